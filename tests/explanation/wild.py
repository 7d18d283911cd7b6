"""Models as people build them in the open, written anew: small sizes, real structure.

`WILD` has a function for each that gives the model, or (model, input_shape) where the model has not been built.
"""

import numpy as np

from shapewise.reading import keras

L, ops = keras.layers, keras.ops
WILD = {}


def wild(make):
    """Put a model into the bank."""
    WILD[make.__name__] = make
    return make


# ---------------------------------------------------------------- layers of one's own


class TransformerBlock(L.Layer):
    """Attention and two Dense, each with a way around it and a normalisation."""

    def __init__(self, width, heads, inside, rate=0.1, **options):
        super().__init__(**options)
        self.attention = L.MultiHeadAttention(heads, width // heads)
        self.feed_forward = keras.Sequential([L.Dense(inside, activation="relu"), L.Dense(width)])
        self.first_norm, self.second_norm = L.LayerNormalization(epsilon=1e-6), L.LayerNormalization(epsilon=1e-6)
        self.first_dropout, self.second_dropout = L.Dropout(rate), L.Dropout(rate)

    def call(self, x, training=None):
        attended = self.first_dropout(self.attention(x, x), training=training)
        x = self.first_norm(x + attended)
        return self.second_norm(x + self.second_dropout(self.feed_forward(x), training=training))


class TokensAndPlaces(L.Layer):
    """A table for the words and one for their places."""

    def __init__(self, length, words, width, **options):
        super().__init__(**options)
        self.words, self.places = L.Embedding(words, width), L.Embedding(length, width)

    def call(self, x):
        return self.words(x) + self.places(ops.arange(ops.shape(x)[-1]))


class Patches(L.Layer):
    """A picture cut into squares."""

    def __init__(self, size, **options):
        super().__init__(**options)
        self.size = size

    def call(self, pictures):
        batch, height, width, channels = ops.shape(pictures)
        rows, columns = height // self.size, width // self.size
        patches = ops.image.extract_patches(pictures, size=self.size)
        return ops.reshape(patches, (batch, rows * columns, self.size * self.size * channels))

    def get_config(self):
        return {**super().get_config(), "size": self.size}


class PatchEncoder(L.Layer):
    """Patches projected, with a table of places."""

    def __init__(self, patches, width):
        super().__init__()
        self.patches = patches
        self.projection, self.places = L.Dense(width), L.Embedding(patches, width)

    def call(self, x):
        return self.projection(x) + self.places(ops.expand_dims(ops.arange(self.patches), 0))


class ClassToken(L.Layer):
    """A vector that is learned, in front of the steps; a layer with weights and no layers."""

    def build(self, input_shape):
        self.token = self.add_weight(shape=(1, 1, input_shape[-1]), name="token")

    def call(self, x):
        token = ops.broadcast_to(self.token, (ops.shape(x)[0], 1, x.shape[-1]))
        return ops.concatenate([token, x], axis=1)


class Sampling(L.Layer):
    """A point drawn near the mean."""

    def __init__(self, **options):
        super().__init__(**options)
        self.seed_generator = keras.random.SeedGenerator(1)

    def call(self, inputs):
        mean, spread = inputs
        return mean + ops.exp(0.5 * spread) * keras.random.normal(ops.shape(mean), seed=self.seed_generator)


class Mixer(L.Layer):
    """Dense over the patches, then over the channels."""

    def __init__(self, patches, channels, inside):
        super().__init__()
        self.over_patches = keras.Sequential([L.Dense(inside, activation="gelu"), L.Dense(patches)])
        self.over_channels = keras.Sequential([L.Dense(inside, activation="gelu"), L.Dense(channels)])
        self.norm = L.LayerNormalization()

    def call(self, x):
        x = x + ops.transpose(self.over_patches(ops.transpose(self.norm(x), (0, 2, 1))), (0, 2, 1))
        return x + self.over_channels(self.norm(x))


class Linear(L.Layer):
    """A Dense written by hand."""

    def __init__(self, units=4):
        super().__init__()
        self.units = units

    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1], self.units), name="w")
        self.b = self.add_weight(shape=(self.units,), initializer="zeros", name="b")
        self.seen = self.add_weight(shape=(), initializer="zeros", trainable=False, name="seen")

    def call(self, x):
        return ops.matmul(x, self.w) + self.b


class Bahdanau(L.Layer):
    """The attention of an encoder and a decoder, with three Dense."""

    def __init__(self, units):
        super().__init__()
        self.for_query, self.for_values, self.score = L.Dense(units), L.Dense(units), L.Dense(1)

    def call(self, query, values):
        score = self.score(ops.tanh(self.for_query(ops.expand_dims(query, 1)) + self.for_values(values)))
        weights = ops.softmax(score, axis=1)
        return ops.sum(weights * values, axis=1), weights


class VectorQuantizer(L.Layer):
    """The nearest of a book of vectors."""

    def __init__(self, entries, width):
        super().__init__()
        self.entries, self.width = entries, width

    def build(self, input_shape):
        self.book = self.add_weight(shape=(self.width, self.entries), name="book")

    def call(self, x):
        flat = ops.reshape(x, (-1, self.width))
        nearest = ops.argmin(ops.sum(flat**2, 1, keepdims=True) - 2 * ops.matmul(flat, self.book), axis=1)
        found = ops.matmul(ops.one_hot(nearest, self.entries), ops.transpose(self.book))
        return ops.reshape(found, ops.shape(x))


class GraphConvolution(L.Layer):
    """Nodes that take the mean of their neighbours, then a Dense."""

    def __init__(self, units):
        super().__init__()
        self.dense = L.Dense(units, use_bias=False)

    def call(self, inputs):
        nodes, edges = inputs
        return ops.relu(ops.matmul(edges, self.dense(nodes)))


class Silent(L.Layer):
    """A layer whose get_config gives nothing."""

    def __init__(self, units):
        super().__init__()
        self.dense = L.Dense(units)

    def call(self, x):
        return self.dense(x)

    def get_config(self):
        return None


class Refusing(Silent):
    """A layer whose get_config raises."""

    def get_config(self):
        raise RuntimeError("no")


# ---------------------------------------------------------------- pictures


@wild
def convnet_for_digits():
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            L.Conv2D(8, 3, activation="relu"), L.MaxPooling2D(2),
            L.Conv2D(16, 3, activation="relu"), L.MaxPooling2D(2),
            L.Flatten(), L.Dropout(0.5), L.Dense(10, activation="softmax"),
        ]
    )  # fmt: skip


def _residual(x, filters, strides=1):
    skip = x
    x = L.Conv2D(filters, 3, strides, "same", use_bias=False)(x)
    x = L.Activation("relu")(L.BatchNormalization()(x))
    x = L.BatchNormalization()(L.Conv2D(filters, 3, 1, "same", use_bias=False)(x))
    if strides > 1 or skip.shape[-1] != filters:
        skip = L.Conv2D(filters, 1, strides)(skip)
    return L.Activation("relu")(L.Add()([x, skip]))


@wild
def resnet():
    given = keras.Input((32, 32, 3))
    x = L.Conv2D(8, 3, 1, "same")(given)
    for filters, strides in ((8, 1), (8, 1), (8, 1), (16, 2), (16, 1), (16, 1), (32, 2), (32, 1)):
        x = _residual(x, filters, strides)
    return keras.Model(given, L.Dense(10)(L.GlobalAveragePooling2D()(x)))


@wild
def unet():
    given = x = keras.Input((32, 32, 3))
    skips = []
    for filters in (4, 8):
        x = L.Conv2D(filters, 3, padding="same", activation="relu")(x)
        skips.append(x)
        x = L.MaxPooling2D()(x)
    x = L.Conv2D(16, 3, padding="same")(x)
    for filters, skip in zip((8, 4), reversed(skips)):
        x = L.Conv2DTranspose(filters, 2, 2, "same")(x)
        x = L.Conv2D(filters, 3, padding="same")(L.Concatenate()([x, skip]))
    return keras.Model(given, L.Conv2D(2, 1, activation="softmax")(x))


@wild
def xception_with_augmentation():
    given = keras.Input((48, 48, 3))
    x = keras.Sequential([L.RandomFlip("horizontal"), L.RandomRotation(0.1), L.RandomZoom(0.2)], name="augmentation")(
        given
    )
    x = L.Rescaling(1 / 255)(x)
    x = before = L.Activation("relu")(L.BatchNormalization()(L.Conv2D(16, 3, 2, "same")(x)))
    for size in (16, 24):
        x = L.SeparableConv2D(size, 3, padding="same")(L.Activation("relu")(x))
        x = L.MaxPooling2D(3, 2, "same")(L.BatchNormalization()(x))
        x = before = L.add([x, L.Conv2D(size, 1, 2, "same")(before)])
    return keras.Model(given, L.Dense(1, activation="sigmoid")(L.GlobalAveragePooling2D()(x)))


@wild
def vision_transformer():
    given = keras.Input((32, 32, 3))
    x = PatchEncoder(16, 24)(Patches(8)(given))
    for _ in range(3):
        inside = L.LayerNormalization(epsilon=1e-6)(x)
        x = L.Add()([L.MultiHeadAttention(4, 24, dropout=0.1)(inside, inside), x])
        inside = L.Dense(48, activation=keras.activations.gelu)(L.LayerNormalization()(x))
        x = L.Add()([L.Dropout(0.1)(L.Dense(24)(inside)), x])
    return keras.Model(given, L.Dense(10)(L.Flatten()(L.LayerNormalization()(x))))


@wild
def vision_transformer_with_class_token():
    given = keras.Input((16, 16, 3))
    x = L.Reshape((16, 32))(L.Conv2D(32, 4, 4)(given))
    x = ClassToken()(x)
    for _ in range(2):
        x = TransformerBlock(32, 4, 64)(x)
    return keras.Model(given, L.Dense(10)(x[:, 0]))


@wild
def mlp_mixer():
    given = keras.Input((16, 16, 3))
    x = L.Dense(20)(Patches(4)(given))
    x = keras.Sequential([Mixer(16, 20, 32) for _ in range(3)], name="blocks")(x)
    return keras.Model(given, L.Dense(5)(L.GlobalAveragePooling1D()(x)))


@wild
def conv_mixer():
    given = keras.Input((16, 16, 3))
    x = L.BatchNormalization()(L.Activation("gelu")(L.Conv2D(12, 2, 2)(given)))
    for _ in range(4):
        skip = x
        x = L.Add()([L.BatchNormalization()(L.Activation("gelu")(L.DepthwiseConv2D(5, padding="same")(x))), skip])
        x = L.BatchNormalization()(L.Activation("gelu")(L.Conv2D(12, 1)(x)))
    return keras.Model(given, L.Dense(10)(L.GlobalAvgPool2D()(x)))


@wild
def fully_convolutional_on_any_size():
    given = keras.Input((None, None, 3))
    x = L.Conv2D(8, 3, padding="same", activation="relu")(given)
    x = L.Conv2DTranspose(8, 3, 2, "same")(L.Conv2D(8, 3, 2, "same")(x))
    return keras.Model(given, L.Conv2D(4, 1)(x))


@wild
def deeplab():
    given = keras.Input((32, 32, 3))
    x = L.Conv2D(8, 3, 2, "same")(given)
    pooled = L.AveragePooling2D((16, 16))(x)
    pooled = L.UpSampling2D((16, 16), interpolation="bilinear")(L.Conv2D(4, 1)(pooled))
    branches = [pooled] + [L.Conv2D(4, 3, dilation_rate=d, padding="same")(x) for d in (1, 2, 4)]
    x = L.Conv2D(4, 1)(L.Concatenate(axis=-1)(branches))
    return keras.Model(given, L.UpSampling2D(2, interpolation="bilinear")(x))


@wild
def super_resolution():
    given = keras.Input((None, None, 1))
    x = L.Conv2D(16, 5, padding="same", activation="relu", kernel_initializer="orthogonal")(given)
    return keras.Model(given, L.Conv2DTranspose(1, 3, 2, "same")(L.Conv2D(8, 3, padding="same")(x)))


@wild
def low_light_with_ops():
    given = keras.Input((16, 16, 3))
    x = L.Conv2D(6, 3, padding="same", activation="tanh")(given)
    curves = ops.split(x, 2, axis=-1)
    y = given
    for curve in curves:
        y = y + curve * (ops.square(y) - y)
    return keras.Model(given, ops.clip(y, 0.0, 1.0))


@wild
def squeeze_and_excite():
    given = keras.Input((16, 16, 3))
    x = L.Conv2D(16, 3, padding="same", activation="swish")(given)
    gate = L.Reshape((1, 1, 16))(L.GlobalAveragePooling2D()(x))
    gate = L.Dense(16, activation="sigmoid")(L.Dense(4, activation="relu")(gate))
    return keras.Model(given, L.Dense(3)(L.Flatten()(L.Multiply()([x, gate]))))


@wild
def mobile_blocks():
    given = keras.Input((32, 32, 3))
    x = L.ReLU(6.0)(L.BatchNormalization()(L.Conv2D(8, 3, 2, "same", use_bias=False)(given)))
    for filters, strides in ((8, 1), (8, 1), (16, 2), (16, 1)):
        skip = x
        x = L.ReLU(6.0)(L.BatchNormalization()(L.Conv2D(24, 1, use_bias=False)(x)))
        x = L.ZeroPadding2D(((0, 1), (0, 1)))(x) if strides == 2 else x
        x = L.DepthwiseConv2D(3, strides, "same" if strides == 1 else "valid", use_bias=False)(x)
        x = L.BatchNormalization()(L.Conv2D(filters, 1, use_bias=False)(L.ReLU(6.0)(L.BatchNormalization()(x))))
        x = L.Add()([x, skip]) if strides == 1 and skip.shape[-1] == filters else x
    return keras.Model(given, L.Dense(10)(L.GlobalAveragePooling2D()(x)))


@wild
def transfer_learning():
    base = keras.Sequential(
        [keras.Input((24, 24, 3)), L.Conv2D(8, 3), L.BatchNormalization(), L.GlobalAveragePooling2D()], name="base"
    )
    base.trainable = False
    given = keras.Input((24, 24, 3))
    return keras.Model(given, L.Dense(2)(L.Dropout(0.2)(base(given, training=False))))


@wild
def gradcam_without_activation():
    model = convnet_for_digits()
    model.layers[-1].activation = None
    return model


@wild
def feature_extractor():
    base = resnet()
    return keras.Model(base.inputs, [layer.output for layer in base.layers if isinstance(layer, L.Add)])


@wild
def volumes():
    given = keras.Input((16, 16, 8, 1))
    x = L.BatchNormalization()(L.MaxPool3D(2)(L.Conv3D(4, 3, activation="relu")(given)))
    return keras.Model(given, L.Dense(1, activation="sigmoid")(L.GlobalAveragePooling3D()(x)))


@wild
def region_proposals():
    given = keras.Input((16, 16, 8))
    x = L.Conv2D(8, 3, padding="same", activation="relu")(given)
    boxes = L.Reshape((-1, 4))(L.Conv2D(12, 1)(x))
    return keras.Model(given, {"scores": L.Reshape((-1, 1))(L.Conv2D(3, 1)(x)), "boxes": boxes})


# ---------------------------------------------------------------- text


@wild
def bag_of_words():
    return keras.Sequential([keras.Input((50,)), L.Dense(16, "relu"), L.Dropout(0.5), L.Dense(1, "sigmoid")])


@wild
def text_from_raw_strings():
    vectorize = L.TextVectorization(max_tokens=20, output_sequence_length=12, vocabulary=["the", "cat", "sat"])
    given = keras.Input((1,), dtype="string")
    x = L.Bidirectional(L.LSTM(8))(L.Embedding(20, 8, mask_zero=True)(vectorize(given)))
    return keras.Model(given, L.Dense(1)(x))


@wild
def bidirectional_twice():
    given = keras.Input((None,), dtype="int32")
    x = L.Bidirectional(L.LSTM(8, return_sequences=True))(L.Embedding(100, 8)(given))
    return keras.Model(given, L.Dense(1, activation="sigmoid")(L.Bidirectional(L.LSTM(8))(x)))


@wild
def transformer_classifier():
    given = keras.Input((20,))
    x = TransformerBlock(32, 2, 32)(TokensAndPlaces(20, 100, 32)(given))
    x = L.Dropout(0.1)(L.GlobalAveragePooling1D()(x))
    return keras.Model(given, L.Dense(2, activation="softmax")(L.Dense(20, activation="relu")(x)))


@wild
def bert_of_many_blocks():
    given = keras.Input((16,), dtype="int32", name="words")
    x = TokensAndPlaces(16, 100, 24, name="embedding")(given)
    for number in range(12):
        x = TransformerBlock(24, 3, 48, name=f"block_{number}")(x)
    return keras.Model(given, L.Dense(100, activation="softmax", name="word")(x), name="bert")


@wild
def bert_with_three_inputs():
    words, places, mask = (keras.Input((16,), dtype="int32", name=name) for name in ("words", "segments", "mask"))
    x = L.LayerNormalization()(L.Embedding(50, 16)(words) + L.Embedding(2, 16)(places))
    seen = ops.expand_dims(mask, 1)
    for _ in range(3):
        x = L.LayerNormalization()(L.Add()([x, L.MultiHeadAttention(2, 8)(x, x, attention_mask=seen)]))
        x = L.LayerNormalization()(L.Add()([x, L.Dense(16)(L.Dense(32, activation="gelu")(x))]))
    return keras.Model([words, places, mask], {"sequence": x, "pooled": L.Dense(16, activation="tanh")(x[:, 0])})


@wild
def language_model_with_causal_attention():
    given = keras.Input((None,), dtype="int32")
    x = L.Embedding(60, 16)(given)
    for _ in range(4):
        x = L.LayerNormalization()(x + L.MultiHeadAttention(2, 8)(x, x, use_causal_mask=True))
        x = L.LayerNormalization()(x + L.Dense(16)(L.Dense(32, activation="relu")(x)))
    return keras.Model(given, L.Dense(60)(x))


@wild
def llama_like():
    given = keras.Input((12,), dtype="int32")
    x = L.Embedding(60, 32)(given)
    for _ in range(3):
        y = L.RMSNormalization()(x)
        x = x + L.GroupQueryAttention(8, 4, 2, use_bias=False)(y, y, use_causal_mask=True)
        y = L.RMSNormalization()(x)
        x = x + L.Dense(32, use_bias=False)(ops.silu(L.Dense(48, use_bias=False)(y)) * L.Dense(48, use_bias=False)(y))
    return keras.Model(given, L.Dense(60, use_bias=False)(L.RMSNormalization()(x)))


@wild
def translation_transformer():
    source, target = (
        keras.Input((None,), dtype="int64", name="source"),
        keras.Input((None,), dtype="int64", name="target"),
    )
    encoded = TransformerBlock(16, 2, 32)(L.Embedding(50, 16)(source))
    x = L.Embedding(50, 16)(target)
    x = L.LayerNormalization()(x + L.MultiHeadAttention(2, 8)(x, x, use_causal_mask=True))
    x = L.LayerNormalization()(x + L.MultiHeadAttention(2, 8)(query=x, value=encoded, key=encoded))
    return keras.Model([source, target], L.Dense(50, activation="softmax")(L.Dropout(0.5)(x)))


@wild
def sequence_to_sequence_with_states():
    source, target = keras.Input((None, 10)), keras.Input((None, 12))
    _, h, c = L.LSTM(16, return_state=True)(source)
    x, _, _ = L.LSTM(16, return_sequences=True, return_state=True)(target, initial_state=[h, c])
    return keras.Model([source, target], L.Dense(12, activation="softmax")(x))


@wild
def gru_with_attention():
    source, target = keras.Input((10,), dtype="int32"), keras.Input((7,), dtype="int32")
    encoded = L.GRU(12, return_sequences=True)(L.Embedding(30, 12)(source))
    decoded = L.GRU(12, return_sequences=True)(L.Embedding(30, 12)(target))
    context = L.Attention()([decoded, encoded])
    other = L.AdditiveAttention()([decoded, encoded])
    return keras.Model([source, target], L.TimeDistributed(L.Dense(30))(L.Concatenate()([decoded, context, other])))


@wild
def bahdanau_attention():
    query, values = keras.Input((8,)), keras.Input((5, 6))
    context, weights = Bahdanau(10)(query, values)
    return keras.Model([query, values], [L.Dense(3)(context), weights])


@wild
def text_cnn():
    given = keras.Input((30,), dtype="int32")
    x = L.Embedding(50, 12)(given)
    branches = [L.GlobalMaxPooling1D()(L.Conv1D(8, size, activation="relu")(x)) for size in (3, 4, 5)]
    return keras.Model(given, L.Dense(4)(L.Concatenate()(branches)))


@wild
def characters_to_words():
    given = keras.Input((9, 6), dtype="int32")
    inner = keras.Sequential([keras.Input((6,)), L.Embedding(30, 4), L.LSTM(5)], name="word")
    return keras.Model(
        given, L.Dense(3)(L.Bidirectional(L.GRU(4, return_sequences=True))(L.TimeDistributed(inner)(given)))
    )


@wild
def switch_of_experts():
    given = keras.Input((8, 12))
    gate = L.Dense(3, activation="softmax")(given)
    experts = ops.stack([L.Dense(12)(given) for _ in range(3)], axis=-1)
    return keras.Model(given, ops.sum(experts * ops.expand_dims(gate, -2), axis=-1))


@wild
def fourier_network():
    given = keras.Input((16, 8))
    real, _ = ops.fft2((given, ops.zeros_like(given)))
    x = L.LayerNormalization()(L.Add()([given, real]))
    return keras.Model(given, L.Dense(2)(L.GlobalAveragePooling1D()(x)))


# ---------------------------------------------------------------- series and sound


@wild
def wavenet():
    given = keras.Input((64, 1))
    x, skips = L.Conv1D(8, 2, padding="causal")(given), []
    for rate in (1, 2, 4, 8):
        gate = L.Conv1D(8, 2, padding="causal", dilation_rate=rate, activation="sigmoid")(x)
        value = L.Conv1D(8, 2, padding="causal", dilation_rate=rate, activation="tanh")(x)
        joined = L.Multiply()([gate, value])
        skips.append(L.Conv1D(8, 1)(joined))
        x = L.Add()([x, L.Conv1D(8, 1)(joined)])
    return keras.Model(given, L.Dense(1)(L.Activation("relu")(L.Add()(skips))))


@wild
def speech_to_letters():
    given = keras.Input((None, 24))
    x = L.Reshape((-1, 24, 1))(given)
    x = L.ReLU()(L.BatchNormalization()(L.Conv2D(4, (11, 5), (2, 2), "same", use_bias=False)(x)))
    x = L.Reshape((-1, x.shape[-2] * x.shape[-1]))(x)
    for _ in range(2):
        x = L.Bidirectional(L.GRU(8, return_sequences=True, reset_after=True))(x)
    return keras.Model(given, L.Dense(30, activation="softmax")(x))


@wild
def series_transformer():
    given = x = keras.Input((40, 1))
    for _ in range(4):
        y = L.LayerNormalization(epsilon=1e-6)(L.Dropout(0.2)(L.MultiHeadAttention(2, 8)(x, x)))
        y = y + x
        x = L.Conv1D(1, 1)(L.Conv1D(4, 1, activation="relu")(y)) + y
    return keras.Model(given, L.Dense(2)(L.GlobalAveragePooling1D(data_format="channels_last")(x)))


@wild
def series_autoencoder():
    return keras.Sequential(
        [
            keras.Input((32, 1)),
            L.Conv1D(8, 7, 2, "same", activation="relu"), L.Dropout(0.2), L.Conv1D(4, 7, 2, "same", activation="relu"),
            L.Conv1DTranspose(4, 7, 2, "same"), L.Dropout(0.2), L.Conv1DTranspose(8, 7, 2, "same"),
            L.Conv1DTranspose(1, 7, padding="same"),
        ]
    )  # fmt: skip


@wild
def lstm_autoencoder():
    return keras.Sequential(
        [
            keras.Input((10, 3)),
            L.LSTM(6),
            L.RepeatVector(10),
            L.LSTM(6, return_sequences=True),
            L.TimeDistributed(L.Dense(3)),
        ]
    )


@wild
def moving_pictures():
    given = x = keras.Input((None, 16, 16, 1))
    for size in (5, 3):
        x = L.BatchNormalization()(L.ConvLSTM2D(6, size, padding="same", return_sequences=True, activation="relu")(x))
    return keras.Model(given, L.Conv3D(1, 3, padding="same", activation="sigmoid")(x))


@wild
def video_classifier():
    frame = keras.Sequential([keras.Input((16, 16, 3)), L.Conv2D(4, 3, 2), L.Flatten(), L.Dense(8)], name="frame")
    given = keras.Input((5, 16, 16, 3))
    return keras.Model(given, L.Dense(2)(L.GRU(4)(L.TimeDistributed(frame)(given))))


@wild
def traffic_forecast():
    nodes, edges = keras.Input((7, 5)), keras.Input((7, 7))
    x = GraphConvolution(6)([nodes, edges])
    return keras.Model([nodes, edges], L.Dense(1)(GraphConvolution(4)([x, edges])))


@wild
def stateful_rnn_of_cells():
    given = keras.Input((6, 3))
    x = L.RNN([L.LSTMCell(4), L.GRUCell(5)], return_sequences=True)(given)
    return keras.Model(given, L.SimpleRNN(2)(x))


# ---------------------------------------------------------------- generating


@wild
def variational_encoder():
    given = keras.Input((28, 28, 1))
    x = L.Flatten()(L.Conv2D(8, 3, 2, "same", activation="relu")(given))
    mean, spread = L.Dense(2, name="mean")(x), L.Dense(2, name="spread")(x)
    return keras.Model(given, [mean, spread, Sampling()([mean, spread])])


class Variational(keras.Model):
    """Both halves, with metrics of its own, and a call that uses both."""

    def __init__(self, encoder, decoder, **options):
        super().__init__(**options)
        self.encoder, self.decoder = encoder, decoder
        self.tracker = keras.metrics.Mean(name="loss")

    @property
    def metrics(self):
        return [self.tracker]

    def call(self, x):
        return self.decoder(self.encoder(x)[2])


def _decoder(shape=(2,)):
    return keras.Sequential(
        [
            keras.Input(shape), L.Dense(7 * 7 * 4), L.Reshape((7, 7, 4)), L.Conv2DTranspose(4, 3, 2, "same"),
            L.Conv2DTranspose(1, 3, 2, "same", activation="sigmoid"),
        ],
        name="decoder",
    )  # fmt: skip


@wild
def variational_autoencoder():
    return Variational(variational_encoder(), _decoder()), (None, 28, 28, 1)


@wild
def variational_autoencoder_that_was_called():
    model = Variational(variational_encoder(), _decoder())
    model(np.zeros((3, 28, 28, 1), "float32"))
    return model


def _discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)), L.Conv2D(4, 3, 2, "same"), L.LeakyReLU(negative_slope=0.2), L.Conv2D(8, 3, 2, "same"),
            L.LeakyReLU(negative_slope=0.2), L.GlobalMaxPooling2D(), L.Dense(1),
        ],
        name="discriminator",
    )  # fmt: skip


class Adversarial(keras.Model):
    """Two models and no call: it is only ever trained."""

    def __init__(self, discriminator, generator):
        super().__init__()
        self.discriminator, self.generator = discriminator, generator


@wild
def gan_without_a_call():
    return Adversarial(_discriminator(), _decoder((8,)))


@wild
def discriminator_with_spectral_normalization():
    given = keras.Input((16, 16, 3))
    x = L.SpectralNormalization(L.Conv2D(8, 3, 2, "same"))(given)
    x = L.GroupNormalization(4)(L.LeakyReLU()(x))
    return keras.Model(given, L.SpectralNormalization(L.Dense(1))(L.Flatten()(x)))


@wild
def conditional_generator():
    noise, label = keras.Input((8,)), keras.Input((1,), dtype="int32")
    table = L.Flatten()(L.Embedding(10, 8)(label))
    x = L.Reshape((4, 4, 2))(L.Dense(32)(L.multiply([noise, table])))
    return keras.Model([noise, label], L.Conv2DTranspose(1, 3, 2, "same")(L.BatchNormalization(momentum=0.8)(x)))


@wild
def cycle_generator():
    given = x = keras.Input((16, 16, 3))
    x = L.GroupNormalization(groups=-1)(L.Conv2D(8, 7, padding="same", use_bias=False)(x))
    for _ in range(3):
        y = L.Conv2D(8, 3)(L.Lambda(lambda t: ops.pad(t, ((0, 0), (1, 1), (1, 1), (0, 0)), mode="reflect"))(x))
        x = L.add([L.GroupNormalization(groups=-1)(y), x])
    return keras.Model(given, L.Conv2D(3, 7, padding="same", activation="tanh")(x))


@wild
def diffusion_unet():
    picture, noise = keras.Input((16, 16, 3)), keras.Input((1, 1, 1))
    angles = 2.0 * np.pi * ops.exp(ops.linspace(ops.log(1.0), ops.log(1000.0), 4))
    waves = L.Lambda(
        lambda x: ops.concatenate([ops.sin(angles * x), ops.cos(angles * x)], axis=3), output_shape=(1, 1, 8)
    )(noise)
    x = L.Concatenate()([L.Conv2D(8, 1)(picture), L.UpSampling2D(16, interpolation="nearest")(waves)])
    skip = x = L.Conv2D(8, 3, padding="same", activation="swish")(x)
    x = L.UpSampling2D(2, interpolation="bilinear")(L.Conv2D(8, 3, padding="same")(L.AveragePooling2D(2)(x)))
    return keras.Model([picture, noise], L.Conv2D(3, 1, kernel_initializer="zeros")(L.Concatenate()([x, skip])))


@wild
def vector_quantized():
    encoder = keras.Sequential([keras.Input((16, 16, 1)), L.Conv2D(4, 3, 2, "same"), L.Conv2D(6, 1)], name="encoder")
    given = keras.Input((16, 16, 1))
    x = VectorQuantizer(10, 6)(encoder(given))
    return keras.Model(given, L.Conv2DTranspose(1, 3, 2, "same")(x))


@wild
def neural_field():
    given = x = keras.Input((20, 12))
    for number in range(8):
        x = L.Dense(16, activation="relu")(x)
        x = L.concatenate([x, given], axis=-1) if number == 4 else x
    return keras.Model(given, L.Dense(4)(x))


@wild
def real_nvp():
    given = keras.Input((2,))

    def branch(activation):
        x = given
        for _ in range(3):
            x = L.Dense(8, activation="relu")(x)
        return L.Dense(2, activation=activation)(x)

    return keras.Model(given, [branch("tanh"), branch("linear")])


# ---------------------------------------------------------------- tables, pairs, several of everything


@wild
def siamese():
    tower = keras.Sequential(
        [keras.Input((16, 16, 1)), L.Conv2D(4, 4, activation="tanh"), L.Flatten(), L.Dense(5)], name="tower"
    )
    left, right = keras.Input((16, 16, 1)), keras.Input((16, 16, 1))
    distance = L.Lambda(lambda pair: ops.sqrt(ops.sum(ops.square(pair[0] - pair[1]), axis=1, keepdims=True)))
    return keras.Model([left, right], L.Dense(1, activation="sigmoid")(distance([tower(left), tower(right)])))


@wild
def triplet():
    tower = keras.Sequential([keras.Input((12,)), L.Dense(8, activation="relu"), L.Dense(4)], name="tower")
    inputs = [keras.Input((12,), name=name) for name in ("anchor", "positive", "negative")]
    anchor, positive, negative = map(tower, inputs)
    near, far = (ops.sum(ops.square(anchor - other), -1) for other in (positive, negative))
    return keras.Model(inputs, [near, far])


@wild
def wide_and_deep():
    numbers = keras.Input((6,), name="numbers")
    kinds = keras.Input((1,), dtype="string", name="kinds")
    codes = L.StringLookup(vocabulary=["a", "b", "c"], output_mode="int")(kinds)
    table = L.Flatten()(L.Embedding(4, 3)(codes))
    wide = L.StringLookup(vocabulary=["a", "b", "c"], output_mode="one_hot")(kinds)
    deep = L.concatenate([L.BatchNormalization()(numbers), table])
    for units in (8, 4):
        deep = L.Dropout(0.3)(L.ReLU()(L.BatchNormalization()(L.Dense(units)(deep))))
    return keras.Model([numbers, kinds], L.Dense(1)(L.concatenate([wide, deep])))


@wild
def structured_data_from_a_dict():
    inputs = {
        "age": keras.Input((1,), name="age"),
        "job": keras.Input((1,), dtype="int64", name="job"),
        "zip": keras.Input((1,), dtype="string", name="zip"),
    }
    parts = [
        L.Normalization(mean=40.0, variance=100.0)(inputs["age"]),
        L.CategoryEncoding(num_tokens=5, output_mode="one_hot")(inputs["job"]),
        L.CategoryEncoding(num_tokens=8, output_mode="one_hot")(L.Hashing(8)(inputs["zip"])),
        L.CategoryEncoding(num_tokens=3, output_mode="one_hot")(L.Discretization([20.0, 60.0])(inputs["age"])),
    ]
    return keras.Model(inputs, L.Dense(1, activation="sigmoid")(L.concatenate(parts)))


@wild
def tickets_with_several_outputs():
    title, body = keras.Input((None,), name="title"), keras.Input((None,), name="body")
    x = L.concatenate([L.LSTM(8)(L.Embedding(30, 6)(title)), L.LSTM(6)(L.Embedding(30, 6)(body))])
    return keras.Model([title, body], {"urgent": L.Dense(1, name="urgent")(x), "office": L.Dense(4, name="office")(x)})


class Recommender(keras.Model):
    """Two tables and their product; the input is two columns of whole numbers."""

    def __init__(self, users, films, width):
        super().__init__()
        self.users, self.user_bias = L.Embedding(users, width), L.Embedding(users, 1)
        self.films, self.film_bias = L.Embedding(films, width), L.Embedding(films, 1)

    def call(self, inputs):
        users, films = inputs[:, 0], inputs[:, 1]
        product = ops.sum(self.users(users) * self.films(films), axis=1, keepdims=True)
        return ops.sigmoid(product + self.user_bias(users) + self.film_bias(films))


@wild
def recommender():
    model = Recommender(20, 30, 5)
    model(np.zeros((4, 2), "int32"))
    return model


@wild
def recommender_of_three_arrays():
    user, film, year = (keras.Input((), dtype="int32", name=name) for name in ("user", "film", "year"))
    parts = [L.Embedding(10, 4)(one) for one in (user, film, year)]
    return keras.Model({"user": user, "film": film, "year": year}, ops.sum(parts[0] * parts[1] + parts[2], axis=-1))


@wild
def actor_and_critic():
    given = keras.Input((4,))
    common = L.Dense(16, activation="relu")(given)
    return keras.Model(given, [L.Dense(2, activation="softmax")(common), L.Dense(1)(common)])


@wild
def deep_q():
    return keras.Sequential(
        [
            keras.Input((4, 84, 84)),
            L.Lambda(lambda t: ops.transpose(t, [0, 2, 3, 1]), output_shape=(84, 84, 4)),
            L.Conv2D(8, 8, 4, activation="relu"), L.Conv2D(8, 4, 2, activation="relu"), L.Flatten(), L.Dense(4),
        ]
    )  # fmt: skip


@wild
def set_of_points():
    given = keras.Input((32, 3))
    x = L.Activation("relu")(L.BatchNormalization(momentum=0.0)(L.Conv1D(8, 1)(given)))
    turn = L.Reshape((3, 3))(L.Dense(9)(L.GlobalMaxPooling1D()(x)))
    x = L.Conv1D(16, 1)(L.Dot(axes=(2, 1))([given, turn]))
    return keras.Model(given, L.Dense(5, activation="softmax")(L.GlobalMaxPooling1D()(x)))


@wild
def maxout_and_prelu():
    given = keras.Input((12,))
    x = L.PReLU()(L.Dense(12)(given))
    x = ops.max(ops.reshape(x, (-1, 4, 3)), axis=-1)
    return keras.Model(given, L.Softmax()(L.UnitNormalization()(x)))


@wild
def einsum_attention():
    given = keras.Input((6, 8))
    query, key, value = (
        L.EinsumDense("btc,chd->bthd", output_shape=(None, 2, 4), bias_axes="hd")(given) for _ in range(3)
    )
    weights = ops.softmax(ops.einsum("bthd,bshd->bhts", query, key) / 2.0)
    mixed = ops.einsum("bhts,bshd->bthd", weights, value)
    return keras.Model(given, L.Dense(3)(ops.reshape(mixed, (-1, 6, 8))))


# ---------------------------------------------------------------- subclassed and awkward


class WithOwnWeights(keras.Model):
    """Weights of the model itself, and a layer that its call does not use."""

    def __init__(self):
        super().__init__()
        self.dense, self.unused = L.Dense(4), L.Dense(2)
        self.unused.build((None, 3))
        self.scale = self.add_weight(shape=(7,), name="scale")

    def call(self, x):
        return self.dense(x) * ops.sum(self.scale)


@wild
def own_weights_and_unused_layers():
    model = WithOwnWeights()
    model(np.zeros((2, 5), "float32"))
    return model


class TwoArguments(keras.Model):
    """A call with two arrays, one of whole numbers, and a setting."""

    def __init__(self):
        super().__init__()
        self.dense, self.table = L.Dense(4), L.Embedding(10, 4)

    def call(self, x, kind, scale=1.0, training=False):
        return self.dense(x) * scale + ops.one_hot(kind, 4) + self.table(kind)


@wild
def two_arguments():
    return TwoArguments(), [(None, 5), (None,)]


class FromDict(keras.Model):
    """A call that takes a dict."""

    def __init__(self, **options):
        super().__init__(**options)
        self.dense, self.table = L.Dense(4), L.Embedding(10, 4)

    def call(self, inputs):
        return self.dense(inputs["x"]) + ops.sum(self.table(inputs["words"]), axis=1)


@wild
def from_a_dict():
    return FromDict(), {"x": (None, 5), "words": (None, 7)}


@wild
def from_a_dict_that_was_called():
    model = FromDict()
    model({"x": np.zeros((2, 5), "float32"), "words": np.zeros((2, 7), "int32")})
    return model


class OneHotInside(keras.Model):
    """A call that needs whole numbers."""

    def __init__(self):
        super().__init__()
        self.dense = L.Dense(3)

    def call(self, x):
        return self.dense(ops.one_hot(x, 6))


@wild
def whole_numbers():
    return OneHotInside(), (None, 8)


class Blocks(keras.Model):
    """Layers in a list, one of them a subclassed model."""

    def __init__(self, depth=3):
        super().__init__()
        self.blocks = [TransformerBlock(8, 2, 16) for _ in range(depth)]
        self.head = keras.Sequential([L.GlobalAveragePooling1D(), L.Dense(2)])

    def call(self, x, training=None):
        for block in self.blocks:
            x = block(x, training=training)
        return self.head(x)


@wild
def blocks_in_a_list():
    return Blocks(), (None, 6, 8)


@wild
def a_subclassed_model_inside_a_functional_one():
    given = keras.Input((6, 8))
    return keras.Model(given, L.Dense(1)(Blocks(2)(given)))


@wild
def layers_that_do_not_say_what_they_are_made_with():
    return keras.Sequential([keras.Input((5,)), Silent(4), Refusing(3), Linear(2)])


@wild
def the_same_block_twice():
    block = TransformerBlock(8, 2, 16)
    given = keras.Input((6, 8))
    return keras.Model(given, block(block(given)))


@wild
def a_model_twice_on_other_lengths():
    encoder = keras.Sequential(
        [keras.Input((None, 3)), L.Conv1D(4, 3, padding="same"), L.GlobalMaxPooling1D()], name="encoder"
    )
    short, long = keras.Input((8, 3)), keras.Input((20, 3))
    return keras.Model([short, long], L.Dense(1)(L.concatenate([encoder(short), encoder(long)])))


@wild
def functional_subclass_with_own_weights():
    class Tempered(keras.Model):
        def __init__(self, inputs, outputs):
            super().__init__(inputs, outputs)
            self.temperature = self.add_weight(shape=(), name="temperature")

    given = keras.Input((4,))
    return Tempered(given, L.Dense(3)(given))


@wild
def mixed_precision():
    given = keras.Input((8,))
    x = L.Dense(4, dtype="mixed_float16")(given)
    return keras.Model(given, L.Dense(2, activation="softmax", dtype="float32")(x))


@wild
def a_fixed_batch():
    given = keras.Input(batch_shape=(4, 6, 3))
    return keras.Model(given, L.Dense(2)(L.LSTM(5, stateful=True)(given)))


@wild
def memory_network():
    story, question = keras.Input((10,), dtype="int32"), keras.Input((4,), dtype="int32")
    memory, answer = L.Embedding(20, 6)(story), L.Embedding(20, 4)(story)
    asked = L.Embedding(20, 6)(question)
    match = L.Activation("softmax")(L.dot([memory, asked], axes=(2, 2)))
    x = L.Permute((2, 1))(L.add([match, answer]))
    return keras.Model([story, question], L.Dense(20)(L.LSTM(8)(x)))
