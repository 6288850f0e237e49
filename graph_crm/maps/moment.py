"""Which moment of a map is asked for: when it was true, and when we knew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from graph_crm.errors import InvalidArgument


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """``as_of`` is the moment the map tells of, ``known_at`` the one whose knowledge it tells; None is the present.

    Only ``as_of``: what was true then, as we know it now. Only ``known_at``: what we then took to be true.
    """

    as_of: datetime | None = None
    known_at: datetime | None = None

    @classmethod
    def of(cls, as_of: datetime | None, known_at: datetime | None) -> Moment:
        """The moment that the arguments ask for. Raises InvalidArgument."""
        known = past("knownAt", known_at)
        return cls(as_of=past("asOf", as_of) or known, known_at=known)


PRESENT = Moment()


def past(argument: str, value: datetime | None) -> datetime | None:
    """The moment in UTC. Raises InvalidArgument when it is still to come or does not say which clock it is by."""
    if value is None:
        return None
    if value.tzinfo is None:
        raise InvalidArgument(argument=argument, value=value.isoformat(), expected=f"{value.isoformat()}Z")
    now = datetime.now(UTC)
    if value > now:
        raise InvalidArgument(argument=argument, value=value.isoformat(), expected=f"<= {now.isoformat()}")
    try:
        return value.astimezone(UTC)
    except OverflowError:  # the first day of all, by a clock east of Greenwich
        expected = f">= {datetime.min.replace(tzinfo=UTC).isoformat()}"
        raise InvalidArgument(argument=argument, value=value.isoformat(), expected=expected) from None
