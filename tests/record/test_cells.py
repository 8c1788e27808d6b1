from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import When
from dragoman.record.events.cells import CELLS as OF_EVENTS
from dragoman.record.events.telling import Told
from dragoman.record.statements.cells import CELLS as OF_STATEMENTS
from dragoman.record.statements.said import Said

WHENS = st.builds(When)
SKETCHES = st.lists(st.integers(0, 65_535), unique=True).map(sorted).map(tuple)
PLACES = st.integers(0, 2**32 - 1)
SPANS = st.tuples(PLACES, PLACES)
TELLINGS = st.builds(
    Told,
    words=SKETCHES,
    saying=PLACES,
    trigger=SPANS,
    sentence=SPANS,
    when=st.none() | WHENS,
    published=st.none() | WHENS,
    offices=st.just((("president", "p1"),)),
)
QUOTATIONS = st.builds(
    Said,
    words=st.lists(st.integers(0, 2**32 - 1)).map(tuple),
    around=SKETCHES,
    length=st.floats(0, 1e6),
    count=PLACES,
    day=PLACES,
    minutes=st.none() | PLACES,
    span=SPANS,
)


@given(TELLINGS)
def test_a_telling_comes_out_of_its_cells_as_it_went_in(told: Told) -> None:
    assert OF_EVENTS.unpacked(OF_EVENTS.packed(told), OF_EVENTS.voice(told)) == told


@given(QUOTATIONS)
def test_a_quotation_comes_out_of_its_cells_as_it_went_in(said: Said) -> None:
    assert OF_STATEMENTS.unpacked(OF_STATEMENTS.packed(said), OF_STATEMENTS.voice(said)) == said
