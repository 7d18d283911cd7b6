"""keras.ops between layers: the shape that our rule says is that of the array that comes out."""

import numpy as np
import pytest

from shapewise.layers import rule
from shapewise.reading import keras, read_model

K, L = keras.ops, keras.layers

#: what is written between layers, on x of (batch, 8, 6) and y of (batch, 6, 8)
WRITTEN = {
    "x[:, 0]": lambda x, y: x[:, 0],
    "x[:, 1:5:2]": lambda x, y: x[:, 1:5:2],
    "x[:, -3:]": lambda x, y: x[:, -3:],
    "x[..., None]": lambda x, y: x[..., None],
    "x[:, ::-1, 2:4]": lambda x, y: x[:, ::-1, 2:4],
    "add": lambda x, y: x + np.ones(6, "float32"),
    "add both": lambda x, y: x + K.transpose(y, (0, 2, 1)),
    "power": lambda x, y: 2 ** (1 - x) / 3,
    "outer": lambda x, y: x[:, :, None] * x[:, None],
    "compare": lambda x, y: K.where(x > 0, x, 0.0),
    "clip": lambda x, y: K.clip(x, 0, 1),
    "activations": lambda x, y: K.gelu(K.silu(K.leaky_relu(x))),
    "softmax": lambda x, y: K.softmax(x, axis=1),
    "cast": lambda x, y: K.cast(x, "int32"),
    "one_hot": lambda x, y: K.one_hot(K.argmax(x, -1), 5),
    "flip": lambda x, y: K.flip(K.roll(K.cumsum(x, 1), 1, axis=1), 1),
    "expand_dims": lambda x, y: K.expand_dims(x, 1),
    "expand_dims last": lambda x, y: K.expand_dims(x, -1),
    "squeeze": lambda x, y: K.squeeze(K.expand_dims(x, 1), 1),
    "reshape": lambda x, y: K.reshape(x, (-1, 2, 4, 6)),
    "reshape flat": lambda x, y: K.reshape(x, (-1, 6)),
    "reshape inside": lambda x, y: K.reshape(x, (2, -1, 12)),
    "ravel": lambda x, y: K.ravel(x),
    "transpose": lambda x, y: K.transpose(x, (2, 0, 1)),
    "transpose all": lambda x, y: K.transpose(x),
    "swapaxes": lambda x, y: K.swapaxes(x, 1, -1),
    "moveaxis": lambda x, y: K.moveaxis(x, 1, -1),
    "stack": lambda x, y: K.stack([x, x, x], axis=1),
    "stack last": lambda x, y: K.stack([x, x], axis=-1),
    "concatenate": lambda x, y: K.concatenate([x, x], axis=1),
    "split": lambda x, y: K.split(x, 2, axis=-1),
    "split at": lambda x, y: K.split(x, [1, 4], axis=1),
    "unstack": lambda x, y: K.unstack(x, axis=1),
    "tile": lambda x, y: K.tile(x, (1, 2, 3)),
    "repeat": lambda x, y: K.repeat(x, 2, axis=1),
    "pad": lambda x, y: K.pad(x, ((0, 0), (1, 2), (0, 3))),
    "take": lambda x, y: K.take(x, np.array([0, 2, 2]), axis=1),
    "mean": lambda x, y: K.mean(x, axis=1),
    "mean of two": lambda x, y: K.mean(x, axis=(1, 2), keepdims=True),
    "sum of all": lambda x, y: K.sum(x),
    "max": lambda x, y: K.max(x, axis=-1),
    "norm": lambda x, y: K.norm(x, axis=-1),
    "logsumexp": lambda x, y: K.logsumexp(x, axis=1),
    "argmax": lambda x, y: K.argmax(x, axis=1),
    "any": lambda x, y: K.any(x > 0, axis=1),
    "matmul": lambda x, y: K.matmul(x, y),
    "matmul with a constant": lambda x, y: x @ np.ones((6, 3), "float32"),
    "einsum": lambda x, y: K.einsum("btc,bcs->bts", x, y),
    "einsum with a constant": lambda x, y: K.einsum("btc,cd->btd", x, np.ones((6, 3), "float32")),
    "top_k": lambda x, y: K.top_k(x, 2),
    "patches": lambda x, y: K.image.extract_patches(x[..., None], 2),
    "patches that overlap": lambda x, y: K.image.extract_patches(x[..., None], 3, strides=1, padding="same"),
}


def flat(written):
    """The model of what is written, and the shapes of the arrays that it gives for two samples."""
    x, y = keras.Input((8, 6)), keras.Input((6, 8))
    model = keras.Model([x, y], WRITTEN[written](x, y))
    arrays = keras.tree.flatten(model([np.ones((2, 8, 6), "float32"), np.ones((2, 6, 8), "float32")]))
    return model, [tuple(one.shape) for one in arrays]


@pytest.mark.parametrize("written", WRITTEN)
def test_each_rule_gives_the_shape_of_the_array(written):
    model, real = flat(written)
    derived = []
    for facts in read_model(model, [(2, 8, 6), (2, 6, 8)]):
        assert facts.known, facts.kind
        derived = facts.derive("output_shape").value
    assert (derived if isinstance(derived, list) else [derived]) == real


@pytest.mark.parametrize("written", WRITTEN)
def test_each_rule_gives_the_shape_of_keras_where_the_batch_is_not_known(written):
    for facts in read_model(flat(written)[0]):
        assert facts.derive("output_shape").value == facts.output_shape


@pytest.mark.parametrize(
    ("kind", "shapes", "config", "reason"),
    [
        ("ops.Add", [(None, 3), (None, 4)], {}, "cannot be taken number by number: 3 against 4"),
        ("ops.Matmul", [(None, 3, 4), (None, 5, 6)], {}, "axes of the same length: got 4 .* and 5"),
        ("ops.Repeat", [(None, 3)], {"repeats": 2}, "without an axis.*is not covered"),
        ("ops.Take", [(None, 3), (2,)], {}, "without an axis is not covered"),
        ("ops.Einsum", [(None, 3), (3, 2)], {"subscripts": "...a,ab->...b"}, "is not covered: expected a letter"),
        ("ops.Reshape", [(None, None, 3)], {"newshape": (2, 3)}, "expected known lengths"),
    ],
)
def test_what_does_not_fit_or_is_not_covered_is_refused_with_its_reason(kind, shapes, config, reason):
    its = rule(kind)
    with pytest.raises(ValueError, match=reason):
        its.apply(its.output_shape, shapes, config=config)
