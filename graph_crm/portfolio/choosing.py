"""Which deals are meant, from what somebody put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.errors import InvalidArgument
from graph_crm.portfolio.model import DealFilter
from graph_crm.records.model import Amount
from graph_crm.records.money import money_properties

if TYPE_CHECKING:
    from decimal import Decimal


def choose_deals(
    *,
    owner: str | None = None,
    team: str | None = None,
    stage: str | None = None,
    currency: str | None = None,
    amount_from: Decimal | None = None,
    amount_to: Decimal | None = None,
) -> DealFilter:
    """Amounts are in whole units of the currency, which must then be named. Raises InvalidArgument.

    >>> from decimal import Decimal
    >>> choose_deals(currency="CNY", amount_from=Decimal("12.50")).amount_from
    1250
    """
    return DealFilter(
        owner_uid=owner,
        team_uid=team,
        stage=stage,
        currency=currency,
        amount_from=_minor_units(amount_from, currency),
        amount_to=_minor_units(amount_to, currency),
    )


def _minor_units(amount: Decimal | None, currency: str | None) -> int | None:
    if amount is None:
        return None
    if currency is None:
        raise InvalidArgument(argument="currency", value="null", expected="ISO 4217")
    return money_properties(Amount(amount=amount, currency=currency))["amount"]
