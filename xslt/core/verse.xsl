<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- TEI module verse (chapter 6). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:template match="tei:lg | tei:l"><xsl:call-template name="block"/></xsl:template>
  <xsl:template match="tei:caesura | tei:rhyme"><xsl:call-template name="inline"/></xsl:template>
</xsl:stylesheet>
