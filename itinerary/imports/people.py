"""Who is of the delegation, as the user says it: names, or a file of ours that has them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from itinerary.disk.files import read
from itinerary.errors import FileError
from itinerary.imports.drafts import MAX_NAMED, Person
from itinerary.imports.meanings.cells import email_address
from itinerary.imports.meanings.texts import decoded, one_line
from itinerary.imports.spreadsheets.csv import read_csv
from itinerary.languages import _
from itinerary.languages.meanings.unclear import Unclear
from itinerary.names import folded
from itinerary.programme.loader import load
from itinerary.programme.model import Programme

_MAX_BYTES = 2_000_000
_FILES = frozenset({".csv", ".tsv", ".txt", ".yaml", ".yml"})
_NAMES = frozenset(map(folded, ("name", "full name", "nom", "nom complet", "delegate", "délégué",
                                "participant", "氏名", "名前", "参加者")))  # fmt: skip
_FIRST_NAMES = frozenset(map(folded, ("first name", "given name", "prénom", "名")))
_LAST_NAMES = frozenset(
    map(folded, ("last name", "surname", "family name", "nom de famille", "姓"))
)
_EMAILS = frozenset(map(folded, ("email", "e-mail", "mail", "courriel", "adresse électronique",
                                 "メール", "メールアドレス")))  # fmt: skip


def people_of(typed: Iterable[str]) -> tuple[Person, ...]:
    """The people whom names and files name, each once; FileError when a file has none."""
    people: dict[str, Person] = {}
    for word in typed:
        path = Path(word)
        found = _of_file(path) if path.suffix.lower() in _FILES else [Person(one_line(word))]
        for person in found:
            people.setdefault(folded(person.name), person)
    return tuple(people.values())[:MAX_NAMED]


def _of_file(path: Path) -> list[Person]:
    if path.suffix.lower() in {".yaml", ".yml"}:
        people = list(_of_programme(path))
    else:
        data = read(path, _MAX_BYTES)
        if len(data) > _MAX_BYTES:
            raise FileError(_("{path} is too large. Split it.").format(path=path.name))
        people = list(_of_table(path.name, data))
    if not people:
        raise FileError(_("{path} names nobody.").format(path=path.name))
    return people


def _of_programme(path: Path) -> Iterator[Person]:
    programme = load(path)
    if not isinstance(programme, Programme):
        raise FileError(
            _("{path} has problems; `itinerary -p {path} check` lists them.").format(path=path.name)
        )
    for delegate in programme.delegates.values():
        name = delegate.name.read(programme.language)
        yield Person(name, delegate.email or "", id=delegate.id)


def _of_table(name: str, data: bytes) -> Iterator[Person]:
    """The people of a table, by the names of its columns, else by the first of them."""
    if name.lower().endswith(".txt"):
        rows = [[line] for line in decoded(name, data).splitlines()]
    else:
        rows = [list(map(str, row)) for sheet in read_csv(name, data) for row in sheet.rows]
    head = [folded(cell) for cell in rows[0]] if rows else []
    column = _column(head, _NAMES)
    first, last, email = (_column(head, names) for names in (_FIRST_NAMES, _LAST_NAMES, _EMAILS))
    has_head = any(each is not None for each in (column, first, last, email))
    for row in rows[1:] if has_head else rows:
        both = [_cell(row, first), _cell(row, last)] if column is None else []
        full = " ".join(part for part in both if part) or _cell(row, column or 0)
        if full:
            yield Person(full, _email(_cell(row, email)))


def _column(head: list[str], names: frozenset[str]) -> int | None:
    return next((number for number, name in enumerate(head) if name in names), None)


def _cell(row: list[str], column: int | None) -> str:
    return one_line(row[column]) if column is not None and column < len(row) else ""


def _email(text: str) -> str:
    try:
        return email_address(text) if text else ""
    except Unclear:
        return ""
