// SPDX-License-Identifier: MIT
#include "rng/syntax/resource.hpp"

#include <utility>

#include "base/catalogue.hpp"
#include "base/file.hpp"

namespace rng::syntax {

namespace {

struct UriParts {
  std::string_view scheme, authority, path, query;
  bool has_scheme = false, has_authority = false, has_query = false;
};

bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t scheme_length(std::string_view uri) {
  if (uri.empty() || !is_alpha(uri[0])) return 0;
  std::size_t at = 0;
  while (at < uri.size() && (is_alpha(uri[at]) || is_digit(uri[at]) || uri[at] == '+' ||
                             uri[at] == '-' || uri[at] == '.')) {
    ++at;
  }
  return at < uri.size() && uri[at] == ':' ? at : 0;
}

// RFC 3986, appendix B; fragments are dropped.
UriParts split(std::string_view uri) {
  UriParts parts;
  uri = uri.substr(0, uri.find('#'));
  if (const std::size_t length = scheme_length(uri); length > 0) {
    parts.has_scheme = true;
    parts.scheme = uri.substr(0, length);
    uri.remove_prefix(length + 1);
  }
  if (uri.starts_with("//")) {
    parts.has_authority = true;
    const std::size_t end = uri.find_first_of("/?", 2);
    parts.authority = uri.substr(2, end == std::string_view::npos ? end : end - 2);
    uri.remove_prefix(end == std::string_view::npos ? uri.size() : end);
  }
  const std::size_t question = uri.find('?');
  parts.path = uri.substr(0, question);
  if (question != std::string_view::npos) {
    parts.has_query = true;
    parts.query = uri.substr(question + 1);
  }
  return parts;
}

// RFC 3986 §5.2.4, but that leading ".." of a relative path are kept.
std::string without_dots(std::string_view path) {
  const bool is_absolute = path.starts_with('/');
  std::vector<std::string_view> kept;
  std::string_view last;
  std::size_t at = is_absolute ? 1 : 0;
  while (at <= path.size()) {
    std::size_t end = path.find('/', at);
    if (end == std::string_view::npos) end = path.size();
    last = path.substr(at, end - at);
    if (last == "..") {
      if (!kept.empty() && kept.back() != "..") {
        kept.pop_back();
      } else if (!is_absolute) {
        kept.push_back(last);
      }
    } else if (last != ".") {
      kept.push_back(last);
    }
    at = end + 1;
  }
  std::string result = is_absolute ? "/" : "";
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (i > 0) result += '/';
    result += kept[i];
  }
  if ((last == "." || last == "..") && !kept.empty()) result += '/';
  return result;
}

std::string merged_path(const UriParts& base, std::string_view reference) {
  if (base.has_authority && base.path.empty()) return "/" + std::string(reference);
  const std::size_t slash = base.path.rfind('/');
  std::string path(base.path.substr(0, slash == std::string_view::npos ? 0 : slash + 1));
  return path += reference;
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
        hex_value(text[i + 2]) >= 0) {
      result += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

}  // namespace

std::string resolve_uri(std::string_view base, std::string_view reference) {
  const UriParts to = split(reference);
  if (to.has_scheme) return std::string(reference.substr(0, reference.find('#')));
  const UriParts from = split(base);
  std::string result;
  if (from.has_scheme) result = std::string(from.scheme) + ":";
  const bool own_authority = to.has_authority;
  if (own_authority || from.has_authority) {
    result += "//" + std::string(own_authority ? to.authority : from.authority);
  }
  if (own_authority || to.path.starts_with('/')) {
    result += without_dots(to.path);
  } else if (to.path.empty()) {
    result += from.path;
  } else {
    result += without_dots(merged_path(from, to.path));
  }
  if (to.has_query) result += "?" + std::string(to.query);
  return result;
}

base::Result<std::string> FileLoader::load(const std::string& uri) {
  const UriParts parts = split(uri);
  if (!parts.has_scheme) {
    auto bytes = base::read_file(uri);
    const std::string decoded = percent_decoded(uri);
    if (!bytes && decoded != uri) return base::read_file(decoded);
    return bytes;
  }
  if (parts.scheme != "file" || (!parts.authority.empty() && parts.authority != "localhost")) {
    return tl::unexpected(base::worded(
        "schema.not-local", {}, {"schema-the-schema-refers-to-which-is-not", {{"address", uri}}},
        {"schema-save-the-file-beside-the-schema-and"}));
  }
  return base::read_file(percent_decoded(parts.path));
}

std::uint32_t Sources::add(std::string name) {
  names_.push_back(std::move(name));
  return static_cast<std::uint32_t>(names_.size() - 1);
}

base::Location Sources::locate(SourcePosition at) const {
  return {at.document < names_.size() ? names_[at.document] : std::string(), at.line, at.column};
}

base::Diagnostic Sources::error(std::string_view code, SourcePosition at, base::Wording message,
                                base::Wording hint) const {
  return base::worded(code, locate(at), std::move(message), std::move(hint));
}

base::Wording at_clause(std::string_view clause, base::Wording message) {
  return {"schema-at-clause", {{"message", std::move(message)}, {"clause", clause}}};
}

}  // namespace rng::syntax
