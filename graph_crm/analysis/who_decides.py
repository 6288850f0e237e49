"""Who decides: one answer, for the light, for the ways to those who decide and for what breaks on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap

DECIDING_ROLES = ("approver", "decision_maker")


def who_decides(contact_map: ContactMap) -> frozenset[str]:
    """Return who is known to decide: plays approver or decision maker, or decides at a step of the decision.

    Parameters
    ----------
    contact_map : ContactMap
        The map. Who has left is left out; a seat without a name is not. The steps of the payment are no decision.

    Returns
    -------
    frozenset[str]
        Uids of stakeholders; empty when nobody is known to decide.

    Notes
    -----
    A veto alone stops a deal and does not make one, so whoever has no more than that does not decide:
    :func:`~graph_crm.analysis.threads.deciders_and_vetoes` adds them. Who decides *most* is another question, see
    :mod:`graph_crm.analysis.decision_makers`. O(people).

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, DecisionStep, Role, Stakeholder
    >>> approver = Role(code="approver", name_en="", name_zh="", weight=1.0, can_veto=True, required=True)
    >>> contact_map = ContactMap(
    ...     kind="opportunity", uid="o", name="Deal", customer_uid="c", customer_name="Customer",
    ...     map_revision=1, org_revision=1, read_at=datetime(2026, 1, 1, tzinfo=timezone.utc),
    ...     stakeholders=(
    ...         Stakeholder(uid="Chen", contact_uid="1", name="Chen", roles=(approver,)),
    ...         Stakeholder(uid="Li", contact_uid="2", name="Li"),
    ...         Stakeholder(uid="Wang", contact_uid="3", name="Wang", veto=True),
    ...     ),
    ...     decision_steps=(DecisionStep(uid="s", name="Board", kind="decision", order=1, deciders=("Li",)),),
    ... )
    >>> sorted(who_decides(contact_map))
    ['Chen', 'Li']
    """
    at_steps = {
        uid for step in contact_map.decision_steps if step.kind == "decision" for uid in step.deciders
    }
    return frozenset(
        person.uid
        for person in contact_map.stakeholders
        if not person.former and (person.uid in at_steps or person.plays(*DECIDING_ROLES))
    )
