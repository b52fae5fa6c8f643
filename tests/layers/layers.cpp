// SPDX-License-Identifier: MIT
#include "layers/layers.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>

namespace layers {
namespace {

std::vector<std::string> words(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> found;
  for (std::string word; stream >> word;) found.push_back(word);
  return found;
}

bool contains(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// A C++ standard header has neither a folder nor an ending.
bool is_standard(std::string_view header) {
  return header.find_first_of("/.") == std::string_view::npos;
}

bool is_listed(const Room& room, std::string_view header) {
  return std::any_of(room.headers.begin(), room.headers.end(), [&](const std::string& allowed) {
    return allowed == header || (allowed.ends_with('/') && header.starts_with(allowed));
  });
}

void check_names(Layers& layers) {
  for (const auto& [name, room] : layers.rooms) {
    for (const std::string& used : room.rooms) {
      if (layers.rooms.contains(used)) continue;
      layers.faults.push_back("tools/layers.txt: " + name + " uses " + used +
                              ", which is no room; list it or take it out");
    }
  }
}

// What is wrong with one #include of a file in `room`; empty if nothing is.
std::string judge(const Layers& layers, const std::string& room, std::string_view header) {
  const Room& allowed = layers.rooms.at(room);
  if (const auto target = layers.room_of(header)) {
    if (*target == room || contains(allowed.rooms, *target)) return {};
    return "room " + room + " may not use room " + *target +
           "; find another way or allow it in tools/layers.txt";
  }
  if (is_standard(header) || is_listed(allowed, header)) return {};
  return "room " + room + " may not include " + std::string(header) +
         "; go through the room that may, or allow it in tools/layers.txt";
}

enum class State { kNew, kOpen, kDone };

bool closes_cycle(const Layers& layers, const std::string& room,
                  std::map<std::string, State>& states, std::vector<std::string>& path) {
  path.push_back(room);
  if (states[room] == State::kOpen) return true;
  if (states[room] == State::kNew) {
    states[room] = State::kOpen;
    for (const std::string& used : layers.rooms.at(room).rooms) {
      if (layers.rooms.contains(used) && closes_cycle(layers, used, states, path)) return true;
    }
    states[room] = State::kDone;
  }
  path.pop_back();
  return false;
}

}  // namespace

std::optional<std::string> Layers::room_of(std::string_view path) const {
  for (size_t end = path.rfind('/'); end != std::string_view::npos && end > 0;
       end = path.rfind('/', end - 1)) {
    if (const auto found = rooms.find(path.substr(0, end)); found != rooms.end())
      return found->first;
  }
  return std::nullopt;
}

Layers parse(std::string_view text) {
  Layers layers;
  std::istringstream stream{std::string(text)};
  int number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    line.erase(std::min(line.find('#'), line.size()));
    if (words(line).empty()) continue;
    const size_t colon = line.find(':');
    const size_t bar = line.find('|');
    const std::string at = "tools/layers.txt:" + std::to_string(number) + ": ";
    if (colon == std::string::npos || bar == std::string::npos || bar < colon) {
      layers.faults.push_back(at + "write \"room: rooms | headers\"");
      continue;
    }
    const std::string name = line.substr(0, colon);
    Room room{words(line.substr(colon + 1, bar - colon - 1)), words(line.substr(bar + 1))};
    if (!layers.rooms.emplace(name, std::move(room)).second)
      layers.faults.push_back(at + name + " is listed twice; leave one line");
  }
  check_names(layers);
  return layers;
}

std::vector<std::string> cycle(const Layers& layers) {
  std::map<std::string, State> states;
  for (const auto& [name, room] : layers.rooms) {
    std::vector<std::string> path;
    if (!closes_cycle(layers, name, states, path)) continue;
    path.erase(path.begin(), std::find(path.begin(), path.end(), path.back()));
    return path;
  }
  return {};
}

std::vector<std::string> violations(const Layers& layers, std::string_view path,
                                    std::string_view text) {
  static const std::regex kInclude(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)");
  const std::string file = "tools/" + std::string(path);
  const auto room = layers.room_of(path);
  if (!room) return {file + ":1: this folder is no room; list it in tools/layers.txt"};
  std::vector<std::string> found;
  std::istringstream stream{std::string(text)};
  int number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    std::smatch match;
    if (!std::regex_match(line, match, kInclude)) continue;
    const std::string header = match[2];
    std::string fault = judge(layers, *room, header);
    if (fault.empty() && match[1] == "\"" && !layers.room_of(header))
      fault = "a header in quotes is written with its room, \"" + *room + "/" + header + "\"";
    if (!fault.empty()) found.push_back(file + ":" + std::to_string(number) + ": " + fault);
  }
  return found;
}

std::vector<std::string> sources_under(const std::filesystem::path& folder) {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    static const std::vector<std::string> kEndings{".cpp", ".hpp", ".h", ".cc", ".inc"};
    if (entry.is_regular_file() && contains(kEndings, entry.path().extension().string()))
      found.push_back(entry.path().lexically_relative(folder).generic_string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string content_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::filesystem::path source_root() {
  const char* root = std::getenv("APOGRAPH_SOURCE");
  return root != nullptr ? root : "";
}

}  // namespace layers
