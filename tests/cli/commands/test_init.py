"""`init`: a programme to start from, asked for on a terminal, and written in silence elsewhere."""

import os
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pexpect
import pytest
from conftest import Ask, loaded

from itinerary.programme.beginnings import Beginning, NewCity, new_programme
from itinerary.programme.missions import shipped
from itinerary.programme.model import Precision
from itinerary.when import Days


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_a_new_programme_loads_in_every_language(ask: Ask, tmp_path: Path, language: str) -> None:
    """Without a terminal, init asks nothing, and what it writes loads and can be printed."""
    answer = ask("--lang", language, "init")
    assert (answer.status, answer.out) == (0, "")
    programme = loaded(tmp_path / "programme.yaml")
    assert programme.language == language
    assert {event.when.precision for event in programme.events} == set(get_args(Precision))
    assert ask("agenda").err == ""


@pytest.mark.parametrize(
    ("language", "names"),
    [("en", ["Paris", "Tokyo"]), ("fr", ["Paris", "Tokyo"]), ("ja", ["パリ", "東京"])],
)
def test_its_cities_are_named_in_the_language_and_have_ids_to_type(
    ask: Ask, tmp_path: Path, language: str, names: list[str]
) -> None:
    """The id of a city whose name has no ASCII letters is that of the zone named after it."""
    ask("--lang", language, "init")
    cities = loaded(tmp_path / "programme.yaml").cities
    assert list(cities) == ["paris", "tokyo"]
    assert [city.name.read(language) for city in cities.values()] == names


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
@pytest.mark.parametrize("nights", [0, 1, 2, 30])
def test_a_mission_of_any_length_loads(tmp_path: Path, language: str, nights: int) -> None:
    """One day or a month, between the two ends of the day: what is written loads."""
    days = Days(date(2025, 3, 29), date(2025, 3, 29) + timedelta(days=nights))
    cities = (NewCity("Apia", "Pacific/Apia"), NewCity("Pago Pago", "Pacific/Pago_Pago"))
    for ends in (cities, cities[::-1], cities[:1]):
        path = tmp_path / "programme.yaml"
        path.write_text(new_programme(Beginning("Mission", days, ends), language), "utf-8")
        loaded(path)


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_a_new_programme_names_the_schema_and_how_to_make_it(
    ask: Ask, tmp_path: Path, language: str
) -> None:
    """The first line names the schema to an editor; it is not there until somebody makes it."""
    ask("--lang", language, "init", "mission.yaml")
    first, second = (tmp_path / "mission.yaml").read_text("utf-8").split("\n")[:2]
    assert first == "# yaml-language-server: $schema=programme.schema.json"
    assert "`itinerary schema > programme.schema.json`" in second


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_the_examples_are_in_the_first_city_of_the_mission(tmp_path: Path, language: str) -> None:
    """Home first, then the cities in the order typed: one flies out to the first of these."""
    cities = tuple(NewCity(name, "Asia/Tokyo") for name in ("Dijon", "Osaka", "Kyoto"))
    days = Days(date(2025, 3, 29), date(2025, 4, 2))
    path = tmp_path / "programme.yaml"
    path.write_text(new_programme(Beginning("Mission", days, cities), language), "utf-8")
    programme = loaded(path)
    ends = {city.id for event in programme.events for city in (event.city, event.end_city) if city}
    assert ends == {"dijon", "osaka"}


def test_a_file_that_is_there_is_not_written_over(ask: Ask, tmp_path: Path) -> None:
    """A file in the way is named and kept; --force replaces it, with its permissions."""
    path = tmp_path / "programme.yaml"
    path.write_text("mine", "utf-8")
    path.chmod(0o600)
    answer = ask("init")
    assert (answer.status, path.read_text("utf-8")) == (4, "mine")
    assert answer.err == (
        "Error: programme.yaml is there already. Choose another name, or add --force.\n"
    )
    assert ask("init", "--force").status == 0
    assert loaded(path).events
    assert path.stat().st_mode & 0o777 == 0o600


def _terminal(folder: Path) -> "pexpect.spawn[str]":
    environment = {**os.environ, "LC_ALL": "en_GB.UTF-8", "TERM": "xterm"}
    program = (  # a shell may have told its children to ignore Ctrl-C
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from itinerary.cli import main; main()"
    )
    return pexpect.spawn(
        sys.executable,
        ["-c", program, "init"],
        cwd=str(folder),
        env=environment,  # type: ignore[arg-type]  # the stubs want os._Environ
        encoding="utf-8",
        timeout=20,
    )


def test_on_a_terminal_it_asks_for_the_frame_of_the_mission(tmp_path: Path) -> None:
    """Title, days, home and cities are asked for; a zone is found by its city, or asked for."""
    screen = _terminal(tmp_path)
    for question, answer in (
        ("Title of the mission", "Spring: [a] #mission"),
        ("First day", "15 April"),
        ("such as", "2025-04-15"),
        ("Last day", "2025-04-14"),
        ("before the first day", ""),
        ("City at home", "Dijon"),
        ("Cities of the mission", "大阪, Nowhere-on-Sea"),
        (r"Name a large city nearby, .*Asia/Tokyo\.\s+Time zone of Nowhere-on-Sea", ""),
        (r"Name a large city nearby, .*Asia/Tokyo\.\s+Time zone of Nowhere-on-Sea", "Qqqqqq"),
        ("“Qqqqqq” is not a time zone. Name a large city nearby", "kyoto"),
    ):
        screen.expect(question)
        screen.sendline(answer)
    screen.expect(pexpect.EOF)
    programme = loaded(tmp_path / "programme.yaml")
    assert programme.title.read("en") == "Spring: [a] #mission"
    assert [day.isoformat() for day in (programme.days.first, programme.days.last)] == [
        "2025-04-15",
        "2025-04-18",
    ]
    assert {id: city.timezone for id, city in programme.cities.items()} == {
        "dijon": "Europe/Paris",
        "city-2": "Asia/Tokyo",
        "nowhere-on-sea": "Asia/Tokyo",
    }
    assert programme.home.id == "dijon"


@pytest.mark.parametrize("key", ["c", "d"])
def test_an_interruption_writes_nothing(tmp_path: Path, key: str) -> None:
    """Ctrl-C or Ctrl-D at a question leaves no file, no traceback, and the status of Ctrl-C."""
    screen = _terminal(tmp_path)
    screen.expect("Title of the mission")
    screen.sendcontrol(key)
    screen.expect(pexpect.EOF)
    screen.close()
    assert "Traceback" not in (screen.before or "")
    assert (screen.exitstatus, list(tmp_path.iterdir())) == (130, [])


def test_what_is_typed_cannot_harm_the_file(tmp_path: Path) -> None:
    """Control characters and the signs of YAML are text, or nothing; a name of two cities asks."""
    screen = _terminal(tmp_path)
    for question, answer in (
        ("Title of the mission", "\x1b[31m- {a: *b}\x07 \\ 'c' #d"),
        ("First day", ""),
        ("Last day", ""),
        ("City at home", "!!python/none: Dijon"),
        ("Cities of the mission", "Cambridge、[Kyoto]"),
        ("Time zone of !!python/none: Dijon", "Dijon"),
        (r"Perhaps Cambridge \(.*\), Cambridge \(.*\)\?\s+Time zone of Cambridge", "Europe/London"),
        (r"Perhaps Kyoto \(Asia/Tokyo\)\?", ""),
    ):
        screen.expect(question)
        screen.sendline(answer)
    screen.expect(pexpect.EOF)
    text = (tmp_path / "programme.yaml").read_text("utf-8")
    assert not set(text) & {"\x1b", "\x07"}
    programme = loaded(tmp_path / "programme.yaml")
    assert programme.title.read("en").endswith("- {a: *b} \\ 'c' #d")
    assert [city.name.read("en") for city in programme.cities.values()] == [
        "!!python/none: Dijon",
        "Cambridge",
        "[Kyoto]",
    ]


def test_a_programme_with_every_key_and_a_copy_of_an_example(ask: Ask, tmp_path: Path) -> None:
    """Both load; the example is the one that ships with the tool."""
    full, copied = tmp_path / "full.yaml", tmp_path / "copy.yaml"
    assert ask("--lang", "fr", "init", "--full", str(full)).status == 0
    assert ask("-p", str(full), "agenda").status == 0
    assert ask("init", "--copy", "rehearsal", str(copied)).status == 0
    assert copied.read_text("utf-8") == shipped("rehearsal").read_text("utf-8")
    assert ask("-p", str(copied), "agenda").status == 0
    assert ask("-p", "rehearsal", "today").status == 0  # the shipped one, and not its folder here
    logo = shipped("rehearsal").with_suffix("") / "logo.png"
    assert (tmp_path / "rehearsal" / "logo.png").read_bytes() == logo.read_bytes()
    answer = ask("init", "--copy", "rehearsal", str(tmp_path / "again.yaml"))
    assert (answer.status, answer.out, "is there already" in answer.err) == (4, "", True)
    assert not (tmp_path / "again.yaml").exists()
    answer = ask("init", "--copy", "mars", str(tmp_path / "mars.yaml"))
    assert answer.err == (
        "Error: There is no mission “mars” with the tool. There are: japan-2025, rehearsal.\n"
    )
