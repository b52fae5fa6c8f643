<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- TEI Publisher: a main title, a date by which to sort, keys of the registers, links to the neighbours. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.tei-c.org/ns/1.0"
    xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">
  <xsl:import href="core.xsl"/>

  <xsl:template match="/tei:TEI">
    <xsl:if test="not(tei:teiHeader/tei:profileDesc/tei:correspDesc/tei:correspAction)">
      <xsl:message>profile.no-correspondence: no correspDesc says who wrote to whom: TEI Publisher shows neither sender nor date, nor links to the letters before and after</xsl:message>
    </xsl:if>
    <TEI>
      <xsl:apply-templates select="@*[name() != 'xml:id' and name() != 'xml:lang']"/>
      <xsl:attribute name="xml:id">
        <xsl:value-of select="$file"/>
      </xsl:attribute>
      <xsl:if test="$language != ''">
        <xsl:attribute name="xml:lang">
          <xsl:value-of select="$language"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </TEI>
  </xsl:template>

  <xsl:template match="tei:TEI/tei:teiHeader/tei:fileDesc/tei:titleStmt[not(tei:title[@type = 'main'])]/tei:title[not(@type)][1]">
    <title type="main">
      <xsl:apply-templates select="@* | node()"/>
    </title>
  </xsl:template>

  <!-- The first language is the letter's. -->
  <xsl:template match="tei:langUsage/tei:language">
    <xsl:if test="not(preceding-sibling::tei:language)">
      <xsl:copy-of select="../tei:language[@ident = $language][1]"/>
    </xsl:if>
    <xsl:if test="@ident != $language or preceding-sibling::tei:language[@ident = $language]">
      <xsl:call-template name="copy"/>
    </xsl:if>
  </xsl:template>

  <!-- Registers count @key, pop-ups take either. -->
  <xsl:template match="tei:persName | tei:placeName | tei:orgName | tei:geogName | tei:settlement | tei:country | tei:region
      | tei:district | tei:rs | tei:name | tei:title[@ref]">
    <xsl:element name="{local-name()}">
      <xsl:apply-templates select="@*"/>
      <xsl:call-template name="reference-of-key"/>
      <xsl:variable name="entry" select="$known[@from = substring-before(concat(normalize-space(current()/@ref), ' '), ' ')]"/>
      <xsl:if test="$entry">
        <xsl:attribute name="key">
          <xsl:value-of select="$entry/@id"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
  <!-- Of those who wrote and where, it reads persName and placeName only. -->
  <xsl:template match="tei:correspAction/tei:settlement | tei:correspAction/tei:region | tei:correspAction/tei:country
      | tei:correspAction/tei:district | tei:correspAction/tei:geogName" priority="2">
    <placeName>
      <xsl:apply-templates select="@ref"/>
      <xsl:call-template name="copy"/>
    </placeName>
  </xsl:template>

  <!-- It sorts by one @when, a day; what the letter says stays beside it, in the attributes of ISO 8601. -->
  <xsl:template match="tei:correspAction/tei:date">
    <xsl:variable name="first" select="string((@when | @from[not(../@when)] | @notBefore[not(../@when | ../@from)]
        | @to[not(../@when | ../@from | ../@notBefore)] | @notAfter[not(../@when | ../@from | ../@notBefore | ../@to)])[1])"/>
    <date>
      <xsl:for-each select="@*">
        <xsl:choose>
          <xsl:when test="name() = 'when' or name() = 'from' or name() = 'to' or name() = 'notBefore' or name() = 'notAfter'">
            <xsl:if test="name() != 'when' or string-length() != 10 or ../../@type != 'sent'">
              <xsl:attribute name="{name()}-iso">
                <xsl:value-of select="."/>
              </xsl:attribute>
            </xsl:if>
          </xsl:when>
          <xsl:otherwise>
            <xsl:copy/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <xsl:if test="$first != '' and ../@type = 'sent' and generate-id() = generate-id(../../tei:correspAction[@type = 'sent']/tei:date[1])">
        <xsl:attribute name="when">
          <xsl:choose>
            <xsl:when test="contains($first, 'T')">
              <xsl:value-of select="substring-before($first, 'T')"/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:value-of select="concat($first, substring('-01-01', string-length($first) - 3))"/>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </date>
  </xsl:template>

  <xsl:template match="tei:correspDesc[tei:correspAction]">
    <correspDesc>
      <xsl:apply-templates select="@*"/>
      <xsl:apply-templates select="node()[not(self::tei:correspContext)]"/>
      <xsl:variable name="others" select="tei:correspContext/*[not(self::tei:ref[@type = 'prev' or @type = 'next' or @type = 'previous'
          or @type = 'previous-in-correspondence' or @type = 'next-in-correspondence'])]"/>
      <xsl:if test="$others or $previous != '' or $next != ''">
        <correspContext>
          <xsl:call-template name="neighbour">
            <xsl:with-param name="type">previous</xsl:with-param>
            <xsl:with-param name="letter" select="$previous"/>
          </xsl:call-template>
          <xsl:call-template name="neighbour">
            <xsl:with-param name="type">next</xsl:with-param>
            <xsl:with-param name="letter" select="$next"/>
          </xsl:call-template>
          <xsl:call-template name="neighbour">
            <xsl:with-param name="type">previous-in-correspondence</xsl:with-param>
            <xsl:with-param name="letter" select="$previous-in-correspondence"/>
          </xsl:call-template>
          <xsl:call-template name="neighbour">
            <xsl:with-param name="type">next-in-correspondence</xsl:with-param>
            <xsl:with-param name="letter" select="$next-in-correspondence"/>
          </xsl:call-template>
          <xsl:apply-templates select="$others"/>
        </correspContext>
      </xsl:if>
    </correspDesc>
  </xsl:template>
  <xsl:template name="neighbour">
    <xsl:param name="type"/>
    <xsl:param name="letter"/>
    <xsl:if test="$letter != ''">
      <ref type="{$type}" target="{$letter}.xml"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
