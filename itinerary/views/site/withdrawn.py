"""What is said where a page was, and where no page is."""

from itinerary.languages import _, speaking
from itinerary.values import Value


class Notice(Value, frozen=True):
    """A page of one sentence, and whom to ask."""

    language: str
    sentence: str
    remark: str = ""


def withdrawn(language: str, *, replaced: bool) -> Notice:
    """What an address says that leads to no page any more: it has another, or it is over."""
    with speaking(language):
        if replaced:
            sentence = _("This address has been replaced.")
            return Notice(language, sentence, _("Ask the secretariat for the new one."))
        return Notice(
            language, _("This address is no longer in use."), _("Questions: ask the secretariat.")
        )


def nothing_here(language: str) -> Notice:
    """What stands where there is nothing to see, and no list of what there is."""
    with speaking(language):
        return Notice(language, _("There is nothing to see at this address."))
