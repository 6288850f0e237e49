"""Make a deal with its map out of what the stream says of it: pure functions, no I/O.

Ten thousand times fifteen people: this is made to be quick, and only what the analyses of many deals ask is there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from graph_crm.analysis.contact_map import (
    Assessment,
    ContactMap,
    Coverage,
    DecisionStep,
    Party,
    Person,
    Role,
    Stakeholder,
    Stance,
)
from graph_crm.graph.times import moment_of
from graph_crm.maps.assemble import make_deal, weightiest_first
from graph_crm.maps.stances import assessments, shown_stance
from graph_crm.portfolio.model import Group, ReadDeal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from graph_crm.graph.gateway import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What all maps of one pass share. ``vocabulary`` are the roles of now; ``roles`` those deleted since, too.

    ``user_names`` are the names of our own people by uid; ``sees_sensitive`` is the viewer's.
    """

    us: Party | None
    vocabulary: tuple[Role, ...]
    roles: Mapping[str, Role]
    user_names: Mapping[str, str | None]
    sees_sensitive: bool
    # The same few roles are played together again and again.
    _together: dict[tuple[str, ...], tuple[Role, ...]] = field(
        default_factory=dict[tuple[str, ...], tuple[Role, ...]]
    )

    def played(self, codes: Iterable[str]) -> tuple[Role, ...]:
        """The roles of these codes, the weightiest first."""
        key = tuple(codes)
        if key not in self._together:
            self._together[key] = tuple(sorted({self.roles[code] for code in key}, key=weightiest_first))
        return self._together[key]


def make_words(row: Row, *, sees_sensitive: bool) -> Words:
    """The words of ``cypher/portfolio/words.cypher``."""
    roles = [(Role(**entry["role"]), entry["deleted_at"]) for entry in row["roles"]]
    present = (role for role, deleted_at in roles if deleted_at is None)
    return Words(
        us=Party(**row["us"]) if row["us"] else None,
        vocabulary=tuple(sorted(present, key=weightiest_first)),
        roles={role.code: role for role, _ in roles},
        user_names={user["uid"]: user["name"] for user in row["users"]},
        sees_sensitive=sees_sensitive,
    )


def make_read_deal(row: Mapping[str, Any], words: Words, now: datetime, *, at_closing: bool) -> ReadDeal:
    """One of the ``deals`` of ``cypher/portfolio/deals.cypher``; ages on a past map count from its moment."""
    deal, customer, owners = row["deal"], row["customer"], row["our_owners"]
    closed_at = moment_of(deal["closed_at"]) if at_closing and deal["closed_at"] is not None else None
    owner_uids = [owner["uid"] for owner in owners]
    mapped = {part["contact_uid"] for part in row["people"]}
    # In the order of every map: sums of weights come out alike to the last digit.
    people = sorted(row["people"], key=_uid)
    stakeholders = tuple(_stakeholder(part, words, owner_uids, mapped) for part in people)
    return ReadDeal(
        contact_map=ContactMap(
            kind="opportunity",
            uid=deal["uid"],
            name=deal["name"],
            customer_uid=customer["uid"],
            customer_name=customer["name"],
            map_revision=0,
            org_revision=0,
            read_at=closed_at or now,
            as_of=closed_at,
            known_at=closed_at,
            sees_sensitive=words.sees_sensitive,
            deal=make_deal(
                deal
                | {"expected_close_on": _day(deal["expected_close_on"]), "closed_on": _day(deal["closed_on"])}
            ),
            owners=tuple(owner_uids),
            vocabulary=words.vocabulary,
            parties=(words.us,) if words.us else (),
            stakeholders=stakeholders,
            decision_steps=tuple(
                DecisionStep(**step | {"deciders": tuple(step["deciders"])}) for step in row["decision_steps"]
            ),
        ),
        owners=_groups(owners),
        teams=_groups(owner["team"] for owner in owners if owner["team"]),
        kept=bool(stakeholders),
    )


def _stakeholder(
    part: Mapping[str, Any], words: Words, owners: Collection[str], mapped: Collection[str]
) -> Stakeholder:
    manager = part["manager"]
    state: Mapping[str, Any] = part["state"] or {}
    job, left = _job(part["jobs"])
    external = bool(part["external"])
    shown, judged = _stances(part["stances"], words, owners)
    return Stakeholder(
        uid=part["uid"],
        contact_uid=part["contact_uid"],
        name=part["name"] or "",
        known=part["known"] is not False,
        title=job["title"] if job else None,
        department=job["department"] if job else None,
        former=left and not external,
        external=external,
        roles=words.played(part["roles"]),
        **state,
        stances=shown,
        assessments=judged,
        coverage=_coverage(part["coverage"]),
        last_contact_at=None if part["last_contact"] is None else moment_of(part["last_contact"]),
        next_contact_at=None if part["next_contact"] is None else moment_of(part["next_contact"]),
        manager_above=Person(contact_uid=manager["contact_uid"], name=manager["name"] or "")
        if manager and manager["contact_uid"] not in mapped
        else None,
    )


def _job(jobs: Sequence[Mapping[str, Any]]) -> tuple[Mapping[str, Any] | None, bool]:
    """The present job, at the customer if there is one, and whether somebody worked there and has left."""
    if len(jobs) == 1 and jobs[0]["here"]:
        # As with nearly everybody.
        return (None, True) if jobs[0]["over"] else (jobs[0], False)
    here = [job for job in jobs if job["here"]]
    present = [job for job in here or jobs if not job["over"]]
    return max(present, key=_is_main) if present else None, bool(here) and not present


def _is_main(job: Mapping[str, Any]) -> bool:
    return bool(job["main_job"])


def _stances(
    rows: Sequence[Mapping[str, Any]], words: Words, owners: Collection[str]
) -> tuple[tuple[Stance, ...], tuple[Assessment, ...]]:
    """The stance towards us that is shown, and all that were judged: who is the only one to judge is not in dispute."""
    if not rows or words.us is None:
        return (), ()
    uid = words.us.uid
    if len(rows) == 1:
        # Mostly nobody else judges, and there is nothing to choose.
        return (_only_stance(uid, rows[0], words),), ()
    stances = [
        {
            **stance,
            "party": {"uid": uid},
            "valid_from": moment_of(stance["valid_from"]),
            "assessed_by_name": words.user_names.get(stance["assessed_by"]),
        }
        for stance in rows
    ]
    return (shown_stance(uid, stances, owners),), assessments(stances)


def _only_stance(party_uid: str, stance: Mapping[str, Any], words: Words) -> Stance:
    return Stance(
        party_uid=party_uid,
        value=stance["value"],
        confidence=stance["confidence"],
        evidence=stance["evidence"],
        assessed_by=stance["assessed_by"],
        assessed_by_name=words.user_names.get(stance["assessed_by"]),
        assessed_at=moment_of(stance["valid_from"]),
        disputed=False,
    )


def _coverage(rows: Sequence[Mapping[str, Any]]) -> tuple[Coverage, ...]:
    if not rows:
        return ()
    covers = [Coverage(**row) for row in rows]
    if len(covers) > 1:
        covers.sort(key=lambda one: (one.user_name, one.user_uid))
    return tuple(covers)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written is not None else None


def _uid(part: Mapping[str, Any]) -> str:
    return part["uid"]


def _groups(rows: Iterable[Mapping[str, Any]]) -> tuple[Group, ...]:
    groups = {row["uid"]: Group(uid=row["uid"], name=row["name"] or "") for row in rows}
    return tuple(groups[uid] for uid in sorted(groups))
