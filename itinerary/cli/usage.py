"""Wrong usage that typer finds, in sentences of our own: it speaks English only."""

import re
from typing import Any

from itinerary.cli.help import value_name
from itinerary.formats.terminals import printable
from itinerary.languages import _, together
from itinerary.names import nearest

# What typer says, by the name of its exception; its arguments stand in attributes and brackets.
_EXTRA_WORDS = re.compile(r"unexpected extra argument\(s\) \((.*)\)$", re.DOTALL)


def usage_sentence(error: Any) -> str:
    """What is wrong with the words of a command, and which of them would be right."""
    match type(error).__name__:
        case "NoSuchOption":
            return _no_option(error)
        case "BadOptionUsage":
            takes_none = error.message.endswith("does not take a value.")
            said = _("{option} takes no value.") if takes_none else _("{option} needs a value.")
            return said.format(option=error.option_name)
        case "MissingParameter":
            return _missing(error.param)
        case "BadParameter" if getattr(error.param.type, "choices", None):
            choices = _(", ").join(error.param.type.choices)
            return _("{what} is one of: {choices}.").format(
                what=_label(error.param), choices=choices
            )
    return _of_message(error.message) or str(error.format_message())


def help_hint(error: Any) -> str:
    """Which command says more about the one that was typed."""
    path = error.ctx.command_path if getattr(error, "ctx", None) else "itinerary"
    return _("{command} --help says more.").format(command=path)


def _of_message(message: str) -> str:
    """The sentence for what typer tells apart by its words only; "" for what it never says here."""
    if words := _EXTRA_WORDS.search(message):
        return _("“{words}” is more than this command takes.").format(words=words[1])
    return _("A command is missing.") if message == "Missing command." else ""


def _missing(parameter: Any) -> str:
    what = _label(parameter)
    if choices := getattr(parameter.type, "choices", ()):
        return _("{what} is missing. It is one of: {choices}.").format(
            what=what, choices=_(", ").join(choices)
        )
    return _("{what} is missing.").format(what=what)


def _no_option(error: Any) -> str:
    name = printable(error.option_name)
    if name in _options_before(error.ctx):
        return _("{name} stands before the command: itinerary {name} … {command}").format(
            name=name, command=error.ctx.info_name
        )
    sentence = _("There is no option {name}.").format(name=name)
    parameters = error.ctx.command.get_params(error.ctx) if error.ctx else ()
    known = [option for parameter in parameters for option in parameter.opts]
    near = nearest(name, known, limit=1) if name.startswith("--") else ()
    if not near:
        return sentence
    return together(sentence, _("Did you mean {names}?").format(names=near[0]))


def _options_before(context: Any) -> list[str]:
    """The options that every command has before its name."""
    if context is None or context.parent is None:
        return []
    parameters = context.parent.command.get_params(context.parent)
    return [option for parameter in parameters for option in parameter.opts]


def _label(parameter: Any) -> str:
    """An option by its longest name, an argument by what stands for it."""
    is_option = parameter.param_type_name == "option"
    return max(parameter.opts, key=len) if is_option else value_name(parameter)
