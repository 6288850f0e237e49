"""What clients send as JSON, read so that nobody can mean two things by it."""

from __future__ import annotations

import json
from typing import Any


def decode(data: str | bytes) -> Any:
    """The value. Raises JSONDecodeError for what is no JSON, or JSON that others read otherwise."""
    try:
        decoded = json.loads(data, object_pairs_hook=_each_once, parse_constant=_refused)
        # Half a surrogate pair is a character in JSON, and none in UTF-8, which Neo4j reads.
        json.dumps(decoded, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise json.JSONDecodeError(str(error), "", 0) from None
    return decoded


def _each_once(members: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; of a member that is there twice one parser takes the first and another one the last."""
    found = dict(members)
    if len(found) < len(members):
        raise ValueError("a member is there twice")
    return found


def _refused(constant: str) -> None:
    """NaN and Infinity, which Python reads and JSON does not have."""
    raise ValueError(constant)
