<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The HTML page: its head, the landmarks, its foot. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:template match="/">
    <xsl:variable name="view"><xsl:call-template name="view-name"/></xsl:variable>
    <html lang="{$language}">
      <xsl:call-template name="page-head"/>
      <body class="{$view}">
        <a class="skip" href="#letter"><xsl:call-template name="string"><xsl:with-param name="key" select="'skip'"/></xsl:call-template></a>
        <xsl:call-template name="letter-head"/>
        <main id="letter"><xsl:call-template name="view-body"/></main>
        <xsl:call-template name="page-foot"/>
      </body>
    </html>
  </xsl:template>

  <!-- The serialiser of HTML adds the character encoding itself. -->
  <xsl:template name="page-head">
    <xsl:variable name="view"><xsl:call-template name="view-name"/></xsl:variable>
    <head>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>
        <xsl:call-template name="letter-title"/>
        <xsl:text> · </xsl:text>
        <xsl:call-template name="string"><xsl:with-param name="key" select="concat('view-', $view)"/></xsl:call-template>
      </title>
      <meta name="generator" content="Apograph"/>
      <xsl:if test="$tei-href != ''"><link rel="alternate" type="application/tei+xml" href="{$tei-href}"/></xsl:if>
      <xsl:if test="$css-embedded = 'yes'">
        <style>
          <xsl:value-of select="document('../css/page.xml')"/>
          <xsl:value-of select="document(concat('../css/', $view, '.xml'))"/>
        </style>
      </xsl:if>
      <xsl:if test="$css-href != ''"><link rel="stylesheet" href="{$css-href}"/></xsl:if>
    </head>
  </xsl:template>

  <xsl:template name="page-foot">
    <footer class="page-foot">
      <p>
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
            <xsl:with-param name="may-miss" select="true()"/>
          </xsl:call-template>
        </xsl:variable>
        <xsl:value-of select="$status"/>
        <xsl:if test="$status = ''"><xsl:value-of select="$header/tei:revisionDesc/@status"/></xsl:if>
        <xsl:for-each select="($header/tei:revisionDesc//tei:change/@when)[1]">
          <xsl:text> (</xsl:text>
          <xsl:call-template name="date-in-words"><xsl:with-param name="iso" select="."/></xsl:call-template>
          <xsl:text>)</xsl:text>
        </xsl:for-each>
      </p>
    </footer>
  </xsl:template>
</xsl:stylesheet>
