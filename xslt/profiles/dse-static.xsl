<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- dse-static: names as rs, one form of each choice, gaps in words; the file's name as xml:id, the neighbours' in @prev and @next. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.tei-c.org/ns/1.0"
    xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">
  <xsl:import href="core.xsl"/>

  <xsl:template match="/tei:TEI">
    <TEI>
      <xsl:apply-templates select="@*[name() != 'xml:id' and name() != 'prev' and name() != 'next']"/>
      <xsl:attribute name="xml:id">
        <xsl:value-of select="concat($file, '.xml')"/>
      </xsl:attribute>
      <xsl:if test="$previous != ''">
        <xsl:attribute name="prev">
          <xsl:value-of select="concat($previous, '.xml')"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:if test="$next != ''">
        <xsl:attribute name="next">
          <xsl:value-of select="concat($next, '.xml')"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </TEI>
  </xsl:template>

  <xsl:template match="tei:TEI/tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[last()]">
    <xsl:call-template name="copy"/>
    <xsl:if test="$date != '' and not(../tei:title[@type = 'iso-date'])">
      <title type="iso-date">
        <xsl:value-of select="$date"/>
      </title>
    </xsl:if>
  </xsl:template>

  <!-- Names that lead to a register. Where TEI has no place for rs they stay what they are. -->
  <xsl:template match="tei:text//tei:persName | tei:text//tei:placeName | tei:text//tei:orgName | tei:text//tei:geogName
      | tei:text//tei:settlement | tei:text//tei:country | tei:text//tei:region | tei:text//tei:district | tei:text//tei:name
      | tei:text//tei:rs">
    <xsl:variable name="type">
      <xsl:call-template name="type"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="(not(@ref) and not($known[@from = current()/@key])) or $type = '' or parent::tei:person or parent::tei:personGrp
          or parent::tei:place or parent::tei:org or parent::tei:respStmt or parent::tei:event or parent::tei:monogr or parent::tei:analytic
          or parent::tei:imprint or parent::tei:correspAction or parent::tei:msIdentifier or parent::tei:altIdentifier
          or ancestor::tei:listPerson or ancestor::tei:listPlace or ancestor::tei:listOrg">
        <xsl:call-template name="copy"/>
      </xsl:when>
      <xsl:otherwise>
        <rs type="{$type}">
          <xsl:apply-templates select="@ref | @role | @cert | @resp | @n | @rend | @rendition | @style | @*[starts-with(name(), 'xml:')]"/>
          <xsl:call-template name="reference-of-key"/>
          <xsl:apply-templates/>
        </rs>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- The title keeps its element: it may be set in italics. -->
  <xsl:template match="tei:text//tei:title[@ref][not(parent::tei:monogr or parent::tei:analytic or parent::tei:series or parent::tei:titleStmt)]">
    <rs type="bibl">
      <xsl:apply-templates select="@ref"/>
      <title>
        <xsl:apply-templates select="@*[name() != 'ref']"/>
        <xsl:apply-templates/>
      </title>
    </rs>
  </xsl:template>
  <xsl:template name="type">
    <xsl:choose>
      <xsl:when test="self::tei:persName or starts-with(@type, 'pers')">person</xsl:when>
      <xsl:when test="self::tei:orgName or starts-with(@type, 'org')">org</xsl:when>
      <xsl:when test="(self::tei:rs or self::tei:name) and (@type = 'work' or @type = 'bibl')">bibl</xsl:when>
      <xsl:when test="not(self::tei:rs or self::tei:name) or starts-with(@type, 'place')">place</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- It prints all forms of a choice and of an app. -->
  <xsl:template match="tei:text//tei:choice">
    <xsl:apply-templates select="(tei:corr | tei:reg | tei:expan | *[not(../tei:corr or ../tei:reg or ../tei:expan)])[1]"/>
  </xsl:template>
  <xsl:template match="tei:text//tei:app">
    <xsl:choose>
      <xsl:when test="tei:lem">
        <xsl:apply-templates select="tei:lem/node()"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="tei:rdg[1]/node()"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- It shows nothing for a gap: words beside it, in a note where no text may stand. -->
  <xsl:template match="tei:text//tei:gap">
    <xsl:call-template name="copy"/>
    <xsl:variable name="words">
      <xsl:text>[…]</xsl:text>
      <xsl:if test="normalize-space(tei:desc) != ''">
        <xsl:value-of select="concat(' ', normalize-space(tei:desc))"/>
      </xsl:if>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="parent::tei:div or parent::tei:div1 or parent::tei:div2 or parent::tei:div3 or parent::tei:body or parent::tei:front
          or parent::tei:back or parent::tei:text or parent::tei:group or parent::tei:floatingText or parent::tei:list or parent::tei:lg
          or parent::tei:table or parent::tei:row or parent::tei:figure or parent::tei:postscript or parent::tei:sp
          or parent::tei:address or parent::tei:listBibl or parent::tei:subst or parent::tei:choice or parent::tei:cit">
        <note type="gap">
          <xsl:value-of select="$words"/>
        </note>
      </xsl:when>
      <xsl:otherwise>[…]</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:pb/@facs">
    <xsl:attribute name="facs">
      <xsl:for-each select="..">
        <xsl:call-template name="image"/>
      </xsl:for-each>
    </xsl:attribute>
  </xsl:template>
</xsl:stylesheet>
