"""explain(model): every shape and every parameter count as arithmetic that adds up.

Shapes and counts are Keras' own; the arithmetic is ours and is shown only where it gives the same
number. A layer without a rule is shown with Keras' numbers and marked as not explained.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapewise.derivation import Derivation, Number
from shapewise.derivation import parameters as count
from shapewise.explanation.rows import COUNTS_ADDED, LAYERS_SHOWN, Explanation, Row
from shapewise.explanation.side_by_side import SideBySide, side_by_side
from shapewise.reading import Facts, keras, read, read_model

__all__ = ["Explanation", "Row", "SideBySide", "explain", "explain_layer"]


def explain(model, *more, input_shape=None) -> Explanation | SideBySide:
    """Every output shape and every parameter count of a model or a layer, as arithmetic.

    With two models they are put side by side: what differs, and why.

    Parameters
    ----------
    model : keras.Model or keras.Layer
        Built, or not built and then with its `input_shape`.
    *more : keras.Model or keras.Layer, or tuple
        A second model to compare with; or the `input_shape`, without its name.
    input_shape : tuple, or list of tuple for several inputs, optional
        The batch axis first.

    Returns
    -------
    Explanation
        With `rows` and `total`; a SideBySide for two models.

    Raises
    ------
    TypeError
        If `model` is neither.
    ValueError
        If it is not built and no input shape is given, or cannot take that input.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> print(explain(keras.layers.Conv1D(100, 10, name="conv"), input_shape=(None, 128, 9)))
    conv (Conv1D): (None, 128, 9) -> (None, 119, 100)
        steps       (steps - kernel_size) // strides + 1
                    (128 - 10) // 1 + 1 = 119
        channels    filters = 100
        parameters  kernel_size x channels x filters + filters
                    10 x 9 x 100 + 100 = 9100
    total parameters: 9100
    """
    models = [model, *(one for one in more if isinstance(one, keras.layers.Layer))]
    shapes = [one for one in more if not isinstance(one, keras.layers.Layer)]
    if len(models) > 2 or len(shapes) + (input_shape is not None) > 1:
        raise TypeError("expected explain(model), explain(model, input_shape) or explain(model, other): got more.")
    explanations = [_explained(one, shapes[0] if shapes else input_shape) for one in models]
    return explanations[0] if len(models) == 1 else side_by_side(*explanations)


def explain_layer(layer, input_shape=None) -> Row:
    """The row of one layer.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> explain_layer(keras.layers.Dense(4), (None, 2, 3)).parameters.value
    16
    """
    return _row(read(layer, input_shape))


def _explained(model, input_shape):
    rows = tuple(_row(one) for one in read_model(model, input_shape))
    total, trainable = sum(row.parameters.value for row in rows), sum(row.trainable for row in rows)
    return Explanation(rows, total, model.name, trainable)


def _row(facts: Facts) -> Row:
    inner = () if facts.first_use else tuple(_row(one) for one in facts.inner)
    output, weights = _derived(facts) or (None, None)
    note = ""
    if facts.first_use:
        weights = count(Number(0, "no new weights"))
        note = f"used again: its weights are counted at the first use of {facts.first_use}"
    elif inner:
        weights = count(_added_up([row.parameters.value for row in inner], facts.parameters))
        if len(inner) > LAYERS_SHOWN:
            note = f"a model of {len(inner)} layers: explain(model.get_layer({facts.name!r})) shows them"
    elif output is None:
        note = "not explained: no rule for this layer here; the numbers are Keras' own"
    return Row(
        facts.name,
        facts.kind,
        facts.input_shape,
        output or _output_of_keras(facts.output_shape),
        weights or count(Number(facts.parameters)),
        note,
        explained=output is not None or bool(inner),
        config=facts.config,
        trainable=facts.trainable,
        rows=inner,
    )


@dataclass(frozen=True)
class _Given(Derivation):
    """An output shape without arithmetic, or several."""

    shapes: object = ()

    @property
    def value(self):
        return self.shapes


def _output_of_keras(shapes):
    one = shapes[0] if isinstance(shapes, list) and shapes else shapes
    return _Given("output_shape", tuple((f"axis {i}", Number(n)) for i, n in enumerate(one)), True, shapes)


def _added_up(counts, total):
    """The counts that are not 0 added up, as far as they fit a line and give the total."""
    counts = [one for one in counts if one]
    if len(counts) < 2 or len(counts) > COUNTS_ADDED or sum(counts) != total:
        return Number(total, f"{len(counts)} counts added up" if sum(counts) == total and len(counts) > 1 else "")
    expression = Number(counts[0])
    for one in counts[1:]:
        expression = expression + one
    return expression


def _derived(facts):
    """Our two derivations, or None if there is no rule or if it does not give what Keras gives."""
    if not facts.known:
        return None
    try:
        shape, weights = facts.derive("output_shape"), facts.derive("parameters")
    except ValueError:  # Keras took this input, so our rule is at fault
        return None
    if isinstance(facts.output_shape, list) and shape.value == facts.output_shape[0]:  # the rule speaks of the first
        shape = _Given(shape.name, shape.parts, True, facts.output_shape)
    agrees = shape.value == facts.output_shape and (facts.first_use or weights.value == facts.parameters)
    return (shape, weights) if agrees else None
