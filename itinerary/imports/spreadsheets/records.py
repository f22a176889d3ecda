"""What a layout finds in a sheet: records of cells by their keys, an event each, and what else
stands there."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from itinerary.imports.drafts import Remark
from itinerary.imports.spreadsheets.sheets import Placed


class Record(NamedTuple):
    """The cells of an event by their keys, where it stands, and the cells that have no key.

    `others` are the cells' words, each after the name of its column; `has_places` is whether
    there is a column of places.
    """

    where: str
    values: Mapping[str, Sequence[Placed]]
    others: Sequence[Remark] = ()
    remarks: Sequence[Remark] = ()
    has_places: bool = False


class Found(NamedTuple):
    """The records of a sheet, how many of its rows were read, and what is no event.

    `remarks` are of the sheet as a whole; `words` never were events: headings, legends, notes.
    """

    records: Sequence[Record]
    rows: int
    remarks: Sequence[Remark] = ()
    words: Sequence[Remark] = ()
