"""What a reader gets depends on what they may see, and on nothing else.

A mission (`discretion_missions`) changes, chapter by chapter, and each chapter is released. It is
told twice: alone, and with secrets at random (`discretion_secrets`). Every byte that its reader
gets (`discretion_outputs`) is the same both times.

`PYTHONPATH=tests:tests/delivery python tests/delivery/test_discretion.py 10000` puts in as many
sets of secrets, into three missions.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from discretion_missions import STORIES, told
from discretion_outputs import DEEP, OUTPUTS
from discretion_secrets import Secrets

from itinerary.queries import contacts
from itinerary.releases.accounts import Account
from itinerary.releases.tellings import Telling
from itinerary.views.sheets import day
from itinerary.views.site import personal

STORIES_HERE = 9  # of three chapters and a draft each, told four times: 324 sets of secrets
TELLINGS = 4


def leaks(
    seed: int, folder: Path, mission: str = "small", tellings: int = TELLINGS, *, deep: bool = False
) -> Iterator[str]:
    """The kinds of output that were others because of what their reader may not see.

    In every second story their reader has a list of who the delegation is.
    """
    story, is_met = STORIES[mission](seed, folder), seed % 2 == 0
    secrets = [
        Secrets(f"{seed} {number}", story.reader, is_met=is_met, has_files=mission == "small")
        for number in range(tellings)
    ]
    outputs = {**OUTPUTS, **DEEP} if deep else OUTPUTS
    told_alike = (told(story, each, is_met=is_met) for each in (None, *secrets))
    for number, chapter in enumerate(zip(*told_alike, strict=True)):
        alone, *others = chapter
        for kind, output in outputs.items():
            expected = [*output(alone)]
            for telling, other in enumerate(others):
                if [*output(other)] != expected:
                    yield f"{mission} {seed}: {kind} of chapter {number}, told {telling}"


@pytest.mark.parametrize("seed", range(STORIES_HERE))
def test_nothing_tells_of_what_is_for_others(tmp_path: Path, seed: int) -> None:
    """Calendars, messages, pages, sheets, codes: no byte, number, order or name is another."""
    assert [*leaks(seed, tmp_path, deep=seed == 0)] == []


@pytest.mark.parametrize(
    ("leak", "kinds"),
    [
        ((Telling, "reaches", lambda _self, _readers: True), {"calendars", "messages"}),
        ((Account, "own_parts", lambda self, _key: self.parts), {"sheets", "codes"}),
        ((personal, "contacts_for", lambda _to, programme: programme.contacts), {"pages"}),
        ((contacts, "contacts_for", lambda _to, programme: programme.contacts), {"screens"}),
        ((day, "contacts_for", lambda _to, programme: programme.contacts), {"desks"}),
    ],
)
def test_the_stories_find_what_they_are_to_find(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    leak: tuple[object, str, object],
    kinds: set[str],
) -> None:
    """Where something is told to all, the outputs are others that tell it."""
    monkeypatch.setattr(*leak)
    found = [leak for seed in range(2) for leak in leaks(seed, tmp_path, tellings=2)]
    assert {kind.split()[2] for kind in found} >= kinds


def _mission(seed: int) -> str:
    """Which mission is told: the largest one seldom."""
    return "rehearsal" if seed % 14 == 0 else "japan-2025" if seed % 3 == 0 else "small"


if __name__ == "__main__":
    sets = found = seed = 0
    while sets < int(sys.argv[1]):
        with TemporaryDirectory() as place:
            for leak in leaks(seed, Path(place), _mission(seed), deep=seed % 28 == 0):
                found += 1
                sys.stdout.write(f"{leak}\n")
        sets += TELLINGS * 9
        seed += 1
    sys.stdout.write(f"{sets} sets of secrets in {seed} stories: {found} found\n")
