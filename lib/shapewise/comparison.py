"""recompute(layer, x): the layer's numbers by NumPy loops from its own weights, against Keras.

Sums of small whole numbers agree exactly. Functions such as tanh differ by about 1e-7 in float32 and a
recurrent layer by up to 1e-5: these count as equal, and the comparison says which measure it used.
"""

from __future__ import annotations

import html
from dataclasses import dataclass

import numpy as np

from shapewise.reading import read, run

#: how far numbers may be apart that count as equal
TOLERANCE = 1e-5


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
        rows = "".join(
            f'<tr><th scope="row" style="text-align:left">{label}</th><td style="text-align:left">{html.escape(text)}</td></tr>'
            for label, text in self.rows
        )
        caption = f"<caption>{html.escape(self.name)}: NumPy against Keras</caption>"
        return f"<table>{caption}<tbody>{rows}</tbody></table>"


def recompute(layer, x):
    """Compute a layer's output by NumPy loops from its own weights, and compare it with Keras.

    Parameters
    ----------
    layer : keras.Layer
        A layer that this library knows; built by the call if it is not.
    x : array
        The input, the batch axis first.

    Returns
    -------
    Comparison
        True when equal; it warns when a bias is zero everywhere, since forgetting it would not show.

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
    x = np.asarray(x, dtype="float32")
    theirs = run(layer, x)
    facts = read(layer, x.shape)
    rule = facts.rule
    if rule.forward is None:
        raise ValueError(f"{facts.kind} has no NumPy computation here: ask Keras itself, with layer(x).")
    ours = rule.apply(rule.forward, x, *facts.weights, config=facts.config).astype(theirs.dtype)
    return Comparison(facts.name, ours, theirs, tuple(_silent_biases(facts)))


def _silent_biases(facts):
    for name, weight in zip(facts.weight_names, facts.weights):
        if "bias" in name and not np.any(weight):
            yield f"the {name} is all zero, so a forgotten bias would not show: set it with layer.set_weights"
