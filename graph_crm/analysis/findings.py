"""What every analysis that finds something returns: one shape, so that a new analysis fits beside the others.

A finding is data: its sentence is made elsewhere, from the code and what it carries.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Severity = Literal["critical", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)

Param = str | int | float | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a rep should know about a map.

    ``stakeholders`` are the uids of the people it concerns and ``roles`` the codes of the roles, both
    weightiest first; ``params`` are the plain values that its sentence needs beyond them.
    """

    code: str
    severity: Severity
    stakeholders: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    params: Mapping[str, Param] = field(default_factory=dict[str, Param], hash=False)


def most_severe_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by severity; within one severity the order given is kept.

    Examples
    --------
    >>> late = Finding(code="out_of_touch", severity="warning")
    >>> nobody = Finding(code="no_approver", severity="critical")
    >>> [finding.code for finding in most_severe_first([late, nobody])]
    ['no_approver', 'out_of_touch']
    """
    return tuple(sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity)))
