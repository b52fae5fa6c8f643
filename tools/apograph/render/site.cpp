// SPDX-License-Identifier: MIT
#include "apograph/render/site.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "apograph/delivery.hpp"
#include "apograph/in_order.hpp"
#include "apograph/render/neighbours.hpp"
#include "apograph/render/parameters.hpp"
#include "apograph/render/site_files.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "cli/progress.hpp"
#include "edition/plan.hpp"
#include "search/index.hpp"
#include "search/letter_words.hpp"

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
constexpr const char* kSearchPage = "search";

// What every page of the site has in common.
void add_site_links(transform::Parameters& parameters) {
  parameters.emplace("assets-href", "assets/");
  parameters.emplace("home-href", fmt::format("{}.html", kStartPage));
  parameters.emplace("registers", "persons places orgs works");
  parameters.emplace("search-href", fmt::format("{}.html", kSearchPage));
}

// A style sheet that sets the title at the head of every printed page but the first.
std::string running_head(std::string_view title) {
  std::string text;
  for (const char c : base::collapsed(title)) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return fmt::format(
      "@page {{ @top-center {{ content: \"{}\"; font: italic 9pt serif; }} }}\n"
      "@page :first {{ @top-center {{ content: none; }} }}\n",
      text);
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
        files_(edition.output_folder),
        complaints_(console) {}

  Exit make() {
    if (const auto taken = name_taken()) return failed(console_, *taken);
    const std::array<std::string, 1> views = {order_.view};
    steps_ = edition::plan_rendering(edition_, views, rendering_.resources().rendering_tools());
    if (order_.one) {
      std::erase_if(steps_, [&](const auto& step) { return step.letter->name != *order_.one; });
    }
    auto all = steps_;
    std::erase_if(steps_, [&](const auto& step) { return is_fresh(step); });
    if (is_site()) see_to_neighbours(all);
    work([this](const auto& step) { return letter_of(step); }, true);
    if (is_site() && exit_ != Exit::failed) make_pages();
    if (const auto flushed = files_.flush(); !flushed) {
      exit_ = failed(console_, flushed.error());
    } else if (is_site() && !steps_.empty()) {
      keep_signatures();
    }
    report();
    return exit_;
  }

 private:
  bool is_site() const { return order_.view == kBothViews; }
  fs::path output(const fs::path& name) const { return edition_.output_folder / name; }
  fs::path known_of(const edition::Letter& letter) const {
    return output("data") / (letter.name + ".xml");
  }
  fs::path words_of(const std::string& letter) const {
    return output("data") / (letter + ".words");
  }
  fs::path script_of(const std::string& letter) const {
    return output(kSearchPage) / "texts" / (letter + ".js");
  }

  // A letter whose page would take the place of one of the site's.
  std::optional<base::Diagnostic> name_taken() const {
    if (!is_site()) return std::nullopt;
    std::vector<std::string> names = {kStartPage, kSearchPage};
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
    const bool is_whole = !is_site() || (fs::exists(signature_file(), error) &&
                                         fs::exists(known_of(*step.letter), error));
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
      values.emplace("running-head-href", fmt::format("letters/{}.css", letter.name));
      values.emplace("text-href", fmt::format("letters/{}.txt", letter.name));
      if (const auto base = values.find("base-url"); base != values.end())
        values.emplace("permalink", fmt::format("{}{}.html", base->second, letter.name));
      values.merge(neighbours_.parameters_of(letter.name));
    } else {
      std::error_code error;
      const char* other = order_.view == "reading" ? "diplomatic" : "reading";
      values.emplace(fmt::format("{}-href", other),
                     edition::page_path({}, letter.name, other).string());
      values.emplace("tei-href", fs::relative(letter.tei, edition_.output_folder, error).string());
    }
    return values;
  }

  // Does a piece of work for each letter that is to be made, several at once; one that fails is
  // made no further.
  void work(const std::function<Made(const edition::RenderStep&)>& make, bool is_last) {
    cli::Progress progress(console_, "render", steps_.size());
    InOrder in_order(kAhead);
    std::set<const edition::Letter*> failures;
    run_on_threads(steps_.size(), order_.jobs, [&](std::size_t number, std::size_t) {
      auto made = std::make_shared<Made>(make(steps_[number]));
      in_order.done(number, [this, made, number, is_last, &progress, &failures] {
        const edition::Letter* const letter = steps_[number].letter;
        progress.step(letter->name);
        if (!deliver(*made)) {
          failures.insert(letter);
        } else if (is_last) {
          ++made_;
          signatures_[letter->name] = signature_of(letter->name);
        }
      });
    });
    progress.clear();
    std::erase_if(steps_, [&](const auto& step) { return failures.contains(step.letter); });
  }

  // Works out who comes before and after whom, where that may have changed, and adds the letters
  // whose pages say otherwise.
  void see_to_neighbours(const std::vector<edition::RenderStep>& all) {
    read_signatures();
    const bool is_one_gone = !order_.one && remove_those_gone();
    const bool is_known = std::all_of(all.begin(), all.end(), [&](const auto& step) {
      return signatures_.contains(step.letter->name);
    });
    if (steps_.empty() && !is_one_gone && is_known) return;
    // What is not finished is not known the next time.
    std::error_code error;
    if (!order_.one) {
      fs::remove(signature_file(), error);
      files_.begin_lot();
    }
    work([this](const auto& step) { return facts_of(step); }, false);
    for (const edition::Letter& letter : edition_.letters) {
      if (letter.has_tei)
        neighbours_.add(letter.name, base::read_file(known_of(letter)).value_or(""));
    }
    neighbours_.settle();
    add_those_with_others(all);
  }

  void add_those_with_others(const std::vector<edition::RenderStep>& all) {
    std::set<std::string> to_make;
    for (const auto& step : steps_) to_make.insert(step.letter->name);
    std::erase_if(signatures_, [&](const auto& known) {
      return known.second != signature_of(known.first) && !to_make.contains(known.first);
    });
    for (const auto& step : all) {
      const std::string& name = step.letter->name;
      std::error_code error;
      const bool is_made = to_make.contains(name) || signatures_.contains(name);
      if (is_made || !fs::exists(known_of(*step.letter), error)) continue;
      steps_.push_back(step);
      --fresh_;
    }
  }

  fs::path signature_file() const { return output("data") / "neighbours.txt"; }
  std::string signature_of(const std::string& name) const {
    std::string said;
    for (const auto& [parameter, value] : neighbours_.parameters_of(name))
      said += fmt::format("{}={}\n", parameter, value);
    return base::content_hash(said);
  }
  // A line for each letter: its name, and a hash of what its page says of its neighbours.
  void read_signatures() {
    const std::string bytes = base::read_file(signature_file()).value_or("");
    for (const std::string_view line : base::lines_of(bytes)) {
      const std::size_t tab = line.find('\t');
      if (tab == std::string_view::npos) continue;
      const std::string name(line.substr(0, tab));
      if (edition_.find(name) != nullptr) signatures_[name] = line.substr(tab + 1);
    }
  }
  void keep_signatures() {
    std::string lines;
    for (const auto& [name, signature] : signatures_)
      lines += fmt::format("{}\t{}\n", name, signature);
    write(signature_file(), lines);
  }

  // Removes the pages of letters that are gone: those of which data/ knows that they were made
  // here.
  bool remove_those_gone() {
    std::error_code error;
    std::vector<std::string> gone;
    for (const auto& entry : fs::directory_iterator(output("data"), error)) {
      const std::string name = entry.path().stem().string();
      const edition::Letter* const letter = edition_.find(name);
      if (entry.path().extension() != ".xml" || (letter != nullptr && letter->has_tei)) continue;
      if (base::read_file(entry.path()).value_or("").starts_with("<letter name=")) {
        gone.push_back(name);
      }
    }
    for (const std::string& name : gone) {
      for (const fs::path& file :
           {output(name + ".html"), output("letters") / (name + ".xml"),
            output("letters") / (name + ".txt"), output("letters") / (name + ".css"),
            output("data") / (name + ".xml"), words_of(name), script_of(name)}) {
        fs::remove(file, error);
      }
      console_.report(fmt::format("render: {} is gone, its page is removed\n", name));
    }
    return !gone.empty();
  }

  Made facts_of(const edition::RenderStep& step) {
    Made made;
    base::DiagnosticList said_later;
    const auto letter = read_letter(step.letter->tei);
    auto facts = letter ? rendering_.mentions(*letter, parameters_of(*step.letter), said_later)
                        : base::Result<std::string>(tl::unexpected(letter.error()));
    if (!facts) {
      made.fault = facts.error();
    } else {
      made.files.push_back({known_of(*step.letter), std::move(*facts)});
    }
    return made;
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
    auto reading = rendering_.part(*letter, "reading", parameters, made.messages);
    if (!reading) {
      made.fault = std::move(reading.error());
      return made;
    }
    const std::string& name = step.letter->name;
    const auto made_of_reading = [&](const char* stylesheet) {
      return rendering_.made_of(*reading, letter->path.string(), stylesheet, parameters,
                                made.messages);
    };
    auto words = made_of_reading("passages").and_then([&](const std::string& passages) {
      return search::letter_words(name, passages);
    });
    if (!words) {
      made.fault = std::move(words.error());
      return made;
    }
    // The page comes last: by its age the plan knows that all is there.
    keep(output("letters") / (name + ".xml"), letter->bytes) &&
        keep(output("letters") / (name + ".css"), running_head(neighbours_.title_of(name))) &&
        keep(output("letters") / (name + ".txt"), made_of_reading("text")) &&
        keep(script_of(name), std::move(words->script)) &&
        keep(words_of(name), std::move(words->words)) &&
        keep(step.page,
             rendering_.page_around(*letter, std::move(*reading), parameters, made.messages));
    return made;
  }

  // False where it cannot be made or written.
  bool deliver(const Made& made) {
    complaints_.take(made.messages);
    if (made.fault) exit_ = failed(console_, *made.fault);
    return !made.fault && std::all_of(made.files.begin(), made.files.end(), [&](const File& file) {
      return write(file.path, file.bytes);
    });
  }
  bool write(const fs::path& path, std::string_view bytes) {
    const auto written = files_.write(path, bytes);
    if (!written) exit_ = failed(console_, written.error());
    return written.has_value();
  }

  // Younger than all that it is made from: the folder of the letters tells of one that is gone.
  bool are_pages_fresh() const {
    std::error_code error;
    const auto age = fs::last_write_time(output("index.html"), error);
    if (error || made_ != 0 || order_.is_forced) return false;
    for (const auto& [name, kind] : kRegisters) {
      if (!fs::exists(output(fmt::format("{}.html", name)), error)) return false;
    }
    if (!fs::exists(output(kSearchPage) / "letters.js", error)) return false;
    const auto folder = fs::last_write_time(edition_.folder / "letters", error);
    return error || folder <= age;
  }

  void make_pages() {
    if (are_pages_fresh()) {
      fresh_ += 2 + kRegisters.size();
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
    make_page(kSearchPage, "search", known, parameters);
    make_search(known, parameters);
  }

  // What the page of the search loads: the words of all letters in parts, and what it says of the
  // letters, whose order is that of `known`.
  void make_search(const std::string& known, transform::Parameters parameters) {
    search::Index index;
    for (const edition::Letter& letter : edition_.letters) {
      std::error_code error;
      if (!letter.has_tei || !fs::exists(known_of(letter), error)) continue;
      index.add(base::read_file(words_of(letter.name)).value_or(""));
    }
    const std::vector<search::Part> parts = index.parts();
    std::string firsts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      write(output(kSearchPage) / fmt::format("words-{}.js", i), parts[i].script);
      firsts += fmt::format("{}\"{}\"", i == 0 ? "" : ",", parts[i].first);
    }
    std::error_code error;
    for (std::size_t i = parts.size();
         fs::remove(output(kSearchPage) / fmt::format("words-{}.js", i), error); ++i) {
    }
    parameters["parts"] = fmt::format("[{}]", firsts);
    base::DiagnosticList messages;
    const auto letters =
        rendering_.made_of(known, "edition.xml", "search-letters", parameters, messages);
    complaints_.take(messages);
    if (!letters) {
      exit_ = failed(console_, letters.error());
      return;
    }
    write(output(kSearchPage) / "letters.js", *letters);
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
  Neighbours neighbours_;
  std::map<std::string, std::string> signatures_;  // of the neighbours, by the letter's name
  SiteFiles files_;
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
  for (const char* name : {"places.js", "notes.js", "cards.js", "filter.js", "sort.js", "words.js",
                           "find.js", "search.js"}) {
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
