// SPDX-License-Identifier: MIT
// Every #include under tools/ against tools/layers.txt, after the judge itself has been tried on
// small cases.
#include "layers/layers.hpp"

#include <gtest/gtest.h>

namespace layers {
namespace {

using Strings = std::vector<std::string>;

Layers example() {
  return parse(
      "# comment\n"
      "ground:                    | fmt/ zlib.h\n"
      "ground/deep: ground        |\n"
      "upper: ground ground/deep  | fmt/\n");
}

TEST(Parse, ReadsRoomsAndHeaders) {
  const Layers layers = example();
  EXPECT_EQ(layers.faults, Strings{});
  EXPECT_EQ(layers.rooms.at("upper").rooms, (Strings{"ground", "ground/deep"}));
  EXPECT_EQ(layers.rooms.at("ground").headers, (Strings{"fmt/", "zlib.h"}));
}

TEST(Parse, ReportsALineWithoutABarARepetitionAndAnUnknownRoom) {
  EXPECT_EQ(parse("a: b\n").faults, Strings{"tools/layers.txt:1: write \"room: rooms | headers\""});
  EXPECT_EQ(parse("a: |\na: |\n").faults,
            Strings{"tools/layers.txt:2: a is listed twice; leave one line"});
  EXPECT_EQ(parse("a: b |\n").faults,
            Strings{"tools/layers.txt: a uses b, which is no room; list it or take it out"});
}

TEST(RoomOf, IsTheInnermostRoom) {
  EXPECT_EQ(example().room_of("ground/deep/a.hpp"), "ground/deep");
  EXPECT_EQ(example().room_of("ground/other/a.hpp"), "ground");
  EXPECT_EQ(example().room_of("groundwork/a.hpp"), std::nullopt);
  EXPECT_EQ(example().room_of("a.hpp"), std::nullopt);
}

TEST(Violations, PassWhatIsAllowed) {
  EXPECT_EQ(violations(example(), "upper/a.cpp",
                       "#include <vector>\n#include <fmt/format.h>\n#include \"upper/b.hpp\"\n"
                       "  #  include \"ground/deep/c.hpp\" // why\n// #include <zlib.h>\n"),
            Strings{});
}

TEST(Violations, NameFileLineAndWhatToDo) {
  EXPECT_EQ(violations(example(), "ground/a.cpp", "\n#include \"upper/b.hpp\"\n"),
            Strings{"tools/ground/a.cpp:2: room ground may not use room upper; find another way or "
                    "allow it in tools/layers.txt"});
  EXPECT_EQ(violations(example(), "upper/a.cpp", "#include <zlib.h>\n"),
            Strings{"tools/upper/a.cpp:1: room upper may not include zlib.h; go through the room "
                    "that may, or allow it in tools/layers.txt"});
  EXPECT_EQ(violations(example(), "ground/a.cpp", "#include \"zlib.h\"\n"),
            Strings{"tools/ground/a.cpp:1: a header in quotes is written with its room, "
                    "\"ground/zlib.h\""});
  EXPECT_EQ(violations(example(), "cellar/a.cpp", ""),
            Strings{"tools/cellar/a.cpp:1: this folder is no room; list it in tools/layers.txt"});
}

TEST(Violations, ARoomMayNotUseWhatIsNestedInItUnlessListed) {
  EXPECT_EQ(violations(example(), "ground/a.cpp", "#include \"ground/deep/c.hpp\"\n").size(), 1U);
}

TEST(Cycle, IsFoundWithItsRooms) {
  EXPECT_EQ(cycle(example()), Strings{});
  EXPECT_EQ(cycle(parse("a: b |\nb: c |\nc: b |\n")), (Strings{"b", "c", "b"}));
}

class Repository : public testing::Test {
 protected:
  void SetUp() override { ASSERT_FALSE(source_root().empty()) << "set APOGRAPH_SOURCE"; }
};

TEST_F(Repository, ListsItsRoomsWithoutFaultAndWithoutCycle) {
  const Layers layers = parse(content_of(source_root() / "tools/layers.txt"));
  EXPECT_EQ(layers.faults, Strings{});
  EXPECT_EQ(cycle(layers), Strings{});
  EXPECT_TRUE(layers.rooms.contains("base"));
}

TEST_F(Repository, KeepsEveryIncludeWithinTheLayers) {
  const Layers layers = parse(content_of(source_root() / "tools/layers.txt"));
  const Strings sources = sources_under(source_root() / "tools");
  EXPECT_FALSE(sources.empty());
  for (const std::string& path : sources) {
    for (const std::string& fault :
         violations(layers, path, content_of(source_root() / "tools" / path)))
      ADD_FAILURE() << fault;
  }
}

}  // namespace
}  // namespace layers
