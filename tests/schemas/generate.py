# SPDX-License-Identifier: MIT
"""Draws random documents from a RELAX NG schema in the simple form of schemas/letter.rng.

Each document is drawn for the sake of one element: the shortest way leads to it, and there everything that the schema
allows may come, the branches taken least so far most likely. So a few hundred small documents take every branch.
The same seed draws the same documents.
"""
import collections
import functools
import random
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape, quoteattr

RNG = '{http://relaxng.org/ns/structure/1.0}'
NEVER = 10**6

# Values of each data type, and of each pattern that narrows xsd:token; an unknown one stops the generator.
VALUES = {
    'date': ['1929-12-29', '2000-02-29', '-0044-03-15', '1930-01-01Z'],
    'gYear': ['1929', '-0300'],
    'gYearMonth': ['1929-12'],
    'gMonth': ['--12'],
    'gDay': ['---31'],
    'gMonthDay': ['--02-29'],
    'time': ['23:59:59', '07:30:00+01:00'],
    'dateTime': ['1929-12-29T10:00:00'],
    'anyURI': ['#somewhere', '../authority/persons.xml#somebody', 'http://example.org/?a=b', 'mailto:a@example.org'],
    'language': ['es', 'ru-Latn', 'de-AT'],
    'boolean': ['true', 'false', '1', '0'],
    'double': ['0.5', '1', '0'],
    'decimal': ['12.5', '-3'],
    'nonNegativeInteger': ['0', '7', '1000'],
    'Name': ['apograph', 'a:b', '_x'],
    'NCName': ['entity'],
    r'[^\p{C}\p{Z}]+': ['word', 'otro', 'Δ-1', "d'«x»"],
    r'(\-?[\d]+/\-?[\d]+)': ['1/2', '-3/4'],
    r'[\d]+[a-z]*[\d]*(\.[\d]+[a-z]*[\d]*){0,3}': ['0.1.0', '2b3', '1.2.3.4'],
    r'[\-+]?\d+(\.\d+)?(%|cm|mm|in|pt|pc|px|em|ex|ch|rem|vw|vh|vmin|vmax)': ['80%', '12.5cm', '+3px'],
    r'(-?[0-9]+(\.[0-9]+)?,-?[0-9]+(\.[0-9]+)?)': ['0,0', '10.5,-3'],
}
WORDS = ['carta', 'ñandú', 'and & so', '<', '”', 'Ж', '\n', '12-']


@functools.cache
def children(node):
    return [child for child in node if isinstance(child.tag, str) and child.tag.startswith(RNG)]


class Generator:
    """Ways to draw a pattern: LEAST, as little as is valid; TOWARDS, the shortest way to the aim; RICH, all it allows."""
    LEAST, TOWARDS, RICH = range(3)
    DEPTH = 3
    ELEMENTS = 120

    def __init__(self, schema_path, seed):
        self.random = random.Random(seed)
        grammar = ElementTree.parse(schema_path).getroot()
        self.defines = {}
        for define in grammar.iter(RNG + 'define'):
            assert define.get('name') not in self.defines, define.get('name')
            self.defines[define.get('name')] = define
        self.start = grammar.find(RNG + 'start')
        self.nodes = [node for top in [self.start, *self.defines.values()] for node in top.iter()
                      if isinstance(node.tag, str) and node.tag.startswith(RNG)]
        self.above = collections.defaultdict(list)
        for node in self.nodes:
            for child in self.below(node):
                self.above[child].append(node)
        self.taken = collections.Counter()
        self.heights = self.find_heights()

    def elements(self):
        """The names of all elements, those that a document cannot hold included."""
        return [node.get('name') for node in self.nodes if node.tag == RNG + 'element']

    def below(self, node):
        return [self.defines[node.get('name')]] if node.tag == RNG + 'ref' else children(node)

    # The least depth of elements that a pattern needs, by iteration to the least fixed point.
    def find_heights(self):
        heights = collections.defaultdict(lambda: NEVER)
        changed = True
        while changed:
            changed = False
            for node in reversed(self.nodes):
                height = self.height_of(node, heights)
                changed |= height < heights[node]
                heights[node] = min(height, heights[node])
        return heights

    def height_of(self, node, heights):
        kind = node.tag[len(RNG):]
        if kind in ('optional', 'zeroOrMore', 'attribute'):
            return 0
        below = [heights[child] for child in self.below(node)]
        return (min if kind == 'choice' else max)(below, default=0) + (kind == 'element')

    # How many elements lie between each pattern and an aim, where it can be reached.
    def find_distances(self, aim):
        distances = {node: 0 for node in self.nodes if node.tag == RNG + 'element' and node.get('name') == aim}
        queue = collections.deque(distances)
        while queue:
            node = queue.popleft()
            for parent in self.above[node]:
                distance = distances[node] + (parent.tag == RNG + 'element')
                if distance < distances.get(parent, NEVER):
                    distances[parent] = distance
                    queue.append(parent)
        return distances

    def document(self, aim):
        self.aim = aim
        self.distances = self.find_distances(aim)
        self.written = 0
        self.ids = 0
        assert self.start in self.distances, aim + ' cannot be reached'
        content = self.draw_all(children(self.start), self.TOWARDS, 0)
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + ''.join(content) + '\n'

    # A drawing is a list: attributes as pairs of name and value, content as strings.
    def draw(self, node, way, depth):
        if way == self.RICH and (depth <= 0 or self.written > self.ELEMENTS):
            way = self.LEAST
        if way == self.TOWARDS and node not in self.distances:
            way = self.LEAST
        return getattr(self, 'draw_' + node.tag[len(RNG):])(node, way, depth)

    # Of several patterns that all come, only one leads on to the aim.
    def draw_all(self, nodes, way, depth):
        return [item for drawing in self.draw_each(nodes, way, depth) for item in drawing]

    def draw_each(self, nodes, way, depth):
        leading = min(nodes, key=self.distance, default=None)
        return [self.draw(node, way if way != self.TOWARDS or node is leading else self.LEAST, depth) for node in nodes]

    def distance(self, node):
        return self.distances.get(node, NEVER)

    def draw_choice(self, node, way, depth):
        branches = children(node)
        if way == self.TOWARDS:
            return self.draw(min(branches, key=self.distance), way, depth)
        if way == self.LEAST:
            least = min(self.heights[branch] for branch in branches)
            branches = [branch for branch in branches if self.heights[branch] == least]
        weights = [1 / (1 + self.taken[node, branch]) ** 2 for branch in branches]
        branch = self.random.choices(branches, weights)[0]
        self.taken[node, branch] += way == self.RICH
        return self.draw(branch, way, depth)

    def draw_group(self, node, way, depth):
        return self.draw_all(self.below(node), way, depth)

    draw_define = draw_ref = draw_list = draw_group

    def draw_interleave(self, node, way, depth):
        queues = self.draw_each(children(node), way, depth)
        drawing = []
        while any(queues):
            drawing.append(self.random.choice([queue for queue in queues if queue]).pop(0))
        return drawing

    def repeat(self, node, way, depth, times):
        if way == self.LEAST:
            times = times[:1]
        elif way == self.TOWARDS:
            times = [1]
        drawing = []
        for _ in range(self.random.choice(times)):
            drawing += self.draw_all(children(node), way, depth)
        return drawing

    def draw_zeroOrMore(self, node, way, depth):
        return self.repeat(node, way, depth, [0, 1, 2, 3, 5])

    def draw_oneOrMore(self, node, way, depth):
        return self.repeat(node, way, depth, [1, 1, 2, 3, 5])

    def draw_optional(self, node, way, depth):
        return self.repeat(node, way, depth, [0, 1])

    def draw_element(self, node, way, depth):
        self.written += 1
        is_root = self.written == 1
        if way == self.TOWARDS and node.get('name') == self.aim:
            way, depth = self.RICH, self.DEPTH + 1
        drawing = self.draw_all(children(node), way, depth - 1)
        attributes = dict(item for item in drawing if isinstance(item, tuple))
        content = ''.join(item for item in drawing if isinstance(item, str))
        if is_root:
            attributes['xmlns'] = 'http://www.tei-c.org/ns/1.0'
        name = node.get('name')
        return [f'<{name}' + ''.join(f' {key}={quoteattr(value)}' for key, value in attributes.items()) + '>'
                + content + f'</{name}>']

    def draw_attribute(self, node, way, depth):
        values = self.draw_all(children(node), way, depth) if children(node) else [self.words()]
        return [(node.get('name'), ' '.join(values))]

    def words(self):
        return ' '.join(self.random.choices(WORDS, k=self.random.randint(0, 4)))

    def draw_text(self, node, way, depth):
        return [escape(self.words())]

    def draw_empty(self, node, way, depth):
        return []

    def draw_value(self, node, way, depth):
        return [node.text]

    def draw_data(self, node, way, depth):
        kind = node.get('type')
        if kind == 'ID':
            self.ids += 1
            return [f'id-{self.ids}']
        if kind == 'token':
            kind = node.find(RNG + 'param').text
        return [self.random.choice(VALUES[kind])]
