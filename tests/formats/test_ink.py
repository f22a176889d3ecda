"""What is drawn fits every terminal, and means the same without its colours."""

import re

import pytest
from conftest import ROOT, Ask
from hypothesis import given, settings
from hypothesis import strategies as st

from itinerary.formats.measures import steady, width
from itinerary.formats.screen.table import write_table
from itinerary.formats.terminals import Terminal
from itinerary.views.pages import Agenda, Block, ClockTime, Mark, Row, each_text
from itinerary.views.signs import KINDS, MARKS

_CODES = re.compile(r"\x1b\[[0-9;]*m")
# Words as people have them: Latin, Japanese, combining letters, from right to left, and emoji.
_WORDS = st.lists(
    st.sampled_from(
        [
            "Forum",
            "sur",
            "l’avenir",
            "大阪",
            "プロモーション",
            "e\u0301te\u0301",
            "שלום",
            "عمان",
            "👩‍🚀",
            "Osaka,",
            "→",
            "x" * 30,
        ]
    ),
    max_size=9,
).map(" ".join)
_TIMES = st.builds(
    ClockTime,
    text=st.sampled_from(["09:30–12:00", "22:30 – 01:00+1", "14:00", "arr. 12:00"]),
    label=st.sampled_from(["Osaka", "Port Moresby", "東京"]),
    shift=st.sampled_from(["", "+1", "15 April"]),
    strong=st.booleans(),
    is_usual=st.booleans(),
)
_ROWS = st.builds(
    Row,
    title=_WORDS.map(lambda words: words or "Event"),
    marks=st.lists(st.builds(Mark, _WORDS, st.sampled_from(sorted(MARKS))), max_size=2).map(tuple),
    who=_WORDS,
    remarks=st.lists(_WORDS, max_size=2).map(tuple),
    cancelled=st.booleans(),
    kind=st.sampled_from(sorted(KINDS)),
    state=st.sampled_from(["", "past", "on", "to come"]),
    times=st.lists(_TIMES, max_size=3).map(tuple),
    venue=_WORDS,
    change=st.sampled_from(["", "", "added", "changed", "removed"]),
)
_BLOCKS = st.builds(
    Block,
    heading=_WORDS,
    remarks=st.just(()),
    rows=st.lists(_ROWS, min_size=1, max_size=4).map(tuple),
    day=_WORDS,
    city=_WORDS,
    present=st.lists(_TIMES, max_size=2).map(tuple),
)


@settings(derandomize=True, max_examples=120, deadline=None)
@given(st.lists(_BLOCKS, min_size=1, max_size=2), st.integers(20, 200), st.booleans())
def test_no_line_is_wider_than_the_terminal(blocks: list[Block], columns: int, drawn: bool) -> None:
    """Whatever the words, the widths and the characters that the terminal has."""
    page = each_text(Agenda("Title", tuple(blocks), None), steady)
    text = write_table(page, Terminal(columns, 50, styled=True, coloured=True, lines=drawn))
    lines = _CODES.sub("", text).splitlines()
    assert max(map(width, lines)) <= columns


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 160])
@pytest.mark.parametrize(
    "question",
    [
        ("today", "--at", "2025-04-16 08:10"),
        ("agenda",),
        ("agenda", "--week"),
        ("now", "--at", "2025-04-16 08:10"),
        ("show", "mobility-forum"),
        ("list", "delegates"),
        ("check", "--info"),
    ],
    ids=" ".join,
)
def test_colour_changes_no_word_and_no_place(
    ask: Ask, question: tuple[str, ...], columns: int
) -> None:
    """With its colours taken away, a page is the page that is drawn without any."""
    where = ("-p", "rehearsal", *question)
    coloured = ask(*where, FORCE_COLOR="1", COLUMNS=str(columns)).out
    plain = ask(*where, FORCE_COLOR="1", COLUMNS=str(columns), NO_COLOR="1").out
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == re.sub(r"\x1b\[[0-9;]*m", "", plain)
    assert not {"31", "32", "33", "36", "94", "95"} & set(re.findall(r"[\[;](\d+)", plain))


def test_kind_state_severity_and_what_changed_are_said_without_colour(ask: Ask) -> None:
    """A sign a kind; reversed, dim or bold by state; words and signs for all else."""
    now = ("-p", "rehearsal", "today", "--at", "2025-04-16 08:10")
    out = ask(*now, FORCE_COLOR="1", COLUMNS="100", NO_COLOR="1").out
    assert "\x1b[1;7m14:00–15:30\x1b[0m" in out  # is on
    assert "\x1b[2mMorning briefing" in out  # is over
    assert "\x1b[1mNagoya → Osaka\x1b[0m" in out  # is to come
    assert "\x1b[2;9mNight market\x1b[0m [cancelled]" in out
    assert all(f"{sign} " in out for sign in "→◒◫◉✦◦✗")
    checks = ROOT / "tests" / "programmes" / "checks"
    files = [checks / f"{name}.yaml" for name in ("double-booking", "no-bed", "unused")]
    out = ask("check", "--info", *files, FORCE_COLOR="1", NO_COLOR="1", COLUMNS="100").out
    assert all(f"  {sign} " in out for sign in ("✗", "▲", "◦"))


def test_terminals_that_draw_doubtful_characters_wide_get_their_ascii(ask: Ask) -> None:
    """Arrows and lines have ASCII then; signs of neutral width stay."""
    question = ("-p", "rehearsal", "agenda", "16")
    drawn = {"FORCE_COLOR": "1", "TERM": "dumb", "COLUMNS": "100"}
    out = ask(*question, **drawn, ITINERARY_AMBIGUOUS="wide").out
    assert not set("│─━▁▲▼") & set(out)
    assert "◫" in out
    assert "  >  Osaka" in out


def test_the_present_moment_is_said_on_both_clocks(ask: Ask) -> None:
    """The red rule stands before the first event to come, with the hours in words."""
    now = ("-p", "rehearsal", "today", "--at", "2025-04-16 08:10")
    out = ask(*now, FORCE_COLOR="1", TERM="dumb").out
    lines = out.splitlines()
    (rule,) = [
        number for number, line in enumerate(lines) if line.startswith("  15:10 ─ 08:10 Paris")
    ]
    assert "16:40–17:31" in lines[rule + 1]
