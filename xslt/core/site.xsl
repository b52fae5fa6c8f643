<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- What the pages about the whole edition share. Their input is an <edition> of what mentions.xsl says of each letter. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <!-- who edits and publishes the edition, when, and what it is, in a sentence or two -->
  <xsl:param name="edition-editor"/>
  <xsl:param name="edition-publisher"/>
  <xsl:param name="edition-date"/>
  <xsl:param name="edition-rights"/>
  <xsl:param name="introduction"/>

  <!-- entries of one thing, wherever it is named; each letter's by its name -->
  <xsl:key name="entry" match="letter/entry" use="concat(@kind, ' ', @id)"/>
  <xsl:key name="entry-of-kind" match="letter/entry" use="@kind"/>

  <xsl:template name="site-page">
    <xsl:param name="title"/>
    <xsl:param name="current"/>
    <xsl:param name="content"/>
    <xsl:param name="scripts"/>
    <html lang="{$language}">
      <xsl:call-template name="page-head">
        <xsl:with-param name="title"><xsl:value-of select="$title"/><xsl:if test="$title != $edition-title"> · <xsl:value-of select="$edition-title"/></xsl:if></xsl:with-param>
        <xsl:with-param name="style" select="'site'"/>
        <xsl:with-param name="scripts" select="$scripts"/>
      </xsl:call-template>
      <body class="site">
        <a class="skip" href="#content"><xsl:call-template name="string"><xsl:with-param name="key" select="'skip'"/></xsl:call-template></a>
        <xsl:call-template name="site-head"><xsl:with-param name="current" select="$current"/></xsl:call-template>
        <main id="content">
          <h1><xsl:value-of select="$title"/></h1>
          <xsl:copy-of select="$content"/>
        </main>
        <footer class="page-foot">
          <p>
            <xsl:value-of select="$edition-title"/>
            <xsl:if test="$edition-publisher != ''"><xsl:value-of select="concat('. ', $edition-publisher)"/></xsl:if>
            <xsl:if test="$edition-date != ''"><xsl:text>, </xsl:text><xsl:value-of select="substring($edition-date, 1, 4)"/></xsl:if>
            <xsl:text>.</xsl:text>
          </p>
        </footer>
      </body>
    </html>
  </xsl:template>

  <!-- Leads to the page of the search, which starts with what was typed. -->
  <xsl:template name="search-form">
    <form class="search" role="search" action="{$search-href}">
      <label for="q"><xsl:call-template name="string"><xsl:with-param name="key" select="'search-field'"/></xsl:call-template></label>
      <input type="search" name="q" id="q" autocomplete="off"/>
      <button><xsl:call-template name="string"><xsl:with-param name="key" select="'search-button'"/></xsl:call-template></button>
    </form>
  </xsl:template>

  <xsl:template name="names-joined">
    <xsl:param name="names"/>
    <xsl:for-each select="$names">
      <xsl:if test="position() &gt; 1"><xsl:text>, </xsl:text></xsl:if>
      <xsl:value-of select="."/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
