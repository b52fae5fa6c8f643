// SPDX-License-Identifier: MIT
#include "lexicon/calendar.hpp"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

namespace lexicon {
namespace {

using Symbols = icu::DateFormatSymbols;

std::string utf8_of(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

// "fevrier" for "février".
icu::UnicodeString without_accents(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return text;
  const icu::UnicodeString parts = form->normalize(text, status);
  icu::UnicodeString out;
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 c = parts.char32At(i);
    if (u_charType(c) != U_NON_SPACING_MARK) out.append(c);
  }
  return out;
}

void add(std::vector<CalendarName>& names, icu::UnicodeString name, int number, bool is_full) {
  if (name.endsWith(u".")) name.truncate(name.length() - 1);
  if (name.length() < 2) return;
  name.foldCase();
  const icu::UnicodeString plain = without_accents(name);
  names.push_back({utf8_of(name), number, is_full});
  if (plain != name) names.push_back({utf8_of(plain), number, is_full});
}

}  // namespace

CalendarNames calendar_names(const std::string& language) {
  CalendarNames names;
  UErrorCode status = U_ZERO_ERROR;
  const Symbols symbols(icu::Locale::forLanguageTag(language, status), status);
  if (U_FAILURE(status)) return names;
  for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
      const bool is_full = width == Symbols::WIDE;
      int32_t count = 0;
      const icu::UnicodeString* months = symbols.getMonths(count, context, width);
      if (is_full && context == Symbols::FORMAT && count > 0)
        names.begin_with_capital = u_isupper(months[0].char32At(0)) != 0;
      for (int32_t i = 0; i < count && i < 12; ++i) add(names.months, months[i], i + 1, is_full);
      const icu::UnicodeString* days = symbols.getWeekdays(count, context, width);
      for (int32_t i = 1; i < count && i < 8; ++i) {  // ICU counts from Sunday, 1
        add(names.weekdays, days[i], i == 1 ? 7 : i - 1, is_full);
      }
    }
  }
  return names;
}

int month_abbreviated(const CalendarNames& names, std::string_view word) {
  constexpr int kShortest = 4;
  const auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
  if (text.countChar32() < kShortest) return 0;
  int found = 0;
  for (const CalendarName& month : names.months) {
    if (!month.is_full || month.name.size() <= word.size() || !month.name.starts_with(word))
      continue;
    if (found != 0 && found != month.number) return 0;
    found = month.number;
  }
  return found;
}

}  // namespace lexicon
