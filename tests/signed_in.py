"""Somebody who is signed in: planted past our code, so that a test of something else need not sign in first."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from neo4j import Driver

# Of the test server, which no test takes away: a service, so nobody of us is in a list who was not put there.
SECRET = f"gcrm_{secrets.token_urlsafe(32)}"
SIGNED_IN = {"Authorization": f"Bearer {SECRET}"}
SERVICE = "planted-service"
# A request costs one query before anything of it is read.
WHO_ASKS = 1
PLANT = """
MERGE (user:User {uid: $uid})
ON CREATE SET user.name = $uid, user.role = $role, user.active = true
MERGE (token:ApiToken {digest: $digest})-[:OF_USER]->(user)
ON CREATE SET token.uid = randomUUID(), token.prefix = 'gcrm_planted', token.name = 'planted', token.scopes = $scopes,
  token.created_at = datetime(), token.expires_at = datetime() + duration('P1D')
"""


PLANT_SESSION = """
MERGE (user:User {uid: $uid})
ON CREATE SET user.name = $uid, user.role = $role, user.active = true
MERGE (session:Session {digest: $digest})-[:OF_USER]->(user)
ON CREATE SET session.created_at = datetime(), session.expires_at = datetime() + duration('P1D')
"""


def plant_session(driver: Driver, uid: str = SERVICE, role: str = "service") -> str:
    """The secret of a session, as a browser has it, of one of us who is made where nobody has that uid."""
    secret = f"gcrm_{secrets.token_urlsafe(32)}"
    driver.execute_query(PLANT_SESSION, {"uid": uid, "role": role, "digest": _digest(secret)})
    return secret


def plant_service(driver: Driver) -> None:
    """The service whose token is SECRET, where it is not there."""
    driver.execute_query(
        PLANT, {"uid": SERVICE, "role": "service", "scopes": ["read", "write"], "digest": _digest(SECRET)}
    )


def plant_token(
    cypher: Callable[..., list[dict[str, Any]]],
    uid: str,
    role: str,
    scopes: tuple[str, ...] = ("read", "write"),
) -> dict[str, str]:
    """The header of a request by one of us, made with this role where nobody has that uid."""
    secret = f"gcrm_{secrets.token_urlsafe(32)}"
    cypher(PLANT, uid=uid, role=role, scopes=list(scopes), digest=_digest(secret))
    return {"Authorization": f"Bearer {secret}"}


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
