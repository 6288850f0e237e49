"""Inputs of which not everything need be given, and what was given of them."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum
from typing import Any

import strawberry

KEPT = "Not given: stays as it is; null: unknown."
STAYS = "Not given or null: stays as it is."
# Of these null says nothing: there is no thing without them.
NEVER_NULL = frozenset({"name", "known", "main_job", "external", "order", "kind"})


def given(description: str) -> Any:
    """A field that need not be given."""
    return strawberry.field(description=description, default=strawberry.UNSET)


def given_values(given_input: Any) -> dict[str, Any]:
    """What was given of an input, as plain values."""
    values = {field.name: getattr(given_input, field.name) for field in fields(given_input)}
    return {
        name: _plain(value)
        for name, value in values.items()
        if value is not strawberry.UNSET and not (value is None and name in NEVER_NULL)
    }


def one_given(given_input: Any) -> tuple[str, Any]:
    """The name and the value of the one field of a one-of input; GraphQL has seen to it that it is exactly one."""
    [name] = [
        field.name
        for field in fields(given_input)
        if getattr(given_input, field.name) is not strawberry.UNSET
    ]
    return name, getattr(given_input, name)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return tuple(value) if isinstance(value, list) else value  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
