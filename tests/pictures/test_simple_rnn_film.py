"""The moments of a SimpleRNN: what is drawn is what Keras returns, in both orders of the steps."""

import numpy as np
import pytest

from pictures.frames_read import expected, touched
from shapewise import draw
from shapewise.layers.call import LayerCall
from shapewise.pictures.simple_rnn_film import small
from shapewise.reading import build, keras, run, small_integers, with_small_weights


def cells(frame, name):
    """The numbers of the grid that is called exactly so: what enters has the role of the input, or of the output, too."""
    (grid,) = [grid for grid in frame.grids if grid.name == name]
    return {place: value for place, value in np.ndenumerate(np.array(grid.values, dtype=object)) if value is not None}


def layer_and_input(shape=(1, 4, 2), units=3, **options):
    layer = with_small_weights(build(LayerCall("SimpleRNN", units, **options)), (None, *shape[1:]))
    return layer, small_integers(shape, seed=5)


def every_step(layer, x):
    every = keras.layers.SimpleRNN.from_config(layer.get_config() | {"return_sequences": True})
    every.build(x.shape)
    every.set_weights(layer.get_weights())
    return run(every, x)


@pytest.mark.parametrize("options", [{}, {"return_sequences": True}, {"use_bias": False}], ids=str)
def test_the_picture_holds_what_keras_returns_cell_by_cell(options):
    layer, x = layer_and_input(**options)
    film, y = draw.simple_rnn(layer, x), every_step(layer, x)
    assert cells(film["last"], "input") == expected(x[0].T)
    assert cells(film["last"], "output") == pytest.approx(expected(y[0].T))
    assert sum(len(cells(film["last"], name)) for name in ("weights",)) == layer.count_params()
    assert ("all 4 columns" in film["last"].title) == bool(options.get("return_sequences"))


def test_a_column_fills_from_its_step_and_the_column_before():
    layer, x = layer_and_input()
    film, y = draw.simple_rnn(layer, x), every_step(layer, x)
    for step in range(4):
        frame = film.at("step", step=step)
        assert frame.grids[0].values == tuple((float(value),) for value in x[0, step])
        before = y[0, step - 1] if step else np.zeros(3)
        assert [value for (value,) in frame.grids[1].values] == pytest.approx(list(before))
        assert {column for _, column in cells(frame, "output")} == set(range(step + 1))
        lit, said = touched(frame, "output", 1, step)
        assert lit["input"] == {(0, step), (1, step)}
        assert lit.get("output", set()) == ({(unit, step - 1) for unit in range(3)} if step else set())
        assert said.startswith("tanh(")


def test_backwards_it_gives_what_keras_gives_for_the_reversed_steps():
    layer, x = layer_and_input()
    frame = draw.simple_rnn(layer, x)["order"]
    assert cells(frame, "input, backwards") == expected(x[0, ::-1].T)
    assert cells(frame, "output, backwards") == pytest.approx(expected(every_step(layer, x[:, ::-1])[0].T))
    assert frame.title == "The same steps backwards: 3 of 3 numbers after the last step are different"


def test_the_sum_below_a_step_is_what_unit_0_gives():
    layer, x = layer_and_input()
    for step, value in enumerate(every_step(layer, x)[0, :, 0]):
        text = str(draw.simple_rnn(layer, x).at("step", step=step).arithmetic)
        assert float(text.split(" = ")[-1]) == pytest.approx(value, abs=1e-3)


def test_one_step_has_no_order():
    assert small(steps=1).moments == ("step", "last")
    assert small(steps=1).strip == ("step", "last")


def test_more_steps_or_features_are_drawn_with_the_same_numbers_in_front():
    film = small().changed(steps=6)
    assert film.call.x[:, :4].tolist() == small().call.x.tolist()
    assert film.facts["parameters"].value == small().facts["parameters"].value == 18
    assert small(units=4).facts["output"].value == (1, 4)


def test_what_cannot_be_drawn_is_refused_by_name():
    layer, x = layer_and_input()
    with pytest.raises(
        ValueError, match="this is a picture of SimpleRNN: got a Dense layer. Use keras.layers.SimpleRNN."
    ):
        draw.simple_rnn(keras.layers.Dense(2), x)
    with pytest.raises(ValueError, match="the picture does not show activation='relu': expected 'tanh'"):
        draw.simple_rnn(keras.layers.SimpleRNN(2, activation="relu"), x)
    with pytest.raises(ValueError, match="got 40 steps; expected at most 10"):
        draw.simple_rnn(keras.layers.SimpleRNN(2), np.ones((1, 40, 2)))
