"""One kernel on two sizes of picture: the map grows, the kernel does not; and which head grows with the map."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.derivation import Number
from shapewise.pictures.paper.arithmetic import count_of, data
from shapewise.pictures.paper.blocks import block, column, table
from shapewise.pictures.paper.film import Control, Film, check
from shapewise.pictures.paper.places import cells
from shapewise.pictures.paper.stage import Stage, line, lines
from shapewise.pictures.paper.style import LOW_HEAD
from shapewise.pictures.two_sizes_numbers import TwoSizesNumbers, small_numbers

SLIDERS = (
    Control("small", 3, 5, changes="how high and wide the first picture is"),
    Control("large", 4, 6, changes="how high and wide the second picture is"),
    Control("kernel_size", 2, 3, changes="how high and wide the kernel is"),
    Control("classes", 1, 3, changes="how many numbers the Dense at the end gives"),
)


def two_sizes(layer, small, large, classes=2) -> Film:
    """A convolution on two sizes of picture, and behind it a Dense with pooling or with Flatten in front.

    Parameters
    ----------
    layer : keras.layers.Conv2D
        With one filter, without padding and strides; built or not.
    small, large : array
        Pictures, ``(batch, height, width, 1)``; the first sample is drawn.
    classes : int
        How many units the Dense at the end has; its weights are small whole numbers.

    Returns
    -------
    Film
        Its moments: "kernel"; "pooling", the mean of each map; "flatten", each map in a row.

    Raises
    ------
    TypeError, ValueError
        For another layer, for several channels or filters, for pictures that are too large to be read.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> layer = keras.layers.Conv2D(1, 3, kernel_initializer="ones")
    >>> film = two_sizes(layer, np.ones((1, 4, 4, 1)), np.ones((1, 6, 6, 1)))
    >>> print(film["flatten"].arithmetic)
    Dense behind the small map: kernel 4 x 2 + bias 2 = 10
    behind the large map: kernel 16 x 2 + bias 2 = 34
    """
    from shapewise import reading  # here and not above: it imports Keras

    small, large = data(small), data(large)
    facts = reading.read(layer, small.shape)
    if facts.kind != "Conv2D":
        raise ValueError(f"this is a picture of Conv2D: got a {facts.kind} layer.")
    options = facts.config
    if options.get("padding", "valid") != "valid" or set(np.ravel(options.get("strides", 1))) != {1}:
        raise ValueError('the picture shows no padding and no strides: expected padding="valid" and strides=1.')
    if options.get("activation") not in (None, "linear"):
        raise ValueError(f'the picture does not show activation="{options["activation"]}": draw the layer without it.')
    reading.run(layer, small)  # builds a layer that was not
    kernel, bias = (*reading.read(layer, small.shape).weights, None)[:2]
    return TwoSizesFilm(TwoSizesNumbers(small[:1], large[:1], kernel, bias, classes).check())


def small(*, small=4, large=6, kernel_size=3, classes=2):
    """Both pictures in small whole numbers.

    Parameters
    ----------
    small, large : int
        Their sides: up to 5 and 6, the second larger than the first.
    kernel_size, classes : int
        Up to 3 each.

    Returns
    -------
    Film

    Examples
    --------
    >>> print(small().facts["weights with Flatten, large"])
    parameters: 10 + 34 = 44
    """
    arguments = {"small": small, "large": large, "kernel_size": kernel_size, "classes": classes}
    check(SLIDERS, **arguments)
    return TwoSizesFilm(small_numbers(**arguments))


@dataclass(frozen=True, repr=False)
class TwoSizesFilm(Film):
    """The moments of one kernel on two pictures."""

    numbers: TwoSizesNumbers

    title, sliders = "One kernel, two sizes", SLIDERS
    strip = ("kernel", "pooling", "flatten")

    @property
    def arguments(self):
        numbers = self.numbers
        sides = {name: x.shape[1] for name, x in numbers.both.items()}
        return {**sides, "kernel_size": len(numbers.kernel), "classes": numbers.classes}

    @property
    def facts(self):
        numbers, found = self.numbers, {}
        conv = Number(numbers.weights_of_conv.value)
        for head, features in (("pooling", lambda y: 1), ("Flatten", lambda y: y.size)):
            for name, x in numbers.both.items():
                dense = numbers.weights_of_head(features(numbers.map_of(x)), "features")
                found[f"weights with {head}, {name}"] = line("parameters", conv + Number(dense.value), "parameters")
        return found

    def rebuilt(self, **arguments):
        return TwoSizesFilm(small_numbers(**arguments))

    def scenes(self):
        return [(kind, {}) for kind in self.strip]

    def show_kernel(self):
        numbers, maps = self.numbers, self._maps()
        pictures = [_grid(name, "input", x[0, ..., 0], f"{name} picture") for name, x in numbers.both.items()]
        kernel = _grid("kernel", "weights", numbers.kernel[..., 0, 0], "kernel")
        bias = None if numbers.bias is None else block("bias", "weights", [[numbers.bias[0]]], head=LOW_HEAD)
        on = Stage.of(table([pictures[0], column(kernel, bias), maps[0]], [pictures[1], None, maps[1]], gap=46))
        size = len(numbers.kernel)
        outlines = [
            one for name in numbers.both
            for one in (cells(on[name], slice(0, size), slice(0, size)), cells(on[f"map {name}"], 0, 0))
        ]  # fmt: skip
        title = "One kernel lies on both: the larger picture gives a larger map, from the same weights"
        return on.moment(
            "kernel", title, list(on.grids), line("weights", numbers.weights_of_conv, "parameters"), outlines
        )

    def show_pooling(self):
        numbers = self.numbers
        means = [
            block(f"mean {name}", "between", [[numbers.map_of(x).mean()]], name="mean", cell=52, head=LOW_HEAD)
            for name, x in numbers.both.items()
        ]
        dense = self._dense("Dense kernel", 1)
        maps = self._maps()
        on = Stage.of(table([maps[0], means[0], dense], [maps[1], means[1], None], gap=46))
        title = "With pooling, each map becomes one number, however large it is: one Dense fits both"
        weights = numbers.weights_of_head(1, "maps")
        return on.moment("pooling", title, list(on.grids), line("Dense behind either", weights, "parameters"))

    def show_flatten(self):
        numbers, blocks, parts = self.numbers, [], []
        for (name, x), said in zip(numbers.both.items(), ("Dense behind the small map", "behind the large map")):
            flat = numbers.map_of(x).ravel()
            blocks.append(block(f"flat {name}", "between", [flat], name=f"{name} map, flat", head=LOW_HEAD))
            blocks.append(self._dense(f"Dense kernel, {name}", flat.size))
            parts.append((said, numbers.weights_of_head(flat.size, "places")))
        on = Stage.of(column(*blocks, level="left"))
        sides = [count_of(numbers.map_of(x).size, "place") for x in numbers.both.values()]
        title = f"With Flatten, each place of the map has weights of its own: {sides[0]}, then {sides[1]}"
        return on.moment("flatten", title, list(on.grids), lines(parts, "parameters"))

    def _maps(self):
        return [_grid(f"map {name}", "output", self.numbers.map_of(x), "map") for name, x in self.numbers.both.items()]

    def _dense(self, key, features):
        """The kernel of a Dense, a row for each class."""
        labels = tuple(f"class {n}" for n in range(self.numbers.classes))
        kernel = self.numbers.dense_kernel(features).T
        return block(key, "weights", kernel, name="Dense kernel", row_labels=labels, head=LOW_HEAD)


def _grid(key, role, values, name):
    names = tuple(f"row {r}" for r in range(len(values)))
    return block(key, role, values, name=name, head=LOW_HEAD, row_names=names)
