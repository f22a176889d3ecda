"""The house: what stands in no layer, or imports upwards, breaks the build."""

import subprocess
import sys
from pathlib import Path
from shutil import copy, copytree, ignore_patterns

from conftest import ROOT

_INTRUDER = '"""Stands in no layer, and reaches for the door."""\n\nimport itinerary.cli.session\n'


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """The verdict on the imports of the copy in a folder."""
    tool = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [tool, "--contract", "flow", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_module_in_no_layer_breaks_the_build(tmp_path: Path) -> None:
    """The imports as they are pass; with one module more that no layer names, they do not."""
    copy(ROOT / "pyproject.toml", tmp_path)
    copytree(ROOT / "itinerary", tmp_path / "itinerary", ignore=ignore_patterns("__pycache__"))
    assert _lint(tmp_path).returncode == 0
    (tmp_path / "itinerary" / "intruder.py").write_text(_INTRUDER, "utf-8")
    broken = _lint(tmp_path)
    assert broken.returncode == 1
    assert "intruder" in broken.stdout
