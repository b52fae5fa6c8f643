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
  <!-- where the other pages and forms of this letter lie; empty: no link -->
  <xsl:param name="reading-href"/>
  <xsl:param name="diplomatic-href"/>
  <xsl:param name="tei-href"/>
  <xsl:param name="text-href"/>
  <xsl:param name="epub-href"/>
  <!-- the start page of the edition; empty: none -->
  <xsl:param name="home-href"/>
  <!-- the letters before and after this one, by date, and those between the same persons; empty: none -->
  <xsl:param name="previous-href"/>
  <xsl:param name="previous-title"/>
  <xsl:param name="next-href"/>
  <xsl:param name="next-title"/>
  <xsl:param name="previous-between-href"/>
  <xsl:param name="previous-between-title"/>
  <xsl:param name="next-between-href"/>
  <xsl:param name="next-between-title"/>
  <!-- the pages of the registers that there are, "persons places orgs works"; empty: none -->
  <xsl:param name="registers"/>
  <!-- the page on which the edition is searched; empty: none -->
  <xsl:param name="search-href"/>
  <!-- the address for ever of this page, and that of the edition; empty: unknown -->
  <xsl:param name="permalink"/>
  <!-- the name of this page's file, for what is said of it elsewhere -->
  <xsl:param name="page-name"/>
  <!-- what leads from the page to where the letter lies, whose pictures are named from there; with a slash at its end -->
  <xsl:param name="image-base"/>
  <!-- the folder of our style sheets and scripts, with a slash at its end; empty: the style sheet stands in the
       page, and there is no script -->
  <xsl:param name="assets-href"/>
  <!-- a style sheet with the running head of this page in print; empty: it stands in the page -->
  <xsl:param name="running-head-href"/>
  <!-- a style sheet of the reader's own, linked after ours; empty: none -->
  <xsl:param name="css-href"/>
  <!-- 'page': a page of HTML; 'view': the text in this view alone, as XML, for letter.xsl, text.xsl and the like; 'book': the
       same and what is known of source and rights, for epub.xsl -->
  <xsl:param name="part" select="'page'"/>
  <!-- letter.xsl: where these parts lie -->
  <xsl:param name="reading-part"/>
  <xsl:param name="diplomatic-part"/>
  <!-- 'yes': files that @ref points to are read; 'no': entries come from the document alone -->
  <xsl:param name="authority-files" select="'yes'"/>
  <!-- what happens at an element without a template: 'report' or 'stop' -->
  <xsl:param name="unhandled" select="'report'"/>
</xsl:stylesheet>
