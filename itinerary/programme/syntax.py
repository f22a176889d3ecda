"""What libyaml says of a text that is no YAML, in words for people who do not know YAML."""

from typing import Any

from itinerary.problems import Problem, Where
from itinerary.programme.mistakes import mistake

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
_RESERVED = (
    "cannot start any token",
    "expected alphabetic or numeric character",
    "expected node content",
    "expected comment or line break",
    "mapping keys are not allowed",
)


def syntax_problem(
    text: str, said: str, where: Where, context: str, opened: Where | None
) -> Problem:
    """The problem that libyaml `said` at `where`, in a `context` that was `opened` elsewhere."""
    if opened and "expected ',' or" in said:
        kind = context.removeprefix("while parsing a ")
        opening, closing = _CLOSING[kind]
        return mistake(
            opened,
            "unclosed",
            opening=opening,
            closing=closing,
            line=where.line,
            column=where.column,
        )
    if opened and "quoted scalar" in context and "end of stream" in said:
        return mistake(opened, "unclosed-quote")
    for words, code in _CODES:
        if words in said:
            # That a colon is missing is noticed on the line after it only.
            return mistake(opened or where if code == "missing-colon" else where, code)
    if any(words in said for words in _RESERVED):
        return _reserved(text, opened or where)
    if "did not find expected key" in said:
        return mistake(where, "indentation" if _leads_its_line(text, where) else "after-quote")
    return mistake(where, "wrong-yaml", problem=said)


def _reserved(text: str, where: Where) -> Problem:
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
