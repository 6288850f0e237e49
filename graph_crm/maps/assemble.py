"""Make the contact map out of what its one query returns: pure functions, no I/O."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph_crm.analysis.contact_map import (
    STATE_FIELDS,
    ContactMap,
    Coverage,
    Deal,
    DealPart,
    DecisionStep,
    Influence,
    Partner,
    Party,
    Person,
    ReportingLine,
    Role,
    Stakeholder,
    Tie,
)
from graph_crm.maps.moment import PRESENT
from graph_crm.maps.stances import assessments, shown_stances

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from graph_crm.analysis.contact_map import MapKind
    from graph_crm.graph.gateway import Row
    from graph_crm.maps.moment import Moment


def assemble(
    row: Row, kind: MapKind, now: datetime, moment: Moment = PRESENT, *, sees_sensitive: bool = True
) -> ContactMap:
    """The contact map of the rows of ``cypher/maps/contact_map.cypher``; ages of a past one count from then.

    ``sees_sensitive`` is the viewer's: what the rows leave out for it is hidden, not absent.
    """
    read_at = moment.as_of or now
    owner, customer = row["owner"], row["customer"]
    roles = (Role(**role) for role in row["vocabulary"])
    vocabulary = tuple(sorted(roles, key=weightiest_first))
    by_code = {role.code: role for role in vocabulary}
    in_deals = _in_deals(row["deal_parts"], by_code)
    managers = {line["report"]: line for line in row["managers"]}
    stakeholder_of = {part["contact"]["uid"]: part["stakeholder"]["uid"] for part in row["stakeholders"]}
    present = frozenset(stakeholder_of.values())
    edges = [edge for edge in row["edges"] if edge["first"] in present and edge["second"] in present]
    return ContactMap(
        kind=kind,
        uid=owner["uid"],
        name=owner["name"],
        customer_uid=customer["uid"],
        customer_name=customer["name"],
        map_revision=owner.get("map_revision", 0),
        org_revision=customer.get("org_revision", 0),
        read_at=read_at,
        as_of=moment.as_of,
        known_at=moment.known_at,
        sees_sensitive=sees_sensitive,
        deal=make_deal(owner) if kind == "opportunity" else None,
        owners=tuple(row["our_owners"]),
        vocabulary=vocabulary,
        parties=_parties(row),
        stakeholders=tuple(
            _stakeholder(
                part,
                customer["uid"],
                by_code,
                row["our_owners"],
                read_at,
                _manager_above(part["contact"]["uid"], managers, stakeholder_of),
                in_deals.get(part["contact"]["uid"], ()),
            )
            for part in row["stakeholders"]
        ),
        reporting_lines=(
            *_solid_lines(stakeholder_of, managers),
            *_dotted_lines(stakeholder_of, row["dotted_lines"]),
        ),
        influences=tuple(_influences(edges)),
        alliances=tuple(_ties(edges, "ALLIED_WITH")),
        conflicts=tuple(_ties(edges, "CONFLICTS_WITH")),
        decision_steps=tuple(_steps(row["decision_steps"], present)),
        partners=tuple(
            Partner(customer_uid=company["uid"], name=company["name"], takes_part_as=company["takes_part_as"])
            for company in sorted(row["partners"], key=lambda company: (company["name"], company["uid"]))
        ),
    )


def make_deal(owner: Mapping[str, Any]) -> Deal:
    """The deal of an opportunity's properties."""
    return Deal(
        stage=owner.get("stage"),
        status=owner.get("status", "open"),
        amount=owner.get("amount"),
        currency=owner.get("currency"),
        expected_close_on=owner.get("expected_close_on"),
        closed_on=owner.get("closed_on"),
        decision_rule=owner.get("decision_rule"),
        decision_quota=owner.get("decision_quota"),
    )


def _parties(row: Row) -> tuple[Party, ...]:
    """Us first, then the competitors of the deal and whoever has a stance, then buying nothing; by name."""
    found = {party["uid"]: party for party in row["parties"]}
    for part in row["stakeholders"]:
        found.update((stance["party"]["uid"], stance["party"]) for stance in part["stances"])
    order = {"us": 0, "competitor": 1, "status_quo": 2}
    ranked = sorted(found.values(), key=lambda party: (order[party["kind"]], party["name"], party["uid"]))
    return tuple(Party(uid=party["uid"], name=party["name"], kind=party["kind"]) for party in ranked)


def _stakeholder(
    part: Mapping[str, Any],
    customer_uid: str,
    roles: Mapping[str, Role],
    deal_owners: list[str],
    now: datetime,
    manager_above: Person | None,
    in_deals: tuple[DealPart, ...],
) -> Stakeholder:
    stakeholder, contact = part["stakeholder"], part["contact"]
    state: dict[str, Any] = part["state"] or {}
    job, former = _job(part["jobs"], customer_uid)
    external = bool(stakeholder["external"])
    done = [activity for activity in part["activities"] if activity["status"] == "done"]
    # What was planned for a day that is over is no next contact.
    coming = [
        activity
        for activity in part["activities"]
        if activity["status"] == "planned" and activity["occurred_at"] >= now
    ]
    return Stakeholder(
        uid=stakeholder["uid"],
        contact_uid=contact["uid"],
        name=contact["name"] or "",
        known=contact["known"] is not False,
        title=job.get("title"),
        department=job.get("department"),
        seniority=job.get("seniority"),
        former=former and not external,
        external=external,
        x=stakeholder["x"],
        y=stakeholder["y"],
        roles=_roles(part["roles"], roles),
        stances=shown_stances(part["stances"], deal_owners),
        coverage=tuple(
            Coverage(**covers)
            for covers in sorted(part["coverage"], key=lambda c: (c["user_name"], c["user_uid"]))
        ),
        last_contact_at=max((activity["occurred_at"] for activity in done), default=None),
        next_contact_at=min((activity["occurred_at"] for activity in coming), default=None),
        activity_count=len(done),
        manager_above=manager_above,
        assessments=assessments(part["stances"]),
        in_deals=in_deals,
        **{field: state.get(field) for field in STATE_FIELDS},
    )


def _roles(codes: Iterable[str], roles: Mapping[str, Role]) -> tuple[Role, ...]:
    return tuple(sorted({roles[code] for code in codes}, key=weightiest_first))


def weightiest_first(role: Role) -> tuple[float, str]:
    """The order in which roles are named."""
    return -role.weight, role.code


def _job(jobs: list[dict[str, Any]], customer_uid: str) -> tuple[dict[str, Any], bool]:
    """The job to show, and whether it is over: the current one here, else one elsewhere, else the last one here."""
    here = [job for job in jobs if job["customer_uid"] == customer_uid]
    current_here = [job for job in here if job["valid_to"] is None]
    if current_here:
        return max(current_here, key=lambda job: bool(job["main_job"])), False
    if here:
        return max(here, key=lambda job: job["valid_to"]), True
    elsewhere = [job for job in jobs if job["valid_to"] is None]
    return (max(elsewhere, key=lambda job: bool(job["main_job"])) if elsewhere else {}), False


def _in_deals(
    parts: Iterable[Mapping[str, Any]], roles: Mapping[str, Role]
) -> dict[str, tuple[DealPart, ...]]:
    """What the customer's deals say, by contact; deals by name."""
    found: dict[str, tuple[DealPart, ...]] = {}
    for part in sorted(parts, key=lambda part: (part["name"], part["uid"])):
        deal = DealPart(
            uid=part["uid"],
            name=part["name"],
            status=part["status"] or "open",
            stakeholder_uid=part["stakeholder"],
            roles=_roles(part["roles"], roles),
            stance=next(iter(shown_stances(part["stances"], part["deal_owners"])), None),
        )
        found[part["contact"]] = (*found.get(part["contact"], ()), deal)
    return found


def _steps(steps: Iterable[Mapping[str, Any]], present: frozenset[str]) -> Iterable[DecisionStep]:
    """Decisions first, each kind in its order."""
    for step in sorted(steps, key=lambda step: (step["kind"], step["order"], step["uid"])):
        yield DecisionStep(
            uid=step["uid"],
            name=step["name"],
            kind=step["kind"],
            order=step["order"],
            rule=step["rule"],
            due_on=step["due_on"],
            done_on=step["done_on"],
            deciders=tuple(sorted({uid for uid in step["deciders"] if uid in present})),
        )


def _solid_lines(
    stakeholder_of: Mapping[str, str], managers: Mapping[str, Mapping[str, Any]]
) -> Iterable[ReportingLine]:
    """Each stakeholder's line to the nearest mapped manager above, with whom it skips.

    Dirty data may hold a circle; whoever was met already ends the way up.
    """
    for contact_uid, stakeholder_uid in stakeholder_of.items():
        line = managers.get(contact_uid)
        skipped: list[Person] = []
        met = {contact_uid}
        while line is not None and line["manager"] not in met:
            manager = line["manager"]
            if manager in stakeholder_of:
                yield ReportingLine(
                    uid=line["uid"] if not skipped else managers[contact_uid]["uid"],
                    report=stakeholder_uid,
                    manager=stakeholder_of[manager],
                    kind="solid",
                    skipped=tuple(skipped),
                )
                break
            met.add(manager)
            skipped.append(Person(contact_uid=manager, name=line["manager_name"] or ""))
            line = managers.get(manager)


def _manager_above(
    contact_uid: str, managers: Mapping[str, Mapping[str, Any]], stakeholder_of: Mapping[str, str]
) -> Person | None:
    line = managers.get(contact_uid)
    if line is None or line["manager"] in stakeholder_of:
        return None
    return Person(contact_uid=line["manager"], name=line["manager_name"] or "")


def _dotted_lines(
    stakeholder_of: Mapping[str, str], lines: Iterable[Mapping[str, Any]]
) -> Iterable[ReportingLine]:
    for line in sorted(lines, key=lambda line: line["uid"]):
        if line["report"] in stakeholder_of and line["manager"] in stakeholder_of:
            yield ReportingLine(
                uid=line["uid"],
                report=stakeholder_of[line["report"]],
                manager=stakeholder_of[line["manager"]],
                kind="dotted",
            )


def _influences(edges: Iterable[Mapping[str, Any]]) -> Iterable[Influence]:
    for edge in sorted(edges, key=lambda edge: edge["uid"]):
        if edge["type"] == "INFLUENCES":
            yield Influence(
                uid=edge["uid"],
                source=edge["first"],
                target=edge["second"],
                strength=edge["strength"],
                sign=edge["sign"],
                note=edge["note"],
            )


def _ties(edges: Iterable[Mapping[str, Any]], edge_type: str) -> Iterable[Tie]:
    for edge in sorted(edges, key=lambda edge: edge["uid"]):
        if edge["type"] == edge_type:
            yield Tie(uid=edge["uid"], first=edge["first"], second=edge["second"], note=edge["note"])
