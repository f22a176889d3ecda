"""Markdown: headings and lists that a person, a wiki and a screen reader read in order."""

import re

from itinerary.formats.directions import isolated
from itinerary.formats.feet import Feet, feet_of
from itinerary.formats.measures import one_line
from itinerary.languages import _
from itinerary.views.pages import (
    Agenda,
    Agendas,
    Block,
    Documents,
    Field,
    Mark,
    Page,
    Register,
    Row,
    Sheet,
    each_text,
)
from itinerary.views.print.pages import Document, Table

# Everything that Markdown, and the HTML inside of it, could take for more than text.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
URL = re.compile(r"(https?://(?:[^\s<>']|'+(?=[\w%/?#&=~-]))+)")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def write_markdown(page: Page) -> str:
    """A page as Markdown."""
    page = each_text(page, isolated)
    match page:
        case Agenda():
            parts = [f"# {plain(page.title)}", *(_block(block) for block in page.blocks)]
        case Agendas():
            parts = [f"# {plain(page.title)}", *map(_part, page.parts)]
            if page.remark:
                parts.append(plain(page.remark))
        case Sheet():
            parts = [f"# {_marked(page.title, page.marks)}", *map(_field, page.fields)]
        case Register():
            parts = [f"# {plain(page.title)}", _register(page)]
        case Documents():
            feet = feet_of(page)
            parts = [f"# {plain(page.title)}", *(_document(each, feet) for each in page.documents)]
            parts += [f"*{plain(line)}*" for line in feet.last]
    if page.notice:
        parts.append(f"*{plain(page.notice)}*")
    return "\n\n".join(parts) + "\n"


def plain(text: str) -> str:
    """A text in which nothing acts as markup, on one line; web addresses stay links."""
    parts = URL.split(one_line(text))
    escaped = "".join(
        f"<{part}>" if number % 2 else _SPECIAL.sub(r"\\\1", part)
        for number, part in enumerate(parts)
    )
    return _LEADING.sub(lambda match: f"{match[1]}{match[2][:-1]}\\{match[2][-1]}", escaped)


def _part(agenda: Agenda) -> str:
    """An agenda among others, a step down under its title."""
    blocks = (_block(block, "###") for block in agenda.blocks)
    return "\n\n".join([f"## {plain(agenda.title)}", *blocks])


def _block(block: Block, level: str = "##") -> str:
    lines = [f"{level} {plain(block.heading)}", ""]
    lines += [f"{plain(remark)}\n" for remark in (*block.remarks, *block.asides)]
    lines += [f"- {_row(row)}" for row in block.rows]
    return "\n".join(lines)


def _row(row: Row) -> str:
    strong = _(", ").join(
        f"**{line.text}** {plain(line.label)}".strip() for line in row.clocks if line.strong
    )
    weak = _(", ").join(
        f"{line.text} {plain(line.label)}" for line in row.clocks if not line.strong
    )
    when = _("{local} ({home})").format(local=strong, home=weak) if weak else strong
    title = _marked(row.title, row.marks)
    head = _("{when}: {what}").format(when=when, what=title) if when else title
    details = [plain(words) for words in (row.place, row.who, *row.remarks) if words]
    return " — ".join([head, *details])


def _marked(title: str, marks: tuple[Mark, ...]) -> str:
    words = plain(title)
    if not marks:
        return words
    return _("{title} ({remark})").format(
        title=words, remark=_(", ").join(mark.words for mark in marks)
    )


def _field(field: Field) -> str:
    if len(field.lines) == 1:
        return f"**{field.label}** {plain(field.lines[0])}"
    return "\n".join([f"**{field.label}**", "", *(f"- {plain(line)}" for line in field.lines)])


def _document(document: Document, feet: Feet) -> str:
    """A document a step down under its title: what it is about, and its tables."""
    facts = [
        f"- **{label}** {plain(text)}" if label else f"- {plain(text)}"
        for label, text in document.facts
    ]
    parts = [
        f"## {plain(document.title)}",
        plain(document.subtitle),
        "\n".join(facts),
        *map(plain, document.remarks),
        *(part for table in document.tables for part in _under_heading(table)),
        *(f"*{plain(line)}*" for line in feet.each(document)),
    ]
    return "\n\n".join(part for part in parts if part)


def _under_heading(table: Table) -> list[str]:
    heading = [f"### {plain(table.heading)}"] if table.heading else []
    return [*heading, *map(plain, table.remarks), _register(table)]


def _register(register: Register | Table) -> str:
    ruler = [
        "--:" if number in register.numbers else "--" for number in range(len(register.columns))
    ]
    rows = [[plain(cell) for cell in row] for row in register.rows]
    if isinstance(register, Table) and register.totals:
        rows.append([f"**{plain(cell)}**" if cell else "" for cell in register.totals])
    return "\n".join(f"| {' | '.join(row)} |" for row in (register.columns, ruler, *rows))
