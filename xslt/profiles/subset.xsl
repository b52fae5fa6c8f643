<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- A letter in a subset of TEI that knows fewer elements: the header is written anew, the text keeps what both know. An element
     that the subset lacks becomes its nearest kin or gives way to its content; what is left out is said. What differs between the
     subsets is a named template, or a template in the stylesheet that imports this one. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.tei-c.org/ns/1.0"
    xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">
  <xsl:import href="core.xsl"/>
  <xsl:variable name="header" select="/tei:TEI/tei:teiHeader"/>
  <xsl:variable name="subset">the subset</xsl:variable>

  <xsl:template match="/tei:TEI">
    <TEI>
      <xsl:call-template name="identity-of-file"/>
      <teiHeader>
        <fileDesc>
          <titleStmt>
            <title type="main">
              <xsl:value-of select="$title"/>
            </title>
            <xsl:apply-templates select="$header/tei:fileDesc/tei:titleStmt/tei:author" mode="header"/>
            <xsl:apply-templates select="$header/tei:fileDesc/tei:titleStmt/tei:editor" mode="header"/>
          </titleStmt>
          <xsl:call-template name="publication"/>
          <sourceDesc>
            <xsl:call-template name="letter-source"/>
            <xsl:for-each select="$header/tei:fileDesc/tei:sourceDesc/*[normalize-space() != '']">
              <bibl>
                <xsl:for-each select=".//text()[normalize-space() != '']">
                  <xsl:if test="position() != 1">
                    <xsl:text> </xsl:text>
                  </xsl:if>
                  <xsl:value-of select="normalize-space()"/>
                </xsl:for-each>
              </bibl>
            </xsl:for-each>
          </sourceDesc>
        </fileDesc>
        <xsl:call-template name="profile"/>
      </teiHeader>
      <xsl:apply-templates select="tei:text"/>
    </TEI>
  </xsl:template>
  <xsl:template name="identity-of-file"/>
  <xsl:template name="profile">
    <xsl:if test="$language != ''">
      <profileDesc>
        <langUsage>
          <language ident="{$language}">
            <xsl:value-of select="$language"/>
          </language>
        </langUsage>
      </profileDesc>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:author" mode="header">
    <author>
      <xsl:value-of select="normalize-space()"/>
    </author>
  </xsl:template>
  <xsl:template match="tei:editor" mode="header">
    <editor>
      <xsl:value-of select="normalize-space()"/>
    </editor>
  </xsl:template>
  <xsl:template name="publication">
    <publicationStmt>
      <publisher>
        <xsl:choose>
          <xsl:when test="normalize-space($header/tei:fileDesc/tei:publicationStmt/tei:publisher) != ''">
            <xsl:value-of select="normalize-space($header/tei:fileDesc/tei:publicationStmt/tei:publisher)"/>
          </xsl:when>
          <xsl:when test="$publisher != ''">
            <xsl:value-of select="$publisher"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="$edition-title"/>
          </xsl:otherwise>
        </xsl:choose>
      </publisher>
      <xsl:if test="$licence != '' or $rights != ''">
        <availability>
          <xsl:choose>
            <xsl:when test="$licence != '' and not(contains($licence, ' '))">
              <licence target="{$licence}">
                <p>
                  <xsl:value-of select="$rights"/>
                </p>
              </licence>
            </xsl:when>
            <xsl:otherwise>
              <p>
                <xsl:value-of select="$rights"/>
              </p>
            </xsl:otherwise>
          </xsl:choose>
        </availability>
      </xsl:if>
      <xsl:if test="$address != ''">
        <idno type="URL">
          <xsl:value-of select="$address"/>
        </idno>
      </xsl:if>
      <idno type="filename">
        <xsl:value-of select="$file"/>
      </idno>
    </publicationStmt>
  </xsl:template>
  <!-- Who wrote, from where, to whom, when: of the elements that both subsets know. -->
  <xsl:template name="letter-source">
    <xsl:variable name="sent" select="$header/tei:profileDesc/tei:correspDesc/tei:correspAction[@type = 'sent']"/>
    <bibl>
      <xsl:for-each select="$sent/tei:persName | $sent/tei:orgName | $sent/tei:name | $sent/tei:rs">
        <author>
          <xsl:value-of select="normalize-space()"/>
        </author>
      </xsl:for-each>
      <title type="main">
        <xsl:value-of select="$title"/>
      </title>
      <xsl:for-each select="$sent[1]/*[contains(local-name(), 'lace') or self::tei:settlement][1]">
        <pubPlace>
          <xsl:value-of select="normalize-space()"/>
        </pubPlace>
      </xsl:for-each>
      <xsl:for-each select="$sent[1]/tei:date[1]">
        <date>
          <xsl:copy-of select="@when"/>
          <xsl:value-of select="normalize-space()"/>
          <xsl:if test="normalize-space() = ''">
            <xsl:value-of select="@*[1]"/>
          </xsl:if>
        </date>
      </xsl:for-each>
    </bibl>
  </xsl:template>

  <!-- Attributes that both know, by name; those of an element stand with it. -->
  <xsl:template match="@*"/>
  <xsl:template match="@xml:lang">
    <xsl:copy/>
  </xsl:template>
  <xsl:template name="same">
    <xsl:param name="as" select="local-name()"/>
    <xsl:element name="{$as}">
      <xsl:apply-templates select="@*"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
  <xsl:template name="identified">
    <xsl:param name="as" select="local-name()"/>
    <xsl:element name="{$as}">
      <xsl:copy-of select="@xml:id"/>
      <xsl:apply-templates select="@*"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- What neither names: a block where only blocks may stand, else its content. -->
  <xsl:template match="tei:*">
    <xsl:call-template name="say-once">
      <xsl:with-param name="text">profile.element-unknown: <xsl:value-of select="$subset"/> has no element <xsl:value-of select="local-name()"/>; its content stays</xsl:with-param>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="parent::tei:div or parent::tei:body or parent::tei:front or parent::tei:back or parent::tei:postscript
          or parent::tei:div1 or parent::tei:div2 or parent::tei:div3 or parent::tei:lg or parent::tei:floatingText or parent::tei:sp">
        <xsl:choose>
          <xsl:when test=".//tei:p or .//tei:ab or .//tei:list or .//tei:table or .//tei:l or .//tei:bibl">
            <xsl:apply-templates select="*"/>
          </xsl:when>
          <xsl:otherwise>
            <p>
              <xsl:apply-templates/>
            </p>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="*[namespace-uri() != 'http://www.tei-c.org/ns/1.0']"/>
  <xsl:template match="comment()"/>
  <!-- What says nothing to a reader, and what the text cannot hold twice. -->
  <xsl:template match="tei:anchor | tei:index | tei:interp | tei:interpGrp | tei:span | tei:spanGrp | tei:link | tei:linkGrp | tei:alt
      | tei:join | tei:certainty | tei:precision | tei:addSpan | tei:delSpan | tei:damageSpan | tei:listAnnotation
      | tei:am | tei:rdg | tei:rdgGrp | tei:wit | tei:desc | tei:figDesc | tei:respons | tei:substJoin | tei:listTranspose"/>
  <xsl:template match="tei:del | tei:surplus | tei:notatedMusic | tei:standOff | tei:facsimile">
    <xsl:call-template name="say-once">
      <xsl:with-param name="text">profile.element-dropped: <xsl:value-of select="$subset"/> has no element <xsl:value-of select="local-name()"/>; it is left out</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Registers are no text. -->
  <xsl:template match="tei:listPerson | tei:listPlace | tei:listOrg | tei:listEvent | tei:listRelation | tei:listNym | tei:listObject">
    <xsl:call-template name="say-once">
      <xsl:with-param name="text">profile.list-dropped: <xsl:value-of select="$subset"/> has no element <xsl:value-of select="local-name()"/>; the list is left out</xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:back[not(*[not(self::tei:listPerson or self::tei:listPlace or self::tei:listOrg or self::tei:listEvent
      or self::tei:listRelation or self::tei:listNym or self::tei:listObject)])]" priority="1">
    <xsl:variable name="said">
      <xsl:apply-templates select="*"/>
    </xsl:variable>
    <xsl:copy-of select="$said"/>
  </xsl:template>

  <!-- Division and block. -->
  <xsl:template match="tei:text">
    <text>
      <xsl:apply-templates/>
    </text>
  </xsl:template>
  <xsl:template match="text()[parent::tei:text or parent::tei:group or parent::tei:floatingText]"/>
  <xsl:template match="tei:group">
    <body>
      <xsl:for-each select=".//tei:body">
        <div>
          <xsl:apply-templates/>
        </div>
      </xsl:for-each>
    </body>
  </xsl:template>
  <xsl:template match="tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6 | tei:div7">
    <xsl:call-template name="identified">
      <xsl:with-param name="as">div</xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:p | tei:head | tei:list | tei:quote">
    <xsl:call-template name="identified"/>
  </xsl:template>
  <xsl:template match="tei:ab">
    <xsl:call-template name="identified">
      <xsl:with-param name="as">p</xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:body | tei:front | tei:back | tei:floatingText | tei:opener | tei:closer | tei:salute | tei:signed | tei:dateline
      | tei:postscript | tei:trailer | tei:byline | tei:argument | tei:epigraph | tei:address | tei:addrLine | tei:item | tei:lg | tei:l
      | tei:table | tei:row | tei:cell | tei:cit | tei:titlePage | tei:titlePart | tei:docTitle | tei:docAuthor | tei:docDate
      | tei:docImprint | tei:docEdition | tei:stage | tei:sp | tei:speaker | tei:listBibl">
    <xsl:call-template name="same"/>
  </xsl:template>
  <xsl:template match="tei:list/tei:label">
    <item>
      <xsl:apply-templates/>
    </item>
  </xsl:template>
  <xsl:template match="tei:address/*[not(self::tei:addrLine or self::tei:lb or self::tei:pb or self::tei:note)]">
    <addrLine>
      <xsl:apply-templates/>
    </addrLine>
  </xsl:template>
  <xsl:template match="tei:figure">
    <figure>
      <xsl:apply-templates select="tei:head | tei:p | tei:ab"/>
    </figure>
  </xsl:template>
  <xsl:template match="tei:bibl">
    <xsl:call-template name="same"/>
  </xsl:template>
  <xsl:template match="tei:biblStruct | tei:biblFull | tei:msDesc">
    <bibl>
      <xsl:apply-templates select=".//text() | .//tei:lb | .//tei:pb"/>
    </bibl>
  </xsl:template>

  <!-- Lines, pages, notes. -->
  <xsl:template match="tei:lb">
    <lb>
      <xsl:copy-of select="@n"/>
    </lb>
  </xsl:template>
  <xsl:template match="tei:pb">
    <pb>
      <xsl:copy-of select="@n | @xml:id"/>
      <xsl:call-template name="facsimile-of-page"/>
    </pb>
  </xsl:template>
  <xsl:template match="tei:cb">
    <cb/>
  </xsl:template>
  <xsl:template match="tei:milestone">
    <xsl:copy-of select="/.."/>
  </xsl:template>
  <xsl:template match="tei:note">
    <note>
      <xsl:copy-of select="@xml:id | @n"/>
      <xsl:call-template name="place-of-note"/>
      <xsl:apply-templates select="@xml:lang"/>
      <xsl:apply-templates/>
    </note>
  </xsl:template>

  <!-- Readings. A choice has two forms at least. -->
  <xsl:template match="tei:choice">
    <xsl:variable name="forms" select="tei:sic | tei:corr | tei:orig | tei:reg | tei:abbr | tei:expan"/>
    <xsl:choose>
      <xsl:when test="count($forms) &gt; 1">
        <choice>
          <xsl:apply-templates select="$forms"/>
        </choice>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="*[1]"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:sic | tei:corr | tei:orig | tei:reg | tei:abbr | tei:expan">
    <xsl:element name="{local-name()}">
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="tei:app">
    <xsl:apply-templates select="(tei:lem | tei:rdg[not(../tei:lem)])[1]/node()"/>
  </xsl:template>
  <xsl:template match="tei:gap">
    <gap>
      <xsl:if test="@reason = 'illegible' or @reason = 'lost'">
        <xsl:copy-of select="@reason"/>
      </xsl:if>
    </gap>
  </xsl:template>
  <xsl:template match="tei:supplied">
    <supplied>
      <xsl:apply-templates/>
    </supplied>
  </xsl:template>

  <!-- Words. -->
  <xsl:template match="tei:said | tei:q">
    <q>
      <xsl:apply-templates/>
    </q>
  </xsl:template>
  <xsl:template match="tei:hi | tei:emph">
    <hi>
      <xsl:call-template name="rendition"/>
      <xsl:apply-templates/>
    </hi>
  </xsl:template>
  <xsl:template match="tei:foreign">
    <xsl:choose>
      <xsl:when test="@xml:lang">
        <xsl:call-template name="same"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:date | tei:time">
    <date>
      <xsl:copy-of select="@when[not(contains(., 'T'))]"/>
      <xsl:apply-templates/>
    </date>
  </xsl:template>
  <xsl:template match="tei:ref | tei:ptr">
    <ref>
      <xsl:copy-of select="@target"/>
      <xsl:apply-templates/>
    </ref>
  </xsl:template>
  <xsl:template match="tei:title">
    <xsl:apply-templates/>
  </xsl:template>
  <!-- Within a word these stand for nothing that is read. -->
  <xsl:template match="tei:seg | tei:s | tei:w | tei:c | tei:pc | tei:g | tei:ex | tei:term | tei:mentioned | tei:soCalled | tei:num
      | tei:measure | tei:lem | tei:surname | tei:forename | tei:roleName | tei:addName
      | tei:nameLink | tei:genName | tei:biblScope | tei:author | tei:editor | tei:publisher | tei:pubPlace | tei:citedRange | tei:email
      | tei:idno | tei:label | tei:geogFeat | tei:lang | tei:space | tei:distinct | tei:gloss | tei:code | tei:ident | tei:formula | tei:phr | tei:cl | tei:m">
    <xsl:apply-templates/>
  </xsl:template>
</xsl:stylesheet>
