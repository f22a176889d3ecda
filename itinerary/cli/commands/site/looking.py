"""Looking at a site on this machine: made in a folder that goes again, or in one of one's own."""

import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from itinerary.cli.boundary import say
from itinerary.cli.commands.site.publishing import Order, build, publish
from itinerary.cli.releasing import versions_of
from itinerary.cli.session import Session
from itinerary.delivery.site.addresses import Site, with_people
from itinerary.delivery.site.serving import Server
from itinerary.disk.trees import Files
from itinerary.errors import ItineraryError, ProblemsError
from itinerary.languages import _
from itinerary.values import Value, replace

Build = Callable[[Session], Site]  # writes the site of a programme as its file is by now


class Place(Value, frozen=True):
    """Where on this machine to listen."""

    host: str
    port: int


def look(session: Session, order: Order, place: Place) -> None:
    """Publishes a site, and serves its folder until somebody leaves."""
    server = Server((place.host, place.port), order.folder)
    _serve(session, lambda anew: publish(anew, order), server)


def look_aside(session: Session, order: Order, place: Place) -> None:
    """Serves a site from a folder that goes again, with addresses of its own."""
    with TemporaryDirectory() as passing:
        server = Server((place.host, place.port), Path(passing))
        aside = _Aside(replace(order, folder=server.folder, base_url=server.url))
        _serve(session, aside.build, server)


class _Aside:
    """A site of which nothing is kept."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._site: Site | None = None
        self._files: Files = {}

    def build(self, session: Session) -> Site:
        """Writes the site, with the addresses that it had before."""
        versions = versions_of(session)
        programme = versions.programme
        keys = [versions.identities.key_of(id) for id in programme.delegates]
        site = self._site or Site(programme.id, base_url=self._order.base_url)
        self._site = site = with_people(site, keys)
        build(versions, site, self._order, self._files, self._keep)
        return site

    def _keep(self, files: Files) -> None:
        self._files = files


def _serve(session: Session, build: Build, server: Server) -> None:
    with server:
        site = build(session)
        server.refresh = _Refreshing(session, build)
        say(_("The secretariat’s page: {url}").format(url=f"{server.url}s/{site.office}/"))
        say(_("Ctrl-C ends it."))
        for name in ("SIGTERM", "SIGHUP"):  # the folder that goes again goes whoever ends it
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), signal.default_int_handler)
        with suppress(KeyboardInterrupt):
            server.serve_forever()


class _Refreshing:
    """Builds anew when a file of the programme is another; while it is broken, says so once."""

    def __init__(self, session: Session, build: Build) -> None:
        self._session = session
        self._build = build
        self._seen = _stamps(session)

    def __call__(self) -> None:
        seen = _stamps(self._session)
        if seen == self._seen:
            return
        self._seen = seen
        anew = self._session.anew()
        try:
            self._build(anew)
        except ProblemsError as error:
            first = error.problems[0]
            self._say(f"{first.where}: {first.message}")
        except ItineraryError as error:
            self._say(str(error))
        else:
            self._session = anew

    def _say(self, trouble: str) -> None:
        say(_("{reason} The site is left as it was.").format(reason=trouble))


def _stamps(session: Session) -> list[tuple[str, float]]:
    """When each file of the programme was written; of one that is gone, at no time."""
    files = map(Path, session.programme.files)
    return [(str(file), file.stat().st_mtime if file.exists() else 0) for file in files]
