"""The missions that ship with the tool, by name."""

from pathlib import Path

DEFAULT = "japan-2025"
SHIPPED = (DEFAULT, "rehearsal")

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(name: str) -> Path:
    """The file of a shipped mission: inside the installed package, or beside it in a checkout."""
    installed = _PACKAGE / "data"
    folder = installed if installed.is_dir() else _PACKAGE.parent / "data"
    return folder / f"{name}.yaml"


def whole(name: str) -> tuple[Path, ...]:
    """The file of a shipped mission and then those that it names: in a folder of the same name."""
    file = shipped(name)
    return (file, *sorted(each for each in file.with_suffix("").rglob("*") if each.is_file()))


def is_shipped(path: Path) -> bool:
    """Whether a file is one of the shipped missions: it belongs to the tool, not to its user."""
    return path.exists() and any(path.samefile(shipped(name)) for name in SHIPPED)
