import itertools

import numpy as np
import pytest

from pictures.frames_read import arithmetic, cells, expected
from shapewise import draw
from shapewise.pictures.target_film import FORMS, small
from shapewise.reading import keras

RNG = np.random.default_rng(3)
CASES = [
    (RNG.integers(-4, 9, (3, 2, 1)), RNG.integers(-4, 9, 3)),
    (RNG.normal(size=(4, 1, 1)), RNG.normal(size=4)),
    (RNG.integers(-4, 9, (1, 2, 1)), RNG.integers(-4, 9, 1)),
    (RNG.normal(size=(6, 2, 1)), RNG.normal(size=(6, 1, 1))),
]
SIZES = list(itertools.product((1, 3, 6), (1, 2), FORMS))


def keras_mse(targets, outputs):
    return float(keras.losses.MeanSquaredError()(targets.astype("float32"), outputs.astype("float32")))


@pytest.mark.parametrize("outputs, targets", CASES)
def test_the_numbers_in_the_square_average_to_what_keras_reports(outputs, targets):
    film = draw.targets(outputs, targets)
    frame = film["pairs"]
    assert list(cells(frame, "outputs").values()) == pytest.approx(list(outputs.ravel()))
    assert list(cells(frame, "targets").values()) == pytest.approx(list(targets.ravel()))
    squares = list(cells(frame, "squared differences").values())
    assert np.mean(squares) == pytest.approx(keras_mse(targets, outputs), rel=1e-5)
    assert film.facts["mse"].value == pytest.approx(keras_mse(targets, outputs), rel=1e-5)
    assert film.facts["differences"].value == len(squares)


@pytest.mark.parametrize("outputs, targets", CASES)
def test_the_last_frame_averages_to_what_keras_reports_for_the_mean_target(outputs, targets):
    frame = draw.targets(outputs, targets)["constant"]
    mean = np.full(outputs.shape, targets.mean())
    assert np.mean(list(cells(frame, "squared differences").values())) == pytest.approx(
        keras_mse(targets, mean), rel=1e-5, abs=1e-6
    )
    change = keras_mse(targets, mean) - keras_mse(targets, outputs)
    word = "as low" if abs(change) < 1e-6 else "lower" if change < 0 else "higher"
    assert frame.title.endswith(f"mse is {word}")


@pytest.mark.parametrize("outputs, targets", CASES)
def test_the_first_frame_is_the_loss_of_targets_that_have_the_axes_of_the_outputs(outputs, targets):
    frame = draw.targets(outputs, targets)["meant"]
    own = np.repeat(targets.reshape(len(outputs), 1, 1), outputs.shape[1], axis=1)
    assert list(cells(frame, "its target").values()) == pytest.approx(list(own.ravel()))
    assert np.mean(list(cells(frame, "squared difference").values())) == pytest.approx(
        keras_mse(own, outputs), rel=1e-5
    )


@pytest.mark.parametrize("samples, steps, target", SIZES)
def test_the_outlined_pairs_are_those_of_the_same_sample(samples, steps, target):
    frame = small(samples=samples, steps=steps, target=target)["pairs"]
    grid = frame.grid("squared differences")
    assert len(frame.outlines) == samples
    for sample, outline in enumerate(frame.outlines):
        column = sample if target == FORMS[0] else 0
        assert (outline.x, outline.y) == (grid.column_x(column), grid.row_y(sample * steps))
        assert (outline.width, outline.height) == pytest.approx((grid.cell, grid.tall * steps))


@pytest.mark.parametrize("samples, steps, target", SIZES)
def test_right_answers_have_no_loss_if_and_only_if_each_meets_its_own_target(samples, steps, target):
    film = small(samples=samples, steps=steps, target=target)
    assert (film.facts["mse"].value == 0) == (samples == 1 or target == FORMS[1])
    assert film.facts["differences"].value == samples * steps * (samples if target == FORMS[0] else 1)


def test_the_numbers_of_the_lesson_read_word_by_word():
    film = draw.targets([[[1], [1]], [[2], [2]], [[4], [4]]], [1, 2, 4])
    assert [line for frame in film.frames for line in arithmetic(frame)] == [
        "what you mean: 0 / 6 = 0",
        "differences: 3 x 2 x 3 = 18",
        "mse: 56 / 18 = 3.111",
        "differences: 3 x 2 x 3 = 18",
        "mse: 28 / 18 = 1.556",
    ]
    assert film.alternative_text.splitlines() == [
        "1. What you mean: six outputs, each beside the target of its own sample.",
        "2. What mse averages: six outputs, 18 pairs: each meets every target.",
        "3. One number for every sample, 2.33, the mean target: mse is lower.",
    ]


def test_pointing_at_a_pair_says_what_it_was_made_of():
    for target in FORMS:
        frame = small(target=target)["pairs"]
        grid = frame.grid("squared differences")
        assert len(frame.touches) == len(grid.values) * len(grid.values[0])
        for touch in frame.touches:
            _, row, column = touch.cell
            numbers = touch.sum.partition(")²")[0].lstrip("(").split("−")
            assert (float(numbers[0]) - float(numbers[1])) ** 2 == grid.values[row][column]
            lit = {name: (r, c) for name, r, c in touch.lit}
            assert frame.grid("outputs").values[lit["outputs"][0]][0] == float(numbers[0])
            place = lit["targets"]
            assert frame.grid("targets").values[place[0]][place[1]] == float(numbers[1])


@pytest.mark.parametrize(
    ("outputs", "targets", "said"),
    [
        (np.zeros((3, 2)), np.zeros(3), r"outputs of shape \(batch, steps, 1\): got \(3, 2\)"),
        (np.zeros((3, 2, 2)), np.zeros(3), r"got \(3, 2, 2\)"),
        (np.zeros((3, 2, 1)), np.zeros(4), r"one target for each sample: got \(4,\); expected \(3,\) or \(3, 1, 1\)"),
        (np.zeros((7, 2, 1)), np.zeros(7), "got 7 samples of 2 outputs; expected at most 6 of 2"),
        (np.zeros((3, 3, 1)), np.zeros(3), "got 3 samples of 3 outputs"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(outputs, targets, said):
    with pytest.raises(ValueError, match=said):
        draw.targets(outputs, targets)


def test_its_sliders_give_the_film_of_other_sizes():
    film = small().changed(samples=5, steps=1)
    assert film.arguments == {"samples": 5, "steps": 1, "target": "(n,)"}
    assert cells(film["pairs"], "targets") == expected([[1, 2, 4, 3, 6]])
    own = draw.targets([[[9], [8]], [[7], [6]]], [5, 4]).changed(samples=3, target="(n, 1, 1)")
    assert own.outputs.ravel().tolist() == [9, 8, 7, 6, 4, 4]
    assert own.targets.shape == (3, 1, 1)
    assert own.targets.ravel().tolist() == [5, 4, 4]
    with pytest.raises(ValueError, match="samples 7 is outside its slider"):
        small(samples=7)


@pytest.mark.parametrize("outputs, targets", CASES)
@pytest.mark.parametrize("updates", [1, 3])
def test_training_moves_the_outputs_as_updates_of_keras_do(outputs, targets, updates):
    """The outputs are the kernel of a Dense(1) without bias, on inputs with a single 1."""
    samples, steps, _ = outputs.shape
    model = keras.Sequential([keras.Input((steps, outputs.size)), keras.layers.Dense(1, use_bias=False)])
    model.set_weights([outputs.reshape(-1, 1)])
    x = np.eye(outputs.size).reshape(samples, steps, outputs.size)
    model.compile(keras.optimizers.SGD(outputs.size / 4), "mse")
    model.fit(x, targets, batch_size=samples, epochs=updates, shuffle=False, verbose=0)
    frame = draw.targets(outputs, targets).at("trained", update=updates - 1)
    assert list(cells(frame, "outputs").values()) == pytest.approx(list(np.asarray(model(x)).ravel()), abs=1e-4)
    assert np.mean(list(cells(frame, "squared differences").values())) == pytest.approx(
        keras_mse(targets, np.asarray(model(x))), abs=1e-4
    )


def test_right_answers_stay_where_each_meets_its_own_target_and_move_where_it_meets_all():
    assert "every answer stays as it is" in small(target=FORMS[1])["trained"].title
    titles = [frame.title for frame in small() if frame.title.startswith("Training")]
    assert len(titles) == 4
    assert all("every answer nears the mean of all targets" in title for title in titles)
