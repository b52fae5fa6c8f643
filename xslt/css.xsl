<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- Takes the style sheet out of a file of css/. It stands there in XML so that a page can hold it too. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text"/>
  <xsl:template match="/css"><xsl:value-of select="."/></xsl:template>
</xsl:stylesheet>
