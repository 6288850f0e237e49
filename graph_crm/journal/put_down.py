"""Write a draft down, in one query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph_crm.journal import queries
from graph_crm.journal.draft import BOOKKEEPING, new_uid
from graph_crm.journal.edges import EDGE_KINDS
from graph_crm.journal.entries import added_versions, removed_versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph_crm.graph.gateway import Transaction
    from graph_crm.journal.draft import Draft
    from graph_crm.journal.edges import EdgeKind
    from graph_crm.journal.model import Entry, Version

Reference = dict[str, str | int | None]


async def put_down(
    transaction: Transaction,
    draft: Draft,
    entries: Sequence[Entry],
    *,
    name: str,
    locks: Iterable[str],
    held: Iterable[str],
    key: str | None = None,
    fingerprint: str | None = None,
    mutation_id: str | None = None,
    undoes: str | None = None,
) -> str:
    """Write what a draft changed, and the batch with its entries; returns the uid of the batch.

    ``locks`` are the uids that an undo must lock, ``held`` those of nodes that are locked now. ``key`` None: nobody
    asks for the same thing twice.
    """
    uid = new_uid()
    batch = {
        "uid": uid,
        "key": key or f"{draft.actor}:{uid}",
        "name": name,
        "fingerprint": fingerprint,
        "mutation_id": mutation_id,
        "made_by": draft.actor,
        "made_at": draft.now,
        "locks": list(locks),
        "created_at": draft.now,
    }
    # A judgement that the same batch replaced again was never held.
    held_states = {version.end for slot in draft.slots.values() for version in added_versions(slot)}
    new = [
        node
        for node in draft.nodes.values()
        if node.element_id is None and (node.label != "StakeholderState" or node.uid in held_states)
    ]
    place = {node.uid: index for index, node in enumerate(new)}

    def reference(uid: str) -> Reference:
        return {"id": draft.nodes[uid].element_id, "place": place.get(uid)}

    superseded, removed = _gone(draft)
    await transaction.run(
        queries.WRITE,
        nodes=[{"label": node.label, "properties": node.properties} for node in new],
        updates=_updates(draft),
        superseded=superseded,
        removed=removed,
        edges=[
            {
                "type": version.type,
                "start": reference(version.start),
                "end": reference(version.end),
                "properties": version.properties,
            }
            for slot in draft.slots.values()
            for version in added_versions(slot)
        ],
        owners=[
            {**reference(uid), "map": uid in draft.maps, "organisation": uid in draft.organisations}
            for uid in sorted(draft.maps | draft.organisations)
        ],
        held=[draft.nodes[uid].element_id for uid in sorted(held) if uid in draft.nodes],
        batch=batch,
        undoes=undoes,
        entries=[
            {
                "properties": queries.entry_properties(entry),
                "concerns": [reference(uid) for uid in _concerned(draft, entry)],
            }
            for entry in entries
        ],
        now=draft.now,
    )
    return uid


def _updates(draft: Draft) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for node in draft.nodes.values():
        if node.original is None:
            continue
        changed = {
            name: node.properties.get(name)
            for name in {**node.original, **node.properties}
            if name not in BOOKKEEPING and node.original.get(name) != node.properties.get(name)
        }
        if changed:
            rows.append({"element_id": node.element_id, "properties": changed})
    return rows


def _gone(draft: Draft) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The edges to supersede, and those without history to take away."""
    superseded: list[dict[str, Any]] = []
    removed: list[dict[str, Any]] = []
    for name, slot in draft.slots.items():
        kind = EDGE_KINDS[name.split("|")[0]]
        for version in removed_versions(slot):
            anchor = draft.nodes[_anchor(kind, version)].element_id
            row = {"anchor": anchor, "type": version.type, "element_id": version.element_id}
            (superseded if kind.history else removed).append(row)
    return superseded, removed


def _anchor(kind: EdgeKind, version: Version) -> str:
    return version.start if kind.anchor == "start" else version.end


def _concerned(draft: Draft, entry: Entry) -> list[str]:
    """Whom an entry is about: of a stakeholder the contact, and the node itself where it is one of its own."""
    concerned: dict[str, None] = {}
    own_node = entry.slot in draft.nodes
    for uid in entry.nodes:
        node = draft.nodes.get(uid)
        if node is None or (node.label in {"Role", "Party", "StakeholderState"} and not own_node):
            continue
        if node.label == "Stakeholder":
            for person in draft.contact_uids(uid):
                concerned[person] = None
        else:
            concerned[uid] = None
    return list(concerned)
