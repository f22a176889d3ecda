"""From a tree to records: at once when all is well, and else everything that can be read."""

from pathlib import Path

import msgspec
import pytest
from conftest import read

from itinerary.problems import Problems
from itinerary.programme.loader import load
from itinerary.programme.missions import SHIPPED, shipped
from itinerary.programme.shape.decoding import Decoded, decode
from itinerary.programme.shape.document import Programme, Written
from itinerary.programme.tally import MOST_TOLD, Tally

_PROGRAMMES = Path(__file__).parents[2] / "programmes"


def _decoded(text: str) -> tuple[Decoded, Problems]:
    source, problems = read("f.yaml", text.encode())
    assert source is not None
    assert problems == ()
    tally = Tally()
    return decode(source, tally), tally.problems()


def _said(text: str) -> list[str]:
    _, problems = _decoded(text)
    return [
        f"{each.where.line}:{each.where.column} {each.message} {each.hint}" for each in problems
    ]


def _plain(value: object) -> object:
    """A record without the kinds of its values, so that two can be compared."""
    if isinstance(value, Written):
        return {key: _plain(inner) for key, inner in msgspec.structs.asdict(value).items()}
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return getattr(value, "value", value)


@pytest.mark.parametrize(
    "path",
    [*sorted((_PROGRAMMES / "valid").glob("*.yaml")), *map(shipped, SHIPPED)],
    ids=lambda path: path.stem,
)
def test_one_mistake_changes_nothing_else(path: Path) -> None:
    """Reading value by value finds in a good file what reading it at once finds."""
    text = path.read_text("utf-8")
    at_once, problems = _decoded(text)
    assert problems == ()
    one_by_one, problems = _decoded(f"{text}\nno-such-key: 1\n")
    assert [problem.code for problem in problems] == ["unknown-key"]
    assert _plain(one_by_one.programme) == _plain(at_once.programme)


def test_a_record_is_left_out_when_a_key_that_it_needs_is_broken() -> None:
    """What else is broken in it is left out alone; all of it is said."""
    decoded, problems = _decoded(
        "cities:\n"
        "  dijon: {name: Dijon, timezone: [Europe/Paris]}\n"
        "  osaka: {name: Osaka, timezone: Asia/Tokyo, coordinates: here}\n"
    )
    assert [problem.code for problem in problems] == ["not-a-value", "wrong-coordinates"]
    assert decoded.programme.cities is not None
    assert list(decoded.programme.cities) == ["osaka"]
    assert decoded.programme.cities["osaka"].coordinates is None
    assert ("cities", "dijon", "timezone") in decoded.broken
    assert ("cities", "osaka") in decoded.broken
    assert ("cities", "osaka", "name") not in decoded.broken


def test_an_item_that_is_left_out_is_known_to_be() -> None:
    """The items after a broken one keep their numbers."""
    decoded, _ = _decoded("include: [a.yaml, [b.yaml], c.yaml]\n")
    assert decoded.programme.include is not None
    assert [word.value for word in decoded.programme.include] == ["a.yaml", "c.yaml"]
    assert decoded.left_out == {("include", 1)}


def test_empty_is_absent_where_it_can_be() -> None:
    """A key left empty is as if it were not there, unless it cannot be done without."""
    assert _decoded("notice:\ndelegates: {anne: {name: Anne, role: , phone: ~}}\n")[1] == ()
    assert _said("delegates: {anne: {name: , role: Chair}}\nevents:\n  forum:\n") == [
        "1:20 `name` has no value. Write one after the colon, or remove the line.",
        "3:3 `forum` has no value. Write one after the colon, or remove the line.",
    ]


def test_what_is_said_names_the_thing_and_the_remedy() -> None:
    """A sentence says what is wrong, and another what to do about it, with an example to copy."""
    assert _said(
        "title: [Trip]\n"
        "cities:\n"
        "  osaka: Osaka\n"
        "  nara: {name: Nara}\n"
        "events:\n"
        "  - {title: Dinner}\n"
        "stays:\n"
        "  -\n"
        "  - Hotel\n"
        "transfers: {between: [nara, osaka]}\n"
        "evnets: {}\n"
        "groups: {Élus locaux: {name: Élus, members: anne}}\n"
    ) == [
        "1:8 A text is expected here; this is a list."
        " Write a text, or texts by language: {fr: …, en: …}.",
        "3:10 This is a text; a city is written as keys and values."
        " For example: `osaka: {name: {fr: Osaka, ja: 大阪}, timezone: Asia/Tokyo}`.",
        "4:3 `timezone` is missing: a city needs it. For example: `timezone: Asia/Tokyo`.",
        "6:3 This is a list; `events` is written as keys and values."
        " For example: `events: {an-id: {title: Mobility forum}}`.",
        "8:4 This item of `stays` has no value. Write one after the dash, or remove the dash.",
        "9:5 This is a text; a stay is written as keys and values."
        " For example: `- {city: osaka, from: 2025-04-14, to: 2025-04-17, who: [everyone]}`.",
        "10:12 `transfers` takes a list; this is a record of keys and values."
        " Put it in [ ], or on lines of its own that begin with a dash.",
        "11:1 “evnets” is no key of a programme. Did you mean “events”?",
        "12:10 “Élus locaux” cannot be an id."
        " An id has only a-z, 0-9 and hyphens between them, such as “elus-locaux”.",
    ]


def test_all_mistakes_are_counted_and_the_first_are_told() -> None:
    """A file with thousands of mistakes is answered at once, with near names for what is told."""
    _, problems = _decoded("".join(f"evnts{number}: 1\n" for number in range(30_000)))
    assert [each.where.line for each in problems] == [*range(1, MOST_TOLD + 2)]
    assert {each.hint for each in problems[:MOST_TOLD]} == {"Did you mean “events”?"}
    assert (problems[-1].code, problems[-1].number) == ("more-mistakes", 29_900)
    assert problems[-1].message == "And 29,900 more in this file."


def test_an_absent_programme_is_an_empty_one() -> None:
    """A file of which nothing can be read gives a programme with nothing in it."""
    assert _plain(_decoded("title: []\n")[0].programme) == _plain(Programme())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("salle", "room"),
        ("heure", "start"),
        ("lieu", "place"),
        ("qui", "who"),
        ("titre", "title"),
        ("rendez_vous", "meet"),
        ("会場", "place"),
        ("venue", "place"),
        ("titel", "title"),
    ],
)
def test_a_key_in_other_words_is_not_taken_for_one_of_like_letters(
    tmp_path: Path, written: str, meant: str
) -> None:
    """`salle` is a room, and no table; what is no such word is compared by its letters."""
    path = tmp_path / "mission.yaml"
    path.write_text(f"title: T\nevents:\n  a: {{city: x, {written}: y}}\n", "utf-8")
    found = load(path)
    assert isinstance(found, tuple)
    [hint] = [each.hint for each in found if each.code == "unknown-key"]
    assert hint == f"Did you mean “{meant}”?"


def test_hours_are_written_as_french_prose_has_them() -> None:
    """10 h 30 after a day, whatever the minutes are."""
    moments = ("2027-06-03 10 h 30", "2027-06-03 9 h 15", "2027-06-03 10 h 30 - 11 h 45")
    found = [_decoded(f"title: T\nevents:\n  a: {{start: {each}}}\n") for each in moments]
    assert [problems for _decoded_, problems in found] == [(), (), ()]
