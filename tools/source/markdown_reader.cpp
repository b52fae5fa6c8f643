// SPDX-License-Identifier: MIT
#include "source/markdown_reader.hpp"

#include <memory>
#include <utility>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include "base/loaded_library.hpp"
#include "source/encoding.hpp"
#include "source/html_reader.hpp"

namespace source {
namespace {

// The library's time grows faster than the length of some texts.
constexpr std::size_t kMostBytes = std::size_t{4} << 20U;

struct Library {
  decltype(&cmark_parser_new) parser_new = nullptr;
  decltype(&cmark_parser_feed) parser_feed = nullptr;
  decltype(&cmark_parser_finish) parser_finish = nullptr;
  decltype(&cmark_parser_free) parser_free = nullptr;
  decltype(&cmark_parser_attach_syntax_extension) attach = nullptr;
  decltype(&cmark_parser_get_syntax_extensions) extensions = nullptr;
  decltype(&cmark_find_syntax_extension) find_extension = nullptr;
  decltype(&cmark_render_html) render_html = nullptr;
  decltype(&cmark_node_free) node_free = nullptr;
  decltype(&cmark_get_default_mem_allocator) allocator = nullptr;
  decltype(&cmark_gfm_core_extensions_ensure_registered) register_extensions = nullptr;
  bool is_whole = false;

  Library() {
    base::LoadedLibrary core({"libcmark-gfm.so.0.29.0.gfm.6", "libcmark-gfm.so.0.29.0.gfm.13"});
    core.find(parser_new, "cmark_parser_new");
    core.find(parser_feed, "cmark_parser_feed");
    core.find(parser_finish, "cmark_parser_finish");
    core.find(parser_free, "cmark_parser_free");
    core.find(attach, "cmark_parser_attach_syntax_extension");
    core.find(extensions, "cmark_parser_get_syntax_extensions");
    core.find(find_extension, "cmark_find_syntax_extension");
    core.find(render_html, "cmark_render_html");
    core.find(node_free, "cmark_node_free");
    core.find(allocator, "cmark_get_default_mem_allocator");
    base::LoadedLibrary more(
        {"libcmark-gfm-extensions.so.0.29.0.gfm.6", "libcmark-gfm-extensions.so.0.29.0.gfm.13"});
    more.find(register_extensions, "cmark_gfm_core_extensions_ensure_registered");
    is_whole = core.is_whole() && more.is_whole();
    if (is_whole) register_extensions();
  }
};

const Library& library() {
  static const Library loaded;
  return loaded;
}

std::string html_of(const Library& cmark, std::string_view text) {
  constexpr int kOptions = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE;
  const std::unique_ptr<cmark_parser, decltype(cmark.parser_free)> parser(
      cmark.parser_new(kOptions), cmark.parser_free);
  for (const char* name : {"table", "strikethrough", "autolink"}) {
    if (cmark_syntax_extension* const found = cmark.find_extension(name))
      cmark.attach(parser.get(), found);
  }
  cmark.parser_feed(parser.get(), text.data(), text.size());
  const std::unique_ptr<cmark_node, decltype(cmark.node_free)> document(
      cmark.parser_finish(parser.get()), cmark.node_free);
  const auto release = cmark.allocator()->free;
  const std::unique_ptr<char, decltype(release)> html(
      cmark.render_html(document.get(), kOptions, cmark.extensions(parser.get())), release);
  return html.get();
}

}  // namespace

base::Result<SourceText> read_markdown(std::string name, std::string bytes,
                                       std::string_view encoding) {
  const Library& cmark = library();
  if (!cmark.is_whole) {
    return base::failure("source.no-markdown", {name},
                         "Markdown cannot be read, the library cmark-gfm is not installed",
                         "install the package libcmark-gfm-extensions0.29.0.gfm.6, or save the "
                         "text as HTML");
  }
  auto decoded = decode(name, std::move(bytes), encoding);
  if (!decoded) return tl::unexpected(std::move(decoded.error()));
  if (decoded->text.size() > kMostBytes) {
    return base::failure("source.too-large", {name}, "is Markdown of more than 4 MB",
                         "split it into letters first");
  }
  auto source = read_html(std::move(name), html_of(cmark, decoded->text), "UTF-8");
  if (!source) return source;
  source->encoding = std::move(decoded->encoding);
  source->encoding_doubt = std::move(decoded->doubt);
  return source;
}

}  // namespace source
