# SPDX-License-Identifier: MIT
"""Which TEI documents are letters, by a reader of its own: those that describe a correspondence, have a letter's opener or
closer, or hold more text outside of lists than in them."""
TEI = '{http://www.tei-c.org/ns/1.0}'
LISTS = {TEI + name for name in ('listPerson', 'listPlace', 'listOrg', 'listEvent', 'listRelation', 'listNym', 'listObject', 'listBibl')}
PARTS = {TEI + name for name in ('opener', 'closer', 'salute', 'signed', 'dateline', 'postscript')}


def is_letter(document):
    text = document.find(TEI + 'text')
    if document.tag != TEI + 'TEI' or text is None:
        return False
    if document.find(f'{TEI}teiHeader/{TEI}profileDesc/{TEI}correspDesc') is not None:
        return True
    inside = outside = 0
    has_list = has_part = False
    waiting = [(text, False)]
    while waiting:
        element, is_listed = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        is_listed |= element.tag in LISTS
        has_list |= is_listed or element.tag == TEI + 'back'
        has_part |= not is_listed and element.tag in PARTS
        amount = len((element.text or '').strip().encode()) + sum(len((child.tail or '').strip().encode()) for child in element)
        inside, outside = (inside + amount, outside) if is_listed else (inside, outside + amount)
        waiting += [(child, is_listed) for child in element if child.tag != TEI + 'back']
    return not has_list or has_part or outside > inside


def named_in(text):
    """The elements of a text but those of its registers."""
    waiting = [text]
    while waiting:
        element = waiting.pop()
        if isinstance(element.tag, str) and element.tag not in LISTS:
            yield element
            waiting += element
