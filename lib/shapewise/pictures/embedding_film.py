"""Embedding: each index points at a word of the table; its numbers are copied to the step of the index."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.derivation import Number, product
from shapewise.layers import embedding as rule
from shapewise.pictures.paper.blocks import axes, block, row, table
from shapewise.pictures.paper.film import Control, Film, as_batch, check, laid_over
from shapewise.pictures.paper.places import cells, lead_below
from shapewise.pictures.paper.stage import Stage, block_of, filled, line, touch
from shapewise.pictures.paper.style import number_text

SLIDERS = (
    Control("words", 2, 8, changes="how many words the table has, and how many weights"),
    Control("width", 1, 4, changes="how many numbers a word has"),
    Control("steps", 1, 7, changes="how many indexes go in, and how many vectors come out"),
)
#: more than these cannot be read
MOST = {"words": 10, "width": 5, "steps": 10}
VALUE = 44


def embedding(layer, x) -> Film:
    """An Embedding at work: which columns of its table are copied where. A word is a column here, and a row in Keras.

    Parameters
    ----------
    layer : keras.layers.Embedding
        Built or not.
    x : array
        ``(batch, steps)``, whole numbers; the first sample is drawn.

    Returns
    -------
    Film
        Its moments: "step" for each `step`; "all".

    Raises
    ------
    ValueError
        For another layer, for an index that is no word, for more numbers than can be read.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> film = embedding(keras.layers.Embedding(6, 3), np.array([[2, 0, 2]]))
    >>> film["step"].title
    'Index 2 at step 0: the numbers of word 2 are copied'
    """
    from shapewise import reading  # here and not above: it imports Keras

    x = np.asarray(x)
    facts = reading.read(layer, x.shape)
    if facts.kind != "Embedding":
        raise ValueError(f"this is a picture of Embedding: got a {facts.kind} layer. Use keras.layers.Embedding.")
    y = reading.run(layer, x)
    return EmbeddingFilm.of(x, np.asarray(layer.get_weights()[0]), y)


def small(*, words=6, width=3, steps=4):
    """Embedding with a small table of whole numbers.

    Parameters
    ----------
    words, width, steps : int
        Up to 8, 4 and 7.

    Returns
    -------
    Film

    Examples
    --------
    >>> print(small(words=8).facts["parameters"])
    parameters: table 8 x 3 = 24
    """
    check(SLIDERS, words=words, width=width, steps=steps)
    return EmbeddingFilm.of(*small_arrays(words=words, width=width, steps=steps))


def small_arrays(*, words, width, steps):
    """Indexes, one of them twice, and a table of small whole numbers."""
    x = np.array([4, 1, 4, 0, 2, 3, 1])[np.arange(steps) % 7][None] % words
    w, n = np.ogrid[:words, :width]
    return x, np.array([2, -1, 0, 3, 1, -2, 4, 1, -3])[(4 * w + 2 * n) % 9].astype(float)


@dataclass(frozen=True, repr=False)
class EmbeddingFilm(Film):
    """The moments of one call: indexes, table, and what came out."""

    x: np.ndarray
    weights: np.ndarray
    y: np.ndarray

    title, sliders = "Indexes point at words of a table", SLIDERS

    @classmethod
    def of(cls, x, weights, y=None):
        """The film, once it is sure that it can be drawn; without `y` it is looked up."""
        if np.ndim(x) != 2:
            raise ValueError(f"the picture shows 2 axes (batch, steps): got {np.ndim(x)} in {np.shape(x)}.")
        sizes = {"words": len(weights), "width": weights.shape[1], "steps": x.shape[1]}
        for name, size in sizes.items():
            if size > MOST[name]:
                raise ValueError(
                    f"the picture writes every number: got {size} {name}; expected at most {MOST[name]}. "
                    f"Draw a smaller layer."
                )
        copied = rule.forward(x, weights)  # refuses an index that is no word
        return cls(x, weights, copied if y is None else y)

    @property
    def strip(self):
        return ("step", "step step=1", "all") if self.x.shape[1] > 1 else ("step", "all")

    @property
    def places(self):
        return {"step": self.x.shape[1]}

    @property
    def arguments(self):
        return {"words": len(self.weights), "width": self.weights.shape[1], "steps": self.x.shape[1]}

    @property
    def facts(self):
        sizes = {"input_dim": len(self.weights), "output_dim": self.weights.shape[1]}
        return {
            "output": rule.output_shape(self.x.shape, **sizes),
            "parameters": rule.parameters(self.x.shape, **sizes),
        }

    def rebuilt(self, **sizes):
        x, weights = map(laid_over, (self.x[:1], self.weights), small_arrays(**sizes))
        return EmbeddingFilm.of(as_batch(x % sizes["words"], len(self.x)), weights)

    def scenes(self):
        return [*(("step", {"step": step}) for step in range(self.x.shape[1])), ("all", {})]

    def show_step(self, step=0):
        index, on = int(self.x[0, step]), self._stage()
        title = f"Index {index} at step {step}: the numbers of word {index} are copied"
        copied, word, now = (
            cells(on[key], columns=place) for key, place in (("output", step), ("table", index), ("indexes", step))
        )
        output = filled(on["output"], lambda _, column: column <= step)
        counted = line("numbers copied", Number(self.weights.shape[1], "output_dim"))
        drawn = [copied, word, now, lead_below(word, copied)]
        return on.moment("step", title, ["table", "indexes", output], counted, drawn, list(self._touches(on, output)))

    def show_all(self, step=0):
        on, steps = self._stage(), self.x.shape[1]
        unused = len(self.weights) - len(set(self.x[0].tolist()))
        title = f"{steps} indexes in, {steps} vectors out; {unused} of {len(self.weights)} words are not asked for"
        words, width = Number(len(self.weights), "input_dim"), Number(self.weights.shape[1], "output_dim")
        counted = line("numbers of the table", product(words, width))
        looked_up = [cells(on["table"], columns=int(word)) for word in sorted(set(self.x[0].tolist()))]
        shown = ["table", "indexes", "output"]
        return on.moment("all", title, shown, counted, looked_up, list(self._touches(on, on["output"])))

    def _stage(self):
        """The table, then the indexes over the output."""
        weights = block(
            "table", "weights", self.weights.T, axes("words features", self.weights.shape, words="→"),
            right="words", down="features",
            cell=VALUE, led_to=True,
        )  # fmt: skip
        indexes = block("indexes", "input", self.x[:1], axes("batch steps", self.x.shape), right="steps", cell=VALUE)
        output = block(
            "output", "output", self.y[0].T, axes("batch steps features", self.y.shape), right="steps",
            down="features",
            cell=VALUE, led_to=True,
        )  # fmt: skip
        return Stage.of(row(weights, 40, table([indexes], [output])))

    def _touches(self, on, output):
        for place, values in enumerate(output.values):
            for step in (s for s, value in enumerate(values) if value is not None):
                word = int(self.x[0, step])
                lit = (on["table"], [(place, word)]), (on["indexes"], block_of([0], [step]))
                text = f"number {place} of word {word} = {number_text(values[step])}"
                yield touch(output, place, step, *lit, text=text)
