"""What the analyses say, in GraphQL: findings, and decision makers with reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from graph_crm.analysis import decision_makers as ranking
from graph_crm.analysis import findings
from graph_crm.analysis.contact_map import ContactMap
from graph_crm.api.enums import InLanguage, Language, Severity
from graph_crm.maps import sentences

if TYPE_CHECKING:
    from graph_crm.api.map_scope import MapScope
    from graph_crm.api.stakeholders import Stakeholder

LazyStakeholder = Annotated["Stakeholder", strawberry.lazy("graph_crm.api.stakeholders")]


@strawberry.type(description="Something in a map that a rep should know.")
class Finding:
    code: str = strawberry.field(description="Names the kind of finding, for programs.")
    severity: Severity = strawberry.field(description="How much it matters.")
    stakeholders: list[LazyStakeholder] = strawberry.field(description="The people it concerns.")
    model: strawberry.Private[findings.Finding]
    contact_map: strawberry.Private[ContactMap]

    @strawberry.field(description="What it says.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.sentence(self.model, self.contact_map, language.value)

    @classmethod
    def of(cls, finding: findings.Finding, scope: MapScope) -> Self:
        return cls(
            code=finding.code,
            severity=Severity(finding.severity),
            stakeholders=[scope.stakeholder(uid) for uid in finding.stakeholders],
            model=finding,
            contact_map=scope.contact_map,
        )


@strawberry.type(description="One reason for a rank.")
class Reason:
    code: str = strawberry.field(description="Names the kind of reason, for programs.")
    contribution: float = strawberry.field(
        description="Its part of the score, 0 when it only explains another."
    )
    model: strawberry.Private[ranking.Reason]
    contact_map: strawberry.Private[ContactMap]

    @strawberry.field(description="What it says.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.reason_sentence(self.model, self.contact_map, language.value)

    @classmethod
    def of(cls, reason: ranking.Reason, scope: MapScope) -> Self:
        return cls(
            code=reason.code,
            contribution=reason.contribution,
            model=reason,
            contact_map=scope.contact_map,
        )


@strawberry.type(
    description="A stakeholder ranked by how much of the decision rests with them: an estimate, with what it rests on."
)
class DecisionMaker:
    rank: int = strawberry.field(description="1 is who decides most.")
    stakeholder: LazyStakeholder = strawberry.field(description="Who it is.")
    score: float = strawberry.field(description="0 to 1, an estimate.")
    lowest: float = strawberry.field(description="The score if all that is unknown turned out to be nothing.")
    highest: float = strawberry.field(
        description="The score if all that is unknown turned out to be everything."
    )
    known_share: float = strawberry.field(
        description="How much of the score rests on something known, 0 to 1."
    )
    reasons: list[Reason] = strawberry.field(description="What the score is made of, the weightiest first.")
    model: strawberry.Private[ranking.DecisionMaker]

    @strawberry.field(description="What is not known about the person, a sentence each.")
    def unknown(self, language: InLanguage = Language.EN) -> list[str]:
        return [sentences.unknown_sentence(component, language.value) for component in self.model.unknown]

    @strawberry.field(description="The score with what it rests on.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return sentences.score_sentence(self.model, language.value)

    @classmethod
    def of(cls, who: ranking.DecisionMaker, scope: MapScope) -> Self:
        return cls(
            rank=who.rank,
            stakeholder=scope.stakeholder(who.stakeholder),
            score=who.score,
            lowest=who.lowest,
            highest=who.highest,
            known_share=who.known_share,
            reasons=[Reason.of(reason, scope) for reason in who.reasons],
            model=who,
        )
