"""What a document costs, and which are refused, without a database: bombs, introspection, prices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from graphql import GraphQLError, get_introspection_query, parse

from graph_crm.api.cost import PRICES
from graph_crm.api.guard import LIMITS, check
from graph_crm.api.guarding import MAX_MISTAKES, validated
from graph_crm.api.rates import POINTS_PER_MINUTE
from graph_crm.api.schema import MAX_TOKENS, make_schema
from graph_crm.errors import QueryTooCostly
from graph_crm.paging import DEFAULT_PAGE
from graph_crm.settings import Settings
from tests.bombs import BOMBS

if TYPE_CHECKING:
    from graphql import GraphQLSchema

SCHEMA: GraphQLSchema = make_schema()._schema  # pyright: ignore[reportPrivateUsage]
# A page of rows: the list itself, then `edges`, `node` and `name` of each.
LIST = 10
ROW = 3


def cost(document: str, operation: str | None = None, **variables: Any) -> int:
    return check(SCHEMA, parse(document, max_tokens=MAX_TOKENS), operation, variables)


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_or_costs_little(name: str) -> None:
    document, measure = BOMBS[name]
    assert len(document.encode()) <= 16 * 1024
    if measure is not None:
        with pytest.raises(QueryTooCostly) as refused:
            cost(document)
        assert refused.value.params["measure"] == measure
        assert refused.value.params["limit"] == LIMITS[measure]  # pyright: ignore[reportArgumentType]
        assert int(str(refused.value.params["value"])) > LIMITS[measure]  # pyright: ignore[reportArgumentType]
        return
    try:
        parsed = parse(document, max_tokens=MAX_TOKENS)
    except GraphQLError:
        return
    assert check(SCHEMA, parsed, None, {}) <= LIMITS["cost"]
    assert len(validated(SCHEMA, parsed, ())) <= MAX_MISTAKES + 1


def test_every_operation_of_a_document_is_held_to_the_limits() -> None:
    document = f"query cheap{{__typename}} query dear{BOMBS['100 of 100 of 100'][0]}"
    with pytest.raises(QueryTooCostly):
        cost(document, "cheap")
    with pytest.raises(QueryTooCostly, match="fragments"):
        cost("{__typename}" + "".join(f" fragment f{n} on Query{{__typename}}" for n in range(101)))


def test_the_operation_that_runs_is_paid_for() -> None:
    document = "query cheap{__typename} query dear{customers{edges{node{name}}}}"
    assert cost(document, "cheap") == 10
    assert cost(document, "dear") == LIST + DEFAULT_PAGE * ROW


@pytest.mark.parametrize(
    ("arguments", "rows"),
    [
        ("", DEFAULT_PAGE),
        ("(first: 7)", 7),
        ("(first: 100)", 100),
        ("(first: $n)", 40),
        ("(first: $unknown)", 100),
        ("(first: 0)", 100),
        ("(first: 1000000)", 100),
        ('(first: "7")', DEFAULT_PAGE),
    ],
)
def test_a_page_counts_as_many_rows_as_it_asks_for(arguments: str, rows: int) -> None:
    assert cost(f"{{customers{arguments}{{edges{{node{{name}}}}}}}}", n=40) == LIST + rows * ROW


def test_lists_without_first_count_with_a_usual_length() -> None:
    of_map = cost("{opportunity(uid: 1) {contactMap {stakeholders {title}}}}")
    assert of_map == 10 + 50 + 1 + 50
    assert cost("{opportunity(uid: 1) {contactMap {stakeholders {roles {code}}}}}") == 10 + 50 + 1 + 50 * 6
    assert cost('{nodes(ids: ["a", "b", "c"]) {id}}') == 10 + 3
    assert cost("{nodes(ids: $ids) {id}}", ids=["a"] * 70) == 10 + 70


def test_the_lists_of_a_portfolio_count_as_many_rows_as_it_asks_for() -> None:
    passed = PRICES["Query.portfolio"]
    assert cost("{portfolio {total}}") == passed + 20
    assert cost("{portfolio(first: 7) {deals {findings {code}}}}") == passed + 7 * (1 + 1 + 5)
    assert cost("{dealPatterns {won}}") == PRICES["Query.dealPatterns"] + 1


@pytest.mark.parametrize("people", ["vote {voters", "support {backings"])
def test_the_people_behind_an_analysis_count_as_many_rows_as_are_asked_for(people: str) -> None:
    of_map = cost("{opportunity(uid: 1) {contactMap {uid}}}")
    # The analysis itself in place of the uid, the list, and two fields of each.
    passed = of_map - 1 + PRICES[f"ContactMap.{people.split()[0]}"] + 1
    for given, rows in (("", 50), ("(first: 7)", 7), ("(first: 101)", 100)):
        document = f"{{opportunity(uid: 1) {{contactMap {{{people}{given} {{stakeholder {{uid}}}}}}}}}}}}"
        assert cost(document) == passed + rows * 2


def test_a_fragment_costs_wherever_it_is_spread() -> None:
    fragment = "fragment f on Customer {name uid}"
    once = cost(f"{{customer(uid: 1) {{...f}}}} {fragment}")
    assert once == 12
    assert cost(f"{{a: customer(uid: 1) {{...f}} b: customer(uid: 2) {{...f}}}} {fragment}") == 24
    assert cost("{customer(uid: 1) {... on Customer {name uid} ... {kind}}}") == 13
    assert cost("{customer(uid: 1) {...nowhere}}") == 10


def test_what_the_schema_does_not_have_is_left_to_validation() -> None:
    assert cost("{nothing {of {this}}}") == 12
    assert cost("{... on Nothing {a}}") == 1


def test_the_introspection_of_tools_is_not_too_costly() -> None:
    full = get_introspection_query(
        specified_by_url=True,
        directive_is_repeatable=True,
        schema_description=True,
        input_value_deprecation=True,
    )
    # Room for the schema to grow by half.
    assert 0 < cost(full) < LIMITS["cost"] * 2 / 3
    assert validated(SCHEMA, parse(full), ()) == ()
    assert cost('{__type(name: "Query") {name fields {name}}}') < 100


def test_prices_are_of_fields_that_there_are() -> None:
    for name in PRICES:
        parent, _, field = name.partition(".")
        assert field in SCHEMA.type_map[parent].fields, name  # pyright: ignore[reportAttributeAccessIssue]


def test_whoever_may_ask_at_all_may_ask_the_dearest_thing() -> None:
    points = Settings.model_fields["points_per_minute"]
    assert points.default == POINTS_PER_MINUTE
    least = next(one.ge for one in points.metadata if hasattr(one, "ge"))
    assert least > LIMITS["cost"]
