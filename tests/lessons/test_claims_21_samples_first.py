"""The sentences of lesson 21, tried on Keras."""

import numpy as np
import pytest

from lessons.claims import claims
from lessons.defined import defined_in
from shapewise.reading import keras
from shapewise.reviewing import review

L = keras.layers
lesson = defined_in("21_samples_first")
X, RIGHT = lesson.films(20, seed=5)


@claims("The target says which way it moves: 1 is to the right.")
def test_the_block_of_a_film_moves_to_the_right_where_the_target_is_1():
    films = X.reshape(20, 7, 8, 8)
    columns = (films.sum(axis=2) * np.arange(8)).sum(axis=-1) / 4
    assert (np.diff(columns, axis=1) == np.where(RIGHT, 1, -1)[:, None]).all()


@claims(
    "It has the pictures, after all.",
    "It fails because samples never meet in a network like this one: each goes through the model alone.",
)
@pytest.mark.parametrize("ends", [[L.Flatten()], [L.Reshape((8, 8, 1)), L.Conv2D(3, 3), L.Flatten()], [L.LSTM(4)]])
def test_a_sample_moves_its_own_output_alone(ends):
    model = keras.Sequential([keras.Input((8, 8)), *ends, L.Dense(1)])
    before, changed = np.asarray(model(X[:7])), X[:7].copy()
    changed[3] += 1
    assert np.flatnonzero(~np.isclose(model(changed), before)[:, 0]).tolist() == [3]


def test_a_single_picture_does_not_say_which_way_the_block_moves():
    films = X.reshape(20, 7, 8, 8)
    to_the_left, to_the_right = films[::2], films[1::2]
    seen = {picture.tobytes() for film in to_the_right for picture in film}
    more = lesson.films(200, seed=6)[0].reshape(200, 7, 8, 8)
    seen |= {picture.tobytes() for film in more[1::2] for picture in film}
    assert all(picture.tobytes() in seen for film in to_the_left for picture in film)


@claims("As many samples as targets now, and each sample holds all that its target is about.")
def test_each_sample_holds_the_seven_pictures_of_its_film():
    grouped = lesson.in_films(X)
    assert len(grouped) == len(RIGHT)
    for film in range(20):
        for time in range(7):
            assert np.array_equal(grouped[film, :, :, time], X[7 * film + time])
    assert np.array_equal(lesson.in_films_by_hand(X), grouped)


@claims(
    "They can also have an axis of their own, before that of the channels, for a Conv3D: where its window is one "
    "picture long, "
    "each picture is convolved alone."
)
def test_a_picture_on_an_axis_of_its_own_moves_its_own_place_there_alone():
    conv, films = L.Conv3D(4, (3, 3, 1)), lesson.in_films(X)[..., None]
    before, changed = np.asarray(conv(films)), films.copy()
    changed[:, :, :, 3] += 1
    assert np.unique(np.nonzero(~np.isclose(conv(changed), before))[3]).tolist() == [3]


def test_flatten_gives_the_same_numbers_of_a_film_whether_reshape_regrouped_them_or_not():
    for shape in ((20, 8, 8, 7), (20, 7, 8, 8)):
        assert np.array_equal(np.asarray(L.Flatten()(X.reshape(shape))), X.reshape(20, 448))


@claims("Question Q24 has its samples in the columns of an array.")
def test_of_columns_reshape_makes_pictures_with_pixels_of_many_films():
    whose = np.repeat(np.arange(140), 64).reshape(140, 64).T
    assert all(len(np.unique(whose.reshape(140, 8, 8)[picture] // 7)) > 5 for picture in range(140))
    assert all(len(np.unique(whose.T.reshape(140, 8, 8)[picture])) == 1 for picture in range(140))


@claims("Keras pairs axis 0 of x and y one to one: what belongs to one target has to be one sample.")
def test_keras_refuses_other_numbers_of_samples_and_pairs_equal_ones():
    model = lesson.network((8, 8))
    model.compile("sgd", "mse")
    with pytest.raises(ValueError, match="Make sure all arrays contain the same number of samples"):
        model.fit(X, RIGHT, verbose=0)
    answers = model.predict(X, verbose=0)[:, 0]
    by_pairs = np.mean([(answer - target) ** 2 for answer, target in zip(answers, np.repeat(RIGHT, 7))])
    assert model.evaluate(X, np.repeat(RIGHT, 7), verbose=0) == pytest.approx(by_pairs, rel=1e-4)


@claims("The model of question Q11 comes after it: its windows are one picture long.")
def test_the_model_of_question_11_has_the_figures_of_today_and_its_pictures_never_meet_in_a_convolution():
    layers = [L.Conv3D(16, (3, 3, 1)), L.MaxPooling3D((2, 2, 1)), L.Conv3D(32, (3, 3, 1)), L.MaxPooling3D((2, 2, 1))]
    model = keras.Sequential([keras.Input((33, 33, 7, 1)), *layers, L.Flatten(), L.Dense(512), L.Dense(32), L.Dense(1)])
    shapes = [layer.output.shape[1:] for layer in model.layers[:5]]
    assert shapes == [(31, 31, 7, 16), (15, 15, 7, 16), (13, 13, 7, 32), (6, 6, 7, 32), (8064,)]
    counts = [layer.count_params() for layer in model.layers if layer.count_params()]
    assert (counts, model.count_params()) == ([160, 4640, 4_129_280, 16_416, 33], 4_150_529)
    assert [one.code for one in review(model)] == ["length/never-mixed"]


@claims("Only for pictures of a single pixel.")
@pytest.mark.parametrize("group", [2, 3, 4])
def test_reshape_leaves_pictures_whole_that_have_a_single_pixel(group):
    for height, width in np.ndindex(2, 3):
        pictures = np.arange(2 * group * (height + 1) * (width + 1)).reshape(2 * group, height + 1, width + 1)
        straight = pictures.reshape(2, height + 1, width + 1, group)
        whole = np.array_equal(straight, pictures.reshape(2, group, height + 1, width + 1).transpose(0, 2, 3, 1))
        assert whole == (height == width == 0)


def test_the_sizes_in_memory_are_those_that_the_exercise_says():
    pixels = 420420 * 33 * 33 * 4
    assert (round(pixels / 1e9, 2), round(7 * pixels / 1e9, 1)) == (1.83, 12.8)
    decoder = L.LSTM(1, return_sequences=True)
    decoder.build((None, 512, 50))
    assert decoder.count_params() == 208
    assert L.RepeatVector(512).compute_output_shape((None, 50)) == (None, 512, 50)
