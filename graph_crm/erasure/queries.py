"""The named queries of an erasure; all run in the transaction of its batch, over a bounded number of things each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.erasure.model import Person
from graph_crm.graph.named_query import named

if TYPE_CHECKING:
    from graph_crm.journal.service import Writing

PERSON = named("erasure/person")
HOLD = named("erasure/hold")
CONTACTS = named("erasure/contacts")
STAKEHOLDERS = named("erasure/stakeholders")
ACTIVITIES = named("erasure/activities")
ENTRIES = named("erasure/entries")
BLANK_ENTRIES = named("erasure/blank_entries")
ROWS = named("erasure/rows")
FORGET_ROWS = named("erasure/forget_rows")
FORGET_IDS = named("erasure/forget_ids")
MAKE_KEY = named("erasure/make_key")
MARK = named("erasure/mark")


async def read_person(writing: Writing, uid: str) -> Person | None:
    """All that stands for a person; None when there is no such contact."""
    rows = await writing.run(PERSON, uid=uid)
    if not rows:
        return None
    row = rows[0]
    return Person(
        contacts=tuple(contact["uid"] for contact in row["contacts"]),
        emails=frozenset(email for contact in row["contacts"] for email in contact["emails"]),
        stakeholders=tuple(row["stakeholders"]),
        activities=tuple(row["activities"]),
        owners=tuple(row["owners"]),
        external_ids=tuple((one["label"], one["source"], one["external_id"]) for one in row["external_ids"]),
        merged_into=row["merged_into"],
    )
