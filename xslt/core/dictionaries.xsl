<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- TEI modules dictionaries and tagdocs (chapters 10 and 23), so that they can be read. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:template match="tei:entry | tei:entryFree | tei:superEntry | tei:hom | tei:sense | tei:dictScrap | tei:re">
    <xsl:call-template name="block"/>
  </xsl:template>
  <xsl:template match="tei:form | tei:orth | tei:pron | tei:hyph | tei:syll | tei:stress | tei:gramGrp | tei:gram | tei:pos | tei:gen | tei:number
    | tei:case | tei:per | tei:tns | tei:mood | tei:subc | tei:iType | tei:itype | tei:def | tei:usg | tei:lbl | tei:xr | tei:etym | tei:lang
    | tei:oRef | tei:pRef | tei:colloc | tei:tr">
    <xsl:call-template name="inline"/>
    <xsl:if test="following-sibling::*"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>
  <xsl:template match="tei:gi | tei:att | tei:val | tei:tag | tei:code | tei:ident | tei:eg | tei:specDesc">
    <xsl:call-template name="inline"/>
  </xsl:template>
</xsl:stylesheet>
