"""The JSON Schema of the programme file, for editors that complete and explain its keys."""

from typing import Any

import msgspec

from itinerary.languages import _
from itinerary.programme.shape.document import Programme
from itinerary.programme.shape.forms import Form
from itinerary.programme.shape.time_forms import Hour

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema of a file, draft 2020-12.

    An included file has the same shape, so that no key of the mission itself is required; what a
    YAML reader takes for a number or a flag is accepted wherever a text is.
    """
    (reference,), definitions = msgspec.json.schema_components(
        [Programme], schema_hook=_form_schema, ref_template="#/$defs/{name}"
    )
    meet = definitions["Event"]["properties"]["meet"]
    meet["anyOf"].append(Hour.described())  # which stands for a record of nothing else
    return {
        "$schema": _DIALECT,
        "title": _("Programme of a delegation"),
        "description": _("What happens, where, when, and who takes part."),
        **reference,
        "$defs": {name: _translated(definitions[name]) for name in sorted(definitions)},
    }


def _translated(part: Any) -> Any:
    """A part of the schema with what an editor shows of it in the language in use."""
    if isinstance(part, list):
        return [_translated(each) for each in part]
    if not isinstance(part, dict):
        return part
    return {
        key: _(value) if key == "description" and isinstance(value, str) else _translated(value)
        for key, value in part.items()
    }


def _form_schema(form: type[Any]) -> dict[str, Any]:
    if not issubclass(form, Form):
        raise NotImplementedError(form)
    return form.described()
