<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The page on which the letters of an edition are searched; js/search.js fills it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:import href="core/frame.xsl"/>
  <xsl:output doctype-system="about:legacy-compat"/>
  <xsl:include href="core/site.xsl"/>

  <xsl:template match="/">
    <xsl:variable name="title"><xsl:call-template name="string"><xsl:with-param name="key" select="'search'"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="site-page">
      <xsl:with-param name="title" select="string($title)"/>
      <xsl:with-param name="current" select="'search'"/>
      <xsl:with-param name="scripts"><script src="{$assets-href}words.js" defer="defer"/><script src="{$assets-href}search.js" defer="defer"/></xsl:with-param>
      <xsl:with-param name="content">
        <xsl:call-template name="search-form"/>
        <p class="hint"><xsl:call-template name="string"><xsl:with-param name="key" select="'search-hint'"/></xsl:call-template></p>
        <noscript>
          <p class="lead"><xsl:call-template name="string"><xsl:with-param name="key" select="'search-without-script'"/></xsl:call-template></p>
          <ul>
            <xsl:call-template name="site-link"><xsl:with-param name="key" select="'letters'"/><xsl:with-param name="href" select="$home-href"/></xsl:call-template>
            <xsl:call-template name="register-links"><xsl:with-param name="names" select="concat($registers, ' ')"/></xsl:call-template>
          </ul>
        </noscript>
        <p id="how-many" role="status"></p>
        <div id="found">
          <xsl:call-template name="words-for-script"><xsl:with-param name="names" select="'letter letters none more passage passages names fault '"/></xsl:call-template>
        </div>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What the script says, each in an attribute; it fills the number in. -->
  <xsl:template name="words-for-script">
    <xsl:param name="names"/>
    <xsl:variable name="name" select="substring-before($names, ' ')"/>
    <xsl:if test="$name != ''">
      <xsl:attribute name="data-{$name}">
        <xsl:call-template name="string"><xsl:with-param name="key" select="concat('search-', $name)"/><xsl:with-param name="one" select="'{1}'"/></xsl:call-template>
      </xsl:attribute>
      <xsl:call-template name="words-for-script"><xsl:with-param name="names" select="substring-after($names, ' ')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
