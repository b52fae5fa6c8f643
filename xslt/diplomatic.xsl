<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The diplomatic view: the pages and lines of the source, with what stands in them and nothing else. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:import href="core/main.xsl"/>
  <xsl:output doctype-system="about:legacy-compat"/>
  <xsl:include href="core/lines.xsl"/>

  <xsl:template name="view-name">diplomatic</xsl:template>
  <xsl:template name="view-statement">
    <xsl:variable name="source"><xsl:call-template name="source-title"/></xsl:variable>
    <p class="view-statement">
      <xsl:call-template name="string">
        <xsl:with-param name="key">
          <xsl:choose>
            <xsl:when test="not($lines-are-numbered)">diplomatic-statement-without-lines</xsl:when>
            <xsl:when test="$source = ''">diplomatic-statement-untitled</xsl:when>
            <xsl:otherwise>diplomatic-statement</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
        <xsl:with-param name="one" select="$source"/>
      </xsl:call-template>
    </p>
  </xsl:template>
  <xsl:template name="view-body">
    <article lang="{$text-language}">
      <xsl:call-template name="direction"/>
      <xsl:call-template name="pages"/>
    </article>
  </xsl:template>

  <xsl:template name="page-of-reasons"><xsl:if test="$reading-href != ''">at-<xsl:value-of select="$reading-href"/></xsl:if></xsl:template>

  <!-- The text is laid flat (core/lines.xsl): elements leave their look on each piece of text. -->
  <xsl:template name="block">
    <xsl:variable name="is-of-own-lines" select="not($lines-are-numbered or self::tei:cell)"/>
    <xsl:if test="$is-of-own-lines and not(parent::tei:note and not(preceding-sibling::*))"><line-begin/></xsl:if>
    <xsl:if test="self::tei:cell and preceding-sibling::tei:cell"><span class="space"><xsl:text> </xsl:text></span></xsl:if>
    <xsl:text> </xsl:text>
    <xsl:apply-templates/>
    <xsl:text> </xsl:text>
    <xsl:if test="$is-of-own-lines and following-sibling::node()[1][self::text()]"><line-begin/></xsl:if>
  </xsl:template>
  <xsl:template name="inline"><xsl:apply-templates/></xsl:template>
  <xsl:template name="text">
    <xsl:choose>
      <xsl:when test="ancestor::tei:hi or ancestor::tei:add or ancestor::tei:del or ancestor::tei:unclear or ancestor::tei:damage
        or ancestor::tei:sic or ancestor::tei:fw or ancestor::tei:stamp or ancestor::tei:*[@rend]"><xsl:call-template name="text-with-look"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="collapsed-text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="text-with-look">
    <xsl:variable name="look"><xsl:apply-templates select="ancestor::tei:*" mode="look"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$look != '' and normalize-space() != ''">
        <span class="{normalize-space($look)}"><xsl:call-template name="collapsed-text"/></span>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="collapsed-text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="line-begin">
    <line-begin>
      <xsl:if test="@n"><xsl:attribute name="n"><xsl:value-of select="@n"/></xsl:attribute></xsl:if>
      <xsl:attribute name="data-place"><xsl:call-template name="line-place"/></xsl:attribute>
      <xsl:attribute name="class">
        <xsl:choose>
          <!-- the nearest one first: libxml2 would gather them all -->
          <xsl:when test="preceding-sibling::*[1][not(self::tei:pb or self::tei:cb)]"/>
          <xsl:when test="preceding-sibling::node()[1][self::text()][normalize-space()]"/>
          <xsl:when test="preceding-sibling::*[not(self::tei:pb or self::tei:cb)]"/>
          <xsl:when test="preceding-sibling::text()[normalize-space()]"/>
          <xsl:otherwise>begins-block </xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="local-name((ancestor::tei:head | ancestor::tei:fw | ancestor::tei:signed | ancestor::tei:dateline | ancestor::tei:l)[last()])"/>
      </xsl:attribute>
    </line-begin>
  </xsl:template>
  <xsl:template name="page-begin">
    <page-begin n="{@n}" page="{@n}">
      <xsl:if test="not(@n)"><xsl:attribute name="page"><xsl:value-of select="generate-id()"/></xsl:attribute></xsl:if>
      <xsl:copy-of select="@cert"/>
      <xsl:if test="@facs"><xsl:attribute name="image"><xsl:call-template name="facsimile-address"/></xsl:attribute></xsl:if>
    </page-begin>
  </xsl:template>
  <xsl:template name="column-begin"><xsl:text> </xsl:text></xsl:template>
  <xsl:template name="furniture"><xsl:call-template name="block"/></xsl:template>

  <!-- The marker as printed stays in the line; the text of the note becomes a stream of its own. -->
  <xsl:template name="note-anchor">
    <xsl:variable name="number"><xsl:call-template name="note-number"/></xsl:variable>
    <xsl:if test="not(@prev)">
      <sup class="note-mark">
        <a id="d-note-{$number}-ref" href="#d-note-{$number}" role="doc-noteref">
          <xsl:attribute name="aria-label">
            <xsl:call-template name="string"><xsl:with-param name="key" select="'note'"/><xsl:with-param name="one" select="$number"/></xsl:call-template>
          </xsl:attribute>
          <!-- @rend is the marker where it is printed otherwise than @n, as "(1)" -->
          <xsl:choose>
            <xsl:when test="@rend and (contains(@rend, @n) or string-length(@rend) &lt; 4)"><xsl:value-of select="@rend"/></xsl:when>
            <xsl:when test="@n"><xsl:value-of select="@n"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$number"/></xsl:otherwise>
          </xsl:choose>
        </a>
      </sup>
    </xsl:if>
    <note-at key="{generate-id()}"/>
  </xsl:template>
  <xsl:template name="note-stream">
    <xsl:variable name="number"><xsl:call-template name="note-number"/></xsl:variable>
    <xsl:variable name="has-lines" select="boolean(.//tei:lb[@n])"/>
    <xsl:variable name="label" select="tei:label[1]"/>
    <xsl:variable name="after-label" select="$label/following-sibling::node()[1]"/>
    <!-- some notes begin in the line of their anchor -->
    <xsl:variable name="begins-alone" select="boolean((.//tei:lb[@n] | .//text()[normalize-space() != ''][not(parent::tei:label)])[1][self::text()])"/>
    <xsl:variable name="marker" select="concat($label, substring(@n, 1, string-length(@n) * not($label)))"/>
    <stream key="{generate-id()}" number="{$number}" marker="{substring($marker, 1, string-length($marker) * not($begins-alone))}">
      <!-- glued to the text; printed on another page than its anchor -->
      <xsl:if test="$label and translate(substring($after-label, 1, 1), $blanks, '') != ''"><xsl:attribute name="glued">yes</xsl:attribute></xsl:if>
      <xsl:for-each select="key('id', substring-after(@corresp, '#'))[self::tei:pb]"><xsl:attribute name="page"><xsl:value-of select="@n"/></xsl:attribute></xsl:for-each>
      <xsl:if test="not($has-lines) or $begins-alone">
        <line-begin/>
        <xsl:if test="not(@prev)">
          <xsl:call-template name="note-head-marker">
            <xsl:with-param name="number" select="$number"/>
            <xsl:with-param name="marker" select="concat(@n, substring($number, 1, string-length($number) * not(@n)))"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:if>
      <xsl:apply-templates/>
    </stream>
  </xsl:template>

  <xsl:template name="alternative">
    <xsl:variable name="source" select="(tei:sic | tei:abbr | tei:orig)[1]"/>
    <xsl:apply-templates select="($source | *[not($source)])[1]"/>
  </xsl:template>
  <xsl:template name="supplied"/>
  <xsl:template name="omission">
    <xsl:if test="parent::tei:div or parent::tei:body or parent::tei:back or parent::tei:front"><line-begin class="editorial"/></xsl:if>
    <span class="editorial gap">
      <xsl:text>[… </xsl:text>
      <xsl:call-template name="omission-in-words"/>
      <xsl:text>]</xsl:text>
    </span>
  </xsl:template>
  <xsl:template name="hand-change">
    <span class="editorial">
      <xsl:text>[</xsl:text>
      <xsl:call-template name="string"><xsl:with-param name="key" select="'hand-change'"/></xsl:call-template>
      <xsl:variable name="hand" select="normalize-space(key('id', substring-after(@new, '#')))"/>
      <xsl:if test="$hand != ''"><xsl:value-of select="concat(': ', $hand)"/></xsl:if>
      <xsl:text>]</xsl:text>
    </span>
  </xsl:template>
  <xsl:template name="blank-space"><span class="space"><xsl:text> </xsl:text></span></xsl:template>
  <xsl:template name="picture">
    <span class="editorial"><xsl:call-template name="edition-picture"/></span>
  </xsl:template>
</xsl:stylesheet>
