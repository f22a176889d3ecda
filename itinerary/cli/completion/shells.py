"""How each shell passes the words of a line, and how it reads what is offered."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from itinerary.cli.completion.offers import Offer
from itinerary.formats.terminals import printable
from itinerary.names import folded

_SCRIPTS = Path(__file__).parent / "scripts"
_FILES = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "ps1"}

# What a backslash takes the meaning from, inside of which quotation marks.
_ESCAPED = {
    "bash": {"'": "", '"': '\\"$`'},
    "fish": {"'": "\\'", '"': '\\"$'},
}
_BREAKS = frozenset({"=", "@", ":"})  # at which bash begins a new word
_QUOTES = ("'", '"')
_PLAIN = frozenset("-_./@=+:,%")  # beside letters and digits, what means nothing to bash
_WHOLE = frozenset({"37", "42"})  # bash's COMP_TYPE when it puts the words in, one or all


class Typed(NamedTuple):
    """The words before the cursor, and the one at it.

    `raw` is the last as it stands there, with its quotation marks; `kept` is its beginning that
    the shell leaves alone and takes for another word.
    """

    words: tuple[str, ...]
    last: str
    raw: str
    kept: str = ""


def script(shell: str) -> str:
    """The script that makes a shell ask the tool."""
    return (_SCRIPTS / f"itinerary.{_FILES[shell]}").read_text("utf-8")


def typed_words(shell: str, words: Sequence[str], line: str = "") -> Typed:
    """The words as the tool would get them, from the words as a shell passes them, and its line."""
    *before, raw = words or ("",)
    if shell == "bash":
        before, raw, kept = _joined([*before, raw], line)
        kept = _unquoted(kept, shell)
        last = kept + _unquoted(raw, shell)
        return Typed(tuple(_unquoted(each, shell) for each in before), last, raw, kept)
    last = _unquoted(raw, shell) if shell == "fish" else raw
    return Typed(tuple(before), last, raw)


def written(shell: str, offers: Sequence[Offer], typed: Typed, variables: Mapping[str, str]) -> str:
    """What is offered, as the shell's script reads it: a line each."""
    if shell == "bash":
        return "".join(f"{line}\n" for line in _bash(offers, typed, variables))
    return "".join(f"{each.word}\t{_one_line(each.meaning)}".rstrip() + "\n" for each in offers)


def _bash(offers: Sequence[Offer], typed: Typed, variables: Mapping[str, str]) -> list[str]:
    """The words with their quotation marks, since bash adds none; several with their meanings.

    bash puts what all have in common in the place of what was typed, even if that is not what
    they were found by. A blank line has nothing in common with any.
    """
    lines = {
        _bash_word(each.word[len(typed.kept) :], typed.raw): _one_line(each.meaning)
        for each in offers
        if each.word.startswith(typed.kept) and _bash_takes(each.word, typed.raw)
    }
    if len(lines) < 2 or variables.get("COMP_TYPE") in _WHOLE:
        return list(lines)
    shared = _unquoted(_common_beginning(lines), "bash")
    is_longer = folded(shared).startswith(folded(typed.last[len(typed.kept) :]))
    listed = [f"{word}  ({meaning})" if meaning else word for word, meaning in lines.items()]
    return listed if is_longer else [*listed, " "]


def _common_beginning(words: Iterable[str]) -> str:
    """What all words begin with."""
    first, last = min(words), max(words)
    ends = (at for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1])
    return first[: next(ends, len(first))]


def _bash_takes(word: str, raw: str) -> bool:
    """Whether a word can stand in the place of what is typed, of which one quotation is open."""
    within = raw[1:] if raw[:1] in _QUOTES else raw
    is_patched = any(quote in re.sub(r"\\.", "", within) for quote in _QUOTES)
    return not is_patched and not (raw.startswith('"') and set('\\$`"') & set(word))


def _bash_word(word: str, raw: str) -> str:
    """A word as bash reads it, after the quotation mark that may be open."""
    inside = word.replace("'", "'\\''")
    if raw.startswith("'"):
        return inside
    is_plain = all(each in _PLAIN or each.isalnum() for each in word)
    return word if raw.startswith('"') or is_plain else f"'{inside}'"


def _joined(pieces: Sequence[str], line: str) -> tuple[list[str], str, str]:
    """Words that bash took apart at breaks: those before the last; its last piece, and the rest.

    What a blank parts in the line are two words. An at sign is replaced with what comes after it.
    """
    words: list[str] = []
    piece, kept, after_break = "", "", False
    for piece in pieces:
        is_break = bool(piece) and set(piece) <= _BREAKS
        is_one = bool(words) and (not line or words[-1] + piece in line)
        kept = words.pop() if is_one and (is_break or after_break) else ""
        words.append(kept + piece)
        after_break = is_break
    if after_break and kept:
        kept, piece = kept + piece, ""
    if kept.endswith("@"):
        kept, piece = kept[:-1], f"@{piece}"
    return words[:-1], piece, kept


def _unquoted(raw: str, shell: str) -> str:
    """A word without its quotation marks and backslashes; the last mark may be missing."""
    text, quote, escaped = "", "", False
    for each in raw:
        if escaped:
            is_special = not quote or each in _ESCAPED[shell][quote]
            text, escaped = text + ("" if is_special else "\\") + each, False
        elif each == "\\" and (not quote or _ESCAPED[shell][quote]):
            escaped = True
        elif each in _QUOTES and quote in ("", each):
            quote = "" if quote else each
        else:
            text += each
    return text


def _one_line(text: str) -> str:
    return printable(" ".join(text.split()))
