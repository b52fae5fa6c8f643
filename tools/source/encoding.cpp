// SPDX-License-Identifier: MIT
#include "source/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>

#include "base/edit_distance.hpp"
#include "base/line_index.hpp"
#include "base/utf8.hpp"

namespace source {
namespace {

// Below this confidence (of 100), or with a rival nearer than kRivalry, a guess is a doubtful one.
// share/doc/convert.md says how often the detector errs.
constexpr int kConfidence = 50;
constexpr int kRivalry = 10;

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

// The text in UTF-8, or none where the bytes are not of this encoding.
std::optional<std::string> converted(std::string_view bytes, const std::string& encoding) {
  UErrorCode error = U_ZERO_ERROR;
  const Converter converter(ucnv_open(encoding.c_str(), &error), &ucnv_close);
  if (U_FAILURE(error)) return std::nullopt;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  const auto size = static_cast<std::int32_t>(bytes.size());
  std::u16string wide(bytes.size() + 1, u'\0');
  const std::int32_t units =
      ucnv_toUChars(converter.get(), wide.data(), size + 1, bytes.data(), size, &error);
  if (U_FAILURE(error)) return std::nullopt;
  std::string text(static_cast<std::size_t>(units) * 3 + 1, '\0');
  std::int32_t length = 0;
  u_strToUTF8(text.data(), static_cast<std::int32_t>(std::min<std::size_t>(text.size(), INT32_MAX)),
              &length, wide.data(), units, &error);
  if (U_FAILURE(error)) return std::nullopt;
  text.resize(static_cast<std::size_t>(length));
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

// The IANA name of an encoding; empty where there is none of this name.
std::string official_name(const std::string& name) {
  UErrorCode error = U_ZERO_ERROR;
  for (const char* standard : {"IANA", "MIME"}) {
    const char* const found = ucnv_getStandardName(name.c_str(), standard, &error);
    if (U_SUCCESS(error) && found != nullptr) return found;
    error = U_ZERO_ERROR;
  }
  return {};
}

tl::unexpected<base::Diagnostic> unknown_encoding(const std::string& name,
                                                  std::string_view encoding) {
  static constexpr std::array<std::string_view, 12> kUsual = {
      "utf-8",        "utf-16",     "utf-16le",   "utf-16be",   "windows-1250", "windows-1251",
      "windows-1252", "iso-8859-1", "iso-8859-2", "iso-8859-5", "iso-8859-15",  "koi8-r"};
  constexpr std::size_t kLimit = 3;
  std::string hint = fmt::format("well known are {}", fmt::join(kUsual, ", "));
  std::size_t best = kLimit + 1;
  for (const std::string_view usual : kUsual) {
    const std::size_t distance = base::edit_distance(encoding, usual, kLimit);
    if (distance < best) best = distance, hint = fmt::format("did you mean {}?", usual);
  }
  return base::failure("source.unknown-encoding", {name},
                       fmt::format("there is no encoding “{}”", encoding), std::move(hint));
}

tl::unexpected<base::Diagnostic> not_utf8(const std::string& name, std::string_view bytes,
                                          std::size_t at) {
  const auto byte = static_cast<unsigned char>(bytes[at]);
  return base::failure("source.not-utf8",
                       base::LineIndex(name, bytes).locate(static_cast<std::uint32_t>(at)),
                       fmt::format("byte 0x{:02X} is not UTF-8", byte),
                       "the rest of the text is UTF-8: correct it here, or name the encoding");
}

base::Result<Decoded> decode_named(const std::string& name, std::string_view bytes,
                                   const std::string& encoding) {
  const std::string official = official_name(encoding);
  if (official.empty()) return unknown_encoding(name, encoding);
  if (official == "UTF-8") {
    if (const auto at = base::utf8::first_malformed(bytes)) {
      return base::failure(
          "source.undecodable",
          base::LineIndex(name, bytes).locate(static_cast<std::uint32_t>(*at)),
          fmt::format("byte 0x{:02X} is not UTF-8", static_cast<unsigned char>(bytes[*at])),
          "leave the encoding out, then it is found out");
    }
  }
  auto text = converted(bytes, official);
  if (text) return Decoded{std::move(*text), official, {}};
  return base::failure("source.undecodable", {name}, fmt::format("is not {}", official),
                       "leave the encoding out, then it is found out");
}

// A text of the Latin, Greek or Cyrillic script in UTF-16 without mark: the higher bytes of its
// units are few and small, and those of its blanks and line ends are zero.
std::string utf16_without_mark(std::string_view bytes) {
  constexpr std::size_t kShare = 12;  // one blank or line end in so many characters at the least
  constexpr unsigned char kLastBlock = 0x25;
  constexpr unsigned char kLigatures = 0xFB;
  if (bytes.size() % 2 != 0) return {};
  for (const std::size_t high : {std::size_t{0}, std::size_t{1}}) {
    std::size_t zeros = 0;
    bool is_text = true;
    for (std::size_t i = 0; is_text && i < bytes.size(); i += 2) {
      const auto byte = static_cast<unsigned char>(bytes[i + high]);
      zeros += byte == 0 ? 1U : 0U;
      is_text = (byte <= kLastBlock || byte == kLigatures) && bytes[i + 1 - high] != '\0';
    }
    if (is_text && zeros * kShare >= bytes.size() / 2) return high == 0 ? "UTF-16BE" : "UTF-16LE";
  }
  return {};
}

std::string encoding_of_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF")) return "UTF-8";
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
  if (bytes.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
  return {};
}

// True where most of what is not ASCII is sound UTF-8: a damaged text, none in another encoding.
bool is_nearly_utf8(std::string_view bytes) {
  constexpr std::size_t kSoundToOneBad = 4;
  std::size_t sound = 0;
  std::size_t bad = 0;
  while (const auto at = base::utf8::first_malformed(bytes)) {
    const std::string_view before = bytes.substr(0, *at);
    sound += static_cast<std::size_t>(
        std::count_if(before.begin(), before.end(), [](char c) { return (c & '\xC0') == '\xC0'; }));
    ++bad;
    bytes.remove_prefix(*at + 1);
  }
  sound += static_cast<std::size_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & '\xC0') == '\xC0'; }));
  return sound >= kSoundToOneBad * bad;
}

struct Guess {
  std::string encoding;
  int confidence = 0;
};

// What the detector thinks of, the likeliest first.
std::vector<Guess> guesses(std::string_view bytes) {
  // As browsers do: the encodings of Windows hold those of ISO and typographic marks beside.
  static constexpr std::array<std::pair<std::string_view, const char*>, 2> kHeldBy = {
      {{"ISO-8859-1", "windows-1252"}, {"ISO-8859-9", "windows-1254"}}};
  std::vector<Guess> list;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&error),
                                                                            &ucsdet_close);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &error);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &error);
  for (std::int32_t i = 0; U_SUCCESS(error) && i < count; ++i) {
    std::string name = ucsdet_getName(matches[i], &error);
    const int confidence = ucsdet_getConfidence(matches[i], &error);
    // UTF-16 and UTF-32 have been told already; the IBM ones are right-to-left, in visual order.
    if (name.starts_with("UTF-") || name.starts_with("IBM")) continue;
    for (const auto& [held, holder] : kHeldBy) {
      if (name == held) name = holder;
    }
    const bool is_new = std::none_of(list.begin(), list.end(),
                                     [&](const Guess& guess) { return guess.encoding == name; });
    if (is_new) list.push_back({std::move(name), confidence});
  }
  return list;
}

Decoded decode_guessed(std::string_view bytes) {
  Decoded best;
  int confidence = 0;
  std::string rival;
  for (const Guess& guess : guesses(bytes)) {
    if (!best.encoding.empty() && guess.confidence + kRivalry < confidence) break;
    auto text = converted(bytes, guess.encoding);
    if (!text) continue;
    if (best.encoding.empty()) {
      best = {std::move(*text), guess.encoding, {}};
      confidence = guess.confidence;
    } else if (*text != best.text) {
      rival = guess.encoding;
      break;
    }
  }
  if (best.encoding.empty()) {
    // Every byte is a character of ISO-8859-1.
    best = {converted(bytes, "ISO-8859-1").value_or(std::string()), "ISO-8859-1", {}};
  }
  if (!rival.empty()) {
    best.doubt = fmt::format("read as {}, it may as well be {}", best.encoding, rival);
  } else if (confidence < kConfidence) {
    best.doubt = fmt::format("read as {}, which is only likely", best.encoding);
  }
  return best;
}

base::Result<Decoded> decode_unnamed(const std::string& name, std::string bytes) {
  if (const std::string marked = encoding_of_mark(bytes); !marked.empty()) {
    return decode_named(name, bytes, marked);
  }
  const std::size_t zero = bytes.find('\0');
  if (zero != std::string::npos) {
    const std::string wide = utf16_without_mark(bytes);
    if (!wide.empty()) return decode_named(name, bytes, wide);
    return base::failure("source.binary", {name},
                         fmt::format("is not text: byte {} is zero", zero + 1),
                         "give the text of the letter");
  }
  const auto malformed = base::utf8::first_malformed(bytes);
  if (!malformed) return Decoded{std::move(bytes), "UTF-8", {}};
  if (is_nearly_utf8(bytes)) return not_utf8(name, bytes, *malformed);
  return decode_guessed(bytes);
}

}  // namespace

base::Result<Decoded> decode(const std::string& name, std::string bytes,
                             std::string_view encoding) {
  if (bytes.size() > std::numeric_limits<std::uint32_t>::max() / 4) {
    return base::failure("source.too-large", {name},
                         "is larger than 1 GiB, the most that a letter may have",
                         "split it into letters");
  }
  auto decoded = encoding.empty() ? decode_unnamed(name, std::move(bytes))
                                  : decode_named(name, bytes, std::string(encoding));
  if (!decoded) return decoded;
  if (const std::size_t zero = decoded->text.find('\0'); zero != std::string::npos) {
    return base::failure("source.binary", {name},
                         fmt::format("is not text: character {} is zero", zero + 1),
                         "give the text of the letter");
  }
  return decoded;
}

}  // namespace source
