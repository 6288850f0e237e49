"""Accounts in GraphQL: who one is, and what administrators do with others."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Annotated, Self

import strawberry

from graph_crm.access.model import Scope as ScopeCode
from graph_crm.accounts import model
from graph_crm.api.connection import After, Connection, First, Uid, connection, page_request
from graph_crm.api.context import Info
from graph_crm.api.enums import described
from graph_crm.api.problems import AnyProblem, answered
from graph_crm.api.users import PermissionRole, User
from graph_crm.errors import NotAllowed
from graph_crm.paging import DEFAULT_PAGE


@described("What a token is good for.", READ="To read what its user may see.", WRITE="To change it, too.")
class Scope(Enum):
    READ = "read"
    WRITE = "write"


@described(
    "What was done with accounts, or refused.",
    ADMINISTRATOR_MADE="The first administrator came in by the link of the first start.",
    SIGNED_IN="A session began.",
    SIGN_IN_REFUSED="Somebody did not come in.",
    SIGNED_OUT="A session was ended.",
    PASSWORD_SET="A one-time link was used.",  # noqa: S106
    PASSWORD_CHANGED="Somebody who knew the old one set a new one.",  # noqa: S106
    USER_INVITED="Somebody got a link to come in, and a role.",
    RESET_LINK_MADE="Somebody got a link to set a new password.",
    ROLE_CHANGED="Somebody got another role.",
    USER_DEACTIVATED="Somebody may not come in any more.",
    USER_ACTIVATED="Somebody may come in again.",
    TOKEN_MADE="A token was made.",  # noqa: S106
    TOKEN_REVOKED="A token is good for nothing any more.",  # noqa: S106
    TEAM_SAVED="A team was made or changed.",
    TEAM_DELETED="A team was ended.",
    TEAM_JOINED="Somebody was put into a team, or into none.",
    REFUSED="Somebody asked for what their role or token does not allow.",
    EXPORTED="Somebody took a picture or a document out.",
)
class AccessEventKind(Enum):
    ADMINISTRATOR_MADE = "administrator_made"
    SIGNED_IN = "signed_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGNED_OUT = "signed_out"
    PASSWORD_SET = "password_set"  # noqa: S105
    PASSWORD_CHANGED = "password_changed"  # noqa: S105
    USER_INVITED = "user_invited"
    RESET_LINK_MADE = "reset_link_made"
    ROLE_CHANGED = "role_changed"
    USER_DEACTIVATED = "user_deactivated"
    USER_ACTIVATED = "user_activated"
    TOKEN_MADE = "token_made"  # noqa: S105
    TOKEN_REVOKED = "token_revoked"  # noqa: S105
    TEAM_SAVED = "team_saved"
    TEAM_DELETED = "team_deleted"
    TEAM_JOINED = "team_joined"
    REFUSED = "refused"
    EXPORTED = "exported"


@strawberry.type(description="Who asks.")
class Me:
    role: PermissionRole = strawberry.field(description="What they may do.")
    scopes: list[Scope] = strawberry.field(description="What their session or token is good for.")
    may_write: bool = strawberry.field(description="Whether there is anything that they may change.")
    user_uid: strawberry.Private[str | None]

    @strawberry.field(description="Who of us it is.")
    async def user(self, info: Info) -> User | None:
        if self.user_uid is None:
            return None
        found = await info.context.load(info.context.services.users.by_uids, self.user_uid)
        return User.of(found) if found is not None else None


@strawberry.type(description="A token, without what proves it.")
class Token:
    uid: strawberry.ID = strawberry.field(description="Never changes.")
    name: str = strawberry.field(description="What it is for.")
    prefix: str = strawberry.field(description="Its beginning, to know it again.")
    scopes: list[Scope] = strawberry.field(description="What it is good for.")
    created_at: datetime = strawberry.field(description="When it was made.")
    expires_at: datetime = strawberry.field(description="Until when it is good.")
    service: bool = strawberry.field(description="Whether it is a program's own, and nobody's of us.")
    user_uid: strawberry.ID = strawberry.field(description="On whose behalf it asks.")
    user_name: str = strawberry.field(description="On whose behalf, by name.")

    @classmethod
    def of(cls, token: model.TokenInfo) -> Self:
        return cls(
            uid=strawberry.ID(token.uid),
            name=token.name,
            prefix=token.prefix,
            scopes=[Scope(scope) for scope in token.scopes],
            created_at=token.created_at,
            expires_at=token.expires_at,
            service=token.service,
            user_uid=strawberry.ID(token.user_uid),
            user_name=token.user_name,
        )


@strawberry.type(description="Something that was done with accounts, or refused.")
class AccessEvent:
    uid: strawberry.ID = strawberry.field(description="Never changes.")
    kind: AccessEventKind = strawberry.field(description="What was done.")
    at: datetime = strawberry.field(description="When.")
    made_by: str | None = strawberry.field(
        description='Who did it: a uid, "local" for the command line, null for nobody who is known.'
    )
    made_by_name: str | None = strawberry.field(description="Who did it, by name.")
    subject: str | None = strawberry.field(description="Whom it is about: a uid.")
    subject_name: str | None = strawberry.field(description="Whom it is about, by name.")
    detail: str | None = strawberry.field(description="A role, scopes, or what was refused.")
    address: str | None = strawberry.field(description="From which network address.")

    @classmethod
    def of(cls, event: model.AccessEvent) -> Self:
        return cls(
            uid=strawberry.ID(event.uid),
            kind=AccessEventKind(event.kind),
            at=event.at,
            made_by=event.made_by,
            made_by_name=event.made_by_name,
            subject=event.subject,
            subject_name=event.subject_name,
            detail=event.detail,
            address=event.address,
        )


@strawberry.type(description="A link that works once. It is shown this once; give it to the person yourself.")
class LinkMade:
    user_uid: strawberry.ID = strawberry.field(description="For whom.")
    path: str = strawberry.field(description="The link, after the address of this service.")
    expires_at: datetime = strawberry.field(description="Until when it works.")

    @classmethod
    def of(cls, made: tuple[model.Person, model.Issued]) -> Self:
        person, issued = made
        return cls(
            user_uid=strawberry.ID(person.uid),
            path=f"/welcome?token={issued.secret}",
            expires_at=issued.expires_at,
        )


@strawberry.type(description="A token that was just made.")
class TokenMade:
    uid: strawberry.ID = strawberry.field(description="To revoke it by.")
    secret: str = strawberry.field(
        description='The token, to be sent as "Authorization: Bearer …". It is shown this once.'
    )
    expires_at: datetime = strawberry.field(description="Until when it is good.")


@strawberry.type(description="A token is good for nothing any more.")
class TokenRevoked:
    uid: strawberry.ID = strawberry.field(description="Which.")


@strawberry.type(description="One of us has another role, or may come in or not.")
class UserChanged:
    uid: strawberry.ID = strawberry.field(description="Who.")
    role: PermissionRole | None = strawberry.field(description="The role now.")
    active: bool = strawberry.field(description="Whether they may come in now.")

    @classmethod
    def of(cls, person: model.Person) -> Self:
        role = PermissionRole(person.role) if person.role is not None else None
        return cls(uid=strawberry.ID(person.uid), role=role, active=person.active)


LinkResult = Annotated[
    LinkMade | AnyProblem, strawberry.union("LinkResult", description="The link, or why not.")
]
TokenResult = Annotated[
    TokenMade | AnyProblem, strawberry.union("TokenResult", description="The token, or why not.")
]
RevokeTokenResult = Annotated[
    TokenRevoked | AnyProblem, strawberry.union("RevokeTokenResult", description="It is revoked, or why not.")
]
ChangeUserResult = Annotated[
    UserChanged | AnyProblem, strawberry.union("ChangeUserResult", description="It is changed, or why not.")
]
Name = Annotated[str, strawberry.argument(description="1 to 200 characters.")]
Role = Annotated[PermissionRole, strawberry.argument(description="What they may do; SERVICE is for tokens.")]


@strawberry.type
class AccountQueries:
    @strawberry.field(description="Who asks, and what they may do.")
    async def me(self, info: Info) -> Me:
        viewer = info.context.viewer
        return Me(
            role=PermissionRole(viewer.role),
            scopes=[Scope(scope) for scope in sorted(viewer.scopes)],
            may_write=viewer.may_write,
            user_uid=viewer.user_uid,
        )

    @strawberry.field(description="Your good tokens, newest first; for an administrator everybody's.")
    async def tokens(self, info: Info) -> list[Token]:
        found = await info.context.services.people.tokens(info.context.viewer)
        return [Token.of(token) for token in found]

    @strawberry.field(description="What was done with accounts, newest first. For administrators.")
    async def access_events(
        self,
        info: Info,
        first: First = DEFAULT_PAGE,
        after: After = None,
        user_uid: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only those by or about this user.")
        ] = None,
        kind: Annotated[
            AccessEventKind | None, strawberry.argument(description="Only those of this kind.")
        ] = None,
    ) -> Connection[AccessEvent]:
        request = page_request(first, after)
        wanted: model.EventKind | None = kind.value if kind is not None else None
        page = await info.context.services.people.events(info.context.viewer, request, user_uid, wanted)
        return connection(page, request, AccessEvent.of)


@strawberry.type
class AccountMutations:
    @strawberry.mutation(
        description="Let somebody come in: a link that works once, for seven days. Whoever has that address already is "
        "not made again, and refused if they can sign in: makeResetLink is for them. For administrators."
    )
    async def invite_user(
        self,
        info: Info,
        name: Name,
        email: Annotated[str, strawberry.argument(description="The mail address: they sign in with it.")],
        role: Role,
    ) -> LinkResult:
        people, viewer = info.context.services.people, info.context.viewer

        async def invite() -> LinkMade:
            return LinkMade.of(await people.invite(viewer, name, email, role.value))

        return await answered(invite())

    @strawberry.mutation(description="A link with which somebody sets a new password. For administrators.")
    async def make_reset_link(self, info: Info, user_uid: Uid) -> LinkResult:
        people, viewer = info.context.services.people, info.context.viewer

        async def make() -> LinkMade:
            return LinkMade.of(await people.reset_link(viewer, user_uid))

        return await answered(make())

    @strawberry.mutation(description="Give one of us another role. For administrators.")
    async def set_user_role(self, info: Info, user_uid: Uid, role: Role) -> ChangeUserResult:
        people, viewer = info.context.services.people, info.context.viewer

        async def change() -> UserChanged:
            return UserChanged.of(await people.change(viewer, user_uid, role=role.value))

        return await answered(change())

    @strawberry.mutation(
        description="Whether one of us may come in. Whoever may not has no session and no token that works from this "
        "moment on. For administrators."
    )
    async def set_user_active(
        self, info: Info, user_uid: Uid, active: Annotated[bool, strawberry.argument(description="Whether.")]
    ) -> ChangeUserResult:
        people, viewer = info.context.services.people, info.context.viewer

        async def change() -> UserChanged:
            return UserChanged.of(await people.change(viewer, user_uid, active=active))

        return await answered(change())

    @strawberry.mutation(
        description="A token for programs: on your own behalf, or, by an administrator, of a service, which sees "
        "everything and is nobody of us."
    )
    async def make_token(
        self,
        info: Info,
        name: Name,
        scopes: Annotated[list[Scope], strawberry.argument(description="What it is good for.")],
        days: Annotated[int, strawberry.argument(description="1 to 366: how long it is good.")] = 90,
        service: Annotated[bool, strawberry.argument(description="Whether it is a service's.")] = False,
    ) -> TokenResult:
        people, viewer = info.context.services.people, info.context.viewer
        wanted: set[ScopeCode] = {scope.value for scope in scopes}
        # A token makes no other, which could be good for longer than itself.
        if info.context.proof is not None and info.context.proof.kind != "session":
            raise NotAllowed

        async def make() -> TokenMade:
            uid, issued = await people.make_token(viewer, name, wanted, days, service=service)
            return TokenMade(uid=strawberry.ID(uid), secret=issued.secret, expires_at=issued.expires_at)

        return await answered(make())

    @strawberry.mutation(description="Let a token of yours, or as an administrator any, be good for nothing.")
    async def revoke_token(self, info: Info, uid: Uid) -> RevokeTokenResult:
        people, viewer = info.context.services.people, info.context.viewer

        async def revoke() -> TokenRevoked:
            await people.revoke_token(viewer, uid)
            return TokenRevoked(uid=strawberry.ID(uid))

        return await answered(revoke())
