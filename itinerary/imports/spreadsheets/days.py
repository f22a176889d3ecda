"""The days of a sheet: how they are written, and those in rows, headings and names of their own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from itinerary.imports.spreadsheets.sheets import Sheet
from itinerary.languages.meanings.dates import (
    Cell,
    Forms,
    Written,
    day_order,
    written_time,
    years_in,
)
from itinerary.languages.meanings.unclear import Unclear
from itinerary.names import folded
from itinerary.programme.city_zones import zone_of
from itinerary.when import Days

_TOP = 30  # rows in which a title stands
_LONGEST = 100
_YEAR = re.compile(r"\d{4}|令和|[rR]\s?\d|[０-９]{4}")
_ORDINAL = re.compile(r"^(?:day|jour|j|tag)\s?\.?\d{1,2}\b|^(?:第\d{1,2}日目?|\d{1,2}日目)")
_AROUND = re.compile(r"[\n:|/()（）【】\[\]■●◆★・–—：]|\s-\s")
_WEEKDAY = re.compile("[(（]([月火水木金土日])(?:曜日?)?[)）]")
_EDGES = " -–—:,.*■●◆★・"


class Heading(NamedTuple):
    """A day as a heading says it, and what else it says."""

    day: date
    rest: str = ""

    @property
    def city(self) -> str:
        """The city that it names beside the day, if it is known for one."""
        return self.rest if self.rest and zone_of(self.rest) else ""


def forms_of(title: str, sheets: Sequence[Sheet], days: Days | None) -> Forms:
    """How the dates of a file are written; `days` are those that are asked for, if any are."""
    cells = [cell for sheet in sheets for row in sheet.rows for cell in row]
    years = set(_years_of(days)) if days else set(_years_in_dates(cells))
    if not years:
        tops = (cell for sheet in sheets for row in sheet.rows[:_TOP] for cell in row)
        texts = [title, *(sheet.name for sheet in sheets)]
        texts += [cell for cell in tops if isinstance(cell, str) and _YEAR.search(cell)]
        years = {year for text in texts for year in years_in(text)}
    return Forms(day_order(cells), tuple(sorted(years)), days)


def _years_of(days: Days) -> Iterable[int]:
    return range(days.first.year, days.last.year + 1)


def _years_in_dates(cells: Iterable[Cell]) -> Iterator[int]:
    """The years of the dates that are written with them."""
    for cell in set(cells):
        if isinstance(cell, date):
            yield cell.year
        elif isinstance(cell, str) and len(cell) <= _LONGEST and _YEAR.search(cell):
            try:
                written = read_time(cell, Forms("day"))
            except Unclear:
                continue
            if written.day:
                yield written.day.year


@lru_cache(maxsize=20_000, typed=True)
def read_time(value: Cell, forms: Forms) -> Written:
    """What the value of a cell says of time, or Unclear; most are there more than once."""
    return written_time(value, forms)


@lru_cache(maxsize=20_000, typed=True)
def heading_of(value: Cell, forms: Forms) -> Heading | None:
    """The one day of a heading: Jour 1 – lundi 14 avril (Osaka); None where it says none."""
    if isinstance(value, date):
        whole = not isinstance(value, datetime) or value.time() == datetime.min.time()
        day = _day(value.date() if isinstance(value, datetime) else value, forms) if whole else None
        return Heading(day) if day else None
    if not isinstance(value, str) or len(value) > _LONGEST or not re.search(r"\d|元", value):
        return None
    text = _ORDINAL.sub("", folded(value)).strip(_EDGES)
    if day := _day(text, forms):
        return Heading(day)
    value = _WEEKDAY.sub(r"\1曜", value)  # a bracket that opens nothing else
    parts = [stripped for part in _AROUND.split(value) if (stripped := part.strip(_EDGES))]
    days = {number: day for number, part in enumerate(parts) if (day := _day(part, forms))}
    if len(days) == 1:
        number, day = days.popitem()
        rest = (part for other, part in enumerate(parts) if other != number)
        return Heading(day, " – ".join(part for part in rest if not _is_ordinal(part)))
    return None if days else _with_words_after(value.strip(), forms)


def _with_words_after(text: str, forms: Forms) -> Heading | None:
    """A day with words behind it: 4月14日(月) 大阪."""
    words = text.split()
    for count in range(len(words) - 1, 0, -1):
        if day := _day(" ".join(words[:count]), forms):
            return Heading(day, " ".join(words[count:]))
    return None


def _is_ordinal(text: str) -> bool:
    return bool(_ORDINAL.fullmatch(folded(text)))


def _day(value: Cell, forms: Forms) -> date | None:
    """The day that a value is, and nothing else."""
    try:
        written = read_time(value, forms) if value else Written()
    except Unclear:
        return None
    alone = written.hour is None and written.last_day is None
    return written.day if alone else None
