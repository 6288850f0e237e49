"""What may not come back: marks that erased persons left, none of which says who it was.

A mark is an HMAC-SHA256 with a random key that the graph keeps: without the graph nobody can try out addresses.
"""

from __future__ import annotations

import hmac
import json
from hashlib import sha256
from typing import TYPE_CHECKING

from graph_crm.graph.named_query import named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph_crm.journal.rules.touched import Run

KEY = named("erasure/key")
MARKED = named("erasure/marked")

# How another system calls a node: ("id", label, source, id). An address: ("email", address).
Trace = tuple[str, ...]


def id_trace(label: str, source: str, external_id: str) -> Trace:
    """How another system calls a node."""
    return ("id", label, source, external_id)


def email_trace(email: str) -> Trace:
    """An address, however it is written."""
    return ("email", email.strip().casefold())


def mark_of(key: str, trace: Trace) -> str:
    """The mark of a trace."""
    return hmac.new(bytes.fromhex(key), json.dumps(trace).encode(), sha256).hexdigest()


async def find_erased(run: Run, traces: Iterable[Trace]) -> set[Trace]:
    """Which of these belong to a person who was erased."""
    wanted = list(traces)
    keys = await run(KEY) if wanted else []
    if not keys:
        return set()
    by_hash = {mark_of(keys[0]["key"], trace): trace for trace in wanted}
    return {by_hash[row["hash"]] for row in await run(MARKED, hashes=sorted(by_hash))}
