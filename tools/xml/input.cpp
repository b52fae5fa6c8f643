// SPDX-License-Identifier: MIT
#include "xml/input.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <unistd.h>

#include "base/catalogue.hpp"

namespace xml {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10U;
// The XML declaration must fit in here.
constexpr std::size_t kHead = 1024;

// Counts the bytes that do not continue a character, eight at a time: this runs over every
// document.
std::uint32_t code_points(std::string_view bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  std::uint64_t continuing = 0;
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, 8);
    continuing += (((word >> 7U) & (~word >> 6U) & kOnes) * kOnes) >> 56U;
  }
  for (; at < bytes.size(); ++at) {
    continuing += (static_cast<unsigned char>(bytes[at]) & 0xC0U) == 0x80U ? 1U : 0U;
  }
  return static_cast<std::uint32_t>(bytes.size() - continuing);
}

// Counts in bytes, as many at once as a vector register holds, before it adds up.
std::uint32_t line_feeds(std::string_view bytes) {
  constexpr std::size_t kStep = 128;
  std::uint32_t count = 0;
  for (; bytes.size() >= kStep; bytes.remove_prefix(kStep)) {
    std::uint8_t some = 0;
    for (std::size_t i = 0; i < kStep; ++i) {
      some = static_cast<std::uint8_t>(some + (bytes[i] == '\n' ? 1 : 0));
    }
    count += some;
  }
  return count + static_cast<std::uint32_t>(std::count(bytes.begin(), bytes.end(), '\n'));
}

}  // namespace

void Place::advance(std::string_view bytes) {
  offset += bytes.size();
  if (bytes.empty()) return;
  const bool is_in_line_end = is_after_cr && bytes.front() == '\n';
  is_after_cr = bytes.back() == '\r';
  if (is_in_line_end) bytes.remove_prefix(1);
  const auto begin_line = [&](std::size_t length) {
    ++line;
    column = 1;
    bytes.remove_prefix(length);
  };
  std::size_t cr = bytes.find('\r');
  if (cr == std::string_view::npos) {
    const std::size_t last = bytes.rfind('\n');
    if (last != std::string_view::npos) {
      line += line_feeds(bytes);
      column = 1;
      bytes.remove_prefix(last + 1);
    }
    column += code_points(bytes);
    return;
  }
  std::size_t lf = bytes.find('\n');
  while (cr != std::string_view::npos || lf != std::string_view::npos) {
    if (lf < cr) {
      begin_line(lf + 1);
      if (cr != std::string_view::npos) cr -= lf + 1;
    } else {
      begin_line(lf == cr + 1 ? cr + 2 : cr + 1);
      cr = bytes.find('\r');
    }
    lf = bytes.find('\n');
  }
  column += code_points(bytes);
}

Input::Input(std::string_view document, std::string name) : name_(std::move(name)) {
  const Encoding encoding = detect_encoding(document.substr(0, kHead));
  if (encoding.is_utf8) {
    text_ = document.substr(encoding.mark_length);
    is_begun_ = is_complete_ = true;
    return;
  }
  raw_ = document;
  choose_decoder(true);
}

Input::Input(int file_descriptor, std::string name)
    : name_(std::move(name)), file_descriptor_(file_descriptor) {}

int Input::read(char* buffer, int length) {
  while (handed_out_ == begin_ + text_.size() && !is_complete_ && !fault_) fill();
  const std::string_view rest = text_.substr(handed_out_ - begin_);
  const std::size_t size = std::min(rest.size(), static_cast<std::size_t>(length));
  if (size == 0) return fault_ ? -1 : 0;
  std::memcpy(buffer, rest.data(), size);
  handed_out_ += size;
  return static_cast<int>(size);
}

void Input::fill() {
  forget();
  const bool is_at_end = !read_block();
  if (fault_) return;
  if (!is_begun_ && (is_at_end || raw_.size() >= kHead)) {
    choose_decoder(is_at_end);
  } else if (is_begun_ && !is_complete_) {
    if (is_at_end) is_complete_ = true;
    decode();
  }
}

// Reads into raw_, or past it where no decoding is due; false at the end of the file.
bool Input::read_block() {
  const bool is_decoded = is_begun_ && !decoder_;
  std::string& target = is_decoded ? buffer_ : raw_;
  const std::size_t before = is_decoded ? filled_ : raw_.size();
  if (target.size() < before + kBlock) target.resize(before + kBlock);
  ssize_t got = 0;
  do {
    got = ::read(file_descriptor_, target.data() + before, kBlock);
  } while (got < 0 && errno == EINTR);
  const std::size_t after = before + static_cast<std::size_t>(std::max<ssize_t>(got, 0));
  if (is_decoded) {
    filled_ = after;
  } else {
    raw_.resize(after);
  }
  if (got < 0) {
    fault_ = base::worded("file.unreadable", {name_, 0, 0},
                          {"file-reading-stopped", {{"reason", std::strerror(errno)}}});
  }
  return got > 0;
}

void Input::choose_decoder(bool is_whole) {
  const Encoding encoding = detect_encoding(std::string_view(raw_).substr(0, kHead));
  is_begun_ = true;
  is_complete_ = is_whole;
  raw_.erase(0, encoding.mark_length);
  if (encoding.is_utf8) {
    buffer_ = std::exchange(raw_, {});
    filled_ = buffer_.size();
  } else {
    decoder_ = Decoder::open(encoding.name);
    if (!decoder_) {
      fault_ = base::worded("xml.encoding-unknown", {name_, 1, 1},
                            {"xml-encoding-unknown", {{"name", std::string(encoding.name)}}});
      return;
    }
  }
  decode();
}

void Input::decode() {
  bool is_good = true;
  if (decoder_) {
    buffer_.resize(filled_);
    is_good = decoder_->decode(raw_, buffer_) && (!is_complete_ || raw_.empty());
    filled_ = buffer_.size();
  }
  text_ = std::string_view(buffer_).substr(0, filled_);
  if (is_good) return;
  const Place at = locate(begin_ + text_.size());
  fault_ =
      base::worded("xml.not-well-formed", {name_, at.line, at.column}, {"xml-encoding-wrong", {}});
}

void Input::raise_floor(std::uint64_t offset) {
  floor_ = std::max(floor_, offset);
}

// Gives up what lies before the floor, once that is more than half.
void Input::forget() {
  const std::uint64_t useless = floor_ - begin_;
  if (useless < kBlock || useless < filled_ / 2) return;
  locate_floor(floor_);
  filled_ -= useless;
  std::memmove(buffer_.data(), buffer_.data() + useless, filled_);
  text_ = std::string_view(buffer_).substr(0, filled_);
  begin_ = floor_;
}

std::string_view Input::text(std::uint64_t begin, std::uint64_t end) const {
  begin = std::clamp(begin, begin_, begin_ + text_.size());
  end = std::clamp(end, begin, begin_ + text_.size());
  return text_.substr(begin - begin_, end - begin);
}

Place Input::locate(std::uint64_t offset) const {
  Place place = known_;
  if (offset > known_.offset) place.advance(text(known_.offset, offset));
  return place;
}

Place Input::locate_floor(std::uint64_t offset) {
  known_ = locate(offset);
  return known_;
}

}  // namespace xml
