"""The command line: the options before the command, and which module holds which command."""

import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from itinerary import __version__
from itinerary.cli.boundary import guarded, say
from itinerary.cli.catalogue import COMMANDS
from itinerary.cli.session import Session
from itinerary.cli.typed.declarations import option
from itinerary.cli.typed.language import chosen_language, foreseen_language
from itinerary.cli.unfolding import unfolded
from itinerary.errors import UsageError
from itinerary.languages import _, speak, together
from itinerary.languages import deferred as d
from itinerary.names import nearest

_VALUE_OR_NONE = ("--install-completion", "--show-completion")


class Action(TyperCommand):
    """A command whose help is ours."""

    def get_help(self, ctx: Any) -> str:
        """Its help, in the language in use."""
        from itinerary.cli.help import help_text  # few runs ask for help

        return help_text(self, ctx)


class Door(TyperGroup):
    """Finds commands, and is the one place where a reason to stop becomes an exit status."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all commands, in the order in which a secretariat meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name, from its module; None when there is none."""
        command = COMMANDS.get(cmd_name)
        if command is None:
            return None
        module = import_module(f"itinerary.cli.commands.{command.module}")
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        epilog = command.more or getattr(module, "EPILOG", None)
        function = unfolded(getattr(module, command.function))
        alone.command(cmd_name, cls=Action, help=command.help, epilog=epilog)(function)
        return typer.main.get_command(alone)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is typed first; UsageError, with the nearest, when there is none."""
        name = args[0]
        if name not in COMMANDS:
            raise UsageError(_unknown(name))
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: Any) -> str:
        """The options and all commands, without importing these."""
        from itinerary.cli.help import help_text  # few runs ask for help

        commands = {name: _(command.help) for name, command in COMMANDS.items()}
        return help_text(self, ctx, commands)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Reads the options before the command, in the language that they ask for.

        Two of them may have a value or none.
        """
        speak(foreseen_language(args))
        if args and args[-1] in _VALUE_OR_NONE:
            args = [*args, ""]
        elif args and args[0] in _VALUE_OR_NONE and args[1].startswith("-"):
            args = [args[0], "", *args[1:]]
        if not args:
            said = self.get_help(ctx)
            typer.echo(said, color=ctx.color)
            raise typer.Exit
        status = guarded(lambda: super(Door, self).parse_args(ctx, args))
        if status:
            raise typer.Exit(status)
        return args

    def invoke(self, ctx: Any) -> Any:
        """Runs the command."""
        raise typer.Exit(guarded(lambda: super(Door, self).invoke(ctx)))


def _unknown(name: str) -> str:
    sentence = _("There is no command “{name}”.").format(name=name)
    near = nearest(name, COMMANDS, limit=1)
    if near:
        name = _("“{name}”").format(name=near[0])
        return together(sentence, _("Did you mean {names}?").format(names=name))
    return together(sentence, _("itinerary --help lists them."))


app = typer.Typer(
    cls=Door,
    name="itinerary",
    help=d("The programme of an official delegation: agendas, clocks and calendars."),
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"itinerary {__version__}")
        raise typer.Exit


def _install_completion(shell: str | None) -> None:
    if shell is not None:
        raise typer.Exit(guarded(lambda: _install(shell)))


def _install(shell: str) -> None:
    from itinerary.cli.completion.installing import install, shell_named

    say(install(shell_named(shell), os.environ))


def _show_completion(shell: str | None) -> None:
    if shell is not None:
        raise typer.Exit(guarded(lambda: _show(shell)))


def _show(shell: str) -> None:
    from itinerary.cli.completion.installing import shell_named
    from itinerary.cli.completion.shells import script

    sys.stdout.write(script(shell_named(shell)))


@app.callback()
def options(
    context: typer.Context,
    programme: Annotated[
        str | None,
        option(
            "--programme -p",
            d("The programme file; or japan-2025 or rehearsal, which ship with the tool."),
            d("FILE"),
        ),
    ] = None,
    lang: Annotated[str | None, option("--lang", d("The language to speak."), "en|fr|ja")] = None,
    version: Annotated[
        bool, option("--version", d("Print the version."), callback=_print_version)
    ] = False,
    install_completion: Annotated[
        str | None,
        option(
            "--install-completion",
            d("Let Tab complete commands and names, in this shell or another."),
            d("[SHELL]"),
            callback=_install_completion,
        ),
    ] = None,
    show_completion: Annotated[
        str | None,
        option(
            "--show-completion",
            d("Print what that would write."),
            d("[SHELL]"),
            callback=_show_completion,
        ),
    ] = None,
) -> None:
    """What every command starts from."""
    if programme == "":
        raise UsageError(_("-p needs the name of a file."))
    context.obj = Session(programme, chosen_language(lang), is_typed=lang is not None)
