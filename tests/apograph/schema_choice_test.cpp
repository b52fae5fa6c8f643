// SPDX-License-Identifier: MIT
#include "apograph/validate/schema_choice.hpp"

#include <gtest/gtest.h>

namespace apograph {
namespace {

using Schemas = std::vector<DeclaredSchema>;

TEST(DeclaredSchemas, AreThoseOfXmlModelBeforeTheRoot) {
  EXPECT_EQ(declared_schemas(
                "<?xml version=\"1.0\"?>\n"
                "<?xml-model href=\"a.rng\" schematypens='http://relaxng.org/ns/structure/1.0'?>\n"
                "<?xml-model href='b.rnc'?>\n<TEI>"),
            (Schemas{{"a.rng", ""}, {"b.rnc", ""}}));
}

TEST(DeclaredSchemas, MayBeOfAnEncoding) {
  EXPECT_EQ(declared_schemas("<?xml-model href=\"a.rnc\" charset=\"ISO-8859-1\"?><TEI/>"),
            (Schemas{{"a.rnc", "ISO-8859-1"}}));
}

TEST(DeclaredSchemas, AreNotThoseOfOtherLanguages) {
  EXPECT_EQ(declared_schemas("<?xml-model href=\"a.sch\" "
                             "schematypens=\"http://purl.oclc.org/dsdl/schematron\"?><TEI>"),
            Schemas{});
  EXPECT_EQ(declared_schemas("<?xml-model href=\"a.xsd\"?><TEI>"), Schemas{});
  EXPECT_EQ(declared_schemas("<?xml-modeller href=\"a.rng\"?><TEI>"), Schemas{});
}

TEST(DeclaredSchemas, AreNotThoseInCommentsOrBehindTheRoot) {
  EXPECT_EQ(declared_schemas("<!-- <?xml-model href=\"a.rng\"?> --><TEI/>"), Schemas{});
  EXPECT_EQ(declared_schemas("<TEI/><?xml-model href=\"a.rng\"?>"), Schemas{});
}

TEST(DeclaredSchemas, StandAlsoBehindADocumentType) {
  EXPECT_EQ(
      declared_schemas("<!DOCTYPE TEI [<!ENTITY a \"b\">]><?xml-model href=\"a.rng\"?><TEI/>"),
      (Schemas{{"a.rng", ""}}));
}

TEST(DeclaredSchemas, AreNoneInBrokenOrEmptyDocuments) {
  for (const char* text :
       {"", "text", "<", "<?xml-model", "<?xml-model href", "<?xml-model href=\"a.rng",
        "<?xml-model href=?><TEI/>", "<!--", "<!DOCTYPE TEI ["}) {
    EXPECT_EQ(declared_schemas(text), Schemas{}) << text;
  }
}

}  // namespace
}  // namespace apograph
