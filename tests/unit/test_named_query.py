"""The loader of named queries refuses whatever does not fit together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph_crm.errors import QueryFileError
from graph_crm.graph import named_query
from graph_crm.graph.named_query import all_macro_names, all_query_names, expand, named, parse_query
from graph_crm.resources import CYPHER

if TYPE_CHECKING:
    from pathlib import Path

HEADER = {
    "purpose": "one customer",
    "params": "uid: str",
    "returns": "customer: map",
    "access": "read",
}
TEXT = "MATCH (c:Customer {uid: $uid})\nRETURN c AS customer\n"


def text_of(body: str = TEXT, **header: str) -> str:
    fields = {**HEADER, **header}
    lines = [f"// {name}: {value}" for name, value in fields.items()]
    return "\n".join([*lines, body])


def refusal(body: str = TEXT, **header: str) -> str:
    with pytest.raises(QueryFileError) as caught:
        parse_query("a/b", text_of(body, **header))
    assert caught.value.params["file"] == "a/b.cypher"
    assert "a/b.cypher" in caught.value.sentence("zh")
    return str(caught.value.params["reason"])


def test_a_good_file() -> None:
    query = parse_query("a/b", text_of())
    assert (query.name, query.purpose, query.access) == ("a/b", "one customer", "read")
    assert (query.params, query.columns) == (frozenset({"uid"}), ("customer",))
    assert query.text.endswith(TEXT)


@pytest.mark.parametrize("field", HEADER)
def test_a_field_of_the_header_that_is_not_there(field: str) -> None:
    with pytest.raises(QueryFileError) as caught:
        parse_query("a/b", "\n".join(line for line in text_of().splitlines() if field not in line))
    assert caught.value.params["reason"] == f"its header lacks {field}"


def test_no_header_at_all() -> None:
    with pytest.raises(QueryFileError) as caught:
        parse_query("a/b", "RETURN 1 AS one")
    assert "purpose, params, returns, access" in str(caught.value)


def test_a_header_that_text_interrupts_ends_there() -> None:
    text = text_of().replace("// access", "\n// access")
    with pytest.raises(QueryFileError):
        parse_query("a/b", text)


@pytest.mark.parametrize("access", ["", "all", "READ"])
def test_access_is_read_or_write(access: str) -> None:
    assert "access is" in refusal(access=access)


@pytest.mark.parametrize(
    ("params", "body"),
    [
        ("-", TEXT),
        ("uid: str, more: int", TEXT),
        ("other: str", TEXT),
        ("uid: str", TEXT + "LIMIT $size"),
        ("uid: str", "MATCH (c:Customer {uid: '$uid'}) RETURN c AS customer"),
        ("uid: str", "MATCH (c:Customer) // of $uid\nRETURN c AS customer"),
        ("uid: str", "MATCH (c:Customer) /* of\n$uid */ RETURN c AS customer"),
        ("uid: str", "MATCH (c:Customer {`$uid`: 1}) RETURN c AS customer"),
    ],
    ids=[
        "none declared",
        "one too many",
        "another",
        "one too few",
        "in a text",
        "in a comment",
        "in a block",
        "in a name",
    ],
)
def test_parameters_are_exactly_the_declared_ones(params: str, body: str) -> None:
    assert "parameters" in refusal(body, params=params)


@pytest.mark.parametrize(
    ("returns", "body"),
    [
        ("-", TEXT),
        ("customer: map, more: int", TEXT),
        ("client: map", TEXT),
        ("b: int, a: int", "MATCH (c {uid: $uid}) RETURN 1 AS a, 2 AS b"),
        ("customer: map", "MATCH (c {uid: $uid}) RETURN c.name"),
        ("customer: map", "MATCH (c {uid: $uid}) RETURN *"),
        ("customer: map", "MATCH (c {uid: $uid}) SET c.x = 1"),
        ("customer: map", "MATCH (c {uid: $uid}) CALL (c) { RETURN 1 AS customer } DELETE c"),
        ("x: int", "MATCH (c {uid: $uid}) WITH 'RETURN 1 AS x' AS y RETURN y"),
    ],
    ids=[
        "none",
        "one too few",
        "another",
        "another order",
        "unnamed",
        "star",
        "no return",
        "in brackets",
        "in a text",
    ],
)
def test_columns_are_exactly_the_declared_ones(returns: str, body: str) -> None:
    assert "columns" in refusal(body, returns=returns)


@pytest.mark.parametrize(
    ("returns", "body"),
    [
        (
            "a: int, b: list[map]",
            "MATCH (c {uid: $uid}) RETURN DISTINCT 1 AS a, [x IN [1, 2] | {y: x, z: 2}] AS b;",
        ),
        ("uid: str", "MATCH (c {uid: $uid}) WITH c.uid AS uid RETURN uid ORDER BY uid SKIP 1 LIMIT 2"),
        ("n: int", "MATCH (c {uid: $uid}) RETURN COUNT { MATCH (c)-->(d) RETURN d ORDER BY d.x, d.y } AS n"),
        ("kind: str", "MATCH (c {uid: $uid}) return CASE WHEN c.a = 'x, y' THEN 1 ELSE 2 END as kind"),
        ("-", "MATCH (c {uid: $uid}) SET c.x = 1"),
        ("q: str", "MATCH (c {uid: $uid}) RETURN 'it\\'s, \"so\"' AS q"),
    ],
)
def test_columns_are_read_as_cypher_means_them(returns: str, body: str) -> None:
    declared = tuple(part.split(":")[0] for part in returns.split(", ")) if returns != "-" else ()
    assert parse_query("a/b", text_of(body, returns=returns)).columns == declared


def test_a_long_list_goes_on_in_the_next_line() -> None:
    text = text_of("RETURN $a + $b AS customer", params="a: int,\n//          b: map")
    assert parse_query("a/b", text).params == {"a", "b"}


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(QueryFileError, match="no such file"):
        named("nowhere/nothing")


def test_every_file_of_ours_loads_once() -> None:
    names = all_query_names()
    assert len(names) + len(all_macro_names()) == len(list(CYPHER.rglob("*.cypher")))
    for name in names:
        query = named(name)
        assert query is named(name)
        assert query.purpose
        assert query.purpose[0].islower()


def test_a_macro_is_written_out_where_it_stands() -> None:
    query = parse_query(
        "a/b", text_of("MATCH (c:Customer)\nWHERE @signed_in()\nRETURN c AS customer", params="viewer: map")
    )
    assert "WHERE ($viewer.sees_all OR $viewer.user_uid IS NOT NULL)\n" in query.text
    assert query.params == {"viewer"}


def test_a_macro_with_arguments_and_macros_within() -> None:
    text = expand("WHERE @may_see(deal, row.viewer) AND x", "a/b.cypher")
    assert text.startswith("WHERE (row.viewer.sees_all OR (EXISTS { MATCH (deal)-")
    assert text.endswith(" AND x")
    assert "@" not in text
    assert "$" not in text
    assert text.count("\n") == 0


def test_what_looks_like_a_macro_in_a_text_or_a_comment_is_none() -> None:
    text = "RETURN '@signed_in()' AS a, `@b()` // @may_see("
    assert expand(text, "a/b.cypher") == text


@pytest.mark.parametrize(
    ("use", "reason"),
    [
        ("@nobody(c)", "no such macro"),
        ("@may_see()", "takes place, viewer; got []"),
        ("@may_see(a, b, c)", "takes place, viewer; got ['a', 'b', 'c']"),
        ("@may_see(c", "bracket is not closed"),
    ],
)
def test_a_macro_that_is_used_wrongly(use: str, reason: str) -> None:
    with pytest.raises(QueryFileError) as caught:
        parse_query("a/b", text_of(f"MATCH (c) WHERE {use} RETURN c AS customer"))
    assert reason in str(caught.value.params["reason"])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("// purpose: a\nRETURN 1", "its header must have purpose and macro"),
        ("// purpose: a\n// macro:   place\n@other", "parameters that it does not have: ['other']"),
    ],
)
def test_a_macro_that_is_written_wrongly(
    text: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "access").mkdir()
    (tmp_path / "access" / "wrong.cypher").write_text(text, encoding="utf-8")
    monkeypatch.setattr(named_query, "CYPHER", tmp_path)
    with pytest.raises(QueryFileError) as caught:
        named_query.macro("wrong")
    assert reason in str(caught.value.params["reason"])
