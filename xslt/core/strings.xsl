<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- Interface texts from share/i18n: the language asked for, else English, else a visible MISSING and a
     warning. No prose stands in the templates. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:key name="string" match="text" use="@key"/>
  <xsl:variable name="asked-language">
    <xsl:choose>
      <xsl:when test="$lang != ''"><xsl:value-of select="$lang"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="(//tei:teiHeader/@xml:lang | //tei:TEI/@xml:lang | //tei:text/@xml:lang)[1]"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="languages" select="document(concat($i18n-folder, 'languages.xml'))/languages"/>
  <xsl:variable name="language">
    <xsl:variable name="primary" select="substring-before(concat($asked-language, '-'), '-')"/>
    <xsl:choose>
      <xsl:when test="$languages/language[@ident = $primary]"><xsl:value-of select="$primary"/></xsl:when>
      <xsl:otherwise>en</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="strings" select="document(concat($i18n-folder, $language, '.xml'))"/>

  <!-- The text of a key; {1} in it is replaced, and {2} after that. -->
  <xsl:template name="string">
    <xsl:param name="key"/>
    <xsl:param name="one"/>
    <xsl:param name="two"/>
    <xsl:variable name="pattern"><xsl:call-template name="pattern"><xsl:with-param name="key" select="$key"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="fill">
      <xsl:with-param name="pattern" select="string($pattern)"/>
      <xsl:with-param name="one" select="$one"/>
      <xsl:with-param name="two" select="$two"/>
    </xsl:call-template>
  </xsl:template>
  <!-- The text of a key as it is, for one that many elements need. -->
  <xsl:template name="pattern">
    <xsl:param name="key"/>
    <xsl:for-each select="$strings">
      <xsl:variable name="found" select="string(key('string', $key))"/>
      <xsl:value-of select="$found"/>
      <xsl:if test="$found = ''"><xsl:call-template name="default-string"><xsl:with-param name="key" select="$key"/></xsl:call-template></xsl:if>
    </xsl:for-each>
  </xsl:template>
  <xsl:template name="fill">
    <xsl:param name="pattern"/>
    <xsl:param name="one"/>
    <xsl:param name="two"/>
    <xsl:choose>
      <xsl:when test="contains($pattern, '{1}')">
        <xsl:variable name="rest" select="substring-after($pattern, '{1}')"/>
        <xsl:value-of select="concat(substring-before($pattern, '{1}'), $one)"/>
        <xsl:choose>
          <xsl:when test="contains($rest, '{2}')"><xsl:value-of select="concat(substring-before($rest, '{2}'), $two, substring-after($rest, '{2}'))"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$rest"/></xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$pattern"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The text of a key, or nothing where there is none. -->
  <xsl:template name="find-string">
    <xsl:param name="key"/>
    <xsl:for-each select="$strings">
      <xsl:variable name="found" select="string(key('string', $key))"/>
      <xsl:value-of select="$found"/>
      <xsl:if test="$found = ''">
        <xsl:call-template name="default-string"><xsl:with-param name="key" select="$key"/><xsl:with-param name="may-miss" select="true()"/></xsl:call-template>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
  <xsl:template name="default-string">
    <xsl:param name="key"/>
    <xsl:param name="may-miss" select="false()"/>
    <xsl:for-each select="document(concat($i18n-folder, 'en.xml'))">
      <xsl:variable name="default" select="key('string', $key)"/>
      <xsl:value-of select="$default"/>
      <xsl:if test="not($default or $may-miss)">
        <xsl:value-of select="concat('MISSING: ', $key)"/>
        <xsl:message><xsl:value-of select="concat('render.string-missing: no interface text for ', $key)"/></xsl:message>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- The name of a language by its code, or the code. -->
  <xsl:template name="language-name">
    <xsl:param name="code"/>
    <xsl:variable name="name">
      <xsl:call-template name="find-string">
        <xsl:with-param name="key" select="concat('language-', substring-before(concat($code, '-'), '-'))"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:value-of select="$name"/>
    <xsl:if test="$name = ''"><xsl:value-of select="$code"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
