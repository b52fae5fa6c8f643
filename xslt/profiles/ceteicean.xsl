<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- CETEIcean: the letter as it is; names lead to authority files on the web where they are known, pages to their images. What is
     shown and how is said by ceteicean/letter.css and ceteicean/letter.js. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.tei-c.org/ns/1.0"
    xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">
  <xsl:import href="core.xsl"/>

  <xsl:template name="reference">
    <xsl:param name="token"/>
    <xsl:variable name="entry" select="$known[@from = $token]"/>
    <xsl:choose>
      <xsl:when test="$entry/@uri">
        <xsl:value-of select="$entry/@uri"/>
      </xsl:when>
      <xsl:when test="$entry">
        <xsl:value-of select="concat('#', $entry/@id)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$token"/>
      </xsl:otherwise>
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
