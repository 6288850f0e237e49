"""Accounts as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from graph_crm.access.model import PermissionRole, Scope, Viewer

LinkPurpose = Literal["setup", "invitation", "reset"]
ProofKind = Literal["session", "token", "jwt"]
EventKind = Literal[
    "administrator_made",
    "signed_in",
    "sign_in_refused",
    "signed_out",
    "password_set",
    "password_changed",
    "user_invited",
    "reset_link_made",
    "role_changed",
    "user_deactivated",
    "user_activated",
    "token_made",
    "token_revoked",
    "team_saved",
    "team_deleted",
    "team_joined",
    "refused",
    "exported",
]
EVENT_KINDS: tuple[EventKind, ...] = EventKind.__args__  # pyright: ignore[reportAttributeAccessIssue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One of us as an administrator sees them; ``signs_in``: there is an account with a password."""

    uid: str
    name: str
    email: str | None
    role: PermissionRole | None
    active: bool
    signs_in: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Some of us. ``within`` is the uid of the team that it is a part of."""

    uid: str
    name: str
    within: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTimeLink:
    """What a one-time link is for; ``email`` is None where whoever uses it says who they are."""

    purpose: LinkPurpose
    name: str | None
    email: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A secret that was just made. It is shown this once: the graph has only its hash."""

    secret: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What somebody showed (``jwt``: a token of the provider of single sign-on): its hash, and until when it is good, if
    nobody ends it before."""

    kind: ProofKind
    digest: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Somebody who asks, and what proves it."""

    viewer: Viewer
    name: str
    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Somebody as a provider of single sign-on knows them: the pair never means anybody else."""

    issuer: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """Who came by single sign-on; ``email`` is None where the provider did not confirm it."""

    identity: Identity
    email: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """On whose behalf a provider's bearer token asks, and what for."""

    identity: Identity
    scopes: frozenset[Scope]
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenInfo:
    """A token without what proves it. ``prefix`` is its beginning, to know it again."""

    uid: str
    name: str
    prefix: str
    scopes: tuple[Scope, ...]
    created_at: datetime
    expires_at: datetime
    user_uid: str
    user_name: str
    service: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessEvent:
    """Something that was done with accounts, or refused. ``made_by`` is a uid, ``local`` (the command line) or None
    (nobody who is known); ``subject`` whom it is about."""

    uid: str
    kind: EventKind
    at: datetime
    made_by: str | None
    made_by_name: str | None
    subject: str | None
    subject_name: str | None
    detail: str | None
    address: str | None
