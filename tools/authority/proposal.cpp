// SPDX-License-Identifier: MIT
// Writes proposals into a file by its bytes, so that what stands there stays as it is.
#include "authority/proposal.hpp"

#include <fmt/format.h>

#include "authority/entry_xml.hpp"
#include "authority/placement.hpp"
#include "authority/proposal_ids.hpp"

namespace authority {
namespace {

class ProposalWriter {
 public:
  explicit ProposalWriter(const Authority& taken) : taken_(taken) {}

  // All entries of a kind, each on lines of its own.
  std::string entries(const std::vector<Proposal>& proposals, const ListKind& list,
                      const std::string& indent, Ids& ids) {
    ids_ = &ids;
    is_signed_ = ids.contains("apograph");
    out_.clear();
    for (const Proposal& proposal : proposals) {
      if (proposal.kind == list.kind) entry(proposal, list, indent);
    }
    return std::move(out_);
  }

 private:
  void entry(const Proposal& proposal, const ListKind& list, const std::string& indent) {
    out_ += '\n' + indent + '<' + std::string(list.entry);
    attribute("xml:id", new_id(proposal));
    attribute("cert", proposal.certainty);
    if (is_signed_) attribute("resp", "#apograph");
    if (!proposal.sex.empty()) attribute("sex", proposal.sex);
    out_ += '>';
    const std::string inner = '\n' + indent + "  ";
    out_ += inner;
    name(proposal, list);
    for (const std::string& variant : proposal.variants) {
      out_ += inner + '<' + std::string(list.name) + " type=\"variant\">";
      append_escaped(out_, variant, false);
      out_ += "</" + std::string(list.name) + '>';
    }
    life("birth", proposal.birth, inner);
    life("death", proposal.death, inner);
    for (const std::string& description : proposal.descriptions) {
      out_ += inner + "<note type=\"description\">";
      append_escaped(out_, description, false);
      out_ += "</note>";
    }
    out_ += inner + "<note type=\"evidence\">";
    append_escaped(out_, proposal.evidence, false);
    out_ += "</note>\n" + indent + "</" + std::string(list.entry) + '>';
  }

  void name(const Proposal& proposal, const ListKind& list) {
    out_ += '<' + std::string(list.name) + '>';
    if (proposal.surname.empty() && proposal.forename.empty()) {
      append_escaped(out_, proposal.name, false);
    } else {
      bool has_part = part("roleName", proposal.title, false);
      has_part = part("forename", proposal.forename, has_part);
      part("surname", proposal.surname, has_part);
    }
    out_ += "</" + std::string(list.name) + '>';
  }

  bool part(const char* element, const std::string& text, bool has_before) {
    if (text.empty()) return has_before;
    out_ += fmt::format("{}<{}>", has_before ? " " : "", element);
    append_escaped(out_, text, false);
    out_ += fmt::format("</{}>", element);
    return true;
  }

  void life(const char* element, const std::string& year, const std::string& inner) {
    if (!year.empty()) out_ += fmt::format("{}<{} when=\"{}\"/>", inner, element, year);
  }

  void attribute(std::string_view attribute_name, std::string_view value) {
    out_ += fmt::format(" {}=\"", attribute_name);
    append_escaped(out_, value, true);
    out_ += '"';
  }

  std::string new_id(const Proposal& proposal) {
    const bool has_parts = !proposal.surname.empty() || !proposal.forename.empty();
    const std::string base =
        id_of_name(has_parts ? proposal.surname + ' ' + proposal.forename + ' ' + proposal.title
                             : proposal.name);
    std::string id = base;
    for (int number = 2; ids_->contains(id) || taken_.find(id) != nullptr; ++number) {
      id = fmt::format("{}-{}", base, number);
    }
    ids_->insert(id);
    return id;
  }

  const Authority& taken_;
  Ids* ids_ = nullptr;
  bool is_signed_ = false;
  std::string out_;
};

std::string file_of_proposals(std::string_view program) {
  return new_file("Proposed names",
                  "A working file for review. An entry with @cert is a proposal: correct it and "
                  "take @cert and @resp away, or delete it.",
                  "The texts of the letters; the note of each entry says where.", program);
}

}  // namespace

base::Result<std::string> with_proposals(std::string_view existing, const std::string& file,
                                         const std::vector<Proposal>& proposals,
                                         const Authority& taken, std::string_view program) {
  ProposalWriter writer(taken);
  return with_entries(existing.empty() ? file_of_proposals(program) : std::string(existing), file,
                      [&](const ListKind& list, const std::string& indent, Ids& ids) {
                        return writer.entries(proposals, list, indent, ids);
                      });
}

}  // namespace authority
