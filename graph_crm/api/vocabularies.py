"""The vocabularies in GraphQL: roles, parties, and the lists that values are chosen from."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Annotated, Self

import strawberry

from graph_crm.api.connection import After, Connection, First, connection, page_request
from graph_crm.api.context import Info
from graph_crm.api.enums import InLanguage, Language, PartyKind, described
from graph_crm.paging import DEFAULT_PAGE
from graph_crm.text import text
from graph_crm.vocabulary import model

IncludeRetired = Annotated[bool, strawberry.argument(description="Those too that can't be chosen any more.")]
RETIRED_AT = "Since when it can't be chosen any more; null while it can."


@described(
    "A list that values are chosen from.",
    POWER="How near somebody is to where it is decided.",
    COVERAGE="How well one of us is in touch.",
    ADAPTABILITY="How readily somebody takes up something new.",
    RESPONSE_MODE="How somebody sees the present state.",
    PERSONALITY="How a person ticks.",
    DECISION_RULE="How a decision is made.",
    ACTIVITY_KIND="What an activity is.",
    ORIENTATION="What somebody looks at first.",
    SENIORITY="How high a job is.",
    INVOLVEMENT="As what a company takes part in a deal.",
    STAGE="How far a deal is.",
)
class VocabularyName(Enum):
    POWER = "power"
    COVERAGE = "coverage"
    ADAPTABILITY = "adaptability"
    RESPONSE_MODE = "response_mode"
    PERSONALITY = "personality"
    DECISION_RULE = "decision_rule"
    ACTIVITY_KIND = "activity_kind"
    ORIENTATION = "orientation"
    SENIORITY = "seniority"
    INVOLVEMENT = "involvement"
    STAGE = "stage"


@strawberry.type(description="A role of the vocabulary.")
class VocabularyRole:
    uid: strawberry.ID = strawberry.field(description="Never changes.")
    code: str = strawberry.field(description="Names the role, for programs; never changes.")
    name_en: str = strawberry.field(description="The name in English.")
    name_zh: str = strawberry.field(description="The name in Chinese.")
    weight: float = strawberry.field(
        description="0 to 1: how much whoever plays it has to say, our estimate."
    )
    can_veto: bool = strawberry.field(description="Whether who plays it can stop the deal.")
    required: bool = strawberry.field(description="Whether every deal needs someone who plays it.")
    retired_at: datetime | None = strawberry.field(description=RETIRED_AT)

    @strawberry.field(description="What people call it.")
    def name(self, language: InLanguage = Language.EN) -> str:
        return self.name_zh if language is Language.ZH else self.name_en

    @strawberry.field(
        description="Whether somebody plays it or played it once: then it can be retired, not deleted."
    )
    async def in_use(self, info: Info) -> bool:
        return await info.context.load(info.context.services.vocabulary.in_use, self.uid)

    @classmethod
    def of(cls, role: model.Role) -> Self:
        return cls(
            uid=strawberry.ID(role.uid),
            code=role.code,
            name_en=role.name_en,
            name_zh=role.name_zh,
            weight=role.weight,
            can_veto=role.can_veto,
            required=role.required,
            retired_at=role.retired_at,
        )


@strawberry.type(description="A party of the vocabulary: us, buying nothing, or a competitor.")
class VocabularyParty:
    uid: strawberry.ID = strawberry.field(description="Never changes.")
    kind: PartyKind = strawberry.field(description="Us and buying nothing are always there.")
    retired_at: datetime | None = strawberry.field(description=RETIRED_AT)
    model: strawberry.Private[model.Party]

    @strawberry.field(description="Of a competitor its own; of us and of buying nothing, in words.")
    def name(self, language: InLanguage = Language.EN) -> str:
        if self.model.code is None:
            return self.model.name
        return text(f"party-{self.kind.value.replace('_', '-')}", language.value)

    @strawberry.field(
        description="Whether anybody stands towards it, or it competes in or won a deal, or did so once: "
        "then it can be retired, not deleted."
    )
    async def in_use(self, info: Info) -> bool:
        return await info.context.load(info.context.services.vocabulary.in_use, self.uid)

    @classmethod
    def of(cls, party: model.Party) -> Self:
        return cls(
            uid=strawberry.ID(party.uid), kind=PartyKind(party.kind), retired_at=party.retired_at, model=party
        )


@strawberry.type(description="A value of a vocabulary.")
class VocabularyEntry:
    uid: strawberry.ID = strawberry.field(description="Never changes.")
    code: str = strawberry.field(description="The value as it is kept; never changes.")
    name_en: str = strawberry.field(description="The name in English.")
    name_zh: str = strawberry.field(description="The name in Chinese.")
    place: int = strawberry.field(description="Its place in the list: the least comes first.")
    retired_at: datetime | None = strawberry.field(description=RETIRED_AT)
    fixed: strawberry.Private[bool]

    @strawberry.field(description="What people call it.")
    def name(self, language: InLanguage = Language.EN) -> str:
        return self.name_zh if language is Language.ZH else self.name_en

    @strawberry.field(
        description="Whether something has it or had it once: then it can be retired, not deleted. Null of a "
        "fixed vocabulary, which keeps all it has. To ask it costs a look at what could have it."
    )
    async def in_use(self, info: Info) -> bool | None:
        if self.fixed:
            return None
        return await info.context.load(info.context.services.vocabulary.in_use, self.uid)

    @classmethod
    def of(cls, entry: model.Entry) -> Self:
        return cls(
            uid=strawberry.ID(entry.uid),
            code=entry.code,
            name_en=entry.name_en,
            name_zh=entry.name_zh,
            place=entry.place,
            retired_at=entry.retired_at,
            fixed=entry.fixed,
        )


@strawberry.type(description="A list that values are chosen from.")
class Vocabulary:
    name: VocabularyName = strawberry.field(description="Which list it is.")
    fixed: bool = strawberry.field(
        description="Whether analyses count on it: then only names and places can be changed."
    )
    entries: list[VocabularyEntry] = strawberry.field(
        description="The values in their places, 1,000 at most."
    )

    @classmethod
    def of(cls, vocabulary: model.Vocabulary) -> Self:
        return cls(
            name=VocabularyName(vocabulary.name),
            fixed=vocabulary.fixed,
            entries=[VocabularyEntry.of(entry) for entry in vocabulary.entries],
        )


@strawberry.type
class VocabularyQueries:
    @strawberry.field(description="What a stakeholder can be in a deal, the weightiest first.")
    async def roles(self, info: Info, include_retired: IncludeRetired = False) -> list[VocabularyRole]:
        roles = await info.context.services.vocabulary.roles(info.context.viewer, retired=include_retired)
        return [VocabularyRole.of(role) for role in roles]

    @strawberry.field(description="The sides that a stakeholder can support, by name.")
    async def parties(
        self,
        info: Info,
        first: First = DEFAULT_PAGE,
        after: After = None,
        search: Annotated[
            str | None, strawberry.argument(description="Only those whose name holds this.")
        ] = None,
        include_retired: IncludeRetired = False,
    ) -> Connection[VocabularyParty]:
        request = page_request(first, after)
        page = await info.context.services.vocabulary.parties(
            info.context.viewer, request, search, retired=include_retired
        )
        return connection(page, request, VocabularyParty.of)

    @strawberry.field(description="All lists that values are chosen from.")
    async def vocabularies(self, info: Info, include_retired: IncludeRetired = False) -> list[Vocabulary]:
        found = await info.context.services.vocabulary.vocabularies(
            info.context.viewer, retired=include_retired
        )
        return [Vocabulary.of(vocabulary) for vocabulary in found]
