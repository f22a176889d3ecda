"""Options that several commands share, declared once as a record and unfolded into each."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, get_type_hints

import typer

from itinerary.cli.session import Session


def unfolded(command: Callable[..., None]) -> Callable[..., None]:
    """The command as typer understands it.

    A parameter whose type is a value made of options becomes those options, and the session comes
    from typer's context.
    """
    from itinerary.values import Value, fields  # which --help does without

    parameters: list[inspect.Parameter] = []
    records: dict[str, type[Value]] = {}
    hints = get_type_hints(command, include_extras=True)
    for name, parameter in inspect.signature(command).parameters.items():
        kind = hints[name]
        if kind is Session:
            parameters.append(_parameter(name, typer.Context))
        elif isinstance(kind, type) and issubclass(kind, Value):
            records[name] = kind
            parameters += [
                _parameter(field.name, field.type, field.default) for field in fields(kind)
            ]
        else:
            parameters.append(
                parameter.replace(annotation=kind, kind=inspect.Parameter.KEYWORD_ONLY)
            )

    @wraps(command)
    def run(**values: Any) -> None:
        for name, kind in records.items():
            values[name] = kind(**{field.name: values.pop(field.name) for field in fields(kind)})
        for name, kind in hints.items():
            if kind is Session:
                values[name] = values[name].obj
        command(**values)

    # `inspect` reads it from any function (PEP 362); the types know of none that has it.
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    del run.__wrapped__  # or inspect would look through to the command's own parameters
    return run


def _parameter(name: str, kind: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
