<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- TEI module figures (chapter 15): tables, pictures, formulas. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:template match="tei:table">
    <xsl:call-template name="block"><xsl:with-param name="element" select="'table'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:table/tei:head">
    <xsl:call-template name="block"><xsl:with-param name="element" select="'caption'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:row">
    <xsl:call-template name="block"><xsl:with-param name="element" select="'tr'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:cell">
    <xsl:call-template name="block">
      <xsl:with-param name="element">
        <xsl:choose>
          <xsl:when test="@role = 'label' or ../@role = 'label'">th</xsl:when>
          <xsl:otherwise>td</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:cell" mode="attributes">
    <xsl:if test="@cols &gt; 1"><xsl:attribute name="colspan"><xsl:value-of select="@cols"/></xsl:attribute></xsl:if>
    <xsl:if test="@rows &gt; 1"><xsl:attribute name="rowspan"><xsl:value-of select="@rows"/></xsl:attribute></xsl:if>
  </xsl:template>
  <xsl:template match="tei:figure">
    <xsl:call-template name="block"><xsl:with-param name="element" select="'figure'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:figure/tei:head">
    <xsl:call-template name="block"><xsl:with-param name="element" select="'figcaption'"/></xsl:call-template>
  </xsl:template>
  <!-- the words for those who do not see the picture; beside a graphic they are its alt -->
  <xsl:template match="tei:figDesc">
    <xsl:if test="not(../tei:graphic)"><xsl:call-template name="block"/></xsl:if>
  </xsl:template>
  <xsl:template name="edition-picture">
    <xsl:variable name="description" select="(../tei:figDesc | tei:desc)[1]"/>
    <xsl:variable name="words" select="normalize-space(($description | ../tei:head[not($description)])[1])"/>
    <xsl:choose>
      <xsl:when test="@url and not(contains(@url, ':')) and not(starts-with(@url, '/'))"><img class="graphic" src="{$image-base}{@url}" alt="{$words}" loading="lazy"/></xsl:when>
      <xsl:when test="starts-with(@url, 'http://') or starts-with(@url, 'https://')">
        <a class="graphic" href="{@url}">
          <xsl:value-of select="$words"/>
          <xsl:if test="$words = ''"><xsl:call-template name="string"><xsl:with-param name="key" select="'picture'"/></xsl:call-template></xsl:if>
        </a>
      </xsl:when>
      <xsl:otherwise><span class="graphic">[<xsl:call-template name="string"><xsl:with-param name="key" select="'picture'"/></xsl:call-template>]</span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Where the picture of the page that begins here lies: @facs names it, or its surface; empty where it is not in the edition. -->
  <xsl:template name="facsimile-address">
    <xsl:variable name="first" select="substring-before(concat(normalize-space(@facs), ' '), ' ')"/>
    <xsl:variable name="surface" select="key('id', substring-after($first, '#'))"/>
    <xsl:variable name="graphic" select="$surface/descendant-or-self::tei:graphic[1]/@url"/>
    <xsl:variable name="url" select="concat($graphic, substring($first, 1, string-length($first) * not(starts-with($first, '#'))))"/>
    <xsl:if test="$url != '' and not(contains($url, ':')) and not(starts-with($url, '/'))"><xsl:value-of select="concat($image-base, $url)"/></xsl:if>
  </xsl:template>
  <xsl:template match="tei:formula | tei:notatedMusic"><xsl:call-template name="inline"/></xsl:template>
</xsl:stylesheet>
