"""A record that is there: read to be changed, deleted softly, brought back."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from graph_crm.errors import InvalidArgument, NotFound, StaleVersion, TextMissing
from graph_crm.graph.named_query import named
from graph_crm.map_changes.model import Keep
from graph_crm.map_changes.scope import MAX_NAME, check_text

if TYPE_CHECKING:
    from graph_crm.journal.draft import Node
    from graph_crm.journal.service import Writing

MERGED_INTO = named("records/merged_into")


async def read_record(writing: Writing, uid: str, label: str) -> Node:
    """A record that is there. Raises NotFound."""
    await writing.load({uid})
    return writing.draft.node(uid, label)


async def read_deleted(writing: Writing, uid: str, label: str) -> Node:
    """A record that may have been deleted. Raises NotFound; InvalidArgument for one that went into another."""
    await writing.load({uid})
    node = writing.draft.nodes.get(uid)
    if node is None or node.label != label:
        raise NotFound(kind=label.lower(), uid=uid)
    if kept := await writing.run(MERGED_INTO, uid=uid):
        raise InvalidArgument(argument="uid", value=uid, expected=kept[0]["uid"])
    return node


def given(change: Any, hidden: tuple[str, ...] = ("uid", "version")) -> dict[str, Any]:
    """The properties that a change speaks of; None takes one away."""
    values = {field.name: getattr(change, field.name) for field in fields(change) if field.name not in hidden}
    return {name: value for name, value in values.items() if value is not Keep.KEEP}


def change_record(writing: Writing, node: Node, version: int | None, properties: dict[str, Any]) -> None:
    """Set properties of the version that the client looked at. Raises StaleVersion.

    Whoever wants on an older version what is there already changes nothing, and is not refused.
    """
    current: int = node.properties.get("version", 0)
    moved = version is not None and version != current
    if moved and any(node.properties.get(name) != value for name, value in properties.items()):
        raise StaleVersion(version=str(version), current=str(current))
    writing.draft.update_node(node.uid, properties)


def check_names(properties: dict[str, Any], names: tuple[str, ...]) -> None:
    """Raises InvalidArgument for a text that is too long."""
    for name in names:
        check_text(name, properties.get(name), MAX_NAME)


def check_named(properties: dict[str, Any]) -> None:
    """Strip the name. Raises InvalidArgument for none."""
    if "name" not in properties:
        return
    properties["name"] = properties["name"].strip()
    if not properties["name"]:
        raise TextMissing(argument="name", value="", expected=f"1-{MAX_NAME}")
