"""Whatever is released in whatever order, a code answers for what its reader is told.

Papers are printed after each release, and of a draft; at the end each of them is asked about. What
a reader is told is taken from the pages and papers themselves, and not from what codes are made of.

`PYTHONPATH=tests python tests/releases/test_codes_story.py 10000` asks about as many.
"""

import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import NamedTuple

import pytest
from conftest import READER, programme

from itinerary.programme.model import Programme
from itinerary.releases.accounts import Account
from itinerary.releases.codes import LETTERS, Listing, typed_code
from itinerary.releases.currency import Codes, found
from itinerary.releases.listings import Listings
from itinerary.releases.record import Record
from itinerary.releases.versions import Versions, with_release
from itinerary.values import replace
from itinerary.views.booklet.audience import audience_of
from itinerary.views.booklet.booklet import Booklets, Wish
from itinerary.views.sheets.catalogue import sheet
from itinerary.views.sheets.codes import DeskCodes, asked_of
from itinerary.views.sheets.records import mission_of
from itinerary.views.sheets.records import told as told_on
from itinerary.views.site.cards import card
from itinerary.views.site.pages import Edition
from itinerary.views.site.personal import PersonalPages, Standing
from itinerary.views.site.public import public_page

MOMENT = datetime(2025, 4, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
PEOPLE = ("anne", "basile", "carl")
URL = "https://example.org/p/aaaa/"


class Paper(NamedTuple):
    """What was printed: its code, and all that its reader is told there; of a release, if any."""

    listing: Listing
    code: str
    told: object
    release: int | None


class Draws:
    """Choices that stay as they are from chapter to chapter, but for those that are drawn anew."""

    def __init__(self, story: random.Random) -> None:
        self._story = story
        self._drawn = [story.random() for _place in range(100)]
        self._place = 0

    def next(self) -> float:
        """The next choice of a chapter."""
        self._place += 1
        return self._drawn[self._place - 1]

    def turn(self) -> None:
        """Begins another chapter, in which hardly anything is another."""
        self._place = 0
        for _change in range(self._story.randrange(4)):
            self._drawn[self._story.randrange(len(self._drawn))] = self._story.random()


def text(draws: Draws) -> str:
    """A mission of three people, of whom one may not come."""

    def some(*texts: str) -> str:
        return texts[int(draws.next() * len(texts))]

    def people() -> str:
        found = [each for each in PEOPLE if draws.next() < 0.6 and each in here]
        return f"[{', '.join(found) or 'anne'}]"

    here = PEOPLE if draws.next() < 0.8 else PEOPLE[:2]
    events = "".join(
        f"  e{number}: {{title: {some('Forum', 'Visit')}, {where}, who: {people()}, "
        f"status: {some('confirmed', 'tentative', 'cancelled')}, "
        f"confidential: {some('false', 'true')}, dress: {some('Suit', 'Gown')}, "
        f"description: {some('Long', 'Short')}, guests: {some('2', '3')}, "
        f"hosts: [{{name: Ren, phone: +81 {some('1', '2')}}}]}}\n"
        for number, where in enumerate(
            (
                f"city: osaka, start: 2025-04-15 {some('09:30', '11:00')}",
                f"place: hall, start: 2025-04-16 {some('09:30', '11:00')}",
                "kind: travel, mode: train, from: {city: osaka, at: 2025-04-16 18:00}, "
                f"to: {{city: kyoto, at: 2025-04-16 {some('19:00', '19:30')}}}",
            )
        )
    )
    region = "organisation: region"
    delegates = "".join(
        f"  {id}: {{name: {id.title()} Roux, role: {some('Chair', 'Deputy')}, {region}}}\n"
        for id in here
    )
    return (
        "id: mission\n"
        f"title: {some('Mission', 'Voyage')}\nstart: 2025-04-14\nend: 2025-04-17\n"
        f"home: dijon\nlanguage: en\nnotice: {some('For you', 'For all')}\n"
        "cities:\n  dijon: {name: Dijon, timezone: Europe/Paris}\n"
        "  osaka: {name: Osaka, timezone: Asia/Tokyo}\n"
        "  kyoto: {name: Kyoto, timezone: Asia/Tokyo}\n"
        f"places:\n  hall: {{name: Hall, city: osaka, address: {some('1 Street', '2 Street')}}}\n"
        f"organisations:\n  region: {{name: {some('Region', 'The Region')}}}\n"
        f"contacts:\n  - {{name: Elsa Noir, phone: +33 {some('1', '2')}, for: {people()}}}\n"
        f"days:\n  2025-04-15: {{title: {some('First', 'Best')}}}\n"
        f"delegates:\n{delegates}events:\n{events}"
        f"stays:\n  - {{city: osaka, hotel: {some('Inn', 'Palace')}, from: 2025-04-14, "
        f"to: 2025-04-16, who: [{', '.join(here)}], rooms: {{anne: '{some('1', '2')}'}}}}\n"
    )


def told(listing: Listing, mission: Programme) -> object:
    """All that is told on a paper, as it is printed but for its edition and code."""
    to = mission.delegates.get(listing.reader)
    match listing.kind:
        case "page" if to:
            return repr(PersonalPages(mission, READER).page(to, Standing()))
        case "card" if to:
            return repr(card(to, mission, READER, URL))
        case "booklet":
            audience = audience_of(mission, (to,) if to else ())
            booklets = Booklets(mission, Wish(mission.events), MOMENT)
            return repr(booklets.booklet(audience, READER, Standing()))
        case "programme":
            return repr(public_page(mission, READER, Edition("")))
    return told_on(sheet(listing.kind, mission_of(mission), asked_of(listing)))  # type: ignore[arg-type]


class Series:
    """Releases at random, and what was printed after each; and of a draft in the end."""

    def __init__(self, seed: int) -> None:
        self._story = random.Random(seed)  # noqa: S311 - for stories
        self.record: Record | None = None
        self.papers: list[Paper] = []
        draws = Draws(self._story)
        for number in range(4):
            self.mission = programme(text(draws))
            if number < 3:
                self._release(MOMENT + number * HOUR)
                self.latest = self.mission
            self._print(None if number == 3 else number)
            draws.turn()

    def _release(self, time: datetime) -> None:
        versions = Versions(self.mission, self.record, time)
        if versions.news:
            self.record = with_release(versions, time, "")

    def _print(self, draft: int | None) -> None:
        listings = Listings(Versions(self.mission, self.record, MOMENT))
        release = len(self.record.releases) if self.record and draft is not None else None
        for listing, code in codes(listings, listings.now):
            if listing.kind != "office":
                self.papers.append(Paper(listing, code, told(listing, self.mission), release))

    def answers(self, number: int, known: int | None = None) -> Iterator[tuple[str, str]]:
        """What is answered of some of the papers, and what is true, by a record of releases."""
        if self.record is None:
            return
        releases = self.record.releases[:known]
        record = replace(self.record, releases=releases)
        listings = Listings(Versions(self.latest, record, MOMENT))
        made = {id(each): [*codes(listings, each)] for each in listings.released}
        last = {each.listing: each.told for each in self.papers if each.release == len(releases)}
        released = {
            (each.listing, repr(each.told))
            for each in self.papers
            if each.release is not None and each.release <= len(releases)
        }
        for paper in self._story.sample(self.papers, min(number, len(self.papers))):
            answer = found(paper.code, listings.released, lambda each: made[id(each)])
            if (paper.listing, repr(paper.told)) not in released:
                right = "cannot say"
            else:
                is_true = last.get(paper.listing, ...) == paper.told
                right = "still true" if is_true else "no longer"
            if answer is None:
                yield "cannot say", right
            else:
                is_last = answer.number == len(releases)
                yield "still true" if is_last else "no longer", right


def codes(listings: Listings, account: Account) -> Codes:
    """Those of all lists."""
    return chain(listings.codes(account), DeskCodes("mission").codes(account))


@pytest.mark.parametrize("seed", range(10))
def test_a_code_answers_for_what_its_reader_is_told(seed: int) -> None:
    """Still true exactly where that is equal now, cannot say exactly where no release told it."""
    series = Series(seed)
    asked = [*series.answers(40), *series.answers(10, known=1)]
    assert len(asked) == 50
    assert [(said, right) for said, right in asked if said != right] == []


@pytest.mark.parametrize("seed", range(5))
def test_any_letter_that_is_another_is_mistyped(seed: int) -> None:
    """Of every code that was printed, one letter at random."""
    story = random.Random(seed)  # noqa: S311 - for stories
    for paper in Series(seed).papers:
        letters = [*paper.code.replace("-", "")]
        place = story.randrange(9)
        letters[place] = story.choice([each for each in LETTERS if each != letters[place]])
        assert typed_code("".join(letters)) is None


if __name__ == "__main__":
    number, wrong, seed = 0, 0, 0
    while number < int(sys.argv[1]):
        series = Series(seed)
        for said, right in chain(series.answers(80), series.answers(20, known=1)):
            number += 1
            if said != right:
                wrong += 1
                sys.stdout.write(f"{seed}: {said}, and not {right}\n")
        seed += 1
    sys.stdout.write(f"{number} papers of {seed} series: {wrong} wrong\n")
