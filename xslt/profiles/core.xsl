<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- A letter as it is, in the default namespace: what every profile starts from. Parameters come from feeds/profile.hpp;
     without them the stylesheets run under xsltproc, and know of no register and no neighbour. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.tei-c.org/ns/1.0"
    xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>
  <xsl:param name="file" select="string(/tei:TEI/@xml:id)"/>
  <xsl:param name="previous"/>
  <xsl:param name="next"/>
  <xsl:param name="previous-in-correspondence"/>
  <xsl:param name="next-in-correspondence"/>
  <xsl:param name="title" select="normalize-space(/tei:TEI/tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title)"/>
  <xsl:param name="date"/>
  <xsl:param name="language" select="string(/tei:TEI/@xml:lang)"/>
  <xsl:param name="address"/>
  <xsl:param name="edition-title"/>
  <xsl:param name="editor"/>
  <xsl:param name="publisher"/>
  <xsl:param name="licence"/>
  <xsl:param name="rights"/>
  <xsl:param name="letters" select="1"/>
  <!-- The path of a document: <names><name from="reference" id="xml:id in the register" kind="" uri=""/></names>. -->
  <xsl:param name="names"/>
  <xsl:variable name="known" select="document($names)/names/name"/>

  <xsl:key name="id" match="*" use="@xml:id"/>
  <xsl:key name="element" match="tei:*" use="local-name()"/>

  <xsl:template match="/">
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select="*"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="*" name="copy">
    <xsl:element name="{local-name()}" namespace="{namespace-uri()}">
      <xsl:apply-templates select="@*"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="@* | text() | comment()">
    <xsl:copy/>
  </xsl:template>
  <!-- A schema or a seal that is not this file's any more. -->
  <xsl:template match="processing-instruction()"/>

  <!-- References to a register, each as the profile's template "reference" has it. -->
  <xsl:template name="references">
    <xsl:param name="rest" select="normalize-space()"/>
    <xsl:call-template name="reference">
      <xsl:with-param name="token" select="substring-before(concat($rest, ' '), ' ')"/>
    </xsl:call-template>
    <xsl:if test="contains($rest, ' ')">
      <xsl:text> </xsl:text>
      <xsl:call-template name="references">
        <xsl:with-param name="rest" select="substring-after($rest, ' ')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
  <!-- "#id" where the register is known or the reference leads into another file. -->
  <xsl:template name="reference">
    <xsl:param name="token"/>
    <xsl:variable name="entry" select="$known[@from = $token]"/>
    <xsl:choose>
      <xsl:when test="$entry">
        <xsl:value-of select="concat('#', $entry/@id)"/>
      </xsl:when>
      <xsl:when test="contains($token, '.xml#')">
        <xsl:value-of select="concat('#', substring-after($token, '#'))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$token"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- @ref of a name; where there is only @key and the register has it, a new one. -->
  <xsl:template match="@ref">
    <xsl:attribute name="ref">
      <xsl:call-template name="references"/>
    </xsl:attribute>
  </xsl:template>
  <xsl:template name="reference-of-key">
    <xsl:if test="@key and not(@ref) and $known[@from = current()/@key]">
      <xsl:attribute name="ref">
        <xsl:call-template name="reference">
          <xsl:with-param name="token" select="string(@key)"/>
        </xsl:call-template>
      </xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- The image of a page: pb/@facs, followed to its graphic. -->
  <xsl:template name="image">
    <xsl:variable name="place" select="key('id', substring-after(@facs, '#'))"/>
    <xsl:choose>
      <xsl:when test="starts-with(@facs, '#') and $place//tei:graphic/@url">
        <xsl:value-of select="$place//tei:graphic/@url"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="@facs"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Said once a letter and element, at its first place. -->
  <xsl:template name="say-once">
    <xsl:param name="text"/>
    <xsl:if test="generate-id() = generate-id(key('element', local-name())[1])">
      <xsl:message>
        <xsl:value-of select="$text"/>
      </xsl:message>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
