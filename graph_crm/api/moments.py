"""The arguments that ask for a past moment."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

AsOf = Annotated[
    datetime | None,
    strawberry.argument(
        description="What was true at this moment, as we know it now, or as we knew it at knownAt; not in the future."
    ),
]
KnownAt = Annotated[
    datetime | None,
    strawberry.argument(
        description="What we knew at this moment, of that same moment unless asOf names another; not in the future."
    ),
]
