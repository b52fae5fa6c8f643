// SPDX-License-Identifier: MIT
#include "pdf/words.hpp"

#include <algorithm>
#include <climits>
#include <cmath>
#include <cstddef>
#include <map>
#include <memory>
#include <ostream>
#include <utility>
#include <vector>

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>

namespace pdf {
namespace {

// No sheet is larger, by PDF's own limit of 14,400 units; what lies far outside is at its edge.
constexpr double kFarthest = 100'000;

void append_utf8(std::string& out, unsigned c) {
  const auto put = [&](unsigned bits) { out += static_cast<char>(bits); };
  const auto put_rest = [&](unsigned shift) { put(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0U | (c >> 6U));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put_rest(6);
  } else {
    put(0xF0U | (c >> 18U));
    put_rest(12);
    put_rest(6);
  }
  put_rest(0);
}

bool is_high(unsigned unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low(unsigned unit) {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

// poppler's own way opens a converter for every word. Half of a pair is U+FFFD.
std::string utf8_of(const poppler::ustring& text, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    const unsigned unit = text[i];
    if (is_high(unit) && i + 1 < end && is_low(text[i + 1])) {
      append_utf8(out, 0x10000U + ((unit - 0xD800U) << 10U) + (text[++i] - 0xDC00U));
    } else {
      append_utf8(out, is_high(unit) || is_low(unit) ? 0xFFFDU : unit);
    }
  }
  return out;
}

bool is_control(unsigned c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

// A glyph whose character the PDF does not name may come as a control character.
poppler::ustring without_controls(poppler::ustring text) {
  for (auto& unit : text) {
    if (is_control(unit)) unit = 0xFFFD;
  }
  return text;
}

std::string without_controls(std::string name) {
  std::erase_if(name, [](unsigned char c) { return is_control(c) || c >= 0x80; });
  return name;
}

long hundredths(double points) {
  return std::isfinite(points) ? std::lround(100 * std::clamp(points, -kFarthest, kFarthest)) : 0;
}

class Writer {
 public:
  Writer(const poppler::document& document, bool with_fonts, std::ostream& out)
      : document_(document),
        options_(with_fonts ? poppler::page::text_list_include_font : 0),
        out_(out) {}

  void write() {
    out_ << "pages " << document_.pages() << '\n';
    for (int i = 0; i < document_.pages() && out_; ++i) {
      const std::unique_ptr<poppler::page> page(document_.create_page(i));
      if (page) {
        write_page(*page);
      } else {
        out_ << "page 0 0 \n";
      }
    }
    out_ << "end\n";
  }

 private:
  void write_page(const poppler::page& page) {
    const poppler::rectf sheet = page.page_rect();
    const poppler::ustring label = without_controls(page.label());
    out_ << "page " << hundredths(sheet.width()) << ' ' << hundredths(sheet.height()) << ' '
         << utf8_of(label, 0, label.size()) << '\n';
    for (const poppler::text_box& box : page.text_list(options_)) {
      write_box(box);
    }
  }

  // A word that is set in several fonts is written as several, where its characters and its glyphs
  // are as many.
  void write_box(const poppler::text_box& box) {
    const poppler::ustring text = without_controls(box.text());
    if (text.empty()) return;
    std::size_t begin = 0;
    std::string font = font_of(box, 0);
    if (has_glyph_for_each(box, text)) {
      for (std::size_t i = 1; i < text.size(); ++i) {
        std::string next = font_of(box, i);
        if (next == font) continue;
        write_word(box, text, begin, i, font);
        begin = i;
        font = std::move(next);
      }
    }
    write_word(box, text, begin, text.size(), font);
  }

  static bool has_glyph_for_each(const poppler::text_box& box, const poppler::ustring& text) {
    const bool is_plain = std::none_of(
        text.begin(), text.end(), [](unsigned unit) { return unit >= 0xD800 && unit <= 0xDFFF; });
    return is_plain && box.has_font_info() && box.char_bbox(text.size() - 1).width() > 0 &&
           box.char_bbox(text.size()).width() == 0;
  }

  static std::string font_of(const poppler::text_box& box, std::size_t glyph) {
    return box.has_font_info() ? box.get_font_name(static_cast<int>(glyph)) : std::string();
  }

  void write_word(const poppler::text_box& box, const poppler::ustring& text, std::size_t begin,
                  std::size_t end, const std::string& font) {
    const bool is_whole = begin == 0 && end == text.size();
    const poppler::rectf area = box.bbox();
    const double left = is_whole ? area.left() : box.char_bbox(begin).left();
    const double right = is_whole ? area.right() : box.char_bbox(end - 1).right();
    const unsigned number = number_of(without_controls(font));
    const bool is_followed = end == text.size() && box.has_space_after();
    out_ << "word " << hundredths(left) << ' ' << hundredths(area.top()) << ' ' << hundredths(right)
         << ' ' << hundredths(area.bottom()) << ' '
         << hundredths(box.has_font_info() ? box.get_font_size() : area.height()) << ' ' << number
         << ' ' << std::clamp(box.rotation(), 0, 3) << ' ' << (is_followed ? 1 : 0) << ' '
         << utf8_of(text, begin, end) << '\n';
  }

  unsigned number_of(const std::string& font) {
    const auto [found, is_new] = fonts_.emplace(font, static_cast<unsigned>(fonts_.size()));
    if (is_new) out_ << "font " << found->second << ' ' << font << '\n';
    return found->second;
  }

  const poppler::document& document_;
  const int options_;
  std::ostream& out_;
  std::map<std::string, unsigned> fonts_;
};

}  // namespace

bool write_words(const std::string& document, bool with_fonts, std::ostream& out) {
  // Its messages are for those who mend PDFs.
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  out << "apograph-pdf 1\n";
  const auto fault = [&](const char* word) {
    out << "fault " << word << '\n';
    return false;
  };
  if (document.size() > INT_MAX) return fault("too-large");
  const std::unique_ptr<poppler::document> read(
      poppler::document::load_from_raw_data(document.data(), static_cast<int>(document.size())));
  if (!read) return fault("broken");
  if (read->is_locked()) return fault("locked");
  if (read->pages() <= 0) return fault("broken");
  Writer(*read, with_fonts, out).write();
  return true;
}

}  // namespace pdf
