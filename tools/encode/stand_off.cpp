// SPDX-License-Identifier: MIT
#include <string>

#include "encode/header.hpp"
#include "encode/phrases.hpp"
#include "encode/tree.hpp"

namespace encode {
namespace {

using authority::EntityKind;

// The entries of one kind that the letter points to, as they stand in their file.
void write_entries(Node stand_off, const char* name, EntityKind kind, const Input& input,
                   const Record& record) {
  Node list;
  for (const std::string& key : record.entities) {
    const authority::Entity* entity = input.authority.find(key);
    if (entity == nullptr || entity->kind != kind) continue;
    if (!list) list = element(stand_off, name);
    list.append_copy(entity->xml);
  }
}

void write_reason(Node stand_off, const Reason& reason, const Input& input) {
  const Node certainty = element(stand_off, "certainty");
  attribute(certainty, "target", "#" + reason.target);
  attribute(certainty, "locus", reason.locus);
  attribute(certainty, "cert", reason.certainty);
  const bool is_signed = reason.is_inferred || !input.metadata.edition_editor.empty();
  if (is_signed) attribute(certainty, "resp", reason.is_inferred ? kApplication : kEditor);
  element(certainty, "desc", translated(input.phrases, reason.text));
}

}  // namespace

void write_stand_off(Node tei, const Input& input, const Record& record) {
  const bool embeds = input.is_self_contained && !record.entities.empty();
  if (!embeds && record.reasons.empty()) return;
  const Node stand_off = element(tei, "standOff");
  if (embeds) {
    write_entries(stand_off, "listPerson", EntityKind::person, input, record);
    write_entries(stand_off, "listPlace", EntityKind::place, input, record);
    write_entries(stand_off, "listOrg", EntityKind::organisation, input, record);
    write_entries(stand_off, "listBibl", EntityKind::work, input, record);
  }
  for (const Reason& reason : record.reasons) write_reason(stand_off, reason, input);
}

}  // namespace encode
