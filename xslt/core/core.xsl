<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- TEI module core (chapter 3): what occurs in any text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <!-- A paragraph that holds lists, tables or other blocks cannot be an HTML p. -->
  <xsl:template match="tei:p">
    <xsl:variable name="holds-blocks" select=".//tei:list | .//tei:table | .//tei:lg | .//tei:l | .//tei:figure | .//tei:floatingText | .//tei:p | .//tei:listBibl | .//tei:listPerson | .//tei:listPlace | .//tei:listOrg | .//tei:address | .//tei:stamp"/>
    <xsl:call-template name="block">
      <xsl:with-param name="element">
        <xsl:choose><xsl:when test="$holds-blocks">div</xsl:when><xsl:otherwise>p</xsl:otherwise></xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:ab | tei:sp | tei:speaker | tei:stage | tei:desc[parent::tei:list]">
    <xsl:call-template name="block"/>
  </xsl:template>

  <xsl:template match="tei:hi | tei:emph | tei:foreign | tei:distinct | tei:mentioned | tei:soCalled | tei:term | tei:gloss | tei:num
    | tei:measure | tei:measureGrp | tei:unit | tei:time | tei:email | tei:label | tei:desc | tei:sic | tei:orig | tei:abbr | tei:add
    | tei:unclear | tei:q | tei:said | tei:idno | tei:resp | tei:respStmt">
    <xsl:call-template name="inline"/>
  </xsl:template>
  <xsl:template match="tei:choice"><xsl:call-template name="alternative"/></xsl:template>
  <xsl:template match="tei:corr | tei:reg | tei:expan | tei:ex"><xsl:call-template name="supplied"/></xsl:template>
  <xsl:template match="tei:del"><xsl:call-template name="deletion"/></xsl:template>
  <xsl:template match="tei:gap | tei:ellipsis"><xsl:call-template name="omission"/></xsl:template>

  <!-- Quotation marks stand in the text; HTML's q would print them again. -->
  <xsl:template match="tei:quote">
    <xsl:choose>
      <xsl:when test="tei:p | tei:lg | tei:l | tei:floatingText | tei:ab or parent::tei:div or parent::tei:body or parent::tei:epigraph">
        <xsl:call-template name="block"><xsl:with-param name="element" select="'blockquote'"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="inline"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:cit">
    <xsl:choose>
      <xsl:when test="tei:quote/tei:p | tei:quote/tei:lg | tei:quote/tei:l | tei:quote/tei:floatingText"><xsl:call-template name="block"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="inline"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:lb"><xsl:call-template name="line-begin"/></xsl:template>
  <xsl:template match="tei:pb | tei:gb"><xsl:call-template name="page-begin"/></xsl:template>
  <xsl:template match="tei:cb"><xsl:call-template name="column-begin"/></xsl:template>
  <xsl:template match="tei:milestone | tei:index"/>
  <xsl:template match="tei:note">
    <xsl:choose>
      <xsl:when test="ancestor::tei:text and not(@place = 'inline')"><xsl:call-template name="note-anchor"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="inline"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- the marker as it is printed before a note's text; the views print markers of their own -->
  <xsl:template match="tei:note/tei:label"/>
  <xsl:template match="tei:ref | tei:ptr"><xsl:call-template name="link"/></xsl:template>
  <xsl:template match="tei:graphic | tei:media | tei:binaryObject"><xsl:call-template name="picture"/></xsl:template>
  <xsl:template match="tei:date"><xsl:call-template name="date"/></xsl:template>

  <!-- lists -->
  <xsl:template match="tei:list">
    <!-- HTML's dl has no place for a heading -->
    <xsl:for-each select="self::*[tei:label]/tei:head">
      <xsl:call-template name="block"><xsl:with-param name="element" select="'p'"/></xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="block">
      <xsl:with-param name="element">
        <xsl:choose>
          <xsl:when test="tei:label">dl</xsl:when>
          <xsl:when test="@rend = 'numbered' or @type = 'ordered' or @type = 'numbered'">ol</xsl:when>
          <xsl:otherwise>ul</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:list/tei:head">
    <xsl:if test="not(../tei:label)"><xsl:call-template name="list-part"/></xsl:if>
  </xsl:template>
  <xsl:template match="tei:item"><xsl:call-template name="list-part"/></xsl:template>
  <xsl:template match="tei:list/tei:label">
    <xsl:call-template name="block"><xsl:with-param name="element" select="'dt'"/></xsl:call-template>
  </xsl:template>
  <xsl:template name="list-part">
    <xsl:call-template name="block">
      <xsl:with-param name="element">
        <xsl:choose><xsl:when test="../tei:label">dd</xsl:when><xsl:otherwise>li</xsl:otherwise></xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- addresses -->
  <xsl:template match="tei:address | tei:addrLine">
    <xsl:call-template name="block"/>
  </xsl:template>
  <xsl:template match="tei:street | tei:postCode | tei:postBox"><xsl:call-template name="inline"/></xsl:template>

  <!-- bibliography -->
  <xsl:template match="tei:title | tei:author | tei:editor">
    <xsl:choose>
      <xsl:when test="@ref and ancestor::tei:text"><xsl:call-template name="mention"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="inline"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:bibl[not(parent::tei:listBibl)] | tei:biblScope | tei:citedRange | tei:publisher | tei:pubPlace | tei:imprint
    | tei:edition | tei:extent | tei:textLang | tei:series | tei:meeting | tei:availability | tei:licence">
    <xsl:call-template name="inline"/>
  </xsl:template>
  <xsl:template match="tei:listBibl">
    <xsl:call-template name="block"/>
  </xsl:template>
  <xsl:template match="tei:listBibl/tei:bibl | tei:listBibl/tei:head"><xsl:call-template name="block"/></xsl:template>
  <!-- parts of a structured entry hold no punctuation of their own -->
  <xsl:template match="tei:biblStruct"><xsl:call-template name="block"/></xsl:template>
  <xsl:template match="tei:monogr | tei:analytic | tei:msIdentifier">
    <xsl:call-template name="joined-parts"/>
  </xsl:template>
  <xsl:template match="tei:imprint[parent::tei:monogr]" priority="1"><xsl:call-template name="joined-parts"/></xsl:template>
  <xsl:template name="joined-parts">
    <xsl:for-each select="*[normalize-space() != '']">
      <xsl:if test="position() &gt; 1"><xsl:text>, </xsl:text></xsl:if>
      <xsl:apply-templates select="."/>
    </xsl:for-each>
    <xsl:if test="parent::tei:biblStruct"><xsl:text>. </xsl:text></xsl:if>
  </xsl:template>
  <xsl:template match="tei:relatedItem"/>
</xsl:stylesheet>
