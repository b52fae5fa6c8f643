<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- A view as Markdown (CommonMark with the footnotes and tables that its common extensions know). The input is a part. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="text.xsl"/>
  <xsl:include href="core/escape.xsl"/>

  <xsl:template match="/view">
    <xsl:text># </xsl:text>
    <xsl:for-each select="title"><xsl:apply-templates mode="flat"/></xsl:for-each>
    <xsl:text>&#10;&#10;</xsl:text>
    <xsl:for-each select="facts/div">
      <xsl:variable name="words"><xsl:apply-templates select="dd" mode="flat"/></xsl:variable>
      <xsl:value-of select="concat('- **', normalize-space(dt), '** ', normalize-space($words), '&#10;')"/>
    </xsl:for-each>
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select="article" mode="block"/>
    <xsl:for-each select="section[@class = 'notes']/ol/li">
      <xsl:variable name="words"><xsl:apply-templates mode="flat"/></xsl:variable>
      <xsl:value-of select="concat('[^', position(), ']: ', normalize-space($words), '&#10;&#10;')"/>
    </xsl:for-each>
  </xsl:template>
  <!-- Lines of the source keep their places in a block of code. -->
  <xsl:template match="/view[@name = 'diplomatic']">
    <xsl:text>~~~~ text&#10;</xsl:text>
    <xsl:apply-imports/>
    <xsl:text>~~~~&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="heading">
    <xsl:param name="words"/>
    <xsl:param name="prefix"/>
    <xsl:variable name="level" select="substring('######', 1, number(translate(local-name(), 'abcdefghijklmnopqrstuvwxyz', '')))"/>
    <xsl:choose>
      <xsl:when test="$level != ''"><xsl:value-of select="concat($prefix, $level, ' ', $words, '&#10;&#10;')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat($prefix, '*', $words, '*&#10;&#10;')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="paragraph"><xsl:param name="words"/><xsl:param name="prefix"/><xsl:value-of select="concat($prefix, $words, '&#10;', $prefix, '&#10;')"/></xsl:template>
  <xsl:template name="short-line"><xsl:param name="words"/><xsl:param name="prefix"/><xsl:value-of select="concat($prefix, $words, '\&#10;')"/></xsl:template>
  <xsl:template name="list-item">
    <xsl:param name="words"/>
    <xsl:param name="prefix"/>
    <xsl:param name="mark"/>
    <xsl:value-of select="concat($prefix, $mark, substring('-', 1, number($mark = '')), ' ', $words, '&#10;')"/>
  </xsl:template>
  <xsl:template name="quotation">
    <xsl:param name="prefix"/>
    <xsl:choose>
      <xsl:when test="*[key('block', generate-id())]"><xsl:call-template name="blocks"><xsl:with-param name="prefix" select="concat($prefix, '> ')"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="leaf"><xsl:with-param name="prefix" select="concat($prefix, '> ')"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="concat($prefix, '&#10;')"/>
  </xsl:template>
  <xsl:template name="cell"><xsl:param name="words"/><xsl:value-of select="concat('| ', $words, ' ')"/></xsl:template>
  <xsl:template name="row-end">
    <xsl:text>|&#10;</xsl:text>
    <xsl:if test="not(preceding-sibling::tr)">
      <xsl:for-each select="th | td"><xsl:text>|---</xsl:text></xsl:for-each>
      <xsl:text>|&#10;</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template name="note-mark"><xsl:value-of select="concat('[^', normalize-space(), ']')"/></xsl:template>
  <xsl:template name="emphasis">
    <xsl:variable name="words"><xsl:apply-templates mode="flat"/></xsl:variable>
    <xsl:if test="normalize-space($words) != ''"><xsl:value-of select="concat('*', normalize-space($words), '*')"/></xsl:if>
  </xsl:template>
  <xsl:template name="words-of">
    <xsl:call-template name="escaped"><xsl:with-param name="text" select="string()"/><xsl:with-param name="special" select="'\`*_[]&lt;&gt;#|'"/></xsl:call-template>
  </xsl:template>
  <xsl:template name="escape"><xsl:param name="character"/><xsl:value-of select="concat('\', $character)"/></xsl:template>
</xsl:stylesheet>
