<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The reading view: corrected and flowing, notes at the foot, names linked to a register. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:import href="core/main.xsl"/>
  <xsl:output doctype-system="about:legacy-compat"/>
  <xsl:include href="core/notes.xsl"/>
  <xsl:include href="core/apparatus.xsl"/>
  <xsl:include href="core/register.xsl"/>
  <xsl:include href="core/pieces.xsl"/>

  <xsl:template name="view-name">reading</xsl:template>
  <xsl:template name="view-body">
    <article lang="{$text-language}">
      <xsl:call-template name="direction"/>
      <xsl:apply-templates select="//tei:text[not(ancestor::tei:text)]"/>
    </article>
    <xsl:call-template name="note-list"/>
    <xsl:call-template name="inference-list"/>
    <xsl:call-template name="correction-list"/>
    <xsl:call-template name="register"/>
  </xsl:template>

  <xsl:template name="page-of-reasons">at-</xsl:template>

  <xsl:template name="text"><xsl:call-template name="flowing-text"/></xsl:template>
  <!-- Every piece of the text has an address: its xml:id, or par-1, par-2 … in their order. -->
  <xsl:template name="identity">
    <xsl:choose>
      <xsl:when test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:when>
      <xsl:when test="contains($piece-names, concat(' ', local-name(), ' '))">
        <xsl:variable name="number"><xsl:call-template name="piece-number"/></xsl:variable>
        <xsl:if test="$number != '' and not(key('id', concat('par-', $number)))"><xsl:attribute name="id"><xsl:value-of select="concat('par-', $number)"/></xsl:attribute></xsl:if>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="link">
    <xsl:variable name="target" select="substring-before(concat(normalize-space(@target), ' '), ' ')"/>
    <xsl:variable name="note" select="key('id', substring-after($target, '#'))[self::tei:note]"/>
    <xsl:variable name="in-link"><xsl:for-each select=".."><xsl:if test="ancestor-or-self::tei:*[self::tei:ref or @ref]">yes</xsl:if></xsl:for-each></xsl:variable>
    <xsl:choose>
      <xsl:when test="$in-link != '' or .//tei:note or not(starts-with($target, '#') or starts-with($target, 'http://')
        or starts-with($target, 'https://') or starts-with($target, 'mailto:'))">
        <xsl:call-template name="inline"/>
      </xsl:when>
      <xsl:otherwise>
        <a href="{$target}">
          <xsl:for-each select="$note"><xsl:attribute name="href">#note-<xsl:call-template name="note-number"/></xsl:attribute></xsl:for-each>
          <xsl:call-template name="attributes"/>
          <xsl:apply-templates/>
          <xsl:if test="not(node())"><xsl:value-of select="$target"/></xsl:if>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Links do not nest. -->
  <xsl:template name="mention">
    <xsl:variable name="mention" select="."/>
    <xsl:variable name="key" select="generate-id()"/>
    <xsl:variable name="is-link" select="not(ancestor::tei:*[self::tei:ref or @ref] or descendant::tei:note)"/>
    <xsl:for-each select="$mention-items">
      <xsl:for-each select="key('indexed', $key)">
        <xsl:choose>
          <xsl:when test="$is-link">
            <a href="#{@entry}"><xsl:call-template name="mention-content"><xsl:with-param name="mention" select="$mention"/><xsl:with-param name="class" select="'mention'"/></xsl:call-template></a>
          </xsl:when>
          <xsl:otherwise><span><xsl:call-template name="mention-content"><xsl:with-param name="mention" select="$mention"/></xsl:call-template></span></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
  <!-- The context is the mention's item of the index. -->
  <xsl:template name="mention-content">
    <xsl:param name="mention"/>
    <xsl:param name="class"/>
    <xsl:variable name="id" select="@id"/>
    <xsl:for-each select="$mention">
      <xsl:call-template name="attributes"><xsl:with-param name="class" select="$class"/></xsl:call-template>
      <xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute>
      <xsl:apply-templates/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="date">
    <xsl:variable name="years"><xsl:call-template name="unsaid-years"/></xsl:variable>
    <span>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
      <xsl:if test="$years != '' and (@cert or @evidence or @resp)">
        <xsl:text> [</xsl:text>
        <xsl:call-template name="inferred-value">
          <xsl:with-param name="value" select="$years"/>
          <xsl:with-param name="title"><xsl:call-template name="date-value"/></xsl:with-param>
        </xsl:call-template>
        <xsl:text>]</xsl:text>
      </xsl:if>
    </span>
  </xsl:template>

  <!-- A line of the source leaves a place that links and the diplomatic view find. -->
  <xsl:template name="line-begin">
    <xsl:call-template name="blank-at-line-begin"/>
    <span class="lb">
      <xsl:attribute name="data-place"><xsl:call-template name="line-place"/></xsl:attribute>
    </span>
  </xsl:template>
  <xsl:template name="page-begin">
    <span class="page-break" role="separator" data-page="{@n}">
      <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
      <xsl:attribute name="aria-label">
        <xsl:call-template name="string"><xsl:with-param name="key" select="'page'"/><xsl:with-param name="one" select="@n"/></xsl:call-template>
      </xsl:attribute>
    </span>
  </xsl:template>
  <xsl:template name="soft-hyphen"/>

  <!-- One number for the mark and the note (numbers.xsl); what goes on another note has no mark. -->
  <xsl:template name="note-anchor">
    <xsl:if test="not(@prev)">
      <xsl:variable name="number"><xsl:call-template name="note-number"/></xsl:variable>
      <sup class="note-mark">
        <a id="note-{$number}-ref" href="#note-{$number}" role="doc-noteref">
          <xsl:attribute name="aria-label">
            <xsl:call-template name="string"><xsl:with-param name="key" select="'note'"/><xsl:with-param name="one" select="$number"/></xsl:call-template>
          </xsl:attribute>
          <xsl:value-of select="$number"/>
        </a>
      </sup>
    </xsl:if>
  </xsl:template>

  <!-- The corrected, expanded, regularised reading; what the source has is in the title. -->
  <xsl:template name="alternative">
    <xsl:variable name="source" select="(tei:sic | tei:abbr | tei:orig)[1]"/>
    <xsl:variable name="best" select="(tei:corr | tei:expan | tei:reg)[1]"/>
    <xsl:choose>
      <xsl:when test="$source and $best">
        <span class="alternative {local-name($best)}">
          <xsl:if test="$source[self::tei:sic]">
            <xsl:attribute name="id">correction-<xsl:call-template name="correction-number"/></xsl:attribute>
          </xsl:if>
          <xsl:attribute name="title">
            <xsl:call-template name="string">
              <xsl:with-param name="key" select="'source-has'"/>
              <xsl:with-param name="one"><xsl:for-each select="$source"><xsl:call-template name="words-within"/></xsl:for-each></xsl:with-param>
            </xsl:call-template>
          </xsl:attribute>
          <xsl:apply-templates select="$best/node()"/>
        </span>
        <xsl:call-template name="source-reading"><xsl:with-param name="source" select="$source"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="($best | *[not($best)])[1]"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- What the source has stands in the page, hidden until the reader asks for it. -->
  <xsl:template name="source-reading">
    <xsl:param name="source"/>
    <xsl:variable name="words"><xsl:for-each select="$source"><xsl:call-template name="words-within"/></xsl:for-each></xsl:variable>
    <span class="source-reading {local-name($source)}" hidden="hidden"><xsl:value-of select="concat(' [', $words, ']')"/></span>
  </xsl:template>
  <xsl:template name="deletion">
    <xsl:variable name="words"><xsl:call-template name="words-within"/></xsl:variable>
    <xsl:if test="$words != ''"><del class="del" hidden="hidden"><xsl:value-of select="$words"/></del></xsl:if>
  </xsl:template>
  <xsl:template name="surplus">
    <xsl:text>{</xsl:text><xsl:call-template name="inline"/><xsl:text>}</xsl:text>
  </xsl:template>
  <xsl:template name="supplied">
    <xsl:if test="self::tei:supplied"><xsl:text>[</xsl:text></xsl:if>
    <xsl:call-template name="inline"/>
    <xsl:if test="self::tei:supplied"><xsl:text>]</xsl:text></xsl:if>
  </xsl:template>

  <xsl:template name="omission">
    <xsl:variable name="is-block" select="parent::tei:div or parent::tei:body or parent::tei:back or parent::tei:front"/>
    <xsl:variable name="element">
      <xsl:choose><xsl:when test="$is-block">p</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:element name="{$element}">
      <xsl:call-template name="attributes"/>
      <xsl:text>[…]</xsl:text>
      <xsl:if test="$is-block">
        <xsl:text> </xsl:text>
        <xsl:call-template name="omission-in-words"/>
      </xsl:if>
    </xsl:element>
  </xsl:template>
  <xsl:template match="tei:gap" mode="attributes">
    <xsl:attribute name="title"><xsl:call-template name="omission-in-words"/></xsl:attribute>
  </xsl:template>
  <xsl:template name="blank-space"><xsl:text> </xsl:text><xsl:call-template name="inline"/></xsl:template>

  <!-- Pictures of the edition are shown; those on the network are linked, never loaded. -->
  <xsl:template name="picture">
    <xsl:call-template name="edition-picture"/>
  </xsl:template>
</xsl:stylesheet>
