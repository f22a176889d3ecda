"""What is measured: this tool's command, what it is held against, and the limit between them."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from runs import FEW, Command
from workshop import DAY, GROWING, SHAPES, Workshop

Figure = Callable[[float, float], float]
Growing = Callable[[Workshop, int, str], Command]  # for so many slots, with a mail server

_SCREEN = {"FORCE_COLOR": "1", "TERM": "xterm", "COLUMNS": "160", "LINES": "50"}
_FRAMES = "100"  # of forty milliseconds each, at most
_SENDER = "Protocol <protocol@example.org>"


class Measure(NamedTuple):
    """Two commands, the figure that is made of a run of each, and the most that it may be.

    It is made of processor time, which neighbours on the machine disturb less than the clock on the
    wall, or of peak memory. One without a limit is there to be known. `runs` is the most that is
    worth waiting for.
    """

    name: str
    ours: Command
    beside: str
    other: Command
    figure: Figure
    unit: str
    limit: float | None = None
    runs: int = 100
    of: Literal["cpu", "peak"] = "cpu"


def measures(shop: Workshop) -> Iterator[Measure]:
    """All measures, the quick ones first."""
    yield from _starts(shop)
    yield from _loads(shop)
    yield from _agendas(shop)
    yield from _checks(shop)
    yield from _exports(shop)
    yield from _sites(shop)
    yield from _booklets(shop)
    yield from _growth(shop)


def _starts(shop: Workshop) -> Iterator[Measure]:
    today = Command(shop.itinerary("small", "today", "--date", DAY))
    listed = Command(shop.tool("khal", "-c", str(shop.khal_settings), "list", DAY, "1d"))
    read = Command(shop.script("read_events", str(shop.mission("small"))))
    khal_help = Command(shop.tool("khal", "--help"))
    mistyped = Command(shop.tool("itinerary", "todya"), status=2)
    yield Measure("`today`, 30 events", today, "`khal list`", listed, _ratio, "×", 0.40)
    yield Measure("`today`, 30 events", today, "a script that reads", read, _ratio, "×", 2.5)
    ours = Command(shop.tool("itinerary", "--help"))
    yield Measure("`--help`", ours, "`khal --help`", khal_help, _ratio, "×", 0.30)
    yield Measure("a mistyped command", mistyped, "`khal --help`", khal_help, _ratio, "×", 0.30)
    ours = Command(shop.tool("itinerary", "--version"))
    other = Command(shop.tool("khal", "--version"))
    yield Measure("`--version`", ours, "`khal --version`", other, _ratio, "×")


def _loads(shop: Workshop) -> Iterator[Measure]:
    large = Command(shop.itinerary("large", "today", "--date", DAY))
    double = Command(shop.itinerary("double", "today", "--date", DAY))
    loaded = Command(shop.script("load_yaml", str(shop.mission("large"))))
    yield Measure("`today`, 5,000 events", large, "`yaml.load`, C", loaded, _ratio, "×", 1.5)
    yield Measure("`today`, 10,000 events", double, "5,000 events", large, _ratio, "×", 2.1)
    more = SHAPES["double"].events - SHAPES["large"].events

    def kilobytes_each(ours: float, other: float) -> float:
        return (ours - other) / more

    name = "memory of 5,000 more events"
    yield Measure(name, double, "5,000 events", large, kilobytes_each, "kB each", 12, of="peak")


def _agendas(shop: Workshop) -> Iterator[Measure]:
    rows = Command(shop.itinerary("large", "agenda"))
    day = Command(shop.itinerary("large", "today", "--date", DAY))
    yield Measure("`agenda`, 5,000 rows", rows, "a day's rows", day, _beyond, "s beyond", 0.3)
    piped = Command(shop.itinerary("small", "today", "--date", DAY))
    drawn = piped._replace(environment=_SCREEN)
    yield Measure("a day on a terminal", drawn, "to a pipe", piped, _ratio, "×", 1.25)
    for words, limit in ((("agenda",), 1.45), (("agenda", "--week"), 1.5)):
        piped = Command(shop.tool("itinerary", "-p", "rehearsal", *words))
        drawn = piped._replace(environment=_SCREEN)
        name = f"`{' '.join(words)}`, 53 events, drawn"
        yield Measure(name, drawn, "on a pipe", piped, _ratio, "×", limit)
    many, none = (
        Command(shop.script("draw_frames", str(shop.mission("small")), DAY, times))
        for times in (_FRAMES, "0")
    )
    yield Measure(f"`now --follow`, {_FRAMES} frames", many, "none", none, _beyond, "s beyond", 4)


def _checks(shop: Workshop) -> Iterator[Measure]:
    check = Command(shop.itinerary("check", "check"))
    double = Command(shop.itinerary("check-double", "check"))
    load = Command(shop.itinerary("check", "today", "--date", DAY))
    yield Measure("`check`, 500 × 60", check, "(loading it)", load, _ours, "s", 2)
    yield Measure("`check`, 1,000 × 60", double, "500 × 60", check, _ratio, "×", 2.1)


def _exports(shop: Workshop) -> Iterator[Measure]:
    one = Command(shop.itinerary("small", "export", "--combined", "-o", "-"))
    other = Command(shop.tool("yaml2ics", str(shop.yaml2ics_file)))
    yield Measure("a calendar of 30 events", one, "`yaml2ics`", other, _ratio, "×")
    folder, written, apart = (shop.files / each for each in ("ours", "written", "apart"))
    export = Command(shop.itinerary("export", "export", "-o", str(folder)), folder)
    name = "`export`, 1,000 × 50 of 300"
    write = Command(shop.script("write_files", str(shop.packed), str(written)), written)
    yield Measure(name, export, "writing its bytes", write, _ratio, "×", 3)
    grouped, named = (
        Command(shop.itinerary(shape, "export", "-o", str(folder)), folder)
        for shape in ("grouped", "named")
    )
    yield Measure(f"{name}, people named", named, "groups named", grouped, _ratio, "×", 1.4)
    alone = Command(shop.script("calendars_apart", str(shop.mission("export")), str(apart)), apart)
    yield Measure(name, export, "`icalendar` for each", alone, _ratio, "×", 0.05, FEW)


def _sites(shop: Workshop) -> Iterator[Measure]:
    """A page and a feed for each of a thousand: made, looked at again, and after one change."""
    load = Command(shop.itinerary("export", "today", "--date", DAY))
    name, web = "`site`, 1,000 × 50 of 300", shop.files / "web"
    made = Command(shop.site(web), web)
    yield Measure(f"{name}, first", made, "(loading it)", load, _ours, "s", 8, FEW)
    yield Measure(f"memory of {name}", made, "(loading it)", load, _megabytes, "MB", 150, 1, "peak")
    standing = shop.files / "standing"
    again = Command(shop.site(standing))
    yield Measure(f"{name}, unchanged", again, "(loading it)", load, _ours, "s", 3, FEW)
    to, fro = (Command(shop.site(standing, each)) for each in ("after", "before"))
    yield Measure(f"{name}, one changed", to, "and back", fro, _ours, "s", 3, FEW)


def _booklets(shop: Workshop) -> Iterator[Measure]:
    """Everybody's on A5; one for each of fifty, and of twice as many."""
    load = Command(shop.tool("itinerary", "-p", "rehearsal", "today", "--date", DAY))
    file = shop.files / "booklet.pdf"
    one = Command(shop.tool("itinerary", "-p", "rehearsal", "booklet", "-o", str(file)), file)
    yield Measure("`booklet`, everybody's", one, "(loading it)", load, _ours, "s", 0.9, FEW)
    each = [
        Command(
            shop.itinerary(shape, "booklet", "-o", f"{shop.files / shape}/"), shop.files / shape
        )
        for shape in ("printed", "printed-double")
    ]
    name = "`booklet`, 50 × 30"
    yield Measure(name, each[0], "(loading it)", load, _ours, "s", 12, 1)
    yield Measure(f"memory of {name}", each[0], "", load, _megabytes, "MB", 200, 1, "peak")
    yield Measure("`booklet`, 100 × 30", each[1], "50 × 30", each[0], _ratio, "×", 2.2, 1)


def _growth(shop: Workshop) -> Iterator[Measure]:
    """Twice the work, twice the cost: each command beside itself on half as much."""
    server = shop.post_office()
    for name, command in _GROWING.items():
        sizes = [command(shop, slots, server) for slots in GROWING]
        for (half, other), (slots, ours) in pairwise(zip(GROWING, sizes, strict=True)):
            title = f"{name}, {slots * 5} events"
            yield Measure(title, ours, f"{half * 5}", other, _ratio, "×", 2.2, 5)


def _reads(*words: str) -> Growing:
    return lambda shop, slots, _server: Command(shop.of_grown(slots, "read", *words))


def _export(shop: Workshop, slots: int, _server: str) -> Command:
    folder = shop.files / "ours"
    return Command(shop.of_grown(slots, "read", "export", "-o", str(folder)), folder)


def _site(shop: Workshop, slots: int, _server: str) -> Command:
    folder = shop.files / "web"
    return Command(shop.of_grown(slots, "post", "site", str(folder)), folder)


def _release(shop: Workshop, slots: int, _server: str) -> Command:
    record = shop.grown(slots, "release").with_name("mission.released.json")
    return Command(shop.of_grown(slots, "release", "release"), record)


def _diff(shop: Workshop, slots: int, _server: str) -> Command:
    moved = shop.grown(slots, "read").with_name("moved.yaml")
    return Command(shop.of_grown(slots, "read", "diff", str(moved), "--by", "delegate"))


def _send(shop: Workshop, slots: int, server: str) -> Command:
    sent = shop.grown(slots, "post").with_name("mission.sent.json")
    words = ("invite", "--from", _SENDER, "--send", server, "--no-tls")
    return Command(shop.of_grown(slots, "post", *words), sent)


def _imports(ending: str) -> Growing:
    def command(shop: Workshop, slots: int, _server: str) -> Command:
        made = shop.files / "imported.yaml"
        words = ("import", str(shop.foreign(slots, ending)), "-o", str(made))
        return Command(shop.tool("itinerary", *words), made)

    return command


_GROWING: dict[str, Growing] = {
    "`today`": _reads("today", "--date", DAY),
    "`check`": _reads("check"),
    "`export`": _export,
    "`release`": _release,
    "`site`": _site,
    "`diff --by delegate`": _diff,
    "`invite --dry-run`": _reads("invite", "--from", _SENDER, "--dry-run"),
    "`invite --send`": _send,
    "`import` of .xlsx": _imports("xlsx"),
    "`import` of .ics": _imports("ics"),
    "`import` of frab XML": _imports("xml"),
}


def _ratio(ours: float, other: float) -> float:
    return ours / other


def _megabytes(ours: float, _other: float) -> float:
    return ours / 1024


def _beyond(ours: float, other: float) -> float:
    return ours - other


def _ours(ours: float, _other: float) -> float:
    return ours
