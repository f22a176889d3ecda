"""What only the desks of others are told: how many guests, seats, diets and needs."""

from pathlib import Path

from conftest import Ask

MISSION = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
delegates:
  anne: {name: Anne Durand, email: anne@example.org}
  basile: {name: Basile Petit}
events:
  forum: {title: Forum, city: dijon, start: 2025-04-15 09:30, end: 12:00, who: everyone}
stays:
  - {city: dijon, hotel: Inn, from: 2025-04-14, to: 2025-04-17, who: everyone}
"""


def test_a_caterer_s_numbers_are_released_and_are_news_to_no_delegate(
    ask: Ask, tmp_path: Path
) -> None:
    """Guests, seats, and counts without names; telephone numbers wait for the next release."""
    file = tmp_path / "mission.yaml"
    file.write_text(MISSION)
    assert ask("-p", file, "release").status == 0
    called = MISSION.replace("name: Basile Petit", 'name: Basile Petit, phone: "+33 1"')
    file.write_text(called)
    assert "nothing has changed" in ask("-p", file, "release").err
    file.write_text(
        called.replace("who: everyone}\nstays", "who: everyone, guests: 20, seats: 40}\nstays")
        .replace("name: Anne Durand", "name: Anne Durand, diet: Vegetarian")
        .replace("name: Basile Petit", "name: Basile Petit, diet: Vegetarian, needs: No stairs")
    )
    said = [line.strip() for line in ask("-p", file, "diff").out.splitlines()]
    assert [line for line in said if line.startswith(("Forum", "Inn"))] == [
        "Forum: Guests: 20",
        "Forum: Seats: 40",
        "Forum: Diets: 2 × Vegetarian",
        "Forum: Needs: 1 × No stairs",
        "Inn: Diets: 2 × Vegetarian",
        "Inn: Needs: 1 × No stairs",
    ]
    assert ask("-p", file, "diff", "--by", "delegate").out.startswith("Nothing has changed")
    assert "2 other entries" in ask("-p", file, "release").err
    record = (tmp_path / "mission.released.json").read_text()
    assert "+33 1" not in record
    assert ask("-p", file, "release").err.startswith("There is nothing to release")
