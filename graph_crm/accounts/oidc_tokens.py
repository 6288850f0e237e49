"""Tokens that a provider of OpenID Connect signed: whether they are what they should be. Pure: nobody is asked anything.

Algorithms are ours to choose, never the token's (RFC 8725, 3.1): asymmetric ones only, so that a key which everybody may
read is never taken for a shared secret. What a token says of where its key is (``jwk``, ``jku``, ``x5u``) is not read.
"""

from __future__ import annotations

import hmac
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from joserfc import jwt
from joserfc.errors import ClaimError, JoseError
from joserfc.jwk import import_key
from joserfc.jws import JWSRegistry, extract_compact
from joserfc.jwt import JWTClaimsRegistry

from graph_crm.accounts.model import Granted, Identified, Identity
from graph_crm.errors import KeyUnknown, TokenRefused

if TYPE_CHECKING:
    from collections.abc import Callable

    from joserfc.jwk import Key

    from graph_crm.access.model import Scope
    from graph_crm.settings import OidcClient

# The algorithms that we take, with the kind of key that each needs (RFC 7518, RFC 9864).
ALGORITHMS = {"RS256": "RSA", "PS256": "RSA", "ES256": "EC", "Ed25519": "OKP"}
# Seconds that the provider's clock and ours may differ.
LEEWAY = 60
MAX_LENGTH = 16_000
MAX_SUBJECT = 255

# What a header has that we do not know is passed over (RFC 7515, 4), but for what "crit" names.
_registry = JWSRegistry(algorithms=list(ALGORITHMS), strict_check_header=False)


def has_the_shape_of_a_jwt(secret: str) -> bool:
    """Whether it could be one (RFC 7519); nothing of ours has points in it."""
    return len(secret) <= MAX_LENGTH and secret.count(".") == 2


def import_keys(told: Any) -> tuple[Key, ...]:
    """The keys of a JWK set (RFC 7517) that sign what we take; others are passed over. Raises ValueError for no set."""
    listed = told.get("keys") if isinstance(told, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    if not isinstance(listed, list):
        raise ValueError("no JWK set")
    found: list[Key] = []
    for one in cast("list[Any]", listed):
        if isinstance(one, dict) and one.get("kty") in ALGORITHMS.values():  # pyright: ignore[reportUnknownMemberType]
            try:
                found.append(import_key(cast("dict[str, Any]", one)))
            except (JoseError, ValueError, TypeError, KeyError):
                continue
    return tuple(found)


def check_id_token(token: str, keys: tuple[Key, ...], client: OidcClient, nonce: str, now: int) -> Identified:
    """Who came, by an ID token (OpenID Connect Core 1.0, 3.1.3.7). ``now``: seconds since 1970.

    Raises TokenRefused, and KeyUnknown where other keys may help.
    """
    header, claims = _verified(token, keys)
    if _type(header) not in {"", "jwt"}:
        raise TokenRefused(reason="typ")
    _check(claims, client.issuer, client.client_id, ("iss", "sub", "aud", "exp", "iat"), now)
    audience: str | list[str] = claims["aud"]
    for_several = not isinstance(audience, str) and len(audience) > 1
    if (for_several or "azp" in claims) and claims.get("azp") != client.client_id:
        raise TokenRefused(reason="azp")
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise TokenRefused(reason="nonce")
    email = claims.get("email")
    # Only true is true: "true", as some send it, may be a claim that people fill in themselves.
    verified = claims.get("email_verified") is True and isinstance(email, str)
    return Identified(identity=_identity(claims), email=email if verified else None)


def check_access_token(token: str, keys: tuple[Key, ...], client: OidcClient, now: int) -> Granted:
    """On whose behalf a bearer token asks, and what for (RFC 9068; RFC 8725). ``now``: seconds since 1970.

    An ID token says who somebody is, and is no key: where both are for the client id, the type in the header is all that
    tells them apart, and is asked for; where access tokens are for an audience of their own, that does.

    Raises TokenRefused, and KeyUnknown where other keys may help.
    """
    header, claims = _verified(token, keys)
    if _type(header) != "at+jwt" and (
        client.audience == client.client_id or _type(header) not in {"", "jwt"}
    ):
        raise TokenRefused(reason="typ")
    _check(claims, client.issuer, client.audience, ("iss", "sub", "aud", "exp"), now)
    if "nonce" in claims:
        raise TokenRefused(reason="nonce")
    granted = str(claims.get("scope", "")).split()
    scopes: frozenset[Scope] = frozenset({"read", "write"} if "write" in granted else {"read"})
    until = datetime.fromtimestamp(claims["exp"], UTC)
    return Granted(identity=_identity(claims), scopes=scopes, until=until)


def _verified(token: str, keys: tuple[Key, ...]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and claims of a token with a good signature."""
    if not has_the_shape_of_a_jwt(token):
        raise TokenRefused(reason="JWT")
    header = _or_refused(lambda: extract_compact(token.encode("ascii"), None, _registry).headers())
    if header.get("alg") not in ALGORITHMS:
        raise TokenRefused(reason="alg")
    key = _key(header, keys)
    return header, _or_refused(lambda: jwt.decode(token, key, registry=_registry).claims)


def _or_refused(read: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return read()
    except (JoseError, ValueError, TypeError, RecursionError) as error:
        raise TokenRefused(reason=type(error).__name__) from None


def _key(header: dict[str, Any], keys: tuple[Key, ...]) -> Key:
    """The key that a header names, or the only one of its kind where it names none."""
    kid, algorithm = header.get("kid"), header["alg"]
    fit = [
        key
        for key in keys
        if key.key_type == ALGORITHMS[algorithm]
        and key.get("alg") in {None, algorithm}
        and key.get("use") in {None, "sig"}
        and kid in {None, key.kid}
    ]
    if not fit:
        raise KeyUnknown(reason="kid")
    if kid is None and len(fit) > 1:
        raise TokenRefused(reason="kid")
    return fit[0]


def _check(claims: dict[str, Any], issuer: str, audience: str, needed: tuple[str, ...], now: int) -> None:
    wanted: dict[str, Any] = {name: {"essential": True} for name in needed}
    wanted["iss"]["value"] = issuer
    wanted["aud"]["value"] = audience
    try:
        JWTClaimsRegistry(now=now, leeway=LEEWAY, **wanted).validate(claims)
    except ClaimError as error:
        raise TokenRefused(reason=str(error.claim or error.error)) from None


def _identity(claims: dict[str, Any]) -> Identity:
    if not 1 <= len(claims["sub"]) <= MAX_SUBJECT:
        raise TokenRefused(reason="sub")
    return Identity(issuer=claims["iss"], subject=claims["sub"])


def _type(header: dict[str, Any]) -> str:
    return str(header.get("typ", "")).lower().removeprefix("application/")
