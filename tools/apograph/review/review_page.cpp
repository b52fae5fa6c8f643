// SPDX-License-Identifier: MIT
#include "apograph/review/review_page.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "apograph/review/encoding_lines.hpp"
#include "base/file.hpp"
#include "base/line_index.hpp"
#include "base/utf8.hpp"
#include "encode/phrases.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

// The largest authority whose entries are offered for completion.
constexpr std::size_t kMostEntries = 5000;

// By this a page is known again, so that nothing else is overwritten.
constexpr std::string_view kGenerator = "<meta name=\"generator\" content=\"apograph review\">";

// Text as content or attribute; characters that HTML cannot hold become U+FFFD.
std::string html(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = base::utf8::next(text, at);
    if (c == U'&') {
      out += "&amp;";
    } else if (c == U'<') {
      out += "&lt;";
    } else if (c == U'>') {
      out += "&gt;";
    } else if (c == U'"') {
      out += "&quot;";
    } else if (c == U'\n') {
      out += "&#10;";
    } else if (c == U'\r') {
      out += "&#13;";
    } else if ((c < 0x20 && c != U'\t') || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE) {
      out += "\xEF\xBF\xBD";
    } else {
      out += text.substr(begin, at - begin);
    }
  }
  return out;
}

class PageWriter {
 public:
  PageWriter(const DoubtInput& input, const ReviewSubject& subject, const ReviewKit& kit,
             const std::string& tei, const std::string& version)
      : in_(input),
        subject_(subject),
        kit_(kit),
        version_(version),
        doubts_(doubts_of(input)),
        encoding_(encoding_lines(tei, subject.letter)),
        index_(input.source.name, input.source.text) {
    for (std::size_t i = 0; i < doubts_.size(); ++i) {
      if (doubts_[i].source.empty()) continue;
      by_line_[line_of(doubts_[i].source.front())].push_back(i);
      for (const base::Span span : doubts_[i].source) marks_[line_of(span)].emplace_back(span, i);
    }
  }

  std::size_t doubt_count() const { return doubts_.size(); }

  std::string page() {
    const std::string title = html(say("page.title", {{"letter", subject_.letter}}));
    out_ = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "{}\n<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n",
        html(in_.words.language()), kGenerator, title, kit_.style);
    add_head(title);
    out_ += "<main>\n";
    add_whole();
    add_lines();
    out_ += "</main>\n";
    if (!doubts_.empty()) add_lines_for_sidecar();
    out_ +=
        fmt::format("<footer><p>{}</p></footer>\n",
                    html(say("page.foot", {{"version", version_}, {"source", in_.source.name}})));
    add_entries();
    if (!doubts_.empty()) out_ += fmt::format("<script>\n{}</script>\n", kit_.script);
    out_ += "</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  using Mark = std::pair<base::Span, std::size_t>;  // bytes of the source, index of the doubt

  std::string say(std::string_view key, std::initializer_list<encode::Filling> fill = {}) const {
    return encode::phrase(in_.words, key, fill);
  }
  std::string text(std::string_view key) const { return html(say(key)); }
  std::uint32_t line_of(base::Span span) const { return index_.locate(span.begin).line; }

  // --- The head: what there is to do, and by which keys

  void add_head(const std::string& title) {
    out_ += fmt::format("<header>\n<h1>{}</h1>\n", title);
    if (doubts_.empty()) {
      out_ += fmt::format("<p class=\"count\">{}</p>\n", text("page.nothing"));
    } else {
      const std::string count = std::to_string(doubts_.size());
      out_ += fmt::format("<p class=\"count\">{}</p>\n<p>{}</p>\n",
                          html(doubts_.size() == 1 ? say("page.count-one")
                                                   : say("page.count-many", {{"count", count}})),
                          html(say("page.how", {{"sidecar", subject_.sidecar}})));
    }
    if (subject_.is_edited)
      out_ += fmt::format("<p class=\"edited\">{}</p>\n", text("page.edited"));
    if (!doubts_.empty()) {
      out_ += fmt::format("<noscript><p>{}</p></noscript>\n", text("page.no-script"));
      add_keys();
    }
    out_ += fmt::format(
        "<p class=\"shown\"><label><input type=\"checkbox\" id=\"show-encoding\" checked> "
        "{}</label></p>\n</header>\n",
        text("page.show-encoding"));
  }

  void add_keys() {
    constexpr std::pair<const char*, const char*> kKeys[] = {
        {"<kbd>j</kbd> <kbd>k</kbd>", "next"},
        {"<kbd>1</kbd>–<kbd>9</kbd>", "choose"},
        {"<kbd>0</kbd>", "clear"},
        {"<kbd>w</kbd>", "write"},
        {"<kbd>e</kbd>", "encoding"},
        {"<kbd>s</kbd>", "save"}};
    out_ += fmt::format("<ul class=\"keys\" aria-label=\"{}\">\n", text("page.keys"));
    for (const auto& [keys, name] : kKeys) {
      out_ += fmt::format("<li>{} {}</li>\n", keys, text(fmt::format("page.key-{}", name)));
    }
    out_ += "</ul>\n";
  }

  // --- Doubts

  void add_whole() {
    const bool has_any = !doubts_.empty() && doubts_.front().source.empty();
    if (!has_any) return;
    out_ += fmt::format(
        "<section class=\"whole\" aria-labelledby=\"whole\">\n<h2 id=\"whole\">{}</h2>\n",
        text("page.whole"));
    for (std::size_t i = 0; i < doubts_.size(); ++i) {
      if (doubts_[i].source.empty()) add_doubt(i);
    }
    out_ += "</section>\n";
  }

  void add_doubt(std::size_t i) {
    const Doubt& doubt = doubts_[i];
    const std::size_t number = i + 1;
    out_ += fmt::format(
        "<article class=\"doubt\" id=\"doubt-{0}\" tabindex=\"-1\" "
        "aria-labelledby=\"doubt-{0}-title\">\n<h3 id=\"doubt-{0}-title\">"
        "<span class=\"words\">{1}</span> <span class=\"kind\">{2}</span> "
        "<span class=\"certainty {3}\">{4}</span></h3>\n<p>{5} <span "
        "class=\"reason\">{6}</span></p>\n",
        number, html(doubt.words), text("kind." + doubt.kind), doubt.certainty,
        text("certainty." + doubt.certainty), html(doubt.found), html(doubt.reason));
    if (!doubt.choices.empty() || doubt.other) add_choices(doubt, number);
    out_ += "</article>\n";
  }

  void add_choices(const Doubt& doubt, std::size_t number) {
    out_ += fmt::format("<fieldset>\n<legend>{}</legend>\n", html(doubt.question));
    std::size_t key = 0;
    for (const Choice& choice : doubt.choices) {
      ++key;
      const std::string detail =
          choice.detail.empty() ? "" : fmt::format(" <small>{}</small>", html(choice.detail));
      out_ += fmt::format(
          "<label><input type=\"radio\" name=\"choice-{}\" data-toml=\"{}\"> <kbd>{}</kbd> "
          "<span>{}{}</span></label>\n",
          number, html(choice.toml), key, html(choice.label), detail);
    }
    if (doubt.other) add_free(*doubt.other, number, key + 1);
    out_ += "</fieldset>\n";
  }

  void add_free(const FreeChoice& other, std::size_t number, std::size_t key) {
    static constexpr const char* kKinds[] = {"key", "entity", "date", "word"};
    const bool has_entries =
        other.kind == FreeChoice::Kind::key || other.kind == FreeChoice::Kind::entity;
    out_ += fmt::format(
        "<div class=\"other\"><label><input type=\"radio\" name=\"choice-{0}\" data-toml=\"{1}\" "
        "data-free=\"{2}\"> <kbd>{3}</kbd> <span id=\"other-{0}\">{4}</span></label> "
        "<input type=\"text\" aria-labelledby=\"other-{0}\" autocomplete=\"off\" "
        "spellcheck=\"false\"{5}> <span class=\"fault\" role=\"alert\"></span></div>\n",
        number, html(other.toml), kKinds[static_cast<std::size_t>(other.kind)], key,
        html(other.label), has_entries ? " list=\"entries\"" : "");
  }

  // --- The lines of the source, each beside its encoding

  void add_lines() {
    out_ += fmt::format(
        "<section class=\"text\" aria-labelledby=\"text\">\n<h2 id=\"text\">{}</h2>\n"
        "<div class=\"columns\" aria-hidden=\"true\"><span></span><span>{}</span>"
        "<span class=\"of-encoding\">{}</span></div>\n",
        text("page.text"), text("page.source"), text("page.encoding"));
    const auto& pages = in_.layout.line_pages;
    for (std::size_t i = 0; i < in_.source.lines.size(); ++i) {
      const bool begins = i == 0 || pages[i] != pages[i - 1];
      if (begins && i > 0) out_ += "</ol>\n";
      if (begins) add_page_begin(i);
      add_line(i);
    }
    out_ += "</ol>\n</section>\n";
  }

  void add_page_begin(std::size_t line) {
    const layout::Page& page = in_.layout.pages[in_.layout.line_pages[line]];
    if (in_.layout.pages.size() > 1) {
      out_ += fmt::format("<p class=\"page\">{}</p>\n",
                          html(say("page.page", {{"number", page.number}})));
    }
    out_ += "<ol class=\"lines\">\n";
  }

  void add_line(std::size_t i) {
    const source::Line& line = in_.source.lines[i];
    const std::uint32_t number = index_.locate(line.span.begin).line;
    const auto doubts = by_line_.find(number);
    const bool has_doubts = doubts != by_line_.end();
    const auto encoded = encoding_.find({in_.layout.line_pages[i], in_.layout.line_numbers[i]});
    out_ += fmt::format(
        "<li id=\"line-{0}\"{1}><span class=\"number\"><span class=\"unseen\">{2}</span>"
        "<span aria-hidden=\"true\">{0}</span></span>\n<p class=\"source\">{3}</p>\n"
        "<code class=\"of-encoding\">{4}</code>\n",
        number, has_doubts ? " class=\"unsure\"" : "",
        html(say("page.line", {{"number", std::to_string(number)}})), marked(line.span),
        encoded == encoding_.end() ? "" : tagged(encoded->second));
    if (has_doubts) {
      out_ += "<div class=\"doubts\">\n";
      for (const std::size_t doubt : doubts->second) add_doubt(doubt);
      out_ += "</div>\n";
    }
    out_ += "</li>\n";
  }

  // The text of a line, what is unsure in it linked to its doubt.
  std::string marked(base::Span line) const {
    const auto marks = marks_.find(line_of(line));
    if (marks == marks_.end()) return html(line.of(in_.source.text));
    std::vector<std::uint32_t> edges = {line.begin, line.end};
    for (const auto& [span, doubt] : marks->second) {
      edges.push_back(std::clamp(span.begin, line.begin, line.end));
      edges.push_back(std::clamp(span.end, line.begin, line.end));
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    std::string out;
    for (std::size_t edge = 0; edge + 1 < edges.size(); ++edge) {
      const base::Span part{edges[edge], edges[edge + 1]};
      const std::string words = html(part.of(in_.source.text));
      out += link(marks->second, part, words);
    }
    return out;
  }

  // The words of a part of a line, linked to the innermost of the doubts that hold it.
  std::string link(const std::vector<Mark>& marks, base::Span part,
                   const std::string& words) const {
    const Mark* innermost = nullptr;
    std::string all;
    for (const Mark& mark : marks) {
      if (!mark.first.contains(part)) continue;
      all += fmt::format("{}{}", all.empty() ? "" : " ", mark.second + 1);
      const bool is_inner = innermost == nullptr || mark.first.size() < innermost->first.size();
      if (is_inner) innermost = &mark;
    }
    if (innermost == nullptr) return words;
    return fmt::format("<a href=\"#doubt-{}\" class=\"{}\" data-doubts=\"{}\">{}</a>",
                       innermost->second + 1, doubts_[innermost->second].certainty, all, words);
  }

  // TEI with its tags set apart, those with @cert more so.
  static std::string tagged(std::string_view tei) {
    std::string out;
    for (std::size_t at = 0; at < tei.size();) {
      const bool is_tag = tei[at] == '<';
      const std::size_t end = is_tag ? std::min(tei.find('>', at), tei.size() - 1) + 1
                                     : std::min(tei.find('<', at), tei.size());
      const std::string_view token = tei.substr(at, end - at);
      const bool is_unsure = is_tag && token.find(" cert=\"") != std::string_view::npos;
      out += is_tag ? fmt::format("<span class=\"tag{}\">{}</span><wbr>", is_unsure ? " cert" : "",
                                  html(token))
                    : html(token);
      at = end;
    }
    return out;
  }

  // --- What was chosen

  void add_lines_for_sidecar() {
    const std::string file = fs::path(subject_.sidecar).filename().string();
    out_ += fmt::format(
        "<aside id=\"result\" aria-labelledby=\"result-title\" data-file=\"{}\" "
        "data-sidecar=\"{}\"",
        html(file), html(subject_.sidecar_bytes));
    for (const char* key :
         {"decided", "chosen", "open", "copied", "bad-date", "bad-key", "bad-name"}) {
      out_ += fmt::format(" data-{}=\"{}\"", key, text(fmt::format("page.{}", key)));
    }
    out_ += fmt::format(
        ">\n<div class=\"bar\">\n<button type=\"button\" id=\"previous\">← "
        "<span>{}</span></button>\n"
        "<button type=\"button\" id=\"next\"><span>{}</span> →</button>\n"
        "<p id=\"progress\" role=\"status\"></p>\n"
        "<button type=\"button\" id=\"save\">{}</button>\n</div>\n"
        "<details>\n<summary id=\"result-title\">{}</summary>\n<p>{}</p>\n"
        "<textarea id=\"toml\" readonly rows=\"10\" aria-labelledby=\"result-title\"></textarea>\n"
        "<button type=\"button\" id=\"copy\">{}</button>\n</details>\n</aside>\n",
        text("page.previous"), text("page.next"), html(say("page.save", {{"file", file}})),
        text("page.lines"), html(say("page.lines-how", {{"sidecar", subject_.sidecar}})),
        text("page.copy"));
  }

  void add_entries() {
    const bool are_asked = std::any_of(doubts_.begin(), doubts_.end(), [](const Doubt& doubt) {
      return doubt.other && doubt.other->kind != FreeChoice::Kind::date &&
             doubt.other->kind != FreeChoice::Kind::word;
    });
    if (!are_asked) return;
    const auto& entities = in_.authority.entities();
    out_ += fmt::format("<datalist id=\"entries\"{}>\n",
                        entities.size() <= kMostEntries ? " data-whole" : "");
    for (std::size_t i = 0; i < entities.size() && i < kMostEntries; ++i) {
      out_ += fmt::format("<option value=\"{}\">{}</option>\n", html(entities[i].key),
                          html(shown_name(entities[i])));
    }
    out_ += "</datalist>\n";
  }

  const DoubtInput& in_;
  const ReviewSubject& subject_;
  const ReviewKit& kit_;
  const std::string& version_;
  std::vector<Doubt> doubts_;
  std::map<LinePlace, std::string> encoding_;
  base::LineIndex index_;
  std::map<std::uint32_t, std::vector<std::size_t>> by_line_;  // doubts by the line they begin in
  std::map<std::uint32_t, std::vector<Mark>> marks_;           // by line
  std::string out_;
};

}  // namespace

bool is_review_page(std::string_view document) {
  return document.substr(0, 400).find(kGenerator) != std::string_view::npos;
}

base::Result<ReviewKit> ReviewKit::load(const Resources& resources) {
  ReviewKit kit;
  kit.words_folder = resources.strings() / "review";
  auto style = base::read_file(resources.share / "review" / "review.css");
  if (!style) return tl::unexpected(style.error());
  auto script = base::read_file(resources.share / "review" / "review.js");
  if (!script) return tl::unexpected(script.error());
  kit.style = std::move(*style);
  kit.script = std::move(*script);
  return kit;
}

base::Result<lexicon::Lexicon> ReviewKit::words(const std::string& language) const {
  auto words = lexicon::Lexicon::load(words_folder, language);
  return words ? std::move(words) : lexicon::Lexicon::load(words_folder, "en");
}

ReviewPage review_page(const DoubtInput& input, const ReviewSubject& subject, const ReviewKit& kit,
                       const std::string& tei, const std::string& program_version) {
  PageWriter writer(input, subject, kit, tei, program_version);
  return {writer.page(), writer.doubt_count()};
}

}  // namespace apograph
