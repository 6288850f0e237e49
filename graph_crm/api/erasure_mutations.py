"""Erasing a person on request, in GraphQL."""

from __future__ import annotations

from typing import Annotated, Self

import strawberry

from graph_crm.api.connection import Uid
from graph_crm.api.contacts import Contact
from graph_crm.api.context import Info
from graph_crm.api.enums import InLanguage, Language
from graph_crm.api.journal import MutationId, Written
from graph_crm.api.nodes import load_contact
from graph_crm.api.problems import AnyProblem, answered
from graph_crm.erasure import model
from graph_crm.text import text


@strawberry.type(description="How many things lost what they held of the person, in every version.")
class ErasedCounts:
    contacts: int = strawberry.field(description="The person, and whoever was merged into them.")
    titles: int = strawberry.field(
        description="Jobs that lost their title; the company and the department stay."
    )
    judgements: int = strawberry.field(description="Judgements that lost goals or note.")
    stances: int = strawberry.field(description="Stances that lost their evidence; the values stay.")
    ties: int = strawberry.field(description="Influences, alliances and conflicts that lost their note.")
    activities: int = strawberry.field(description="Activities that lost summary and outcome.")
    entries: int = strawberry.field(description="Entries of the journal that lost before and after.")
    rows: int = strawberry.field(description="Rows that imports no longer remember.")
    external_ids: int = strawberry.field(description="Names in other systems that are forgotten.")

    @classmethod
    def of(cls, removed: model.Removed) -> Self:
        return cls(
            contacts=removed.contacts,
            titles=removed.titles,
            judgements=removed.judgements,
            stances=removed.stances,
            ties=removed.ties,
            activities=removed.activities,
            entries=removed.entries,
            rows=removed.rows,
            external_ids=removed.external_ids,
        )


@strawberry.type(
    description="A person was erased. What is left has no name, so that the past of others stays readable."
)
class ContactErased:
    uid: strawberry.ID = strawberry.field(description="The contact that is left.")
    written: Written = strawberry.field(description="What was written; it can't be undone.")
    removed: ErasedCounts = strawberry.field(description="What was removed.")

    @strawberry.field(description="What is left of the contact; null while it is deleted.")
    async def contact(self, info: Info) -> Contact | None:
        return await load_contact(info.context, self.uid)

    @strawberry.field(description="What else to know: where copies may still be.")
    def note(self, language: InLanguage = Language.EN) -> str:
        return text("erasure-note", language.value)


EraseContactResult = Annotated[
    ContactErased | AnyProblem,
    strawberry.union("EraseContactResult", description="The person was erased, or why not."),
]


@strawberry.type
class ErasureMutations:
    @strawberry.mutation(
        description="Remove the data of a person for good, on request: from the contact and everything merged into it, "
        "from all maps, activities, histories, the journal and what imports remember. A later import, or a contact with "
        "one of their addresses, is refused. It can't be undone, nor can what came before it."
    )
    async def erase_contact(
        self,
        info: Info,
        uid: Uid,
        confirm: Annotated[
            str, strawberry.argument(description="The contact's uid again, or the name as it stands there.")
        ],
        mutation_id: MutationId = None,
    ) -> EraseContactResult:
        async def erase() -> ContactErased:
            erased = await info.context.services.erasure.erase(info.context.viewer, uid, confirm, mutation_id)
            return ContactErased(
                uid=strawberry.ID(erased.uid),
                written=Written.of(erased.recorded),
                removed=ErasedCounts.of(erased.removed),
            )

        return await answered(erase())
