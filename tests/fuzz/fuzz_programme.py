"""Random programmes for as long as you like: `python tests/fuzz/fuzz_programme.py SECONDS [SEED]`.

Each is made of valid files, cut, doubled and spoilt. Loading it must give a programme or problems
with an address inside the file, within a second; a programme must print and export. What breaks
that is written to a file, and named.
"""

import random
import sys
import time
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from itinerary.formats.calendar.ics import write_calendar, write_event
from itinerary.formats.markdown import write_markdown
from itinerary.formats.text import write_text
from itinerary.programme.loader import load
from itinerary.programme.missions import SHIPPED, shipped
from itinerary.programme.model import Programme
from itinerary.releases.identity import Identity, Version
from itinerary.views.agenda import agenda
from itinerary.views.calendars import calendar_event
from itinerary.views.readers import Clock, Reader
from itinerary.when import midnights

_PROGRAMMES = Path(__file__).parent.parent / "programmes"
_SEEDS = [
    path.read_text("utf-8").split("\n")
    for path in (*map(shipped, SHIPPED), *sorted(_PROGRAMMES.glob("*/*.yaml")))
]
_PIECES = [
    *" \t:-[]{}'\"*&!#|>~,?@`%é",
    *("null", "no", "<<", "*a", "&a ", "!!str ", "--- ", "2025-13-45", "25:61", "1e999", "-1"),
    *(
        "2025-03-30 02:30",
        "2025-10-26 02:30",
        "..",
        "0",
        "010",
        "大阪",
        "\u202e",
        "\x00",
        "\r",
        "👩‍👧",
    ),
]
_A_SECOND = 1.0


def spoilt(chance: random.Random) -> str:
    """A valid or broken file with a few lines cut, doubled, moved or spoilt."""
    lines = list(chance.choice(_SEEDS))
    for _ in range(chance.randint(1, 6)):
        number = chance.randrange(len(lines))
        line = lines[number]
        at = chance.randint(0, len(line))
        match chance.randrange(5):
            case 0:
                lines[number] = line[:at] + chance.choice(_PIECES) + line[at:]
            case 1:
                lines[number] = line[:at] + chance.choice(_PIECES)
            case 2:
                lines[number] = line[at:]
            case 3:
                lines.insert(chance.randrange(len(lines)), line)
            case _:
                lines[number] = chance.choice(chance.choice(_SEEDS))
    return "\n".join(lines)


def complaint(path: Path, text: str) -> str | None:
    """What is wrong with how a file is read, printed or exported; None when nothing is."""
    began = time.perf_counter()
    loaded = load(path)
    if time.perf_counter() - began > _A_SECOND:
        return "it took more than a second"
    if isinstance(loaded, Programme):
        use(loaded)
        return None
    lines = text.replace("\r\n", "\n").split("\n")
    for problem in loaded:
        if not 1 <= problem.where.line <= len(lines):
            return f"{problem.where} is outside of the file"
    return None if loaded else "neither a programme nor problems"


def use(programme: Programme) -> None:
    """Prints and exports a programme."""
    reader = Reader("en", Clock("both", programme.home.zone, "Home"))
    page = agenda(programme, programme.events, reader)
    write_text(page)
    write_markdown(page)
    identity = Identity("", Version(0, midnights(programme.days, programme.home.zone)[0]))
    held = [event for event in programme.events if event.when.held]
    said = [calendar_event(event, programme, reader, identity, None) for event in held]
    write_calendar("Fuzz", [write_event(event) for event in said])


def main() -> int:
    """Runs for the seconds that are asked for; the status says whether all went well."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    until = time.monotonic() + seconds
    with TemporaryDirectory() as folder:
        path = Path(folder) / "spoilt.yaml"
        for number in count(1):
            text = spoilt(chance)
            path.write_text(text, "utf-8", newline="")
            try:
                wrong = complaint(path, text)
            except Exception as error:
                wrong = repr(error)
            if wrong:
                kept = Path(f"fuzz-{seed}-{number}.yaml")
                kept.write_text(text, "utf-8", newline="")
                print(f"input {number}: {wrong}; kept in {kept}")  # noqa: T201
                return 1
            if time.monotonic() > until:
                print(f"{number} inputs in {seconds:.0f} seconds, seed {seed}: all well")  # noqa: T201
                return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
