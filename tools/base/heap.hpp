// SPDX-License-Identifier: MIT
// What the system is told of the memory that comes to be used.
#pragma once

#include <cstddef>

namespace base {

/// Says that about so many bytes will be allocated, in many pieces that are kept. The system then
/// gives large pages where it can, instead of one of 4 KB at each first touch. Changes nothing but
/// the time that it takes; to be called before there are threads.
void expect_memory(std::size_t bytes);

}  // namespace base
