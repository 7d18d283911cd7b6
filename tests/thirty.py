"""The broken models of the thirty questions in our own words, smaller where size does not matter, each with its fix."""

import numpy as np

from errors.provoked import Bad, func, z
from shapewise.reading import keras

L, Input = keras.layers, keras.Input


def net(shape, *layers):
    return keras.Sequential([Input(shape) if isinstance(shape, tuple) else shape, *layers])


def fit(model, x, y, loss="mse"):
    model.compile(loss=loss, optimizer="sgd")
    model.fit(x, y, verbose=0)
    return model


def lstm_of(x):
    model = net(x.shape[1:], L.LSTM(2))
    model(x)
    return model


def own_weights():
    class Good(L.Layer):
        def build(self, input_shape):
            self.kernel = self.add_weight(shape=(1, *input_shape[1:]), name="kernel")

        def call(self, x):
            return x * self.kernel

    return net((16,), Good())


SOFTMAX = {"activation": "softmax"}
BINARY, CLASSES, SPARSE = "binary_crossentropy", "categorical_crossentropy", "sparse_categorical_crossentropy"

#: question -> the error's code, what raises it, what its fix says, and the fixed model or call, which must run
RAISES = [
    (
        "Q02",
        "argument/strides-and-dilation",
        lambda: L.Conv1D(32, 5, strides=2, dilation_rate=2),
        "strides=2, dilation_rate=1",
        lambda: net((128, 1), L.Conv1D(32, 5, strides=2, dilation_rate=1, padding="same")),
    ),
    (
        "Q03",
        "target/shape",
        lambda: fit(net((10, 3), L.Flatten(), L.Dense(12), L.Dense(10)), z(64, 10, 3), z(64, 12, 10)),
        "units=120",
        lambda: fit(net((10, 3), L.Flatten(), L.Dense(120), L.Reshape((12, 10))), z(64, 10, 3), z(64, 12, 10)),
    ),
    (
        "Q04",
        "target/shape",
        lambda: fit(net((70, 12), L.LSTM(8), L.Dense(25, "sigmoid")), z(10, 70, 12), z(10, 70, 25), BINARY),
        "return_sequences=True",
        lambda: fit(
            net((70, 12), L.LSTM(8, return_sequences=True), L.Dense(25, "sigmoid")),
            z(10, 70, 12),
            z(10, 70, 25),
            BINARY,
        ),
    ),
    (
        "Q04 with mse",
        "target/shape",
        lambda: fit(net((70, 12), L.LSTM(8), L.Dense(25)), z(10, 70, 12), z(10, 70, 25)),
        "return_sequences=True",
        lambda: fit(net((70, 12), L.LSTM(8, return_sequences=True), L.Dense(25)), z(10, 70, 12), z(10, 70, 25)),
    ),
    (
        "Q05",
        "input/number-of-axes",
        lambda: net((2,), L.SimpleRNN(10)),
        "one step: x[:, None]",
        lambda: net((1, 2), L.SimpleRNN(10)),
    ),
    (
        "Q05 chained",
        "input/number-of-axes",
        lambda: net((2, 1), L.SimpleRNN(10), L.SimpleRNN(10)),
        "return_sequences=True",
        lambda: net((2, 1), L.SimpleRNN(10, return_sequences=True), L.SimpleRNN(10)),
    ),
    (
        "Q06",
        "target/shape",
        lambda: fit(net((32, 1), L.Conv1D(32, 2), L.Dense(1, "sigmoid")), z(64, 32, 1), z(64), BINARY),
        "a Flatten before",
        lambda: fit(net((32, 1), L.Conv1D(32, 2), L.Flatten(), L.Dense(1, "sigmoid")), z(64, 32, 1), z(64), BINARY),
    ),
    (
        "Q07",
        "build/channels-first",
        lambda: L.Conv1D(64, 1, data_format="channels_first")(z(1, 100, 10)),
        "channels_last",
        lambda: L.Conv1D(64, 1)(np.moveaxis(z(1, 100, 10), 1, -1)),
    ),
    (
        "Q08",
        "kernel/does-not-fit",
        lambda: net((3, 1), L.Conv1D(1, 5)),
        "Conv1D(1, 3)",
        lambda: net((3, 1), L.Conv1D(1, 3)),
    ),
    (
        "Q11",
        "data/samples",
        lambda: fit(net((33, 33, 1), L.Flatten(), L.Dense(1)), z(42, 33, 33, 1), z(6)),
        "x.reshape(6, 7, 33, 33, 1)",
        lambda: fit(net((7, 33, 33, 1), L.Flatten(), L.Dense(1)), z(42, 33, 33, 1).reshape(6, 7, 33, 33, 1), z(6)),
    ),
    (
        "Q12",
        "name/gone",
        lambda: keras.backend.eval(1),
        "keras.ops.convert_to_numpy",
        lambda: keras.ops.convert_to_numpy(1),
    ),
    (
        "Q13",
        "input/number-of-axes",
        lambda: net((7, 10, 64), L.LSTM(32)),
        "keras.Input((10, 64))",
        lambda: net((10, 64), L.LSTM(32)),
    ),
    (
        "Q14",
        "target/shape",
        lambda: fit(
            net((30, 4), L.LSTM(3, return_sequences=True), L.Dense(3, **SOFTMAX)), z(8, 30, 4), z(8, 30, 1), CLASSES
        ),
        SPARSE,
        lambda: fit(
            net((30, 4), L.LSTM(3, return_sequences=True), L.Dense(3, **SOFTMAX)), z(8, 30, 4), z(8, 30, 1), SPARSE
        ),
    ),
    (
        "Q15",
        "build/too-small",
        lambda: keras.applications.DenseNet121(weights=None, include_top=False, input_shape=(31, 31, 3)),
        "keras.layers.Resizing(32, 32)",
        lambda: net(
            (31, 31, 3),
            L.Resizing(32, 32),
            keras.applications.MobileNet(weights=None, include_top=False, input_shape=(32, 32, 3)),
        ),
    ),
    (
        "Q15 weights",
        "build/pretrained-channels",
        lambda: keras.applications.DenseNet121(weights="imagenet", include_top=False, input_shape=(224, 224, 1)),
        "Concatenate()([x, x, x])",
        lambda: L.Concatenate()([z(1, 32, 32, 1)] * 3),
    ),
    (
        "Q16",
        "reshape/size",
        lambda: net((32, 32, 3), L.Conv2D(4, 3), L.Reshape((68, 2))),
        "Flatten(), Dense(136)",
        lambda: net((32, 32, 3), L.Conv2D(4, 3), L.Flatten(), L.Dense(136), L.Reshape((68, 2))),
    ),
    (
        "Q18",
        "target/shape",
        lambda: fit(net((28, 28), L.Dense(10, **SOFTMAX)), z(64, 28, 28), z(64), SPARSE),
        "a Flatten before",
        lambda: fit(net((28, 28), L.Flatten(), L.Dense(10, **SOFTMAX)), z(64, 28, 28), z(64), SPARSE),
    ),
    (
        "Q18 pictures",
        "input/model",
        lambda: func((784,), L.Dense(10)).predict(z(5, 28, 28), verbose=0),
        "x.reshape(5, 784)",
        lambda: func((784,), L.Dense(10)).predict(z(5, 28, 28).reshape(5, 784), verbose=0),
    ),
    (
        "Q19",
        "argument/unknown",
        lambda: L.Convolution1D(64, 3, border_mode="same"),
        "padding='same'",
        lambda: net((10, 32), L.Conv1D(64, 3, padding="same")),
    ),
    (
        "Q21",
        "lookup/embedding",
        lambda: net((10,), L.Embedding(263, 64))(np.full((1, 10), 263)),
        "Embedding(264, 64)",
        lambda: net((10,), L.Embedding(264, 64))(np.full((1, 10), 263)),
    ),
    (
        "Q21 length",
        "input/model",
        lambda: func((10,), L.Embedding(263, 64))(z(1, 7)),
        "keras.Input((None,))",
        lambda: func((None,), L.Embedding(263, 64))(z(1, 7)),
    ),
    (
        "Q24",
        "input/model",
        lambda: net((512, 60), L.LSTM(2)).predict(z(512, 60), verbose=0),
        "x.T[..., None]",
        lambda: lstm_of(z(512, 60).T[..., None]),
    ),
    (
        "Q25",
        "argument/unknown",
        lambda: L.SimpleRNN(64, batch_input_shape=(1000, 64, 1)),
        "keras.Input(batch_shape=(1000, 64, 1))",
        lambda: net(Input(batch_shape=(1000, 64, 1)), L.SimpleRNN(64)),
    ),
    (
        "Q26",
        "input/model",
        lambda: func((20, 1), L.LSTM(5)).predict(z(5, 25, 1), verbose=0),
        "keras.Input((None, 1))",
        lambda: func((None, 1), L.LSTM(5)).predict(z(5, 25, 1), verbose=0),
    ),
    (
        "Q26 features",
        "weights/not-defined",
        lambda: net((20, None), L.LSTM(5)),
        "a number on the last axis",
        lambda: net((None, 3), L.LSTM(5)),
    ),
    (
        "Q27",
        "recurrent/batch",
        lambda: net(Input(batch_shape=(52, 20, 3)), L.LSTM(5, stateful=True)).predict(z(1, 20, 3), verbose=0),
        "batch_size=52",
        lambda: net(Input(batch_shape=(52, 20, 3)), L.LSTM(5, stateful=True)).predict(
            z(52, 20, 3), batch_size=52, verbose=0
        ),
    ),
    (
        "Q28",
        "kernel/does-not-fit",
        lambda: net((1, 1339), L.Conv1D(1, 3)),
        "np.swapaxes(x, 1, 2) makes (None, 1339, 1)",
        lambda: net((1339, 1), L.Conv1D(1, 3)),
    ),
    (
        "Q28 optimizer",
        "argument/unknown",
        lambda: keras.optimizers.SGD(lr=0.01),
        "learning_rate=0.01",
        lambda: keras.optimizers.SGD(learning_rate=0.01),
    ),
    ("Q29", "weights/not-defined", lambda: net((16,), Bad()), "shape=(1, *input_shape[1:])", own_weights),
    (
        "Q30",
        "input/model",
        lambda: func((600, 25), L.LSTM(4, return_sequences=True)).predict(z(1, 10, 25), verbose=0),
        "keras.Input((None, 25))",
        lambda: func((None, 25), L.LSTM(4, return_sequences=True)).predict(z(1, 10, 25), verbose=0),
    ),
]

#: question -> the finding's code, the broken model, the fixed one, and what `review` is given for both
SILENT = [
    (
        "Q03",
        "target/broadcast",
        lambda: net((3,), L.Dense(12), L.Dense(10)),
        lambda: net((3,), L.Dense(120), L.Reshape((12, 10))),
        {"y": z(96, 12, 10), "loss": "mse"},
    ),
    (
        "Q04",
        "target/broadcast",
        lambda: net((70, 12), L.LSTM(8), L.Dense(25)),
        lambda: net((70, 12), L.LSTM(8, return_sequences=True), L.Dense(25)),
        {"y": z(10, 70, 25), "loss": "mse"},
    ),
    (
        "Q06",
        "target/broadcast",
        lambda: net((32, 1), L.Conv1D(32, 5), L.Dense(1)),
        lambda: net((32, 1), L.Conv1D(32, 5), L.Flatten(), L.Dense(1)),
        {"y": z(1000), "loss": "mse"},
    ),
    (
        "Q11 kernel",
        "length/never-mixed",
        lambda: net((33, 33, 7, 1), L.Conv3D(16, (3, 3, 1))),
        lambda: net((33, 33, 7, 1), L.Conv3D(16, (3, 3, 3))),
        {},
    ),
    (
        "Q11 activations",
        "output/two-activations",
        lambda: net((9,), L.Dense(4, "relu"), L.LeakyReLU()),
        lambda: net((9,), L.Dense(4), L.LeakyReLU()),
        {},
    ),
    (
        "Q11 reshape",
        "axes/reshape-for-transpose",
        lambda: net((7, 33, 33), L.Reshape((33, 33, 7))),
        lambda: net((7, 33, 33), L.Permute((2, 3, 1))),
        {},
    ),
    (
        "Q14",
        "output/softmax-in-recurrence",
        lambda: net((30, 4), L.LSTM(3, activation="softmax")),
        lambda: net((30, 4), L.LSTM(3), L.Dense(3, **SOFTMAX)),
        {},
    ),
    (
        "Q16",
        "weights/flatten-dense",
        lambda: net((318, 318, 32), L.Flatten(), L.Dense(8)),
        lambda: net((318, 318, 32), L.GlobalAveragePooling2D(), L.Dense(8)),
        {},
    ),
    (
        "Q18",
        "target/broadcast",
        lambda: net((28, 28), L.Dense(10)),
        lambda: net((28, 28), L.Flatten(), L.Dense(10)),
        {"y": z(64, 10), "loss": "mse"},
    ),
    (
        "Q20",
        "axes/channels-first",
        lambda: net((3, 256, 256), L.Conv2D(32, 5, padding="same")),
        lambda: net((256, 256, 3), L.Conv2D(32, 5, padding="same")),
        {},
    ),
    ("Q24", "axes/time-last", lambda: net((512, 600000), L.LSTM(1)), lambda: net((512, 1), L.LSTM(1)), {}),
    (
        "Q25",
        "output/relu-classifier",
        lambda: net((64, 1), L.SimpleRNN(4), L.Dense(1, "relu")),
        lambda: net((64, 1), L.SimpleRNN(4), L.Dense(1, "sigmoid")),
        {"loss": BINARY},
    ),
    (
        "Q27",
        "length/fixed-batch",
        lambda: net(Input(batch_shape=(52, 20, 30)), L.LSTM(8)),
        lambda: net((20, 30), L.LSTM(8)),
        {},
    ),
    (
        "Q28",
        "axes/series-as-channels",
        lambda: net((1, 1339), L.Conv1D(1, 1)),
        lambda: net((1339, 1), L.Conv1D(1, 3)),
        {},
    ),
    (
        "Q28 softmax",
        "output/softmax-of-one",
        lambda: net((9,), L.Dense(1, **SOFTMAX)),
        lambda: net((9,), L.Dense(1, "sigmoid")),
        {},
    ),
    (
        "Q30",
        "length/not-as-built",
        lambda: net((600, 25), L.LSTM(4, return_sequences=True)),
        lambda: net((None, 25), L.LSTM(4, return_sequences=True)),
        {"x": z(1, 10, 25)},
    ),
]
