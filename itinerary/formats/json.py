"""JSON, as programs read it: UTF-8, indented, one final newline."""

import json


def write_json(value: object) -> str:
    """The value as JSON."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
