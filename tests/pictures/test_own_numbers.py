"""A film of a reader's own layer keeps its numbers wherever its sliders stand."""

import numpy as np
import pytest

from pictures.frames_read import cells
from shapewise import draw
from shapewise.layers.call import LayerCall
from shapewise.reading import build, keras, run, small_integers, with_small_weights


def own(kind, shape, *arguments, **options):
    return with_small_weights(build(LayerCall(kind, *arguments, **options)), (None, *shape[1:])), small_integers(shape)


def conv1d():
    return draw.conv1d(*own("Conv1D", (2, 6, 3), 2, 2, activation="relu"))


def without_bias():
    return draw.conv1d(*own("Conv1D", (1, 7, 2), 2, 2, dilation_rate=2, use_bias=False))


def dense():
    layer, x = own("Dense", (1, 3, 2), 2)
    whole = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(2)])
    run(whole, x)
    return draw.dense(layer, x, whole)


def lstm():
    return draw.lstm(*own("LSTM", (1, 4, 2), 2))


def stride_or_pooling():
    conv, x = own("Conv1D", (1, 8, 2), 2, 2, strides=2)
    return draw.stride_or_pooling(conv, build(LayerCall("AveragePooling1D", 2)), x)


def halved_maps():
    conv, x = own("Conv2D", (1, 5, 6, 2), 2, 2, strides=2)
    return draw.halved_maps(conv, build(LayerCall("MaxPooling2D", 2)), x)


FILMS = {one.__name__: one() for one in (conv1d, without_bias, dense, lstm, stride_or_pooling, halved_maps)}
each_film = pytest.mark.parametrize("film", FILMS.values(), ids=FILMS.keys())


@each_film
def test_with_its_own_arguments_it_is_itself(film):
    assert film.changed(**film.arguments) is film


@each_film
def test_the_first_number_of_its_input_stays_whatever_slider_moves(film):
    first = film[0].grids[0].values[0][0] if film.title.startswith("LSTM") else cells_of_input(film)[0, 0]
    for control in film.controls:
        for value in control.options or range(*control.ends(film.arguments)):
            try:
                other = film.changed(**{control.argument: value})
            except ValueError:
                continue
            assert set(film.arguments) == set(other.arguments)
            if not film.title.startswith("LSTM") and "padding" not in (control.argument,):
                assert cells_of_input(other)[0, 0] == first


def cells_of_input(film):
    grid = next(grid for grid in film[0].grids if grid.name.startswith("input"))
    return cells(film[0], grid.name)


def test_a_longer_input_is_its_own_and_goes_on_with_small_whole_numbers():
    film = conv1d()
    longer, shorter = film.changed(steps=8), film.changed(steps=4)
    assert (longer.call.x[0, :6] == film.call.x[0]).all()
    assert set(longer.call.x[0, 6:].ravel()) <= {1.0, 2.0, 3.0, 4.0}
    assert (shorter.call.x[0] == film.call.x[0, :4]).all()
    assert (longer.call.kernel == film.call.kernel).all()
    assert longer.call.x.shape[0] == longer.call.y.shape[0] == 2
    assert longer.call.activation == "relu"


@pytest.mark.parametrize(
    "arguments", [{"steps": 9}, {"filters": 4}, {"channels": 1}, {"strides": 2, "padding": "same"}]
)
def test_what_comes_out_of_a_changed_film_is_what_keras_gives(arguments):
    film = conv1d().changed(**arguments)
    call = film.call
    layer = keras.layers.Conv1D(
        call.sizes[2], call.sizes[0], strides=call.strides, padding=call.padding, activation="relu"
    )
    layer.build(call.x.shape)
    layer.set_weights([call.kernel, call.bias])
    assert np.allclose(run(layer, call.x.astype("float32"))[0], call.y[0])


def test_what_the_layer_has_not_and_what_no_slider_changes_stays_so():
    film = without_bias().changed(steps=9, channels=3)
    assert film.call.bias is None
    assert film.call.dilation_rate == 2
    assert not any(grid.name == "bias" for grid in film["sum"].grids)


def test_the_weights_behind_flatten_stay_with_their_row_and_feature():
    film = dense()
    whole, wider = film.whole, film.changed(rows=4, features=3, units=3).whole
    assert (wider.kernel.reshape(4, 3, 3)[:3, :2, :2] == whole.kernel.reshape(3, 2, 2)).all()


def test_a_unit_of_an_lstm_keeps_its_weights_in_every_gate():
    call, more = lstm().call, lstm().changed(units=3, steps=6).call
    assert (more.kernel.reshape(2, 4, 3)[..., :2] == call.kernel.reshape(2, 4, 2)).all()
    assert (more.bias.reshape(4, 3)[:, :2] == call.bias.reshape(4, 2)).all()


def test_a_map_that_is_no_square_keeps_its_sides_until_its_size_changes():
    film = halved_maps()
    assert film.changed(filters=3).numbers.x.shape == (1, 5, 6, 2)
    assert film.changed(size=6).numbers.x.shape == (1, 6, 6, 2)


def test_a_slider_reaches_to_the_value_that_the_layer_has():
    film = draw.conv1d(*own("Conv1D", (1, 14, 1), 2, 2, strides=4))
    by_name = {control.argument: control for control in film.controls}
    assert (by_name["steps"].high, by_name["strides"].high, by_name["filters"].high) == (14, 4, 4)


@pytest.mark.parametrize("give", [lambda layer, x: draw.conv1d(x, layer), lambda layer, x: draw.conv1d(layer, "x")])
def test_data_that_are_no_numbers_are_refused_in_a_sentence(give):
    layer, x = own("Conv1D", (1, 6, 3), 2, 2)
    with pytest.raises(TypeError, match="an array of numbers: got a (Conv1D|str). The layer comes first, then x"):
        give(layer, x)
