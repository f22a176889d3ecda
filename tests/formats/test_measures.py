"""How wide words are, asked of a terminal; how they are wrapped and cut."""

import time

import pytest
import wcwidth
from hypothesis import given, settings
from hypothesis import strategies as st
from pyte import Screen, Stream
from rich.cells import cell_len

from itinerary.formats.measures import NOT_FIRST, cut, padded, steady, width, wrapped

_STEADY = settings(derandomize=True, max_examples=100, deadline=None)

# What programmes hold: letters with marks, Japanese, Korean, and emoji of every make.
_HARD = (
    *("a", "é", "e\u0301", "か\u3099", "ﾊﾟ", "大", "。", "（", "ー", "한", "\u1112\u1161\u11ab"),
    *("👨‍👩‍👧", "🏳️‍🌈", "👍🏽", "🇯🇵", "🇫🇷", "☀️", "☀", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "❤️‍🔥"),
    *("\u00ad", "\u200b", "葛\U000e0100", " ", "–", "→", "·", "…", "«", "\u00a0", "Ω"),
)  # fmt: skip
_TEXTS = st.lists(st.sampled_from(_HARD), max_size=40).map("".join)


def _on_a_terminal(text: str) -> int:
    screen = Screen(200, 1)
    Stream(screen).feed(text)
    return screen.cursor.x


@_STEADY
@given(_TEXTS)
def test_a_steady_text_is_as_wide_as_terminals_and_libraries_say(text: str) -> None:
    """A terminal that knows joined emoji and one that does not give the same width."""
    shown = steady(text)
    measured = {wcwidth.wcswidth(shown), cell_len(shown), _on_a_terminal(shown)}
    assert measured == {width(shown)}
    assert steady(shown) == shown


@_STEADY
@given(_TEXTS, st.integers(2, 60), st.sampled_from(["", "  "]))
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(
    text: str, columns: int, indent: str
) -> None:
    """No line is wider than the columns, none ends with a space, and every letter is there."""
    shown = " ".join(steady(text).split())
    lines = wrapped(shown, columns, indent)
    assert all(width(line) <= columns and line == line.rstrip() for line in lines)
    assert "".join("".join(lines).split()) == "".join(shown.split())


# Words of a sentence, and what may follow one.
_WORDS = (
    *("予定", "ソランジュ・フェランディエ", "ヴァロンブル訪日団", "霞ヶ関", "3ヵ所", "佐々木"),
    "ｶﾜｾﾐﾎﾃﾙ",
    *("2025年4月12日(土)", "10:30～11:15", "100％", "https://example.org/a/very/long/address/of-it"),
    *("`itinerary -p mission.yaml release`", "`ignore: [unconfirmed]`", "Ombreval", "VO 701"),
)  # fmt: skip
_AFTER = ("", "、", "。", "」。", "）、", "～", "／", "？", " ", "：", "…", "ー", " 」")
_SENTENCES = st.lists(
    st.tuples(st.sampled_from(["", "「", "（"]), st.sampled_from(_WORDS), st.sampled_from(_AFTER)),
    min_size=1,
    max_size=30,
).map(lambda parts: "".join(map("".join, parts)))


@_STEADY
@given(_SENTENCES, st.integers(20, 200))
def test_no_line_begins_with_what_belongs_to_the_line_before(text: str, columns: int) -> None:
    """Neither a full stop or comma nor another closing sign, a long vowel or a small letter."""
    shown = " ".join(steady(text).split())
    _first, *others = wrapped(shown, columns)
    assert [line for line in others if line[0] in NOT_FIRST] == []


def test_dates_hours_names_and_code_are_not_parted() -> None:
    """They go to the next line whole, if they fit on one; what is longer breaks where it can."""
    assert wrapped("次の予定は2025年4月12日(土)です。", 24) == [
        "次の予定は",
        "2025年4月12日(土)です。",
    ]
    assert wrapped("時刻は10:30～11:15です。", 14) == ["時刻は", "10:30～11:15で", "す。"]
    assert wrapped("団員ソランジュ・フェランディエ", 20) == ["団員ソランジュ・", "フェランディエ"]
    assert wrapped("Accept it with `ignore: [x]`.", 24) == ["Accept it with", "`ignore: [x]`."]
    assert wrapped("`itinerary release -m x`", 12) == ["`itinerary", "release -m", "x`"]
    assert wrapped("https://example.org/。", 20) == ["https://example.org", "/。"]


@_STEADY
@given(_TEXTS, st.integers(1, 60))
def test_a_cut_text_fits_and_says_that_it_is_cut(text: str, columns: int) -> None:
    """What does not fit ends with a sign; what does is whole."""
    shown = steady(text)
    said = cut(shown, columns)
    assert width(said) <= columns or not width(shown)
    assert said == shown or (width(shown) > columns and said.endswith("…"))


def test_further_lines_stand_behind_an_indent_and_never_begin_with_a_full_stop() -> None:
    """Words wrap under themselves; Japanese lines begin with no closing sign."""
    assert wrapped("- one two three", 8, "  ") == ["- one", "  two", "  three"]
    assert wrapped("食文化の発展。（同時）", 12) == ["食文化の発", "展。（同時）"]
    assert wrapped("Donaudampfschiff", 6, "  ") == ["Donaud", "  ampf", "  schi", "  ff"]
    assert wrapped("", 6) == [""]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("👩🏽‍💻 et 👨‍👩‍👧", "👩 et 👨"),
        ("🇫🇷🇯🇵", "FRJP"),
        ("☀️ 1️⃣", "☀ 1"),
        ("E\u0301te\u0301", "Été"),
        ("नमस्ते\u200c", "नमस्ते\u200c"),
        ("plain", "plain"),
    ],
)
def test_emoji_are_drawn_as_their_first(text: str, shown: str) -> None:
    """What terminals do not agree on is drawn simply; letters of all scripts stay."""
    assert steady(text) == shown


def test_padding_counts_columns() -> None:
    """Spaces fill up to a width."""
    assert padded("大阪", 6) == "大阪  "


@pytest.mark.parametrize(
    "text",
    [
        "e" + "\u0301\u0316" * 50_000,
        "q\u0301" * 50_000,
        "é" * 100_000,
        ("あ" + "\u0301" * 999) * 100,
    ],
    ids=["marks on one letter", "marks on letters", "letters", "many marks on letters"],
)
def test_a_text_of_a_hundred_thousand_letters_is_drawn_at_once(text: str) -> None:
    """Marks beyond what a letter can bear are cut, and so is what is longer than a line."""
    began = time.process_time()
    lines = wrapped(steady(text), 80)
    assert time.process_time() - began < 2
    assert max(map(width, lines)) <= 80
    assert max(map(len, lines)) <= 80 * 9
