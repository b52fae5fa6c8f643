<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- No element is dropped in silence: one without a template is reported, once a name, and its text is
     shown as it stands. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">
  <xsl:template match="*" priority="-1">
    <xsl:variable name="message"
      select="concat('render.element-unhandled: no template for the element ', name(), '; its text is shown as it stands')"/>
    <xsl:choose>
      <xsl:when test="$unhandled = 'stop'">
        <xsl:message terminate="yes"><xsl:value-of select="$message"/></xsl:message>
      </xsl:when>
      <xsl:when test="not(ancestor::tei:text) or generate-id() = generate-id(key('text-element', name())[1])">
        <xsl:message><xsl:value-of select="$message"/></xsl:message>
      </xsl:when>
    </xsl:choose>
    <xsl:call-template name="inline"/>
  </xsl:template>
  <xsl:template match="comment() | processing-instruction()"/>
</xsl:stylesheet>
