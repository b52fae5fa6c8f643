// SPDX-License-Identifier: MIT
#include "apograph/render.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "apograph/delivery.hpp"
#include "apograph/resources.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "cli/progress.hpp"
#include "cli/report.hpp"
#include "edition/plan.hpp"
#include "transform/stylesheet.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using cli::Exit;

std::vector<std::string> views_of(const cli::Arguments& arguments) {
  const std::string view = arguments.value("view", "both");
  if (view != "both") return {view};
  return {"reading", "diplomatic"};
}

// Hands on what the stylesheets say, the same thing once, at its first place.
class Messages final : public base::DiagnosticSink {
 public:
  explicit Messages(cli::Console& console) : console_(console) {}
  void add(base::Diagnostic diagnostic) override {
    if (said_.insert(diagnostic.code + diagnostic.message).second)
      cli::complain(console_, diagnostic);
  }

 private:
  cli::Console& console_;
  std::set<std::string> said_;
};

// One page to make. `page` is empty where it goes to standard output.
struct Task {
  fs::path letter;
  std::string view;
  fs::path page;
  bool has_other_view = true;
};

// What the renderings of one call share.
class Renderer {
 public:
  Renderer(Resources resources, transform::Parameters parameters, cli::Console& console)
      : resources_(std::move(resources)), given_(std::move(parameters)), messages_(console) {}

  // The page of a task, whole.
  base::Result<std::string> page(const Task& task, const edition::Edition* edition) {
    const auto document = base::read_file(task.letter);
    if (!document) return tl::unexpected(document.error());
    auto stylesheet = stylesheet_for(task.view);
    if (!stylesheet) return tl::unexpected(std::move(stylesheet.error()));
    transform::Job job{parameters(task, edition), {}};
    // A letter points to ../authority/persons.xml.
    std::error_code error;
    const fs::path folder = fs::absolute(task.letter, error).lexically_normal().parent_path();
    job.readable_folders = {folder, folder.parent_path() / "authority"};
    return (*stylesheet)->apply(*document, task.letter.string(), job, messages_);
  }

 private:
  base::Result<const transform::Stylesheet*> stylesheet_for(const std::string& view) {
    auto found = stylesheets_.find(view);
    if (found == stylesheets_.end()) {
      auto loaded = transform::Stylesheet::load(resources_.stylesheets() / (view + ".xsl"),
                                                {resources_.strings()});
      if (!loaded) return tl::unexpected(std::move(loaded.error()));
      found = stylesheets_.emplace(view, std::move(*loaded)).first;
    }
    return &found->second;
  }

  transform::Parameters parameters(const Task& task, const edition::Edition* edition) const {
    transform::Parameters values;
    std::error_code error;
    values["i18n-folder"] = fs::canonical(resources_.strings(), error).string() + "/";
    if (edition == nullptr) {
      values["authority-files"] = "no";  // what the letter names stands in the letter
    } else {
      values["lang"] = edition->defaults.interface_language;
      values["edition-title"] = edition->defaults.edition_title;
      for (const auto& [name, value] : edition->parameters) values[name] = value;
    }
    if (!task.page.empty()) {
      const std::string name = task.letter.stem().string();
      const char* other = task.view == "reading" ? "diplomatic" : "reading";
      if (task.has_other_view) {
        values[fmt::format("{}-href", other)] = edition::page_path({}, name, other).string();
      }
      const fs::path folder = task.page.parent_path();
      values["tei-href"] = fs::relative(task.letter, folder.empty() ? "." : folder, error).string();
    }
    for (const auto& [name, value] : given_) values[name] = value;
    return values;
  }

  Resources resources_;
  transform::Parameters given_;
  Messages messages_;
  std::map<std::string, transform::Stylesheet> stylesheets_;
};

base::Result<transform::Parameters> parameters_of(const cli::Arguments& arguments) {
  transform::Parameters parameters;
  for (const std::string& text : arguments.values("param")) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      return base::failure("cli.usage", {"apograph render"},
                           fmt::format("--param was “{}”, expected NAME=VALUE", text),
                           "for example --param css-href=own.css");
    }
    parameters[text.substr(0, equals)] = text.substr(equals + 1);
  }
  return parameters;
}

Exit render_step(Renderer& renderer, const edition::Edition& edition,
                 const edition::RenderStep& step, cli::Console& console) {
  const auto page = renderer.page({step.letter->tei, step.view, step.page, true}, &edition);
  if (!page) return failed(console, page.error());
  const auto written = write_product(step.page, *page);
  return written ? Exit::clean : failed(console, written.error());
}

// The pages that are stale; only those of `one` where it is given.
Exit render_edition(Renderer& renderer, const edition::Edition& edition, const Resources& resources,
                    const cli::Arguments& arguments, const std::optional<std::string>& one,
                    cli::Console& console) {
  const bool is_forced = arguments.has("force") || arguments.has("param");
  const auto views = views_of(arguments);
  const auto tools = resources.rendering_tools();
  const auto steps = edition::plan_rendering(edition, views, tools);
  cli::Progress progress(console, "render", steps.size());
  Exit exit = Exit::clean;
  std::size_t rendered = 0;
  std::size_t fresh = 0;
  for (const edition::RenderStep& step : steps) {
    if (one && step.letter->name != *one) continue;
    progress.step(step.letter->name);
    if (step.state == edition::State::fresh && !is_forced) {
      ++fresh;
      continue;
    }
    ++rendered;
    exit = worse(exit, render_step(renderer, edition, step, console));
  }
  progress.clear();
  console.report(fmt::format("render: {} made, {} up to date, in {}\n", counted(rendered, "page"),
                             fresh, edition.output_folder.string()));
  return exit;
}

// Where the pages of a letter by itself go.
base::Result<std::vector<Task>> tasks_alone(const cli::Arguments& arguments,
                                            const fs::path& letter) {
  const auto views = views_of(arguments);
  const std::string output = arguments.value("output");
  std::error_code error;
  const bool is_folder = output.ends_with('/') || fs::is_directory(output, error);
  if (views.size() == 1 && !output.empty() && !is_folder) {
    return std::vector<Task>{{letter, views.front(), output == "-" ? "" : output, false}};
  }
  if (output == "-") {
    return base::failure("cli.usage", {"apograph render"},
                         "standard output takes one view, not both",
                         "add --view reading or --view diplomatic");
  }
  const fs::path folder = output.empty() ? letter.parent_path() : fs::path(output);
  std::vector<Task> tasks;
  for (const std::string& view : views) {
    tasks.push_back(
        {letter, view, edition::page_path(folder, letter.stem().string(), view), views.size() > 1});
  }
  return tasks;
}

Exit render_alone(Renderer& renderer, const cli::Arguments& arguments, const fs::path& letter,
                  const edition::Edition* edition, cli::Console& console) {
  const auto tasks = tasks_alone(arguments, letter);
  if (!tasks) return failed(console, tasks.error());
  for (const Task& task : *tasks) {
    std::error_code error;
    if (!task.page.empty() && fs::exists(task.page, error) && !arguments.has("force")) {
      return failed(console, base::failure("apograph.output-exists", {task.page.string()},
                                           "this file exists and is not overwritten",
                                           "name another output, or use --force")
                                 .value());
    }
  }
  for (const Task& task : *tasks) {
    const auto page = renderer.page(task, edition);
    if (!page) return failed(console, page.error());
    const auto written =
        task.page.empty() ? write_to_output(console, *page) : write_product(task.page, *page);
    if (!written) return failed(console, written.error());
    if (!task.page.empty()) console.report(fmt::format("render: {}\n", task.page.string()));
  }
  return Exit::clean;
}

}  // namespace

Exit run_render(const cli::Arguments& arguments, cli::Console& console) {
  const auto resources = find_resources(console);
  if (!resources) return failed(console, resources.error());
  auto parameters = parameters_of(arguments);
  if (!parameters) return failed(console, parameters.error());
  const auto folder = meant_edition(arguments);
  if (!folder) return failed(console, folder.error());
  const fs::path letter = *folder ? fs::path() : fs::path(arguments.operands().front());
  const auto around = *folder ? *folder : edition_around(letter, "letters");
  Renderer renderer(*resources, std::move(*parameters), console);
  if (!around) return render_alone(renderer, arguments, letter, nullptr, console);
  auto edition = open_edition(*around, console);
  if (!edition) return Exit::failed;
  if (!*folder && arguments.has("output")) {
    return render_alone(renderer, arguments, letter, &*edition, console);
  }
  if (arguments.has("output")) edition->output_folder = arguments.value("output");
  const auto one = *folder ? std::nullopt : std::optional(letter.stem().string());
  return render_edition(renderer, *edition, *resources, arguments, one, console);
}

}  // namespace apograph
