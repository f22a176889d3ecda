"""Pages as HTML: a delegate's own, the public one, and what stands where no page is."""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from itinerary.formats.site.assets import Assets
from itinerary.formats.site.people import write_people
from itinerary.formats.site.week import write_week
from itinerary.formats.site.writing import template, written
from itinerary.views.site.office import OfficePage
from itinerary.views.site.pages import Day, Entry, PersonalPage, PublicPage
from itinerary.views.site.withdrawn import Notice, nothing_here

_SHARED = "../../a/"  # from a page in its folder to what all pages share


class Addresses(NamedTuple):
    """Where a page leads: to its feed as it lies beside, and as the world knows it, if it does.

    `mark` is what all pages of the programme have in common.
    """

    file: str  # ../../c/….ics
    feed: str | None = None  # https://…/c/….ics
    logo: str = ""  # its name among what all pages share
    mark: str = ""


def write_personal(page: PersonalPage, addresses: Addresses, assets: Assets) -> bytes:
    """A delegate's page, in a folder two below that of the site."""
    return written(
        "personal.html",
        page=page,
        w=page.words,
        addresses=addresses,
        assets=assets,
        base=_SHARED,
        week=Markup(write_week(page.week)) if page.week else "",  # noqa: S704 - of escaped parts
        **_parts(page.words),
    )


def write_office(page: OfficePage, assets: Assets, mark: str = "") -> bytes:
    """The secretariat's page, in a folder two below that of the site."""
    return written(
        "office.html",
        page=page,
        w=page.words,
        assets=assets,
        base=_SHARED,
        mark=mark,
        drawings=[Markup(write_people(each)) for each in page.days],  # noqa: S704 - escaped parts
    )


def write_public(page: PublicPage, addresses: Addresses, assets: Assets) -> bytes:
    """The public programme, in the folder of the site."""
    return written(
        "public.html",
        page=page,
        w=page.words,
        addresses=addresses,
        assets=assets,
        base="a/",
        **_parts(page.words),
    )


def write_withdrawn(notice: Notice, assets: Assets, mark: str = "") -> bytes:
    """What stands where a page was: it takes away what the phone has kept of that."""
    return _notice(notice, assets, _SHARED, assets.gone_name, mark)


def write_index(language: str, assets: Assets, base: str = "../a/") -> bytes:
    """What stands where a list of folders would be; `base` leads to what all pages share."""
    return _notice(nothing_here(language), assets, base, "", "")


def write_manifest(page: PersonalPage) -> bytes:
    """What a home screen knows of a page: opened from there, it has no browser around it."""
    manifest = {
        "name": f"{page.mission.text} – {page.name}",
        "short_name": page.mission.text,
        "lang": page.language,
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#ffffff",
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1).encode()


def _notice(notice: Notice, assets: Assets, base: str, script: str, mark: str) -> bytes:
    return written("notice.html", notice=notice, assets=assets, base=base, script=script, mark=mark)


def _parts(words: Mapping[str, str]) -> dict[str, Callable[..., Markup]]:
    """What writes days and events with the words of a page: each once for all that have it."""
    said = tuple(words.items())
    return {"day": lambda day: _day(day, said), "entry": lambda entry: _entry(entry, said)}


@lru_cache(maxsize=1024)
def _day(day: Day, words: tuple[tuple[str, str], ...]) -> Markup:
    return _macro("programme.html", "one_day", day, dict(words), lambda each: _entry(each, words))


@lru_cache(maxsize=8192)
def _entry(entry: Entry, words: tuple[tuple[str, str], ...]) -> Markup:
    return _macro("parts.html", "entry", entry, dict(words))


def _macro(name: str, macro: str, *values: object) -> Markup:
    """A part of a page as a macro of a template writes it."""
    return Markup(getattr(template(name).module, macro)(*values))  # noqa: S704 - escaped there
