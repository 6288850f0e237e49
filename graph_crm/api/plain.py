"""Properties as JSON values: times as ISO 8601 text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from strawberry.scalars import JSON


def plain(thing: Mapping[str, Any] | None) -> JSON | None:
    """The properties with every time as text; None stays None."""
    if thing is None:
        return None
    return JSON(  # pyright: ignore[reportCallIssue]
        {name: value.isoformat() if isinstance(value, date) else value for name, value in thing.items()}
    )
