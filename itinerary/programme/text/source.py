"""YAML text to a located tree: what stands in the file, and where.

The tree is made of `Mapping`, `Sequence`, `str` and `None`, and nothing has a meaning yet:
`10:30`, `no` and `010` are text. Only a plain `~`, `null` or nothing at all is `None`, as in
YAML 1.2. The tree comes from libyaml's events, without recursion and without expanding aliases,
so that neither depth nor an alias bomb costs anything before it is refused.
"""

import re
from codecs import BOM_UTF8
from functools import cache, partial
from itertools import islice
from typing import Any

import yaml

from itinerary.languages import _, figures
from itinerary.problems import Where
from itinerary.programme.mistakes import Located, mistake
from itinerary.programme.tally import MOST_TOLD, Tally
from itinerary.values import Value

MAX_BYTES = 5_000_000
MAX_DEPTH = 20
MAX_NODES = 500_000  # keys and values
MAX_ENTRIES = 20_000  # of a list or a record, but for the keys of the file itself
MAX_ALIASED_NODES = 100_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, where PyYAML was built with it

Mark = tuple[int, int]  # line and column, from 0
Key = str | int

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

# What no programme needs and what could act on a terminal or in a calendar: control characters,
# line separators that editors do not count as lines, overrides of the direction of writing, and
# code points that are not characters.
_LAST_TWO = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_INVISIBLE = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    f"\ud800-\udfff\ufdd0-\ufdef\ufeff{_LAST_TWO}]"
)


@cache
def invisible() -> re.Pattern[str]:
    """What no programme may hold; made where it is needed, for it takes half a millisecond."""
    return re.compile(_INVISIBLE)


class Mapping(dict[str, "Node"]):
    """A YAML mapping that knows where its keys and values stand."""

    __slots__ = ("keys_at", "size", "values_at")

    def __init__(self) -> None:
        super().__init__()
        self.keys_at: dict[str, Mark] = {}
        self.values_at: dict[str, Mark] = {}
        self.size = 1


class Sequence(list["Node"]):
    """A YAML sequence that knows where its items stand."""

    __slots__ = ("size", "values_at")

    def __init__(self) -> None:
        super().__init__()
        self.values_at: list[Mark] = []
        self.size = 1


Node = Mapping | Sequence | str | None


class Source(Value, frozen=True):
    """One file: its name as the user gave it, its text, its tree.

    `repeated` are the keys of the root that stand there more than once; the first one counts.
    """

    file: str
    text: str
    root: Mapping
    repeated: frozenset[str] = frozenset()

    def where(self, *path: Key, key: bool = False) -> Where:
        """The address of the value at the path, or of its key; of the nearest parent if absent."""
        mark: Mark = (0, 0)
        node: Node = self.root
        for depth, step in enumerate(path, 1):
            if isinstance(node, Mapping) and step in node:
                name = str(step)
                marks = node.keys_at if key and depth == len(path) else node.values_at
                mark, node = marks[name], node[name]
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
                mark, node = node.values_at[step], node[step]
            else:
                break
        return address(self.file, mark)


def address(file: str, mark: Mark) -> Where:
    """The address of a mark in a file."""
    return Where(file, mark[0] + 1, mark[1] + 1)


def read_source(file: str, data: bytes, tally: Tally) -> Source | None:
    """The located tree of a file's bytes, unless something keeps it from being one.

    The only mistakes in a file that has a tree are keys that stand twice in a record.
    """
    builder = _Builder(file, tally)
    try:
        text = _text(file, data, tally)
        if text is None:
            return None
        # As `yaml.parse`, which asks twice for each event whether there is another.
        for event in iter(_LOADER(text).get_event, None):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        tally.add(_syntax(file, text or "", error))
        return None
    except _Refused as refused:
        tally.add(refused.mistake)
        return None
    if not isinstance(builder.root, Mapping):
        tally.add(_no_record(file, builder.root, builder.root_at))
        return None
    return Source(file, text, builder.root, frozenset(builder.repeated))


def found(node: object) -> str:
    """What a node is, in words that can follow "this is"."""
    if isinstance(node, dict):
        return _("a record of keys and values")
    if isinstance(node, list):
        return _("a list")
    return _("nothing") if node is None else _("a text")


def _no_record(file: str, root: Node, mark: Mark) -> Located:
    if root is None:
        return mistake(Where(file, 1, 1), "empty-file")
    return mistake(address(file, mark), "not-a-record", found=partial(found, root))


def _syntax(file: str, text: str, error: yaml.MarkedYAMLError) -> Located:
    """libyaml's error at its address; one at the end of the file is the last character's."""
    last = _mark(text, max(0, len(text.rstrip("\n")) - 1))
    marks = [
        address(file, min((mark.line, mark.column), last)) if mark else None
        for mark in (error.problem_mark, error.context_mark)
    ]
    where = marks[0] or address(file, last)
    if "nesting depth" in (error.problem or ""):  # libyaml's own limit, since PyYAML 6.0.4
        return mistake(where, "too-deep", limit=MAX_DEPTH)
    from itinerary.programme.text.syntax import syntax_problem  # few files are no YAML

    return syntax_problem(text, error.problem or "", where, error.context or "", marks[1])


def _text(file: str, data: bytes, tally: Tally) -> str | None:
    """The file's text with its line ends as LF; None when something must not stand in it."""
    if len(data) > MAX_BYTES:
        raise _Refused(mistake(Where(file, 1, 1), "too-large", limit=MAX_BYTES // 1_000_000))
    data = data.removeprefix(BOM_UTF8)
    try:
        text = data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n")
        column = len(before.rpartition(b"\n")[2].decode())
        byte = f"0x{data[error.start]:02X}"
        raise _Refused(mistake(address(file, (line, column)), "not-utf8", byte=byte)) from error
    # None of the invisible is printable. That a text is, all of it, is quick to see.
    if text.replace("\n", "").isprintable():
        return text
    number = len(text) - len(invisible().sub("", text))
    told = min(number, MOST_TOLD + 1)
    for match in islice(invisible().finditer(text), told):
        where, name = address(file, _mark(text, match.start())), _named(match[0])
        tally.add(mistake(where, "control-character", name=name))
    tally.add_more(Where(file, 1, 1), number - told)
    return None if number else text


def _mark(text: str, index: int) -> Mark:
    return text.count("\n", 0, index), index - (text.rfind("\n", 0, index) + 1)


def _named(character: str) -> str:
    return f"U+{ord(character):04X}"


class _Refused(Exception):
    """A mistake after which the file cannot be read on."""

    def __init__(self, mistake: Located) -> None:
        super().__init__(mistake.code)
        self.mistake = mistake


class _Frame:
    """A container whose end has not come yet, and in a mapping the key that waits for its value."""

    __slots__ = ("anchor", "is_mapping", "key", "key_at", "node", "start")

    def __init__(self, node: Mapping | Sequence, anchor: str | None, start: Mark) -> None:
        self.node = node
        self.is_mapping = isinstance(node, Mapping)
        self.anchor = anchor
        self.start = start
        self.key: str | None = None
        self.key_at: Mark = start


class _Builder:
    """Takes libyaml's events one by one and builds the tree of them."""

    def __init__(self, file: str, tally: Tally) -> None:
        self.file = file
        self.tally = tally
        self.root: Node = None
        self.root_at: Mark = (0, 0)
        self.repeated: set[str] = set()
        self._stack: list[_Frame] = []
        self._anchors: dict[str, Node] = {}
        self._documents = 0
        self._nodes = 0
        self._aliased = 0

    def take(self, event: yaml.Event) -> None:
        """Builds on with the next event."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._open(event, Mapping())
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open(event, Sequence())
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._close()
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise self._refused(_start(event), "second-document")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        start = self._begin(event)
        value: str = event.value
        style = event.style
        if style == '"' and (match := invisible().search(value)):
            raise self._refused(start, "control-character", name=_named(match[0]))
        node = None if not style and value in _NULLS else value
        if event.anchor:
            self._anchors[event.anchor] = node
        if self._awaits_key():
            self._key(value, start, plain=not style)
        else:
            self._add(node, start, 1)

    def _open(self, event: yaml.CollectionStartEvent, node: Mapping | Sequence) -> None:
        start = self._begin(event)
        if self._awaits_key():
            raise self._refused(start, "key-not-text", found=partial(found, node))
        if len(self._stack) == MAX_DEPTH:
            raise self._refused(start, "too-deep", limit=MAX_DEPTH)
        self._stack.append(_Frame(node, event.anchor, start))

    def _begin(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> Mark:
        """Where a key or value stands, if it may stand there."""
        start = _start(event)
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise self._refused(start, "too-many-values", limit=partial(figures, MAX_NODES))
        if event.tag is not None:
            name = event.tag.replace("tag:yaml.org,2002:", "!!")
            raise self._refused(start, "tag", name=name)
        return start

    def _close(self) -> None:
        frame = self._stack.pop()
        if self._stack and len(frame.node) > MAX_ENTRIES:
            raise self._refused(
                frame.start, "too-many-entries", limit=partial(figures, MAX_ENTRIES)
            )
        if frame.anchor:
            self._anchors[frame.anchor] = frame.node
        self._add(frame.node, frame.start, frame.node.size)

    def _alias(self, event: yaml.AliasEvent) -> None:
        start, name = _start(event), event.anchor
        if any(frame.anchor == name for frame in self._stack):
            raise self._refused(start, "self-containing", name=name)
        if name not in self._anchors:
            raise self._refused(start, "unknown-anchor", name=name)
        if self._awaits_key():
            raise self._refused(start, "key-not-text", found=lambda: _("a repetition"))
        node = self._anchors[name]
        size = node.size if isinstance(node, (Mapping, Sequence)) else 1
        self._aliased += size
        if self._aliased > MAX_ALIASED_NODES:
            raise self._refused(start, "too-many-aliases", limit=MAX_ALIASED_NODES)
        self._add(node, start, size)

    def _awaits_key(self) -> bool:
        if not self._stack:
            return False
        frame = self._stack[-1]
        return frame.key is None and frame.is_mapping

    def _key(self, name: str, start: Mark, *, plain: bool) -> None:
        frame = self._stack[-1]
        if plain and name == "<<":
            raise self._refused(start, "merge-key")
        if not name:
            raise self._refused(start, "key-not-text", found=partial(found, None))
        if plain and name != name.strip():  # YAML takes off plain spaces only
            from itinerary.programme.text.syntax import misspaced_key  # few files have one

            raise _Refused(misspaced_key(name, address(self.file, start)))
        frame.key, frame.key_at = name, start

    def _add(self, node: Node, start: Mark, size: int) -> None:
        if not self._stack:
            self.root, self.root_at = node, start
            return
        frame = self._stack[-1]
        parent = frame.node
        parent.size += size
        if isinstance(parent, Sequence):
            parent.append(node)
            parent.values_at.append(start)
            return
        key, frame.key = str(frame.key), None
        if key in parent:
            self._report_repeated(parent, key, frame.key_at)
            return
        parent[key] = node
        parent.keys_at[key] = frame.key_at
        parent.values_at[key] = start

    def _report_repeated(self, parent: Mapping, key: str, mark: Mark) -> None:
        where = address(self.file, mark)
        if self.tally.tells(where):
            line = parent.keys_at[key][0] + 1
            self.tally.add(mistake(where, "duplicate-key", name=key, line=line))
        else:
            self.tally.count(where, "duplicate-key", key)
        if len(self._stack) == 1:
            self.repeated.add(key)

    def _refused(self, mark: Mark, code: str, **words: Any) -> _Refused:
        return _Refused(mistake(address(self.file, mark), code, **words))


def _start(event: yaml.Event) -> Mark:
    mark: Any = event.start_mark  # the stubs allow for its absence, libyaml does not
    return mark.line, mark.column
