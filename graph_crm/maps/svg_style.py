"""Colours, type and signs of the drawing.

Colour never carries a meaning alone: every sign has its own shape, and its word stands beside it or in
the legend. ``TEXT_PAIRS`` are all pairs of text and ground in use; a test holds each to the contrast of
WCAG 2.2, 4.5:1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from graph_crm.analysis.layout import CARD_WIDTH

# Latin text first finds a Latin font, Chinese text falls through to the Chinese ones.
FONTS: Final = "Inter, Segoe UI, Helvetica, Arial, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif"

CARD_LEFT: Final = 18.0
CARD_RIGHT: Final = CARD_WIDTH - 14

CANVAS: Final = "#f5f6f8"
CARD: Final = "#ffffff"
FOOT: Final = "#f3f5f7"
INK: Final = "#17212b"
MUTED: Final = "#566270"
EDGE: Final = "#cdd4dc"
LINE: Final = "#7b8794"
CHIP: Final = "#e9eef7"
CHIP_INK: Final = "#2c4a80"
PILL: Final = "#eceff2"
DARK: Final = "#2b3643"
STAR: Final = "#8f6200"
WARN: Final = "#fff1d1"
WARN_INK: Final = "#7a4600"
FOR: Final = "#1a7544"
FOR_SOFT: Final = "#e1f4e8"
AGAINST: Final = "#b02a1e"
AGAINST_SOFT: Final = "#fdeae7"
ALLY: Final = "#1f6391"
NEUTRAL_SOFT: Final = "#eceff2"

TEXT_PAIRS: Final = (
    (INK, CANVAS),
    (INK, CARD),
    (INK, FOOT),
    (MUTED, CANVAS),
    (MUTED, CARD),
    (MUTED, FOOT),
    (CHIP_INK, CHIP),
    (DARK, PILL),
    (CARD, DARK),
    (STAR, CARD),
    (WARN_INK, WARN),
    (FOR, CARD),
    (FOR, FOR_SOFT),
    (CARD, FOR),
    (AGAINST, CARD),
    (AGAINST, AGAINST_SOFT),
    (CARD, AGAINST),
    (ALLY, CANVAS),
)


@dataclass(frozen=True, slots=True)
class StanceStyle:
    """How one value of a stance looks; ``key`` ends the ids of its sign and of its word."""

    key: str
    band: str
    ink: str


STANCES: Final = {
    2: StanceStyle("plus-2", FOR, FOR),
    1: StanceStyle("plus-1", "#7fc79d", FOR),
    0: StanceStyle("0", "#a9b3bd", MUTED),
    -1: StanceStyle("minus-1", "#eb9a90", AGAINST),
    -2: StanceStyle("minus-2", AGAINST, AGAINST),
}
UNKNOWN: Final = StanceStyle("unknown", EDGE, MUTED)


def stance_style(value: int | None) -> StanceStyle:
    """The look of a stance; None is unknown."""
    return UNKNOWN if value is None else STANCES[max(-2, min(2, value))]
