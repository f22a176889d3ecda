"""What all pages share: small, named after what it holds, and in the colours of the mission."""

import gzip
import re
from hashlib import sha256

from itinerary.formats.site.accent import accent
from itinerary.formats.site.assets import assets
from itinerary.formats.site.worker import WORKER


def test_names_are_made_of_what_they_name() -> None:
    """The same colour gives the same names and bytes; another one another stylesheet only."""
    ours, again, theirs = assets(None), assets(None), assets("#7a1f2b")
    assert ours == again
    assert ours.css_name == f"{sha256(ours.css).hexdigest()[:16]}.css"
    assert ours.css_name != theirs.css_name
    assert ours.js_name == theirs.js_name
    assert set(ours.files) == {
        ours.css_name,
        ours.js_name,
        ours.gone_name,
        ours.office_name,
    }


def test_the_colour_of_the_mission_stands_in_the_stylesheet() -> None:
    """By day and by night, with what stands on it; no place for it is left empty."""
    css = assets("#ffcc00").css.decode()
    found = accent("#ffcc00")
    assert f"--accent:{found.light};--on-accent:{found.on_light};" in css
    assert f"--accent:{found.dark};--on-accent:{found.on_dark};" in css
    assert "-accent)" not in re.sub(r"var\(--(on-)?accent\)", "", css)


def test_they_are_small() -> None:
    """A phone abroad loads them once: script under 5 kB, style under 8 kB as it travels."""
    ours = assets(None)
    assert len(ours.js) < 5000
    assert len(ours.office) < 5000
    assert len(gzip.compress(ours.css)) < 8000
    assert len(WORKER) < 3000


def test_nothing_is_fetched_from_elsewhere() -> None:
    """No font, no picture, no script of others."""
    for content in (*assets(None).files.values(), WORKER):
        assert not re.search(rb"https?://|//[a-z]+\.|@import|@font-face", content)


def test_the_worker_is_the_same_from_build_to_build() -> None:
    """It knows no name of a file: it finds them in the page that it keeps."""
    for name in assets(None).files:
        assert name.encode() not in WORKER
