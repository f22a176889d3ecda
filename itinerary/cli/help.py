"""Help as it is read: what a command does, and its options under the headings that they have."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from itinerary.cli.terminal import columns_of_terminal, is_styled
from itinerary.formats.cells import columns, padded, wrapped
from itinerary.languages import _
from itinerary.languages import deferred as d

_WIDEST = 100  # columns: longer lines are hard to read
_LONGEST_NAME = 26  # columns: what is longer has its explanation beneath it
_GAP = 2
AS_IT_STANDS = "\b"  # the first line of a paragraph that is not to be wrapped anew

_OPTIONS = d("Options")
_HELP = d("Show this message and exit.")  # what typer says of --help


class Entry(NamedTuple):
    """A name and what is said of it."""

    name: str
    words: str


def help_text(command: Any, context: Any, commands: Iterable[Entry] = ()) -> str:
    """The help of a command, as wide as the terminal, in the language in use."""
    width = min(columns_of_terminal(), _WIDEST)
    parts = ["\n".join(_usage(command, context)), _paragraphs(command.help or "", width, "  ")]
    parts += [_section(*section, width) for section in _sections(command, context, commands)]
    parts.append(_paragraphs(command.epilog or "", width, ""))
    return "\n\n".join(part for part in parts if part)


def value_name(parameter: Any) -> str:
    """What stands for the value of an option or an argument, such as CITY or table|json."""
    if parameter.metavar:
        return _(parameter.metavar)
    choices = getattr(parameter.type, "choices", None)
    return "|".join(choices) if choices else str(parameter.name).upper()


def _usage(command: Any, context: Any) -> Iterator[str]:
    words = [_("[OPTIONS]")]
    for parameter in command.get_params(context):
        if parameter.param_type_name == "argument":
            name = value_name(parameter)
            words.append(name if parameter.required else f"[{name}]")
    if hasattr(command, "list_commands"):
        words.append(_("COMMAND …"))
    yield _("Usage: {words}").format(words=" ".join([context.command_path, *words]))


def _sections(
    command: Any, context: Any, commands: Iterable[Entry]
) -> Iterator[tuple[str, list[Entry]]]:
    """Arguments, then options under their headings, then those that have none, then commands."""
    arguments: list[Entry] = []
    options: dict[str, list[Entry]] = {}
    for parameter in command.get_params(context):
        said = Entry(_name(parameter), _words(parameter))
        if parameter.param_type_name == "argument":
            arguments.append(said)
        elif not parameter.hidden:
            options.setdefault(parameter.rich_help_panel or _OPTIONS, []).append(said)
    others = options.pop(_OPTIONS, [])
    yield _("Arguments"), arguments
    for heading, entries in options.items():
        yield _(heading), entries
    yield _(_OPTIONS), others
    yield _("Commands"), list(commands)


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return value_name(parameter)
    names = ", ".join(sorted(parameter.opts, key=len))
    return names if parameter.is_flag else f"{names} {value_name(parameter)}"


def _words(parameter: Any) -> str:
    """What is said of a parameter, and its default where that says something."""
    said = _(parameter.help) if parameter.help else ""
    default = parameter.default
    if default in {None, False, ""} or callable(default):
        return said
    value = _("[default: {value}]").format(value=default)
    return f"{said} {value}".strip()


def _section(heading: str, entries: list[Entry], width: int) -> str:
    if not entries:
        return ""
    names = [columns(entry.name) for entry in entries]
    column = max((name for name in names if name <= _LONGEST_NAME), default=0) + 2 * _GAP
    lines = [_heading(heading)]
    for entry in entries:
        first, *others = wrapped(entry.words, max(width - column, _LONGEST_NAME))
        if columns(entry.name) > _LONGEST_NAME:
            lines.append(f"  {entry.name}")
            lines.append(" " * column + first)
        else:
            lines.append(padded(f"  {entry.name}", column) + first)
        lines += (" " * column + line for line in others)
    return "\n".join(line.rstrip() for line in lines)


def _heading(words: str) -> str:
    return f"\x1b[1m{words}\x1b[0m" if is_styled() else words


def _paragraphs(text: str, width: int, indent: str) -> str:
    """The paragraphs of a text, wrapped; as they stand where they ask for that."""
    return (
        "\n\n".join(_paragraph(each, width, indent) for each in _(text).split("\n\n"))
        if text
        else ""
    )


def _paragraph(text: str, width: int, indent: str) -> str:
    first, *others = text.strip("\n").split("\n")
    lines = others if first == AS_IT_STANDS else wrapped(" ".join([first, *others]), width)
    return "\n".join(f"{indent}{line}" for line in lines)
