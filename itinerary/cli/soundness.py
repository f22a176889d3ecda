"""Whether a programme in which `check` finds errors may go out to people."""

from typing import Annotated

from itinerary.cli.boundary import say
from itinerary.cli.session import Session
from itinerary.cli.typed.declarations import option
from itinerary.errors import ProblemsError
from itinerary.languages import deferred as d
from itinerary.languages import plural
from itinerary.values import Value


class Soundness(Value, frozen=True):
    """What is to happen when there are errors, as typed."""

    no_errors: Annotated[
        bool, option("--no-errors", d("Write nothing when `check` finds errors."))
    ] = False

    def assure(self, session: Session) -> None:
        """Says how many errors there are; ProblemsError when none are allowed."""
        from itinerary.checks import errors

        found = errors(session.programme, session.language)
        if found and self.no_errors:
            raise ProblemsError(found)
        if found:
            say(
                plural(
                    "`itinerary check` finds {number} error.",
                    "`itinerary check` finds {number} errors.",
                    len(found),
                )
            )
