"""A value that is another now, in words: what it is, and then what it was."""

from itinerary.languages import _


def value_change(label: str, before: str, after: str) -> str:
    """Place: Villa (was: Hall); where there is nothing on one side, the other.

    What reads the same in this language is another in one that the reader does not have.
    """
    words = {"label": label, "before": before, "after": after}
    if not before:
        return _("{label}: {after}").format(**words)
    if not after:
        return _("{label}: no longer “{before}”").format(**words)
    if before == after:
        return _("{label}: changed in another language").format(**words)
    return _("{label}: {after} (was: {before})").format(**words)
