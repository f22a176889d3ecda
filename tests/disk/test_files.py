"""Files: whole or not at all, and named so that any system takes them."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itinerary.disk.files import make_folder, read, remove, remove_empty_folder, safe_name, write
from itinerary.errors import FileError


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    """What is written is there, alone, with the permissions that any new file gets."""
    path = tmp_path / "calendar.ics"
    assert write(path, b"one") is True
    assert path.read_bytes() == b"one"
    plain = tmp_path / "plain"
    plain.touch()
    assert path.stat().st_mode == plain.stat().st_mode
    assert sorted(tmp_path.iterdir()) == [path, plain]


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    """A file that has these bytes keeps its time of modification."""
    path = tmp_path / "calendar.ics"
    write(path, b"one")
    os.utime(path, ns=(1, 1))
    assert write(path, b"one") is False
    assert path.stat().st_mtime_ns == 1
    assert write(path, b"two") is True
    assert path.stat().st_mtime_ns != 1


def test_what_cannot_be_made_again_is_on_the_disk_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its bytes before it is in place, and its folder after that; what is derived is left to it."""
    path, link = tmp_path / "mission.released.json", tmp_path / "link.json"
    synced, sync = [], os.fsync

    def watched(descriptor: int) -> None:
        sync(descriptor)
        is_in_place = path.exists() and path.read_bytes() == b"one"
        synced.append((os.path.samestat(os.fstat(descriptor), tmp_path.stat()), is_in_place))

    monkeypatch.setattr(os, "fsync", watched)
    link.symlink_to(path)
    write(link, b"one")
    assert synced == [(False, False), (True, True)]
    write(path, b"two", derived=True)
    assert len(synced) == 2


def test_a_file_keeps_its_permissions_and_a_link_stays_one(tmp_path: Path) -> None:
    """Replacing a file changes its bytes, and nothing else about it."""
    path, link = tmp_path / "calendar.ics", tmp_path / "link.ics"
    path.write_bytes(b"one")
    path.chmod(0o600)
    link.symlink_to(path)
    write(link, b"two")
    assert link.is_symlink()
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    """A failure says what is in the way, and leaves no half-written file."""
    folder = tmp_path / "calendar.ics"
    folder.mkdir()
    (tmp_path / "file").write_bytes(b"kept")
    with pytest.raises(FileError, match=r"calendar\.ics cannot be written"):
        write(folder, b"one")
    with pytest.raises(FileError, match="a file stands where a folder is needed"):
        write(tmp_path / "file" / "calendar.ics", b"one")
    with pytest.raises(FileError, match="its folder is not there"):
        write(tmp_path / "nowhere" / "calendar.ics", b"one")
    with pytest.raises(FileError, match="a file stands where a folder is needed"):
        make_folder(tmp_path / "file")
    assert sorted(tmp_path.iterdir()) == [folder, tmp_path / "file"]
    assert (tmp_path / "file").read_bytes() == b"kept"


def test_reading_stops_at_the_limit_and_says_what_fails(tmp_path: Path) -> None:
    """A file is read up to one byte more than the limit; a folder or nothing is no file."""
    path = tmp_path / "file"
    path.write_bytes(b"12345")
    assert read(path, 3) == b"1234"
    with pytest.raises(FileError, match="There is no file"):
        read(tmp_path / "nothing", 3)
    with pytest.raises(FileError, match="is a folder; a file is needed"):
        read(tmp_path, 3)
    with pytest.raises(FileError, match="cannot be read"):
        read(tmp_path / "\0", 3)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no named pipes")
def test_only_files_are_read(tmp_path: Path) -> None:
    """A pipe to which nobody writes, or a device without an end, would be read for ever."""
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for path in (pipe, link, Path("/dev/zero")):
        with pytest.raises(FileError, match="is a pipe or a device; a file is needed"):
            read(path, 3)


def test_what_is_gone_may_be_removed_and_what_is_full_is_kept(tmp_path: Path) -> None:
    """Removing a file that is not there is done already; a folder goes only when it is empty."""
    (tmp_path / "file").touch()
    remove(tmp_path / "nothing")
    remove_empty_folder(tmp_path)
    assert (tmp_path / "file").exists()
    remove(tmp_path / "file")
    remove_empty_folder(tmp_path)
    assert not tmp_path.exists()


@pytest.mark.parametrize(
    ("name", "otherwise", "taken", "expected"),
    [
        ("Hélène Œuvrard", "helene", set(), "helene-oeuvrard"),
        ("花子", "hanako", set(), "hanako"),
        ("花子", "花子", set(), "file"),
        ("../../etc/passwd", "x", set(), "etc-passwd"),
        ("CON", "x", set(), "con-file"),
        ("com1", "x", set(), "com1-file"),
        ("Anne Durand", "x", {"anne-durand"}, "anne-durand-2"),
        ("Anne Durand", "x", {"anne-durand", "anne-durand-2"}, "anne-durand-3"),
        ("a" * 300, "x", set(), "a" * 80),
    ],
)
def test_a_name_becomes_one_that_any_system_takes(
    name: str, otherwise: str, taken: set[str], expected: str
) -> None:
    """Accents go, other scripts give way to the id, and no device or other file is hit."""
    assert safe_name(name, otherwise, taken) == expected


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_name_leads_out_of_its_folder(name: str, otherwise: str) -> None:
    """Whatever somebody is called, the file is one of lower-case ASCII in the folder itself."""
    stem = safe_name(name, otherwise, set())
    assert stem.strip("-")
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert Path(f"{stem}.ics").name == f"{stem}.ics"
