"""What a draft changed, thing by thing: the difference between the graph as read and as it shall be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph_crm.journal.draft import BOOKKEEPING, VOCABULARY, new_uid
from graph_crm.journal.edges import EDGE_KINDS
from graph_crm.journal.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph_crm.journal.draft import Draft, Node, Slot, Version
    from graph_crm.journal.model import Thing

PLACE = frozenset({"x", "y"})


def entries_of(draft: Draft) -> list[Entry]:
    """The entries of a batch: nodes first, then edges, each in the order in which they were touched."""
    found = [*_nodes(draft), *_edges(draft)]
    for position, entry in enumerate(found):
        entry["position"] = position
        entry["uid"] = new_uid()
    return [Entry(**entry) for entry in found]


def _nodes(draft: Draft) -> Iterator[dict[str, Any]]:
    for node in draft.nodes.values():
        if node.label == "StakeholderState":
            continue
        now = {name: value for name, value in node.properties.items() if name not in BOOKKEEPING}
        before = node.original
        if before is None:
            yield _node_entry(node, None, now, (node.uid,))
            continue
        changed = [
            name
            for name in {**now, **before}
            if name not in BOOKKEEPING and before.get(name) != now.get(name)
        ]
        if changed:
            keys = dict.fromkeys(f"{node.uid}#{'place' if name in PLACE else name}" for name in changed)
            yield _node_entry(
                node,
                {name: before.get(name) for name in changed},
                {name: now.get(name) for name in changed},
                keys,
            )


def _node_entry(node: Node, before: Thing | None, after: Thing, keys: Iterable[str]) -> dict[str, Any]:
    return {
        "slot": node.uid,
        "kind": node.label,
        "before": before,
        "after": after,
        "keys": (*keys, f"touch:{node.uid}"),
        "nodes": (node.uid,),
    }


def _edges(draft: Draft) -> Iterator[dict[str, Any]]:
    for name, slot in draft.slots.items():
        removed = removed_versions(slot)
        added = added_versions(slot)
        if not removed and not added:
            continue
        old = next((version for version in slot.original if version.current), None)
        before, after = slot_value(draft, old), slot_value(draft, slot.current)
        edge_type = name.split("|")[0]
        keys = [name]
        if edge_type == "STATE":
            # Two people may change two sides of a judgement: the fields are told apart.
            fields = [
                field
                for field in {**(before or {}), **(after or {})}
                if (before or {}).get(field) != (after or {}).get(field)
            ]
            before = None if before is None else {field: before.get(field) for field in fields}
            after = None if after is None else {field: after.get(field) for field in fields}
            keys = [f"{name}#{field}" for field in fields if field != "since"]
        ends = dict.fromkeys(uid for version in (*removed, *added) for uid in (version.start, version.end))
        told = [uid for uid in ends if uid in draft.nodes and draft.nodes[uid].label not in VOCABULARY]
        gone = [f"gone:{name.split('|')[1]}"] if edge_type == "IN_MAP" and after is None else []
        yield {
            "slot": name,
            "kind": edge_type,
            "before": before,
            "after": after,
            "keys": (*keys, *gone, *(f"touch:{uid}" for uid in told)),
            "added": tuple(version.origin for version in added),
            "removed": tuple(removed),
            "nodes": tuple(ends),
        }


def removed_versions(slot: Slot) -> list[Version]:
    """The versions that the graph holds for true and the draft no longer does."""
    kept = {version.element_id for version in slot.versions if version.element_id is not None}
    return [version for version in slot.original if version.element_id not in kept]


def added_versions(slot: Slot) -> list[Version]:
    """The versions that the draft makes."""
    return [version for version in slot.versions if version.element_id is None]


def slot_value(draft: Draft, version: Version | None) -> Thing | None:
    """What stands in a slot, with the end that the slot does not name and since when."""
    if version is None:
        return None
    if version.type == "STATE":
        state = draft.nodes[version.end].properties
        value = {name: state[name] for name in state if name not in BOOKKEEPING}
    else:
        value = version.fields
        named = version.slot.split("|")
        if version.start not in named:
            value["start"] = version.start
        if version.end not in named:
            value["end"] = version.end
    if EDGE_KINDS[version.type].history:
        value["since"] = version.properties["valid_from"]
    return value
