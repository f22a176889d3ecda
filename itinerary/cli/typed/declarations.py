"""How an option is declared: its names, what is said of it, and what its value is called."""

from collections.abc import Callable
from typing import Any

import typer


def option(
    names: str,
    said: str,
    value: str | None = None,
    panel: str | None = None,
    *,
    callback: Callable[..., Any] | None = None,
) -> Any:
    """An option for typer, such as `--city -c`, in words that are translated where they are shown.

    `panel` is the heading that it stands under; a `callback` is called before all else is read.
    """
    return typer.Option(
        *names.split(),
        help=said,
        metavar=value,
        rich_help_panel=panel,
        callback=callback,
        is_eager=callback is not None,
    )
