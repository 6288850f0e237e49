"""The named queries of the journal, and what their rows are in a draft."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graph_crm.graph.named_query import named
from graph_crm.journal.draft import Draft
from graph_crm.journal.model import Entry, Version, from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Row, Transaction

BEGIN = named("journal/begin")
GIVEN = named("journal/given")
LOAD = named("journal/load")
WRITE = named("journal/write")
CONFLICTS = named("journal/conflicts")
BATCH = named("journal/batch")
LATER = named("journal/later")
EXTERNAL_IDS = named("journal/external_ids")


async def load(
    transaction: Transaction,
    draft: Draft,
    uids: Iterable[str],
    viewer: Viewer,
    *,
    since: datetime,
    words: bool = False,
) -> None:
    """Read nodes and their edges into the draft; what is not there, or not to be seen, is left out.

    Of a stakeholder's edges those that hold now, or held after ``since``. ``words``: and the whole vocabulary.
    """
    wanted = sorted(set(uids))
    if wanted or words:
        rows = await transaction.run(LOAD, uids=wanted, since=since, words=words, viewer=viewer.as_param())
        take(draft, rows)


async def load_external_ids(transaction: Transaction, draft: Draft, ids: Iterable[str]) -> None:
    """Read what other systems' ids mean into the draft; these nodes go by their element ids."""
    wanted = sorted(set(ids))
    if wanted:
        take(draft, await transaction.run(EXTERNAL_IDS, ids=wanted))


def take(draft: Draft, rows: Iterable[Row]) -> None:
    """Put rows of nodes, edges and parts into the draft."""
    for found in rows:
        row = found["row"]
        if found["part"] == "words":
            draft.read_node(**row)
            continue
        if found["part"] == "nodes":
            draft.read_node(**row, asked=True)
            continue
        other = row["other"]
        draft.read_node(**other)
        if found["part"] == "parts":
            draft.read_part(row["contact"], row["stakeholder"], other["uid"])
        else:
            draft.read_edge(
                Version(
                    type=row["type"],
                    start=row["start"],
                    end=row["end"],
                    properties=row["properties"],
                    element_id=row["element_id"],
                )
            )


def entry_properties(entry: Entry) -> dict[str, Any]:
    """An entry as it is kept."""
    restores = [
        {"type": version.type, "start": version.start, "end": version.end, "properties": version.properties}
        for version in entry.removed
    ]
    return {
        "uid": entry.uid,
        "position": entry.position,
        "slot": entry.slot,
        "kind": entry.kind,
        "action": entry.action,
        "before": to_json(entry.before),
        "after": to_json(entry.after),
        "keys": list(entry.keys),
        "added": list(entry.added),
        "restores": to_json({"versions": restores}) if restores else None,
        "nodes": list(entry.nodes),
    }


def make_entry(kept: Mapping[str, Any]) -> Entry:
    """The entry that was kept so."""
    restores = from_json(kept.get("restores")) or {"versions": []}
    return Entry(
        uid=kept["uid"],
        position=kept["position"],
        slot=kept["slot"],
        kind=kept["kind"],
        before=from_json(kept.get("before")),
        after=from_json(kept.get("after")),
        keys=tuple(kept["keys"]),
        added=tuple(kept["added"]),
        removed=tuple(Version(**version) for version in restores["versions"]),
        nodes=tuple(kept["nodes"]),
    )


def compact(request: object) -> str:
    """A request as text that is the same whenever the request is."""
    return json.dumps(request, sort_keys=True, default=str, ensure_ascii=False)
