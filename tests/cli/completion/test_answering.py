"""What is offered to a shell, and how it is written down for it."""

import gc
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from hypothesis import assume, given
from hypothesis import strategies as st

from itinerary.cli.app import app
from itinerary.cli.catalogue import COMMANDS
from itinerary.cli.completion.answering import answer
from itinerary.cli.completion.lines import Parameter, parameters
from itinerary.cli.completion.offers import DAYS, FILES, PROGRAMMES, RECORDS, SHELLS, WORDS, Offer
from itinerary.cli.completion.shells import typed_words, written

# What is typed freely: there is nothing that could be offered for it.
TOOL = typer.main.get_command(app)

_FREE = {
    "at",
    "base_url",
    "calendar",
    "cards",
    "code",
    "first",
    "folder",
    "free",
    "home",
    "host",
    "inside",
    "last",
    "map",
    "message",
    "port",
    "reminder",
    "renew",
    "search",
    "send",
    "sender",
    "sheet",
    "since",
    "time",
    "url",
    "zone",
}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty folder, in English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ITINERARY_LANG", "en")
    monkeypatch.delenv("ITINERARY_PROGRAMME", raising=False)


def _offered(shell: str, *words: str, **variables: str) -> list[str]:
    return answer(shell, words, variables, TOOL).splitlines()


def _all_parameters() -> Iterator[Parameter]:
    yield from parameters(TOOL)
    for name in COMMANDS:
        yield from parameters(TOOL.get_command(None, name))  # type: ignore[attr-defined]


def test_every_value_is_completed_or_known_to_be_free() -> None:
    """An option or argument that is new is offered something, or is listed as typed freely."""
    known = {*RECORDS, *WORDS, *DAYS, *FILES, *PROGRAMMES}
    values = {each.id: each for each in _all_parameters() if each.takes_value}
    assert {id for id, each in values.items() if not each.choices and id not in known} == _FREE
    assert known <= values.keys()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("sho",), ["show\tOne event in full."]),
        (("sheets", "in"), ["interpreters"]),
        (("sheets", "heads", "suntory"), ["suntory-visit\tVisit to the Suntory research centre"]),
        (("-p", "rehearsal", "sheets", "rooms", "--stay", "o"), ["osaka\tOsaka"]),
        (("sheets", "day", "2025-04-15"), ["2025-04-15\tTuesday 15 April"]),
        (("--ver",), ["--version\tPrint the version."]),
        (("--version", "sc"), ["schema\tWhat an editor needs to complete and explain keys."]),
        (("list", "c"), ["cities", "contacts"]),
        (("list", "cities", "--format", ""), ["table", "json", "csv", "markdown"]),
        (("today", "-fj",), ["-fjson"]),
        (("--lang", "f"), ["fr"]),
        (("today", "--clock", "Asia/Toky"), ["Asia/Tokyo"]),
        (("today", "-c", "o"), ["osaka\tOsaka"]),
        (("today", "-c", "SAK"), ["osaka\tOsaka"]),
        (("today", "-d", "dijon m"), ["Dijon Métropole\tdijon-metropole"]),
        (("today", "-d", "pole"), ["pole-vehicule-du-futur\tPôle Véhicule du Futur"]),
        (("today", "-d", "nathalie k"), ["Nathalie Koenders\tnathalie-koenders"]),
        (("today", "--delegate=kö"), ["--delegate=nathalie-koenders\tNathalie Koenders"]),
        (("today", "-c", "osaka", "-c", "名"), ["名古屋\tnagoya"]),
        (("today", "--theme", "kuma"), ["kumamoto\tPartnership with Kumamoto Prefecture"]),
        (("show", "suntory"), ["suntory-visit\tVisit to the Suntory research centre"]),
        (("show", "Visite du"), ["Visite du Hub Tech Japon\thub-tech-japon",
                                 "Visite du centre de recherche Suntory\tsuntory-visit"]),
        (("show", "suntory-visit", "hub"), []),
        (("who", "--with", "molinoz"), ["patrick-molinoz\tPatrick Molinoz"]),
        (("-p", "rehearsal", "who", "--with", "octave"), ["octave-perdrion\tOctave Perdrion"]),
        (("--lang", "ja", "today", "-c", "os"), ["osaka\t大阪"]),
        (("agenda", "2025-04-15"), ["2025-04-15\tTuesday 15 April"]),
        (("today", "--", "-"), []),
        (("schema", "-"), ["--help\tShow this message and exit."]),
        (("show", "--h"), ["--help\tShow this message and exit."]),
        (("nonsense", ""), []),
        (("-p", "missing.yaml", "today", "-c", "o"), []),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_word_is_completed_by_what_is_expected_there(
    words: tuple[str, ...], offered: list[str]
) -> None:
    """The option or argument at the cursor decides, whatever stands before it."""
    assert _offered("zsh", *words) == ["words", *offered]


def test_names_are_offered_while_the_events_are_being_written(tmp_path: Path) -> None:
    """Only those of events wait until nothing is wrong in them."""
    (tmp_path / "programme.yaml").write_text(
        """\
title: Trip
start: 2025-04-12
end: 2025-04-19
home: dijon
cities: {dijon: {name: Dijon, timezone: Europe/Paris}}
delegates: {anne: {name: Anne Durand}}
events:
  forum: {title: Forum, city: dijon, start: 2025-04-1
""",
        "utf-8",
    )
    assert _offered("zsh", "today", "-d", "an") == ["words"]
    with (tmp_path / "programme.yaml").open("a", encoding="utf-8") as file:
        file.write("}\n")
    assert _offered("zsh", "today", "-d", "an") == ["words", "anne\tAnne Durand"]
    assert _offered("zsh", "show", "fo") == ["words"]


def test_eight_times_as_many_names_take_less_than_sixteen_times_as_long(tmp_path: Path) -> None:
    """As they would where each is compared with each: it is seconds for twenty thousand."""

    def seconds(number: int) -> float:
        with (tmp_path / "programme.yaml").open("w", encoding="utf-8") as file:
            file.write(
                "title: Trip\nstart: 2025-04-12\nend: 2025-04-19\nhome: dijon\n"
                "cities: {dijon: {name: Dijon, timezone: Europe/Paris}}\ndelegates:\n"
            )
            file.writelines(f"  anne-{each}: {{name: Anne}}\n" for each in range(number))
        gc.disable()  # as the tool does: else it is counted what other tests left behind
        try:
            before = time.process_time()
            assert len(_offered("zsh", "today", "-d", "an")) == number + 1
            return time.process_time() - before
        finally:
            gc.enable()

    seconds(100)  # whatever is loaded once is loaded
    assert min(seconds(16_000), seconds(16_000)) < 16 * max(seconds(2_000), seconds(2_000))


def test_an_option_that_is_given_is_not_offered_again() -> None:
    """Of options, those that can be given several times stay."""
    given = _offered("zsh", "today", "-c", "osaka", "--at", "08:00", "--")
    assert any(line.startswith("--city") for line in given)
    assert not any(line.startswith("--at") for line in given)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (("today", "-c", "大"), ["大阪"]),
        (("show", "Mobility\\ F"), ["'Mobility Forum'"]),
        (("show", '"Mobility F'), ["Mobility Forum"]),
        (("show", "'Mobility F"), ["Mobility Forum"]),
        (("show", "'Mobility'\\'' F"), []),
        (("today", "--city", "=", "os"), ["osaka"]),
        (("today", "--city", "="), ["dijon  (Dijon)", "tokyo  (Tokyo)", "osaka  (Osaka)",
                                    "nagoya  (Nagoya)", "kyoto  (Kyoto)"]),
        (("today", "--city=os",), ["--city=osaka"]),
        (("today", "-c", "ky", ), ["kyoto"]),
        (("-p", "rehearsal", "show", "mobility-forum", "@", "20"), []),
    ],
    ids=" ".join,
)  # fmt: skip
def test_bash_gets_words_as_it_reads_them(words: tuple[str, ...], lines: list[str]) -> None:
    """Words are quoted where bash would take them apart, after the quotation mark that is open."""
    assert _offered("bash", *words) == ["words", *lines]


def test_bash_keeps_what_was_typed_when_several_fit_that_begin_otherwise() -> None:
    """A blank line keeps bash from putting the common beginning of all in its place."""
    assert _offered("bash", "today", "-d", "m") == [
        "words",
        "patrick-molinoz  (Patrick Molinoz)",
        "jean-michel-verpillot  (Jean-Michel Verpillot)",
        "lydie-pfander-meny  (Lydie Pfander Meny)",
        "dijon-metropole  (Dijon Métropole)",
        " ",
    ]
    assert _offered("bash", "today", "-c", "k", COMP_TYPE="37") == ["words", "kyoto"]


def test_fish_is_given_a_name_where_it_would_drop_the_id() -> None:
    """fish keeps only what has in it what was typed."""
    assert _offered("fish", "today", "-d", "Économique") == [
        "words",
        "Agence Économique Régionale\tagence-economique-regionale",
    ]
    assert _offered("zsh", "today", "-d", "Économique") == [
        "words",
        "agence-economique-regionale\tRegional Economic Agency",
    ]


_NAMES = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1)


@given(_NAMES)
def test_bash_reads_any_name_as_the_one_word_that_it_is(name: str) -> None:
    """Alone, and after either quotation mark, where a name that cannot stand there is left out."""
    for mark in ("", "'", '"'):
        typed = typed_words("bash", [mark])
        lines = written("bash", [Offer(name)], typed, {}).splitlines()
        assert lines or mark == '"'
        assert [shlex.split(f"{mark}{line}{mark}") for line in lines] == [[name]] * len(lines)


@given(_NAMES)
def test_what_bash_has_quoted_is_read_back(name: str) -> None:
    """What was completed once can be completed further; bash takes a bare =, : or @ for a break."""
    assume(set(name) - set("=:@"))
    assert typed_words("bash", ["show", shlex.quote(name)]).last == name


@given(st.sampled_from(SHELLS), st.lists(st.text(max_size=8), max_size=5))
def test_any_line_has_an_answer(shell: str, words: list[str]) -> None:
    """Whatever stands on a line, something or nothing is offered."""
    assert answer(shell, words, {}, TOOL).startswith(("words\n", "files\n", "programmes\n"))


@pytest.mark.parametrize(
    ("shell", "content"),
    [
        ("bash", b"title: ["),
        ("zsh", b"\xff"),
        ("fish", None),
        ("powershell", b"title: ["),
        ("tcsh", None),
    ],
)
def test_the_process_is_silent_whatever_is_wrong(
    shell: str, content: bytes | None, tmp_path: Path
) -> None:
    """A broken programme, or none, costs no word and no status, and nothing is written."""
    if content is not None:
        (tmp_path / "mine.yaml").write_bytes(content)
    before = sorted(tmp_path.iterdir())
    done = _process(shell, tmp_path, "-p", "mine.yaml", "today", "-d", "ko")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout in {b"", b"words\n"}
    assert sorted(tmp_path.iterdir()) == before


def test_powershell_passes_words_in_a_variable(tmp_path: Path) -> None:
    """Its words, which it cannot pass as they are, stand in a variable, a line each."""
    done = _process("powershell", tmp_path, _ITINERARY_WORDS="today\n-d\nko")
    assert done.stdout == b"words\nnathalie-koenders\tNathalie Koenders\n"
    done = _process("powershell", tmp_path, _ITINERARY_WORDS="today\n-c\n大")
    assert done.stdout.decode() == "words\n大阪\tosaka\n"


def test_completion_imports_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    """Neither what draws nor what writes calendars."""
    program = (
        "import sys; from itinerary.cli import run; sys.argv[1:] = ['today', '-d', 'ko']; run();"
        "print(*({'rich', 'icalendar', 'pendulum'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        cwd=tmp_path,
        env={"_ITINERARY_COMPLETE": "zsh", "PATH": "/usr/bin:/bin"},
        text=True,
    )
    assert done.stdout.splitlines()[-1] == ""


def test_completion_takes_less_than_300_ms(tmp_path: Path) -> None:
    """The quickest of some processes does, in time of its own: the machine may have more to do."""
    times = []
    for _attempt in range(5):
        before = os.times()
        _process("zsh", tmp_path, "-p", "rehearsal", "today", "-d", "s")
        after = os.times()
        times.append(sum(after[2:4]) - sum(before[2:4]))  # of the children, in it and for it
    assert 0 < min(times) < 0.3


def _process(
    shell: str, folder: Path, *words: str, **variables: str
) -> "subprocess.CompletedProcess[bytes]":
    program = "from itinerary.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        check=False,
        capture_output=True,
        cwd=folder,
        env={"_ITINERARY_COMPLETE": shell, "PATH": "/usr/bin:/bin", "LC_ALL": "C", **variables},
    )
