"""Passwords, as argon2id hashes (RFC 9106), off the event loop and at most four at once: each takes 64 MB and a core."""

from __future__ import annotations

import unicodedata

import anyio
import anyio.to_thread
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from graph_crm.errors import WeakPassword

# NIST SP 800-63B: length counts, not what characters there are.
LEAST = 12
MOST = 200
AT_ONCE = 4

_hasher = PasswordHash((Argon2Hasher(),))
_limiters: dict[object, anyio.CapacityLimiter] = {}


def check_password(password: str, *parts_of_it: str | None) -> None:
    """Raises WeakPassword for one that is too short or too long, or no more than a name or an address."""
    given = _normal(password)
    known = {_normal(part).lower() for part in parts_of_it if part}
    if not LEAST <= len(given) <= MOST or given.lower() in known or len(set(given)) < 5:
        raise WeakPassword(least=LEAST, most=MOST)


async def hash_password(password: str) -> str:
    """Its hash, with a salt of its own."""
    return await anyio.to_thread.run_sync(_hasher.hash, _normal(password), limiter=_limiter())


async def fits(password: str, password_hash: str | None) -> bool:
    """Whether it is the one that was hashed; None takes as long as any other, so nobody learns who has an account."""
    if len(password) > MOST:
        return False
    wanted = password_hash or await _nobodys_hash()
    right = await anyio.to_thread.run_sync(_hasher.verify, _normal(password), wanted, limiter=_limiter())
    return right and password_hash is not None


_nobodys: list[str] = []


async def _nobodys_hash() -> str:
    if not _nobodys:
        _nobodys.append(await hash_password("nobody has this password"))
    return _nobodys[0]


def _limiter() -> anyio.CapacityLimiter:
    """One for each event loop: it can't be shared between them."""
    token = anyio.lowlevel.current_token()
    if token not in _limiters:
        _limiters[token] = anyio.CapacityLimiter(AT_ONCE)
    return _limiters[token]


def _normal(password: str) -> str:
    """The same password from every keyboard (RFC 8265)."""
    return unicodedata.normalize("NFC", password)
