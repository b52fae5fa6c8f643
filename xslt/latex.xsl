<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- A view as LaTeX, for LuaLaTeX (or XeLaTeX), with real footnotes. The input is a part; notes are set where their
     marks stand. The diplomatic view is set line by line, the source's numbers in the margin. Characters stand as they
     are: nothing is turned into other quotation marks or dashes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="text.xsl"/>
  <xsl:include href="core/escape.xsl"/>
  <xsl:key name="by-id" match="li[@id]" use="@id"/>
  <!-- LaTeX sets lists and quotations in one another up to six deep -->
  <xsl:variable name="deepest" select="4"/>

  <xsl:template match="/view">
    <xsl:call-template name="preamble"/>
    <xsl:apply-templates select="article" mode="block"/>
    <xsl:call-template name="end"/>
  </xsl:template>
  <xsl:template match="/view[@name = 'diplomatic']">
    <xsl:call-template name="preamble"/>
    <xsl:for-each select="article/section[starts-with(@class, 'page')]">
      <xsl:for-each select="h2">
        <xsl:variable name="words"><xsl:apply-templates mode="flat"/></xsl:variable>
        <xsl:value-of select="concat('\subsection*{', normalize-space($words), '}&#10;')"/>
      </xsl:for-each>
      <xsl:text>{\footnotesize\raggedright&#10;</xsl:text>
      <xsl:for-each select=".//div[@class = 'line' or starts-with(@class, 'line ')]">
        <xsl:variable name="words"><xsl:apply-templates select="span[@class = 'line-text']" mode="flat"/></xsl:variable>
        <xsl:value-of select="concat('\sourceline{', @data-line, '}{', $words, '}&#10;')"/>
      </xsl:for-each>
      <xsl:text>}&#10;</xsl:text>
    </xsl:for-each>
    <xsl:call-template name="end"/>
  </xsl:template>

  <xsl:template name="preamble">
    <xsl:variable name="title"><xsl:for-each select="title"><xsl:apply-templates mode="flat"/></xsl:for-each></xsl:variable>
    <xsl:variable name="language" select="substring-before(concat(article/@lang, '-'), '-')"/>
    <xsl:text>% compile with lualatex, which sets other scripts in other fonts, or with xelatex&#10;</xsl:text>
    <xsl:text>\documentclass[11pt,a4paper]{article}&#10;\usepackage{iftex,fontspec,fancyhdr,longtable}&#10;</xsl:text>
    <!-- lines of a page are long: they have more room, and smaller letters -->
    <xsl:variable name="margin" select="36 - 9 * (@name = 'diplomatic')"/>
    <xsl:value-of select="concat('\usepackage[a4paper,hmargin=', $margin, 'mm,vmargin=32mm]{geometry}&#10;')"/>
    <xsl:text>\ifLuaTeX&#10;\usepackage[bidi=basic]{babel}&#10;</xsl:text>
    <xsl:text>\directlua{config.luaotfload.db.update_live = false others = {}}&#10;</xsl:text>
    <xsl:text>\newcommand{\other}[1]{\IfFontExistsTF{#1}{\directlua{table.insert(others, "#1:mode=harf;")}}{}}&#10;</xsl:text>
    <xsl:text>\other{FreeSerif}\other{Noto Serif}\other{Noto Naskh Arabic}\other{Noto Serif Hebrew}\other{DejaVu Serif}\other{DejaVu Sans}\other{Latin Modern Roman}&#10;</xsl:text>
    <xsl:text>\directlua{luaotfload.add_fallback("others", others)}&#10;</xsl:text>
    <xsl:text>\defaultfontfeatures[\rmfamily]{RawFeature={fallback=others}}&#10;</xsl:text>
    <xsl:text>\else&#10;\usepackage{babel}&#10;\defaultfontfeatures[\rmfamily]{}&#10;\fi&#10;</xsl:text>
    <xsl:text>\newcommand{\letterfont}[2]{\ifdefined\found\else\IfFontExistsTF{#1}{\setmainfont[#2]{#1}\def\found{}}{}\fi}&#10;</xsl:text>
    <!-- letters that join are not taken from several fonts -->
    <xsl:if test="article/@dir = 'rtl'">\letterfont{Amiri}{Script=Arabic}\letterfont{Noto Naskh Arabic}{Script=Arabic}\letterfont{DejaVu Sans}{Script=Arabic}&#10;</xsl:if>
    <xsl:text>\letterfont{TeX Gyre Pagella}{}\letterfont{Latin Modern Roman}{}&#10;</xsl:text>
    <xsl:value-of select="concat('\IfFileExists{babel-', $language, '.ini}{\babelprovide[import=', $language, ',main]{text}}{}&#10;')"/>
    <xsl:text>\usepackage[hidelinks]{hyperref}&#10;</xsl:text>
    <xsl:value-of select="concat('\hypersetup{pdftitle={', $title, '}}&#10;')"/>
    <xsl:text>\pagestyle{fancy}\fancyhf{}\setlength{\headheight}{14pt}&#10;</xsl:text>
    <xsl:value-of select="concat('\fancyhead[C]{\small\itshape ', $title, '}\fancyfoot[C]{\thepage}\renewcommand{\headrulewidth}{0pt}&#10;')"/>
    <xsl:text>\tracinglostchars=2 \emergencystretch=3em&#10;</xsl:text>
    <xsl:text>\begingroup\lccode`\~="AD \lowercase{\endgroup\def~}{\-}\catcode"AD=\active&#10;</xsl:text>
    <xsl:text>\newcommand{\sourceline}[2]{\noindent\hangindent=2em\makebox[0pt][r]{\scriptsize #1\quad}#2\par}&#10;</xsl:text>
    <xsl:text>\newcommand{\fact}[2]{\noindent\hangindent=8em\makebox[8em][l]{\itshape #1}#2\par}&#10;</xsl:text>
    <xsl:text>\begin{document}\thispagestyle{plain}&#10;</xsl:text>
    <xsl:value-of select="concat('\section*{', $title, '}&#10;')"/>
    <xsl:call-template name="facts"><xsl:with-param name="facts" select="facts/div"/></xsl:call-template>
    <xsl:text>\bigskip&#10;</xsl:text>
  </xsl:template>
  <xsl:template name="end">
    <xsl:text>\bigskip&#10;</xsl:text>
    <xsl:call-template name="facts"><xsl:with-param name="facts" select="about/div"/></xsl:call-template>
    <xsl:text>\end{document}&#10;</xsl:text>
  </xsl:template>
  <xsl:template name="facts">
    <xsl:param name="facts"/>
    <xsl:text>{\small\raggedright&#10;</xsl:text>
    <xsl:for-each select="$facts">
      <xsl:variable name="term"><xsl:apply-templates select="dt" mode="flat"/></xsl:variable>
      <xsl:variable name="words"><xsl:apply-templates select="dd" mode="flat"/></xsl:variable>
      <xsl:value-of select="concat('\fact{', normalize-space($term), '}{', normalize-space($words), '}&#10;')"/>
    </xsl:for-each>
    <xsl:text>}&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="heading"><xsl:param name="words"/><xsl:value-of select="concat('\subsection*{', $words, '}&#10;&#10;')"/></xsl:template>
  <xsl:template name="paragraph">
    <xsl:param name="words"/>
    <xsl:variable name="class" select="concat(' ', @class, ' ')"/>
    <xsl:choose>
      <xsl:when test="(contains($class, ' signed ') or contains($class, ' dateline ')) and not(ancestor::li or ancestor::dd or ancestor::div[starts-with(@class, 'floatingText')])"><xsl:value-of select="concat('\begin{flushright}', $words, '\end{flushright}&#10;&#10;')"/></xsl:when>
      <xsl:when test="contains($class, ' salute ')"><xsl:value-of select="concat('\medskip\noindent ', $words, '\par\medskip&#10;&#10;')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat($words, '&#10;&#10;')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="short-line"><xsl:param name="words"/><xsl:value-of select="concat('\noindent ', $words, '\par&#10;')"/></xsl:template>
  <xsl:template name="group-end"><xsl:text>\medskip&#10;&#10;</xsl:text></xsl:template>
  <xsl:template name="quotation">
    <xsl:variable name="is-deep" select="count(ancestor::ul | ancestor::ol | ancestor::dl | ancestor::blockquote) &gt; $deepest"/>
    <xsl:if test="not($is-deep)">\begin{quote}&#10;</xsl:if>
    <xsl:choose>
      <xsl:when test="*[key('block', generate-id())]"><xsl:call-template name="blocks"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="leaf"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="not($is-deep)">\end{quote}&#10;&#10;</xsl:if>
  </xsl:template>

  <!-- lists: \item takes what stands in brackets after it for its mark, so that braces follow -->
  <xsl:template match="ul | ol | dl" mode="block">
    <xsl:variable name="environment">
      <xsl:choose>
        <xsl:when test="count(ancestor::ul | ancestor::ol | ancestor::dl | ancestor::blockquote) &gt; $deepest - 1 or not(li | dt)"/>
        <xsl:when test="self::ol">enumerate</xsl:when>
        <xsl:when test="self::dl">description</xsl:when>
        <xsl:otherwise>itemize</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="$environment != ''"><xsl:value-of select="concat('\begin{', $environment, '}&#10;')"/></xsl:if>
    <xsl:for-each select="*">
      <xsl:variable name="words"><xsl:apply-templates mode="flat"/></xsl:variable>
      <xsl:choose>
        <xsl:when test="$environment = ''"/>
        <xsl:when test="self::dt"><xsl:value-of select="concat('\item[{', normalize-space($words), '}]&#10;')"/></xsl:when>
        <xsl:when test="self::dd and not(preceding-sibling::dt)">\item[]&#10;</xsl:when>
        <xsl:when test="self::li and starts-with(@class, 'head')">\item[]&#10;</xsl:when>
        <xsl:when test="self::li">\item{} </xsl:when>
      </xsl:choose>
      <xsl:choose>
        <xsl:when test="self::dt and $environment != ''"/>
        <xsl:when test="*[key('block', generate-id())]"><xsl:call-template name="blocks"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="concat(normalize-space($words), '&#10;&#10;')"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:if test="$environment != ''"><xsl:value-of select="concat('\end{', $environment, '}&#10;&#10;')"/></xsl:if>
  </xsl:template>

  <!-- tables: every column as wide as the others -->
  <xsl:template match="table" mode="block">
    <xsl:variable name="columns">
      <xsl:for-each select="tr">
        <xsl:sort select="count(th | td) + sum((th | td)/@colspan) - count((th | td)/@colspan)" data-type="number" order="descending"/>
        <xsl:if test="position() = 1"><xsl:value-of select="count(th | td) + sum((th | td)/@colspan) - count((th | td)/@colspan)"/></xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:apply-templates select="*[not(self::tr)]" mode="block"/>
    <xsl:if test="$columns &gt; 0">
      <xsl:value-of select="concat('\begin{longtable}{*{', $columns, '}{p{\dimexpr\linewidth/', $columns, '-2\tabcolsep}}}&#10;')"/>
      <xsl:apply-templates select="tr" mode="block"/>
      <xsl:text>\end{longtable}&#10;&#10;</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tr" mode="block"><xsl:call-template name="leaf"/></xsl:template>
  <!-- \\ takes what stands in brackets after it for a length -->
  <xsl:template match="table/tr" mode="block">
    <xsl:text>{}</xsl:text>
    <xsl:for-each select="th | td">
      <xsl:variable name="words"><xsl:apply-templates mode="flat"/></xsl:variable>
      <xsl:if test="position() &gt; 1"> &amp; </xsl:if>
      <xsl:if test="@colspan"><xsl:value-of select="concat('\multicolumn{', @colspan, '}{l}{')"/></xsl:if>
      <xsl:if test="self::th">\itshape </xsl:if>
      <xsl:value-of select="normalize-space($words)"/>
      <xsl:if test="@colspan">}</xsl:if>
    </xsl:for-each>
    <xsl:text>\\&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="note-mark">
    <xsl:variable name="words"><xsl:apply-templates select="key('by-id', substring-after(a/@href, '#'))/node()" mode="flat"/></xsl:variable>
    <xsl:variable name="is-in-note" select="ancestor::li[starts-with(@id, 'note-')]"/>
    <xsl:choose>
      <xsl:when test="normalize-space($words) != '' and not($is-in-note)"><xsl:value-of select="concat('\footnote{', normalize-space($words), '}')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('\textsuperscript{', normalize-space(), '}')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="emphasis"><xsl:text>\emph{</xsl:text><xsl:apply-templates mode="flat"/><xsl:text>}</xsl:text></xsl:template>
  <xsl:template name="words-of">
    <xsl:call-template name="escaped"><xsl:with-param name="text" select="string()"/><xsl:with-param name="special" select="'\{}$&amp;#_%~^'"/></xsl:call-template>
  </xsl:template>
  <xsl:template name="escape">
    <xsl:param name="character"/>
    <xsl:choose>
      <xsl:when test="$character = '\'">\textbackslash{}</xsl:when>
      <xsl:when test="$character = '~'">\textasciitilde{}</xsl:when>
      <xsl:when test="$character = '^'">\textasciicircum{}</xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('\', $character)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
