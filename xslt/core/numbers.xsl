<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The numbers that markers, targets and lists share: each is worked out once. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" extension-element-prefixes="exsl"
  exclude-result-prefixes="tei exsl">
  <!-- of the indexes -->
  <xsl:key name="indexed" match="item" use="@key"/>

  <!-- The notes in the order of their numbers: @key is the note, @number its number. A note that goes
       on in another (@next, @prev) has one number. -->
  <xsl:variable name="note-index">
    <xsl:for-each select="/descendant::tei:text/descendant::tei:note[not(@prev)][not(@place = 'inline')]">
      <item key="{generate-id()}" number="{position()}"/>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="note-items" select="exsl:node-set($note-index)"/>

  <!-- The line beginnings in their order: by their numbers the views find each other's places. -->
  <xsl:variable name="line-index">
    <xsl:for-each select="/descendant::tei:text/descendant::tei:lb"><item key="{generate-id()}" number="{position()}"/></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="line-items" select="exsl:node-set($line-index)"/>
  <!-- The number of the line beginning that is the context. -->
  <xsl:template name="line-place">
    <xsl:variable name="key" select="generate-id()"/>
    <xsl:for-each select="$line-items">
      <xsl:value-of select="key('indexed', $key)/@number"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The number of the note that is the context. -->
  <xsl:template name="note-number">
    <xsl:variable name="key" select="generate-id()"/>
    <xsl:for-each select="$note-items">
      <xsl:value-of select="key('indexed', $key)/@number"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
