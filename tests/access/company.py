"""A company in which every row says whose it is: each text holds ``mk-<group>-<thing>``, and nothing else does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, get_args

from graph_crm.access.model import SEES_ALL, Viewer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    Cypher = Callable[..., list[dict[str, Any]]]
    Change = Callable[[str], Awaitable[dict[str, Any]]]

# How I came to a customer with its deal, or did not. ``deal``: the deal is shared with me, its customer is not.
Group = Literal[
    "own", "mate", "junior", "team", "read", "write", "ended", "over", "foreign", "unowned", "deal"
]
GROUPS: tuple[Group, ...] = get_args(Group)

REP: frozenset[Group] = frozenset({"own", "team", "read", "write"})
MANAGER: frozenset[Group] = frozenset({*REP, "mate", "junior", "unowned"})
SEEN: dict[str, frozenset[Group]] = {
    "administrator": frozenset(GROUPS),
    "planner": frozenset(GROUPS),
    "service": frozenset(GROUPS),
    "manager": MANAGER,
    "rep": REP,
    "viewer": REP,
}
# Of the group ``deal``, what belongs to the deal or only names its customer.
OF_THE_DEAL = frozenset(
    {"customer", "deal", "contact", "contactnote", "dealnote", "dealjob", "dealact", "mine"}
)
# All that a text can be about.
THINGS = frozenset(
    {"customer", "company", "deal", "contact", "elsewhere", "contactnote", "dealnote", "customernote"}
    | {"dealjob", "dealact", "customeract", "job", "mine"}
)
# What we think of people.
DELICATE = frozenset({"contactnote", "dealnote", "customernote"})
MARK = re.compile(r"mk-([a-z]+)-([a-z]+)")

PEOPLE = """
CREATE (north:Team {uid: 'north', name: 'North'}), (corner:Team {uid: 'corner', name: 'Corner'}),
  (south:Team {uid: 'south', name: 'South'}), (corner)-[:WITHIN]->(north)
WITH *
UNWIND [['me', north], ['mate', north], ['junior', corner], ['stranger', south], ['outsider', null]] AS row
CREATE (user:User {uid: row[0], name: row[0], email: row[0] + '@us', role: 'rep', active: true})
WITH user, row[1] AS team
WHERE team IS NOT NULL
CREATE (user)-[:MEMBER_OF]->(team)
WITH user
WHERE user.uid = 'me'
CREATE (user)-[:OWNS {kind: 'sales', uid: 'spare', valid_from: datetime(), recorded_at: datetime(), recorded_by: 'test'}]->
  (:Customer {uid: 'c-spare', name: 'Spare', kind: 'customer', version: 1, map_revision: 0, org_revision: 0,
    created_at: datetime(), updated_at: datetime()})
"""
ROWS = """
UNWIND $groups AS g
WITH g, 'mk-' + g + '-' AS mark, datetime('2026-01-01T00:00:00Z') AS then
CREATE (customer:Customer {uid: 'c-' + g, name: mark + 'customer', kind: 'customer', version: 1, created_at: then,
    updated_at: then, map_revision: 0, org_revision: 0, tax_id: mark + 'company', industry: mark + 'company',
    region: mark + 'company', lead_source: mark + 'company', lifecycle: mark + 'company'}),
  (deal:Opportunity {uid: 'd-' + g, name: mark + 'deal', status: 'open', version: 1, created_at: then, updated_at: then,
    map_revision: 0, business_type: mark + 'deal'})-[:FOR]->(customer)
WITH *
UNWIND ['p', 'r', 'boss'] AS who
WITH *, CASE who WHEN 'boss' THEN 'elsewhere' ELSE 'contact' END AS thing
CREATE (contact:Contact {uid: who + '-' + g, name: mark + thing, known: true, version: 1, created_at: then, updated_at: then,
    emails: [mark + thing + '@x'], phones: [mark + thing],
    personality: CASE who WHEN 'boss' THEN null ELSE mark + 'contactnote' END,
    note: CASE who WHEN 'boss' THEN null ELSE mark + 'contactnote' END})
  -[:WORKS_AT {uid: 'job-' + who + '-' + g, title: CASE who WHEN 'boss' THEN mark + 'elsewhere' ELSE mark + 'dealjob' END,
    department: CASE who WHEN 'boss' THEN mark + 'elsewhere' ELSE mark + 'dealjob' END, main_job: true, valid_from: then,
    recorded_at: then, recorded_by: 'test'}]->(customer)
"""
HOLDERS = """
UNWIND $rows AS row
MATCH (holder {uid: row.holder}), (node {uid: row.node})
CREATE (holder)-[grant:$(row.type)]->(node)
SET grant = row.properties
"""
# Who works at two companies, and what else leads from one company to another.
ACROSS = """
MATCH (own:Customer {uid: 'c-own'}), (foreign:Customer {uid: 'c-foreign'}), (deal:Opportunity {uid: 'd-own'}), (p:Contact {uid: 'p-own'})
CREATE (own)-[:PART_OF]->(foreign), (deal)-[:INVOLVES {as: 'partner'}]->(foreign), (own)-[:MAIN_CONTACT]->(p),
  (p)-[:WORKS_AT {uid: 'job-across', title: 'mk-foreign-job', department: 'mk-foreign-job', main_job: false,
    valid_from: datetime('2026-01-01T00:00:00Z'), recorded_at: datetime('2026-01-01T00:00:00Z'), recorded_by: 'test'}]->(foreign)
"""


def holders(groups: Sequence[Group] = GROUPS) -> list[dict[str, Any]]:
    """Who owns what, and what is shared with whom."""
    owner = {"own": "me", "mate": "mate", "junior": "junior", "unowned": None}
    rows: list[dict[str, Any]] = []
    for group in groups:
        user = owner.get(group, "stranger")
        if user:
            rows += [
                {
                    "holder": user,
                    "node": node,
                    "type": "OWNS",
                    "properties": {
                        "uid": f"owns-{node}",
                        "kind": "sales" if node[0] == "c" else None,
                        "valid_from": "2026-01-01",
                        "recorded_at": "2026-01-01",
                    },
                }
                for node in (f"c-{group}", f"d-{group}")
            ]
    shares: dict[str, tuple[str, dict[str, Any]]] = {
        "c-team": ("north", {"access": "write"}),
        "c-read": ("me", {"access": "read"}),
        "c-write": ("me", {}),
        "c-ended": ("me", {"access": "write", "until": "2026-01-01"}),
        "c-foreign": ("south", {"access": "read"}),
        "d-deal": ("me", {"access": "write"}),
    }
    rows += [
        {"holder": holder, "node": node, "type": "COLLABORATES", "properties": properties}
        for node, (holder, properties) in shares.items()
    ]
    # I owned it once.
    rows.append(
        {
            "holder": "me",
            "node": "c-over",
            "type": "OWNS",
            "properties": {
                "uid": "owned",
                "kind": "sales",
                "valid_from": "2025-01-01",
                "recorded_at": "2025-01-01",
                "valid_to": "2026-02-01",
            },
        }
    )
    return [row for row in rows if row["node"].partition("-")[2] in groups]


REVISIONS = """
MATCH (owner {uid: $uid})
RETURN owner.map_revision AS map,
  coalesce(head([(owner)-[:FOR]->(customer) | customer.org_revision]), owner.org_revision, 0) AS organisation
"""
AS_TIMES = """
MATCH ()-[grant:OWNS|COLLABORATES]->()
UNWIND [name IN ['valid_from', 'recorded_at', 'valid_to', 'until'] WHERE grant[name] IS NOT NULL] AS name
SET grant[name] = datetime(grant[name])
"""


def plant(cypher: Cypher, groups: Sequence[Group] = GROUPS) -> None:
    """The rows themselves, by raw Cypher."""
    cypher(PEOPLE)
    cypher(ROWS, groups=list(groups))
    cypher(HOLDERS, rows=holders(groups))
    cypher(AS_TIMES)
    cypher(ACROSS)


async def live(cypher: Cypher, change: Change, us: str, groups: Sequence[Group] = GROUPS) -> None:
    """What was done since, by the administrator: maps, judgements, activities and corrections, each in the journal."""
    for group in groups:
        for kind, owner, place in (("OPPORTUNITY", f"d-{group}", "d"), ("CUSTOMER", f"c-{group}", "c")):
            await change(changes(cypher, kind, owner, map_changes(group, place, us)))
            await change(changes(cypher, kind, owner, corrections(group, place, us)))
        for name, subject, thing in (("d", f"d-{group}", "dealact"), ("c", f"c-{group}", "customeract")):
            await change(
                f"""createActivity(input: {{kind: CALL, status: DONE, occurredAt: "2026-03-0{1 + (name == "d")}T00:00:00Z",
                subject: "{subject}", contacts: ["p-{group}"], user: "outsider", summary: "mk-{group}-{thing}",
                outcome: "mk-{group}-{thing}",
                evidence: [{{stance: {{stakeholder: "{name}p-{group}", party: "{us}", assessedBy: "outsider"}}}}]}})"""
            )
        await change(f'updateCustomer(input: {{uid: "c-{group}", industry: "mk-{group}-company2"}})')
        await change(f'updateOpportunity(input: {{uid: "d-{group}", businessType: "mk-{group}-deal2"}})')
        await change(f'updateContact(input: {{uid: "p-{group}", note: "mk-{group}-contactnote2"}})')
    # I did something about a customer that is not mine, with one of their people.
    await change(
        """createActivity(input: {kind: VISIT, status: PLANNED, occurredAt: "2036-03-01T00:00:00Z", subject: "c-foreign",
        contacts: ["p-foreign"], user: "me", summary: "mk-own-mine"})"""
    )


def changes(cypher: Cypher, kind: str, owner: str, parts: list[str]) -> str:
    now = cypher(REVISIONS, uid=owner)[0]
    listed = ", ".join(f"{{{part}}}" for part in parts)
    return (
        f'applyMapChanges(map: {{kind: {kind}, uid: "{owner}", mapRevision: {now["map"]}, '
        f"organisationRevision: {now['organisation']}}}, changes: [{listed}])"
    )


def map_changes(group: str, place: str, us: str) -> list[str]:
    note = f"mk-{group}-{'dealnote' if place == 'd' else 'customernote'}"
    p, r = f"{place}p-{group}", f"{place}r-{group}"
    parts = [
        f'addStakeholder: {{contact: "p-{group}", uid: "{p}", roles: ["approver"]}}',
        f'addStakeholder: {{contact: "r-{group}", uid: "{r}"}}',
        f'updateStakeholder: {{stakeholder: "{p}", note: "{note}", goals: "{note}"}}',
        f'setStance: {{stakeholder: "{p}", party: "{us}", value: 1, evidence: "{note}", assessedBy: "outsider"}}',
        f'setInfluence: {{influencer: "{p}", influenced: "{r}", strength: 2, note: "{note}"}}',
        f'setTie: {{kind: ALLIANCE, first: "{p}", second: "{r}", note: "{note}"}}',
        f'setCoverage: {{stakeholder: "{p}", user: "outsider", level: BRIEF}}',
    ]
    if place == "d":
        step = f"mk-{group}-deal"
        parts += [
            f'addDecisionStep: {{uid: "t-{group}", name: "{step}", order: 1}}',
            f'assignDecider: {{step: "t-{group}", stakeholder: "{p}"}}',
        ]
    else:
        parts += [
            f'setReportingLine: {{report: "p-{group}", manager: "boss-{group}"}}',
            f'setReportingLine: {{report: "boss-{group}", manager: "r-{group}"}}',
        ]
    return parts


def corrections(group: str, place: str, us: str) -> list[str]:
    """So that everything has a past."""
    note = f"mk-{group}-{'dealnote' if place == 'd' else 'customernote'}"
    p = f"{place}p-{group}"
    return [
        f'updateStakeholder: {{stakeholder: "{p}", note: "{note}2", goals: "{note}2"}}',
        f'setStance: {{stakeholder: "{p}", party: "{us}", value: 2, evidence: "{note}2", assessedBy: "outsider"}}',
        f'updateContact: {{contact: "r-{group}", note: "mk-{group}-contactnote2"}}',
        f'setJob: {{contact: "r-{group}", customer: "c-{group}", title: "mk-{group}-dealjob"}}',
    ]


def allowed(viewer: Viewer, mark: tuple[str, str]) -> bool:
    """Whether a viewer may be shown a text."""
    group, thing = mark
    if viewer.user_uid != "me" and viewer.role not in SEES_ALL:
        return False
    if thing in DELICATE and not viewer.sees_sensitive:
        return False
    if group in SEEN[viewer.role]:
        return True
    return group == "deal" and thing in OF_THE_DEAL
