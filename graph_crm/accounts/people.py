"""What administrators do with accounts: invite, give roles, shut out, and hand out tokens."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal, get_args

from uuid_utils import uuid7

from graph_crm.access.model import ALL_SCOPES, PermissionRole
from graph_crm.accounts import queries
from graph_crm.accounts.events import make_event, read_events
from graph_crm.accounts.model import Issued, Person, TokenInfo
from graph_crm.accounts.secrets import SHOWN, digest, new_secret
from graph_crm.accounts.service import check_email, check_name, sign_in_name, write_one
from graph_crm.errors import AddressTaken, InvalidArgument, LastAdministrator, NotAllowed, NotFound
from graph_crm.journal.service import actor

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph_crm.access.model import Scope, Viewer
    from graph_crm.accounts.model import AccessEvent, EventKind
    from graph_crm.graph.gateway import Graph
    from graph_crm.paging import Page, PageRequest

INVITATION = timedelta(days=7)
MAX_DAYS = 366
MAX_LISTED = 1000
# A service is made with its token, not invited.
HUMAN_ROLES = tuple(role for role in get_args(PermissionRole) if role != "service")


class PeopleService:
    """Accounts of others, and tokens."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def invite(
        self, viewer: Viewer, name: str, email: str, role: PermissionRole
    ) -> tuple[Person, Issued]:
        """A one-time link for somebody, made one of us where nobody has that address.

        Raises NotAllowed, InvalidArgument, AddressTaken.
        """
        administrators_only(viewer)
        name, email = check_name(name), check_email(email)
        _check_role(role)
        now, secret = _now(), new_secret()
        expires_at = now + INVITATION
        rows = await write_one(
            self._graph,
            queries.INVITE,
            sign_in_name=sign_in_name(email),
            name=name,
            email=email,
            role=role,
            new_uid=str(uuid7()),
            digest=digest(secret),
            now=now,
            expires_at=expires_at,
            event=make_event("user_invited", now, made_by=actor(viewer), detail=role),
        )
        if not rows[0]["done"]:
            raise AddressTaken(email=email, name=rows[0]["user"]["name"])
        return _person(rows[0]["user"]), Issued(secret=secret, expires_at=expires_at)

    async def reset_link(self, viewer: Viewer, user_uid: str) -> tuple[Person, Issued]:
        """A one-time link for somebody who lost the password. Raises NotAllowed, NotFound."""
        administrators_only(viewer)
        now, secret = _now(), new_secret()
        expires_at = now + INVITATION
        rows = await write_one(
            self._graph,
            queries.MAKE_RESET_LINK,
            user_uid=user_uid,
            digest=digest(secret),
            now=now,
            expires_at=expires_at,
            event=make_event("reset_link_made", now, made_by=actor(viewer), subject=user_uid),
        )
        if not rows:
            raise NotFound(kind="user", uid=user_uid)
        return _person(rows[0]["user"]), Issued(secret=secret, expires_at=expires_at)

    async def change(
        self,
        viewer: Viewer,
        user_uid: str,
        *,
        role: PermissionRole | None = None,
        active: bool | None = None,
    ) -> Person:
        """Another role, or whether they may come in; whoever may not has no session left at once.

        Raises NotAllowed, NotFound, InvalidArgument, LastAdministrator.
        """
        administrators_only(viewer)
        if role is not None:
            _check_role(role)
        kind: EventKind = "role_changed"
        if active is not None:
            kind = "user_activated" if active else "user_deactivated"
        now = _now()
        event = make_event(kind, now, made_by=actor(viewer), subject=user_uid, detail=role)
        rows = await write_one(
            self._graph,
            queries.CHANGE_USER,
            user_uid=user_uid,
            role=role,
            active=active,
            now=now,
            event=event,
        )
        if not rows:
            raise NotFound(kind="user", uid=user_uid)
        if not rows[0]["done"]:
            raise LastAdministrator
        return _person(rows[0]["user"])

    async def people(self, viewer: Viewer) -> tuple[Person, ...]:
        """All of us by name, at most a thousand. Raises NotAllowed."""
        administrators_only(viewer)
        rows = await self._graph.read(queries.USERS, limit=MAX_LISTED)
        return tuple(_person(row["user"]) for row in rows)

    async def make_token(
        self, viewer: Viewer, name: str, scopes: Collection[Scope], days: int, *, service: bool = False
    ) -> tuple[str, Issued]:
        """A token with its uid: on one's own behalf, or, of a service, by an administrator, of a user of its own.

        Raises NotAllowed, InvalidArgument, NotFound.
        """
        if service:
            administrators_only(viewer)
        name = check_name(name)
        if not scopes or not set(scopes) <= viewer.scopes & ALL_SCOPES:
            raise InvalidArgument(
                argument="scopes", value=", ".join(scopes), expected=", ".join(sorted(viewer.scopes))
            )
        if not 1 <= days <= MAX_DAYS:
            raise InvalidArgument(argument="days", value=days, expected=f"1..{MAX_DAYS}")
        now, secret, uid = _now(), new_secret(), str(uuid7())
        expires_at = now + timedelta(days=days)
        rows = await write_one(
            self._graph,
            queries.MAKE_TOKEN,
            user_uid=viewer.user_uid or "",
            service=name if service else None,
            new_uid=str(uuid7()),
            token={
                "uid": uid,
                "digest": digest(secret),
                "prefix": secret[:SHOWN],
                "name": name,
                "scopes": sorted(scopes),
                "created_at": now,
                "expires_at": expires_at,
            },
            now=now,
            event=make_event("token_made", now, made_by=actor(viewer), detail=", ".join(sorted(scopes))),
        )
        if not rows:
            raise NotFound(kind="user", uid=viewer.user_uid or "")
        return uid, Issued(secret=secret, expires_at=expires_at)

    async def revoke_token(self, viewer: Viewer, uid: str) -> None:
        """Let a token of one's own, or for an administrator any, be good for nothing. Raises NotFound."""
        now = _now()
        event = make_event("token_revoked", now, made_by=actor(viewer))
        rows = await write_one(
            self._graph,
            queries.REVOKE_TOKEN,
            uid=uid,
            user_uid=viewer.user_uid,
            all=_all(viewer),
            now=now,
            event=event,
        )
        if not rows:
            raise NotFound(kind="token", uid=uid)

    async def tokens(self, viewer: Viewer) -> tuple[TokenInfo, ...]:
        """The good tokens of one's own, or for an administrator all, newest first, at most a thousand."""
        rows = await self._graph.read(
            queries.TOKENS, user_uid=viewer.user_uid, all=_all(viewer), now=_now(), limit=MAX_LISTED
        )
        return tuple(
            TokenInfo(
                **{
                    name: row["token"][name] for name in ("uid", "name", "prefix", "created_at", "expires_at")
                },
                scopes=tuple(row["token"]["scopes"]),
                user_uid=row["user"]["uid"],
                user_name=row["user"]["name"],
                service=row["user"].get("role") == "service",
            )
            for row in rows
        )

    async def events(
        self, viewer: Viewer, request: PageRequest, user_uid: str | None = None, kind: EventKind | None = None
    ) -> Page[AccessEvent]:
        """What was done with accounts, newest first. Raises NotAllowed."""
        administrators_only(viewer)
        return await read_events(self._graph, request, user_uid=user_uid, kind=kind)

    async def note(self, viewer: Viewer, kind: Literal["refused", "exported"], detail: str) -> None:
        """Write down that somebody was not allowed something, or took something out: ``detail`` says what."""
        event = make_event(kind, _now(), made_by=actor(viewer), subject=viewer.user_uid, detail=detail)
        await write_one(self._graph, queries.NOTE, event=event)


def administrators_only(viewer: Viewer) -> None:
    """Raises NotAllowed for everybody else, and for a token that may only read."""
    if not _all(viewer):
        raise NotAllowed


def _all(viewer: Viewer) -> bool:
    return viewer.role == "administrator" and viewer.may_write


def _check_role(role: str) -> None:
    if role not in HUMAN_ROLES:
        raise InvalidArgument(argument="role", value=role[:40], expected=", ".join(HUMAN_ROLES))


def _person(user: dict[str, Any]) -> Person:
    return Person(
        uid=user["uid"],
        name=user["name"],
        email=user.get("email"),
        role=user.get("role"),
        active=user.get("active") is not False,
        signs_in=bool(user.get("signs_in")),
    )


def _now() -> datetime:
    return datetime.now(UTC)
