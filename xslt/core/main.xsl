<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The core: the page, and a template for every element by module of TEI. A view imports this file and overrides
     the hooks that hooks.xsl declares; what is gathered from all over the letter (notes, apparatus, register, lines)
     is included by the view that shows it, since it costs a walk through the text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:include href="frame.xsl"/>
  <xsl:include href="numbers.xsl"/>
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="whitespace.xsl"/>
  <!-- by module of TEI -->
  <xsl:include href="core.xsl"/>
  <xsl:include href="textstructure.xsl"/>
  <xsl:include href="transcr.xsl"/>
  <xsl:include href="namesdates.xsl"/>
  <xsl:include href="figures.xsl"/>
  <xsl:include href="verse.xsl"/>
  <xsl:include href="msdescription.xsl"/>
  <xsl:include href="linking.xsl"/>
  <xsl:include href="textcrit.xsl"/>
  <xsl:include href="dictionaries.xsl"/>
  <xsl:include href="header-elements.xsl"/>
</xsl:stylesheet>
