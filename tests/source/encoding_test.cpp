// SPDX-License-Identifier: MIT
#include "source/encoding.hpp"

#include <gtest/gtest.h>

#include "source/source_text.hpp"

namespace source {
namespace {

using namespace std::string_literals;

Decoded read(std::string bytes, std::string_view encoding = {}) {
  return decode("letter.txt", std::move(bytes), encoding).value();
}

base::Diagnostic fault(std::string bytes, std::string_view encoding = {}) {
  return decode("letter.txt", std::move(bytes), encoding).error();
}

// "Año" and a line end, in both orders of bytes.
const std::string kLittle = "A\0\xF1\0o\0\n\0"s;
const std::string kBig = "\0A\0\xF1\0o\0\n"s;

TEST(Decode, TakesTheWordOfAByteOrderMark) {
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "A\xC3\xB1o")
                .text,
            "Año");
  EXPECT_EQ(read("\xFF\xFE"s + kLittle).text, "Año\n");
  EXPECT_EQ(read("\xFE\xFF"s + kBig).text, "Año\n");
  EXPECT_EQ(read("\xFE\xFF"s + kBig).encoding, "UTF-16BE");
}

TEST(Decode, KnowsUtf16WithoutMarkByItsZeroBytes) {
  EXPECT_EQ(read(kLittle).encoding, "UTF-16LE");
  EXPECT_EQ(read(kBig).text, "Año\n");
  EXPECT_EQ(fault("not\0text\n\0"s).code, "source.binary");
  EXPECT_EQ(fault("\0\0\0\0"s).code, "source.binary");
}

TEST(Decode, RefusesHalfASurrogatePair) {
  EXPECT_EQ(fault("\xFF\xFE\x00\xD8"s + kLittle).code, "source.undecodable");
}

// The same letter in the encodings of its time.
TEST(Decode, FindsOutTheEncodingOfARussianLetter) {
  const std::string text =
      "Дорогой друг, письмо Ваше получил вчера вечером и спешу ответить. Погода у нас стоит "
      "холодная, но в доме тепло, и мы все здоровы.";
  const std::string koi8 =
      "\xE4\xCF\xD2\xCF\xC7\xCF\xCA \xC4\xD2\xD5\xC7, \xD0\xC9\xD3\xD8\xCD\xCF "
      "\xF7\xC1\xDB\xC5 \xD0\xCF\xCC\xD5\xDE\xC9\xCC \xD7\xDE\xC5\xD2\xC1 "
      "\xD7\xC5\xDE\xC5\xD2\xCF\xCD \xC9 \xD3\xD0\xC5\xDB\xD5 "
      "\xCF\xD4\xD7\xC5\xD4\xC9\xD4\xD8. \xF0\xCF\xC7\xCF\xC4\xC1 \xD5 "
      "\xCE\xC1\xD3 \xD3\xD4\xCF\xC9\xD4 \xC8\xCF\xCC\xCF\xC4\xCE\xC1\xD1, "
      "\xCE\xCF \xD7 \xC4\xCF\xCD\xC5 \xD4\xC5\xD0\xCC\xCF, \xC9 \xCD\xD9 "
      "\xD7\xD3\xC5 \xDA\xC4\xCF\xD2\xCF\xD7\xD9.";
  const Decoded decoded = read(koi8);
  EXPECT_EQ(decoded.encoding, "KOI8-R");
  EXPECT_EQ(decoded.text, text);
}

TEST(Decode, ReadsLatin1AsWindowsDoes) {
  const Decoded decoded = read(
      "Muy se\xF1or m\xEDo: recib\xED su carta del d\xED"
      "a tres y le agradezco las noticias que me "
      "da; \x93la casa\x94 est\xE1 vendida desde el a\xF1o pasado.");
  EXPECT_EQ(decoded.encoding, "windows-1252");
  EXPECT_EQ(decoded.text.substr(0, 16), "Muy señor mío:");
  EXPECT_NE(decoded.text.find("“la casa”"), std::string::npos);
}

TEST(Decode, SaysWhereItIsInDoubt) {
  EXPECT_NE(read("\xB1\xF9").doubt, "");
  EXPECT_EQ(read("plain").doubt, "");
}

TEST(Decode, TheNamedEncodingCounts) {
  EXPECT_EQ(read("\xA4", "iso-8859-15").text, "€");
  EXPECT_EQ(read("\xC3\xB1", "windows-1252").text, "Ã±");
  EXPECT_EQ(read("\xF4", "IBM437").text, "⌠");
}

TEST(Decode, RefusesAnEncodingThatDoesNotExistOrDoesNotFit) {
  const base::Diagnostic unknown = fault("a", "windows-125");
  EXPECT_EQ(unknown.code, "source.unknown-encoding");
  EXPECT_EQ(unknown.hint.substr(0, 25), "did you mean windows-1250");
  EXPECT_EQ(fault("a\xFF", "utf-8").code, "source.undecodable");
}

TEST(Decode, ADamagedUtf8TextIsNoOtherEncoding) {
  const base::Diagnostic damaged = fault(
      "señor, año, mañana\ncorazón, d\xED"
      "a");
  EXPECT_EQ(damaged.code, "source.not-utf8");
  EXPECT_EQ(damaged.at, (base::Location{"letter.txt", 2, 11}));
}

TEST(Decode, KeepsCombiningMarksAndLigatures) {
  const std::string text = "cafe\u0301 \uFB01ne \u00E9 A\u030A";
  EXPECT_EQ(read(text).text, text);
}

TEST(ReadText, SaysWhichEncodingItWas) {
  const SourceText text = read_text("letter.txt", "\xA4 3\n", "iso-8859-15").value();
  EXPECT_EQ(text.line_text(0), "€ 3");
  EXPECT_EQ(text.encoding, "ISO-8859-15");
}

}  // namespace
}  // namespace source
