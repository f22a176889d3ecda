"""`import`: which part of a file is wanted, who is of the delegation, and what is said of it."""

from pathlib import Path

import pytest
from conftest import Ask, loaded

_PLAN = """\
Date,Start,Title,City,Who,Speakers,Floor
2025-04-15,09:30,Forum,Osaka,Anne Durand; Zoe Roy,Ada Invented,3
2025-05-20,10:00,Visit,Osaka,everyone,,
,,* all hours are local,,,,
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A table of two months, of us and of others."""
    path = tmp_path / "plan.csv"
    path.write_text(_PLAN, "utf-8")
    return path


def test_only_the_days_that_are_wanted_come_in(ask: Ask, plan: Path) -> None:
    """`--from` and `--to` leave out the rest, and say how much that is."""
    answer = ask("import", plan, "--from", "2025-04-12", "--to", "19/04/2025")
    assert (answer.status, "title: Visit" in answer.out) == (0, False)
    assert "1 left out: 1 event outside the days that are asked for." in answer.err
    answer = ask("import", plan, "--from", "2026-01-01")
    assert (answer.status, answer.out) == (4, "")
    assert answer.err == "Error: No event of plan.csv is within the days that are asked for.\n"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--from", "soon"), "“soon” is not a date or an hour."),
        (("--from", "9h30"), "“9h30” is not a day such as 2025-04-12."),
        (("--from", "2025-04-19", "--to", "2025-04-12"), "`--to` comes before `--from`."),
        (("--sheet", "Plan"), "No sheet is called “Plan”."),
    ],
)
def test_an_option_that_means_nothing_costs_one_sentence(
    ask: Ask, plan: Path, options: tuple[str, ...], sentence: str
) -> None:
    """What is typed is named."""
    answer = ask("import", plan, *options)
    assert (answer.status, answer.out, answer.err) == (2, "", f"Error: {sentence}\n")


def test_people_are_those_who_are_said_to_be_ours(ask: Ask, plan: Path, tmp_path: Path) -> None:
    """Other speakers are hosts; others who take part stay words beside their event."""
    (tmp_path / "ours.csv").write_text("Nom;Courriel\nAnne Durand;anne@example.org\n", "utf-8")
    answer = ask("import", plan, "--people", "ours.csv", "--people", "Paul Petit")
    made = tmp_path / "made.yaml"
    made.write_text(answer.out, "utf-8")
    programme = loaded(made)
    assert {id: each.email for id, each in programme.delegates.items()} == {
        "anne-durand": "anne@example.org",
        "paul-petit": None,
    }
    assert [host.name.read("en") for host in programme.events[0].hosts] == ["Ada Invented"]
    assert "    # 2: Zoe Roy\n" in answer.out


def test_what_is_not_understood_is_kept_in_its_own_words(
    ask: Ask, plan: Path, tmp_path: Path
) -> None:
    """In the programme, a column that is not known beside its event, and a note at the top; and all
    of it in the report."""
    answer = ask("import", plan, "--report", "report.txt")
    assert "    # G2: Floor: 3\n" in answer.out
    assert "# C4: * all hours are local\n" in answer.out
    report = (tmp_path / "report.txt").read_text("utf-8")
    assert report.splitlines() == [
        "plan.csv: 3 rows read, 2 events.",
        'G1: The column “Floor” is not known; `--map "Floor=KEY"` says what it holds.',
        "home: Osaka is taken for home; `--home CITY` says another.",
        "What else stands in the file:",
        "C4: * all hours are local",
        "G2: Floor: 3",
    ]


def test_a_dry_run_writes_nothing(ask: Ask, plan: Path, tmp_path: Path) -> None:
    """It says what would be, and leaves no file behind."""
    answer = ask("import", plan, "-o", "made.yaml", "--report", "report.txt", "--dry-run")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err.endswith("2 events; 2 remarks. Nothing was written.\n")
    assert not (tmp_path / "made.yaml").exists()
    assert not (tmp_path / "report.txt").exists()
