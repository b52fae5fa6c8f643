// SPDX-License-Identifier: MIT
#include "authority/intake.hpp"

#include <random>

#include "authority/exchange.hpp"
#include "authority/registers.hpp"
#include "authority/table.hpp"

namespace authority {
namespace {

using Codes = std::vector<std::string>;

const std::vector<EntityKind> kAll = {EntityKind::person, EntityKind::place,
                                      EntityKind::organisation, EntityKind::work};

struct Taken {
  std::string text;
  IntakeCounts counts;
  Codes codes;
};

Taken taken(const std::string& there, const std::string& source, Known known) {
  const RegisterFile before = file_of(there);
  const RegisterFile imported = file_of(source, "theirs.xml");
  Intake intake({&before}, known);
  base::DiagnosticList findings;
  intake.take(imported, findings);
  auto text = intake.grown(0);
  EXPECT_TRUE(text) << base::to_string(text.error());
  if (intake.counts().added > 0) text = intake.with_added(*text, "persons.xml", kAll);
  EXPECT_TRUE(text) << base::to_string(text.error());
  return {text.value_or(""), intake.counts(), codes_of(findings)};
}

Taken joined(const std::string& there, const std::string& source) {
  const RegisterFile before = file_of(there);
  const RegisterFile other = file_of(source, "theirs.xml");
  base::DiagnosticList findings;
  IntakeCounts counts;
  const auto text = joined_registers(before, {&other}, findings, counts);
  EXPECT_TRUE(text) << base::to_string(text.error());
  return {text.value_or(""), counts, codes_of(findings)};
}

// The bytes that were there are there, in their order.
void expect_kept(const std::string& before, const std::string& after) {
  std::size_t at = 0;
  for (const char c : after) {
    if (at < before.size() && c == before[at]) ++at;
  }
  EXPECT_EQ(at, before.size()) << after;
}

const std::string kOurs = tei(R"(    <!-- ours -->
    <listPerson>
      <person  xml:id = 'trotsky'>
        <persName>Lev Trotsky</persName>
        <idno type="GND">118642979</idno>
      </person>
      <person xml:id="rosmer"><persName>Alfred Rosmer</persName><birth when="1877"/></person>
    </listPerson>)");

TEST(IntakeTest, AddsWhatIsNewAndKeepsEveryByte) {
  const Taken result = taken(kOurs, tei(R"(<listPerson>
  <person xml:id="x"><persName>Trotzki, Leo</persName><idno>https://d-nb.info/gnd/118642979</idno></person>
  <person xml:id="rosmer"><persName>Marguerite Rosmer</persName><note>wife</note></person>
  <person><persName><forename>Boris</forename> <surname>Souvarine</surname></persName></person>
</listPerson><listPlace><place xml:id="p"><placeName>Paris</placeName></place></listPlace>)"),
                             Known::report);
  EXPECT_EQ(result.counts.added, 3U);
  EXPECT_EQ(result.codes, (Codes{"known", "id-taken"}));
  expect_kept(kOurs, result.text);
  const RegisterFile after = file_of(result.text);
  ASSERT_EQ(after.entries().size(), 5U);
  EXPECT_EQ(after.entries()[2].entity.key, "rosmer-2");
  EXPECT_EQ(after.entries()[2].entity.notes, std::vector<std::string>{"wife"});
  EXPECT_EQ(after.entries()[3].entity.key, "souvarine-boris");
  EXPECT_EQ(after.entries()[4].entity.kind, EntityKind::place);
}

TEST(IntakeTest, FillsGapsOnly) {
  const std::string theirs = tei(R"(<listPerson>
  <person xml:id="x" sex="M"><persName>Leo Trotzki</persName><birth when="1879-11-07"/>
    <idno type="GND">118642979</idno><idno type="VIAF">88975151</idno><note>a note</note></person>
  <person xml:id="y"><persName>Alfred Rosmer</persName><birth when="1877-08-23"/></person></listPerson>)");
  const Taken result = taken(kOurs, theirs, Known::fill);
  EXPECT_EQ(result.counts.changed, 1U);
  expect_kept(kOurs, result.text);
  const RegisterFile after = file_of(result.text);
  const Entity& trotsky = after.entries()[0].entity;
  EXPECT_EQ(trotsky.names.size(), 1U) << "a name is no gap";
  EXPECT_EQ(trotsky.birth, "1879-11-07");
  EXPECT_EQ(trotsky.sex, "M");
  EXPECT_EQ(trotsky.identifiers.size(), 2U);
  EXPECT_EQ(trotsky.notes.size(), 1U);
  EXPECT_EQ(after.entries()[1].entity.birth, "1877") << "it had a date";
  EXPECT_EQ(taken(result.text, theirs, Known::fill).text, result.text);
}

TEST(IntakeTest, LeavesConflictsAndDoubtsToTheEditor) {
  const std::string there = tei(R"(<listPerson>
  <person xml:id="a"><persName>Hans Maier</persName></person>
  <person xml:id="b"><persName>Hans Maier</persName></person>
  <person xml:id="c"><persName>Carl Beer</persName><birth when="1800"/><idno type="GND">118540238</idno></person></listPerson>)");
  const Taken result = taken(there, tei(R"(<listPerson>
  <person xml:id="x"><persName>Hans Maier</persName><note>baker</note></person>
  <person xml:id="y"><persName>Carl Beer</persName><birth when="1900"/><idno type="GND">118540238</idno></person></listPerson>)"),
                             Known::fill);
  EXPECT_EQ(result.codes, (Codes{"several", "conflict"}));
  EXPECT_EQ(result.text, there);
}

TEST(IntakeTest, JoiningLosesNothing) {
  const std::string theirs = tei(R"(<listPerson>
  <person xml:id="x" role="author"><persName xml:lang="de" type="main">Leo Trotzki</persName><death when="1940"/>
    <occupation>politician</occupation><idno type="GND">118642979</idno><!-- seen --></person>
  <person xml:id="y"><persName>Alfred Rosmer</persName><birth when="1877-08-23"/></person>
  <person xml:id="z"><persName>Other Man</persName><birth when="1900"/><idno type="GND">118642979</idno></person></listPerson>)");
  const Taken result = joined(kOurs, theirs);
  for (const char* part : {"Leo Trotzki", "role=\"author\"", "politician", "<!-- seen -->", "1940",
                           "1877-08-23", "Other Man"}) {
    EXPECT_NE(result.text.find(part), std::string::npos) << part;
  }
  EXPECT_NE(result.text.find("type=\"variant\""), std::string::npos);
  EXPECT_EQ(joined(result.text, theirs).text, result.text) << "twice is once";
}

// ---- Properties, over registers made by chance

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::string register_of(int size, const std::string& prefix) {
    std::string persons;
    for (int i = 0; i < size; ++i) persons += person(prefix + std::to_string(i));
    return tei("<listPerson>\n" + persons + "</listPerson>");
  }

 private:
  int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(random_); }
  bool chance(int percent) { return below(100) < percent; }
  std::string pick(std::initializer_list<const char*> values) {
    return *(values.begin() + below(static_cast<int>(values.size())));
  }
  std::string name() {
    return pick({"Anna", "Otto", "Łucja", "Лев", "J. &amp; W."}) + ' ' +
           pick({"Adam", "Beer", "O’Neill", "von Ense", "Maier; Sohn", "Троцкий"});
  }

  std::string person(const std::string& id) {
    std::string text = "  <person" + (chance(80) ? " xml:id=\"" + id + "\"" : std::string()) +
                       (chance(20) ? " sex=\"F\"" : "") + ">\n    <persName>" + name() +
                       "</persName>\n";
    if (chance(40)) text += "    <persName type=\"variant\">" + name() + "</persName>\n";
    if (chance(50)) text += "    <birth when=\"" + pick({"1859", "1859-05", "1900"}) + "\"/>\n";
    if (chance(30)) text += "    <death notAfter=\"" + pick({"1940", "1943"}) + "\"/>\n";
    if (chance(30)) {
      text +=
          "    <idno type=\"GND\">" + pick({"118540238", "11705867X", "118642979"}) + "</idno>\n";
    }
    if (chance(20)) text += "    <idno type=\"PMB\">" + std::to_string(below(9)) + "</idno>\n";
    if (chance(20)) text += "    <note>says | " + std::to_string(below(5)) + "</note>\n";
    if (chance(10)) text += "    <occupation>baker</occupation><!-- why -->\n";
    return text + "  </person>\n";
  }

  std::mt19937 random_;
};

std::vector<const Entity*> entities_of(const RegisterFile& file) {
  std::vector<const Entity*> entities;
  for (const FoundEntry& entry : file.entries()) entities.push_back(&entry.entity);
  return entities;
}

const std::string kEmpty = new_file("Register", "p", "s", "1");

TEST(IntakeProperties, ImportExportImportIsStable) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const std::string source = Maker(seed).register_of(12, "x");
    const Taken first = taken(kEmpty, source, Known::report);
    EXPECT_EQ(taken(first.text, source, Known::report).text, first.text) << seed;
    EXPECT_EQ(taken(first.text, source, Known::report).counts.added, 0U) << seed;
    const RegisterFile file = file_of(first.text);
    // As a table, and back into the same file: nothing is new.
    base::DiagnosticList findings;
    auto table = read_table(csv_of(entities_of(file)), "t.csv", EntityKind::person, findings);
    ASSERT_TRUE(table);
    Intake again({&file}, Known::report);
    again.take(*table, findings);
    EXPECT_EQ(again.counts().added, 0U) << seed;
    // Into a new one: the table says the same again.
    const RegisterFile none = file_of(kEmpty);
    Intake fresh({&none}, Known::report);
    base::DiagnosticList doubts;
    fresh.take(*table, doubts);
    if (fresh.counts().doubtful + fresh.counts().reported + fresh.counts().same > 0) continue;
    const auto text = fresh.with_added(kEmpty, "new.xml", kAll);
    ASSERT_TRUE(text);
    EXPECT_EQ(csv_of(entities_of(file_of(*text))), csv_of(entities_of(file))) << seed;
  }
}

TEST(IntakeProperties, JoiningTwiceIsJoiningOnceAndLosesNothing) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const std::string ours = Maker(seed).register_of(10, "x");
    const std::string theirs = Maker(seed + 1000).register_of(10, "y");
    const Taken once = joined(ours, theirs);
    EXPECT_EQ(joined(once.text, theirs).text, once.text) << seed;
    const RegisterFile after = file_of(once.text);
    const RegisterFile source = file_of(theirs);
    for (const FoundEntry& entry : source.entries()) {
      for (const NameForm& name : entry.entity.names) {
        EXPECT_TRUE(std::any_of(
            after.entries().begin(), after.entries().end(),
            [&](const FoundEntry& there) {
              return std::any_of(there.entity.names.begin(), there.entity.names.end(),
                                 [&](const NameForm& other) { return other.text == name.text; });
            }))
            << seed << ' ' << name.text;
      }
      for (const std::string& note : entry.entity.notes) {
        EXPECT_NE(once.text.find(note), std::string::npos) << seed;
      }
    }
  }
}

}  // namespace
}  // namespace authority
