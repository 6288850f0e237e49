"""Two customers become one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph_crm.errors import CompanyCircle, TooMuchToMerge
from graph_crm.journal import queries as journal_queries
from graph_crm.merging import queries
from graph_crm.merging.fields import CUSTOMER_FIELDS, merged_fields
from graph_crm.merging.model import MAX_EDGES, Merge, MergedPart
from graph_crm.merging.moving import move_edges, move_version
from graph_crm.merging.stakeholders import join, load_for_joining, load_stakeholders

if TYPE_CHECKING:
    from graph_crm.journal.draft import Draft
    from graph_crm.journal.service import Writing

MOVED = ("FOR", "INVOLVES", "OWNS", "COLLABORATES", "ABOUT", "MAIN_CONTACT", "PART_OF", "IDENTIFIES")
LONGEST_CHAIN = 50


async def merge_customers(writing: Writing, keep: str, merge: str) -> Merge:
    """Make one of two in the draft. Raises NotFound, TooMuchToMerge, CompanyCircle."""
    draft = writing.draft
    await _load(writing, keep, merge)
    pairs = _pairs(draft, keep, merge)
    await load_for_joining(writing, pairs.items())
    above = await _check_companies(writing, keep, merge)
    await _load_people(writing, merge)
    _touch(draft, keep, merge)
    filled, differing = merged_fields(
        CUSTOMER_FIELDS, draft.nodes[keep].properties, draft.nodes[merge].properties
    )
    parts = _parts(draft, merge, {gone: kept for kept, gone in pairs.items()})
    moved = Counter(
        {"WORKS_AT": _move_jobs(draft, keep, merge), "REPORTS_TO": _move_lines(draft, keep, merge)}
    )
    for kept, gone in pairs.items():
        join(draft, kept, gone)
    _move_places(draft, keep, merge, above)
    for edge_type in MOVED:
        moved[edge_type] = move_edges(draft, merge, keep, edge_type)
    _drop_buyers_partnership(draft, keep)
    draft.update_node(keep, {field.name: field.value for field in filled})
    draft.put("MERGED_INTO", merge, keep)
    draft.delete_node(merge)
    return Merge(filled=filled, differing=differing, parts=parts, moved=moved)


async def _load(writing: Writing, keep: str, merge: str) -> None:
    draft = writing.draft
    asked: dict[str, object] = {
        "keep": keep,
        "merge": merge,
        "most": MAX_EDGES + 1,
        "viewer": writing.viewer.as_param(),
    }
    rows = [
        *await writing.run(queries.CUSTOMER_EDGES, **asked),
        *await writing.run(queries.CUSTOMER_LINES, **asked),
    ]
    edges = [row["row"] for row in rows if row["part"] == "edges"]
    moving = [
        edge
        for edge in edges
        if merge in (edge["start"], edge["end"], edge["properties"].get("customer_uid"))
    ]
    if len(moving) > MAX_EDGES:
        raise TooMuchToMerge(most=MAX_EDGES)
    journal_queries.take(draft, rows)
    draft.node(keep, "Customer")
    draft.node(merge, "Customer")
    await load_stakeholders(writing, _stakeholders(draft, keep) + _stakeholders(draft, merge))


async def _load_people(writing: Writing, merge: str) -> None:
    """Whoever worked there, or is in the map: the maps that they are in show it, and the rules ask for their jobs."""
    draft = writing.draft
    people = {version.start for version in draft.around(merge, "WORKS_AT")}
    for uid in _stakeholders(draft, merge):
        people.update(draft.contact_uids(uid))
    await writing.load(people)


def _stakeholders(draft: Draft, customer: str) -> list[str]:
    """Whoever is or was in the map, each once."""
    return list(dict.fromkeys(version.start for version in draft.around(customer, "IN_MAP")))


def _pairs(draft: Draft, keep: str, merge: str) -> dict[str, str]:
    """Who is in both maps: the stakeholder of the kept one, and the one to be joined with it."""
    mine = {
        person: uid
        for uid in _stakeholders(draft, keep)
        if draft.map_of(uid) == keep
        for person in draft.contact_uids(uid)
    }
    return {
        mine[person]: uid
        for uid in _stakeholders(draft, merge)
        if draft.map_of(uid) == merge
        for person in draft.contact_uids(uid)
        if person in mine
    }


def _parts(draft: Draft, merge: str, joined: dict[str, str]) -> tuple[MergedPart, ...]:
    name = draft.nodes[merge].properties["name"]
    return tuple(
        MergedPart(map=merge, map_name=name, stakeholder=uid, joined_with=joined.get(uid))
        for uid in _stakeholders(draft, merge)
        if draft.map_of(uid) == merge
    )


async def _check_companies(writing: Writing, keep: str, merge: str) -> set[str]:
    """All companies above the kept one, afterwards. Raises CompanyCircle."""
    rows = await writing.run(queries.COMPANIES_ABOVE, uids=[keep, merge], viewer=writing.viewer.as_param())
    parents = {row["uid"]: row["parent"] for row in rows}
    mine, other = parents.get(keep), parents.get(merge)
    parents[keep] = mine if mine not in (None, merge) else other
    above: list[str] = []
    company = parents[keep]
    if company == keep:
        company = None
    while company is not None and company not in above and len(above) < LONGEST_CHAIN:
        if company in (keep, merge):
            names = [writing.draft.nodes[uid].properties["name"] for uid in (keep, merge)]
            raise CompanyCircle(company=names[0], other=names[1])
        above.append(company)
        company = parents.get(company)
    return set(above)


def _move_jobs(draft: Draft, keep: str, merge: str) -> int:
    """Who worked at both had one job: what the kept one lacks of it comes from the other."""
    united: dict[str, dict[str, object]] = {}
    for job in draft.edges("WORKS_AT", end=merge):
        mine = draft.current("WORKS_AT", job.start, keep)
        if mine is not None:
            main = bool(mine.fields.get("main_job") or job.fields.get("main_job"))
            united[job.start] = {**job.fields, **mine.fields, "main_job": main}
    jobs = move_edges(draft, merge, keep, "WORKS_AT")
    for contact, fields in united.items():
        draft.put("WORKS_AT", contact, keep, fields)
    return jobs


def _move_lines(draft: Draft, keep: str, merge: str) -> int:
    lines = [
        version
        for slot in list(draft.slots.values())
        for version in slot.versions
        if version.type == "REPORTS_TO" and version.properties["customer_uid"] == merge
    ]
    for line in lines:
        move_version(draft, line, customer_uid=keep)
    return len(lines)


def _move_places(draft: Draft, keep: str, merge: str, above: set[str]) -> None:
    """The map's stakeholders; whoever never worked for the kept one, nor above it, is external there."""
    for place in draft.around(merge, "IN_MAP"):
        move_version(draft, place, end=keep)
        for person in draft.contact_uids(place.start):
            worked = {job.end for job in draft.around(person, "WORKS_AT")}
            if place.current and not worked & {keep, *above}:
                draft.update_node(place.start, {"external": True})


def _drop_buyers_partnership(draft: Draft, keep: str) -> None:
    """Whoever buys takes no part in the deal as another company."""
    for deal in [edge.start for edge in draft.edges("FOR", end=keep)]:
        for part in list(draft.edges("INVOLVES", start=deal)):
            if part.end == keep:
                draft.drop_version(part)


def _touch(draft: Draft, keep: str, merge: str) -> None:
    for uid in (keep, merge):
        draft.touch_map(uid)
        draft.touch_organisation(uid)
    for version in draft.around(merge, "FOR", "INVOLVES"):
        draft.touch_map(version.start)
    for version in draft.around(merge, "WORKS_AT"):
        draft.touch_contact(version.start)
    for version in draft.around(merge, "IN_MAP"):
        for person in draft.contact_uids(version.start):
            draft.touch_contact(person)
