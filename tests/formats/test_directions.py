"""Names from right to left, kept apart from the hours beside them."""

import pytest

from itinerary.formats.directions import isolated

_FROM, _TO = "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Osaka, 大阪", "Osaka, 大阪"),
        ("الرياض", "<الرياض>"),
        ("09:00 الرياض 10:30 ירושלים", "09:00 <الرياض> 10:30 <ירושלים>"),
        # A number is a part of the name before it, and an hour is not
        ("قاعة 5, الرياض", "<قاعة 5>, <الرياض>"),
        ("قاعة 09:30", "<قاعة> 09:30"),
        ("قاعة 14–16", "<قاعة> 14–16"),
        # Words of one name stay together, names of a list do not
        ("محمد بن-سلمان, سارة", "<محمد بن-سلمان>, <سارة>"),
        # A link leads where it led
        (
            "https://he.example.org/ירושלים-2025 ירושלים 09:00",
            "https://he.example.org/ירושלים-2025 <ירושלים> 09:00",
        ),
    ],
)
def test_each_name_stands_in_an_isolate(text: str, said: str) -> None:
    """And is not isolated twice."""
    found = isolated(text)
    assert found.replace(_FROM, "<").replace(_TO, ">") == said
    assert isolated(found) == found
