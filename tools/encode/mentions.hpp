// SPDX-License-Identifier: MIT
// One mention to one element: which, with which attributes, and where its text goes.
#pragma once

#include <string>

#include "encode/encode.hpp"
#include "encode/record.hpp"
#include "encode/tree.hpp"
#include "recognise/mention.hpp"

namespace encode {

/// How a letter points to an entry of the authority: "../authority/persons.xml#blumkin", or
/// "#blumkin".
std::string reference_to(const Input& input, const std::string& key);

/// @cert, @resp and, where there is a reason, an xml:id and a note in the record.
void attribute_certainty(Node node, const std::string& certainty, const std::string& reason,
                         const std::string& kind, Record& record);

/// The dating attributes (att.datable.w3c) that are not empty.
void attribute_dates(Node node, const recognise::DateMention& date);

/// Appends the element of a mention and returns the one that its text goes into.
Node open_mention(Node parent, const recognise::Mention& mention, const Input& input,
                  Record& record);

/// Adds what follows the text of a mention, where `inside` is what open_mention returned.
void close_mention(Node inside, const recognise::Mention& mention);

}  // namespace encode
