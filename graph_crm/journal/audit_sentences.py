"""A sentence for each entry of the journal: who did what to whom, from what to what."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from graph_crm.journal.edges import EDGE_KINDS
from graph_crm.text import text

if TYPE_CHECKING:
    from graph_crm.journal.audit import AuditRecord, Named
    from graph_crm.journal.model import Thing
    from graph_crm.text import Language, Value

# Edges with a sentence of their own, with the order in which it names the two ends.
TOLD = frozenset(
    {
        "IN_MAP",
        "STATE",
        "PLAYS",
        "COVERS",
        "INFLUENCES",
        "ALLIED_WITH",
        "CONFLICTS_WITH",
        "DECIDES_AT",
        "WORKS_AT",
        "REPORTS_TO",
        "OWNS",
        "COLLABORATES",
        "INVOLVES",
        "COMPETES_IN",
    }
)
# Nodes that have a word of their own.
NOUNS = frozenset(
    {
        "Customer",
        "Contact",
        "Opportunity",
        "Stakeholder",
        "Role",
        "Party",
        "User",
        "DecisionStep",
        "Activity",
        "VocabularyEntry",
    }
)
# Closed lists whose codes have words: the beginning of the words' ids.
WORDS = {
    "power": "power",
    "adaptability": "adaptability",
    "response_mode": "response",
    "desired_coverage": "coverage",
    "level": "coverage",
}
FIELDS = frozenset(
    {
        "title",
        "department",
        "seniority",
        "external",
        "power",
        "adaptability",
        "response_mode",
        "orientation",
        "vote_weight",
        "veto",
        "desired_coverage",
        "goals",
        "note",
    }
)
OWN_FIELDS = frozenset(
    {
        "name",
        "known",
        "emails",
        "phones",
        "personality",
        "birthday",
        "main_job",
        "level",
        "strength",
        "sign",
        "stage",
        "status",
        "amount",
        "weight",
        "can_veto",
        "required",
        "retired_at",
        "name_en",
        "name_zh",
        "place",
        "order",
        "kind",
        "rule",
        "due_on",
        "done_on",
    }
)
HIDDEN = frozenset({"since", "start", "end", "deleted_at"})
PLACE = frozenset({"x", "y"})


def audit_sentence(record: AuditRecord, language: Language) -> str:
    """What an entry says, for a reader who knows the people and not the graph."""
    who = record.made_by_name or text("audit-local", language)
    if record.erased:
        return text("audit-erased", language, {"who": who})
    if record.withheld:
        return text("audit-withheld", language, {"who": who})
    if record.kind == "STANCE":
        said = _stance(record, who, language)
    elif record.kind in EDGE_KINDS:
        said = _edge(record, who, language)
    else:
        said = _node(record, who, language)
    return text("audit-undoing", language, {"sentence": said}) if record.undoes else said


def _stance(record: AuditRecord, who: str, language: Language) -> str:
    _, stakeholder, party, assessor = record.slot.split("|")
    before, after = record.before or {}, record.after or {}
    said = text(
        "audit-stance",
        language,
        {
            "who": who,
            "person": _name(record, stakeholder, language),
            "party": _name(record, party, language),
            "before": _standing(before.get("value"), language),
            "after": _standing(after.get("value"), language),
        },
    )
    if assessor and assessor != record.made_by:
        said = text(
            "audit-as-judged-by", language, {"sentence": said, "user": _name(record, assessor, language)}
        )
    if evidence := after.get("evidence"):
        said = text("audit-evidence", language, {"sentence": said, "evidence": evidence})
    return said


def _edge(record: AuditRecord, who: str, language: Language) -> str:
    value = record.after or record.before or {}
    ends = [part for part in record.slot.split("|")[1:] if part in record.names]
    ends += [uid for side in ("start", "end") if (uid := value.get(side)) is not None and uid not in ends]
    first, second = [*(_name(record, uid, language) for uid in ends), "", ""][:2]
    if record.kind == "REPORTS_TO" and "end" in value:
        # A solid line has the customer in its slot, and the manager as its value.
        second = _name(record, value["end"], language)
    earlier = (record.before or {}).get("end") if record.kind in {"REPORTS_TO", "IN_MAP"} else None
    if earlier is None and record.kind == "OWNS":
        earlier = (record.before or {}).get("start")
    params: dict[str, Value] = {
        "who": who,
        "action": record.action,
        "first": first,
        "second": second,
        "earlier": _name(record, earlier, language)
        if earlier is not None
        else text("value-nobody", language),
        "kind": record.kind.lower().replace("_", " "),
        "details": _details(record, language),
    }
    message = record.kind.lower().replace("_", "-") if record.kind in TOLD else "edge"
    return text(f"audit-{message}", language, params)


def _node(record: AuditRecord, who: str, language: Language) -> str:
    noun = _dashed(record.kind) if record.kind in NOUNS else "other"
    before, after = record.before or {}, record.after or {}
    changed = {name for name in {**before, **after} if before.get(name) != after.get(name)}
    params: dict[str, Value] = {
        "who": who,
        "noun": text(f"audit-noun-{noun}", language),
        "name": _name(record, record.slot, language),
        "details": _details(record, language),
    }
    if record.action == "changed" and "deleted_at" in changed:
        return text("audit-node-back", language, params)
    if record.action == "changed" and "retired_at" in changed:
        return text(
            "audit-node-retired" if after.get("retired_at") else "audit-node-restored", language, params
        )
    if record.action == "changed" and changed and changed <= PLACE:
        return text("audit-node-moved", language, params)
    return text(f"audit-node-{record.action}", language, params)


def _details(record: AuditRecord, language: Language) -> str:
    """What of a thing changed, field by field; in brackets, empty if there is nothing to tell."""
    before, after = record.before or {}, record.after or {}
    if record.action == "ended" or (record.before is None and record.kind in NOUNS):
        return ""
    said: list[str] = []
    for name in {**before, **after}:
        if name in HIDDEN | PLACE or before.get(name) == after.get(name):
            continue
        params = {
            "field": _field(name, language),
            "before": _value(name, before.get(name), language),
            "after": _value(name, after.get(name), language),
        }
        said.append(
            text("audit-field-is" if record.before is None else "audit-field-moved", language, params)
        )
    if (since := _backdated(record, after)) is not None:
        said.append(text("audit-since", language, {"day": since}))
    return text("audit-details", language, {"list": text("audit-comma", language).join(said)}) if said else ""


def _backdated(record: AuditRecord, after: Thing) -> str | None:
    """The day since when something is true, if that was before it was said."""
    since = after.get("since")
    if not isinstance(since, datetime) or since.date() >= record.made_at.date():
        return None
    return since.date().isoformat()


def _name(record: AuditRecord, uid: str, language: Language) -> str:
    node = record.names.get(uid)
    if node is None:
        return text("audit-unknown", language)
    if node.label == "Party" and node.kind in {"us", "status_quo"}:
        return text(f"towards-{node.kind.replace('_', '-')}", language)
    return _own_name(node, language) or text("unnamed-person", language)


def _own_name(node: Named, language: Language) -> str | None:
    if node.label in {"Role", "VocabularyEntry"}:
        return node.name_zh if language == "zh" else node.name_en
    return node.name


def _field(name: str, language: Language) -> str:
    if name in FIELDS:
        return text(f"field-{name.replace('_', '-')}", language)
    if name in OWN_FIELDS:
        return text(f"audit-field-{name.replace('_', '-')}", language)
    return name.replace("_", " ")


def _value(field: str, value: Any, language: Language) -> str:
    if value is None or value in ("", []):
        return text("value-unknown", language)
    if isinstance(value, bool):
        return text("value-yes" if value else "value-no", language)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    return text(f"{WORDS[field]}-{str(value).replace('_', '-')}", language) if field in WORDS else str(value)


def _standing(value: int | None, language: Language) -> str:
    if value is None:
        return text("standing-unknown", language)
    return text(f"standing-{('minus-' if value < 0 else 'plus-') if value else ''}{abs(value)}", language)


def _dashed(label: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in label).strip("-")
