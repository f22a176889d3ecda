"""The programme's `id` is that of another year's mission: phones would move its events."""

from collections.abc import Iterator
from pathlib import Path

from itinerary.checks.inspection import Inspection
from itinerary.languages import _
from itinerary.problems import Problem

CODE = "same-id"


def same_ids(mission: Inspection) -> Iterator[Problem]:
    """The `id` of the programme where a mission of another year has it too: the latest of them."""
    programme = mission.programme
    alike = [each for each in mission.neighbours if each.id == programme.id]
    own = next((each for each in alike if each.where.file == programme.files[0]), None)
    others = [each for each in alike if each.year != programme.days.first.year]
    if own and others:
        other = max(others, key=lambda each: each.year)
        message = _(
            "{file}, a mission of {year}, has the same `id`: "
            "phones would take its events for those of this one, and move them."
        ).format(file=Path(other.where.file).name, year=other.year)
        hint = _("Write another `id` in the later of the two, before it is released.")
        yield Problem(own.where, CODE, "warning", message, hint)
