// SPDX-License-Identifier: MIT
// A shared library that is loaded when it is used, so that the program starts without it.
#pragma once

#include <initializer_list>

namespace base {

/// Stays loaded as long as the program runs.
class LoadedLibrary {
 public:
  /// Loads the first of `names` ("libzip.so.4") that is installed.
  explicit LoadedLibrary(std::initializer_list<const char*> names);

  /// Points `function` to what the library has under `name`; its type is that of the library's
  /// header.
  template <typename Function>
  void find(Function*& function, const char* name) {
    function = reinterpret_cast<Function*>(address_of(name));
  }
  /// False where the library, or something that was looked for in it, is missing.
  bool is_whole() const { return is_whole_; }

 private:
  void* address_of(const char* name);

  void* handle_ = nullptr;
  bool is_whole_ = true;
};

}  // namespace base
