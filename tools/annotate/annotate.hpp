// SPDX-License-Identifier: MIT
// The door of the room: a TEI document in, what to add to it out. The document itself is changed
// nowhere but where something is added.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/document_tree.hpp"
#include "annotate/header.hpp"
#include "annotate/reading.hpp"
#include "authority/authority.hpp"
#include "base/span.hpp"
#include "recognise/recognise.hpp"

namespace annotate {

/// A document as it is read for its names. Stands on the bytes that it was read from.
struct Letter {
  DocumentTree tree;
  Reading reading;
  Facts facts;
};

/// Reads a document that is UTF-8 without byte order mark and well-formed (xml::read).
Letter read_letter(std::string_view document);

/// The text that is read, of all passages, to find out its language.
std::string text_of(const Letter& letter);

/// An element around a stretch of the document, or attributes for a start-tag that is there.
struct Addition {
  std::string element;      // as it is to be written: "persName", "tei:persName"; empty: attributes
  base::Span document;      // what the element holds; of attributes the empty place where they go
  std::string attributes;   // with a blank before each
  std::string description;  // for a report
};

/// Something to tell of a place of the document: what was inferred or stays open, or was left out.
struct Remark {
  std::uint32_t at = 0;  // byte of the document
  bool is_left_out = false;
  std::string message;
};

struct Annotation {
  std::vector<Addition> additions;  // apart from each other
  std::vector<Remark> remarks;
};

struct Request {
  const authority::Authority& authority;
  /// How the document is to point to an entry, where the references in it do not show how they do.
  std::function<std::string(const authority::Entity&)> reference;
  bool persons = true, places = true, organisations = true, dates = true;
  /// What an editor decided of words; it holds wherever the letter has them.
  std::vector<recognise::NameDecision> names = {};
  std::vector<recognise::MentionDecision> others = {};
};

/// Finds what the passages of a language (`Passage::language`) lack.
Annotation annotate(const Letter& letter, std::string_view language,
                    const recognise::Recogniser& recogniser, const Request& request);

/// What names this program in the appInfo of the header, so that @resp can point to it; none where
/// it is named, or where there is no place for it.
std::optional<Addition> application_entry(const Letter& letter, std::string_view version);

/// A stretch of a document with additions.
struct Piece {
  bool is_added = false;
  std::string text;
  std::uint32_t at = 0;      // its first byte in the sum
  std::uint32_t before = 0;  // the byte of the document that it begins with or was added before
};

/// A document with additions: the pieces in order, and where each addition stands in their sum, its
/// tags included.
struct Splice {
  std::vector<Piece> pieces;
  std::vector<base::Span> places;  // beside the additions

  std::string text() const;
  /// The byte of the document that a byte of the sum is, or before which it was added.
  std::uint32_t offset_before(std::uint32_t offset) const;
};

Splice splice(std::string_view document, const std::vector<Addition>& additions);

}  // namespace annotate
