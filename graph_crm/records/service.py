"""Write customers, contacts and opportunities."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from graph_crm.journal.model import Intent
from graph_crm.records import closing, contacts, customers, opportunities
from graph_crm.records.model import Saved

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from graph_crm.access.model import Viewer
    from graph_crm.journal.model import Recorded
    from graph_crm.journal.service import Journal, Writing
    from graph_crm.map_changes.model import AddContact, UpdateContact
    from graph_crm.records.model import (
        CloseOpportunity,
        CreateCustomer,
        CreateOpportunity,
        UpdateCustomer,
        UpdateOpportunity,
    )

    Work = Callable[[Writing], Awaitable[None]]

# By mutation: what it does to a record of which nothing but the uid need be said.
BY_UID: dict[str, Callable[[Writing, str], Awaitable[None]]] = {
    "deleteCustomer": customers.delete_customer,
    "restoreCustomer": customers.restore_customer,
    "deleteContact": contacts.delete_contact,
    "restoreContact": contacts.restore_contact,
    "deleteOpportunity": opportunities.delete_opportunity,
    "restoreOpportunity": opportunities.restore_opportunity,
    "reopenOpportunity": closing.reopen_opportunity,
}


class RecordService:
    """Writes records, each in a batch of its own. Everything here raises NotFound and InvalidArgument."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    async def create_customer(
        self, viewer: Viewer, change: CreateCustomer, mutation_id: str | None = None
    ) -> Saved:
        """A new company."""
        intent = Intent(name="createCustomer", mutation_id=mutation_id, request=asdict(change))
        recorded = await self._write(viewer, intent, lambda w: customers.create_customer(w, change))
        return Saved(uid=_created(recorded, "Customer"), recorded=recorded)

    async def update_customer(
        self, viewer: Viewer, change: UpdateCustomer, mutation_id: str | None = None
    ) -> Saved:
        """Also raises StaleVersion."""
        intent = _intent("updateCustomer", mutation_id, asdict(change), change.uid)
        recorded = await self._write(viewer, intent, lambda w: customers.update_customer(w, change))
        return Saved(uid=change.uid, recorded=recorded)

    async def set_group(
        self, viewer: Viewer, uid: str, part_of: str | None, mutation_id: str | None = None
    ) -> Saved:
        """Also raises GroupCircle."""
        intent = _intent("setGroup", mutation_id, [uid, part_of], uid)
        recorded = await self._write(viewer, intent, lambda w: customers.set_group(w, uid, part_of))
        return Saved(uid=uid, recorded=recorded)

    async def create_contact(
        self, viewer: Viewer, customer: str, change: AddContact, mutation_id: str | None = None
    ) -> Saved:
        """Also raises UnknownValue and ErasedEmail."""
        request = [customer, asdict(change)]
        intent = Intent(name="createContact", mutation_id=mutation_id, request=request)
        recorded = await self._write(viewer, intent, lambda w: contacts.create_contact(w, customer, change))
        return Saved(uid=_created(recorded, "Contact"), recorded=recorded)

    async def update_contact(
        self,
        viewer: Viewer,
        version: int | None,
        change: UpdateContact,
        mutation_id: str | None = None,
    ) -> Saved:
        """Also raises UnknownValue, StaleVersion, ErasedEmail and ErasedContact."""
        intent = _intent("updateContact", mutation_id, [version, asdict(change)], change.contact)
        recorded = await self._write(viewer, intent, lambda w: contacts.update_contact(w, version, change))
        return Saved(uid=change.contact, recorded=recorded)

    async def create_opportunity(
        self, viewer: Viewer, change: CreateOpportunity, mutation_id: str | None = None
    ) -> Saved:
        """Also raises UnknownValue."""
        intent = Intent(name="createOpportunity", mutation_id=mutation_id, request=asdict(change))
        recorded = await self._write(viewer, intent, lambda w: opportunities.create_opportunity(w, change))
        return Saved(uid=_created(recorded, "Opportunity"), recorded=recorded)

    async def update_opportunity(
        self, viewer: Viewer, change: UpdateOpportunity, mutation_id: str | None = None
    ) -> Saved:
        """Also raises UnknownValue and StaleVersion."""
        intent = _intent("updateOpportunity", mutation_id, asdict(change), change.uid)
        recorded = await self._write(viewer, intent, lambda w: opportunities.update_opportunity(w, change))
        return Saved(uid=change.uid, recorded=recorded)

    async def close_opportunity(
        self, viewer: Viewer, change: CloseOpportunity, mutation_id: str | None = None
    ) -> Saved:
        """A deal is won or lost."""
        intent = _intent("closeOpportunity", mutation_id, asdict(change), change.uid)
        recorded = await self._write(viewer, intent, lambda w: closing.close_opportunity(w, change))
        return Saved(uid=change.uid, recorded=recorded)

    async def do(self, viewer: Viewer, name: str, uid: str, mutation_id: str | None = None) -> Saved:
        """One of the mutations in ``BY_UID``."""
        recorded = await self._write(
            viewer, _intent(name, mutation_id, uid, uid), lambda w: BY_UID[name](w, uid)
        )
        return Saved(uid=uid, recorded=recorded)

    async def _write(self, viewer: Viewer, intent: Intent, work: Work) -> Recorded:
        return await self._journal.write(viewer, intent, work)


def _intent(name: str, mutation_id: str | None, request: object, lock: str) -> Intent:
    return Intent(name=name, mutation_id=mutation_id, request=request, locks=(lock,))


def _created(recorded: Recorded, label: str) -> str:
    """The uid of what was made, also when an earlier request with the same mutation id had made it."""
    return next(entry.slot for entry in recorded.entries if entry.kind == label and entry.before is None)
