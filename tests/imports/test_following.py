"""A column that says after which other event one is."""

from pathlib import Path

from conftest import Ask

_PLAN = """\
Date,Time,Title,City,After
2025-04-15,10:00-12:00,Palace visit,Osaka,
,,Second call,Osaka,palace VISIT
,,Third call,Osaka,Second call
2025-04-15,14:00,Coffee,Osaka,Palace visit
,,Photograph,Osaka,Dinner
,,Hen,Osaka,Egg
,,Egg,Osaka,Hen
,,Nowhere,,Palace visit
"""


def test_an_event_follows_the_one_that_is_named(ask: Ask, tmp_path: Path) -> None:
    """By its title, as people write it; what cannot follow is said, and keeps its own time."""
    (tmp_path / "plan.csv").write_text(_PLAN, "utf-8")
    answer = ask("import", "plan.csv", "-o", "mission.yaml")
    assert answer.err.splitlines()[:5] == [
        "5: That it follows “Palace visit” is left out: it has a time of its own.",
        "6: That it follows “Dinner” is left out: there is no such event.",
        "7: That it follows “Egg” is left out: that one follows it.",
        "8: That it follows “Hen” is left out: that one follows it.",
        "9: That it follows “Palace visit” is left out: its city is not known.",
    ]
    agenda = ask("-p", "mission.yaml", "agenda", "15").out
    lines = [line for line in agenda.splitlines() if "call" in line or "Palace" in line]
    assert lines == [
        "  10:00–12:00 Osaka  Palace visit · Osaka · nobody",
        "  afterwards  Second call · Osaka · nobody",
        "  afterwards  Third call · Osaka · nobody",
    ]
