// SPDX-License-Identifier: MIT
#include "encode/header.hpp"
#include "encode/mentions.hpp"
#include "encode/phrases.hpp"
#include "encode/tree.hpp"

namespace encode {
namespace {

using edition::CorrespondenceSide;

class CorrespondenceWriter {
 public:
  CorrespondenceWriter(const Input& input, Record& record) : input_(input), record_(record) {}

  void write(Node profile) {
    const Node description = element(profile, "correspDesc");
    write_side(description, "sent", input_.metadata.sent);
    write_side(description, "received", input_.metadata.received);
    if (!input_.metadata.correspondence_note.empty()) {
      element(element(description, "note"), "p", input_.metadata.correspondence_note);
    }
  }

 private:
  // An action needs someone who acts: where nobody is known, the phrase for it stands there.
  void write_side(Node description, const char* type, const CorrespondenceSide& side) {
    const Node action = element(description, "correspAction");
    attribute(action, "type", type);
    for (const edition::NamedEntity& person : side.persons) write_name(action, "persName", person);
    for (const edition::NamedEntity& organisation : side.organisations)
      write_name(action, "orgName", organisation);
    if (side.persons.empty() && side.organisations.empty()) {
      element(action, "persName", phrase(input_.phrases, "header.unknown"));
    }
    if (side.place) write_name(action, "placeName", *side.place);
    if (side.date) write_date(action, *side.date);
  }

  void write_name(Node action, const char* name, const edition::NamedEntity& entity) {
    const Node node = element(action, name, display_name(input_, entity.key, entity.name));
    const std::string reference = reference_to(input_, entity.key);
    attribute(node, "ref", reference.empty() ? entity.uri : reference);
    if (!entity.key.empty()) record_.entities.insert(entity.key);
    write_confidence(node, entity.confidence, name);
  }

  void write_date(Node action, const edition::DatedValue& date) {
    const Node node = element(action, "date", date_text(date));
    attribute_dates(node, {date.when, date.from, date.to, date.not_before, date.not_after, {}});
    write_confidence(node, date.confidence, "date");
  }

  // What an editor decides is the editor's, not the program's.
  void write_confidence(Node node, const edition::Confidence& confidence, const std::string& kind) {
    attribute(node, "cert", confidence.certainty);
    const bool is_signed = !confidence.certainty.empty() && !confidence.is_inferred &&
                           !input_.metadata.edition_editor.empty();
    if (is_signed) attribute(node, "resp", kEditor);
    if (confidence.is_inferred) attribute(node, "resp", kApplication);
    attribute(node, "evidence", confidence.evidence);
    if (confidence.reason.empty()) return;
    const std::string id = record_.new_id("sent-" + kind);
    attribute(node, "xml:id", id);
    record_.reasons.push_back(
        {id, "value", confidence.certainty, confidence.reason, confidence.is_inferred});
  }

  const Input& input_;
  Record& record_;
};

}  // namespace

void write_correspondence(Node profile, const Input& input, Record& record) {
  CorrespondenceWriter(input, record).write(profile);
}

}  // namespace encode
