"""Warm paths to a person beyond one map: who of us knows them, or somebody who does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

WarmPathKind = Literal["colleague", "former_colleague", "group"]
WARM_PATH_KINDS: tuple[WarmPathKind, ...] = get_args(WarmPathKind)
# How likely somebody who is known so introduces us to the person. All of this is our own estimate.
KIND_STRENGTH: Mapping[WarmPathKind, float] = {"colleague": 1.0, "former_colleague": 0.6, "group": 0.3}
# By level of coverage: none, or none that the viewer may see; brief; multiple; in depth.
LEVEL_STRENGTH = (0.3, 0.4, 0.7, 0.9)
# As many visits or calls count as much as a brief or as multiple contact, whatever was judged.
TOUCHES_STRENGTH = ((10, 0.7), (3, 0.4))


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmTie:
    """One of ours knows ``via``: the person themselves, or somebody who can introduce us.

    ``via_*`` and ``company`` are None where the viewer may not see them: then only our own colleague is told.
    ``level`` is 0 (none) to 3 (in depth), ``touches`` the done activities with ``via``, ``company`` where the two
    worked together, or the company of the group where ``via`` works.
    """

    kind: WarmPathKind
    user_uid: str
    user_name: str
    via_uid: str | None = None
    via_name: str | None = None
    company: str | None = None
    level: int = 0
    touches: int = 0
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmPath:
    """One way to the person; ``reliability`` is 0..1, an estimate."""

    tie: WarmTie
    reliability: float


def rank_warm_paths(ties: Iterable[WarmTie]) -> tuple[WarmPath, ...]:
    """Return the warm paths, the most reliable first.

    The reliability is how well one of ours knows somebody, times how likely that one introduces us:

    ==================== ===== ============================================================
    kind                 times why
    ==================== ===== ============================================================
    colleague            1     one of ours knows the person, in another map or by activities
    former_colleague     0.6   knows somebody who worked with the person elsewhere
    group                0.3   knows somebody at another company of the same group
    ==================== ===== ============================================================

    Knowing: 0.3 met at all, brief 0.4, multiple 0.7, in depth 0.9; three activities count as brief, ten as
    multiple. An estimate throughout.

    Returns
    -------
    tuple[WarmPath, ...]
        For each of ours and each introducer the best kind; then by reliability, the last contact, and names.
        Those of whom the viewer may see only our colleague are one path for each kind. O(ties log ties).

    Examples
    --------
    >>> ann = WarmTie(kind="colleague", user_uid="u1", user_name="Ann", level=2)
    >>> bob = WarmTie(kind="group", user_uid="u2", user_name="Bob", via_uid="c", via_name="Chen", level=3)
    >>> [(path.tie.user_name, path.reliability) for path in rank_warm_paths([bob, ann])]
    [('Ann', 0.7), ('Bob', 0.27)]
    """
    best: dict[tuple[str, str], WarmPath] = {}
    for tie in ties:
        path = WarmPath(tie=tie, reliability=round(_known(tie) * KIND_STRENGTH[tie.kind], 6))
        key = (tie.user_uid, tie.via_uid or tie.kind)
        if key not in best or _best_first(path) < _best_first(best[key]):
            best[key] = path
    return tuple(sorted(best.values(), key=_best_first))


def _known(tie: WarmTie) -> float:
    by_touches = next((strength for touches, strength in TOUCHES_STRENGTH if tie.touches >= touches), 0.0)
    return max(LEVEL_STRENGTH[tie.level], by_touches)


def _best_first(path: WarmPath) -> tuple[float, float, str, str, str]:
    last = path.tie.last_at.timestamp() if path.tie.last_at else 0.0
    return -path.reliability, -last, path.tie.user_name, path.tie.user_uid, path.tie.via_uid or ""
