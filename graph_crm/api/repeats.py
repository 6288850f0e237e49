"""How often a document asks for the same thing twice.

Validation compares every two fields that would stand in the same place of the answer (the rule "fields can be merged"),
so 200 times the same field are 19,900 comparisons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphql import FieldNode, FragmentSpreadNode, InlineFragmentNode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphql import FragmentDefinitionNode, SelectionSetNode


def count_repeats(
    roots: Sequence[SelectionSetNode], fragments: Mapping[str, FragmentDefinitionNode], fields: int
) -> int:
    """Pairs of fields that share a place in the answer, over all these roots.

    Looks at each field once for each place where it is spread: ``fields`` in all. Whoever has more spreads a
    fragment in itself, and is told so by validation.
    """
    pairs = seen = 0
    waiting = [[root] for root in roots]
    while waiting and seen <= fields:
        for same in _by_place(waiting.pop(), fragments).values():
            seen += len(same)
            pairs += len(same) * (len(same) - 1) // 2
            below = [field.selection_set for field in same if field.selection_set is not None]
            if below:
                waiting.append(below)
    return pairs


def _by_place(
    together: list[SelectionSetNode], fragments: Mapping[str, FragmentDefinitionNode]
) -> dict[str, list[FieldNode]]:
    """The fields of selections that stand together, by the name under which each is answered."""
    places: dict[str, list[FieldNode]] = {}
    spread: set[str] = set()
    waiting = list(together)
    while waiting:
        for selection in waiting.pop().selections:
            if isinstance(selection, FieldNode):
                name = selection.alias or selection.name
                places.setdefault(name.value, []).append(selection)
            elif isinstance(selection, InlineFragmentNode):
                waiting.append(selection.selection_set)
            elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in spread:
                spread.add(selection.name.value)
                if (fragment := fragments.get(selection.name.value)) is not None:
                    waiting.append(fragment.selection_set)
    return places
