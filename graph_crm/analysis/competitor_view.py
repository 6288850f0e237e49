"""The same map as a competitor sees it: who is for them, who is against them, and who of our people leans to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_crm.analysis.findings import Finding, most_severe_first
from graph_crm.analysis.support import support_of
from graph_crm.analysis.threads import deciders_and_vetoes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph_crm.analysis.contact_map import ContactMap, Party, Stakeholder
    from graph_crm.analysis.findings import Severity
    from graph_crm.analysis.support import Support

COMPETITOR_CODES = (
    "decider_for_competitor",
    "key_player_for_competitor",
    "leans_to_competitor",
    "competitor_without_key_player",
    "competitor_unknown",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetitorView:
    """A competitor's supporters (stance +1, +2), neutral ones and opponents, and whose stance is not known.

    Each is in the order of weight, key players first. ``leaning`` are key players whose stance towards them is
    higher than that towards us. ``support`` is weighted, with its bounds and the share that is known.
    """

    party: str
    supporters: tuple[str, ...]
    neutral: tuple[str, ...]
    opponents: tuple[str, ...]
    unknown: tuple[str, ...]
    leaning: tuple[str, ...]
    support: Support
    findings: tuple[Finding, ...]


def competitor_views(contact_map: ContactMap) -> tuple[CompetitorView, ...]:
    """Return the view of every competitor, the strongest support first, what is not known as nothing.

    O(competitors * people log people).
    """
    competitors = [party for party in contact_map.parties if party.kind == "competitor"]
    views = {party.uid: competitor_view(contact_map, party.uid) for party in competitors}

    def order(party: Party) -> tuple[float, str, str]:
        support = views[party.uid].support
        return -(support.value or 0.0) * support.known_share, party.name, party.uid

    return tuple(views[party.uid] for party in sorted(competitors, key=order))


def competitor_view(contact_map: ContactMap, party_uid: str) -> CompetitorView:
    """Return how a competitor stands in a map.

    ============================= ======== ==========================================================
    code                          severity when
    ============================= ======== ==========================================================
    decider_for_competitor        critical somebody who decides or can veto supports them
    key_player_for_competitor     warning  another key player does
    leans_to_competitor           warning  a key player does not support them, and yet stands better
                                           with them than with us
    competitor_without_key_player info     key players are judged, and none supports them
    competitor_unknown            info     key players whose stance towards them is not known
    ============================= ======== ==========================================================

    Parameters
    ----------
    contact_map : ContactMap
        The map. Who has left is left out.
    party_uid : str
        The competitor; of a party that the map does not know nobody's stance is known.

    Returns
    -------
    CompetitorView
        Never raises. A stance that is not known is neither for nor against. In a deal that is won or lost
        findings are info.

    Notes
    -----
    Whom the competitor's own people are in touch with is not on record: this is what their supporters say,
    not their coverage. Who decides or can veto is in :func:`~graph_crm.analysis.threads.deciders_and_vetoes`.
    O(people log people).

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Party, Stakeholder, Stance
    >>> at = datetime(2026, 1, 1, tzinfo=timezone.utc)
    >>> mentor = Stance(party_uid="rival", value=2, confidence=None, evidence=None, assessed_by=None,
    ...     assessed_by_name=None, assessed_at=at, disputed=False)
    >>> contact_map = ContactMap(
    ...     kind="opportunity", uid="o", name="Deal", customer_uid="c", customer_name="Customer",
    ...     map_revision=1, org_revision=1, read_at=at,
    ...     parties=(Party(uid="rival", name="Rival", kind="competitor"),),
    ...     stakeholders=(Stakeholder(uid="w", contact_uid="c", name="Wang", veto=True, stances=(mentor,)),),
    ... )
    >>> view = competitor_view(contact_map, "rival")
    >>> view.supporters, [(finding.code, finding.severity) for finding in view.findings]
    (('w',), [('decider_for_competitor', 'critical')])
    """
    people = sorted(contact_map.current.stakeholders, key=_weightiest_first)
    values = {one.uid: stance.value for one in people if (stance := one.stance_towards(party_uid))}
    ours = {one.uid: stance.value for one in people if (stance := contact_map.stance_towards_us(one))}
    leaning = [
        one
        for one in people
        if one.is_key_player and one.uid in values and one.uid in ours and values[one.uid] > ours[one.uid]
    ]
    return CompetitorView(
        party=party_uid,
        supporters=tuple(one.uid for one in people if values.get(one.uid, 0) > 0),
        neutral=tuple(one.uid for one in people if values.get(one.uid) == 0),
        opponents=tuple(one.uid for one in people if values.get(one.uid, 0) < 0),
        unknown=tuple(one.uid for one in people if one.uid not in values),
        leaning=tuple(one.uid for one in leaning),
        support=support_of(contact_map, party_uid),
        findings=_findings(contact_map, party_uid, people, values, leaning),
    )


def _findings(
    contact_map: ContactMap,
    party_uid: str,
    people: list[Stakeholder],
    values: dict[str, int],
    leaning: list[Stakeholder],
) -> tuple[Finding, ...]:
    party = next((party.name for party in contact_map.parties if party.uid == party_uid), party_uid)
    closed = contact_map.deal is not None and contact_map.deal.status != "open"
    deciding = deciders_and_vetoes(contact_map)
    weighty = [one for one in people if one.is_key_player or one.uid in deciding]
    for_them = [one for one in weighty if values.get(one.uid, 0) > 0]
    known = [one for one in weighty if one.uid in values]

    def found() -> Iterator[tuple[str, Severity, Iterable[Stakeholder]]]:
        yield "decider_for_competitor", "critical", (one for one in for_them if one.uid in deciding)
        yield "key_player_for_competitor", "warning", (one for one in for_them if one.uid not in deciding)
        yield "leans_to_competitor", "warning", (one for one in leaning if one not in for_them)
        yield "competitor_without_key_player", "info", () if for_them else known
        yield "competitor_unknown", "info", (one for one in weighty if one.uid not in values)

    findings = (
        Finding(
            code=code,
            severity="info" if closed else severity,
            stakeholders=tuple(one.uid for one in concerned),
            params={"party_uid": party_uid, "party": party},
        )
        for code, severity, concerned in found()
    )
    return most_severe_first(finding for finding in findings if finding.stakeholders)


def _weightiest_first(person: Stakeholder) -> tuple[bool, float, str, str]:
    return not person.is_key_player, -person.role_weight, person.name, person.uid
