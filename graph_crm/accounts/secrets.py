"""Secrets that we hand out: 256 random bits each; we keep their SHA-256 only.

A secret of 256 random bits can't be guessed, so a plain hash is enough (a slow one is for passwords, which can). The
prefix lets scanners of source code find a token that somebody published.
"""

from __future__ import annotations

import hashlib
import secrets

PREFIX = "gcrm_"
SHOWN = 12
_BYTES = 32


def new_secret() -> str:
    """A new secret: the prefix and 43 characters of URL-safe base64."""
    return PREFIX + secrets.token_urlsafe(_BYTES)


def digest(secret: str) -> str:
    """What we keep of a secret, in hexadecimal."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
