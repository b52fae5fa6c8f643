<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- A register of the edition: everyone, or every place, organisation or work, that its letters name, and every
     mention in its context. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:import href="core/frame.xsl"/>
  <xsl:output doctype-system="about:legacy-compat"/>
  <xsl:include href="core/site.xsl"/>
  <!-- 'person', 'place', 'org' or 'work' -->
  <xsl:param name="kind" select="'person'"/>
  <!-- more mentions than these are folded away -->
  <xsl:variable name="few" select="12"/>

  <xsl:template match="/">
    <xsl:variable name="title"><xsl:call-template name="string"><xsl:with-param name="key" select="concat('register-', $kind)"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="site-page">
      <xsl:with-param name="title" select="string($title)"/>
      <xsl:with-param name="current" select="concat($kind, 's')"/>
      <xsl:with-param name="content">
        <div class="entries {$kind}s" data-filter="section">
          <xsl:attribute name="data-label"><xsl:call-template name="string"><xsl:with-param name="key" select="'filter'"/></xsl:call-template></xsl:attribute>
          <xsl:for-each select="key('entry-of-kind', $kind)[generate-id() = generate-id(key('entry', concat(@kind, ' ', @id))[1])]">
            <xsl:sort select="translate(name, 'ÁÀÂÄÅÉÈÊËÍÌÎÏÓÒÔÖÚÙÛÜÇÑáàâäåéèêëíìîïóòôöúùûüçñ“”«»„', 'AAAAAEEEEIIIIOOOOUUUUCNaaaaaeeeeiiiioooouuuucn')"/>
            <xsl:call-template name="register-section"/>
          </xsl:for-each>
        </div>
        <xsl:if test="not(key('entry-of-kind', $kind))"><p><xsl:call-template name="string"><xsl:with-param name="key" select="'register-empty'"/></xsl:call-template></p></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="register-section">
    <xsl:variable name="all" select="key('entry', concat(@kind, ' ', @id))"/>
    <section id="{@id}">
      <div class="about-it">
        <h2>
          <xsl:value-of select="name"/>
          <xsl:if test="dates"><xsl:text> </xsl:text><span class="dates"><xsl:value-of select="concat('(', normalize-space(dates), ')')"/></span></xsl:if>
        </h2>
        <xsl:if test="by"><p><xsl:value-of select="by"/></p></xsl:if>
        <xsl:for-each select="note"><p><xsl:value-of select="."/></p></xsl:for-each>
        <xsl:if test="variant">
          <p class="variants">
            <xsl:call-template name="string"><xsl:with-param name="key" select="'also-called'"/></xsl:call-template>
            <xsl:text> </xsl:text>
            <xsl:call-template name="names-joined"><xsl:with-param name="names" select="variant"/></xsl:call-template>
          </p>
        </xsl:if>
        <xsl:if test="link">
          <p><xsl:for-each select="link"><a href="{.}"><xsl:value-of select="@type"/><xsl:if test="@type = ''">URI</xsl:if></a><xsl:text> </xsl:text></xsl:for-each></p>
        </xsl:if>
      </div>
      <div class="contexts">
        <xsl:for-each select="$all"><xsl:call-template name="mentions-of-letter"/></xsl:for-each>
      </div>
    </section>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="mentions-of-letter">
    <h3><a href="{../@name}.html"><xsl:value-of select="../title"/></a><xsl:if test="../date and not(contains(../title, ../date))"><xsl:value-of select="concat(', ', ../date)"/></xsl:if></h3>
    <ol><xsl:for-each select="mention[position() &lt;= $few]"><xsl:call-template name="mention-in-context"/></xsl:for-each></ol>
    <xsl:if test="mention[position() &gt; $few]">
      <details>
        <summary>
          <xsl:call-template name="string"><xsl:with-param name="key" select="'more-mentions'"/><xsl:with-param name="one" select="count(mention) - $few"/></xsl:call-template>
        </summary>
        <ol><xsl:for-each select="mention[position() &gt; $few]"><xsl:call-template name="mention-in-context"/></xsl:for-each></ol>
      </details>
    </xsl:if>
  </xsl:template>
  <xsl:template name="mention-in-context">
    <li>
      <a href="{../../@name}.html#{@at}" lang="{../../@lang}">
        <xsl:value-of select="before"/>
        <mark><xsl:value-of select="words"/></mark>
        <xsl:value-of select="after"/>
      </a>
    </li>
  </xsl:template>
</xsl:stylesheet>
