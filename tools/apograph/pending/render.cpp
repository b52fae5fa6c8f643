// SPDX-License-Identifier: MIT
#include "apograph/render.hpp"

#include "apograph/pending/pending.hpp"

namespace apograph {

cli::Exit run_render(const cli::Arguments&, cli::Console& console) {
  return pending(console);
}

}  // namespace apograph
