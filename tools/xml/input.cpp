// SPDX-License-Identifier: MIT
#include "xml/input.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <unistd.h>

namespace xml {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10U;
// The XML declaration must fit in here.
constexpr std::size_t kHead = 1024;

std::uint32_t code_points(std::string_view bytes) {
  std::uint32_t count = 0;
  for (const char c : bytes) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  return count;
}

}  // namespace

void Place::advance(std::string_view bytes) {
  offset += bytes.size();
  if (!is_after_cr && bytes.find('\r') == std::string_view::npos) {
    for (std::size_t end = bytes.find('\n'); end != std::string_view::npos;
         end = bytes.find('\n')) {
      ++line;
      column = 1;
      bytes.remove_prefix(end + 1);
    }
    column += code_points(bytes);
    return;
  }
  for (const char c : bytes) {
    if (c == '\r' || (c == '\n' && !is_after_cr)) {
      ++line;
      column = 1;
    } else if (c != '\n' && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++column;
    }
    is_after_cr = c == '\r';
  }
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
  std::string& target = is_begun_ && !decoder_ ? buffer_ : raw_;
  const std::size_t before = target.size();
  target.resize(before + kBlock);
  ssize_t got = 0;
  do {
    got = ::read(file_descriptor_, target.data() + before, kBlock);
  } while (got < 0 && errno == EINTR);
  target.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  if (got < 0) {
    fault_ = {base::Severity::error,
              "file.unreadable",
              {name_, 0, 0},
              fmt::format("reading stopped: {}", std::strerror(errno)),
              {},
              {}};
  }
  return got > 0;
}

void Input::choose_decoder(bool is_whole) {
  const Encoding encoding = detect_encoding(std::string_view(raw_).substr(0, kHead));
  is_begun_ = true;
  is_complete_ = is_whole;
  raw_.erase(0, encoding.mark_length);
  if (encoding.is_utf8) {
    buffer_ = std::move(raw_);
  } else {
    decoder_ = Decoder::open(encoding.name);
    if (!decoder_) {
      fault_ = {base::Severity::error,
                "xml.encoding-unknown",
                {name_, 1, 1},
                fmt::format("the encoding \"{}\" is not known", encoding.name),
                "save the document as UTF-8 and declare that",
                {}};
      return;
    }
  }
  decode();
}

void Input::decode() {
  bool is_good = true;
  if (decoder_) is_good = decoder_->decode(raw_, buffer_) && (!is_complete_ || raw_.empty());
  text_ = buffer_;
  if (is_good) return;
  const Place at = locate(begin_ + text_.size());
  fault_ = {base::Severity::error,
            "xml.not-well-formed",
            {name_, at.line, at.column},
            "the bytes here are no text in the encoding that the document declares",
            "declare the encoding in which the document was saved",
            {}};
}

void Input::raise_floor(std::uint64_t offset) {
  floor_ = std::max(floor_, offset);
}

// Gives up what lies before the floor, once that is more than half.
void Input::forget() {
  const std::uint64_t useless = floor_ - begin_;
  if (useless < kBlock || useless < buffer_.size() / 2) return;
  locate_floor(floor_);
  buffer_.erase(0, useless);
  text_ = buffer_;
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
