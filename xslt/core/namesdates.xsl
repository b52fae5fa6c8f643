<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- TEI module namesdates (chapter 14): names, and what is known of those who bear them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:template match="tei:persName | tei:placeName | tei:orgName | tei:rs | tei:name | tei:geogName | tei:settlement | tei:country
    | tei:region | tei:district | tei:bloc | tei:objectName | tei:eventName">
    <xsl:choose>
      <xsl:when test="@ref and ancestor::tei:text"><xsl:call-template name="mention"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="inline"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:forename | tei:surname | tei:roleName | tei:addName | tei:genName | tei:nameLink | tei:geogFeat | tei:offset
    | tei:affiliation | tei:occupation | tei:nationality | tei:residence | tei:faith | tei:education | tei:sex | tei:gender | tei:age
    | tei:birth | tei:death | tei:floruit | tei:state | tei:trait | tei:location | tei:geo | tei:population | tei:climate
    | tei:langKnowledge | tei:persona | tei:socecStatus">
    <xsl:call-template name="inline"/>
  </xsl:template>
  <xsl:template match="tei:listPerson | tei:listPlace | tei:listOrg | tei:listEvent | tei:person | tei:place | tei:org | tei:event
    | tei:personGrp | tei:listNym">
    <xsl:call-template name="block"/>
  </xsl:template>
  <xsl:template match="tei:listRelation | tei:relation"/>
</xsl:stylesheet>
