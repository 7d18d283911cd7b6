"""Every wrong belief about LSTM: what it predicts is what a real Keras layer gives, and diagnose names it."""

from pathlib import Path

import numpy as np
import pytest

from shapewise import layers
from shapewise.answers.diagnosis import beliefs, diagnose, diagnose_value
from shapewise.layers.call import LayerCall
from shapewise.reading import build, keras, run, small_integers, with_small_weights

L = keras.layers

#: the question, the code without its family, and what somebody who believes it answers: the figures of Q13, Q14 and Q27
Q13, Q14, Q27 = (None, 10, 64), (None, 3000, 4), (52, 20, 30)
COUNTS = [
    (Q13, 32, "one-unit-per-step", 3000, lambda: [L.LSTM(10)]),
    (Q13, 32, "steps-and-features-swapped", 5504, lambda: [L.Permute((2, 1)), L.LSTM(32)]),
    (Q13, 32, "no-gates", 3104, lambda: [L.SimpleRNN(32)]),
    (Q13, 32, "three-gates", 9408, lambda: [L.GRU(32)]),
    (Q13, 32, "no-recurrence", 8320, lambda: [L.Dense(128)]),
    (Q13, 32, "like-dense", 2080, lambda: [L.Dense(32)]),
    (Q13, 32, "all-steps-at-once", 20512, lambda: [L.Flatten(), L.Dense(32)]),
    (Q13, 32, "bias-forgotten", 12288, lambda: [L.LSTM(32, use_bias=False)]),
    (Q14, 3, "one-unit-per-step", 36060000, None),  # 144 MB of weights: the arithmetic alone
    (Q14, 3, "looks-back-units-steps", 39, lambda: [L.Conv1D(3, 3)]),
    (Q14, 3, "dense-for-every-step", 45000, lambda: [L.EinsumDense("btf,tfu->btu", (3000, 3), bias_axes="tu")]),
    (Q14, 3, "no-gates", 24, lambda: [L.SimpleRNN(3)]),
    (Q14, 3, "one-unit-per-feature", 144, lambda: [L.LSTM(4)]),
    (Q14, 3, "weights-for-every-step", 288000, None),  # 3000 layers of 96
    (Q27, 128, "steps-and-features-swapped", 76288, lambda: [L.Permute((2, 1)), L.LSTM(128)]),
    (Q27, 128, "all-steps-at-once", 76928, lambda: [L.Flatten(), L.Dense(128)]),
]


@pytest.mark.parametrize(
    ("shape", "units", "code", "count", "really"), COUNTS, ids=lambda v: v if isinstance(v, str) else None
)
def test_a_wrong_count_is_named_and_a_real_layer_has_it(shape, units, code, count, really):
    found = diagnose(count, L.LSTM(units), shape, kind="parameters")
    assert found.beliefs == (f"lstm/{code}",)
    if really:
        model = keras.Sequential([keras.Input(batch_shape=shape), *really()])
        assert model.count_params() == count


#: counts that the same layer has on another input: that is what such a belief amounts to
ON_ANOTHER_INPUT = [("features-are-the-output", 66560, (None, 20, 1)), ("batch-as-features", 92672, (None, 20, 52))]


@pytest.mark.parametrize(("code", "count", "input_shape"), ON_ANOTHER_INPUT)
def test_a_count_that_belongs_to_another_input_is_named(code, count, input_shape):
    assert diagnose(count, L.LSTM(128), Q27, kind="parameters").beliefs == (f"lstm/{code}",)
    layer = L.LSTM(128)
    layer.build(input_shape)
    assert layer.count_params() == count


def test_weights_for_every_step_are_those_of_as_many_layers():
    each = [L.LSTM(2) for _ in range(4)]
    for layer in each:
        layer.build((None, 1, 3))
    total = sum(layer.count_params() for layer in each)
    assert diagnose(total, L.LSTM(2), (None, 4, 3), kind="parameters").beliefs == ("lstm/weights-for-every-step",)


EVERY = {"units": 3, "return_sequences": True}
SHAPES = [
    (Q13, {"units": 32}, "one-unit-per-step", (10,), lambda: [L.LSTM(10)]),
    (Q13, {"units": 32}, "every-step-comes-out", (10, 32), lambda: [L.LSTM(32, return_sequences=True)]),
    (Q13, {"units": 32}, "one-unit-per-feature", (64,), lambda: [L.LSTM(64)]),
    (Q14, EVERY, "looks-back-units-steps", (2998, 3), lambda: [L.Conv1D(3, 3)]),
    (Q14, EVERY, "only-the-last-step-comes-out", (3,), lambda: [L.LSTM(3)]),
    (Q14, EVERY, "one-column-one-unit", (3000, 1), lambda: [L.Dense(1)]),
    (Q14, EVERY, "units-before-steps", (3, 3000), lambda: [L.LSTM(**EVERY), L.Permute((2, 1))]),
    ((None, 30, 4), EVERY, "steps-and-features-swapped", (4, 3), lambda: [L.Permute((2, 1)), L.LSTM(**EVERY)]),
]


@pytest.mark.parametrize(
    ("shape", "arguments", "code", "answer", "really"), SHAPES, ids=lambda v: v if isinstance(v, str) else None
)
def test_a_wrong_shape_is_named_and_a_real_layer_gives_it(shape, arguments, code, answer, really):
    assert diagnose(answer, L.LSTM(**arguments), shape).beliefs == (f"lstm/{code}",)
    assert keras.Sequential([keras.Input(shape[1:]), *really()]).output_shape == (None, *answer)


def test_causal_windows_of_units_steps_have_the_shape_of_the_truth_and_so_are_no_wrong_answer():
    layer = L.LSTM(3, return_sequences=True)
    assert L.Conv1D(3, 3, padding="causal").compute_output_shape((None, 3000, 4)) == (None, 3000, 3)
    assert diagnose((3000, 3), layer, (None, 3000, 4)).correct


# what the beliefs about the numbers say, checked against real layers with other weights or another input

CUT = {"gates-in-another-order": (0, 1, 3, 2), "forget-before-input": (1, 0, 2, 3)}


@pytest.fixture(params=[False, True], ids=["last step", "every step"])
def lstm(request):
    layer = with_small_weights(L.LSTM(3, return_sequences=request.param), (None, 6, 2), seed=4)
    return layer, small_integers((2, 6, 2), seed=9) / 2


def like(layer, kernel, recurrent_kernel, bias, **changes):
    """Another Keras layer with these weights."""
    other = L.LSTM.from_config(layer.get_config() | changes | {"name": None})
    other.build((None, 6, 2))
    other.set_weights([kernel, recurrent_kernel, bias][: len(other.weights)])
    return other


def named(answer, layer, x):
    return diagnose_value(answer, layer, x).beliefs


@pytest.mark.parametrize("code", CUT)
def test_blocks_in_another_order_are_named(lstm, code):
    layer, x = lstm
    cut = [np.concatenate([np.split(w, 4, -1)[i] for i in CUT[code]], -1) for w in layer.get_weights()]
    assert named(run(like(layer, *cut), x), layer, x) == (f"lstm/{code}",)


GATES = [
    ("nothing-forgotten", 1, 60),
    ("cell-not-kept", 1, -60),
    ("input-gate-left-out", 0, 60),
    ("output-gate-left-out", 3, 60),
]


@pytest.mark.parametrize(("code", "place", "level"), GATES)
def test_a_gate_that_is_always_open_or_shut_is_named(lstm, code, place, level):
    layer, x = lstm
    weights = [w.copy() for w in layer.get_weights()]
    for w, value in zip(weights, (0, 0, level)):
        w[..., 3 * place : 3 * place + 3] = value
    assert named(run(like(layer, *weights), x), layer, x) == (f"lstm/{code}",)


def test_what_the_gates_do_not_see_is_named(lstm):
    layer, x = lstm
    kernel, recurrent_kernel, bias = layer.get_weights()
    assert named(run(like(layer, kernel, 0 * recurrent_kernel, bias), x), layer, x) == ("lstm/output-not-fed-back",)
    assert named(run(like(layer, kernel, recurrent_kernel, 0 * bias), x), layer, x) == ("lstm/bias-forgotten",)
    backwards = like(layer, kernel, recurrent_kernel, bias, go_backwards=True)
    assert named(run(backwards, x), layer, x) == ("lstm/steps-backwards",)


def test_a_memory_of_units_steps_or_of_none_is_named(lstm):
    layer, x = lstm
    whole = layer.return_sequences
    last = like(layer, *layer.get_weights(), return_sequences=False)
    for code, width in (("only-the-last-steps-count", 3), ("steps-stand-alone", 1)):
        cut = [run(last, x[:, max(0, end - width) : end]) for end in range(1, 7)]
        assert named(np.stack(cut, 1) if whole else cut[-1], layer, x) == (f"lstm/{code}",)


def test_the_cell_in_place_of_the_output_is_named(lstm):
    layer, x = lstm
    last = like(layer, *layer.get_weights(), return_sequences=False, return_state=True)
    cells = [np.asarray(last(x[:, :end])[2]) for end in range(1, 7)]
    assert named(np.stack(cells, 1) if layer.return_sequences else cells[-1], layer, x) == ("lstm/cell-is-the-output",)


class Variant(L.LSTMCell):
    """Keras' own cell with one line of it changed."""

    def __init__(self, *arguments, change, **options):
        super().__init__(*arguments, **options)
        self.change = change

    def call(self, inputs, states, training=False):
        h, c = states
        z = inputs @ self.kernel + h @ self.recurrent_kernel + self.bias
        i, f, g, o = keras.ops.split(z, 4, axis=1)
        if self.change != "gates-not-squashed":
            i, f, o = (keras.ops.sigmoid(gate) for gate in (i, f, o))
        f = 1 - i if self.change == "forgets-what-it-adds" else f
        candidate = keras.ops.sigmoid(g) if self.change == "candidate-like-a-gate" else keras.ops.tanh(g)
        old, c = c, f * c + i * candidate
        shown = old if self.change == "old-cell-is-shown" else c
        h = o * (c if self.change == "cell-not-squashed" else keras.ops.tanh(shown))
        return h, [h, c]


CHANGES = [
    "candidate-like-a-gate", "cell-not-squashed", "gates-not-squashed", "forgets-what-it-adds", "old-cell-is-shown",
]  # fmt: skip


@pytest.mark.parametrize("code", CHANGES)
def test_another_step_is_named(lstm, code):
    layer, x = lstm
    other = L.RNN(Variant(3, change=code), return_sequences=layer.return_sequences)
    other.build(x.shape)
    other.set_weights(layer.get_weights())
    assert named(run(other, x), layer, x) == (f"lstm/{code}",)


def test_axes_and_steps_that_are_not_given_are_named(lstm):
    layer, x = lstm
    weights = layer.get_weights()
    other = run(like(layer, *weights, return_sequences=not layer.return_sequences), x)
    code = "only-the-last-step-comes-out" if layer.return_sequences else "every-step-comes-out"
    assert named(other, layer, x) == (f"lstm/{code}",)
    if layer.return_sequences:
        assert named(run(L.Permute((2, 1)), run(layer, x)), layer, x) == ("lstm/units-before-steps",)


def test_softmax_inside_an_lstm_is_multiplied_by_the_output_gate():
    layer = with_small_weights(L.LSTM(3, activation="softmax"), (None, 6, 2), seed=4)
    x = small_integers((2, 6, 2), seed=9)
    kernel, recurrent_kernel, bias = (w.copy() for w in layer.get_weights())
    for w, value in zip((kernel, recurrent_kernel, bias), (0, 0, 60)):
        w[..., 9:] = value
    believed = run(like(layer, kernel, recurrent_kernel, bias), x)
    assert np.allclose(believed.sum(axis=-1), 1)
    assert (run(layer, x).sum(axis=-1) < 1).all()
    assert named(believed, layer, x) == ("lstm/softmax-gives-probabilities",)


def test_rows_of_softmax_inside_an_untrained_lstm_sum_to_about_a_half():
    keras.utils.set_random_seed(0)
    layer = L.LSTM(3, activation="softmax")
    sums = run(layer, np.random.default_rng(0).random(size=(50, 30, 4))).sum(axis=-1)
    assert 0.35 < sums.min()
    assert sums.max() < 0.65
    head = keras.Sequential([keras.Input((30, 4)), L.LSTM(3), L.Dense(3, activation="softmax")])
    assert np.allclose(run(head, np.ones((2, 30, 4))).sum(axis=-1), 1, atol=1e-6)


def test_labels_in_one_column_need_the_sparse_loss():
    x, labels = np.zeros((2, 30, 4), dtype="float32"), np.zeros((2, 30, 1), dtype="int32")
    model = keras.Sequential([keras.Input((30, 4)), L.LSTM(3, return_sequences=True), L.Dense(3, activation="softmax")])
    model.compile(loss="categorical_crossentropy")
    with pytest.raises(ValueError, match="must have the same shape"):
        model.train_on_batch(x, labels)
    model.compile(loss="sparse_categorical_crossentropy")
    assert model.train_on_batch(x, labels) > 0


def test_the_batch_of_52_is_only_insisted_on_by_a_stateful_layer():
    free = keras.Sequential([keras.Input(batch_shape=(52, 20, 30)), L.LSTM(2)])
    assert [run(free, np.zeros((batch, 20, 30))).shape for batch in (52, 48, 1)] == [(52, 2), (48, 2), (1, 2)]
    strict = keras.Sequential([keras.Input(batch_shape=(52, 20, 30)), L.LSTM(2, stateful=True)])
    with pytest.raises(ValueError, match="Expected batch size: 52"):
        run(strict, np.zeros((1, 20, 30)))


def test_relu_takes_negative_data_because_the_weights_have_signs():
    keras.utils.set_random_seed(0)
    y = run(L.LSTM(128, activation="relu"), -np.random.default_rng(0).random((2, 20, 30)))
    assert 0 < np.count_nonzero(y) < y.size


#: whole models of the questions, and what the answers built by mistake
MODELS = [
    ("Q13", (10, 64), [(32, False)], 2, 12482),
    ("Q14", (3000, 4), [(3, True), (3, True)], None, 180),
    ("Q14, the answer's", (3000, 4), [(64, True), (64, True), (32, True)], 3, 63203),
    ("Q27", (20, 30), [(128, True), (128, False)], 1, 213121),
    ("Q27 with one feature", (20, 1), [(128, True), (128, False)], 1, 198273),
    ("Q27, 15 and 7 named but 128 built", (20, 30), [(128, True), (7, False)], 1, 85224),
    ("Q27, 15 and 7 built", (20, 30), [(15, True), (7, False)], 1, 3412),
]


@pytest.mark.parametrize(("name", "shape", "recurrent", "dense", "count"), MODELS, ids=[m[0] for m in MODELS])
def test_the_models_of_the_questions_have_the_counts_they_name(name, shape, recurrent, dense, count):
    chain = [LayerCall("LSTM", units, return_sequences=sequences) for units, sequences in recurrent]
    chain += [LayerCall("Dense", dense)] if dense else []
    ours = sum(one.value for one in layers.chain(chain, (None, *shape))[1])
    assert ours == count == keras.Sequential([keras.Input(shape), *map(build, chain)]).count_params()


def test_every_belief_about_lstm_is_told_from_the_others_in_this_file():
    source = Path(__file__).read_text(encoding="utf-8")
    codes = [belief.code.removeprefix("lstm/") for belief in beliefs("lstm")]
    missing = [code.removesuffix("-input") for code in codes if f'{code}"' not in source]
    named_by_checks = ["gates-counted", "last-output", "one", "one-unit", "second-layer-sees-the", "states-of-all"]
    ends = ["-together", "-repeated", "-state", "-per-class", "", "-steps"]
    assert sorted(missing) == [f"{a}{b}" for a, b in zip(named_by_checks, ends)]
