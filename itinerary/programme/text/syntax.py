"""What libyaml says of a text that is no YAML, in words for people who do not know YAML."""

import re
from functools import partial
from typing import Any

from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.problems import Where
from itinerary.programme.mistakes import Located, mistake

_CLOSING = {"flow sequence": ("[", "]"), "flow mapping": ("{", "}")}
_CLOSING_OF = dict(_CLOSING.values())
_CODES = (
    ("mapping values are not allowed", "stray-colon"),
    ("block sequence entries are not allowed", "stray-dash"),
    ("could not find expected ':'", "missing-colon"),
    ("tab character", "tab"),
    ("unknown escape character", "unknown-escape"),
    ("character escape code", "unknown-escape"),
    ("hexdecimal number", "unknown-escape"),
    ("expected <document start>", "second-document"),
)
# What looks like a space, and is a letter to YAML.
_SPACES = {
    "\u00a0": d("no-break space"),
    "\u202f": d("narrow no-break space"),
    "\u3000": d("full-width space"),
}
_OTHER_SPACE = d("special space")
_ODD = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_BEGINNING = r"(?: |- )*"  # of a line, before its key
_ODD_SPACE = re.compile(
    rf"{_BEGINNING}(?:-(?={_ODD})|[\w-]+:(?={_ODD})|(?={_ODD}\s*(?:[\w-]+\s*:|-)(?:\s|$)))"
)
_SPACELESS = re.compile(rf"({_BEGINNING})([a-z][a-z0-9_-]*):[^\s/]")  # and no https://
# What YAML may notice only on a line below: the text before it seemed to go on.
_LATE = (
    "mapping values are not allowed",
    "could not find expected ':'",
    "did not find expected key",
)
_RESERVED = (
    "cannot start any token",
    "expected alphabetic or numeric character",
    "expected node content",
    "expected comment or line break",
    "mapping keys are not allowed",
)


def syntax_problem(
    text: str, said: str, where: Where, context: str, opened: Where | None
) -> Located:
    """The mistake that libyaml `said` at `where`, in a `context` that was `opened` elsewhere."""
    if opened and (found := _unclosed(said, where, context, opened)):
        return found
    if any(words in said for words in _LATE) and (found := _misspaced(text, said, where, opened)):
        return found
    for words, code in _CODES:
        if words in said:
            return mistake(opened or where if code == "missing-colon" else where, code)
    if any(words in said for words in _RESERVED):
        return _reserved(text, opened or where)
    if "did not find expected key" in said:
        return mistake(where, "indentation" if _leads_its_line(text, where) else "after-quote")
    return mistake(where, "wrong-yaml", problem=said)


def misspaced_key(name: str, where: Where) -> Located:
    """The mistake of a key that has around it what only looks like a space."""
    at = 0 if name[0].isspace() else len(name.rstrip())
    return _odd_space(name[at], Where(where.file, where.line, where.column + at))


def _unclosed(said: str, where: Where, context: str, opened: Where) -> Located | None:
    if "expected ',' or" in said:
        opening, closing = _CLOSING[context.removeprefix("while parsing a ")]
        at: dict[str, Any] = {"line": where.line, "column": where.column}
        return mistake(opened, "unclosed", opening=opening, closing=closing, **at)
    if "quoted scalar" in context and "end of stream" in said:
        return mistake(opened, "unclosed-quote")
    return None


def _misspaced(text: str, said: str, where: Where, opened: Where | None) -> Located | None:
    """What lacks a plain space on the line of an error, or first on those just above it."""
    lines = text.split("\n")
    last = opened.line if opened and "expected ':'" in said else where.line
    found = None
    for number in range(last, last - 1 if "expected key" in said else 0, -1):
        line = lines[number - 1]
        if problem := _misspaced_line(line, where.file, number):
            found = problem
        elif line.strip() and number < last:
            break
    return found


def _misspaced_line(line: str, file: str, number: int) -> Located | None:
    if odd := _ODD_SPACE.match(line):
        return _odd_space(line[odd.end()], Where(file, number, odd.end() + 1))
    if spaceless := _SPACELESS.match(line):
        key = Where(file, number, len(spaceless[1]) + 1)
        return mistake(key, "missing-space", name=spaceless[2])
    return None


def _odd_space(character: str, where: Where) -> Located:
    space = _SPACES.get(character, _OTHER_SPACE)
    return mistake(where, "wrong-space", space=partial(_, space), name=f"U+{ord(character):04X}")


def _reserved(text: str, where: Where) -> Located:
    character = text.split("\n")[where.line - 1][where.column - 1 : where.column]
    if character == "\t":
        return mistake(where, "tab")
    if character in _CLOSING_OF:
        closing = _CLOSING_OF[character]
        words: dict[str, Any] = {"line": where.line, "column": where.column + 1}
        return mistake(where, "unclosed", opening=character, closing=closing, **words)
    return mistake(where, "reserved-character", name=character)


def _leads_its_line(text: str, where: Where) -> bool:
    return not text.split("\n")[where.line - 1][: where.column - 1].strip()
