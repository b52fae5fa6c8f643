// SPDX-License-Identifier: MIT
#include "edition/seal.hpp"

#include "base/hash.hpp"

namespace edition {
namespace {

constexpr std::string_view kBegin = "<?apograph written=\"xxh3:";
constexpr std::string_view kEnd = "\"?>";
constexpr std::size_t kLongestSeal = 80;  // with line ends

// Where the last line begins, if it is a seal; else the document's end.
std::size_t seal_begin(std::string_view document) {
  std::string_view text = document;
  if (text.ends_with('\n')) text.remove_suffix(1);
  const std::size_t line_end = text.rfind('\n');
  const std::size_t begin = line_end == std::string_view::npos ? 0 : line_end + 1;
  const std::string_view line = text.substr(begin);
  return line.starts_with(kBegin) && line.ends_with(kEnd) ? begin : document.size();
}

}  // namespace

std::string_view unsealed(std::string_view document) {
  return document.substr(0, seal_begin(document));
}

std::string sealed(std::string_view document) {
  const std::string_view body = unsealed(document);
  std::string out;
  out.reserve(body.size() + kLongestSeal);
  out += body;
  if (!out.ends_with('\n')) out += '\n';
  const std::string hash = base::content_hash(out);
  return out.append(kBegin).append(hash).append(kEnd).append("\n");
}

Seal seal_of(std::string_view document) {
  const std::string_view body = unsealed(document);
  if (body.size() == document.size()) return Seal::none;
  const std::string_view hash = document.substr(body.size() + kBegin.size());
  return hash.substr(0, hash.find('"')) == base::content_hash(body) ? Seal::intact : Seal::broken;
}

}  // namespace edition
