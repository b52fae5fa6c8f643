<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The notes of the reading view: gathered, numbered, parted ones joined, each with its author. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:template name="note-list">
    <xsl:variable name="notes" select="/descendant::tei:text/descendant::tei:note[not(@prev)][not(@place = 'inline')]"/>
    <xsl:if test="$notes">
      <section class="notes" aria-labelledby="notes">
        <h2 id="notes"><xsl:call-template name="string"><xsl:with-param name="key" select="'notes'"/></xsl:call-template></h2>
        <ol lang="{$text-language}">
          <xsl:call-template name="direction"/>
          <xsl:for-each select="$notes"><xsl:call-template name="note-item"/></xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="note-item">
    <xsl:variable name="number"><xsl:call-template name="note-number"/></xsl:variable>
    <li id="note-{$number}">
      <xsl:if test="@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute></xsl:if>
      <xsl:call-template name="note-text"/>
      <xsl:call-template name="note-author"/>
      <xsl:text> </xsl:text>
      <a class="way-back" href="#note-{$number}-ref" lang="{$language}">
        <xsl:attribute name="aria-label">
          <xsl:call-template name="string">
            <xsl:with-param name="key" select="'back-to-text'"/>
            <xsl:with-param name="one" select="$number"/>
          </xsl:call-template>
        </xsl:attribute>
        <xsl:text>↩</xsl:text>
      </a>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The text of a note and of those that it goes on in: A next B holds where B says prev A. -->
  <xsl:template name="note-text">
    <xsl:apply-templates/>
    <xsl:if test="@next">
      <xsl:variable name="id" select="@xml:id"/>
      <xsl:for-each select="key('id', substring-after(@next, '#'))[@prev = concat('#', $id)]">
        <xsl:text> </xsl:text>
        <xsl:call-template name="note-text"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template name="note-author">
    <xsl:if test="@resp">
      <xsl:variable name="author"><xsl:call-template name="responsible"/></xsl:variable>
      <xsl:if test="$author != ''">
        <xsl:text> </xsl:text>
        <span class="note-author" lang="{$language}"><xsl:value-of select="$author"/></span>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- Whom the first pointer of @resp means: by the role that is known in the interface, else by name. -->
  <xsl:template name="responsible">
    <xsl:variable name="id" select="substring-after(substring-before(concat(normalize-space(@resp), ' '), ' '), '#')"/>
    <xsl:variable name="who" select="key('id', $id)"/>
    <xsl:variable name="by-role">
      <xsl:call-template name="find-string">
        <xsl:with-param name="key" select="concat('note-by-', ($who/@role | $who/../@role)[1])"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="by-id">
      <xsl:call-template name="find-string">
        <xsl:with-param name="key" select="concat('note-by-', $id)"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$by-id != ''"><xsl:value-of select="$by-id"/></xsl:when>
      <xsl:when test="$by-role != ''"><xsl:value-of select="$by-role"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space(($who//tei:persName | $who//tei:orgName | $who//tei:name | $who)[1])"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
