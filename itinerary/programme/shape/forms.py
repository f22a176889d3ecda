"""The written forms of a programme's values: what a text, an address or a reference means.

Each form reads one value of the located tree and keeps what it means in `value`; what it cannot
read is a `Wrong`. Its `schema` says the same to an editor (JSON Schema, draft 2020-12).
"""

import re
from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import Any, ClassVar, TypeVar
from unicodedata import normalize

from itinerary.languages import _
from itinerary.languages.meanings.setting import NOWHERE, Setting
from itinerary.names import slug
from itinerary.programme.characters import odd_character
from itinerary.programme.mistakes import Wrong, Wrongs
from itinerary.programme.shape.domains import ascii_domain
from itinerary.programme.shape.language_codes import LANGUAGE_CODES, MISTAKEN_FOR
from itinerary.programme.text.source import Key, found

T = TypeVar("T")

_LINE = r"^\s*\S.*\s*$"
_LANGUAGE = r"[a-z]{2}(?:-[A-Za-z0-9]{2,8})*"

_LANGUAGE_TAG = re.compile(_LANGUAGE)
# Few programmes have all of these: they are compiled where they are met.
_DEGREES = r"[+-]?[0-9]{1,3}(\.[0-9]{1,15})?"
# A dot stands between two words of an address, and no label of a domain begins or ends with a
# hyphen, or is longer than 63 characters (RFC 5322, 3.2.3; RFC 1034, 3.1 and 3.5).
_WORD = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_EMAIL = rf"{_WORD}(?:\.{_WORD})*@(?:\w(?:[\w-]{{0,61}}\w)?\.)+\w[\w-]{{0,61}}\w"
_FORMER_ID = r"[a-z0-9]+(-[a-z0-9]+)*(@[0-9]{4}-[0-9]{2}-[0-9]{2})?"
_PHONE = r"\+?[0-9(][0-9 ().-]{2,28}[0-9]"
_URL = r"https?://[^\s/?#\"<>\\^`{|}@]+(?:[/?#][^\s\"<>\\^`{|}]*)?"


def _text_schema(pattern: str) -> dict[str, Any]:
    """The schema of a text; what a YAML reader takes for a number or a flag is one to us."""
    return {"type": ["string", "number", "boolean"], "pattern": pattern}


def _texts_schema(pattern: str) -> dict[str, Any]:
    by_language = {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": f"^{_LANGUAGE}$"},
        "additionalProperties": _text_schema(pattern),
    }
    return {"anyOf": [_text_schema(pattern), by_language]}


def suggested_id(name: str) -> str:
    """What an id could be that is written as a name."""
    return slug(name) or _("an-id")


class Form:
    """One value as it is written; `value` is what it means.

    What some of them mean depends on the setting: the days of the mission, and its language.
    """

    __slots__ = ("value",)

    schema: ClassVar[dict[str, Any]] = {"type": "string"}
    value: Any

    def __init__(self, written: object, setting: Setting = NOWHERE) -> None:
        self.value = self.read_in(written, setting)

    @classmethod
    def described(cls) -> dict[str, Any]:
        """What an editor is told of it, as JSON Schema."""
        return dict(cls.schema)

    @classmethod
    def read_in(cls, written: object, setting: Setting) -> Any:
        """What a value means in a setting, or Wrong; the same in any, for most."""
        return cls.read(written)

    @classmethod
    def read(cls, written: object) -> Any:
        """What a value means, or Wrong."""
        if not isinstance(written, str):
            raise Wrong("not-a-value", found=partial(found, written))
        return cls.parse(_line(written))

    @classmethod
    def parse(cls, text: str) -> Any:
        """What a text means, or Wrong."""
        return text


class Word(Form):
    """A text that is the same in every language: an id, the number of a flight."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = _text_schema(_LINE)
    value: str


class FormerId(Word):
    """An id that an event had, or one of its repetitions: `forum`, `forum@2025-04-16`."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = _text_schema(f"^{_FORMER_ID}$")

    @classmethod
    def parse(cls, text: str) -> str:
        if not re.fullmatch(_FORMER_ID, text):
            raise Wrong("wrong-id", name=text, suggestion=partial(suggested_id, text))
        return text


class Text(Form):
    """A line of text, or one by language; `value` maps languages to texts, "" being the file's."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = _texts_schema(_LINE)
    value: dict[str, str]

    @classmethod
    def read(cls, written: object) -> dict[str, str]:
        if isinstance(written, str):
            return {"": cls.parse(written)}
        if not isinstance(written, dict) or not written:
            raise Wrong("wrong-text", found=partial(found, written))
        return dict(_all_read(cls._translation, zip(written, written.items(), strict=True)))

    @classmethod
    def _translation(cls, written: tuple[str, object]) -> tuple[str, str]:
        tag, text = written
        if not isinstance(text, str):
            raise Wrong("wrong-text", found=partial(found, text))
        return _language(tag), cls.parse(text)

    @classmethod
    def parse(cls, text: str) -> str:
        return _composed(_line(text))


class Prose(Text):
    """A text, or texts by language, that may have several lines: an address, a description."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = _texts_schema(r"\S")

    @classmethod
    def parse(cls, text: str) -> str:
        return _composed(_filled(text))


def _filled(text: str) -> str:
    """A text without the spaces around it; one of nothing else is a mistake."""
    stripped = text.strip()
    if not stripped:
        raise Wrong("empty-text")
    return stripped


def _line(text: str) -> str:
    """A text of one line; a tab in it is a space."""
    line = _filled(text)
    if "\n" in line:
        raise Wrong("several-lines")
    if odd := odd_character(line):
        raise Wrong("odd-character", name=f"U+{ord(odd):04X}")
    return line.replace("\t", " ")


def _composed(text: str) -> str:
    """A text with each letter in one character (NFC), as which it is kept and compared."""
    return text if text.isascii() else normalize("NFC", text)


def _all_read(read: Callable[[Any], T], items: Iterable[tuple[Key, Any]]) -> list[T]:
    """What all items mean, or everything that is Wrong with them."""
    values, wrongs = [], []
    for key, item in items:
        try:
            values.append(read(item))
        except Wrong as wrong:
            wrongs.append(wrong.within(key))
    if wrongs:
        raise Wrongs(wrongs)
    return values


def _language(tag: str) -> str:
    if _LANGUAGE_TAG.fullmatch(tag) and tag[:2] in LANGUAGE_CODES:
        return tag
    if meant := MISTAKEN_FOR.get(tag.lower()):
        raise Wrong("country-for-language", name=tag, language=meant)
    raise Wrong("wrong-language", name=tag)


class Count(Form):
    """A number of people."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {"type": "integer", "minimum": 0, "maximum": 99999}
    value: int

    @classmethod
    def parse(cls, text: str) -> int:
        if not re.fullmatch(r"\+?[0-9]{1,5}", text):
            raise Wrong("wrong-count", name=text)
        return int(text)


class Language(Form):
    """The code of a language."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {"type": "string", "pattern": f"^{_LANGUAGE}$"}
    value: str

    @classmethod
    def parse(cls, text: str) -> str:
        return _language(text)


class Flag(Form):
    """True or false, or a word that says so: oui, はい."""

    __slots__ = ()

    value: bool

    @classmethod
    def described(cls) -> dict[str, Any]:
        from itinerary.languages.meanings.codes import pattern

        words = {"type": "string", "pattern": pattern("flags")}
        return {"anyOf": [{"type": "boolean"}, words, {"enum": [0, 1]}]}

    @classmethod
    def parse(cls, text: str) -> bool:
        if text not in {"true", "True", "TRUE", "false", "False", "FALSE"}:
            from itinerary.languages.meanings.codes import meaning, near  # few say it so

            said = meaning("flags", text)
            if said is None:
                raise Wrong("wrong-flag", near=partial(near, "flags", text), name=text)
            return said == "true"
        return text.lower() == "true"


class Coordinates(Form):
    """Latitude and longitude in degrees (WGS 84)."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {
        "type": "array",
        "prefixItems": [
            {"type": "number", "minimum": -90, "maximum": 90},
            {"type": "number", "minimum": -180, "maximum": 180},
        ],
        "items": False,
        "minItems": 2,
    }
    value: tuple[float, float]

    @classmethod
    def read(cls, written: object) -> tuple[float, float]:
        if not isinstance(written, list):
            raise Wrong("wrong-coordinates", name=partial(found, written))
        texts = [item if isinstance(item, str) else "…" for item in written]
        if len(texts) != 2 or not all(re.fullmatch(_DEGREES, text) for text in texts):
            raise Wrong("wrong-coordinates", name=f"[{', '.join(texts)}]")
        latitude, longitude = map(float, texts)
        if abs(latitude) > 90 and abs(latitude) <= 180 and abs(longitude) <= 90:
            raise Wrong("coordinates-swapped", latitude=texts[0], longitude=texts[1])
        if abs(latitude) > 90 or abs(longitude) > 180:
            raise Wrong("coordinates-range", latitude=texts[0], longitude=texts[1])
        return latitude, longitude


class Email(Form):
    """An e-mail address."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "format": "email",
        "pattern": "^[^@ .]+([.][^@ .]+)*@[^@ .]+([.][^@ .]+)+$",
    }
    value: str

    @classmethod
    def parse(cls, text: str) -> str:
        cls.in_ascii(text)
        return text

    @classmethod
    def in_ascii(cls, text: str) -> str:
        """The address as any mail server takes it (RFC 5321), or Wrong."""
        local, _at, domain = text.rpartition("@")
        try:
            address = f"{local}@{ascii_domain(domain)}"
        except ValueError:
            raise Wrong("wrong-email", name=text) from None
        if len(address) > 254 or not re.fullmatch(_EMAIL, address, re.ASCII):
            raise Wrong("wrong-email", name=text)
        return address


class Phone(Form):
    """A telephone number."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {"type": ["string", "integer"]}
    value: str

    @classmethod
    def parse(cls, text: str) -> str:
        if not re.fullmatch(_PHONE, text):
            raise Wrong("wrong-phone", name=text)
        return text


class ShortPhone(Phone):
    """A telephone number, or one of two or three digits for an emergency."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> str:
        return text if re.fullmatch("[0-9]{2,3}", text) else super().parse(text)


class Colour(Form):
    """A colour by its parts of red, green and blue: `#7a1f2b`."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"}
    value: str

    @classmethod
    def parse(cls, text: str) -> str:
        if not re.fullmatch("#[0-9A-Fa-f]{6}", text):
            raise Wrong("wrong-colour", name=text)
        return text.lower()


class Url(Form):
    """A web address."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {"type": "string", "pattern": "^https?://"}
    value: str

    @classmethod
    def parse(cls, text: str) -> str:
        if not re.fullmatch(_URL, text):
            raise Wrong("wrong-url", name=text)
        return text


class References(Form):
    """Ids of delegates, organisations and groups: a list, or one alone."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {
        "anyOf": [
            _text_schema(r"^[^,]*$"),
            {"type": "array", "items": _text_schema(r"^[^,]*$")},
        ]
    }
    value: tuple[str, ...]

    @classmethod
    def read(cls, written: object) -> tuple[str, ...]:
        if isinstance(written, str):
            return (cls._reference(written),)
        if not isinstance(written, list):
            raise Wrong("wrong-references", found=partial(found, written))
        return tuple(_all_read(cls._reference, enumerate(written)))

    @classmethod
    def _reference(cls, written: object) -> str:
        if not isinstance(written, str):
            raise Wrong("wrong-references", found=partial(found, written))
        return _reference(written)


@cache  # an id stands in many events
def _reference(written: str) -> str:
    name = _line(written)
    if "," in name:
        ids = ", ".join(part.strip() for part in name.split(","))
        raise Wrong("ids-not-listed", name=name, ids=ids)
    return name
