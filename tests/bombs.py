"""Documents of 16 KB at most that are made to keep a server busy, and the introspection that must go on working."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Names are as short as can be: a document may have 2,000 tokens.
DEALS = "opportunities{edges{node{customer{"
END = "}}}}"


def _doubling(times: int) -> str:
    """Each fragment spreads the next one twice."""
    chain = (f"fragment f{n} on Query{{...f{n + 1} ...f{n + 1}}}" for n in range(times))
    return f"{{...f0}} {' '.join(chain)} fragment f{times} on Query{{__typename}}"


def _doubling_by_name(times: int) -> str:
    """The same under two names, so that nothing of it can be merged; half as many levels of twice the work."""
    chain = (
        f"fragment f{n} on Customer{{a:{DEALS}...f{n + 1}{END} b:{DEALS}...f{n + 1}{END}}}"
        for n in range(min(times, 40))
    )
    return f'{{customer(uid:"1"){{...f0}}}} {" ".join(chain)} fragment f{min(times, 40)} on Customer{{name}}'


def _many(count: int, each: str) -> str:
    return "{" + " ".join(each.replace("#", str(n)) for n in range(count)) + "}"


def _overlapping(count: int) -> str:
    """Fragments that all ask for the same fields and each for the next fragment."""
    spread = " ".join(f"...f{n}" for n in range(count))
    each = (
        f'fragment f{n} on Query{{customer(uid:"1"){{name kind uid}} ...f{(n + 1) % count}}}'
        for n in range(count)
    )
    return f"{{{spread}}} {' '.join(each)}"


def _pairs(depth: int) -> str:
    return f"{DEALS}name{END}" if depth == 0 else f"{DEALS}{_pairs(depth - 1)}{END} " * 2


# By name: the document, and the measure that refuses it (None: GraphQL refuses it, or it is cheap).
BOMBS: Mapping[str, tuple[str, str | None]] = {
    "fragments doubling 20 times": (_doubling(20), "cost"),
    "fragments doubling 25 times": (_doubling(25), "cost"),
    "fragments doubling 60 times": (_doubling(60), "cost"),
    "fragments doubling 20 times under two names": (_doubling_by_name(20), "nesting"),
    "fragments doubling 6 times under two names": (_doubling_by_name(6), "depth"),
    "fragments doubling 25 times under two names": (_doubling_by_name(25), "nesting"),
    "fragments doubling 60 times under two names": (_doubling_by_name(60), "nesting"),
    "overlapping fragments": (_overlapping(60), "fields"),
    "20 fragments in a circle": (_overlapping(20), None),
    "many fragments": (
        "{" + " ".join(f"...f{n}" for n in range(180)) + "}"
        + " ".join(f"fragment f{n} on Query{{a{n}:__typename}}" for n in range(180)),
        "fragments",
    ),
    "30 fragments in a circle": (_overlapping(30), "repeats"),
    "99 fragments with fields of their own": (
        "{" + " ".join(f"...f{n}" for n in range(99)) + "}"
        + " ".join(f"fragment f{n} on Query{{__typename @skip(if:true)}}" if n < 40 else f"fragment f{n} on Query{{x{n}}}" for n in range(99)),
        None,
    ),
    "60 operations on 90 fragments": (
        " ".join(f"query q{n}{{...f0}}" for n in range(60))
        + "".join(f" fragment f{n} on Query{{...f{n + 1}}}" for n in range(90)) + " fragment f90 on Query{__typename}",
        None,
    ),
    "44 times the same things": (_many(44, 'customer(uid:"1"){name kind uid region taxId version}'), "repeats"),
    "fields in pairs of pairs": (f'{{customer(uid:"1"){{{_pairs(4)}}}}}', "depth"),
    "1,000 aliases": (_many(1000, "a#:__typename"), None),
    "660 aliases": (_many(660, "a#:__typename"), "aliases"),
    "one field 1,400 times": (_many(1400, "__typename"), "repeats"),
    "one object 200 times": (_many(200, 'customer(uid:"1"){name}'), "repeats"),
    "one field in 490 nameless fragments": (_many(490, "...{__typename}"), "repeats"),
    "270 directives": (_many(270, "__typename @skip(if:true)"), None),
    "900 directives on a field": ("{__typename" + "".join(f" @x{n}" for n in range(900)) + "}", "directives"),
    "250 directives on an operation": ("query" + " @skip(if:true)" * 250 + "{__typename}", "directives"),
    "1,200 unknown fields": (_many(1200, "custmers#"), None),
    "300 unknown types": (_many(300, "...on Custmer#{a}"), "repeats"),
    "90 unknown types": (_many(90, "...on Custmer#{a#}"), None),
    "480 unknown types of variables": (
        "query(" + " ".join(f"$a{n}:Custmer{n}" for n in range(390)) + "){__typename}", None,
    ),
    "150 unknown variables": (_many(150, "a#:customer(uid:$a#){name}"), "aliases"),
    "300 operations": (" ".join(f"query q{n}{{__typename}}" for n in range(300)), None),
    "600 times the same argument": ('{customer(' + " ".join('uid:"1"' for _ in range(600)) + "){name}}", None),
    "nested 120 deep": (f'{{customer(uid:"1"){{{"group{" * 120}name{"}" * 120}}}}}', "nesting"),
    "nested 600 deep": ("{customer{" + "group{" * 600 + "name" + "}" * 602, None),
    "nested lists": ("{customers(search:" + "[" * 900 + "]" * 900 + "){edges{cursor}}}", None),
    "100 of 100 of 100": (
        "{customers(first:100){edges{node{contacts(first:100){edges{node{opportunities(first:100){edges{node{"
        "name}}}}}}}}}}", "cost",
    ),
    "100 whole maps": (
        "{opportunities(first:100){edges{node{contactMap{stakeholders{title x y roles{code}}}}}}}", "cost",
    ),
    "60 introspections of everything": (_many(60, "a#:__schema{types{fields{args{name type{name}}}}}"), "cost"),
    "introspection in a circle": (
        "{__schema{types{fields{type{fields{type{fields{type{fields{type{name}}}}}}}}}}}", None,
    ),
    "comments": ("{__typename}" + "#\n" * 8_000, None),
    "a long string": ('{customers(search:"' + "x" * 16_000 + '"){pageInfo{hasNextPage}}}', None),
    "a fragment in itself": (
        '{customer(uid:"1"){...f}} fragment f on Customer{opportunities{edges{node{customer{...f}}}}}', None,
    ),
}  # fmt: skip
