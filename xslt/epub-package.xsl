<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The package document of an e-book (EPUB 3.2, chapter 3): metadata, what the container holds, in which order it is
     read. The input is that of epub-contents.xsl, with a <picture> for each picture. No clock: the day of the last
     change is the latest that the TEI states. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:set="http://exslt.org/sets" xmlns:str="http://exslt.org/strings" extension-element-prefixes="set str">
  <xsl:import href="core/parameters.xsl"/>
  <xsl:include href="core/strings.xsl"/>
  <xsl:include href="core/book.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>
  <xsl:variable name="letters" select="/book/letter"/>
  <xsl:variable name="is-of-one-letter" select="boolean(/book/view)"/>

  <xsl:template match="/book">
    <package version="3.0" unique-identifier="identifier" xml:lang="{$language}">
      <metadata>
        <xsl:call-template name="description"/>
        <xsl:call-template name="accessibility"/>
      </metadata>
      <manifest>
        <item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
        <item id="style" href="book.css" media-type="text/css"/>
        <xsl:for-each select="$letters">
          <xsl:sort select="@sort"/>
          <xsl:sort select="@name"/>
          <item id="letter-{position()}" href="letters/{str:encode-uri(@name, true())}.xhtml" media-type="application/xhtml+xml"/>
        </xsl:for-each>
        <xsl:for-each select="picture"><item id="picture-{position()}" href="{@href}" media-type="{@type}"/></xsl:for-each>
      </manifest>
      <spine>
        <xsl:if test="contains(' ar dv fa he ps sd ug ur yi ', concat(' ', substring-before(concat($letters[1]/@lang, '-'), '-'), ' '))">
          <xsl:attribute name="page-progression-direction">rtl</xsl:attribute>
        </xsl:if>
        <xsl:if test="not($is-of-one-letter)"><itemref idref="contents"/></xsl:if>
        <xsl:for-each select="$letters"><itemref idref="letter-{position()}"/></xsl:for-each>
      </spine>
    </package>
  </xsl:template>

  <xsl:template name="description">
    <dc:identifier id="identifier"><xsl:call-template name="identifier"/></dc:identifier>
    <dc:title><xsl:call-template name="book-title"/></dc:title>
    <xsl:for-each select="set:distinct($letters/@lang[. != ''])"><dc:language><xsl:value-of select="."/></dc:language></xsl:for-each>
    <xsl:if test="not($letters/@lang[. != ''])"><dc:language>und</dc:language></xsl:if>
    <xsl:choose>
      <xsl:when test="$is-of-one-letter">
        <xsl:for-each select="$letters/author"><dc:creator><xsl:value-of select="."/></dc:creator></xsl:for-each>
        <xsl:for-each select="$letters/editor"><dc:contributor><xsl:value-of select="."/></dc:contributor></xsl:for-each>
        <xsl:for-each select="$letters/source"><dc:source><xsl:value-of select="."/></dc:source></xsl:for-each>
      </xsl:when>
      <xsl:when test="$edition-editor != ''">
        <dc:creator id="editor"><xsl:value-of select="$edition-editor"/></dc:creator>
        <meta refines="#editor" property="role" scheme="marc:relators">edt</meta>
      </xsl:when>
    </xsl:choose>
    <xsl:for-each select="($letters[$is-of-one-letter]/publisher)[1]"><dc:publisher><xsl:value-of select="."/></dc:publisher></xsl:for-each>
    <xsl:if test="not($is-of-one-letter) and $edition-publisher != ''"><dc:publisher><xsl:value-of select="$edition-publisher"/></dc:publisher></xsl:if>
    <xsl:if test="$edition-title != '' and $is-of-one-letter">
      <meta property="belongs-to-collection" id="edition"><xsl:value-of select="$edition-title"/></meta>
    </xsl:if>
    <xsl:for-each select="$letters[$is-of-one-letter]/rights"><dc:rights><xsl:value-of select="."/></dc:rights></xsl:for-each>
    <xsl:if test="not($is-of-one-letter) and $edition-rights != ''"><dc:rights><xsl:value-of select="$edition-rights"/></dc:rights></xsl:if>
    <xsl:call-template name="dates"/>
  </xsl:template>

  <!-- The address for ever; else names that stay the same. -->
  <xsl:template name="identifier">
    <xsl:choose>
      <xsl:when test="$permalink != ''"><xsl:value-of select="$permalink"/></xsl:when>
      <xsl:when test="$is-of-one-letter and $letters/address"><xsl:value-of select="$letters/address"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$edition-title"/>
        <xsl:if test="$edition-title != '' and $is-of-one-letter">: </xsl:if>
        <xsl:if test="$is-of-one-letter"><xsl:value-of select="$letters/@name"/></xsl:if>
        <xsl:if test="not($is-of-one-letter) and $edition-title = ''"><xsl:value-of select="$letters[1]/@name"/></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="dates">
    <xsl:variable name="modified">
      <xsl:for-each select="$letters/modified">
        <xsl:sort select="." order="descending"/>
        <xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if>
      </xsl:for-each>
      <xsl:if test="not($letters/modified)"><xsl:value-of select="substring($edition-date, 1, 10 * (string-length($edition-date) = 10))"/></xsl:if>
    </xsl:variable>
    <xsl:variable name="published" select="concat($letters[$is-of-one-letter]/published, substring($edition-date, 1, 10 * not($is-of-one-letter)))"/>
    <xsl:if test="$published != ''"><dc:date><xsl:value-of select="$published"/></dc:date></xsl:if>
    <meta property="dcterms:modified">
      <xsl:value-of select="$modified"/>
      <xsl:if test="$modified = ''">1970-01-01</xsl:if>
      <xsl:text>T00:00:00Z</xsl:text>
    </meta>
  </xsl:template>

  <!-- EPUB Accessibility 1.0, section 2; no conformance is claimed, which somebody would have to certify. -->
  <xsl:template name="accessibility">
    <meta property="schema:accessMode">textual</meta>
    <xsl:if test="picture"><meta property="schema:accessMode">visual</meta></xsl:if>
    <meta property="schema:accessModeSufficient">textual</meta>
    <meta property="schema:accessibilityFeature">structuralNavigation</meta>
    <meta property="schema:accessibilityFeature">tableOfContents</meta>
    <meta property="schema:accessibilityFeature">readingOrder</meta>
    <meta property="schema:accessibilityFeature">displayTransformability</meta>
    <xsl:if test="picture"><meta property="schema:accessibilityFeature">alternativeText</meta></xsl:if>
    <xsl:if test="view//span[@class = 'page-break']"><meta property="schema:accessibilityFeature">printPageNumbers</meta></xsl:if>
    <meta property="schema:accessibilityHazard">none</meta>
    <meta property="schema:accessibilitySummary">
      <xsl:call-template name="string"><xsl:with-param name="key" select="'book-access'"/></xsl:call-template>
    </meta>
  </xsl:template>
</xsl:stylesheet>
