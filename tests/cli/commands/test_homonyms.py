"""Two people of one name: each keeps their file, whoever comes, leaves or is renamed."""

from pathlib import Path

import pytest
from conftest import Ask
from icalendar import Calendar

HEAD = """\
id: sem-test
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
revised: 2025-04-07 18:00
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
"""
ZOE = "  zoe: {name: Jean Martin, role: Driver, email: zoe@example.org}\n"
BASILE = "  basile: {name: Jean Martin, role: Member, email: basile@example.org}\n"
EVENTS = """\
events:
  forum: {title: Forum, city: osaka, start: 2025-04-15 09:30, end: 12:00, who: everyone}
  zoe: {title: Only for Zoe, city: osaka, start: 2025-04-16 09:30, end: 10:00, who: [zoe]}
  basile: {title: Only for Basile, city: osaka, start: 2025-04-17 09:30, end: 10:00, who: [basile]}
"""
FROM = ("--from", "Secretariat <protocol@example.org>")


def write(folder: Path, *people: str) -> Path:
    """The programme with these people, and the events that somebody of them has."""
    path = folder / "m.yaml"
    names = [each.strip().partition(":")[0] for each in people]
    events = [line for line in EVENTS.splitlines(keepends=True) if _has_somebody(line, names)]
    path.write_text("".join([HEAD, "delegates:\n", *people, *events]), encoding="utf-8")
    return path


def _has_somebody(line: str, names: list[str]) -> bool:
    return "who: [" not in line or any(f"who: [{name}]" in line for name in names)


def holders(folder: Path) -> dict[str, str]:
    """Whose each calendar of a folder is, by the event that only they have, in force."""
    found = {}
    for path in sorted(folder.rglob("*.ics")):
        for event in Calendar.from_ical(path.read_bytes()).events:
            name = str(event["SUMMARY"]).rpartition("Only for ")[2]
            if name != "Forum":
                found[path.relative_to(folder).parts[0]] = name
    return found


BOTH = {"jean-martin.ics": "Zoe", "jean-martin-2.ics": "Basile"}


def test_who_comes_takes_nobodys_name(ask: Ask, tmp_path: Path) -> None:
    """Though they come first in the file: the name is the other's already."""
    ask("-p", write(tmp_path, ZOE), "export", "-o", "out")
    assert holders(tmp_path / "out") == {"jean-martin.ics": "Zoe"}
    ask("-p", write(tmp_path, BASILE, ZOE), "export", "-o", "out")
    assert holders(tmp_path / "out") == BOTH


@pytest.mark.parametrize("options", [(), ("--split",)])
def test_what_changed_is_found_and_written_under_the_same_names(
    ask: Ask, tmp_path: Path, options: tuple[str, ...]
) -> None:
    """`--only-changed` compares with the same person's file, and gives them the same name."""
    path = write(tmp_path, ZOE)
    ask("-p", path, "release", "--at", "2025-04-07 18:00")
    ask("-p", path, "export", "-o", "out", *options)
    write(tmp_path, BASILE, ZOE)
    answer = ask("-p", path, "export", "-o", "new", "--only-changed", "out", *options)
    assert answer.status == 0
    ending = "" if options else ".ics"
    # What the forum says of who takes part has changed for Zoe: what only she has did not.
    assert holders(tmp_path / "new") == {f"jean-martin-2{ending}": "Basile"}
    assert sorted(each.name for each in (tmp_path / "new").iterdir() if each.name[0] != ".") == [
        f"jean-martin{ending}", f"jean-martin-2{ending}",
    ][:: 1 if options else -1]  # fmt: skip


@pytest.mark.parametrize("options", [(), ("--split",)])
def test_who_left_keeps_a_file_of_what_is_off(
    ask: Ask, tmp_path: Path, options: tuple[str, ...]
) -> None:
    """Under the name that they had; the other's is not taken for it, nor compared with it."""
    path = write(tmp_path, BASILE, ZOE)
    ask("-p", path, "release", "--at", "2025-04-07 18:00")
    ask("-p", path, "export", "-o", "out", *options)
    write(tmp_path, ZOE)
    ending = "" if options else ".ics"
    ask("-p", path, "export", "-o", "new", "--only-changed", "out", *options)
    ask("-p", path, "export", "-o", "out", *options)
    assert holders(tmp_path / "out") == {
        f"jean-martin{ending}": "Basile", f"jean-martin-2{ending}": "Zoe",
    }  # fmt: skip
    assert holders(tmp_path / "new") == {f"jean-martin{ending}": "Basile"}
    for file in (tmp_path / "new").glob("jean-martin*/*.ics"):
        assert ("STATUS:CANCELLED" in file.read_text("utf-8")) == (
            file.parent.name == "jean-martin"
        )


def test_who_stays_keeps_theirs_when_the_other_leaves(ask: Ask, tmp_path: Path) -> None:
    """And who comes later gets neither name."""
    ask("-p", write(tmp_path, ZOE, BASILE), "export", "-o", "out")
    ask("-p", write(tmp_path, BASILE), "export", "-o", "out")
    assert holders(tmp_path / "out") == {"jean-martin-2.ics": "Basile"}
    chloe = "  chloe: {name: Jean Martin}\n"
    ask("-p", write(tmp_path, chloe, BASILE), "export", "-o", "out")
    assert sorted(path.name for path in (tmp_path / "out").glob("*.ics")) == [
        "jean-martin-2.ics",
        "jean-martin-3.ics",
    ]
    ask("-p", write(tmp_path, BASILE, ZOE), "export", "-o", "out")
    assert holders(tmp_path / "out") == BOTH


def test_a_new_name_is_no_reason_to_take_another_s(ask: Ask, tmp_path: Path) -> None:
    """Who is renamed has a file of the new name; the old one waits for them, and nobody else."""
    ask("-p", write(tmp_path, ZOE, BASILE), "export", "-o", "out")
    renamed = ZOE.replace("Jean Martin", "Zoe Blanc")
    ask("-p", write(tmp_path, renamed, BASILE), "export", "-o", "out")
    assert holders(tmp_path / "out") == {"zoe-blanc.ics": "Zoe", "jean-martin-2.ics": "Basile"}
    ask("-p", write(tmp_path, BASILE, ZOE), "export", "-o", "out")
    assert holders(tmp_path / "out") == BOTH


def test_a_renamed_person_s_changes_are_those_since_their_old_file(
    ask: Ask, tmp_path: Path
) -> None:
    """`--only-changed` knows under which name it was."""
    ask("-p", write(tmp_path, ZOE), "export", "-o", "out")
    path = write(tmp_path, ZOE.replace("Jean Martin", "Zoe Blanc"))
    kept = [line for line in path.read_text("utf-8").splitlines() if "Only for" not in line]
    path.write_text("\n".join(kept), encoding="utf-8")
    answer = ask("-p", path, "export", "-o", "new", "--only-changed", "out")
    assert "No longer there since out: 1 event, to be deleted by hand.\n" in answer.err


def test_two_who_become_namesakes_keep_what_they_had(ask: Ask, tmp_path: Path) -> None:
    """A name that somebody takes on is the other's here, and gets a number."""
    other = BASILE.replace("Jean Martin", "Basile Roux")
    ask("-p", write(tmp_path, other, ZOE), "export", "-o", "out")
    ask("-p", write(tmp_path, BASILE, ZOE), "export", "-o", "out")
    assert holders(tmp_path / "out") == BOTH


def test_folders_of_single_events_are_somebody_s_too(ask: Ask, tmp_path: Path) -> None:
    """`--split` for all, and for one person at a time into one folder."""
    ask("-p", write(tmp_path, ZOE), "export", "--split", "-o", "out")
    path = write(tmp_path, BASILE, ZOE)
    ask("-p", path, "export", "--split", "-o", "out")
    assert holders(tmp_path / "out") == {"jean-martin": "Zoe", "jean-martin-2": "Basile"}
    for name in ("zoe", "basile"):
        assert ask("-p", path, "export", "--split", "-d", name, "-o", "flat").status == 0
    assert sorted(each.name for each in (tmp_path / "flat").glob("*.ics")) == [
        "2025-04-15-forum-2.ics", "2025-04-15-forum.ics", "2025-04-16-zoe.ics",
        "2025-04-17-basile.ics",
    ]  # fmt: skip


@pytest.mark.parametrize(("options", "ending"), [((), ""), (("--summary",), ".eml")])
def test_messages_are_somebody_s_too(
    ask: Ask, tmp_path: Path, options: tuple[str, ...], ending: str
) -> None:
    """`invite -o`, a folder or a file for each person."""
    ask("-p", write(tmp_path, ZOE), "invite", *FROM, "-o", "out", *options)
    ask("-p", write(tmp_path, BASILE, ZOE), "invite", *FROM, "-o", "out", *options)
    for name, address in (("jean-martin", "zoe"), ("jean-martin-2", "basile")):
        place = tmp_path / "out" / f"{name}{ending}"
        for path in [place] if ending else place.iterdir():
            assert f"<{address}@example.org>" in path.read_text("utf-8")


def test_one_person_at_a_time_in_one_folder(ask: Ask, tmp_path: Path) -> None:
    """The one who is asked for gets their own file, also in a folder of all, and where one is."""
    path = write(tmp_path, ZOE, BASILE)
    ask("-p", path, "export", "-o", "out")
    for folder in ("out", "."):
        for name in ("zoe", "basile", "zoe"):
            assert ask("-p", path, "export", "-d", name, "-o", folder).status == 0
        assert holders(tmp_path / folder).items() >= BOTH.items()


def test_a_name_that_is_typed_may_not_be_somebody_else_s(ask: Ask, tmp_path: Path) -> None:
    """Status 4, and the file is as it was; their own they may be given."""
    path = write(tmp_path, ZOE, BASILE)
    ask("-p", path, "export", "-o", "out")
    answer = ask("-p", path, "export", "-d", "basile", "-o", "out/jean-martin.ics")
    assert (answer.status, answer.err) == (
        4,
        "Error: out/jean-martin.ics is the name of somebody else's calendar. "
        "Choose another name.\n",
    )
    assert ask("-p", path, "export", "-d", "zoe", "-o", "out/jean-martin.ics").status == 0
    assert holders(tmp_path / "out") == BOTH
