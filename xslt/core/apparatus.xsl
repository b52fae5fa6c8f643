<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- What the reading view changed and what was inferred: lists at the end, with links back. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" extension-element-prefixes="exsl" exclude-result-prefixes="tei exsl">
  <xsl:variable name="correction-index">
    <xsl:for-each select="/descendant::tei:text/descendant::tei:choice[tei:sic][tei:corr]">
      <item key="{generate-id()}" number="{position()}"/>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="correction-items" select="exsl:node-set($correction-index)"/>
  <xsl:template name="correction-number">
    <xsl:variable name="key" select="generate-id()"/>
    <xsl:for-each select="$correction-items"><xsl:value-of select="key('indexed', $key)/@number"/></xsl:for-each>
  </xsl:template>

  <xsl:template name="correction-list">
    <xsl:variable name="corrections" select="/descendant::tei:text/descendant::tei:choice[tei:sic][tei:corr]"/>
    <xsl:if test="$corrections">
      <section class="corrections" aria-labelledby="corrections">
        <h2 id="corrections"><xsl:call-template name="string"><xsl:with-param name="key" select="'corrections'"/></xsl:call-template></h2>
        <ul>
          <xsl:for-each select="$corrections">
            <li>
              <a href="#correction-{position()}"><xsl:for-each select="tei:corr[1]"><xsl:call-template name="words-within"/></xsl:for-each></a>
              <xsl:text> ] </xsl:text>
              <xsl:for-each select="tei:sic[1]"><xsl:call-template name="words-within"/></xsl:for-each>
              <xsl:text> </xsl:text>
              <span class="remark"><xsl:call-template name="string"><xsl:with-param name="key" select="'in-the-source'"/></xsl:call-template></span>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The reasons for inferred values: one item for each thing that was inferred; the same words with the same reason share one. -->
  <xsl:key name="inference-alike" match="inference" use="@alike"/>
  <xsl:template name="inference-list">
    <xsl:variable name="inferences">
      <xsl:for-each select="//tei:certainty[tei:desc][key('id', substring-after(@target, '#'))]">
        <xsl:variable name="id" select="substring-after(substring-before(concat(normalize-space(@target), ' '), ' '), '#')"/>
        <xsl:if test="generate-id() = generate-id(key('reason', $id)[tei:desc][1])">
          <xsl:call-template name="inference"><xsl:with-param name="id" select="$id"/></xsl:call-template>
        </xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="string($inferences) != ''">
      <section class="inferences" aria-labelledby="inferences">
        <h2 id="inferences"><xsl:call-template name="string"><xsl:with-param name="key" select="'inferences'"/></xsl:call-template></h2>
        <ul>
          <xsl:for-each select="exsl:node-set($inferences)/inference[generate-id() = generate-id(key('inference-alike', @alike)[1])]">
            <li id="why-{@id}">
              <a class="lemma" href="#{@anchor}"><xsl:value-of select="words"/></a>
              <xsl:for-each select="key('inference-alike', @alike)[position() &gt; 1]">
                <xsl:text> </xsl:text>
                <a class="again" id="why-{@id}" href="#{@anchor}">
                  <xsl:attribute name="aria-label">
                    <xsl:call-template name="string"><xsl:with-param name="key" select="'mention'"/><xsl:with-param name="one" select="words"/><xsl:with-param name="two" select="position() + 1"/></xsl:call-template>
                  </xsl:attribute>
                  <xsl:value-of select="position() + 1"/>
                </a>
              </xsl:for-each>
              <xsl:copy-of select="reason/node()"/>
            </li>
            <xsl:text>&#10;</xsl:text>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- What was inferred, for the certainty that is the context: its words, and the value and the reason that follow them. -->
  <xsl:template name="inference">
    <xsl:param name="id"/>
    <xsl:variable name="words"><xsl:for-each select="key('id', $id)"><xsl:call-template name="inferred-thing"/></xsl:for-each></xsl:variable>
    <xsl:variable name="reason"><xsl:call-template name="reason-of-inference"><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:variable>
    <inference id="{$id}" alike="{$words}|{$reason}">
      <xsl:for-each select="key('id', $id)">
        <xsl:attribute name="anchor">
          <xsl:choose>
            <xsl:when test="@ref and ancestor::tei:text"><xsl:call-template name="mention-id"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$id"/></xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
      </xsl:for-each>
      <words><xsl:value-of select="$words"/></words>
      <reason><xsl:copy-of select="$reason"/></reason>
    </inference>
  </xsl:template>
  <xsl:template name="inferred-thing">
    <xsl:variable name="words"><xsl:call-template name="reading-of"/></xsl:variable>
    <xsl:value-of select="$words"/>
    <xsl:choose>
      <xsl:when test="$words != ''"/>
      <xsl:when test="self::tei:pb"><xsl:call-template name="string"><xsl:with-param name="key" select="'page'"/><xsl:with-param name="one" select="@n"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="string"><xsl:with-param name="key" select="concat('fact-', local-name())"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="reason-of-inference">
    <xsl:param name="id"/>
    <xsl:variable name="cert"><xsl:call-template name="certainty-in-words"/></xsl:variable>
    <xsl:for-each select="key('id', $id)[@when or @from or @to or @notBefore or @notAfter]">
      <xsl:text>: </xsl:text>
      <xsl:call-template name="date-value"/>
    </xsl:for-each>
    <xsl:text> — </xsl:text>
    <xsl:for-each select="key('reason', $id)/tei:desc">
      <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
      <span><xsl:if test="@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute></xsl:if><xsl:value-of select="normalize-space()"/></span>
    </xsl:for-each>
    <xsl:if test="$cert != ''"><xsl:text> </xsl:text><span class="remark"><xsl:value-of select="$cert"/></span></xsl:if>
  </xsl:template>

  <!-- The words of the context as the reading view has them, without notes. -->
  <xsl:template name="reading-of">
    <xsl:choose>
      <xsl:when test="* or contains(., '&#x2060;')">
        <xsl:call-template name="joined-words"><xsl:with-param name="words"><xsl:apply-templates select="." mode="words"/></xsl:with-param></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space()"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Blanks as one, none at the edges, none about the joiners that stand where a word goes on in the next line. -->
  <xsl:template name="joined-words">
    <xsl:param name="words"/>
    <xsl:variable name="text" select="normalize-space($words)"/>
    <xsl:choose>
      <xsl:when test="contains($text, '&#x2060;')">
        <xsl:variable name="before" select="substring-before($text, '&#x2060;')"/>
        <xsl:variable name="has-blank" select="substring($before, string-length($before)) = ' '"/>
        <xsl:value-of select="substring($before, 1, string-length($before) - $has-blank)"/>
        <xsl:call-template name="joined-words"><xsl:with-param name="words" select="substring-after($text, '&#x2060;')"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- The same of what is in an element that the reading view leaves out. -->
  <xsl:template name="words-within">
    <xsl:call-template name="joined-words"><xsl:with-param name="words"><xsl:apply-templates mode="words"/></xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:template match="*" mode="words"><xsl:apply-templates mode="words"/></xsl:template>
  <xsl:template match="tei:note | tei:fw | tei:pc[@force = 'weak'] | tei:choice/tei:sic | tei:choice/tei:abbr | tei:choice/tei:orig | tei:del" mode="words"/>
  <xsl:template match="tei:lb | tei:pb | tei:cb" mode="words">
    <xsl:choose>
      <xsl:when test="@break = 'no'">&#x2060;</xsl:when>
      <xsl:when test="self::tei:lb"><xsl:text> </xsl:text></xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
