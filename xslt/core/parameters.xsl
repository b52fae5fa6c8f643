<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- Every parameter of the stylesheets; share/doc/stylesheets.md explains them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <!-- language of the interface; empty: that of the document, where share/i18n has it -->
  <xsl:param name="lang"/>
  <!-- folder of the interface texts, with a slash at its end -->
  <xsl:param name="i18n-folder" select="'../../share/i18n/'"/>
  <!-- title of the edition that the letter belongs to -->
  <xsl:param name="edition-title"/>
  <!-- where the other pages of this letter lie; empty: no link -->
  <xsl:param name="reading-href"/>
  <xsl:param name="diplomatic-href"/>
  <xsl:param name="tei-href"/>
  <xsl:param name="home-href"/>
  <!-- a style sheet of the reader's own, linked after ours; empty: none -->
  <xsl:param name="css-href"/>
  <!-- 'yes': our style sheet stands in the page; 'no': it does not -->
  <xsl:param name="css-embedded" select="'yes'"/>
  <!-- 'yes': files that @ref points to are read; 'no': entries come from the document alone -->
  <xsl:param name="authority-files" select="'yes'"/>
  <!-- what happens at an element without a template: 'report' or 'stop' -->
  <xsl:param name="unhandled" select="'report'"/>
</xsl:stylesheet>
