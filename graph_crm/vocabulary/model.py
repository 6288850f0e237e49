"""The vocabularies as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from graph_crm.analysis.contact_map import PartyKind

# What an analysis counts on, and what people put in (schema/V0005__vocabulary_entries.cypher).
FIXED = (
    "power",
    "coverage",
    "adaptability",
    "response_mode",
    "personality",
    "decision_rule",
    "activity_kind",
)
OPEN = ("orientation", "seniority", "involvement", "stage")

ValueLabel = Literal["Role", "Party", "VocabularyEntry"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a stakeholder can be in a deal. ``weight`` is 0..1; a retired one can't be given any more."""

    uid: str
    code: str
    name_en: str
    name_zh: str
    weight: float
    can_veto: bool
    required: bool
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A side that a stakeholder can support. Only us and buying nothing have a ``code``; they are always there."""

    uid: str
    name: str
    kind: PartyKind
    code: str | None = None
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A value of a vocabulary, with its place in the list."""

    uid: str
    vocabulary: str
    code: str
    name_en: str
    name_zh: str
    place: int
    fixed: bool = False
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """A list that values are chosen from; of a fixed one only names and places can be changed."""

    name: str
    fixed: bool
    entries: tuple[Entry, ...]
