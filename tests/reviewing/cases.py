"""Models to review: broken ones with the finding each must get, and sound ones that must get none."""

import numpy as np

from reviewing.helpers import Input, labels, layers, net, softmax_of, waves, zeros
from reviewing.more_broken import BROKEN as MORE_BROKEN
from reviewing.more_sound import SOUND as MORE_SOUND
from shapewise.reading import keras


def two_towers():
    a, b = Input((16,)), Input((8, 3))
    flat = layers.Flatten()(layers.Conv1D(4, 3)(b))
    return keras.Model([a, b], layers.Dense(1)(layers.Concatenate()([a, flat])))


def residual():
    x = Input((16, 16, 3))
    y = layers.Conv2D(8, 3, padding="same", activation="relu")(x)
    z = layers.Add()([y, layers.Conv2D(8, 3, padding="same")(y)])
    return keras.Model(x, softmax_of(5)(layers.GlobalAveragePooling2D()(layers.ReLU()(z))))


def autoencoder():
    return net(
        (32, 32, 3),
        layers.Conv2D(8, 3, strides=2, padding="same", activation="relu"),
        layers.Conv2DTranspose(8, 3, strides=2, padding="same", activation="relu"),
        layers.Conv2D(3, 3, padding="same", activation="sigmoid"),
    )


def generator():
    return net(
        (32,),
        layers.Dense(16 * 16 * 8),
        layers.LeakyReLU(),
        layers.Reshape((16, 16, 8)),
        layers.Conv2DTranspose(8, 4, strides=2, padding="same"),
        layers.LeakyReLU(),
        layers.Conv2D(3, 3, padding="same", activation="tanh"),
    )


def encoder_decoder():
    return net(
        (20, 3),
        layers.LSTM(8),
        layers.RepeatVector(20),
        layers.LSTM(8, return_sequences=True),
        layers.TimeDistributed(layers.Dense(3)),
    )


def nested():
    inner = net((28, 28, 1), layers.Conv2D(4, 3, activation="relu"), layers.GlobalAveragePooling2D(), name="inner")
    return net((28, 28, 1), inner, softmax_of(10))


#: code of the finding, the model, and what else `review` is given
BROKEN = [
    ("target/broadcast", lambda: net((28, 32), layers.Dense(1)), {"y": zeros(1000), "loss": "mse"}),
    ("target/broadcast", lambda: net((28, 32), layers.Dense(1)), {"y": zeros(1000), "loss": "mae"}),
    ("target/broadcast", lambda: net((28, 32), layers.Dense(1)), {"y": zeros(1000), "loss": keras.losses.Huber()}),
    ("target/broadcast", lambda: net((7, 3), layers.Dense(1)), {"y": zeros(10, 1), "loss": "mse"}),
    ("target/broadcast", lambda: net((4,), layers.Dense(1)), {"y": zeros(10, 7, 1), "loss": "mse"}),
    (
        "target/broadcast",
        lambda: net((70, 12), layers.LSTM(8), layers.Dense(25)),
        {"y": zeros(10, 70, 25), "loss": "mse"},
    ),
    ("target/broadcast", lambda: net((3,), layers.Dense(10)), {"y": zeros(100, 12, 10), "loss": "mse"}),
    ("target/broadcast", lambda: net((28, 28), layers.Dense(10)), {"y": zeros(64, 10), "loss": "mse"}),
    (
        "target/broadcast",
        lambda: net((7, 3), softmax_of(4)),
        {"y": labels(10, 4, 1), "loss": "sparse_categorical_crossentropy"},
    ),
    (
        "target/label-out-of-range",
        lambda: net((7,), softmax_of(4)),
        {"y": np.arange(1, 5), "loss": "sparse_categorical_crossentropy"},
    ),
    (
        "target/sample-axes",
        lambda: net((33, 33, 1), layers.Flatten(), layers.Dense(1)),
        {"x": zeros(42, 33, 33, 1), "y": zeros(6)},
    ),
    ("output/softmax-of-one", lambda: net((8,), softmax_of(1)), {}),
    ("output/softmax-of-one", lambda: net((8,), layers.Dense(1), layers.Activation("softmax")), {}),
    ("output/softmax-of-one", lambda: net((8,), layers.Dense(1), layers.Softmax()), {}),
    (
        "output/softmax-in-recurrence",
        lambda: net((30, 4), layers.LSTM(3, activation="softmax", return_sequences=True)),
        {},
    ),
    ("output/softmax-in-recurrence", lambda: net((30, 4), layers.GRU(3, activation="softmax")), {}),
    (
        "output/relu-classifier",
        lambda: net((64, 1), layers.SimpleRNN(4), layers.Dense(1, "relu")),
        {"loss": "binary_crossentropy"},
    ),
    (
        "output/relu-classifier",
        lambda: net((9,), layers.Dense(3), layers.ReLU()),
        {"loss": "categorical_crossentropy"},
    ),
    ("output/no-activation", lambda: net((9,), layers.Dense(1)), {"loss": "binary_crossentropy"}),
    ("output/two-activations", lambda: net((9,), layers.Dense(4, "relu"), layers.LeakyReLU(), layers.Dense(1)), {}),
    ("output/two-activations", lambda: net((9,), softmax_of(4), layers.Softmax()), {}),
    ("output/two-activations", lambda: net((9,), layers.Dense(1, "sigmoid"), layers.Activation("sigmoid")), {}),
    ("axes/series-as-channels", lambda: net((1, 133906), layers.Conv1D(1, 1)), {}),
    ("axes/series-as-channels", lambda: net((1, 20), layers.LSTM(5)), {}),
    ("axes/time-last", lambda: net((512, 600000), layers.LSTM(1)), {}),
    ("axes/time-last", lambda: net((9, 128), layers.Conv1D(4, 3)), {"x": waves(20, 128, 9).swapaxes(1, 2)}),
    ("axes/channels-first", lambda: net((3, 64, 64), layers.Conv2D(8, 3, padding="same")), {}),
    ("axes/reshape-for-transpose", lambda: net((128, 9), layers.Reshape((9, 128)), layers.Conv1D(4, 3)), {}),
    ("axes/reshape-for-transpose", lambda: net((7, 33, 33), layers.Reshape((33, 33, 7)), layers.Conv2D(4, 3)), {}),
    (
        "length/not-as-built",
        lambda: net((600, 25), layers.LSTM(4, return_sequences=True), layers.Dense(1)),
        {"x": zeros(1, 10, 25)},
    ),
    ("length/fixed-batch", lambda: net(Input(batch_shape=(52, 20, 30)), layers.LSTM(8)), {}),
    (
        "length/never-mixed",
        lambda: net((33, 33, 7, 1), layers.Conv3D(4, (3, 3, 1)), layers.MaxPooling3D((2, 2, 1))),
        {},
    ),
    ("weights/flatten-dense", lambda: net((318, 318, 32), layers.Flatten(), layers.Dense(8)), {}),
    ("weights/embedding-index", lambda: net((10,), layers.Embedding(263, 64)), {"x": np.full((4, 10), 263)}),
    ("weights/embedding-index", lambda: net((10,), layers.Embedding(263, 64)), {"x": np.full((4, 10), -1)}),
    ("weights/embedding-index", lambda: net((10,), layers.Embedding(263, 64)), {"x": np.full((4, 10), 5.9)}),
]

#: name, the model, and what else `review` is given
SOUND = [
    ("linear regression", lambda: net((8,), layers.Dense(1)), {"x": zeros(20, 8), "y": zeros(20), "loss": "mse"}),
    (
        "regression, target a column",
        lambda: net((8,), layers.Dense(1)),
        {"x": zeros(20, 8), "y": zeros(20, 1), "loss": "mae"},
    ),
    ("yes or no", lambda: net((8,), layers.Dense(1, "sigmoid")), {"y": labels(20, 2), "loss": "binary_crossentropy"}),
    (
        "yes or no, logits",
        lambda: net((8,), layers.Dense(1)),
        {"y": labels(20, 2), "loss": keras.losses.BinaryCrossentropy(from_logits=True)},
    ),
    (
        "classes",
        lambda: net((8,), layers.Dense(16, "relu"), softmax_of(3)),
        {"y": labels(20, 3), "loss": "sparse_categorical_crossentropy"},
    ),
    (
        "classes, column",
        lambda: net((8,), softmax_of(3)),
        {"y": labels(20, 3, 1), "loss": "sparse_categorical_crossentropy"},
    ),
    ("classes, one-hot", lambda: net((8,), softmax_of(3)), {"y": zeros(20, 3), "loss": "categorical_crossentropy"}),
    (
        "digits",
        lambda: net((28, 28), layers.Flatten(), layers.Dense(512, "relu"), layers.Dropout(0.2), softmax_of(10)),
        {"x": zeros(20, 28, 28), "y": labels(20, 10), "loss": "sparse_categorical_crossentropy"},
    ),
    (
        "convolutions for digits",
        lambda: net(
            (28, 28, 1),
            layers.Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Flatten(),
            layers.Dense(128, "relu"),
            softmax_of(10),
        ),
        {"x": zeros(20, 28, 28, 1), "y": labels(20, 10), "loss": "sparse_categorical_crossentropy"},
    ),
    (
        "activity from sensors",
        lambda: net((128, 9), layers.Conv1D(16, 10, activation="relu"), layers.GlobalMaxPooling1D(), softmax_of(6)),
        {"x": waves(20, 128, 9), "y": labels(20, 6), "loss": "sparse_categorical_crossentropy"},
    ),
    (
        "label for every step",
        lambda: net((300, 4), layers.LSTM(8, return_sequences=True), softmax_of(3)),
        {"y": labels(5, 3, 300, 1), "loss": "sparse_categorical_crossentropy"},
    ),
    (
        "sequence to sequence",
        lambda: net((None, 25), layers.LSTM(8, return_sequences=True), layers.Dense(1)),
        {"x": zeros(1, 600, 25), "y": zeros(1, 600, 1), "loss": "mse"},
    ),
    (
        "one value for a sequence",
        lambda: net((20, 1), layers.LSTM(5, return_sequences=True), layers.LSTM(4), layers.Dense(1)),
        {"x": waves(30, 20, 1), "y": zeros(30), "loss": "mse"},
    ),
    (
        "both ways",
        lambda: net((50, 300), layers.Bidirectional(layers.LSTM(16)), layers.Dense(1, "sigmoid")),
        {"loss": "binary_crossentropy"},
    ),
    (
        "words",
        lambda: net((10,), layers.Embedding(263, 8), layers.GlobalAveragePooling1D(), layers.Dense(1, "sigmoid")),
        {"x": labels(30, 263, 10), "y": labels(30, 2), "loss": "binary_crossentropy"},
    ),
    (
        "text with windows",
        lambda: net(
            (None,),
            layers.Embedding(500, 16),
            layers.Conv1D(8, 5, activation="relu"),
            layers.GlobalMaxPooling1D(),
            layers.Dense(1, "sigmoid"),
        ),
        {},
    ),
    ("autoencoder", autoencoder, {"x": zeros(4, 32, 32, 3), "y": zeros(4, 32, 32, 3), "loss": "mse"}),
    ("generator", generator, {}),
    ("encoder and decoder", encoder_decoder, {"x": waves(10, 20, 3), "y": waves(10, 20, 3), "loss": "mse"}),
    ("two towers", two_towers, {"x": [zeros(9, 16), zeros(9, 8, 3)], "y": zeros(9, 1), "loss": "mse"}),
    ("residual", residual, {"y": labels(9, 5), "loss": "sparse_categorical_crossentropy"}),
    (
        "a model in a model",
        nested,
        {"x": zeros(5, 28, 28, 1), "y": labels(5, 10), "loss": "sparse_categorical_crossentropy"},
    ),
    (
        "normalised",
        lambda: net((8,), layers.Dense(16), layers.BatchNormalization(), layers.ReLU(), softmax_of(3)),
        {"loss": "categorical_crossentropy"},
    ),
    (
        "volumes",
        lambda: net(
            (16, 16, 7, 1),
            layers.Conv3D(4, (3, 3, 3), activation="relu"),
            layers.GlobalAveragePooling3D(),
            layers.Dense(1),
        ),
        {"y": zeros(6), "loss": "mse"},
    ),
    ("stateful", lambda: net(Input(batch_shape=(8, 20, 3)), layers.LSTM(4, stateful=True), layers.Dense(1)), {}),
    (
        "coordinates",
        lambda: net(
            (64, 64, 3),
            layers.Conv2D(8, 3, strides=2, activation="relu"),
            layers.GlobalAveragePooling2D(),
            layers.Dense(136),
            layers.Reshape((68, 2)),
        ),
        {"y": zeros(7, 68, 2), "loss": "mse"},
    ),
    (
        "reshape adds an axis",
        lambda: net(
            (128, 9), layers.Reshape((128, 9, 1)), layers.Conv2D(4, (10, 1)), layers.Flatten(), layers.Dense(1)
        ),
        {},
    ),
    ("permute", lambda: net((9, 128), layers.Permute((2, 1)), layers.Conv1D(4, 3)), {}),
    (
        "heat map",
        lambda: net(
            (32, 32, 3),
            layers.Conv2D(8, 3, padding="same", activation="relu"),
            layers.Conv2D(1, 1, activation="sigmoid"),
        ),
        {"y": zeros(3, 32, 32, 1), "loss": "binary_crossentropy"},
    ),
    (
        "separable",
        lambda: net(
            (64, 64, 3),
            layers.Rescaling(1 / 255),
            layers.SeparableConv2D(8, 3, activation="relu"),
            layers.GlobalAveragePooling2D(),
            softmax_of(4),
        ),
        {"loss": "categorical_crossentropy"},
    ),
    (
        "MobileNet",
        lambda: keras.applications.MobileNet(weights=None, input_shape=(64, 64, 3), classes=10),
        {"loss": "categorical_crossentropy"},
    ),
    (
        "MobileNetV3",
        lambda: keras.applications.MobileNetV3Small(weights=None, input_shape=(64, 64, 3), classes=10),
        {"loss": "categorical_crossentropy"},
    ),
]

BROKEN += MORE_BROKEN
SOUND += MORE_SOUND
