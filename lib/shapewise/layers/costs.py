"""How many multiply-adds a layer needs: products that are added to a sum, as in ``y += x * w``.

Only these are counted, as in most counts of the field: no bias, activation, normalisation, pooling or softmax.
A count of FLOPs is about twice as large. Shapes have a number for the batch axis here.
"""

from __future__ import annotations

import re

from shapewise.derivation import Expression, Labelled, Number, number, product
from shapewise.layers import einsum_dense
from shapewise.layers.axes import names
from shapewise.layers.windows import each

_GATES = {"SimpleRNN": 1, "LSTM": 4, "GRU": 3}
_WINDOWS = ("height", "width")


def multiply_adds(kind, inputs, output, config) -> Expression:
    """The multiply-adds of one call.

    Parameters
    ----------
    kind : str
        Keras class name.
    inputs : list of tuple
        The shape of each input, a number on the batch axis.
    output : tuple
        The shape of the (first) output.
    config : dict
        The layer's arguments.

    Returns
    -------
    Expression
        0 for a layer that sums up no products; None is its value where a length is not known.

    Examples
    --------
    >>> count = multiply_adds("Dense", [(32, 10, 64)], (32, 10, 8), {"units": 8})
    >>> count.words, count.numbers, count.value
    ('batch x steps x channels x units', '32 x 10 x 64 x 8', 163840)
    """
    convolution = re.fullmatch(r"(Depthwise|Separable)?Conv(LSTM)?(\d)D(Transpose)?", kind)
    if convolution:
        return _of_convolution(convolution, inputs[0], output, config)
    found = _COUNTED.get(kind)
    return found(inputs, output, config) if found else Number(0, "no products are summed")


def _places(shape, last=1):
    """All axes but the last one, as factors with their names."""
    return [Number(n, name) for n, name in zip(shape[:-last], names(len(shape)))]


def _dense(inputs, output, config):
    (given,) = inputs[:1]
    return product(*_places(given), Number(given[-1], names(len(given))[-1]), Number(config["units"], "units"))


def _of_convolution(found, given, output, config):
    apart, over_time, ndim, transposed = found[1], found[2], int(found[3]), found[4]
    windows = [Number(k, "kernel_size") for k in each(config["kernel_size"], ndim)]
    channels = Number(given[-1], "channels")
    if over_time:
        maps = output if len(output) == ndim + 2 else (output[0], *output[2:])
        places = [Number(maps[0], "batch"), Number(given[1], "steps"), *_places(maps)[1:]]
        filters = Number(config["filters"], "filters")
        return product(*places, *windows, channels + filters, Number(4, "gates"), filters)
    if apart:
        many = channels * Number(config.get("depth_multiplier", 1), "depth_multiplier")
        depthwise = product(*_places(output), *windows, many)
        if apart == "Depthwise":
            return depthwise
        return depthwise + product(*_places(output), many, Number(config["filters"], "filters"))
    seen = channels if config.get("groups", 1) == 1 else channels // Number(config["groups"], "groups")
    return product(*_places(given if transposed else output), *windows, seen, Number(config["filters"], "filters"))


def _einsum_dense(inputs, output, config):
    axes = einsum_dense._read(inputs[0], config["equation"], config["output_shape"])
    letters = dict.fromkeys(axes.input + axes.kernel)
    return product(*(Number(axes.lengths[letter], letter) for letter in letters))


def _recurrent(kind):
    def counted(inputs, output, config):
        batch, steps, features = inputs[0]
        units = Number(config["units"], "units")
        gates = [] if _GATES[kind] == 1 else [Number(_GATES[kind], "gates")]
        return product(
            Number(batch, "batch"), Number(steps, "steps"), *gates, Number(features, "features") + units, units
        )

    return counted


def _inner_call(call):
    from shapewise import layers  # here and not above: it finds the files of this package

    return layers.rules()[call.kind].config(call)


def _bidirectional(inputs, output, config):
    one = config["layer"]
    return Number(2, "directions") * multiply_adds(one.kind, inputs, output, _inner_call(one))


def _time_distributed(inputs, output, config):
    one, (batch, steps, *rest) = config["layer"], inputs[0]
    inner_cost = multiply_adds(one.kind, [(batch, *rest)], (output[0], *output[2:]), _inner_call(one))
    return Number(steps, "steps") * inner_cost if inner_cost.value != 0 else inner_cost


def _spectral(inputs, output, config):
    return multiply_adds(config["layer"].kind, inputs, output, _inner_call(config["layer"]))


def _multi_head(inputs, output, config):
    heads, size = Number(config["num_heads"], "num_heads"), Number(config["key_dim"], "key_dim")
    out = Number(config["value_dim"], "value_dim") if config.get("value_dim") else size
    return _of_heads(inputs, output, heads, heads, size, out, config)


def _grouped(inputs, output, config):
    size = Number(config["head_dim"], "head_dim")
    asking = Number(config["num_query_heads"], "num_query_heads")
    return _of_heads(
        inputs, output, asking, Number(config["num_key_value_heads"], "num_key_value_heads"), size, size, config
    )


def _of_heads(inputs, output, heads, key_heads, size, out, config):
    """The four projections, the scores of all pairs of steps, the mean of the values."""
    query, value, *key = inputs
    key = key[0] if key else value
    batch, steps, others = Number(query[0], "batch"), _steps(query, "steps"), _steps(key, "key_steps")
    into = product(batch, *steps, Number(query[-1], "features"), heads, size)
    back = product(batch, *steps, heads, out, *(Number(n, "output features") for n in output[len(query) - 1 :]))
    terms = [
        Labelled("query", into),
        Labelled("key", product(batch, *others, Number(key[-1], "key_features"), key_heads, size)),
        Labelled("value", product(batch, *others, Number(value[-1], "value_features"), key_heads, out)),
        Labelled("scores", product(batch, heads, *steps, *others, size)),
        Labelled("mixing", product(batch, heads, *steps, *others, out)),
        Labelled("output", back),
    ]
    if config.get("use_gate"):
        terms.append(Labelled("gate", product(batch, *steps, Number(query[-1], "features"), heads, out)))
    total = terms[0]
    for term in terms[1:]:
        total = total + term
    return total


def _steps(shape, name):
    return [Number(n, name) for n in shape[1:-1]]


def _attention(inputs, output, config):
    query, value, *key = inputs
    key = key[0] if key else value
    pairs = [Number(n, name) for n, name in zip((*query[:-1], key[-2]), ("batch", "steps", "key_steps"))]
    mixing = product(*pairs, Number(value[-1], "value_features"))
    if config.get("score_mode") == "concat":  # its scores are sums of tanh, without a product
        return mixing
    return product(*pairs, Number(query[-1], "features")) + mixing


def _dot(inputs, output, config):
    axes = config["axes"]
    axis = axes if isinstance(axes, int) else axes[0]
    return product(*(Number(n, name) for n, name in zip(output, names(len(output)))), Number(inputs[0][axis], "summed"))


def _matmul(inputs, output, config):
    return product(*(Number(n, name) for n, name in zip(output, names(len(output)))), Number(inputs[0][-1], "summed"))


def _einsum(inputs, output, config):
    into, _, _ = config["subscripts"].replace(" ", "").partition("->")
    lengths = {}
    for letters, shape in zip(into.split(","), inputs):
        lengths.update({a: n for a, n in zip(letters, shape) if lengths.get(a) in (None, 1)})
    if len(inputs) < 2:
        return Number(0, "no products are summed")
    return product(*(Number(n, letter) for letter, n in lengths.items()))


_COUNTED = {
    "Dense": _dense,
    "EinsumDense": _einsum_dense,
    **{kind: _recurrent(kind) for kind in _GATES},
    "Bidirectional": _bidirectional,
    "TimeDistributed": _time_distributed,
    "SpectralNormalization": _spectral,
    "MultiHeadAttention": _multi_head,
    "GroupQueryAttention": _grouped,
    "Attention": _attention,
    "AdditiveAttention": _attention,
    "Dot": _dot,
    "ops.Matmul": _matmul,
    "ops.Dot": _matmul,
    "ops.Einsum": _einsum,
}


def numbers_of(shape) -> Expression:
    """How many numbers an array of that shape holds.

    Examples
    --------
    >>> numbers_of((32, 10, 64)).words
    'batch x steps x channels'
    """
    return product(*(Number(n, name) for n, name in zip(shape, names(len(shape))))) if shape else number(1)
