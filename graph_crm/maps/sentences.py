"""The sentences of findings and reasons, in the language of the reader.

An analysis returns codes and uids; here they meet the names of the map and the catalogue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.text import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph_crm.analysis.contact_map import ContactMap, Party, Stakeholder
    from graph_crm.analysis.decision_makers import Component, DecisionMaker, Reason
    from graph_crm.analysis.findings import Finding
    from graph_crm.analysis.suggestions import ReasonToSuggest
    from graph_crm.text import Language, Value

NAMES_SHOWN = 5
# What a value of a finding is, by its name.
_STANCES = frozenset({"highest_stance", "lowest_stance"})
_CRITERIA = frozenset({"failed_criteria", "unknown_criteria"})


def sentence(finding: Finding, contact_map: ContactMap, language: Language) -> str:
    """Return what a finding says: who, what is missing and why it matters.

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Party, Stakeholder
    >>> from graph_crm.analysis.findings import Finding
    >>> contact_map = ContactMap(
    ...     kind="customer", uid="c", name="Customer", customer_uid="c", customer_name="Customer",
    ...     map_revision=1, org_revision=1, read_at=datetime(2026, 1, 1, tzinfo=timezone.utc),
    ...     stakeholders=(Stakeholder(uid="s", contact_uid="w", name="Wang"),),
    ... )
    >>> finding = Finding(code="key_player_uncovered", severity="critical", stakeholders=("s",))
    >>> sentence(finding, contact_map, "en")
    'Nobody of ours covers the key player Wang. Decide who will.'
    >>> sentence(finding, contact_map, "zh")
    '1 位关键人尚无人覆盖：Wang。请尽快指定负责人。'
    """
    return _said("finding", finding, contact_map, language)


def reason_sentence(reason: Reason, contact_map: ContactMap, language: Language) -> str:
    """Return one reason for the rank of a decision maker."""
    return _said("reason", reason, contact_map, language)


def unknown_sentence(component: Component, language: Language) -> str:
    """Return what is not known about a person: the role, the power, the influence or the place."""
    return text(f"unknown-{component}", language)


def score_sentence(who: DecisionMaker, language: Language) -> str:
    """Return the score with what it rests on, for a number is never shown bare."""
    percent = {
        "score": round(100 * who.score),
        "lowest": round(100 * who.lowest),
        "highest": round(100 * who.highest),
        "known": round(100 * who.known_share),
    }
    return text("decision-maker-score", language, percent)


def suggestion_sentence(reason: ReasonToSuggest, language: Language) -> str:
    """Return one reason why somebody may belong in a map."""
    return text(f"suggestion-{dashed(reason.code)}", language, reason.params)


def stakeholder_name(stakeholder: Stakeholder, language: Language) -> str:
    """Return the name; of a seat without one its title."""
    return stakeholder.name or stakeholder.title or text("unnamed-person", language)


def party_name(party: Party, language: Language) -> str:
    """Return the name of a side; we and buying nothing are called so in the language."""
    return party.name if party.kind == "competitor" else text(f"party-{dashed(party.kind)}", language)


def side(party: Party, language: Language) -> str:
    """Return the name of a side as it stands in the middle of a sentence."""
    return party.name if party.kind == "competitor" else text(f"towards-{dashed(party.kind)}", language)


def joined(names: Sequence[str], language: Language, shown: int | None = NAMES_SHOWN) -> str:
    """Return "A, B and C"; beyond ``shown`` names, "A, B and 7 more". None shows them all.

    Examples
    --------
    >>> joined(["A", "B", "C"], "en"), joined(["A", "B", "C"], "zh"), joined(["A", "B", "C"], "en", shown=1)
    ('A, B and C', 'A、B 和 C', 'A and 2 more')
    """
    comma = text("list-comma", language)
    # Cutting off a single name saves nothing: "and 1 more" is as long as the name.
    if shown is not None and len(names) > shown + 1:
        cut = {"names": comma.join(names[:shown]), "more": len(names) - shown}
        return text("list-more", language, cut)
    if len(names) < 2:
        return comma.join(names)
    return text("list-and", language, {"names": comma.join(names[:-1]), "last": names[-1]})


def in_a_row(said: Iterable[str], language: Language) -> str:
    """Return several sentences as one text."""
    return text("sentence-gap", language).join(said)


def people_of(uids: Iterable[str], contact_map: ContactMap, language: Language) -> list[str]:
    """Return the names of some of a map's people."""
    return [stakeholder_name(contact_map.by_uid[uid], language) for uid in uids]


def standing(value: int | None, language: Language) -> str:
    """Return a stance as it stands in the middle of a sentence."""
    if value is None:
        return text("standing-unknown", language)
    return text(f"standing-{('minus-' if value < 0 else 'plus-') if value else ''}{abs(value)}", language)


def dashed(code: str) -> str:
    """Return the code as the catalogue writes it."""
    return code.replace("_", "-")


def _said(kind: str, said: Finding | Reason, contact_map: ContactMap, language: Language) -> str:
    params: dict[str, Value] = {
        "people": joined(people_of(said.stakeholders, contact_map, language), language),
        "count": len(said.stakeholders),
        "others": len(contact_map.stakeholders) - 1,
        "roles": joined(role_names(said.roles, contact_map, language), language, shown=None),
        "roleCount": len(said.roles),
    }
    for name, value in said.params.items():
        params[name] = _shown(name, value, language)
        if isinstance(value, tuple):
            params[f"{name}Count"] = len(value)
    return text(f"{kind}-{dashed(said.code)}", language, params)


def _shown(name: str, value: Value | tuple[str, ...], language: Language) -> Value:
    if isinstance(value, tuple):
        words = (
            [text(f"criterion-{dashed(item)}", language) for item in value] if name in _CRITERIA else value
        )
        return joined([word or text("unnamed-person", language) for word in words], language)
    if name in _STANCES and isinstance(value, int):
        return standing(value, language)
    return text(f"power-{dashed(str(value))}", language) if name == "power" else value


def role_names(codes: Iterable[str], contact_map: ContactMap, language: Language) -> list[str]:
    """Return what some of a map's roles are called."""
    played = (role for stakeholder in contact_map.stakeholders for role in stakeholder.roles)
    roles = {role.code: role for role in (*played, *contact_map.vocabulary)}
    return [(roles[code].name_zh if language == "zh" else roles[code].name_en) or code for code in codes]
