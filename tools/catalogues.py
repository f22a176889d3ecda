"""The catalogues of what the tool says: `make catalogues` brings them up to date with the code.

`extract` finds every sentence in the code and updates the .po files; what is new there has no
translation yet, and what the code no longer says is gone. `compile_all` makes of each the .mo file
that the tool reads; the build does so for a wheel and for an editable checkout alike.
"""

import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "itinerary" / "languages"
LANGUAGES = ("fr", "ja")
# How the code marks a sentence; of `plural`, the two forms; `says` explains a key. With `_p`, what
# it is said of comes first: one English word may need two in another language.
_KEYWORDS: dict[str, Any] = {
    "_": None,
    "d": None,
    "deferred": None,
    "plural": (1, 2),
    "says": (1,),
    "_p": ((1, "c"), 2),
    "plural_p": ((1, "c"), 2, 3),
    "d_p": ((1, "c"), 2),
    "deferred_p": ((1, "c"), 2),
}
_WIDTH = 100


def extracted() -> Catalog:
    """Every sentence of the code, with the files that say it."""
    template = Catalog(project="itinerary", charset="utf-8")
    found = extract_from_dir(
        ROOT / "itinerary",
        method_map=[("**.py", "python")],
        keywords=_KEYWORDS,
        comment_tags=("translators:",),
        strip_comment_tags=True,
    )
    for file, _line, message, comments, context in sorted(found, key=lambda each: each[:2]):
        template.add(message, None, [(file, None)], auto_comments=comments, context=context)
    return template


def read(path: Path) -> Catalog:
    """A catalogue as it stands in its file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem, ignore_obsolete=True, abort_invalid=True)


def update(paths: Iterable[Path]) -> None:
    """Brings catalogues up to date with the code, keeping the translations that they have."""
    template = extracted()
    for path in paths:
        catalogue = read(path)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        path.write_bytes(written(catalogue))


def written(catalogue: Catalog) -> bytes:
    """A catalogue as its file is written: by file, without line numbers, to be compared."""
    text = BytesIO()
    write_po(
        text, catalogue, width=_WIDTH, omit_header=True, include_lineno=False, sort_by_file=True
    )
    header = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {catalogue.locale}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    return header.encode() + text.getvalue()


def compile_all() -> list[Path]:
    """Compiles every catalogue beside its source."""
    compiled = []
    for path in (FOLDER / f"{language}.po" for language in LANGUAGES):
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, read(path))
        compiled.append(path.with_suffix(".mo"))
    return compiled


class CataloguesHook(BuildHookInterface[Any]):
    """Compiles the catalogues when a wheel is built, or a checkout installed as editable."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles them, and adds them to what is built."""
        build_data["artifacts"] += [f"/{path.relative_to(ROOT)}" for path in compile_all()]


if __name__ == "__main__":
    if sys.argv[1:] == ["extract"]:
        update(FOLDER / f"{language}.po" for language in LANGUAGES)
    compile_all()
