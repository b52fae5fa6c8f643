<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- What the edition's other pages need to know of a letter: its head, who and what it names, and every mention in
     its context. start.xsl and registers.xsl read an <edition> that holds these. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" extension-element-prefixes="exsl" exclude-result-prefixes="tei exsl">
  <xsl:import href="core/main.xsl"/>
  <xsl:include href="core/apparatus.xsl"/>
  <xsl:include href="core/register.xsl"/>
  <xsl:output omit-xml-declaration="yes"/>

  <xsl:template match="/">
    <xsl:variable name="date" select="$sent/tei:date[1]"/>
    <xsl:variable name="earliest" select="($date/@when | $date/@from | $date/@notBefore)[1]"/>
    <xsl:variable name="latest" select="($date/@when | $date/@to | $date/@notAfter)[1]"/>
    <letter name="{$page-name}" lang="{$text-language}" sort="{$earliest}{$latest[not($earliest)]}" until="{$latest}{$earliest[not($latest)]}">
      <title><xsl:call-template name="letter-title"/></title>
      <xsl:for-each select="$sent/tei:persName | $sent/tei:orgName | $sent/tei:name | $sent/tei:rs"><from><xsl:call-template name="correspondent"/></from></xsl:for-each>
      <xsl:for-each select="$received/tei:persName | $received/tei:orgName | $received/tei:name | $received/tei:rs"><to><xsl:call-template name="correspondent"/></to></xsl:for-each>
      <xsl:for-each select="($sent/tei:placeName | $sent/tei:settlement)[1]"><place><xsl:call-template name="bracketed"/></place></xsl:for-each>
      <xsl:for-each select="$date"><date><xsl:call-template name="bracketed"><xsl:with-param name="value"><xsl:call-template name="date-for-list"/></xsl:with-param></xsl:call-template></date></xsl:for-each>
      <xsl:call-template name="publication-of-letter"/>
      <xsl:for-each select="exsl:node-set($register)/entry"><xsl:call-template name="entry-with-mentions"/></xsl:for-each>
    </letter>
  </xsl:template>
  <!-- By its key one is known in other letters: by an entry that they may share, else by name. -->
  <xsl:template name="correspondent">
    <xsl:attribute name="key">
      <xsl:choose>
        <xsl:when test="@ref and not(starts-with(@ref, '#'))"><xsl:call-template name="entry-id"><xsl:with-param name="ref" select="substring-before(concat(normalize-space(@ref), ' '), ' ')"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:value-of select="normalize-space()"/></xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
    <xsl:value-of select="normalize-space()"/>
  </xsl:template>
  <!-- Who made it, when and from what, as e-books and catalogues say it. -->
  <xsl:template name="publication-of-letter">
    <xsl:for-each select="$authors"><author><xsl:value-of select="normalize-space()"/></author></xsl:for-each>
    <xsl:for-each select="$translator | $editors"><editor><xsl:value-of select="normalize-space()"/></editor></xsl:for-each>
    <xsl:for-each select="$publication/tei:publisher[1]"><publisher><xsl:value-of select="normalize-space()"/></publisher></xsl:for-each>
    <xsl:if test="$published"><published><xsl:value-of select="normalize-space($published)"/></published></xsl:if>
    <xsl:for-each select="($publication/tei:date/@when | $header/tei:revisionDesc//@when)[string-length() &gt; 9]">
      <xsl:sort select="." order="descending"/>
      <xsl:if test="position() = 1"><modified><xsl:value-of select="substring(., 1, 10)"/></modified></xsl:if>
    </xsl:for-each>
    <xsl:for-each select="$publication/tei:availability/*"><rights><xsl:value-of select="normalize-space()"/></rights></xsl:for-each>
    <xsl:if test="string($address) != ''"><address><xsl:value-of select="$address"/></address></xsl:if>
    <xsl:variable name="source"><xsl:call-template name="source-title"/></xsl:variable>
    <xsl:if test="string($source) != ''"><source><xsl:value-of select="$source"/></source></xsl:if>
  </xsl:template>
  <xsl:template name="bracketed">
    <xsl:param name="value" select="normalize-space()"/>
    <xsl:if test="@cert or @evidence">[</xsl:if>
    <xsl:value-of select="$value"/>
    <xsl:if test="@cert or @evidence">]</xsl:if>
  </xsl:template>
  <xsl:template name="date-for-list">
    <xsl:value-of select="normalize-space()"/>
    <xsl:if test="normalize-space() = ''"><xsl:call-template name="date-value"/></xsl:if>
  </xsl:template>

  <!-- An entry that this letter alone knows (#id) is another one in another letter. -->
  <xsl:template name="entry-with-mentions">
    <xsl:variable name="entry" select="."/>
    <entry kind="{@kind}">
      <xsl:attribute name="id">
        <xsl:if test="starts-with(@ref, '#')"><xsl:value-of select="concat($page-name, '-')"/></xsl:if>
        <xsl:value-of select="@id"/>
      </xsl:attribute>
      <xsl:copy-of select="*"/>
      <xsl:for-each select="$letter">
        <xsl:for-each select="key('mention', $entry/@ref)">
          <mention at="{$entry/@id}-{position()}"><xsl:call-template name="context"/></mention>
        </xsl:for-each>
      </xsl:for-each>
    </entry>
  </xsl:template>

  <!-- The words around a mention, within its paragraph, note, heading or line. -->
  <xsl:template name="context">
    <xsl:variable name="block" select="generate-id(ancestor::tei:*[self::tei:p or self::tei:note or self::tei:head or self::tei:item or self::tei:salute
      or self::tei:signed or self::tei:dateline or self::tei:l or self::tei:ab or self::tei:cell or self::tei:body or self::tei:div][1])"/>
    <xsl:variable name="before"><xsl:call-template name="words-before"><xsl:with-param name="block" select="$block"/></xsl:call-template></xsl:variable>
    <xsl:variable name="after"><xsl:call-template name="words-after"><xsl:with-param name="block" select="$block"/></xsl:call-template></xsl:variable>
    <!-- no more of a long paragraph than may be shown -->
    <xsl:variable name="near-before" select="normalize-space($before)"/>
    <xsl:variable name="near-after" select="normalize-space($after)"/>
    <xsl:variable name="left"><xsl:call-template name="joined-words"><xsl:with-param name="words" select="substring($near-before, string-length($near-before) - 150)"/></xsl:call-template></xsl:variable>
    <xsl:variable name="right"><xsl:call-template name="joined-words"><xsl:with-param name="words" select="substring($near-after, 1, 150)"/></xsl:call-template></xsl:variable>
    <before>
      <xsl:choose>
        <xsl:when test="string-length($left) &gt; 70">
          <xsl:value-of select="concat('… ', substring-after(substring($left, string-length($left) - 69), ' '))"/>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$left"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="$left != '' and translate(substring($before, string-length($before)), $blanks, '') = '' and substring($near-before, string-length($near-before)) != '&#x2060;'"><xsl:text> </xsl:text></xsl:if>
    </before>
    <words><xsl:call-template name="reading-of"/></words>
    <after>
      <xsl:if test="$right != '' and translate(substring($after, 1, 1), $blanks, '') = '' and not(starts-with($near-after, '&#x2060;'))"><xsl:text> </xsl:text></xsl:if>
      <xsl:choose>
        <xsl:when test="string-length($right) &gt; 70">
          <xsl:call-template name="whole-words"><xsl:with-param name="text" select="substring($right, 1, 70)"/></xsl:call-template>
          <xsl:text> …</xsl:text>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$right"/></xsl:otherwise>
      </xsl:choose>
    </after>
  </xsl:template>
  <!-- Up to the last blank; a text without one stays as it is. -->
  <xsl:template name="whole-words">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="not(contains($text, ' '))"><xsl:value-of select="$text"/></xsl:when>
      <xsl:when test="substring($text, string-length($text)) = ' '"><xsl:value-of select="substring($text, 1, string-length($text) - 1)"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="whole-words"><xsl:with-param name="text" select="substring($text, 1, string-length($text) - 1)"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="words-before">
    <xsl:param name="block"/>
    <xsl:for-each select=".."><xsl:if test="generate-id() != $block and self::tei:*"><xsl:call-template name="words-before"><xsl:with-param name="block" select="$block"/></xsl:call-template></xsl:if></xsl:for-each>
    <xsl:apply-templates select="preceding-sibling::node()" mode="words"/>
  </xsl:template>
  <xsl:template name="words-after">
    <xsl:param name="block"/>
    <xsl:apply-templates select="following-sibling::node()" mode="words"/>
    <xsl:for-each select=".."><xsl:if test="generate-id() != $block and self::tei:*"><xsl:call-template name="words-after"><xsl:with-param name="block" select="$block"/></xsl:call-template></xsl:if></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
