"""Random files to bring in: `python tests/fuzz/fuzz_import.py SECONDS [SEED]`.

Sheets, calendars and schedules that people sent are cut, doubled and spoilt, in this process. Each
must give a programme that loads, or one sentence, within two seconds. What breaks that is written
to a file, and named.
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from itinerary.errors import ItineraryError
from itinerary.imports.asked import Asked
from itinerary.imports.drafts import Drafts
from itinerary.imports.making.assembly import Given, programme_of
from itinerary.imports.reading import read_drafts
from itinerary.imports.spreadsheets.reading import events_of
from itinerary.imports.spreadsheets.sheets import Merged, Sheet
from itinerary.languages.meanings.dates import Cell
from itinerary.programme.loader import load
from itinerary.programme.model import Programme

_FOLDER = Path(__file__).parent.parent / "imports" / "brought_in"
_SEEDS = {
    ending: [path.read_bytes() for path in sorted(_FOLDER.glob(f"*{ending}"))]
    for ending in (".csv", ".ics", ".xml")
}
_PIECES = [
    *(
        b" ",
        b"\t",
        b"\n",
        b"\r\n",
        b":",
        b";",
        b",",
        b'"',
        b"<",
        b">",
        b"&",
        b"\0",
        b"\xff",
        b"\x81",
    ),
    *(b"2025-04-15", b"24:00", b"25:61", b"9h30", b"=1", b"COUNT=99999", b"FREQ=DAILY", b"<b>"),
    *(b"UNTIL=99991231", b"INTERVAL=0", b"TZID=", b"BEGIN:VEVENT\n", b"END:VEVENT\n", b"PT1W"),
    *(
        "大阪 4月16日（水） 10:00～ 令和7年 団員全員 午後 minuit 9–10 am vers é".encode().split(
            b" "
        )
    ),
    *("\u202e \ufdfa \U0001f469 \u0301\u0301".encode().split(b" ")),
]
_CELLS: list[Cell] = [
    *("Date", "Start", "Title", "Heure", "件名", "日付", "City", "Who", "Fin", "", "Osaka", "x"),
    *("Lundi 14 avril 2025", "mar. 15/04", "4月16日(水)", "Day 2", "9h30", "10:00～", "12 - 1 PM"),
    *("09:30 Forum\n10:00 Visite", "* note", "14-16 avril 2025", "24:00", "minuit", "04/05", "15"),
    *(None, 1.5, True, date(2025, 4, 15), datetime(2025, 4, 16), datetime(2025, 4, 15, 13, 59, 59)),
    *(timedelta(hours=9), date(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999), "9" * 90),
]
_TWO_SECONDS = 2.0
_GIVEN = Given({}, city="Osaka", home="Dijon")


def spoilt(chance: random.Random, data: bytes) -> bytes:
    """A file with a few pieces put in, cut out, doubled or changed."""
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        to = min(len(data), at + chance.randint(0, 40))
        match chance.randrange(4):
            case 0:
                data = data[:at] + chance.choice(_PIECES) + data[at:]
            case 1:
                data = data[:at] + chance.choice(_PIECES) + data[to:]
            case 2:
                data = data[:at] + data[to:]
            case _:
                data = data[:to] + data[at:]
    return data


def sheets(chance: random.Random) -> tuple[Sheet, ...]:
    """A workbook of any cells, some of them merged, as its reader gives it."""
    made = []
    for number in range(chance.randint(1, 2)):
        rows = [
            [chance.choice(_CELLS) for _ in range(chance.randint(0, 6))]
            for _ in range(chance.randint(0, 12))
        ]
        merged = []
        for _ in range(chance.randint(0, 2) if rows else 0):
            top, left = chance.randrange(len(rows)), chance.randrange(4)
            bottom = min(len(rows) - 1, top + chance.randrange(3))
            merged.append(Merged(top, left, bottom, left + chance.randrange(3)))
        made.append(Sheet(chance.choice(["Plan", "14 avril"]) + str(number), rows, merged))
    return tuple(made)


def complaint(read: Callable[[], Drafts], folder: Path) -> str | None:
    """What is wrong with how a file is brought in; None when nothing is."""
    began = time.perf_counter()
    try:
        text = programme_of("any", read(), _GIVEN).text
    except ItineraryError as error:
        return None if str(error).count("\n") == 0 else "it costs more than one sentence"
    finally:
        took = time.perf_counter() - began
    if took > _TWO_SECONDS:
        return f"it took {took:.1f} seconds"
    path = folder / "made.yaml"
    path.write_text(text, "utf-8")
    loaded = load(path)
    return None if isinstance(loaded, Programme) else f"it does not load: {loaded[0]}"


def main() -> int:
    """Runs for the seconds that are asked for; the status says whether all went well."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    until = time.monotonic() + seconds
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number in count(1):
            ending = chance.choice([*_SEEDS, ""])
            path = folder / f"any{ending}"
            if ending:
                path.write_bytes(spoilt(chance, chance.choice(_SEEDS[ending])))
                read = _reader(path)
            else:
                read = _sheet_reader(sheets(chance))
            try:
                wrong = complaint(read, folder)
            except Exception as error:
                wrong = repr(error)
            if wrong:
                kept = Path(f"fuzz-import-{seed}-{number}{ending}")
                kept.write_bytes(path.read_bytes() if ending else b"")
                print(f"input {number}: {wrong}; kept in {kept}")  # noqa: T201
                return 1
            if time.monotonic() > until:
                print(f"{number} inputs, and nothing to complain of")  # noqa: T201
                return 0
    return 0


def _reader(path: Path) -> Callable[[], Drafts]:
    return lambda: read_drafts(path, Asked())


def _sheet_reader(made: tuple[Sheet, ...]) -> Callable[[], Drafts]:
    return lambda: events_of("any", "any", made, Asked())


if __name__ == "__main__":
    sys.exit(main())
