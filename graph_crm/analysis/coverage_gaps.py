"""Where a map has holes: who is missing, whom nobody of ours covers, what rests on nothing, and on whom too much rests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph_crm.analysis.findings import Finding, most_severe_first
from graph_crm.analysis.gaps.case import Case, weightiest_first
from graph_crm.analysis.gaps.champions import no_champion, untrue_champion
from graph_crm.analysis.gaps.missing import empty_map, no_approver, required_role_missing, unmapped_manager
from graph_crm.analysis.gaps.stances import (
    disputed_stance,
    opponent_key_player,
    stale_evidence,
    stance_without_evidence,
)
from graph_crm.analysis.gaps.touch import (
    key_player_uncovered,
    level_below_wanted,
    out_of_touch,
    single_thread,
    uncovered_department,
)

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap

STALE_AFTER_DAYS = 30
# Half a year: people change their minds, and their jobs, within a deal's life.
STALE_EVIDENCE_AFTER_DAYS = 180
GAP_CODES = (
    "empty_map",
    "no_approver",
    "required_role_missing",
    "key_player_uncovered",
    "opponent_key_player",
    "uncovered_department",
    "single_thread",
    "no_champion",
    "coach_not_champion",
    "champion_falls_short",
    "champion_untested",
    "disputed_stance",
    "stance_without_evidence",
    "stale_evidence",
    "out_of_touch",
    "unmapped_manager",
    "level_below_wanted",
)
# What the champion test finds, see ``test_champions``.
CHAMPION_TEST_CODES = ("coach_not_champion", "champion_falls_short", "champion_untested")

_Rule = Callable[[Case], Iterator[Finding]]
# Within one severity this is the order in which a rep should read them.
_RULES: tuple[_Rule, ...] = (
    no_approver,
    required_role_missing,
    key_player_uncovered,
    opponent_key_player,
    uncovered_department,
    single_thread,
    no_champion,
    untrue_champion,
    disputed_stance,
    stance_without_evidence,
    stale_evidence,
    out_of_touch,
    unmapped_manager,
    level_below_wanted,
)
_AGEING: tuple[_Rule, ...] = (stale_evidence, out_of_touch, level_below_wanted)


def find_coverage_gaps(
    contact_map: ContactMap,
    *,
    stale_after_days: int = STALE_AFTER_DAYS,
    stale_evidence_after_days: int = STALE_EVIDENCE_AFTER_DAYS,
    test_champions: bool = True,
) -> tuple[Finding, ...]:
    """Return what is missing in a map, the most severe first.

    There is one finding per code and severity, with everyone it concerns, the weightiest first:

    ======================= ======== ================================================================
    code                    severity when
    ======================= ======== ================================================================
    empty_map               warning  nobody in the map, or only former people; then nothing else is
                                     said
    no_approver             critical nobody plays the approver; a seat without a name: warning
    required_role_missing   critical a required role of weight 0.8 or more that nobody plays
    \\                       warning  any other required role
    key_player_uncovered    critical a key player whom nobody of ours covers
    opponent_key_player     critical a key player with stance -2 towards us, or below 0 with a veto
    \\                       warning  a key player with stance -1
    uncovered_department    warning  two or more people of one department, a key player among them,
                                     and nobody of ours covers any; ``departments`` by name
    \\                       info     three or more people without a key player
    single_thread           critical one of us is in touch, with one of them
    \\                       warning  one of us covers several, or only one of them is in touch, or
                                     nobody at all and no key player is known who would say so
    no_champion             warning  nobody plays the champion, or only people who are against us;
                                     ``stakeholders`` are our supporters, who could become one
    coach_not_champion      warning  somebody plays the champion and is a coach only, by the champion
                                     test; without a champion: somebody plays the coach
    champion_falls_short    warning  somebody plays the champion and fails in the test
    champion_untested       info     of somebody who plays the champion not all that the test asks is
                                     known, and nothing failed
    disputed_stance         warning  two of us judge a key player's stance towards us differently
    \\                       info     the same of others
    stance_without_evidence warning  nothing is written down for a key player's support of us
    \\                       info     the same of another stance of theirs, or a voter's
    stale_evidence          warning  a key player's stance was judged that long ago
    \\                       info     the same of a voter
    out_of_touch            warning  a key player's last contact is that long ago, or a covered key
                                     player was never contacted (``never`` is 1), and none is planned
    \\                       info     the same of other people we cover, or with a contact planned
    unmapped_manager        warning  the manager of a key player is not in the map; of others: info
    level_below_wanted      warning  a key player is covered less well than we want, or was covered
                                     well enough before a long silence (``decayed`` is 1); others:
                                     info
    ======================= ======== ================================================================

    A level of coverage decays by one step for each full ``stale_after_days`` since the last contact, down to
    none. The champion test is :func:`graph_crm.analysis.champion_test.champion_tests`; its findings are one for
    those who lack the same (``failed_criteria``, ``unknown_criteria``). A disputed stance is a finding of its
    own for each person, with the ``highest_stance`` and the ``lowest_stance`` and who of us says so.

    Parameters
    ----------
    contact_map : ContactMap
        The map. Former people are in no finding: they neither fill a role nor need coverage.
    stale_after_days : int
        Days without contact, 1 or more, after which somebody counts as out of touch. Ages are counted
        from ``contact_map.read_at``.
    stale_evidence_after_days : int
        Days, 1 or more, after which a judgement of a stance counts as old.
    test_champions : bool
        Whether the champion test is made (``CHAMPION_TEST_CODES``). It needs goals, lines, influences and alliances,
        and takes longer than all other rules together: of thousands of maps, read for their people alone, it is not.

    Returns
    -------
    tuple[Finding, ...]
        Never raises, whatever the map contradicts.

    Notes
    -----
    Nothing is said twice: a required approver or champion is left to its own code, and a key player
    without coverage is not listed as never contacted or covered too little as well. Who is out of touch may be
    listed with what that silence cost of their coverage. The approver and
    the champion are asked for only while the vocabulary has them. A seat without a name fills no role;
    it is listed with the finding, for it is where to look.

    A customer's map has no decision to make. Roles nobody plays are one ``required_role_missing`` of
    severity info there, and no approver or champion is asked for.

    In a deal that is won or lost nothing can be closed any more: what ages (out_of_touch, stale_evidence,
    level_below_wanted) is left out, and the rest is info, for whoever wants to learn from it.

    A viewer who may not see the evidence is not told that there is none.

    O((people + edges) log people).

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
    case = Case(
        contact_map=contact_map,
        people=tuple(sorted((s for s in contact_map.stakeholders if not s.former), key=weightiest_first)),
        stale_after_days=stale_after_days,
        stale_evidence_after_days=stale_evidence_after_days,
    )
    rules = _RULES if case.people else (empty_map,)
    if not test_champions:
        rules = tuple(rule for rule in rules if rule is not untrue_champion)
    if case.closed:
        history = (finding for rule in rules if rule not in _AGEING for finding in rule(case))
        return tuple(replace(finding, severity="info") for finding in history)
    return most_severe_first(finding for rule in rules for finding in rule(case))
