"""What a card says in words, uncut: its tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.analysis.contact_map import COVERAGE_ORDER
from graph_crm.maps import svg_style as style

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import Coverage, Stakeholder
    from graph_crm.maps.svg_sheet import Sheet


def describe(sheet: Sheet, person: Stakeholder) -> str:
    """Everything of a card in words, uncut."""
    say = sheet.say
    lines = [sheet.name(person), person.title, person.department]
    lines.append(", ".join(sheet.role(role) for role in person.roles))
    lines.append(", ".join(say(mark) for mark in _marks(person)))
    lines.append(say(f"power-{person.power}") if person.power else say("drawing-power-unknown"))
    for party in sheet.contact_map.parties:
        stance = person.stance_towards(party.uid)
        word = say(f"stance-{style.stance_style(stance.value if stance else None).key}")
        disputed = say("drawing-disputed") if stance and stance.disputed else ""
        lines.append(
            say("drawing-pair", name=sheet.party(party), value=word) + (f" ({disputed})" if disputed else "")
        )
    lines.extend(covered_by(sheet, coverage) for coverage in best_first(person.coverage))
    if not person.coverage:
        lines.append(say("drawing-nobody"))
    if person.last_contact_at:
        lines.append(say("drawing-last-contact", date=person.last_contact_at.date().isoformat()))
    else:
        lines.append(say("drawing-no-contact"))
    return "\n".join(line for line in lines if line)


def _marks(person: Stakeholder) -> list[str]:
    marks = {
        "drawing-key": person.is_key_player,
        "drawing-veto": person.can_veto,
        "drawing-external": person.external,
        "drawing-former": person.former,
        "drawing-unnamed": not person.known,
    }
    return [mark for mark, holds in marks.items() if holds]


def best_first(coverage: tuple[Coverage, ...]) -> list[Coverage]:
    """Who of us covers a person, the deepest first."""
    return sorted(coverage, key=lambda covers: (-COVERAGE_ORDER[covers.level], covers.user_name))


def covered_by(sheet: Sheet, coverage: Coverage) -> str:
    """One of us and how well."""
    return f"{coverage.user_name} · {sheet.say(f'coverage-{coverage.level}')}"
