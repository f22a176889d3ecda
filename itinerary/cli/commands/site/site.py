"""`site`: a page and a feed for everyone, from any web host."""

from pathlib import Path
from typing import Annotated

import typer

from itinerary.cli.session import Session
from itinerary.cli.soundness import Soundness
from itinerary.cli.typed.declarations import option
from itinerary.cli.typed.options import Format
from itinerary.errors import UsageError
from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.values import Value, replace

DEFAULT_PORT = 8000
_LAST_PORT = 65_535

_WHAT = d("What is written")
_ADDRESSES = d("Addresses")
_HERE = d("Looking at it here")

EPILOG = d("""\
Copy DIR to any web host that lists no folders. What it knows is written to
NAME.site.json beside the programme: keep a copy of that file, and never
upload it.

\b
- Each page and each feed has an address that nobody can guess. Whoever has
  it can read it.
- Who left the delegation loses theirs at the next run. `--renew` gives
  somebody a new one, such as after a lost phone.
- `--close` withdraws all of them when the mission is over.
""")


class Publishing(Value, frozen=True):
    """What the site is to hold, as typed."""

    base_url: Annotated[
        str | None,
        option(
            "--base-url",
            d("Where DIR will be found, such as https://example.org/japan/."),
            d("URL"),
            _WHAT,
        ),
    ] = None
    public: Annotated[
        bool,
        option(
            "--public",
            d("Also the public programme: no journey, no name but who speaks."),
            panel=_WHAT,
        ),
    ] = False
    unreleased: Annotated[
        bool,
        option("--unreleased", d("Although not all is released: the pages say so."), panel=_WHAT),
    ] = False
    cards: Annotated[
        Path | None,
        option(
            "--cards",
            d("Also cards with a code for each person: .pdf, or .html."),
            d("FILE"),
            _WHAT,
        ),
    ] = None


class Addressing(Value, frozen=True):
    """Which addresses are asked for, withdrawn or given, as typed."""

    list_: Annotated[
        bool,
        option("--list", d("Only say who has which addresses; writes nothing."), panel=_ADDRESSES),
    ] = False
    renew: Annotated[
        list[str] | None,
        option(
            "--renew",
            d("Withdraw somebody’s addresses, and give new ones; `secretariat`, or `all`."),
            d("WHO"),
            _ADDRESSES,
        ),
    ] = None
    close: Annotated[
        bool,
        option("--close", d("Withdraw all addresses: the mission is over."), panel=_ADDRESSES),
    ] = False
    reopen: Annotated[bool, option("--reopen", d("Give new ones after all."), panel=_ADDRESSES)] = (
        False
    )
    format: Annotated[
        Format, option("--format -f", d("For people, or for programs."), panel=_ADDRESSES)
    ] = "table"

    def refuse_contradictions(self) -> None:
        """UsageError when the options cannot all be followed."""
        chosen = [self.list_, bool(self.renew), self.close, self.reopen]
        if sum(chosen) > 1:
            raise UsageError(_("Use one of --list, --renew, --close and --reopen at a time."))


class Serving(Value, frozen=True):
    """Whether to look at the site here, as typed."""

    serve: Annotated[
        bool,
        option(
            "--serve",
            d("Serve it on this machine until Ctrl-C, and keep it up to date."),
            panel=_HERE,
        ),
    ] = False
    port: Annotated[int, option("--port", d("At this port."), d("NUMBER"), _HERE)] = DEFAULT_PORT
    host: Annotated[
        str,
        option("--host", d("For others too, at this address of the machine."), d("ADDRESS"), _HERE),
    ] = "127.0.0.1"

    def refuse_no_port(self) -> None:
        """UsageError for a number that is none of a port."""
        if not 0 <= self.port <= _LAST_PORT:
            raise UsageError(
                _("There is no port {port}: the numbers are from 0 to {last}.").format(
                    port=self.port, last=_LAST_PORT
                )
            )


def site(
    session: Session,
    publishing: Publishing,
    addressing: Addressing,
    serving: Serving,
    soundness: Soundness,
    folder: Annotated[
        Path | None,
        typer.Argument(metavar=d("DIR"), help=d("The folder for a web host."), show_default=False),
    ] = None,
) -> None:
    """A page and a feed for everyone, in a folder for any web host."""
    # Pages need jinja2 and icalendar, which nothing that is typed every day pays for.
    from itinerary.cli.commands.site import addresses, looking
    from itinerary.cli.commands.site.publishing import (
        Order,
        publish,
        refuse_holding,
        refuse_inside,
        refuse_shipped,
        typed_base_url,
    )

    addressing.refuse_contradictions()
    serving.refuse_no_port()
    if addressing.list_:
        addresses.show(session, addressing.format)
        return
    place = looking.Place(host=serving.host, port=serving.port)
    order = Order(
        folder=folder or Path(),
        base_url=typed_base_url(publishing.base_url),
        wish=addresses.wish(session, addressing),
        is_public=publishing.public,
        unreleased=publishing.unreleased,
    )
    soundness.assure(session)
    if folder is None:
        if not serving.serve:
            raise UsageError(_("Name the folder to write to, or add --serve to look at it here."))
        looking.look_aside(session, replace(order, unreleased=True), place)
        return
    refuse_shipped(session)
    refuse_holding(session, folder)
    if publishing.cards:
        refuse_inside(publishing.cards, folder)
    if serving.serve:
        looking.look(session, order, place)
        return
    site = publish(session, order)
    if publishing.cards:
        addresses.write_cards(session, site, publishing.cards)
