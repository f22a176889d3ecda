"""What happens when a programme goes out in which `check` finds errors."""

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
