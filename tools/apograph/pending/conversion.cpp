// SPDX-License-Identifier: MIT
#include "apograph/conversion.hpp"

namespace apograph {

base::Result<Conversion> convert(const ConversionRequest& request) {
  return base::failure("apograph.pending", {request.source_name},
                       "the conversion is not connected yet");
}

}  // namespace apograph
