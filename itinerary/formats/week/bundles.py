"""Meetings that start together as one: twelve of them side by side are no help to anybody."""

from itinerary.languages import plural
from itinerary.values import replace
from itinerary.views.pages import Tile, WeekDay

_MEETINGS = {"meeting", "b2b", "round-table"}


def bundled(day: WeekDay) -> WeekDay:
    """A day in which meetings that start together are one tile, which says how many they are."""
    together: dict[int, list[Tile]] = {}
    for tile in day.tiles:
        if tile.kind in _MEETINGS and not tile.cancelled:
            together.setdefault(tile.start, []).append(tile)
    several = {start: tiles for start, tiles in together.items() if len(tiles) > 1}
    kept: list[Tile] = []
    for tile in day.tiles:
        tiles = several.get(tile.start, [])
        if tile not in tiles:
            kept.append(tile)
        elif tile is tiles[0]:
            kept.append(_one(tiles))
    return replace(day, tiles=tuple(kept))


def _one(tiles: list[Tile]) -> Tile:
    last = max(tiles, key=lambda tile: tile.end)
    said = plural("{number} meeting", "{number} meetings", len(tiles))
    return replace(last, title=said, marks=(), place="", tentative=False, confidential=False)
