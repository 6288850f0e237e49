"""Changing the vocabularies in GraphQL."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Annotated

import strawberry

from graph_crm.api.context import Info
from graph_crm.api.inputs import STAYS, given, given_values
from graph_crm.api.journal import MutationId, Written
from graph_crm.api.problems import AnyProblem, answered
from graph_crm.api.vocabularies import VocabularyEntry, VocabularyName, VocabularyParty, VocabularyRole
from graph_crm.vocabulary import model
from graph_crm.vocabulary.editing import Done

RoleCode = Annotated[str, strawberry.argument(description="The role's code.")]
PartyUid = Annotated[strawberry.ID, strawberry.argument(description="The party.")]
EntryUid = Annotated[strawberry.ID, strawberry.argument(description="The value.")]


@strawberry.input(description="A role, new or changed. A new one needs a name and a weight.")
class SaveRoleInput:
    code: str = strawberry.field(description="Small letters, digits and _; of a known one, it is changed.")
    name_en: str | None = given("The name in English. " + STAYS)
    name_zh: str | None = given("The name in Chinese. " + STAYS)
    weight: float | None = given("0 to 1: how much whoever plays it has to say. " + STAYS)
    can_veto: bool | None = given("Whether who plays it can stop the deal. " + STAYS)
    required: bool | None = given("Whether every deal needs someone who plays it. " + STAYS)


@strawberry.input(description="A competitor, new or named otherwise.")
class SavePartyInput:
    uid: strawberry.ID | None = given("Which one to name otherwise; not given: a new one.")
    name: str = strawberry.field(description="The name, which no other party has.")


@strawberry.input(description="A value of a vocabulary, new or changed. A new one needs a name.")
class SaveVocabularyEntryInput:
    vocabulary: VocabularyName = strawberry.field(description="Of which list.")
    code: str = strawberry.field(description="The value as it is kept; of a known one, it is changed.")
    name_en: str | None = given("The name in English. " + STAYS)
    name_zh: str | None = given("The name in Chinese. " + STAYS)
    place: int | None = given("The place in the list; of a new one the last, if not given. " + STAYS)


@strawberry.type(description="A role was written.")
class RoleSaved:
    written: Written = strawberry.field(description="What was written.")
    uid: strawberry.Private[str]

    @strawberry.field(description="The role as it is now; null once it is deleted.")
    async def role(self, info: Info) -> VocabularyRole | None:
        found = await info.context.services.vocabulary.by_uid(info.context.viewer, model.Role, self.uid)
        return VocabularyRole.of(found) if found else None


@strawberry.type(description="A party was written.")
class PartySaved:
    written: Written = strawberry.field(description="What was written.")
    uid: strawberry.Private[str]

    @strawberry.field(description="The party as it is now; null once it is deleted.")
    async def party(self, info: Info) -> VocabularyParty | None:
        found = await info.context.services.vocabulary.by_uid(info.context.viewer, model.Party, self.uid)
        return VocabularyParty.of(found) if found else None


@strawberry.type(description="A value of a vocabulary was written.")
class VocabularyEntrySaved:
    written: Written = strawberry.field(description="What was written.")
    uid: strawberry.Private[str]

    @strawberry.field(description="The value as it is now; null once it is deleted.")
    async def entry(self, info: Info) -> VocabularyEntry | None:
        found = await info.context.services.vocabulary.by_uid(info.context.viewer, model.Entry, self.uid)
        return VocabularyEntry.of(found) if found else None


RoleResult = Annotated[
    RoleSaved | AnyProblem,
    strawberry.union("RoleResult", description="The role was written, or why it was not."),
]
PartyResult = Annotated[
    PartySaved | AnyProblem,
    strawberry.union("PartyResult", description="The party was written, or why it was not."),
]
VocabularyEntryResult = Annotated[
    VocabularyEntrySaved | AnyProblem,
    strawberry.union("VocabularyEntryResult", description="The value was written, or why it was not."),
]


@strawberry.type
class VocabularyMutations:
    @strawberry.mutation(
        description="Make a role or change it. Every map shows it so from the next reading; no map's revision rises."
    )
    async def save_role(
        self,
        info: Info,
        role: Annotated[SaveRoleInput, strawberry.argument(description="The role.")],
        mutation_id: MutationId = None,
    ) -> RoleResult:
        values = given_values(role)
        code: str = values.pop("code")
        editor = info.context.services.vocabulary_editor
        return await answered(_role(editor.save_role(info.context.viewer, code, values, mutation_id)))

    @strawberry.mutation(description="Let nobody be given a role any more; whoever plays it keeps it.")
    async def retire_role(self, info: Info, code: RoleCode, mutation_id: MutationId = None) -> RoleResult:
        return await answered(
            _role(
                info.context.services.vocabulary_editor.retire(
                    info.context.viewer, "retireRole", "Role", code, mutation_id
                )
            )
        )

    @strawberry.mutation(description="Let a retired role be given again.")
    async def restore_role(self, info: Info, code: RoleCode, mutation_id: MutationId = None) -> RoleResult:
        return await answered(
            _role(
                info.context.services.vocabulary_editor.restore(
                    info.context.viewer, "restoreRole", "Role", code, mutation_id
                )
            )
        )

    @strawberry.mutation(description="Delete a role that nobody plays or ever played.")
    async def delete_role(self, info: Info, code: RoleCode, mutation_id: MutationId = None) -> RoleResult:
        return await answered(
            _role(
                info.context.services.vocabulary_editor.delete(
                    info.context.viewer, "deleteRole", "Role", code, mutation_id
                )
            )
        )

    @strawberry.mutation(description="Make a competitor, or name one otherwise.")
    async def save_party(
        self,
        info: Info,
        party: Annotated[SavePartyInput, strawberry.argument(description="The party.")],
        mutation_id: MutationId = None,
    ) -> PartyResult:
        uid = party.uid or None
        editor = info.context.services.vocabulary_editor
        return await answered(_party(editor.save_party(info.context.viewer, uid, party.name, mutation_id)))

    @strawberry.mutation(description="Let a competitor be chosen no more; what is said of it stays.")
    async def retire_party(self, info: Info, party: PartyUid, mutation_id: MutationId = None) -> PartyResult:
        return await answered(
            _party(
                info.context.services.vocabulary_editor.retire(
                    info.context.viewer, "retireParty", "Party", party, mutation_id
                )
            )
        )

    @strawberry.mutation(description="Let a retired competitor be chosen again.")
    async def restore_party(self, info: Info, party: PartyUid, mutation_id: MutationId = None) -> PartyResult:
        return await answered(
            _party(
                info.context.services.vocabulary_editor.restore(
                    info.context.viewer, "restoreParty", "Party", party, mutation_id
                )
            )
        )

    @strawberry.mutation(description="Delete a competitor of whom nothing is or ever was said.")
    async def delete_party(self, info: Info, party: PartyUid, mutation_id: MutationId = None) -> PartyResult:
        return await answered(
            _party(
                info.context.services.vocabulary_editor.delete(
                    info.context.viewer, "deleteParty", "Party", party, mutation_id
                )
            )
        )

    @strawberry.mutation(
        description="Make a value of a vocabulary or change its names and place. A fixed one takes no new values."
    )
    async def save_vocabulary_entry(
        self,
        info: Info,
        entry: Annotated[SaveVocabularyEntryInput, strawberry.argument(description="The value.")],
        mutation_id: MutationId = None,
    ) -> VocabularyEntryResult:
        values = given_values(entry)
        vocabulary, code = values.pop("vocabulary"), values.pop("code")
        editor = info.context.services.vocabulary_editor
        return await answered(
            _entry(editor.save_entry(info.context.viewer, vocabulary, code, values, mutation_id))
        )

    @strawberry.mutation(description="Let a value be chosen no more; what has it keeps it.")
    async def retire_vocabulary_entry(
        self, info: Info, entry: EntryUid, mutation_id: MutationId = None
    ) -> VocabularyEntryResult:
        name = "retireVocabularyEntry"
        return await answered(
            _entry(
                info.context.services.vocabulary_editor.retire(
                    info.context.viewer, name, "VocabularyEntry", entry, mutation_id
                )
            )
        )

    @strawberry.mutation(description="Let a retired value be chosen again.")
    async def restore_vocabulary_entry(
        self, info: Info, entry: EntryUid, mutation_id: MutationId = None
    ) -> VocabularyEntryResult:
        name = "restoreVocabularyEntry"
        return await answered(
            _entry(
                info.context.services.vocabulary_editor.restore(
                    info.context.viewer, name, "VocabularyEntry", entry, mutation_id
                )
            )
        )

    @strawberry.mutation(description="Delete a value that nothing has or ever had.")
    async def delete_vocabulary_entry(
        self, info: Info, entry: EntryUid, mutation_id: MutationId = None
    ) -> VocabularyEntryResult:
        name = "deleteVocabularyEntry"
        return await answered(
            _entry(
                info.context.services.vocabulary_editor.delete(
                    info.context.viewer, name, "VocabularyEntry", entry, mutation_id
                )
            )
        )


async def _role(doing: Awaitable[Done]) -> RoleSaved:
    recorded, uid = await doing
    return RoleSaved(written=Written.of(recorded), uid=uid)


async def _party(doing: Awaitable[Done]) -> PartySaved:
    recorded, uid = await doing
    return PartySaved(written=Written.of(recorded), uid=uid)


async def _entry(doing: Awaitable[Done]) -> VocabularyEntrySaved:
    recorded, uid = await doing
    return VocabularyEntrySaved(written=Written.of(recorded), uid=uid)
