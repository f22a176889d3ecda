"""Files beside a programme: read only in its folder, and only what they are to be."""

import os
from pathlib import Path

import pytest

from itinerary.programme.loader import load
from itinerary.programme.model import Programme

MISSION = """\
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
logo: {logo}
cities:
  dijon: {{name: Dijon, timezone: Europe/Paris}}
"""
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def said(folder: Path, logo: str) -> list[tuple[str, str]]:
    """The problems of a mission with this logo in a folder, and what to do about each."""
    path = folder / "mission.yaml"
    path.write_text(MISSION.format(logo=logo), encoding="utf-8")
    found = load(path)
    return [] if isinstance(found, Programme) else [(each.message, each.hint) for each in found]


def codes(folder: Path, logo: str) -> list[str]:
    path = folder / "mission.yaml"
    path.write_text(MISSION.format(logo=logo), encoding="utf-8")
    found = load(path)
    return [] if isinstance(found, Programme) else [each.code for each in found]


@pytest.mark.parametrize(
    ("ending", "data"),
    [
        (".png", PNG),
        (".PNG", PNG),
        (".jpeg", b"\xff\xd8\xff\xe0"),
        (".svg", SVG.format("<g/>").encode()),
        (".svg", SVG.format("<g/>").encode("utf-16")),
    ],
)
def test_a_file_is_known_by_its_name_and_what_it_begins_with(
    tmp_path: Path, ending: str, data: bytes
) -> None:
    """In the folder or in one within it, whatever the case of its ending."""
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / f"logo{ending}").write_bytes(data)
    assert codes(tmp_path, f"pictures/logo{ending}") == []
    assert codes(tmp_path, f"./pictures/logo{ending}") == []


@pytest.mark.parametrize("name", ["logo.png", "logo.jpg", "logo.svg"])
def test_what_only_its_name_says_is_not_believed(tmp_path: Path, name: str) -> None:
    """A page of the web by the name of a picture is none."""
    (tmp_path / name).write_bytes(b"<html><body>Hello</body></html>")
    assert codes(tmp_path, name) == ["other-file"]


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    """A file elsewhere is not read, by whatever way one comes to it; a link within is one."""
    (tmp_path / "elsewhere.png").write_bytes(PNG)
    folder = tmp_path / "mission"
    folder.mkdir()
    (folder / "out.png").symlink_to(tmp_path / "elsewhere.png")
    (folder / "up").symlink_to(tmp_path)
    (folder / "real.png").write_bytes(PNG)
    (folder / "within.png").symlink_to("real.png")
    (folder / "loop.png").symlink_to("loop.png")
    outside = ["out.png", "up/elsewhere.png", "../elsewhere.png", str(tmp_path / "elsewhere.png")]
    assert [codes(folder, name) for name in outside] == [["file-outside"]] * 4
    assert codes(folder, "within.png") == []
    assert codes(folder, "loop.png") == ["file-unreadable"]


def test_nothing_is_waited_for(tmp_path: Path) -> None:
    """A pipe to which nobody writes is no file, and a device is not in the folder."""
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "device.png").symlink_to("/dev/zero")
    assert codes(tmp_path, "pipe.png") == ["not-a-file"]
    assert codes(tmp_path, "device.png") == ["file-outside"]


def test_a_file_is_no_larger_than_it_may_be(tmp_path: Path) -> None:
    """Half a megabyte for what is on every page."""
    (tmp_path / "logo.png").write_bytes(PNG.ljust(500_000, b"\0"))
    assert codes(tmp_path, "logo.png") == []
    (tmp_path / "logo.png").write_bytes(PNG.ljust(500_001, b"\0"))
    assert said(tmp_path, "logo.png") == [
        ("“logo.png” has more than 500 kB.", "Make it smaller, and save it anew.")
    ]


def test_a_file_that_is_missing_may_be_called_nearly_so(tmp_path: Path) -> None:
    """The name of a file that is there is offered, as it is to be written."""
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "logo.png").write_bytes(PNG)
    assert said(tmp_path, "pictures/logos.png") == [
        (
            "There is no file “pictures/logos.png” beside the programme.",
            "Did you mean “pictures/logo.png”?",
        )
    ]


@pytest.mark.parametrize(
    "inside",
    [
        '<image xlink:href="data:image/png;base64,AAAA"/>',
        '<use href="#a"/><rect style="fill: url(#b)"/>',
        "<style>rect { fill: url('#b'); }</style>",
        "<title>url(https://example.org) in a text fetches nothing</title>",
    ],
)
def test_a_drawing_may_have_what_it_brings_along(tmp_path: Path, inside: str) -> None:
    """Its own parts, and pictures within it."""
    (tmp_path / "logo.svg").write_text(SVG.format(inside), encoding="utf-8")
    assert codes(tmp_path, "logo.svg") == []


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>',
        '<rect onclick="alert(1)"/>',
        '<a href="javascript:alert(1)"><rect/></a>',
        '<a xlink:href=" https://example.org"><rect/></a>',
        '<image href="picture.png"/>',
        '<image href="data:image/svg+xml,AAAA"/>',
        '<use href="https://example.org/x.svg#a"/>',
        '<rect fill="url(https://example.org/x.svg#a)"/>',
        '<rect style="fill: URL( &quot;//example.org/x&quot;)"/>',
        '<rect style="fill: \\75rl(//example.org/x)"/>',
        "<style>rect { fill: ur<!-- -->l(//example.org/x); }</style>",
        "<style>rect { fill: u\\72l(//example.org/x); }</style>",
        "<style>@import 'https://example.org/x.css';</style>",
        "<style><![CDATA[rect { fill: url(//example.org/x); }]]></style>",
        "<foreignObject><p/></foreignObject>",
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<?xml-stylesheet href="https://example.org/x.css"?>',
    ],
)
def test_a_drawing_that_acts_or_fetches_is_refused(tmp_path: Path, inside: str) -> None:
    """Scripts, movements, and whatever is elsewhere, by each way there is to write it."""
    (tmp_path / "logo.svg").write_text(SVG.format(inside), encoding="utf-8")
    assert codes(tmp_path, "logo.svg") == ["drawing-acts"]


def test_a_drawing_defines_nothing(tmp_path: Path) -> None:
    """An entity of its own could stand for anything, many times over; a public type is usual."""
    usual = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    (tmp_path / "logo.svg").write_text(usual + SVG.format(""), encoding="utf-8")
    assert codes(tmp_path, "logo.svg") == []
    entity = '<!DOCTYPE svg [<!ENTITY a "b">]>'
    (tmp_path / "logo.svg").write_text(entity + SVG.format("&a;"), encoding="utf-8")
    assert codes(tmp_path, "logo.svg") == ["drawing-acts"]
