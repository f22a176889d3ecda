"""The JSON Schema: it accepts what loads, and rejects what shape alone can tell to be wrong."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Ask
from jsonschema import Draft202012Validator

from itinerary.programme.missions import SHIPPED, shipped
from itinerary.programme.shape.schema import schema

_FILES = Path(__file__).parents[2] / "programmes"
_VALIDATOR = Draft202012Validator(schema())


class _Core(yaml.SafeLoader):
    """YAML 1.2's core schema, by which a language server reads."""


_Core.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _Core.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), _first
    )


def _complaints(path: Path) -> list[str]:
    content: Any = yaml.load(path.read_text("utf-8"), Loader=_Core)  # noqa: S506 - a safe loader
    return [error.message for error in _VALIDATOR.iter_errors(content)]


# What a shape cannot know: what other keys say, whether a name or a day exists, and what YAML
# itself refuses before there is any shape.
_BEYOND_SHAPE = re.compile(
    "unknown-(?!key)|missing-key at 1:1|empty-value|no-such-date|reversed|end-|two-whens|all-day-|"
    "several-days|also-on-|skipped|repeated|offset|journey-|arrival|one-end|untitled|place-and|"
    "missing-city|notes-for|id-twice|reserved-|about-|tbc-|meet-|check-in-|step-|follows-|former-|include-|stay-|transfer-ends|no-duration|"
    "too-many-days|except-everyone|name-for-id|country-for|wrong-language|wrong-phone|"
    "file-|other-file|drawing-acts|not-a-file|-for-nobody|outside-the|"
    "french-car|two-days|two-ends|wrong-weekday|"
    "duplicate-key|tag|control-character|odd-character"
)
_NO_YAML = {
    *("tab", "unclosed", "unclosed-quote", "after-quote", "indentation", "stray-colon"),
    *("stray-dash", "missing-colon", "reserved-character", "unknown-escape", "second-document"),
    *("key-not-text", "unknown-anchor", "self-containing", "merge-key", "wrong-yaml"),
    *("missing-space", "wrong-space"),
}


def _expected(path: Path) -> str:
    return path.read_text("utf-8").partition("\n")[0].removeprefix("# expects ")


def test_it_is_a_schema_of_draft_2020_12() -> None:
    """The schema itself is valid, and every key of every record is described."""
    Draft202012Validator.check_schema(schema())
    undescribed = [
        f"{name}.{key}"
        for name, record in schema()["$defs"].items()
        for key, value in record["properties"].items()
        if "description" not in value
    ]
    assert undescribed == []


@pytest.mark.parametrize(
    "path",
    [*sorted((_FILES / "valid").glob("*.yaml")), *map(shipped, SHIPPED)],
    ids=lambda path: path.stem,
)
def test_what_loads_is_accepted(path: Path) -> None:
    """Every programme that loads is valid by the schema."""
    assert _complaints(path) == []


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in sorted((_FILES / "broken").glob("*.yaml"))
        if not _BEYOND_SHAPE.search(_expected(path))
        and _expected(path).split(" at ")[0] not in _NO_YAML
    ],
    ids=lambda path: path.stem,
)
def test_what_shape_alone_can_reject_is_rejected(path: Path) -> None:
    """A broken file whose mistake lies in its shape is invalid by the schema."""
    assert _complaints(path) != []


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_files_name_the_schema_for_the_editor(name: str) -> None:
    """The first line is the modeline that a YAML language server reads."""
    first = shipped(name).read_text("utf-8").partition("\n")[0]
    assert first == "# yaml-language-server: $schema=programme.schema.json"


def test_the_command_prints_the_schema(ask: Ask) -> None:
    """`itinerary schema` prints it as JSON."""
    answer = ask("schema")
    assert (answer.status, answer.err) == (0, "")
    assert json.loads(answer.out) == schema()
