<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The navigation document of an e-book: of an edition, its title page and its letters by date; of one letter, its
     parts and the pages of its source. The input is a <book> of what mentions.xsl says of each letter; where it is
     one letter, its part stands there too. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xmlns:str="http://exslt.org/strings"
  extension-element-prefixes="str">
  <xsl:import href="core/parameters.xsl"/>
  <xsl:include href="core/strings.xsl"/>
  <xsl:include href="core/book.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="/book">
    <html lang="{$language}" xml:lang="{$language}">
      <head>
        <title><xsl:call-template name="book-title"/></title>
        <link rel="stylesheet" type="text/css" href="book.css"/>
      </head>
      <body>
        <xsl:if test="not(view)"><xsl:call-template name="title-page"/></xsl:if>
        <nav epub:type="toc" role="doc-toc" aria-labelledby="contents">
          <h2 id="contents"><xsl:call-template name="string"><xsl:with-param name="key" select="'contents'"/></xsl:call-template></h2>
          <ol>
            <xsl:for-each select="letter">
              <xsl:sort select="@sort"/>
              <xsl:sort select="@name"/>
              <xsl:call-template name="chapter-line"/>
            </xsl:for-each>
          </ol>
        </nav>
        <nav epub:type="landmarks" hidden="hidden">
          <ol>
            <xsl:if test="not(view)">
              <li><a epub:type="toc" href="#contents"><xsl:call-template name="string"><xsl:with-param name="key" select="'contents'"/></xsl:call-template></a></li>
            </xsl:if>
            <xsl:for-each select="letter">
              <xsl:sort select="@sort"/>
              <xsl:sort select="@name"/>
              <xsl:if test="position() = 1"><li><a epub:type="bodymatter" href="letters/{str:encode-uri(@name, true())}.xhtml"><xsl:value-of select="title"/></a></li></xsl:if>
            </xsl:for-each>
          </ol>
        </nav>
        <xsl:if test="view//span[@class = 'page-break']"><xsl:call-template name="page-list"/></xsl:if>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="title-page">
    <section epub:type="titlepage">
      <h1><xsl:value-of select="$edition-title"/></h1>
      <xsl:if test="$edition-editor != ''"><p class="editor"><xsl:value-of select="$edition-editor"/></p></xsl:if>
      <xsl:if test="$introduction != ''"><p><xsl:value-of select="$introduction"/></p></xsl:if>
      <p class="imprint">
        <xsl:value-of select="$edition-publisher"/>
        <xsl:if test="$edition-publisher != '' and $edition-date != ''"><xsl:text>, </xsl:text></xsl:if>
        <xsl:value-of select="substring($edition-date, 1, 4)"/>
      </p>
      <xsl:if test="$edition-rights != ''"><p class="imprint"><xsl:value-of select="$edition-rights"/></p></xsl:if>
      <xsl:if test="$permalink != ''"><p class="imprint"><a href="{$permalink}"><xsl:value-of select="$permalink"/></a></p></xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="chapter-line">
    <xsl:variable name="file" select="concat('letters/', str:encode-uri(@name, true()), '.xhtml')"/>
    <li>
      <a href="{$file}"><xsl:value-of select="title"/><xsl:if test="date"><xsl:value-of select="concat(', ', date)"/></xsl:if></a>
      <xsl:if test="../view/section">
        <ol><xsl:for-each select="../view/section"><li><a href="{$file}#{@aria-labelledby}"><xsl:value-of select="h2"/></a></li></xsl:for-each></ol>
      </xsl:if>
    </li>
  </xsl:template>

  <xsl:template name="page-list">
    <xsl:variable name="file" select="concat('letters/', str:encode-uri(letter/@name, true()), '.xhtml')"/>
    <nav epub:type="page-list" role="doc-pagelist" hidden="hidden" aria-labelledby="pages">
      <h2 id="pages"><xsl:call-template name="string"><xsl:with-param name="key" select="'pages-of-source'"/></xsl:call-template></h2>
      <ol>
        <xsl:for-each select="view//span[@class = 'page-break'][not(ancestor::*[@hidden])]">
          <li><a href="{$file}#source-page-{position()}"><xsl:value-of select="@data-page"/><xsl:if test="@data-page = ''"><xsl:value-of select="position()"/></xsl:if></a></li>
        </xsl:for-each>
      </ol>
    </nav>
  </xsl:template>
</xsl:stylesheet>
