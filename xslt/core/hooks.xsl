<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The hooks: what a view may do in its own way, each with a plain default. The core calls them with the
     element as the context; reading.xsl and diplomatic.xsl override them and contain nothing else. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <!-- what stands between the letter head and the foot of the page -->
  <xsl:template name="view-body"><xsl:apply-templates select="//tei:text[not(ancestor::tei:text)]"/></xsl:template>
  <!-- said at the top about the view itself -->
  <xsl:template name="view-statement"/>
  <!-- where the list of reasons is: "at-" and the address of the page, which is empty for this page; or nothing -->
  <xsl:template name="page-of-reasons"/>
  <!-- 'reading' or 'diplomatic': a class of the page, and the key of its title -->
  <xsl:template name="view-name">plain</xsl:template>

  <!-- an element with lines of its own -->
  <xsl:template name="block">
    <xsl:param name="element" select="'div'"/>
    <xsl:element name="{$element}">
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </xsl:element>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
  <!-- an element in running text -->
  <xsl:template name="inline">
    <xsl:param name="element" select="'span'"/>
    <xsl:element name="{$element}">
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
  <!-- the id of an element, as an attribute -->
  <xsl:template name="identity"/>
  <!-- a text node -->
  <xsl:template name="text"><xsl:value-of select="."/></xsl:template>
  <!-- a link of the text itself: ref, ptr -->
  <xsl:template name="link"><xsl:call-template name="inline"/></xsl:template>
  <!-- a name, or a title, that @ref identifies -->
  <xsl:template name="mention"><xsl:call-template name="inline"/></xsl:template>
  <!-- a date -->
  <xsl:template name="date"><xsl:call-template name="inline"/></xsl:template>
  <!-- a picture: graphic, media, formula as image -->
  <xsl:template name="picture"/>

  <!-- milestones -->
  <xsl:template name="line-begin"/>
  <xsl:template name="page-begin"/>
  <xsl:template name="column-begin"/>
  <!-- a typesetter's hyphen -->
  <xsl:template name="soft-hyphen"><xsl:apply-templates/></xsl:template>
  <!-- running heads, feet, page numbers, catchwords -->
  <xsl:template name="furniture"/>
  <!-- the anchor of a note that does not stand in the line -->
  <xsl:template name="note-anchor"/>

  <!-- the text of a note, laid flat (lines.xsl) -->
  <xsl:template name="note-stream"/>

  <!-- choice, app: one of the alternatives -->
  <xsl:template name="alternative"><xsl:apply-templates select="*[1]"/></xsl:template>
  <!-- what a hand struck out -->
  <xsl:template name="deletion"><xsl:call-template name="inline"/></xsl:template>
  <!-- what is in the source and too much: surplus -->
  <xsl:template name="surplus"><xsl:call-template name="inline"/></xsl:template>
  <!-- what an editor adds: supplied, and corr, reg, expan, ex -->
  <xsl:template name="supplied"><xsl:call-template name="inline"/></xsl:template>
  <!-- what is left out or cannot be read: gap -->
  <xsl:template name="omission"/>
  <!-- where another hand begins: handShift -->
  <xsl:template name="hand-change"/>
  <!-- white space that means something: space -->
  <xsl:template name="blank-space"/>
</xsl:stylesheet>
