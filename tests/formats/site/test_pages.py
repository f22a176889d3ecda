"""Pages as HTML: nothing of a programme acts in them, and they are small."""

import gzip
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from conftest import READER, ROOT, loaded, programme

from itinerary.formats.site.assets import assets
from itinerary.formats.site.pages import (
    Addresses,
    write_index,
    write_manifest,
    write_office,
    write_personal,
    write_public,
    write_withdrawn,
)
from itinerary.formats.site.writing import CSP
from itinerary.programme.model import Programme
from itinerary.views.readers import reader_in
from itinerary.views.site.office import office_page
from itinerary.views.site.pages import Edition
from itinerary.views.site.personal import PersonalPages, Standing
from itinerary.views.site.public import public_page
from itinerary.views.site.withdrawn import withdrawn

HERE = Addresses("../../c/feed.ics", "https://example.org/c/feed.ics")
EVIL = (
    "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}{% raw %}"
    "\u202eevil\u202c </bdi></style><!--"
)
HOSTILE = """\
id: mission
title: {evil}
start: 2025-04-14
end: 2025-04-15
home: osaka
language: en
notice: {evil}
cities:
  osaka: {{name: {evil}, timezone: Asia/Tokyo}}
  nara: {{name: {evil}, timezone: Asia/Tokyo}}
places:
  hall: {{name: {evil}, city: osaka, address: {evil}, access: {evil}}}
organisations:
  cluster: {{name: {evil}}}
delegates:
  anne: {{name: {evil}, role: {evil}, organisation: cluster}}
stays:
  - {{city: osaka, hotel: {evil}, address: {evil}, from: 2025-04-14, to: 2025-04-15, who: [anne]}}
events:
  forum:
    title: {evil}
    place: hall
    start: 2025-04-15 09:30
    end: 12:00
    who: [anne]
    description: {evil}
    notes_for: {{anne: {evil}}}
    hosts: [{{name: {evil}, local_name: {evil}, title: {evil}, organisation: {evil}}}]
    dress: {evil}
    interpreter: {evil}
    documents: [{{title: {evil}}}]
  train:
    title: {evil}
    kind: travel
    number: {evil}
    from: {{city: osaka, at: 2025-04-15 16:40}}
    to: {{city: nara, at: 2025-04-15 17:31}}
    who: [anne]
"""


def html(mission: Programme, whose: str, addresses: Addresses = HERE) -> str:
    """Somebody's page with its week."""
    pages = PersonalPages(mission, reader_in("en", mission))
    to = mission.delegates[whose]
    page = pages.with_week(pages.page(to, Standing()), to)
    return write_personal(page, addresses, assets(None)).decode()


def every_page(mission: Programme) -> Mapping[str, str]:
    """One page of each sort."""
    public = public_page(mission, reader_in("en", mission), Edition("Edition 1"))
    whose = next(iter(mission.delegates))
    return {
        "personal": html(mission, whose),
        "office": write_office(
            office_page(mission, reader_in("en", mission), Edition("Edition 1"), ()), assets(None)
        ).decode(),
        "public": write_public(public, HERE, assets(None)).decode(),
        "withdrawn": write_withdrawn(withdrawn("fr", replaced=True), assets(None)).decode(),
        "index": write_index("ja", assets(None)).decode(),
    }


class Reading(HTMLParser):
    """What a browser makes of a page: its elements, with what is written in them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def rehearsal() -> Programme:
    """The mission to rehearse with."""
    return loaded(ROOT / "data" / "rehearsal.yaml")


def test_markup_of_the_programme_stays_text() -> None:
    """No element, attribute or template of a programme becomes one of the page."""
    mission = programme(HOSTILE.format(evil=repr_of(EVIL)))
    for page in every_page(mission).values():
        found = Reading(page)
        scripts = [attributes for tag, attributes in found.elements if tag == "script"]
        assert all(set(each) <= {"src", "defer"} for each in scripts)
        assert "49" not in found.text
        for tag, attributes in found.elements:
            assert tag not in {"iframe", "object", "embed", "form", "base", "style"}
            assert not [name for name in attributes if name.startswith("on") or name == "style"]
    assert "{{ 7 * 7 }}" in Reading(every_page(mission)["personal"]).text


def repr_of(text: str) -> str:
    """A text as YAML quotes it."""
    return "'" + text.replace("\u202e", "").replace("\u202c", "").replace("'", "''") + "'"


def test_links_lead_to_the_web_and_to_telephones_alone(rehearsal: Programme) -> None:
    """Of whatever is linked nothing acts, and nothing is fetched from elsewhere."""
    for page in every_page(rehearsal).values():
        for tag, attributes in Reading(page).elements:
            link = attributes.get("href") or ""
            assert re.match(
                r"https?://|webcal://|tel:\+?\d|#|\.\./|a/|[a-z0-9.-]+$|data:,$", link
            ) or (not link)
            if tag in {"script", "img", "link", "use"}:
                assert not re.match(r"https?:|//", attributes.get("src") or link)


def test_pages_say_what_they_may_do() -> None:
    """Each has the policy of contents, asks not to be found, and tells nobody where one was."""
    mission = programme(HOSTILE.format(evil="Plain"))
    for page in every_page(mission).values():
        metas = [attributes for tag, attributes in Reading(page).elements if tag == "meta"]
        assert {"http-equiv": "Content-Security-Policy", "content": CSP} in metas
        assert {"name": "robots", "content": "noindex, nofollow, noarchive"} in metas
        assert {"name": "referrer", "content": "no-referrer"} in metas


def test_a_page_is_small(rehearsal: Programme) -> None:
    """A page of a week travels as 15 kB at most, and is of 100 kB at most, with its drawing."""
    for whose in rehearsal.delegates:
        page = html(rehearsal, whose).encode()
        assert len(page) < 100_000
        assert len(gzip.compress(page)) < 15_000


def test_fifty_events_still_are() -> None:
    """The busiest delegate of a long mission has a page of 100 kB at most."""
    events = "".join(
        f"  e{number}: {{title: Meeting {number} with a long title, kind: b2b, with: Somebody, "
        f"table: A{number}, place: hall, start: 2025-04-{10 + number // 5} {9 + number % 5:02}:30, "
        "duration: 45m, who: [anne], dress: Business}\n"
        for number in range(50)
    )
    head, _events, _rest = HOSTILE.format(evil="Plain").partition("events:\n")
    mission = programme(
        f"{head}events:\n{events}".replace(
            "2025-04-14\nend: 2025-04-15", "2025-04-10\nend: 2025-04-20"
        )
    )
    page = html(mission, "anne").encode()
    assert len(page) < 100_000
    assert len(gzip.compress(page)) < 15_000


def test_a_heading_a_day_and_an_event(rehearsal: Programme) -> None:
    """One first heading; a second a day and block, a third an event; none is left out between."""
    elements = Reading(html(rehearsal, "solange-ferrandier")).elements
    levels = [int(tag[1]) for tag, _attributes in elements if re.fullmatch(r"h\d", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_each_place_has_one_card_to_which_all_its_buttons_lead(rehearsal: Programme) -> None:
    """Every button opens a card that is there; no name of a part is given twice."""
    elements = Reading(html(rehearsal, "solange-ferrandier")).elements
    ids = [attributes["id"] for _tag, attributes in elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    wanted = {a["popovertarget"] for _tag, a in elements if "popovertarget" in a}
    assert wanted <= set(ids)
    links = {(a["href"] or "")[1:] for _tag, a in elements if (a.get("href") or "").startswith("#")}
    assert links <= set(ids)


def test_without_an_address_a_page_says_whom_to_ask(rehearsal: Programme) -> None:
    """The file can be had, and no subscription is offered that would not work."""
    page = html(rehearsal, "solange-ferrandier", Addresses("../../c/feed.ics"))
    assert "webcal:" not in page
    assert "The address to subscribe to is not known yet: ask the secretariat." in page
    assert 'href="../../c/feed.ics"' in page


def test_the_same_page_is_the_same_bytes(rehearsal: Programme) -> None:
    """Made twice, nothing is different: no clock and no order by chance."""
    assert html(rehearsal, "octave-perdrion") == html(rehearsal, "octave-perdrion")


def test_the_public_programme_has_nothing_that_is_not_for_everybody(rehearsal: Programme) -> None:
    """No journey, stay, confidential or cancelled event, note, number, or link to any of them."""
    page = every_page(rehearsal)["public"]
    for hidden in (
        "Dîner de travail",
        "Yoimachi",
        "VO 701",
        "8-41-9",
        "tel:",
        "Voiture devant",
        "+33",
    ):
        assert hidden not in page
    assert "Light mobility forum" in page


def test_a_withdrawn_page_names_nobody() -> None:
    """One sentence, whom to ask, and the script that takes away what the phone has kept."""
    page = every_page(programme(HOSTILE.format(evil="Plain")))["withdrawn"]
    assert "Cette adresse a été remplacée." in page
    assert assets(None).gone_name in page
    assert "Plain" not in page


def test_a_manifest_opens_the_page_that_it_lies_beside() -> None:
    """Whatever the site is called, its folder is all that the home screen opens."""
    mission = programme(HOSTILE.format(evil="Plain"))
    page = PersonalPages(mission, READER).page(mission.delegates["anne"], Standing())
    manifest = write_manifest(page).decode()
    assert '"start_url": "./"' in manifest
    assert '"scope": "./"' in manifest
