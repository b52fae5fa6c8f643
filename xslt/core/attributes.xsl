<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The attributes that every HTML element of the text carries: class, lang, title, id. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:template name="attributes">
    <xsl:param name="class"/>
    <xsl:attribute name="class">
      <xsl:apply-templates select="." mode="mark"/>
      <xsl:if test="$class != ''"><xsl:value-of select="concat(' ', $class)"/></xsl:if>
    </xsl:attribute>
    <xsl:if test="@xml:lang">
      <xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute>
      <xsl:call-template name="direction"><xsl:with-param name="language" select="@xml:lang"/></xsl:call-template>
    </xsl:if>
    <xsl:call-template name="identity"/>
    <xsl:apply-templates select="." mode="attributes"/>
  </xsl:template>
  <!-- Scripts that run from right to left, by language (BCP 47) and by the script it names. -->
  <xsl:template name="direction">
    <xsl:param name="language" select="$text-language"/>
    <xsl:variable name="primary" select="substring-before(concat($language, '-'), '-')"/>
    <xsl:variable name="is-of-right-to-left" select="contains(' ar arc ckb dv fa he ks ps sd syr ug ur yi ', concat(' ', $primary, ' '))"/>
    <xsl:choose>
      <xsl:when test="contains($language, '-Latn') or contains($language, '-Cyrl')"/>
      <xsl:when test="contains($language, '-Arab') or contains($language, '-Hebr') or contains($language, '-Syrc') or ($primary != '' and $is-of-right-to-left)">
        <xsl:attribute name="dir">rtl</xsl:attribute>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Further attributes of some elements. No pattern here has a predicate: libxslt counts the siblings of
       every node that it tests against one. -->
  <xsl:template match="*" mode="attributes"/>

  <!-- The classes of an element: its name, its type and what @rend says of its look. -->
  <xsl:template match="*" mode="mark">
    <xsl:value-of select="local-name()"/>
    <xsl:if test="@type"><xsl:apply-templates select="@type" mode="mark"/></xsl:if>
    <xsl:if test="@rend"><xsl:apply-templates select="@rend" mode="mark"/></xsl:if>
  </xsl:template>
  <xsl:template match="@type" mode="mark">
    <xsl:value-of select="concat(' type-', translate(normalize-space(), ' ', '-'))"/>
  </xsl:template>
  <xsl:template match="@rend" mode="mark">
    <xsl:call-template name="rend-classes"><xsl:with-param name="rend" select="normalize-space(.)"/></xsl:call-template>
  </xsl:template>
  <xsl:template name="rend-classes">
    <xsl:param name="rend"/>
    <xsl:if test="$rend != ''">
      <xsl:value-of select="concat(' rend-', translate(substring-before(concat($rend, ' '), ' '), '()', '--'))"/>
      <xsl:call-template name="rend-classes"><xsl:with-param name="rend" select="substring-after($rend, ' ')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
  <!-- an article's title is set otherwise than a book's -->
  <xsl:template match="tei:title" mode="mark">
    <xsl:text>title</xsl:text>
    <xsl:apply-templates select="@type | @rend" mode="mark"/>
    <xsl:if test="@level"><xsl:value-of select="concat(' level-', @level)"/></xsl:if>
  </xsl:template>
  <!-- how a hand or a printer made it look, for views that show only that -->
  <xsl:template match="tei:hi | tei:add | tei:del | tei:unclear | tei:damage | tei:sic | tei:fw | tei:stamp" mode="look">
    <xsl:text> </xsl:text>
    <xsl:apply-templates select="." mode="mark"/>
  </xsl:template>
  <xsl:template match="*" mode="look"><xsl:apply-templates select="@rend" mode="mark"/></xsl:template>
  <!-- a note's is its marker, a list's and a table's their shape -->
  <xsl:template match="tei:note | tei:list | tei:table" mode="look"/>
</xsl:stylesheet>
