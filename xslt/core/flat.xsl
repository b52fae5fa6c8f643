<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- Walks a view and tells its blocks from its running text, for formats that are written as text. A stylesheet that
     includes this file says how each kind of block and of words is written: paragraph, heading, short-line,
     list-item, cell, row-end, quotation, note-mark, emphasis, words-of. `prefix` begins each line of a quotation. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:set="http://exslt.org/sets" extension-element-prefixes="set">
  <xsl:key name="block" use="generate-id()" match="article | section | header | aside | div | p | blockquote | ul | ol | dl | li | dt | dd
    | table | caption | tbody | tr | th | td | figure | figcaption | h1 | h2 | h3 | h4 | h5 | h6"/>

  <xsl:template match="*" mode="block">
    <xsl:param name="prefix"/>
    <xsl:choose>
      <xsl:when test="@hidden"/>
      <xsl:when test="*[key('block', generate-id())]"><xsl:call-template name="blocks"><xsl:with-param name="prefix" select="$prefix"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="leaf"><xsl:with-param name="prefix" select="$prefix"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The blocks of the context; running text between them is a paragraph of its own. -->
  <xsl:template name="blocks">
    <xsl:param name="prefix"/>
    <xsl:for-each select="node()">
      <xsl:choose>
        <xsl:when test="key('block', generate-id())"><xsl:apply-templates select="." mode="block"><xsl:with-param name="prefix" select="$prefix"/></xsl:apply-templates></xsl:when>
        <xsl:when test="not(preceding-sibling::node()) or preceding-sibling::node()[1][key('block', generate-id())]">
          <xsl:variable name="next" select="following-sibling::*[key('block', generate-id())][1]"/>
          <xsl:variable name="words"><xsl:apply-templates select=". | set:leading(following-sibling::node(), $next)" mode="flat"/></xsl:variable>
          <xsl:if test="normalize-space($words) != ''">
            <xsl:call-template name="paragraph"><xsl:with-param name="words" select="normalize-space($words)"/><xsl:with-param name="prefix" select="$prefix"/></xsl:call-template>
          </xsl:if>
        </xsl:when>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="leaf">
    <xsl:param name="prefix"/>
    <xsl:variable name="flat"><xsl:apply-templates mode="flat"/></xsl:variable>
    <xsl:variable name="words" select="normalize-space($flat)"/>
    <xsl:variable name="class" select="concat(' ', @class, ' ')"/>
    <xsl:choose>
      <xsl:when test="$words = ''"/>
      <xsl:when test="self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6 or self::caption or self::figcaption">
        <xsl:call-template name="heading"><xsl:with-param name="words" select="$words"/><xsl:with-param name="prefix" select="$prefix"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="contains($class, ' l ') or contains($class, ' addrLine ')">
        <xsl:call-template name="short-line"><xsl:with-param name="words" select="$words"/><xsl:with-param name="prefix" select="$prefix"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="(self::li and not(starts-with($class, ' head '))) or self::dt or self::dd">
        <xsl:call-template name="list-item">
          <xsl:with-param name="words" select="$words"/>
          <xsl:with-param name="prefix" select="$prefix"/>
          <xsl:with-param name="mark">
            <xsl:if test="parent::ol"><xsl:value-of select="concat(count(preceding-sibling::li[not(starts-with(@class, 'head'))]) + 1, '.')"/></xsl:if>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="paragraph"><xsl:with-param name="words" select="$words"/><xsl:with-param name="prefix" select="$prefix"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="ul | ol | dl | div[starts-with(@class, 'lg')] | div[starts-with(@class, 'address')]" mode="block">
    <xsl:param name="prefix"/>
    <xsl:call-template name="blocks"><xsl:with-param name="prefix" select="$prefix"/></xsl:call-template>
    <xsl:call-template name="group-end"><xsl:with-param name="prefix" select="$prefix"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="blockquote" mode="block">
    <xsl:param name="prefix"/>
    <xsl:call-template name="quotation"><xsl:with-param name="prefix" select="$prefix"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="tr" mode="block">
    <xsl:param name="prefix"/>
    <xsl:value-of select="$prefix"/>
    <xsl:for-each select="th | td">
      <xsl:variable name="flat"><xsl:apply-templates mode="flat"/></xsl:variable>
      <xsl:call-template name="cell"><xsl:with-param name="words" select="normalize-space($flat)"/></xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="row-end"/>
  </xsl:template>
  <xsl:template match="table" mode="block">
    <xsl:param name="prefix"/>
    <xsl:apply-templates select="*" mode="block"><xsl:with-param name="prefix" select="$prefix"/></xsl:apply-templates>
    <xsl:call-template name="group-end"><xsl:with-param name="prefix" select="$prefix"/></xsl:call-template>
  </xsl:template>

  <!-- running text -->
  <xsl:template match="text()" mode="flat"><xsl:call-template name="words-of"/></xsl:template>
  <xsl:template match="*" mode="flat"><xsl:apply-templates mode="flat"/></xsl:template>
  <xsl:template match="*[@hidden] | a[@class = 'way-back'] | span[@class = 'page-break']" mode="flat"/>
  <xsl:template match="sup[@class = 'note-mark']" mode="flat"><xsl:call-template name="note-mark"/></xsl:template>
  <!-- what the page sets apart by its type -->
  <xsl:template match="span[@class = 'remark']" mode="flat">(<xsl:apply-templates mode="flat"/>)</xsl:template>
  <xsl:template match="span[@class = 'note-author']" mode="flat">— <xsl:apply-templates mode="flat"/></xsl:template>
  <xsl:template match="img" mode="flat"><xsl:if test="@alt != ''"><xsl:value-of select="concat('[', @alt, ']')"/></xsl:if></xsl:template>
  <xsl:template match="p | div" mode="flat"><xsl:text> </xsl:text><xsl:apply-templates mode="flat"/><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="*[contains(concat(' ', @class, ' '), ' emph ') or contains(concat(' ', @class, ' '), ' foreign ') or contains(@class, 'rend-i')
    or (starts-with(@class, 'title') and not(contains(@class, ' level-a') or contains(@class, ' level-u')))][not(@hidden)]" mode="flat"><xsl:call-template name="emphasis"/></xsl:template>
</xsl:stylesheet>
