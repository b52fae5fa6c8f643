<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The start page of an edition: what it is, and its letters by date. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:import href="core/frame.xsl"/>
  <xsl:output doctype-system="about:legacy-compat"/>
  <xsl:include href="core/site.xsl"/>

  <xsl:template match="/">
    <xsl:call-template name="site-page">
      <xsl:with-param name="title" select="$edition-title"/>
      <xsl:with-param name="current" select="'letters'"/>
      <xsl:with-param name="content">
        <xsl:call-template name="edition-facts"/>
        <xsl:if test="$search-href != ''"><xsl:call-template name="search-form"/></xsl:if>
        <xsl:call-template name="letter-table"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="edition-facts">
    <div class="lead">
      <xsl:if test="$introduction != ''"><p><xsl:value-of select="$introduction"/></p></xsl:if>
      <p>
        <xsl:call-template name="count"><xsl:with-param name="key" select="'letters'"/><xsl:with-param name="number" select="count(/edition/letter)"/></xsl:call-template>
        <xsl:variable name="first-year">
          <xsl:for-each select="/edition/letter[@sort != '']">
            <xsl:sort select="@sort"/>
            <xsl:if test="position() = 1"><xsl:value-of select="substring(@sort, 1, 4)"/></xsl:if>
          </xsl:for-each>
        </xsl:variable>
        <xsl:variable name="last-year">
          <xsl:for-each select="/edition/letter[@until != '']">
            <xsl:sort select="@until"/>
            <xsl:if test="position() = last()"><xsl:value-of select="substring(@until, 1, 4)"/></xsl:if>
          </xsl:for-each>
        </xsl:variable>
        <xsl:if test="$first-year != ''"><xsl:value-of select="concat(', ', $first-year)"/></xsl:if>
        <xsl:if test="$last-year != $first-year"><xsl:value-of select="concat('–', $last-year)"/></xsl:if>
        <xsl:text>.</xsl:text>
      </p>
    </div>
    <dl class="facts lead">
      <xsl:call-template name="fact"><xsl:with-param name="key" select="'editor'"/><xsl:with-param name="value" select="$edition-editor"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="key" select="'publisher'"/><xsl:with-param name="value" select="$edition-publisher"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="key" select="'rights'"/><xsl:with-param name="value" select="$edition-rights"/></xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="key" select="'cite'"/>
        <xsl:with-param name="value">
          <xsl:if test="$edition-editor != ''"><xsl:value-of select="concat($edition-editor, ': ')"/></xsl:if>
          <cite><xsl:value-of select="$edition-title"/></cite>
          <xsl:if test="$edition-publisher != '' and $edition-publisher != $edition-editor"><xsl:value-of select="concat('. ', $edition-publisher)"/></xsl:if>
          <xsl:if test="$edition-date != ''"><xsl:value-of select="concat(', ', substring($edition-date, 1, 4))"/></xsl:if>
          <xsl:text>.</xsl:text>
          <xsl:if test="$permalink != ''"><xsl:text> </xsl:text><a href="{$permalink}"><xsl:value-of select="$permalink"/></a></xsl:if>
        </xsl:with-param>
      </xsl:call-template>
    </dl>
  </xsl:template>
  <xsl:template name="count">
    <xsl:param name="key"/>
    <xsl:param name="number"/>
    <xsl:call-template name="string">
      <xsl:with-param name="key"><xsl:value-of select="concat('count-', $key)"/><xsl:if test="$number = 1">-one</xsl:if></xsl:with-param>
      <xsl:with-param name="one" select="$number"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="letter-table">
    <h2><xsl:call-template name="string"><xsl:with-param name="key" select="'site-letters'"/></xsl:call-template></h2>
    <table class="letters" data-filter="tbody tr">
      <xsl:attribute name="data-sort-label"><xsl:call-template name="string"><xsl:with-param name="key" select="'sort-by'"/></xsl:call-template></xsl:attribute>
      <xsl:attribute name="data-label"><xsl:call-template name="string"><xsl:with-param name="key" select="'filter'"/></xsl:call-template></xsl:attribute>
      <thead>
        <tr>
          <th scope="col"><xsl:call-template name="string"><xsl:with-param name="key" select="'fact-date'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="string"><xsl:with-param name="key" select="'view-letter'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="string"><xsl:with-param name="key" select="'fact-from'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="string"><xsl:with-param name="key" select="'fact-to'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="string"><xsl:with-param name="key" select="'fact-place'"/></xsl:call-template></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="/edition/letter">
          <xsl:sort select="@sort"/>
          <xsl:sort select="@name"/>
          <tr>
            <td class="date" data-sort="{@sort}"><xsl:value-of select="date"/></td>
            <td><a href="{@name}.html"><xsl:value-of select="title"/></a></td>
            <td><xsl:call-template name="names-joined"><xsl:with-param name="names" select="from"/></xsl:call-template></td>
            <td><xsl:call-template name="names-joined"><xsl:with-param name="names" select="to"/></xsl:call-template></td>
            <td><xsl:value-of select="place"/></td>
          </tr>
          <xsl:text>&#10;</xsl:text>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>
</xsl:stylesheet>
