"""The map that a batch is about, and what its changes may name in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from graph_crm.errors import InvalidArgument, NotInThisMap, TextTooLong

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from graph_crm.analysis.contact_map import MapKind
    from graph_crm.journal.draft import Draft

MAX_TEXT = 10_000
MAX_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A map in its draft. ``assessor`` is whose judgement a stance is where nobody else is named."""

    draft: Draft
    kind: MapKind
    owner: str
    customer: str
    assessor: str | None
    roles: dict[str, str]

    def member(self, stakeholder: str) -> str:
        """A stakeholder of this map. Raises NotFound, NotInThisMap."""
        self.draft.node(stakeholder, "Stakeholder")
        if self.draft.map_of(stakeholder) != self.owner:
            raise NotInThisMap(self.draft.people([stakeholder]))
        return stakeholder

    def moment(self, since: datetime | None) -> datetime | None:
        """When something became true, which is not to come. Raises InvalidArgument."""
        check_past(since, self.draft.now)
        return since

    def touch(self) -> None:
        """The map changes."""
        self.draft.touch_map(self.owner)


def check_uid(uid: str | None) -> None:
    """Raises InvalidArgument for the uid of something new that is no UUID; None: it gets one."""
    if uid is None:
        return
    try:
        if str(UUID(uid)) == uid:
            return
    except ValueError:
        pass
    raise InvalidArgument(argument="uid", value=uid[:80], expected="a UUID in lower case with its hyphens")


def check_past(since: datetime | None, now: datetime) -> None:
    """Raises InvalidArgument for a moment that is to come, or that has no zone."""
    if since is not None and (since.tzinfo is None or since > now):
        raise InvalidArgument(
            argument="since", value=since.isoformat(), expected="a moment that is past, with its zone"
        )


def check_text(argument: str, value: Any, most: int = MAX_TEXT) -> None:
    """Raises InvalidArgument for a text that is longer than it may be."""
    if isinstance(value, str) and len(value) > most:
        raise TextTooLong(argument=argument, value=f"{value[:40]}…", expected=f"≤ {most}", most=most)


def check_range(argument: str, value: float | None, least: float, most: float) -> None:
    """Raises InvalidArgument for a number outside of ``least`` to ``most``."""
    if value is not None and not least <= value <= most:
        raise InvalidArgument(argument=argument, value=value, expected=f"{least}..{most}")


def check_one_of(argument: str, value: object, allowed: Iterable[object]) -> None:
    """Raises InvalidArgument for a value that is none of these."""
    listed = list(allowed)
    if value is not None and value not in listed:
        raise InvalidArgument(argument=argument, value=str(value)[:80], expected=", ".join(map(str, listed)))
