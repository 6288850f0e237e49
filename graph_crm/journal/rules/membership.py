"""Who may be in a map: once each, people of the customer or marked external, and not more than a map holds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from graph_crm.analysis.contact_map import MAX_STAKEHOLDERS
from graph_crm.errors import AlreadyInMap, NotAffiliated, TooManyStakeholders
from graph_crm.graph.named_query import named
from graph_crm.journal.edges import slot_of
from graph_crm.journal.rules.touched import begun

if TYPE_CHECKING:
    from graph_crm.journal.draft import Draft
    from graph_crm.journal.rules.touched import Run

MEMBERS = named("journal/map_members")


async def check_membership(run: Run, draft: Draft) -> None:
    """Raises AlreadyInMap, NotAffiliated, TooManyStakeholders."""
    joined = {edge.start: edge.end for edge in begun(draft, "IN_MAP")}
    inward = {
        uid: place.end
        for uid, node in draft.nodes.items()
        if node.label == "Stakeholder"
        and node.original is not None
        and node.original.get("external")
        and not node.properties.get("external")
        and (place := draft.current("IN_MAP", uid)) is not None
    }
    if not joined and not inward:
        return
    wanted = {**joined, **inward}
    owners = sorted(set(wanted.values()))
    people = sorted({person for stakeholder in wanted for person in draft.contact_uids(stakeholder)})
    members = {row["owner"]: row for row in await run(MEMBERS, owners=owners, people=people)}
    _check_once(draft, joined, members)
    for owner, count in _net_growth(draft).items():
        if owner in members and members[owner]["stakeholders"] + count > MAX_STAKEHOLDERS:
            raise TooManyStakeholders((), most=MAX_STAKEHOLDERS)
    for stakeholder, owner in wanted.items():
        if not draft.nodes[stakeholder].properties.get("external"):
            _check_affiliation(draft, stakeholder, owner, members[owner])


def _check_once(draft: Draft, joined: dict[str, str], members: dict[str, dict[str, Any]]) -> None:
    for stakeholder, owner in joined.items():
        for person in draft.contact_uids(stakeholder):
            there = {part["stakeholder"] for part in members[owner]["parts"] if part["contact"] == person}
            there |= {
                other for other in joined if joined[other] == owner and person in draft.contact_uids(other)
            }
            for other in there - {stakeholder}:
                if not _taken_out(draft, other):
                    raise AlreadyInMap(draft.people([person]))


def _taken_out(draft: Draft, stakeholder: str) -> bool:
    """Whether the draft takes somebody out of the map who was in it; of whom it knows nothing, it does not."""
    slot = draft.slots.get(slot_of("IN_MAP", stakeholder, "", {}))
    node = draft.nodes.get(stakeholder)
    return (slot is not None and slot.current is None) or (node is not None and node.deleted)


def _net_growth(draft: Draft) -> Counter[str]:
    growth: Counter[str] = Counter()
    for slot in draft.slots.values():
        for versions, step in ((slot.versions, 1), (slot.original, -1)):
            for version in versions:
                if version.type == "IN_MAP" and version.current:
                    growth[version.end] += step
    return growth


def _check_affiliation(draft: Draft, stakeholder: str, owner: str, members: dict[str, Any]) -> None:
    companies: set[str] = set(members["companies"])
    companies |= {edge.end for edge in draft.edges("INVOLVES", start=owner)}
    above = draft.current("PART_OF", owner)
    # A batch may itself put a company under another, or back under it.
    while above is not None and above.end not in companies:
        companies.add(above.end)
        above = draft.current("PART_OF", above.end)
    for person in draft.contact_uids(stakeholder):
        jobs = {job.end for job in draft.around(person, "WORKS_AT")}
        jobs |= {job["company"] for job in members["jobs"] if job["contact"] == person}
        if not jobs & companies:
            raise NotAffiliated(draft.people([person]), customer=str(members["customer"]))
