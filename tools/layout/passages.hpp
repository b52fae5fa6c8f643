// SPDX-License-Identifier: MIT
// Groups of lines, read as wholes: which of them look like a part of a letter. What a group looks
// like is decided here, by form and by the words of the lexicon; what it is, by where it stands.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "layout/datelines.hpp"
#include "layout/draft.hpp"
#include "layout/headings.hpp"

namespace layout {

/// A group of lines as one text.
struct Passage {
  std::string text;         // its lines, joined by blanks
  std::string folded;       // empty where it is too long for a formula
  std::size_t length = 0;   // code points
  std::size_t words = 0;    // counted up to the length of a formula
  bool is_set_off = false;  // a quotation, or what the format says it is: never a formula
  bool is_heading = false;  // the format says so
};

/// The passages of a letter in order. All questions take an index; long passages answer no.
class Passages {
 public:
  Passages(const Draft& draft, const std::vector<LineGroup>& groups);

  std::size_t size() const { return passages_.size(); }
  const Passage& operator[](std::size_t i) const { return passages_[i]; }

  /// Short, and not a sentence.
  bool is_line(std::size_t i) const;
  /// Ends with a full stop and has more words than a formula needs.
  bool is_sentence(std::size_t i) const;
  /// Long enough to be running text, or evidently the beginning of a sentence that goes on.
  bool is_text(std::size_t i) const;
  bool is_dateline(std::size_t i) const;
  /// An editor's: «Brief von X an Y», «To X», «LETTRE N° 3».
  bool is_heading(std::size_t i) const;
  /// In capitals throughout, and names the addressee: «TO GENERAL MOORE».
  bool is_addressee_in_capitals(std::size_t i) const;
  /// Names one party, and a date: «To J. M. Moore   3 May 1820», as no dateline does.
  bool is_dated_party(std::size_t i) const;
  bool has_addressee(std::size_t i) const;
  /// Names the addressee and nothing else: no number, no sentence.
  bool names_addressee(std::size_t i) const;
  /// Begins with a word for a letter.
  bool names_letter(std::size_t i) const;
  /// By its words: «Lieber Freund,», «My dear Sir».
  bool is_salutation(std::size_t i) const;
  /// The bytes of a salutation with which a line begins that goes on: «Dear Sir, I have …»; 0 where
  /// there is none.
  std::size_t salutation_prefix(std::string_view line) const;
  /// A complimentary close: «Votre bien dévoué,», «I remain, Sir, your obedient servant».
  bool is_close(std::size_t i) const;
  /// A close that may be a sentence: «Veuillez agréer, Monsieur, …», «Adieu. …».
  bool is_closing_sentence(std::size_t i) const;
  /// A close and a name in one: «Deine Tante Toni», «Ewig Ihre C. H.».
  bool is_signed_close(std::size_t i) const;
  /// Nothing but names and initials.
  bool is_name(std::size_t i) const;
  /// «M. R. Mitford»: an initial and more.
  bool begins_with_initial(std::size_t i) const;
  /// «M. R. Mitford»: two initials at least.
  bool begins_with_initials(std::size_t i) const;
  /// Names the one from whom the heading says that the letter is, or his initials.
  bool names_sender(std::size_t i) const;
  bool is_address(std::size_t i) const;
  /// «To the Committee.»: begins with the word for «to», and an office or a name follows.
  bool is_addressed(std::size_t i) const;
  /// Begins with a word that says so, or says no more than what is enclosed: «2 Anlagen».
  bool is_postscript(std::size_t i) const;
  bool is_enclosure_notice(std::size_t i) const;
  /// A line that opens an enclosure: «Annexe à ma lettre n° 12».
  bool is_enclosure(std::size_t i) const;
  bool is_endorsement(std::size_t i) const;
  /// More of its words begin with a small letter, those of names aside, than with a capital.
  bool is_prose(std::string_view text) const;
  /// Stands in brackets as a whole.
  bool is_in_brackets(std::size_t i) const;
  /// Set apart to the right.
  bool is_right(std::size_t i) const;

  /// From now on `names_sender` means the sender whom this heading names.
  void take_sender(std::size_t heading);

  const DatelineForm& datelines() const { return datelines_; }

 private:
  const std::vector<std::string>& words(std::string_view section) const;
  bool begins(const Passage& passage, std::string_view section) const;
  bool holds(const Passage& passage, std::string_view section) const;
  bool ends_with(const Passage& passage, std::string_view section) const;
  bool is_labelled_address(std::string_view folded) const;
  bool is_name_like(std::string_view text, std::size_t most_words) const;
  bool begins_clause(std::string_view text) const;
  bool is_one_of(std::string_view word, std::string_view section) const;

  const Draft& draft_;
  const std::vector<LineGroup>& groups_;
  DatelineForm datelines_;
  std::vector<Passage> passages_;
  mutable std::map<std::string_view, std::vector<std::string>> words_;  // by section, folded
  std::vector<std::string> sender_;  // the words of the sender's name, folded
};

}  // namespace layout
