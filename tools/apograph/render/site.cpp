// SPDX-License-Identifier: MIT
#include "apograph/render/site.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "apograph/delivery.hpp"
#include "apograph/in_order.hpp"
#include "apograph/render/parameters.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "cli/progress.hpp"
#include "edition/plan.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using cli::Exit;

// How many results may wait for one that takes longer.
constexpr std::size_t kAhead = 16;

// The registers: the pages' names, and the kind of entry that each holds.
constexpr std::array<std::pair<const char*, const char*>, 4> kRegisters = {
    {{"persons", "person"}, {"places", "place"}, {"orgs", "org"}, {"works", "work"}}};

constexpr const char* kStartPage = "index";

// What every page of the site has in common.
void add_site_links(transform::Parameters& parameters) {
  parameters.emplace("assets-href", "assets/");
  parameters.emplace("home-href", fmt::format("{}.html", kStartPage));
  parameters.emplace("registers", "persons places orgs works");
}

struct File {
  fs::path path;
  std::string bytes;
};

// What was made of one letter, and what was said of it.
struct Made {
  std::vector<File> files;
  base::DiagnosticList messages;
  std::optional<base::Diagnostic> fault;
};

class Site {
 public:
  Site(Rendering& rendering, const edition::Edition& edition, const SiteOrder& order,
       cli::Console& console)
      : rendering_(rendering),
        edition_(edition),
        order_(order),
        console_(console),
        common_(common_parameters(rendering.resources(), &edition, order.given)),
        complaints_(console) {}

  Exit make() {
    if (const auto taken = name_taken()) return failed(console_, *taken);
    const std::array<std::string, 1> views = {order_.view};
    steps_ = edition::plan_rendering(edition_, views, rendering_.resources().rendering_tools());
    if (order_.one) {
      std::erase_if(steps_, [&](const auto& step) { return step.letter->name != *order_.one; });
    }
    std::erase_if(steps_, [&](const auto& step) { return is_fresh(step); });
    cli::Progress progress(console_, "render", steps_.size());
    InOrder in_order(kAhead);
    run_on_threads(steps_.size(), order_.jobs, [&](std::size_t number, std::size_t) {
      auto made = std::make_shared<Made>(letter_of(steps_[number]));
      in_order.done(number, [this, made, number, &progress] {
        progress.step(steps_[number].letter->name);
        deliver(*made);
      });
    });
    if (is_site() && exit_ != Exit::failed) make_pages();
    progress.clear();
    report();
    return exit_;
  }

 private:
  bool is_site() const { return order_.view == kBothViews; }
  fs::path output(const fs::path& name) const { return edition_.output_folder / name; }
  fs::path known_of(const edition::Letter& letter) const {
    return output("data") / (letter.name + ".xml");
  }

  // A letter whose page would take the place of one of the site's.
  std::optional<base::Diagnostic> name_taken() const {
    if (!is_site()) return std::nullopt;
    std::vector<std::string> names = {kStartPage};
    for (const auto& [name, kind] : kRegisters) names.emplace_back(name);
    for (const std::string& name : names) {
      const edition::Letter* letter = edition_.find(name);
      if (letter == nullptr || !letter->has_tei) continue;
      return base::failure("apograph.name-taken", {letter->tei.string()},
                           fmt::format("{}.html is a page of the edition itself", name),
                           "give the letter another name")
          .value();
    }
    return std::nullopt;
  }

  bool is_fresh(const edition::RenderStep& step) {
    std::error_code error;
    const bool is_whole = !is_site() || fs::exists(known_of(*step.letter), error);
    const bool is = step.state == edition::State::fresh && is_whole && !order_.is_forced;
    if (is) ++fresh_;
    return is;
  }

  transform::Parameters parameters_of(const edition::Letter& letter) const {
    transform::Parameters values = common_;
    values.emplace("page-name", letter.name);
    if (is_site()) {
      add_site_links(values);
      values.emplace("tei-href", fmt::format("letters/{}.xml", letter.name));
      values.emplace("image-base", "letters/");
      values.emplace("text-href", fmt::format("letters/{}.txt", letter.name));
      if (const auto base = values.find("base-url"); base != values.end())
        values.emplace("permalink", fmt::format("{}{}.html", base->second, letter.name));
    } else {
      std::error_code error;
      const char* other = order_.view == "reading" ? "diplomatic" : "reading";
      values.emplace(fmt::format("{}-href", other),
                     edition::page_path({}, letter.name, other).string());
      values.emplace("tei-href", fs::relative(letter.tei, edition_.output_folder, error).string());
    }
    return values;
  }

  Made letter_of(const edition::RenderStep& step) {
    Made made;
    const auto letter = read_letter(step.letter->tei);
    if (!letter) {
      made.fault = letter.error();
      return made;
    }
    const auto parameters = parameters_of(*step.letter);
    const auto keep = [&](fs::path path, base::Result<std::string> bytes) {
      if (bytes) made.files.push_back({std::move(path), std::move(*bytes)});
      if (!bytes && !made.fault) made.fault = std::move(bytes.error());
      return !made.fault;
    };
    if (!is_site()) {
      keep(step.page, rendering_.page(*letter, order_.view, parameters, made.messages));
      return made;
    }
    // The page comes last: by its age the plan knows that all is there.
    base::DiagnosticList said_already;
    const fs::path text = output("letters") / (step.letter->name + ".txt");
    keep(output("letters") / (step.letter->name + ".xml"), letter->bytes) &&
        keep(text, rendering_.form(*letter, "reading", "text", parameters, said_already)) &&
        keep(known_of(*step.letter), rendering_.mentions(*letter, parameters, said_already)) &&
        keep(step.page, rendering_.page(*letter, order_.view, parameters, made.messages));
    return made;
  }

  void deliver(const Made& made) {
    complaints_.take(made.messages);
    if (made.fault) {
      exit_ = failed(console_, *made.fault);
      return;
    }
    for (const File& file : made.files) write(file.path, file.bytes);
    if (exit_ != Exit::failed) ++made_;
  }
  void write(const fs::path& path, std::string_view bytes) {
    const auto written = write_product(path, bytes);
    if (!written) exit_ = failed(console_, written.error());
  }

  // Younger than all that it is made from: the folder of the letters tells of one that is gone.
  bool are_pages_fresh() const {
    std::error_code error;
    const auto age = fs::last_write_time(output("index.html"), error);
    if (error || made_ != 0 || order_.is_forced) return false;
    for (const auto& [name, kind] : kRegisters) {
      if (!fs::exists(output(fmt::format("{}.html", name)), error)) return false;
    }
    const auto folder = fs::last_write_time(edition_.folder / "letters", error);
    return error || folder <= age;
  }

  void make_pages() {
    if (are_pages_fresh()) {
      fresh_ += 1 + kRegisters.size();
      return;
    }
    if (const auto written = write_assets(rendering_, output("assets")); !written) {
      exit_ = failed(console_, written.error());
      return;
    }
    for (const fs::path& authority : edition_.authority) {
      const auto bytes = base::read_file(authority);
      if (bytes) write(output("authority") / authority.filename(), *bytes);
    }
    copy_pictures();
    const std::string known = all_that_is_known();
    auto parameters = site_parameters();
    make_page(kStartPage, "start", known, parameters);
    for (const auto& [name, kind] : kRegisters) {
      parameters["kind"] = kind;
      make_page(name, "registers", known, parameters);
    }
  }

  // A letter in letters/ points to ../images/ in the edition as in the site.
  void copy_pictures() {
    std::error_code error;
    const fs::path from = edition_.folder / "images";
    if (!fs::is_directory(from, error)) return;
    fs::create_directories(output("images"), error);
    fs::copy(from, output("images"),
             fs::copy_options::recursive | fs::copy_options::update_existing, error);
    if (!error) return;
    exit_ = failed(console_, base::failure("file.unwritable", {output("images").string()},
                                           "pictures cannot be copied: " + error.message(), {})
                                 .value());
  }

  std::string all_that_is_known() const {
    std::string known = "<edition>\n";
    for (const edition::Letter& letter : edition_.letters) {
      if (!letter.has_tei) continue;
      if (const auto bytes = base::read_file(known_of(letter))) known += *bytes;
    }
    return known + "</edition>\n";
  }

  transform::Parameters site_parameters() const {
    transform::Parameters values = common_;
    add_site_links(values);
    add_edition_facts(values, edition_);
    return values;
  }

  void make_page(const std::string& name, const std::string& stylesheet, const std::string& known,
                 const transform::Parameters& parameters) {
    base::DiagnosticList messages;
    const auto page = rendering_.made_of(known, "edition.xml", stylesheet, parameters, messages);
    complaints_.take(messages);
    if (!page) {
      exit_ = failed(console_, page.error());
      return;
    }
    write(output(name + ".html"), *page);
    ++made_;
  }

  void report() {
    console_.report(fmt::format("render: {} made, {} up to date, in {}\n", counted(made_, "page"),
                                fresh_, edition_.output_folder.string()));
  }

  Rendering& rendering_;
  const edition::Edition& edition_;
  const SiteOrder& order_;
  cli::Console& console_;
  transform::Parameters common_;
  std::vector<edition::RenderStep> steps_;
  Complaints complaints_;
  std::size_t made_ = 0;
  std::size_t fresh_ = 0;
  Exit exit_ = Exit::clean;
};

}  // namespace

base::Result<void> write_assets(Rendering& rendering, const fs::path& folder) {
  const fs::path xslt = rendering.resources().stylesheets();
  base::DiagnosticList messages;
  for (const char* name : {"page", "reading", "diplomatic", "letter", "site"}) {
    const auto sheet = rendering.style_sheet(xslt / "css" / fmt::format("{}.xml", name), messages);
    if (!sheet) return tl::unexpected(sheet.error());
    if (auto written = write_product(folder / fmt::format("{}.css", name), *sheet); !written)
      return written;
  }
  for (const char* name : {"places.js", "notes.js", "cards.js", "filter.js"}) {
    const auto script = base::read_file(xslt / "js" / name);
    if (!script) return tl::unexpected(script.error());
    if (auto written = write_product(folder / name, *script); !written) return written;
  }
  return {};
}

Exit make_site(Rendering& rendering, const edition::Edition& edition, const SiteOrder& order,
               cli::Console& console) {
  return Site(rendering, edition, order, console).make();
}

}  // namespace apograph
