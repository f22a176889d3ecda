"""A folder that is exported to again and again, and in which other files are safe."""

import json
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from itinerary.delivery.earlier import earlier_events
from itinerary.delivery.exports import File
from itinerary.disk.folders import LOCK, Export, Folder, LaterError, held, owned_name
from itinerary.disk.manifests import MANIFEST, read_manifest
from itinerary.errors import FileError
from itinerary.formats.calendar.ics import write_calendar, write_event
from itinerary.releases.identity import Version
from itinerary.views.calendars import CalendarEvent
from itinerary.when import Days

DAY = date(2025, 4, 15)


EARLIER = Version(0, datetime(2025, 4, 7, tzinfo=UTC))
LATER = Version(1, datetime(2025, 4, 8, tzinfo=UTC))


def file(name: str, *titles: str, version: Version = EARLIER) -> File:
    """A calendar with an all-day event for each title."""
    return File(name, "Mission", tuple(write_event(event(title, version)) for title in titles))


def event(title: str, version: Version = EARLIER) -> CalendarEvent:
    return CalendarEvent(
        uid=title,
        version=version,
        start=None,
        end=None,
        days=Days(DAY, DAY),
        summary=title,
        description="",
        location="",
        coordinates=None,
        url=None,
        category="visit",
        status="CONFIRMED",
        transparent=False,
        confidential=False,
        reminder=None,
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def test_calendars_are_written_and_counted(tmp_path: Path) -> None:
    """The folder is made, and holds each calendar's bytes."""
    folder = tmp_path / "new" / "calendars"
    anne, basile = file("anne.ics", "Forum", "Dinner"), file("basile.ics", "Forum")
    assert Folder(folder, "japan").export([anne, basile]) == Export(2, 2, 2, ())
    assert contents(folder) == {"anne.ics": anne.data, "basile.ics": basile.data}


def test_whoever_left_loses_the_file(tmp_path: Path) -> None:
    """A file that was written before and is not wanted any more is removed."""
    Folder(tmp_path, "japan").export([file("anne.ics", "Forum"), file("basile.ics", "Forum")])
    done = Folder(tmp_path, "japan").export([file("anne.ics", "Forum")])
    assert done == Export(1, 1, 0, ("basile.ics",))
    assert list(contents(tmp_path)) == ["anne.ics"]


def test_somebody_elses_file_is_never_touched(tmp_path: Path) -> None:
    """Files of others stay; where one is in the way, nothing at all is written."""
    (tmp_path / "notes.ics").write_bytes(b"mine")
    Folder(tmp_path, "japan").export([file("anne.ics", "Forum")])
    Folder(tmp_path, "japan").export([])
    assert contents(tmp_path) == {"notes.ics": b"mine"}
    with pytest.raises(FileError, match=r"notes\.ics is in the way"):
        Folder(tmp_path, "japan").export([file("anne.ics", "Forum"), file("notes.ics", "Forum")])
    assert contents(tmp_path) == {"notes.ics": b"mine"}


def test_a_file_that_was_changed_by_hand_is_not_removed(tmp_path: Path) -> None:
    """What somebody put into a file of ours is theirs: the file stays when it is not wanted."""
    Folder(tmp_path, "japan").export([file("anne.ics", "Forum")])
    (tmp_path / "anne.ics").write_bytes(b"changed by hand")
    assert Folder(tmp_path, "japan").export([]).removed == ()
    assert contents(tmp_path) == {"anne.ics": b"changed by hand"}


def test_a_link_in_place_of_a_file_is_not_removed(tmp_path: Path) -> None:
    """A link is not what was written, even where it leads to the same bytes."""
    Folder(tmp_path, "japan").export([file("anne.ics", "Forum")])
    (tmp_path / "anne.ics").rename(tmp_path / "elsewhere.ics")
    (tmp_path / "anne.ics").symlink_to(tmp_path / "elsewhere.ics")
    assert Folder(tmp_path, "japan").export([]).removed == ()
    assert (tmp_path / "anne.ics").is_symlink()


def test_what_did_not_change_keeps_its_time(tmp_path: Path) -> None:
    """Only files with new bytes are written, so that servers see no change where there is none."""
    Folder(tmp_path, "japan").export([file("anne.ics", "Forum"), file("basile.ics", "Forum")])
    for path in tmp_path.iterdir():
        os.utime(path, ns=(1, 1))
    done = Folder(tmp_path, "japan").export(
        [file("anne.ics", "Forum"), file("basile.ics", "Dinner")]
    )
    assert done.written == 1
    assert (tmp_path / "anne.ics").stat().st_mtime_ns == 1
    assert (tmp_path / "basile.ics").stat().st_mtime_ns != 1


def test_missions_share_a_folder(tmp_path: Path) -> None:
    """An export removes files of its own mission only, and not a file that another has."""
    Folder(tmp_path, "japan").export([file("anne.ics", "Forum")])
    Folder(tmp_path, "korea").export([file("basile.ics", "Dinner")])
    Folder(tmp_path, "korea").export([])
    assert list(contents(tmp_path)) == ["anne.ics"]
    with pytest.raises(FileError, match="in the way"):
        Folder(tmp_path, "korea").export([file("anne.ics", "Dinner")])


def test_a_part_of_a_mission_removes_nothing(tmp_path: Path) -> None:
    """Where only some of the calendars are exported, the others stay, and stay known as ours."""
    Folder(tmp_path, "japan").export([file("anne.ics", "Forum")])
    Folder(tmp_path, "japan").export([file("basile.ics", "Forum")], in_part=True)
    assert sorted(contents(tmp_path)) == ["anne.ics", "basile.ics"]
    assert Folder(tmp_path, "japan").export([]).removed == ("anne.ics", "basile.ics")


def test_a_folder_of_split_files_goes_when_it_is_empty(tmp_path: Path) -> None:
    """Files may be in a folder each; that folder is removed with the last of them."""
    files = [file("anne/forum.ics", "Forum"), file("basile/forum.ics", "Forum")]
    Folder(tmp_path, "japan").export(files)
    (tmp_path / "basile" / "photo.jpg").write_bytes(b"mine")
    Folder(tmp_path, "japan").export([])
    assert contents(tmp_path) == {"basile/photo.jpg": b"mine"}
    assert not (tmp_path / "anne").exists()


def test_an_interrupted_export_is_taken_up(tmp_path: Path) -> None:
    """What was begun is known as ours, so that the next export is not in its own way."""
    anne, basile = file("anne.ics", "Forum"), file("basile.ics", "Forum")

    def interrupted(files: object) -> list[File]:
        (tmp_path / "basile.ics").write_bytes(file("basile.ics", "Visit").data)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Folder(tmp_path, "japan").export([anne, basile], interrupted)
    Folder(tmp_path, "japan").export([anne, basile])
    assert contents(tmp_path) == {"anne.ics": anne.data, "basile.ics": basile.data}


def test_what_an_interrupted_export_wrote_goes_when_it_is_not_wanted(tmp_path: Path) -> None:
    """Though nobody noted its bytes: it is a calendar of ours under a name that was ours."""
    anne, basile = file("anne.ics", "Forum"), file("basile.ics", "Forum")

    def interrupted(files: object) -> Iterator[File]:
        yield basile
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Folder(tmp_path, "japan").export([anne, basile], interrupted)
    assert Folder(tmp_path, "japan").export([anne]).removed == ("basile.ics",)


def test_a_file_that_was_changed_by_hand_is_still_known(tmp_path: Path) -> None:
    """Whoever comes back gets it again, under the same name: the manifest forgets nothing."""
    anne, basile = file("anne.ics", "Forum"), file("basile.ics", "Forum")
    Folder(tmp_path, "japan").export([anne, basile])
    (tmp_path / "basile.ics").write_bytes(basile.data + b"\r\n")
    assert Folder(tmp_path, "japan").export([anne]).removed == ()
    Folder(tmp_path, "japan").export([anne, basile])
    assert contents(tmp_path) == {"anne.ics": anne.data, "basile.ics": basile.data}


def test_a_folder_that_cannot_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    """Where the manifest cannot be kept, no calendar is written either."""
    (tmp_path / MANIFEST).mkdir()
    with pytest.raises(FileError, match="is a folder; a file is needed"):
        Folder(tmp_path, "japan").export([file("anne.ics", "Forum")])
    assert contents(tmp_path) == {}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_left_as_it_was(tmp_path: Path) -> None:
    """Without permission to write, the calendars of before stay whole."""
    Folder(tmp_path, "japan").export([file("anne.ics", "Forum")])
    before = contents(tmp_path)
    tmp_path.chmod(0o500)
    with pytest.raises(FileError, match="you have no permission"):
        Folder(tmp_path, "japan").export([file("anne.ics", "Dinner")])
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"missions": []}',
        '{"missions": {"japan": {"names": {}, "files": {"../anne.ics": "x"}}}}',
        '{"missions": {"japan": {"names": {}, "files": {"/etc/passwd": "x"}}}}',
        '{"missions": {"japan": {"names": {}, "files": {"a/b/c.ics": "x"}}}}',
        '{"missions": {"japan": {"names": {}, "files": {"a/../../b.ics": "x"}}}}',
        '{"missions": {"japan": {"names": {}, "files": {"..": "x"}}}}',
        '{"missions": {"japan": {"names": {}, "files": {"": "x"}}}}',
        '{"missions": {"japan": {"names": {}, "files": {"C:\\\\anne.ics": "x"}}}}',
        "[" * 100_000,
    ],
)
def test_a_damaged_manifest_is_not_followed(tmp_path: Path, text: str) -> None:
    """A manifest that makes no sense, or names files elsewhere, stops the export."""
    (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(FileError, match="is damaged"):
        Folder(tmp_path, "japan").export([])


def test_the_manifest_names_each_missions_files(tmp_path: Path) -> None:
    """The manifest holds names and digests, and nothing of the host or the clock."""
    anne = file("anne.ics", "Forum")
    Folder(tmp_path, "japan").export([anne])
    digest = sha256(anne.data).hexdigest()
    manifest = json.loads((tmp_path / MANIFEST).read_bytes())
    assert manifest == {"missions": {"japan": {"names": {}, "files": {"anne.ics": digest}}}}


def test_an_earlier_export_is_read_by_the_name_of_the_calendar(tmp_path: Path) -> None:
    """Its events come from the file, or the folder of split files, of the same name."""
    Folder(tmp_path, "japan").export([file("anne.ics", "Forum"), file("basile/x.ics", "Dinner")])
    assert list(earlier_events(tmp_path, ["anne"])) == ["Forum"]
    assert list(earlier_events(tmp_path, ["basile"])) == ["Dinner"]
    assert earlier_events(tmp_path, ["celeste"]) == {}
    one = tmp_path / "one.ics"
    one.write_bytes(write_calendar("Mission", [write_event(event("Visit"))]))
    assert list(earlier_events(one, ["anybody"])) == ["Visit"]
    with pytest.raises(FileError, match="There is no file"):
        earlier_events(tmp_path / "nothing", ["anne"])


def test_a_file_of_ours_that_somebody_replaced_is_kept(tmp_path: Path) -> None:
    """Neither a manifest nor a name makes a file ours that is no calendar of ours."""
    anne = file("anne.ics", "Forum")
    Folder(tmp_path, "japan").export([anne])
    (tmp_path / "anne.ics").write_text("mine", "utf-8")
    with pytest.raises(FileError):
        Folder(tmp_path, "japan").export([anne])
    assert (tmp_path / "anne.ics").read_text("utf-8") == "mine"


def test_a_link_is_never_followed_out_of_the_folder(tmp_path: Path) -> None:
    """A link in place of a calendar is in the way, wherever it leads."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "anne.ics").symlink_to(tmp_path / "victim")
    with pytest.raises(FileError):
        Folder(tmp_path / "out", "japan").export([file("anne.ics", "Forum")])
    assert not (tmp_path / "victim").exists()


def test_a_name_is_its_owner_s_for_ever(tmp_path: Path) -> None:
    """A second owner of it gets a number, and what the first had is nobody's when they left."""
    for owners in (["zoe"], ["basile", "zoe"], ["basile"], ["chloe", "basile"], ["zoe"]):
        folder = Folder(tmp_path, "japan")
        names = [owned_name(owner, "Jean Martin", owner, folder.names) for owner in owners]
        folder.export([file(f"{name}.ics", "Forum") for name in names])
    assert read_manifest(tmp_path)["japan"].names == {
        "jean-martin": "zoe",
        "jean-martin-2": "basile",
        "jean-martin-3": "chloe",
    }
    assert list(contents(tmp_path)) == ["jean-martin.ics"]
    assert Folder(tmp_path, "korea").names == {}


def test_a_later_version_is_never_written_over(tmp_path: Path) -> None:
    """Under any name of the same owner; nothing is written, and the parts are told."""
    folder = Folder(tmp_path, "japan")
    folder.names |= {"anne-durand": "anne", "anne-petit": "anne", "basile": "basile"}
    later = file("anne-durand.ics", "Forum", "Dinner", version=LATER)
    folder.export([later, file("basile.ics", "Forum", version=LATER)])
    before = contents(tmp_path)
    with pytest.raises(LaterError, match=r"anne-durand\.ics has later versions") as stopped:
        Folder(tmp_path, "japan").export([file("anne-petit.ics", "Forum", "Visit")])
    assert (stopped.value.path.name, stopped.value.parts) == ("anne-durand.ics", {"Forum": LATER})
    assert contents(tmp_path) == before
    Folder(tmp_path, "japan").export([file("anne-petit.ics", "Visit")])


def test_a_folder_that_was_made_for_nothing_goes_again(tmp_path: Path) -> None:
    """With those above it that were made; one that was there, or has something in it, stays."""
    (tmp_path / "there").mkdir()
    with held(tmp_path / "there" / "a" / "b"):
        assert (tmp_path / "there" / "a" / "b" / LOCK).exists()
    assert list((tmp_path / "there").iterdir()) == []
    with held(tmp_path / "there" / "a"):
        (tmp_path / "there" / "a" / "anne.ics").touch()
    assert [path.name for path in (tmp_path / "there" / "a").iterdir()] == ["anne.ics"]


def test_another_mission_s_file_is_not_adopted(tmp_path: Path) -> None:
    """One that no mission is known to have written is, if it is a calendar of ours."""
    Folder(tmp_path, "japan").export([file("anne.ics", "Forum")])
    (tmp_path / "basile.ics").write_bytes(file("basile.ics", "Forum").data)
    folder = Folder(tmp_path, "korea")
    for name in ("anne.ics", "basile.ics"):
        folder.adopt(name)
    folder.export([file("basile.ics", "Dinner")])
    with pytest.raises(FileError, match=r"anne\.ics is in the way"):
        folder.export([file("anne.ics", "Dinner")])
