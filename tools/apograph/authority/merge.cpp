// SPDX-License-Identifier: MIT
#include "apograph/authority/merge.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "apograph/authority/authority_sources.hpp"
#include "apograph/authority/new_output.hpp"
#include "apograph/workplace.hpp"
#include "authority/agreement.hpp"
#include "authority/entry_xml.hpp"
#include "authority/intake.hpp"
#include "authority/joining.hpp"
#include "authority/pointers.hpp"
#include "base/file.hpp"
#include "edition/seal.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using cli::Exit;

base::Diagnostic usage(std::string message, std::string hint) {
  return base::failure("cli.usage", {"apograph authority merge"}, std::move(message),
                       std::move(hint))
      .value();
}

// ---- Entries

/// An entry of an edition, and where it stands.
struct Place {
  std::size_t file = 0;
  const authority::FoundEntry* entry = nullptr;
};

class EntryMerge {
 public:
  EntryMerge(const cli::Arguments& arguments, AuthoritySources sources, cli::Console& console)
      : arguments_(arguments), sources_(std::move(sources)), console_(console) {
    for (const authority::RegisterFile& file : sources_.files) {
      files_.push_back({file.name(), file.bytes(), file.bytes()});
    }
  }

  Exit run() {
    if (const auto found = find_entries(); !found) return failed(console_, found.error());
    if (const auto joined = join(); !joined) return failed(console_, joined.error());
    if (!findings_.has_errors()) {
      for (const auto& step :
           {&EntryMerge::take_out, &EntryMerge::turn_registers, &EntryMerge::turn_letters}) {
        if (const auto done = (this->*step)(); !done) return failed(console_, done.error());
      }
    }
    std::vector<std::string> names;
    names.reserve(files_.size());
    for (const Rewriting& file : files_) names.push_back(file.path.string());
    const auto exit = write_findings(names, findings_, arguments_, console_);
    if (!exit) return failed(console_, exit.error());
    if (*exit != Exit::clean) {
      console_.report("nothing is changed: the entries contradict each other\n");
      return *exit;
    }
    if (!arguments_.has("letters")) {
      // Letters were read for their pointers only.
      files_.resize(sources_.files.size());
    }
    const bool is_dry_run = arguments_.has("dry-run");
    if (const auto done = rewrite(files_, is_dry_run, console_); !done) {
      return failed(console_, done.error());
    }
    console_.report(summary());
    return Exit::clean;
  }

 private:
  base::Result<Place> find(const std::string& key) const {
    for (std::size_t i = 0; i < sources_.files.size(); ++i) {
      for (const authority::FoundEntry& entry : sources_.files[i].entries()) {
        if (entry.entity.key == key) return Place{i, &entry};
      }
    }
    return base::failure("authority.unknown-id", {"apograph authority merge"},
                         fmt::format("no entry of the edition has the xml:id “{}”", key),
                         "apograph authority list shows them all");
  }

  base::Result<void> find_entries() {
    const std::string into = arguments_.value("into");
    auto target = find(into);
    if (!target) return tl::unexpected(std::move(target.error()));
    target_ = *target;
    for (const std::string& key : arguments_.operands()) {
      if (key == into) {
        return tl::unexpected(
            usage(fmt::format("“{}” cannot be merged into itself", key), "name another entry"));
      }
      auto place = find(key);
      if (!place) return tl::unexpected(std::move(place.error()));
      merged_.push_back(*place);
    }
    return {};
  }

  base::Result<void> join() {
    authority::Joining joining{target_.entry, {}, authority::Extent::all};
    for (const Place& place : merged_) joining.sources.push_back(place.entry);
    std::vector<authority::Joined> joined;
    auto text = authority::with_joinings(sources_.files[target_.file], {joining}, joined);
    if (!text) return tl::unexpected(std::move(text.error()));
    files_[target_.file].after = std::move(*text);
    const authority::Entity& target = target_.entry->entity;
    for (std::size_t i = 0; i < joined.size(); ++i) {
      const authority::Entity& source = merged_[i].entry->entity;
      for (const auto& child : merged_[i].entry->node->children) {
        if (!authority::stands_for_itself(*child)) continue;
        joined[i].conflicts.emplace_back("entries stand within it, which would have to move");
        break;
      }
      for (const std::string& conflict : joined[i].conflicts) {
        base::Diagnostic finding{base::Severity::error,
                                 "authority.conflict",
                                 source.at,
                                 fmt::format("“{}” and “{}” contradict each other: {}", target.key,
                                             source.key, conflict),
                                 "correct what is wrong in one of them, or take it away",
                                 {}};
        finding.notes.push_back({target.at, fmt::format("the entry “{}”", target.key)});
        findings_.add(std::move(finding));
      }
      if (!joined[i].conflicts.empty()) continue;
      findings_.add(
          {base::Severity::info,
           "authority.merged",
           source.at,
           joined[i].gained.empty()
               ? fmt::format("“{}” says nothing that “{}” does not", source.key, target.key)
               : fmt::format("“{}” gives “{}”: {}", source.key, target.key,
                             fmt::join(joined[i].gained, "; ")),
           "",
           {}});
    }
    return {};
  }

  // The entries that are merged leave their files.
  base::Result<void> take_out() {
    for (std::size_t i = 0; i < sources_.files.size(); ++i) {
      auto file = authority::RegisterFile::read(files_[i].after, sources_.files[i].name(),
                                                sources_.files[i].reference());
      if (!file) return tl::unexpected(std::move(file.error()));
      std::vector<const authority::FoundEntry*> gone;
      for (const authority::FoundEntry& entry : file->entries()) {
        const auto& ids = arguments_.operands();
        if (std::find(ids.begin(), ids.end(), entry.entity.key) != ids.end())
          gone.push_back(&entry);
      }
      if (gone.empty()) continue;
      if (gone.size() == file->entries().size()) {
        return base::failure(
            "authority.last-entry", {file->name()},
            "no entry would be left in this file, and it could not be read any more",
            "merge the other way round, or move the entry and delete the file");
      }
      files_[i].after = authority::without_entries(*file, gone);
    }
    return {};
  }

  std::vector<authority::Turn> turns() const {
    std::vector<authority::Turn> turns;
    turns.reserve(merged_.size());
    for (const Place& place : merged_) {
      turns.push_back({sources_.files[place.file].reference(), place.entry->entity.key,
                       sources_.files[target_.file].reference(), target_.entry->entity.key});
    }
    return turns;
  }

  base::Result<void> turn_registers() {
    for (std::size_t i = 0; i < sources_.files.size(); ++i) {
      auto turned = authority::with_pointers_turned(files_[i].after, sources_.files[i].name(),
                                                    sources_.files[i].reference(), turns());
      if (!turned) return tl::unexpected(std::move(turned.error()));
      registers_turned_ += turned->turned.size();
      files_[i].after = std::move(turned->document);
      report_left(turned->left);
    }
    return {};
  }

  base::Result<void> turn_letters() {
    for (const edition::Letter& letter : sources_.edition->letters) {
      if (!letter.has_tei) continue;
      auto bytes = base::read_file(letter.tei);
      if (!bytes) return tl::unexpected(std::move(bytes.error()));
      auto turned = authority::with_pointers_turned(*bytes, letter.tei.string(), "", turns());
      if (!turned) return tl::unexpected(std::move(turned.error()));
      report_left(turned->left);
      if (turned->turned.empty()) continue;
      ++letters_;
      letters_turned_ += turned->turned.size();
      if (!arguments_.has("letters")) report_pointers(turned->turned);
      const bool is_sealed = edition::seal_of(*bytes) == edition::Seal::intact;
      std::string after =
          is_sealed ? edition::sealed(edition::unsealed(turned->document)) : turned->document;
      files_.push_back({letter.tei, std::move(*bytes), std::move(after)});
    }
    return {};
  }

  void report_pointers(const std::vector<authority::Pointer>& pointers) {
    for (const authority::Pointer& pointer : pointers) {
      findings_.add({base::Severity::warning,
                     "authority.merged-pointer",
                     pointer.at,
                     fmt::format("“{}” points to an entry that is merged into “{}”", pointer.text,
                                 target_.entry->entity.key),
                     "--letters turns such pointers",
                     {}});
    }
  }

  void report_left(const std::vector<authority::Pointer>& pointers) {
    for (const authority::Pointer& pointer : pointers) {
      findings_.add(
          {base::Severity::warning,
           "authority.pointer-left",
           pointer.at,
           fmt::format("“{}” is written with a reference to a character and left as it is",
                       pointer.text),
           "turn it by hand",
           {}});
    }
  }

  std::string summary() const {
    std::string text = fmt::format("{} merged into {}", fmt::join(arguments_.operands(), ", "),
                                   target_.entry->entity.key);
    if (registers_turned_ > 0) {
      text += fmt::format("; {} of authority files turned", counted(registers_turned_, "pointer"));
    }
    if (letters_turned_ > 0) {
      text += fmt::format("; {} in {} {}", counted(letters_turned_, "pointer"),
                          counted(letters_, "letter"),
                          arguments_.has("letters") ? "turned" : "to be turned");
    }
    if (arguments_.has("dry-run")) text += " (nothing is written)";
    return text + '\n';
  }

  const cli::Arguments& arguments_;
  AuthoritySources sources_;
  cli::Console& console_;
  Place target_;
  std::vector<Place> merged_;
  std::vector<Rewriting> files_;  // the authority files, then letters
  base::DiagnosticList findings_;
  std::size_t registers_turned_ = 0, letters_turned_ = 0, letters_ = 0;
};

// ---- Files

Exit merge_files(const cli::Arguments& arguments, cli::Console& console) {
  if (arguments.operands().size() < 2) {
    return failed(console, usage("one file is named, and no entry to merge into",
                                 "name several files and --output, or entries and --into ID"));
  }
  if (!arguments.has("output")) {
    return failed(console, usage("no output is named", "name the joined file: -o FILE"));
  }
  base::DiagnosticList findings;
  const auto files = open_registers(arguments.operands(), authority::EntityKind::person, findings);
  if (!files) return failed(console, files.error());
  authority::IntakeCounts counts;
  std::vector<const authority::RegisterFile*> others;
  for (std::size_t i = 1; i < files->size(); ++i) others.push_back(&(*files)[i]);
  const auto text = authority::joined_registers(files->front(), others, findings, counts);
  if (!text) return failed(console, text.error());
  const fs::path output = arguments.value("output");
  std::error_code error;
  const bool is_first = fs::equivalent(output, files->front().name(), error);
  if (arguments.has("dry-run")) {
    const auto shown =
        rewrite({{files->front().name(), files->front().bytes(), *text}}, true, console);
    if (!shown) return failed(console, shown.error());
  } else if (const auto written =
                 write_new(output, *text, is_first || arguments.has("force"), console);
             !written) {
    return failed(console, written.error());
  }
  std::vector<std::string> names;
  for (const authority::RegisterFile& file : *files) names.push_back(file.name());
  Exit exit = findings.has_errors() ? Exit::findings : Exit::clean;
  if (output == "-") {
    report_faults(findings, console);
  } else {
    const auto reported = write_findings(names, findings, arguments, console);
    if (!reported) return failed(console, reported.error());
    exit = *reported;
  }
  console.report(fmt::format("{}: {} added, {} completed, {} there already, {} in doubt\n",
                             output.string(), counts.added, counts.changed,
                             counts.same + counts.reported, counts.doubtful));
  return exit;
}

}  // namespace

Exit run_authority_merge(const cli::Arguments& arguments, cli::Console& console) {
  if (!arguments.has("into")) return merge_files(arguments, console);
  auto sources = open_edition_authority(std::nullopt);
  if (!sources) return failed(console, sources.error());
  return EntryMerge(arguments, std::move(*sources), console).run();
}

}  // namespace apograph
