<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The source's pages and lines. The text is first laid flat: one stream of text with line-begin and
     page-begin between, and each note's text as a stream of its own (its lines stand at the foot of the
     page of its anchor, which is a note-at). Each line is then found by key, so that the cost is linear.
     The streams are siblings and their elements do not nest: libxslt numbers no nodes in such trees, and
     would walk far to put nested ones in order. They have no namespace, since what is copied is HTML. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" extension-element-prefixes="exsl" exclude-result-prefixes="tei exsl">
  <xsl:key name="of-line" use="generate-id(preceding-sibling::line-begin[1])"
           match="stream/node()[not(self::line-begin or self::page-begin or self::note-at)]"/>
  <xsl:key name="stream" match="stream[@key]" use="@key"/>
  <xsl:key name="line-begin" match="line-begin" use="generate-id()"/>
  <xsl:key name="line" match="line" use="@page"/>
  <xsl:key name="page" match="page-begin" use="@page"/>

  <!-- Sources whose lines are numbered say where every line begins; in others blocks begin lines too. -->
  <xsl:variable name="lines-are-numbered" select="boolean((/descendant::tei:text/descendant::tei:lb)[1]/@n)"/>

  <xsl:variable name="stream">
    <stream>
      <line-begin/>
      <xsl:apply-templates select="//tei:text[not(ancestor::tei:text)]"/>
    </stream>
    <xsl:for-each select="/descendant::tei:text/descendant::tei:note[not(@place = 'inline')]"><xsl:call-template name="note-stream"/></xsl:for-each>
  </xsl:variable>

  <!-- One item a line: its page, its place there, whether it is in a note. -->
  <xsl:variable name="lines">
    <xsl:for-each select="$streams/stream[1]">
      <xsl:call-template name="index-lines">
        <xsl:with-param name="items" select="*[self::line-begin or self::page-begin or self::note-at]"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:variable>

  <!-- Carries the page over the items: halves are searched for page-begins until there is none. -->
  <xsl:template name="index-lines">
    <xsl:param name="items"/>
    <xsl:param name="page" select="''"/>
    <xsl:variable name="half" select="floor(count($items) div 2)"/>
    <xsl:choose>
      <xsl:when test="not($items[self::page-begin])">
        <xsl:apply-templates select="$items" mode="index"><xsl:with-param name="page" select="$page"/></xsl:apply-templates>
      </xsl:when>
      <xsl:when test="$half &gt; 0">
        <xsl:variable name="left" select="$items[position() &lt;= $half]"/>
        <xsl:variable name="last-page" select="$left[self::page-begin][last()]/@page"/>
        <xsl:call-template name="index-lines">
          <xsl:with-param name="items" select="$left"/>
          <xsl:with-param name="page" select="$page"/>
        </xsl:call-template>
        <xsl:call-template name="index-lines">
          <xsl:with-param name="items" select="$items[position() &gt; $half]"/>
          <xsl:with-param name="page" select="concat($last-page, substring($page, 1, string-length($page) * not($last-page)))"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="line-begin" mode="index">
    <xsl:param name="page"/>
    <xsl:variable name="is-in-note" select="boolean(parent::stream/@key)"/>
    <line page="{$page}" key="{generate-id()}" n="{@n}" in-note="{number($is-in-note)}">
      <!-- numbered lines stand by number; an editor's line after the one before it; a note without lines last -->
      <xsl:attribute name="rank">
        <xsl:choose>
          <xsl:when test="number(@n) &gt; 0"><xsl:value-of select="@n"/></xsl:when>
          <xsl:when test="number(preceding-sibling::line-begin[1]/@n) &gt; 0"><xsl:value-of select="preceding-sibling::line-begin[1]/@n + 0.5"/></xsl:when>
          <xsl:when test="$is-in-note and following-sibling::line-begin[1]/@n"><xsl:value-of select="following-sibling::line-begin[1]/@n - 0.5"/></xsl:when>
          <xsl:when test="$is-in-note">1000000</xsl:when>
          <xsl:otherwise>0</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
    </line>
  </xsl:template>
  <xsl:template match="note-at" mode="index">
    <xsl:param name="page"/>
    <xsl:for-each select="key('stream', @key)">
      <xsl:call-template name="index-lines">
        <xsl:with-param name="items" select="*[self::line-begin or self::page-begin or self::note-at]"/>
        <xsl:with-param name="page" select="concat(@page, substring($page, 1, string-length($page) * not(@page)))"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:variable name="streams" select="exsl:node-set($stream)"/>
  <xsl:variable name="line-list" select="exsl:node-set($lines)"/>

  <!-- All pages in their order; what stands before the first page-begin comes first, where it is anything. -->
  <xsl:template name="pages">
    <xsl:variable name="before-pages"><xsl:call-template name="page-lines"/></xsl:variable>
    <xsl:if test="string($before-pages) != ''">
      <section class="page" id="d-page-0"><xsl:copy-of select="$before-pages"/></section>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
    <xsl:for-each select="$streams/stream/page-begin">
      <xsl:if test="generate-id() = generate-id(key('page', @page)[1])"><xsl:call-template name="page"/></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- The page of the page-begin that is the context. -->
  <xsl:template name="page">
    <section class="page" id="d-page-{position()}">
      <xsl:call-template name="page-heading"/>
      <xsl:if test="@image != ''"><xsl:call-template name="facsimile"/></xsl:if>
      <xsl:call-template name="page-lines"><xsl:with-param name="page" select="@page"/><xsl:with-param name="number" select="position()"/></xsl:call-template>
    </section>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
  <xsl:template name="page-lines">
    <xsl:param name="page" select="''"/>
    <xsl:param name="number" select="0"/>
    <xsl:for-each select="$line-list">
      <xsl:for-each select="key('line', $page)">
        <xsl:sort select="@rank" data-type="number"/>
        <xsl:sort select="@in-note" data-type="number"/>
        <xsl:call-template name="line"><xsl:with-param name="page-number" select="$number"/></xsl:call-template>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- The picture of the page beside its lines; it opens in full. -->
  <xsl:template name="facsimile">
    <figure class="facsimile">
      <a href="{@image}">
        <img src="{@image}" loading="lazy">
          <xsl:attribute name="alt">
            <xsl:call-template name="string"><xsl:with-param name="key" select="'facsimile'"/><xsl:with-param name="one" select="@n"/></xsl:call-template>
          </xsl:attribute>
        </img>
      </a>
    </figure>
  </xsl:template>

  <xsl:template name="page-heading">
    <h2 class="page-number">
      <xsl:call-template name="string">
        <xsl:with-param name="key"><xsl:choose><xsl:when test="@cert">page-inferred</xsl:when><xsl:otherwise>page</xsl:otherwise></xsl:choose></xsl:with-param>
        <xsl:with-param name="one" select="@n"/>
      </xsl:call-template>
    </h2>
  </xsl:template>

  <!-- One line of the source, one block. What an editor says of it has the class editorial. -->
  <xsl:template name="line">
    <xsl:param name="page-number"/>
    <xsl:variable name="key" select="@key"/>
    <xsl:variable name="n" select="@n"/>
    <xsl:variable name="in-note" select="@in-note"/>
    <xsl:for-each select="$streams">
      <xsl:variable name="content" select="key('of-line', $key)"/>
      <xsl:variable name="begin" select="key('line-begin', $key)"/>
      <xsl:if test="$n != '' or $content[normalize-space() != '' or descendant-or-self::img]">
        <div class="{normalize-space(concat('line ', substring('in-note ', 1, 8 * $in-note), $begin/@class))}">
          <xsl:if test="$n != ''">
            <xsl:attribute name="id"><xsl:value-of select="concat('p', $page-number, '-l', $n)"/></xsl:attribute>
            <xsl:attribute name="data-line"><xsl:value-of select="$n"/></xsl:attribute>
            <xsl:copy-of select="$begin/@data-place"/>
            <xsl:call-template name="line-number"><xsl:with-param name="page-number" select="$page-number"/><xsl:with-param name="n" select="$n"/></xsl:call-template>
          </xsl:if>
          <span class="line-text">
            <xsl:for-each select="$begin"><xsl:call-template name="note-head"/></xsl:for-each>
            <xsl:for-each select="$content"><xsl:call-template name="line-piece"/></xsl:for-each>
          </span>
        </div>
        <xsl:text>&#10;</xsl:text>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- A piece of the line that is the context: blanks between elements make one, none at its edges. -->
  <xsl:template name="line-piece">
    <xsl:variable name="is-last" select="position() = last()"/>
    <xsl:choose>
      <xsl:when test="not(self::text())"><xsl:copy-of select="."/></xsl:when>
      <xsl:when test="normalize-space() = '' and (position() = 1 or $is-last)"/>
      <xsl:otherwise>
        <xsl:call-template name="collapsed-text">
          <xsl:with-param name="trim-start" select="position() = 1"/>
          <xsl:with-param name="trim-end" select="$is-last"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:variable name="line-label"><xsl:call-template name="pattern"><xsl:with-param name="key" select="'line'"/></xsl:call-template></xsl:variable>
  <xsl:template name="line-number">
    <xsl:param name="page-number"/>
    <xsl:param name="n"/>
    <a class="line-number" href="#p{$page-number}-l{$n}">
      <xsl:attribute name="aria-label">
        <xsl:call-template name="fill"><xsl:with-param name="pattern" select="$line-label"/><xsl:with-param name="one" select="$n"/></xsl:call-template>
      </xsl:attribute>
      <xsl:value-of select="$n"/>
    </a>
  </xsl:template>

  <!-- The marker before the first line of a note; a note without numbered lines has it in its text. -->
  <xsl:template name="note-head">
    <xsl:if test="parent::stream/@marker != '' and @n and not(preceding-sibling::line-begin[@n])">
      <xsl:call-template name="note-head-marker">
        <xsl:with-param name="number" select="../@number"/>
        <xsl:with-param name="marker" select="../@marker"/>
        <xsl:with-param name="is-glued" select="boolean(../@glued)"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
  <xsl:template name="note-head-marker">
    <xsl:param name="number"/>
    <xsl:param name="marker"/>
    <xsl:param name="is-glued" select="false()"/>
    <a class="note-marker" id="d-note-{$number}" href="#d-note-{$number}-ref">
      <xsl:attribute name="aria-label">
        <xsl:call-template name="string"><xsl:with-param name="key" select="'back-to-text'"/><xsl:with-param name="one" select="$number"/></xsl:call-template>
      </xsl:attribute>
      <xsl:value-of select="$marker"/>
    </a>
    <xsl:if test="not($is-glued)"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>
</xsl:stylesheet>
