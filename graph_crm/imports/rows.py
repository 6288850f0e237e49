"""What a row of each file may hold. The models are the file format; docs/import-format.md is its page."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar

from babel.numbers import get_currency_precision, is_currency
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from graph_crm.analysis.contact_map import Adaptability, CoverageLevel, LineKind, Power, ResponseMode, Status

RowType = TypeVar("RowType")

SHORT, LONG = 200, 10_000
RESERVED_PARTIES = ("us", "status_quo")
CHINESE_FLAGS = {"是": "yes", "否": "no"}
_SPOKEN_DATE = re.compile(r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}:\d\d.*))?$", re.ASCII)
_NUMBER = re.compile(r"^[-+\d._eE]+$")


def _flag(value: Any) -> Any:
    return CHINESE_FLAGS.get(value, value)


def _plain_day(value: Any) -> Any:
    """A date as people write it, in the form of ISO 8601, with the time that follows it, if any."""
    match = _SPOKEN_DATE.match(value) if isinstance(value, str) else None
    if match is not None:
        year, month, day, clock = match.groups()
        return f"{year}-{month:0>2}-{day:0>2}" + (f"T{clock:0>5}" if clock else "")
    if isinstance(value, str) and _NUMBER.match(value):
        # To pydantic a number is seconds since 1970; in a table it is a spreadsheet's own count of days.
        raise PydanticCustomError("date_number", "number")
    return value


def _plain_moment(value: Any) -> Any:
    plain = _plain_day(value)
    return f"{plain}T00:00:00" if isinstance(plain, str) and len(plain) == len("2026-03-31") else plain


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError:  # the first or the last day of all, in another time zone
        raise PydanticCustomError("datetime_range", "range") from None


def _parts(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    parts = (part.strip() for part in value.replace("；", ";").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _not_reserved(value: str) -> str:
    if value in RESERVED_PARTIES:
        raise PydanticCustomError("reserved", "reserved")
    return value


def _currency(value: str) -> str:
    if not is_currency(value):
        raise PydanticCustomError("currency", "currency")
    return value


Id = Annotated[str, StringConstraints(min_length=1, max_length=SHORT)]
Short = Annotated[str, StringConstraints(max_length=SHORT)]
Long = Annotated[str, StringConstraints(max_length=LONG)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(_parts)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Day = Annotated[date, BeforeValidator(_plain_day)]
Moment = Annotated[datetime, BeforeValidator(_plain_moment), AfterValidator(_in_utc)]
Coordinate = Annotated[float, Field(ge=-1_000_000, le=1_000_000, allow_inf_nan=False)]


class Row(BaseModel):
    """A checked row. ``key`` names it within its file; a key may stand there once.

    ``subject`` is the column that a report shows of a row that stands there twice.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")
    file: ClassVar[str]
    subject: ClassVar[str] = "contact"

    @property
    def key(self) -> str:
        raise NotImplementedError


class IdentifiedRow(Row):
    subject = "id"
    id: Id

    @property
    def key(self) -> str:
        return self.id


class UserRow(IdentifiedRow):
    file = "users.csv"
    name: Short
    email: Short | None = None
    role: Literal["administrator", "manager", "rep", "planner", "viewer"] = "rep"
    active: Flag = True


class CompetitorRow(IdentifiedRow):
    file = "competitors.csv"
    id: Annotated[Id, AfterValidator(_not_reserved)]
    name: Short


class CustomerRow(IdentifiedRow):
    file = "customers.csv"
    name: Short
    kind: Literal["customer", "partner", "consultant", "group"] = "customer"
    tax_id: Short | None = None
    industry: Short | None = None
    region: Short | None = None
    lead_source: Short | None = None
    lifecycle: Short | None = None
    sales_owner: Id | None = None
    service_owner: Id | None = None


class SubsidiaryRow(Row):
    file = "subsidiaries.csv"
    subject = "customer"
    customer: Id
    part_of: Id

    @property
    def key(self) -> str:
        return self.customer

    @model_validator(mode="after")
    def _two_companies(self) -> Self:
        return _different(self, "part_of", self.customer, self.part_of)


class ContactRow(IdentifiedRow):
    file = "contacts.csv"
    name: Short = ""
    known: Flag = True
    customer: Id | None = None
    title: Short | None = None
    department: Short | None = None
    seniority: Short | None = None
    emails: Annotated[tuple[Short, ...], BeforeValidator(_parts)] = ()
    phones: Annotated[tuple[Short, ...], BeforeValidator(_parts)] = ()
    personality: Literal["analytical", "driver", "expressive", "amiable"] | None = None
    birthday: Day | None = None
    note: Long | None = None

    @model_validator(mode="after")
    def _known_have_names(self) -> Self:
        if self.known and not self.name:
            raise PydanticCustomError("missing", "missing", {"column": "name"})
        return self


class ReportingLineRow(Row):
    file = "reporting_lines.csv"
    contact: Id
    manager: Id
    customer: Id | None = None
    kind: LineKind = "solid"

    @property
    def key(self) -> str:
        # One solid manager per person and customer; dotted lines may go to several.
        to = "" if self.kind == "solid" else self.manager
        return _joined(self.contact, self.customer or "", self.kind, to)

    @model_validator(mode="after")
    def _two_people(self) -> Self:
        return _different(self, "manager", self.contact, self.manager)


class OpportunityRow(IdentifiedRow):
    file = "opportunities.csv"
    name: Short
    customer: Id
    business_type: Short | None = None
    stage: Short | None = None
    status: Status = "open"
    amount: Annotated[Decimal, Field(ge=0, le=10**14, max_digits=24, allow_inf_nan=False)] | None = None
    currency: Annotated[str, AfterValidator(_currency)] | None = None
    expected_close_on: Day | None = None
    closed_on: Day | None = None
    close_reason: Long | None = None
    winner: Id | None = None
    decision_rule: (
        Literal["majority", "quorum", "unanimity", "veto", "score_threshold", "highest_score"] | None
    ) = None
    decision_quota: Annotated[int, Field(ge=1, le=100)] | None = None
    owner: Id | None = None
    competitors: Ids = ()

    @model_validator(mode="after")
    def _amount_has_currency(self) -> Self:
        if self.amount is not None and self.currency is None:
            raise PydanticCustomError("missing", "missing", {"column": "currency"})
        if self.amount is not None and self.amount.scaleb(self.precision) % 1:
            raise PydanticCustomError(
                "precision", "precision", {"column": "amount", "digits": self.precision}
            )
        return self

    @property
    def precision(self) -> int:
        """Decimal places of the currency (ISO 4217)."""
        return get_currency_precision(self.currency) if self.currency else 2

    @property
    def minor_units(self) -> int | None:
        """The amount in the currency's smallest unit."""
        return None if self.amount is None else int(self.amount.scaleb(self.precision))


class MapRow(Row):
    """A row that belongs to one map: an opportunity's or a customer's."""

    opportunity: Id | None = None
    customer: Id | None = None

    @model_validator(mode="after")
    def _one_map(self) -> Self:
        if (self.opportunity is None) == (self.customer is None):
            raise PydanticCustomError("one-map", "one-map", {"column": "opportunity"})
        return self

    @property
    def map_key(self) -> str:
        """The map's name among all rows of this source."""
        if self.opportunity is not None:
            return _joined("opportunity", self.opportunity)
        return _joined("customer", self.customer or "")


class StakeholderRow(MapRow):
    file = "stakeholders.csv"
    contact: Id
    roles: Ids = ()
    power: Power | None = None
    adaptability: Adaptability | None = None
    response_mode: ResponseMode | None = None
    orientation: Short | None = None
    vote_weight: Annotated[int, Field(ge=0, le=1000)] | None = None
    veto: Flag | None = None
    desired_coverage: CoverageLevel | None = None
    x: Coordinate | None = None
    y: Coordinate | None = None
    external: Flag = False
    goals: Long | None = None
    note: Long | None = None

    @property
    def key(self) -> str:
        return stakeholder_key(self, self.contact)

    @model_validator(mode="after")
    def _both_coordinates(self) -> Self:
        if (self.x is None) != (self.y is None):
            raise PydanticCustomError("missing", "missing", {"column": "x" if self.x is None else "y"})
        return self


class StanceRow(MapRow):
    file = "stances.csv"
    contact: Id
    party: Id
    value: Annotated[int, Field(ge=-2, le=2)]
    confidence: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] | None = None
    evidence: Long | None = None
    assessed_by: Id | None = None
    since: Day | None = None

    @property
    def key(self) -> str:
        return _joined(stakeholder_key(self, self.contact), self.party, self.assessed_by or "")


class CoverageRow(MapRow):
    file = "coverage.csv"
    contact: Id
    user: Id
    level: CoverageLevel
    since: Day | None = None

    @property
    def key(self) -> str:
        return _joined(stakeholder_key(self, self.contact), self.user)


class InfluenceRow(MapRow):
    file = "influences.csv"
    subject = "influencer"
    influencer: Id
    influenced: Id
    strength: Annotated[int, Field(ge=1, le=3)] = 1
    sign: Literal["+", "-"] = "+"
    note: Long | None = None

    @property
    def key(self) -> str:
        return _joined(stakeholder_key(self, self.influencer), self.influenced)

    @model_validator(mode="after")
    def _two_people(self) -> Self:
        return _different(self, "influenced", self.influencer, self.influenced)


class TieRow(MapRow):
    subject = "first"
    first: Id
    second: Id
    note: Long | None = None

    @property
    def ends(self) -> tuple[str, str]:
        """Both ends in one order, for a tie has no direction."""
        return (self.first, self.second) if self.first <= self.second else (self.second, self.first)

    @property
    def key(self) -> str:
        return _joined(self.map_key, *self.ends)

    @model_validator(mode="after")
    def _two_people(self) -> Self:
        return _different(self, "second", self.first, self.second)


class AllianceRow(TieRow):
    file = "alliances.csv"


class ConflictRow(TieRow):
    file = "conflicts.csv"


class ActivityRow(IdentifiedRow):
    file = "activities.csv"
    kind: Literal["visit", "call", "mail", "meeting", "demo"]
    status: Literal["planned", "done"] = "done"
    occurred_at: Moment
    user: Id
    contacts: Ids = ()
    opportunity: Id | None = None
    customer: Id | None = None
    summary: Long | None = None
    outcome: Long | None = None
    next_at: Moment | None = None

    @model_validator(mode="after")
    def _one_subject(self) -> Self:
        if self.opportunity is not None and self.customer is not None:
            raise PydanticCustomError("one-map", "one-map", {"column": "customer"})
        return self


# In this order every row finds what it refers to.
ROW_TYPES: tuple[type[Row], ...] = (
    UserRow,
    CompetitorRow,
    CustomerRow,
    SubsidiaryRow,
    ContactRow,
    ReportingLineRow,
    OpportunityRow,
    StakeholderRow,
    StanceRow,
    CoverageRow,
    InfluenceRow,
    AllianceRow,
    ConflictRow,
    ActivityRow,
)


def stakeholder_key(row: MapRow, contact: str) -> str:
    """How a stakeholder is called among all rows of this source."""
    return _joined(row.map_key, contact)


def at_midnight(day: date) -> datetime:
    """The beginning of a day, UTC."""
    return datetime.combine(day, time(), UTC)


def _joined(*parts: str) -> str:
    # As JSON, because an id may hold any character that we could put between.
    return json.dumps(parts, ensure_ascii=False)


def _different(row: RowType, column: str, one: str, other: str) -> RowType:
    if one == other:
        raise PydanticCustomError("same", "same", {"column": column})
    return row
