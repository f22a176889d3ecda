"""Calendars of ours to drafts that say what their words say.

A calendar of ours is in one of our languages; a mission's notice stands under all of its events.
"""

from collections import Counter
from collections.abc import Iterable, Sequence, Set

from itinerary.imports.asked import Ids
from itinerary.imports.drafts import Draft, Drafts, Remark
from itinerary.imports.own.events import Words
from itinerary.imports.own.phrases import clock, labelled
from itinerary.languages import LANGUAGES, _, speaking
from itinerary.languages import deferred as d
from itinerary.names import folded
from itinerary.values import replace


def understood(found: Drafts, ids: Ids) -> Drafts:
    """The events of a calendar of ours, with what its words say of each.

    Of events that are not for their reader any more, a remark is left.
    """
    with speaking(_language(found.drafts)):
        notice, cities = _notice(found.drafts), _cities(found.drafts)
        words = [Words(each, notice, ids, cities) for each in found.drafts]
        read = [(each, own.draft()) for each, own in zip(found.drafts, words, strict=True)]
        kept = [own for _said, own in read if own]
        everybody = tuple(each for draft in kept for each in (*draft.who, *draft.speakers))
        title = _mission(found.title, {folded(each.name) for each in everybody})
    homes = Counter(own.home for own in words if own.home)
    sentence = _("It is no longer for whoever has this calendar; it is left out.")
    gone = tuple(Remark(said.where, sentence) for said, own in read if own is None)
    drafts = (replace(each, who=()) if each.everyone else each for each in kept)
    return found._replace(
        title=title,
        drafts=tuple(sorted(drafts, key=_place_in_file)),
        remarks=(*found.remarks, *gone),
        parts=tuple(part._replace(left_out=(*part.left_out, *gone)) for part in found.parts),
        people=everybody,
        notice=notice,
        home=next((home for home, _number in homes.most_common(1)), ""),
    )


def _mission(title: str, named: Set[str]) -> str:
    """What a mission is called, in the title of somebody's calendar."""
    pattern = _("{mission} – {name}")
    between = pattern.partition("}")[2].partition("{")[0]
    if pattern.startswith("{name}"):
        name, _mark, mission = title.partition(between)
    else:
        mission, _mark, name = title.rpartition(between)
    return mission if mission and folded(name) in named else title


def _place_in_file(draft: Draft) -> tuple[str, str]:
    """By what events follow each other: their UIDs, by which calendars sort, are new each time."""
    timing = draft.timing
    first = timing.start or (timing.days.first if timing.days else "")
    return str(first), draft.title or "".join(draft.journey or ())


def _language(drafts: Iterable[Draft]) -> str:
    """The language in which most of the events say who takes part."""
    texts = [each.texts.get("description", "") for each in drafts]

    def number(language: str) -> int:
        with speaking(language):
            who = labelled(d("Who"))
        return sum(f"\n{who}" in text for text in texts)

    return max(LANGUAGES, key=number)


def _cities(drafts: Iterable[Draft]) -> tuple[str, ...]:
    """The cities on whose clocks hours are said."""
    texts = (each.texts.get("description", "") for each in drafts if each.timing.start)
    lines = (line for text in texts for line in text.partition("\n\n")[0].splitlines()[1:])
    return tuple(dict.fromkeys(each.city for each in map(clock, lines) if each))


def _notice(drafts: Sequence[Draft]) -> str:
    """What stands under the words of every event: a mission's notice."""
    last = {each.texts.get("description", "").rpartition("\n\n")[2] for each in drafts}
    return last.pop() if len(last) == 1 and len(drafts) > 1 else ""
