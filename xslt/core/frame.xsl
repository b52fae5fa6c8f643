<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The page around a text: what needs no template for the text's elements. The pages that are made of parts, of a
     letter or of an edition, import this file alone, since compiling the rest costs more than they do. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:include href="parameters.xsl"/>
  <xsl:include href="keys.xsl"/>
  <xsl:include href="strings.xsl"/>
  <xsl:include href="hooks.xsl"/>
  <xsl:include href="attributes.xsl"/>
  <xsl:include href="dates.xsl"/>
  <xsl:include href="header.xsl"/>
  <xsl:include href="metadata.xsl"/>
  <xsl:include href="page.xsl"/>
  <!-- Pretty-printing between elements that hold no text is no text. -->
  <xsl:strip-space elements="tei:TEI tei:teiCorpus tei:text tei:group tei:front tei:body tei:back tei:div tei:div1 tei:div2
    tei:div3 tei:div4 tei:div5 tei:div6 tei:div7 tei:floatingText tei:opener tei:closer tei:postscript tei:address
    tei:titlePage tei:docTitle tei:lg tei:list tei:listBibl tei:listPerson tei:listPlace tei:listOrg tei:listEvent
    tei:table tei:row tei:figure tei:choice tei:subst tei:app tei:sp tei:standOff tei:teiHeader tei:facsimile
    tei:surface tei:biblStruct tei:monogr tei:analytic tei:series tei:imprint tei:msDesc tei:msIdentifier
    tei:msContents tei:physDesc tei:history tei:correspDesc tei:correspAction tei:availability tei:epigraph tei:argument tei:castList"/>
  <!-- No method is named: XSLT writes HTML where the root is html, and XML, as for a part, where it is not. -->
  <xsl:output encoding="UTF-8" indent="no"/>
</xsl:stylesheet>
