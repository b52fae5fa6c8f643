<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- TEI module textstructure (chapter 4): divisions, and how letters open and close. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:template match="tei:TEI | tei:teiCorpus"><xsl:apply-templates select="tei:text | tei:TEI"/></xsl:template>
  <xsl:template match="tei:text | tei:group | tei:front | tei:body | tei:back | tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4
    | tei:div5 | tei:div6 | tei:div7 | tei:floatingText | tei:opener | tei:closer | tei:postscript | tei:argument | tei:epigraph
    | tei:titlePage | tei:docTitle | tei:trailer | tei:byline | tei:signed | tei:salute | tei:dateline | tei:titlePart | tei:docAuthor
    | tei:docDate | tei:docImprint | tei:docEdition | tei:imprimatur">
    <xsl:call-template name="block"/>
  </xsl:template>
  <xsl:template match="tei:front/tei:div">
    <xsl:call-template name="block"><xsl:with-param name="element" select="'aside'"/></xsl:call-template>
  </xsl:template>
  <!-- Of what opens and closes a letter, a part inside a sentence is no block. -->
  <xsl:template match="tei:p//tei:salute | tei:p//tei:signed | tei:p//tei:dateline | tei:p//tei:docAuthor | tei:salute/tei:signed
    | tei:p//tei:docDate | tei:byline/tei:docAuthor" priority="1">
    <xsl:call-template name="inline"/>
  </xsl:template>

  <!-- The page has the heading of the first level. -->
  <xsl:template match="tei:head">
    <xsl:variable name="level" select="count(ancestor::tei:div) + count(ancestor::tei:*[starts-with(name(), 'div')][name() != 'div'])"/>
    <xsl:call-template name="block">
      <xsl:with-param name="element">
        <xsl:choose>
          <xsl:when test="ancestor::tei:floatingText or not(parent::tei:*[starts-with(name(), 'div') or self::tei:front or self::tei:body or self::tei:back])">p</xsl:when>
          <xsl:when test="$level &gt; 4">h6</xsl:when>
          <xsl:otherwise><xsl:value-of select="concat('h', $level + 2 - ($level &gt; 0))"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
