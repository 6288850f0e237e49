"""Warm paths: the strengths of the table, by hand, and what is said of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from graph_crm.analysis.warm_paths import WarmPath, WarmPathKind, WarmTie, rank_warm_paths
from graph_crm.maps.warm_path_sentences import warm_path_sentence
from tests.maps import NOW


def tie(
    kind: WarmPathKind = "colleague", user: str = "Ann", via: str | None = "Chen", **other: Any
) -> WarmTie:
    return WarmTie(
        kind=kind, user_uid=user.lower(), user_name=user, via_uid=via and via.lower(), via_name=via, **other
    )


@pytest.mark.parametrize(
    ("made", "reliability"),
    [
        (tie(), 0.3),
        (tie(level=1), 0.4),
        (tie(level=3), 0.9),
        (tie(touches=2), 0.3),
        (tie(touches=3), 0.4),
        (tie(touches=10), 0.7),
        (tie(touches=10, level=3), 0.9),
        (tie("former_colleague", level=2), 0.42),
        (tie("group", level=2), 0.21),
    ],
)
def test_reliability_is_knowing_times_introducing(made: WarmTie, reliability: float) -> None:
    [path] = rank_warm_paths([made])
    assert path.reliability == pytest.approx(reliability)


def test_the_best_kind_of_a_pair_counts_and_the_latest_comes_first() -> None:
    paths = rank_warm_paths(
        [
            tie("group", level=3),
            tie("former_colleague", level=1),
            tie(user="Bob", via="Dai", level=1, last_at=NOW - timedelta(days=9)),
            tie(user="Cay", via="Dai", level=1, last_at=NOW),
        ]
    )
    assert [(path.tie.user_name, path.tie.kind) for path in paths] == [
        ("Cay", "colleague"),
        ("Bob", "colleague"),
        ("Ann", "group"),
    ]
    assert rank_warm_paths([]) == ()


def test_hidden_ones_are_one_path_for_each_colleague_and_kind() -> None:
    paths = rank_warm_paths(
        [tie("group", via=None), tie("group", via=None), tie("group", user="Bob", via=None)]
    )
    assert [path.tie.user_name for path in paths] == ["Ann", "Bob"]


def test_what_is_said() -> None:
    def said(made: WarmTie) -> tuple[str, str]:
        path = WarmPath(tie=made, reliability=0.5)
        return warm_path_sentence(path, "Wang", "en"), warm_path_sentence(path, "Wang", "zh")

    assert said(tie("former_colleague", company="Acme", level=2))[0] == (
        "Ann knows Chen, who worked with Wang at Acme. Multiple contacts."
    )
    assert said(tie("group", company=None, touches=4)) == (
        "Ann knows Chen at another company, of the same group of companies. 4 activities.",
        "Ann认识同一集团另一家公司的Chen。4 次往来。",
    )
    assert said(tie("former_colleague", via=None))[0] == "Ann knows somebody who worked with Wang. Ask."
    assert said(tie(level=1))[1] == "Ann在别处认识Wang。简单接触。"
