// SPDX-License-Identifier: MIT
#include "xml/parser.hpp"

#include <algorithm>
#include <cstring>
#include <mutex>

#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>

#include "base/catalogue.hpp"
#include "xml/tag_lexer.hpp"

namespace xml {
namespace {

// libxml2 has one loader for the whole process. A Parser at work on this thread answers for its own
// document; other users of libxml2 get what they would have got.
thread_local Parser* current_parser = nullptr;
xmlExternalEntityLoader outer_loader = nullptr;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

std::string_view view(const xmlChar* begin, const xmlChar* end) {
  return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin)};
}

xmlParserInputPtr load_entity(const char* url, const char* id, xmlParserCtxtPtr context) {
  return current_parser != nullptr ? current_parser->load(url, id) : outer_loader(url, id, context);
}

}  // namespace

// The functions that libxml2 calls; each has the Parser as its first argument.
struct Callbacks {
  static Parser& self(void* data) { return *static_cast<Parser*>(data); }

  static int read(void* data, char* buffer, int length) { return self(data).read(buffer, length); }

  static void start(void* data, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri,
                    int namespace_count, const xmlChar** namespaces, int attribute_count,
                    int /*defaulted*/, const xmlChar** attributes) {
    self(data).start_element(local, prefix, uri,
                             {namespaces, static_cast<std::size_t>(namespace_count) * 2},
                             {attributes, static_cast<std::size_t>(attribute_count) * 5});
  }
  static void end(void* data, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri) {
    self(data).end_element(local, prefix, uri);
  }
  static void characters(void* data, const xmlChar* text, int length) {
    self(data).text(text, length, Parser::Event::text);
  }
  static void cdata(void* data, const xmlChar* text, int length) {
    self(data).text(text, length, Parser::Event::cdata);
  }
  static void comment(void* data, const xmlChar* text) {
    Parser& parser = self(data);
    if (parser.context_->inSubset != 0 || !parser.begins_event(Parser::Event::comment)) return;
    parser.handler_.comment(view(text));
  }
  static void instruction(void* data, const xmlChar* target, const xmlChar* text) {
    Parser& parser = self(data);
    if (parser.context_->inSubset != 0 || !parser.begins_event(Parser::Event::instruction)) return;
    parser.event_data_ = target;
    parser.event_text_ = view(text);
    parser.handler_.processing_instruction(view(target), view(text));
  }
  static void error(void* data, xmlErrorPtr error) { self(data).stop_for(*error); }

  static void internal_subset(void* data, const xmlChar* name, const xmlChar* public_id,
                              const xmlChar* system_id) {
    xmlParserCtxtPtr context = self(data).context_.get();
    if (context->myDoc == nullptr) xmlSAX2StartDocument(context);
    xmlSAX2InternalSubset(context, name, public_id, system_id);
  }
  static void external_subset(void* data, const xmlChar* name, const xmlChar* public_id,
                              const xmlChar* system_id) {
    xmlSAX2ExternalSubset(self(data).context_.get(), name, public_id, system_id);
  }
  static xmlParserInputPtr resolve_entity(void* data, const xmlChar* public_id,
                                          const xmlChar* system_id) {
    return self(data).resolve(reinterpret_cast<const char*>(public_id), system_id);
  }
  static xmlEntityPtr entity(void* data, const xmlChar* name) { return self(data).entity(name); }
  static xmlEntityPtr parameter_entity(void* data, const xmlChar* name) {
    return self(data).parameter_entity(name);
  }
  static void entity_declaration(void* data, const xmlChar* name, int type,
                                 const xmlChar* public_id, const xmlChar* system_id,
                                 xmlChar* content) {
    xmlSAX2EntityDecl(self(data).context_.get(), name, type, public_id, system_id, content);
  }
  static void unparsed_entity(void* data, const xmlChar* name, const xmlChar* public_id,
                              const xmlChar* system_id, const xmlChar* notation) {
    xmlSAX2UnparsedEntityDecl(self(data).context_.get(), name, public_id, system_id, notation);
    self(data).handler_.unparsed_entity(reinterpret_cast<const char*>(name));
  }

  static xmlSAXHandler handler() {
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = start;
    sax.endElementNs = end;
    sax.characters = characters;
    sax.ignorableWhitespace = characters;
    sax.cdataBlock = cdata;
    sax.comment = comment;
    sax.processingInstruction = instruction;
    sax.serror = error;
    sax.internalSubset = internal_subset;
    sax.externalSubset = external_subset;
    sax.resolveEntity = resolve_entity;
    sax.getEntity = entity;
    sax.getParameterEntity = parameter_entity;
    sax.entityDecl = entity_declaration;
    sax.unparsedEntityDecl = unparsed_entity;
    return sax;
  }
};

void prepare_libxml2() {
  static std::once_flag once;
  std::call_once(once, [] {
    xmlInitParser();
    outer_loader = xmlGetExternalEntityLoader();
    xmlSetExternalEntityLoader(load_entity);
  });
}

Parser::Parser(Input& input, PositionedHandler& handler, const ReadOptions& options)
    : input_(input), handler_(handler), options_(options) {
  prepare_libxml2();
  context_.reset(xmlNewParserCtxt());
  next_check_ = options_.limits.attributes;
}

base::Result<void> Parser::run() {
  if (!context_) throw std::bad_alloc();
  *context_->sax = Callbacks::handler();
  context_->userData = this;
  handler_.set_position(*this);
  int flags = XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC;
  if (options_.load_dtd) flags |= XML_PARSE_DTDLOAD | XML_PARSE_DTDATTR;
  Parser* const outer = std::exchange(current_parser, this);
  xmlFreeDoc(xmlCtxtReadIO(context_.get(), Callbacks::read, nullptr, this, input_.name().c_str(),
                           nullptr, flags));
  current_parser = outer;
  if (input_.fault()) return tl::unexpected(*input_.fault());
  if (fault_) return tl::unexpected(*fault_);
  return {};
}

int Parser::read(char* buffer, int length) {
  if (fault_) return -1;
  const std::uint64_t now = cursor();
  if (has_event_) {
    // The token that is being read began behind the cursor of the call before; a piece of text of
    // 300 bytes may have been taken already.
    constexpr std::uint64_t kSlack = 1024;
    input_.raise_floor(last_cursor_ - std::min(last_cursor_, kSlack));
    last_event_read_ = input_.end();
    has_event_ = false;
  }
  last_cursor_ = now;
  if (input_.end() - last_event_read_ > options_.limits.tag_bytes) {
    stop_at(now, "xml.limit",
            {"xml-tag-too-long", {{"limit", std::to_string(options_.limits.tag_bytes)}}});
    return -1;
  }
  const int got = input_.read(buffer, length);
  if (got > 0) watch_tag({buffer, static_cast<std::size_t>(got)});
  return fault_ ? -1 : got;
}

// libxml2's cost is quadratic in the attributes of a tag. So while a tag is still being read, its
// attributes are counted as soon as it holds that many equals signs; each further count waits for
// half as many more, so that all counts together cost no more than the tag is long.
void Parser::watch_tag(std::string_view piece) {
  const std::size_t tag = piece.rfind('<');
  if (tag != std::string_view::npos) {
    piece.remove_prefix(tag);
    equals_signs_ = 0;
    next_check_ = options_.limits.attributes;
  }
  if (piece.size() < 4 && equals_signs_ == 0) return;
  equals_signs_ += static_cast<std::uint64_t>(std::count(piece.begin(), piece.end(), '='));
  if (equals_signs_ <= next_check_) return;
  next_check_ = equals_signs_ + equals_signs_ / 2;
  const std::uint64_t begin = last("<", input_.end());
  TagLexer lexer(input_.text(begin, input_.end()));
  AttributeSpan span;
  std::uint64_t count = 0;
  while (lexer.next(span)) ++count;
  if (count <= options_.limits.attributes) return;
  stop_at(begin, "xml.limit",
          {"xml-attributes-too-many", {{"limit", std::to_string(options_.limits.attributes)}}});
}

bool Parser::begins_event(Event kind) {
  event_ = kind;
  has_event_ = true;
  return !fault_;
}

// xmlStopParser takes the input away from under the function that called back, which 2.9.14 does
// not survive everywhere; so libxml2 goes on, unheard, to the end of what it has in its buffer.
void Parser::stop(base::Diagnostic diagnostic) {
  if (!fault_) fault_ = std::move(diagnostic);
  context_->disableSAX = 1;
}

void Parser::stop_at(std::uint64_t offset, std::string_view code, base::Wording wording) {
  stop(base::worded(code, location(offset), std::move(wording)));
}

Name Parser::made_name(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri) {
  return {view(uri), view(local), view(prefix)};
}

void Parser::start_element(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri,
                           std::span<const xmlChar*> namespaces,
                           std::span<const xmlChar*> attributes) {
  if (!begins_event(Event::start)) return;
  if (++depth_ > options_.limits.depth) {
    return stop_at(event_offset(), "xml.limit",
                   {"xml-too-deep", {{"limit", std::to_string(options_.limits.depth)}}});
  }
  if (attributes.size() / 5 > options_.limits.attributes) {
    return stop_at(
        event_offset(), "xml.limit",
        {"xml-attributes-too-many", {{"limit", std::to_string(options_.limits.attributes)}}});
  }
  const std::size_t count = attributes.size() / 5;
  if (attributes_.size() < count) attributes_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const xmlChar* const* const attribute = &attributes[i * 5];
    attributes_[i].name = name(attribute[0], attribute[1], attribute[2]);
    attributes_[i].value = view(attribute[3], attribute[4]);
  }
  namespaces_.clear();
  for (std::size_t i = 0; i < namespaces.size(); i += 2) {
    namespaces_.push_back({view(namespaces[i]), view(namespaces[i + 1])});
  }
  handler_.start_element(name(local, prefix, uri), {attributes_.data(), count}, namespaces_);
}

void Parser::end_element(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri) {
  if (!begins_event(Event::end)) return;
  --depth_;
  handler_.end_element(name(local, prefix, uri));
}

void Parser::text(const xmlChar* characters, int length, Event kind) {
  if (!begins_event(kind)) return;
  event_data_ = characters;
  event_text_ = view(characters, characters + length);
  handler_.text(event_text_);
}

}  // namespace xml
