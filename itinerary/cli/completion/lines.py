"""What is being typed on a command line that is not finished: a name, or the value of one."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import typer


class Parameter(NamedTuple):
    """An option, with its names, or an argument, which has none."""

    id: str
    names: tuple[str, ...]
    takes_value: bool
    several: bool
    choices: tuple[str, ...]
    help: str


class Line(NamedTuple):
    """A line up to the cursor.

    `value_of` is the parameter whose value is being typed; None for a command or an option.
    `before` is what stands before the value in the same word, such as `--city=`; `offered` are
    the options that may follow.
    """

    command: str | None
    value_of: Parameter | None
    typed: str
    before: str
    offered: tuple[Parameter, ...]
    values: dict[str, str]


def parameters(command: Any) -> tuple[Parameter, ...]:
    """The parameters of a command as typer knows it."""
    return tuple(
        Parameter(
            id=each.name,
            names=tuple(each.opts) if each.param_type_name == "option" else (),
            takes_value=not getattr(each, "is_flag", False),
            several=bool(getattr(each, "multiple", False)) or each.nargs == -1,
            choices=tuple(getattr(each.type, "choices", ())),
            help=getattr(each, "help", None) or "",
        )
        for each in command.get_params(typer.Context(command))
        if not getattr(each, "hidden", False)
    )


def read_line(
    words: Sequence[str],
    typed: str,
    root: Sequence[Parameter],
    of_command: Callable[[str], Sequence[Parameter]],
) -> Line | None:
    """The line of some words and the beginning of the next; None when it has no such command."""
    reading = _Reading(root)
    for word in words:
        if reading.takes_command(word):
            known = of_command(word)
            if not known:
                return None
            reading.begin(word, known)
        else:
            reading.read(word)
    return reading.at(typed)


class _Reading:
    """Words read one by one, and what is expected after them."""

    def __init__(self, root: Sequence[Parameter]) -> None:
        self._known = tuple(root)
        self._command: str | None = None
        self._values: dict[str, str] = {}
        self._given: set[str] = set()
        self._expected: Parameter | None = None
        self._only_arguments = False

    def takes_command(self, word: str) -> bool:
        """Whether a word is the name of a command."""
        return not (self._command or self._expected or self._is_option(word))

    def begin(self, command: str, known: Sequence[Parameter]) -> None:
        """Goes on with the parameters of a command."""
        self._command, self._known = command, tuple(known)
        self._only_arguments = False

    def read(self, word: str) -> None:
        """Takes a word for what is expected, for an option, or for an argument."""
        if self._expected:
            self._take(self._expected, word)
            self._expected = None
        elif word == "--" and not self._only_arguments:
            self._only_arguments = True
        elif self._is_option(word):
            before, parameter = self._option(word)
            if parameter and parameter.takes_value and before == word and before[-1] != "=":
                self._expected = parameter
            elif parameter:
                self._take(parameter, word[len(before) :])
        elif argument := self._argument():
            self._take(argument, word)

    def at(self, typed: str) -> Line:
        """The line when the next word begins so."""
        before, value_of = "", self._expected
        if value_of is None and (typed == "-" or self._is_option(typed)):
            before, value_of = self._begun_value(typed)
        elif value_of is None and self._command:
            value_of = self._argument()
        options = (each for each in self._known if each.names and self._may_follow(each))
        offered = () if self._only_arguments else tuple(options)
        return Line(
            self._command, value_of, typed[len(before) :], before, offered, dict(self._values)
        )

    def _begun_value(self, typed: str) -> tuple[str, Parameter | None]:
        """The option whose value begins in the word of its name, and what stands before that."""
        before, parameter = self._option(typed)
        is_begun = before.endswith("=") or (before != typed and not typed.startswith("--"))
        return (before, parameter) if parameter and is_begun else ("", None)

    def _is_option(self, word: str) -> bool:
        return word.startswith("-") and word != "-" and not self._only_arguments

    def _option(self, word: str) -> tuple[str, Parameter | None]:
        """The name at the beginning of a word, up to an equals sign, and the option that has it."""
        name, equals, _value = word.partition("=")
        if not word.startswith("--"):
            name, equals = word[:2], ""
        found = next((each for each in self._known if name in each.names), None)
        return name + equals, found

    def _argument(self) -> Parameter | None:
        """The next argument that has no value yet."""
        arguments = (each for each in self._known if not each.names and self._may_follow(each))
        return next(arguments, None)

    def _may_follow(self, parameter: Parameter) -> bool:
        return parameter.several or parameter.id not in self._given

    def _take(self, parameter: Parameter, value: str) -> None:
        self._given.add(parameter.id)
        self._values[parameter.id] = value
