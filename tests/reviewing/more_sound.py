"""More sound models: the neighbours of the broken ones, public examples built anew, networks of keras.applications."""

import numpy as np

from explanation.wild import WILD, TokensAndPlaces
from reviewing.helpers import RANDOM, Input, labels, layers, net, softmax_of, zeros
from reviewing.more_broken import (
    CROSSENTROPY,
    PADDED,
    PADDED_SERIES,
    SEVERAL,
    SPARSE,
    WINDOWS,
    X,
    masked,
    price_and_kind,
    through,
    weighed_steps,
)
from shapewise.reading import keras

ops = keras.ops


class CentredSample(layers.Layer):
    def call(self, x):
        return x - ops.mean(x, axis=-1, keepdims=True)


class Sampling(layers.Layer):
    """Draws, as a variational autoencoder does: no two calls are alike."""

    def call(self, x):
        return x + keras.random.normal(ops.shape(x))


def on_top_of_frozen():
    below = net((3,), layers.Dense(8, "relu"), name="below")
    below.trainable = False
    return net((3,), below, layers.Dense(1))


def frozen_alone():
    model = net((3,), layers.Dense(8, "relu"))
    model.trainable = False
    return model


def attended():
    words = Input((7,))
    x = layers.Embedding(9, 4, mask_zero=True)(words)
    return keras.Model(words, layers.Dense(1)(layers.GlobalAveragePooling1D()(layers.MultiHeadAttention(1, 4)(x, x))))


def built(name):
    """A model of the bank that `explain` is tried on."""
    found = WILD[name]()
    return found[0] if isinstance(found, tuple) else found


#: models of the bank that are built when they are called first
NOT_BUILT = {
    "variational_autoencoder", "gan_without_a_call", "two_arguments", "from_a_dict", "whole_numbers", "blocks_in_a_list",
}  # fmt: skip
#: networks of keras.applications that are soon built
NETWORKS = ["MobileNetV2", "EfficientNetB0", "ResNet50", "DenseNet121"]

SOFTMAX = {"activation": "softmax"}
#: name, the model, and what else `review` is given
SOUND = [
    (
        "two outputs",
        lambda: price_and_kind(**SOFTMAX),
        {"y": [zeros(20, 1), labels(20, 4)], "loss": ["mse", SPARSE]},
    ),
    (
        "two outputs by name",
        lambda: price_and_kind(**SOFTMAX),
        {"y": {"price": zeros(20), "kind": zeros(20, 4)}, "loss": {"price": "mse", "kind": CROSSENTROPY}},
    ),
    ("one of two outputs is trained", lambda: price_and_kind(**SOFTMAX), {"y": {"kind": labels(9, 4)}, "loss": {"kind": SPARSE}}),
    ("mean over channels", lambda: through(lambda y: ops.mean(y, axis=-1, keepdims=True), (3,), layers.Dense(4)), {}),
    ("centred sample by sample", lambda: net((3,), CentredSample(), layers.Dense(1)), {}),
    ("softmax by operations", lambda: through(ops.softmax, (3,), layers.Dense(4)), {"loss": CROSSENTROPY}),
    ("random numbers", lambda: net((3,), Sampling(), layers.Dense(1)), {}),
    ("classes at every step", lambda: net((5, 3), layers.TimeDistributed(softmax_of(4))), {}),
    ("cells", lambda: net((5, 3), layers.RNN([layers.LSTMCell(4), layers.GRUCell(3)]), layers.Dense(1)), {}),
    (
        "logits",
        lambda: net((3,), layers.Dense(5)),
        {"y": labels(9, 5), "loss": keras.losses.SparseCategoricalCrossentropy(from_logits=True)},
    ),
    ("several labels at once", lambda: net((3,), layers.Dense(5, "sigmoid")), {"y": labels(9, 2, 5), "loss": "binary_crossentropy"}),
    ("soft labels", lambda: net((3,), layers.Dense(1, "sigmoid")), {"y": np.full(20, 0.9), "loss": "binary_crossentropy"}),
    ("labels from 1, one unit more", lambda: net((3,), softmax_of(6)), {"y": np.arange(20) % 5 + 1, "loss": SPARSE}),
    ("pixels from 0 to 1", lambda: net((9,), layers.Dense(9, "sigmoid")), {"y": RANDOM.random((20, 9)), "loss": "mse"}),
    ("pixels from -1 to 1", lambda: net((9,), layers.Dense(9, "tanh")), {"y": RANDOM.random((20, 9)) * 2 - 1, "loss": "mse"}),
    ("counts", lambda: net((9,), layers.Dense(1, "softplus")), {"y": labels(20, 90), "loss": "poisson"}),
    ("prices above 0", lambda: net((9,), layers.Dense(1, "relu")), {"y": RANDOM.random(20) * 90, "loss": "mse"}),
    ("a mask for an LSTM", lambda: masked(layers.LSTM(4), layers.Dense(1)), {}),
    ("a mask for two layers", lambda: masked(layers.GRU(4, return_sequences=True), layers.LSTM(4), layers.Dense(1)), {}),
    ("a mask for a mean", lambda: masked(layers.Dropout(0.1), layers.GlobalAveragePooling1D(), layers.Dense(1)), {}),
    ("a mask for tags", lambda: masked(layers.Bidirectional(layers.LSTM(4, return_sequences=True)), softmax_of(3)), {}),
    ("a mask for attention", attended, {}),
    ("masked measurements", lambda: net((7, 3), layers.Masking(-1.0), layers.LSTM(4), layers.Dense(1)), {}),
    ("dropout before the end", lambda: net((3,), layers.Dropout(0.5), layers.Dense(1)), {"loss": "mse"}),
    ("normalised before the end", lambda: net((3,), layers.BatchNormalization(), layers.Dense(1)), {"loss": "mse"}),
    ("features that end in a dropout", lambda: net((3,), layers.Dense(4, "relu"), layers.Dropout(0.5)), {}),
    ("relu after relu changes nothing", lambda: net((3,), layers.Dense(4, "relu"), layers.ReLU(), layers.Dense(1)), {}),
    ("frozen below, trained above", on_top_of_frozen, {"loss": "mse"}),
    ("frozen features", frozen_alone, {}),
    ("validation apart", lambda: net((6,), layers.Dense(1)), {"x": X[:80], "validation_data": (X[80:], zeros(20))}),
    (
        "windows split in time",
        lambda: net((20, 2), layers.LSTM(4), layers.Dense(1)),
        {"x": WINDOWS[:220], "validation_data": (WINDOWS[220:], zeros(60))},
    ),
    (
        "yes and no answers that repeat",
        lambda: net((3,), layers.Dense(1)),
        {"x": labels(200, 2, 3), "validation_data": (labels(50, 2, 3), zeros(50))},
    ),
    ("padding behind, masked", lambda: net((12,), layers.Embedding(50, 4, mask_zero=True), layers.LSTM(3)), {"x": PADDED}),
    ("padding in front", lambda: net((12,), layers.Embedding(50, 4), layers.LSTM(3)), {"x": PADDED[:, ::-1]}),
    (
        "padding behind, averaged",
        lambda: net((12,), layers.Embedding(50, 4), layers.GlobalMaxPooling1D(), layers.Dense(1)),
        {"x": PADDED},
    ),
    (
        "padding behind, a label for each step",
        lambda: net((12,), layers.Embedding(50, 4), layers.LSTM(3, return_sequences=True), softmax_of(5)),
        {"x": PADDED},
    ),
    ("zeros among the numbers", lambda: net((12,), layers.Embedding(50, 4), layers.LSTM(3)), {"x": labels(40, 50, 12)}),
    ("padded series, masked", lambda: net((12, 2), layers.Masking(), layers.LSTM(3), layers.Dense(1)), {"x": PADDED_SERIES}),
    (
        "weights for one label of four",
        lambda: net((3,), softmax_of(4)),
        {"y": np.eye(4)[labels(40, 4)], "loss": CROSSENTROPY, "class_weight": {0: 1, 1: 2, 2: 2, 3: 5}},
    ),
    (
        "weights for yes and no",
        lambda: net((3,), layers.Dense(1, "sigmoid")),
        {"y": labels(40, 2), "loss": "binary_crossentropy", "class_weight": {0: 1.0, 1: 8.0}},
    ),
    (
        "a weight for the rare class alone",
        lambda: net((3,), softmax_of(4)),
        {"y": labels(40, 4), "loss": SPARSE, "class_weight": {3: 5.0}},
    ),
    ("several labels without weights", lambda: net((3,), layers.Dense(4, "sigmoid")), {"y": SEVERAL, "loss": "binary_crossentropy"}),
    (
        "steps weighed by a softmax over them",
        lambda: weighed_steps(net((20, 8), layers.Dense(1), layers.Softmax(axis=1))),
        {"loss": CROSSENTROPY},
    ),
    ("a table of places", lambda: net((10,), TokensAndPlaces(10, 6000, 8), layers.Flatten(), layers.Dense(1)), {"x": labels(9, 6000, 10)}),
    ("two arrays for two inputs", lambda: _two_inputs(), {"x": [zeros(9, 3), zeros(9, 4)], "y": zeros(9), "loss": "mse"}),
    *((name.replace("_", " "), lambda name=name: built(name), {}) for name in WILD if name not in NOT_BUILT),
    *(
        (name, lambda name=name: getattr(keras.applications, name)(weights=None), {"loss": CROSSENTROPY})
        for name in NETWORKS
    ),
]  # fmt: skip


def _two_inputs():
    a, b = Input((3,)), Input((4,))
    return keras.Model([a, b], layers.Dense(1)(layers.Concatenate()([a, b])))
