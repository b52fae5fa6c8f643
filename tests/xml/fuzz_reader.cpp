// SPDX-License-Identifier: MIT
// Reads any bytes twice, from memory and through a pipe, asking for every position: nothing may
// crash, and both must say the same. The first byte chooses the options.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <thread>

#include <unistd.h>

#include "xml/reader.hpp"
#include "xml/tree.hpp"

namespace {

// Everything that is told, text joined.
class Record final : public xml::PositionedHandler {
 public:
  void set_position(const xml::Position& position) override { position_ = &position; }
  void start_element(const xml::Name& name, std::span<const xml::Attribute> attributes,
                     std::span<const xml::NamespaceDeclaration>) override {
    add('<', name.local);
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      (told += attributes[i].name.local) += attributes[i].value;
      place(position_->attribute_name(i));
      place(position_->attribute_value(i));
    }
  }
  void end_element(const xml::Name& name) override { add('>', name.local); }
  void text(std::string_view characters) override {
    if (!is_in_text_) add('"', {});
    is_in_text_ = true;
    told += characters;
  }
  void comment(std::string_view characters) override { add('!', characters); }
  void processing_instruction(std::string_view target, std::string_view data) override {
    add('?', target);
    told += data;
  }

  std::string told;

 private:
  void place(const base::Location& at) {
    if (at.line == 0 || at.column == 0) std::abort();
    told += std::to_string(at.line) + ":" + std::to_string(at.column) + " ";
  }
  void add(char kind, std::string_view what) {
    is_in_text_ = false;
    told += kind;
    place(position_->event());
    told += what;
  }

  const xml::Position* position_ = nullptr;
  bool is_in_text_ = false;
};

std::string piped(std::string_view document, const xml::ReadOptions& options) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) std::abort();
  std::thread writer([&] {
    while (!document.empty()) {
      const ssize_t written = write(ends[1], document.data(), document.size());
      if (written < 0) break;
      document.remove_prefix(static_cast<std::size_t>(written));
    }
    close(ends[1]);
  });
  Record record;
  const auto result = xml::read_file("/dev/fd/" + std::to_string(ends[0]), record, options);
  // What is left unread would hold the writer up.
  std::array<char, 4096> rest{};
  while (read(ends[0], rest.data(), rest.size()) > 0) {
  }
  writer.join();
  close(ends[0]);
  return result ? record.told : result.error().code;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  xml::ReadOptions options;
  if ((data[0] & 1U) != 0) options.limits = {16, 4096, 4096, 8};
  options.load_dtd = (data[0] & 2U) != 0;
  const std::string_view document(reinterpret_cast<const char*>(data) + 1, size - 1);
  Record record;
  const auto result = xml::read(document, "fuzz.xml", record, options);
  if ((result ? record.told : result.error().code) != piped(document, options)) std::abort();
  if (xml::parse_tree(document, "fuzz.xml", options).has_value() != result.has_value())
    std::abort();
  return 0;
}
