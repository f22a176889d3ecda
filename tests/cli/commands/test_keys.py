"""`keys`: what can be written, and how."""

import json

import pytest
from conftest import Ask


def test_a_record_is_explained_key_by_key(ask: Ask) -> None:
    """By what one wants to say, with an example of each."""
    answer = ask("keys", "event", "-f", "json")
    assert json.loads(answer.out)[0] == {
        "record": "event",
        "key": "title",
        "group": "What",
        "meaning": "What it is called.",
        "takes": "a text, or one by language",
        "example": "title: Mobility forum",
        "required": False,
    }


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("event.room", "room  The room within the place."),
        ("events", "What  title  What it is called."),
        ("event.hosts", "name  Who receives the delegation."),
        ("notice", "notice  Stands under everything printed."),
        ("cities", "name  Its name; by language where it differs."),
    ],
)
def test_a_record_or_a_key_is_asked_for(ask: Ask, typed: str, row: str) -> None:
    """A record, what stands within it, or one key alone."""
    assert ask("keys", typed).out.split("\n")[3].startswith(row)


def test_without_a_name_all_records_are_listed(ask: Ask) -> None:
    """With the names of their keys."""
    assert "\nplace  a place  name, city, address, " in ask("keys").out


def test_what_is_no_key_is_said(ask: Ask) -> None:
    """With the nearest."""
    answer = ask("keys", "event.roo")
    assert (answer.status, answer.err) == (
        2,
        "Error: There is no key or record “event.roo”. Did you mean “event.room”?\n",
    )
