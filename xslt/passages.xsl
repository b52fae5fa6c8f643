<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The text of a letter in pieces that a search can lead to: its paragraphs, headings, lines of verse, notes, each with the
     id under which the page has it. The input is the part that reading.xsl makes with part=view. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="core/flat.xsl"/>
  <xsl:output omit-xml-declaration="yes"/>

  <xsl:template match="/view">
    <passages>
      <head><xsl:value-of select="normalize-space(title)"/></head>
      <xsl:for-each select="facts/div[@class = 'from' or @class = 'to' or @class = 'place' or @class = 'date']/dd">
        <xsl:variable name="words"><xsl:apply-templates mode="flat"/></xsl:variable>
        <head><xsl:value-of select="normalize-space($words)"/></head>
      </xsl:for-each>
      <xsl:apply-templates select="article" mode="block"/>
      <xsl:for-each select="section[@class = 'notes']/ol/li">
        <xsl:variable name="words"><xsl:apply-templates mode="flat"/></xsl:variable>
        <xsl:call-template name="passage"><xsl:with-param name="words" select="normalize-space($words)"/></xsl:call-template>
      </xsl:for-each>
    </passages>
  </xsl:template>

  <xsl:template name="passage">
    <xsl:param name="words"/>
    <passage at="{ancestor-or-self::*[@id][1]/@id}"><xsl:value-of select="$words"/></passage>
  </xsl:template>
  <xsl:template name="paragraph"><xsl:param name="words"/><xsl:param name="prefix"/><xsl:call-template name="passage"><xsl:with-param name="words" select="$words"/></xsl:call-template></xsl:template>
  <xsl:template name="heading"><xsl:param name="words"/><xsl:param name="prefix"/><xsl:call-template name="passage"><xsl:with-param name="words" select="$words"/></xsl:call-template></xsl:template>
  <xsl:template name="short-line"><xsl:param name="words"/><xsl:param name="prefix"/><xsl:call-template name="passage"><xsl:with-param name="words" select="$words"/></xsl:call-template></xsl:template>
  <xsl:template name="list-item"><xsl:param name="words"/><xsl:param name="prefix"/><xsl:param name="mark"/><xsl:call-template name="passage"><xsl:with-param name="words" select="$words"/></xsl:call-template></xsl:template>
  <xsl:template name="cell"><xsl:param name="words"/><xsl:if test="$words != ''"><xsl:call-template name="passage"><xsl:with-param name="words" select="$words"/></xsl:call-template></xsl:if></xsl:template>
  <xsl:template name="quotation">
    <xsl:choose>
      <xsl:when test="*[key('block', generate-id())]"><xsl:call-template name="blocks"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="leaf"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="group-end"/>
  <xsl:template name="row-end"/>
  <xsl:template name="note-mark"/>
  <xsl:template name="emphasis"><xsl:apply-templates mode="flat"/></xsl:template>
  <xsl:template name="words-of"><xsl:value-of select="."/></xsl:template>
  <!-- what the interface adds -->
  <xsl:template match="span[@class = 'remark'] | span[@class = 'note-author']" mode="flat" priority="1"/>
</xsl:stylesheet>
