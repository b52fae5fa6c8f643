// SPDX-License-Identifier: MIT
// Parts of messages: names as a document writes them, lists of what is expected.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.hpp"
#include "rng/validate/finding.hpp"

namespace rng::explain {

class Phrases {
 public:
  using Fillings = std::vector<base::Filling>;

  /// With `lists_all` no list is cut.
  Phrases(const base::Catalogue& catalogue, bool lists_all)
      : catalogue_(catalogue), lists_all_(lists_all) {}

  std::string text(std::string_view key, Fillings fillings = {}) const {
    return catalogue_.text({std::string(key), std::move(fillings)});
  }
  std::string text(const base::Wording& wording) const { return catalogue_.text(wording); }
  const base::Catalogue& catalogue() const { return catalogue_; }
  bool lists_all() const { return lists_all_; }

  /// A name of the schema, with the prefix that the document gives the namespace of `beside`.
  static std::string written(const validate::FoundName& name,
                             const validate::FoundName& beside = {});
  static std::string tag(const validate::FoundName& name, const validate::FoundName& beside = {});
  static std::vector<std::string> tags(const std::vector<validate::FoundName>& names,
                                       const validate::FoundName& beside);
  static std::vector<std::string> attributes(const std::vector<validate::FoundName>& names);

  /// "a, b or 12 more"; `last` is the key of the word before the last item.
  std::string listed(std::vector<std::string> items, std::string_view last) const;
  /// The same, cut to so many.
  std::string listed(std::vector<std::string> items, std::string_view last, std::size_t most) const;
  /// 33,921
  std::string number(std::size_t count) const;
  /// What may stand in `element`: elements, text, its end.
  std::string content(const validate::Expected& expected, const validate::FoundName& element,
                      const validate::FoundName& beside) const;
  /// What a string must be; "" where nothing is known.
  std::string string(const validate::Expected& expected) const;

 private:
  const base::Catalogue& catalogue_;
  bool lists_all_;
};

/// No more than so many characters, cut at a blank.
std::string cut(std::string_view text, std::size_t most);

}  // namespace rng::explain
