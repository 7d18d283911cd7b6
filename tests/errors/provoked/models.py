"""Single layers and models on data: sizes, numbers of axes, arguments, targets, weights."""

import numpy as np
import tensorflow as tf

from errors.provoked.helpers import PROVOKED, I, L, fit, func, seq, z
from shapewise.reading import keras


def weights_of_the_input():
    model = func((28, 28, 1), L.Conv2D(32, 3))
    model.layers[0].get_weights()[0]


class Bad(L.Layer):
    def build(self, s):
        self.kernel = self.add_weight(shape=s, name="kernel")

    def call(self, x):
        return x * self.kernel


def weights_for_a_batch():
    b = Bad()
    b(z(10, 16))
    b(z(20, 16))


def import_engine():
    import keras.engine.topology  # noqa: F401


def import_core():
    from keras.layers.core import Dense  # noqa: F401


def import_cudnn():
    from keras.layers import CuDNNLSTM  # noqa: F401


def unknown_metric():
    m = seq(I((3,)), L.Dense(1))
    m.compile(loss="mse", metrics=["acurracy"])
    m.fit(z(2, 3), z(2, 1), verbose=0)


def channels():
    c = L.Conv1D(2, 2, name="conv")
    c(np.zeros((1, 5, 3), "float32"))
    c(np.zeros((1, 5, 4), "float32"))


def channels_model():
    m = seq(I((5, 3)), L.Conv1D(2, 2, name="conv"))
    m(np.zeros((1, 5, 4), "float32"))


def channels_predict():
    m = seq(I((5, 3)), L.Conv1D(2, 2, name="conv"))
    m.predict(np.zeros((1, 5, 4), "float32"), verbose=0)


#: name -> (the explanation's code, whether a fix is offered, what provokes the error)
PROVOKED |= {
    "q03_mse": ("target/shape", True, lambda: fit(seq(I((3,)), L.Dense(12), L.Dense(10)), z(64, 3), z(64, 12, 10))),
    "q04_bce": (
        "target/shape",
        True,
        lambda: fit(
            seq(I((70, 8)), L.LSTM(4), L.Dense(25, activation="sigmoid")),
            z(10, 70, 8),
            z(10, 70, 25),
            "binary_crossentropy",
        ),
    ),
    "q04_mse": (
        "target/shape",
        True,
        lambda: fit(seq(I((70, 8)), L.LSTM(4), L.Dense(25, activation="sigmoid")), z(10, 70, 8), z(10, 70, 25)),
    ),
    "q04_reshape": (
        "reshape/size",
        True,
        lambda: seq(I((70, 8)), L.LSTM(4, return_sequences=True), L.Dense(71750), L.Reshape((70, 1025))),
    ),
    "q05": ("input/number-of-axes", True, lambda: seq(I((2,)), L.SimpleRNN(10))),
    "q05_chain": ("input/number-of-axes", True, lambda: seq(I((2, 1)), L.SimpleRNN(10), L.SimpleRNN(10))),
    "q06_bce": (
        "target/shape",
        True,
        lambda: fit(
            seq(I((32, 1)), L.Conv1D(32, 2), L.Dense(32, activation="sigmoid")),
            z(64, 32, 1),
            z(64),
            "binary_crossentropy",
        ),
    ),
    "q06_bce2": (
        "target/shape",
        True,
        lambda: fit(
            seq(I((32, 1)), L.Conv1D(32, 2), L.Dense(1, activation="sigmoid")),
            z(64, 32, 1),
            z(64, 1),
            "binary_crossentropy",
        ),
    ),
    "q06_last": ("target/shape", True, lambda: fit(seq(I((32, 1)), L.Conv1D(32, 5), L.Dense(32)), z(40, 32, 1), z(40))),
    "q07_cf": ("build/channels-first", True, lambda: L.Conv1D(6, 3, data_format="channels_first")(z(1, 4, 8))),
    "q09_var": ("name/gone", True, lambda: tf.variable_scope("x")),
    "q09_filter": (
        "argument/unknown",
        True,
        lambda: tf.nn.conv2d(z(1, 4, 4, 1), filter=z(2, 2, 1, 1), strides=1, padding="SAME"),
    ),
    "q10": ("weights/input-layer", True, weights_of_the_input),
    "q11": ("data/samples", True, lambda: fit(seq(I((3,)), L.Dense(1)), z(42, 3), z(6))),
    "q12_eval": ("name/gone", True, lambda: keras.backend.eval(1)),
    "q12_keep": ("argument/unknown", True, lambda: tf.reduce_sum(z(2, 2), keep_dims=True)),
    "q13_4d": ("input/number-of-axes", True, lambda: seq(I((7, 10, 64)), L.LSTM(32))),
    "q14_cce": (
        "target/shape",
        True,
        lambda: fit(
            seq(I((30, 4)), L.LSTM(3, return_sequences=True), L.Dense(3, activation="softmax")),
            z(8, 30, 4),
            z(8, 30, 1),
            "categorical_crossentropy",
        ),
    ),
    "q15_chan": (
        "input/model",
        True,
        lambda: keras.applications.MobileNet(weights=None, include_top=False, input_shape=(64, 64, 3))(z(1, 70, 70, 1)),
    ),
    "q15_small": (
        "build/too-small",
        True,
        lambda: keras.applications.DenseNet121(weights=None, include_top=False, input_shape=(31, 31, 3)),
    ),
    "q15_imagenet": (
        "build/pretrained-channels",
        True,
        lambda: keras.applications.DenseNet121(weights="imagenet", include_top=False, input_shape=(224, 224, 1)),
    ),
    "q16": ("reshape/size", True, lambda: seq(I((318, 318, 3)), L.Conv2D(4, 3), L.Reshape((68, 2)))),
    "q18_sparse": (
        "target/shape",
        True,
        lambda: fit(
            seq(I((28, 28)), L.Dense(10, activation="softmax")), z(64, 28, 28), z(64), "sparse_categorical_crossentropy"
        ),
    ),
    "q18_onehot": (
        "target/shape",
        True,
        lambda: fit(
            seq(I((28, 28)), L.Dense(10, activation="softmax")), z(64, 28, 28), z(64, 10), "categorical_crossentropy"
        ),
    ),
    "q18_784": ("input/model", True, lambda: func((784,), L.Dense(10)).predict(z(5, 28, 28), verbose=0)),
    "q19_border": ("argument/unknown", True, lambda: L.Convolution1D(64, 3, border_mode="same")),
    "q19_outshape": ("name/gone", True, lambda: L.Conv1D(64, 3).output_shape),
    "q21_third": ("argument/name", True, lambda: L.Embedding(263, 64, 10)),
    "q21_oob": (
        "lookup/embedding",
        True,
        lambda: seq(I((10,)), L.Embedding(263, 64)).predict(np.full((1, 10), 263), verbose=0),
    ),
    "q21_oob_call": ("lookup/embedding", True, lambda: L.Embedding(263, 64)(np.full((1, 10), 263))),
    "q21_unbuilt": ("weights/not-built", True, lambda: seq(L.Embedding(263, 64)).output_shape),
    "q21_len": ("input/model", True, lambda: func((10,), L.Embedding(263, 64)).predict(z(1, 7), verbose=0)),
    "q21_len_direct": ("input/model", True, lambda: func((10,), L.Embedding(263, 64))(z(1, 7))),
    "q23_pool": ("call/missing", True, lambda: tf.nn.max_pool(z(1, 4, 4, 1), 2)),
    "q24": ("input/model", True, lambda: seq(I((512, 600)), L.LSTM(2)).predict(z(512, 600), verbose=0)),
    "q24b": ("input/model", True, lambda: func((512, 1), L.LSTM(2)).predict(z(512, 60), verbose=0)),
    "q25": ("argument/unknown", True, lambda: L.SimpleRNN(64, batch_input_shape=(1000, 64, 1))),
    "q26_25": ("input/model", True, lambda: func((20, 1), L.LSTM(5)).predict(z(5, 25, 1), verbose=0)),
    "q26_none": ("weights/not-defined", True, lambda: seq(I((20, None)), L.LSTM(5))),
    "q26_list": (
        "data/samples",
        True,
        lambda: fit(seq(I((None, 1)), L.LSTM(5), L.Dense(1)), [z(20, 1), z(25, 1)], z(2, 1)),
    ),
    "q27_stateful": (
        "recurrent/batch",
        True,
        lambda: seq(I(batch_shape=(52, 20, 3)), L.LSTM(5, stateful=True)).predict(z(1, 20, 3), verbose=0),
    ),
    "q27_stateful_none": ("recurrent/no-batch", True, lambda: seq(I((20, 3)), L.LSTM(5, stateful=True))),
    "q28": ("kernel/does-not-fit", True, lambda: seq(I((1, 1339)), L.Conv1D(1, 3))),
    "q28_sgd": ("argument/unknown", True, lambda: keras.optimizers.SGD(lr=0.01)),
    "q28_nb": ("argument/unknown", True, lambda: seq(I((3,)), L.Dense(1)).fit(z(2, 3), z(2, 1), nb_epoch=1)),
    "q29": ("weights/not-defined", True, lambda: seq(I((16,)), Bad(name="bad"))),
    "q29b": ("build/batch-in-weights", True, weights_for_a_batch),
    "q29_engine": ("name/module", True, import_engine),
    "q06_core": ("name/module", True, import_core),
    "q30_batch": ("argument/unknown", True, lambda: L.LSTM(128, batch_size=1)),
    "q30_func": (
        "input/model",
        True,
        lambda: func((600, 25), L.LSTM(4, return_sequences=True)).predict(z(1, 10, 25), verbose=0),
    ),
    "q30_reset": ("name/gone", True, lambda: seq(I((600, 25)), L.LSTM(4)).reset_states()),
    "q30_input_bis": ("argument/unknown", True, lambda: I(batch_input_shape=(1, 10, 25))),
    "cudnn": ("name/gone", True, import_cudnn),
    "cudnn_attr": ("name/gone", True, lambda: L.CuDNNLSTM(3)),
    "loc1d": ("name/gone", True, lambda: L.LocallyConnected1D(3, 3)),
    "pred_classes": ("name/gone", True, lambda: seq(I((3,)), L.Dense(1)).predict_classes(z(1, 3))),
    "add_mismatch": ("merge/shapes", True, lambda: L.Add()([I((8,)), I((9,))])),
    "concat_mismatch": ("merge/concatenate", True, lambda: L.Concatenate()([I((8, 3)), I((9, 3))])),
    "add_one": ("merge/list", True, lambda: L.Add()(I((8, 3)))),
    "dot": ("merge/dot", True, lambda: L.Dot(axes=1)([I((8,)), I((9,))])),
    "mult_ranks": ("merge/shapes", True, lambda: L.Multiply()([I((8, 3)), I((5,))])),
    "uncompiled": ("build/not-compiled", True, lambda: seq(I((3,)), L.Dense(1)).fit(z(2, 3), z(2, 1))),
    "no_y": (
        "data/no-targets",
        True,
        lambda: (lambda m: (m.compile(loss="mse"), m.fit(z(2, 3), verbose=0)))(seq(I((3,)), L.Dense(1))),
    ),
    "opt_unknown": ("argument/name", True, lambda: seq(I((3,)), L.Dense(1)).compile(optimizer="sgdd")),
    "metric_unknown": ("argument/name", True, lambda: unknown_metric()),
    "activation_unknown": ("argument/name", True, lambda: L.Dense(3, activation="rellu")),
    "init_unknown": ("argument/name", True, lambda: L.Dense(3, kernel_initializer="glort")),
    "graph_disc": ("build/disconnected", True, lambda: keras.Model(I((3,)), L.Dense(1)(I((3,))))),
    "count_unbuilt": ("weights/not-built", True, lambda: seq(L.Dense(3)).count_params()),
    "weights_shape": (
        "weights/set-shape",
        True,
        lambda: (lambda layer: (layer.build((None, 3)), layer.set_weights([z(2, 4), z(4)])))(L.Dense(4)),
    ),
    "weights_count": (
        "weights/set-count",
        True,
        lambda: (lambda layer: (layer.build((None, 3)), layer.set_weights([z(3, 4)])))(L.Dense(4)),
    ),
    "multi_in": (
        "input/several",
        True,
        lambda: (lambda a, b: keras.Model([a, b], L.Add()([a, b])).predict(z(2, 3), verbose=0))(I((3,)), I((3,))),
    ),
    "multi_in_call": (
        "input/several",
        True,
        lambda: (lambda a, b: keras.Model([a, b], L.Add()([a, b]))([z(2, 3)]))(I((3,)), I((3,))),
    ),
    "dense_none": ("weights/not-defined", True, lambda: seq(I((None,)), L.Dense(3))),
    "flatten_none": ("weights/not-defined", True, lambda: seq(I((None, 3)), L.Flatten(), L.Dense(3))),
    "dense_units0": ("argument/value", True, lambda: L.Dense(0)),
    "dense_unitsneg": ("argument/value", True, lambda: L.Dense(-3)),
    "dense_unitsfloat": ("argument/value", True, lambda: L.Dense(3.5)),
    "dense_last": ("input/channels", True, lambda: (lambda d: (d(z(1, 3)), d(z(1, 4))))(L.Dense(2))),
    "dense_model_last": ("input/channels", True, lambda: seq(I((784,)), L.Dense(2)).predict(z(1, 100), verbose=0)),
    "reshape_bad": ("reshape/size", True, lambda: seq(I((6,)), L.Reshape((4,)))),
    "reshape_neg": ("reshape/size", True, lambda: seq(I((6,)), L.Reshape((4, -1)))),
    "permute": ("reshape/dims", True, lambda: L.Permute((0, 1))),
    "permute2": ("input/number-of-axes", True, lambda: seq(I((6, 3)), L.Permute((2, 3, 1)))),
    "repeat": ("input/number-of-axes", True, lambda: seq(I((6, 3)), L.RepeatVector(3))),
    "timedist": ("reshape/time-distributed", True, lambda: seq(I((6,)), L.TimeDistributed(L.Dense(3)))),
    "crop": ("reshape/cropping", True, lambda: seq(I((6, 3)), L.Cropping1D(3))),
    "bn_none": ("weights/not-defined", True, lambda: seq(I((None,)), L.BatchNormalization())),
    "gn": ("call/groups", True, lambda: seq(I((6,)), L.GroupNormalization(4))),
    "cce_shape": (
        "target/shape",
        True,
        lambda: fit(seq(I((3,)), L.Dense(3, activation="softmax")), z(8, 3), z(8, 4), "categorical_crossentropy"),
    ),
    "cce_int": (
        "target/shape",
        True,
        lambda: fit(seq(I((3,)), L.Dense(3, activation="softmax")), z(8, 3), z(8), "categorical_crossentropy"),
    ),
    "scce_onehot": (
        "target/shape",
        True,
        lambda: fit(
            seq(I((3,)), L.Dense(3, activation="softmax")), z(8, 3), z(8, 3), "sparse_categorical_crossentropy"
        ),
    ),
    "scce_oob": (
        "target/label",
        True,
        lambda: fit(
            seq(I((3,)), L.Dense(3, activation="softmax")), z(8, 3), np.full(8, 7), "sparse_categorical_crossentropy"
        ),
    ),
    "bce_shape": (
        "target/shape",
        True,
        lambda: fit(seq(I((3,)), L.Dense(2, activation="sigmoid")), z(8, 3), z(8), "binary_crossentropy"),
    ),
    "pool_ndim": ("input/number-of-axes", True, lambda: seq(I((3,)), L.MaxPooling1D(2))),
    "gap_ndim": ("input/number-of-axes", True, lambda: seq(I((28, 28)), L.GlobalAveragePooling2D())),
    "conv2_gray": ("input/number-of-axes", True, lambda: seq(I((28, 28)), L.Conv2D(2, 3))),
    "conv2_predict_one": (
        "input/model",
        False,
        lambda: seq(I((28, 28, 1)), L.Conv2D(2, 3), L.Flatten(), L.Dense(1)).predict(z(28, 28), verbose=0),
    ),
    "string_in": ("data/dtype", True, lambda: seq(I((3,)), L.Dense(1)).predict(np.array([["a", "b", "c"]]), verbose=0)),
    "object_in": (
        "data/dtype",
        True,
        lambda: fit(seq(I((3,)), L.Dense(1)), np.array([[1, 2, None]], dtype=object), z(1, 1)),
    ),
    "y_strings": ("data/dtype", True, lambda: fit(seq(I((3,)), L.Dense(1)), z(2, 3), np.array(["a", "b"]))),
    "np_on_keras": ("build/symbolic", True, lambda: np.sqrt(I((3,)))),
    "tf_on_keras": ("build/symbolic", True, lambda: tf.square(I((3,)))),
    "sym_bool": ("build/symbolic-bool", True, lambda: bool(I((3,)) > 0)),
    "dup_name": ("build/same-name", True, lambda: seq(I((3,)), L.Dense(1, name="a"), L.Dense(1, name="a"))),
    "seq_branch": ("build/not-a-layer", True, lambda: seq(I((3,)), [L.Dense(1)])),
    "seq_class": ("build/not-a-layer", True, lambda: seq(I((3,)), L.Dense)),
    "not_tensor": ("build/not-a-tensor", True, lambda: L.Dense(3)("x")),
    "lstm_twice": ("input/number-of-axes", True, lambda: seq(I((10, 3)), L.LSTM(4), L.LSTM(4))),
    "conv_after_lstm": ("input/number-of-axes", True, lambda: seq(I((10, 3)), L.LSTM(4), L.Conv1D(4, 3))),
    "dense_extra": ("argument/unknown", True, lambda: L.Dense(3, input_shap=(3,))),
    "missing": ("argument/missing", True, lambda: L.Conv2D(3)),
    "load_missing": ("lookup/file", False, lambda: keras.models.load_model("nothing.keras")),
    "load_weird": ("lookup/ending", True, lambda: keras.models.load_model("nothing.h5x")),
    "save_ext": ("lookup/ending", True, lambda: seq(I((3,)), L.Dense(1)).save("model")),
    "get_layer": ("lookup/layer", True, lambda: seq(I((3,)), L.Dense(1)).get_layer("nope")),
    "fit_lists": ("data/list", True, lambda: fit(seq(I((3,)), L.Dense(1)), [[1, 2, 3], [1, 2, 3]], [1, 2])),
    "cardinality_val": (
        "data/samples",
        False,
        lambda: fit(seq(I((3,)), L.Dense(1)), z(4, 3), z(4, 1), validation_data=(z(3, 3), z(2, 1))),
    ),
    "mha": ("call/attention", True, lambda: L.MultiHeadAttention(2, 4)(I((3, 4)))),
    "embedding_float_dims": ("argument/missing", True, lambda: L.Embedding(10)),
    "conv_transpose": ("input/number-of-axes", True, lambda: seq(I((4, 4)), L.Conv2DTranspose(2, 3))),
    "bidir": ("argument/not-recurrent", True, lambda: L.Bidirectional(L.Dense(3))),
    "onnegative": ("lookup/category", True, lambda: keras.utils.to_categorical([0, 1, 3], num_classes=3)),
    "pad": ("call/sequences", True, lambda: keras.utils.pad_sequences([1, 2])),
    "inputnone": ("call/input-shape", True, lambda: I()),
    "inputint": ("call/input-shape", True, lambda: I(3)),
    "conv_long": ("kernel/does-not-fit", True, lambda: seq(I((3, 1)), L.Conv1D(2, 5, name="conv"))),
    "conv_long_call": ("kernel/does-not-fit", True, lambda: L.Conv1D(2, 5)(np.zeros((1, 3, 1), "float32"))),
    "conv_long_cos": ("kernel/does-not-fit", True, lambda: L.Conv1D(2, 5).compute_output_shape((None, 3, 1))),
    "conv2_long": ("kernel/does-not-fit", True, lambda: seq(I((8, 3, 1)), L.Conv2D(2, 5, name="conv"))),
    "conv2_long_d": (
        "kernel/does-not-fit",
        True,
        lambda: seq(I((8, 8, 1)), L.Conv2D(2, 5, dilation_rate=2, name="conv")),
    ),
    "dw_long": ("kernel/does-not-fit", True, lambda: seq(I((3, 1)), L.DepthwiseConv1D(5))),
    "sep_long": ("kernel/does-not-fit", True, lambda: seq(I((3, 1)), L.SeparableConv1D(2, 5))),
    "pool_long": ("pool/does-not-fit", True, lambda: seq(I((3, 1)), L.MaxPooling1D(5))),
    "pool2_long": ("pool/does-not-fit", True, lambda: seq(I((3, 3, 1)), L.AveragePooling2D(5))),
    "ndim": ("input/number-of-axes", True, lambda: seq(I((3,)), L.Conv1D(2, 2, name="conv"))),
    "ndim_max": ("input/number-of-axes", True, lambda: L.Dense(2)(np.zeros((3,), "float32"))),
    "channels": ("input/channels", True, channels),
    "channels_model": ("input/channels", True, channels_model),
    "channels_predict": ("input/channels", True, channels_predict),
    "groups_f": ("kernel/groups", True, lambda: L.Conv1D(5, 2, groups=3)),
    "groups_c": ("kernel/groups", True, lambda: seq(I((5, 4)), L.Conv1D(6, 2, groups=3))),
    "strides_dil": ("argument/strides-and-dilation", True, lambda: L.Conv1D(6, 2, strides=2, dilation_rate=2)),
    "causal2": ("argument/padding", True, lambda: L.Conv2D(6, 2, padding="causal")),
    "causal_dw": ("argument/padding", True, lambda: L.DepthwiseConv1D(2, padding="causal")),
    "padbad": ("argument/padding", True, lambda: L.Conv1D(6, 2, padding="full")),
    "kzero": ("argument/tuple", True, lambda: L.Conv1D(6, 0)),
    "fzero": ("argument/value", True, lambda: L.Conv1D(0, 3)),
    "szero": ("argument/tuple", True, lambda: L.Conv1D(3, 3, strides=0)),
    "ktuple": ("argument/tuple", True, lambda: L.Conv1D(6, (3, 3))),
    "nochannels": ("weights/not-defined", True, lambda: seq(I((5, None)), L.Conv1D(6, 2))),
    "border_mode": ("argument/unknown", True, lambda: L.Conv1D(6, 2, border_mode="same")),
    "inch": ("argument/missing", True, lambda: L.Conv1D(6)),
    "cf": (
        "build/channels-first",
        True,
        lambda: L.Conv1D(6, 3, data_format="channels_first")(np.zeros((1, 4, 8), "float32")),
    ),
}
