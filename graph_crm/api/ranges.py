"""How many of something may be asked for."""

from __future__ import annotations

from graph_crm.errors import InvalidArgument


def check_range(argument: str, value: int, most: int) -> None:
    """Raises InvalidArgument unless the value is 1 to ``most``."""
    if not 1 <= value <= most:
        raise InvalidArgument(argument=argument, value=value, expected=f"1..{most}")
