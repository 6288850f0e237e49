"""Coming in by a provider of OpenID Connect. It says who somebody is; whether they may come in, we do.

An identity is what the provider calls a person, which never changes there, and not a mail address, which may be another
person's next year. The address counts once: the first time, confirmed by the provider, it finds the one of us whom an
administrator invited, or an import brought. Nobody is made.
"""

from __future__ import annotations

import hmac
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from graph_crm.accounts import queries
from graph_crm.accounts.provider import new_flow
from graph_crm.accounts.service import sign_in_name, write_one
from graph_crm.errors import ProviderUnavailable, SingleSignOnFailed, SingleSignOnRefused, TokenRefused

if TYPE_CHECKING:
    from graph_crm.accounts.model import Identified, Issued
    from graph_crm.accounts.provider import Flow, Provider
    from graph_crm.accounts.service import AccountService
    from graph_crm.graph.gateway import Graph

# Why somebody did not come in, in the record of access.
Reason = Literal["state", "iss", "denied", "token", "unavailable", "unverified", "unknown", "inactive"]


class SingleSignOn:
    """Signing in by a provider."""

    def __init__(self, graph: Graph, accounts: AccountService, provider: Provider) -> None:
        self._graph = graph
        self._accounts = accounts
        self._provider = provider

    async def begin(self, then: str, redirect_uri: str) -> tuple[str, Flow]:
        """Where to send a browser, and what it must show when it comes back. Raises ProviderUnavailable."""
        flow = new_flow(then)
        return await self._provider.authorization_url(flow, redirect_uri), flow

    async def finish(
        self,
        flow: Flow | None,
        *,
        state: str,
        code: str,
        issuer: str | None,
        redirect_uri: str,
        address: str | None,
    ) -> Issued:
        """A session for whoever came back; ``flow`` is what the browser kept, None where it has none.

        Raises SingleSignOnFailed, SingleSignOnRefused, ProviderUnavailable.
        """
        if flow is None or not hmac.compare_digest(flow.state.encode(), state.encode()):
            raise await self._failed("state", address)
        # Who answers must be whom we asked (RFC 9207).
        if issuer not in {None, self._provider.client.issuer}:
            raise await self._failed("iss", address)
        if not code:
            raise await self._failed("denied", address)
        try:
            found = await self._provider.identify(code, flow, redirect_uri)
        except TokenRefused as error:
            raise await self._failed("token", address, str(error.params["reason"])) from None
        except ProviderUnavailable:
            await self._note("unavailable", address)
            raise
        return await self._accounts.begin(await self._user(found, address), address, "oidc")

    async def _user(self, found: Identified, address: str | None) -> str:
        """The uid of whom of us it is."""
        identity = {"issuer": found.identity.issuer, "subject": found.identity.subject}
        rows = await self._graph.read(queries.WHO_HAS_IDENTITY, **identity)
        if not rows:
            if found.email is None:
                raise await self._refused("unverified", address)
            rows = await write_one(
                self._graph,
                queries.LINK_IDENTITY,
                **identity,
                sign_in_name=sign_in_name(found.email),
                now=datetime.now(UTC),
            )
        if not rows:
            raise await self._refused("unknown", address)
        user = rows[0]["user"]
        if not user["active"]:
            raise await self._refused("inactive", address, user["uid"])
        return user["uid"]

    async def _failed(self, reason: Reason, address: str | None, detail: str = "") -> SingleSignOnFailed:
        await self._note(reason, address, detail=detail)
        return SingleSignOnFailed()

    async def _refused(
        self, reason: Reason, address: str | None, subject: str | None = None
    ) -> SingleSignOnRefused:
        await self._note(reason, address, subject)
        return SingleSignOnRefused()

    async def _note(
        self, reason: Reason, address: str | None, subject: str | None = None, detail: str = ""
    ) -> None:
        await self._accounts.note_refusal(subject, address, f"oidc: {reason} {detail}".strip())
