"""The whole way from a file to a programme: times, people, files, and any input at all."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from conftest import copied, loaded
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from itinerary.errors import FileError
from itinerary.problems import Problem
from itinerary.programme.loader import load
from itinerary.programme.missions import shipped
from itinerary.programme.model import Programme

_VALID = Path(__file__).parent.parent / "programmes" / "valid"


def _valid(name: str) -> Programme:
    return loaded(_VALID / f"{name}.yaml")


def _utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]  # year to minute


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_what_is_known_of_the_time_is_kept_and_no_more() -> None:
    """Four precisions, their days, and the instants where there are any."""
    whens = {event.id: event.when for event in _valid("precisions").events}
    said = {
        name: (when.precision, when.days and (when.days.first.day, when.days.last.day))
        for name, when in whens.items()
    }
    assert said == {
        "hours": ("hours", (15, 15)),
        "late": ("hours", (15, 16)),
        "until-midnight": ("hours", (15, 15)),
        "long": ("hours", (15, 15)),
        "default": ("hours", (15, 15)),
        "all-day": ("all-day", (15, 15)),
        "three-days": ("all-day", (15, 17)),
        "day": ("day", (15, 15)),
        "window": ("none", (14, 17)),
        "none": ("none", None),
        "again": ("hours", (14, 14)),
        "again@2025-04-15": ("hours", (15, 15)),
        "again@2025-04-17": ("hours", (17, 17)),
        "empty": ("day", (15, 15)),
    }
    hours = whens["hours"].held
    assert hours is not None
    assert (hours.start, hours.end) == (_utc(2025, 4, 15, 0, 30), _utc(2025, 4, 15, 3))
    assert whens["default"].end is None
    assert whens["default"].held is not None
    assert whens["default"].held.length == timedelta(minutes=45)
    day = whens["day"].held
    assert day is not None
    assert (day.start, day.end) == (_utc(2025, 4, 14, 15), _utc(2025, 4, 15, 15))
    assert whens["window"].held is None


def test_each_end_of_a_journey_is_on_its_own_clock() -> None:
    """Departure and arrival are local; between them lies the time that really passes."""
    events = {event.id: event for event in _valid("journeys").events}
    outbound = events["outbound"]
    assert outbound.title.read("ja") == "Dijon → 大阪"
    assert outbound.when.start is not None
    assert outbound.when.end is not None
    assert outbound.when.start.isoformat() == "2025-04-12T13:30:00+02:00"
    assert outbound.when.end.isoformat() == "2025-04-13T09:25:00+09:00"
    assert outbound.when.held is not None
    assert outbound.when.held.length == timedelta(hours=12, minutes=55)
    assert outbound.end_city is not None
    assert outbound.end_city.id == "osaka"
    eastward = events["eastward"].when.held
    assert eastward is not None
    assert eastward.length == timedelta(hours=7, minutes=30)
    assert events["day-known"].when.precision == "day"
    assert events["undated"].when.precision == "none"


def test_an_hour_that_happens_twice_is_the_one_that_the_offset_chooses() -> None:
    """Both readings of a repeated hour can be meant; a duration counts the time that passes."""
    spans = {event.id: event.when.held for event in _valid("clock-changes").events}
    first, second, across = spans["first"], spans["second"], spans["across"]
    assert first is not None
    assert second is not None
    assert across is not None
    assert (first.start, first.end) == (_utc(2025, 10, 26, 0, 30), _utc(2025, 10, 26, 1, 30))
    assert (second.start, second.end) == (_utc(2025, 10, 26, 1, 30), _utc(2025, 10, 26, 2, 30))
    assert across.length == timedelta(hours=2)


@pytest.mark.parametrize(
    ("event", "delegates", "organisations"),
    [
        ("everyone", "anne paul lea max", "region cluster alone"),
        ("everyone-later", "anne paul max", "region cluster alone"),
        ("in-person-later", "lea", "cluster"),
        ("organisation", "paul lea", "cluster"),
        ("without-delegates", "", "alone"),
        ("represented", "paul", "cluster"),
        ("group", "anne paul lea", "region cluster"),
        ("except-one", "paul lea max", "region cluster alone"),
        ("except-organisation", "anne max", "region alone"),
        ("speaker", "max", "alone"),
        ("nobody", "", ""),
    ],
)
def test_who_takes_part(event: str, delegates: str, organisations: str) -> None:
    """Groups, organisations, everyone and speakers, without those excepted or not present."""
    found = next(each for each in _valid("who").events if each.id == event)
    assert " ".join(each.id for each in found.delegates) == delegates
    assert " ".join(each.id for each in found.organisations) == organisations


def test_a_text_is_read_in_the_readers_language_else_in_the_files_own() -> None:
    """The reader's language, else the file's, else what there is."""
    programme = _valid("texts")
    assert [programme.title.read(language) for language in ("ja", "de", "pt-BR", "en-GB")] == [
        "ミッション",
        "Mission",
        "Missão",
        "Mission",
    ]
    assert programme.notice is not None
    assert programme.notice.read("en") == "Several lines that are one."
    names = [delegate.name.read("fr") for delegate in programme.delegates.values()]
    assert names == ["no", "010", "~"]


def test_a_note_of_the_secretariat_is_not_in_the_model(tmp_path: Path) -> None:
    """A `note` leaves the file in nothing: the model has no place for it."""
    text = (_VALID / "least.yaml").read_text("utf-8")
    event = "events:\n  a: {title: A, note: the minister snores}\n"
    assert "snores" not in repr(load(_write(tmp_path, "a.yaml", text + event)))


def test_an_included_file_is_as_if_it_stood_in_the_main_one() -> None:
    """Records of an included file are known, and know the file that they come from."""
    programme = _valid("includes")
    assert programme.delegates["anne"].where.file.endswith("with-contacts/contacts.yaml")
    assert programme.delegates["anne"].where.line == 4
    assert [event.delegates[0].id for event in programme.events] == ["anne"]
    assert len(programme.files) == 2


@pytest.mark.parametrize(
    ("contacts", "code", "file", "line"),
    [
        ("delegates: {anne: {name: }}\n", "empty-value", "contacts.yaml", 1),
        ("title: Another\n", "main-only", "contacts.yaml", 1),
        ("include: [main.yaml]\n", "include-twice", "contacts.yaml", 1),
        ("cities: {dijon: {name: D, timezone: Asia/Tokyo}}\n", "id-twice", "contacts.yaml", 1),
        ("[", "unclosed", "contacts.yaml", 1),
    ],
)
def test_a_problem_is_reported_in_the_file_that_it_is_in(
    tmp_path: Path, contacts: str, code: str, file: str, line: int
) -> None:
    """Problems have the address of the included file; an id that is there twice names both."""
    text = (_VALID / "least.yaml").read_text("utf-8")
    _write(tmp_path, "contacts.yaml", contacts)
    problems = load(_write(tmp_path, "main.yaml", f"{text}include: [contacts.yaml]\n"))
    assert isinstance(problems, tuple)
    assert [(each.code, Path(each.where.file).name, each.where.line) for each in problems] == [
        (code, file, line)
    ]
    if code == "id-twice":
        assert "main.yaml:7:3" in problems[0].message


def test_an_include_never_leaves_the_folder(tmp_path: Path) -> None:
    """Neither `..`, nor an absolute path, nor a link out of the folder is followed."""
    inside = tmp_path / "mission"
    inside.mkdir()
    outside = _write(tmp_path, "secret.yaml", "themes: {a: {title: Secret}}\n")
    (inside / "link.yaml").symlink_to(outside)
    text = (_VALID / "least.yaml").read_text("utf-8")
    names = f"include: [../secret.yaml, {outside}, link.yaml, 'a\\b.yaml', '']\n"
    problems = load(_write(inside, "main.yaml", text + names))
    assert isinstance(problems, tuple)
    assert [each.code for each in problems[:4]] == ["include-outside"] * 4
    assert all(each.where.line == 8 for each in problems)


def test_a_missing_file_is_no_problem_of_the_programme(tmp_path: Path) -> None:
    """A main file that is not there, or is a folder, is a reason to stop."""
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(FileError):
            load(path)


def _is_sound(loaded: object, text: str) -> bool:
    """A programme, or problems with an address inside the file."""
    if isinstance(loaded, Programme):
        return True
    lines = text.replace("\r\n", "\n").split("\n")
    assert isinstance(loaded, tuple)
    return bool(loaded) and all(
        isinstance(each, Problem)
        and 1 <= each.where.line <= len(lines)
        and 1 <= each.where.column <= len(lines[each.where.line - 1]) + 2
        for each in loaded
    )


_BOUNDED = settings(
    max_examples=150,
    derandomize=True,
    deadline=1000,  # never more than a second
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@_BOUNDED
@given(data=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_a_programme_or_problems(tmp_path: Path, data: bytes) -> None:
    """Whatever is in the file, it is a programme or problems, and never an exception."""
    path = tmp_path / "any.yaml"
    path.write_bytes(data)
    assert _is_sound(load(path), data.decode("utf-8", "replace"))


_REHEARSAL = shipped("rehearsal").read_text("utf-8").split("\n")
_SNIPPETS = st.sampled_from(
    [
        *" \t:-[]{}'\"*!#|~é",
        *("", "&a", "null", "no", "<<: *a", "2025-13-45", "25:61", "1e999", "-1"),
        *("\u202e", "\x00", "大阪", "👨‍👩‍👧"),
    ]
)


@_BOUNDED
@given(data=st.data())
def test_any_mutation_of_a_programme_is_a_programme_or_problems(
    tmp_path: Path, data: st.DataObject
) -> None:
    """A line changed, removed, repeated or moved gives a programme or problems, nothing else."""
    lines = list(_REHEARSAL)
    for _ in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.integers(0, len(lines) - 1))
        line = lines[number]
        at = data.draw(st.integers(0, len(line)))
        until = data.draw(st.integers(at, len(line)))
        lines[number] = line[:at] + data.draw(_SNIPPETS) + line[until:]
        if data.draw(st.booleans()):
            lines.insert(data.draw(st.integers(0, len(lines))), line)
    text = "\n".join(lines)
    path = copied("rehearsal", tmp_path)
    path.write_text(text, "utf-8", errors="replace", newline="")
    assert _is_sound(load(path), text)


def test_the_days_of_the_mission_are_kept() -> None:
    """The first and last day are both days of the mission."""
    days = _valid("precisions").days
    assert (days.first, days.last) == (date(2025, 4, 12), date(2025, 4, 19))
    assert len(list(days)) == 8


@pytest.mark.parametrize(
    ("zone", "hint"),
    [
        ("GMT+9", "Use an IANA name such as Europe/Paris or Asia/Tokyo."),
        ("Singapour", "Did you mean “Asia/Singapore”?"),
    ],
)
def test_a_zone_that_runs_the_other_way_is_never_offered(
    tmp_path: Path, zone: str, hint: str
) -> None:
    """Etc/GMT+9 is nine hours behind: whoever writes GMT+9 is told to name a place."""
    frame = "title: T\nstart: 2025-04-14\nend: 2025-04-15\nhome: away\n"
    city = f"cities:\n  away: {{name: Away, timezone: {zone}}}\n"
    loaded = load(_write(tmp_path, "zone.yaml", frame + city))
    assert not isinstance(loaded, Programme)
    assert [(each.code, each.hint) for each in loaded] == [("unknown-zone", hint)]
