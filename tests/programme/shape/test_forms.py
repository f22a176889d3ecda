"""The written forms: what can be read, what it means, and what is said of the rest."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from itinerary.programme.mistakes import Wrong, Wrongs
from itinerary.programme.shape import forms, time_forms
from itinerary.programme.shape.forms import Form
from itinerary.when import Days, WallTime

_DAY = date(2025, 4, 15)
_TWO = timedelta(hours=2)


@pytest.mark.parametrize(
    ("form", "written", "value"),
    [
        (forms.Word, " AF276 ", "AF276"),
        (forms.Word, "a\tb", "a b"),
        (forms.Text, "Osaka", {"": "Osaka"}),
        (
            forms.Text,
            {"fr": "Osaka ", "pt-BR": "x", "ja": "大阪"},
            {"fr": "Osaka", "pt-BR": "x", "ja": "大阪"},
        ),
        (forms.Prose, "one\ntwo\n", {"": "one\ntwo"}),
        (forms.Language, "zh-Hant-TW", "zh-Hant-TW"),
        (forms.Flag, "true", True),
        (forms.Flag, "FALSE", False),
        (forms.Flag, "yes", True),
        (forms.Flag, "Oui", True),
        (forms.Flag, "いいえ", False),
        (time_forms.Minutes, "+210", timedelta(minutes=210)),
        (time_forms.Minutes, "010", timedelta(minutes=10)),
        (time_forms.Day, "2025-04-15", _DAY),
        (time_forms.Day, "2024-02-29", date(2024, 2, 29)),
        (time_forms.Day, "15/04/2025", _DAY),
        (time_forms.Day, "2025-4-15", _DAY),
        (time_forms.Day, "２０２５-04-15", _DAY),
        (time_forms.Day, "mardi 15 avril 2025", _DAY),
        (time_forms.Day, "2025年4月15日", _DAY),
        (time_forms.DateOrDates, "2025-04-15", Days(_DAY, _DAY)),
        (time_forms.DateOrDates, "2025-04-15 .. 2025-04-17", Days(_DAY, date(2025, 4, 17))),
        (time_forms.DateOrDates, "2025-04-15 - 2025-04-17", Days(_DAY, date(2025, 4, 17))),
        (time_forms.DateOrDates, "du 15 au 17 avril 2025", Days(_DAY, date(2025, 4, 17))),
        (time_forms.DateOrDates, "15 to 17 April 2025", Days(_DAY, date(2025, 4, 17))),
        (time_forms.Start, "2025-04-15 9h30", WallTime(_DAY, time(9, 30))),
        (time_forms.Start, "15 avril 2025 à 20h", WallTime(_DAY, time(20))),
        (time_forms.Start, "2025年4月15日 午後9時30分", WallTime(_DAY, time(21, 30))),
        (time_forms.Start, "2025-04-15 09:30:00", WallTime(_DAY, time(9, 30))),
        (time_forms.Start, "2025-04-15 09:30 pm", WallTime(_DAY, time(21, 30))),
        (
            time_forms.Opening,
            "2025-04-15 09:30-10:30",
            (WallTime(_DAY, time(9, 30)), WallTime(None, time(10, 30))),
        ),
        (
            time_forms.Opening,
            "2025-04-15 9h30 à 10h30",
            (WallTime(_DAY, time(9, 30)), WallTime(None, time(10, 30))),
        ),
        (time_forms.Opening, "2025-04-15 09:30", (WallTime(_DAY, time(9, 30)), None)),
        (time_forms.Start, "2025-04-15 9:05", WallTime(_DAY, time(9, 5))),
        (time_forms.Start, "2025-04-15T09:30", WallTime(_DAY, time(9, 30))),
        (
            time_forms.Start,
            "2025-10-26 02:30 +02:00",
            WallTime(date(2025, 10, 26), time(2, 30), _TWO),
        ),
        (
            time_forms.Start,
            "2025-04-15 02:30 -03:30",
            WallTime(_DAY, time(2, 30), -timedelta(minutes=210)),
        ),
        (time_forms.End, "00:00", WallTime(None, time())),
        (time_forms.End, "24:00", WallTime(None, time())),
        (time_forms.End, "2025-04-15 24:00", WallTime(date(2025, 4, 16), time())),
        (time_forms.End, "noon", WallTime(None, time(12))),
        (time_forms.End, "20 h", WallTime(None, time(20))),
        (time_forms.End, "9時30分", WallTime(None, time(9, 30))),
        (time_forms.End, "2:30+02:00", WallTime(None, time(2, 30), _TWO)),
        (time_forms.End, "2025-04-15 01:00", WallTime(_DAY, time(1))),
        (time_forms.Duration, "0", timedelta()),
        (time_forms.Duration, "90m", timedelta(minutes=90)),
        (time_forms.Duration, "2h", _TWO),
        (time_forms.Duration, "2h30", timedelta(minutes=150)),
        (time_forms.Duration, "2h 5m", timedelta(minutes=125)),
        (time_forms.ZoneName, "Asia/Tokyo", "Asia/Tokyo"),
        (forms.Coordinates, ["-34.694", "+135"], (-34.694, 135.0)),
        (forms.Email, "anne.o'neil+trip@mail.example.org", "anne.o'neil+trip@mail.example.org"),
        (forms.Email, "-a.b-@xn--r8jz45g.例え.jp", "-a.b-@xn--r8jz45g.例え.jp"),
        (forms.Email, "a@Straße.de", "a@Straße.de"),
        (forms.Email, "a@βόλος.com", "a@βόλος.com"),
        (forms.Phone, "+33 (0)3 80.00-00 00", "+33 (0)3 80.00-00 00"),
        (forms.Url, "https://example.org:8080/a?b=c#d", "https://example.org:8080/a?b=c#d"),
        (forms.Url, "http://例え.jp/", "http://例え.jp/"),
        (forms.References, "everyone", ("everyone",)),
        (forms.References, [" anne ", "region"], ("anne", "region")),
        (forms.References, [], ()),
    ],
)
def test_what_is_written_means(form: type[Form], written: object, value: object) -> None:
    """Each form reads what it should, without the spaces around it."""
    assert form(written).value == value


_WRONG_DOTS = (
    "..a@b.org",
    ".a@b.org",
    "a..b@c.org",
    "a.@b.org",
    "a@.b.org",
    "a@b..org",
    "a@b.org.",
    "a@-b.org",
    "a@b-.org",
    "a@b.-org",
    "a@b.org-",
)


@pytest.mark.parametrize(
    ("form", "written", "code"),
    [
        (forms.Word, ["a"], "not-a-value"),
        (forms.Word, {}, "not-a-value"),
        (forms.Word, "  ", "empty-text"),
        (forms.Word, "a\nb", "several-lines"),
        (forms.Text, "", "empty-text"),
        (forms.Text, "one\ntwo", "several-lines"),
        (forms.Text, ["a"], "wrong-text"),
        (forms.Text, {}, "wrong-text"),
        (forms.Prose, " \n ", "empty-text"),
        (forms.Language, "french", "wrong-language"),
        (forms.Language, "FR", "wrong-language"),
        (forms.Language, "xx", "wrong-language"),
        (forms.Language, "jp", "country-for-language"),
        (time_forms.Minutes, "2h", "wrong-number"),
        (time_forms.Minutes, "-5", "wrong-number"),
        (time_forms.Minutes, "1e3", "wrong-number"),
        (time_forms.Minutes, "1_000", "wrong-number"),
        (time_forms.Minutes, "２１０", "wrong-number"),
        (time_forms.Minutes, "9" * 400, "wrong-number"),
        (time_forms.Day, "2025-04-15 09:30", "wrong-date"),
        (time_forms.Day, "0000-00-00", "no-such-year"),
        (time_forms.Day, "2200-01-01", "no-such-year"),
        (time_forms.Day, "2025-13-01", "no-such-month"),
        (time_forms.Day, "2025-00-01", "no-such-month"),
        (time_forms.Day, "2025-02-29", "no-such-date"),
        (time_forms.Day, "2025-04-00", "no-such-date"),
        (time_forms.DateOrDates, "2025-04-15..", "wrong-dates"),
        (time_forms.DateOrDates, "2025-04-15..2025-04-31", "no-such-date"),
        (time_forms.DateOrDates, "2025-04-15..2025-04-14", "dates-reversed"),
        (time_forms.Start, "2025-04-15", "start-without-hour"),
        (time_forms.Start, "09:30", "wrong-start"),
        (time_forms.Start, "2025-04-15 09:30Z", "wrong-start"),
        (time_forms.Start, "2025-04-31 09:30", "no-such-date"),
        (time_forms.Start, "2025-04-15 24:00", "no-such-hour"),
        (time_forms.Start, "2025-04-15 09:60", "no-such-hour"),
        (time_forms.End, "2025-04-16", "wrong-end"),
        (time_forms.Duration, "half an hour", "wrong-duration"),
        (time_forms.Duration, "90", "wrong-duration"),
        (time_forms.Duration, "2h75", "wrong-duration"),
        (time_forms.Duration, "-30m", "wrong-duration"),
        (time_forms.Duration, "", "empty-text"),
        (forms.Coordinates, "34.6, 135.5", "wrong-coordinates"),
        (forms.Coordinates, ["34,6", "135,5"], "wrong-coordinates"),
        (forms.Coordinates, ["34.6"], "wrong-coordinates"),
        (forms.Coordinates, ["34.6", ["135.5"]], "wrong-coordinates"),
        (forms.Coordinates, ["nan", "inf"], "wrong-coordinates"),
        (forms.Coordinates, ["135.5", "34.6"], "coordinates-swapped"),
        (forms.Coordinates, ["34.6", "200"], "coordinates-range"),
        (forms.Email, "anne", "wrong-email"),
        (forms.Email, "Anne <anne@example.org>", "wrong-email"),
        (forms.Email, "a@b@example.org", "wrong-email"),
        (forms.Email, f"{'a' * 250}@example.org", "wrong-email"),
        (forms.Email, f"{'a' * 225}@{'例' * 10}.{'例' * 10}.jp", "wrong-email"),
        (forms.Email, "á@example.org", "wrong-email"),
        (forms.Email, "a@xn--a.org", "wrong-email"),
        (forms.Email, "a@☃.example.org", "wrong-email"),
        *((forms.Email, written, "wrong-email") for written in _WRONG_DOTS),
        (forms.Phone, "call Anne", "wrong-phone"),
        (forms.Phone, "+33", "wrong-phone"),
        (forms.Url, "www.example.org", "wrong-url"),
        (forms.Url, "javascript:alert(1)", "wrong-url"),
        (forms.Url, "https://anne:secret@example.org", "wrong-url"),
        (forms.Url, "https://example.org/a b", "wrong-url"),
        (forms.References, {"a": "b"}, "wrong-references"),
        (forms.References, "", "empty-text"),
    ],
)
def test_what_cannot_be_read_says_why(form: type[Form], written: object, code: str) -> None:
    """Each form refuses what it cannot read, with the mistake that it is."""
    with pytest.raises(Wrong) as caught:
        form(written)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("form", "written", "wrongs"),
    [
        (
            forms.Text,
            {"jp": "x", "en": "x", "xx": "x"},
            ["jp country-for-language", "xx wrong-language"],
        ),
        (
            forms.Text,
            {"fr": None, "en": [], "ja": ""},
            ["fr wrong-text", "en wrong-text", "ja empty-text"],
        ),
        (forms.References, ["a", None, ""], ["1 wrong-references", "2 empty-text"]),
    ],
)
def test_all_that_is_wrong_inside_of_a_value_is_said(
    form: type[Form], written: object, wrongs: list[str]
) -> None:
    """Several mistakes in one list or one record of languages are found together."""
    with pytest.raises(Wrongs) as caught:
        form(written)
    assert [f"{each.path[0]} {each.code}" for each in caught.value.wrongs] == wrongs


@pytest.mark.parametrize(
    ("written", "near"), [("90", ["90m"]), ("5", ["5m"]), ("999999", []), ("an hour", [])]
)
def test_a_number_without_its_unit_was_probably_meant_in_minutes(
    written: str, near: list[str]
) -> None:
    """`duration: 90` is refused, with the spelling that was probably meant."""
    with pytest.raises(Wrong) as caught:
        time_forms.Duration(written)
    assert caught.value.near == near


_TREE = st.recursive(
    st.none() | st.text(max_size=20) | st.from_regex(r"[0-9:. +hm-]{1,18}", fullmatch=True),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)
_FORMS = [
    each
    for room in (forms, time_forms)
    for each in vars(room).values()
    if isinstance(each, type) and issubclass(each, Form)
]


@settings(derandomize=True, max_examples=400, deadline=None)
@given(form=st.sampled_from(_FORMS), written=_TREE)
def test_any_value_means_something_or_is_wrong(form: type[Form], written: object) -> None:
    """No value makes a form raise anything but what is wrong with it."""
    with suppress(Wrong, Wrongs):
        form(written)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(instant=st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC)))
def test_a_written_time_is_read_as_itself(instant: datetime) -> None:
    """Every minute of three centuries can be written, and is read as that minute."""
    assert time_forms.Start(f"{instant:%Y-%m-%d %H:%M}").value == WallTime(
        instant.date(), time(instant.hour, instant.minute)
    )


_SAMPLES: dict[type[Form], tuple[list[Any], list[Any]]] = {
    time_forms.Day: (["2025-04-15", "15/04/2025", "mardi"], ["à fixer", None]),
    time_forms.DateOrDates: (["2025-04-15", "2025-04-15 .. 2025-04-17"], ["à fixer", None]),
    time_forms.Start: (["2025-04-15 9:30", "2025-10-26 02:30 +02:00"], ["2025-04-15", "09:30"]),
    time_forms.Opening: (["2025-04-15 9:30-10:30", "15/04 9h30"], ["2025-04-15", "09:30"]),
    time_forms.End: (["9:30", "2025-04-15 09:30", "24:00", "9h"], ["late", "25:00"]),
    time_forms.Duration: (["45m", "2h", "2h30", "2h 5m", "0", 0], ["90", 90, "2h75", "1d"]),
    forms.Language: (["fr", "pt-BR"], ["French", "FR"]),
    forms.Flag: ([True, "yes", "Oui", "はい"], ["maybe", 2]),
    forms.Coordinates: ([[34.6, 135]], [[135.5, 34.6], [1], "34.6, 135"]),
    forms.Url: (["https://example.org"], ["www.example.org"]),
    forms.Email: (["a@example.org", "a.b-@ex-ample.org"], ["anne", "a..b@c.org", "a@b"]),
}


@pytest.mark.parametrize("form", _SAMPLES, ids=lambda form: form.__name__)
def test_the_schema_of_a_form_agrees_with_what_it_reads(form: type[Form]) -> None:
    """What a form reads is valid by its schema; the mistakes of shape are not."""
    validator = Draft202012Validator(form.described())
    right, wrong = _SAMPLES[form]
    assert [each for each in right if not validator.is_valid(each)] == []
    assert [each for each in wrong if validator.is_valid(each)] == []


def test_patterns_are_written_for_every_kind_of_regular_expression() -> None:
    """The schema's patterns use only what ECMAScript and Python share."""
    patterns = re.findall(r"'pattern': '([^']*)'", repr([form.described() for form in _FORMS]))
    assert patterns
    assert not [each for each in patterns if "(?P" in each or "(?<" in each or "\\Z" in each]
