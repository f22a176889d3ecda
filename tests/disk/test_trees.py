"""A folder that is made again and again: what is written, what is left, what is removed."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

from itinerary.disk.trees import Files, Planned, Tree, noted_files, read_files
from itinerary.errors import FileError


class Folder:
    """A folder of ours, with what is noted of it between two runs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.files: Files = {}
        self.made: list[str] = []

    def write(self, files: dict[str, str], kept: tuple[str, ...] = ()) -> tuple[list[str], ...]:
        """Writes texts by path; which are written and which removed."""
        tree = Tree(self.path, self.files, self._keep)
        done = tree.write([self._planned(*each) for each in files.items()], kept)
        return [*done.written], [*done.removed]

    def _keep(self, files: Files) -> None:
        self.files = read_files(noted_files(files))

    def _planned(self, path: str, text: str) -> Planned:
        def make() -> bytes:
            self.made.append(path)
            return text.encode()

        made_of = sha256(text.encode()).hexdigest()
        return Planned(path, made_of, make, lambda data: data.startswith(b"ours"))

    @property
    def there(self) -> dict[str, str]:
        """The files that are there."""
        files = sorted(each for each in self.path.rglob("*") if each.is_file())
        return {each.relative_to(self.path).as_posix(): each.read_text() for each in files}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """An empty folder."""
    return Folder(tmp_path / "site")


def test_only_what_is_made_of_something_else_is_made_again(folder: Folder) -> None:
    """A file that is there and made of the same is not even made."""
    folder.write({"index.html": "ours 1", "p/a/index.html": "ours a", "p/b/index.html": "ours b"})
    folder.made.clear()
    assert folder.write(
        {"index.html": "ours 1", "p/a/index.html": "ours A", "p/b/index.html": "ours b"}
    ) == (["p/a/index.html"], [])
    assert folder.made == ["p/a/index.html"]
    assert folder.there["p/a/index.html"] == "ours A"


def test_a_file_that_is_gone_or_cut_off_is_written_again(folder: Folder) -> None:
    """What is missing, or has another size, is no more what was written."""
    folder.write({"p/a/index.html": "ours a", "p/b/index.html": "ours b"})
    (folder.path / "p/a/index.html").unlink()
    (folder.path / "p/b/index.html").write_text("ours")
    again = {"p/a/index.html": "ours a", "p/b/index.html": "ours b"}
    assert folder.write(again) == ([*again], [])
    assert folder.there == again


def test_what_is_no_more_wanted_goes_with_its_folder(folder: Folder) -> None:
    """A file of ours that is not planned is removed, and a folder when nothing is left in it."""
    folder.write({"p/a/index.html": "ours a", "p/b/index.html": "ours b", "a/1.css": "ours"})
    assert folder.write({"p/b/index.html": "ours b"}, kept=("a/1.css",)) == (
        [],
        ["p/a/index.html"],
    )
    assert folder.there == {"a/1.css": "ours", "p/b/index.html": "ours b"}
    assert not (folder.path / "p/a").exists()


def test_nothing_of_anybody_else_is_touched(folder: Folder) -> None:
    """A foreign file in the way stops all before anything is written; any other stays."""
    folder.path.mkdir()
    (folder.path / "index.html").write_text("my homepage")
    with pytest.raises(FileError, match=r"index\.html is in the way"):
        folder.write({"p/a/index.html": "ours a", "index.html": "ours"})
    assert folder.there == {"index.html": "my homepage"}
    folder.write({"p/a/index.html": "ours a"})
    (folder.path / "p/a/mine.txt").write_text("mine")
    folder.write({})
    assert folder.there == {"index.html": "my homepage", "p/a/mine.txt": "mine"}


def test_a_file_that_somebody_changed_is_not_removed(folder: Folder) -> None:
    """What is not as we wrote it is somebody's work by now."""
    folder.write({"p/a/index.html": "ours a"})
    (folder.path / "p/a/index.html").write_text("theirs")
    assert folder.write({}) == ([], [])
    assert folder.there == {"p/a/index.html": "theirs"}


def test_no_link_leads_out(folder: Folder, tmp_path: Path) -> None:
    """A link in the place of a file or of a folder is in the way, and nothing behind it changes."""
    outside = tmp_path / "outside"
    outside.mkdir()
    folder.path.mkdir()
    (folder.path / "p").symlink_to(outside)
    (folder.path / "index.html").symlink_to(outside / "index.html")
    for path in ("p/index.html", "index.html"):
        with pytest.raises(FileError, match="is in the way"):
            folder.write({path: "ours"})
    assert not any(outside.iterdir())


def test_a_run_that_was_stopped_is_gone_on_with(folder: Folder) -> None:
    """What was begun is ours: it is written again, or removed when it is no more wanted."""
    tree = Tree(folder.path, {}, folder._keep)
    stopped = Planned("p/a/index.html", "1", lambda: b"half a page", lambda _data: False)

    def stop() -> bytes:
        raise KeyboardInterrupt

    never = Planned("p/b/index.html", "2", stop, lambda _data: False)
    with pytest.raises(KeyboardInterrupt):
        tree.write([stopped, never])
    assert folder.there == {"p/a/index.html": "half a page"}
    folder.write({"p/b/index.html": "ours b"})
    assert folder.there == {"p/b/index.html": "ours b"}


@pytest.mark.parametrize("path", ["../x", "/x", "a\\b", "C:x", "a/b/c/d", "a//b"])
def test_no_note_leads_elsewhere(path: str) -> None:
    """A note that names a path out of the folder is none of ours."""
    with pytest.raises(ValueError, match=re.escape(path)):
        read_files({path: ["", 0, ""]})
