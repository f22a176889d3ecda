"""The parts of the documents that the code writes: `make documents` brings them up to date.

Such a part stands between two marks in a document of docs/; what is around it is written by hand.
"""

import re
from collections.abc import Callable
from pathlib import Path

from itinerary.programme.mistakes import MISTAKES

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


# One more such document is one more line.
GENERATED: dict[str, Callable[[], str]] = {"mistakes.md": mistakes}


def renewed(name: str) -> str:
    """The text of a document, with its part as the code has it now."""
    text = (DOCS / name).read_text("utf-8")
    before, _part, after = _PART.split(text)
    return f"{before}\n{GENERATED[name]()}\n\n{after}"


if __name__ == "__main__":
    for name in GENERATED:
        (DOCS / name).write_text(renewed(name), "utf-8")
