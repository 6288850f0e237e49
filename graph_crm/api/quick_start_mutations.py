"""Beginning a map quickly in GraphQL: with people of another map, or with the seats that every deal has."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import strawberry

from graph_crm.api.context import Info
from graph_crm.api.enums import InLanguage, Language, MapKind, described
from graph_crm.api.journal import MutationId, Written
from graph_crm.api.map_mutations import MapBaseInput, MapChangesApplied
from graph_crm.api.problems import AnyProblem, PersonNamed, answered
from graph_crm.map_changes.copied_parts import Parts
from graph_crm.map_changes.copying import Copy
from graph_crm.map_changes.model import BaseRevision
from graph_crm.map_changes.template import Template, seats_of


@strawberry.input(description="The map to copy from.")
class CopyFromInput:
    kind: MapKind = strawberry.field(description="Whether it is a customer's or an opportunity's.")
    uid: strawberry.ID = strawberry.field(description="Of the customer or opportunity.")


@strawberry.input(description="What to copy with the people; all but the places, if not said otherwise.")
class CopyIncludeInput:
    roles: bool = strawberry.field(description="Their roles.", default=True)
    state: bool = strawberry.field(description="Our judgement: power, goals and the like.", default=True)
    stances: bool = strawberry.field(
        description="How they stand towards the parties. Each is a new judgement as of now, with the same value, "
        "confidence, evidence and assessor; one that nobody signed becomes yours.",
        default=True,
    )
    influences: bool = strawberry.field(description="Who listens to whom of them.", default=True)
    ties: bool = strawberry.field(
        description="Who sticks together or works against each other.", default=True
    )
    coverage: bool = strawberry.field(description="Who of us is in touch with them.", default=True)
    positions: bool = strawberry.field(description="Their places on the canvas.", default=False)

    def parts(self) -> frozenset[Parts]:
        """What was chosen."""
        chosen: dict[Parts, bool] = {
            "roles": self.roles,
            "state": self.state,
            "stances": self.stances,
            "influences": self.influences,
            "ties": self.ties,
            "coverage": self.coverage,
            "positions": self.positions,
        }
        return frozenset(part for part, included in chosen.items() if included)


@described(
    "What was not copied with a person.",
    ROLE="A role that is retired.",
    ORIENTATION="An orientation that is retired.",
    STANCE="A stance towards a retired party, or of somebody who is no longer there.",
    COVERAGE="The coverage by somebody who left us.",
)
class LeftOutKind(Enum):
    ROLE = "role"
    ORIENTATION = "orientation"
    STANCE = "stance"
    COVERAGE = "coverage"


@strawberry.type(description="What was not copied with a person, for it can't be given any more.")
class LeftOut:
    person: PersonNamed = strawberry.field(description="With whom.")
    what: LeftOutKind = strawberry.field(description="What it is.")
    value: str = strawberry.field(
        description="The role's or orientation's code, or the name of the party or user."
    )


@strawberry.type(description="People were copied.")
class StakeholdersCopied(MapChangesApplied):
    stakeholders: list[strawberry.ID] = strawberry.field(description="The new stakeholders of this map.")
    skipped: list[PersonNamed] = strawberry.field(
        description="Who was in this map already, and stays as they are."
    )
    left_out: list[LeftOut] = strawberry.field(
        description="What was not copied. Not told again to a repeated request."
    )


@strawberry.type(description="The seats were added.")
class TemplateApplied(MapChangesApplied):
    seats: list[strawberry.ID] = strawberry.field(
        description="The new stakeholders; none when every role is played already."
    )


@described("A list of roles to begin with.", STANDARD="Every role that a deal needs.")
class TemplateName(Enum):
    STANDARD = "standard"


@strawberry.input(one_of=True, description="Which seats: exactly one of these.")
class TemplateInput:
    named: TemplateName | None = strawberry.field(description="A known list.", default=strawberry.UNSET)
    roles: list[str] | None = strawberry.field(
        description="These roles, by their codes.", default=strawberry.UNSET
    )


CopyStakeholdersResult = Annotated[
    StakeholdersCopied | AnyProblem,
    strawberry.union("CopyStakeholdersResult", description="The people were copied, or why not."),
]
ApplyTemplateResult = Annotated[
    TemplateApplied | AnyProblem,
    strawberry.union("ApplyTemplateResult", description="The seats were added, or why not."),
]


@strawberry.type
class QuickStartMutations:
    @strawberry.mutation(
        description="Copy people and what we think of them from another map of the same customer, in one batch. "
        "Who is in this map already is skipped."
    )
    async def copy_stakeholders(
        self,
        info: Info,
        source: Annotated[
            CopyFromInput, strawberry.argument(name="from", description="The map to copy from.")
        ],
        to: Annotated[MapBaseInput, strawberry.argument(description="The map to copy into, as you know it.")],
        stakeholders: Annotated[
            list[strawberry.ID] | None,
            strawberry.argument(description="Whom of the other map, 500 at most; if not given, everybody."),
        ] = None,
        include: Annotated[
            CopyIncludeInput | None, strawberry.argument(description="What to copy with the people.")
        ] = None,
        mutation_id: MutationId = None,
    ) -> CopyStakeholdersResult:
        async def copy() -> StakeholdersCopied:
            copied = await info.context.services.copying.copy(
                info.context.viewer,
                Copy(
                    source_kind=source.kind.value,
                    source_uid=source.uid,
                    kind=to.kind.value,
                    uid=to.uid,
                    base=_base(to),
                    stakeholders=tuple(stakeholders) if stakeholders is not None else None,
                    include=(include or CopyIncludeInput()).parts(),
                    mutation_id=mutation_id,
                ),
            )
            return StakeholdersCopied(
                written=Written.of(copied.recorded),
                kind=to.kind,
                uid=to.uid,
                stakeholders=[strawberry.ID(uid) for uid in copied.stakeholders],
                skipped=[PersonNamed(uid=strawberry.ID(one.uid), name=one.name) for one in copied.skipped],
                left_out=[
                    LeftOut(
                        person=PersonNamed(uid=strawberry.ID(one.person.uid), name=one.person.name),
                        what=LeftOutKind(one.what),
                        value=one.value,
                    )
                    for one in copied.left_out
                ],
            )

        return await answered(copy())

    @strawberry.mutation(
        description="Add an empty seat at the customer for each of these roles that nobody in the map plays yet."
    )
    async def apply_template(
        self,
        info: Info,
        map: Annotated[MapBaseInput, strawberry.argument(description="The map as you know it.")],
        template: Annotated[TemplateInput, strawberry.argument(description="Which seats.")],
        language: InLanguage = Language.EN,
        mutation_id: MutationId = None,
    ) -> ApplyTemplateResult:
        async def apply() -> TemplateApplied:
            recorded = await info.context.services.templates.apply(
                info.context.viewer,
                Template(
                    kind=map.kind.value,
                    uid=map.uid,
                    base=_base(map),
                    roles=tuple(template.roles) if template.roles else None,
                    language=language.value,
                    mutation_id=mutation_id,
                ),
            )
            seats = [strawberry.ID(uid) for uid in seats_of(recorded)]
            return TemplateApplied(written=Written.of(recorded), kind=map.kind, uid=map.uid, seats=seats)

        return await answered(apply())


def _base(map_: MapBaseInput) -> BaseRevision:
    return BaseRevision(map_revision=map_.map_revision, org_revision=map_.organisation_revision)
