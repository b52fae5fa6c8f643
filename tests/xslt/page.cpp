// SPDX-License-Identifier: MIT
#include "xslt/page.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <regex>
#include <set>
#include <stdexcept>
#include <utility>

namespace xslt_test {
namespace {

/// The stylesheets are compiled once for all tests.
const transform::Stylesheet& stylesheet(const std::string& name) {
  static std::map<std::string, transform::Stylesheet> compiled;
  auto found = compiled.find(name);
  if (found == compiled.end()) {
    auto loaded = transform::Stylesheet::load(in_source_tree("xslt/" + name + ".xsl"),
                                              {in_source_tree("share/i18n")});
    if (!loaded) throw std::runtime_error(base::to_string(loaded.error()));
    found = compiled.emplace(name, std::move(*loaded)).first;
  }
  return found->second;
}

bool is_void(const std::string& element) {
  static const std::set<std::string> kVoid = {"br", "hr", "img", "input", "link", "meta", "col"};
  return kVoid.contains(element);
}

struct Tag {
  std::string name;
  std::string attributes;
  bool is_end = false;
};

/// The tags of a page in their order; what stands in style is skipped.
std::vector<Tag> tags_of(const std::string& page) {
  static const std::regex kTag("<(/?)([a-z][a-z0-9]*)((?:\\s+[-a-z:]+(?:=\"[^\"]*\")?)*)\\s*>");
  std::vector<Tag> tags;
  const auto style = page.find("<style>");
  const auto style_end = page.find("</style>");
  std::string text = page;
  if (style != page.npos && style_end != page.npos) text.erase(style, style_end + 8 - style);
  for (std::sregex_iterator at(text.begin(), text.end(), kTag), end; at != end; ++at) {
    tags.push_back({(*at)[2], (*at)[3], (*at)[1].length() != 0});
  }
  return tags;
}

std::string value_of(const Tag& tag, const std::string& attribute) {
  const std::string opening = " " + attribute + "=\"";
  const auto begin = tag.attributes.find(opening);
  if (begin == tag.attributes.npos) return {};
  const auto value = begin + opening.size();
  return tag.attributes.substr(value, tag.attributes.find('"', value) - value);
}

void check_nesting(const std::vector<Tag>& tags, std::vector<std::string>& faults) {
  std::vector<std::string> open;
  for (const auto& tag : tags) {
    if (is_void(tag.name)) continue;
    if (!tag.is_end) {
      const bool is_link_in_link =
          tag.name == "a" && std::find(open.begin(), open.end(), "a") != open.end();
      if (is_link_in_link) faults.push_back("a link in a link");
      const bool is_block_in_p = (tag.name == "p" || tag.name == "div" || tag.name == "ul") &&
                                 std::find(open.begin(), open.end(), "p") != open.end();
      if (is_block_in_p) faults.push_back(tag.name + " in p");
      open.push_back(tag.name);
      continue;
    }
    if (open.empty() || open.back() != tag.name) {
      faults.push_back("</" + tag.name + "> closes " + (open.empty() ? "nothing" : open.back()));
      return;
    }
    open.pop_back();
  }
  if (!open.empty()) faults.push_back("not closed: " + open.back());
}

void check_links(const std::vector<Tag>& tags, std::vector<std::string>& faults) {
  std::set<std::string> ids;
  for (const auto& tag : tags) {
    const auto id = value_of(tag, "id");
    if (!id.empty() && !ids.insert(id).second) faults.push_back("id twice: " + id);
  }
  for (const auto& tag : tags) {
    const auto href = value_of(tag, "href");
    const bool is_local = href.size() > 1 && href.front() == '#';
    if (is_local && !ids.contains(href.substr(1))) faults.push_back("no target for " + href);
    const bool is_loaded = (tag.name == "link" && value_of(tag, "rel") == "stylesheet") ||
                           tag.name == "img" || tag.name == "script";
    const auto source = value_of(tag, "src");
    if (is_loaded && (href + source).find("//") != std::string::npos) {
      faults.push_back("a resource from elsewhere: " + href + source);
    }
    const bool is_data = value_of(tag, "type") == "application/ld+json";
    if (tag.name == "script" && !tag.is_end && source.empty() && !is_data) {
      faults.push_back("a script in the page");
    }
  }
}

}  // namespace

std::filesystem::path in_source_tree(const std::string& path) {
  const char* root = std::getenv("APOGRAPH_SOURCE");
  return std::filesystem::path(root == nullptr ? "." : root) / path;
}

std::string document_around(const std::string& piece) {
  if (piece.starts_with("<TEI")) return piece;
  return "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" "
         "xml:lang=\"en\"><teiHeader><fileDesc><titleStmt>"
         "<title>A case</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/>"
         "</sourceDesc></fileDesc></teiHeader><text><body>" +
         piece + "</body></text></TEI>";
}

base::Result<std::string> render(const std::string& view, const std::string& document,
                                 const transform::Parameters& parameters,
                                 base::DiagnosticSink& sink, const std::string& name) {
  return stylesheet(view).apply(document, name, {parameters, {in_source_tree("tei")}}, sink);
}

base::Result<std::string> render_both(const std::string& document, transform::Parameters parameters,
                                      base::DiagnosticSink& sink, const std::string& name) {
  transform::Job job{parameters, {in_source_tree("tei")}};
  for (const std::string view : {"reading", "diplomatic"}) {
    transform::Parameters as_part = parameters;
    as_part["part"] = "view";
    const auto part = render(view, document, as_part, sink, name);
    if (!part) return part;
    const std::string path = "/made/" + view + ".xml";
    job.documents[path] = *part;
    job.parameters[view + "-part"] = path;
  }
  return stylesheet("letter").apply(document, name, job, sink);
}

base::Result<std::string> form(const std::string& format, const std::string& view,
                               const std::string& document, base::DiagnosticSink& sink) {
  const auto part = render(view, document, {{"part", "view"}}, sink);
  if (!part) return part;
  return stylesheet(format).apply(*part, "part.xml", {}, sink);
}

std::string main_of(const std::string& page) {
  static const std::string kBegin = "<main id=\"letter\">";
  const auto begin = page.find(kBegin);
  const auto end = page.find("</main>");
  if (begin == page.npos || end == page.npos) return page;
  return page.substr(begin + kBegin.size(), end - begin - kBegin.size());
}

std::vector<std::string> faults_of(const std::string& page) {
  std::vector<std::string> faults;
  const auto tags = tags_of(page);
  check_nesting(tags, faults);
  check_links(tags, faults);
  if (page.find("xmlns") != page.npos) faults.push_back("a namespace declaration");
  if (page.find("/>") != page.npos) faults.push_back("an empty tag of XML");
  return faults;
}

std::vector<std::string> lines_of(const std::string& page) {
  static const std::regex kEditorial("<span class=\"editorial[^>]*>[^<]*</span>");
  static const std::regex kTag("<[^>]*>");
  static const std::string kLine = "<span class=\"line-text\">";
  std::vector<std::string> lines;
  for (std::size_t at = page.find(" data-line="); at != page.npos;
       at = page.find(" data-line=", at + 1)) {
    const auto begin = page.find(kLine, at) + kLine.size();
    auto line = page.substr(begin, page.find("</div>", begin) - begin);
    line = std::regex_replace(std::regex_replace(line, kEditorial, ""), kTag, "");
    for (const auto& [entity, character] : {std::pair{"&lt;", "<"},
                                            {"&gt;", ">"},
                                            {"&quot;", "\""},
                                            {"&nbsp;", "\u00a0"},
                                            {"&amp;", "&"}}) {
      line = std::regex_replace(line, std::regex(entity), character);
    }
    lines.push_back(collapsed(line));
  }
  return lines;
}

std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_blank = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    if (!is_blank) out += c;
    if (is_blank && !out.empty() && out.back() != ' ') out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace xslt_test
