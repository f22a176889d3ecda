"""What export says of a programme in which something is wrong, or that nobody would get."""

from pathlib import Path

from conftest import Ask

_CLASH = Path(__file__).parent.parent / "programmes" / "checks" / "double-booking.yaml"


def test_export_says_how_many_errors_there_are_and_goes_on(ask: Ask, tmp_path: Path) -> None:
    """One line on standard error says it; the calendars are written."""
    answer = ask("-p", _CLASH, "export", "-o", "calendars", SOURCE_DATE_EPOCH="0")
    assert answer.status == 0
    assert answer.err.startswith("`itinerary check` finds 1 error.\n")
    assert (tmp_path / "calendars" / "anne.ics").exists()


def test_export_refuses_when_no_errors_are_allowed(ask: Ask, tmp_path: Path) -> None:
    """--no-errors lists the errors, with status 3, and nothing is written."""
    answer = ask("-p", _CLASH, "export", "-o", "calendars", "--no-errors")
    assert (answer.status, answer.out) == (3, "")
    assert "in two places at once" in answer.err
    assert list(tmp_path.iterdir()) == []


def test_export_of_a_sound_programme_says_nothing_of_errors(ask: Ask) -> None:
    """Where there are no errors, there is nothing to say of them."""
    answer = ask("-p", "rehearsal", "export", "-o", "calendars", "--no-errors")
    assert answer.status == 0
    assert "check" not in answer.err


def test_export_names_the_events_that_nobody_gets(ask: Ask, tmp_path: Path) -> None:
    """An event in which nobody takes part is in no calendar, and that is said."""
    (tmp_path / "trip.yaml").write_text(
        "title: T\nstart: 2025-04-14\nend: 2025-04-15\nhome: a\nrevised: 2025-04-01 10:00\n"
        "cities: {a: {name: A, timezone: Europe/Paris}}\ndelegates: {anne: {name: Anne}}\n"
        "events:\n  one: {title: One, city: a, date: 2025-04-14, who: everyone}\n"
        "  call: {title: Call, city: a, date: 2025-04-15}\n",
        "utf-8",
    )
    answer = ask("-p", "trip.yaml", "export")
    assert answer.err == (
        "1 event has nobody who takes part, and is in no calendar: call.\n"
        "1 calendar with 1 event in calendars.\n"
    )
