// SPDX-License-Identifier: MIT
#include "base/loaded_library.hpp"

#include <dlfcn.h>

namespace base {

LoadedLibrary::LoadedLibrary(std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (handle_ == nullptr) handle_ = ::dlopen(name, RTLD_NOW | RTLD_LOCAL);
  }
}

void* LoadedLibrary::address_of(const char* name) {
  void* const address = handle_ == nullptr ? nullptr : ::dlsym(handle_, name);
  is_whole_ &= address != nullptr;
  return address;
}

}  // namespace base
