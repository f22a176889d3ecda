"""The texts of foreign files."""

import re

from itinerary.errors import FileError
from itinerary.languages import _
from itinerary.programme.text.writing import visible

_BREAK = re.compile(r"[\n\t]")
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# What programs save texts in, where they do not in UTF-8, and which come first where two are alike.
_ENCODINGS = ("cp932", "cp1252", "mac_roman")
_SAMPLE = 100_000  # characters, by which encodings are told apart
_JAPANESE = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]")
_WESTERN = frozenset("àâäáãåæçéèêëíîïñóôöõøœßúùûüÿÀÂÄÁÆÇÉÈÊËÍÎÏÑÓÔÖØŒÙÛÜ’‘“”«»–—…€°·•©®§£ºª\xa0×")
_ENOUGH = 0.7  # of the letters beyond ASCII have to be where they can be


def decoded(name: str, data: bytes) -> str:
    """The text that bytes are, told by what they decode to: UTF-8 or UTF-16, else what Excel saves
    in Windows-1252 or, in Japan, CP932, or a Mac did in Mac Roman; FileError where none fits."""
    if mark := next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None):
        text = _decoded(data, mark)
    else:
        text = _of_two_bytes(data)
        text = _decoded(data, "utf-8-sig") if text is None else text
    if text is None:
        read = [(found, encoding) for encoding in _ENCODINGS if (found := _decoded(data, encoding))]
        fits = {encoding: _fit(found, encoding) for found, encoding in read}
        best = max(fits, key=lambda encoding: fits[encoding], default="")
        if best and fits[best] >= _ENOUGH:
            text = next(found for found, encoding in read if encoding == best)
    if text is None:
        raise FileError(
            _("{path} is no text that can be read. Save it as UTF-8.").format(path=name)
        )
    return text


def _of_two_bytes(data: bytes) -> str | None:
    """The text of UTF-16 without a mark, in which every other byte of what is ASCII is zero."""
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = data[first:2_000:2]
        if len(data) % 2 == 0 and half and half.count(0) > len(half) // 2:
            return _decoded(data, encoding)
    return None


def _fit(text: str, encoding: str) -> float:
    """How many of the letters beyond ASCII are such as people write, where people write them."""
    sample = text[:_SAMPLE]
    beyond = [number for number, letter in enumerate(sample) if letter > "\x7f"]
    plausible = _is_japanese if encoding == "cp932" else _is_western
    return sum(plausible(sample, number) for number in beyond) / len(beyond) if beyond else 1.0


def _is_japanese(text: str, number: int) -> bool:
    """Kana or kanji, and not one between two Latin letters."""
    return bool(_JAPANESE.match(text[number])) and not all(map(_is_latin, _around(text, number)))


def _is_western(text: str, number: int) -> bool:
    """A letter or sign of Western Europe, and no capital behind a small letter."""
    letter, before = text[number], text[number - 1 : number]
    return letter in _WESTERN and not (letter.isupper() and before.islower())


def _around(text: str, number: int) -> tuple[str, str]:
    return text[number - 1 : number], text[number + 1 : number + 2]


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def plain(text: str) -> str:
    """A text without what no programme takes, and without spaces around it."""
    return visible(text).strip()


def one_line(text: str) -> str:
    """The same, on one line."""
    if text.isascii() and text.isprintable():  # as most texts are
        return text.strip()
    parts = (part.strip() for part in _BREAK.split(plain(text)))
    return " ".join(part for part in parts if part)
