// SPDX-License-Identifier: MIT
#include "apograph/validate/schema_set.hpp"

#include <optional>
#include <system_error>

#include "base/catalogue.hpp"
#include "base/file.hpp"
#include "xml/decoding.hpp"

namespace apograph {
namespace {

// An encoding's name as it is compared: without signs and capitals.
std::string plain(std::string_view encoding) {
  std::string name;
  for (const char c : encoding) {
    if (c >= 'A' && c <= 'Z') name += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) name += c;
  }
  return name;
}

// What the bytes say of their encoding themselves: by a byte order mark, or as XML. None where they
// are in the compact syntax without a mark.
std::optional<std::string> own_encoding(std::string_view bytes) {
  if (bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE")) return "UTF-16";
  if (bytes.starts_with("\xEF\xBB\xBF")) return "UTF-8";
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || bytes[begin] != '<') return std::nullopt;
  const std::string_view declaration = bytes.substr(begin, bytes.find("?>", begin) - begin);
  const std::size_t named = declaration.find("encoding");
  const std::size_t open =
      named == std::string_view::npos ? named : declaration.find_first_of("\"'", named);
  if (!declaration.starts_with("<?xml") || open == std::string_view::npos) return "UTF-8";
  const std::size_t close = declaration.find(declaration[open], open + 1);
  return std::string(declaration.substr(open + 1, close - open - 1));
}

}  // namespace

const LoadedSchema& SchemaSet::get(const SchemaFile& file) {
  std::error_code error;
  const auto canonical = std::filesystem::weakly_canonical(file.path, error);
  const std::string charset = plain(file.charset);
  std::unique_lock lock(mutex_);
  LoadedSchema& entry = schemas_[(error ? file.path : canonical).string() + '\n' + charset];
  lock.unlock();
  std::call_once(entry.is_loaded, [&] { load(file, entry); });
  return entry;
}

void SchemaSet::load(const SchemaFile& file, LoadedSchema& entry) const {
  const std::string path = file.path.string();
  const bool is_usual = file.charset.empty() || plain(file.charset) == "utf8";
  const auto bytes = is_usual ? base::Result<std::string>() : base::read_file(file.path);
  if (is_usual || !bytes) {
    entry.schema = rng::validate::load_schema(file.path, entry.faults, options_);
    return;
  }
  if (const auto own = own_encoding(*bytes)) {
    if (plain(*own) != plain(file.charset)) {
      base::Diagnostic fault =
          base::worded("schema.charset", {path},
                       {"charset-differs", {{"charset", file.charset}, {"own", *own}}});
      fault.severity = base::Severity::warning;
      entry.faults.add(std::move(fault));
    }
    entry.schema = rng::validate::load_schema(file.path, entry.faults, options_);
    return;
  }
  if (const auto text = xml::decoded(*bytes, file.charset)) {
    entry.schema = rng::validate::load_schema_bytes(*text, path, entry.faults, options_);
  } else {
    entry.faults.add(
        base::worded("schema.charset", {path}, {"charset-wrong", {{"charset", file.charset}}}));
  }
}

}  // namespace apograph
