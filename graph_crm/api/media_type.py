"""Which of our two media types a client wants: GraphQL over HTTP, section "Media Types"; RFC 9110, 12.5.1."""

from __future__ import annotations

import re

RESPONSE = "application/graphql-response+json"
JSON = "application/json"

_QUALITY = re.compile(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", re.IGNORECASE)


def media_type(accept: str | None) -> str | None:
    """The one to answer in; None when neither is accepted.

    Whoever doesn't name the newer one gets plain JSON: such a client may not know it.

    >>> media_type("application/graphql-response+json, application/json;q=0.9")
    'application/graphql-response+json'
    >>> media_type("*/*")
    'application/json'
    >>> media_type("text/html") is None
    True
    """
    if accept is None or not accept.strip():
        return JSON
    accepted = _accepted(accept)
    wanted = accepted.get(RESPONSE, 0)
    plain = next((accepted[name] for name in (JSON, "application/*", "*/*") if name in accepted), 0)
    if wanted > 0 and wanted >= plain:
        return RESPONSE
    return JSON if plain > 0 else None


def _accepted(accept: str) -> dict[str, float]:
    """Each media range with its quality; one that can't be read counts as fully wanted."""
    found: dict[str, float] = {}
    for part in accept.split(","):
        name, *parameters = part.split(";")
        qualities = [match[1] for one in parameters if (match := _QUALITY.fullmatch(one))]
        found[name.strip().lower()] = float(qualities[-1]) if qualities else 1
    return found
