<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- What the documents about an e-book share: its parameters beside those of parameters.xsl, and its title. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <!-- as in site.xsl -->
  <xsl:param name="edition-editor"/>
  <xsl:param name="edition-publisher"/>
  <xsl:param name="edition-date"/>
  <xsl:param name="edition-rights"/>
  <xsl:param name="introduction"/>

  <!-- A book of one letter has the letter's title. -->
  <xsl:template name="book-title">
    <xsl:value-of select="/book[view]/letter/title"/>
    <xsl:if test="not(/book/view)"><xsl:value-of select="$edition-title"/></xsl:if>
    <xsl:if test="not(/book/view) and $edition-title = ''"><xsl:call-template name="string"><xsl:with-param name="key" select="'site-letters'"/></xsl:call-template></xsl:if>
  </xsl:template>
</xsl:stylesheet>
