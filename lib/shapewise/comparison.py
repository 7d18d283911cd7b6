"""recompute(layer, x): the layer's numbers by NumPy loops from its own weights, against Keras.

Sums of small whole numbers agree exactly. Functions such as tanh differ by about 1e-7 in float32 and a
recurrent layer by up to 1e-5: these count as equal, and the comparison says which measure it used.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.layers import rule
from shapewise.layers.costs import multiply_adds
from shapewise.layers.rule import NotCovered
from shapewise.markup import html_table
from shapewise.reading import arguments, facts_of_call, is_own, keras, kind_of, outputs_of

#: how far numbers may be apart that count as equal
TOLERANCE = 1e-5
#: what a product takes in a loop, and how many seconds are worth a word before they begin
SECONDS_A_PRODUCT = 1.5e-6
LONG = 5


@dataclass(frozen=True)
class Comparison:
    """Ours against theirs; its truth value is whether they are equal.

    Parameters
    ----------
    name : str
        Of the layer.
    ours, theirs : array
        By NumPy, and by Keras.
    warnings : tuple of str
        What would hide a mistake.
    """

    name: str
    ours: np.ndarray
    theirs: np.ndarray
    warnings: tuple[str, ...] = ()

    @property
    def same_shape(self):
        """Whether both have the same shape."""
        return self.ours.shape == self.theirs.shape

    @property
    def exact(self):
        """Whether every number is the same."""
        return self.same_shape and bool(np.array_equal(self.ours, self.theirs))

    @property
    def approximate(self):
        """Whether every number is the same within :data:`TOLERANCE`, absolute or relative."""
        return self.same_shape and bool(np.allclose(self.ours, self.theirs, rtol=TOLERANCE, atol=TOLERANCE))

    @property
    def largest_difference(self):
        """The largest difference of two numbers in one place; None if the shapes differ."""
        if not self.same_shape:
            return None
        return float(np.max(np.abs(self.ours - self.theirs), initial=0.0))

    @property
    def where(self):
        """The place of the largest difference as a tuple; None if there is none."""
        if not self.largest_difference:
            return None
        return tuple(int(i) for i in np.unravel_index(np.argmax(np.abs(self.ours - self.theirs)), self.ours.shape))

    def __bool__(self):
        return self.exact or self.approximate

    @property
    def rows(self):
        """What the comparison says, as (label, text)."""
        measure = "exactly equal" if self.exact else f"equal within {TOLERANCE:g}" if self else "different"
        rows = [("result", measure)]
        if self.same_shape:
            place = f" at {self.where}" if self.where else ""
            rows.append(("largest difference", f"{self.largest_difference:g}{place}"))
        rows += [("shape by NumPy", str(self.ours.shape)), ("shape by Keras", str(self.theirs.shape))]
        return rows + [("note", warning) for warning in self.warnings]

    def __str__(self):
        return f"{self.name}: NumPy against Keras\n" + "\n".join(f"  {label:<19} {text}" for label, text in self.rows)

    __repr__ = __str__

    def _repr_html_(self):
        return html_table(self.rows, caption=f"{self.name}: NumPy against Keras")


@dataclass(frozen=True)
class Comparisons:
    """Each array of a layer that gives several, ours against theirs; true when all are equal.

    Parameters
    ----------
    name : str
        Of the layer.
    each : tuple of Comparison
        In the order in which the layer gives them: the output first, then the states.
    """

    name: str
    each: tuple[Comparison, ...]

    def __bool__(self):
        return all(self.each)

    def __iter__(self):
        return iter(self.each)

    def __len__(self):
        return len(self.each)

    @property
    def exact(self):
        """Whether every number of every array is the same."""
        return all(one.exact for one in self.each)

    @property
    def warnings(self):
        """What would hide a mistake."""
        return self.each[0].warnings

    def __str__(self):
        return "\n".join(map(str, self.each))

    __repr__ = __str__

    def _repr_html_(self):
        return "".join(one._repr_html_() for one in self.each)


def recompute(layer, x, *more) -> Comparison | Comparisons:
    """Compute a layer's output by NumPy loops from its own weights, and compare it with Keras.

    Parameters
    ----------
    layer : keras.Layer
        A layer that this library knows; built by the call if it is not.
    x : array, or list of array
        The input, the batch axis first; a list where the layer takes one, such as Add.
    *more : array
        Further inputs where the layer takes them one by one, such as the value of MultiHeadAttention.

    Returns
    -------
    Comparison or Comparisons
        True when equal; it warns when a bias is zero everywhere, since forgetting it would not show. Of a layer that
        gives several arrays, one Comparison each.

    Raises
    ------
    ValueError
        If the layer or one of its arguments is not covered, named in the message.

    Examples
    --------
    >>> from shapewise.reading import keras, small_integers, with_small_weights
    >>> layer = with_small_weights(keras.layers.Conv1D(2, 2, name="conv"), (None, 6, 3))
    >>> print(recompute(layer, small_integers((1, 6, 3))))
    conv: NumPy against Keras
      result              exactly equal
      largest difference  0
      shape by NumPy      (1, 5, 2)
      shape by Keras      (1, 5, 2)
    """
    if not isinstance(layer, keras.layers.Layer):
        raise TypeError(f"expected a Keras layer, such as keras.layers.Dense(4): got {type(layer).__name__}.")
    if is_own(layer):
        raise ValueError(
            f"{layer.name} ({kind_of(layer)}) is a class of your own: there is no NumPy computation of it here."
        )
    if rule(kind_of(layer)).forward is None:
        raise ValueError(f"{kind_of(layer)} has no NumPy computation here: ask Keras itself, with layer(x).")
    inputs = [
        [_array(one) for one in given] if isinstance(given, (list, tuple)) else _array(given) for given in (x, *more)
    ]
    shapes = [one.shape for one in (inputs[0] if isinstance(inputs[0], list) else inputs)]
    _refuse_early(layer, shapes)
    theirs = outputs_of(layer, inputs)
    facts = facts_of_call(layer, shapes if len(shapes) > 1 else shapes[0], theirs)
    return _compared(facts, inputs, theirs)


def _array(x):
    return np.asarray(x, dtype="float32")


def _refuse_early(layer, shapes):
    """Refuse what is not covered before Keras computes it, and say how long the loops would take if that is long."""
    its, config = rule(kind_of(layer)), arguments(layer)
    its.check(config)
    try:
        shape = its.apply(its.output_shape, shapes if its.several_inputs else shapes[0], config=config)
    except NotCovered as reason:
        if config.get("data_format") == "channels_first" and "Conv" in its.kind:
            raise NotCovered(f"{reason} On a CPU, Keras cannot compute it either.") from None
        raise
    output = shape.value[0] if isinstance(shape.value, list) else shape.value
    products = multiply_adds(its.kind, shapes, output, config).value or 0
    if products * SECONDS_A_PRODUCT > LONG:
        print(
            f"{layer.name}: {products:,} products, one after the other in Python, take about "
            f"{round(products * SECONDS_A_PRODUCT)} s. A smaller input shows the same.",
            flush=True,
        )


def _compared(facts, inputs, theirs):
    its = facts.rule
    try:
        ours = its.apply(its.forward, *inputs, *facts.weights, config=facts.config)
    except TypeError as error:
        raise ValueError(f"{facts.name} ({facts.kind}) cannot be computed from such inputs here: {error}.") from None
    ours = list(ours) if isinstance(ours, tuple) else [ours]
    warnings = tuple(_silent_biases(facts))
    if len(theirs) == 1:
        return Comparison(facts.name, ours[0].astype(theirs[0].dtype), theirs[0], warnings)
    names = [f"{facts.name}, array {at} of {len(theirs)}" for at in range(1, len(theirs) + 1)]
    compared = zip(names, ours, theirs, strict=True)
    return Comparisons(facts.name, tuple(Comparison(name, a.astype(b.dtype), b, warnings) for name, a, b in compared))


def _silent_biases(facts):
    for name, weight in zip(facts.weight_names, facts.weights):
        if "bias" in name and not np.any(weight):
            yield f"the {name} is all zero, so a forgotten bias would not show: set it with layer.set_weights"
