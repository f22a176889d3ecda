"""Writing a site into its folder, and what is said of it."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from itinerary.cli.boundary import say
from itinerary.cli.releasing import refuse_unreleased, say_who_is_another, versions_of
from itinerary.cli.session import Session, exact_moment
from itinerary.cli.terminal.progress import watched_files
from itinerary.delivery.site.addresses import Site, page_path, read_site, site_path, write_site
from itinerary.delivery.site.forgotten import forgotten
from itinerary.delivery.site.plan import Plan, kept_assets
from itinerary.delivery.site.renewal import Wish, renewed
from itinerary.disk.folders import held
from itinerary.disk.locks import alone
from itinerary.disk.trees import Done, Files, Planned, Tree
from itinerary.errors import UsageError
from itinerary.languages import _, plural
from itinerary.programme.missions import is_shipped
from itinerary.programme.model import Delegate
from itinerary.releases.versions import Versions
from itinerary.values import Value, replace
from itinerary.views.words import name

_MOST_NAMES = 12  # of those whose page is another; more are counted


class Order(Value, frozen=True):
    """What is to be published where: with which addresses, public too, released or not."""

    folder: Path
    base_url: str | None
    wish: Wish
    is_public: bool
    unreleased: bool


@contextmanager
def known(session: Session) -> Iterator[Site]:
    """What is known of the site of the programme in use, for one run at a time."""
    path = site_path(session.path)
    with alone(path.with_suffix(".lock")):
        yield read_site(path, session.programme.id)


def publish(session: Session, order: Order) -> Site:
    """Writes the site, and says what is other now; the addresses are on the disk before any page.

    UsageError where anything is not released, unless that is wanted.
    """
    path, place = site_path(session.path), str(order.folder.resolve())
    with known(session) as before, held(order.folder):
        versions = versions_of(session)
        if not order.unreleased:
            refuse_unreleased(session, versions)
        say_who_is_another(session, versions)
        site = _addressed(session, before, versions, order)
        noted = dict(site.folders)

        def keep(files: Files) -> None:
            noted[place] = files
            write_site(path, replace(site, folders=noted))

        done = build(versions, site, order, noted.get(place, {}), keep)
    _say_what_changed(session, versions, site, done, order.folder)
    return site


def build(
    versions: Versions, site: Site, order: Order, noted: Files, keep: Callable[[Files], None]
) -> Done:
    """Writes what is not in the folder yet; `noted` is what is there, and `keep` notes it anew."""
    is_draft = order.unreleased and versions.news > 0
    files = Plan(versions, site, order.is_public, is_draft).files()
    # A thousand pages leave behind what refers to itself, and is freed by no count alone.
    gc.freeze()
    gc.enable()
    try:
        return Tree(order.folder, noted, keep).write(files, kept_assets(noted, files), _watched)
    finally:
        gc.disable()
        gc.unfreeze()


def refuse_shipped(session: Session) -> None:
    """UsageError for a mission that ships with the tool: it is nobody's to publish."""
    if is_shipped(session.path):
        raise UsageError(
            _(
                "This mission ships with the tool, and is not published. Look at it with "
                "`{serve}`, or begin a programme of your own with `itinerary init`."
            ).format(serve=session.command("site --serve"))
        )


def refuse_holding(session: Session, folder: Path) -> None:
    """UsageError for a folder that holds the programme: all of it would be on the web."""
    files = {Path(file).resolve() for file in session.programme.files}
    if any(folder.resolve() in file.parents for file in files):
        raise UsageError(
            _(
                "{folder} holds the programme, which is not for the web. Name another folder."
            ).format(folder=folder)
        )


def refuse_inside(cards: Path, folder: Path) -> None:
    """UsageError for cards that would lie in the folder of the site, for everybody to find."""
    if folder.resolve() in cards.resolve().parents:
        raise UsageError(
            _(
                "{path} is inside of {folder}, where anybody could find it. Name another file."
            ).format(path=cards, folder=folder)
        )


def typed_base_url(typed: str | None) -> str | None:
    """The address of the site's folder, with a slash at its end; UsageError when it is none."""
    if typed is None:
        return None
    try:
        parts = urlsplit(typed.strip())
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_web = False
    plain = typed.isascii() and not any(each.isspace() for each in typed.strip())
    if not (is_web and plain) or parts.query or parts.fragment or parts.username:
        raise UsageError(
            _(
                "“{typed}” is not the address of a folder. Write it like https://example.org/japan/."
            ).format(typed=typed)
        )
    return f"{typed.strip().rstrip('/')}/"


def _addressed(session: Session, site: Site, versions: Versions, order: Order) -> Site:
    """The site with the addresses that are given and withdrawn at this run, on the disk.

    UsageError when the folder has pages of which nothing is known.
    """
    programme = versions.programme
    day = exact_moment().astimezone(programme.home.zone).date()
    lost = forgotten(order.folder, site, programme, day)
    if lost and not order.wish.renews_all:
        raise UsageError(
            _(
                "{folder} has pages whose addresses are not in {path}. Put back a copy of that "
                "file; or add `--renew all`: then everybody gets a new address."
            ).format(folder=order.folder, path=site_path(session.path))
        )
    now = renewed(site, versions, order.wish, day)
    now = replace(
        now,
        withdrawn=(*now.withdrawn, *lost),
        base_url=order.base_url or now.base_url,
    )
    if now != site:
        write_site(site_path(session.path), now)
    return now


def _say_what_changed(
    session: Session, versions: Versions, site: Site, done: Done, folder: Path
) -> None:
    """How many pages are other now, and whose; and what is still to be said for codes."""
    people = [name(each, session.reader) for each in _whose(versions, site, done)]
    if people:
        more = len(people) - _MOST_NAMES
        others = [plural("{number} more", "{number} more", more)] if more > 0 else []
        names = _(", ").join([*people[:_MOST_NAMES], *others])
        pages = plural("{number} page changed", "{number} pages changed", len(people))
        say(_("{pages} in {folder}: {names}.").format(pages=pages, folder=folder, names=names))
    elif (done.written or done.removed) and not site.is_closed:
        say(_("No page changed in {folder}; other files did.").format(folder=folder))
    elif not (done.written or done.removed):
        say(_("Nothing has changed in {folder}.").format(folder=folder))
    if site.is_closed:
        say(_("No address is in use any more; `--reopen` gives new ones."))
    elif site.base_url is None:
        say(needs_base_url())


def needs_base_url() -> str:
    """What is said while it is not known where the site will be."""
    return _("Codes and subscriptions need to know where the site will be: add `--base-url URL`.")


def _whose(versions: Versions, site: Site, done: Done) -> Iterator[Delegate]:
    """Those whose page was written, in the order of protocol."""
    written = {*done.written}
    for delegate in versions.programme.delegates.values():
        address = site.people.get(versions.identities.key_of(delegate.id))
        if address and page_path(address) in written:
            yield delegate


def _watched(files: Sequence[Planned]) -> Iterable[Planned]:
    return watched_files(files, _("Pages"))
