"""A value that is another now, in words: what it is, and then what it was."""

from itinerary.languages import _


class ValueChange(str):
    """The sentence of a value that is another now, which remembers what it was made of."""

    label: str
    before: str
    after: str
    more: str

    @classmethod
    def of(
        cls, sentence: str, label: str, before: str, after: str, more: str = ""
    ) -> "ValueChange":
        """A sentence with its parts: what is asked, what it was and is, and by how much."""
        said = cls(sentence)
        said.label, said.before, said.after, said.more = label, before, after, more
        return said


def value_change(label: str, before: str, after: str) -> ValueChange:
    """Place: Villa (was: Hall); where there is nothing on one side, the other.

    What reads the same in this language is another in one that the reader does not have.
    """
    return ValueChange.of(_sentence(label, before, after), label, before, after)


def _sentence(label: str, before: str, after: str) -> str:
    words = {"label": label, "before": before, "after": after}
    if not before:
        return _("{label}: {after}").format(**words)
    if not after:
        return _("{label}: no longer “{before}”").format(**words)
    if before == after:
        return _("{label}: changed in another language").format(**words)
    return _("{label}: {after} (was: {before})").format(**words)
