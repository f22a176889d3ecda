"""The few reasons for which the tool stops, each with its exit status."""

from itinerary.problems import Problems


class ItineraryError(Exception):
    """A reason to stop: one sentence that says what, where, and what to do."""

    status: int


class UsageError(ItineraryError):
    """The words of the command cannot be followed."""

    status = 2


class ProblemsError(ItineraryError):
    """The programme has problems: nothing can be said from it before they are mended."""

    status = 3

    def __init__(self, problems: Problems) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class RecordError(ItineraryError):
    """What the tool noted beside a programme is damaged, newer than the tool, or another's."""

    status = 3


class FileError(ItineraryError):
    """A file or folder cannot be read or written."""

    status = 4


class SendingError(ItineraryError):
    """A server cannot be reached, or refuses something."""

    status = 4
