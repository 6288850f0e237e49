"""Writing contacts, by the same rules as in a map's batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph_crm.map_changes.apply import vocabulary_values
from graph_crm.map_changes.people import CONTACT_FIELDS, add_contact, change_contact
from graph_crm.map_changes.scope import Scope, check_uid
from graph_crm.records.stored import change_record, given, read_deleted, read_record
from graph_crm.vocabulary.check import read_roles

if TYPE_CHECKING:
    from graph_crm.journal.service import Writing
    from graph_crm.map_changes.model import AddContact, UpdateContact


async def create_contact(writing: Writing, customer: str, change: AddContact) -> None:
    """Make a person or a seat, with the job at a customer."""
    check_uid(change.uid)
    await read_record(writing, customer, "Customer")
    await _check_vocabulary(writing, change)
    add_contact(
        Scope(
            draft=writing.draft,
            kind="customer",
            owner=customer,
            customer=customer,
            assessor=writing.viewer.user_uid,
            roles={},
        ),
        change,
    )


async def update_contact(writing: Writing, version: int | None, change: UpdateContact) -> None:
    """Change what we know about a person; every map that the person is in shows it."""
    node = await read_record(writing, change.contact, "Contact")
    await _check_vocabulary(writing, change)
    change_record(writing, node, version, _as_stored(change))
    change_contact(writing.draft, change)


async def delete_contact(writing: Writing, uid: str) -> None:
    """Hide a person from lists and maps."""
    await read_record(writing, uid, "Contact")
    writing.draft.delete_node(uid)
    writing.draft.touch_contact(uid)


async def restore_contact(writing: Writing, uid: str) -> None:
    """Bring a person back, into the maps too."""
    await read_deleted(writing, uid, "Contact")
    writing.draft.update_node(uid, {"deleted_at": None})
    writing.draft.touch_contact(uid)


def _as_stored(change: UpdateContact) -> dict[str, Any]:
    """What the change would leave in the node."""
    properties = {name: value for name, value in given(change).items() if name in CONTACT_FIELDS}
    for name in ("emails", "phones"):
        if name in properties:
            properties[name] = list(properties[name] or ()) or None
    return properties


async def _check_vocabulary(writing: Writing, change: AddContact | UpdateContact) -> None:
    values = vocabulary_values([change])
    if values:
        await read_roles(writing, values)
