"""JSON, as programs read it: UTF-8, indented, one final newline."""

import json
from collections.abc import Iterable


def write_json(value: object) -> str:
    """The value as JSON; tuples and other iterables of records are arrays."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def write_json_lines(records: Iterable[object]) -> str:
    """An array with one record a line, so that a difference shows which record differs."""
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"
