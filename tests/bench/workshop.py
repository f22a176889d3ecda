"""Where everything is measured: an environment of its own, and the same missions for all tools."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from foreign import write_schedule, write_workbook
from missions import FIRST_DAY, Item, Shape, items, programme

PEERS = ("khal", "yaml2ics")
DAY = str(FIRST_DAY)

SHAPES = {
    "small": Shape(slots=10, strands=3, delegates=12, groups=6),
    "large": Shape(slots=1000, strands=5, delegates=40, groups=20),
    "double": Shape(slots=2000, strands=5, delegates=40, groups=20),
    "export": Shape(slots=50, strands=6, delegates=1000, groups=120),
    "printed": Shape(slots=15, strands=4, delegates=50, groups=12),
    "printed-double": Shape(slots=15, strands=4, delegates=100, groups=12),
    "check": Shape(slots=60, strands=5, delegates=500, groups=60),
    "check-double": Shape(slots=60, strands=5, delegates=1000, groups=120),
    "grouped": Shape(slots=50, strands=6, delegates=1000, groups=6),
    "named": Shape(slots=50, strands=6, delegates=1000, groups=6, named=True),
}
# Once, twice and four times the same work.
GROWING = (40, 80, 160)  # slots

_PROJECT = Path(__file__).resolve().parents[2]
_SCRIPTS = Path(__file__).resolve().parent / "peers"

_KHAL = """\
[calendars]
[[mission]]
path = {folder}
[sqlite]
path = {database}
[locale]
local_timezone = Europe/Paris
default_timezone = Europe/Paris
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


class Workshop:
    """A folder with an environment in which this tool and its peers are installed from wheels."""

    def __init__(self, folder: Path) -> None:
        self._environment = folder / "environment"
        self.files = folder / "files"

        self._offices: list[subprocess.Popen[str]] = []

    @property
    def environment(self) -> dict[str, str]:
        """The variables of every process that is measured."""
        return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(self.files)}

    def tool(self, name: str, *words: str) -> tuple[str, ...]:
        """The words of a command that is installed here."""
        return (str(self._environment / "bin" / name), *words)

    def itinerary(self, shape: str, *words: str) -> tuple[str, ...]:
        """The words of this tool's command for a mission."""
        return self.tool("itinerary", "-p", str(self.mission(shape)), *words)

    def script(self, name: str, *words: str) -> tuple[str, ...]:
        """The words of one of the scripts that do a part of the work and no more."""
        return self.tool("python", str(_SCRIPTS / f"{name}.py"), *words)

    def mission(self, shape: str) -> Path:
        """The programme file of a shape."""
        return self.files / f"{shape}.yaml"

    def prepare(self) -> None:
        """Installs this tool as it is now, its peers where they are missing, and makes the files.

        pip compiles what it installs: nothing is compiled while it is measured.
        """
        self.files.mkdir(parents=True, exist_ok=True)
        if not all(Path(self.tool(peer)[0]).exists() for peer in PEERS):
            _run(sys.executable, "-m", "venv", str(self._environment))
            self._pip(f"{_PROJECT}[spreadsheet,print]", *PEERS)
        self._pip("--force-reinstall", "--no-deps", str(_PROJECT))
        for name, shape in SHAPES.items():
            self.mission(name).write_text(programme(shape), encoding="utf-8")
        self._prepare_khal()
        self._prepare_growth()
        self._prepare_site()
        self.yaml2ics_file.write_text(_as_yaml2ics(SHAPES["small"]), encoding="utf-8")
        exported = self.files / "exported"
        _run(*self.itinerary("export", "export", "-o", str(exported)))
        _run(*self.script("pack", str(exported), str(self.packed)))

    @property
    def khal_settings(self) -> Path:
        """khal's configuration, for the events of the small mission."""
        return self.files / "khal.conf"

    @property
    def yaml2ics_file(self) -> Path:
        """The events of the small mission in yaml2ics's own form."""
        return self.files / "yaml2ics.yaml"

    @property
    def packed(self) -> Path:
        """The files of an export in one."""
        return self.files / "packed"

    def grown(self, slots: int, purpose: str) -> Path:
        """A programme that grows, alone in a folder: what is noted of it concerns no other."""
        return self.files / "growing" / f"{purpose}-{slots}" / "mission.yaml"

    def of_grown(self, slots: int, purpose: str, *words: str) -> tuple[str, ...]:
        """The words of this tool's command for a programme that grows."""
        return self.tool("itinerary", "-p", str(self.grown(slots, purpose)), *words)

    def site(self, folder: Path, state: str = "") -> tuple[str, ...]:
        """The words of `site` for a released mission, put into a state first where one is named."""
        words = self.tool("itinerary", "-p", str(self._sites / "mission.yaml"), "site", str(folder))
        if not state:
            return words
        return self.script("exchange", str(self._sites / state), str(self._sites), *words)

    @property
    def _sites(self) -> Path:
        """A mission that has a site; in folders beside it, as it was before a change and after."""
        return self.files / "site"

    def foreign(self, slots: int, ending: str) -> Path:
        """The events of a mission that grows, as another program wrote them."""
        return self.files / "growing" / f"events-{slots}.{ending}"

    def post_office(self) -> str:
        """The address of a mail server on loopback, which takes all; it ends with the workshop."""
        office = subprocess.Popen(
            self.script("post_office"), stdout=subprocess.PIPE, text=True, env=self.environment
        )
        self._offices.append(office)
        assert office.stdout is not None
        return f"smtp://127.0.0.1:{office.stdout.readline().strip()}"

    def close(self) -> None:
        """Ends what serves."""
        for office in self._offices:
            office.terminate()
            office.wait()

    def _prepare_growth(self) -> None:
        for slots in GROWING:
            shape = Shape(slots, strands=5, delegates=200, groups=40, mailed=True)
            text = programme(shape)
            for purpose in ("read", "release", "post"):
                path = self.grown(slots, purpose)
                shutil.rmtree(path.parent, ignore_errors=True)
                path.parent.mkdir(parents=True)
                path.write_text(text, encoding="utf-8")
            moved = self.grown(slots, "read").with_name("moved.yaml")
            moved.write_text(text.replace(" 08:30", " 08:45"), encoding="utf-8")
            _run(*self.of_grown(slots, "post", "release"))
            calendar = ("--combined", "-o", str(self.foreign(slots, "ics")))
            _run(*self.of_grown(slots, "read", "export", *calendar))
            write_workbook(self.foreign(slots, "xlsx"), shape)
            write_schedule(self.foreign(slots, "xml"), shape)

    def _prepare_site(self) -> None:
        for each in (self._sites, self.files / "standing", self.files / "web"):
            shutil.rmtree(each, ignore_errors=True)
        text = programme(SHAPES["export"])
        for state, title in (("before", "Appointment 17"), ("after", "Appointment elsewhere")):
            kept = self._sites / state
            kept.mkdir(parents=True)
            mission = self._sites / "mission.yaml"
            mission.write_text(text.replace("en: Appointment 17}", f"en: {title}}}"), "utf-8")
            _run(*self.tool("itinerary", "-p", str(mission), "release"))
            for name in ("mission.yaml", "mission.released.json"):
                shutil.copyfile(self._sites / name, kept / name)
        _run(*self.site(self.files / "standing", "before"))

    def _prepare_khal(self) -> None:
        folder = self.files / "khal"
        everything = ("--status", "confirmed", "--split")
        _run(*self.itinerary("small", "export", *everything, "-o", str(folder)))
        settings = _KHAL.format(folder=folder, database=self.files / "khal.db")
        self.khal_settings.write_text(settings, encoding="utf-8")

    def _pip(self, *words: str) -> None:
        quiet = ("--quiet", "--disable-pip-version-check")
        _run(*self.tool("python", "-m", "pip", "install", *quiet, *words))


def _as_yaml2ics(shape: Shape) -> str:
    lines = ["name: Mission to Japan", "timezone: Asia/Tokyo", "events:"]
    lines += [line for item in items(shape) for line in _yaml2ics_event(item)]
    return "".join(f"{line}\n" for line in lines)


def _yaml2ics_event(item: Item) -> Iterator[str]:
    yield f"  - summary: {item.title['en']}"
    yield f"    begin: {item.day} {item.start}:00"
    yield "    duration: {hours: 1}"
    yield f"    location: Hall {item.place}, Osaka"
    yield f"    description: {item.description}"


def _run(*words: str) -> None:
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}")
