<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- What the letter's page says of itself: how to cite it, for readers, for reference managers (citation_*) and as
     linked data (schema.org, in a block of data that no browser runs). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:variable name="publication" select="$header/tei:fileDesc/tei:publicationStmt"/>
  <xsl:variable name="published" select="($publication/tei:date/@when | $publication/tei:date[not(@when)])[1]"/>
  <xsl:variable name="authors" select="$header/tei:fileDesc/tei:titleStmt/tei:author"/>
  <xsl:variable name="editors" select="$header/tei:fileDesc/tei:titleStmt/tei:editor[not(@role) or @role = 'editor']"/>
  <xsl:variable name="address">
    <xsl:variable name="stated" select="$publication/tei:idno[starts-with(normalize-space(), 'http')]"/>
    <xsl:value-of select="$permalink"/>
    <xsl:if test="$permalink = ''"><xsl:value-of select="normalize-space($stated[1])"/></xsl:if>
  </xsl:variable>

  <xsl:template name="letter-metadata">
    <xsl:variable name="title"><xsl:call-template name="letter-title"/></xsl:variable>
    <meta name="citation_title" content="{$title}"/>
    <xsl:for-each select="$authors"><meta name="citation_author" content="{normalize-space()}"/></xsl:for-each>
    <xsl:for-each select="$editors"><meta name="citation_editor" content="{normalize-space()}"/></xsl:for-each>
    <xsl:if test="$published"><meta name="citation_publication_date" content="{translate(normalize-space($published), '-', '/')}"/></xsl:if>
    <xsl:for-each select="$publication/tei:publisher[1]"><meta name="citation_publisher" content="{normalize-space()}"/></xsl:for-each>
    <xsl:if test="$edition-title != ''"><meta name="citation_inbook_title" content="{$edition-title}"/></xsl:if>
    <xsl:if test="$text-language"><meta name="citation_language" content="{$text-language}"/></xsl:if>
    <xsl:if test="string($address) != ''">
      <meta name="citation_public_url" content="{$address}"/>
      <link rel="canonical" href="{$address}"/>
    </xsl:if>
    <xsl:if test="$tei-href != ''"><link rel="alternate" type="application/tei+xml" href="{$tei-href}"/></xsl:if>
    <xsl:if test="$text-href != ''"><link rel="alternate" type="text/plain" href="{$text-href}"/></xsl:if>
    <xsl:for-each select="$publication/tei:availability/tei:licence[starts-with(@target, 'http')][1]"><link rel="license" href="{@target}"/></xsl:for-each>
    <script type="application/ld+json"><xsl:call-template name="linked-data"/></script>
  </xsl:template>

  <!-- The letter as schema.org's Message. -->
  <xsl:template name="linked-data">
    <xsl:variable name="title"><xsl:call-template name="letter-title"/></xsl:variable>
    <xsl:text>{"@context":"https://schema.org","@type":"Message"</xsl:text>
    <xsl:call-template name="json-member"><xsl:with-param name="name" select="'name'"/><xsl:with-param name="value" select="$title"/></xsl:call-template>
    <xsl:call-template name="json-member"><xsl:with-param name="name" select="'url'"/><xsl:with-param name="value" select="$address"/></xsl:call-template>
    <xsl:call-template name="json-member"><xsl:with-param name="name" select="'inLanguage'"/><xsl:with-param name="value" select="$text-language"/></xsl:call-template>
    <xsl:call-template name="json-member"><xsl:with-param name="name" select="'dateSent'"/><xsl:with-param name="value" select="$sent/tei:date/@when"/></xsl:call-template>
    <xsl:call-template name="json-member"><xsl:with-param name="name" select="'datePublished'"/><xsl:with-param name="value" select="$published"/></xsl:call-template>
    <xsl:call-template name="json-member"><xsl:with-param name="name" select="'publisher'"/><xsl:with-param name="value" select="$publication/tei:publisher"/></xsl:call-template>
    <xsl:call-template name="json-member"><xsl:with-param name="name" select="'license'"/><xsl:with-param name="value" select="$publication/tei:availability/tei:licence/@target"/></xsl:call-template>
    <xsl:call-template name="json-persons"><xsl:with-param name="name" select="'sender'"/><xsl:with-param name="side" select="$sent"/></xsl:call-template>
    <xsl:call-template name="json-persons"><xsl:with-param name="name" select="'recipient'"/><xsl:with-param name="side" select="$received"/></xsl:call-template>
    <xsl:text>}</xsl:text>
  </xsl:template>
  <xsl:template name="json-persons">
    <xsl:param name="name"/>
    <xsl:param name="side"/>
    <xsl:if test="$side/tei:persName | $side/tei:orgName">
      <xsl:value-of select="concat(',&quot;', $name, '&quot;:[')"/>
      <xsl:for-each select="$side/tei:persName | $side/tei:orgName">
        <xsl:if test="position() &gt; 1">,</xsl:if>
        <xsl:text>{"@type":"</xsl:text>
        <xsl:choose><xsl:when test="self::tei:orgName">Organization</xsl:when><xsl:otherwise>Person</xsl:otherwise></xsl:choose>
        <xsl:text>"</xsl:text>
        <xsl:call-template name="json-member"><xsl:with-param name="name" select="'name'"/><xsl:with-param name="value" select="."/></xsl:call-template>
        <xsl:if test="starts-with(@ref, 'http')">
          <xsl:call-template name="json-member"><xsl:with-param name="name" select="'@id'"/><xsl:with-param name="value" select="@ref"/></xsl:call-template>
        </xsl:if>
        <xsl:text>}</xsl:text>
      </xsl:for-each>
      <xsl:text>]</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template name="json-member">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:if test="normalize-space($value) != ''">
      <xsl:value-of select="concat(',&quot;', $name, '&quot;:&quot;')"/>
      <xsl:call-template name="json-text"><xsl:with-param name="text" select="normalize-space($value)"/></xsl:call-template>
      <xsl:text>"</xsl:text>
    </xsl:if>
  </xsl:template>
  <!-- Escapes what would end a string of JSON or CSS, or the element around it: \ " and &lt;. -->
  <xsl:template name="json-text">
    <xsl:param name="text"/>
    <xsl:param name="less-than" select="'\u003c'"/>
    <xsl:variable name="plain" select="translate($text, '\&quot;&lt;', '&#xE000;&#xE000;&#xE000;')"/>
    <xsl:variable name="before" select="substring-before($plain, '&#xE000;')"/>
    <xsl:choose>
      <xsl:when test="contains($plain, '&#xE000;')">
        <xsl:variable name="found" select="substring($text, string-length($before) + 1, 1)"/>
        <xsl:value-of select="$before"/>
        <xsl:choose>
          <xsl:when test="$found = '&lt;'"><xsl:value-of select="$less-than"/></xsl:when>
          <xsl:when test="$found = '\' or $found = '&quot;'"><xsl:value-of select="concat('\', $found)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$found"/></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="json-text"><xsl:with-param name="text" select="substring($text, string-length($before) + 2)"/><xsl:with-param name="less-than" select="$less-than"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- How to cite: this edition of the letter, then what it was made from. -->
  <xsl:template name="citation">
    <p class="citation">
      <xsl:for-each select="$authors"><xsl:value-of select="normalize-space()"/>: </xsl:for-each>
      <cite><xsl:call-template name="letter-title"/></cite>
      <xsl:for-each select="$sent/tei:date[1]">
        <xsl:text>, </xsl:text>
        <xsl:value-of select="normalize-space()"/>
        <xsl:if test="normalize-space() = ''"><xsl:call-template name="date-value"/></xsl:if>
      </xsl:for-each>
      <xsl:text>. </xsl:text>
      <xsl:if test="$edition-title != ''"><cite><xsl:value-of select="$edition-title"/></cite>. </xsl:if>
      <xsl:for-each select="$publication/tei:publisher[1]">
        <xsl:value-of select="normalize-space()"/>
        <xsl:if test="$published"><xsl:text>, </xsl:text></xsl:if>
      </xsl:for-each>
      <xsl:value-of select="substring($published, 1, 4)"/>
      <xsl:if test="$published or $publication/tei:publisher"><xsl:text>. </xsl:text></xsl:if>
      <xsl:if test="string($address) != ''"><a rel="bookmark" href="{$address}"><xsl:value-of select="$address"/></a></xsl:if>
    </p>
    <xsl:variable name="sources">
      <xsl:apply-templates select="$header//tei:sourceDesc/tei:bibl | $header//tei:sourceDesc/tei:biblStruct" mode="source"/>
    </xsl:variable>
    <xsl:if test="normalize-space($sources) != ''">
      <p class="citation">
        <xsl:call-template name="string"><xsl:with-param name="key" select="'cite-source'"/></xsl:call-template>
        <xsl:text> </xsl:text>
        <xsl:copy-of select="$sources"/>
      </p>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
