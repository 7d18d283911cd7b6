"""What is copied in the picture is what Keras gives."""

import numpy as np
import pytest

from pictures.frames_read import cells, expected, touched
from shapewise import draw
from shapewise.pictures.embedding_film import small
from shapewise.reading import keras, run

L = keras.layers


def layer_and_input():
    layer = L.Embedding(6, 3)
    layer.build((1, 4))
    layer.set_weights([np.arange(18.0).reshape(6, 3) - 5])
    return layer, np.array([[4, 1, 4, 0]])


def test_table_indexes_and_output_are_those_of_keras():
    layer, x = layer_and_input()
    frame = draw.embedding(layer, x)["all"]
    assert cells(frame, "table") == expected(layer.get_weights()[0].T)
    assert cells(frame, "indexes") == expected(x)
    assert cells(frame, "output") == expected(run(layer, x)[0].T)
    assert frame.title == "4 indexes in, 4 vectors out; 3 of 6 words are not asked for"


def test_a_step_fills_its_column_from_the_column_of_its_word():
    layer, x = layer_and_input()
    film = draw.embedding(layer, x)
    for step, word in enumerate(x[0]):
        frame = film.at("step", step=step)
        assert {column for _, column in cells(frame, "output")} == set(range(step + 1))
        lit, said = touched(frame, "output", 2, step)
        assert lit == {"table": {(2, word)}, "indexes": {(0, step)}}
        assert said.startswith(f"number 2 of word {word} = ")


def test_more_words_make_the_table_larger_and_more_steps_the_output():
    assert small(words=8).facts["parameters"].value == 24
    assert small(words=8).facts["output"].value == small().facts["output"].value == (1, 4, 3)
    assert small(steps=7).facts["output"].value == (1, 7, 3)
    assert len(small().changed(words=2)) == 5


def test_what_cannot_be_drawn_is_refused_by_name():
    layer, x = layer_and_input()
    with pytest.raises(
        ValueError, match="this is a picture of Embedding: got a Dense layer. Use keras.layers.Embedding."
    ):
        draw.embedding(L.Dense(2), x)
    with pytest.raises(ValueError, match="index -1 is no row of the table"):
        draw.embedding(layer, np.array([[-1]]))
    with pytest.raises(ValueError, match="got 40 words; expected at most 10"):
        draw.embedding(L.Embedding(40, 2), x)
