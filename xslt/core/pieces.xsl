<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The pieces of the text that a search can lead to, and their numbers. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" extension-element-prefixes="exsl"
  exclude-result-prefixes="tei exsl">
  <!-- The pieces of the text outside of notes, in their order. -->
  <xsl:variable name="piece-names" select="' p head l item ab opener closer cell '"/>
  <xsl:variable name="piece-index">
    <xsl:for-each select="/descendant::tei:text/descendant::tei:*[contains($piece-names, concat(' ', local-name(), ' '))][not(ancestor::tei:note)]">
      <item key="{generate-id()}" number="{position()}"/>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="piece-items" select="exsl:node-set($piece-index)"/>
  <!-- The number of the piece that is the context; empty where it is none. -->
  <xsl:template name="piece-number">
    <xsl:variable name="key" select="generate-id()"/>
    <xsl:for-each select="$piece-items">
      <xsl:value-of select="key('indexed', $key)/@number"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
