// SPDX-License-Identifier: MIT
// apograph-pdf: reads a PDF from standard input and writes its words to standard output, as
// pdf/words.hpp says. A program of its own, for poppler is under the GPL and reads what strangers
// send; apograph starts it and limits its memory and time.
#include <iostream>
#include <iterator>
#include <string>

#include "pdf/words.hpp"

int main(int argc, char** argv) {
  const std::string argument = argc > 1 ? argv[1] : "";
  if (argc > 2 || (argc == 2 && argument != "--no-fonts")) {
    const bool is_question = argument == "--help";
    (is_question ? std::cout : std::cerr)
        << "usage: apograph-pdf [--no-fonts] < FILE.pdf\n"
           "Writes the words of a PDF with their places and fonts; apograph convert calls it.\n";
    return is_question ? 0 : 2;
  }
  std::ios::sync_with_stdio(false);
  const std::string document{std::istreambuf_iterator<char>(std::cin), {}};
  const bool is_read = pdf::write_words(document, argument.empty(), std::cout);
  std::cout.flush();
  return is_read && std::cout ? 0 : 2;
}
