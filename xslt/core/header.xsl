<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- TEI module header (chapter 2) and correspDesc: the head of the letter's page, and its foot. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:variable name="header" select="(//tei:teiHeader)[1]"/>
  <xsl:variable name="sent" select="($header//tei:correspAction[@type = 'sent'])[1]"/>
  <xsl:variable name="received" select="($header//tei:correspAction[@type = 'received'])[1]"/>
  <xsl:variable name="translator" select="$header/tei:fileDesc/tei:titleStmt/tei:editor[@role = 'translator']"/>
  <xsl:variable name="text-language" select="((//tei:text/@xml:lang | //tei:TEI/@xml:lang)[last()]
    | $header/tei:profileDesc/tei:langUsage/tei:language[1]/@ident[not(//tei:text/@xml:lang | //tei:TEI/@xml:lang)])[1]"/>

  <xsl:template name="letter-title">
    <xsl:variable name="titles" select="$header/tei:fileDesc/tei:titleStmt/tei:title"/>
    <xsl:variable name="title" select="($titles[@type = 'main'] | $titles[not(../tei:title[@type = 'main'])])[1]"/>
    <xsl:value-of select="normalize-space($title)"/>
    <xsl:if test="normalize-space($title) = ''">
      <xsl:call-template name="string"><xsl:with-param name="key" select="'untitled'"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Who to whom, where and when; the rest of what is known of the letter opens below it. -->
  <xsl:template name="letter-head">
    <section class="letter-head" aria-labelledby="letter-title">
      <h1 id="letter-title"><xsl:call-template name="letter-title"/></h1>
      <dl class="facts"><xsl:call-template name="letter-facts"/></dl>
      <details class="about">
        <summary><xsl:call-template name="string"><xsl:with-param name="key" select="'about'"/></xsl:call-template></summary>
        <dl class="facts"><xsl:call-template name="source-and-rights"/></dl>
      </details>
      <xsl:call-template name="view-links"/>
      <xsl:call-template name="view-statement"/>
    </section>
  </xsl:template>

  <xsl:template name="letter-facts">
    <xsl:call-template name="people-fact"><xsl:with-param name="key" select="'from'"/><xsl:with-param name="side" select="$sent"/></xsl:call-template>
    <xsl:call-template name="people-fact"><xsl:with-param name="key" select="'to'"/><xsl:with-param name="side" select="$received"/></xsl:call-template>
    <xsl:call-template name="sent-facts"/>
    <xsl:call-template name="translation-fact"/>
    <xsl:call-template name="fact">
      <xsl:with-param name="key" select="'abstract'"/>
      <xsl:with-param name="value"><xsl:for-each select="$header/tei:profileDesc/tei:abstract/*"><p><xsl:value-of select="normalize-space()"/></p></xsl:for-each></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="key" select="'keywords'"/>
      <xsl:with-param name="value">
        <xsl:for-each select="$header/tei:profileDesc/tei:textClass/tei:keywords//tei:term">
          <xsl:if test="position() &gt; 1"><xsl:text>, </xsl:text></xsl:if>
          <xsl:value-of select="normalize-space()"/>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template name="source-and-rights">
    <xsl:call-template name="source-facts"/>
    <xsl:call-template name="omission-fact"/>
    <xsl:call-template name="rights-facts"/>
    <xsl:call-template name="fact">
      <xsl:with-param name="key" select="'cite'"/>
      <xsl:with-param name="value"><xsl:call-template name="citation"/></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="key" select="'download'"/>
      <xsl:with-param name="value"><xsl:call-template name="downloads"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template name="downloads">
    <xsl:if test="$tei-href != ''"><a href="{$tei-href}" download=""><xsl:call-template name="string"><xsl:with-param name="key" select="'view-tei'"/></xsl:call-template></a></xsl:if>
    <xsl:if test="$text-href != ''"><xsl:text> · </xsl:text><a href="{$text-href}" download=""><xsl:call-template name="string"><xsl:with-param name="key" select="'view-text'"/></xsl:call-template></a></xsl:if>
    <xsl:if test="$epub-href != ''"><xsl:text> · </xsl:text><a href="{$epub-href}" download="">EPUB</a></xsl:if>
  </xsl:template>

  <!-- Which view this is, and the way to the others. -->
  <xsl:template name="view-links">
    <xsl:if test="$reading-href != '' or $diplomatic-href != ''">
      <nav class="views">
        <xsl:attribute name="aria-label"><xsl:call-template name="string"><xsl:with-param name="key" select="'views'"/></xsl:call-template></xsl:attribute>
        <ul>
          <xsl:call-template name="view-link"><xsl:with-param name="key" select="'reading'"/><xsl:with-param name="href" select="$reading-href"/></xsl:call-template>
          <xsl:call-template name="view-link"><xsl:with-param name="key" select="'diplomatic'"/><xsl:with-param name="href" select="$diplomatic-href"/></xsl:call-template>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>
  <xsl:template name="view-link">
    <xsl:param name="key"/>
    <xsl:param name="href"/>
    <xsl:variable name="this-view"><xsl:call-template name="view-name"/></xsl:variable>
    <xsl:if test="$href != '' or $key = $this-view">
      <li>
        <a href="{$href}">
          <xsl:if test="$key = $this-view"><xsl:attribute name="href">#</xsl:attribute><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
          <xsl:call-template name="string"><xsl:with-param name="key" select="concat('view-', $key)"/></xsl:call-template>
        </a>
      </li>
    </xsl:if>
  </xsl:template>

  <!-- A term of the list of facts and what it says. -->
  <xsl:template name="fact">
    <xsl:param name="key"/>
    <xsl:param name="value"/>
    <xsl:if test="normalize-space($value) != ''">
      <div class="{$key}">
        <dt><xsl:call-template name="string"><xsl:with-param name="key" select="concat('fact-', $key)"/></xsl:call-template></dt>
        <dd><xsl:copy-of select="$value"/></dd>
      </div>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="people-fact">
    <xsl:param name="key"/>
    <xsl:param name="side"/>
    <xsl:call-template name="fact">
      <xsl:with-param name="key" select="$key"/>
      <xsl:with-param name="value">
        <xsl:for-each select="$side/tei:persName | $side/tei:orgName | $side/tei:name | $side/tei:rs">
          <xsl:if test="position() &gt; 1"><xsl:text>, </xsl:text></xsl:if>
          <xsl:call-template name="stated-or-inferred"/>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A value of the head: in brackets and with its reason where it was inferred. -->
  <xsl:template name="stated-or-inferred">
    <xsl:param name="value" select="normalize-space()"/>
    <xsl:param name="title"/>
    <span>
      <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
      <xsl:choose>
        <xsl:when test="@cert or @evidence">
          <xsl:text>[</xsl:text>
          <xsl:call-template name="inferred-value"><xsl:with-param name="value" select="$value"/><xsl:with-param name="title" select="$title"/></xsl:call-template>
          <xsl:text>]</xsl:text>
          <xsl:if test="@cert">
            <xsl:text> </xsl:text>
            <span class="remark"><xsl:call-template name="certainty-in-words"/></span>
          </xsl:if>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$value"/></xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <xsl:template name="sent-facts">
    <xsl:call-template name="fact">
      <xsl:with-param name="key" select="'place'"/>
      <xsl:with-param name="value">
        <xsl:for-each select="$sent/tei:placeName | $sent/tei:settlement"><xsl:call-template name="stated-or-inferred"/></xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="key" select="'date'"/>
      <xsl:with-param name="value"><xsl:for-each select="$sent/tei:date"><xsl:call-template name="date-fact"/></xsl:for-each></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="key" select="'correspondence-note'"/>
      <xsl:with-param name="value"><xsl:for-each select="$header//tei:correspDesc/tei:note | $header//tei:correspContext/tei:note"><xsl:value-of select="normalize-space()"/><xsl:text> </xsl:text></xsl:for-each></xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template name="date-fact">
    <xsl:variable name="value"><xsl:call-template name="date-value"/></xsl:variable>
    <xsl:variable name="stated" select="normalize-space()"/>
    <xsl:call-template name="stated-or-inferred">
      <xsl:with-param name="value"><xsl:value-of select="$stated"/><xsl:if test="$stated = ''"><xsl:value-of select="$value"/></xsl:if></xsl:with-param>
      <xsl:with-param name="title" select="$value"/>
    </xsl:call-template>
  </xsl:template>

  <!-- That the letter is a translation, and from what. -->
  <xsl:template name="translation-fact">
    <xsl:variable name="chain" select="$header//tei:sourceDesc//tei:relatedItem[@type = 'translatedFrom']"/>
    <xsl:variable name="original" select="($header//tei:sourceDesc//tei:msDesc//tei:textLang/@mainLang | $header//tei:sourceDesc//tei:textLang/@mainLang[. != $text-language])[1]"/>
    <xsl:if test="($chain or $translator) and $text-language != ''">
      <xsl:call-template name="fact">
        <xsl:with-param name="key" select="'translation'"/>
        <xsl:with-param name="value">
          <xsl:call-template name="string">
            <xsl:with-param name="key"><xsl:choose><xsl:when test="$original">translation-from</xsl:when><xsl:otherwise>translation-into</xsl:otherwise></xsl:choose></xsl:with-param>
            <xsl:with-param name="one"><xsl:call-template name="language-name"><xsl:with-param name="code" select="$text-language"/></xsl:call-template></xsl:with-param>
            <xsl:with-param name="two"><xsl:call-template name="language-name"><xsl:with-param name="code" select="$original"/></xsl:call-template></xsl:with-param>
          </xsl:call-template>
          <xsl:for-each select="$translator"><xsl:value-of select="concat(' (', normalize-space(), ')')"/></xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The chain of sources as the header gives it, from the nearest to the original. -->
  <xsl:template name="source-facts">
    <xsl:call-template name="fact">
      <xsl:with-param name="key" select="'source'"/>
      <xsl:with-param name="value">
        <xsl:variable name="letter-title"><xsl:call-template name="letter-title"/></xsl:variable>
        <xsl:apply-templates select="$header//tei:sourceDesc/tei:bibl[normalize-space(tei:title) != $letter-title or tei:publisher or tei:ref or not(*)]" mode="source"/>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="key" select="'printed'"/>
      <xsl:with-param name="value"><xsl:apply-templates select="$header//tei:sourceDesc/tei:biblStruct | $header//tei:sourceDesc/tei:listBibl/*" mode="source"/></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="key" select="'shelfmark'"/>
      <xsl:with-param name="value"><xsl:apply-templates select="$header//tei:sourceDesc/tei:msDesc" mode="source"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <!-- One source in one sentence: its parts, with commas. -->
  <xsl:template match="tei:*" mode="source">
    <xsl:for-each select=".//tei:title | .//tei:author | .//tei:publisher | .//tei:pubPlace | .//tei:biblScope | .//tei:date[@when or normalize-space() != ''] | .//tei:ref
      | .//tei:msIdentifier/*">
      <xsl:if test="position() &gt; 1"><xsl:text>, </xsl:text></xsl:if>
      <xsl:apply-templates select="." mode="source-part"/>
    </xsl:for-each>
    <xsl:if test="not(*)"><xsl:value-of select="normalize-space()"/></xsl:if>
    <xsl:text>. </xsl:text>
    <xsl:call-template name="source-description"/>
  </xsl:template>
  <!-- How the document looks and whence it came, in one sentence. -->
  <xsl:template name="source-description">
    <xsl:for-each select=".//tei:support | .//tei:supportDesc/tei:extent | .//tei:condition | .//tei:layout | .//tei:handNote | .//tei:additions | .//tei:seal
      | .//tei:accMat | .//tei:origin | .//tei:provenance | .//tei:acquisition | .//tei:custodialHist | .//tei:surrogates">
      <xsl:variable name="words"><xsl:apply-templates mode="source-words"/></xsl:variable>
      <xsl:variable name="sentence" select="normalize-space($words)"/>
      <xsl:variable name="has-stop" select="substring($sentence, string-length($sentence)) = '.'"/>
      <xsl:value-of select="substring($sentence, 1, string-length($sentence) - $has-stop)"/>
      <xsl:choose><xsl:when test="position() = last()"><xsl:text>. </xsl:text></xsl:when><xsl:otherwise><xsl:text>; </xsl:text></xsl:otherwise></xsl:choose>
    </xsl:for-each>
  </xsl:template>
  <!-- A description in words, 210 × 148 mm for its dimensions. -->
  <xsl:template match="*" mode="source-words"><xsl:apply-templates mode="source-words"/></xsl:template>
  <xsl:template match="tei:p" mode="source-words"><xsl:apply-templates mode="source-words"/><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="tei:dimensions" mode="source-words">
    <xsl:for-each select="*">
      <xsl:if test="position() &gt; 1"><xsl:text> × </xsl:text></xsl:if>
      <xsl:value-of select="normalize-space()"/>
      <xsl:if test="normalize-space() = ''"><xsl:value-of select="@quantity"/></xsl:if>
    </xsl:for-each>
    <xsl:if test="not(*)"><xsl:value-of select="normalize-space()"/></xsl:if>
    <xsl:if test="@unit"><xsl:value-of select="concat(' ', @unit)"/></xsl:if>
  </xsl:template>
  <xsl:template match="tei:*" mode="source-part"><xsl:value-of select="normalize-space()"/></xsl:template>
  <xsl:template match="tei:date" mode="source-part">
    <xsl:value-of select="normalize-space()"/>
    <xsl:if test="normalize-space() = ''"><xsl:call-template name="date-value"/></xsl:if>
  </xsl:template>
  <xsl:template match="tei:title" mode="source-part"><cite><xsl:value-of select="normalize-space()"/></cite></xsl:template>
  <xsl:template match="tei:ref[starts-with(@target, 'http')]" mode="source-part">
    <a href="{@target}"><xsl:value-of select="normalize-space()"/><xsl:if test="normalize-space() = ''"><xsl:value-of select="@target"/></xsl:if></a>
  </xsl:template>
  <xsl:template match="tei:biblScope[@unit]" mode="source-part">
    <xsl:variable name="unit">
      <xsl:call-template name="find-string"><xsl:with-param name="key" select="concat('unit-', @unit)"/></xsl:call-template>
    </xsl:variable>
    <xsl:if test="$unit != '' and number(substring(normalize-space(), 1, 1)) &gt;= 0"><xsl:value-of select="concat($unit, ' ')"/></xsl:if>
    <xsl:value-of select="normalize-space()"/>
  </xsl:template>

  <!-- The title of the nearest source, and who published it; empty where it has none of its own. -->
  <xsl:template name="source-title">
    <xsl:variable name="source" select="($header//tei:sourceDesc/tei:bibl | $header//tei:sourceDesc/tei:biblStruct | $header//tei:sourceDesc/tei:msDesc)[1]"/>
    <xsl:variable name="title" select="normalize-space(($source//tei:title | $source//tei:msIdentifier)[1])"/>
    <xsl:variable name="letter-title"><xsl:call-template name="letter-title"/></xsl:variable>
    <xsl:variable name="publisher" select="normalize-space($source//tei:publisher)"/>
    <xsl:if test="$title != $letter-title or $publisher != ''">
      <xsl:value-of select="$title"/>
      <xsl:if test="$publisher != ''"><xsl:value-of select="concat(' (', $publisher, ')')"/></xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- What is left out: the text itself says where. -->
  <xsl:template name="omission-fact">
    <xsl:call-template name="fact">
      <xsl:with-param name="key" select="'omission'"/>
      <xsl:with-param name="value">
        <xsl:for-each select="/descendant::tei:text/descendant::tei:gap[@reason = 'editorial']">
          <xsl:value-of select="normalize-space(tei:desc)"/>
          <xsl:if test="not(tei:desc)"><xsl:call-template name="string"><xsl:with-param name="key" select="'gap-editorial'"/></xsl:call-template></xsl:if>
          <xsl:text> </xsl:text>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="rights-facts">
    <xsl:call-template name="fact">
      <xsl:with-param name="key" select="'rights'"/>
      <xsl:with-param name="value">
        <xsl:for-each select="$header/tei:fileDesc/tei:publicationStmt/tei:availability/*">
          <xsl:choose>
            <xsl:when test="starts-with(@target, 'http')"><a rel="license" href="{@target}"><xsl:value-of select="normalize-space()"/></a></xsl:when>
            <xsl:otherwise><xsl:value-of select="normalize-space()"/></xsl:otherwise>
          </xsl:choose>
          <xsl:text> </xsl:text>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
