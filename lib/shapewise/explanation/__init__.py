"""explain(model): every shape and every parameter count as arithmetic that adds up.

Shapes and counts are Keras' own; the arithmetic is ours and is shown only where it gives the same
number. A layer without a rule is shown with Keras' numbers and marked as not explained.
"""

from __future__ import annotations

from dataclasses import replace

from shapewise.explanation.explained import FORMS, Explanation
from shapewise.explanation.making import Settings, row_of, rows_of
from shapewise.explanation.rows import Row
from shapewise.explanation.side_by_side import SideBySide, side_by_side
from shapewise.reading import bytes_of_weights, keras, read, read_before, read_model

__all__ = ["Explanation", "Row", "SideBySide", "explain", "explain_layer", "rows_before"]


def explain(
    model, *more, input_shape=None, form="arithmetic", nested=None, batch=None, costs=False
) -> Explanation | SideBySide:
    """Every output shape and every parameter count of a model or a layer, as arithmetic.

    With two models they are put side by side: what differs, and why.

    Parameters
    ----------
    model : keras.Model or keras.Layer
        Built, or not built and then with its `input_shape`.
    *more : keras.Model or keras.Layer, or tuple
        A second model to compare with; or the `input_shape`, without its name.
    input_shape : tuple, list or dict of tuple, optional
        The batch axis first; a list or a dict for several inputs, as the model takes them. An array in place of a shape
        also says what type of number goes in.
    form : {"arithmetic", "lines"}
        How the result prints itself: with all arithmetic, or one line a layer.
    nested : bool, optional
        Whether the layers of inner models are shown; by default those of small ones, at their first use.
    batch : int, optional
        The number of samples for the `costs`, by default 1; given alone, it asks for them.
    costs : bool
        Whether multiply-adds, and the memory of weights and outputs, are shown.

    Returns
    -------
    Explanation
        With `rows` and `total`, `as_dict()` and `picture()`; a SideBySide for two models.

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
    if form not in FORMS:
        raise ValueError(f"form={form!r} is not known: expected {' or '.join(map(repr, FORMS))}.")
    settings = Settings(int(batch or 1) if costs or batch else 0, nested)
    given = shapes[0] if shapes else input_shape
    explanations = [replace(_explained(one, given, settings), form=form) for one in models]
    return explanations[0] if len(models) == 1 else side_by_side(*explanations)


def explain_layer(layer, input_shape=None) -> Row:
    """The row of one layer.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> explain_layer(keras.layers.Dense(4), (None, 2, 3)).parameters.value
    16
    """
    return row_of(read(layer, input_shape))


def rows_before(tensors) -> tuple[Row, ...]:
    """The rows of the layers that led to some symbolic tensors.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> [row.name for row in rows_before([keras.layers.Dense(2, name="first")(keras.Input((3,)))])]
    ['first']
    """
    return rows_of(read_before(tensors))


def _explained(model, input_shape, settings):
    facts = read_model(model, input_shape)
    rows = rows_of(facts, settings)
    total, trainable = sum(row.parameters.value for row in rows), sum(row.trainable for row in rows)
    return Explanation(rows, total, model.name, trainable, bytes_of_weights(model, total), settings.batch)
