<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- Every look-up, and the numbers that markers, targets and lists share: each is worked out once. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" xmlns:set="http://exslt.org/sets" extension-element-prefixes="exsl set"
  exclude-result-prefixes="tei exsl set">
  <xsl:key name="id" match="*[@xml:id]" use="@xml:id"/>
  <xsl:key name="mention" use="substring-before(concat(normalize-space(@ref), ' '), ' ')"
           match="tei:text//tei:*[@ref][not(self::tei:g)]"/>
  <xsl:key name="text-element" match="tei:text//tei:*" use="name()"/>
  <xsl:key name="reason" match="tei:certainty[@target]"
           use="substring-after(substring-before(concat(normalize-space(@target), ' '), ' '), '#')"/>
  <!-- of the indexes below -->
  <xsl:key name="indexed" match="item" use="@key"/>

  <!-- The notes in the order of their numbers: @key is the note, @number its number. A note that goes
       on in another (@next, @prev) has one number. -->
  <xsl:variable name="note-index">
    <xsl:for-each select="//tei:text//tei:note[not(@prev)][not(@place = 'inline')]">
      <item key="{generate-id()}" number="{position()}"/>
    </xsl:for-each>
  </xsl:variable>

  <!-- What is referred to: one item for each first pointer of a @ref, in the order of the text. -->
  <xsl:variable name="pointers">
    <xsl:for-each select="set:distinct(//tei:text//tei:*[not(self::tei:g)]/@ref)">
      <pointer><xsl:value-of select="substring-before(concat(normalize-space(), ' '), ' ')"/></pointer>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="references" select="set:distinct(exsl:node-set($pointers)/pointer)"/>

  <!-- The mentions of every person, place, organisation and work: @key is the element, @id its anchor. -->
  <xsl:variable name="letter" select="/"/>
  <xsl:variable name="mention-index">
    <xsl:for-each select="$references">
      <xsl:variable name="ref" select="string()"/>
      <xsl:for-each select="$letter">
        <xsl:call-template name="index-mentions"><xsl:with-param name="ref" select="$ref"/></xsl:call-template>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:variable>

  <xsl:template name="index-mentions">
    <xsl:param name="ref"/>
    <xsl:variable name="entry">
      <xsl:call-template name="entry-id"><xsl:with-param name="ref" select="$ref"/></xsl:call-template>
    </xsl:variable>
    <xsl:for-each select="key('mention', $ref)">
      <item key="{generate-id()}" id="{$entry}-{position()}"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The last part of a reference: xml:id or the end of a URI, made fit for an id. -->
  <xsl:template name="entry-id">
    <xsl:param name="ref"/>
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="contains($ref, '#')"><xsl:value-of select="substring-after($ref, '#')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$ref"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:text>entry-</xsl:text>
    <xsl:value-of select="translate($name, ' :/?&amp;=%#', '_________')"/>
  </xsl:template>

  <!-- The number of the note, the anchor of the mention that is the context. -->
  <xsl:template name="note-number">
    <xsl:variable name="key" select="generate-id()"/>
    <xsl:for-each select="exsl:node-set($note-index)">
      <xsl:value-of select="key('indexed', $key)/@number"/>
    </xsl:for-each>
  </xsl:template>
  <xsl:template name="mention-id">
    <xsl:variable name="key" select="generate-id()"/>
    <xsl:for-each select="exsl:node-set($mention-index)">
      <xsl:value-of select="key('indexed', $key)/@id"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
