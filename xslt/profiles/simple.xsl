<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- TEI simplePrint: names are name, deletions and additions stay. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.tei-c.org/ns/1.0"
    xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">
  <xsl:import href="subset.xsl"/>
  <xsl:variable name="subset">TEI simplePrint</xsl:variable>

  <xsl:template name="identity-of-file">
    <xsl:attribute name="xml:id">
      <xsl:value-of select="$file"/>
    </xsl:attribute>
    <xsl:if test="$language != ''">
      <xsl:attribute name="xml:lang">
        <xsl:value-of select="$language"/>
      </xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template match="@n">
    <xsl:copy/>
  </xsl:template>
  <xsl:template match="tei:div/@type">
    <xsl:copy/>
  </xsl:template>

  <xsl:template name="facsimile-of-page">
    <xsl:if test="@facs">
      <xsl:attribute name="facs">
        <xsl:call-template name="image"/>
      </xsl:attribute>
    </xsl:if>
  </xsl:template>
  <xsl:template name="place-of-note">
    <xsl:variable name="places"> above below block bottom bottom-centre bottom-left bottom-right divend end inline inspace margin
      margin-inner margin-left margin-right opposite overleaf overstrike parend tablebottom top top-centre top-left top-right </xsl:variable>
    <xsl:choose>
      <xsl:when test="@place = 'foot'">
        <xsl:attribute name="place">bottom</xsl:attribute>
      </xsl:when>
      <xsl:when test="contains(concat(' ', normalize-space($places), ' '), concat(' ', normalize-space(@place), ' '))">
        <xsl:copy-of select="@place"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:fw">
    <xsl:call-template name="same"/>
  </xsl:template>
  <!-- Its own names for how words look, where the letter has no pointer. -->
  <xsl:template name="rendition">
    <xsl:variable name="look" select="translate(@rend, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"/>
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="contains($look, 'ital') or $look = 'i' or self::tei:emph">italic</xsl:when>
        <xsl:when test="contains($look, 'bold') or $look = 'b'">bold</xsl:when>
        <xsl:when test="contains($look, 'underl')">underline</xsl:when>
        <xsl:when test="contains($look, 'sup')">superscript</xsl:when>
        <xsl:when test="contains($look, 'sub')">subscript</xsl:when>
        <xsl:when test="contains($look, 'small') or contains($look, 'caps')">smallcaps</xsl:when>
        <xsl:when test="contains($look, 'spac')">letterspace</xsl:when>
        <xsl:when test="contains($look, 'strike')">strikethrough</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="@rendition">
        <xsl:copy-of select="@rendition"/>
      </xsl:when>
      <xsl:when test="starts-with(@rend, '#') and not(contains(@rend, ' '))">
        <xsl:attribute name="rendition">
          <xsl:value-of select="@rend"/>
        </xsl:attribute>
      </xsl:when>
      <xsl:when test="$name != ''">
        <xsl:attribute name="rendition">
          <xsl:value-of select="concat('simple:', $name)"/>
        </xsl:attribute>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:gap">
    <gap>
      <xsl:copy-of select="@reason | @quantity | @unit"/>
    </gap>
  </xsl:template>

  <xsl:template match="tei:del | tei:add | tei:unclear">
    <xsl:element name="{local-name()}">
      <xsl:apply-templates select="@*"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="tei:subst">
    <subst>
      <xsl:apply-templates select="*"/>
    </subst>
  </xsl:template>
  <xsl:template match="tei:title[@level or @ref]">
    <title>
      <xsl:copy-of select="@level"/>
      <xsl:apply-templates/>
    </title>
  </xsl:template>

  <xsl:template match="tei:persName | tei:orgName | tei:placeName | tei:geogName | tei:settlement | tei:region | tei:country
      | tei:district | tei:name | tei:rs">
    <xsl:variable name="type">
      <xsl:choose>
        <xsl:when test="self::tei:persName">person</xsl:when>
        <xsl:when test="self::tei:orgName">org</xsl:when>
        <xsl:when test="self::tei:rs">
          <xsl:value-of select="translate(@type, ' ', '_')"/>
        </xsl:when>
        <!-- A closed list. -->
        <xsl:when test="self::tei:name and starts-with(@type, 'pers')">person</xsl:when>
        <xsl:when test="self::tei:name and starts-with(@type, 'place')">place</xsl:when>
        <xsl:when test="self::tei:name and starts-with(@type, 'org')">org</xsl:when>
        <xsl:when test="self::tei:name">
          <xsl:value-of select="@type[. = 'forename' or . = 'surname' or . = 'nameLink' or . = 'country']"/>
        </xsl:when>
        <xsl:otherwise>place</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="as">
      <xsl:choose>
        <xsl:when test="self::tei:rs">rs</xsl:when>
        <xsl:otherwise>name</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$as}">
      <xsl:if test="$type != ''">
        <xsl:attribute name="type">
          <xsl:value-of select="$type"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:variable name="first" select="substring-before(concat(normalize-space(@ref), ' '), ' ')"/>
      <xsl:choose>
        <xsl:when test="$known[@from = $first]/@uri">
          <xsl:attribute name="ref">
            <xsl:value-of select="$known[@from = $first]/@uri"/>
          </xsl:attribute>
        </xsl:when>
        <xsl:when test="$first != ''">
          <xsl:copy-of select="@ref"/>
        </xsl:when>
      </xsl:choose>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
