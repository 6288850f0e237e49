"""Where a map has holes: who is missing, whom nobody of ours covers, and on whom too much rests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph_crm.analysis.contact_map import COVERAGE_ORDER, KEY_ROLE_WEIGHT, POWER_WEIGHT
from graph_crm.analysis.findings import Finding, most_severe_first

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph_crm.analysis.contact_map import ContactMap, Role, Stakeholder
    from graph_crm.analysis.findings import Severity

STALE_AFTER_DAYS = 30
APPROVER = "approver"
CHAMPION = "champion"
GAP_CODES = (
    "empty_map",
    "no_approver",
    "required_role_missing",
    "key_player_uncovered",
    "opponent_key_player",
    "single_thread",
    "no_champion",
    "out_of_touch",
    "unmapped_manager",
    "level_below_wanted",
)


def find_coverage_gaps(
    contact_map: ContactMap, *, stale_after_days: int = STALE_AFTER_DAYS
) -> tuple[Finding, ...]:
    """Return what is missing in a map, the most severe first.

    There is one finding per code and severity, with everyone it concerns, the weightiest first:

    ===================== ======== ==================================================================
    code                  severity when
    ===================== ======== ==================================================================
    empty_map             warning  nobody in the map, or only former people; then nothing else is said
    no_approver           critical nobody plays the approver; a seat without a name: warning
    key_player_uncovered  critical a key player whom nobody of ours covers
    opponent_key_player   critical a key player with stance -2 towards us, or below 0 with a veto
    \\                     warning  a key player with stance -1
    required_role_missing critical a required role of weight 0.8 or more that nobody plays
    \\                     warning  any other required role
    single_thread         critical one of us is in touch, with one of them
    \\                     warning  one of us covers several, or only one of them is in touch,
    \\                              or nobody at all and no key player is known who would say so
    no_champion           warning  nobody plays the champion, or only people who are against us;
                                   ``stakeholders`` are our supporters, who could become one
    out_of_touch          warning  a key player's last contact is that long ago, or a covered key
                                   player was never contacted (``never`` is 1), and none is planned
    \\                     info     the same of other people we cover, or with a contact planned
    unmapped_manager      warning  the manager of a key player is not in the map; of others: info
    level_below_wanted    warning  a key player is covered less well than we want; others: info
    ===================== ======== ==================================================================

    Parameters
    ----------
    contact_map : ContactMap
        The map. Former people are in no finding: they neither fill a role nor need coverage.
    stale_after_days : int
        Days without contact, 1 or more, after which somebody counts as out of touch. Ages are counted
        from ``contact_map.read_at``.

    Returns
    -------
    tuple[Finding, ...]
        Never raises, whatever the map contradicts.

    Notes
    -----
    Nothing is said twice: a required approver or champion is left to its own code, and a key player
    without coverage is not listed as never contacted or covered too little as well. The approver and
    the champion are asked for only while the vocabulary has them. A seat without a name fills no role;
    it is listed with the finding, for it is where to look.

    A customer's map has no decision to make. Roles nobody plays are one ``required_role_missing`` of
    severity info there, and no approver or champion is asked for.

    In a deal that is won or lost nothing can be closed any more: what ages (out_of_touch,
    level_below_wanted) is left out, and the rest is info, for whoever wants to learn from it.

    O(people + lines + edges of coverage).

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Stakeholder
    >>> contact_map = ContactMap(
    ...     kind="customer", uid="c", name="Customer", customer_uid="c", customer_name="Customer",
    ...     map_revision=1, org_revision=1, read_at=datetime(2026, 1, 1, tzinfo=timezone.utc),
    ...     stakeholders=(Stakeholder(uid="s", contact_uid="w", name="Wang", power="inner_circle"),),
    ... )
    >>> [(finding.code, finding.stakeholders) for finding in find_coverage_gaps(contact_map)]
    [('key_player_uncovered', ('s',))]
    """
    case = _Case(
        contact_map=contact_map,
        people=tuple(sorted((s for s in contact_map.stakeholders if not s.former), key=_weightiest_first)),
        stale_after_days=stale_after_days,
        closed=contact_map.deal is not None and contact_map.deal.status != "open",
    )
    rules = _RULES if case.people else (_empty_map,)
    if case.closed:
        history = (finding for rule in rules if rule not in _AGEING for finding in rule(case))
        return tuple(replace(finding, severity="info") for finding in history)
    return most_severe_first(finding for rule in rules for finding in rule(case))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """A map as the rules see it: only current ``people``, the weightiest first."""

    contact_map: ContactMap
    people: tuple[Stakeholder, ...]
    stale_after_days: int
    closed: bool

    @property
    def decides(self) -> bool:
        return self.contact_map.kind == "opportunity"

    def is_stale(self, stakeholder: Stakeholder) -> bool:
        last = stakeholder.last_contact_at
        return last is not None and (self.contact_map.read_at - last).days >= self.stale_after_days

    def is_recent(self, stakeholder: Stakeholder) -> bool:
        return stakeholder.last_contact_at is not None and not self.is_stale(stakeholder)

    def has_plan(self, stakeholder: Stakeholder) -> bool:
        planned = stakeholder.next_contact_at
        return planned is not None and planned >= self.contact_map.read_at

    def without_person(self, role: Role) -> bool:
        return not any(person.known and person.plays(role.code) for person in self.people)

    def seats(self, roles: Iterable[Role]) -> tuple[str, ...]:
        codes = [role.code for role in roles]
        return tuple(seat.uid for seat in self.people if not seat.known and seat.plays(*codes))


def _empty_map(case: _Case) -> Iterator[Finding]:
    yield Finding(code="empty_map", severity="warning")


def _no_approver(case: _Case) -> Iterator[Finding]:
    for role in _in_vocabulary(case, APPROVER):
        if case.without_person(role):
            seats = case.seats([role])
            severity = "warning" if seats else "critical"
            yield Finding(code="no_approver", severity=severity, stakeholders=seats, roles=(role.code,))


def _no_champion(case: _Case) -> Iterator[Finding]:
    stances = {person.uid: case.contact_map.stance_towards_us(person) for person in case.people}
    values = {uid: stance.value for uid, stance in stances.items() if stance}
    for role in _in_vocabulary(case, CHAMPION):
        champions = [person for person in case.people if person.known and person.plays(role.code)]
        if all(values.get(person.uid, 0) < 0 for person in champions):
            supporters = tuple(person.uid for person in case.people if values.get(person.uid, 0) > 0)
            yield Finding(code="no_champion", severity="warning", stakeholders=supporters, roles=(role.code,))


def _required_role_missing(case: _Case) -> Iterator[Finding]:
    required = [role for role in case.contact_map.vocabulary if role.required]
    missing = sorted(filter(case.without_person, required), key=lambda role: (-role.weight, role.code))
    grouped: dict[Severity, list[Role]] = {}
    for role in missing:
        severity = "critical" if role.weight >= KEY_ROLE_WEIGHT else "warning"
        if not case.decides or role.code not in (APPROVER, CHAMPION):
            grouped.setdefault(severity if case.decides and not case.closed else "info", []).append(role)
    for severity, roles in grouped.items():
        codes = tuple(role.code for role in roles)
        seats = case.seats(roles)
        yield Finding(code="required_role_missing", severity=severity, stakeholders=seats, roles=codes)


def _key_player_uncovered(case: _Case) -> Iterator[Finding]:
    uncovered = (person for person in case.people if person.is_key_player and not person.coverage)
    yield from _by_severity(case, "key_player_uncovered", uncovered, lambda _: "critical")


def _opponent_key_player(case: _Case) -> Iterator[Finding]:
    def severity(person: Stakeholder) -> Severity:
        stance = case.contact_map.stance_towards_us(person)
        return "critical" if person.can_veto or (stance and stance.value <= -2) else "warning"

    def opposes(person: Stakeholder) -> bool:
        stance = case.contact_map.stance_towards_us(person)
        return stance is not None and stance.value < 0

    opponents = (person for person in case.people if person.is_key_player and opposes(person))
    yield from _by_severity(case, "opponent_key_player", opponents, severity)


def _single_thread(case: _Case) -> Iterator[Finding]:
    ours = {cover.user_uid: cover.user_name for person in case.people for cover in person.coverage}
    covered = tuple(person.uid for person in case.people if person.coverage)
    in_touch = tuple(person.uid for person in case.people if person.coverage or case.is_recent(person))
    if len(ours) == 1:
        (user_uid, user_name), *_ = ours.items()
        both = len(in_touch) == 1
        yield Finding(
            code="single_thread",
            severity="critical" if both else "warning",
            stakeholders=covered,
            params={"side": "both" if both else "ours", "user_uid": user_uid, "user": user_name},
        )
    elif len(in_touch) == 1:
        params = {"side": "theirs"}
        yield Finding(code="single_thread", severity="warning", stakeholders=in_touch, params=params)
    elif not in_touch and not any(person.is_key_player for person in case.people):
        yield Finding(code="single_thread", severity="warning", params={"side": "nobody"})


def _out_of_touch(case: _Case) -> Iterator[Finding]:
    def severity(person: Stakeholder) -> Severity:
        return "warning" if person.is_key_player and not case.has_plan(person) else "info"

    ours = [person for person in case.people if person.coverage or person.is_key_player]
    stale = (person for person in ours if case.is_stale(person))
    never = (person for person in ours if person.coverage and person.last_contact_at is None)
    for finding in _by_severity(case, "out_of_touch", stale, severity):
        yield replace(
            finding, params={"never": 0, "days": case.stale_after_days, "longest": _longest(case, finding)}
        )
    for finding in _by_severity(case, "out_of_touch", never, severity):
        yield replace(finding, params={"never": 1, "days": case.stale_after_days})


def _unmapped_manager(case: _Case) -> Iterator[Finding]:
    reports = (person for person in case.people if person.manager_above)
    for finding in _by_severity(case, "unmapped_manager", reports, _key_players_first):
        people = [case.contact_map.by_uid[uid] for uid in finding.stakeholders]
        names = {m.contact_uid: m.name for m in (person.manager_above for person in people) if m}
        yield replace(finding, params={"contacts": tuple(names), "managers": tuple(names.values())})


def _level_below_wanted(case: _Case) -> Iterator[Finding]:
    def falls_short(person: Stakeholder) -> bool:
        if person.desired_coverage is None or (person.is_key_player and not person.coverage):
            return False
        best = max((COVERAGE_ORDER[cover.level] for cover in person.coverage), default=0)
        return best < COVERAGE_ORDER[person.desired_coverage]

    yield from _by_severity(case, "level_below_wanted", filter(falls_short, case.people), _key_players_first)


_Rule = Callable[[_Case], Iterator[Finding]]
# Within one severity this is the order in which a rep should read them.
_RULES: tuple[_Rule, ...] = (
    _no_approver,
    _required_role_missing,
    _key_player_uncovered,
    _opponent_key_player,
    _single_thread,
    _no_champion,
    _out_of_touch,
    _unmapped_manager,
    _level_below_wanted,
)
_AGEING: tuple[_Rule, ...] = (_out_of_touch, _level_below_wanted)


def _by_severity(
    case: _Case, code: str, people: Iterable[Stakeholder], severity: Callable[[Stakeholder], Severity]
) -> Iterator[Finding]:
    grouped: dict[Severity, list[str]] = {}
    for person in people:
        level: Severity = "info" if case.closed else severity(person)
        grouped.setdefault(level, []).append(person.uid)
    for level, uids in grouped.items():
        yield Finding(code=code, severity=level, stakeholders=tuple(uids))


def _in_vocabulary(case: _Case, code: str) -> list[Role]:
    return [role for role in case.contact_map.vocabulary if case.decides and role.code == code][:1]


def _key_players_first(stakeholder: Stakeholder) -> Severity:
    return "warning" if stakeholder.is_key_player else "info"


def _longest(case: _Case, finding: Finding) -> int:
    last = (case.contact_map.by_uid[uid].last_contact_at for uid in finding.stakeholders)
    return max((case.contact_map.read_at - at).days for at in last if at)


def _weightiest_first(stakeholder: Stakeholder) -> tuple[float, str, str]:
    power = POWER_WEIGHT[stakeholder.power] if stakeholder.power else 0.0
    return -max(stakeholder.role_weight, power), stakeholder.name, stakeholder.uid
