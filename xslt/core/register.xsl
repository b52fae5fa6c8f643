<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The register: who and what is named, each entry with its mentions. Entries come from the document
     itself (@ref="#id") or from a file beside it (@ref="../authority/persons.xml#id"). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" xmlns:set="http://exslt.org/sets"
  extension-element-prefixes="exsl set" exclude-result-prefixes="tei exsl set">
  <xsl:key name="mention" use="substring-before(concat(normalize-space(@ref), ' '), ' ')"
           match="tei:text//tei:*[@ref][not(self::tei:g or self::tei:term)]"/>

  <!-- What is referred to: one item for each first pointer of a @ref, in the order of the text. -->
  <xsl:variable name="pointers">
    <xsl:for-each select="set:distinct(/descendant::tei:text/descendant::tei:*[not(self::tei:g or self::tei:term)]/@ref)">
      <pointer><xsl:value-of select="substring-before(concat(normalize-space(), ' '), ' ')"/></pointer>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="references" select="set:distinct(exsl:node-set($pointers)/pointer)"/>

  <!-- The mentions of every person, place, organisation and work: @key is the element, @id its anchor, @entry that of its entry. -->
  <xsl:variable name="letter" select="/"/>
  <xsl:variable name="mention-index">
    <xsl:for-each select="$references">
      <xsl:variable name="ref" select="string()"/>
      <xsl:for-each select="$letter">
        <xsl:call-template name="index-mentions"><xsl:with-param name="ref" select="$ref"/></xsl:call-template>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="mention-items" select="exsl:node-set($mention-index)"/>

  <xsl:template name="index-mentions">
    <xsl:param name="ref"/>
    <xsl:variable name="entry">
      <xsl:call-template name="entry-id"><xsl:with-param name="ref" select="$ref"/></xsl:call-template>
    </xsl:variable>
    <xsl:for-each select="key('mention', $ref)">
      <item key="{generate-id()}" entry="{$entry}" id="{$entry}-{position()}"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The id of an entry: "entry-grimm" for #grimm, "persons-grimm" for ../authority/persons.xml#grimm. -->
  <xsl:template name="entry-id">
    <xsl:param name="ref"/>
    <xsl:variable name="file" select="substring-before($ref, '#')"/>
    <xsl:variable name="id">
      <xsl:choose>
        <xsl:when test="starts-with($ref, '#')">entry-</xsl:when>
        <xsl:when test="$file = ''">uri-</xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="last-step"><xsl:with-param name="path" select="$file"/></xsl:call-template>
          <xsl:text>-</xsl:text>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="substring-after($ref, '#')"/>
      <xsl:if test="not(contains($ref, '#'))"><xsl:value-of select="$ref"/></xsl:if>
    </xsl:variable>
    <xsl:value-of select="translate($id, ' :/?&amp;=%#', '_________')"/>
  </xsl:template>
  <!-- "persons" of "../authority/persons.xml" -->
  <xsl:template name="last-step">
    <xsl:param name="path"/>
    <xsl:choose>
      <xsl:when test="contains($path, '/')">
        <xsl:call-template name="last-step"><xsl:with-param name="path" select="substring-after($path, '/')"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="substring-before(concat($path, '.'), '.')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The anchor of the mention that is the context. -->
  <xsl:template name="mention-id">
    <xsl:variable name="key" select="generate-id()"/>
    <xsl:for-each select="$mention-items">
      <xsl:value-of select="key('indexed', $key)/@id"/>
    </xsl:for-each>
  </xsl:template>

  <!-- 'person', 'place', 'org' or 'work': what kind of thing an element names -->
  <xsl:template match="tei:*" mode="kind">person</xsl:template>
  <xsl:template match="tei:placeName | tei:geogName | tei:settlement | tei:country | tei:region | tei:district | tei:bloc
    | tei:*[@type = 'place']" mode="kind">place</xsl:template>
  <xsl:template match="tei:orgName | tei:*[@type = 'org' or @type = 'organisation']" mode="kind">org</xsl:template>
  <xsl:template match="tei:title | tei:bibl | tei:objectName | tei:*[@type = 'work' or @type = 'bibl']" mode="kind">work</xsl:template>

  <!-- One item for each thing that is named, with what is needed to sort and print it. -->
  <xsl:variable name="register">
    <xsl:for-each select="$references">
      <xsl:variable name="ref" select="string()"/>
      <xsl:for-each select="$letter">
        <xsl:for-each select="key('mention', $ref)[1]">
          <xsl:call-template name="register-item"><xsl:with-param name="ref" select="$ref"/></xsl:call-template>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:variable>

  <xsl:template name="register-item">
    <xsl:param name="ref"/>
    <xsl:variable name="entry"><xsl:call-template name="entry-text"><xsl:with-param name="ref" select="$ref"/></xsl:call-template></xsl:variable>
    <xsl:variable name="mention"><xsl:call-template name="reading-of"/></xsl:variable>
    <entry ref="{$ref}">
      <xsl:attribute name="kind"><xsl:apply-templates select="." mode="kind"/></xsl:attribute>
      <xsl:attribute name="id"><xsl:call-template name="entry-id"><xsl:with-param name="ref" select="$ref"/></xsl:call-template></xsl:attribute>
      <xsl:if test="string($entry) = ''"><name><xsl:value-of select="$mention"/></name></xsl:if>
      <xsl:copy-of select="$entry"/>
    </entry>
  </xsl:template>

  <!-- What the authority says: name, sort, variant, dates, note, link; nothing where it cannot be had. -->
  <xsl:template name="entry-text">
    <xsl:param name="ref"/>
    <xsl:variable name="id" select="substring-after($ref, '#')"/>
    <xsl:variable name="file" select="substring-before($ref, '#')"/>
    <xsl:choose>
      <xsl:when test="$id = ''"/>
      <xsl:when test="$file = ''"><xsl:apply-templates select="key('id', $id)" mode="entry"/></xsl:when>
      <xsl:when test="$authority-files = 'yes' and not(contains($file, '://'))">
        <xsl:for-each select="document($file, .)"><xsl:apply-templates select="key('id', $id)" mode="entry"/></xsl:for-each>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:*" mode="entry">
    <xsl:variable name="names" select="tei:persName | tei:placeName | tei:orgName | tei:title | tei:name | tei:objectName | tei:monogr/tei:title | tei:analytic/tei:title"/>
    <xsl:variable name="filed"><xsl:for-each select="$names[1]"><xsl:call-template name="filing-name"/></xsl:for-each></xsl:variable>
    <name><xsl:value-of select="$filed"/></name>
    <!-- "Anna Weber" is no other name than "Weber, Anna" -->
    <xsl:variable name="spoken" select="concat(substring-after($filed, ', '), ' ', substring-before($filed, ','))"/>
    <xsl:for-each select="$names[position() &gt; 1][normalize-space() != $spoken]"><variant><xsl:value-of select="normalize-space()"/></variant></xsl:for-each>
    <xsl:for-each select="tei:author"><by><xsl:value-of select="normalize-space()"/></by></xsl:for-each>
    <xsl:variable name="born" select="(tei:birth/@when | tei:birth//tei:date/@when | tei:birth[not(@when)][not(.//tei:date)])[1]"/>
    <xsl:variable name="died" select="(tei:death/@when | tei:death//tei:date/@when | tei:death[not(@when)][not(.//tei:date)])[1]"/>
    <xsl:if test="$born or $died">
      <dates>
        <xsl:if test="$born and not($died)">* </xsl:if>
        <xsl:value-of select="substring(normalize-space($born), 1, 4)"/>
        <xsl:if test="$born and $died">–</xsl:if>
        <xsl:if test="$died and not($born)">† </xsl:if>
        <xsl:value-of select="substring(normalize-space($died), 1, 4)"/>
      </dates>
    </xsl:if>
    <xsl:for-each select="tei:note | tei:desc | tei:occupation"><note><xsl:value-of select="normalize-space()"/></note></xsl:for-each>
    <xsl:for-each select="tei:idno[starts-with(normalize-space(), 'http://') or starts-with(normalize-space(), 'https://')]">
      <link type="{@type}"><xsl:value-of select="normalize-space()"/></link>
    </xsl:for-each>
  </xsl:template>

  <!-- The name under which it is filed: the surname first, where the name says which it is. -->
  <xsl:template name="filing-name">
    <xsl:variable name="surname" select="tei:surname[1]"/>
    <xsl:value-of select="normalize-space($surname)"/>
    <xsl:if test="$surname and *[2]">
      <xsl:text>,</xsl:text>
      <xsl:for-each select="*[not(self::tei:surname)]"><xsl:value-of select="concat(' ', normalize-space())"/></xsl:for-each>
    </xsl:if>
    <xsl:if test="not($surname)"><xsl:value-of select="normalize-space()"/></xsl:if>
  </xsl:template>

  <xsl:template name="register">
    <xsl:variable name="entries" select="exsl:node-set($register)/entry"/>
    <xsl:if test="$entries">
      <section class="register" aria-labelledby="register">
        <h2 id="register"><xsl:call-template name="string"><xsl:with-param name="key" select="'register'"/></xsl:call-template></h2>
        <xsl:call-template name="register-part"><xsl:with-param name="kind" select="'person'"/><xsl:with-param name="entries" select="$entries"/></xsl:call-template>
        <xsl:call-template name="register-part"><xsl:with-param name="kind" select="'place'"/><xsl:with-param name="entries" select="$entries"/></xsl:call-template>
        <xsl:call-template name="register-part"><xsl:with-param name="kind" select="'org'"/><xsl:with-param name="entries" select="$entries"/></xsl:call-template>
        <xsl:call-template name="register-part"><xsl:with-param name="kind" select="'work'"/><xsl:with-param name="entries" select="$entries"/></xsl:call-template>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="register-part">
    <xsl:param name="kind"/>
    <xsl:param name="entries"/>
    <xsl:if test="$entries[@kind = $kind]">
      <section class="{$kind}s">
        <h3><xsl:call-template name="string"><xsl:with-param name="key" select="concat('register-', $kind)"/></xsl:call-template></h3>
        <dl>
          <xsl:for-each select="$entries[@kind = $kind]">
            <!-- no lang: the order must not depend on the locales of a machine -->
            <xsl:sort select="translate(name, 'ÁÀÂÄÅÉÈÊËÍÌÎÏÓÒÔÖÚÙÛÜÇÑáàâäåéèêëíìîïóòôöúùûüçñ', 'AAAAAEEEEIIIIOOOOUUUUCNaaaaaeeeeiiiioooouuuucn')"/>
            <xsl:call-template name="register-entry"/>
          </xsl:for-each>
        </dl>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="register-entry">
    <xsl:variable name="entry" select="."/>
    <dt id="{@id}">
      <xsl:value-of select="name"/>
      <xsl:if test="dates"><xsl:text> </xsl:text><span class="dates"><xsl:value-of select="concat('(', normalize-space(dates), ')')"/></span></xsl:if>
    </dt>
    <dd>
      <xsl:if test="by"><span class="by"><xsl:value-of select="by"/></span><xsl:text>. </xsl:text></xsl:if>
      <xsl:for-each select="note"><xsl:value-of select="."/><xsl:text> </xsl:text></xsl:for-each>
      <xsl:call-template name="entry-variants"/>
      <xsl:for-each select="link"><a class="authority" href="{.}"><xsl:value-of select="@type"/><xsl:if test="@type = ''">URI</xsl:if></a><xsl:text> </xsl:text></xsl:for-each>
      <span class="mentions">
        <xsl:for-each select="$letter">
          <xsl:for-each select="key('mention', $entry/@ref)">
            <xsl:call-template name="mention-link"><xsl:with-param name="entry" select="$entry"/></xsl:call-template>
          </xsl:for-each>
        </xsl:for-each>
      </span>
      <xsl:call-template name="entry-everywhere"/>
    </dd>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
  <!-- The way to the register of the whole edition, where there is one. -->
  <xsl:template name="entry-everywhere">
    <xsl:if test="contains(concat(' ', $registers, ' '), concat(' ', @kind, 's '))">
      <xsl:variable name="own"><xsl:if test="starts-with(@ref, '#')"><xsl:value-of select="concat($page-name, '-')"/></xsl:if></xsl:variable>
      <a class="everywhere" href="{@kind}s.html#{$own}{@id}">
        <xsl:call-template name="string"><xsl:with-param name="key" select="'everywhere'"/></xsl:call-template>
        <span class="unseen"><xsl:value-of select="concat(': ', name)"/></span>
      </a>
    </xsl:if>
  </xsl:template>

  <xsl:template name="entry-variants">
    <xsl:if test="variant">
      <span class="variants">
        <xsl:call-template name="string"><xsl:with-param name="key" select="'also-called'"/></xsl:call-template>
        <xsl:text> </xsl:text>
        <xsl:for-each select="variant">
          <xsl:if test="position() &gt; 1"><xsl:text>, </xsl:text></xsl:if>
          <xsl:value-of select="."/>
        </xsl:for-each>
        <xsl:if test="substring(variant[last()], string-length(variant[last()])) != '.'"><xsl:text>.</xsl:text></xsl:if>
      </span>
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:variable name="mention-label"><xsl:call-template name="pattern"><xsl:with-param name="key" select="'mention'"/></xsl:call-template></xsl:variable>
  <!-- The context is one of the mentions of an entry, in their order, as in the index. -->
  <xsl:template name="mention-link">
    <xsl:param name="entry"/>
    <xsl:variable name="words"><xsl:call-template name="reading-of"/></xsl:variable>
    <a href="#{$entry/@id}-{position()}" title="{$words}">
      <xsl:attribute name="aria-label">
        <xsl:call-template name="fill">
          <xsl:with-param name="pattern" select="$mention-label"/>
          <xsl:with-param name="one" select="$entry/name"/>
          <xsl:with-param name="two" select="position()"/>
        </xsl:call-template>
      </xsl:attribute>
      <xsl:value-of select="position()"/>
    </a>
    <xsl:text> </xsl:text>
  </xsl:template>
</xsl:stylesheet>
