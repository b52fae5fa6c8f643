<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- TEI module header (chapter 2): its elements where they stand in a text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <!-- What belongs to the header; the head of the page takes from it what it shows. -->
  <xsl:template match="tei:abstract | tei:appInfo | tei:application | tei:authority | tei:calendar | tei:calendarDesc | tei:catDesc | tei:catRef
    | tei:category | tei:change | tei:char | tei:charDecl | tei:classDecl | tei:correction | tei:correspAction | tei:correspContext
    | tei:correspDesc | tei:creation | tei:distributor | tei:editionStmt | tei:editorialDecl | tei:encodingDesc | tei:fileDesc | tei:funder
    | tei:glyph | tei:handNotes | tei:hyphenation | tei:interpretation | tei:keywords | tei:langKnown | tei:langUsage | tei:language
    | tei:localProp | tei:mapping | tei:normalization | tei:notesStmt | tei:particDesc | tei:principal | tei:profileDesc | tei:projectDesc
    | tei:publicationStmt | tei:punctuation | tei:quotation | tei:rendition | tei:revisionDesc | tei:samplingDecl | tei:segmentation
    | tei:seriesStmt | tei:settingDesc | tei:sourceDesc | tei:sponsor | tei:stdVals | tei:surface | tei:surfaceGrp | tei:tagsDecl
    | tei:taxonomy | tei:textClass | tei:titleStmt">
    <xsl:call-template name="inline"/>
  </xsl:template>
</xsl:stylesheet>
