// SPDX-License-Identifier: MIT
// The standard streams and the environment behind one small interface, so that commands can be
// tested, and the language in which is spoken to them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/catalogue.hpp"

namespace cli {

/// Data goes to `write`, everything that is said about it to `report`.
class Console {
 public:
  virtual ~Console() = default;
  /// Standard output. False where the bytes could not be written.
  virtual bool write(std::string_view bytes) = 0;
  /// Standard error.
  virtual void report(std::string_view text) = 0;
  /// True where standard error is a terminal.
  virtual bool is_terminal() const = 0;
  /// True where standard output is one.
  virtual bool is_output_terminal() const = 0;
  /// A variable of the environment; empty where it is not set.
  virtual std::string environment(const char* name) const = 0;

  /// Colour is for terminals whose user has not set NO_COLOR.
  bool has_colour() const { return is_terminal() && environment("NO_COLOR").empty(); }
  bool has_output_colour() const { return is_output_terminal() && environment("NO_COLOR").empty(); }

  /// The language of what is said; null is English.
  const std::shared_ptr<const base::Catalogue>& language() const { return language_; }
  void set_language(std::shared_ptr<const base::Catalogue> texts) { language_ = std::move(texts); }
  const base::Catalogue& words() const {
    return language_ == nullptr ? base::Catalogue::english() : *language_;
  }

 private:
  std::shared_ptr<const base::Catalogue> language_;
};

/// The streams of the process.
class ProcessConsole final : public Console {
 public:
  bool write(std::string_view bytes) override;
  void report(std::string_view text) override;
  bool is_terminal() const override;
  bool is_output_terminal() const override;
  std::string environment(const char* name) const override;
};

}  // namespace cli
