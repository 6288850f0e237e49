"""One deal of a portfolio, in GraphQL: what the analyses say of it, without the whole of its map."""

from __future__ import annotations

from typing import Self

import strawberry

from graph_crm.analysis import findings, support
from graph_crm.analysis.contact_map import ContactMap
from graph_crm.api.context import Info
from graph_crm.api.customers import Opportunity
from graph_crm.api.enums import InLanguage, Language, LightColour, Severity
from graph_crm.api.nodes import load_opportunity
from graph_crm.maps.sentences import sentence as finding_sentence
from graph_crm.maps.support_sentences import light_sentence, support_sentence
from graph_crm.portfolio import model
from graph_crm.text import text


@strawberry.type(description="Why a deal's light has its colour.")
class DealLightReason:
    code: str = strawberry.field(description="Names the kind of reason, for programs.")
    stakeholder_uids: list[strawberry.ID] = strawberry.field(
        description="Who in the deal's map it is about, the weightiest first."
    )
    model: strawberry.Private[support.LightReason]
    contact_map: strawberry.Private[ContactMap]

    @strawberry.field(description="What it says.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return light_sentence(self.model, self.contact_map, language.value)


@strawberry.type(description="The light of a deal of a portfolio; as `light` of its map.")
class DealLight:
    colour: LightColour = strawberry.field(description="Red, amber or green.")
    reasons: list[DealLightReason] = strawberry.field(description="Why.")

    @strawberry.field(description="The colour as a word.")
    def word(self, language: InLanguage = Language.EN) -> str:
        return text(f"light-{self.colour.value}", language.value)

    @classmethod
    def of(cls, deal: model.ExaminedDeal) -> Self:
        return cls(
            colour=LightColour(deal.light.colour),
            reasons=[
                DealLightReason(
                    code=reason.code,
                    stakeholder_uids=[strawberry.ID(uid) for uid in reason.stakeholders],
                    model=reason,
                    contact_map=deal.read.contact_map,
                )
                for reason in deal.light.reasons
            ],
        )


@strawberry.type(description="How much support we have in a deal of a portfolio; as `support` of its map.")
class DealSupport:
    value: float | None = strawberry.field(
        description="-1 (all against) to 1 (all mentors), over those whose stance is known; null when nobody's is."
    )
    lowest: float = strawberry.field(description="If everyone who is not known were against.")
    highest: float = strawberry.field(description="If everyone who is not known were a mentor.")
    known_share: float = strawberry.field(
        description="Share of the weight of those whose stance is known, 0 to 1."
    )
    model: strawberry.Private[support.Support]

    @strawberry.field(description="The support, with what it rests on.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return support_sentence(self.model, language.value)

    @classmethod
    def of(cls, found: support.Support) -> Self:
        return cls(
            value=found.value,
            lowest=found.lowest,
            highest=found.highest,
            known_share=found.known_share,
            model=found,
        )


@strawberry.type(
    description="Something about a deal of a portfolio that a rep should know; as `findings` of its map."
)
class DealFinding:
    code: str = strawberry.field(description="Names the kind of finding, for programs.")
    severity: Severity = strawberry.field(description="How much it matters.")
    stakeholder_uids: list[strawberry.ID] = strawberry.field(
        description="Who in the deal's map it concerns, the weightiest first."
    )
    model: strawberry.Private[findings.Finding]
    contact_map: strawberry.Private[ContactMap]

    @strawberry.field(description="What it says.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return finding_sentence(self.model, self.contact_map, language.value)


@strawberry.type(description="A deal of a portfolio, and what the analyses say of it.")
class PortfolioDeal:
    uid: strawberry.ID = strawberry.field(description="Of the opportunity.")
    name: str = strawberry.field(description="The deal's name.")
    people: int = strawberry.field(description="How many people are in its map.")
    light: DealLight = strawberry.field(description="Its light.")
    support: DealSupport = strawberry.field(description="How much support we have.")
    findings: list[DealFinding] = strawberry.field(description="What is missing, the most severe first.")

    @strawberry.field(
        description="The deal itself; null when it went, or was taken from you, in the meantime."
    )
    async def opportunity(self, info: Info) -> Opportunity | None:
        return await load_opportunity(info.context, self.uid)

    @classmethod
    def of(cls, deal: model.ExaminedDeal) -> Self:
        contact_map = deal.read.contact_map
        return cls(
            uid=strawberry.ID(contact_map.uid),
            name=contact_map.name,
            people=len(contact_map.stakeholders),
            light=DealLight.of(deal),
            support=DealSupport.of(deal.support),
            findings=[
                DealFinding(
                    code=finding.code,
                    severity=Severity(finding.severity),
                    stakeholder_uids=[strawberry.ID(uid) for uid in finding.stakeholders],
                    model=finding,
                    contact_map=contact_map,
                )
                for finding in deal.findings
            ],
        )
