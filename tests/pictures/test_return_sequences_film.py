"""What is handed on in the picture is what Keras hands on."""

import numpy as np
import pytest

from pictures.frames_read import expected
from shapewise import draw
from shapewise.pictures.return_sequences_film import small
from shapewise.reading import keras, run, small_integers

L = keras.layers
SHAPE = (1, 4, 2)


def cells(frame, name):
    (grid,) = [grid for grid in frame.grids if grid.name == name]
    return {place: value for place, value in np.ndenumerate(np.array(grid.values, dtype=object)) if value is not None}


@pytest.mark.parametrize("options", [{}, {"return_sequences": True}, {"use_bias": False}], ids=str)
def test_the_last_column_or_every_column_is_what_keras_hands_on(options):
    layer, x = L.LSTM(3, **options), small_integers(SHAPE, 4)
    film = draw.return_sequences(layer, x)
    every = L.LSTM(3, **options | {"return_sequences": True})
    every.build(SHAPE)
    every.set_weights(layer.get_weights())
    y = run(every, x)
    assert cells(film["all"], "handed on") == pytest.approx(expected(y[0].T))
    assert cells(film["last"], "handed on") == pytest.approx(expected(y[0, -1:].T))
    repeated = run(L.RepeatVector(4), y[:, -1])
    assert cells(film["repeated"], "handed on") == pytest.approx(expected(repeated[0].T))
    assert film.moments == ("last", "all", "repeated")


@pytest.mark.parametrize("every", [False, True])
def test_the_ends_of_both_directions_are_what_bidirectional_hands_on(every):
    layer, x = L.Bidirectional(L.LSTM(3, return_sequences=every)), small_integers(SHAPE, 4)
    frame = draw.return_sequences(layer, x)["both"]
    plain = L.Bidirectional(L.LSTM(3))
    plain.build(SHAPE)
    plain.set_weights(layer.get_weights())
    assert cells(frame, "handed on") == pytest.approx(expected(run(plain, x).T))
    all_steps = L.Bidirectional(L.LSTM(3, return_sequences=True))
    all_steps.build(SHAPE)
    all_steps.set_weights(layer.get_weights())
    y = run(all_steps, x)[0]
    assert cells(frame, "forward") == pytest.approx(expected(y[:, :3].T))
    assert cells(frame, "backward") == pytest.approx(expected(y[:, 3:].T))


def test_more_steps_are_read_by_both_directions():
    film = small().changed(steps=6)
    assert film.call.x[:, ::-1].tolist() == film.backward.x.tolist()
    assert film.facts["every step"].value == (1, 6, 3)
    assert small(units=4).facts["last step"].value == (1, 4)


def test_what_cannot_be_drawn_is_refused_by_name():
    x = small_integers(SHAPE, 4)
    for layer, kind in ((L.Dense(2), "Dense"), (L.Bidirectional(L.GRU(2)), "Bidirectional")):
        with pytest.raises(
            ValueError, match=f"this is a picture of LSTM and of Bidirectional around one: got a {kind} layer"
        ):
            draw.return_sequences(layer, x)
