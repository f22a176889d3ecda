"""The missions of a folder, by what the heads of their files say."""

import os
from pathlib import Path

from itinerary.problems import Where
from itinerary.programme.neighbours import Neighbour, neighbours


def test_the_files_that_say_an_id_and_a_start_are_missions(tmp_path: Path) -> None:
    """However they are written, by name; ids and starts of what lies deeper are none."""
    texts = {
        "a.yaml": "# A comment\nid: trip\ntitle: T\nstart: 2024-04-14\n",
        "b.yaml": "\ufeffid: 'trip'  # as last year\r\nstart: 14 April 2025\r\n",
        "c.yaml": 'title: T\nstart: 2025-04-14\nid: "other"',
        "deeper.yaml": "events:\n  x:\n    id: trip\n    start: 2025-04-14 10:00\n",
        "no-start.yaml": "id: trip\ntitle: T\n",
        "no-mission.txt": "id: trip\nstart: 2024-04-14\n",
        "long.yaml": "id: trip\nstart: 2024-04-14\n" + "#" * 1_000_000,
    }
    for name, text in texts.items():
        (tmp_path / name).write_bytes(text.encode())
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "nowhere.yaml").symlink_to(tmp_path / "gone.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    assert neighbours(tmp_path) == (
        Neighbour(Where(str(tmp_path / "a.yaml"), 2, 1), "trip", 2024),
        Neighbour(Where(str(tmp_path / "b.yaml"), 1, 1), "trip", 2025),
        Neighbour(Where(str(tmp_path / "c.yaml"), 3, 1), "other", 2025),
    )


def test_of_a_folder_of_hundreds_some_are_looked_at(tmp_path: Path) -> None:
    """A folder with a file for each of a thousand meetings does not make `check` slow."""
    for number in range(100):
        (tmp_path / f"{number:03}.yaml").write_text("id: trip\nstart: 2024-04-14\n")
    assert len(neighbours(tmp_path)) == 50
