<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- TEI modules transcr and gaiji (chapters 11 and 5): what is seen on the page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:template match="tei:subst | tei:substJoin | tei:damage | tei:damageSpan | tei:am | tei:metamark | tei:mod | tei:retrace
    | tei:restore | tei:secl | tei:line | tei:zone | tei:redo | tei:undo | tei:listTranspose">
    <xsl:call-template name="inline"/>
  </xsl:template>
  <xsl:template match="tei:surplus"><xsl:call-template name="surplus"/></xsl:template>
  <xsl:template match="tei:supplied"><xsl:call-template name="supplied"/></xsl:template>
  <xsl:template match="tei:handShift"><xsl:call-template name="hand-change"/></xsl:template>
  <xsl:template match="tei:space"><xsl:call-template name="blank-space"/></xsl:template>
  <xsl:template match="tei:fw"><xsl:call-template name="furniture"/></xsl:template>
  <xsl:template match="tei:stamp">
    <xsl:choose>
      <xsl:when test="ancestor::tei:p[not(.//tei:stamp)]"><xsl:call-template name="inline"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="block"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- What is left out, how much and why. -->
  <xsl:template name="omission-in-words">
    <xsl:variable name="reason">
      <xsl:call-template name="find-string">
        <xsl:with-param name="key" select="concat('gap-', @reason)"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="tei:desc"><xsl:value-of select="normalize-space(tei:desc)"/></xsl:when>
      <xsl:when test="$reason != ''"><xsl:value-of select="$reason"/></xsl:when>
      <xsl:when test="@reason"><xsl:value-of select="@reason"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="string"><xsl:with-param name="key" select="'gap'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@quantity">
      <xsl:text> (</xsl:text>
      <xsl:call-template name="quantity-in-words"/>
      <xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:template>
  <!-- "2 words" of quantity="2" unit="words"; a unit that the interface has no word for stands as it is. -->
  <xsl:template name="quantity-in-words">
    <xsl:variable name="unit" select="substring(@unit, 1, string-length(@unit) - (substring(@unit, string-length(@unit)) = 's'))"/>
    <xsl:variable name="known" select="contains(' char character letter line page word ', concat(' ', $unit, ' ')) and $unit != ''"/>
    <xsl:choose>
      <xsl:when test="$known">
        <xsl:call-template name="string">
          <xsl:with-param name="key"><xsl:value-of select="concat('quantity-', $unit)"/><xsl:if test="@quantity = 1">-one</xsl:if></xsl:with-param>
          <xsl:with-param name="one" select="@quantity"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space(concat(@quantity, ' ', @unit))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- a character that Unicode, or XML, cannot hold -->
  <xsl:template match="tei:g"><xsl:call-template name="inline"/></xsl:template>
  <xsl:template match="tei:facsimile | tei:sourceDoc | tei:addSpan | tei:delSpan"/>
</xsl:stylesheet>
