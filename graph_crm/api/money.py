"""Amounts of money."""

from __future__ import annotations

from decimal import Decimal

import strawberry
from babel.numbers import format_currency, get_currency_precision

from graph_crm.api.enums import InLanguage, Language

LOCALE = {Language.EN: "en", Language.ZH: "zh_Hans"}


@strawberry.type(description="An amount of money.")
class Money:
    amount: Decimal = strawberry.field(description="In whole units of the currency, exactly.")
    currency: str = strawberry.field(description="ISO 4217 code.")

    @strawberry.field(description="As people write it.")
    def text(self, language: InLanguage = Language.EN) -> str:
        return format_currency(self.amount, self.currency, locale=LOCALE[language])


def money(minor_units: int | None, currency: str | None) -> Money | None:
    """An amount in minor units as money."""
    if minor_units is None or currency is None:
        return None
    return Money(amount=Decimal(minor_units).scaleb(-get_currency_precision(currency)), currency=currency)
