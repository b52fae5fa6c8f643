<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- TEI module msdescription (chapter 10): where a document lies and what it is like. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:template match="tei:msDesc | tei:msContents | tei:msItem | tei:physDesc | tei:additions | tei:history | tei:additional
    | tei:provenance | tei:acquisition | tei:origin | tei:summary | tei:objectDesc | tei:supportDesc | tei:support | tei:handDesc | tei:handNote
    | tei:typeDesc | tei:typeNote | tei:sealDesc | tei:seal | tei:accMat | tei:condition | tei:foliation | tei:layoutDesc | tei:layout
    | tei:msPart | tei:msFrag | tei:decoDesc | tei:bindingDesc | tei:adminInfo | tei:surrogates | tei:recordHist | tei:source | tei:custodialHist">
    <xsl:call-template name="block"/>
  </xsl:template>
  <xsl:template match="tei:institution | tei:repository | tei:collection | tei:altIdentifier | tei:msName | tei:locus | tei:locusGrp | tei:material
    | tei:dimensions | tei:height | tei:width | tei:depth | tei:dim | tei:origDate | tei:origPlace | tei:watermark | tei:heraldry | tei:catchwords
    | tei:signatures | tei:incipit | tei:explicit | tei:rubric | tei:finalRubric | tei:colophon | tei:secFol | tei:objectType">
    <xsl:call-template name="inline"/>
  </xsl:template>
</xsl:stylesheet>
