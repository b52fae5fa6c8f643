// SPDX-License-Identifier: MIT
#include "source/pdf_words.hpp"

#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "base/number.hpp"
#include "base/utf8.hpp"

namespace source {
namespace {

constexpr std::int64_t kFarthest = 10'000'000;
constexpr std::int64_t kMostPages = 1'000'000;

// The fields of a line, one behind the other; once one is wrong, all are.
class Fields {
 public:
  explicit Fields(std::string_view line) : rest_(line) {}

  bool is_good() const { return is_good_; }
  std::string_view word() {
    const std::size_t end = std::min(rest_.find(' '), rest_.size());
    const std::string_view field = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return field;
  }
  std::string_view rest() { return rest_; }

  template <typename Number>
  Number number(std::int64_t least, std::int64_t most) {
    const std::string_view field = word();
    const auto value = base::number<std::int64_t>(field);
    if (!value || *value < least || *value > most) {
      is_good_ = false;
      return {};
    }
    return static_cast<Number>(*value);
  }

 private:
  std::string_view rest_;
  bool is_good_ = true;
};

bool is_clean(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return false;
  }
  return !base::utf8::first_malformed(text);
}

class Parser {
 public:
  Parser(const std::string& name, std::string_view text) : name_(name), rest_(text) {}

  base::Result<PdfWords> parse() {
    if (next_line() != "apograph-pdf 1") return unread();
    Fields second(next_line());
    const std::string_view kind = second.word();
    if (kind == "fault") return fault(second.rest());
    const auto count = second.number<std::size_t>(1, kMostPages);
    if (kind != "pages" || !second.is_good()) return unread();
    while (!is_ended_) {
      if (rest_.empty() || !take(next_line())) return unread();
    }
    if (!rest_.empty() || words_.pages.size() != count) return unread();
    return std::move(words_);
  }

 private:
  std::string_view next_line() {
    ++number_;
    const std::size_t end = rest_.find('\n');
    const std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    return line;
  }

  bool take(std::string_view line) {
    Fields fields(line);
    const std::string_view kind = fields.word();
    if (kind == "word") return take_word(fields);
    if (kind == "page") return take_page(fields);
    if (kind == "font") return take_font(fields);
    is_ended_ = line == "end";
    return is_ended_;
  }

  bool take_page(Fields& fields) {
    PdfPage page;
    page.width = fields.number<std::int32_t>(0, kFarthest);
    page.height = fields.number<std::int32_t>(0, kFarthest);
    page.label = fields.rest();
    words_.pages.push_back(std::move(page));
    return fields.is_good() && is_clean(words_.pages.back().label);
  }

  bool take_font(Fields& fields) {
    const auto number = fields.number<std::size_t>(0, kFarthest);
    const bool is_next = number == words_.fonts.size();
    words_.fonts.push_back(fields.rest());
    return fields.is_good() && is_next && is_clean(words_.fonts.back());
  }

  bool take_word(Fields& fields) {
    PdfWord word;
    word.left = fields.number<std::int32_t>(-kFarthest, kFarthest);
    word.top = fields.number<std::int32_t>(-kFarthest, kFarthest);
    word.right = fields.number<std::int32_t>(-kFarthest, kFarthest);
    word.bottom = fields.number<std::int32_t>(-kFarthest, kFarthest);
    word.size = fields.number<std::int32_t>(0, kFarthest);
    word.font = fields.number<std::uint32_t>(0, kFarthest);
    word.turn = fields.number<std::uint8_t>(0, 3);
    word.has_blank_behind = fields.number<int>(0, 1) == 1;
    word.text = fields.rest();
    const bool is_good = fields.is_good() && word.font < words_.fonts.size() &&
                         !words_.pages.empty() && !word.text.empty() && is_clean(word.text);
    if (is_good) words_.pages.back().words.push_back(word);
    return is_good;
  }

  tl::unexpected<base::Diagnostic> fault(std::string_view word) const {
    if (word == "locked") {
      return base::failure("source.pdf-encrypted", {name_}, "is encrypted, and asks for a password",
                           "save it without one first, for instance with qpdf --decrypt");
    }
    return base::failure("source.pdf-broken", {name_}, "is no PDF, or a broken one",
                         "see whether another program opens it, and save it anew with that");
  }

  tl::unexpected<base::Diagnostic> unread() const {
    return base::failure(
        "source.pdf-unread", {name_},
        fmt::format(
            "cannot be read: apograph-pdf broke off, or wrote what it should not, in line {}",
            number_),
        "install the program whole; where it is, the file may be damaged");
  }

  const std::string& name_;
  std::string_view rest_;
  std::size_t number_ = 0;
  bool is_ended_ = false;
  PdfWords words_;
};

}  // namespace

base::Result<PdfWords> parse_pdf_words(const std::string& name, std::string_view text) {
  return Parser(name, text).parse();
}

}  // namespace source
