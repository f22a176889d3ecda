"""Who has which address: given once, kept, withdrawn, and read again as it was."""

import json
from datetime import date
from pathlib import Path

import pytest

from itinerary.delivery.site.addresses import (
    OFFICE,
    Address,
    Site,
    new_token,
    read_site,
    site_path,
    with_people,
    withdrawing,
    write_site,
)
from itinerary.disk.trees import Made
from itinerary.errors import RecordError
from itinerary.values import replace

DAY = date(2025, 4, 15)


def test_an_address_is_given_once() -> None:
    """Who has one keeps it when others come; no token is another's."""
    first = with_people(Site("mission"), ["anne", "ben"])
    later = with_people(first, ["anne", "ben", "carla"])
    assert {key: later.people[key] for key in ("anne", "ben")} == first.people
    assert later.office == first.office
    assert len(later.tokens()) == 7


def test_a_token_is_160_random_bits_in_small_letters() -> None:
    """32 letters and digits that no font confuses, another one each time."""
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert {len(token) for token in tokens} == {32}
    assert set("".join(tokens)) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_what_is_withdrawn_is_nobodys_any_more() -> None:
    """The old address is noted with its day, and who had it gets a new one."""
    site = with_people(Site("mission"), ["anne", "ben"])
    renewed = with_people(
        withdrawing(site, {"anne": "fr", OFFICE: "en"}, DAY, "renewed"), ["anne", "ben"]
    )
    assert renewed.people["ben"] == site.people["ben"]
    assert renewed.people["anne"] != site.people["anne"]
    assert [(each.whose, each.address, each.language) for each in renewed.withdrawn] == [
        ("anne", site.people["anne"], "fr"),
        (OFFICE, Address(str(site.office), ""), "en"),
    ]
    assert renewed.office not in {site.office, None}


def test_all_of_it_is_read_as_it_was_written(tmp_path: Path) -> None:
    """The file beside the programme is for its owner alone, and says everything again."""
    path = site_path(tmp_path / "mission.yaml")
    site = withdrawing(
        with_people(Site("mission"), ["anne", "chair~2"]), {"anne": "ja"}, DAY, "left"
    )
    site = replace(
        site,
        is_closed=True,
        base_url="https://example.org/",
        folders={"/srv/site": {"p/index.html": Made("12", 3, "45")}},
    )
    write_site(path, site)
    assert path.name == "mission.site.json"
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_site(path, "mission") == site


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    """Also where nothing is different, and where somebody had opened it."""
    path = tmp_path / "mission.site.json"
    write_site(path, Site("mission"))
    path.chmod(0o644)
    write_site(path, Site("mission"))
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("version", 2, "written by a newer version"),
        ("version", "1", "is damaged"),
        ("programme", "another", "of another programme, “another”"),
        ("people", {"anne": {"page": "../../etc", "feed": ""}}, "is damaged"),
        ("people", {"anne": {"page": "A" * 32, "feed": ""}}, "is damaged"),
        ("people", [], "is damaged"),
        ("folders", {"/srv": {"../x": ["", 0, ""]}}, "is damaged"),
        ("withdrawn", [{}], "is damaged"),
    ],
)
def test_a_file_that_is_not_as_it_was_written_stops_everything(
    key: str, value: object, sentence: str, tmp_path: Path
) -> None:
    """Nothing is guessed of addresses: a sentence says what to do."""
    path = tmp_path / "mission.site.json"
    write_site(path, with_people(Site("mission"), ["anne"]))
    noted = {**json.loads(path.read_text()), key: value}
    path.write_text(json.dumps(noted))
    with pytest.raises(RecordError, match=sentence):
        read_site(path, "mission")


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"version": 1}', "\0"])
def test_no_file_is_read_as_an_empty_one(text: str, tmp_path: Path) -> None:
    """A damaged file is never taken for that of a new site: everybody would get new addresses."""
    path = tmp_path / "mission.site.json"
    path.write_text(text)
    with pytest.raises(RecordError, match="is damaged"):
        read_site(path, "mission")
