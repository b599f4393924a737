"""The quicker way through two layers of the English pipeline's networks."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from thinc.api import LayerNorm, Maxout, Model, NumpyOps, Relu

from habeas.finding.layers import hasten

OPS = NumpyOps(use_blis=False)


def layer(made: Model, seed: int) -> Model:
    """A layer with weights drawn at random, its products left to numpy as the pipeline's are."""
    draw = np.random.default_rng(seed)
    made.ops = OPS
    made.initialize(draw.normal(size=(4, 96)).astype("float32"))
    for name in made.param_names:
        made.set_param(name, draw.normal(size=made.get_param(name).shape).astype("float32"))
    return made


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 9), rows=st.integers(0, 70), ways=st.integers(2, 4))
def test_the_same_numbers_to_the_last_bit(seed: int, rows: int, ways: int) -> None:
    """However many rows go through, the quick way gives what the library's own gives."""
    given_ = np.random.default_rng(seed).normal(size=(rows, 96)).astype("float32")
    for made in (layer(Maxout(96, 96, ways), seed), layer(LayerNorm(96), seed)):
        before = made.predict(given_)
        hasten(made)
        assert np.array_equal(made.predict(given_), before)


def test_other_layers_stay_as_they_are() -> None:
    """A layer of another kind keeps its own way."""
    made = layer(Relu(96, 96), 1)
    way = made._func
    hasten(made)
    assert made._func is way
