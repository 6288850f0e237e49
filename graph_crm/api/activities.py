"""Activities in GraphQL: what one is, and what one of us has to do."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import Annotated, Self

import strawberry

from graph_crm.api.activities_of import ActivityKind, ActivityStatus
from graph_crm.api.connection import After, Connection, First, connection, page_request
from graph_crm.api.contacts import Contact
from graph_crm.api.context import Context, Info
from graph_crm.api.customers import Customer, Opportunity
from graph_crm.api.enums import CoverageLevel, InLanguage, Language, described
from graph_crm.api.node_interface import Node
from graph_crm.api.users import User
from graph_crm.customers.model import Customer as CustomerModel
from graph_crm.engagement import model
from graph_crm.engagement.agenda import agenda_sentence
from graph_crm.paging import DEFAULT_PAGE

ActivitySubject = Annotated[
    Customer | Opportunity,
    strawberry.union("ActivitySubject", description="What an activity is about: a deal, or else a customer."),
]


@described(
    "What kind of judgement a piece of evidence supports.",
    STANCE="How the stakeholder stands towards a party.",
    ROLE="That the stakeholder plays a role.",
    COVERAGE="That one of us is in touch with the stakeholder.",
)
class EvidenceKind(Enum):
    STANCE = "stance"
    ROLE = "role"
    COVERAGE = "coverage"


@strawberry.type(
    description="A judgement of a stakeholder that an activity is evidence for, as it was judged then."
)
class Evidence:
    uid: strawberry.ID = strawberry.field(description="Of the judgement; to be named when it is taken away.")
    kind: EvidenceKind = strawberry.field(description="What kind of judgement.")
    stakeholder_uid: strawberry.ID = strawberry.field(description="The contact's part in a map.")
    contact_uid: strawberry.ID = strawberry.field(description="The contact.")
    party_uid: strawberry.ID | None = strawberry.field(description="Of a stance: towards whom.")
    value: int | None = strawberry.field(description="Of a stance: -2 to 2.")
    role: str | None = strawberry.field(description="Of a role: its code.")
    user_uid: strawberry.ID | None = strawberry.field(
        description="Of a stance, who of us judged so; of a coverage, who is in touch."
    )
    level: CoverageLevel | None = strawberry.field(description="Of a coverage: how well.")
    holds: bool = strawberry.field(description="Whether we still judge so.")

    @classmethod
    def of(cls, evidence: model.Evidence) -> Self:
        return cls(
            uid=strawberry.ID(evidence.uid),
            kind=EvidenceKind(evidence.kind),
            stakeholder_uid=strawberry.ID(evidence.stakeholder_uid),
            contact_uid=strawberry.ID(evidence.contact_uid),
            party_uid=strawberry.ID(evidence.party_uid) if evidence.party_uid else None,
            value=evidence.value,
            role=evidence.role,
            user_uid=strawberry.ID(evidence.user_uid) if evidence.user_uid else None,
            level=CoverageLevel(evidence.level) if evidence.level else None,
            holds=evidence.holds,
        )


@strawberry.type(description="A visit, call, mail, meeting or demo, done or planned.")
class Activity(Node):
    uid: strawberry.ID = strawberry.field(description="Never changes.")
    kind: ActivityKind = strawberry.field(description="How we met.")
    status: ActivityStatus = strawberry.field(description="Whether it was done.")
    occurred_at: datetime = strawberry.field(description="When it was; of a planned one, when it shall be.")
    summary: str | None = strawberry.field(description="What it was about, and what was said.")
    outcome: str | None = strawberry.field(description="What came of it.")
    next_at: datetime | None = strawberry.field(description="When the next step is due.")
    created_at: datetime = strawberry.field(description="When we first put it in.")
    updated_at: datetime = strawberry.field(description="When it last changed.")
    user_uid: strawberry.Private[str | None]
    subject_uid: strawberry.Private[str | None]

    @strawberry.field(
        description="Who of us did it; of a planned one, who shall do it. Null: nobody was named."
    )
    async def user(self, info: Info) -> User | None:
        if self.user_uid is None:
            return None
        found = await info.context.load(info.context.services.users.by_uids, self.user_uid)
        return User.of(found) if found else None

    @strawberry.field(
        description="The deal, or else the customer; null when none was named or you may not see it."
    )
    async def subject(self, info: Info) -> ActivitySubject | None:
        if self.subject_uid is None:
            return None
        found = await info.context.load(info.context.services.engagement.subjects, self.subject_uid)
        if found is None:
            return None
        return Customer.of(found) if isinstance(found, CustomerModel) else Opportunity.of(found)

    @strawberry.field(
        description="Who of the customer took or shall take part, by name; those whom you may see."
    )
    async def contacts(self, info: Info) -> list[Contact]:
        found = await info.context.load(info.context.services.engagement.contacts_of, self.uid)
        return [Contact.of(contact) for contact in found]

    @strawberry.field(description="The judgements of stakeholders that it is evidence for.")
    async def evidence(self, info: Info) -> list[Evidence]:
        found = await info.context.load(info.context.services.engagement.evidence_of, self.uid)
        return [Evidence.of(evidence) for evidence in found]

    @classmethod
    def of(cls, activity: model.Activity) -> Self:
        return cls(
            uid=strawberry.ID(activity.uid),
            kind=ActivityKind(activity.kind),
            status=ActivityStatus(activity.status),
            occurred_at=activity.occurred_at,
            summary=activity.summary,
            outcome=activity.outcome,
            next_at=activity.next_at,
            created_at=activity.created_at,
            updated_at=activity.updated_at,
            user_uid=activity.user_uid,
            subject_uid=activity.subject_uid,
        )


async def load_activity(context: Context, uid: str) -> Activity | None:
    """None when there is none that the viewer may see."""
    found = await context.load(context.services.engagement.by_uids, uid)
    return Activity.of(found) if found else None


@described(
    "Why something stands on an agenda.",
    PLANNED="A planned activity.",
    FOLLOW_UP="The next step after a done activity, for which nothing was planned or done since.",
    DECISION_STEP="A step of the customer's own way in an open deal, which is not done.",
)
class AgendaKind(Enum):
    PLANNED = "planned"
    FOLLOW_UP = "follow_up"
    DECISION_STEP = "decision_step"


@strawberry.type(description="Something that one of us has to do.")
class AgendaItem:
    kind: AgendaKind = strawberry.field(description="Why it stands there.")
    due_at: datetime = strawberry.field(
        description="When it is due; of a decision step the end of the day (UTC)."
    )
    overdue: bool = strawberry.field(description="Whether that is past.")
    activity: Activity | None = strawberry.field(
        description="The planned activity, or the done one whose next step it is."
    )
    decision_step_uid: strawberry.ID | None = strawberry.field(description="The decision step.")
    opportunity: Opportunity | None = strawberry.field(description="The deal that it is about.")
    customer: Customer | None = strawberry.field(
        description="The customer that it is about, of a deal its own."
    )
    model: strawberry.Private[model.AgendaItem]

    @strawberry.field(description="What is to be done, with whom and about what.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return agenda_sentence(self.model, language.value)

    @classmethod
    def of(cls, item: model.AgendaItem) -> Self:
        return cls(
            kind=AgendaKind(item.kind),
            due_at=item.due_at,
            overdue=item.overdue,
            activity=Activity.of(item.activity) if item.activity else None,
            decision_step_uid=strawberry.ID(item.step_uid) if item.step_uid else None,
            opportunity=Opportunity.of(item.opportunity) if item.opportunity else None,
            customer=Customer.of(item.customer) if item.customer else None,
            model=item,
        )


@strawberry.type
class ActivityQueries:
    @strawberry.field(
        description="What you have to do, the longest due first: planned activities, next steps that nothing followed, "
        "and decision steps of open deals that you own."
    )
    async def my_agenda(
        self,
        info: Info,
        until: Annotated[
            date | None, strawberry.argument(description="Due by the end of this day (UTC); else everything.")
        ] = None,
        user: Annotated[
            strawberry.ID | None,
            strawberry.argument(
                description="Of this one of us instead, as far as you may see what it is about."
            ),
        ] = None,
        first: First = DEFAULT_PAGE,
        after: After = None,
    ) -> Connection[AgendaItem]:
        request = page_request(first, after)
        page = await info.context.services.engagement.agenda(info.context.viewer, request, user, until)
        return connection(page, request, AgendaItem.of)
