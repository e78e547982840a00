"""The way of what is said, from the sources back to the origins, as a graph."""

from dateline_db.analysis.origins import Lineages
from dateline_db.model.source import Lineage, LineageKind, LineageState, Source
from dateline_desktop.lineage.graph import UNKNOWN, Edge, Start, graph_of

AFP = ("publisher", "afp")


def source(name: str, publisher: str, state: LineageState) -> Source:
    return Source(id=name, publisher_id=publisher, title=name, lineage=state)


def copy_of(name: str, *, publisher: str = "", other: str = "") -> Lineage:
    return Lineage(
        source_id=name,
        kind=LineageKind.SYNDICATES,
        upstream_publisher_id=publisher or None,
        upstream_source_id=other or None,
    )


def test_copies_of_one_agency_run_together() -> None:
    sources = [source(one, one, LineageState.DERIVED) for one in ("a", "b")]
    lineages = Lineages(
        sources, [copy_of("a", publisher="afp"), copy_of("b", publisher="afp")]
    )
    graph = graph_of(lineages, [Start("a"), Start("b")])
    assert graph.columns == [[("source", "a"), ("source", "b")], [AFP]]
    assert graph.origins == {AFP}


def test_a_chain_goes_on_along_the_source_it_names() -> None:
    sources = [
        source("a", "paper", LineageState.DERIVED),
        source("wire", "afp", LineageState.OWN),
    ]
    graph = graph_of(Lineages(sources, [copy_of("a", other="wire")]), [Start("a")])
    assert graph.columns == [[("source", "a")], [("source", "wire")], [AFP]]


def test_what_nobody_traced_stands_apart_and_last() -> None:
    sources = [
        source("a", "x", LineageState.UNKNOWN),
        source("b", "y", LineageState.OWN),
    ]
    graph = graph_of(Lineages(sources, []), [Start("a"), Start("b")])
    assert graph.columns[-1] == [("publisher", "y"), UNKNOWN]


def test_whom_a_claim_credits_goes_before_where_its_source_has_it_from() -> None:
    lineages = Lineages([source("a", "x", LineageState.OWN)], [])
    graph = graph_of(lineages, [Start("a", "afp")])
    assert graph.edges == [Edge(("source", "a"), AFP, None, is_credit=True)]


def test_sources_that_name_only_each_other_are_gone_round_once() -> None:
    sources = [source(one, one, LineageState.DERIVED) for one in ("a", "b")]
    rows = [copy_of("a", other="b"), copy_of("b", other="a")]
    graph = graph_of(Lineages(sources, rows), [Start("a")])
    assert graph.columns == [[("source", "a")], [("source", "b")]]


def test_a_circle_beside_other_sources_makes_no_columns_without_nodes() -> None:
    copies = [source(one, one, LineageState.DERIVED) for one in ("a", "b", "c")]
    own = [source(one, one, LineageState.OWN) for one in "defghij"]
    rows = [copy_of("a", other="b"), copy_of("b", other="c"), copy_of("c", other="a")]
    starts = [Start(one.id) for one in (*copies, *own)]
    graph = graph_of(Lineages([*copies, *own], rows), starts)
    assert len(graph.columns) == 3
    assert all(graph.columns)


def test_an_outlet_that_a_data_set_names_is_no_origin() -> None:
    data = source("row", "ucdp", LineageState.DERIVED)
    lead = Lineage(
        source_id="row", kind=LineageKind.CODED_FROM, upstream_publisher_id="afp"
    )
    graph = graph_of(Lineages([data], [lead]), [Start("row", "afp")])
    assert graph.origins == {("publisher", "ucdp")}
