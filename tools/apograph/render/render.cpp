// SPDX-License-Identifier: MIT
#include "apograph/render/render.hpp"

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "apograph/delivery.hpp"
#include "apograph/in_order.hpp"
#include "apograph/render/book.hpp"
#include "apograph/render/parameters.hpp"
#include "apograph/render/rendering.hpp"
#include "apograph/render/site.hpp"
#include "apograph/resources.hpp"
#include "apograph/workplace.hpp"
#include "edition/plan.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using cli::Exit;

// What is made of a letter: the format and the ending of its files.
struct Format {
  std::string_view name;
  std::string_view ending;
};
constexpr std::array<Format, 5> kFormats = {
    {{"html", "html"}, {"text", "txt"}, {"markdown", "md"}, {"latex", "tex"}, {"epub", "epub"}}};
constexpr std::string_view kBook = "epub";
// The book of a whole edition, in its output folder.
constexpr const char* kBookOfEdition = "edition.epub";

Format format_of(const cli::Arguments& arguments) {
  const std::string name = arguments.value("to", "html");
  for (const Format& format : kFormats) {
    if (format.name == name) return format;
  }
  return kFormats.front();
}

// A page holds both views, other formats hold one.
std::string view_of(const cli::Arguments& arguments) {
  const bool is_page = format_of(arguments).name == "html";
  return arguments.value("view", is_page ? kBothViews : "reading");
}

// NAME=VALUE of an option that may be repeated.
base::Result<std::map<std::string, std::string>> pairs_of(const cli::Arguments& arguments,
                                                          std::string_view option,
                                                          const std::string& hint) {
  std::map<std::string, std::string> pairs;
  for (const std::string& text : arguments.values(option)) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      return base::failure("cli.usage", {"apograph render"},
                           fmt::format("--{} was “{}”, expected NAME=VALUE", option, text), hint);
    }
    pairs[text.substr(0, equals)] = text.substr(equals + 1);
  }
  return pairs;
}

base::Result<std::map<std::string, fs::path>> stylesheets_of(const cli::Arguments& arguments) {
  const auto pairs = pairs_of(arguments, "stylesheet", "for example --stylesheet reading=own.xsl");
  if (!pairs) return tl::unexpected(pairs.error());
  std::map<std::string, fs::path> own;
  for (const auto& [view, file] : *pairs) {
    if (view != "reading" && view != "diplomatic") {
      return base::failure("cli.usage", {"apograph render"},
                           fmt::format("--stylesheet names “{}”, which is no view", view),
                           "views are reading and diplomatic");
    }
    own[view] = file;
  }
  return own;
}

// One file to make. `target` is empty for standard output.
struct Task {
  fs::path letter;
  std::string view;
  Format format;
  fs::path target;
};

fs::path product_path(const fs::path& folder, const fs::path& letter, const Task& task) {
  const std::string name = letter.stem().string();
  const std::string ending(task.format.ending);
  if (task.view == kBothViews || task.format.name == kBook)
    return folder / fmt::format("{}.{}", name, ending);
  return folder / fmt::format("{}.{}.{}", name, task.view, ending);
}

// A format may not hold every view.
base::Result<void> check_view(const cli::Arguments& arguments) {
  const std::string_view format = format_of(arguments).name;
  const std::string view = view_of(arguments);
  if (format == kBook && view != "reading") {
    return base::failure("cli.usage", {"apograph render"}, "an e-book holds the reading view",
                         "leave --view out");
  }
  if (format != "html" && view == kBothViews) {
    return base::failure("cli.usage", {"apograph render"},
                         fmt::format("{} holds one view, not both", format),
                         "add --view reading or --view diplomatic");
  }
  return {};
}

// Where the letter's file goes; an error where that exists already.
base::Result<Task> task_alone(const cli::Arguments& arguments, const fs::path& letter) {
  Task task{letter, view_of(arguments), format_of(arguments), {}};
  const std::string output = arguments.value("output");
  std::error_code error;
  const bool is_folder = output.ends_with('/') || fs::is_directory(output, error);
  if (output == "-") return task;
  task.target = output.empty() ? product_path(letter.parent_path(), letter, task)
                : is_folder    ? product_path(output, letter, task)
                               : fs::path(output);
  if (!fs::exists(task.target, error) || arguments.has("force")) return task;
  return base::failure("apograph.output-exists", {task.target.string()},
                       "this file exists and is not overwritten",
                       "name another output, or use --force");
}

// In a folder of their own pages share their style sheets and scripts; else a page stands alone.
base::Result<bool> share_assets(Rendering& rendering, const Task& task,
                                const cli::Arguments& arguments) {
  const std::string output = arguments.value("output");
  std::error_code error;
  const bool is_shared = task.format.name == "html" && !output.empty() && output != "-" &&
                         (output.ends_with('/') || fs::is_directory(output, error));
  if (!is_shared) return false;
  const auto written = write_assets(rendering, fs::path(output) / "assets");
  if (!written) return tl::unexpected(written.error());
  return true;
}

base::Result<std::string> product_of(Rendering& rendering, const Task& task,
                                     transform::Parameters parameters, std::size_t jobs,
                                     base::DiagnosticSink& messages) {
  const auto letter = read_letter(task.letter);
  if (!letter) return tl::unexpected(letter.error());
  parameters["page-name"] = task.letter.stem().string();
  if (task.format.name == kBook) {
    auto chapter = chapter_of(rendering, *letter, parameters, messages);
    if (!chapter) return tl::unexpected(chapter.error());
    std::vector<Chapter> chapters;
    chapters.push_back(std::move(*chapter));
    return book_of(rendering, chapters, false, task.target.string(), parameters, messages);
  }
  if (task.format.name != "html") {
    return rendering.form(*letter, task.view, std::string(task.format.name), parameters, messages);
  }
  if (!task.target.empty()) {
    std::error_code error;
    const fs::path folder = task.target.parent_path();
    parameters.emplace("tei-href",
                       fs::relative(task.letter, folder.empty() ? "." : folder, error).string());
  }
  return task.view == kBothViews && jobs > 1
             ? rendering.page_at_once(*letter, parameters, messages)
             : rendering.page(*letter, task.view, parameters, messages);
}

Exit render_alone(Rendering& rendering, const cli::Arguments& arguments, const fs::path& letter,
                  transform::Parameters parameters, std::size_t jobs, cli::Console& console) {
  const auto task = task_alone(arguments, letter);
  if (!task) return failed(console, task.error());
  const auto is_shared = share_assets(rendering, *task, arguments);
  if (!is_shared) return failed(console, is_shared.error());
  if (*is_shared) parameters.emplace("assets-href", "assets/");
  base::DiagnosticList messages;
  const auto product = product_of(rendering, *task, std::move(parameters), jobs, messages);
  Complaints(console).take(messages);
  if (!product) return failed(console, product.error());
  const auto written = task->target.empty() ? write_to_output(console, *product)
                                            : write_product(task->target, *product);
  if (!written) return failed(console, written.error());
  if (!task->target.empty()) console.report(fmt::format("render: {}\n", task->target.string()));
  return Exit::clean;
}

// Every letter of an edition in a format that is no page.
Exit render_forms(Rendering& rendering, const cli::Arguments& arguments,
                  const edition::Edition& edition, const transform::Parameters& parameters,
                  cli::Console& console) {
  Exit exit = Exit::clean;
  Complaints complaints(console);
  std::size_t made = 0;
  for (const edition::Letter& letter : edition.letters) {
    if (!letter.has_tei) continue;
    Task task{letter.tei, view_of(arguments), format_of(arguments), {}};
    task.target = product_path(edition.output_folder, letter.tei, task);
    base::DiagnosticList messages;
    const auto product = product_of(rendering, task, parameters, 1, messages);
    complaints.take(messages);
    const auto written = product ? write_product(task.target, *product)
                                 : base::Result<void>(tl::unexpected(product.error()));
    if (!written) exit = failed(console, written.error());
    if (written) ++made;
  }
  console.report(fmt::format("render: {} made, in {}\n", counted(made, "file"),
                             edition.output_folder.string()));
  return exit;
}

// The edition as one book.
Exit render_book(Rendering& rendering, const edition::Edition& edition, std::size_t jobs,
                 transform::Parameters parameters, cli::Console& console) {
  std::vector<fs::path> letters;
  for (const edition::Letter& letter : edition.letters) {
    if (letter.has_tei) letters.push_back(letter.tei);
  }
  const fs::path target = edition.output_folder / kBookOfEdition;
  if (letters.empty()) {
    return failed(console, base::failure("render.no-letters", {edition.configuration.string()},
                                         "the edition has no letter in TEI yet",
                                         "make them with apograph convert")
                               .value());
  }
  std::vector<base::Result<Chapter>> chapters(letters.size());
  std::vector<base::DiagnosticList> messages(letters.size());
  run_on_threads(letters.size(), jobs, [&](std::size_t number, std::size_t) {
    const auto letter = read_letter(letters[number]);
    chapters[number] = letter ? chapter_of(rendering, *letter, parameters, messages[number])
                              : base::Result<Chapter>(tl::unexpected(letter.error()));
  });
  Complaints complaints(console);
  std::vector<Chapter> whole;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    complaints.take(messages[i]);
    if (!chapters[i]) return failed(console, chapters[i].error());
    whole.push_back(std::move(*chapters[i]));
  }
  add_edition_facts(parameters, edition);
  base::DiagnosticList said;
  const auto book = book_of(rendering, whole, true, target.string(), parameters, said);
  complaints.take(said);
  if (!book) return failed(console, book.error());
  if (const auto written = write_product(target, *book); !written)
    return failed(console, written.error());
  console.report(
      fmt::format("render: {} in {}\n", counted(whole.size(), "letter"), target.string()));
  return Exit::clean;
}

// The command line, understood.
struct Order {
  transform::Parameters given;
  std::map<std::string, fs::path> stylesheets;
  std::size_t jobs = 1;
};

base::Result<Order> order_of(const cli::Arguments& arguments) {
  if (const auto possible = check_view(arguments); !possible)
    return tl::unexpected(possible.error());
  auto given = pairs_of(arguments, "param", "for example --param css-href=own.css");
  if (!given) return tl::unexpected(given.error());
  auto stylesheets = stylesheets_of(arguments);
  if (!stylesheets) return tl::unexpected(stylesheets.error());
  const auto jobs = jobs_of(arguments, "apograph render");
  if (!jobs) return tl::unexpected(jobs.error());
  return Order{std::move(*given), std::move(*stylesheets), *jobs};
}

// Keeps it to the end of the program, which frees memory at once: taking compiled stylesheets apart
// would be a thirtieth of the time of a page.
Rendering& kept(std::unique_ptr<Rendering> rendering) {
  static auto& all = *new std::vector<std::unique_ptr<Rendering>>;
  return *all.emplace_back(std::move(rendering));
}

Exit render_edition(Rendering& rendering, const cli::Arguments& arguments,
                    const edition::Edition& edition, const Order& order,
                    const std::optional<std::string>& one, cli::Console& console) {
  const std::string_view format = format_of(arguments).name;
  if (format != "html" && !one) {
    auto parameters = common_parameters(rendering.resources(), &edition, order.given);
    if (format == kBook)
      return render_book(rendering, edition, order.jobs, std::move(parameters), console);
    return render_forms(rendering, arguments, edition, parameters, console);
  }
  const bool is_forced =
      arguments.has("force") || !order.given.empty() || !order.stylesheets.empty();
  return make_site(rendering, edition,
                   {view_of(arguments), one, is_forced, order.jobs, order.given}, console);
}

}  // namespace

Exit run_render(const cli::Arguments& arguments, cli::Console& console) {
  const auto resources = find_resources(console);
  if (!resources) return failed(console, resources.error());
  auto order = order_of(arguments);
  if (!order) return failed(console, order.error());
  const auto folder = meant_edition(arguments);
  if (!folder) return failed(console, folder.error());
  const fs::path letter = *folder ? fs::path() : fs::path(arguments.operands().front());
  const auto around = *folder ? *folder : edition_around(letter, "letters");
  Rendering& rendering = kept(std::make_unique<Rendering>(*resources, order->stylesheets));
  std::optional<edition::Edition> edition;
  if (around) {
    edition = open_edition(*around, console);
    if (!edition) return Exit::failed;
  }
  const bool is_page = format_of(arguments).name == "html";
  if (!edition || (!*folder && (arguments.has("output") || !is_page))) {
    return render_alone(rendering, arguments, letter,
                        common_parameters(*resources, edition ? &*edition : nullptr, order->given),
                        order->jobs, console);
  }
  if (arguments.has("output")) edition->output_folder = arguments.value("output");
  const auto one = *folder ? std::nullopt : std::optional(letter.stem().string());
  return render_edition(rendering, arguments, *edition, *order, one, console);
}

}  // namespace apograph
