"""Writing customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.errors import GroupCircle
from graph_crm.graph.named_query import named
from graph_crm.map_changes.scope import check_uid
from graph_crm.records.stored import (
    change_record,
    check_named,
    check_names,
    given,
    read_deleted,
    read_record,
)

if TYPE_CHECKING:
    from graph_crm.journal.draft import Draft
    from graph_crm.journal.service import Writing
    from graph_crm.records.model import CreateCustomer, UpdateCustomer

LOCK_ABOVE = named("records/lock_above")
TEXTS = ("name", "tax_id", "industry", "region", "lead_source", "lifecycle")


async def create_customer(writing: Writing, change: CreateCustomer) -> None:
    """Make a company; whoever puts it in owns it, for sales."""
    check_uid(change.uid)
    properties = given(change)
    check_names(properties, TEXTS)
    check_named(properties)
    draft = writing.draft
    uid = draft.create_node("Customer", {**properties, "map_revision": 0, "org_revision": 0}, change.uid)
    owner = writing.viewer.user_uid
    if owner is not None:
        await writing.load({owner})
        draft.put("OWNS", owner, uid, fixed={"kind": "sales"})


async def update_customer(writing: Writing, change: UpdateCustomer) -> None:
    """Change what we know about a company; its deals' maps show its name too."""
    node = await read_record(writing, change.uid, "Customer")
    properties = given(change)
    check_names(properties, TEXTS)
    check_named(properties)
    change_record(writing, node, change.version, properties)
    _touch(writing.draft, change.uid)


async def delete_customer(writing: Writing, uid: str) -> None:
    """Hide a company with its deals and maps."""
    await read_record(writing, uid, "Customer")
    writing.draft.delete_node(uid)
    _touch(writing.draft, uid)


async def restore_customer(writing: Writing, uid: str) -> None:
    """Bring a company back with all that was hidden with it."""
    await read_deleted(writing, uid, "Customer")
    writing.draft.update_node(uid, {"deleted_at": None})
    _touch(writing.draft, uid)


async def set_group(writing: Writing, uid: str, part_of: str | None) -> None:
    """Let a company belong to another, or to none. Raises GroupCircle."""
    draft = writing.draft
    await writing.load({uid, part_of or uid})
    draft.node(uid, "Customer")
    if part_of is None:
        draft.end("PART_OF", uid)
    else:
        group = draft.node(part_of, "Customer")
        # Twice: while the first one waits for a lock, another may add a company above.
        await writing.run(LOCK_ABOVE, uid=part_of)
        above = {row["uid"] for row in await writing.run(LOCK_ABOVE, uid=part_of)}
        if uid in above:
            raise GroupCircle(customer=group.properties["name"])
        draft.put("PART_OF", uid, part_of)
    draft.touch_organisation(uid)


def _touch(draft: Draft, uid: str) -> None:
    draft.touch_map(uid)
    draft.touch_organisation(uid)
