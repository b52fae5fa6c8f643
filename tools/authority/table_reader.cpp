// SPDX-License-Identifier: MIT
// Reads a table of entries as TEI, so that what comes of it is what comes of a register.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "authority/entry_xml.hpp"
#include "authority/name_key.hpp"
#include "authority/placement.hpp"
#include "authority/table.hpp"
#include "authority/table_columns.hpp"
#include "base/csv.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "base/written_date.hpp"

namespace authority {
namespace {

using base::Severity;

struct Word {
  std::string_view text;
  std::string_view value;
};

constexpr auto kSexes = std::to_array<Word>({
    {"m", "M"},       {"male", "M"},     {"man", "M"},      {"masculino", "M"}, {"hombre", "M"},
    {"varon", "M"},   {"masculin", "M"}, {"homme", "M"},    {"mannlich", "M"},  {"mann", "M"},
    {"f", "F"},       {"female", "F"},   {"woman", "F"},    {"femenino", "F"},  {"mujer", "F"},
    {"feminin", "F"}, {"femme", "F"},    {"weiblich", "F"}, {"frau", "F"},      {"w", "F"},
});

struct KindWord {
  std::string_view text;
  EntityKind kind;
};
constexpr auto kKinds = std::to_array<KindWord>({
    {"person", EntityKind::person},
    {"persons", EntityKind::person},
    {"persona", EntityKind::person},
    {"personne", EntityKind::person},
    {"place", EntityKind::place},
    {"lugar", EntityKind::place},
    {"lieu", EntityKind::place},
    {"ort", EntityKind::place},
    {"organisation", EntityKind::organisation},
    {"organization", EntityKind::organisation},
    {"org", EntityKind::organisation},
    {"organizacion", EntityKind::organisation},
    {"institution", EntityKind::organisation},
    {"institucion", EntityKind::organisation},
    {"korperschaft", EntityKind::organisation},
    {"work", EntityKind::work},
    {"obra", EntityKind::work},
    {"œuvre", EntityKind::work},
    {"oeuvre", EntityKind::work},
    {"werk", EntityKind::work},
    {"bibl", EntityKind::work},
});

// The values of a cell: parted by bars, or, where it has none, by semicolons.
std::vector<std::string> values_of(std::string_view cell) {
  bool has_bar = false;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == '\\') {
      ++i;
      has_bar = true;  // written by this program, which parts with bars
    } else {
      has_bar = has_bar || cell[i] == '|';
    }
  }
  std::vector<std::string> values(1);
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const bool is_escape = cell[i] == '\\' && i + 1 < cell.size() &&
                           (cell[i + 1] == '|' || cell[i + 1] == ';' || cell[i + 1] == '\\');
    if (is_escape) {
      values.back() += cell[++i];
    } else if (cell[i] == (has_bar ? '|' : ';')) {
      values.emplace_back();
    } else {
      values.back() += cell[i];
    }
  }
  for (std::string& value : values) value = base::collapsed(value);
  std::erase(values, std::string());
  return values;
}

bool is_xml_name(std::string_view id) {
  const auto is_inner = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
  };
  const bool begins = !id.empty() && id[0] != '-' && id[0] != '.' && (id[0] < '0' || id[0] > '9');
  return begins && std::all_of(id.begin(), id.end(), is_inner);
}

bool is_xml_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!base::utf8::is_xml_char(base::utf8::next(text, at))) return false;
  }
  return true;
}

std::string escaped(std::string_view text, bool is_attribute = false) {
  std::string result;
  append_escaped(result, text, is_attribute);
  return result;
}

/// Writes the entry of a row.
class RowWriter {
 public:
  RowWriter(const base::CsvTable::Row& row, const std::vector<Heading>& headings,
            const std::string& file, base::DiagnosticSink& sink)
      : row_(row), headings_(headings), file_(file), sink_(sink) {}

  // Empty where the row makes no entry.
  std::string entry(EntityKind kind) {
    if (!std::all_of(row_.cells.begin(), row_.cells.end(), is_xml_text)) {
      report(Severity::error, "csv-character", "the row holds a character that XML cannot hold",
             "take control characters out");
      return {};
    }
    kind_ = kind;
    if (!take_kind()) return {};
    const std::string name = this->name();
    if (name.empty()) {
      report(Severity::error, "csv-no-name", "the row has no name", "fill in the column of names");
      return {};
    }
    const ListKind& list = list_of(kind_);
    out_ = fmt::format("<{}>\n<{}{}>", list.list, list.entry, attributes());
    line(name);
    for (const std::string& variant : values_of(cell(Column::variants))) {
      line(element(list.name, " type=\"variant\"", variant));
    }
    if (kind_ == EntityKind::person) life();
    if (kind_ == EntityKind::place) position();
    if (kind_ == EntityKind::work && !cell(Column::language).empty()) {
      line(fmt::format("<textLang mainLang=\"{}\"/>", escaped(cell(Column::language), true)));
    }
    identifiers();
    for (const std::string& note : values_of_note()) line(element("note", "", note));
    out_ += fmt::format("\n</{}>\n</{}>\n", list.entry, list.list);
    return std::move(out_);
  }

 private:
  void report(Severity severity, std::string_view code, std::string message, std::string hint) {
    sink_.add({severity,
               fmt::format("authority.{}", code),
               {file_, row_.line, 0},
               std::move(message),
               std::move(hint),
               {}});
  }

  std::string cell(Column column) const {
    for (std::size_t i = 0; i < std::min(headings_.size(), row_.cells.size()); ++i) {
      if (headings_[i].column == column && !row_.cells[i].empty()) return row_.cells[i];
    }
    return {};
  }

  bool take_kind() {
    const std::string word = cell(Column::kind);
    if (word.empty()) return true;
    const auto kind = kind_of_word(word);
    if (kind) {
      kind_ = *kind;
    } else {
      report(Severity::error, "csv-kind", fmt::format("“{}” is no kind of entry", word),
             "write person, place, organisation or work");
    }
    return kind.has_value();
  }

  std::string attributes() {
    std::string text;
    const std::string id = cell(Column::id);
    if (is_xml_name(id)) {
      text += fmt::format(" xml:id=\"{}\"", id);
    } else if (!id.empty()) {
      report(Severity::warning, "csv-id", fmt::format("“{}” can be no xml:id", id),
             "begin with a letter, without blanks; the entry gets one of its name");
    }
    if (const std::string cert = cell(Column::certainty); !cert.empty()) {
      text += fmt::format(" cert=\"{}\"", escaped(cert, true));
    }
    std::string sex = cell(Column::sex);
    const std::string plain = plain_word(sex);
    for (const Word& word : kSexes) {
      if (word.text == plain) sex = word.value;
    }
    if (kind_ == EntityKind::person && !sex.empty()) {
      text += fmt::format(" sex=\"{}\"", escaped(sex, true));
    }
    return text;
  }

  void line(const std::string& xml) { out_ += "\n  " + xml; }

  static std::string element(std::string_view name, std::string_view attributes,
                             std::string_view text) {
    return fmt::format("<{0}{1}>{2}</{0}>", name, attributes, escaped(text));
  }

  std::string name() const {
    const std::string whole = base::collapsed(cell(Column::name));
    if (kind_ == EntityKind::work) {
      const std::string level = cell(Column::level);
      const std::string attribute =
          level.empty() ? "" : fmt::format(" level=\"{}\"", escaped(level, true));
      return whole.empty() ? whole : element("title", attribute, whole);
    }
    const std::string_view tag = list_of(kind_).name;
    if (kind_ != EntityKind::person) return whole.empty() ? whole : element(tag, "", whole);
    return personal_name(whole);
  }

  std::string personal_name(const std::string& whole) const {
    const std::string surname = base::collapsed(cell(Column::surname));
    const std::string forename = base::collapsed(cell(Column::forename));
    const std::string both = forename + (forename.empty() || surname.empty() ? "" : " ") + surname;
    if (whole.empty() && both.empty()) return {};
    const std::string& text = whole.empty() ? both : whole;
    if (const auto marked = with_parts(text, surname, forename)) {
      return "<persName>" + *marked + "</persName>";
    }
    // The parts are of another form than the whole name.
    return element("persName", "", text) + "\n  <persName type=\"variant\">" +
           with_parts(both, surname, forename).value_or(escaped(both)) + "</persName>";
  }

  // The parts marked within the name; none where they are not to be found in it.
  static std::optional<std::string> with_parts(const std::string& name, const std::string& surname,
                                               const std::string& forename) {
    const std::size_t given = forename.empty() ? 0 : name.find(forename);
    if (given == std::string::npos) return std::nullopt;
    const std::size_t given_end = given + forename.size();
    std::size_t family = surname.empty() ? name.size() : name.find(surname, given_end);
    if (family == std::string::npos) family = name.substr(0, given).find(surname);
    if (family == std::string::npos) return std::nullopt;
    struct Part {
      std::size_t begin, end;
      std::string_view tag;
    };
    std::array<Part, 2> parts = {
        {{given, given_end, "forename"}, {family, family + surname.size(), "surname"}}};
    if (family < given) std::swap(parts[0], parts[1]);
    std::string marked;
    std::size_t at = 0;
    for (const Part& part : parts) {
      if (part.begin == part.end) continue;
      marked += escaped(name.substr(at, part.begin - at));
      marked += element(part.tag, "", name.substr(part.begin, part.end - part.begin));
      at = part.end;
    }
    return marked + escaped(name.substr(at));
  }

  void life() {
    std::string birth = cell(Column::birth);
    std::string death = cell(Column::death);
    const std::string both = cell(Column::life);
    if (!both.empty() && birth.empty() && death.empty() && !cut_life(both, birth, death)) {
      report(Severity::warning, "csv-date", fmt::format("“{}” was not read as dates", both),
             "write 1859–1943, or use columns of birth and death");
    }
    date("birth", birth);
    date("death", death);
  }

  static bool cut_life(std::string_view text, std::string& birth, std::string& death) {
    if (text.starts_with('(') && text.ends_with(')')) text = text.substr(1, text.size() - 2);
    const auto without = [](std::string_view part, std::string_view mark) {
      part = base::trimmed(part);
      if (part.starts_with(mark)) part.remove_prefix(mark.size());
      return std::string(base::trimmed(part));
    };
    for (const std::string_view dash : {"–", "—", " - "}) {
      const std::size_t at = text.find(dash);
      if (at == std::string_view::npos) continue;
      birth = without(text.substr(0, at), "*");
      death = without(text.substr(at + dash.size()), "†");
      return true;
    }
    const bool is_hyphenated =
        text.size() >= 4 && text.find('-') == 4 && (text.size() == 5 || text.size() == 9);
    if (is_hyphenated) {
      birth = text.substr(0, 4);
      death = text.substr(5);
    } else if (text.starts_with("*")) {
      birth = without(text, "*");
    } else if (text.starts_with("†")) {
      death = without(text, "†");
    } else {
      return false;
    }
    return true;
  }

  void date(std::string_view event, std::string_view text) {
    if (text.empty()) return;
    if (const auto day = base::repaired_date(text)) {
      return line(fmt::format("<{} when=\"{}\"/>", event, *day));
    }
    std::string_view range = text;
    if (range.starts_with('[') && range.ends_with(']')) range = range.substr(1, range.size() - 2);
    if (const std::size_t dots = range.find(".."); dots != std::string_view::npos) {
      const std::string attributes =
          limit("notBefore", range.substr(0, dots)) + limit("notAfter", range.substr(dots + 2));
      if (!attributes.empty()) return line(fmt::format("<{}{}/>", event, attributes));
    }
    report(Severity::warning, "csv-date",
           fmt::format("the {} is dated “{}”; it is kept as text", event, text),
           "write 1859, 1859-05, 1859-05-03 or 1850..1859");
    line(element(event, "", text));
  }

  static std::string limit(std::string_view attribute, std::string_view text) {
    const auto day = base::repaired_date(text);
    return day ? fmt::format(" {}=\"{}\"", attribute, *day) : std::string();
  }

  void position() {
    std::string degrees = cell(Column::position);
    if (const std::string latitude = cell(Column::latitude); !latitude.empty()) {
      degrees = latitude + ' ' + cell(Column::longitude);
    }
    if (!degrees.empty()) line("<location>" + element("geo", "", degrees) + "</location>");
  }

  void identifiers() {
    for (std::size_t i = 0; i < std::min(headings_.size(), row_.cells.size()); ++i) {
      for (const std::string& value : values_of(row_.cells[i])) {
        if (headings_[i].column == Column::scheme) identifier(value, *headings_[i].scheme);
        if (headings_[i].column == Column::identifiers) identifier(value);
      }
    }
  }

  void identifier(const std::string& value, Scheme scheme) {
    const auto link = read_link(value, word_of(scheme));
    idno(name_of(link->scheme), link->is_sound ? link->identifier : value);
  }

  void identifier(const std::string& value) {
    if (const auto link = read_link(value)) {
      return idno(name_of(link->scheme), link->is_sound ? link->identifier : value);
    }
    const std::size_t colon = value.find(':');
    const bool is_address = value.find("://") != std::string::npos;
    if (!is_address && colon != std::string::npos && colon > 0) {
      return idno(value.substr(0, colon), base::trimmed(std::string_view(value).substr(colon + 1)));
    }
    if (!is_address) {
      report(Severity::warning, "csv-identifier",
             fmt::format("nothing tells whose identifier “{}” is", value),
             "write an address, or the name of the authority file before it: gnd:118540238");
    }
    idno(is_address ? "URI" : "", value);
  }

  void idno(std::string_view type, std::string_view text) {
    const std::string attribute =
        type.empty() ? "" : fmt::format(" type=\"{}\"", escaped(type, true));
    line(element("idno", attribute, text));
  }

  // A semicolon is part of a note.
  std::vector<std::string> values_of_note() const {
    const std::string text = cell(Column::note);
    if (text.find('|') == std::string::npos && text.find('\\') == std::string::npos) {
      return text.empty() ? std::vector<std::string>() : std::vector{base::collapsed(text)};
    }
    return values_of(text);
  }

  const base::CsvTable::Row& row_;
  const std::vector<Heading>& headings_;
  const std::string& file_;
  base::DiagnosticSink& sink_;
  EntityKind kind_ = EntityKind::person;
  std::string out_;
};

bool names_entries(const std::vector<Heading>& headings) {
  return std::any_of(headings.begin(), headings.end(), [](const Heading& heading) {
    return heading.column == Column::name || heading.column == Column::surname ||
           heading.column == Column::forename;
  });
}

}  // namespace

std::optional<EntityKind> kind_of_word(std::string_view word) {
  const std::string plain = plain_word(word);
  for (const KindWord& known : kKinds) {
    if (known.text == plain) return known.kind;
  }
  return std::nullopt;
}

base::Result<RegisterFile> read_table(std::string_view document, const std::string& file,
                                      EntityKind kind, base::DiagnosticSink& sink) {
  if (base::utf8::first_malformed(document)) {
    return base::failure("authority.not-utf-8", {file, 1, 0}, "the table is not in UTF-8",
                         "save it as UTF-8");
  }
  if (document.starts_with("\xEF\xBB\xBF")) document.remove_prefix(3);
  const auto table = base::CsvTable::read(document, file);
  if (!table) return tl::unexpected(table.error());
  const std::vector<Heading> headings = headings_of(table->columns());
  if (!names_entries(headings)) {
    return base::failure("authority.csv-columns", {file, std::max(table->columns_line(), 1U), 0},
                         "the table has no column of names",
                         "name a column name, or surname and forename");
  }
  for (std::size_t i = 0; i < headings.size(); ++i) {
    if (headings[i].column || table->columns()[i].empty()) continue;
    sink.add({Severity::warning,
              "authority.csv-column",
              {file, table->columns_line(), 0},
              fmt::format("the column “{}” is not known, and left out", table->columns()[i]),
              "apograph authority import --help lists the columns",
              {}});
  }
  std::string tei = "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><standOff>\n";
  std::vector<std::uint32_t> lines;
  for (const base::CsvTable::Row& row : table->rows()) {
    const std::string entry = RowWriter(row, headings, file, sink).entry(kind);
    if (entry.empty()) continue;
    tei += entry;
    lines.push_back(row.line);
  }
  auto entries = RegisterFile::read(tei + "</standOff></TEI>\n", file, file);
  if (!entries) return entries;
  for (std::size_t i = 0; i < lines.size(); ++i) entries->place(i, {file, lines[i], 0});
  return entries;
}

}  // namespace authority
