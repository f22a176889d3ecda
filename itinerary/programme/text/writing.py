"""A programme as YAML text, in the shape in which people write it.

The other way round from `source`: a text that a reader of YAML 1.1 or 1.2 could take for
anything else goes between quotation marks, and what the loader refuses is taken out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from itinerary.programme.characters import without_odd_characters
from itinerary.programme.text.source import invisible
from itinerary.values import Value

# By this comment an editor with a YAML language server finds what completes and explains the keys.
MODELINE = "yaml-language-server: $schema=programme.schema.json"
WIDTH = 100  # columns; a list that is longer has a line for each of its items

_INDENT = "  "
_LETTER = re.compile(r"[^\W\d_]")
# What could end a text or begin anything else: most signs, and a space before no word.
_SIGN = re.compile(r"[^\w'’.&+()/!%–—→・ -]| (?![^\s#])")
# Words that YAML 1.1 takes for something else; our loader and YAML 1.2 know fewer.
_RESERVED = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")


class Plain(str):
    """A value in one of the file's own forms, a date or an hour: it takes no quotation marks."""

    __slots__ = ()

    def __new__(cls, value: object) -> "Plain":
        return super().__new__(cls, str(value))


class Block(Value, frozen=True):
    """Keys and values, the comments that stand above them, and whether one line holds them."""

    values: "Mapping[str, Written]"
    comments: tuple[str, ...] = ()
    on_one_line: bool = False


Written: TypeAlias = "str | Sequence[Written] | Block"


def write_yaml(record: Block) -> str:
    """A record as the text of a file; records that take several lines have blank lines between."""
    return "".join(f"{line}\n" for line in _lines(record, ""))


def scalar(text: str) -> str:
    """One text on one line, between quotation marks where it needs them."""
    return str(text) if isinstance(text, Plain) else _quoted(text)


@lru_cache(maxsize=4096)  # keys, ids and words of lists, again and again
def _quoted(text: str) -> str:
    clean = visible(text)
    plain = _LETTER.match(clean) and not _SIGN.search(clean)
    if plain and clean.lower() not in _RESERVED:
        return clean
    escaped = clean.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'


def visible(text: str) -> str:
    """The text with its line ends as LF, and without the characters that no programme takes."""
    if text.isascii() and text.isprintable():  # as most texts are
        return text
    return without_odd_characters(invisible().sub("", _LINE_ENDS.sub("\n", text)))


def _lines(record: Block, indent: str) -> Iterator[str]:
    for comment in record.comments:
        yield f"{indent}{_comment(comment)}"
    for number, (key, value) in enumerate(record.values.items()):
        name = f"{indent}{scalar(key)}:"
        if isinstance(value, Block) and not value.on_one_line:
            yield from ("", name) if number else (name,)
            yield from _lines(value, indent + _INDENT)
        elif isinstance(value, str) and _is_literal(value):
            yield f"{name} |-"
            yield from (f"{indent}{_INDENT}{line}".rstrip() for line in visible(value).split("\n"))
        elif len(line := f"{name} {_flow(value)}") <= WIDTH or isinstance(value, (str, Block)):
            yield line
        else:
            yield name
            yield from (f"{indent}{_INDENT}- {_flow(item)}" for item in value)


def _comment(text: str) -> str:
    return f"# {' '.join(visible(text).split())}".rstrip()


def _flow(value: Written) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Block):
        pairs = (f"{scalar(key)}: {_flow(inner)}" for key, inner in value.values.items())
        return f"{{{', '.join(pairs)}}}"
    return f"[{', '.join(map(_flow, value))}]"


def _is_literal(text: str) -> bool:
    """Whether a text of several lines can stand as it is, below its key."""
    clean = visible(text)
    lines = clean.split("\n")
    tidy = clean == clean.strip() and all(line == line.rstrip() for line in lines)
    return tidy and len(lines) > 1
