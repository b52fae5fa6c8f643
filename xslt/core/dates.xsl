<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- ISO dates in words, and values that were inferred: in brackets, with a link to the reason. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <!-- 1929-12-29, 1929-12 or 1929 in words -->
  <xsl:template name="date-in-words">
    <xsl:param name="iso"/>
    <xsl:variable name="year" select="substring($iso, 1, 4)"/>
    <xsl:variable name="month" select="substring($iso, 6, 2)"/>
    <xsl:variable name="month-and-year">
      <xsl:choose>
        <xsl:when test="$month = ''"><xsl:value-of select="$year"/></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="string">
            <xsl:with-param name="key" select="'date-month'"/>
            <xsl:with-param name="one">
              <xsl:call-template name="string"><xsl:with-param name="key" select="concat('month-', $month)"/></xsl:call-template>
            </xsl:with-param>
            <xsl:with-param name="two" select="$year"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="string-length($iso) &lt; 10"><xsl:value-of select="$month-and-year"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="string">
          <xsl:with-param name="key" select="'date-day'"/>
          <xsl:with-param name="one" select="number(substring($iso, 9, 2))"/>
          <xsl:with-param name="two" select="$month-and-year"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The value of the date that is the context: a day, a span, or between what it lies. -->
  <xsl:template name="date-value">
    <xsl:variable name="first" select="(@when | @from | @notBefore)[1]"/>
    <xsl:variable name="last" select="(@to | @notAfter)[1]"/>
    <xsl:variable name="first-in-words">
      <xsl:if test="$first"><xsl:call-template name="date-in-words"><xsl:with-param name="iso" select="$first"/></xsl:call-template></xsl:if>
    </xsl:variable>
    <xsl:variable name="last-in-words">
      <xsl:if test="$last"><xsl:call-template name="date-in-words"><xsl:with-param name="iso" select="$last"/></xsl:call-template></xsl:if>
    </xsl:variable>
    <xsl:call-template name="string">
      <xsl:with-param name="key">
        <xsl:choose>
          <xsl:when test="@when">date-when</xsl:when>
          <xsl:when test="@from and @to">date-from-to</xsl:when>
          <xsl:when test="@notBefore and @notAfter">date-between</xsl:when>
          <xsl:when test="$first">date-after</xsl:when>
          <xsl:otherwise>date-before</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="not(@when) and string-length(($first | $last)[1]) = 10">-day</xsl:if>
      </xsl:with-param>
      <xsl:with-param name="one"><xsl:value-of select="$first-in-words"/><xsl:if test="not($first)"><xsl:value-of select="$last-in-words"/></xsl:if></xsl:with-param>
      <xsl:with-param name="two" select="$last-in-words"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The year or years of the date that is the context, where its text does not say them. -->
  <xsl:template name="unsaid-years">
    <xsl:variable name="first" select="substring((@when | @from | @notBefore)[1], 1, 4)"/>
    <xsl:variable name="last" select="substring((@to | @notAfter)[1], 1, 4)"/>
    <xsl:variable name="year" select="concat($first, substring($last, 1, 4 * ($first = '')))"/>
    <xsl:if test="number($year) &gt; 0 and not(contains(., $year)) and not(contains(., $last) and $last != '')">
      <xsl:value-of select="$year"/>
      <xsl:if test="$last != '' and $last != $year">–<xsl:value-of select="$last"/></xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- A value that somebody inferred, with a link to the reason where one is given. -->
  <xsl:template name="inferred-value">
    <xsl:param name="value"/>
    <xsl:param name="title"/>
    <!-- links do not nest -->
    <xsl:variable name="is-in-link" select="ancestor::tei:text and ancestor::tei:*[self::tei:ref or @ref]"/>
    <xsl:variable name="page"><xsl:call-template name="page-of-reasons"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="@xml:id and key('reason', @xml:id) and not($is-in-link) and $page != ''">
        <a class="inferred" href="{substring-after($page, '-')}#why-{@xml:id}"><xsl:if test="$title != ''"><xsl:attribute name="title"><xsl:value-of select="$title"/></xsl:attribute></xsl:if><xsl:value-of select="$value"/></a>
      </xsl:when>
      <xsl:otherwise><span class="inferred"><xsl:if test="$title != ''"><xsl:attribute name="title"><xsl:value-of select="$title"/></xsl:attribute></xsl:if><xsl:value-of select="$value"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- How sure the context is, in words. -->
  <xsl:template name="certainty-in-words">
    <xsl:variable name="cert">
      <xsl:call-template name="find-string">
        <xsl:with-param name="key" select="concat('cert-', @cert)"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:value-of select="$cert"/>
    <xsl:if test="$cert = ''"><xsl:value-of select="@cert"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
