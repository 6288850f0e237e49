"""Our judgement of a stakeholder, in versions: each is a node of its own, and STATE leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph_crm.analysis.contact_map import STATE_FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from graph_crm.journal.draft import Draft


def state_of(draft: Draft, stakeholder: str) -> dict[str, Any]:
    """What we judge now; a field that is not there is unknown."""
    current = draft.current("STATE", stakeholder)
    if current is None:
        return {}
    state = draft.nodes[current.end].properties
    return {name: state[name] for name in STATE_FIELDS if state.get(name) is not None}


def put_state(
    draft: Draft, stakeholder: str, changes: Mapping[str, Any], since: datetime | None = None
) -> None:
    """Judge some fields anew (None: unknown again); the others stay as they are."""
    now = state_of(draft, stakeholder)
    wanted = {name: value for name, value in {**now, **changes}.items() if value is not None}
    if not wanted:
        draft.end("STATE", stakeholder, until=since)
    elif wanted != now:
        state = draft.create_node("StakeholderState", wanted)
        draft.put("STATE", stakeholder, state, since=since)
