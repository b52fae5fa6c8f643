// SPDX-License-Identifier: MIT
#include "apograph/annotate/letter_annotation.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <system_error>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "apograph/editor_decisions.hpp"
#include "base/line_index.hpp"
#include "base/percent.hpp"
#include "xml/decoding.hpp"
#include "xml/reader.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using annotate::Addition;
using annotate::Annotation;
using annotate::Letter;
using annotate::Piece;

// A link may settle who is meant elsewhere, and that a third name; each time something is added, so
// that this ends. Past this many times it is the hostile who ask.
constexpr int kMaxPasses = 8;

// What a reading tells that holds for a document and for the same with additions.
class Content final : public xml::PositionedHandler {
 public:
  void set_position(const xml::Position&) override {}
  void start_element(const xml::Name& name, std::span<const xml::Attribute>,
                     std::span<const xml::NamespaceDeclaration>) override {
    if (elements_++ == 0) is_tei_ = name.namespace_uri == xml::kTeiNamespace;
  }
  void end_element(const xml::Name&) override {}
  void text(std::string_view characters) override { text_ += characters; }

  bool is_tei() const { return is_tei_; }
  /// True where the other has the same text and so many elements more.
  bool is_kept_by(const Content& other, std::size_t added) const {
    return text_ == other.text_ && other.elements_ == elements_ + added;
  }

 private:
  std::size_t elements_ = 0;
  bool is_tei_ = false;
  std::string text_;
};

// A path as part of a URI reference.
std::string as_reference(const fs::path& path) {
  return base::percent_encoded(path.generic_string(), [](char c) {
    return std::string_view(" %#?\"<>").find(c) == std::string_view::npos;
  });
}

// How a file in a folder refers to another one.
std::string reference_between(const fs::path& folder, const fs::path& file) {
  std::error_code error;
  const fs::path from = fs::absolute(folder.empty() ? fs::path(".") : folder, error);
  const fs::path to = fs::absolute(file, error);
  return as_reference(to.lexically_normal().lexically_proximate(from.lexically_normal()));
}

class Annotator {
 public:
  Annotator(fs::path file, const fs::path& output, const AnnotationSettings& settings,
            Admission& admission)
      : file_(std::move(file)), name_(file_.string()), settings_(settings), admission_(admission) {
    folder_ = (output == "-" ? file_ : output).parent_path();
  }

  base::Result<AnnotatedLetter> run(std::string bytes) {
    auto document = xml::decoded_document(bytes);
    Content content;
    // The reader says what is wrong with bytes that cannot be decoded.
    if (auto read = xml::read(bytes, name_, content); !read) return tl::unexpected(read.error());
    if (!document) return unwritable("its encoding cannot be written");
    document_ = std::move(*document);
    if (!content.is_tei()) {
      return base::failure("annotate.no-tei", {name_},
                           "this is no TEI: its root is not in the "
                           "namespace of TEI",
                           "see that the root has xmlns=\"http://www.tei-c.org/ns/1.0\"");
    }
    AnnotatedLetter result{document_.text, document_.text, std::move(bytes), {}, {}};
    if (!settings_.program_version.empty()) {
      if (auto named = name_program(result, content); !named) {
        return tl::unexpected(std::move(named.error()));
      }
    }
    for (int pass = 0; pass < kMaxPasses; ++pass) {
      auto is_settled = add_once(result, content);
      if (!is_settled) return tl::unexpected(std::move(is_settled.error()));
      if (*is_settled) break;
    }
    sort(result.remarks);
    return result;
  }

 private:
  tl::unexpected<base::Diagnostic> unwritable(std::string what) const {
    return base::failure("annotate.encoding", {name_}, std::move(what),
                         "save the file as UTF-8 first");
  }

  base::Result<void> name_program(AnnotatedLetter& result, Content& content) {
    const Letter letter = annotate::read_letter(result.after);
    const auto entry = annotate::application_entry(letter, settings_.program_version);
    if (!entry) return {};
    Annotation annotation{{*entry}, {}};
    const auto refused = admission_.sift(request_for(result), annotation);
    if (!refused) return tl::unexpected(refused.error());
    if (annotation.additions.empty()) return {};
    const annotate::Splice splice = annotate::splice(result.after, annotation.additions);
    auto bytes = encoded(splice.pieces, result.bytes);
    if (!bytes) return tl::unexpected(std::move(bytes.error()));
    content = Content();
    if (auto read = xml::read(*bytes, name_, content); !read) return read;
    result.after = splice.text();
    result.bytes = std::move(*bytes);
    return {};
  }

  AdmissionRequest request_for(const AnnotatedLetter& letter) const {
    return {file_, letter.after, letter.bytes, [this, &letter](const std::vector<Piece>& pieces) {
              return encoded(pieces, letter.bytes);
            }};
  }

  // One reading; true where another would find nothing more, as it would know nothing more.
  base::Result<bool> add_once(AnnotatedLetter& result, Content& content) {
    const std::string& text = result.after;
    const Letter letter = annotate::read_letter(text);
    const std::set<std::string> known(letter.facts.sure_references.begin(),
                                      letter.facts.sure_references.end());
    if (known_ == known) return true;
    known_ = known;
    auto annotation = find(letter);
    if (!annotation) return tl::unexpected(std::move(annotation.error()));
    const auto refused = admission_.sift(request_for(result), *annotation);
    if (!refused) return tl::unexpected(refused.error());
    add_remarks(*annotation, *refused, text, result.remarks);
    if (annotation->additions.empty()) return true;
    const annotate::Splice splice = annotate::splice(text, annotation->additions);
    auto bytes = encoded(splice.pieces, result.bytes);
    if (!bytes) return tl::unexpected(std::move(bytes.error()));
    if (auto held = holds(*bytes, annotation->additions, content); !held) {
      return tl::unexpected(std::move(held.error()));
    }
    result.after = splice.text();
    result.bytes = std::move(*bytes);
    std::move(annotation->additions.begin(), annotation->additions.end(),
              std::back_inserter(result.additions));
    return false;
  }

  base::Result<Annotation> find(const Letter& letter) {
    const annotate::Request request = {.authority = settings_.authority,
                                       .reference =
                                           [this](const authority::Entity& entity) {
                                             return reference_between(folder_, entity.file) + "#" +
                                                    entity.key;
                                           },
                                       .persons = settings_.persons,
                                       .places = settings_.places,
                                       .organisations = settings_.organisations,
                                       .dates = settings_.dates,
                                       .names = decided_names(letter),
                                       .others = other_decisions(letter)};
    std::set<std::string> languages;
    for (const annotate::Passage& passage : letter.reading.passages) {
      if (!passage.flow.text().empty()) languages.insert(passage.language);
    }
    Annotation all;
    for (const std::string& language : languages) {
      const auto known = language_of(language, letter);
      if (!known) return tl::unexpected(known.error());
      const auto& recogniser = settings_.languages.recogniser_of(**known);
      Annotation found = annotate::annotate(letter, language, recogniser, request);
      std::move(found.additions.begin(), found.additions.end(), std::back_inserter(all.additions));
      std::move(found.remarks.begin(), found.remarks.end(), std::back_inserter(all.remarks));
    }
    return all;
  }

  // A line of the source is no place of the TEI: a decision for one holds where the letter has the
  // words once.
  static bool is_placed(const std::string& words, std::uint32_t line, const Letter& letter) {
    if (line == 0) return true;
    const std::string text = annotate::text_of(letter);
    const std::size_t first = text.find(words);
    return first != std::string::npos && text.find(words, first + 1) == std::string::npos;
  }

  std::vector<recognise::NameDecision> decided_names(const Letter& letter) const {
    std::vector<recognise::NameDecision> decided;
    for (const edition::Identification& decision : settings_.sidecar.identifications) {
      if (is_placed(decision.text, decision.source_line, letter))
        decided.push_back(name_decision(decision, {}));
    }
    return decided;
  }

  std::vector<recognise::MentionDecision> other_decisions(const Letter& letter) const {
    std::vector<recognise::MentionDecision> decided;
    for (const edition::Decision& decision : settings_.sidecar.decisions) {
      const bool is_of_names = decision.kind == "name" || decision.kind == "date";
      if (is_of_names && is_placed(decision.text, decision.source_line, letter))
        decided.push_back(mention_decision(decision, {}));
    }
    return decided;
  }

  // What --lang names is the language of the letter, not that of its quotations and notes in
  // others; a language without lexicon is undetermined, unless it was asked for.
  base::Result<const LetterLanguages::Language*> language_of(const std::string& of_passages,
                                                             const Letter& letter) {
    const std::string& of_letter = letter.facts.language;
    const bool is_main = of_passages.empty() || of_passages == of_letter;
    if (is_main && !settings_.language.empty()) return settings_.languages.find(settings_.language);
    std::string language = is_main ? of_letter : of_passages;
    if (language.empty()) {
      auto found = settings_.languages.detect(annotate::text_of(letter));
      if (!found) return tl::unexpected(std::move(found.error()));
      language = std::move(*found);
    }
    auto known = settings_.languages.find(language);
    const bool is_unknown = !known && known.error().code == "lexicon.unknown-language";
    return is_unknown ? settings_.languages.find("und") : known;
  }

  // The pieces in the encoding of the letter; those that were there must be its bytes.
  base::Result<std::string> encoded(const std::vector<Piece>& pieces,
                                    std::string_view before) const {
    std::string bytes = document_.mark;
    std::string_view rest = before.substr(document_.mark.size());
    for (const Piece& piece : pieces) {
      const auto part =
          document_.is_utf8 ? piece.text : xml::encoded(piece.text, document_.encoding);
      const bool is_kept = part && (piece.is_added || rest.starts_with(*part));
      if (!is_kept) {
        return unwritable(fmt::format("{} cannot be written as it is read", document_.encoding));
      }
      if (!piece.is_added) rest.remove_prefix(part->size());
      bytes += *part;
    }
    return bytes;
  }

  // What was written must read as before: a net under all that was done with bytes.
  base::Result<void> holds(const std::string& bytes, const std::vector<Addition>& additions,
                           Content& before) const {
    Content after;
    if (auto read = xml::read(bytes, name_, after); !read) return read;
    const auto elements = static_cast<std::size_t>(
        std::count_if(additions.begin(), additions.end(),
                      [](const Addition& addition) { return !addition.element.empty(); }));
    if (!before.is_kept_by(after, elements)) {
      return base::failure("annotate.not-kept", {name_},
                           "the text would not be the same with the additions",
                           "this is a fault of Apograph: please report it with the file");
    }
    before = std::move(after);
    return {};
  }

  // What was inferred or stays open, of all readings, and what the last one left out.
  void add_remarks(const Annotation& annotation, const std::vector<Addition>& refused,
                   const std::string& text, std::vector<base::Diagnostic>& remarks) const {
    const base::LineIndex lines(name_, text);
    std::erase_if(remarks, [](const base::Diagnostic& remark) {
      return remark.severity == base::Severity::warning;
    });
    const auto add = [&](std::uint32_t at, bool is_left_out, const std::string& message) {
      remarks.push_back({is_left_out ? base::Severity::warning : base::Severity::info,
                         is_left_out ? "left-out" : "open",
                         lines.locate(at),
                         message,
                         {},
                         {}});
    };
    for (const annotate::Remark& remark : annotation.remarks) {
      add(remark.at, remark.is_left_out, remark.message);
    }
    for (const Addition& addition : refused) {
      add(addition.document.begin, true,
          addition.description + " — the schema does not allow it here");
    }
  }

  static void sort(std::vector<base::Diagnostic>& remarks) {
    std::stable_sort(remarks.begin(), remarks.end(), [](const auto& a, const auto& b) {
      return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column);
    });
  }

  fs::path file_;
  std::string name_;
  fs::path folder_;
  const AnnotationSettings& settings_;
  Admission& admission_;
  xml::DecodedDocument document_;
  std::optional<std::set<std::string>>
      known_;  // whom the letter named for sure at the last reading
};

}  // namespace

base::Result<AnnotatedLetter> annotate_letter(const fs::path& file, const fs::path& output,
                                              std::string bytes, const AnnotationSettings& settings,
                                              Admission& admission) {
  return Annotator(file, output, settings, admission).run(std::move(bytes));
}

}  // namespace apograph
