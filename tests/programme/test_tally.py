"""What is wrong in files that are wrong many times over: counted, and the first of it told."""

from pathlib import Path

import pytest

from itinerary.languages import speaking
from itinerary.problems import Where
from itinerary.programme.loader import load
from itinerary.programme.mistakes import mistake
from itinerary.programme.tally import MOST_TOLD, Tally

_HEAD = (
    "title: Trip\nstart: 2025-04-12\nend: 2025-04-19\nhome: dijon\n"
    "cities: {dijon: {name: Dijon, timezone: Europe/Paris}}\n"
)


def _problems(tmp_path: Path, text: str) -> list[str]:
    """Place and code of the first problem, of the last two, and how many there are in all."""
    path = tmp_path / "trip.yaml"
    path.write_text(_HEAD + text, "utf-8")
    loaded = load(path)
    assert isinstance(loaded, tuple)
    shown = [f"{each.where.line}:{each.where.column} {each.code}" for each in loaded]
    assert len(shown) <= MOST_TOLD + 1
    return [shown[0], *shown[-2:], str(sum(each.number for each in loaded))]


def test_the_first_by_place_are_told_whatever_was_found_first() -> None:
    """A hundred of each file in its order, then one that says how many more there are, and where
    the first of these is."""
    tally = Tally()
    for line in range(1000, 0, -1):
        tally.add(mistake(Where("b.yaml", line, 1), "tab"))
        tally.add(mistake(Where("a.yaml", 1, line), "tab"))
    told = tally.problems()
    lines = [each.where for each in told]
    assert lines[:101] == [Where("a.yaml", 1, column) for column in range(1, 102)]
    assert lines[101:] == [Where("b.yaml", line, 1) for line in range(1, 102)]
    assert [each.code for each in told].count("more-mistakes") == 2
    assert (told[100].number, told[100].message) == (900, "And 900 more in this file.")


def test_what_is_reported_twice_is_one_mistake() -> None:
    """As when a record is repeated: the place, the code and the name are the same."""
    tally = Tally()
    for _ in range(2):
        tally.add(mistake(Where("a.yaml", 1, 1), "unknown-city", name="osaka", known=()))
    tally.add(mistake(Where("a.yaml", 1, 1), "unknown-city", name="nara", known=()))
    assert (tally.reported, len(tally.problems())) == (3, 2)


def test_the_number_of_the_rest_has_the_figures_of_its_language() -> None:
    """English and Japanese have commas between groups of three, French has narrow spaces."""
    tally = Tally()
    tally.add_more(Where("a.yaml", 1, 1), 199_900)
    for line in range(1, MOST_TOLD + 2):
        tally.add(mistake(Where("a.yaml", line, 1), "tab"))
    said = {}
    for language in ("en", "fr", "ja"):
        with speaking(language):
            said[language] = tally.problems()[-1].message
    assert said == {
        "en": "And 199,901 more in this file.",
        "fr": "Autres erreurs dans ce fichier\xa0: 199\u202f901.",
        "ja": "このファイルには、ほかに199,901件あります。",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "".join(f"k{number}: 1\n" for number in range(20_000)),
            ["6:1 unknown-key", "105:1 unknown-key", "106:1 more-mistakes", "20000"],
        ),
        (
            "delegates:\n" + "  a: {name: A}\n" * 5000,
            ["8:3 duplicate-key", "107:3 duplicate-key", "108:3 more-mistakes", "4999"],
        ),
        (
            f"events: {{a: {{title: A, who: [{', '.join(f'n{n}' for n in range(5000))}]}}}}\n",
            [
                "6:30 unknown-participant",
                "6:515 unknown-participant",
                "6:520 more-mistakes",
                "5000",
            ],
        ),
        (
            f"events:\n  a: {{title: A, who: &who [{', '.join(f'n{n}' for n in range(5000))}]}}\n"
            "  b: {title: B, who: *who}\n",
            [
                "7:28 unknown-participant",
                "7:513 unknown-participant",
                "7:518 more-mistakes",
                "5000",
            ],
        ),
        (
            "".join(f"&a{number} k{number}: *a{number}\n" for number in range(5000)),
            ["6:1 unknown-key", "105:1 unknown-key", "106:1 more-mistakes", "5000"],
        ),
        (
            f"events:\n  a: &a {{title: A, {', '.join(f'k{n}: 1' for n in range(5000))}}}\n"
            "  b: *a\n  c: *a\n",
            ["7:20 unknown-key", "7:802 unknown-key", "7:810 more-mistakes", "5000"],
        ),
        (
            "events:\n"
            + "".join(
                f"  e{event}: {{title: A, notes_for: {{{notes}}}}}\n"
                for notes in [", ".join(f"n{n}: x" for n in range(300))]
                for event in range(20)
            ),
            [
                "7:30 unknown-participant",
                "7:812 unknown-participant",
                "7:820 more-mistakes",
                "6000",
            ],
        ),
        (
            "notice: " + "\x01" * 100_000,
            ["6:9 control-character", "6:108 control-character", "6:109 more-mistakes", "100000"],
        ),
        (
            f"a: [{', '.join(['x'] * 20_000)}]\n" * 26,
            ["7:1 duplicate-key", "29:1 duplicate-key", "30:59804 too-many-values", "24"],
        ),
        (
            "who: [" + "x, " * 20_001 + "]\n",
            ["6:6 too-many-entries", "6:6 too-many-entries", "1"],
        ),
    ],
    ids=[
        "keys",
        "equal ids",
        "names",
        "names repeated",
        "anchored keys",
        "keys of a record that is repeated",
        "notes",
        "controls",
        "too many",
        "too long",
    ],
)
def test_a_file_that_is_wrong_many_times_over_is_counted(
    tmp_path: Path, text: str, told: list[str]
) -> None:
    """Unknown keys and names, ids and characters: all counted, a hundred told, in little time."""
    assert _problems(tmp_path, text) == told
