"""A sentence for each change between two moments of a map, in the language of the reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from graph_crm.analysis.contact_map import DecisionStep, Influence, ReportingLine, Stakeholder
from graph_crm.analysis.map_diff import Change, CoverageChange, FieldChange, RoleChange, StanceMove
from graph_crm.maps.sentences import joined, side, stakeholder_name, standing
from graph_crm.text import Language, text

if TYPE_CHECKING:
    from datetime import date
    from typing import Literal

    from graph_crm.analysis.contact_map import CoverageLevel, Tie
    from graph_crm.analysis.map_diff import FieldValue

People = Mapping[str, Stakeholder]
# The closed lists whose codes have words of their own: the beginning of the words' ids.
_LABELS = {
    "power": "power",
    "adaptability": "adaptability",
    "response_mode": "response",
    "desired_coverage": "coverage",
}


def joined_sentence(uid: str, people: People, language: Language) -> str:
    """Who came into the map."""
    return text("change-joined", language, {"person": stakeholder_name(people[uid], language)})


def left_sentence(uid: str, people: People, language: Language) -> str:
    """Who is in the map no more."""
    return text("change-left", language, {"person": stakeholder_name(people[uid], language)})


def field_sentence(change: FieldChange, people: People, language: Language) -> str:
    """What we say otherwise of a person."""
    return text(
        "change-field",
        language,
        {
            "person": stakeholder_name(people[change.stakeholder], language),
            "field": text(f"field-{_dashed(change.field)}", language),
            "before": _value(change.field, change.before, language),
            "after": _value(change.field, change.after, language),
        },
    )


def stance_sentence(move: StanceMove, people: People, language: Language) -> str:
    """How a stance moved, and why when somebody said so."""
    params = {
        "person": stakeholder_name(people[move.stakeholder], language),
        "before": standing(move.before, language),
        "after": standing(move.after, language),
        "party": side(move.party, language),
    }
    if move.evidence:
        return text("change-stance-why", language, {**params, "evidence": move.evidence})
    return text("change-stance", language, params)


def role_sentence(change: RoleChange, people: People, language: Language) -> str:
    """Which role a person gained or lost."""
    role = change.role
    params = {
        "person": stakeholder_name(people[change.stakeholder], language),
        "role": (role.name_zh if language == "zh" else role.name_en) or role.code,
    }
    return text(f"change-role-{'gained' if change.gained else 'lost'}", language, params)


def coverage_sentence(change: CoverageChange, people: People, language: Language) -> str:
    """Who of us began, ended or changed the coverage of a person."""
    message = "begun" if change.before is None else "ended" if change.after is None else "changed"
    params = {"user": change.user_name, "person": stakeholder_name(people[change.stakeholder], language)}
    levels: dict[str, CoverageLevel | None] = {"before": change.before, "after": change.after}
    params |= {name: text(f"coverage-{_dashed(level)}", language) for name, level in levels.items() if level}
    return text(f"change-coverage-{message}", language, params)


def line_sentence(change: Change[ReportingLine], people: People, language: Language) -> str:
    """Who reports to whom now, or no more."""
    line = change.latest
    params = {
        "report": stakeholder_name(people[line.report], language),
        "manager": stakeholder_name(people[line.manager], language),
        "kind": line.kind,
    }
    return text(f"change-line-{_happened(change)}", language, params)


def influence_sentence(change: Change[Influence], people: People, language: Language) -> str:
    """Who influences whom now, otherwise, or no more."""
    edge, happened = change.latest, _happened(change)
    params = {
        "source": stakeholder_name(people[edge.source], language),
        "target": stakeholder_name(people[edge.target], language),
        "strength": edge.strength,
        "sign": edge.sign,
    }
    if change.before and change.after:
        params |= {"strengthBefore": change.before.strength, "signBefore": change.before.sign}
        if (change.before.strength, change.before.sign) == (edge.strength, edge.sign):
            happened = "noted"
            params["note"] = edge.note or text("value-unknown", language)
    return text(f"change-influence-{happened}", language, params)


def alliance_sentence(change: Change[Tie], people: People, language: Language) -> str:
    """Who stands together now, or no more."""
    return _tie_sentence("alliance", change, people, language)


def conflict_sentence(change: Change[Tie], people: People, language: Language) -> str:
    """Who is at odds now, or no more."""
    return _tie_sentence("conflict", change, people, language)


def _tie_sentence(
    kind: Literal["alliance", "conflict"], change: Change[Tie], people: People, language: Language
) -> str:
    tie = change.latest
    params = {
        "first": stakeholder_name(people[tie.first], language),
        "second": stakeholder_name(people[tie.second], language),
        "note": tie.note or text("value-unknown", language),
    }
    return text(f"change-{kind}-{_happened(change)}", language, params)


def step_sentence(change: Change[DecisionStep], people: People, language: Language) -> str:
    """Which step came, went or changed; of several things that changed in one, a sentence each."""
    before, after = change.before, change.after
    if before is None or after is None:
        params = {"step": change.latest.name, "kind": change.latest.kind}
        return text(f"change-step-{_happened(change)}", language, params)
    said: list[str] = []
    if before.done_on != after.done_on:
        message = "change-step-done" if after.done_on else "change-step-reopened"
        done_on = _day(after.done_on or before.done_on, language)
        said.append(text(message, language, {"step": after.name, "date": done_on}))
    if before.due_on != after.due_on:
        days = {"before": _day(before.due_on, language), "after": _day(after.due_on, language)}
        said.append(text("change-step-due", language, {"step": after.name, **days}))
    if before.deciders != after.deciders:
        names = [stakeholder_name(people[uid], language) for uid in after.deciders]
        deciders = joined(names, language) or text("value-nobody", language)
        said.append(text("change-step-deciders", language, {"step": after.name, "people": deciders}))
    if (before.name, before.kind, before.rule, before.order) != (
        after.name,
        after.kind,
        after.rule,
        after.order,
    ):
        said.append(text("change-step-changed", language, {"step": after.name}))
    return ("" if language == "zh" else " ").join(said)


def _happened(change: Change[object]) -> str:
    if change.before is None:
        return "added"
    return "removed" if change.after is None else "changed"


def _value(field: str, value: FieldValue, language: Language) -> str:
    if value is None or value == "":
        return text("value-unknown", language)
    if isinstance(value, bool):
        return text("value-yes" if value else "value-no", language)
    return text(f"{_LABELS[field]}-{_dashed(str(value))}", language) if field in _LABELS else str(value)


def _day(day: date | None, language: Language) -> str:
    return day.isoformat() if day else text("value-unknown", language)


def _dashed(code: str) -> str:
    return code.replace("_", "-")
