"""What must hold after every write, checked on the draft in the transaction of the write.

Whatever a capability changes, these are looked at: so no way of writing can get around them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.journal.rules.circles import check_circles
from graph_crm.journal.rules.erasure import check_erased
from graph_crm.journal.rules.in_use import check_unused
from graph_crm.journal.rules.membership import check_membership
from graph_crm.journal.rules.same_map import check_same_map

if TYPE_CHECKING:
    from graph_crm.journal.draft import Draft
    from graph_crm.journal.rules.touched import Run


async def check_rules(run: Run, draft: Draft) -> None:
    """Raises the kind of RuleBroken that fits, with the people whom it concerns, or ValueInUse."""
    check_same_map(draft)
    await check_membership(run, draft)
    await check_circles(run, draft)
    await check_erased(run, draft)
    await check_unused(run, draft)
