"""Times `itinerary` as its users run it, beside tools that they could take instead.

Prints a table, and with --json all numbers. Ends with 1 when a limit is missed.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from measures import Measure, measures
from runs import Run, pairs
from workshop import Workshop

_FOLDER = Path(__file__).resolve().parents[2] / ".venv" / "bench"


class Result(NamedTuple):
    """A measure, its runs in pairs, and the median of the figures of all pairs."""

    measure: Measure
    pairs: Sequence[tuple[Run, Run]]

    @property
    def figure(self) -> float:
        """The median of what the pairs give."""
        return self.figure_of(self.measure.of)

    def figure_of(self, counted: str) -> float:
        """The same of something else that is counted of each run, such as `wall`."""
        return median(
            self.measure.figure(getattr(ours, counted), getattr(other, counted))
            for ours, other in self.pairs
        )

    @property
    def is_kept(self) -> bool:
        """Whether the limit holds, if there is one."""
        return self.measure.limit is None or self.figure <= self.measure.limit


def main() -> int:
    """Prepares, measures, prints; 1 when a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="counted runs of each command")
    parser.add_argument("--json", action="store_true", help="all numbers, for programs")
    parser.add_argument("--only", default="", metavar="TEXT", help="measures with this in the name")
    chosen = parser.parse_args()
    shop = Workshop(_FOLDER)
    _say("Preparing …")
    shop.prepare()
    with closing(shop):
        results = [
            _measured(each, chosen.runs, shop)
            for each in measures(shop)
            if chosen.only in each.name
        ]
    if chosen.json:
        text = json.dumps([_record(each) for each in results], indent=1, ensure_ascii=False)
    else:
        text = "\n".join(_table(results))
    print(text)
    missed = [each.measure.name for each in results if not each.is_kept]
    _say(f"Missed: {', '.join(missed)}." if missed else "All limits hold.")
    return 1 if missed else 0


def _measured(measure: Measure, runs: int, shop: Workshop) -> Result:
    _say(f"{measure.name} beside {measure.beside} …")
    timed = pairs(measure.ours, measure.other, min(runs, measure.runs), shop.environment)
    result = Result(measure, timed)
    # Who stops it, has what was measured so far.
    _say(f"    {result.figure:.3g} {measure.unit}, {_peaks(timed)} {_verdict(result)}")
    return result


def _peaks(timed: Sequence[tuple[Run, Run]]) -> str:
    """The median peaks of memory of a command and of what stands beside it."""
    return " / ".join(
        f"{median(pair[side].peak for pair in timed) / 1024:.0f} MB" for side in (0, 1)
    )


def _table(results: Iterable[Result]) -> Iterator[str]:
    """The results in Markdown: medians of processor time, the figure and its limit, and beside
    them the same figure by the clock on the wall, and the peaks of memory."""
    yield "| measure | median | beside it | median | figure | limit | | by the clock | memory |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for each in results:
        measure = each.measure
        ours, other = ([pair[side] for pair in each.pairs] for side in (0, 1))
        limit = "–" if measure.limit is None else f"{measure.limit:g}"
        cells = (
            measure.name,
            f"{median(run.cpu for run in ours):.3f} s",
            measure.beside,
            f"{median(run.cpu for run in other):.3f} s",
            f"{each.figure:.3g} {measure.unit}",
            limit,
            _verdict(each),
            "–" if measure.of == "peak" else f"{each.figure_of('wall'):.3g}",
            _peaks(each.pairs),
        )
        yield f"| {' | '.join(cells)} |"


def _verdict(result: Result) -> str:
    if result.measure.limit is None:
        return ""
    return "holds" if result.is_kept else "MISSED"


def _record(result: Result) -> dict[str, Any]:
    measure = result.measure
    return {
        "measure": measure.name,
        "beside": measure.beside,
        "figure": result.figure,
        "unit": measure.unit,
        "limit": measure.limit,
        "holds": result.is_kept,
        "ours": [pair[0]._asdict() for pair in result.pairs],
        "other": [pair[1]._asdict() for pair in result.pairs],
    }


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
