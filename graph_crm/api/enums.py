"""The closed lists of the schema. Values are the codes that the graph holds."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Annotated, Any, TypeVar, cast

import strawberry
from strawberry.types.enum import StrawberryEnumDefinition

from graph_crm.contacts.model import ContactOrder
from graph_crm.customers.model import CustomerOrder
from graph_crm.opportunities.model import OpportunityOrder
from graph_crm.portfolio.model import PortfolioOrder

E = TypeVar("E", bound=type[Enum])


def described(description: str, **values: str) -> Callable[[E], E]:
    """Make an enum one of the schema, and say what it is and what each of its values means."""

    def register(enum: E) -> E:
        registered = strawberry.enum(enum, description=description)
        definition: Any = registered
        for value in cast("StrawberryEnumDefinition", definition.__strawberry_definition__).values:
            value.description = values.pop(value.name)
        assert not values, f"{enum.__name__} has no {sorted(values)}"
        return registered

    return register


@described(
    "A language of sentences and names.",
    EN="English.",
    ZH="Chinese, simplified.",
)
class Language(Enum):
    EN = "en"
    ZH = "zh"


InLanguage = Annotated[Language, strawberry.argument(description="The language to say it in.")]


@described(
    "Whose map it is.",
    CUSTOMER="A customer's own map.",
    OPPORTUNITY="A deal's map.",
)
class MapKind(Enum):
    CUSTOMER = "customer"
    OPPORTUNITY = "opportunity"


@described(
    "The light of a deal.",
    RED="No key player is known to support us.",
    AMBER="A key player supports us.",
    GREEN="A key player who decides or approves supports us, and nobody known to be against us has a veto.",
)
class LightColour(Enum):
    RED = "red"
    AMBER = "amber"
    GREEN = "green"


@described(
    "How one of us comes to a person beyond a map.",
    COLLEAGUE="One of us knows the person, from another map or by activities.",
    FORMER_COLLEAGUE="One of us knows somebody who worked with the person elsewhere.",
    GROUP="One of us knows somebody at another company of the same group.",
)
class WarmPathKind(Enum):
    COLLEAGUE = "colleague"
    FORMER_COLLEAGUE = "former_colleague"
    GROUP = "group"


@described(
    "What came out of one question of the champion test.",
    PASSED="Yes.",
    FAILED="No, by what is recorded.",
    UNKNOWN="Not recorded, or not shown to whoever asks.",
)
class CriterionOutcome(Enum):
    PASSED = "passed"
    FAILED = "failed"
    UNKNOWN = "unknown"


@described(
    "What came out of a champion test.",
    CHAMPION="Every question is passed.",
    NOT_YET="Something failed or is not known.",
    COACH_ONLY="Informs us and can't carry us: plays the coach, or supports us without power.",
)
class ChampionVerdict(Enum):
    CHAMPION = "champion"
    NOT_YET = "not_yet"
    COACH_ONLY = "coach_only"


@described(
    "How a figure was computed.",
    EXACT="Exactly, but for rounding.",
    SAMPLED="From random samples, always the same: too big to be computed exactly. Its standard error is told.",
    GREEDY="By a rule of thumb: too big to be sure that it is the best.",
)
class Method(Enum):
    EXACT = "exact"
    SAMPLED = "sampled"
    GREEDY = "greedy"


@described(
    "Whether there is a way from us to a person.",
    COVERED="One of us is in touch already.",
    FOUND="Others can introduce us.",
    NO_WAY="None that would work out once in a hundred times.",
    NOBODY_COVERS="Nobody of ours covers anyone in the map.",
    LEFT="The person has left.",
)
class IntroductionOutcome(Enum):
    COVERED = "covered"
    FOUND = "found"
    NO_WAY = "no_way"
    NOBODY_COVERS = "nobody_covers"
    LEFT = "left"


@described(
    "By what tie somebody can introduce us; how often that works is an estimate.",
    IN_DEPTH="One of us knows them well: 0.9.",
    MULTIPLE="One of us has met them several times: 0.7.",
    BRIEF="One of us has met them briefly: 0.4.",
    STRONG_INFLUENCE="Positive influence of strength 3: 0.85.",
    INFLUENCE="Positive influence of strength 2: 0.7.",
    WEAK_INFLUENCE="Positive influence of strength 1: 0.5.",
    ALLIANCE="They are allies: 0.7.",
    MANAGER="A manager introduces us to a report: 0.6.",
    REPORT="A report introduces us to the manager: 0.4.",
    DOTTED_MANAGER="A manager by a dotted line, to a report: 0.4.",
    DOTTED_REPORT="A report by a dotted line, to the manager: 0.3.",
)
class IntroductionTie(Enum):
    IN_DEPTH = "in_depth"
    MULTIPLE = "multiple"
    BRIEF = "brief"
    STRONG_INFLUENCE = "strong_influence"
    INFLUENCE = "influence"
    WEAK_INFLUENCE = "weak_influence"
    ALLIANCE = "alliance"
    MANAGER = "manager"
    REPORT = "report"
    DOTTED_MANAGER = "dotted_manager"
    DOTTED_REPORT = "dotted_report"


@described(
    "What kind of document a battle plan is.",
    MARKDOWN="Markdown; the drawing is a file of its own.",
    HTML="One page to print, with the drawing in it.",
)
class PlanFormat(Enum):
    MARKDOWN = "markdown"
    HTML = "html"


@described(
    "What a company is to us.",
    CUSTOMER="It buys from us, or may.",
    PARTNER="It sells with us.",
    CONSULTANT="It advises customers.",
    GROUP="A company that others belong to.",
)
class CustomerKind(Enum):
    CUSTOMER = "customer"
    PARTNER = "partner"
    CONSULTANT = "consultant"
    GROUP = "group"


@described(
    "Where a deal stands.",
    OPEN="Not decided yet.",
    WON="Decided for us.",
    LOST="Decided against us.",
)
class OpportunityStatus(Enum):
    OPEN = "open"
    WON = "won"
    LOST = "lost"


@described(
    "A stakeholder's power in the customer's organisation.",
    OUTSIDE="Outside of where things are decided.",
    POLITICAL_STRUCTURE="Heard where things are decided.",
    INNER_CIRCLE="One of the few who decide.",
)
class Power(Enum):
    OUTSIDE = "outside"
    POLITICAL_STRUCTURE = "political_structure"
    INNER_CIRCLE = "inner_circle"


@described(
    "How well one of us is in touch with a stakeholder.",
    BRIEF="Met once or seldom.",
    MULTIPLE="Met several times.",
    IN_DEPTH="Close and regular.",
)
class CoverageLevel(Enum):
    BRIEF = "brief"
    MULTIPLE = "multiple"
    IN_DEPTH = "in_depth"


@described(
    "How readily a person takes up something new.",
    INNOVATOR="Tries the new for its own sake.",
    VISIONARY="Takes up the new for what it may bring.",
    PRAGMATIST="Waits until it has worked for others.",
    CONSERVATIVE="Changes late, when it is the custom.",
    LAGGARD="Changes only when there is no other way.",
)
class Adaptability(Enum):
    INNOVATOR = "innovator"
    VISIONARY = "visionary"
    PRAGMATIST = "pragmatist"
    CONSERVATIVE = "conservative"
    LAGGARD = "laggard"


@described(
    "How a person sees the present state: what would move them to change it.",
    GROWTH="Wants more than there is: open to an offer.",
    TROUBLE="Wants a fault mended: open to an offer.",
    EVEN_KEEL="Content: sees no need to change.",
    OVERCONFIDENT="Thinks that it is better than it is: sees no need to change.",
)
class ResponseMode(Enum):
    GROWTH = "growth"
    TROUBLE = "trouble"
    EVEN_KEEL = "even_keel"
    OVERCONFIDENT = "overconfident"


@described(
    "A side that a stakeholder can support.",
    US="We.",
    COMPETITOR="Someone who offers the same.",
    STATUS_QUO="Buying nothing.",
)
class PartyKind(Enum):
    US = "us"
    COMPETITOR = "competitor"
    STATUS_QUO = "status_quo"


@described(
    "A reporting line: solid to the manager, dotted to others.",
    SOLID="To the direct manager.",
    DOTTED="To another who gives directions.",
)
class LineKind(Enum):
    SOLID = "solid"
    DOTTED = "dotted"


@described(
    "How a person ticks.",
    ANALYTICAL="Wants facts, in order.",
    DRIVER="Wants results, at once.",
    EXPRESSIVE="Wants ideas, and to be seen.",
    AMIABLE="Wants agreement.",
)
class Personality(Enum):
    ANALYTICAL = "analytical"
    DRIVER = "driver"
    EXPRESSIVE = "expressive"
    AMIABLE = "amiable"


@described(
    "What ties or divides two stakeholders.",
    ALLIANCE="They stick together.",
    CONFLICT="They work against each other.",
)
class TieKind(Enum):
    ALLIANCE = "alliance"
    CONFLICT = "conflict"


@described(
    "What a step of the customer leads to.",
    DECISION="To the decision.",
    PAYMENT="To the payment.",
)
class StepKind(Enum):
    DECISION = "decision"
    PAYMENT = "payment"


@described(
    "How much a finding matters.",
    CRITICAL="It can lose the deal.",
    WARNING="It should be mended.",
    INFO="Good to know.",
)
class Severity(Enum):
    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"


@described(
    "What ends a look at many deals before the last one.",
    SIZE="There are more than 10,000.",
    TIME="It took longer than a minute.",
)
class PassBound(Enum):
    SIZE = "size"
    TIME = "time"


described(
    "Orders of the deals of a portfolio; those that are alike come by name.",
    AMOUNT="The largest first, one currency after the other; without an amount last.",
    CLOSE_DATE="Those that are expected to close soonest first; without a date last.",
    SUPPORT="Those of which nothing is known first, then those with the least support.",
    LIGHT="Red, then amber, then green; of one colour those with the most critical findings first.",
    CRITICAL_FINDINGS="Those with the most critical findings first, then those with the most warnings.",
)(PortfolioOrder)
described(
    "Orders of the customer list.",
    NAME="By name.",
    RECENTLY_UPDATED="What changed last comes first.",
)(CustomerOrder)
described(
    "Orders of the contact list.",
    NAME="By name.",
    RECENTLY_UPDATED="What changed last comes first.",
)(ContactOrder)
described(
    "Orders of the opportunity list.",
    NAME="By name.",
    RECENTLY_UPDATED="What changed last comes first.",
    CLOSING_FIRST="The open ones first, by when they are expected to close.",
)(OpportunityOrder)
