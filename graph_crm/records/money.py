"""Amounts of money as they are kept: whole numbers of the currency's smallest unit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from babel.numbers import get_currency_precision, is_currency

from graph_crm.errors import AmountUnknown, CurrencyUnknown, TooManyDecimals

if TYPE_CHECKING:
    from graph_crm.records.model import Amount

MOST = Decimal(10**14)


def money_properties(amount: Amount | None) -> dict[str, Any]:
    """The properties of a deal that hold an amount. Raises InvalidArgument.

    >>> from graph_crm.records.model import Amount
    >>> money_properties(Amount(amount=Decimal("12.50"), currency="CNY"))
    {'amount': 1250, 'currency': 'CNY'}
    """
    if amount is None:
        return {"amount": None, "currency": None}
    if not is_currency(amount.currency):
        raise CurrencyUnknown(argument="currency", value=amount.currency[:40], expected="ISO 4217")
    if not amount.amount.is_finite() or not 0 <= amount.amount <= MOST:
        raise AmountUnknown(
            argument="amount", value=str(amount.amount)[:40], expected=f"0..{MOST}", most=int(MOST)
        )
    minor = amount.amount.scaleb(get_currency_precision(amount.currency))
    if minor % 1:
        digits = get_currency_precision(amount.currency)
        raise TooManyDecimals(
            argument="amount",
            value=str(amount.amount)[:40],
            expected=f"≤ {digits} decimal places",
            currency=amount.currency,
            most=digits,
        )
    return {"amount": int(minor), "currency": amount.currency}
