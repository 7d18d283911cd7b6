"""More models that train without a word and are wrong: several outputs, samples that meet, masks, the end, the data."""

import numpy as np

from reviewing.helpers import RANDOM, Input, labels, layers, net, softmax_of, zeros
from shapewise.reading import keras

ops = keras.ops
#: 40 sentences of 1 to 12 words, zeros behind them; the same with two numbers a step
LENGTHS = np.arange(40) % 12 + 1
PADDED = np.where(np.arange(12) < LENGTHS[:, None], RANDOM.integers(1, 50, (40, 12)), 0)
PADDED_SERIES = np.where((np.arange(12) < LENGTHS[:, None])[..., None], RANDOM.normal(3, 1, (40, 12, 2)), 0)
#: targets with one to three labels of four
SEVERAL = np.array([[1, 0, 1, 0], [0, 1, 0, 0], [1, 1, 0, 1], [0, 0, 0, 1], [0, 1, 1, 0]] * 4)
CROSSENTROPY, SPARSE = "categorical_crossentropy", "sparse_categorical_crossentropy"


def price_and_kind(**activation):
    x = Input((3,))
    return keras.Model(x, [layers.Dense(1, name="price")(x), layers.Dense(4, name="kind", **activation)(x)])


def named_outputs():
    x = Input((7, 3))
    return keras.Model(x, {"price": layers.Dense(1, name="price")(x), "kind": softmax_of(4)(layers.Flatten()(x))})


def named_answers():
    x = Input((4,))
    second = layers.Dense(1, "sigmoid", name="second")(x)
    return keras.Model(x, {"first": layers.Dense(1, name="first")(x), "second": second})


def weighed_steps(weights):
    """The steps of a series, each times a weight, added up."""
    x = Input((20, 6))
    steps = layers.Conv1D(8, 3, padding="same")(x)
    return keras.Model(x, softmax_of(3)(ops.sum(layers.Multiply()([steps, weights(steps)]), axis=1)))


def through(function, shape=(3,), *before):
    x = Input(shape)
    y = x
    for layer in before:
        y = layer(y)
    return keras.Model(x, function(y))


class Centred(layers.Layer):
    """Takes the mean away, over the batch instead of over a sample."""

    def call(self, x):
        return x - ops.mean(x, axis=0, keepdims=True)


class Probabilities(layers.Layer):
    def call(self, x):
        return ops.softmax(x)


class Plain(layers.Layer):
    """Knows nothing of masks."""

    def call(self, x):
        return ops.relu(x)


def masked(*behind):
    return net((7,), layers.Embedding(9, 4, mask_zero=True), *behind)


def frozen():
    model = net((3,), layers.Dense(4, "relu"), layers.Dense(1))
    model.trainable = False
    return model


def nested_flatten():
    inner = net((318, 318, 32), layers.Conv2D(32, 3, padding="same"), layers.Flatten(), name="inner")
    return net((318, 318, 32), inner, layers.Dense(8))


X = RANDOM.normal(size=(100, 6)).astype("float32")
SERIES = np.cumsum(RANDOM.normal(size=(300, 2)), axis=0).astype("float32")
WINDOWS = np.stack([SERIES[t : t + 20] for t in range(280)])
SHUFFLED = np.random.default_rng(1).permutation(280)


def with_one(value, *shape):
    array = np.ones(shape, "float32")
    array.flat[0] = value
    return array


SOFTMAX = {"activation": "softmax"}
#: code of the finding, the model, and what else `review` is given
BROKEN = [
    (
        "target/broadcast",
        price_and_kind,
        {"y": [zeros(20, 5), zeros(20, 4)], "loss": ["mse", keras.losses.CategoricalCrossentropy(from_logits=True)]},
    ),
    (
        "target/broadcast",
        named_outputs,
        {"y": {"price": zeros(20), "kind": zeros(20, 4)}, "loss": {"price": "mse", "kind": CROSSENTROPY}},
    ),
    ("target/broadcast", lambda: net((8, 8, 3), layers.Conv2D(1, 3)), {"y": zeros(20), "loss": "mae"}),
    (
        "target/label-out-of-range",
        lambda: price_and_kind(**SOFTMAX),
        {"y": [zeros(8, 1), np.arange(8)], "loss": ["mse", SPARSE]},
    ),
    ("target/label-out-of-range", lambda: net((7,), softmax_of(2)), {"y": np.array([-1, 1] * 9), "loss": SPARSE}),
    ("output/no-activation", price_and_kind, {"y": [zeros(8, 1), labels(8, 4)], "loss": ["mse", SPARSE]}),
    ("output/no-activation", lambda: net((7,), layers.Dense(3)), {"y": labels(8, 3), "loss": SPARSE}),
    ("output/no-activation", named_answers, {"loss": {"first": "binary_crossentropy", "second": "binary_crossentropy"}}),
    (
        "output/without-loss",
        lambda: price_and_kind(**SOFTMAX),
        {"y": {"price": zeros(8, 1), "kind": labels(8, 4)}, "loss": {"kind": SPARSE}},
    ),
    ("batch/one-number", lambda: through(ops.mean, (3,), layers.Dense(4)), {}),
    ("batch/one-number", lambda: through(lambda y: ops.sum(y, axis=0), (3,), layers.Dense(4)), {}),
    ("batch/one-number", lambda: through(lambda y: ops.reshape(y, (-1,)), (3,), layers.Dense(4)), {}),
    ("batch/one-number", lambda: through(lambda y: ops.mean(y, keepdims=True), (3,), layers.Dense(4)), {}),
    ("batch/neighbours", lambda: net((3,), layers.UnitNormalization(axis=0), layers.Dense(1)), {}),
    ("batch/neighbours", lambda: net((3,), Centred(), layers.Dense(1)), {}),
    ("batch/neighbours", lambda: through(lambda y: ops.softmax(y, axis=0), (3,), layers.Dense(4)), {}),
    ("batch/neighbours", lambda: net((3,), layers.Lambda(lambda x: x / ops.max(x)), layers.Dense(1)), {}),
    ("output/softmax-of-one", lambda: through(ops.softmax, (3,), layers.Dense(1)), {}),
    ("output/softmax-of-one", lambda: net((3,), layers.Dense(1), Probabilities()), {}),
    ("output/softmax-of-one", lambda: weighed_steps(layers.Dense(1, activation="softmax", name="weights")), {}),
    ("output/softmax-of-one", lambda: net((5, 3), layers.TimeDistributed(softmax_of(1))), {}),
    ("output/softmax-in-recurrence", lambda: net((5, 3), layers.Bidirectional(layers.LSTM(4, **SOFTMAX))), {}),
    ("output/softmax-in-recurrence", lambda: net((5, 3), layers.RNN(layers.GRUCell(4, **SOFTMAX))), {}),
    ("output/softmax-in-recurrence", lambda: net((5, 3), layers.RNN(layers.LSTMCell(4, **SOFTMAX))), {}),
    (
        "output/logits-of-probabilities",
        lambda: net((3,), layers.Dense(1, "sigmoid")),
        {"loss": keras.losses.BinaryCrossentropy(from_logits=True)},
    ),
    (
        "output/logits-of-probabilities",
        lambda: net((3,), softmax_of(5)),
        {"loss": keras.losses.SparseCategoricalCrossentropy(from_logits=True)},
    ),
    (
        "output/logits-of-probabilities",
        lambda: price_and_kind(**SOFTMAX),
        {"loss": ["mse", keras.losses.CategoricalCrossentropy(from_logits=True)]},
    ),
    ("output/sigmoid-for-classes", lambda: net((3,), layers.Dense(5, "sigmoid")), {"loss": CROSSENTROPY}),
    ("output/sigmoid-for-classes", lambda: net((3,), layers.Dense(5, "sigmoid")), {"y": labels(9, 5), "loss": SPARSE}),
    ("output/one-class", lambda: net((3,), layers.Dense(1, "sigmoid")), {"y": labels(9, 2, 1), "loss": CROSSENTROPY}),
    ("output/dropout-last", lambda: net((3,), layers.Dense(1), layers.Dropout(0.5)), {"loss": "mse"}),
    ("output/dropout-last", lambda: net((3,), softmax_of(5), layers.Dropout(0.2)), {"loss": CROSSENTROPY}),
    ("output/normalisation-last", lambda: net((3,), layers.Dense(1), layers.BatchNormalization()), {"loss": "mse"}),
    ("output/relu-classifier", lambda: price_and_kind(activation="relu"), {"loss": ["mse", CROSSENTROPY]}),
    ("target/outside-output", lambda: net((3,), layers.Dense(1, "sigmoid")), {"y": X[:, 0] * 90, "loss": "mse"}),
    ("target/outside-output", lambda: net((3,), layers.Dense(1, "tanh")), {"y": X[:, 0] * 90, "loss": "mae"}),
    ("target/outside-output", lambda: net((3,), layers.Dense(1, "relu")), {"y": X[:, 0], "loss": "mse"}),
    (
        "target/outside-output",
        lambda: net((3,), layers.Dense(1, "sigmoid")),
        {"y": np.array([-1.0, 1.0] * 10), "loss": "binary_crossentropy"},
    ),
    (
        "target/outside-output",
        lambda: net((3,), layers.Dense(1, "sigmoid")),
        {"y": np.array([1, 2] * 10), "loss": "binary_crossentropy"},
    ),
    ("mask/lost", lambda: masked(layers.Flatten(), layers.Dense(1)), {}),
    ("mask/lost", lambda: masked(layers.Conv1D(4, 3, padding="same"), layers.GRU(4)), {}),
    ("mask/lost", lambda: masked(layers.Reshape((7, 2, 2)), layers.Conv2D(1, 2)), {}),
    ("mask/lost", lambda: masked(layers.GlobalMaxPooling1D(), layers.Dense(1)), {}),
    ("mask/lost", lambda: masked(layers.LSTM(4, return_sequences=True), layers.Flatten(), layers.Dense(1)), {}),
    ("mask/lost", lambda: net((7, 3), layers.Masking(), layers.Conv1D(4, 3), layers.LSTM(4)), {}),
    ("mask/lost", lambda: masked(Plain(), layers.LSTM(4)), {}),
    ("mask/never-made", lambda: net((12,), layers.Embedding(50, 4), layers.LSTM(3)), {"x": PADDED}),
    (
        "mask/never-made",
        lambda: net((12,), layers.Embedding(50, 4), layers.Dropout(0.2), layers.GRU(3), layers.Dense(1)),
        {"x": PADDED},
    ),
    ("mask/never-made", lambda: net((12, 2), layers.LSTM(3), layers.Dense(1)), {"x": PADDED_SERIES}),
    (
        "data/class-weight-of-many",
        lambda: net((3,), layers.Dense(4, "sigmoid")),
        {"y": SEVERAL, "loss": "binary_crossentropy", "class_weight": {0: 1, 1: 5, 2: 5, 3: 9}},
    ),
    (
        "data/class-weight-without-class",
        lambda: net((3,), softmax_of(3)),
        {"y": labels(30, 3), "loss": "sparse_categorical_crossentropy", "class_weight": {1: 1.0, 2: 2.0, 3: 4.0}},
    ),
    ("data/array-dropped", lambda: net((3,), layers.Dense(1)), {"x": [zeros(20, 3), zeros(20, 3)]}),
    ("data/not-a-number", lambda: net((3,), layers.Dense(1)), {"x": with_one(np.nan, 20, 3)}),
    ("data/not-a-number", lambda: net((3,), layers.Dense(1)), {"y": with_one(np.inf, 20, 1), "loss": "mse"}),
    ("data/not-a-number", lambda: net((3,), layers.Dense(1)), {"x": {"a": with_one(np.nan, 20, 3)}}),
    (
        "data/validation-in-training",
        lambda: net((6,), layers.Dense(1)),
        {"x": X, "validation_data": (X[40:80], zeros(40))},
    ),
    (
        "data/overlapping-windows",
        lambda: net((20, 2), layers.LSTM(4), layers.Dense(1)),
        {"x": WINDOWS[SHUFFLED[:220]], "validation_data": (WINDOWS[SHUFFLED[220:]], zeros(60))},
    ),
    ("weights/all-frozen", frozen, {"loss": "mse"}),
    ("weights/flatten-dense", nested_flatten, {}),
    (
        "weights/flatten-dense",
        lambda: net((16000, 1), layers.Conv1D(64, 9, activation="relu"), layers.Flatten(), layers.Dense(64)),
        {},
    ),
    ("weights/embedding-index", lambda: net((10,), layers.Embedding(50, 4), layers.LSTM(3)), {"x": np.full((4, 10), 50)}),
]  # fmt: skip
