"""What Dense is wrongly believed to do, against the layers that really do it.

Where a Keras layer realises a belief, that layer is run with the corresponding weights. Where none does, the oracle
is a sum written with einsum; it shares nothing with the loops of the library.
"""

import numpy as np
import pytest

from misconceptions.believing import layers_behind, numbers, what_keras_gives
from shapewise import diagnose
from shapewise.layers import dense
from shapewise.layers.call import LayerCall
from shapewise.misconceptions.predicting import beliefs_about, predictions
from shapewise.reading import build, keras, run, small_integers

UNITS, ROWS, FEATURES = 4, 3, 5
X = small_integers((2, ROWS, FEATURES), 1)
KERNEL = small_integers((FEATURES, UNITS), 2)
BIAS = small_integers((UNITS,), 3)
TRUTH = np.einsum("brf,fu->bru", X, KERNEL) + BIAS

#: Q17, Q18 and the lesson: the layer, its input, and for each belief what it leads to
CLAIMED = [
    (4, (None, 2, 3), "output_shape", {"dense/flattened": (None, 4), "dense/first-axis": (None, 4, 3),
                                       "dense/axis-added": (None, 2, 3, 4)}),
    (4, (None, 2, 3), "parameters", {"dense/flattened": 28, "dense/flattened-and-folded-back": 56,
                                     "dense/own-weights-per-row": 32, "dense/first-axis": 12, "dense/bias-per-row": 20}),
    (10, (None, 20, 5), "parameters", {"dense/own-weights-per-row": 1200}),
    (10, (None, 28, 28), "output_shape", {"dense/flattened": (None, 10), "dense/axis-added": (None, 28, 28, 10),
                                          "dense/flattened-afterwards": (None, 280)}),
    (10, (None, 28, 28), "parameters", {"dense/flattened": 7850, "dense/own-weights-per-row": 8120, "dense/axis-added": 20}),
    (784, (None, 28, 28), "parameters", {"dense/flattened": 615440}),
    (512, (None, 28, 28), "parameters", {"dense/flattened": 401920}),
    (32, (None, 28, 28), "parameters", {"dense/flattened": 25120}),
    (2, (None, 4, 3), "parameters", {"dense/flattened": 26}),
]  # fmt: skip
#: configurations in which every belief about shapes and counts has something to say at least once
CONFIGURATIONS = [
    ({"units": 4}, (None, 2, 3)),
    ({"units": 10}, (None, 28, 28)),
    ({"units": 2}, (None, 4, 3)),
    ({"units": 4, "use_bias": False}, (None, 2, 3)),
    ({"units": 7}, (None, 3, 8, 5)),
    ({"units": 3}, (None, None, 5)),
    ({"units": 3}, (None, 5)),
]


@pytest.mark.parametrize(("units", "input_shape", "quantity", "claimed"), CLAIMED, ids=str)
def test_a_belief_predicts_the_figure_that_is_known_of_it(units, input_shape, quantity, claimed):
    found = {one.belief.code: one.value for one in predictions("Dense", quantity, input_shape, {"units": units})}
    assert {code: found[code] for code in claimed} == claimed


@pytest.mark.parametrize(("units", "input_shape", "quantity", "claimed"), CLAIMED, ids=str)
def test_who_believes_it_is_told_so(units, input_shape, quantity, claimed):
    for code, answer in claimed.items():
        given = diagnose(answer, keras.layers.Dense(units), input_shape, kind=quantity).beliefs
        if (code, answer) == ("dense/first-axis", 12):  # 2 x 4 + 4 is 3 x 4 as well: both are named
            assert given == (code, "dense/bias-forgotten")
        else:
            assert given == (code,)


@pytest.mark.parametrize("quantity", ["output_shape", "parameters"])
@pytest.mark.parametrize(("config", "input_shape"), CONFIGURATIONS, ids=str)
def test_the_layers_behind_a_belief_give_in_keras_what_it_predicts(config, input_shape, quantity):
    truth = what_keras_gives([LayerCall("Dense", **config)], input_shape)[quantity]
    found = predictions("Dense", quantity, input_shape, config)
    assert found
    for one in found:
        assert one.value != truth
        if one.layers:
            assert what_keras_gives(one.layers, input_shape)[quantity] == one.value, f"{one.belief.code}: {one.layers}"


@pytest.mark.parametrize("quantity", ["output_shape", "parameters"])
def test_every_belief_about_shapes_or_counts_is_met_in_some_configuration(quantity):
    met = {one.belief.code for config, shape in CONFIGURATIONS for one in predictions("Dense", quantity, shape, config)}
    assert met == {
        one.code for one in beliefs_about("Dense") if one.code.startswith("dense/") and quantity in one.about
    }


def test_a_single_bias_is_one_number_more_than_the_kernel():
    counted = {one.belief.code: one.value for one in predictions("Dense", "parameters", (None, 2, 3), {"units": 4})}
    assert counted["dense/one-bias-for-all"] == 3 * 4 + 1


@pytest.mark.parametrize(
    ("call", "shape", "count"),
    [
        (LayerCall("EinsumDense", "bij,ijk->bk", 10, bias_axes="k"), (None, 10), 7850),
        (LayerCall("EinsumDense", "bij,ijk->bik", (28, 10), bias_axes="ik"), (None, 28, 10), 8120),
    ],
    ids=str,
)
def test_einsum_dense_sees_the_whole_image_or_gives_every_row_its_own_weights(call, shape, count):
    assert what_keras_gives([call], (None, 28, 28)) == {"output_shape": shape, "parameters": count}


def test_a_convolution_as_large_as_the_image_sees_all_of_it_as_well():
    given = what_keras_gives([LayerCall("Conv2D", 10, 28)], (None, 28, 28, 1))
    assert given == {"output_shape": (None, 1, 1, 10), "parameters": 7850}


# ---------------------------------------------------------------- the numbers

SQUARE = small_integers((2, FEATURES, FEATURES), 4)
#: the code, the input, and the weights that make the layers behind the belief compute it
REALISED = [
    ("dense/first-axis", SQUARE, (KERNEL, BIAS)),
    ("dense/flattened-afterwards", X, (KERNEL, BIAS)),
    ("dense/features-kept-apart", X, (KERNEL[None], np.tile(BIAS, FEATURES))),
    ("dense/bias-forgotten", X, (KERNEL,)),
]


@pytest.mark.parametrize(("code", "x", "weights"), REALISED, ids=[code for code, *_ in REALISED])
def test_the_computation_of_a_belief_is_what_its_layers_do(code, x, weights):
    ours, theirs = numbers(code, x, KERNEL, BIAS, units=UNITS), x
    for call in layers_behind(code, x.shape, units=UNITS):
        layer = build(call)
        layer.build(theirs.shape)
        if layer.weights:
            layer.set_weights([np.reshape(w, v.shape) for w, v in zip(weights, layer.get_weights(), strict=True)])
        theirs = run(layer, theirs)
    assert np.array_equal(ours, theirs)


def test_rows_are_averaged_by_global_average_pooling():
    layer = keras.layers.Dense(UNITS)
    layer.build(X.shape)
    layer.set_weights([KERNEL, BIAS])
    theirs = run(keras.layers.GlobalAveragePooling1D(), run(layer, X))
    assert np.allclose(numbers("dense/rows-averaged", X, KERNEL, BIAS, units=UNITS), theirs, rtol=1e-6)


P = np.einsum("brf,fu->brfu", X, KERNEL).astype(float)
COMPUTED = [
    # the code, the same sum on paper
    ("dense/flattened-afterwards", TRUTH.reshape(2, -1)),
    ("dense/features-kept-apart", np.concatenate([P[:, :, f] + BIAS for f in range(FEATURES)], axis=-1)),
    ("dense/bias-forgotten", P.sum(axis=2)),
    ("dense/one-bias-for-all", P.sum(axis=2) + BIAS[0]),
    ("dense/bias-per-product", (P + BIAS).sum(axis=2)),
    ("dense/kernel-transposed", np.einsum("brf,uf->bru", X, KERNEL.reshape(UNITS, FEATURES)) + BIAS),
    ("dense/units-alike", P[..., :1].sum(axis=2) + BIAS),
    ("dense/features-averaged", P.mean(axis=2) + BIAS),
    ("dense/plain-sum", X.sum(axis=2)[..., None] + BIAS),
    ("dense/first-feature-only", P[:, :, 0] + BIAS),
    ("dense/first-row-for-all", np.repeat(TRUTH[:, :1], ROWS, axis=1)),
    ("dense/first-row-only", TRUTH[:, 0]),
    ("dense/rows-averaged", TRUTH.mean(axis=1)),
    ("dense/rows-added-up", P.sum(axis=(1, 2)) + BIAS),
]


@pytest.mark.parametrize(("code", "on_paper"), COMPUTED, ids=[code for code, _ in COMPUTED])
def test_the_computation_of_a_belief_is_the_sum_on_paper(code, on_paper):
    ours = numbers(code, X, KERNEL, BIAS, units=UNITS)
    assert ours.shape == on_paper.shape
    assert np.allclose(ours, on_paper, rtol=1e-6, atol=1e-6)


def test_every_wrong_computation_is_verified_here():
    verified = {code for code, *_ in REALISED} | {code for code, _ in COMPUTED}
    assert verified == {
        one.code for one in beliefs_about("Dense") if one.code.startswith("dense/") and "value" in one.about
    }


def test_no_two_wrong_computations_give_the_same_numbers_and_none_the_right_ones():
    given = [(code, array) for code, array in COMPUTED] + [("the truth", TRUTH)]
    for place, (code, array) in enumerate(given):
        for other, second in given[:place]:
            assert array.shape != second.shape or not np.allclose(array, second), f"{code} is {other}"


def test_changing_pixel_5_9_of_an_image_moves_row_5_of_the_output_and_no_other():
    layer = keras.layers.Dense(10)
    x = small_integers((1, 28, 28))
    changed = x.copy()
    changed[0, 5, 9] += 1
    moved = run(layer, x) != run(layer, changed)
    assert np.flatnonzero(moved[0].any(axis=-1)).tolist() == [5]
    assert moved[0, 5].all()
    whole = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10)])
    assert (run(whole, x) != run(whole, changed)).all()


# ---------------------------------------------------------------- the figures of Q17 and Q18

FIGURES = [
    # units, the input, the shape, the kernel's shape, the parameters
    (4, (None, 2, 3), (None, 2, 4), (3, 4), 16),
    (10, (None, 20, 5), (None, 20, 10), (5, 10), 60),
    (10, (None, 28, 28), (None, 28, 10), (28, 10), 290),
    (10, (None, 784), (None, 10), (784, 10), 7850),
    (784, (None, 784), (None, 784), (784, 784), 615440),
    (512, (None, 784), (None, 512), (784, 512), 401920),
    (32, (None, 784), (None, 32), (784, 32), 25120),
]


@pytest.mark.parametrize(("units", "input_shape", "shape", "kernel", "count"), FIGURES, ids=str)
def test_the_figures_of_the_questions_are_those_of_keras_and_ours(units, input_shape, shape, kernel, count):
    layer = keras.layers.Dense(units)
    layer.build(input_shape)
    assert (layer.compute_output_shape(input_shape), tuple(layer.kernel.shape)) == (shape, kernel)
    assert layer.count_params() == dense.parameters(input_shape, units=units).value == count
    assert dense.output_shape(input_shape, units=units).value == shape


def test_a_picture_flattened_by_the_layer_or_by_numpy_gives_the_same_numbers():
    x, layer = small_integers((2, 28, 28)), keras.layers.Dense(10)
    assert np.array_equal(run(layer, run(keras.layers.Flatten(), x)), run(layer, x.reshape(2, 784)))


def test_dense_on_a_picture_meets_labels_with_an_error_and_28_targets_with_none():
    y = np.ones((28, 28, 10), dtype="float32")
    with pytest.raises(ValueError, match=r"must have rank \(ndim\) `target.ndim - 1`"):
        keras.losses.sparse_categorical_crossentropy(np.zeros(28, dtype="int32"), y)
    with pytest.raises(ValueError, match="must have the same rank"):
        keras.losses.categorical_crossentropy(np.zeros((28, 10), dtype="float32"), y)
    assert keras.losses.mean_squared_error(np.zeros((28, 10), dtype="float32"), y).shape == (28, 28)
