"""The order of business in a cell: as it leaves as CSV, and as people fill it in."""

import pytest

from itinerary.imports.drafts import Person, Step
from itinerary.imports.meanings.steps import steps
from itinerary.languages.meanings.unclear import Unclear


def test_lines_are_an_order_of_business() -> None:
    """A line each, without hours; as JSON, with hours and people."""
    assert steps("Welcome\n\nSignature") == (Step("Welcome"), Step("Signature"))
    said = '[{"at": "2025-04-15T09:30:00+09:00", "what": "Welcome", "who": ["anne"]}]'
    assert steps(said) == (Step("Welcome", "09:30", (Person("anne"),)),)


@pytest.mark.parametrize(
    "text", ["[", "[1]", '[{"what": ""}]', '[{"what": "a", "at": "soon"}]', "[" * 99999]
)
def test_what_only_looks_like_a_list_is_unclear(text: str) -> None:
    """Nothing is taken of it."""
    with pytest.raises(Unclear):
        steps(text)
