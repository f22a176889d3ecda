"""Letters as plain text, for the part of an e-mail that every program shows."""

from itinerary.formats.directions import isolated
from itinerary.formats.measures import one_line
from itinerary.languages import _
from itinerary.views.pages import Item, Letter


def write_letter(letter: Letter) -> str:
    """A letter as plain text, its paragraphs and its names from right to left kept apart."""
    parts = [letter.title, letter.lead, *(_item(item) for item in letter.items)]
    if letter.leads:
        parts.append("\n".join(letter.leads))
    if letter.notice:
        parts.append(letter.notice)
    return isolated("\n\n".join(parts)) + "\n"


def _item(item: Item) -> str:
    head = _("{mark}: {title}").format(mark=item.mark, title=one_line(item.title))
    first, *others = item.paragraphs
    paragraphs = ((head, *first), item.different, *others)
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)
