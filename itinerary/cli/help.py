"""Help as it is read: what a command does, and its options under the headings that they have."""

import sys
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from itinerary.cli.terminal.terminal import columns_of_terminal, terminal_of
from itinerary.formats.measures import padded, width, wrapped
from itinerary.languages import _, together
from itinerary.languages import deferred as d

_WIDEST = 100  # columns: longer lines are hard to read
_LONGEST_NAME = 26  # columns: what is longer has its explanation beneath it
_GAP = 2
AS_IT_STANDS = "\b"  # the first line of a paragraph that is not to be wrapped anew

_OPTIONS = d("Options")
_HELP = d("Show this message and exit.")  # what typer says of --help


class _Entry(NamedTuple):
    """A name and what is said of it."""

    name: str
    words: str


def help_text(command: Any, context: Any, commands: Mapping[str, str] | None = None) -> str:
    """The help of a command, as wide as the terminal, in the language in use."""
    context.color = terminal_of(sys.stdout) is not None  # typer would strip the bold headings
    columns = min(columns_of_terminal(), _WIDEST)
    usage = "\n".join(wrapped(_usage(command, context), columns, "  "))
    parts = [usage, _paragraphs(command.help or "", columns, "  ")]
    parts += [
        _section(*section, columns) for section in _sections(command, context, commands or {})
    ]
    parts.append(_paragraphs(command.epilog or "", columns, ""))
    return "\n\n".join(part for part in parts if part)


def value_name(parameter: Any) -> str:
    """What stands for the value of an option or an argument, such as CITY or table|json."""
    if parameter.metavar:
        return _(parameter.metavar)
    choices = getattr(parameter.type, "choices", None)
    return "|".join(choices) if choices else str(parameter.name).upper()


def _usage(command: Any, context: Any) -> str:
    words = [_("[OPTIONS]")]
    for parameter in command.get_params(context):
        if parameter.param_type_name == "argument":
            name = value_name(parameter)
            words.append(name if parameter.required else f"[{name}]")
    if hasattr(command, "list_commands"):
        words.append(_("COMMAND …"))
    return _("Usage: {words}").format(words=" ".join([context.command_path, *words]))


def _sections(
    command: Any, context: Any, commands: Mapping[str, str]
) -> Iterator[tuple[str, list[_Entry]]]:
    """Arguments, then options under their headings, then those that have none, then commands."""
    arguments: list[_Entry] = []
    options: dict[str, list[_Entry]] = {}
    for parameter in command.get_params(context):
        said = _Entry(_name(parameter), _words(parameter))
        if parameter.param_type_name == "argument":
            arguments.append(said)
        elif not parameter.hidden:
            options.setdefault(parameter.rich_help_panel or _OPTIONS, []).append(said)
    others = options.pop(_OPTIONS, [])
    yield _("Arguments"), arguments
    for heading, entries in options.items():
        yield _(heading), entries
    yield _(_OPTIONS), others
    yield _("Commands"), [_Entry(name, words) for name, words in commands.items()]


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return value_name(parameter)
    names = ", ".join(sorted(parameter.opts, key=len))
    return names if parameter.is_flag else f"{names} {value_name(parameter)}"


def _words(parameter: Any) -> str:
    """What is said of a parameter, and its default where that says something."""
    said = _(parameter.help) if parameter.help else ""
    default = parameter.default
    if default in {None, False, "", "-"} or callable(default):  # what - is, the words say
        return said
    return together(said, _("[default: {value}]").format(value=default))


def _section(heading: str, entries: list[_Entry], columns: int) -> str:
    if not entries:
        return ""
    names = [width(entry.name) for entry in entries]
    column = max((name for name in names if name <= _LONGEST_NAME), default=0) + 2 * _GAP
    if columns - column < _LONGEST_NAME:
        column = 3 * _GAP  # too narrow for two columns: each explanation under its name
    lines = [line for entry in entries for line in _entry(entry, column, columns)]
    return "\n".join([_heading(heading), *lines])


def _entry(entry: _Entry, column: int, columns: int) -> Iterator[str]:
    """A name, and its explanation beside it where there is room, else beneath it."""
    explained = [" " * column + line for line in wrapped(entry.words, columns - column)]
    name = f"{' ' * _GAP}{entry.name}"
    if width(name) + _GAP <= column:
        yield (padded(name, column) + explained.pop(0).lstrip()).rstrip()
    else:
        yield name
    yield from (line for line in explained if line.strip())


def _heading(words: str) -> str:
    screen = terminal_of(sys.stdout)
    return screen.strong(words) if screen else words


def _paragraphs(text: str, columns: int, indent: str) -> str:
    """The paragraphs of a text, wrapped; as they stand where they ask for that."""
    return (
        "\n\n".join(_paragraph(each, columns, indent) for each in _(text).split("\n\n"))
        if text
        else ""
    )


def _paragraph(text: str, columns: int, indent: str) -> str:
    first, *others = text.strip("\n").split("\n")
    if first != AS_IT_STANDS:
        lines = wrapped(" ".join([first, *others]), columns - width(indent))
        return "\n".join(f"{indent}{line}" for line in lines)
    return "\n".join(_folded(line, columns, indent) for line in others)


def _folded(line: str, columns: int, indent: str) -> str:
    """A line as it stands, or folded under itself where the terminal is narrower."""
    if width(indent + line) <= columns:
        return indent + line
    beneath = f"{indent}  "
    first, *others = wrapped(line, columns - width(beneath))
    start = beneath if line.startswith(" ") else indent
    return "\n".join([start + first, *(beneath + each for each in others)])
