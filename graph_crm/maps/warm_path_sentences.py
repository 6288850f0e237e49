"""The sentences of warm paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.maps.sentences import dashed
from graph_crm.text import text

if TYPE_CHECKING:
    from graph_crm.analysis.warm_paths import WarmPath
    from graph_crm.text import Language

LEVELS = ("none", "brief", "multiple", "in-depth")


def warm_path_sentence(path: WarmPath, person: str, language: Language) -> str:
    """Return who of us knows whom, and from where; ``person`` is the name of whom it leads to."""
    tie = path.tie
    met = text("warm-met", language, {"touches": tie.touches})
    values = {
        "user": tie.user_name,
        "person": person,
        "via": tie.via_name or "",
        "company": tie.company or text("warm-elsewhere", language),
        "known": "yes" if tie.via_uid else "no",
        "how": text(f"coverage-{LEVELS[tie.level]}", language) if tie.level else met,
    }
    return text(f"warm-{dashed(tie.kind)}", language, values)
