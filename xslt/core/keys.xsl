<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- Every look-up by an ID, and of what is said of an element elsewhere. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:key name="id" match="*[@xml:id]" use="@xml:id"/>
  <xsl:key name="reason" match="tei:certainty[@target]"
           use="substring-after(substring-before(concat(normalize-space(@target), ' '), ' '), '#')"/>
</xsl:stylesheet>
