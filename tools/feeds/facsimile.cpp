// SPDX-License-Identifier: MIT
#include "feeds/facsimile.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/number.hpp"
#include "base/text.hpp"

namespace feeds {
namespace {

class Surfaces {
 public:
  explicit Surfaces(pugi::xml_node root) {
    for (const pugi::xml_node part : root.children()) {
      if (name_of(part) != "facsimile" && name_of(part) != "sourceDoc") continue;
      walk(part, [&](pugi::xml_node node) {
        if (node.attribute("xml:id")) by_id_.emplace(node.attribute("xml:id").value(), node);
        if (name_of(node) != "surface") return;
        all_.push_back(node);
        if (const std::string_view start = node.attribute("start").value(); start.starts_with('#'))
          by_page_.emplace(start.substr(1), node);
      });
    }
  }

  /// The surface, zone or graphic that a pb means, or null.
  pugi::xml_node of(pugi::xml_node pb, std::string_view pointer) const {
    if (pointer.starts_with('#')) return found(by_id_, pointer.substr(1));
    return pointer.empty() ? found(by_page_, pb.attribute("xml:id").value()) : pugi::xml_node();
  }

  const std::vector<pugi::xml_node>& all() const { return all_; }

 private:
  using Nodes = std::unordered_map<std::string, pugi::xml_node>;

  static pugi::xml_node found(const Nodes& nodes, std::string_view id) {
    const auto entry = nodes.find(std::string(id));
    return entry == nodes.end() ? pugi::xml_node() : entry->second;
  }

  Nodes by_id_, by_page_;
  std::vector<pugi::xml_node> all_;
};

// "1200px", "1200"; 0 for other units and for what is no number.
std::uint32_t pixels(std::string_view text) {
  text = base::trimmed(text);
  if (text.ends_with("px")) text.remove_suffix(2);
  return base::number<std::uint32_t>(text).value_or(0);
}

// The extent of a surface in its own units, whose proportions are those of the image.
std::uint32_t extent(pugi::xml_node surface, const char* upper, const char* lower) {
  const double value = surface.attribute(lower).as_double() - surface.attribute(upper).as_double();
  return value >= 1 && value <= UINT32_MAX ? static_cast<std::uint32_t>(std::lround(value)) : 0;
}

void set_image(Page& page, pugi::xml_node node) {
  pugi::xml_node surface = node;
  while (surface && name_of(surface) != "surface") surface = surface.parent();
  pugi::xml_node graphic = node;
  if (name_of(node) != "graphic") {
    const auto graphics = elements_named(surface, "graphic");
    graphic = graphics.empty() ? pugi::xml_node() : graphics.front();
  }
  page.image = base::trimmed(graphic.attribute("url").value());
  page.width = pixels(graphic.attribute("width").value());
  page.height = pixels(graphic.attribute("height").value());
  if (page.width != 0 && page.height != 0) return;
  page.width = extent(surface, "ulx", "lrx");
  page.height = extent(surface, "uly", "lry");
}

Page page_of(const Tree& tree, pugi::xml_node pb, const Surfaces& surfaces) {
  Page page;
  page.number = pb.attribute("n").value();
  page.pointer = pb.attribute("facs").value();
  page.at = tree.at(pb);
  const auto pointers = base::words_of(page.pointer);
  const std::string_view first = pointers.empty() ? std::string_view() : pointers.front();
  if (const pugi::xml_node node = surfaces.of(pb, first)) {
    set_image(page, node);
  } else if (!first.starts_with('#')) {
    page.image = first;
  }
  return page;
}

}  // namespace

std::vector<Page> pages_of(const Tree& letter) {
  const Surfaces surfaces(letter.root());
  std::vector<Page> pages;
  for (const pugi::xml_node pb : elements_named(letter.root().child("text"), "pb"))
    pages.push_back(page_of(letter, pb, surfaces));
  const bool is_pictured = std::any_of(pages.begin(), pages.end(), [](const Page& page) {
    return !page.image.empty() || !page.pointer.empty();
  });
  if (is_pictured || surfaces.all().empty()) return pages;
  pages.clear();
  for (const pugi::xml_node surface : surfaces.all()) {
    Page page;
    page.number = surface.attribute("n").value();
    page.at = letter.at(surface);
    set_image(page, surface);
    if (!page.image.empty()) pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace feeds
