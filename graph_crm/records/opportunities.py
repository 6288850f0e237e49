"""Writing opportunities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph_crm.errors import InvalidArgument
from graph_crm.map_changes.model import Keep
from graph_crm.map_changes.scope import check_range, check_uid
from graph_crm.records.money import money_properties
from graph_crm.records.stored import (
    change_record,
    check_named,
    check_names,
    given,
    read_deleted,
    read_record,
)
from graph_crm.vocabulary.check import read_roles

if TYPE_CHECKING:
    from graph_crm.journal.service import Writing
    from graph_crm.records.model import CreateOpportunity, UpdateOpportunity

TEXTS = ("name", "business_type")
VOCABULARIES = ("stage", "decision_rule")


async def create_opportunity(writing: Writing, change: CreateOpportunity) -> None:
    """Make a deal of a customer, with its owner."""
    check_uid(change.uid)
    draft = writing.draft
    await read_record(writing, change.customer, "Customer")
    properties = await _checked(writing, change)
    uid = draft.create_node("Opportunity", {**properties, "status": "open", "map_revision": 0}, change.uid)
    draft.put("FOR", uid, change.customer)
    owner = change.owner or writing.viewer.user_uid
    if owner is not None:
        user = await read_record(writing, owner, "User")
        if user.properties.get("active") is False:
            raise InvalidArgument(argument="owner", value=user.properties["name"], expected="active: true")
        draft.put("OWNS", owner, uid)


async def update_opportunity(writing: Writing, change: UpdateOpportunity) -> None:
    """Change what we know about a deal."""
    node = await read_record(writing, change.uid, "Opportunity")
    change_record(writing, node, change.version, await _checked(writing, change))
    writing.draft.touch_map(change.uid)


async def delete_opportunity(writing: Writing, uid: str) -> None:
    """Hide a deal with its map."""
    await read_record(writing, uid, "Opportunity")
    writing.draft.delete_node(uid)
    writing.draft.touch_map(uid)


async def restore_opportunity(writing: Writing, uid: str) -> None:
    """Bring a deal back with its map."""
    await read_deleted(writing, uid, "Opportunity")
    writing.draft.update_node(uid, {"deleted_at": None})
    writing.draft.touch_map(uid)


async def _checked(writing: Writing, change: CreateOpportunity | UpdateOpportunity) -> dict[str, Any]:
    properties = given(change, ("uid", "version", "customer", "owner", "amount"))
    check_names(properties, TEXTS)
    check_named(properties)
    if (quota := properties.get("decision_quota")) is not None:
        check_range("decisionQuota", quota, 1, 100)
    values = {(name, code) for name in VOCABULARIES if (code := properties.get(name)) is not None}
    if values:
        await read_roles(writing, values)
    return properties | (money_properties(change.amount) if change.amount is not Keep.KEEP else {})
