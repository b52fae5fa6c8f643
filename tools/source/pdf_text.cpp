// SPDX-License-Identifier: MIT
#include "source/pdf_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unicode/normalizer2.h>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "source/pdf_measures.hpp"
#include "source/pdf_words.hpp"

namespace source {
namespace {

// Lines so much farther apart than usual have blank lines between them, but no more than this.
constexpr double kApart = 1.3;
constexpr long kMostBlankLines = 5;
constexpr long kWidestIndent = 120;
constexpr long kDeepIndent = 15;
constexpr std::size_t kMostRemarks = 20;
// What is smaller than this part of its line, and so far above its foot, is raised.
constexpr double kSmall = 0.86;
constexpr double kRaised = 0.2;
// The part of a font's size that is below its letters' feet.
constexpr double kDescent = 0.22;
// Blanks in parts of the size of the font: the narrowest, and the widest that is but one.
constexpr double kBlank = 0.1;
constexpr double kWideBlank = 1.5;
constexpr double kUsualBlank = 0.2;

struct FontStyle {
  bool is_italic = false, is_bold = false, has_small_caps = false;
};

bool holds_one_of(std::string_view name, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return name.find(part) != std::string_view::npos;
  });
}

// By the name, as the field names its fonts: Computer Modern by two letters, others by words.
FontStyle style_of(std::string_view font) {
  if (font.size() > 7 && font[6] == '+') font.remove_prefix(7);
  const std::string name = base::lower_case(font);
  const auto begins = [&](std::initializer_list<std::string_view> heads) {
    return std::any_of(heads.begin(), heads.end(),
                       [&](std::string_view head) { return name.starts_with(head); });
  };
  FontStyle style;
  style.is_italic = holds_one_of(name, {"italic", "oblique", "slanted", "kursiv"}) ||
                    begins({"cmti", "cmsl", "cmbxti", "sfti", "sfsl", "ecti", "ecsl"}) ||
                    name.ends_with("-it") || name.ends_with("-boldit");
  style.is_bold =
      holds_one_of(name, {"bold", "black", "heavy"}) || begins({"cmbx", "sfbx", "ecbx"});
  style.has_small_caps = holds_one_of(name, {"smallcaps", "smcp", "caps10", "romancaps", "-sc"}) ||
                         begins({"cmcsc", "sfcc", "eccc"});
  return style;
}

// The ligatures of U+FB00 to U+FB06.
constexpr std::array<std::string_view, 7> kLigatures = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

std::string composed(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) != 0 || nfc->isNormalizedUTF8(text, status) != 0) return text;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  nfc->normalizeUTF8(0, text, sink, nullptr, status);
  return U_FAILURE(status) != 0 ? text : out;
}

// The characters of a word: blanks inside it are those of the PDF; what XML cannot hold is no
// character.
std::string characters_of(std::string_view word) {
  std::string text;
  bool is_ascii = true;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = base::utf8::next(word, at);
    is_ascii = is_ascii && c < 0x80;
    if (c >= 0xFB00 && c <= 0xFB06) {
      text += kLigatures[c - 0xFB00];
    } else if (c == 0x2028 || c == 0x2029 || c == 0xFEFF || (c >= 0x80 && c < 0xA0) ||
               !base::utf8::is_xml_char(c)) {
      text += "\uFFFD";
    } else {
      base::utf8::append(text, c);
    }
  }
  return is_ascii ? text : composed(text);
}

class TextMaker {
 public:
  TextMaker(std::string name, const PdfWords& words)
      : name_(std::move(name)), pages_(pages_of(words)), measures_(pages_) {
    for (const std::string_view font : words.fonts) fonts_.push_back(style_of(font));
    leave_out_usual_style(words);
  }

  base::Result<SourceText> make() {
    for (std::size_t page = 0; page < pages_.size(); ++page) write_page(page);
    if (lines_.empty()) {
      return base::failure("source.image-only", {name_},
                           "holds no text: its pages are images, or blank",
                           "have the characters recognised first, for instance with ocrmypdf");
    }
    auto made = read_text(name_, text_, "UTF-8");
    if (!made) return made;
    for (std::size_t i = 0; i < lines_.size() && i < made->lines.size(); ++i) {
      made->lines[i].size = lines_[i].size;
      made->lines[i].width = lines_[i].width;
      made->lines[i].room = lines_[i].room;
      made->lines[i].first_word = lines_[i].first_word;
    }
    made->encoding = "PDF";
    std::stable_sort(runs_.begin(), runs_.end(), [](const Run& a, const Run& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    made->runs = std::move(runs_);
    made->remarks = std::move(remarks_);
    made->pages = std::move(names_of_pages_);
    return made;
  }

 private:
  struct LineMeasure {
    std::uint16_t size = 0, width = 0, room = 0, first_word = 0;
  };

  static std::vector<PdfLines> pages_of(const PdfWords& words) {
    std::vector<PdfLines> pages;
    for (const PdfPage& page : words.pages) pages.push_back({page.label, lines_on(page)});
    return pages;
  }

  // What most of the characters are is no emphasis.
  void leave_out_usual_style(const PdfWords& words) {
    std::array<std::size_t, 3> counts = {};
    std::size_t all = 0;
    for (const PdfPage& page : words.pages) {
      for (const PdfWord& word : page.words) {
        const FontStyle& style = fonts_[word.font];
        all += word.text.size();
        if (style.is_italic) counts[0] += word.text.size();
        if (style.is_bold) counts[1] += word.text.size();
        if (style.has_small_caps) counts[2] += word.text.size();
      }
    }
    for (FontStyle& style : fonts_) {
      style.is_italic = style.is_italic && 2 * counts[0] < all;
      style.is_bold = style.is_bold && 2 * counts[1] < all;
      style.has_small_caps = style.has_small_caps && 2 * counts[2] < all;
    }
  }

  void write_page(std::size_t number) {
    const std::vector<PdfLine>& lines = pages_[number].lines;
    std::int32_t margin = 0;
    name_page(number);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i == 0 || lines[i].area != lines[i - 1].area) {
        std::size_t end = i;
        while (end < lines.size() && lines[end].area == lines[i].area) ++end;
        margin = measures_.left_margin(number, lines.data() + i, lines.data() + end);
      }
      if (i > 0) text_.append(static_cast<std::size_t>(blank_lines(lines, i)), '\n');
      write_line(lines[i], margin, measures_.right_margin(number, lines[i].column));
    }
    text_ += '\f';
  }

  // A label that only counts the pages that hold text says nothing.
  void name_page(std::size_t number) {
    const std::string_view label = base::trimmed(pages_[number].label);
    if (pages_[number].lines.empty()) return remark_empty(number);
    ++pages_with_text_;
    if (label.empty() || label == std::to_string(pages_with_text_)) return;
    names_of_pages_.push_back({static_cast<std::uint32_t>(lines_.size()), std::string(label)});
  }

  void remark_empty(std::size_t number) {
    if (remarks_.size() >= kMostRemarks) return;
    remarks_.push_back({base::Severity::warning,
                        "source.page-without-text",
                        {name_},
                        fmt::format("page {} holds no text: it is an image, or blank", number + 1),
                        "have its characters recognised first, for instance with ocrmypdf",
                        {}});
  }

  // About where the letters stand: the descenders of a larger font reach farther down.
  static double foot_of(const PdfLine& line) { return line.bottom - kDescent * line.size; }

  long blank_lines(const std::vector<PdfLine>& lines, std::size_t i) const {
    const PdfLine& line = lines[i];
    const PdfLine& before = lines[i - 1];
    if (line.words.front()->turn != 0) return 1;
    const double distance = foot_of(line) - foot_of(before);
    const double expected = measures_.leading_of(line.size);
    if (distance <= kApart * expected) return 0;
    return std::clamp(std::lround(distance / expected) - 1, 1L, kMostBlankLines);
  }

  void write_line(const PdfLine& line, std::int32_t margin, std::optional<std::int32_t> right) {
    const auto indent =
        std::clamp(std::lround((line.left - margin) / measures_.character()), 0L, kWidestIndent);
    text_.append(static_cast<std::size_t>(indent), ' ');
    const PdfWord* before = nullptr;
    for (const PdfWord* word : line.words) {
      if (before != nullptr) text_.append(blanks_between(*before, *word), ' ');
      write_word(line, *word, before == nullptr);
      before = word;
    }
    text_ += '\n';
    const double width = (line.right - line.left) / measures_.character();
    LineMeasure measure = {within(line.size / 10, 1), within(width, 1)};
    // A line at the right ends at the margin, full or not.
    if (right && line.words.front()->turn == 0 && indent < kDeepIndent) {
      measure.room = within((*right - line.right) / 10, 0);
      measure.first_word = within((first_word(line) + kUsualBlank * line.size) / 10, 1);
    }
    lines_.push_back(measure);
  }

  static std::uint16_t within(double value, double least) {
    return static_cast<std::uint16_t>(std::clamp(value, least, 60'000.0));
  }

  // Up to the first blank: a word may be set in several fonts.
  static double first_word(const PdfLine& line) {
    std::size_t last = 0;
    while (last + 1 < line.words.size() &&
           line.words[last + 1]->left - line.words[last]->right < kBlank * line.size)
      ++last;
    return std::max(0, line.words[last]->right - line.words.front()->left);
  }

  std::size_t blanks_between(const PdfWord& before, const PdfWord& word) const {
    if (word.turn != 0) return 1;
    const double size = std::max({before.size, word.size, 100});
    const double gap = word.left - before.right;
    const bool is_alike = before.size == word.size && before.font == word.font;
    if (gap < kBlank * size) return is_alike && before.has_blank_behind ? 1 : 0;
    if (gap <= kWideBlank * size) return 1;
    return static_cast<std::size_t>(
        std::clamp(std::lround(gap / measures_.character()), 2L, kWidestIndent));
  }

  void write_word(const PdfLine& line, const PdfWord& word, bool is_first) {
    const auto begin = static_cast<std::uint32_t>(text_.size());
    text_ += characters_of(word.text);
    const auto end = static_cast<std::uint32_t>(text_.size());
    const FontStyle& style = fonts_[word.font];
    if (is_raised(line, word)) add_run({begin, end}, RunStyle::superscript, is_first);
    if (is_lowered(line, word)) add_run({begin, end}, RunStyle::subscript, is_first);
    if (style.is_italic) add_run({begin, end}, RunStyle::italic, is_first);
    if (style.is_bold) add_run({begin, end}, RunStyle::bold, is_first);
    if (style.has_small_caps) add_run({begin, end}, RunStyle::small_caps, is_first);
  }

  static bool is_raised(const PdfLine& line, const PdfWord& word) {
    const double height = std::max(1, line.bottom - line.top);
    return word.turn == 0 && word.size < kSmall * line.size &&
           line.bottom - word.bottom > kRaised * height;
  }

  static bool is_lowered(const PdfLine& line, const PdfWord& word) {
    return word.turn == 0 && word.size < kSmall * line.size && word.bottom > line.bottom;
  }

  // Words of a line that are alike are one run, with the blanks between them.
  void add_run(base::Span span, RunStyle style, bool is_first) {
    for (auto last = runs_.rbegin(); !is_first && last != runs_.rend(); ++last) {
      if (last->span.end + kWidestIndent < span.begin) break;
      const bool is_joined = last->style == style && only_blanks(last->span.end, span.begin);
      if (!is_joined) continue;
      last->span.end = span.end;
      return;
    }
    runs_.push_back({span, style});
  }

  bool only_blanks(std::uint32_t begin, std::uint32_t end) const {
    if (begin > end) return false;
    const std::string_view between = std::string_view(text_).substr(begin, end - begin);
    return between.find_first_not_of(' ') == std::string_view::npos;
  }

  std::string name_;
  std::vector<PdfLines> pages_;
  PdfMeasures measures_;
  std::vector<FontStyle> fonts_;
  std::string text_;
  std::vector<LineMeasure> lines_;
  std::vector<Run> runs_;
  std::vector<PageName> names_of_pages_;
  std::vector<base::Diagnostic> remarks_;
  std::size_t pages_with_text_ = 0;
};

}  // namespace

base::Result<SourceText> read_pdf_words(std::string name, std::string_view words) {
  auto parsed = parse_pdf_words(name, words);
  if (!parsed) return tl::unexpected(std::move(parsed.error()));
  return TextMaker(std::move(name), *parsed).make();
}

}  // namespace source
