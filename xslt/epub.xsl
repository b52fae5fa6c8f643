<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- A letter as a chapter of an e-book (EPUB 3): the reading view in XHTML. The input is a part, made with part=book.
     What only scripts and the web page's style could use is left out; links lead to what is there. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns:exsl="http://exslt.org/common" extension-element-prefixes="exsl">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>
  <!-- the pictures that the book holds, each as its address stands in the letter, with | around it -->
  <xsl:param name="pictures"/>
  <xsl:key name="indexed" match="item" use="@key"/>
  <xsl:variable name="page-index">
    <xsl:for-each select="//span[@class = 'page-break'][not(ancestor::*[@hidden])]"><item xmlns="" key="{generate-id()}" number="{position()}"/></xsl:for-each>
  </xsl:variable>
  <xsl:key name="by-id" match="*[@id][not(ancestor-or-self::*[@hidden])]" use="@id"/>

  <xsl:template match="/view">
    <html lang="{@language}" xml:lang="{@language}">
      <head>
        <title><xsl:value-of select="title"/></title>
        <link rel="stylesheet" type="text/css" href="../book.css"/>
      </head>
      <body>
        <section epub:type="chapter" role="doc-chapter" aria-labelledby="letter-title">
          <h1 id="letter-title"><xsl:value-of select="title"/></h1>
          <xsl:for-each select="facts[*]"><dl class="facts"><xsl:apply-templates select="*"/></dl></xsl:for-each>
          <xsl:apply-templates select="article | section"/>
          <xsl:for-each select="about[*]">
            <section class="about"><dl class="facts"><xsl:apply-templates select="*"/></dl></section>
          </xsl:for-each>
        </section>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="*">
    <xsl:element name="{local-name()}"><xsl:apply-templates select="@*"/><xsl:apply-templates/></xsl:element>
  </xsl:template>
  <xsl:template match="@*"><xsl:copy/></xsl:template>
  <xsl:template match="@lang"><xsl:copy/><xsl:attribute name="xml:lang"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@title[. = ''] | @loading | @*[starts-with(name(), 'data-')]"/>
  <xsl:template match="*[@hidden] | span[@class = 'lb']"/>

  <!-- Reading systems open the note in a window; the others go to it and back. -->
  <xsl:template match="a[@role = 'doc-noteref']">
    <a epub:type="noteref"><xsl:apply-templates select="@*"/><xsl:apply-templates/></a>
  </xsl:template>
  <xsl:template match="section[@class = 'notes']">
    <section epub:type="endnotes" role="doc-endnotes"><xsl:apply-templates select="@*"/><xsl:apply-templates/></section>
  </xsl:template>
  <xsl:template match="section[@class = 'notes']/ol/li">
    <li epub:type="footnote"><xsl:apply-templates select="@*"/><xsl:apply-templates/></li>
  </xsl:template>
  <xsl:template match="a[@class = 'way-back']">
    <a role="doc-backlink"><xsl:apply-templates select="@*"/><xsl:apply-templates/></a>
  </xsl:template>
  <xsl:template match="a[starts-with(@href, '#')][not(key('by-id', substring-after(@href, '#')))]" priority="1">
    <span><xsl:apply-templates select="@id | @class | @lang | @title"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- The pages of the source: epub-contents.xsl numbers them in the same way. -->
  <xsl:template match="span[@class = 'page-break']">
    <xsl:variable name="key" select="generate-id()"/>
    <span epub:type="pagebreak" role="doc-pagebreak" class="page-break" aria-label="{@data-page}" title="{@data-page}">
      <xsl:for-each select="exsl:node-set($page-index)">
        <xsl:attribute name="id"><xsl:value-of select="concat('source-page-', key('indexed', $key)/@number)"/></xsl:attribute>
      </xsl:for-each>
    </span>
    <xsl:if test="@id"><span><xsl:apply-templates select="@id"/></span></xsl:if>
  </xsl:template>

  <xsl:template match="img">
    <xsl:choose>
      <xsl:when test="contains($pictures, concat('|', @src, '|'))">
        <img><xsl:apply-templates select="@src | @alt | @class"/></img>
      </xsl:when>
      <xsl:otherwise><span class="graphic"><xsl:value-of select="concat('[', @alt, ']')"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
