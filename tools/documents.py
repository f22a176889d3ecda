"""The parts of the documents that the code writes: `make documents` brings them up to date.

Such a part stands between two marks in a document of docs/; what is around it is written by hand.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from itinerary.languages import speaking
from itinerary.programme.mistakes import MISTAKES
from itinerary.programme.shape.keys import records
from itinerary.views.keys import key_page
from itinerary.views.pages import Register

DOCS = Path(__file__).resolve().parent.parent / "docs"
_PART = re.compile(r"(?<=<!-- generated -->\n)(.*?)(?=<!-- /generated -->)", re.DOTALL)


def mistakes() -> str:
    """Each code with what is said of it, and what to do about it."""
    rows = ["| code | what is said | what to do |", "|---|---|---|"]
    for code, (message, remedy) in sorted(MISTAKES.items()):
        said, done = (
            words.replace("{{", "{").replace("}}", "}").replace("|", "\\|")
            for words in (message, remedy)
        )
        rows.append(f"| `{code}` | {said} | {done} |")
    return "\n".join(rows)


def keys(language: str) -> str:
    """Each record with its keys: what each means and takes, and an example, in a language."""
    with speaking(language):
        pages = [key_page(path, shape) for path, shape in records().items()]
        return "\n".join(line for page in pages for line in _table(page)).rstrip("\n")


def _table(page: Register) -> Iterator[str]:
    """A page of keys, with its keys and its examples as code."""
    yield from (f"## {page.title}", "", f"| {' | '.join(page.columns)} |")
    yield f"|{'---|' * len(page.columns)}"
    for *group, key, says, takes, example in page.rows:
        cells = [*group, f"`{key}`", says, takes, f"`{example}`"]
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
    yield ""


# One more such document is one more line.
GENERATED: dict[str, Callable[[], str]] = {
    "mistakes.md": mistakes,
    "keys.md": partial(keys, "en"),
    "cles.fr.md": partial(keys, "fr"),
    "keys.ja.md": partial(keys, "ja"),
}


def renewed(name: str) -> str:
    """The text of a document, with its part as the code has it now."""
    text = (DOCS / name).read_text("utf-8")
    before, _part, after = _PART.split(text)
    return f"{before}\n{GENERATED[name]()}\n\n{after}"


if __name__ == "__main__":
    for name in GENERATED:
        (DOCS / name).write_text(renewed(name), "utf-8")
