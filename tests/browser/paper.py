"""What a browser printed, by its PDF."""

from __future__ import annotations

import re

POINT = 25.4 / 72
A4, A3 = (297, 210), (420, 297)


def sheets(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in millimetres."""
    boxes = re.findall(rb"/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+) ?\]", pdf)
    return [(round(float(width) * POINT), round(float(height) * POINT)) for width, height in boxes]
