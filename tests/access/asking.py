"""Ask a schema everything: a selection of all fields of a type, down to some depth, made of the schema itself."""

from __future__ import annotations

import re
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)

ALIAS = re.compile(r"\b([A-Z]\w*)_(\w+): ")

# What analyses speak of, and what they are asked of it: who it is, and what is delicate.
NAMED = {
    "Stakeholder": "{ Stakeholder_contact: contact { Contact_name: name Contact_note: note } Stakeholder_note: note }",
    "Party": "{ Party_name: name }",
    # The two sides of a what-if have the fields of a map, by the same code.
    "Insights": "{ Insights_findings: findings { Finding_sentence: sentence } }",
}
# What one of a kind leads to of its own kind, as a company to its group: what it is itself, and no further.
ITSELF = {
    "Customer": (
        "{ Customer_uid: uid Customer_name: name Customer_industry: industry Customer_taxId: taxId }",
        4,
    )
}


class Asking:
    """Selections of one schema. ``nested``: the arguments of fields below the root that must have some.

    A map is asked for its analyses once (``analysed``), not wherever a question leads to a map. They name people
    again and again: there these are asked for what is their own, and no more of what hangs on them, which the map
    itself is asked for.
    """

    def __init__(self, schema: GraphQLSchema, nested: dict[str, str]) -> None:
        self.schema, self.nested = schema, nested
        self.analyses = {"WhatIf", *self._below("Insights")}
        self.met: set[str] = set()
        self._analysing = False

    def selection(self, field: GraphQLField, most: int) -> str:
        """All fields, as deep as they are not more than these."""
        best = ""
        for depth in range(1, 9):
            text, count = self._selection(field.type, frozenset(), depth)
            if count > most and best:
                break
            best = text
        self.met |= {f"{kind}.{name}" for kind, name in ALIAS.findall(best)}
        return best

    def analysed(self) -> str:
        """Everything that the analyses say of a map."""
        self._analysing = True
        kind = self.schema.type_map["ContactMap"]
        assert isinstance(kind, GraphQLObjectType)
        asked = [
            (
                name,
                self.nested.get(f"ContactMap.{name}", ""),
                self._selection(field.type, frozenset({"ContactMap"}), 9)[0],
            )
            for name, field in kind.fields.items()
            if get_named_type(field.type).name in self.analyses
        ]
        self._analysing = False
        text = (
            "{ "
            + " ".join(f"ContactMap_{name}: {name}{given} {below}" for name, given, below in asked)
            + " }"
        )
        self.met |= {f"{kind}.{name}" for kind, name in ALIAS.findall(text)}
        return text

    def fields(self) -> set[str]:
        """Every field of everything that a question can lead to."""
        found: set[str] = set()
        waiting = [field.type for field in self.schema.query_type.fields.values()]  # pyright: ignore[reportOptionalMemberAccess]
        seen: set[str] = set()
        while waiting:
            kind = get_named_type(waiting.pop())
            if is_leaf_type(kind) or kind.name in seen:
                continue
            seen.add(kind.name)
            if isinstance(kind, GraphQLUnionType | GraphQLInterfaceType):
                waiting += self.schema.get_possible_types(kind)
            else:
                assert isinstance(kind, GraphQLObjectType)
                found |= {f"{kind.name}.{name}" for name in kind.fields}
                waiting += [field.type for field in kind.fields.values()]
        return found

    def _below(self, name: str) -> set[str]:
        """The kinds that only say something of the people and sides of a map."""
        found: set[str] = set()
        waiting = [self.schema.type_map[name]]
        while waiting:
            kind = waiting.pop()
            if (
                kind.name in found
                or (kind.name in NAMED and found)
                or not isinstance(kind, GraphQLObjectType)
            ):
                continue
            found.add(kind.name)
            waiting += [get_named_type(field.type) for field in kind.fields.values()]
        return found

    def _selection(self, of: Any, path: frozenset[str], depth: int) -> tuple[str, int]:
        kind = get_named_type(of)
        if is_leaf_type(kind):
            return "", 1
        if depth == 0:
            return "", 0
        if kind.name in path:
            return ITSELF.get(kind.name, ("", 0))
        if isinstance(kind, GraphQLUnionType | GraphQLInterfaceType):
            parts = [(one, self._object(one, path, depth)) for one in self.schema.get_possible_types(kind)]
            made = [(f"... on {one.name} {text}", count) for one, (text, count) in parts if count]
            return "{ __typename " + " ".join(text for text, _ in made) + " }", sum(n for _, n in made)
        assert isinstance(kind, GraphQLObjectType)
        return self._object(kind, path, depth)

    def _object(self, kind: GraphQLObjectType, path: frozenset[str], depth: int) -> tuple[str, int]:
        if kind.name in path:
            return "", 0
        texts: list[str] = []
        count = 0
        for name, field in kind.fields.items():
            if any(is_required_argument(argument) for argument in field.args.values()):
                arguments = self.nested[f"{kind.name}.{name}"]
            else:
                arguments = ""
            of = get_named_type(field.type).name
            if kind.name == "ContactMap" and of in self.analyses and not self._analysing:
                continue
            if self._analysing and kind.name in self.analyses and of in NAMED:
                texts.append(f"{kind.name}_{name}: {name}{arguments} {NAMED[of]}")
                count += 1
                continue
            text, found = self._selection(field.type, path | {kind.name}, depth - 1)
            if found:
                # Fields of one name in two kinds of things may be of different types.
                texts.append(f"{kind.name}_{name}: {name}{arguments} {text}")
                count += found
        return "{ " + " ".join(texts) + " }", count
