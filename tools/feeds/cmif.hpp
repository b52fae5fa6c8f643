// SPDX-License-Identifier: MIT
// CMIF, the index of letters that correspSearch and others gather: checked, repaired, written and
// read. The schema itself (schemas/cmif.rng) is the validator's affair.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "feeds/facts.hpp"
#include "feeds/tree.hpp"

namespace feeds {

/// What correspSearch's public checker, its harvester and the documentation of CMIF ask for beyond
/// the schema. `url` is the address at which the file is or will be found, or empty. Findings have
/// codes cmif.…; errors are what a checker or the harvester refuses, warnings what it regrets.
void check_cmif(const Tree& tree, std::string_view url, base::DiagnosticSink& sink);

/// What a program cannot know and an editor may add; empty members add nothing.
struct CmifFacts {
  std::string editor;   // "Name <address>"
  std::string url;      // of the file
  std::string licence;  // "cc-by" or "cc0"
};

struct CmifRepairs {
  CmifFacts facts;
  bool drops_certainty = false;  // @cert and @evidence, which the older schemas do not know
};

/// Brings a file nearer to CMIF 1.1, by rules that lose nothing that CMIF can hold: order,
/// attributes, dates, addresses, licence, elements of other kinds. Every change is an info with a
/// code cmif.fixed-… and the place in the file that was read.
void fix_cmif(Tree& tree, const CmifRepairs& repairs, base::DiagnosticSink& changes);

struct CmifWriting {
  CmifFacts facts;
  bool keeps_certainty = false;  // @cert and @evidence, which only CMIF 1.1 knows
  bool lists_mentions = false;   // who and what is named in a letter, as CMIF 2 proposes
};

/// The index of an edition's letters, as all schemas in circulation accept it. What is missing is
/// warned of: cmif.no-licence, cmif.no-address, cmif.no-editor, cmif.no-date,
/// cmif.no-correspondence (such a letter is left out).
std::string cmif_of(const Edition& edition, const CmifWriting& writing, base::DiagnosticSink& sink);

/// The letters of an index in the columns of CSV2CMI, and `url` where letters have addresses.
std::string csv_of_cmif(const Tree& tree);

/// An index from a table in the columns of CSV2CMI. Title, editor, publisher and date are those of
/// the edition, whose letters do not count. Faults of cells go to the sink: cmif.csv-….
base::Result<std::string> cmif_of_csv(std::string_view table, const std::string& file,
                                      const Edition& edition, const CmifWriting& writing,
                                      base::DiagnosticSink& sink);

inline constexpr std::string_view kCcBy = "https://creativecommons.org/licenses/by/4.0/";
inline constexpr std::string_view kCc0 = "https://creativecommons.org/publicdomain/zero/1.0/";

/// The licence that an address or a sentence means, as an address; empty where it is neither CC BY
/// 4.0 nor CC0.
std::string_view cmif_licence(std::string_view text);

/// "This file is licensed …", for a licence of CMIF.
std::string_view licence_text(std::string_view target);

/// True for an http or https address without blanks and other signs that no address has.
bool is_web_address(std::string_view text);

/// True where correspSearch knows the authority file of a person or organisation (VIAF, GND, LoC,
/// BnF, NDL), in the form that it reads.
bool is_agent_address(std::string_view address);
/// True for GeoNames, in the form that it reads.
bool is_place_address(std::string_view address);

/// A UUID that begins with a letter and depends on nothing but the text.
std::string uuid_of(std::string_view text);
bool is_uuid(std::string_view text);

}  // namespace feeds
