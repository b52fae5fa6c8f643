<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The letter's page: both views, side by side or one at a time. The views themselves are made before, by
     reading.xsl and diplomatic.xsl with the parameter part=view; reading-part and diplomatic-part say where
     they lie. The controls are plain form controls that the style sheet heeds: they need no script. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:import href="core/frame.xsl"/>
  <xsl:output doctype-system="about:legacy-compat"/>

  <xsl:variable name="reading" select="document($reading-part)/view"/>
  <xsl:variable name="diplomatic" select="document($diplomatic-part)/view"/>

  <xsl:template name="view-name">letter</xsl:template>
  <xsl:template name="page-of-reasons">at-</xsl:template>
  <xsl:template name="view-body">
    <xsl:call-template name="controls"/>
    <div class="panes">
      <section class="pane reading">
        <xsl:attribute name="aria-label"><xsl:call-template name="string"><xsl:with-param name="key" select="'view-reading'"/></xsl:call-template></xsl:attribute>
        <xsl:copy-of select="$reading/article | $reading/section[@class = 'notes']"/>
      </section>
      <section class="pane diplomatic">
        <xsl:attribute name="aria-label"><xsl:call-template name="string"><xsl:with-param name="key" select="'view-diplomatic'"/></xsl:call-template></xsl:attribute>
        <xsl:copy-of select="$diplomatic/p[@class = 'view-statement'] | $diplomatic/article"/>
      </section>
    </div>
    <xsl:copy-of select="$reading/section[@class != 'notes']"/>
  </xsl:template>

  <xsl:template name="controls">
    <form class="controls" autocomplete="off">
      <fieldset class="choose-view">
        <legend><xsl:call-template name="string"><xsl:with-param name="key" select="'views'"/></xsl:call-template></legend>
        <xsl:call-template name="view-choice"><xsl:with-param name="view" select="'reading'"/></xsl:call-template>
        <xsl:call-template name="view-choice"><xsl:with-param name="view" select="'both'"/></xsl:call-template>
        <xsl:call-template name="view-choice"><xsl:with-param name="view" select="'diplomatic'"/></xsl:call-template>
      </fieldset>
      <xsl:call-template name="mark-choices"/>
    </form>
  </xsl:template>
  <xsl:template name="view-choice">
    <xsl:param name="view"/>
    <label>
      <input type="radio" name="view" value="{$view}" id="show-{$view}">
        <xsl:if test="$view = 'reading'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
      </input>
      <span><xsl:call-template name="string"><xsl:with-param name="key" select="concat('view-', $view)"/></xsl:call-template></span>
    </label>
  </xsl:template>

  <!-- One switch for each class of marks that occurs in this letter. -->
  <xsl:template name="mark-choices">
    <xsl:variable name="text" select="//tei:text"/>
    <details class="choose-marks">
      <summary><xsl:call-template name="string"><xsl:with-param name="key" select="'marks'"/></xsl:call-template></summary>
      <fieldset>
        <legend><xsl:call-template name="string"><xsl:with-param name="key" select="'marks-names'"/></xsl:call-template></legend>
        <xsl:call-template name="mark-choice"><xsl:with-param name="key" select="'persons'"/><xsl:with-param name="found" select="$text//tei:persName"/></xsl:call-template>
        <xsl:call-template name="mark-choice"><xsl:with-param name="key" select="'places'"/><xsl:with-param name="found" select="$text//tei:placeName"/></xsl:call-template>
        <xsl:call-template name="mark-choice"><xsl:with-param name="key" select="'orgs'"/><xsl:with-param name="found" select="$text//tei:orgName"/></xsl:call-template>
        <xsl:call-template name="mark-choice"><xsl:with-param name="key" select="'works'"/><xsl:with-param name="found" select="$text//tei:title"/></xsl:call-template>
        <xsl:call-template name="mark-choice"><xsl:with-param name="key" select="'dates'"/><xsl:with-param name="found" select="$text//tei:date"/></xsl:call-template>
      </fieldset>
      <fieldset>
        <legend><xsl:call-template name="string"><xsl:with-param name="key" select="'marks-text'"/></xsl:call-template></legend>
        <xsl:call-template name="mark-choice"><xsl:with-param name="key" select="'corrections'"/><xsl:with-param name="found" select="$text//tei:sic"/></xsl:call-template>
        <xsl:call-template name="mark-choice"><xsl:with-param name="key" select="'abbreviations'"/><xsl:with-param name="found" select="$text//tei:abbr"/></xsl:call-template>
        <xsl:call-template name="mark-choice"><xsl:with-param name="key" select="'regularised'"/><xsl:with-param name="found" select="$text//tei:orig"/></xsl:call-template>
        <xsl:call-template name="mark-choice"><xsl:with-param name="key" select="'deletions'"/><xsl:with-param name="found" select="$text//tei:del"/></xsl:call-template>
        <xsl:call-template name="mark-choice"><xsl:with-param name="key" select="'additions'"/><xsl:with-param name="found" select="$text//tei:add"/></xsl:call-template>
        <xsl:call-template name="mark-choice"><xsl:with-param name="key" select="'unclear'"/><xsl:with-param name="found" select="$text//tei:unclear | $text//tei:damage"/></xsl:call-template>
        <xsl:call-template name="mark-choice"><xsl:with-param name="key" select="'supplied'"/><xsl:with-param name="found" select="$text//tei:supplied"/></xsl:call-template>
        <xsl:call-template name="mark-choice"><xsl:with-param name="key" select="'gaps'"/><xsl:with-param name="found" select="$text//tei:gap"/></xsl:call-template>
        <xsl:call-template name="mark-choice"><xsl:with-param name="key" select="'lines'"/><xsl:with-param name="found" select="$text//tei:lb"/></xsl:call-template>
      </fieldset>
    </details>
  </xsl:template>
  <xsl:template name="mark-choice">
    <xsl:param name="key"/>
    <xsl:param name="found"/>
    <xsl:if test="$found">
      <label>
        <input type="checkbox" id="mark-{$key}"/>
        <span class="swatch is-{$key}"><xsl:call-template name="string"><xsl:with-param name="key" select="concat('mark-', $key)"/></xsl:call-template></span>
      </label>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
