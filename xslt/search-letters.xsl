<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- What js/search.js knows of an edition: its letters in the order of the input, the names of its registers, and the words
     with which the parts of the list of words begin. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:import href="core/frame.xsl"/>
  <xsl:output method="text"/>
  <xsl:include href="core/site.xsl"/>
  <!-- the first word of each part, as a list of JSON -->
  <xsl:param name="parts" select="'[]'"/>

  <xsl:template match="/">
    <xsl:value-of select="concat('apographSearch.edition({&quot;parts&quot;:', $parts, ',&#10;&quot;letters&quot;:[')"/>
    <xsl:for-each select="/edition/letter">
      <xsl:if test="position() &gt; 1">,</xsl:if>
      <xsl:text>&#10;{"name":"</xsl:text>
      <xsl:call-template name="json-text"><xsl:with-param name="text" select="string(@name)"/></xsl:call-template>
      <xsl:text>"</xsl:text>
      <xsl:call-template name="json-member"><xsl:with-param name="name" select="'title'"/><xsl:with-param name="value" select="title"/></xsl:call-template>
      <xsl:call-template name="json-member"><xsl:with-param name="name" select="'lang'"/><xsl:with-param name="value" select="@lang"/></xsl:call-template>
      <xsl:call-template name="json-member"><xsl:with-param name="name" select="'sort'"/><xsl:with-param name="value" select="@sort"/></xsl:call-template>
      <xsl:call-template name="json-member"><xsl:with-param name="name" select="'date'"/><xsl:with-param name="value" select="date"/></xsl:call-template>
      <xsl:call-template name="json-member"><xsl:with-param name="name" select="'place'"/><xsl:with-param name="value" select="place"/></xsl:call-template>
      <xsl:call-template name="json-list"><xsl:with-param name="name" select="'from'"/><xsl:with-param name="values" select="from"/></xsl:call-template>
      <xsl:call-template name="json-list"><xsl:with-param name="name" select="'to'"/><xsl:with-param name="values" select="to"/></xsl:call-template>
      <xsl:text>}</xsl:text>
    </xsl:for-each>
    <xsl:text>],&#10;"names":[</xsl:text>
    <xsl:for-each select="/edition/letter/entry[generate-id() = generate-id(key('entry', concat(@kind, ' ', @id))[1])]">
      <xsl:if test="position() &gt; 1">,</xsl:if>
      <xsl:text>&#10;{"page":"</xsl:text>
      <xsl:value-of select="concat(@kind, 's')"/>
      <xsl:text>"</xsl:text>
      <xsl:call-template name="json-member"><xsl:with-param name="name" select="'id'"/><xsl:with-param name="value" select="@id"/></xsl:call-template>
      <xsl:call-template name="json-member"><xsl:with-param name="name" select="'name'"/><xsl:with-param name="value" select="name"/></xsl:call-template>
      <xsl:call-template name="json-member"><xsl:with-param name="name" select="'dates'"/><xsl:with-param name="value" select="dates"/></xsl:call-template>
      <xsl:call-template name="json-member">
        <xsl:with-param name="name" select="'words'"/>
        <xsl:with-param name="value"><xsl:value-of select="name"/><xsl:for-each select="variant"><xsl:value-of select="concat(', ', .)"/></xsl:for-each></xsl:with-param>
      </xsl:call-template>
      <xsl:text>}</xsl:text>
    </xsl:for-each>
    <xsl:text>]});&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="json-list">
    <xsl:param name="name"/>
    <xsl:param name="values"/>
    <xsl:value-of select="concat(',&quot;', $name, '&quot;:[')"/>
    <xsl:for-each select="$values">
      <xsl:if test="position() &gt; 1">,</xsl:if>
      <xsl:text>"</xsl:text>
      <xsl:call-template name="json-text"><xsl:with-param name="text" select="normalize-space()"/></xsl:call-template>
      <xsl:text>"</xsl:text>
    </xsl:for-each>
    <xsl:text>]</xsl:text>
  </xsl:template>
</xsl:stylesheet>
