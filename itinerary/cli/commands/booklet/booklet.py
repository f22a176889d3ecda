"""`booklet`: the programme on paper."""

from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

from itinerary.cli.commands.agenda.chosen import Present, chosen_events
from itinerary.cli.session import Session
from itinerary.cli.soundness import Soundness
from itinerary.cli.typed.declarations import option
from itinerary.cli.typed.meanings import each_choice, typed_clock
from itinerary.cli.typed.options import AtMoment, Filters, OnDay
from itinerary.errors import UsageError
from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.values import Value, replace
from itinerary.views.readers import Reader

_WHAT = d("What is printed")
_HOW = d("How it is printed")

# As `itinerary.views.booklet.pages.Part` and `itinerary.formats.print.booklet.Paper`: those are
# loaded by what prints.
Part = Literal["practical", "people", "hosts", "taxi", "notes"]

EPILOG = d("""\
Everybody’s booklet leaves out what is confidential, and notes for one person.

\b
- `booklet` writes booklet.pdf; `booklet -d NAME` one person’s own.
- `booklet -o FOLDER/` writes one for each person, in their language.
- Pages come in fours: print an A5 booklet two to a sheet of A4, and fold it.
""")


class Printing(Value, frozen=True):
    """What to print and where to, as typed."""

    output: Annotated[
        str | None,
        option(
            "--output -o",
            d("A file; or a folder, for one booklet a person; - for standard output."),
            d("FILE|FOLDER/"),
            _WHAT,
        ),
    ] = None
    without: Annotated[
        list[str] | None,
        option(
            "--without",
            d("Leave out `practical`, `people`, `hosts`, `taxi` or `notes`, with commas."),
            d("PARTS"),
            _WHAT,
        ),
    ] = None
    final: Annotated[
        bool,
        option("--final", d("Print nothing while anything is not released."), panel=_WHAT),
    ] = False
    paper: Annotated[
        Literal["a5", "a6", "a4", "letter"], option("--paper", d("On which paper."), panel=_HOW)
    ] = "a5"
    clock: Annotated[
        str,
        option(
            "--clock",
            d("Which clocks: both, local, home, or a zone such as Asia/Tokyo."),
            d("CLOCK"),
            _HOW,
        ),
    ] = "both"

    def reader(self, session: Session, language: str) -> Reader:
        """Who reads in a language, on the clocks that are wanted."""
        return Reader(language, typed_clock(self.clock, session.programme, language))

    @property
    def parts_left_out(self) -> frozenset[Part]:
        """The parts that are not wanted; UsageError for a word that is none."""
        typed = [each.strip() for several in self.without or () for each in several.split(",")]
        return frozenset(each_choice(filter(None, typed), _("part"), get_args(Part)))

    @property
    def folder(self) -> Path | None:
        """The folder for one booklet a person; None for one file.

        UsageError for the name of a file that is no PDF.
        """
        if self.output is None or self.output == "-":
            return None
        path = Path(self.output)
        if self.output.endswith("/") or path.is_dir() or not path.suffix:
            return path
        if path.suffix.lower() == ".pdf":
            return None
        raise UsageError(
            _(
                "{path} is no PDF. Write {pdf} for one booklet, or {folder}/ for one a person."
            ).format(path=path, pdf=path.with_suffix(".pdf"), folder=path.with_suffix(""))
        )


def booklet(
    session: Session,
    filters: Filters,
    printing: Printing,
    at: AtMoment,
    soundness: Soundness,
    days: Annotated[
        str | None,
        typer.Argument(
            metavar=d("DAYS"), help=d("A day or days: 2025-04-15, 15, 14..16, today, tomorrow.")
        ),
    ] = None,
) -> None:
    """The programme to print, for everybody or for each."""
    folder, without = printing.folder, printing.parts_left_out
    selection = filters.selection(session.programme)
    reader = printing.reader(session, session.language)
    chosen, otherwise = chosen_events(
        session, replace(selection, parties=()), reader, Present(at, OnDay()), days
    )
    soundness.assure(session)
    # What prints is loaded only now: whoever typed something wrong has not waited for it.
    from itinerary.cli.commands.booklet.printing import Job, print_booklets

    job = Job(chosen.events, chosen.wanted, selection.parties, without, folder)
    if not chosen.events or not print_booklets(session, printing, job):
        from itinerary.cli.boundary import say

        say(otherwise())
