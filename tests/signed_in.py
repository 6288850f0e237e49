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
CREATE (:ApiToken {uid: randomUUID(), digest: $digest, prefix: 'gcrm_planted', name: 'planted', scopes: $scopes,
  created_at: datetime(), expires_at: datetime() + duration('P1D')})-[:OF_USER]->(user)
"""


def plant_service(driver: Driver) -> None:
    """The service whose token is SECRET."""
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
