// SPDX-License-Identifier: MIT
#include "feeds/sqlite.hpp"

#include <map>
#include <optional>

#include "base/loaded_library.hpp"

namespace feeds {
namespace {

// The functions that are used, as sqlite3.h declares them; its types are opaque.
struct Library {
  int (*open)(const char*, void**) = nullptr;
  int (*close)(void*) = nullptr;
  int (*exec)(void*, const char*, void*, void*, void*) = nullptr;
  int (*prepare)(void*, const char*, int, void**, const char**) = nullptr;
  int (*bind_text)(void*, int, const char*, int, void (*)(void*)) = nullptr;
  int (*step)(void*) = nullptr;
  int (*reset)(void*) = nullptr;
  int (*clear)(void*) = nullptr;
  int (*finalize)(void*) = nullptr;
  const char* (*message)(void*) = nullptr;
  bool is_whole = false;

  Library() {
    base::LoadedLibrary file({"libsqlite3.so.0"});
    file.find(open, "sqlite3_open");
    file.find(close, "sqlite3_close");
    file.find(exec, "sqlite3_exec");
    file.find(prepare, "sqlite3_prepare_v2");
    file.find(bind_text, "sqlite3_bind_text");
    file.find(step, "sqlite3_step");
    file.find(reset, "sqlite3_reset");
    file.find(clear, "sqlite3_clear_bindings");
    file.find(finalize, "sqlite3_finalize");
    file.find(message, "sqlite3_errmsg");
    is_whole = file.is_whole();
  }
};

constexpr int kOk = 0;
constexpr int kDone = 101;

}  // namespace

struct Database::State {
  const Library* library = nullptr;
  void* database = nullptr;
  std::string path;
  std::map<std::string, void*> statements;
  std::optional<base::Diagnostic> fault;

  void close() {
    for (const auto& [text, statement] : statements) library->finalize(statement);
    statements.clear();
    if (database != nullptr) library->close(database);
    database = nullptr;
  }

  bool check(int result, int expected) {
    if (result == expected) return true;
    fault =
        base::failure("sqlite.failed", {path}, library->message(database), "make room on the disk")
            .value();
    return false;
  }
};

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::Database(Database&&) noexcept = default;

Database::~Database() {
  if (state_) state_->close();
}

base::Result<Database> Database::create(const std::string& path) {
  static const Library kLibrary;
  if (!kLibrary.is_whole) {
    return base::failure("sqlite.missing", {"libsqlite3.so.0"}, "SQLite is not installed",
                         "install libsqlite3-0");
  }
  Database database(std::make_unique<State>());
  database.state_->library = &kLibrary;
  database.state_->path = path;
  if (!database.state_->check(kLibrary.open(path.c_str(), &database.state_->database), kOk)) {
    return tl::unexpected(*database.state_->fault);
  }
  database.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN");
  return database;
}

void Database::run(const std::string& statements) {
  if (state_->fault) return;
  state_->check(
      state_->library->exec(state_->database, statements.c_str(), nullptr, nullptr, nullptr), kOk);
}

void Database::insert(const std::string& text, const std::vector<std::string>& values) {
  if (state_->fault) return;
  const Library& library = *state_->library;
  void*& statement = state_->statements[text];
  if (statement == nullptr &&
      !state_->check(library.prepare(state_->database, text.c_str(), -1, &statement, nullptr), kOk))
    return;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].empty()) continue;
    // A null destructor says that the text outlives the statement's step.
    library.bind_text(statement, static_cast<int>(i) + 1, values[i].data(),
                      static_cast<int>(values[i].size()), nullptr);
  }
  state_->check(library.step(statement), kDone);
  library.reset(statement);
  library.clear(statement);
}

base::Result<void> Database::finish() {
  run("COMMIT");
  state_->close();
  if (state_->fault) return tl::unexpected(*state_->fault);
  return {};
}

}  // namespace feeds
