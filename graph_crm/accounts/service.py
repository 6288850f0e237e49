"""Coming in: with a password, a session, a token of ours or of the provider, and for the first time by a link."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from uuid_utils import uuid7

from graph_crm.access.model import Viewer
from graph_crm.accounts import queries
from graph_crm.accounts.events import make_event
from graph_crm.accounts.model import Issued, OneTimeLink, Proof, SignedIn
from graph_crm.accounts.oidc_tokens import has_the_shape_of_a_jwt
from graph_crm.accounts.passwords import check_password, fits, hash_password
from graph_crm.accounts.secrets import PREFIX, digest, new_secret
from graph_crm.errors import InvalidArgument, LinkOver, SignInRefused, TextMissing, TextTooLong, TokenRefused

if TYPE_CHECKING:
    from graph_crm.access.model import PermissionRole, Scope
    from graph_crm.accounts.model import ProofKind
    from graph_crm.accounts.provider import Provider
    from graph_crm.graph.gateway import Graph, Row, Transaction
    from graph_crm.graph.named_query import NamedQuery

SESSION = timedelta(days=14)
SETUP_LINK = timedelta(hours=24)
MAX_NAME = 200
MAX_EMAIL = 254


class AccountService:
    """Sign-in. ``provider``: whose bearer tokens are taken, too."""

    def __init__(
        self,
        graph: Graph,
        provider: Provider | None = None,
        hide_sensitive_from: frozenset[PermissionRole] = frozenset(),
    ) -> None:
        self._graph = graph
        self._provider = provider
        self._hide_sensitive_from = hide_sensitive_from

    async def who(self, secret: str, kind: ProofKind) -> SignedIn | None:
        """Who shows this session or token; None for one that is over, or never was.

        A ``token`` may be the provider's, which is known by its shape. Raises ProviderUnavailable for such a one.
        """
        if kind != "session" and has_the_shape_of_a_jwt(secret):
            return await self._who_has_jwt(secret)
        if not secret.startswith(PREFIX) or len(secret) > 100:
            return None
        query = queries.WHO_HAS_SESSION if kind == "session" else queries.WHO_HAS_TOKEN
        hashed = digest(secret)
        rows = await self._graph.read(query, digest=hashed, now=_now())
        if not rows:
            return None
        proof = Proof(kind=kind, digest=hashed, until=rows[0]["expires_at"])
        return self._signed_in(rows[0], frozenset(cast("list[Scope]", rows[0]["scopes"])), proof)

    async def _who_has_jwt(self, token: str) -> SignedIn | None:
        if self._provider is None:
            return None
        try:
            granted = await self._provider.access(token)
        except TokenRefused:
            return None
        identity = granted.identity
        rows = await self._graph.read(
            queries.WHO_HAS_IDENTITY, issuer=identity.issuer, subject=identity.subject
        )
        if not rows or not rows[0]["user"]["active"]:
            return None
        proof = Proof(kind="jwt", digest=digest(token), until=granted.until)
        return self._signed_in(rows[0], granted.scopes, proof)

    def _signed_in(self, row: Row, scopes: frozenset[Scope], proof: Proof) -> SignedIn:
        user = row["user"]
        role = _role(user)
        hidden = role in self._hide_sensitive_from
        viewer = Viewer(
            role, user["uid"], scopes, sees_sensitive=not hidden, holders=frozenset(row["holders"])
        )
        return SignedIn(viewer=viewer, name=user["name"], proof=proof)

    async def sign_in(self, email: str, password: str, address: str | None) -> Issued:
        """A session for whoever knows the password of an account. Raises SignInRefused, which never says why."""
        name = sign_in_name(email)
        rows = await self._graph.read(queries.CREDENTIALS, sign_in_name=name)
        if not await fits(password, rows[0]["password_hash"] if rows else None):
            subject = rows[0]["user"]["uid"] if rows else None
            await self.note_refusal(subject, address)
            raise SignInRefused
        return await self.begin(rows[0]["user"]["uid"], address)

    async def note_refusal(self, subject: str | None, address: str | None, detail: str | None = None) -> None:
        """Write down that somebody did not come in. What was typed stays out: people type passwords there."""
        event = make_event("sign_in_refused", _now(), subject=subject, detail=detail, address=address)
        await self._write(queries.NOTE, event=event)

    async def sign_out(self, session: str, address: str | None) -> None:
        """End a session, if it is one."""
        event = make_event("signed_out", _now(), address=address)
        await self._write(queries.END_SESSION, digest=digest(session), event=event)

    async def setup_link(self) -> Issued | None:
        """The link that makes the first administrator; None where there is one already."""
        if (await self._graph.read(queries.HAS_ADMINISTRATOR))[0]["found"]:
            return None
        now, secret = _now(), new_secret()
        expires_at = now + SETUP_LINK
        await self._write(queries.MAKE_SETUP_LINK, digest=digest(secret), now=now, expires_at=expires_at)
        return Issued(secret=secret, expires_at=expires_at)

    async def link(self, secret: str) -> OneTimeLink:
        """What a one-time link is for. Raises LinkOver."""
        rows = await self._graph.read(queries.LINK, digest=digest(secret), now=_now())
        if not rows:
            raise LinkOver
        user: dict[str, Any] = rows[0]["user"] or {}
        return OneTimeLink(purpose=rows[0]["purpose"], name=user.get("name"), email=user.get("email"))

    async def use_link(
        self, secret: str, password: str, *, name: str = "", email: str = "", address: str | None = None
    ) -> Issued:
        """Set the password and come in; with a setup link ``name`` and ``email`` say who the administrator is.

        Raises LinkOver, WeakPassword, InvalidArgument.
        """
        link = await self.link(secret)
        if link.purpose == "setup":
            name, email = check_name(name), check_email(email)
        else:
            name, email = link.name or "", link.email or ""
        check_password(password, name, email)
        password_hash = await hash_password(password)
        now = _now()
        kind = "administrator_made" if link.purpose == "setup" else "password_set"
        rows = await self._write(
            queries.USE_LINK,
            digest=digest(secret),
            now=now,
            sign_in_name=sign_in_name(email),
            name=name,
            email=email,
            new_uid=str(uuid7()),
            password_hash=password_hash,
            event=make_event(kind, now, address=address),
        )
        if not rows:
            raise LinkOver
        return await self.begin(rows[0]["uid"], address)

    async def change_password(self, who: SignedIn, old: str, new: str, address: str | None) -> None:
        """A new password for somebody who knows the old one; all their other sessions are over.

        Raises SignInRefused, WeakPassword.
        """
        uid = who.viewer.user_uid or ""
        rows = await self._graph.read(queries.PASSWORD_OF, user_uid=uid)
        known = rows[0]["password_hash"] if rows else None
        if not await fits(old, known):
            await self.note_refusal(uid, address, "password")
            raise SignInRefused
        check_password(new, who.name)
        now = _now()
        event = make_event("password_changed", now, made_by=uid, subject=uid, address=address)
        await self._write(
            queries.SET_PASSWORD,
            user_uid=uid,
            old_hash=known,
            password_hash=await hash_password(new),
            keep=who.proof.digest,
            now=now,
            event=event,
        )

    async def begin(self, user_uid: str, address: str | None, detail: str | None = None) -> Issued:
        """A session of somebody who proved who they are. Raises SignInRefused for whoever may not come in."""
        now, secret = _now(), new_secret()
        expires_at = now + SESSION
        event = make_event(
            "signed_in", now, made_by=user_uid, subject=user_uid, detail=detail, address=address
        )
        rows = await self._write(
            queries.START_SESSION,
            user_uid=user_uid,
            digest=digest(secret),
            now=now,
            expires_at=expires_at,
            event=event,
        )
        if not rows:
            raise SignInRefused
        return Issued(secret=secret, expires_at=expires_at)

    async def _write(self, query: NamedQuery, /, **params: Any) -> list[Row]:
        return await write_one(self._graph, query, **params)


async def write_one(graph: Graph, query: NamedQuery, /, **params: Any) -> list[Row]:
    """Run one query that writes, in a transaction of its own."""

    async def unit(transaction: Transaction) -> list[Row]:
        return await transaction.run(query, **params)

    return await graph.write(unit, name=query.name)


def sign_in_name(email: str) -> str:
    """What an address is known by: letters are the same in both cases and in full width."""
    return unicodedata.normalize("NFKC", email).strip().lower()


def check_name(name: str) -> str:
    """A person's name, without spaces around it. Raises InvalidArgument."""
    wanted = name.strip()
    if not wanted:
        raise TextMissing(argument="name", value="", expected=f"1..{MAX_NAME}")
    if len(wanted) > MAX_NAME:
        raise TextTooLong(argument="name", value=f"{wanted[:40]}…", expected=f"1..{MAX_NAME}", most=MAX_NAME)
    return wanted


def check_email(email: str) -> str:
    """An address that could be one: whether it is, only a mail to it can tell. Raises InvalidArgument."""
    wanted = unicodedata.normalize("NFKC", email).strip()
    local, _, domain = wanted.rpartition("@")
    if not local or not domain or any(char.isspace() for char in wanted) or len(wanted) > MAX_EMAIL:
        raise InvalidArgument(argument="email", value=wanted[:80], expected="name@example.com")
    return wanted


def _role(user: dict[str, Any]) -> PermissionRole:
    # People whom an import brought in may have no role yet: they see what they own, and change nothing.
    return user.get("role") or "viewer"


def _now() -> datetime:
    return datetime.now(UTC)
