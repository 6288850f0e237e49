"""Documents made to keep a server busy: processor time until they are refused or ready to run, against an ordinary query."""

from __future__ import annotations

import gc
import statistics
import sys
import time
from pathlib import Path

from graphql import GraphQLError, GraphQLSchema, parse, specified_rules

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.maps import QUERY as ORDINARY
from graph_crm.api.guard import check
from graph_crm.api.guarding import validated
from graph_crm.api.schema import MAX_TOKENS, make_schema
from graph_crm.errors import QueryTooCostly
from tests.bombs import BOMBS

LIMIT = 100
ROUNDS = 5


def prepare(schema: GraphQLSchema, document: str) -> str:
    """All that is done before the execution; what became of it."""
    validated.cache_clear()
    try:
        parsed = parse(document, max_tokens=MAX_TOKENS)
        cost = check(schema, parsed, None, {"uid": "1"})
        mistakes = validated(schema, parsed, specified_rules)
    except QueryTooCostly as error:
        return f"over the limit of {error.params['measure']}"
    except GraphQLError:
        return "not parsed"
    return f"{len(mistakes)} mistakes" if mistakes else f"{cost} points"


def measure(schema: GraphQLSchema, document: str) -> tuple[float, str]:
    """Milliseconds of the processor, the middle of the rounds."""
    times: list[float] = []
    said = ""
    for _ in range(ROUNDS):
        began = time.process_time()
        said = prepare(schema, document)
        times.append((time.process_time() - began) * 1000)
    return statistics.median(times), said


def main() -> None:
    schema = make_schema()._schema  # pyright: ignore[reportPrivateUsage]
    gc.freeze()
    peer, said = measure(schema, ORDINARY)
    print(f"{peer:6.1f} ms the map of a deal, as the page asks for it: {said}")
    worst = 0.0
    for name, (document, _) in BOMBS.items():
        spent, said = measure(schema, document)
        worst = max(worst, spent)
        print(f"{spent:6.1f} ms {spent / peer:5.1f} times: {name} ({len(document):,} characters): {said}")
    print(
        f"The worst takes {worst:.0f} ms, {worst / peer:.1f} times the ordinary query; {LIMIT} ms may be taken."
    )


if __name__ == "__main__":
    main()
