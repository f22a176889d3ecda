"""The command line: the options before the command, and which module holds which command."""

import sys
from importlib import import_module
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup

from itinerary import __version__
from itinerary.cli.boundary import guarded
from itinerary.cli.session import Session, chosen_language
from itinerary.cli.unfolding import unfolded
from itinerary.errors import UsageError
from itinerary.languages import _
from itinerary.names import nearest


class Command(NamedTuple):
    """Where a command is, and what it does; its module is imported when it is asked for."""

    module: str
    function: str
    help: str


COMMANDS = {
    "today": Command("agenda", "today", _("What is on today, by the calendar of each place.")),
    "now": Command("moments", "now", _("What is on now, what is next, and where everybody is.")),
    "clock": Command("moments", "clock", _("What time it is on every clock of the mission.")),
    "agenda": Command("agenda", "agenda", _("The programme, day by day.")),
    "show": Command("registers", "show", _("One event in full.")),
    "list": Command("registers", "list_", _("Delegates, organisations, groups, cities …")),
    "who": Command("who", "who", _("Who is free over a span, or with one person.")),
    "check": Command("check", "check", _("What is wrong, and what would go wrong on the day.")),
    "export": Command("export", "export", _("Calendars for phones.")),
    "invite": Command("invite", "invite", _("Invitations, changes and cancellations by e-mail.")),
    "init": Command("init", "init", _("A new programme to start from.")),
    "import": Command(
        "importing", "import_", _("Events from a spreadsheet, a calendar or a schedule.")
    ),
    "schema": Command("schema", "schema", _("What an editor needs to complete and explain keys.")),
}


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
        alone = typer.Typer(add_completion=False, rich_markup_mode=_MARKUP)
        epilog = getattr(module, "EPILOG", None)
        function = unfolded(getattr(module, command.function))
        alone.command(cmd_name, help=command.help, epilog=epilog)(function)
        return typer.main.get_command(alone)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is typed first; UsageError, with the nearest, when there is none."""
        name = args[0]
        if name not in COMMANDS:
            raise UsageError(_unknown(name))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Lists the commands without importing them."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, command.help) for name, command in COMMANDS.items()])

    def invoke(self, ctx: Any) -> Any:
        """Runs the command; what typer itself raises, for wrong usage, passes through."""
        raise typer.Exit(guarded(lambda: super(Door, self).invoke(ctx)))


def _unknown(name: str) -> str:
    sentence = _("There is no command “{name}”.").format(name=name)
    near = nearest(name, COMMANDS, limit=1)
    if near:
        return f"{sentence} {_('Did you mean “{name}”?').format(name=near[0])}"
    return f"{sentence} {_('itinerary --help lists them.')}"


# rich draws the help on a terminal, and costs 130 ms: a pipe does without.
_MARKUP: Any = "markdown" if sys.stdout.isatty() else None

app = typer.Typer(
    cls=Door,
    name="itinerary",
    help=_("The programme of an official delegation: agendas, clocks and calendars."),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=_MARKUP,
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
            metavar="FILE",
            help=_("The programme file; or japan-2025 or rehearsal, which ship with the tool."),
        ),
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="en|fr|ja", help=_("The language to speak."))
    ] = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help=_("Print the version."), callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """What every command starts from."""
    context.obj = Session(programme, chosen_language(lang))
