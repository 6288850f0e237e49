"""Who of us answers for a customer or an opportunity, with whom it is shared, and whom we talk to first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.errors import InvalidArgument, NotFound
from graph_crm.handover.model import Share
from graph_crm.map_changes.scope import check_past

if TYPE_CHECKING:
    from graph_crm.handover.model import SetOwner
    from graph_crm.journal.draft import Draft
    from graph_crm.journal.service import Writing


async def set_owner(writing: Writing, change: SetOwner) -> None:
    """Let one of us own it, since a moment that is past; or nobody."""
    draft = writing.draft
    await writing.load({change.node} | ({change.user} if change.user else set()))
    node = draft.node(change.node, "Customer", "Opportunity")
    if (change.kind is None) != (node.label == "Opportunity"):
        expected = "sales, service" if node.label == "Customer" else "null"
        raise InvalidArgument(argument="kind", value=str(change.kind), expected=expected)
    check_past(change.since, draft.now)
    fixed = {"kind": change.kind}
    if change.user is None:
        draft.end("OWNS", "", change.node, fixed=fixed, until=change.since)
    else:
        check_active(draft, change.user)
        draft.put("OWNS", change.user, change.node, fixed=fixed, since=change.since)
    draft.touch_map(change.node)


async def set_main_contact(writing: Writing, customer: str, contact: str | None) -> None:
    """Say whom we talk to first."""
    draft = writing.draft
    await writing.load({customer} | ({contact} if contact else set()))
    draft.node(customer, "Customer")
    if contact is None:
        draft.end("MAIN_CONTACT", customer)
    else:
        draft.node(contact, "Contact")
        draft.put("MAIN_CONTACT", customer, contact)
    draft.touch_organisation(customer)


async def share(writing: Writing, node: str, with_whom: Share) -> None:
    """Let one of us, or a team, work on it with the owner, or see it."""
    draft = writing.draft
    holder = _holder(with_whom)
    await writing.load({node, holder})
    draft.node(node, "Customer", "Opportunity")
    if with_whom.user is not None:
        check_active(draft, holder)
    elif draft.node(holder, "Team").properties.get("deleted_at") is not None:
        raise NotFound(kind="team", uid=holder)
    if with_whom.until is not None and with_whom.until <= draft.now:
        raise InvalidArgument(argument="until", value=with_whom.until.isoformat(), expected="> now")
    draft.put("COLLABORATES", holder, node, {"access": with_whom.access, "until": with_whom.until})
    draft.touch_map(node)


async def unshare(writing: Writing, node: str, with_whom: Share) -> None:
    """Let one of us, or a team, no longer have what was shared with them."""
    draft = writing.draft
    holder = _holder(with_whom)
    await writing.load({node, holder})
    draft.node(node, "Customer", "Opportunity")
    draft.node(holder, "User" if with_whom.user is not None else "Team")
    draft.end("COLLABORATES", holder, node)
    draft.touch_map(node)


def _holder(with_whom: Share) -> str:
    match with_whom:
        case Share(user=str(user), team=None):
            return user
        case Share(user=None, team=str(team)):
            return team
        case _:
            raise InvalidArgument(argument="team", value=str(with_whom.team), expected="user ≠ team")


def check_active(draft: Draft, user: str) -> None:
    """Raises NotFound, and InvalidArgument for one of us who left."""
    node = draft.node(user, "User")
    if node.properties.get("active") is False:
        raise InvalidArgument(argument="user", value=node.properties["name"], expected="active: true")
