"""Clusters are a function of a component's items and links alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.reconcile import Link
from dateline.reconcile.grouping import cluster

ITEMS = list("abcdefg")
links = st.dictionaries(
    st.tuples(st.sampled_from(ITEMS), st.sampled_from(ITEMS)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(-5, 5).map(lambda score: round(score, 3)),
)


def link(a: str, b: str, score: float) -> Link:
    return Link(kind="events", a=a, b=b, score=score)


@given(links, st.randoms(use_true_random=False))
def test_the_order_of_items_and_links_does_not_show(scores: dict, random) -> None:
    given_links = [link(a, b, score) for (a, b), score in scores.items()]
    shuffled = random.sample(given_links, len(given_links))
    assert cluster("events", ITEMS, given_links) == cluster("events", random.sample(ITEMS, len(ITEMS)), shuffled)


def test_evidence_against_outweighs_a_chain() -> None:
    found = cluster("events", ["a", "b", "c"], [link("a", "b", 3), link("b", "c", 2), link("a", "c", -8)])
    assert found["a"] == found["b"] != found["c"]


def test_a_cluster_keeps_its_id_while_its_smallest_item_stays() -> None:
    small, grown = cluster("events", ["a", "b"], []), cluster("events", ["a", "b", "c"], [link("a", "c", 2)])
    assert small["a"] == grown["a"] == grown["c"]
