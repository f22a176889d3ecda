"""The note of what was sent: whole, readable, without names, and never guessed at."""

import json
import os
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from itinerary.delivery.mail.sent import Message, read_sent, sent_path
from itinerary.errors import FileError, RecordError
from itinerary.releases.identity import Version, digest

WORK = digest("mission", "anne@example.org")
HOME = digest("mission", "anne@example.net")
FIRST, SECOND, THIRD = (
    Version(number, datetime(2025, 4, 7, 16, number, tzinfo=UTC)) for number in range(3)
)
ANNE = Message("anne", WORK, (("forum", FIRST),), summary=False)
ALL = Message("anne", WORK, (("forum", THIRD), ("visit", SECOND)), summary=True)


def test_it_lies_beside_the_programme() -> None:
    """Under its name."""
    assert sent_path(Path("a/mission.yaml")) == Path("a/mission.sent.json")
    assert sent_path(Path("mission.2025.yaml")) == Path("mission.2025.sent.json")


def test_what_was_noted_is_known_to_the_next_run(tmp_path: Path) -> None:
    """A line a message, in the order in which they went; and nothing else is known."""
    path = tmp_path / "mission.sent.json"
    assert ANNE not in read_sent(path, "mission")
    sent = read_sent(path, "mission")
    with sent.growing():
        sent.add(ANNE)
        assert ANNE in read_sent(path, "mission")
        sent.add(ALL)
    again = read_sent(path, "mission")
    assert (ANNE in again, ALL in again, ALL._replace(summary=False) in again) == (
        True, True, False,
    )  # fmt: skip
    assert (
        path.read_text("utf-8")
        == f"""\
{{
 "version": 1,
 "programme": "mission",
 "sent": [
  {{"delegate": "anne", "address": "{WORK}", "events": \
{{"forum": [0, "2025-04-07T16:00:00+00:00"]}}, "summary": false}},
  {{"delegate": "anne", "address": "{WORK}", "events": \
{{"forum": [2, "2025-04-07T16:02:00+00:00"], "visit": [1, "2025-04-07T16:01:00+00:00"]}}, \
"summary": true}}
 ]
}}
"""
    )


def test_the_last_that_somebody_was_sent_is_what_they_know(tmp_path: Path) -> None:
    """At one address, or wherever it was; of whom nothing was sent, nothing is."""
    sent = read_sent(tmp_path / "mission.sent.json", "mission")
    assert (bool(sent), sent.delegates) == (False, ())
    with sent.growing():
        for message in (ANNE, ANNE._replace(address=HOME, events=(("dinner", FIRST),)), ALL):
            sent.add(message)
    assert (bool(sent), sent.delegates) == (True, ("anne",))
    assert sent.told("anne", WORK) == {"forum": THIRD, "visit": SECOND}
    assert sent.told("anne", HOME) == {"dinner": FIRST}
    assert sent.told("anne") == {"forum": THIRD, "visit": SECOND, "dinner": FIRST}
    assert sent.told("basile", WORK) == {}


def test_nothing_sent_is_a_note_too(tmp_path: Path) -> None:
    """It is written before anything goes, to know that it can be."""
    path = tmp_path / "mission.sent.json"
    with read_sent(path, "mission").growing():
        assert path.exists()
    read_sent(path, "mission")
    assert path.read_text("utf-8") == (
        '{\n "version": 1,\n "programme": "mission",\n "sent": [\n ]\n}\n'
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no named pipes")
def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    """Nobody may ever write to it."""
    path = tmp_path / "mission.sent.json"
    os.mkfifo(path)
    with pytest.raises(FileError, match="is a pipe or a device; a file is needed"):
        read_sent(path, "mission")


def test_a_message_is_a_line_more(tmp_path: Path) -> None:
    """However many went before: what is noted already is not written again."""
    path = tmp_path / "mission.sent.json"
    sent = read_sent(path, "mission")
    with sent.growing():
        sizes = [path.stat().st_size]
        for number in range(100, 400):
            sent.add(ANNE._replace(delegate=f"d{number}"))
            sizes.append(path.stat().st_size)
        document = path.read_bytes()[: sizes[0]]
        lines = path.read_bytes()[sizes[0] :].splitlines()
    assert {later - earlier for earlier, later in pairwise(sizes)} == {len(lines[0]) + 1}
    assert json.loads(document)["sent"] == []
    assert [json.loads(line) for line in lines] == json.loads(path.read_bytes())["sent"]


def test_a_line_that_was_cut_off_is_the_last_one_less(tmp_path: Path) -> None:
    """Wherever it was, or with whatever the disk has in its place; the next run goes on there."""
    path = tmp_path / "mission.sent.json"
    sent = read_sent(path, "mission")
    with sent.growing():
        sent.add(ANNE)
        before = path.stat().st_size
        sent.add(ALL)
        whole = path.read_bytes()
    last = len(whole) - before
    cuts = [whole[:length] for length in range(before, len(whole))]
    others = [whole[:before] + b"\0" * last, whole[:before] + b"\0" * (last - 9) + whole[-9:]]
    for data in (*cuts, *others, whole):
        path.write_bytes(data)
        sent = read_sent(path, "mission")
        assert ANNE in sent
        assert (ALL in sent) == (data in (whole, whole[:-1]))
    for data in (*cuts[:2], *others, whole):
        path.write_bytes(data)
        sent = read_sent(path, "mission")
        with sent.growing():
            sent.add(ALL)
            assert ALL in read_sent(path, "mission")
        assert json.loads(path.read_bytes())["sent"][1]["summary"] is True


def test_a_line_that_is_wrong_before_others_is_damage(tmp_path: Path) -> None:
    """It was on the disk before the next one was begun: nobody but somebody changed it."""
    path = tmp_path / "mission.sent.json"
    sent = read_sent(path, "mission")
    with sent.growing():
        sent.add(ANNE)
        sent.add(ALL)
        data = path.read_bytes()
    path.write_bytes(data.replace(b'"summary": false}\n', b'"summary": fal\n'))
    with pytest.raises(RecordError, match="is damaged"):
        read_sent(path, "mission")


def test_what_cannot_be_brought_together_is_there_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed, or without room, while the document is written anew: a line each is as good."""
    path = tmp_path / "mission.sent.json"
    sent = read_sent(path, "mission")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with sent.growing():
        sent.add(ANNE)
        sent.add(ALL)
        monkeypatch.setattr(Path, "replace", full)
    monkeypatch.undo()
    again = read_sent(path, "mission")
    assert ANNE in again
    assert ALL in again
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", '{"version": 1}', '{"version": true, "programme": "mission", "sent": 1}',
     '{"version": 1, "programme": "mission", "sent": [{"delegate": 1}]}',
     '{"version": 1, "programme": "mission", "sent": [{"delegate": "a", "address": "b", '
     '"events": {"c": "0"}, "summary": false}]}',
     '{"version": 1, "programme": "mission", "sent": [{"delegate": "a", "address": "b", '
     '"events": {"c": [0, "yesterday"]}, "summary": false}]}',
     '{"version": 1, "programme": "mission", "sent": {}}',
     '{"version": 1, "programme": "mission", "sent": ""}',
     '{"version": 0, "programme": "mission", "sent": []}'],
)  # fmt: skip
def test_what_is_not_a_note_of_ours_is_damaged(tmp_path: Path, text: str) -> None:
    """It is never taken for one of nothing: everybody would get everything again."""
    path = tmp_path / "mission.sent.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RecordError, match="is damaged"):
        read_sent(path, "mission")


def test_a_link_that_leads_nowhere_is_no_empty_note(tmp_path: Path) -> None:
    """What was sent is noted elsewhere, and not there now."""
    path = tmp_path / "mission.sent.json"
    path.symlink_to("elsewhere.json")
    with pytest.raises(FileError, match="is a link, and leads to no file"):
        read_sent(path, "mission")


def test_the_digest_of_an_address_is_another_in_each_programme() -> None:
    """Nobody finds one person's address in two files by it; in capitals it is the same one."""
    assert digest("mission", "a@b.org") == digest("mission", "A@b.org")
    assert len({digest("mission", "a@b.org"), digest("other", "a@b.org"), WORK, HOME}) == 4
