// SPDX-License-Identifier: MIT
#include "xml/xinclude.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "xml/decoding.hpp"
#include "xml/include_path.hpp"
#include "xml/xpointer.hpp"

namespace xml {
namespace {

constexpr std::string_view kNamespace = "http://www.w3.org/2001/XInclude";
constexpr std::size_t kMaxDepth = 40;                         // each level holds a parser
constexpr std::size_t kMaxCount = 100'000;                    // inclusions in all
constexpr std::uint64_t kMaxBytes = std::uint64_t{1} << 30U;  // included in all
constexpr std::uint64_t kMaxText = 64U << 20U;

// What holds for a whole reading, whatever the document whose events come.
struct Session {
  PositionedHandler& handler;
  ReadOptions options;
  std::unordered_set<std::string> names;  // texts live here, each once
  std::vector<std::string> open;          // what is being included, outermost first
  std::size_t count = 0;
  std::uint64_t bytes = 0;
  std::optional<base::Diagnostic> fault;  // the first one ends all

  std::string_view interned(std::string_view text) { return *names.emplace(text).first; }
  Name interned(const Name& name) {
    return {interned(name.namespace_uri), interned(name.local), interned(name.prefix)};
  }
  void stop(std::string_view code, base::Location at, std::string message, std::string hint) {
    if (fault) return;
    fault = base::failure(code, std::move(at), std::move(message), std::move(hint)).value();
  }
};

// The position that the handler is given: that of the document whose event it gets.
class CurrentPosition final : public Position {
 public:
  const Position* of = nullptr;
  std::size_t attributes = 0;  // that the document wrote; behind them come those that were added

  base::Location event() const override { return of->event(); }
  base::Location attribute_name(std::size_t index) const override {
    return index < attributes ? of->attribute_name(index) : of->event();
  }
  base::Location attribute_value(std::size_t index) const override {
    return index < attributes ? of->attribute_value(index) : of->event();
  }
};

class TextPosition final : public Position {
 public:
  explicit TextPosition(std::string file) : file_(std::move(file)) {}
  base::Location event() const override { return {file_, 1, 1}; }
  base::Location attribute_name(std::size_t) const override { return event(); }
  base::Location attribute_value(std::size_t) const override { return event(); }

 private:
  std::string file_;
};

// A document that is read: the one that was asked for, or one that is included.
struct Resource {
  std::string file;
  const std::string_view* document = nullptr;  // its bytes, where no file holds them
  std::string base;                            // what xml:base says of what is included; "" nothing
  const Pointer* pointer = nullptr;
  std::string outer_language;  // in scope where it is included
};

class Includer final : public PositionedHandler {
 public:
  Includer(Session& session, CurrentPosition& current, Resource resource)
      : session_(session), current_(current), resource_(std::move(resource)) {
    if (resource_.pointer != nullptr) search_.emplace(*resource_.pointer);
  }

  bool has_found() const { return has_found_; }

  void set_position(const Position& position) override { position_ = &position; }
  void unparsed_entity(std::string_view name) override { session_.handler.unparsed_entity(name); }
  void start_element(const Name& name, std::span<const Attribute> attributes,
                     std::span<const NamespaceDeclaration> namespaces) override;
  void end_element(const Name& name) override;
  void text(std::string_view characters) override {
    if (is_heard()) session_.handler.text(characters);
  }
  void comment(std::string_view characters) override {
    if (is_heard()) session_.handler.comment(characters);
  }
  void processing_instruction(std::string_view target, std::string_view data) override {
    if (is_heard()) session_.handler.processing_instruction(target, data);
  }

 private:
  // An open xi:include.
  struct Inclusion {
    std::size_t depth = 0;
    std::optional<base::Diagnostic> failure;  // why its resource is not there
    bool has_fallback = false;
  };
  struct BaseScope {
    std::size_t depth = 0;
    std::string folder_of;  // the path against which references are resolved
  };
  struct LanguageScope {
    std::size_t depth = 0;
    std::string language;
  };

  bool is_heard();
  bool is_inside() const { return !search_ || selected_at_ != 0; }
  void forward(const Name& name, std::span<const Attribute> attributes,
               std::span<const NamespaceDeclaration> namespaces, bool is_top);
  void note_scopes(std::span<const Attribute> attributes);
  void leave_scopes(std::size_t depth);
  void fix_base(std::vector<Attribute>& attributes, std::string& base);
  void fix_language(std::vector<Attribute>& attributes);
  const std::string& base_path() const {
    return bases_.empty() ? resource_.file : bases_.back().folder_of;
  }
  const std::string& language() const {
    static const std::string kNone;
    return languages_.empty() ? kNone : languages_.back().language;
  }
  void include(std::span<const Attribute> attributes);
  std::optional<base::Diagnostic> include_text(const std::string& file,
                                               const std::string& encoding);
  std::optional<base::Diagnostic> include_xml(const Resource& resource, const std::string& pointer);
  std::optional<base::Diagnostic> read_resource(Resource resource, bool& has_found);
  bool enter(const std::string& key);

  Session& session_;
  CurrentPosition& current_;
  Resource resource_;
  std::optional<PointerSearch> search_;
  const Position* position_ = nullptr;
  std::size_t depth_ = 0;
  std::size_t selected_at_ = 0;  // the depth of the element that was pointed to, while it is open
  std::size_t ignored_at_ = 0;   // the depth of an element that is passed over
  bool has_found_ = false;
  std::vector<Inclusion> inclusions_;
  std::vector<BaseScope> bases_;
  std::vector<LanguageScope> languages_;
  std::vector<std::pair<std::string, std::string>> bindings_;  // in scope before the selection
  std::vector<std::size_t> binding_counts_;
};

bool Includer::is_heard() {
  if (session_.fault || ignored_at_ != 0 || !is_inside()) return false;
  if (!inclusions_.empty() && depth_ == inclusions_.back().depth) return false;
  if (depth_ == 0 && search_) return false;
  current_.of = position_;
  return true;
}

// Language tags take no notice of capitals.
bool is_same_language(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char one, char other) { return lower(one) == lower(other); });
}

const std::string_view* value_of(std::span<const Attribute> attributes, std::string_view uri,
                                 std::string_view local) {
  for (const Attribute& attribute : attributes) {
    if (attribute.name.local == local && attribute.name.namespace_uri == uri) {
      return &attribute.value;
    }
  }
  return nullptr;
}

void Includer::note_scopes(std::span<const Attribute> attributes) {
  const std::string_view* const language = value_of(attributes, kXmlNamespace, "lang");
  if (language != nullptr) languages_.push_back({depth_, std::string(*language)});
  const std::string_view* const base = value_of(attributes, kXmlNamespace, "base");
  if (base == nullptr) return;
  if (const auto path = path_of_reference(base_path(), *base)) bases_.push_back({depth_, *path});
}

void Includer::leave_scopes(std::size_t depth) {
  if (!bases_.empty() && bases_.back().depth == depth) bases_.pop_back();
  if (!languages_.empty() && languages_.back().depth == depth) languages_.pop_back();
}

void Includer::start_element(const Name& name, std::span<const Attribute> attributes,
                             std::span<const NamespaceDeclaration> namespaces) {
  ++depth_;
  if (session_.fault || ignored_at_ != 0) return;
  note_scopes(attributes);
  bool is_top = depth_ == 1 && !search_;
  if (search_) {
    const bool is_found = search_->starts(attributes);
    if (!is_inside()) {
      binding_counts_.push_back(bindings_.size());
      for (const auto& declared : namespaces) bindings_.emplace_back(declared.prefix, declared.uri);
      if (!is_found) return;
      is_top = has_found_ = true;
      selected_at_ = depth_;
    }
  }
  if (!inclusions_.empty() && depth_ == inclusions_.back().depth + 1) {
    Inclusion& inclusion = inclusions_.back();
    const bool is_fallback = name.local == "fallback" && name.namespace_uri == kNamespace;
    if (is_fallback && inclusion.failure && !inclusion.has_fallback) {
      inclusion.has_fallback = true;
    } else {
      ignored_at_ = depth_;
    }
    return;
  }
  if (name.local == "include" && name.namespace_uri == kNamespace) {
    inclusions_.push_back({depth_, std::nullopt, false});
    return include(attributes);
  }
  forward(name, attributes, namespaces, is_top);
}

// An element at the top of what is included gets the base that its references count from, its
// language where that differs (XInclude 1.0, 4.5.5 and 4.5.6), and the namespaces that were in
// scope where it stood.
void Includer::forward(const Name& name, std::span<const Attribute> attributes,
                       std::span<const NamespaceDeclaration> namespaces, bool is_top) {
  std::vector<Attribute> all;
  all.reserve(attributes.size() + 2);
  for (const Attribute& attribute : attributes) {
    all.push_back({session_.interned(attribute.name), attribute.value});
  }
  std::vector<NamespaceDeclaration> declared;
  std::string base = resource_.base;
  if (is_top && search_) {
    for (const auto& [prefix, uri] : bindings_) {
      std::erase_if(declared, [&](const auto& earlier) { return earlier.prefix == prefix; });
      declared.push_back({session_.interned(prefix), session_.interned(uri)});
    }
  } else {
    for (const auto& declaration : namespaces) {
      declared.push_back(
          {session_.interned(declaration.prefix), session_.interned(declaration.uri)});
    }
  }
  current_.attributes = all.size();
  if (is_top && session_.options.fix_base) {
    fix_base(all, base);
    fix_language(all);
  }
  current_.of = position_;
  session_.handler.start_element(session_.interned(name), all, declared);
}

// From a file beside, references lead to the same places: as libxml2 does, nothing is added.
void Includer::fix_base(std::vector<Attribute>& attributes, std::string& base) {
  if (base.find('/') == std::string::npos) return;
  const auto own = std::find_if(attributes.begin(), attributes.end(), [](const Attribute& each) {
    return each.name.local == "base" && each.name.namespace_uri == kXmlNamespace;
  });
  if (own != attributes.end()) {
    base = resolved_reference(base, own->value);
    own->value = base;
  } else {
    attributes.push_back({session_.interned(Name{kXmlNamespace, "base", "xml"}), base});
  }
}

// A language of its own stands there already.
void Includer::fix_language(std::vector<Attribute>& attributes) {
  const bool is_own = !languages_.empty() && languages_.back().depth == depth_;
  if (is_own || is_same_language(language(), resource_.outer_language)) return;
  attributes.push_back({session_.interned(Name{kXmlNamespace, "lang", "xml"}), language()});
}

void Includer::end_element(const Name& name) {
  const std::size_t depth = depth_--;
  if (session_.fault) return;
  if (ignored_at_ != 0) {
    if (depth == ignored_at_) {
      ignored_at_ = 0;
      if (search_) search_->ends();
    }
    return;
  }
  leave_scopes(depth);
  const bool was_inside = is_inside();
  if (search_) {
    search_->ends();
    if (selected_at_ == 0 || selected_at_ == depth) {
      bindings_.resize(binding_counts_.back());
      binding_counts_.pop_back();
    }
    if (selected_at_ == depth) selected_at_ = 0;
  }
  if (!inclusions_.empty() && depth == inclusions_.back().depth) {
    const Inclusion inclusion = std::move(inclusions_.back());
    inclusions_.pop_back();
    if (inclusion.failure && !inclusion.has_fallback) session_.fault = inclusion.failure;
    return;
  }
  if (!inclusions_.empty() && depth == inclusions_.back().depth + 1) return;  // xi:fallback
  if (!was_inside) return;
  current_.of = position_;
  session_.handler.end_element(session_.interned(name));
}

void Includer::include(std::span<const Attribute> attributes) {
  const base::Location at = position_->event();
  const auto text_of = [&](std::string_view name) {
    const std::string_view* const value = value_of(attributes, {}, name);
    return value == nullptr ? std::string() : std::string(*value);
  };
  const std::string href = text_of("href");
  const std::string pointer = text_of("xpointer");
  const std::string parse = text_of("parse");
  const bool is_text = parse == "text";
  if (!is_text && !parse.empty() && parse != "xml") {
    return session_.stop("xinclude.wrong", at, fmt::format("@parse is “{}”", parse),
                         "write parse=\"xml\" or parse=\"text\"");
  }
  if (href.find('#') != std::string::npos) {
    return session_.stop("xinclude.wrong", at, "@href holds a fragment (#…)",
                         "put what follows the # into @xpointer");
  }
  if (href.empty() && (is_text || pointer.empty())) {
    return session_.stop("xinclude.wrong", at, "nothing is named that could be included",
                         "name a file in @href");
  }
  if (is_text && !pointer.empty()) {
    return session_.stop("xinclude.wrong", at, "@xpointer cannot point into text",
                         "leave it out, or leave parse=\"text\" out");
  }
  std::optional<base::Diagnostic> failure;
  const auto path = href.empty() ? resource_.file : path_of_reference(base_path(), href);
  if (!path) {
    failure = base::failure("file.remote", {}, "the network is not used").value();
  } else if (is_text) {
    failure = include_text(*path, text_of("encoding"));
  } else {
    const bool is_same = href.empty();
    failure = include_xml({*path, is_same ? resource_.document : nullptr,
                           is_same ? std::string() : std::string(href), nullptr, language()},
                          pointer);
  }
  if (session_.fault || !failure) return;
  const std::string what = href.empty() ? "#" + pointer : href;
  inclusions_.back().failure =
      base::failure("xinclude.not-found", at,
                    fmt::format("“{}” cannot be included: {}", what, failure->message),
                    "correct @href, or say in <xi:fallback> what to do without it")
          .value();
}

// False, and a fault, where something includes itself or too much is included.
bool Includer::enter(const std::string& key) {
  const base::Location at = position_->event();
  if (std::find(session_.open.begin(), session_.open.end(), key) != session_.open.end()) {
    session_.stop("xinclude.loop", at, "this includes what it stands in",
                  "take this inclusion out, or the one that leads here");
  } else if (session_.open.size() >= kMaxDepth) {
    session_.stop("xinclude.limit", at,
                  fmt::format("inclusions are nested more than {} deep", kMaxDepth),
                  "include from fewer levels");
  } else if (++session_.count > kMaxCount || session_.bytes > kMaxBytes) {
    session_.stop("xinclude.limit", at,
                  fmt::format("more than {} files or {} bytes are included", kMaxCount, kMaxBytes),
                  "is this document what it says it is?");
  }
  return !session_.fault;
}

std::string key_of(const std::string& file, const std::string& pointer) {
  std::error_code error;
  const auto real = std::filesystem::weakly_canonical(file, error);
  return (error ? file : real.string()) + "#" + pointer;
}

std::optional<base::Diagnostic> Includer::include_text(const std::string& file,
                                                       const std::string& encoding) {
  if (!enter(key_of(file, "text()"))) return std::nullopt;
  const auto bytes = base::read_file(file, kMaxText);
  if (!bytes) return bytes.error();
  session_.bytes += bytes->size();
  const auto text = decoded(*bytes, encoding.empty() ? "UTF-8" : encoding);
  if (!text || base::utf8::first_malformed(*text)) {
    session_.stop("xinclude.not-text", {file},
                  fmt::format("this is no text in {}", encoding.empty() ? "UTF-8" : encoding),
                  "name its encoding in @encoding of xi:include");
    return std::nullopt;
  }
  for (std::size_t at = 0; at < text->size();) {
    if (base::utf8::is_xml_char(base::utf8::next(*text, at))) continue;
    session_.stop("xinclude.not-text", {file}, "this holds a character that XML cannot hold",
                  "remove it");
    return std::nullopt;
  }
  const TextPosition position(file);
  current_.of = &position;
  if (!text->empty()) session_.handler.text(*text);
  current_.of = position_;
  return std::nullopt;
}

std::optional<base::Diagnostic> Includer::include_xml(const Resource& resource,
                                                      const std::string& pointer) {
  const std::string key = key_of(resource.file, pointer);
  if (!enter(key)) return std::nullopt;
  session_.open.push_back(key);
  bool has_found = false;
  std::optional<base::Diagnostic> failure;
  if (pointer.empty()) {
    failure = read_resource(resource, has_found);
  } else if (const auto parts = parse_pointer(pointer)) {
    for (const Pointer& part : *parts) {
      Resource wanted = resource;
      wanted.pointer = &part;
      failure = read_resource(std::move(wanted), has_found);
      if (has_found || failure || session_.fault) break;
    }
    if (!has_found && !failure) {
      failure = base::failure("xinclude.nothing", {},
                              fmt::format("xpointer=\"{}\" points to nothing in it{}", pointer,
                                          parts->empty() ? " that is understood here" : ""))
                    .value();
    }
  } else {
    session_.stop("xinclude.wrong", position_->event(),
                  fmt::format("@xpointer is “{}”, which is no pointer", pointer),
                  "write an xml:id, or element(id/1/2)");
  }
  session_.open.pop_back();
  return failure;
}

// Why a resource cannot be read, or none; a fault within it ends all.
std::optional<base::Diagnostic> Includer::read_resource(Resource resource, bool& has_found) {
  ReadOptions options = session_.options;
  options.xinclude = false;
  const base::Location from = position_->event();
  const std::string_view* const document = resource.document;
  const std::string file = resource.file;
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (!error) session_.bytes += size;
  Includer inner(session_, current_, std::move(resource));
  auto done =
      document != nullptr ? read(*document, file, inner, options) : read_file(file, inner, options);
  has_found = inner.has_found();
  current_.of = position_;
  if (done) return std::nullopt;
  if (done.error().code.starts_with("file.")) return std::move(done.error());
  if (!session_.fault) {
    session_.fault = std::move(done.error());
    session_.fault->notes.push_back({from, "included from here"});
  }
  return std::nullopt;
}

}  // namespace

base::Result<void> read_including(
    const std::string& file, const std::string_view* document, PositionedHandler& handler,
    const ReadOptions& options, const std::function<base::Result<void>(PositionedHandler&)>& read) {
  Session session{handler, options, {}, {key_of(file, "")}, 0, 0, std::nullopt};
  CurrentPosition current;
  handler.set_position(current);
  Includer includer(session, current, {file, document, "", nullptr, ""});
  auto done = read(includer);
  if (session.fault) return tl::unexpected(std::move(*session.fault));
  return done;
}

}  // namespace xml
