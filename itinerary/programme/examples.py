"""An example of every key, and a programme that has all of them, commented: it loads.

What describes a key and what it takes for an example stand with the records of the file.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import get_origin

from itinerary.languages import _, language_in_use
from itinerary.languages import deferred as d
from itinerary.programme.shape.document import Event, Programme, Written
from itinerary.programme.shape.files import FileName
from itinerary.programme.shape.forms import Text
from itinerary.programme.shape.keys import Key, keys

_WORD = re.compile(r"(?<![\w-])[\w-]+(?=[\]},:\s]|$)")  # that could be an id

_COLUMN = 44  # at which remarks begin
_NEEDS_FILE = ("include",)  # and all that names a file beside the programme

# What stands in each register, by its id: the keys, in their order, with what they have instead of
# their example; None for all keys that no other one has.
_Values = Mapping[str, str]
_REGISTERS: Mapping[str, Mapping[str, _Values | None]] = {
    "cities": {
        "osaka": None,
        "dijon": {"name": "Dijon", "timezone": "Europe/Paris"},
        "tokyo": {"name": "Tokyo", "timezone": "Asia/Tokyo"},
    },
    "places": {
        "france-pavilion": None,
        "kansai-airport": {"name": "Kansai", "city": "osaka"},
    },
    "organisations": {"region": None},
    "delegates": {
        "anne-durand": None,
        "paul-petit": {"name": "Paul Petit", "organisation": "region"},
    },
    "groups": {"leaders": None},
    "themes": {"green-mobility": None},
    "events": {
        "forum": None,
        "outbound": {
            "kind": "travel",
            "mode": "flight",
            "number": "",
            "check_in": "",
            "from": "{city: dijon, at: 2025-04-12 13:30}",
            "to": "{place: kansai-airport, at: 2025-04-13 09:25}",
            "who": "everyone",
        },
        "fair": {"title": d("Fair"), "city": "", "date": "", "all_day": "", "who": "everyone"},
        "dinner": {"title": d("Dinner"), "city": "osaka", "between": "", "who": "everyone"},
        "talk": {
            "title": d("Talk"),
            "kind": "b2b",
            "place": "france-pavilion",
            "start": "2025-04-15 10:00",
            "duration": "1h",
            "part_of": "",
            "with": "",
            "table": "",
            "formerly": "",
        },
        "second-talk": {"title": d("Second talk"), "city": "osaka", "follows": ""},
    },
    "days": {"2025-04-15": None},
}
# Ids in the language of the file, where they are no names.
_IDS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "france-pavilion": "pavillon-france",
        "kansai-airport": "aeroport-kansai",
        "leaders": "elus",
        "green-mobility": "mobilite-verte",
        "outbound": "aller",
        "fair": "salon",
        "dinner": "diner",
        "talk": "entretien",
        "second-talk": "second-entretien",
        "workshop": "atelier",
    },
    "ja": {
        "france-pavilion": "furansu-kan",
        "kansai-airport": "kansai-kuko",
        "region": "chiiki",
        "leaders": "giin",
        "green-mobility": "kankyo-kotsu",
        "outbound": "ouro",
        "fair": "mihonichi",
        "dinner": "yushokukai",
        "talk": "mendan",
        "second-talk": "tsugi-no-mendan",
        "workshop": "kenkyukai",
    },
}


def example(key: Key) -> str:
    """A key with a value as it is written in a file, on one line, in the language in use."""
    return _own_ids(f"{key.name}: {_value(key)}")


def needs_file(key: Key) -> bool:
    """Whether a key names a file, without which no programme that has it loads."""
    names_file = isinstance(key.kind, type) and issubclass(key.kind, FileName)
    return names_file or key.name in _NEEDS_FILE


def full_programme() -> str:
    """The text of a programme with every key, each with what is said of it.

    What names a file is a remark, for the file is not there.
    """
    whole = _("Every key of a programme. Copy what you need, and leave out the rest.")
    more = _("`itinerary keys` explains them; what begins with # is a remark.")
    lines = [f"# {whole}", f"# {more}", ""]
    for key in keys(Programme):
        lines += _top(key)
    return _own_ids("\n".join(lines) + "\n")


def _top(key: Key) -> Iterator[str]:
    if key.name == "language":
        yield _remarked(f"language: {language_in_use()}", key)
    elif key.name == "home":
        yield _remarked("home: dijon", key)
    elif key.record is None or key.name == "source":
        yield from _entry(key, "", _value(key))
    else:
        yield ""
        yield _remarked(f"{key.name}:", key)
        yield from _register(key, key.record)


def _register(key: Key, shape: type[Written]) -> Iterator[str]:
    if get_origin(key.kind) is list:
        yield from _item(keys(shape), "  ")
        return
    known = {each.name: each for each in keys(shape)}
    most = dict.fromkeys(
        (name for name in known if shape is not Event or name not in _OF_OTHERS), ""
    )
    for id, values in _REGISTERS[key.name].items():
        yield f"  {id}:"
        for name, value in (most if values is None else values).items():
            if name in known:
                yield from _entry(known[name], "    ", _(value) if value else "")


# Keys of an event that the one with all others cannot have.
_OF_OTHERS = frozenset(
    {"city", "duration", "date", "all_day", "between", "from", "to", "mode", "number", "check_in"}
    | {"part_of", "with", "table", "follows", "formerly"}
)


def _entry(key: Key, indent: str, value: str) -> Iterator[str]:
    """The lines of a key and its value, with what is said of it."""
    if value or key.record is None:
        line = f"{key.name}: {value or _value(key)}"
        yield _remarked(f"{indent}{'# ' if needs_file(key) else ''}{line}", key)
        return
    yield _remarked(f"{indent}{key.name}:", key)
    if get_origin(key.kind) is list:
        yield from _item(keys(key.record), f"{indent}  ")
    else:
        for each in keys(key.record):
            yield from _entry(each, f"{indent}  ", "")


def _item(of_record: Iterable[Key], indent: str) -> Iterator[str]:
    mark = "- "
    for key in of_record:
        yield from _entry(key, f"{indent}{mark}", "")
        mark = "  "


def _remarked(line: str, key: Key) -> str:
    said = _(key.description)
    return f"{line:<{_COLUMN}} # {said}"


def _value(key: Key) -> str:
    """An example of a value in the notation of the file."""
    if key.record:
        inside = keys(key.record)
        needed = [each for each in inside if each.required] or [inside[0], inside[-1]]
        inner = f"{{{', '.join(f'{each.name}: {_value(each)}' for each in needed)}}}"
        if get_origin(key.kind) is list:
            return f"[{inner}]"
        return f"{{{_id_for(key)}: {inner}}}" if get_origin(key.kind) is dict else inner
    if isinstance(key.example, list):
        return f"[{', '.join(map(str, key.example))}]"
    if isinstance(key.example, bool):
        return str(key.example).lower()
    is_text = isinstance(key.kind, type) and issubclass(key.kind, Text)
    says_words = is_text or get_origin(key.kind) is dict
    return _(key.example) if says_words and isinstance(key.example, str) else str(key.example)


def _id_for(key: Key) -> str:
    return next(iter(_REGISTERS[key.name]))


def _own_ids(text: str) -> str:
    ids = _IDS.get(language_in_use(), {})
    return _WORD.sub(lambda match: ids.get(match[0], match[0]), text) if ids else text
