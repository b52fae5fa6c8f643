<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- Blanks in running text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:variable name="blanks" select="' &#9;&#10;&#13;'"/>

  <xsl:template match="text()"><xsl:call-template name="text"/></xsl:template>

  <!-- The text with each run of blanks as one; those at either end may be trimmed. -->
  <xsl:template name="collapsed-text">
    <xsl:param name="trim-start" select="false()"/>
    <xsl:param name="trim-end" select="false()"/>
    <xsl:variable name="words" select="normalize-space()"/>
    <xsl:choose>
      <xsl:when test="$words = ."><xsl:value-of select="$words"/></xsl:when>
      <xsl:when test="$words = ''"><xsl:if test="not($trim-start)"><xsl:text> </xsl:text></xsl:if></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="fenced" select="normalize-space(concat('|', ., '|'))"/>
        <xsl:if test="not($trim-start) and starts-with($fenced, '| ')"><xsl:text> </xsl:text></xsl:if>
        <xsl:value-of select="$words"/>
        <xsl:if test="not($trim-end) and substring($fenced, string-length($fenced) - 1, 1) = ' '"><xsl:text> </xsl:text></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Text that flows over line ends: no blank in a word, none before a note's mark or at a block's edges. -->
  <xsl:template name="flowing-text">
    <xsl:variable name="words" select="normalize-space()"/>
    <xsl:choose>
      <xsl:when test="$words = ."><xsl:value-of select="$words"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="fenced" select="normalize-space(concat('|', ., '|'))"/>
        <xsl:variable name="begins-with-blank" select="starts-with($fenced, '| ')"/>
        <xsl:variable name="ends-with-blank" select="substring($fenced, string-length($fenced) - 1, 1) = ' '"/>
        <xsl:variable name="joins-before"><xsl:if test="$begins-with-blank"><xsl:call-template name="joins-before"/></xsl:if></xsl:variable>
        <xsl:variable name="joins-after"><xsl:if test="$ends-with-blank"><xsl:call-template name="joins-after"/></xsl:if></xsl:variable>
        <xsl:if test="$begins-with-blank and $joins-before = '' and ($words != '' or $joins-after = '')"><xsl:text> </xsl:text></xsl:if>
        <xsl:value-of select="$words"/>
        <xsl:if test="$ends-with-blank and $joins-after = '' and $words != ''"><xsl:text> </xsl:text></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- 'yes' where no blank stands between the text and what is before it, or after it. -->
  <xsl:template name="joins-before">
    <xsl:variable name="before" select="preceding-sibling::node()[1]"/>
    <xsl:choose>
      <xsl:when test="$before"><xsl:apply-templates select="$before" mode="word-goes-on-from"/></xsl:when>
      <xsl:when test="parent::tei:p or parent::tei:note or parent::tei:head or parent::tei:salute or parent::tei:signed or parent::tei:dateline
        or parent::tei:item or parent::tei:l">yes</xsl:when>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="joins-after">
    <xsl:variable name="after" select="following-sibling::node()[1]"/>
    <xsl:choose>
      <xsl:when test="$after[self::tei:note][not(@prev)][not(@place = 'inline')]">yes</xsl:when>
      <xsl:when test="$after"><xsl:apply-templates select="$after" mode="word-goes-on-to"/></xsl:when>
      <xsl:when test="parent::tei:p or parent::tei:note or parent::tei:head">yes</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- 'yes' where a word goes on at the next line, column or page beginning: the context is what follows a text, node by
       node; running heads, feet, the typesetter's hyphen and a note that goes on another part no word. -->
  <xsl:template match="node()" mode="word-goes-on-to"/>
  <xsl:template match="text()" mode="word-goes-on-to">
    <xsl:if test="normalize-space() = ''"><xsl:apply-templates select="following-sibling::node()[1]" mode="word-goes-on-to"/></xsl:if>
  </xsl:template>
  <xsl:template match="tei:lb | tei:pb | tei:cb | tei:gb" mode="word-goes-on-to">
    <xsl:choose>
      <xsl:when test="@break = 'no'">yes</xsl:when>
      <xsl:when test="not(self::tei:lb)"><xsl:apply-templates select="following-sibling::node()[1]" mode="word-goes-on-to"/></xsl:when>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="comment() | processing-instruction() | tei:fw | tei:pc | tei:milestone | tei:note" mode="word-goes-on-to">
    <xsl:if test="not(self::tei:note[not(@prev)] or self::tei:pc[not(@force = 'weak')])">
      <xsl:apply-templates select="following-sibling::node()[1]" mode="word-goes-on-to"/>
    </xsl:if>
  </xsl:template>
  <!-- The same, from what stands before a text. -->
  <xsl:template match="node()" mode="word-goes-on-from"/>
  <xsl:template match="text()" mode="word-goes-on-from">
    <xsl:if test="normalize-space() = ''"><xsl:apply-templates select="preceding-sibling::node()[1]" mode="word-goes-on-from"/></xsl:if>
  </xsl:template>
  <xsl:template match="tei:lb | tei:pb | tei:cb | tei:gb" mode="word-goes-on-from">
    <xsl:choose>
      <xsl:when test="@break = 'no'">yes</xsl:when>
      <xsl:otherwise><xsl:apply-templates select="preceding-sibling::node()[1]" mode="word-goes-on-from"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="comment() | processing-instruction() | tei:fw | tei:milestone" mode="word-goes-on-from">
    <xsl:apply-templates select="preceding-sibling::node()[1]" mode="word-goes-on-from"/>
  </xsl:template>

  <!-- Where a line begins the words are apart, unless the word goes on or a blank stands there already. -->
  <xsl:template name="blank-at-line-begin">
    <xsl:variable name="before" select="preceding-sibling::node()[1]"/>
    <xsl:variable name="before-that" select="preceding-sibling::node()[2]"/>
    <xsl:variable name="page-before" select="$before[self::tei:pb or self::tei:cb]"/>
    <xsl:variable name="text-before" select="$before[self::text()] | $before-that[self::text()][$page-before]"/>
    <xsl:variable name="has-blank" select="$text-before and translate(substring($text-before, string-length($text-before)), $blanks, '') = ''"/>
    <xsl:variable name="is-first" select="not($before[not(self::tei:pb)] | $before-that) and parent::*[self::tei:p or self::tei:note or self::tei:salute
      or self::tei:head or self::tei:dateline or self::tei:signed or self::tei:stamp or self::tei:item or self::tei:l or self::tei:addrLine]"/>
    <xsl:if test="not(@break = 'no' or $page-before/@break = 'no' or $has-blank or $is-first)"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>
</xsl:stylesheet>
