"""How much power one person of a map has, by office and by influence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_crm.analysis.decision_makers import Component, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerPosition:
    """One stakeholder's power, see :func:`graph_crm.analysis.power.power_positions`. None is always: not known.

    ``formal`` and ``informal`` are 0..1; ``lowest`` and ``highest`` are their mean if all that is unknown
    turned out to be nothing or everything. ``betweenness`` is 0..1; ``constraint`` is low for a broker.
    The standings are 0..1 among the people compared; ``gap`` is -1..1, above 0 when more people listen to
    somebody than office explains.
    """

    rank: int
    stakeholder: str
    formal: float | None
    informal: float | None
    lowest: float
    highest: float
    betweenness: float | None
    constraint: float | None
    formal_standing: float | None
    informal_standing: float | None
    gap: float | None
    unknown: tuple[Component, ...]
    reasons: tuple[Reason, ...]
