// SPDX-License-Identifier: MIT
// apograph-pdf: reads a PDF from standard input and writes its words to standard output, as
// pdf/words.hpp says. A program of its own, for poppler is under the GPL and reads what strangers
// send; apograph starts it and limits its memory and time.
#include <iostream>
#include <iterator>
#include <string>

#include "pdf/words.hpp"

int main(int argc, char** argv) {
  if (argc > 1) {
    const bool is_question = std::string(argv[1]) == "--help";
    (is_question ? std::cout : std::cerr)
        << "usage: apograph-pdf < FILE.pdf\n"
           "Writes the words of a PDF with their places and fonts; apograph convert calls it.\n";
    return is_question ? 0 : 2;
  }
  std::ios::sync_with_stdio(false);
  const std::string document{std::istreambuf_iterator<char>(std::cin), {}};
  const bool is_read = pdf::write_words(document, std::cout);
  std::cout.flush();
  return is_read && std::cout ? 0 : 2;
}
