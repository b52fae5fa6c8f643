// SPDX-License-Identifier: MIT
#include "recognise/links.hpp"

#include <algorithm>
#include <cctype>
#include <string>

#include <fmt/format.h>

namespace recognise {
namespace {

constexpr std::uint64_t kHttp = hash_of("http"), kHttps = hash_of("https"), kFtp = hash_of("ftp"),
                        kWww = hash_of("www");

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_hexadecimal(char c) {
  return std::isxdigit(static_cast<unsigned char>(c)) != 0;
}

// The address as a URI (RFC 3986): what may not stand in one, or not there, is percent-encoded.
std::string uri_of(std::string_view prefix, std::string_view text) {
  std::string uri(prefix);
  const std::size_t fragment = text.find('#');
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    const bool is_escape = c == '%' && i + 2 < text.size() && is_hexadecimal(text[i + 1]) &&
                           is_hexadecimal(text[i + 2]);
    const bool is_kept = byte > 0x20 && byte < 0x7F && (c != '%' || is_escape) &&
                         (c != '#' || i == fragment) &&
                         std::string_view("\"<>\\^`{|}[]").find(c) == std::string_view::npos;
    if (is_kept) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", byte);
    }
  }
  return uri;
}

/// Finds addresses from left to right; a token once used is not read again.
class LinkFinder {
 public:
  explicit LinkFinder(const TokenList& tokens) : tokens_(tokens) {}

  std::vector<Mention> find() {
    for (std::size_t at = 0; at < tokens_.size();) {
      const std::size_t end = link_at(at);
      at = end > at ? end : at + 1;
    }
    return std::move(mentions_);
  }

 private:
  std::size_t link_at(std::size_t at) {
    if (tokens_.is_mark(at, "@")) return mail(at);
    const std::uint64_t word = tokens_[at].hash;
    if (word == kWww && is_glued_mark(at + 1, ".")) return web(at, at + 2, "http://");
    const bool is_scheme = word == kHttp || word == kHttps || word == kFtp;
    if (is_scheme && is_glued_mark(at + 1, ":") && is_glued_mark(at + 2, "/") &&
        is_glued_mark(at + 3, "/")) {
      return web(at, at + 4, "");
    }
    return at;
  }

  bool is_glued_mark(std::size_t at, std::string_view mark) const {
    return tokens_.is_glued(at) && tokens_.is_mark(at, mark);
  }

  std::size_t web(std::size_t begin, std::size_t host, std::string_view prefix) {
    std::size_t end = host_end(host);
    if (end == host) return begin;
    const bool has_more = tokens_.is_glued(end) && is_any(tokens_.text(end), {"/", "?", "#"});
    while (has_more && tokens_.is_glued(end) && !is_bound(end)) ++end;
    while (end > host && is_trailing(end - 1, host)) --end;
    if (end == host) return begin;
    add(begin, end, prefix);
    return end;
  }

  // A name of words, points and hyphens, and its port.
  std::size_t host_end(std::size_t at) const {
    while (tokens_.is_glued(at) && (tokens_.is_word(at) || tokens_.is_number(at) ||
                                    is_any(tokens_.text(at), {".", "-", "_"}))) {
      ++at;
    }
    const bool has_port =
        is_glued_mark(at, ":") && tokens_.is_glued(at + 1) && tokens_.is_number(at + 1);
    return has_port ? at + 2 : at;
  }

  bool is_bound(std::size_t at) const {
    return is_any(tokens_.text(at), {"<", ">", "\"", "«", "»", "“", "”", "„", "‘", "’", "…"});
  }

  // A closing bracket belongs to the address only where that opens one.
  bool is_trailing(std::size_t at, std::size_t host) const {
    const std::string_view mark = tokens_.folded(at);
    if (mark == ")") return closes_nothing(at, host);
    return is_any(mark, {".", ",", ";", ":", "!", "?", "]", "}", "'", "-", "–", "—"});
  }

  bool closes_nothing(std::size_t at, std::size_t host) const {
    if (at - host > kLongestBracketed) return true;
    int depth = 0;
    for (std::size_t i = host; i <= at; ++i) {
      if (tokens_.is_mark(i, "(")) ++depth;
      if (tokens_.is_mark(i, ")")) --depth;
    }
    return depth < 0;
  }

  std::size_t mail(std::size_t at) {
    std::size_t begin = at;
    while (begin > used_ && tokens_.is_glued(begin) && is_mail_part(begin - 1, true)) --begin;
    std::size_t end = at + 1;
    bool has_dot = false;
    while (tokens_.is_glued(end) && is_mail_part(end, false)) ++end;
    while (end > at + 1 && tokens_.is_mark(end - 1, ".")) --end;
    for (std::size_t i = at + 1; i < end; ++i) has_dot |= tokens_.is_mark(i, ".");
    if (begin == at || !has_dot || tokens_.is_mark(begin, ".")) return at;
    add(begin, end, "mailto:");
    return end;
  }

  bool is_mail_part(std::size_t at, bool is_local) const {
    if (tokens_.is_word(at) || tokens_.is_number(at)) return true;
    const std::string_view mark = tokens_.folded(at);
    return is_any(mark, {".", "-"}) || (is_local && is_any(mark, {"_", "+", "%"}));
  }

  void add(std::size_t begin, std::size_t end, std::string_view prefix) {
    Mention mention;
    mention.span = {tokens_[begin].span.begin, tokens_[end - 1].span.end};
    mention.meaning.emplace<LinkMention>(
        LinkMention{uri_of(prefix, mention.span.of(tokens_.text()))});
    mentions_.push_back(std::move(mention));
    used_ = end;
  }

  static constexpr std::size_t kLongestBracketed = 400;

  const TokenList& tokens_;
  std::vector<Mention> mentions_;
  std::size_t used_ = 0;
};

}  // namespace

std::vector<Mention> find_links(const TokenList& tokens) {
  return LinkFinder(tokens).find();
}

}  // namespace recognise
