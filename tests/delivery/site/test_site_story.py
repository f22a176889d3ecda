"""Whoever comes, leaves, is replaced or renewed: no byte at an address was for anybody else.

The stories are those of `test_marks_story`, told with a site that is written at each release.
`PYTHONPATH=tests:tests/delivery python tests/delivery/site/test_site_story.py 1000` tells more.
"""

import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from test_marks_story import _MARK, MOMENT, Chapter, Story, _number, _programme

from itinerary.delivery.site.addresses import OFFICE, Site
from itinerary.delivery.site.plan import Plan
from itinerary.delivery.site.renewal import Wish, renewed
from itinerary.releases import identities
from itinerary.releases.versions import Versions, with_release

STORIES = 25
_TOKEN = re.compile(r"[a-z2-7]{32}")


class Addresses:
    """Who was given which token: people by their numbers."""

    def __init__(self) -> None:
        self.owners: dict[str, int] = {}

    def given(self, site: Site, versions: Versions, chapter: Chapter, story: Story) -> None:
        """Notes whose each new token is."""
        for key, address in site.people.items():
            number = _number(versions.identities.id_of(key), chapter, story)
            for token in address:
                assert self.owners.setdefault(token, number) == number, "a token is another's now"


def leaks(seed: int, folder: Path, chapters: int = 3) -> list[str]:
    """The marks, and the addresses, that stand where they may not, in one story."""
    story, record, site, addresses = Story(seed), None, Site("mission"), Addresses()
    chapter, found = story.first(), []
    for number in range(chapters):
        story.tell(chapter)
        story.release(chapter)
        programme = _programme(folder / "mission.yaml", chapter)
        versions = Versions(programme, record, MOMENT + timedelta(hours=number))
        if versions.news:
            record = with_release(versions, MOMENT + timedelta(hours=number), "")
            versions = Versions(programme, record, MOMENT)
            site = renewed(site, versions, _wish(site, story), date(2025, 4, 1))
            addresses.given(site, versions, chapter, story)
            found += [f"{seed}: {leak}" for leak in _leaks(versions, site, addresses, story)]
        chapter = story.next(chapter)
    return found


def _wish(site: Site, story: Story) -> Wish:
    """Nothing, for the most part; now and then somebody lost a phone, or the laptop was stolen."""
    keys = frozenset(key for key in (*site.people, OFFICE) if story.below(6) == 0)
    return Wish(renewed=keys, renews_all=story.below(8) == 0)


def _leaks(versions: Versions, site: Site, addresses: Addresses, story: Story) -> Iterator[str]:
    withdrawn = {each.address.page for each in site.withdrawn}
    for file in Plan(versions, site, is_public=True, is_draft=False).files():
        text = file.make().decode("utf-8", "replace").replace("\r\n ", "")
        token = next(iter(_TOKEN.findall(file.path)), "")
        if file.path.startswith("s/") and token not in withdrawn:
            continue  # the secretariat's page has everything
        owner = addresses.owners.get(token)
        allowed = set() if owner is None or token in withdrawn else story.may_read.get(owner, set())
        yield from (f"{mark} at {file.path}" for mark in {*_MARK.findall(text)} - allowed)
        others = {each for each in _TOKEN.findall(text) if addresses.owners.get(each) != owner}
        yield from (f"{each} at {file.path}" for each in others)


def test_no_mark_stands_where_somebody_else_may_read_it(tmp_path: Path) -> None:
    """On any page, in any feed, on the public page; nor does anybody else's address."""
    assert [leak for seed in range(STORIES) for leak in leaks(seed, tmp_path)] == []


def test_were_an_id_a_person_many_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same stories find what they are to find."""
    monkeypatch.setattr(
        identities, "same", lambda _now, before, _t: before[0].key if before else None
    )
    with pytest.raises(AssertionError, match="a token is another's now"):
        [leaks(seed, tmp_path) for seed in range(10)]


if __name__ == "__main__":
    with TemporaryDirectory() as passing:
        for seed in range(int(sys.argv[1])):
            for leak in leaks(seed, Path(passing), chapters=6):
                sys.stdout.write(f"{leak}\n")
