"""The fonts of paper: files of packages, the same on every machine, and which letters they have."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from struct import Struct, unpack_from

from itinerary.errors import FileError
from itinerary.languages import _

# Each has its fonts in a folder `files`, or beside its module. None is imported.
_PACKAGES = ("fontpkg_noto_sans", "fontpkg_noto_serif", "pylopdf_fonts_jp", "noto_cjk_sans_jp_bold")

_TABLE = Struct(">4sIII")  # of OpenType: tag, checksum, where it begins, how long it is
_ENCODING = Struct(">HHI")  # of its table `cmap`: platform, encoding, where it begins there
_GROUP = Struct(">III")  # of format 12: first and last character, first glyph
_SEGMENTS, _GROUPS = 4, 12


class MissingPackage(FileError):
    """What is printed needs packages that are not there."""

    def __init__(self) -> None:
        super().__init__(
            _("Paper needs a few more packages: `pip install 'delegation-itinerary[print]'`.")
        )


@cache
def folders() -> tuple[Path, ...]:
    """Where the fonts lie; MissingPackage where one of them is not there."""
    return tuple(map(_folder, _PACKAGES))


def _folder(package: str) -> Path:
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise MissingPackage
    folder = Path(found.submodule_search_locations[0])
    return folder / "files" if (folder / "files").is_dir() else folder


def lacking(text: str) -> str:
    """The characters of a text that no font has, once each, in their order."""
    letters = dict.fromkeys(text)
    return "".join(each for each in letters if not (" " <= each <= "~" or _is_drawn(each)))


def _is_drawn(letter: str) -> bool:
    starts, ends = _ranges()
    place = bisect_right(starts, ord(letter))
    return place > 0 and ord(letter) <= ends[place - 1]


@cache
def _ranges() -> tuple[list[int], list[int]]:
    """From where to where the characters go that any font has, without overlaps."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(each for file in _files() for each in _characters(file)):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return [first for first, _last in found], [last for _first, last in found]


def _files() -> Iterator[Path]:
    return (file for folder in folders() for file in folder.glob("*.[ot]tf"))


def _characters(file: Path) -> Iterator[tuple[int, int]]:
    """Ranges of characters that a font has, by its table `cmap` (OpenType 1.9)."""
    table = _cmap(file)
    (number,) = unpack_from(">H", table, 2)
    starts = {_ENCODING.unpack_from(table, 4 + 8 * place)[2] for place in range(number)}
    for start in starts:
        (form,) = unpack_from(">H", table, start)
        if form == _GROUPS:
            (groups,) = unpack_from(">I", table, start + 12)
            for place in range(groups):
                first, last, _glyph = _GROUP.unpack_from(table, start + 16 + 12 * place)
                yield first, last
        elif form == _SEGMENTS:
            (doubled,) = unpack_from(">H", table, start + 6)
            segments = f">{doubled // 2}H"
            lasts = unpack_from(segments, table, start + 14)
            firsts = unpack_from(segments, table, start + 16 + doubled)
            # The last segment only ends the list.
            yield from zip(firsts[:-1], lasts[:-1], strict=True)


def _cmap(file: Path) -> bytes:
    """One table of a font, of which no more is read."""
    with file.open("rb") as font:
        head = font.read(12)
        (number,) = unpack_from(">H", head, 4)
        for tag, _sum, start, length in _TABLE.iter_unpack(font.read(_TABLE.size * number)):
            if tag == b"cmap":
                font.seek(start)
                return font.read(length)
    return b"\0\0\0\0"
