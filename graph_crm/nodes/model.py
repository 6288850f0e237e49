"""What a viewer may do with a node."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """``may_change``: it, and what is in its map; ``may_hand_on``: say whose it is, and share it."""

    may_change: bool
    may_hand_on: bool


NONE = Rights(may_change=False, may_hand_on=False)
