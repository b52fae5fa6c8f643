<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- TEI modules linking, analysis and certainty (chapters 17, 18 and 22). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:template match="tei:seg | tei:s | tei:w | tei:c | tei:cl | tei:phr"><xsl:call-template name="inline"/></xsl:template>
  <xsl:template match="tei:pc">
    <xsl:choose>
      <xsl:when test="@force = 'weak'"><xsl:call-template name="soft-hyphen"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- a target for links, and nothing to see -->
  <xsl:template match="tei:anchor"><xsl:call-template name="inline"/></xsl:template>
  <!-- said of the text from outside it: gathered where it is needed -->
  <xsl:template match="tei:standOff | tei:certainty | tei:precision | tei:respons | tei:link | tei:linkGrp | tei:join | tei:joinGrp | tei:span
    | tei:spanGrp | tei:interp | tei:interpGrp | tei:alt | tei:altGrp | tei:timeline | tei:listAnnotation"/>
</xsl:stylesheet>
