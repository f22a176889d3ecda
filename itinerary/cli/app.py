"""The command line: the options before the command, and which module holds which command."""

from importlib import import_module
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from itinerary import __version__
from itinerary.cli.boundary import guarded
from itinerary.cli.help import Entry, help_text
from itinerary.cli.language import chosen_language, foreseen_language
from itinerary.cli.session import Session
from itinerary.cli.unfolding import unfolded
from itinerary.errors import UsageError
from itinerary.languages import _, speak, together
from itinerary.languages import deferred as d
from itinerary.names import nearest


class Command(NamedTuple):
    """Where a command is, and what it does; its module is imported when it is asked for."""

    module: str
    function: str
    help: str


COMMANDS = {
    "today": Command("agenda", "today", d("What is on today, by the calendar of each place.")),
    "now": Command("moments", "now", d("What is on now, what is next, and where everybody is.")),
    "clock": Command("moments", "clock", d("What time it is on every clock of the mission.")),
    "agenda": Command("agenda", "agenda", d("The programme, day by day.")),
    "show": Command("registers", "show", d("One event in full.")),
    "list": Command("registers", "list_", d("Delegates, organisations, groups, cities …")),
    "who": Command("who", "who", d("Who is free over a span, or with one person.")),
    "check": Command("check", "check", d("What is wrong, and what would go wrong on the day.")),
    "export": Command("export", "export", d("Calendars for phones.")),
    "init": Command("init", "init", d("A new programme to start from.")),
    "import": Command(
        "importing", "import_", d("Events from a spreadsheet, a calendar or a schedule.")
    ),
    "schema": Command("schema", "schema", d("What an editor needs to complete and explain keys.")),
}


class Action(TyperCommand):
    """A command whose help is ours."""

    def get_help(self, ctx: Any) -> str:
        """Its help, in the language in use."""
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
        epilog = getattr(module, "EPILOG", None)
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
        commands = [Entry(name, _(command.help)) for name, command in COMMANDS.items()]
        return help_text(self, ctx, commands)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Reads the options before the command, in the language that they ask for."""
        speak(foreseen_language(args))
        if not args:
            typer.echo(self.get_help(ctx))
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


@app.callback()
def options(
    context: typer.Context,
    programme: Annotated[
        str | None,
        typer.Option(
            "--programme",
            "-p",
            metavar=d("FILE"),
            help=d("The programme file; or japan-2025 or rehearsal, which ship with the tool."),
        ),
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="en|fr|ja", help=d("The language to speak."))
    ] = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help=d("Print the version."), callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """What every command starts from."""
    context.obj = Session(programme, chosen_language(lang))
