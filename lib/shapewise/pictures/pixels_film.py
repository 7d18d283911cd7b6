"""Which pixels one output number sees: in a Dense on an image, and in a Dense behind Flatten."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.derivation import Labelled, Number, parameters
from shapewise.layers import dense as rule
from shapewise.pictures.paper.arithmetic import count_of, data, plain, products
from shapewise.pictures.paper.blocks import axes, block, row
from shapewise.pictures.paper.film import Control, Film, check
from shapewise.pictures.paper.places import bend, cells
from shapewise.pictures.paper.stage import Stage, filled, lines

#: the longest side that can be read; the most units; room for the lines
MOST, MOST_UNITS, WAYS = 6, 3, 44


def pixels(layer, x, whole) -> Film:
    """The pixels behind one output number of a Dense on an image, and of a Dense behind Flatten.

    Parameters
    ----------
    layer : keras.layers.Dense
        Built or not; without activation.
    x : array
        ``(batch, height, width)``; the first image is drawn.
    whole : keras.Sequential
        Flatten and a Dense of as many units, on the same input.

    Returns
    -------
    Film
        Its moments: "row" for each `row`, and "all".

    Raises
    ------
    TypeError, ValueError
        For other layers, another number of axes, or an image that is too large to be read.

    Examples
    --------
    >>> from shapewise.reading import keras, small_integers, with_small_weights
    >>> layer, inner = keras.layers.Dense(2), keras.layers.Dense(2)
    >>> whole = keras.Sequential([keras.Input((5, 4)), keras.layers.Flatten(), inner])
    >>> film = pixels(with_small_weights(layer, (None, 5, 4)), small_integers((1, 5, 4)), whole)
    >>> film["row"].title, film["all"].title
    ('Dense: output[0, 0, 0] sees four pixels of 20, row 0', 'Flatten + Dense: output[0, 0] sees every pixel, all 20')
    """
    from shapewise import reading  # here and not above: it imports Keras

    x = data(x)
    if x.ndim != 3 or max(x.shape[1:]) > MOST:
        raise ValueError(f"the picture shows (batch, height, width) up to {MOST} x {MOST}: got {x.shape}.")
    y, whole_y = reading.run(layer, x), reading.run(whole, x)
    kinds = [reading.read(layer, x.shape).kind, *(one.kind for one in reading.read_model(whole))]
    if kinds != ["Dense", "Flatten", "Dense"]:
        raise ValueError(f"the picture compares Dense with Flatten + Dense: got {', '.join(kinds)}.")
    weights = [*layer.get_weights(), *whole.get_weights()]
    if len(weights) != 4 or y.shape[-1] != whole_y.shape[-1] or y.shape[-1] > MOST_UNITS:
        raise ValueError(
            f"both Dense need a bias and as many units, up to {MOST_UNITS}: got {y.shape}, {whole_y.shape}."
        )
    return PixelsFilm(x[0], *weights, y[0], whole_y[0])


SLIDERS = (
    Control("height", 1, MOST, changes="how many rows the image has"),
    Control("width", 1, MOST, changes="how many pixels a row has"),
    Control("unit", below="units", changes="whose weights are shown"),
)


def small(*, height=5, width=5, unit=0):
    """An image and two units, in small whole numbers.

    >>> [found.value for found in small(height=3).facts.values()]
    [12, 32]
    """
    check(SLIDERS, height=height, width=width, unit=unit, units=2)
    image = np.resize([0, 2, 1, 3, 0, 1, 2], (height, width)).astype(float)
    kernel, bias = np.resize([1, 2, -1, 1, 2], (width, 2)).astype(float), np.array([1.0, -2.0])
    whole = np.resize([1, -1, 2, 1, 0, 1, -2], (height * width, 2)).astype(float)
    return PixelsFilm.of(image, kernel, bias, whole, bias, unit)


@dataclass(frozen=True, repr=False)
class PixelsFilm(Film):
    """The moments of one image; `unit` is the one whose weights are shown."""

    image: np.ndarray
    kernel: np.ndarray
    bias: np.ndarray
    whole_kernel: np.ndarray
    whole_bias: np.ndarray
    y: np.ndarray
    whole_y: np.ndarray
    unit: int = 0

    title = "Which pixels one number sees"
    sliders = SLIDERS

    @classmethod
    def of(cls, image, kernel, bias, whole_kernel, whole_bias, unit=0):
        """The film of weights whose outputs are not known yet."""
        y = rule.forward(image[None], kernel, bias)[0]
        return cls(
            image, kernel, bias, whole_kernel, whole_bias, y, image.reshape(-1) @ whole_kernel + whole_bias, unit
        )

    @property
    def strip(self):
        last = len(self.image) - 1
        return ("row", *([f"row row={last}"] if last else []), "all")

    @property
    def places(self):
        return {"row": len(self.image)}

    @property
    def arguments(self):
        height, width = self.image.shape
        return {"height": height, "width": width, "unit": self.unit, "units": len(self.bias)}

    def rebuilt(self, *, height, width, unit, units=None):
        image, kernel = _grown(self.image, (height, width)), _grown(self.kernel, (width, len(self.bias)))
        whole = _grown(self.whole_kernel.reshape(*self.image.shape, -1), (height, width, len(self.bias)))
        return PixelsFilm.of(image, kernel, self.bias, whole.reshape(height * width, -1), self.whole_bias, unit)

    @property
    def facts(self):
        units = Labelled("bias", Number(len(self.bias), "units"))
        height, width = Number(len(self.image), "height"), Number(self.image.shape[1], "width")
        return {
            "parameters of Dense": parameters(Labelled("kernel", width * len(self.bias)), units),
            "parameters of Flatten + Dense": parameters(Labelled("kernel", height * width * len(self.bias)), units),
        }

    def scenes(self):
        return [*(("row", {"row": row}) for row in range(len(self.image))), ("all", {})]

    def show_row(self, row=0):
        on = self._stage(self.kernel[:, self.unit][None], self.y, "batch height units", "weights of the unit")
        at = f"output[0, {row}, {self.unit}]"
        title = f"Dense: {at} sees {count_of(self.image.shape[1], 'pixel')} of {self.image.size}, row {row}"
        sums = products(self.image[row], self.kernel[:, self.unit]) + Labelled(
            "bias", Number(plain(self.bias[self.unit]))
        )
        seen, out = cells(on["image"], row), cells(on["output"], row, self.unit)
        output = filled(on["output"], lambda r, u: r <= row and u == self.unit)
        return self._moment(on, "row", title, output, [(at, sums), *self.facts["parameters of Dense"].parts], seen, out)

    def show_all(self, row=0):
        folded = self.whole_kernel[:, self.unit].reshape(self.image.shape)
        on = self._stage(folded, self.whole_y[None], "batch units", "weights of the unit")
        title = f"Flatten + Dense: output[0, {self.unit}] sees every pixel, all {self.image.size}"
        seen, out = cells(on["image"]), cells(on["output"], 0, self.unit)
        output = filled(on["output"], lambda _, u: u == self.unit)
        return self._moment(on, "all", title, output, self.facts["parameters of Flatten + Dense"].parts, seen, out)

    def _moment(self, on, key, title, output, sums, seen, out):
        weights = cells(on["weights"])
        ways = [bend(seen, weights, near=8), bend(weights, out, near=8)]
        return on.moment(key, title, ["image", "weights", output], lines(sums), [seen, out, *ways])

    def _stage(self, weights, output, names, called):
        seen = axes("batch height width", (1, *self.image.shape))
        out = axes(names, (1, *output.shape) if "height" in names else output.shape, units="→")
        return Stage.of(row(
            block("image", "input", self.image, seen, down="height", right="width"), WAYS,
            block("weights", "weights", weights, name=called), WAYS,
            block("output", "output", output, out, down="height" if "height" in names else "", right="units", side="right"),
        ))  # fmt: skip


def _grown(array, shape):
    """An array cut, or continued with its own numbers, along each axis."""
    for axis, length in enumerate(shape):
        array = np.take(array, np.arange(length) % array.shape[axis], axis=axis)
    return array
