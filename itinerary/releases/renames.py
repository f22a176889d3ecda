"""Which new event looks like one that is gone, under another id."""

from collections.abc import Mapping

from itinerary.releases.snapshot import Snapshot, is_same


def renames(removed: Mapping[str, Snapshot], added: Mapping[str, Snapshot]) -> dict[str, str]:
    """The ids of added events that look like removed ones, each with the id of that one.

    Those that are alike in title, time and place find each other before those alike in less.
    """
    named: dict[str, str] = {}
    for looks_alike in (_is_wholly_alike, _has_same_title, _has_same_time_and_place):
        for new in [id for id in added if id not in named]:
            old = next(
                (
                    id
                    for id, content in removed.items()
                    if id not in named.values() and looks_alike(content, added[new])
                ),
                None,
            )
            if old:
                named[new] = old
    return named


def _is_wholly_alike(old: Snapshot, new: Snapshot) -> bool:
    return _has_same_title(old, new) and _has_same_time_and_place(old, new)


def _has_same_title(old: Snapshot, new: Snapshot) -> bool:
    return any(new.title.get(language) == title for language, title in old.title.items())


def _has_same_time_and_place(old: Snapshot, new: Snapshot) -> bool:
    fields = ("start", "end", "days", "city", "place", "from_", "to")
    return new.is_dated and all(is_same(getattr(old, name), getattr(new, name)) for name in fields)
