"""The closed lists of the schema. Values are the codes that the graph holds."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import strawberry

from graph_crm.contacts.model import ContactOrder
from graph_crm.customers.model import CustomerOrder
from graph_crm.opportunities.model import OpportunityOrder


@strawberry.enum(description="A language of sentences and names.")
class Language(Enum):
    EN = "en"
    ZH = "zh"


InLanguage = Annotated[Language, strawberry.argument(description="The language to say it in.")]


@strawberry.enum(description="Whose map it is.")
class MapKind(Enum):
    CUSTOMER = "customer"
    OPPORTUNITY = "opportunity"


@strawberry.enum(description="What a company is to us.")
class CustomerKind(Enum):
    CUSTOMER = "customer"
    PARTNER = "partner"
    CONSULTANT = "consultant"
    GROUP = "group"


@strawberry.enum(description="Where a deal stands.")
class OpportunityStatus(Enum):
    OPEN = "open"
    WON = "won"
    LOST = "lost"


@strawberry.enum(description="A stakeholder's power in the customer's organisation.")
class Power(Enum):
    OUTSIDE = "outside"
    POLITICAL_STRUCTURE = "political_structure"
    INNER_CIRCLE = "inner_circle"


@strawberry.enum(description="How well one of us is in touch with a stakeholder.")
class CoverageLevel(Enum):
    BRIEF = "brief"
    MULTIPLE = "multiple"
    IN_DEPTH = "in_depth"


@strawberry.enum(description="How readily a person takes up something new.")
class Adaptability(Enum):
    INNOVATOR = "innovator"
    VISIONARY = "visionary"
    PRAGMATIST = "pragmatist"
    CONSERVATIVE = "conservative"
    LAGGARD = "laggard"


@strawberry.enum(description="How a person sees the present state: what would move them to change it.")
class ResponseMode(Enum):
    GROWTH = "growth"
    TROUBLE = "trouble"
    EVEN_KEEL = "even_keel"
    OVERCONFIDENT = "overconfident"


@strawberry.enum(description="A side that a stakeholder can support.")
class PartyKind(Enum):
    US = "us"
    COMPETITOR = "competitor"
    STATUS_QUO = "status_quo"


@strawberry.enum(description="A reporting line: solid to the manager, dotted to others.")
class LineKind(Enum):
    SOLID = "solid"
    DOTTED = "dotted"


@strawberry.enum(description="How much a finding matters.")
class Severity(Enum):
    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"


strawberry.enum(CustomerOrder, description="Orders of the customer list.")
strawberry.enum(ContactOrder, description="Orders of the contact list.")
strawberry.enum(OpportunityOrder, description="Orders of the opportunity list.")
