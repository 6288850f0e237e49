"""Two contacts become one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph_crm.errors import NotFound, TooMuchToMerge
from graph_crm.journal import queries as journal_queries
from graph_crm.merging import queries
from graph_crm.merging.fields import CONTACT_FIELDS, merged_fields
from graph_crm.merging.model import MAX_EDGES, Merge, MergedPart
from graph_crm.merging.moving import move_edges, move_version
from graph_crm.merging.stakeholders import join, load_for_joining, load_stakeholders

if TYPE_CHECKING:
    from graph_crm.journal.draft import Draft
    from graph_crm.journal.service import Writing

MOVED = ("REPORTS_TO", "IS", "WITH", "MAIN_CONTACT", "IDENTIFIES")


async def merge_contacts(writing: Writing, keep: str, merge: str) -> Merge:
    """Make one of two in the draft. Raises NotFound, TooMuchToMerge."""
    draft = writing.draft
    await _load(writing, keep, merge)
    pairs = _pairs(draft, keep, merge)
    await load_for_joining(writing, pairs.items())
    _touch(draft, keep, merge)
    filled, differing = merged_fields(
        CONTACT_FIELDS, draft.nodes[keep].properties, draft.nodes[merge].properties
    )
    parts = _parts(draft, merge, {gone: kept for kept, gone in pairs.items()})
    for kept, gone in pairs.items():
        join(draft, kept, gone)
    moved = Counter({"WORKS_AT": _move_jobs(draft, keep, merge)})
    for edge_type in MOVED:
        moved[edge_type] = move_edges(draft, merge, keep, edge_type)
    draft.update_node(keep, {field.name: field.value for field in filled})
    draft.put("MERGED_INTO", merge, keep)
    draft.delete_node(merge)
    return Merge(filled=filled, differing=differing, parts=parts, moved=moved)


async def _load(writing: Writing, keep: str, merge: str) -> None:
    draft = writing.draft
    rows = await writing.run(
        queries.CONTACT_EDGES, keep=keep, merge=merge, most=MAX_EDGES + 1, viewer=writing.viewer.as_param()
    )
    if sum(row["part"] == "edges" and merge in (row["row"]["start"], row["row"]["end"]) for row in rows) > (
        MAX_EDGES
    ):
        raise TooMuchToMerge(most=MAX_EDGES)
    journal_queries.take(draft, rows)
    draft.node(keep, "Contact")
    draft.node(merge, "Contact")
    await load_stakeholders(writing, _stakeholders(draft, keep) + _stakeholders(draft, merge))
    companies = {
        line.properties["customer_uid"] for uid in (keep, merge) for line in draft.around(uid, "REPORTS_TO")
    }
    await writing.load({keep, merge} | companies)
    for uid in sorted(companies):
        if uid not in draft.nodes:
            raise NotFound(kind="customer", uid=uid)


def _stakeholders(draft: Draft, contact: str) -> list[str]:
    return [version.start for version in draft.edges("IS", end=contact)]


def _pairs(draft: Draft, keep: str, merge: str) -> dict[str, str]:
    """Who is in the same map as both: the kept stakeholder, and the one to be joined with it."""
    mine = {owner: uid for uid in _stakeholders(draft, keep) if (owner := draft.map_of(uid))}
    pairs: dict[str, str] = {}
    for uid in _stakeholders(draft, merge):
        owner = draft.map_of(uid)
        if owner in mine:
            pairs[mine[owner]] = uid
    return pairs


def _parts(draft: Draft, merge: str, joined: dict[str, str]) -> tuple[MergedPart, ...]:
    return tuple(
        MergedPart(
            map=owner,
            map_name=draft.nodes[owner].properties["name"],
            stakeholder=uid,
            joined_with=joined.get(uid),
        )
        for uid in _stakeholders(draft, merge)
        if (owner := draft.map_of(uid))
    )


def _move_jobs(draft: Draft, keep: str, merge: str) -> int:
    """Jobs of both: at the same company one, with what either knows of it; and one main job in all."""
    main = any(job.fields.get("main_job") for job in draft.edges("WORKS_AT", start=keep))
    united: dict[str, dict[str, object]] = {}
    for job in draft.edges("WORKS_AT", start=merge):
        mine = draft.current("WORKS_AT", keep, job.end)
        if mine is not None:
            united[job.end] = job.fields | mine.fields
            if not main:
                united[job.end]["main_job"] = bool(job.fields.get("main_job"))
    jobs = draft.around(merge, "WORKS_AT")
    for job in jobs:
        lesser = {"main_job": False} if main and job.current else {}
        move_version(draft, job, start=keep, **lesser)
    for customer, fields in united.items():
        draft.put("WORKS_AT", keep, customer, fields)
    return len(jobs)


def _touch(draft: Draft, keep: str, merge: str) -> None:
    """All maps that show either, and all organisations that either belongs to, or once did."""
    for uid in (keep, merge):
        draft.touch_contact(uid)
        for line in draft.around(uid, "REPORTS_TO"):
            draft.touch_organisation(line.properties["customer_uid"])
        for job in draft.around(uid, "WORKS_AT"):
            draft.touch_organisation(job.end)
        for main in draft.around(uid, "MAIN_CONTACT"):
            draft.touch_organisation(main.start)
