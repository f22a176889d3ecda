"""Which files a site is made of: each with what it is made of, so that most are never made."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path

from itinerary.checks import unaccepted
from itinerary.delivery.exports import Exporter
from itinerary.delivery.site.addresses import (
    INDEX,
    OFFICE,
    Address,
    Site,
    Token,
    Withdrawn,
    feed_path,
    page_path,
)
from itinerary.delivery.site.feeds import Feed, Feeds, withdrawn_feed
from itinerary.delivery.site.renewal import language_of
from itinerary.delivery.site.standing import public_standing, standings
from itinerary.disk.files import read
from itinerary.disk.trees import Files, Planned
from itinerary.formats.calendar.ics import is_our_calendar
from itinerary.formats.site.assets import Assets, assets, named
from itinerary.formats.site.marks import form, is_our_page, mark
from itinerary.formats.site.pages import (
    Addresses,
    write_index,
    write_manifest,
    write_office,
    write_personal,
    write_public,
    write_withdrawn,
)
from itinerary.formats.site.worker import WORKER
from itinerary.languages import speaking
from itinerary.programme.model import Programme
from itinerary.programme.shape.files import Logo, Paper
from itinerary.releases.codes import Listing
from itinerary.releases.listings import Listings
from itinerary.releases.versions import Versions
from itinerary.values import Value, replace
from itinerary.views.readers import Reader, reader_in
from itinerary.views.site.digests import digest
from itinerary.views.site.office import office_page
from itinerary.views.site.pages import PersonalPage
from itinerary.views.site.personal import PersonalPages, Standing, edition
from itinerary.views.site.public import is_public, public_event, public_page
from itinerary.views.site.withdrawn import withdrawn

PUBLIC_FEED = "programme.ics"
FOLDERS = ("p", "c", "s", "a")  # none of which may be listed
_WORKER = sha256(WORKER).hexdigest()
ROBOTS = b"User-agent: *\nDisallow:\n"  # a page that may not be fetched cannot say noindex


class Plan(Value, frozen=True, dict=True):
    """A site as it is wanted: of which programme, at which addresses, public too, released or not.

    What is nobody's own is in the programme's language, whoever makes it.
    """

    versions: Versions
    site: Site
    is_public: bool
    is_draft: bool

    def files(self) -> list[Planned]:
        """All of them; what others refer to comes before them."""
        return [
            *(_known(f"a/{name}", data) for name, data in self._shared.items()),
            *(
                Planned(f"c/{token}.ics", *feed, is_our_calendar)
                for token, feed in self._feeds.items()
            ),
            *self._pages(),
            *(self._withdrawn(each) for each in self.site.withdrawn if each.address.page),
            *self._office(),
            *self._outside(),
        ]

    @property
    def _programme(self) -> Programme:
        return self.versions.programme

    @cached_property
    def _reader(self) -> Reader:
        return reader_in(language_of(self._programme), self._programme)

    @cached_property
    def _listings(self) -> Listings:
        return Listings(self.versions)

    @property
    def _mark(self) -> str:
        return mark(self._programme.id)

    @cached_property
    def _assets(self) -> Assets:
        return assets(self._programme.accent)

    @cached_property
    def _logo(self) -> tuple[str, bytes]:
        """The picture of the mission, under a name made of it; no name where there is none."""
        logo = self._programme.logo
        if logo is None:
            return "", b""
        data = read(logo.path, Logo.most_bytes)
        return named(data, logo.path.suffix.lstrip(".").lower()), data

    @cached_property
    def _shared(self) -> dict[str, bytes]:
        """What all pages share, by name."""
        name, data = self._logo
        return {**self._assets.files, **({name: data} if name else {})}

    @cached_property
    def _exporter(self) -> Exporter:
        return Exporter(self._programme, self._reader, self.versions)

    @cached_property
    def _made(self) -> Feeds:
        return Feeds(self._exporter, self._programme)

    @cached_property
    def _feeds(self) -> dict[Token, Feed]:
        """Each feed: those who left have theirs for as long as anything is in it."""
        left = {each.whose: each.address for each in self.site.withdrawn if each.reason == "left"}
        known = {**({} if self.site.is_closed else left), **self.site.people}
        feeds: dict[Token, Feed] = {}
        for calendar in self._exporter.of_everyone():
            address = known.get(calendar.owner)
            if address and (calendar.events or calendar.owner in self.site.people):
                feeds[address.feed] = self._made.feed(calendar)
        for gone in self.site.withdrawn:
            if gone.address.feed and gone.address.feed not in feeds:
                feeds[gone.address.feed] = withdrawn_feed(gone, self._programme)
        return feeds

    def _pages(self) -> Iterator[Planned]:
        pages = PersonalPages(self._programme, self._reader)
        standing = standings(self.versions, self._listings)
        for to in self._programme.delegates.values():
            address = self.site.people.get(self._exporter.whose(to))
            if address:
                page = pages.page(to, standing(to))
                for name, path in pages.attachments(to).items():
                    yield _copied(f"p/{address.page}/{name}", path)
                yield from self._personal(page, address, partial(pages.with_week, page, to))

    def _personal(
        self, page: PersonalPage, address: Address, whole: Callable[[], PersonalPage]
    ) -> Iterator[Planned]:
        """A delegate's page, and what makes a phone keep it, in a folder of its own."""
        folder, feed = f"p/{address.page}", feed_path(address)
        leads = Addresses(f"../../{feed}", self._absolute(feed), self._logo[0], self._mark)
        made_of = digest(page.digest, repr(leads), *self._assets.files, form())
        yield Planned(
            page_path(address),
            made_of,
            lambda: write_personal(whole(), leads, self._assets),
            is_our_page,
        )
        yield _known(f"{folder}/manifest.webmanifest", write_manifest(page))
        yield _known(f"{folder}/sw.js", WORKER, made_of=_WORKER)

    def _withdrawn(self, gone: Withdrawn) -> Planned:
        """What stands where a page was."""
        folder = "s" if gone.whose == OFFICE else "p"
        notice = withdrawn(gone.language, replaced=gone.reason == "renewed")
        data = write_withdrawn(notice, self._assets, self._mark)
        return _known(f"{folder}/{gone.address.page}/{INDEX}", data, is_our_page)

    def _absolute(self, path: str) -> str | None:
        """The address of a file as the world knows it, once it is said where the site is."""
        return f"{self.site.base_url}{path}" if self.site.base_url else None

    def _office(self) -> Iterator[Planned]:
        """The secretariat's page: of all that there is, by the number of the release itself.

        It is of everybody's days, and dear: what is told of them says whether it is another.
        """
        if self.site.office is None:
            return
        programme, reader = self._programme, self._reader
        releases = self.versions.history.releases
        standing = Standing(code=self._listings.code("office"))
        if not self.is_draft:
            standing = replace(standing, number=len(releases), at=releases[-1].time)
        with speaking(reader.language):
            found = unaccepted(programme, reader.language)
        told = self._listings.told(Listing("office"), self._listings.now)
        yield Planned(
            f"s/{self.site.office}/{INDEX}",
            digest(repr(told), repr(found), repr(standing), *self._assets.files, form()),
            lambda: write_office(
                office_page(programme, reader, edition(standing, reader), found),
                self._assets,
                self._mark,
            ),
            is_our_page,
        )

    def _outside(self) -> Iterator[Planned]:
        """What anybody may see: nothing, in a sentence; and the public programme, if wanted."""
        language = self._reader.language
        nothing = write_index(language, self._assets)
        yield from (_known(f"{folder}/{INDEX}", nothing, is_our_page) for folder in FOLDERS)
        yield _known("robots.txt", ROBOTS)
        if not self.is_public:
            yield _known(INDEX, write_index(language, self._assets, "a/"), is_our_page)
            return
        standing = public_standing(self._listings)
        page = public_page(self._programme, self._reader, edition(standing, self._reader))
        feed_url = self._absolute(PUBLIC_FEED)
        addresses = Addresses(PUBLIC_FEED, feed_url, self._logo[0], self._mark)
        yield _known(INDEX, write_public(page, addresses, self._assets), is_our_page)
        events = map(public_event, filter(is_public, self._programme.events))
        calendar = self._exporter.of_all(events)
        yield Planned(PUBLIC_FEED, *self._made.feed(calendar), is_our_calendar)


def kept_assets(noted: Files, files: Sequence[Planned]) -> list[str]:
    """The shared files of the build before, to which pages on phones still lead.

    What was kept already goes when there is a new one in their place.
    """
    wanted = {file.path for file in files}
    theirs = [path for path in noted if path.startswith("a/") and path not in wanted]
    is_new = any(path.startswith("a/") and path not in noted for path in wanted)
    return [path for path in theirs if not is_new or noted[path].made_of]


def _known(
    path: str, data: bytes, is_like: Callable[[bytes], bool] | None = None, made_of: str = ""
) -> Planned:
    """A file whose bytes are at hand; only what is equal is like it, unless said otherwise."""
    return Planned(
        path,
        made_of or sha256(data).hexdigest(),
        lambda: data,
        is_like or (lambda there: there == data),
    )


def _copied(path: str, file: Path) -> Planned:
    """A copy of a file, made again when that one is another; where it lies, all is ours."""
    there = file.stat()
    made_of = digest(str(there.st_size), str(there.st_mtime_ns))
    return Planned(path, made_of, lambda: read(file, Paper.most_bytes), lambda _data: True)
