<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- A view as plain text. The input is the part that reading.xsl or diplomatic.xsl makes with part=view. The
     diplomatic text is the lines of the source and nothing else; the reading text has a line for each paragraph,
     its notes at the end. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="core/flat.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/view">
    <xsl:value-of select="concat(normalize-space(title), '&#10;&#10;')"/>
    <xsl:for-each select="facts/div"><xsl:value-of select="concat(normalize-space(dt), ': ', normalize-space(dd), '&#10;')"/></xsl:for-each>
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select="article" mode="block"/>
    <xsl:for-each select="section[@class = 'notes']">
      <xsl:value-of select="concat(normalize-space(h2), '&#10;&#10;')"/>
      <xsl:for-each select="ol/li">
        <xsl:variable name="words"><xsl:apply-templates mode="flat"/></xsl:variable>
        <xsl:value-of select="concat('[', position(), '] ', normalize-space($words), '&#10;')"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- Where the encoding numbers no lines, each block is one. -->
  <xsl:template match="/view[@name = 'diplomatic']">
    <xsl:variable name="are-numbered" select="boolean(.//div[@data-line])"/>
    <xsl:for-each select=".//div[@class = 'line' or starts-with(@class, 'line ')][@data-line or not($are-numbered)]">
      <xsl:variable name="words"><xsl:apply-templates select="span[@class = 'line-text']" mode="line"/></xsl:variable>
      <xsl:value-of select="concat($words, '&#10;')"/>
    </xsl:for-each>
  </xsl:template>
  <!-- what an editor says in a line of the source is no part of it -->
  <xsl:template match="*[@class = 'editorial' or starts-with(@class, 'editorial ')]" mode="line"/>

  <xsl:template name="paragraph"><xsl:param name="words"/><xsl:param name="prefix"/><xsl:value-of select="concat($prefix, $words, '&#10;&#10;')"/></xsl:template>
  <xsl:template name="heading"><xsl:param name="words"/><xsl:param name="prefix"/><xsl:value-of select="concat($prefix, $words, '&#10;&#10;')"/></xsl:template>
  <xsl:template name="short-line"><xsl:param name="words"/><xsl:param name="prefix"/><xsl:value-of select="concat($prefix, $words, '&#10;')"/></xsl:template>
  <xsl:template name="group-end"><xsl:text>&#10;</xsl:text></xsl:template>
  <xsl:template name="list-item">
    <xsl:param name="words"/>
    <xsl:param name="prefix"/>
    <xsl:param name="mark"/>
    <xsl:value-of select="concat($prefix, $mark, substring('–', 1, number($mark = '')), ' ', $words, '&#10;')"/>
  </xsl:template>
  <xsl:template name="quotation">
    <xsl:param name="prefix"/>
    <xsl:choose>
      <xsl:when test="*[key('block', generate-id())]"><xsl:call-template name="blocks"><xsl:with-param name="prefix" select="concat($prefix, '    ')"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="leaf"><xsl:with-param name="prefix" select="concat($prefix, '    ')"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="cell"><xsl:param name="words"/><xsl:value-of select="$words"/><xsl:if test="following-sibling::*"><xsl:text>&#9;</xsl:text></xsl:if></xsl:template>
  <xsl:template name="row-end"><xsl:text>&#10;</xsl:text></xsl:template>
  <xsl:template name="note-mark"><xsl:value-of select="concat('[', normalize-space(), ']')"/></xsl:template>
  <xsl:template name="emphasis"><xsl:apply-templates mode="flat"/></xsl:template>
  <xsl:template name="words-of"><xsl:value-of select="."/></xsl:template>
</xsl:stylesheet>
