"""A person who was erased on request does not come back: not in their own node, nor with their address in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.errors import ErasedContact, ErasedEmail
from graph_crm.journal.draft import BOOKKEEPING
from graph_crm.journal.erased import email_trace, find_erased
from graph_crm.journal.rules.touched import begun

if TYPE_CHECKING:
    from graph_crm.journal.draft import Draft, Node
    from graph_crm.journal.rules.touched import Run

# What may change of a person who was erased.
IMPERSONAL = BOOKKEEPING | {"deleted_at", "erased_at"}


async def check_erased(run: Run, draft: Draft) -> None:
    """Raises ErasedContact, ErasedEmail."""
    contacts = [node for node in draft.nodes.values() if node.label == "Contact"]
    for node in contacts:
        if _filled_anew(node):
            raise ErasedContact(uid=node.uid)
    for job in begun(draft, "WORKS_AT"):
        if _erased(draft.nodes[job.start]) and job.fields.get("title"):
            raise ErasedContact(uid=job.start)
    emails = {email_trace(email): email for node in contacts for email in _new_emails(node)}
    for trace in await find_erased(run, emails):
        raise ErasedEmail(email=emails[trace])


def _erased(node: Node) -> bool:
    return node.original is not None and node.original.get("erased_at") is not None


def _filled_anew(node: Node) -> bool:
    before, after = node.original or {}, node.properties
    names = ({*before, *after} - IMPERSONAL) if _erased(node) else set[str]()
    return any(before.get(name) != after.get(name) for name in names)


def _new_emails(node: Node) -> list[str]:
    before = (node.original or {}).get("emails") or ()
    return [email for email in node.properties.get("emails") or () if email not in before]
