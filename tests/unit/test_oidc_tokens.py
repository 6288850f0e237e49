"""Tokens of a provider: one good one of each kind, and every way in which one can be no good."""

from __future__ import annotations

import base64
import hmac
import json
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, Key, OctKey, OKPKey, RSAKey
from joserfc.jws import JWSRegistry
from pydantic import SecretStr

from graph_crm.accounts.model import Identity
from graph_crm.accounts.oidc_tokens import ALGORITHMS, LEEWAY, check_access_token, check_id_token, import_keys
from graph_crm.errors import KeyUnknown, TokenRefused
from graph_crm.settings import OidcClient

NOW = 1_800_000_000
ISSUER = "https://id.example.com"
US = OidcClient(issuer=ISSUER, client_id="crm", client_secret=SecretStr(""), audience="https://crm/api")
ONE_AUDIENCE = OidcClient(issuer=ISSUER, client_id="crm", client_secret=SecretStr(""), audience="crm")
KEYS: dict[str, RSAKey | ECKey | OKPKey] = {
    "RS256": RSAKey.generate_key(2048, {"kid": "RS256"}),
    "PS256": RSAKey.generate_key(2048, {"kid": "PS256"}),
    "ES256": ECKey.generate_key("P-256", {"kid": "ES256"}),
    "Ed25519": OKPKey.generate_key("Ed25519", {"kid": "Ed25519"}),
}
PUBLIC = import_keys({"keys": [key.as_dict(private=False) for key in KEYS.values()]})
ID_CLAIMS = {
    "iss": ISSUER,
    "sub": "42",
    "aud": "crm",
    "iat": NOW,
    "exp": NOW + 60,
    "nonce": "n",
    "email": "ann@example.com",
    "email_verified": True,
}
ACCESS_CLAIMS = {"iss": ISSUER, "sub": "42", "aud": "https://crm/api", "exp": NOW + 60}


def sign(claims: dict[str, Any], algorithm: str = "ES256", key: Key | None = None, **header: Any) -> str:
    told = {name: value for name, value in claims.items() if value is not None}
    used = key or KEYS[algorithm]
    whole = {"alg": algorithm, "kid": algorithm, **header}
    registry = JWSRegistry(algorithms=[algorithm], strict_check_header=False)
    return jwt.encode({name: value for name, value in whole.items() if value}, told, used, registry=registry)


def identify(token: str, client: OidcClient = US) -> Any:
    return check_id_token(token, PUBLIC, client, "n", NOW)


def access(token: str, client: OidcClient = US) -> Any:
    return check_access_token(token, PUBLIC, client, NOW)


def forged(header: dict[str, Any], claims: dict[str, Any], secret: bytes = b"") -> str:
    """Signed with a shared secret; without one not at all."""
    signed = ".".join(base64url(json.dumps(part).encode()) for part in (header, claims))
    return f"{signed}.{base64url(hmac.digest(secret, signed.encode(), 'sha256')) if secret else ''}"


def base64url(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_good_one_of_every_algorithm(algorithm: str) -> None:
    found = identify(sign(ID_CLAIMS, algorithm))
    assert (found.identity, found.email) == (Identity(issuer=ISSUER, subject="42"), "ann@example.com")
    granted = access(sign(ACCESS_CLAIMS, algorithm, typ="at+jwt"))
    assert (granted.identity, granted.scopes) == (found.identity, {"read"})


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"iss": "https://id.example.com/"}, "iss"),
        ({"iss": None}, "iss"),
        ({"iss": [ISSUER]}, "iss"),
        ({"aud": "other"}, "aud"),
        ({"aud": ["other"]}, "aud"),
        ({"aud": None}, "aud"),
        ({"aud": ["crm", "other"]}, "azp"),
        ({"aud": ["crm", "other"], "azp": "other"}, "azp"),
        ({"azp": "other"}, "azp"),
        ({"exp": NOW - LEEWAY}, "exp"),
        ({"exp": None}, "exp"),
        ({"exp": "tomorrow"}, "exp"),
        ({"iat": NOW + LEEWAY + 1}, "iat"),
        ({"iat": None}, "iat"),
        ({"nbf": NOW + LEEWAY + 1}, "nbf"),
        ({"sub": None}, "sub"),
        ({"sub": ""}, "sub"),
        ({"sub": 42}, "sub"),
        ({"sub": "x" * 256}, "sub"),
        ({"nonce": "other"}, "nonce"),
        ({"nonce": None}, "nonce"),
    ],
)
def test_an_id_token_that_is_not_for_us_or_not_now(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(TokenRefused) as refused:
        identify(sign(ID_CLAIMS | change))
    assert reason in str(refused.value.params["reason"])


def test_clocks_may_differ_a_little_and_several_audiences_name_us() -> None:
    identify(sign(ID_CLAIMS | {"exp": NOW - LEEWAY + 1, "iat": NOW + LEEWAY, "nbf": NOW + LEEWAY}))
    identify(sign(ID_CLAIMS | {"aud": ["crm", "other"], "azp": "crm"}))
    identify(sign(ID_CLAIMS | {"aud": ["crm"]}))


@pytest.mark.parametrize("change", [{"email_verified": value} for value in (False, None, "true", 1)])
def test_an_address_counts_when_it_is_confirmed(change: dict[str, Any]) -> None:
    assert identify(sign(ID_CLAIMS | change)).email is None


@pytest.mark.parametrize("algorithm", ["none", "NONE", "", None])
def test_a_token_without_a_signature(algorithm: str | None) -> None:
    with pytest.raises(TokenRefused):
        access(forged({"alg": algorithm, "kid": "ES256", "typ": "at+jwt"}, ACCESS_CLAIMS))


@pytest.mark.parametrize("named", ["RS256", "ES256"])
def test_a_public_key_is_no_shared_secret(named: str) -> None:
    """RFC 8725, 2.1: HS256 with the public key, as text and as it is in the set."""
    shown = KEYS[named].as_pem(private=False)
    for secret in (shown, json.dumps(KEYS[named].as_dict(private=False)).encode()):
        with pytest.raises(TokenRefused) as refused:
            access(forged({"alg": "HS256", "kid": named, "typ": "at+jwt"}, ACCESS_CLAIMS, secret))
        assert refused.value.params["reason"] == "alg"


def test_a_shared_key_or_a_key_for_sealing_in_the_set_is_no_key_of_ours() -> None:
    sealing = RSAKey.generate_key(2048, {"kid": "RS256", "use": "enc"})
    other = RSAKey.generate_key(2048, {"kid": "RS256", "alg": "RS512"})
    keys = import_keys(
        {
            "keys": [
                OctKey.generate_key(256, {"kid": "RS256"}).as_dict(),
                *(k.as_dict() for k in (sealing, other)),
            ]
        }
    )
    assert [key.key_type for key in keys] == ["RSA", "RSA"]
    with pytest.raises(KeyUnknown):
        check_access_token(sign(ACCESS_CLAIMS, "RS256", typ="at+jwt"), keys, US, NOW)


def test_a_key_that_is_not_in_the_set() -> None:
    stranger = ECKey.generate_key("P-256", {"kid": "stranger"})
    with pytest.raises(KeyUnknown):
        access(sign(ACCESS_CLAIMS, key=stranger, kid="stranger", typ="at+jwt"))
    # Under the name of a key that is in it, or with its own key inside.
    with pytest.raises(TokenRefused, match="BadSignature"):
        access(sign(ACCESS_CLAIMS, key=stranger, typ="at+jwt", jwk=stranger.as_dict(private=False)))


def test_without_a_name_the_key_is_the_only_one_of_its_kind() -> None:
    access(sign(ACCESS_CLAIMS, kid=None, typ="at+jwt"))
    with pytest.raises(TokenRefused, match="kid"):
        access(sign(ACCESS_CLAIMS, "RS256", kid=None, typ="at+jwt"))


@pytest.mark.parametrize("part", [0, 1, 2])
def test_a_token_that_was_changed(part: int) -> None:
    parts = sign(ACCESS_CLAIMS, typ="at+jwt").split(".")
    parts[part] = parts[part][:5] + ("A" if parts[part][5] != "A" else "B") + parts[part][6:]
    with pytest.raises(TokenRefused):
        access(".".join(parts))


@pytest.mark.parametrize(
    "token",
    ["", "..", "a.b.c", "ü.b.c", "a.b", "a.b.c.d.e", "e30.e30.e30", "W10.e30.x", "x" * 20_000 + ".a.b"],
)
def test_what_is_no_token(token: str) -> None:
    with pytest.raises(TokenRefused):
        access(token)


def test_what_is_nested_without_end_is_no_token() -> None:
    with pytest.raises(TokenRefused):
        access(f"{base64url(b'[' * 300)}.e30.x")


@pytest.mark.parametrize(
    "change",
    [
        {"aud": "crm"},
        {"aud": None},
        {"iss": "https://evil.example"},
        {"exp": None},
        {"exp": NOW - LEEWAY},
        {"nbf": NOW + LEEWAY + 1},
        {"sub": None},
        {"nonce": "n"},
    ],
)
def test_an_access_token_that_is_not_for_us_or_not_now(change: dict[str, Any]) -> None:
    with pytest.raises(TokenRefused):
        access(sign(ACCESS_CLAIMS | change, typ="at+jwt"))


@pytest.mark.parametrize(
    ("scope", "scopes"),
    [
        ("write", {"read", "write"}),
        ("openid write", {"read", "write"}),
        ("openid", {"read"}),
        ("writer", {"read"}),
        (["write"], {"read"}),
    ],
)
def test_writing_is_a_scope(scope: Any, scopes: set[str]) -> None:
    assert access(sign(ACCESS_CLAIMS | {"scope": scope}, typ="at+jwt")).scopes == scopes


def test_an_id_token_is_no_access_token_and_the_other_way_round() -> None:
    """RFC 8725, 3.12: by the type where both are for the client id, else by the audience."""
    for_client = ACCESS_CLAIMS | {"aud": "crm"}
    access(sign(for_client, typ="application/AT+JWT"), ONE_AUDIENCE)
    access(sign(ACCESS_CLAIMS, typ="JWT"))
    without_nonce = ID_CLAIMS | {"nonce": None}
    for typ in ("JWT", "logout+jwt"):
        with pytest.raises(TokenRefused, match="typ"):
            access(sign(without_nonce, typ=typ), ONE_AUDIENCE)
    with pytest.raises(TokenRefused, match="typ"):
        access(sign(ACCESS_CLAIMS, typ="logout+jwt"))
    with pytest.raises(TokenRefused, match="typ"):
        identify(sign(ID_CLAIMS, typ="at+jwt"))


def test_what_a_header_says_that_is_critical_is_known_or_refused() -> None:
    access(sign(ACCESS_CLAIMS, typ="at+jwt", nonce="as some providers say"))
    header = {"alg": "ES256", "kid": "ES256", "typ": "at+jwt", "crit": ["b64"], "b64": False}
    with pytest.raises(TokenRefused):
        access(forged(header, ACCESS_CLAIMS, b"x" * 64))


@pytest.mark.parametrize("told", [None, [], {}, {"keys": {}}, "keys"])
def test_what_is_no_key_set(told: Any) -> None:
    with pytest.raises(ValueError, match="no JWK set"):
        import_keys(told)
