// SPDX-License-Identifier: MIT
#include "xml/decoder.hpp"

#include <array>
#include <cerrno>

#include <iconv.h>

#include "xml/decoding.hpp"

namespace xml {
namespace {

using namespace std::string_view_literals;

// The XML declaration must fit in here.
constexpr std::size_t kHead = 1024;

// Encodings of more than one byte a character, by the bytes of `<` or of a byte order mark.
struct Signature {
  std::string_view bytes;
  std::string_view name;
  std::size_t mark_length;
};
constexpr std::array<Signature, 8> kSignatures = {{{"\xEF\xBB\xBF"sv, "UTF-8", 3},
                                                   {"\xFF\xFE\0\0"sv, "UTF-32LE", 4},
                                                   {"\0\0\xFE\xFF"sv, "UTF-32BE", 4},
                                                   {"\xFF\xFE"sv, "UTF-16LE", 2},
                                                   {"\xFE\xFF"sv, "UTF-16BE", 2},
                                                   {"<\0?\0"sv, "UTF-16LE", 0},
                                                   {"\0<\0?"sv, "UTF-16BE", 0},
                                                   {"<\0\0\0"sv, "UTF-32LE", 0}}};

// The value of encoding="…" in the XML declaration, or nothing.
std::string_view declared_encoding(std::string_view head) {
  if (!head.starts_with("<?xml")) return {};
  head = head.substr(0, head.find("?>"));
  const std::size_t at = head.find("encoding");
  if (at == std::string_view::npos) return {};
  const std::size_t begin = head.find_first_of("'\"", at);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = head.find(head[begin], begin + 1);
  if (end == std::string_view::npos) return {};
  return head.substr(begin + 1, end - begin - 1);
}

bool means_utf8(std::string_view name) {
  std::string upper;
  for (const char c : name) upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return upper.empty() || upper == "UTF-8" || upper == "UTF8" || upper == "US-ASCII" ||
         upper == "ASCII";
}

}  // namespace

Encoding detect_encoding(std::string_view head) {
  for (const Signature& signature : kSignatures) {
    if (!head.starts_with(signature.bytes)) continue;
    return {std::string(signature.name), signature.mark_length, signature.name == "UTF-8"};
  }
  const std::string_view declared = declared_encoding(head);
  if (means_utf8(declared)) return {"UTF-8", 0, true};
  return {std::string(declared), 0, false};
}

void Decoder::Close::operator()(void* descriptor) const {
  iconv_close(descriptor);
}

std::optional<Decoder> Decoder::open(const std::string& from, const std::string& to) {
  void* descriptor = iconv_open(to.c_str(), from.c_str());
  // iconv_open answers (iconv_t)-1, which is no pointer to anything.
  if (reinterpret_cast<std::intptr_t>(descriptor) == -1) return std::nullopt;
  return Decoder(descriptor);
}

bool Decoder::decode(std::string& raw, std::string& out) {
  char* from = raw.data();
  std::size_t left = raw.size();
  bool is_good = true;
  while (left > 0) {
    std::array<char, 16384> piece{};
    char* to = piece.data();
    std::size_t room = piece.size();
    const std::size_t result = iconv(descriptor_.get(), &from, &left, &to, &room);
    const int why = errno;
    out.append(piece.data(), piece.size() - room);
    if (result != static_cast<std::size_t>(-1)) continue;
    if (why == E2BIG) continue;
    is_good = why == EINVAL;
    break;
  }
  raw.erase(0, raw.size() - left);
  return is_good;
}

std::string decoded(std::string_view bytes) {
  const Encoding encoding = detect_encoding(bytes.substr(0, kHead));
  bytes.remove_prefix(encoding.mark_length);
  if (encoding.is_utf8) return std::string(bytes);
  auto decoder = Decoder::open(encoding.name);
  std::string raw(bytes);
  std::string text;
  if (decoder) decoder->decode(raw, text);
  return text;
}

std::optional<std::string> decoded(std::string_view bytes, const std::string& encoding) {
  auto decoder = Decoder::open(encoding);
  std::string raw(bytes);
  std::string text;
  if (!decoder || !decoder->decode(raw, text) || !raw.empty()) return std::nullopt;
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.erase(0, kMark.size());
  return text;
}

std::optional<DecodedDocument> decoded_document(std::string_view bytes) {
  const Encoding encoding = detect_encoding(bytes.substr(0, kHead));
  DecodedDocument document{{},
                           std::string(bytes.substr(0, encoding.mark_length)),
                           encoding.name.empty() ? "UTF-8" : encoding.name,
                           encoding.is_utf8};
  bytes.remove_prefix(encoding.mark_length);
  if (encoding.is_utf8) {
    document.text = bytes;
    return document;
  }
  auto text = decoded(bytes, encoding.name);
  if (!text) return std::nullopt;
  document.text = std::move(*text);
  return document;
}

std::optional<std::string> encoded(std::string_view text, const std::string& encoding) {
  auto encoder = Decoder::open("UTF-8", encoding);
  std::string raw(text);
  std::string bytes;
  if (!encoder || !encoder->decode(raw, bytes) || !raw.empty()) return std::nullopt;
  return bytes;
}

}  // namespace xml
