// SPDX-License-Identifier: MIT
#include "source/docx_reader.hpp"

#include <utility>

#include <fmt/format.h>

#include "source/docx_body.hpp"
#include "source/docx_parts.hpp"
#include "source/text_builder.hpp"
#include "zip/reader.hpp"

namespace source {
namespace {

std::string folder_of(const std::string& member) {
  return member.substr(0, member.rfind('/') + 1);
}

class DocxFile {
 public:
  DocxFile(zip::Reader container, std::string name)
      : container_(std::move(container)), name_(std::move(name)) {}

  base::Result<SourceText> read() {
    TextBuilder builder(name_);
    base::Result<void> done = read_into(builder);
    if (!done) return tl::unexpected(std::move(done.error()));
    return std::move(builder).finish();
  }

 private:
  base::Result<void> read_into(TextBuilder& builder) {
    DocxRelationships package("");
    if (auto done = read_part("_rels/.rels", package); !done) return done;
    std::string main = package.target_of("officeDocument");
    if (main.empty()) main = "word/document.xml";
    if (!container_.has(main)) {
      return base::failure("source.damaged", {name_}, "holds no text, as a DOCX must",
                           "open it in Word or LibreOffice and save it anew");
    }
    DocxRelationships relationships(folder_of(main));
    if (auto done = read_relationships(main, relationships); !done) return done;
    return read_main(main, relationships, builder);
  }

  base::Result<void> read_main(const std::string& main, const DocxRelationships& relationships,
                               TextBuilder& builder) {
    DocxStyles styles;
    DocxNumbering numbering;
    DocxSettings settings;
    const std::string folder = folder_of(main);
    DocxNotes footnotes("footnote", folder);
    DocxNotes endnotes("endnote", folder);
    DocxNotes comments("comment", folder);
    const std::pair<std::string_view, TagHandler*> parts[] = {
        {"styles", &styles},       {"numbering", &numbering}, {"settings", &settings},
        {"footnotes", &footnotes}, {"endnotes", &endnotes},   {"comments", &comments}};
    for (const auto& [kind, handler] : parts) {
      if (auto done = read_part(relationships.target_of(kind), *handler); !done) return done;
    }
    for (auto& [kind, notes] :
         {std::pair("footnotes", &footnotes), std::pair("endnotes", &endnotes),
          std::pair("comments", &comments)}) {
      const std::string member = relationships.target_of(kind);
      if (auto done = read_relationships(member, notes->relationships); !done) return done;
    }
    const DocxContext context{styles,    numbering, settings, relationships,
                              footnotes, endnotes,  comments};
    DocxBody body(context, builder);
    if (auto done = read_furniture("header", PartKind::running_head, context, builder); !done)
      return done;
    if (auto done = read_part(main, body); !done) return done;
    body.finish();
    if (body.drawings() > 0) remark_drawings(body.drawings(), builder);
    if (auto done = read_pictures(builder); !done) return done;
    return read_furniture("footer", PartKind::running_foot, context, builder);
  }

  // What is printed on every page stands once, before and behind the text.
  base::Result<void> read_furniture(std::string_view kind, PartKind form,
                                    const DocxContext& context, TextBuilder& builder) {
    for (const auto& [id, relationship] : context.relationships.all) {
      if (relationship.kind != kind) continue;
      DocxBody body(context, builder);
      body.set_form(form);
      if (auto done = read_part(relationship.target, body); !done) return done;
    }
    return {};
  }

  // An address is one of the web; whatever else is no member of the container is missing.
  base::Result<void> read_pictures(TextBuilder& builder) {
    for (Picture& picture : builder.pictures()) {
      if (!container_.has(picture.name)) continue;
      auto bytes = container_.read(picture.name);
      if (!bytes) return tl::unexpected(std::move(bytes.error()));
      picture.bytes = std::move(*bytes);
      picture.name = picture.name.substr(picture.name.rfind('/') + 1);
    }
    return {};
  }

  void remark_drawings(std::size_t count, TextBuilder& builder) const {
    builder.remark({base::Severity::warning,
                    "source.drawings",
                    {name_},
                    fmt::format("holds {} drawing{}, of which only the text is taken over", count,
                                count == 1 ? "" : "s"),
                    "see whether they belong to the letter",
                    {}});
  }

  base::Result<void> read_relationships(const std::string& member, DocxRelationships& into) {
    const std::string folder = folder_of(member);
    return read_part(folder + "_rels/" + member.substr(folder.size()) + ".rels", into);
  }

  // A part that is not there says nothing.
  base::Result<void> read_part(const std::string& member, TagHandler& handler) {
    if (member.empty() || !container_.has(member)) return {};
    const auto bytes = container_.read(member);
    if (!bytes) return tl::unexpected(bytes.error());
    return read_tags(*bytes, name_ + "/" + member, handler);
  }

  zip::Reader container_;
  std::string name_;
};

}  // namespace

base::Result<SourceText> read_docx(std::string name, std::string bytes) {
  auto container = zip::Reader::open(std::move(bytes), name);
  if (!container) return tl::unexpected(std::move(container.error()));
  return DocxFile(std::move(*container), std::move(name)).read();
}

}  // namespace source
