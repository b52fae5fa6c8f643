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
  <xsl:variable name="default-strings" select="document(concat($i18n-folder, 'en.xml'))"/>

  <!-- The text of a key; {1} and {2} in it are replaced. -->
  <xsl:template name="string">
    <xsl:param name="key"/>
    <xsl:param name="one"/>
    <xsl:param name="two"/>
    <xsl:variable name="found">
      <xsl:call-template name="find-string"><xsl:with-param name="key" select="$key"/></xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="contains($found, '{')">
        <xsl:call-template name="fill">
          <xsl:with-param name="pattern" select="string($found)"/>
          <xsl:with-param name="slot" select="'{1}'"/>
          <xsl:with-param name="value" select="$one"/>
          <xsl:with-param name="next-value" select="$two"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$found"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="fill">
    <xsl:param name="pattern"/>
    <xsl:param name="slot"/>
    <xsl:param name="value"/>
    <xsl:param name="next-value"/>
    <xsl:choose>
      <xsl:when test="contains($pattern, $slot)">
        <xsl:value-of select="concat(substring-before($pattern, $slot), $value)"/>
        <xsl:call-template name="fill">
          <xsl:with-param name="pattern" select="substring-after($pattern, $slot)"/>
          <xsl:with-param name="slot" select="'{2}'"/>
          <xsl:with-param name="value" select="$next-value"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$pattern"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="find-string">
    <xsl:param name="key"/>
    <xsl:param name="may-miss" select="false()"/>
    <xsl:variable name="translated">
      <xsl:for-each select="$strings"><xsl:value-of select="key('string', $key)"/></xsl:for-each>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$translated != ''"><xsl:value-of select="$translated"/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$default-strings">
          <xsl:variable name="default" select="key('string', $key)"/>
          <xsl:value-of select="$default"/>
          <xsl:if test="not($default or $may-miss)">
            <xsl:value-of select="concat('MISSING: ', $key)"/>
            <xsl:message><xsl:value-of select="concat('render.string-missing: no interface text for ', $key)"/></xsl:message>
          </xsl:if>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The name of a language by its code, or the code. -->
  <xsl:template name="language-name">
    <xsl:param name="code"/>
    <xsl:variable name="name">
      <xsl:call-template name="find-string">
        <xsl:with-param name="key" select="concat('language-', substring-before(concat($code, '-'), '-'))"/>
        <xsl:with-param name="may-miss" select="true()"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:value-of select="$name"/>
    <xsl:if test="$name = ''"><xsl:value-of select="$code"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
