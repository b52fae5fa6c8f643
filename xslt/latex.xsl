<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- A view as LaTeX, for XeLaTeX or LuaLaTeX, with real footnotes. The input is a part; notes are set where their
     marks stand. The diplomatic view is set line by line, the source's numbers in the margin. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="text.xsl"/>
  <xsl:include href="core/escape.xsl"/>
  <xsl:key name="by-id" match="li[@id]" use="@id"/>

  <xsl:template match="/view">
    <xsl:call-template name="preamble"/>
    <xsl:apply-templates select="article" mode="block"/>
    <xsl:text>\end{document}&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="/view[@name = 'diplomatic']">
    <xsl:call-template name="preamble"/>
    <xsl:text>\raggedright&#10;</xsl:text>
    <xsl:for-each select=".//div[@class = 'line' or starts-with(@class, 'line ')]">
      <xsl:variable name="words"><xsl:apply-templates select="span[@class = 'line-text']" mode="flat"/></xsl:variable>
      <xsl:value-of select="concat('\sourceline{', @data-line, '}{', $words, '}&#10;')"/>
    </xsl:for-each>
    <xsl:text>\end{document}&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="preamble">
    <xsl:variable name="title"><xsl:for-each select="title"><xsl:apply-templates mode="flat"/></xsl:for-each></xsl:variable>
    <xsl:text>% compile with xelatex or lualatex&#10;\documentclass[11pt,a4paper]{article}&#10;\usepackage{fontspec}&#10;</xsl:text>
    <xsl:text>\usepackage[hidelinks]{hyperref}&#10;\usepackage{fancyhdr}&#10;\pagestyle{fancy}\fancyhf{}&#10;</xsl:text>
    <xsl:value-of select="concat('\fancyhead[C]{\small\itshape ', $title, '}\fancyfoot[C]{\thepage}\renewcommand{\headrulewidth}{0pt}&#10;')"/>
    <xsl:text>\newcommand{\sourceline}[2]{\noindent\hangindent=2em\makebox[0pt][r]{\scriptsize #1\quad}#2\par}&#10;</xsl:text>
    <xsl:text>\begin{document}&#10;</xsl:text>
    <xsl:value-of select="concat('\section*{', $title, '}&#10;')"/>
    <xsl:if test="facts/div"><xsl:text>\begin{flushleft}\small&#10;</xsl:text></xsl:if>
    <xsl:for-each select="facts/div">
      <xsl:variable name="term"><xsl:apply-templates select="dt" mode="flat"/></xsl:variable>
      <xsl:variable name="words"><xsl:apply-templates select="dd" mode="flat"/></xsl:variable>
      <xsl:value-of select="concat('\textsc{', normalize-space($term), '} ', normalize-space($words), '\\&#10;')"/>
    </xsl:for-each>
    <xsl:if test="facts/div"><xsl:text>\end{flushleft}&#10;&#10;</xsl:text></xsl:if>
  </xsl:template>

  <xsl:template name="heading"><xsl:param name="words"/><xsl:value-of select="concat('\subsection*{', $words, '}&#10;&#10;')"/></xsl:template>
  <xsl:template name="paragraph">
    <xsl:param name="words"/>
    <xsl:variable name="class" select="concat(' ', @class, ' ')"/>
    <xsl:choose>
      <xsl:when test="contains($class, ' signed ') or contains($class, ' dateline ')"><xsl:value-of select="concat('\begin{flushright}', $words, '\end{flushright}&#10;&#10;')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat($words, '&#10;&#10;')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="short-line"><xsl:param name="words"/><xsl:value-of select="concat('\noindent ', $words, '\par&#10;')"/></xsl:template>
  <xsl:template name="list-item"><xsl:param name="words"/><xsl:param name="mark"/><xsl:value-of select="concat('\noindent ', $mark, substring('--', 1, 2 * number($mark = '')), ' ', $words, '\par&#10;')"/></xsl:template>
  <xsl:template name="quotation">
    <xsl:text>\begin{quote}&#10;</xsl:text>
    <xsl:choose>
      <xsl:when test="*[key('block', generate-id())]"><xsl:call-template name="blocks"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="leaf"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>\end{quote}&#10;&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="tr" mode="block">
    <xsl:text>\noindent </xsl:text>
    <xsl:for-each select="th | td"><xsl:if test="position() &gt; 1">\quad </xsl:if><xsl:apply-templates mode="flat"/></xsl:for-each>
    <xsl:text>\par&#10;</xsl:text>
  </xsl:template>
  <xsl:template name="note-mark">
    <xsl:variable name="words"><xsl:apply-templates select="key('by-id', substring-after(a/@href, '#'))/node()" mode="flat"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="normalize-space($words) != ''"><xsl:value-of select="concat('\footnote{', normalize-space($words), '}')"/></xsl:when>
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
