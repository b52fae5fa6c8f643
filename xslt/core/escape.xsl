<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- Text for formats in which some characters mean something: each of `special` is written by the template escape.
     Halves are searched until they hold none, so that a long text costs no depth. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="escaped">
    <xsl:param name="text"/>
    <xsl:param name="special"/>
    <xsl:variable name="half" select="floor(string-length($text) div 2)"/>
    <xsl:choose>
      <xsl:when test="translate($text, $special, '') = $text"><xsl:value-of select="$text"/></xsl:when>
      <xsl:when test="$half = 0"><xsl:call-template name="escape"><xsl:with-param name="character" select="$text"/></xsl:call-template></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="escaped"><xsl:with-param name="text" select="substring($text, 1, $half)"/><xsl:with-param name="special" select="$special"/></xsl:call-template>
        <xsl:call-template name="escaped"><xsl:with-param name="text" select="substring($text, $half + 1)"/><xsl:with-param name="special" select="$special"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
