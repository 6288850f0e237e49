"""A provider of OpenID Connect: what it tells of itself, its keys, and the exchange of a code for an ID token.

It is asked with bounds on time and size, and no redirect of it is followed: what it says comes from the address that the
installation trusts, or not at all.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

import anyio
import httpx2
import structlog
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import AsyncOAuth2Client

from graph_crm.accounts.oidc_tokens import check_access_token, check_id_token, import_keys
from graph_crm.errors import KeyUnknown, ProviderUnavailable, TokenRefused
from graph_crm.settings import is_safe_address

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator, Callable

    from joserfc.jwk import Key

    from graph_crm.accounts.model import Granted, Identified
    from graph_crm.settings import OidcClient

T = TypeVar("T")
log = structlog.get_logger()

SCOPE = "openid email"
# Seconds: for all that one step asks of it together; what it told is good for an hour; for a key that it had not told of
# it is asked again, once a minute; and while it does not answer, not at every request.
PATIENCE = 5
KEEP = 3600
ASK_AGAIN = 60
PAUSE = 10
MAX_BODY = 256 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A sign-in that began: what only the browser in which it began can show again (RFC 6749, 10.12; RFC 7636)."""

    state: str
    nonce: str
    verifier: str
    then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What the provider tells of itself (OpenID Connect Discovery 1.0, 3), and its keys."""

    authorize: str
    token: str
    post_secret: bool
    keys: tuple[Key, ...]
    at: float


def new_flow(then: str) -> Flow:
    """A flow that nobody can guess; ``then`` is where to go after it. A verifier has 43 to 128 characters."""
    return Flow(
        state=secrets.token_urlsafe(32),
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        then=then,
    )


class Provider:
    """The provider of one installation. ``clock``: seconds that only grow."""

    def __init__(self, client: OidcClient, clock: Callable[[], float] = time.monotonic) -> None:
        self.client = client
        self._clock = clock
        self._lock = anyio.Lock()
        self._tls: ssl.SSLContext | None = None
        self._last: _Told | None = None
        self._asked = float("-inf")

    async def authorization_url(self, flow: Flow, redirect_uri: str) -> str:
        """Where a browser goes to sign in. Raises ProviderUnavailable."""
        told = await self._told()
        async with self._oauth(told, redirect_uri) as oauth:
            url, _ = oauth.create_authorization_url(
                told.authorize, state=flow.state, nonce=flow.nonce, code_verifier=flow.verifier
            )
            return str(url)

    async def identify(self, code: str, flow: Flow, redirect_uri: str) -> Identified:
        """Who came back with this code. Raises ProviderUnavailable, TokenRefused."""
        told = await self._told()
        token = await self._exchange(told, code, flow, redirect_uri)
        return await self._checked(
            lambda keys: check_id_token(token, keys, self.client, flow.nonce, int(time.time()))
        )

    async def access(self, token: str) -> Granted:
        """On whose behalf a bearer token asks. Raises ProviderUnavailable, TokenRefused."""
        return await self._checked(
            lambda keys: check_access_token(token, keys, self.client, int(time.time()))
        )

    async def _checked(self, check: Callable[[tuple[Key, ...]], T]) -> T:
        told = await self._told()
        try:
            return check(told.keys)
        except KeyUnknown:
            # Providers change their keys; whoever sends nonsense must not make us ask at every request.
            return check((await self._told(beyond=told)).keys)

    async def _told(self, beyond: _Told | None = None) -> _Told:
        """What the provider told last, or tells now; ``beyond`` is what does not do. Raises ProviderUnavailable."""
        async with self._lock:
            now, last = self._clock(), self._last
            good = last is not None and now - last.at < KEEP
            if last is not None and good and (last is not beyond or now - self._asked < ASK_AGAIN):
                return last
            if not good and now - self._asked < PAUSE:
                raise ProviderUnavailable(issuer=self.client.issuer)
            self._asked = now
            try:
                self._last = await self._ask()
            except ProviderUnavailable:
                if last is None or not good:
                    raise
                return last
            return self._last

    async def _ask(self) -> _Told:
        issuer = self.client.issuer
        try:
            with anyio.fail_after(PATIENCE):
                async with httpx2.AsyncClient(**self._bounds()) as http:
                    about = await _json(http, f"{issuer.rstrip('/')}/.well-known/openid-configuration")
                    if about.get("issuer") != issuer:
                        raise ValueError("it calls itself by another name")
                    authorize, token, jwks = (
                        _endpoint(about, name)
                        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")
                    )
                    keys = import_keys(await _json(http, jwks))
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError, RecursionError, TimeoutError) as error:
            raise self._unavailable("discovery", error) from None
        methods = about.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        return _Told(
            authorize=authorize,
            token=token,
            post_secret="client_secret_basic" not in methods and "client_secret_post" in methods,
            keys=keys,
            at=self._clock(),
        )

    async def _exchange(self, told: _Told, code: str, flow: Flow, redirect_uri: str) -> str:
        """The ID token for a code (OpenID Connect Core 1.0, 3.1.3)."""
        try:
            with anyio.fail_after(PATIENCE):
                async with self._oauth(told, redirect_uri) as oauth:
                    answer = await oauth.fetch_token(
                        told.token, grant_type="authorization_code", code=code, code_verifier=flow.verifier
                    )
        except OAuthError as error:
            log.warning("sign_in_code_refused", issuer=self.client.issuer, error=str(error.error)[:80])
            raise TokenRefused(reason="code") from None
        except (httpx2.HTTPError, ValueError, TypeError, RecursionError, TimeoutError) as error:
            raise self._unavailable("exchange", error) from None
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise TokenRefused(reason="id_token")
        return token

    def _oauth(self, told: _Told, redirect_uri: str) -> Any:
        """A client of OAuth for one step; authlib has no types."""
        secret = self.client.client_secret.get_secret_value() or None
        make: Any = AsyncOAuth2Client
        method = ("client_secret_post" if told.post_secret else "client_secret_basic") if secret else "none"
        return make(
            self.client.client_id,
            secret,
            token_endpoint_auth_method=method,
            scope=SCOPE,
            redirect_uri=redirect_uri,
            code_challenge_method="S256",
            **self._bounds(),
        )

    def _bounds(self) -> dict[str, Any]:
        # Reading the certificates takes tens of milliseconds: once, and not for whoever opens the sign-in page.
        if self._tls is None:
            self._tls = httpx2.create_ssl_context()
        return {
            "verify": self._tls,
            "timeout": PATIENCE,
            "follow_redirects": False,
            "headers": {"Accept-Encoding": "identity"},
            "event_hooks": {"response": [_bound]},
        }

    def _unavailable(self, step: str, error: Exception) -> ProviderUnavailable:
        log.warning(
            "provider_unavailable",
            issuer=self.client.issuer,
            step=step,
            error=f"{type(error).__name__}: {error}"[:200],
        )
        return ProviderUnavailable(issuer=self.client.issuer)


class _Bounded(httpx2.AsyncByteStream):
    """A body that ends with an error where it is too long."""

    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        length = 0
        async for chunk in self._stream:
            length += len(chunk)
            if length > MAX_BODY:
                raise httpx2.ReadError("the answer is too long")
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


async def _bound(response: httpx2.Response) -> None:
    # Packed, a short body may be a long one.
    if "content-encoding" in response.headers:
        raise httpx2.DecodingError("the answer is packed", request=response.request)
    response.stream = _Bounded(cast("httpx2.AsyncByteStream", response.stream))


async def _json(http: httpx2.AsyncClient, url: str) -> dict[str, Any]:
    response = await http.get(url, headers={"Accept": "application/json"})
    if response.status_code != 200:
        raise ValueError(f"it answers {response.status_code}")
    told = response.json()
    if not isinstance(told, dict):
        raise ValueError("it tells no JSON object")
    return cast("dict[str, Any]", told)


def _endpoint(about: dict[str, Any], name: str) -> str:
    address = about.get(name)
    if not isinstance(address, str) or not is_safe_address(address):
        raise ValueError(f"its {name} is no address over TLS")
    return address
