"""Real shells, in which completion is switched on as a user does it, asked with the Tab key."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

_BIN = Path(sys.executable).parent
_START = {"bash": "bash -i", "zsh": "zsh -i", "fish": "fish -i"}
# Instead of running the line that Tab has completed, the shell shows which words it has made of it.
_SHOW = {
    "bash": "itinerary() { printf '\\nGOT'; printf '<%s>' \"$@\"; echo END; }",
    "zsh": "itinerary() { printf '\\nGOT'; printf '<%s>' \"$@\"; echo END; }",
    "fish": "function itinerary; printf '\\nGOT'; printf '<%s>' $argv; echo END; end",
}
_PATIENCE = 30

TAB = "\t"
Complete = Callable[[str], str]


def _begin(shell: str, home: Path) -> "pexpect.spawn[str]":
    """A shell that has read its own file, in which completion was switched on."""
    environment = {
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "PATH": f"{_BIN}:{os.environ['PATH']}",
        "TERM": "xterm",
    }
    # Where fish finds none, it reads every manual page of the machine, in each home anew.
    (home / ".local/share/fish/generated_completions").mkdir(parents=True, exist_ok=True)
    subprocess.run(  # a shell stays there to be recognised when another command follows
        [shell, "-c", "itinerary --install-completion; true"],
        check=True,
        capture_output=True,
        env=environment,
    )
    child = pexpect.spawn(
        _START[shell],
        cwd=str(home),
        dimensions=(50, 200),
        encoding="utf-8",
        env=environment,
        timeout=_PATIENCE,
    )
    child.sendline(_SHOW[shell])
    child.sendline("itinerary ready")
    child.expect("GOT<ready>END")
    return child


@pytest.fixture(params=["bash", "zsh", "fish"])
def shell(request: pytest.FixtureRequest) -> str:
    """A shell that is there."""
    if not shutil.which(request.param):
        pytest.skip(f"{request.param} is not installed")
    return str(request.param)


@pytest.fixture
def complete(shell: str, tmp_path: Path) -> Iterator[Complete]:
    """The words of a line in which keys were pressed, Tab among them."""
    child = _begin(shell, tmp_path)

    def words(keys: str) -> str:
        child.send(f"itinerary {keys}\r")
        child.expect("GOT((?:<[^\r\n]*>)?)END")
        assert child.match
        return str(child.match[1])

    yield words
    child.close(force=True)


def test_tab_completes_ids_and_names_of_the_programme_in_use(complete: Complete) -> None:
    """A part of a name gives its id; the beginning of a name in another script, that name."""
    assert complete(f"today -d ko{TAB}") == "<today><-d><nathalie-koenders>"
    assert complete(f"today -c 大{TAB}") == "<today><-c><大阪>"
    assert complete(f"show mob{TAB}") == "<show><mobility-forum>"
    assert complete(f"-p rehearsal show courtesy{TAB}") == "<-p><rehearsal><show><courtesy-call>"


def test_tab_completes_commands_options_and_codes(complete: Complete) -> None:
    """What the tool itself knows is completed too, after an equals sign as well."""
    assert complete(f"sch{TAB}") == "<schema>"
    assert complete(f"agenda --sta{TAB}ten{TAB}") == "<agenda><--status><tentative>"
    assert complete(f"agenda --kind=round{TAB}") == "<agenda><--kind=round-table>"
    assert complete(f"list the{TAB} -f ma{TAB}") == "<list><themes><-f><markdown>"
    assert complete(f"check --only double{TAB}") == "<check><--only><double-booking>"
    assert complete(f"-p reh{TAB}today") == "<-p><rehearsal><today>"


def test_tab_completes_names_of_files(complete: Complete, tmp_path: Path) -> None:
    """Where a file is meant, the shell completes its name."""
    (tmp_path / "our mission.yaml").write_text("")
    assert complete(f"-p our{TAB}today") == "<-p><our mission.yaml><today>"
    assert complete(f"check our{TAB}") == "<check><our mission.yaml>"


def test_tab_offers_no_record_where_a_programme_is_meant(
    complete: Complete, tmp_path: Path
) -> None:
    """What was released and what was sent lies beside a programme, and is never typed."""
    folder = tmp_path / "our folder"
    folder.mkdir()
    for name in ("mission.yaml", "mission.released.json", "mission.sent.json"):
        (tmp_path / name).write_text("")
        (folder / name).write_text("")
    assert complete(f"-p mis{TAB}today") == "<-p><mission.yaml><today>"
    assert complete(f"check mis{TAB}") == "<check><mission.yaml>"
    assert complete(f"-p our{TAB}mis{TAB}today") == "<-p><our folder/mission.yaml><today>"


_AGAIN = """\
title: T
start: 2025-04-12
end: 2025-04-19
home: a
cities: {a: {name: A, timezone: Europe/Paris}}
events:
  one: {title: One, city: a, date: 2025-04-12, also_on: [2025-04-13]}
"""


def test_tab_completes_after_an_at_sign(complete: Complete, tmp_path: Path) -> None:
    """At which bash parts words: a repeated event is one word all the same."""
    (tmp_path / "programme.yaml").write_text(_AGAIN, "utf-8")
    assert complete(f"show one@20{TAB}") == "<show><one@2025-04-13>"
    assert complete(f"show one@{TAB}") == "<show><one@2025-04-13>"
    assert complete(f"show 'one@{TAB}") == "<show><one@2025-04-13>"


_ODD = """\
title: T
start: 2025-04-12
end: 2025-04-19
home: a
cities: {a: {name: A, timezone: Europe/Paris}}
events:
  one: {title: 'Été $(touch ran) `touch ran` \\ & ; * | > ran', city: a, date: 2025-04-12}
  two: {title: "Öffnung d'hiver #$HOME ~", city: a, date: 2025-04-12}
  three: {title: 'Ärger "now" !! $(touch ran)', city: a, date: 2025-04-12}
  four: {title: "Grand dîner d'adieu", city: a, date: 2025-04-12}
"""


def test_what_stands_in_a_programme_is_one_word_and_runs_nothing(
    complete: Complete, shell: str, tmp_path: Path
) -> None:
    """A title with all that means something to shells arrives as it is, or its id does."""
    (tmp_path / "programme.yaml").write_text(_ODD, "utf-8")
    odd = "Été $(touch ran) `touch ran` \\ & ; * | > ran"
    assert complete(f"show Été{TAB}") == f"<show><{odd}>"
    assert complete(f"show Ärger{TAB}") in {"<show><three>", "<show><Ärger>"}
    assert complete(f"show 'Été{TAB}") == f"<show><{odd}>"
    assert complete(f"show Öf{TAB}") == "<show><Öffnung d'hiver #$HOME ~>"
    assert complete(f"show 'Öffnung d{TAB}") == "<show><Öffnung d'hiver #$HOME ~>"
    if shell != "bash":  # which cannot write every name between double marks, and adds nothing
        assert complete(f'show "Öffnung d{TAB}') == "<show><Öffnung d'hiver #$HOME ~>"
    assert complete(f'show "Grand d{TAB}') == "<show><Grand dîner d'adieu>"
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("content", ["title: [", "title: T\nstart: tomorrow\n"])
def test_a_broken_programme_is_met_with_silence(
    complete: Complete, tmp_path: Path, content: str
) -> None:
    """The line stays as it was typed, and nothing is said."""
    (tmp_path / "programme.yaml").write_text(content, "utf-8")
    assert complete(f"today -d ko{TAB}") == "<today><-d><ko>"
    assert complete(f"-p missing.yaml today -c os{TAB}") == "<-p><missing.yaml><today><-c><os>"
    assert complete(f"nonsense -d ko{TAB}") == "<nonsense><-d><ko>"


def test_several_are_listed_with_what_they_are(shell: str, tmp_path: Path) -> None:
    """What fits more than once is shown, each with what it is called."""
    child = _begin(shell, tmp_path)
    child.send(f"itinerary today -d re{TAB}{TAB}")
    child.expect("Regional companies")
    child.close(force=True)


def test_what_was_typed_is_not_lost_when_several_fit_that_begin_otherwise(
    complete: Complete, shell: str
) -> None:
    """bash and fish list them and wait for more; zsh puts them in one after the other."""
    first = {"zsh": "patrick-molinoz"}.get(shell, "m")
    assert complete(f"today -d m{TAB}") == f"<today><-d><{first}>"
