<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- No element is dropped in silence: one without a template is reported and its text is shown as it stands.
     Every occurrence is reported, the same words for each of a name: whoever shows them says them once. -->
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
      <xsl:otherwise><xsl:message><xsl:value-of select="$message"/></xsl:message></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="inline"/>
  </xsl:template>
  <xsl:template match="comment() | processing-instruction()"/>
</xsl:stylesheet>
