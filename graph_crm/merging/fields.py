"""The properties of two that become one: what the kept one lacks comes from the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from graph_crm.merging.model import DifferingField, FilledField

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTACT_FIELDS = ("name", "known", "emails", "phones", "personality", "birthday", "note")
CUSTOMER_FIELDS = ("name", "kind", "tax_id", "industry", "region", "lead_source", "lifecycle")
# Of these one can have several: the other's come after one's own.
LISTS = frozenset({"emails", "phones"})
NOTHING: tuple[object, ...] = (None, "", [])


def merged_fields(
    names: tuple[str, ...], keep: Mapping[str, Any], merge: Mapping[str, Any]
) -> tuple[tuple[FilledField, ...], tuple[DifferingField, ...]]:
    """What is filled, and what differs."""
    filled: list[FilledField] = []
    differing: list[DifferingField] = []
    for name in names:
        mine, other = keep.get(name), merge.get(name)
        if name in LISTS:
            ways = list(dict.fromkeys([*cast("list[str]", mine or []), *cast("list[str]", other or [])]))
            if ways != (mine or []):
                filled.append(FilledField(name=name, value=ways))
        elif name == "known":
            # A seat and a person make a person.
            if mine is False and other is not False:
                filled.append(FilledField(name=name, value=True))
        elif other in NOTHING or mine == other:
            continue
        elif mine in NOTHING:
            filled.append(FilledField(name=name, value=other))
        else:
            differing.append(DifferingField(name=name, kept=mine, dropped=other))
    return tuple(filled), tuple(differing)
