<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- EVT: a body whose children are pages, each a pb and behind it a div. EVT cuts its pages out of the document between one pb and
     the next; an element that begins on one page and ends on another would stand on both, so all of them are split. The
     program puts the bodies of all letters into one document. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.tei-c.org/ns/1.0"
    xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="tei exsl">
  <xsl:import href="core.xsl"/>

  <!-- A page cannot begin within these: they are not split. -->
  <xsl:variable name="breaks" select="/tei:TEI/tei:text//tei:pb[not(@ed)][not(ancestor::tei:note or ancestor::tei:choice or ancestor::tei:app
      or ancestor::tei:subst or ancestor::tei:figure or ancestor::tei:w or ancestor::tei:biblStruct)]"/>
  <!-- Identifiers of several letters in one document. -->
  <xsl:variable name="prefix">
    <xsl:if test="$letters &gt; 1">
      <xsl:value-of select="concat($file, '-')"/>
    </xsl:if>
  </xsl:variable>

  <xsl:template match="/">
    <body>
      <xsl:variable name="before" select="$breaks[1]/preceding::node()[ancestor::tei:text][self::*[not(self::tei:pb) or @ed]
          or normalize-space()]"/>
      <xsl:if test="not($breaks) or $before">
        <pb>
          <xsl:attribute name="xml:id">
            <xsl:value-of select="concat($file, '-start')"/>
          </xsl:attribute>
          <xsl:attribute name="n">
            <xsl:value-of select="$file"/>
          </xsl:attribute>
        </pb>
        <xsl:call-template name="page">
          <xsl:with-param name="to" select="$breaks[1]"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:for-each select="$breaks">
        <xsl:variable name="number" select="position()"/>
        <xsl:text>&#10;</xsl:text>
        <xsl:apply-templates select="."/>
        <xsl:call-template name="page">
          <xsl:with-param name="from" select="."/>
          <xsl:with-param name="to" select="$breaks[$number + 1]"/>
          <xsl:with-param name="is-first" select="$number = 1 and not($before)"/>
        </xsl:call-template>
      </xsl:for-each>
    </body>
  </xsl:template>

  <xsl:template name="page">
    <xsl:param name="from" select="/.."/>
    <xsl:param name="to" select="/.."/>
    <xsl:param name="is-first" select="true()"/>
    <div type="letter" n="{$file}">
      <xsl:if test="$is-first">
        <xsl:attribute name="xml:id">
          <xsl:value-of select="$file"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:if test="$language != ''">
        <xsl:attribute name="xml:lang">
          <xsl:value-of select="$language"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:if test="not($is-first and not($to))">
        <xsl:attribute name="part">
          <xsl:choose>
            <xsl:when test="$is-first">I</xsl:when>
            <xsl:when test="$to">M</xsl:when>
            <xsl:otherwise>F</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
      </xsl:if>
      <xsl:for-each select="/tei:TEI/tei:text">
        <xsl:call-template name="between">
          <xsl:with-param name="from" select="$from"/>
          <xsl:with-param name="to" select="$to"/>
        </xsl:call-template>
      </xsl:for-each>
    </div>
  </xsl:template>

  <!-- The children of this element, or of their parts, that lie behind $from and before $to; either is empty or in it. -->
  <xsl:template name="between">
    <xsl:param name="from" select="/.."/>
    <xsl:param name="to" select="/.."/>
    <xsl:variable name="depth" select="count(ancestor::*) + 1"/>
    <xsl:variable name="first" select="$from/ancestor-or-self::*[count(ancestor::*) = $depth]"/>
    <xsl:variable name="last" select="$to/ancestor-or-self::*[count(ancestor::*) = $depth]"/>
    <xsl:choose>
      <xsl:when test="$first and $last and count($first | $last) = 1">
        <xsl:apply-templates select="$first" mode="part">
          <xsl:with-param name="from" select="$from"/>
          <xsl:with-param name="to" select="$to"/>
        </xsl:apply-templates>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="$first and count($first | $from) = 2">
          <xsl:apply-templates select="$first" mode="part">
            <xsl:with-param name="from" select="$from"/>
          </xsl:apply-templates>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="$first and $last">
            <xsl:variable name="length" select="count($last/preceding-sibling::node()) - count($first/preceding-sibling::node())"/>
            <xsl:apply-templates select="$first/following-sibling::node()[position() &lt; $length]" mode="whole"/>
          </xsl:when>
          <xsl:when test="$first">
            <xsl:apply-templates select="$first/following-sibling::node()" mode="whole"/>
          </xsl:when>
          <xsl:when test="$last">
            <xsl:apply-templates select="$last/preceding-sibling::node()" mode="whole"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates mode="whole"/>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:if test="$last and count($last | $to) = 2">
          <xsl:apply-templates select="$last" mode="part">
            <xsl:with-param name="to" select="$to"/>
          </xsl:apply-templates>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A part of an element on one page; nothing where the page has none of it. -->
  <xsl:template match="*" mode="part">
    <xsl:param name="from" select="/.."/>
    <xsl:param name="to" select="/.."/>
    <xsl:variable name="content">
      <xsl:call-template name="between">
        <xsl:with-param name="from" select="$from"/>
        <xsl:with-param name="to" select="$to"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:if test="exsl:node-set($content)/* or normalize-space($content) != ''">
      <xsl:call-template name="shell">
        <xsl:with-param name="content" select="exsl:node-set($content)"/>
        <xsl:with-param name="from" select="$from"/>
        <xsl:with-param name="goes-on" select="boolean($to)"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
  <xsl:template match="node()" mode="whole">
    <xsl:apply-templates select="."/>
  </xsl:template>

  <xsl:template name="shell">
    <xsl:param name="content"/>
    <xsl:param name="from" select="/.."/>
    <xsl:param name="goes-on"/>
    <xsl:variable name="depth" select="count(ancestor::*)"/>
    <xsl:variable name="has-begun" select="$from/ancestor-or-self::*[count(ancestor::*) &gt; $depth]/preceding-sibling::node()
        [self::*[not(self::tei:pb) or @ed] or self::text()[normalize-space()]]"/>
    <xsl:element name="{local-name()}" namespace="{namespace-uri()}">
      <xsl:apply-templates select="@*[name() != 'part' and (name() != 'xml:id' or not($has-begun))]"/>
      <xsl:if test="($has-begun or $goes-on) and (self::tei:p or self::tei:ab or self::tei:l or self::tei:lg or self::tei:div or self::tei:seg)">
        <xsl:attribute name="part">
          <xsl:choose>
            <xsl:when test="not($has-begun)">I</xsl:when>
            <xsl:when test="$goes-on">M</xsl:when>
            <xsl:otherwise>F</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
      </xsl:if>
      <xsl:call-template name="filled">
        <xsl:with-param name="content" select="$content"/>
      </xsl:call-template>
    </xsl:element>
  </xsl:template>
  <!-- A closer alone fills no division: what it closes is on the page before. -->
  <xsl:template name="filled">
    <xsl:param name="content"/>
    <xsl:variable name="bottom" select="$content/tei:closer | $content/tei:signed | $content/tei:postscript | $content/tei:trailer"/>
    <xsl:if test="$bottom and not($bottom[1]/preceding-sibling::*[not(self::tei:lb or self::tei:cb or self::tei:milestone or self::tei:fw
        or self::tei:note or self::tei:gap or self::tei:anchor or self::tei:head or self::tei:opener or self::tei:space)])">
      <ab/>
    </xsl:if>
    <xsl:copy-of select="$content"/>
  </xsl:template>

  <!-- Front and back matter of a letter become divisions of it: EVT drops a front that is not marked. -->
  <xsl:template match="tei:front | tei:back | tei:body" mode="part">
    <xsl:param name="from" select="/.."/>
    <xsl:param name="to" select="/.."/>
    <xsl:variable name="content">
      <xsl:call-template name="between">
        <xsl:with-param name="from" select="$from"/>
        <xsl:with-param name="to" select="$to"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:call-template name="division">
      <xsl:with-param name="content" select="exsl:node-set($content)"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:front | tei:back | tei:body" mode="whole">
    <xsl:variable name="content">
      <xsl:call-template name="between"/>
    </xsl:variable>
    <xsl:call-template name="division">
      <xsl:with-param name="content" select="exsl:node-set($content)"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:floatingText/*" mode="part">
    <xsl:param name="from" select="/.."/>
    <xsl:param name="to" select="/.."/>
    <xsl:variable name="content">
      <xsl:call-template name="between">
        <xsl:with-param name="from" select="$from"/>
        <xsl:with-param name="to" select="$to"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:if test="exsl:node-set($content)/* or normalize-space($content) != ''">
      <xsl:call-template name="shell">
        <xsl:with-param name="content" select="exsl:node-set($content)"/>
        <xsl:with-param name="from" select="$from"/>
        <xsl:with-param name="goes-on" select="boolean($to)"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:floatingText/*" mode="whole">
    <xsl:apply-templates select="."/>
  </xsl:template>
  <xsl:template name="division">
    <xsl:param name="content"/>
    <xsl:choose>
      <xsl:when test="$content/*[not(self::tei:div)]">
        <div type="{local-name()}">
          <xsl:call-template name="filled">
            <xsl:with-param name="content" select="$content"/>
          </xsl:call-template>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <xsl:copy-of select="$content/*"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:front/tei:titlePage">
    <div type="titlePage">
      <xsl:apply-templates select="node()[not(self::tei:docTitle)] | tei:docTitle/node()"/>
    </div>
  </xsl:template>
  <xsl:template match="tei:titlePage/tei:titlePart | tei:docTitle/tei:titlePart | tei:titlePage/tei:docAuthor | tei:titlePage/tei:docDate
      | tei:titlePage/tei:docImprint | tei:titlePage/tei:docEdition | tei:titlePage/tei:byline">
    <p>
      <xsl:apply-templates select="@xml:id | @xml:lang | @rend | @rendition | @style"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <!-- A page; a break where no page can begin, and one of another edition, become milestones. -->
  <xsl:template match="tei:pb">
    <xsl:choose>
      <xsl:when test="count(. | $breaks) = count($breaks)">
        <xsl:variable name="number" select="count(preceding::tei:pb) + 1"/>
        <pb>
          <xsl:apply-templates select="@*[name() != 'n' and name() != 'xml:id']"/>
          <xsl:attribute name="xml:id">
            <xsl:choose>
              <xsl:when test="@xml:id">
                <xsl:value-of select="concat($prefix, @xml:id)"/>
              </xsl:when>
              <xsl:otherwise>
                <xsl:value-of select="concat($file, '-page-', $number)"/>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
          <xsl:attribute name="n">
            <xsl:if test="$letters &gt; 1">
              <xsl:value-of select="concat($file, ', ')"/>
            </xsl:if>
            <xsl:choose>
              <xsl:when test="@n">
                <xsl:value-of select="@n"/>
              </xsl:when>
              <xsl:otherwise>
                <xsl:value-of select="concat('[', $number, ']')"/>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
        </pb>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="not(@ed)">
          <xsl:message>profile.page-break-within: no page of EVT can begin at a page break within <xsl:value-of select="local-name(..)"/>; it is kept as a milestone</xsl:message>
        </xsl:if>
        <milestone unit="page">
          <xsl:apply-templates select="@*[name() != 'facs' and name() != 'break']"/>
        </milestone>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- EVT looks for the last part of the path in its folder of images. -->
  <xsl:template match="tei:pb/@facs" priority="1">
    <xsl:variable name="image">
      <xsl:for-each select="..">
        <xsl:call-template name="image"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:attribute name="facs">
      <xsl:call-template name="last-part">
        <xsl:with-param name="path" select="string($image)"/>
      </xsl:call-template>
    </xsl:attribute>
  </xsl:template>
  <xsl:template name="last-part">
    <xsl:param name="path"/>
    <xsl:choose>
      <xsl:when test="contains($path, '/') and substring-after($path, '/') != ''">
        <xsl:call-template name="last-part">
          <xsl:with-param name="path" select="substring-after($path, '/')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$path"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Identifiers, and what points to them. -->
  <xsl:template match="@xml:id">
    <xsl:attribute name="xml:id">
      <xsl:value-of select="concat($prefix, .)"/>
    </xsl:attribute>
  </xsl:template>
  <xsl:template match="@*[starts-with(., '#')]">
    <xsl:attribute name="{name()}" namespace="{namespace-uri()}">
      <xsl:call-template name="references"/>
    </xsl:attribute>
  </xsl:template>
  <xsl:template name="reference">
    <xsl:param name="token"/>
    <xsl:variable name="entry" select="$known[@from = $token]"/>
    <xsl:choose>
      <xsl:when test="$entry">
        <xsl:value-of select="concat('#', $entry/@id)"/>
      </xsl:when>
      <xsl:when test="starts-with($token, '#') and key('id', substring($token, 2))">
        <xsl:value-of select="concat('#', $prefix, substring($token, 2))"/>
      </xsl:when>
      <xsl:when test="contains($token, '.xml#')">
        <xsl:value-of select="concat('#', substring-after($token, '#'))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$token"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
