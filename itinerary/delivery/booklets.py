"""Which booklets are printed, for whom, in whose language, and as of when."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property

from itinerary.disk.folders import Parts
from itinerary.formats.print.booklet import (
    WIDTHS,
    Look,
    booklet_data,
    is_our_booklet,
    write_booklet,
)
from itinerary.formats.print.pictures import picture
from itinerary.formats.print.typesetting import unprintable
from itinerary.releases.listings import Listings
from itinerary.releases.versions import Versions
from itinerary.values import Value, replace
from itinerary.views.booklet.audience import Audience
from itinerary.views.booklet.booklet import Booklets, Wish
from itinerary.views.booklet.pages import Booklet
from itinerary.views.readers import Reader
from itinerary.views.site.personal import Standing

KIND = "booklet"  # of list, for its code and its edition

ReaderOf = Callable[[Audience], Reader]


class File(Value, frozen=True):
    """A booklet to be written, made when its bytes are needed: a thousand are never held."""

    name: str
    make: Callable[[], bytes]

    @property
    def data(self) -> bytes:
        """The bytes, made anew."""
        return self.make()

    @property
    def parts(self) -> Parts:
        """Nothing: a booklet is as of its edition, and may always be printed again."""
        return {}

    def is_like(self, data: bytes) -> bool:
        """Whether bytes are those of one of our booklets, by their own words."""
        return is_our_booklet(data)

    def parts_of(self, _data: bytes) -> Parts:
        """Nothing, either."""
        return {}


class Press:
    """Prints the booklets of a programme as it stands to what people were told of it."""

    def __init__(self, versions: Versions, wish: Wish, look: Look, reader_of: ReaderOf) -> None:
        self._versions = versions
        self._wish = wish
        self._look = look
        self._reader_of = reader_of
        self._listings = Listings(versions)
        self.missing: dict[str, None] = {}  # what could not be printed so far, by its names
        self._booklets = Booklets(versions.programme, wish, versions.moment)

    def has_events(self, audience: Audience) -> bool:
        """Whether there is anything to print of the days for them."""
        return bool(self._booklets.events(audience))

    def standing(self, audience: Audience) -> Standing:
        """How they stand to what was released: a draft has no number.

        Several people who are not all of the delegation have the edition and the code of all.
        """
        reader = audience.to.id if audience.to else ""
        code = self._listings.code(KIND, reader)
        edition = self._listings.edition(KIND, reader)
        if edition is None or self._listings.is_draft(KIND, reader):
            return Standing(code=code)
        return Standing(edition.number, edition.at, code)

    def booklet(self, audience: Audience) -> Booklet:
        """Their booklet in words."""
        return self._booklets.booklet(audience, self._reader_of(audience), self.standing(audience))

    def handed(self, audience: Audience) -> tuple[dict[str, object], datetime]:
        """All that a printer is handed of theirs: data, and as of when it prints them."""
        at = self.standing(audience).at or self._versions.moment
        return booklet_data(self.booklet(audience), self.look), at

    def pdf(self, audience: Audience) -> bytes:
        """Their booklet as PDF, as of their edition."""
        data, at = self.handed(audience)
        self.missing.update(dict.fromkeys(unprintable(data)))
        return write_booklet(data, at)

    def owner(self, audience: Audience) -> str:
        """What a folder knows them by, to whom the name of a file is given."""
        keys = self._versions.identities.key_of
        return " ".join(keys(each.id) for each in audience.parties)

    @cached_property
    def look(self) -> Look:
        """How all of them look, with the pictures that any of them may have."""
        return replace(self._look, pictures=self._pictures())

    def _pictures(self) -> Mapping[str, str]:
        """The logo and the photographs, drawn once for all, by the names of their files."""
        programme = self._versions.programme
        logo, photo = WIDTHS[self._look.paper]
        people = () if "people" in self._wish.without else programme.delegates.values()
        files = [(programme.logo, logo), *((each.photo, photo) for each in people)]
        return {file.name: picture(file.path, width) for file, width in files if file}
