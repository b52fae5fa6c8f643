// SPDX-License-Identifier: MIT
// A flow with its milestones and mentions to mixed content. Every character of the flow goes in
// once, in order.
#pragma once

#include "encode/encode.hpp"
#include "encode/record.hpp"
#include "encode/tree.hpp"

namespace encode {

/// Appends a flow to an element.
void write_flow(Node parent, const layout::Flow& flow, const Input& input, Record& record);

/// Appends an element with a flow in it; a page that begins with the flow begins before the
/// element.
void write_block(Node parent, const char* name, const layout::Flow& flow, const Input& input,
                 Record& record);

}  // namespace encode
