"""What anybody may know of an event, key by key."""

from itinerary.programme.model import Event
from itinerary.views.site.public import HIDDEN

# What is shown as it is, and what is made of what is shown.
_SHOWN = {"id", "where", "title", "kind", "status", "when", "city", "journey", "place_tbc"}
_SHOWN |= {"organisations", "speakers"}
_MADE = {"place", "who", "delegates"}


def test_each_key_of_an_event_is_shown_or_hidden() -> None:
    """A new key is nobody's until it is said here that it is everybody's."""
    assert {*Event.__struct_fields__} == {*_SHOWN, *_MADE, *HIDDEN}
