"""A delegate's page: what it says to whom, in which order, and what it never says."""

from collections.abc import Iterator
from datetime import UTC, datetime
from textwrap import dedent

from conftest import READER, programme

from itinerary.programme.model import Programme
from itinerary.values import Value
from itinerary.views.site.pages import PersonalPage
from itinerary.views.site.personal import PersonalPages, Standing

RELEASED = Standing(3, datetime(2025, 4, 7, 16, tzinfo=UTC), "KXTR-MPLQ-W")
MISSION = """\
id: mission
title: {en: Mission to Japan, ja: 訪日団}
start: 2025-04-14
end: 2025-04-15
home: dijon
language: en
notice: Not for circulation
contacts:
  - {name: Claire Roux, role: Duty officer, phone: +33 6 39 98 10 99, for: anne, days: 2025-04-15}
  - {name: Somebody for Basile, phone: +33 6 39 98 10 98, for: basile}
  - {name: Ambulance, phone: "119", city: osaka}
days:
  2025-04-15: {title: Day of the Expo, note: Rain is likely}
cities:
  dijon: {name: {en: Dijon, ja: ディジョン}, timezone: Europe/Paris}
  osaka: {name: {en: Osaka, ja: 大阪}, language: ja, timezone: Asia/Tokyo}
  nagoya: {name: Nagoya, language: ja, timezone: Asia/Tokyo}
places:
  hall:
    name: {en: Minamo Hall, ja: みなもホール}
    city: osaka
    address: {en: "8-60-1 Minamo, Kita-ku", ja: 大阪市北区みなも8丁目60番1号}
    coordinates: [34.69, 135.486]
    access: West Gate
    phone: +81 6 0000 0000
  hotel: {name: Namiyose Hotel, city: osaka, address: 9-88-3 Namiyose}
organisations:
  cluster: {name: Rouage Cluster}
delegates:
  anne:
    {name: Anne Durand, role: Chair, organisation: cluster, email: a@example.org, phone: +33 6 01}
  basile: {name: Basile Petit, email: b@example.org, phone: +33 6 02, language: ja}
stays:
  - {city: osaka, hotel: Namiyose Hotel, from: 2025-04-14, to: 2025-04-16, who: [anne],
     rooms: {anne: "1204"}, check_in_from: 15:00}
  - {city: osaka, hotel: Secret Hotel, from: 2025-04-14, to: 2025-04-16, who: [basile]}
events:
  train:
    kind: travel
    mode: train
    number: Express 530
    from: {city: nagoya, at: 2025-04-14 16:40}
    to: {city: osaka, at: 2025-04-14 17:31}
    who: [anne]
  forum:
    title: Forum
    kind: conference
    place: hall
    room: Room B
    press: photo
    start: 2025-04-15 09:30
    end: 12:00
    who: everyone
    speakers: [anne]
    description: Bring your badge.
    notes_for: {anne: Speak at ten, basile: Sit in the first row}
    note: Order fourteen badges.
    hosts:
      - {name: Ren Hoshikage, local_name: 星影 蓮, title: President, phone: +33 1 99 00 20 02}
    dress: Casual
    url: https://example.org/forum
    documents: [{title: Running order, url: https://example.org/order.pdf}]
  night:
    {title: Late drinks, place: hall, start: 2025-04-15 23:00, end: 2025-04-16 01:00, who: [anne]}
  dinner: {title: Secret dinner, city: osaka, date: 2025-04-15, who: [basile], confidential: true}
  talk: {title: Talk, place: hotel, date: 2025-04-15, who: [anne], status: tentative}
  call: {title: Follow-up call, who: [anne], between: 2025-04-14..2025-04-15}
"""


def page(whose: str, mission: Programme | None = None) -> PersonalPage:
    """Somebody's page, without its week."""
    found = mission or programme(MISSION)
    pages = PersonalPages(found, READER)
    return pages.page(found.delegates[whose], RELEASED)


def said(value: object) -> Iterator[str]:
    """Every text of a page but its own words and digests."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Value):
        for name in value.__struct_fields__:
            if name not in {"digest", "language"}:
                yield from said(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from said(each)


def test_it_says_what_one_delegate_has_to_know() -> None:
    """Days with both clocks, what is theirs alone, their hotel, and cards for the driver."""
    lines = [each for each in said(page("anne")) if each]
    assert lines == EXPECTED.split("\n")


EXPECTED = """\
Mission to Japan
14–15 April 2025
Anne Durand
Chair · Rouage Cluster
Europe/Paris
Paris
d-2025-04-14
Mon
14
Monday 14 April
1 event
Nagoya, Osaka · +7 h on Paris
e-train
travel
travel
Nagoya → Osaka
16:40
17:31
09:40
10:31
Paris
Asia/Tokyo
Nagoya
Asia/Tokyo
Osaka
Anne Durand
Train Express 530
51 min
Nagoya
16:40
09:40
Paris
Osaka
17:31
10:31
Paris
d-2025-04-15
Tue
15
Tuesday 15 April
3 events
Osaka · +7 h on Paris
Day of the Expo
Rain is likely
e-talk
other
other
Talk
tentative
time to be confirmed
Asia/Tokyo
Osaka
Asia/Tokyo
Osaka
Namiyose Hotel
Anne Durand
e-forum
public
conference
Forum
09:30
12:00
02:30
05:00
Paris
Asia/Tokyo
Osaka
Asia/Tokyo
Osaka
Minamo Hall
Room B
West Gate
+81 6 0000 0000
t-hall
https://www.openstreetmap.org/?mlat=34.69&mlon=135.486#map=17/34.69/135.486
Speak at ten
Bring your badge.
Dress
Casual
Press
photographs only
Ren Hoshikage
星影 蓮
President
+33 1 99 00 20 02
whole delegation; speaking: Anne Durand
https://example.org/forum
Running order
https://example.org/order.pdf
e-night
other
other
Late drinks
23:00
01:00
+1
16:00
18:00
Paris
Asia/Tokyo
Osaka
Asia/Tokyo
Osaka
Minamo Hall
West Gate
+81 6 0000 0000
t-hall
https://www.openstreetmap.org/?mlat=34.69&mlon=135.486#map=17/34.69/135.486
Anne Durand
e-call
other
other
Follow-up call
between 14–15 April 2025
Europe/Paris
Paris
Europe/Paris
Paris
Anne Durand
Namiyose Hotel
9-88-3 Namiyose
Osaka
14–16 April
1204
Room from 15:00
t-hotel
https://www.openstreetmap.org/search?query=Namiyose%20Hotel%20%E5%A4%A7%E9%98%AA
Claire Roux
Duty officer
+33 6 39 98 10 99
15 April
Ambulance
119
Running order
https://example.org/order.pdf
t-hotel
この住所までお願いします。
Namiyose Hotel
9-88-3 Namiyose
https://www.openstreetmap.org/search?query=Namiyose%20Hotel%20%E5%A4%A7%E9%98%AA
t-hall
この住所までお願いします。
みなもホール
大阪市北区みなも8丁目60番1号
Minamo Hall
8-60-1 Minamo, Kita-ku
https://www.openstreetmap.org/?mlat=34.69&mlon=135.486#map=17/34.69/135.486
Edition 3 · Monday 7 April, 18:00 Paris
KXTR-MPLQ-W
Not for circulation"""


def test_each_sees_their_own_and_nothing_of_others() -> None:
    """Notes, confidential events, hotels, addresses and numbers of others are on no page."""
    everything = {whose: " ".join(said(page(whose))) for whose in ("anne", "basile")}
    for whose, others in (
        (
            "anne",
            (
                "first row",
                "Secret dinner",
                "Somebody for Basile",
                "Secret Hotel",
                "+33 6 02",
                "b@example.org",
            ),
        ),
        (
            "basile",
            (
                "Speak at ten",
                "Late drinks",
                "Claire Roux",
                "Namiyose Hotel",
                "+33 6 01",
                "a@example.org",
            ),
        ),
    ):
        for each in (*others, "fourteen badges", "@example.org", "+33 6 0"):
            assert each not in everything[whose]
    assert "+33 1 99 00 20 02" in everything["basile"]


def test_it_is_in_the_language_of_its_reader() -> None:
    """Japanese days and words; a text that the file has in English alone says that it is."""
    found = page("basile")
    assert [day.heading for day in found.days] == ["4月14日(月)", "4月15日(火)"]
    assert found.mission.text == "訪日団"
    assert found.words["now"] == "現在"
    (forum,) = [each for each in found.days[1].entries if each.anchor == "e-forum"]
    assert (forum.title.text, forum.title.language) == ("Forum", "en")
    assert forum.place is not None
    assert (forum.place.text, forum.place.language) == ("みなもホール", "")


def test_of_a_cancelled_event_when_who_and_where_remain() -> None:
    """Nothing by which to join it, or to tell its hosts that it is off."""
    mission = programme(
        MISSION.replace("kind: conference", "kind: conference\n    status: cancelled")
    )
    (forum,) = [each for each in page("anne", mission).days[1].entries if each.is_cancelled]
    lines = [each for each in said(forum) if each]
    assert lines == dedent(
        """\
        e-forum
        public
        conference
        Forum
        cancelled
        09:30
        12:00
        02:30
        05:00
        Paris
        Asia/Tokyo
        Osaka
        Asia/Tokyo
        Osaka
        Minamo Hall
        whole delegation; speaking: Anne Durand"""
    ).split("\n")


def test_nobody_needs_a_taxi_to_where_they_slept_and_will_sleep() -> None:
    """At one's own hotel there is no button; at any other place there is."""
    by_anchor = {each.anchor: each for day in page("anne").days for each in day.entries}
    assert by_anchor["e-talk"].taxi == by_anchor["e-talk"].map == ""
    assert by_anchor["e-forum"].taxi == "t-hall"


def test_an_event_is_made_once_for_all_who_may_see_the_same_of_it() -> None:
    """Two readers of one language without notes of their own share it; others do not."""
    mission = programme(MISSION.replace(", language: ja}", "}").replace("notes_for", "# notes_for"))
    pages = PersonalPages(mission, READER)
    entries = [
        pages.page(mission.delegates[each], RELEASED).days[1].entries for each in ("anne", "basile")
    ]
    ours, theirs = (next(e for e in each if e.anchor == "e-forum") for each in entries)
    assert ours is theirs


def test_a_digest_tells_whether_a_page_is_another() -> None:
    """The same programme gives the same; a changed hour, note or edition another one."""
    before = page("anne").digest
    assert page("anne").digest == before
    for old, new in (("09:30", "09:45"), ("Speak at ten", "Speak at eleven"), ("Chair", "Head")):
        assert page("anne", programme(MISSION.replace(old, new))).digest != before
    mission = programme(MISSION)
    later = PersonalPages(mission, READER).page(
        mission.delegates["anne"], Standing(4, RELEASED.at, RELEASED.code)
    )
    assert later.digest != before
    assert page("anne", programme(MISSION.replace("first row", "last row"))).digest == before


def test_what_is_not_released_says_so() -> None:
    """A page of what nobody was told yet is a draft."""
    mission = programme(MISSION)
    found = PersonalPages(mission, READER).page(mission.delegates["anne"], Standing())
    assert found.edition.is_draft
    assert found.edition.words == "Draft, not released"
