"""Who stands at the end of the chains that claims come by."""

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dateline_db.analysis.origins import Lineages, Origins
from dateline_db.model.claim import Claim
from dateline_db.model.source import Lineage, LineageKind, Source
from testimony import a_chain, a_claim, a_copy, a_source, untraced

CODED = LineageKind.CODED_FROM
COPYING = [kind for kind in LineageKind if kind is not CODED]


def known(*publishers: str) -> Origins:
    return Origins(frozenset(publishers), unknown=False)


UNKNOWN = Origins(frozenset(), unknown=True)


def test_own_reporting_has_its_publisher_as_origin() -> None:
    assert Lineages([a_source("dawn")], []).of_source("dawn") == known("DAWN")


def test_unknown_lineage_is_a_class_of_its_own() -> None:
    assert Lineages([untraced("blog")], []).of_source("blog") == UNKNOWN


def test_a_source_that_is_not_in_the_case_is_of_unknown_lineage() -> None:
    assert Lineages([], []).of_source("gone") == UNKNOWN


def test_derived_without_saying_from_what_is_unknown() -> None:
    assert Lineages([a_copy("blog")], []).of_source("blog") == UNKNOWN


def test_the_last_step_of_a_chain_is_the_origin() -> None:
    rows = a_chain("mangalore", "NDTV", "AFP")
    lineages = Lineages([a_copy("mangalore")], reversed(rows))
    assert lineages.of_source("mangalore") == known("AFP")


def test_two_suppliers_are_two_origins() -> None:
    rows = a_chain("gulf", "REUTERS") + a_chain("gulf", "AP", chain=1)
    assert Lineages([a_copy("gulf")], rows).of_source("gulf") == known("REUTERS", "AP")


def test_a_chain_goes_on_along_the_source_it_names() -> None:
    sources = [a_copy("third"), a_copy("second"), a_source("first", "AP")]
    rows = a_chain("third", "second") + a_chain("second", "first")
    assert Lineages(sources, rows).of_source("third") == known("AP")


def test_a_copy_of_what_nobody_traced_is_of_unknown_lineage() -> None:
    lineages = Lineages([a_copy("copy"), untraced("blog")], a_chain("copy", "blog"))
    assert lineages.of_source("copy") == UNKNOWN


def test_a_supplier_nobody_traced_is_seen_beside_one_that_is_known() -> None:
    rows = a_chain("mix", "AP") + a_chain("mix", "blog", chain=1)
    origins = Lineages([a_copy("mix"), untraced("blog")], rows).of_source("mix")
    assert origins == Origins(frozenset({"AP"}), unknown=True)


def test_a_circle_of_copies_has_no_origin() -> None:
    rows = a_chain("one", "two") + a_chain("two", "one")
    lineages = Lineages([a_copy("one"), a_copy("two")], rows)
    assert lineages.of_source("one") == lineages.of_source("two") == UNKNOWN


def test_a_way_out_of_a_circle_is_found_from_everywhere_in_it() -> None:
    rows = a_chain("one", "two") + a_chain("two", "one")
    rows += a_chain("two", "AP", chain=1)
    lineages = Lineages([a_copy("one"), a_copy("two")], rows)
    assert lineages.of_source("one") == lineages.of_source("two") == known("AP")


def test_whom_a_claim_credits_goes_before_its_source_s_lineage() -> None:
    lineages = Lineages([a_copy("republic")], a_chain("republic", "PICSS"))
    assert lineages.of_claim(a_claim("republic")) == known("PICSS")
    assert lineages.of_claim(a_claim("republic", credits="CRSS")) == known("CRSS")


def test_a_credit_makes_a_claim_of_an_untraced_source_known() -> None:
    lineages = Lineages([untraced("blog")], [])
    assert lineages.independent([a_claim("blog", credits="AP")])[:2] == (1, 0)


def test_a_data_set_is_the_one_origin_of_what_was_coded_into_it() -> None:
    rows = [
        row
        for chain, outlet in enumerate(("DAWN", "AP", "AFP", "GEO", "ARY"))
        for row in a_chain("ucdp", outlet, chain=chain, kind=CODED)
    ]
    lineages = Lineages([a_copy("ucdp")], rows)
    assert lineages.of_source("ucdp") == known("UCDP")
    credits = [a_claim("ucdp", credits=outlet) for outlet in ("DAWN", "AP")]
    assert lineages.independent(credits).origins == 1


def test_a_copy_of_a_data_set_ends_at_the_data_set() -> None:
    chain = a_chain("news", "set", "DAWN")
    coded = Lineage(
        source_id="news",
        step=1,
        kind=CODED,
        upstream_publisher_id="DAWN",
    )
    lineages = Lineages([a_copy("news"), a_source("set", "UCDP")], [chain[0], coded])
    assert lineages.of_source("news") == known("UCDP")
    by_name = [*a_chain("news", "UCDP"), coded]
    assert Lineages([a_copy("news")], by_name).of_source("news") == known("UCDP")


def peshawar() -> tuple[Lineages, list[Claim]]:
    """The bombing of 30 January 2023: eleven sources, as they credit each other."""
    copies = ("mangalore", "gulf", "telesur", "newsbreak")
    own = {"urdupoint": "", "kabulnow": "", "upi": ""}
    own |= dict.fromkeys(("dawn1", "dawn2", "dawn3"), "DAWN")
    sources = [a_copy(name) for name in copies]
    sources += [a_source(name, publisher) for name, publisher in own.items()]
    sources += [untraced("seed")]
    rows = a_chain("mangalore", "NDTV", "AFP") + a_chain("telesur", "XINHUA")
    rows += a_chain("gulf", "REUTERS") + a_chain("gulf", "AP", chain=1)
    rows += a_chain("newsbreak", "AP")
    twice = ("seed", "newsbreak", "upi", "dawn1", "kabulnow", "kabulnow", "gulf")
    names = [*(source.id for source in sources), *twice, "gulf"]
    return Lineages(sources, rows), [a_claim(name) for name in names]


def test_peshawar_has_eight_origins_behind_eleven_sources() -> None:
    lineages, claims = peshawar()
    independence = lineages.independent(claims)
    assert len(claims) == 19
    assert len({claim.source_id for claim in claims}) == 11
    assert (independence.origins, independence.unknown) == (8, 1)
    assert independence.groups[None] == ["seed"]
    assert independence.groups["DAWN"] == ["dawn1", "dawn2", "dawn3"]


def test_circular_reporting_is_named_and_a_publisher_s_own_pages_are_not() -> None:
    lineages, claims = peshawar()
    assert lineages.circular(claims) == {"AP": ["gulf", "newsbreak"]}


def test_a_copy_beside_its_origin_is_circular() -> None:
    lineages = Lineages([a_source("ap"), a_copy("copy")], a_chain("copy", "AP"))
    assert lineages.circular([a_claim("ap"), a_claim("copy")]) == {"AP": ["ap", "copy"]}


def test_sources_that_have_it_from_each_other_are_named_as_a_ring() -> None:
    rows = a_chain("one", "two") + a_chain("two", "three") + a_chain("three", "one")
    rows += a_chain("outside", "one")
    lineages = Lineages(
        [a_copy(one) for one in ("outside", "one", "two", "three")], rows
    )
    (ring,) = lineages.rings(["outside"])
    assert set(ring) == {"one", "two", "three"}
    assert lineages.rings(["nowhere"]) == []


def test_a_ring_with_a_way_out_is_a_ring_all_the_same() -> None:
    rows = a_chain("one", "two") + a_chain("two", "one")
    rows += a_chain("two", "AP", chain=1)
    lineages = Lineages([a_copy("one"), a_copy("two")], rows)
    assert [set(ring) for ring in lineages.rings(["one"])] == [{"one", "two"}]


def test_no_claims_have_no_origins() -> None:
    assert Lineages([], []).independent([]) == (0, 0, {})


NAMES = [f"s{number}" for number in range(8)]


@st.composite
def newsrooms(draw: st.DrawFn) -> tuple[list[Source], list[Lineage]]:
    """Sources that copy each other in any way, circles included."""
    sources, rows = [], []
    for name in NAMES:
        make = draw(st.sampled_from([a_source, a_copy, a_copy, untraced]))
        sources.append(make(name))
        upstream = st.sampled_from([*NAMES, "AP", "REUTERS"]).filter(name.__ne__)
        for chain, above in enumerate(draw(st.lists(upstream, max_size=3))):
            kind = draw(st.sampled_from(LineageKind))
            rows += a_chain(name, above, chain=chain, kind=kind)
    return sources, rows


CLAIMS = st.lists(
    st.builds(
        a_claim,
        st.sampled_from(NAMES),
        credits=st.sampled_from([None, None, "AP", "DAWN"]),
    ),
    min_size=1,
)


@given(newsrooms(), CLAIMS, st.data())
def test_adding_a_copy_never_raises_the_number_of_origins(
    newsroom: tuple[list[Source], list[Lineage]],
    claims: list[Claim],
    data: st.DataObject,
) -> None:
    sources, rows = newsroom
    lineages = Lineages(sources, rows)
    copied = data.draw(st.sampled_from(claims))
    kind = data.draw(st.sampled_from(COPYING))
    credit_counts = lineages.of_claim(copied) != lineages.of_source(copied.source_id)
    copy = a_claim("copy", credits=copied.credits_id if credit_counts else None)
    steps = [*rows, *a_chain("copy", copied.source_id, kind=kind)]
    copies = Lineages([*sources, a_copy("copy")], steps)
    before, after = lineages.independent(claims), copies.independent([*claims, copy])
    assert after.origins <= before.origins


@given(newsrooms(), CLAIMS, st.randoms())
def test_origins_do_not_depend_on_any_order(
    newsroom: tuple[list[Source], list[Lineage]], claims: list[Claim], random: Random
) -> None:
    sources, rows = newsroom
    expected = Lineages(sources, rows).independent(claims)
    for told in (sources, rows, claims):
        random.shuffle(told)
    assert Lineages(sources, rows).independent(claims) == expected


@given(newsrooms(), CLAIMS, CLAIMS)
def test_another_claim_never_lowers_the_number_of_origins(
    newsroom: tuple[list[Source], list[Lineage]], some: list[Claim], more: list[Claim]
) -> None:
    lineages = Lineages(*newsroom)
    fewer, all_of_them = lineages.independent(some), lineages.independent(some + more)
    assert fewer.origins <= all_of_them.origins
    assert fewer.unknown <= all_of_them.unknown


def test_a_very_long_chain_of_copies_is_followed() -> None:
    names = [f"s{number}" for number in range(2000)]
    sources = [a_copy(name) for name in names[:-1]] + [a_source(names[-1], "AP")]
    rows = [row for name, above in pairwise(names) for row in a_chain(name, above)]
    assert Lineages(sources, rows).of_source("s0") == known("AP")
