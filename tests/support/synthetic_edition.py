# SPDX-License-Identifier: MIT
"""An edition of as many letters as are wanted, made by counting: no two letters alike, the same every time."""
import pathlib

WORDS = ('the', 'letter', 'of', 'your', 'friend', 'came', 'with', 'news', 'from', 'town', 'and', 'we', 'read', 'it', 'again',
         'before', 'evening', 'because', 'winter', 'roads', 'are', 'bad', 'this', 'year', 'I', 'shall', 'write', 'soon')
PERSONS, PLACES = 120, 40
HEADER = '''<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{id}" xml:lang="en">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>{title}</title></titleStmt>
      <publicationStmt><publisher>House</publisher><availability status="free"><licence target="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</licence></availability></publicationStmt>
      <sourceDesc><bibl>Manuscript {number}</bibl></sourceDesc>
    </fileDesc>
    <profileDesc><correspDesc>
      <correspAction type="sent"><persName ref="../authority/persons.xml#person{sender}">Person {sender}</persName><placeName ref="../authority/places.xml#place{origin}">Place {origin}</placeName><date when="{date}"/></correspAction>
      <correspAction type="received"><persName ref="../authority/persons.xml#person{receiver}">Person {receiver}</persName></correspAction>
    </correspDesc></profileDesc>
    <revisionDesc><change when="2026-11-{day:02}">made</change></revisionDesc>
  </teiHeader>
  <facsimile><surface xml:id="{id}-s1"><graphic url="../images/{id}.jpg" width="1200px" height="1600px"/></surface></facsimile>
  <text><body><div>
    <pb n="1" facs="#{id}-s1"/>
    <opener><dateline><placeName ref="../authority/places.xml#place{origin}">Place {origin}</placeName></dateline><salute>Dear Person {receiver},</salute></opener>
'''


def words(start, count):
    return ' '.join(WORDS[(start * 7 + i * (start % 5 + 1)) % len(WORDS)] for i in range(count))


def letter(number):
    numbers = {'number': number, 'id': f'letter-{number:05}', 'sender': number % PERSONS, 'receiver': (number * 7 + 1) % PERSONS,
               'origin': number % PLACES, 'day': number % 28 + 1, 'date': f'{1780 + number % 60}-{number % 12 + 1:02}-{number % 28 + 1:02}'}
    text = HEADER.format(title=f'Person {numbers["sender"]} to Person {numbers["receiver"]}, {numbers["date"]}', **numbers)
    for paragraph in range(3 + number % 3):
        named = (number + paragraph * 11) % PERSONS
        text += (f'    <p>{words(number + paragraph, 60)} <persName ref="../authority/persons.xml#person{named}">Person {named}</persName> '
                 f'<choice><sic>recieved</sic><corr>received</corr></choice> {words(paragraph + 3, 50)}.</p>\n')
    return text + '    <closer><salute>Yours</salute> <signed>S.</signed></closer>\n  </div></body></text>\n</TEI>\n'


def register(kind, element, count):
    entries = ''.join(f'<{kind} xml:id="{kind}{number}"><{element}>{kind.capitalize()} {number}</{element}></{kind}>\n' for number in range(count))
    return ('<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Register</title></titleStmt><publicationStmt><p/>'
            f'</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><standOff><list{kind.capitalize()}>\n{entries}'
            f'</list{kind.capitalize()}></standOff></TEI>\n')


def make(folder, count):
    folder = pathlib.Path(folder)
    for part in ('letters', 'authority'):
        (folder / part).mkdir(parents=True)
    (folder / 'edition.toml').write_text('[edition]\ntitle = "Letters by number"\neditor = "E. Editor <editor@example.org>"\npublisher = "House"\n'
                                         'date = 2026-11-01\nlanguage = "en"\naddress = "https://example.org/letters/"\n'
                                         '[defaults.rights.metadata]\nlicence = "https://creativecommons.org/publicdomain/zero/1.0/"\n')
    (folder / 'authority/persons.xml').write_text(register('person', 'persName', PERSONS))
    (folder / 'authority/places.xml').write_text(register('place', 'placeName', PLACES))
    for number in range(count):
        (folder / 'letters' / f'letter-{number:05}.xml').write_text(letter(number))
