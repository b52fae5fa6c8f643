// SPDX-License-Identifier: MIT
#include "base/file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace base {
namespace {

class FileTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "apograph-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::size_t file_count() const {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(folder_), {}));
  }

  std::filesystem::path folder_;
};

TEST_F(FileTest, ReadsWhatWasWritten) {
  const std::string bytes("a\0b\n", 4);
  ASSERT_TRUE(write_file(folder_ / "f", bytes));
  EXPECT_EQ(read_file(folder_ / "f").value(), bytes);
  EXPECT_EQ(file_count(), 1U);
}

TEST_F(FileTest, ReplacesAFileAndKeepsItsPermissions) {
  ASSERT_TRUE(write_file(folder_ / "f", "one"));
  ASSERT_EQ(chmod((folder_ / "f").c_str(), 0600), 0);
  ASSERT_TRUE(write_file(folder_ / "f", "two"));
  EXPECT_EQ(read_file(folder_ / "f").value(), "two");
  EXPECT_EQ(std::filesystem::status(folder_ / "f").permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(FileTest, WritesThroughALink) {
  ASSERT_TRUE(write_file(folder_ / "target", "one"));
  std::filesystem::create_symlink("target", folder_ / "link");
  ASSERT_TRUE(write_file(folder_ / "link", "two"));
  EXPECT_TRUE(std::filesystem::is_symlink(folder_ / "link"));
  EXPECT_EQ(read_file(folder_ / "target").value(), "two");
}

TEST_F(FileTest, SaysWhatStandsInTheWayOfReading) {
  EXPECT_EQ(read_file(folder_ / "none").error().code, "file.not-found");
  EXPECT_EQ(read_file(folder_).error().code, "file.is-folder");
  ASSERT_TRUE(write_file(folder_ / "f", "12345"));
  EXPECT_EQ(read_file(folder_ / "f", 4).error().code, "file.too-large");
  EXPECT_EQ(read_file(folder_ / "f", 5).value(), "12345");
}

TEST_F(FileTest, AFailedWriteLeavesNothingBehind) {
  EXPECT_EQ(write_file(folder_, "x").error().code, "file.unwritable");
  EXPECT_EQ(write_file(folder_ / "no" / "f", "x").error().code, "file.unwritable");
  EXPECT_EQ(file_count(), 0U);
}

TEST_F(FileTest, AFileInPiecesIsThereOnceItIsFinished) {
  ASSERT_TRUE(write_file(folder_ / "f", "before"));
  {
    const auto left = OutputFile::create(folder_ / "f");
    ASSERT_TRUE(left);
    ASSERT_TRUE((*left)->add("never finished"));
  }
  EXPECT_EQ(read_file(folder_ / "f").value(), "before");
  const auto file = OutputFile::create(folder_ / "f");
  ASSERT_TRUE(file);
  ASSERT_TRUE((*file)->add("one"));
  ASSERT_TRUE((*file)->add(", two"));
  EXPECT_EQ(read_file(folder_ / "f").value(), "before");
  ASSERT_TRUE((*file)->finish());
  EXPECT_EQ(read_file(folder_ / "f").value(), "one, two");
  EXPECT_EQ(file_count(), 1U);
}

}  // namespace
}  // namespace base
