"""Which commands there are, what each does, and which module holds it."""

from typing import NamedTuple

from itinerary.languages import deferred as d


class Command(NamedTuple):
    """Where a command is, and what it does; its module is imported when it is asked for.

    What its help ends with is short enough to stand here as `more`, or is the module's EPILOG.
    """

    module: str
    function: str
    help: str
    more: str = ""


_WHO_IS_FREE = d(
    "Whoever has an all-day event, or one whose hours are not known yet, is not free on that day; "
    "free time keeps nobody."
)
COMMANDS = {
    "today": Command(
        "agenda.today", "today", d("What is on today, by the calendar of each place.")
    ),
    "now": Command(
        "now.now", "now", d("What is on now, what is next, and where everybody is."), _WHO_IS_FREE
    ),
    "clock": Command("now.now", "clock", d("What time it is on every clock of the mission.")),
    "agenda": Command("agenda.agenda", "agenda", d("The programme, day by day.")),
    "show": Command("lists", "show", d("One event in full.")),
    "list": Command("lists", "list_", d("Delegates, organisations, groups, cities …")),
    "who": Command("who", "who", d("Who is free over a span, or with one person."), _WHO_IS_FREE),
    "check": Command("check", "check", d("What is wrong, and what would go wrong on the day.")),
    "export": Command("export.export", "export", d("Calendars for phones.")),
    "invite": Command(
        "invite.invite", "invite", d("Invitations, changes and cancellations by e-mail.")
    ),
    "site": Command("site.site", "site", d("A page and a feed for everyone, for any web host.")),
    "push": Command("push.push", "push", d("Everybody’s calendar, on a server that you have.")),
    "booklet": Command(
        "booklet.booklet", "booklet", d("The programme to print, for everybody or for each.")
    ),
    "sheets": Command(
        "sheets.sheets", "sheets", d("Lists for the hotel, the driver, the caterer, the press …")
    ),
    "release": Command("release", "release", d("Records what people have been told.")),
    "diff": Command("diff", "diff", d("What has changed, event by event and for whom.")),
    "current": Command(
        "current", "current", d("Whether a paper is still true, by the code at its foot.")
    ),
    "init": Command("init", "init", d("A new programme to start from.")),
    "keys": Command("keys", "keys", d("Every key of the file: what it means, with an example.")),
    "import": Command(
        "importing", "import_", d("Events from a spreadsheet, a calendar or a schedule.")
    ),
    "schema": Command("schema", "schema", d("What an editor needs to complete and explain keys.")),
}
