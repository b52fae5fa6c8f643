<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- DTABf, the base format of the Deutsches Textarchiv. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.tei-c.org/ns/1.0"
    xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">
  <xsl:import href="subset.xsl"/>
  <xsl:variable name="subset">DTABf</xsl:variable>

  <xsl:template match="tei:div/@n | tei:div/@type"/>

  <!-- Every page names its image: that of the letter, or the number that the archive gives to images. -->
  <xsl:template name="facsimile-of-page">
    <xsl:attribute name="facs">
      <xsl:choose>
        <xsl:when test="@facs and not(contains(normalize-space(@facs), ' '))">
          <xsl:call-template name="image"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="concat('#f', format-number(count(preceding::tei:pb) + 1, '0000'))"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
  </xsl:template>

  <xsl:template name="place-of-note">
    <xsl:choose>
      <xsl:when test="@place = 'foot' or @place = 'bottom'">
        <xsl:attribute name="place">foot</xsl:attribute>
      </xsl:when>
      <xsl:when test="@place = 'end' or @place = 'left' or @place = 'right'">
        <xsl:copy-of select="@place"/>
      </xsl:when>
      <xsl:when test="starts-with(@place, 'margin')">
        <xsl:attribute name="place">
          <xsl:choose>
            <xsl:when test="contains(@place, 'right')">right</xsl:when>
            <xsl:otherwise>left</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:fw">
    <fw place="top" type="header">
      <xsl:if test="contains(@place, 'bottom') or contains(@place, 'foot')">
        <xsl:attribute name="place">bottom</xsl:attribute>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="@type = 'pageNum' or @type = 'page' or @type = 'folNum'">
          <xsl:attribute name="type">pageNum</xsl:attribute>
        </xsl:when>
        <xsl:when test="@type = 'sig' or @type = 'catch'">
          <xsl:copy-of select="@type"/>
        </xsl:when>
      </xsl:choose>
      <xsl:apply-templates/>
    </fw>
  </xsl:template>

  <!-- Its names for how words look. -->
  <xsl:template name="rendition">
    <xsl:variable name="look" select="translate(concat(@rend, ' ', @rendition), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"/>
    <xsl:attribute name="rendition">
      <xsl:choose>
        <xsl:when test="contains($look, 'ital') or $look = 'i '">#i</xsl:when>
        <xsl:when test="contains($look, 'bold')">#b</xsl:when>
        <xsl:when test="contains($look, 'double')">#uu</xsl:when>
        <xsl:when test="contains($look, 'underl')">#u</xsl:when>
        <xsl:when test="contains($look, 'sup')">#sup</xsl:when>
        <xsl:when test="contains($look, 'sub')">#sub</xsl:when>
        <xsl:when test="contains($look, 'small') or contains($look, 'caps')">#k</xsl:when>
        <xsl:when test="contains($look, 'spac') or contains($look, 'letter')">#g</xsl:when>
        <xsl:when test="contains($look, 'strike')">#s</xsl:when>
        <xsl:when test="contains($look, 'center') or contains($look, 'centre')">#c</xsl:when>
        <xsl:when test="contains($look, 'right')">#right</xsl:when>
        <xsl:when test="contains($look, 'latin') or contains($look, 'antiqua')">#aq</xsl:when>
        <xsl:otherwise>#none</xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
  </xsl:template>

  <xsl:template match="tei:persName | tei:orgName | tei:placeName | tei:geogName | tei:settlement | tei:region | tei:country
      | tei:district | tei:name | tei:rs">
    <xsl:variable name="as">
      <xsl:choose>
        <xsl:when test="self::tei:persName or starts-with(@type, 'pers')">persName</xsl:when>
        <xsl:when test="self::tei:orgName or starts-with(@type, 'org')">orgName</xsl:when>
        <xsl:when test="not(self::tei:name or self::tei:rs) or starts-with(@type, 'place')">placeName</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$as = ''">
        <xsl:apply-templates/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:element name="{$as}">
          <xsl:call-template name="address-of-name"/>
          <xsl:apply-templates/>
        </xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Names lead to an authority file, by its address. -->
  <xsl:template name="address-of-name">
    <xsl:variable name="first" select="substring-before(concat(normalize-space(concat(@ref, ' ', @key)), ' '), ' ')"/>
    <xsl:variable name="entry" select="$known[@from = $first]"/>
    <xsl:choose>
      <xsl:when test="$entry/@uri">
        <xsl:attribute name="ref">
          <xsl:value-of select="$entry/@uri"/>
        </xsl:attribute>
      </xsl:when>
      <xsl:when test="starts-with($first, 'http')">
        <xsl:attribute name="ref">
          <xsl:value-of select="$first"/>
        </xsl:attribute>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
