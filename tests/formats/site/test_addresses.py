"""A link leads to the web, a telephone or a calendar; to nothing else, whatever a file says."""

import pytest

from itinerary.formats.site.addresses import beside, tel, web, webcal


@pytest.mark.parametrize("address", ["https://example.org/a?b=c#d", "http://example.org"])
def test_the_web_is_linked(address: str) -> None:
    """What begins with http or https leads there."""
    assert web(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        None,
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "//example.org",
        "https:",
        "https://[",
        "notes.pdf",
    ],
)
def test_nothing_else_is(address: str | None) -> None:
    """What could act, or leads nowhere, is no link."""
    assert web(address) == ""


def test_a_calendar_is_subscribed_to() -> None:
    """The address of a feed opens the calendar of the phone."""
    assert webcal("https://example.org/c/abc.ics") == "webcal://example.org/c/abc.ics"
    assert webcal("javascript:alert(1)") == ""


@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("+33 1 99 00 20 02", "tel:+33199002002"),
        ("+44 (0)20 7946 0000", "tel:+442079460000"),
        ("119", "tel:119"),
        ("06-6000-0000", "tel:0660000000"),
        ("+33\u00a01\u202f99", "tel:+33199"),
        ("ask at the desk", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_number_is_called(number: str | None, link: str) -> None:
    """A link has the digits of a number, and nothing where there are none."""
    assert tel(number) == link


def test_a_file_lies_beside_the_page() -> None:
    """No name of a file leads out of the folder."""
    assert beside("déroulé 1.pdf") == "d%C3%A9roul%C3%A9%201.pdf"
    assert beside("../../p/x") == "..%2F..%2Fp%2Fx"
