<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The HTML page: its head, the landmarks, its foot; and the part, which is the text in one view alone. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:template match="/">
    <xsl:choose>
      <xsl:when test="$part != 'page'"><xsl:call-template name="view-part"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="page-of-letter"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What letter.xsl and the other forms of a letter are made from. -->
  <xsl:template name="view-part">
    <view language="{$language}">
      <xsl:attribute name="name"><xsl:call-template name="view-name"/></xsl:attribute>
      <title><xsl:call-template name="letter-title"/></title>
      <facts><xsl:call-template name="letter-facts"/></facts>
      <xsl:call-template name="view-statement"/>
      <xsl:call-template name="view-body"/>
      <xsl:if test="$part = 'book'"><about><xsl:call-template name="source-and-rights"/></about></xsl:if>
    </view>
  </xsl:template>

  <xsl:template name="page-of-letter">
    <xsl:variable name="view"><xsl:call-template name="view-name"/></xsl:variable>
    <html lang="{$language}">
      <xsl:call-template name="page-head">
        <xsl:with-param name="title">
          <xsl:call-template name="letter-title"/>
          <xsl:text> · </xsl:text>
          <xsl:choose>
            <xsl:when test="$view = 'letter'"><xsl:value-of select="$edition-title"/></xsl:when>
            <xsl:otherwise><xsl:call-template name="string"><xsl:with-param name="key" select="concat('view-', $view)"/></xsl:call-template></xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
        <xsl:with-param name="style" select="$view"/>
        <xsl:with-param name="metadata"><xsl:call-template name="letter-metadata"/></xsl:with-param>
      </xsl:call-template>
      <body class="{$view}">
        <a class="skip" href="#letter"><xsl:call-template name="string"><xsl:with-param name="key" select="'skip'"/></xsl:call-template></a>
        <xsl:call-template name="site-head"/>
        <xsl:call-template name="letter-head"/>
        <main id="letter"><xsl:call-template name="view-body"/></main>
        <xsl:call-template name="neighbours"/>
        <xsl:call-template name="page-foot"/>
      </body>
    </html>
  </xsl:template>

  <!-- The ways to the letters before and after. -->
  <xsl:template name="neighbours">
    <xsl:if test="$previous-href != '' or $next-href != ''">
      <nav class="neighbours">
        <xsl:attribute name="aria-label"><xsl:call-template name="string"><xsl:with-param name="key" select="'neighbours'"/></xsl:call-template></xsl:attribute>
        <ul>
          <xsl:call-template name="neighbour"><xsl:with-param name="which" select="'previous'"/><xsl:with-param name="href" select="$previous-href"/><xsl:with-param name="title" select="$previous-title"/></xsl:call-template>
          <xsl:call-template name="neighbour"><xsl:with-param name="which" select="'next'"/><xsl:with-param name="href" select="$next-href"/><xsl:with-param name="title" select="$next-title"/></xsl:call-template>
          <xsl:if test="$previous-between-href != $previous-href">
            <xsl:call-template name="neighbour"><xsl:with-param name="which" select="'previous-between'"/><xsl:with-param name="href" select="$previous-between-href"/><xsl:with-param name="title" select="$previous-between-title"/></xsl:call-template>
          </xsl:if>
          <xsl:if test="$next-between-href != $next-href">
            <xsl:call-template name="neighbour"><xsl:with-param name="which" select="'next-between'"/><xsl:with-param name="href" select="$next-between-href"/><xsl:with-param name="title" select="$next-between-title"/></xsl:call-template>
          </xsl:if>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>
  <xsl:template name="neighbour">
    <xsl:param name="which"/>
    <xsl:param name="href"/>
    <xsl:param name="title"/>
    <xsl:if test="$href != ''">
      <li class="{$which}">
        <a href="{$href}">
          <span class="which"><xsl:call-template name="string"><xsl:with-param name="key" select="concat('neighbour-', $which)"/></xsl:call-template></span>
          <xsl:text> </xsl:text>
          <xsl:value-of select="$title"/>
        </a>
      </li>
    </xsl:if>
  </xsl:template>

  <!-- The serialiser of HTML adds the character encoding itself. -->
  <xsl:template name="page-head">
    <xsl:param name="title"/>
    <xsl:param name="style"/>
    <xsl:param name="metadata"/>
    <xsl:param name="scripts"/>
    <head>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title><xsl:value-of select="$title"/></title>
      <meta name="generator" content="Apograph"/>
      <xsl:copy-of select="$metadata"/>
      <xsl:call-template name="page-styles"><xsl:with-param name="style" select="$style"/></xsl:call-template>
      <xsl:copy-of select="$scripts"/>
      <xsl:choose>
        <xsl:when test="$style = 'site'"/>
        <xsl:when test="$running-head-href != ''"><link rel="stylesheet" href="{$running-head-href}" media="print"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="running-head"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="$css-href != ''"><link rel="stylesheet" href="{$css-href}"/></xsl:if>
    </head>
  </xsl:template>
  <!-- In print every page but the first has the letter's title at its head. -->
  <xsl:template name="running-head">
    <xsl:variable name="title"><xsl:call-template name="letter-title"/></xsl:variable>
    <style media="print">
      <xsl:text>@page { @top-center { content: "</xsl:text>
      <xsl:call-template name="json-text"><xsl:with-param name="text" select="normalize-space($title)"/><xsl:with-param name="less-than" select="'\3c '"/></xsl:call-template>
      <xsl:text>"; font: italic 9pt serif; } } @page :first { @top-center { content: none; } }</xsl:text>
    </style>
  </xsl:template>
  <!-- A stylesheet's names here are those of the files in css/ and js/. -->
  <xsl:template name="page-styles">
    <xsl:param name="style"/>
    <xsl:choose>
      <xsl:when test="$assets-href = ''">
        <style>
          <xsl:value-of select="document('../css/page.xml')"/>
          <xsl:if test="$style != 'site'"><xsl:value-of select="document('../css/reading.xml')"/></xsl:if>
          <xsl:if test="$style != 'site' and $style != 'reading'"><xsl:value-of select="document('../css/diplomatic.xml')"/></xsl:if>
          <xsl:if test="$style = 'letter'"><xsl:value-of select="document('../css/letter.xml')"/></xsl:if>
          <xsl:if test="$style = 'site'"><xsl:value-of select="document('../css/site.xml')"/></xsl:if>
        </style>
      </xsl:when>
      <xsl:when test="$style = 'site'">
        <link rel="stylesheet" href="{$assets-href}page.css"/>
        <link rel="stylesheet" href="{$assets-href}site.css"/>
        <script src="{$assets-href}filter.js" defer="defer"/>
        <script src="{$assets-href}sort.js" defer="defer"/>
      </xsl:when>
      <xsl:otherwise>
        <link rel="stylesheet" href="{$assets-href}page.css"/>
        <link rel="stylesheet" href="{$assets-href}reading.css"/>
        <link rel="stylesheet" href="{$assets-href}diplomatic.css"/>
        <link rel="stylesheet" href="{$assets-href}letter.css"/>
        <script src="{$assets-href}places.js" defer="defer"/>
        <script src="{$assets-href}notes.js" defer="defer"/>
        <script src="{$assets-href}cards.js" defer="defer"/>
        <script src="{$assets-href}words.js" defer="defer"/>
        <script src="{$assets-href}find.js" defer="defer"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The edition's title and the ways to its other pages. -->
  <xsl:template name="site-head">
    <xsl:param name="current"/>
    <xsl:if test="$edition-title != ''">
      <header class="site-head">
        <p class="edition">
          <xsl:choose>
            <xsl:when test="$home-href != ''"><a href="{$home-href}"><xsl:value-of select="$edition-title"/></a></xsl:when>
            <xsl:otherwise><xsl:value-of select="$edition-title"/></xsl:otherwise>
          </xsl:choose>
        </p>
        <xsl:if test="$home-href != '' and $registers != ''">
          <nav class="site-links">
            <xsl:attribute name="aria-label"><xsl:call-template name="string"><xsl:with-param name="key" select="'edition'"/></xsl:call-template></xsl:attribute>
            <ul>
              <xsl:call-template name="site-link"><xsl:with-param name="key" select="'letters'"/><xsl:with-param name="href" select="$home-href"/><xsl:with-param name="current" select="$current"/></xsl:call-template>
              <xsl:call-template name="register-links"><xsl:with-param name="names" select="concat($registers, ' ')"/><xsl:with-param name="current" select="$current"/></xsl:call-template>
              <xsl:if test="$search-href != ''"><xsl:call-template name="site-link"><xsl:with-param name="key" select="'search'"/><xsl:with-param name="href" select="$search-href"/><xsl:with-param name="current" select="$current"/></xsl:call-template></xsl:if>
            </ul>
          </nav>
        </xsl:if>
      </header>
    </xsl:if>
  </xsl:template>
  <xsl:template name="register-links">
    <xsl:param name="names"/>
    <xsl:param name="current"/>
    <xsl:variable name="name" select="substring-before($names, ' ')"/>
    <xsl:if test="$name != ''">
      <xsl:call-template name="site-link"><xsl:with-param name="key" select="$name"/><xsl:with-param name="href" select="concat($name, '.html')"/><xsl:with-param name="current" select="$current"/></xsl:call-template>
      <xsl:call-template name="register-links"><xsl:with-param name="names" select="substring-after($names, ' ')"/><xsl:with-param name="current" select="$current"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
  <xsl:template name="site-link">
    <xsl:param name="key"/>
    <xsl:param name="href"/>
    <xsl:param name="current"/>
    <li>
      <a href="{$href}">
        <xsl:if test="$key = $current"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
        <xsl:call-template name="string"><xsl:with-param name="key" select="concat('site-', $key)"/></xsl:call-template>
      </a>
    </li>
  </xsl:template>

  <xsl:template name="page-foot">
    <xsl:variable name="words"><xsl:call-template name="encoding-statement"/></xsl:variable>
    <footer class="page-foot">
      <xsl:if test="normalize-space($words) != ''"><p><xsl:copy-of select="$words"/></p></xsl:if>
    </footer>
  </xsl:template>
  <xsl:template name="encoding-statement">
    <xsl:for-each select="$header//tei:appInfo/tei:application[1]">
      <xsl:call-template name="string">
        <xsl:with-param name="key" select="'encoded-with'"/>
        <xsl:with-param name="one" select="normalize-space(concat(tei:label, ' ', @version))"/>
      </xsl:call-template>
      <xsl:text> </xsl:text>
    </xsl:for-each>
    <xsl:variable name="status">
      <xsl:call-template name="find-string">
        <xsl:with-param name="key" select="concat('status-', $header/tei:revisionDesc/@status)"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:value-of select="$status"/>
    <xsl:if test="$status = ''"><xsl:value-of select="$header/tei:revisionDesc/@status"/></xsl:if>
    <xsl:for-each select="($header/tei:revisionDesc//tei:change/@when)[1]">
      <xsl:text> (</xsl:text>
      <xsl:call-template name="date-in-words"><xsl:with-param name="iso" select="."/></xsl:call-template>
      <xsl:text>)</xsl:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
