"""What became of the parts of a file: its sheets, its calendars, its schedule."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from itinerary.imports.drafts import Draft, Drafts, Part, Remark
from itinerary.languages import _, plural
from itinerary.when import Days, zone

_REASONS = 3  # of a refusal: more are no help


def within(found: Drafts, days: Days | None) -> tuple[Drafts, Sequence[Draft]]:
    """The drafts that fall within some days, or on no day that is known, and the others."""
    if days is None:
        return found, ()
    inside = tuple(draft for draft in found.drafts if _is_within(draft, days))
    outside = [draft for draft in found.drafts if not _is_within(draft, days)]
    return found._replace(drafts=inside), outside


def _is_within(draft: Draft, days: Days) -> bool:
    timing = draft.timing
    known = [_day(moment, timing.zone) for moment in (timing.start, timing.end) if moment]
    if known:
        return days.overlaps(Days(min(known), max(known)))
    return timing.days is None or days.overlaps(timing.days)


def _day(moment: datetime, name: str) -> date:
    """The day on which a moment falls, where it takes place."""
    return (moment.astimezone(zone(name)) if moment.tzinfo and name else moment).date()


def commonest(remarks: Iterable[Remark]) -> Iterator[str]:
    """The commonest reasons, each with how often it is given."""
    counts = Counter(remark.sentence for remark in remarks)
    for sentence, count in counts.most_common(_REASONS):
        times = plural("{number} time", "{number} times", count)
        yield (
            _("{sentence} ({times})").format(sentence=sentence, times=times)
            if count > 1
            else (sentence)
        )


class _Tally(NamedTuple):
    part: Part
    events: int
    outside: int


def report(name: str, found: Drafts, outside: Sequence[Draft]) -> tuple[str, ...]:
    """A line for each part: how much of it was read, made and left out, and why."""
    made = Counter(draft.part for draft in found.drafts)
    left = Counter(draft.part for draft in outside)
    tallies = [_Tally(part, made[part.name], left[part.name]) for part in found.parts]
    return tuple(_line(name, tally) for tally in tallies)


def _line(name: str, tally: _Tally) -> str:
    part, events, outside = tally
    said = _("{name}: {read} read, {events}").format(
        name=part.name or name,
        read=part.read,
        events=plural("{number} event", "{number} events", events),
    )
    reasons = [*commonest(part.left_out)]
    left_out = len(part.left_out) + outside
    if outside:
        times = plural("{number} event", "{number} events", outside)
        reasons.append(_("{events} outside the days that are asked for").format(events=times))
    if not left_out:
        return _("{sentence}.").format(sentence=said)
    number = plural("{number} left out", "{number} left out", left_out)
    why = " ".join(reason.rstrip(".") + ";" for reason in reasons).rstrip(";")
    return _("{said}; {number}: {why}.").format(said=said, number=number, why=why)
