"""The JSON Schema of the programme file, for editors that complete and explain its keys."""

from typing import Any

import msgspec

from itinerary.programme.document import Programme
from itinerary.programme.forms import Form

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema of a file, draft 2020-12.

    An included file has the same shape, so that no key of the mission itself is required; what a
    YAML reader takes for a number or a flag is accepted wherever a text is.
    """
    (reference,), definitions = msgspec.json.schema_components(
        [Programme], schema_hook=_form_schema, ref_template="#/$defs/{name}"
    )
    return {
        "$schema": _DIALECT,
        "title": "Programme of a delegation",
        "description": "What happens, where, when, and who takes part.",
        **reference,
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def _form_schema(form: type[Any]) -> dict[str, Any]:
    if not issubclass(form, Form):
        raise NotImplementedError(form)
    return dict(form.schema)
