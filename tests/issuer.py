"""A provider of OpenID Connect of the tests' own, on a real server, that signs whatever a test wants to see refused.

It asks nobody for a password: ``authorize`` stands for the browser that signs in there. The exchange of a code it checks as
a provider does: the code once, the redirect address, the verifier (RFC 7636) and the client's secret.
"""

from __future__ import annotations

import base64
import hashlib
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from graph_crm.settings import OidcClient
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from joserfc.jwk import Key
    from starlette.requests import Request

CLIENT = "graph-crm"
SECRET = "a secret of the client"
AUDIENCE = "https://crm.example.com/api"


class Issuer:
    """The provider. ``says`` goes over the claims of the next ID token, ``header`` over its header."""

    def __init__(self) -> None:
        self.address = ""
        self.keys = [new_key("one")]
        self.says: dict[str, Any] = {}
        self.header: dict[str, Any] = {}
        self.about: dict[str, Any] = {}
        self.asked: list[str] = []
        self.answers: dict[str, Response] = {}
        self._codes: dict[str, dict[str, str]] = {}

    def client(self, audience: str = AUDIENCE) -> OidcClient:
        return OidcClient(
            issuer=self.address, client_id=CLIENT, client_secret=SecretStr(SECRET), audience=audience
        )

    def authorize(self, url: str) -> dict[str, str]:
        """What the browser brings back from there: the parameters of the callback."""
        parts = urlsplit(url)
        assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{self.address}/authorize"
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert set(asked["scope"].split()) == {"openid", "email"}
        code = f"code-{len(self._codes)}"
        self._codes[code] = asked
        return {"state": asked["state"], "code": code, "iss": self.address}

    def sign(self, claims: dict[str, Any], key: Key | None = None, **header: Any) -> str:
        """A token: good for ten minutes, signed with the first key, unless the test says otherwise."""
        used = key or self.keys[0]
        now = int(time.time())
        told = {"iss": self.address, "sub": "ann@provider", "iat": now, "exp": now + 600, **claims}
        return jwt.encode(
            {"alg": "ES256", "kid": used.kid, **header},
            {name: value for name, value in told.items() if value is not None},
            used,
            algorithms=["ES256", "RS256", "PS256", "Ed25519", "HS256", "RS512", "none"],
        )

    def access_token(self, key: Key | None = None, **claims: Any) -> str:
        """A bearer token (RFC 9068)."""
        return self.sign({"aud": AUDIENCE, "client_id": CLIENT, **claims}, key, typ="at+jwt")

    @asynccontextmanager
    async def serving(self) -> AsyncGenerator[Issuer]:
        """Listen, while the block runs."""
        routes = [
            Route("/.well-known/openid-configuration", self._answered(self._about)),
            Route("/jwks", self._answered(self._jwks)),
            Route("/token", self._answered(self._token), methods=["POST"]),
        ]
        async with serving(Starlette(routes=routes)) as address:
            self.address = address
            yield self

    def _answered(self, answer: Any) -> Any:
        async def told(request: Request) -> Response:
            self.asked.append(request.url.path)
            return self.answers.get(request.url.path) or await answer(request)

        return told

    async def _about(self, request: Request) -> Response:
        told = {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/jwks",
        }
        return JSONResponse({**told, **self.about})

    async def _jwks(self, request: Request) -> Response:
        others = [{"kty": "AKP", "kid": "of tomorrow"}, {"kty": "RSA", "kid": "broken"}, "nonsense"]
        return JSONResponse({"keys": [*others, *(key.as_dict(private=False) for key in self.keys)]})

    async def _token(self, request: Request) -> Response:
        form = {name: str(value) for name, value in (await request.form()).items()}
        asked = self._codes.pop(form["code"], None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET.replace(' ', '+')}".encode()).decode()
        plain = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if request.headers.get("authorization") not in {f"Basic {basic}", f"Basic {plain}"}:
            return JSONResponse({"error": "invalid_client"}, 401)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest())
        if (
            asked is None
            or form["redirect_uri"] != asked["redirect_uri"]
            or challenge.decode().rstrip("=") != asked["code_challenge"]
        ):
            return JSONResponse({"error": "invalid_grant"}, 400)
        claims = {
            "aud": CLIENT,
            "nonce": asked["nonce"],
            "email": "Ann@example.com",
            "email_verified": True,
            **self.says,
        }
        token = self.sign(claims, **self.header)
        return JSONResponse({"access_token": "opaque", "token_type": "Bearer", "id_token": token})


def new_key(kid: str) -> ECKey:
    return ECKey.generate_key("P-256", {"kid": kid, "use": "sig"})


def redirecting() -> Response:
    """An answer that sends whoever asks elsewhere."""
    return RedirectResponse("http://127.0.0.1:9/elsewhere", 302)
