<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- TEI modules textcrit and drama (chapters 12 and 7), as far as letters and what is printed with them need. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <!-- the reading that the editors chose, or the first -->
  <xsl:template match="tei:app"><xsl:apply-templates select="(tei:lem | *[not(../tei:lem)])[1]"/></xsl:template>
  <xsl:template match="tei:lem | tei:rdg | tei:rdgGrp | tei:wit | tei:listApp"><xsl:call-template name="inline"/></xsl:template>
  <xsl:template match="tei:castList | tei:castGroup | tei:castItem | tei:set"><xsl:call-template name="block"/></xsl:template>
  <xsl:template match="tei:role | tei:roleDesc | tei:actor"><xsl:call-template name="inline"/></xsl:template>
</xsl:stylesheet>
