"""Dense on rows: one row through the kernel, the same kernel for every row, Flatten + Dense, what a change moves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.derivation import Labelled, Number
from shapewise.layers import dense as rule
from shapewise.pictures.dense_numbers import DenseNumbers, resized, small_calls
from shapewise.pictures.dense_whole import change, flatten
from shapewise.pictures.paper.arithmetic import count_of, data, plain, products, sum_text
from shapewise.pictures.paper.blocks import axes, block, cell_for, column, row
from shapewise.pictures.paper.film import Control, Film, check
from shapewise.pictures.paper.places import around, bend, bracket, cells, each_row, slide
from shapewise.pictures.paper.stage import Stage, block_of, filled, line, lines, touch

ROWS, KERNEL = "batch rows features", "features units"
#: room for the lines into the kernel and out of it
WAYS = 70


def dense(layer, x, whole=None) -> Film:
    """A Dense layer on an input of several rows, with the numbers of its own kernel, bias and output.

    Parameters
    ----------
    layer : keras.layers.Dense
        Built or not.
    x : array
        ``(batch, rows, features)``; the first sample is drawn.
    whole : keras.Sequential, optional
        Flatten and a Dense on the same input, to compare with.

    Returns
    -------
    Film
        Its moments: "row" for each `row`; "rows"; with `whole` also "flatten", and "change", in which the number at
        `row` and `feature` grows by 1.

    Raises
    ------
    TypeError, ValueError
        For another layer, for an activation, for an input that is too large to be read.

    Examples
    --------
    >>> from shapewise.layers.call import LayerCall
    >>> from shapewise.reading import build, small_integers, with_small_weights
    >>> layer = with_small_weights(build(LayerCall("Dense", 2)), (None, 4, 3))
    >>> print(dense(layer, small_integers((1, 4, 3)))["rows"].arithmetic)
    weights of the layer: kernel 3 x 2 + bias 2 = 8
    """
    from shapewise import reading  # here and not above: it imports Keras

    x = data(x)
    y = reading.run(layer, x)  # builds a layer that was not
    facts = reading.read(layer, x.shape)
    if facts.kind != "Dense":
        raise ValueError(f"this is a picture of Dense: got a {facts.kind} layer. Use keras.layers.Dense.")
    if x.ndim != 3:
        raise ValueError(f"the picture shows 3 axes (batch, rows, features): got {x.ndim} in {x.shape}.")
    kernel, bias = (*facts.weights, None)[:2]
    call = DenseNumbers.of(x, kernel, bias, y, facts.config.get("activation"))
    if whole is None:
        return DenseFilm(call)
    whole_y = reading.run(whole, x)
    kinds = [one.kind for one in reading.read_model(whole)]
    if kinds != ["Flatten", "Dense"]:
        raise ValueError(f"the picture compares with Flatten + Dense: got {' + '.join(kinds)}.")
    kernel, bias = (*(np.asarray(weight) for weight in whole.get_weights()), None)[:2]
    activation = whole.layers[-1].get_config()["activation"]
    return DenseFilm(call, DenseNumbers.of(x.reshape(len(x), -1), kernel, bias, whole_y, activation))


def small(*, rows=4, features=3, units=2, row=1, feature=2):
    """Dense, and Flatten + Dense beside it, on small whole numbers.

    Parameters
    ----------
    rows, features, units : int
        Up to 4, 4 and 3.
    row, feature : int
        Which number of the input grows by 1 in the last moment, counted from 0.

    Returns
    -------
    Film

    Examples
    --------
    >>> print(small(rows=2).facts["parameters of Dense"])
    parameters: kernel 3 x 2 + bias 2 = 8
    """
    check((*SIZES, *GROWS), rows=rows, features=features, units=units, row=row, feature=feature)
    return DenseFilm(*small_calls(rows=rows, features=features, units=units), (row, feature))


SIZES = (
    Control("rows", 1, 4, changes="how many rows the input has"),
    Control("features", 1, 4, changes="how many numbers a row has"),
    Control("units", 1, 3, changes="how many numbers come out for a row"),
)
GROWS = (
    Control("row", below="rows", changes="which number of the input grows by 1: its row", kinds=("change",)),
    Control(
        "feature", below="features", changes="which number of the input grows by 1: its feature", kinds=("change",)
    ),
)


@dataclass(frozen=True, repr=False)
class DenseFilm(Film):
    """The moments of one Dense and, if it is there, of the one behind Flatten; `grows` is the number that changes."""

    call: DenseNumbers
    whole: DenseNumbers | None = None
    grows: tuple[int, int] = (1, 2)

    title = "One kernel for every row"

    @property
    def strip(self):
        return ("row", "rows", *(("flatten", "change") if self.whole else ()))

    @property
    def places(self):
        return {"row": self.call.rows, "feature": self.call.features}

    @property
    def sliders(self):
        return (*SIZES, *(GROWS if self.whole else ()))

    @property
    def arguments(self):
        sizes = {"rows": self.call.rows, "features": self.call.features, "units": self.call.units}
        return sizes | (dict(zip(("row", "feature"), self._grown())) if self.whole else {})

    def rebuilt(self, *, row=0, feature=0, **sizes):
        return DenseFilm(*resized(self.call, self.whole, **sizes), (row, feature))

    @property
    def facts(self):
        shape, found = self.call.x.shape, {}
        bias = self.call.bias is not None
        for name, one in (("Dense", shape), ("Flatten + Dense", (shape[0], shape[1] * shape[2]))):
            if name == "Dense" or self.whole:
                found[f"output of {name}"] = rule.output_shape(one, units=self.call.units)
                found[f"parameters of {name}"] = rule.parameters(one, units=self.call.units, use_bias=bias)
        return found

    def scenes(self):
        rest = ("rows", *(("flatten", "change") if self.whole else ()))
        return [*(("row", {"row": row}) for row in range(self.call.rows)), *((kind, {}) for kind in rest)]

    def at(self, kind, **place):
        if self.whole is None and kind in ("flatten", "change"):
            raise ValueError(f'the frame "{kind}" compares with Flatten + Dense: give that model as well.')
        return super().at(kind, **place)

    def show_row(self, row=0, feature=0):
        call, parts = self.call, []
        for unit in range(call.units):
            sums = products(call.x[0, row], call.kernel[:, unit])
            if call.bias is not None:
                sums = sums + Labelled("bias", Number(plain(call.bias[unit])))
            parts.append((f"output[0, {row}, {unit}]", sums))
        which, same = ("One row goes", "the kernel") if row == 0 else (f"Row {row} goes", "the same kernel")
        numbers = f"{count_of(call.features, 'number')} in, {count_of(call.units, 'number')} out"
        return self._moment("row", f"{which} through {same}: {numbers}", lines(parts), row)

    def show_rows(self, row=0, feature=0):
        rows, on = count_of(self.call.rows, "row"), self._stage()
        weights = line("weights of the layer", self.call.weights, "parameters")
        title = f"The same kernel slides down: {rows} in, {rows} out, and not one weight more"
        before = [one for key in ("input", "output") for one in each_row(on[key], slice(0, -1), thin=True)]
        slides = [
            slide(cells(on[key], 0), cells(on[key], -1 % self.call.rows), side)
            for key, side in (("input", "right"), ("output", "left"))
        ]
        return self._moment(
            "rows", title, weights, self.call.rows - 1, [*before, *(slides if self.call.rows > 1 else [])]
        )

    def show_flatten(self, row=0, feature=0):
        return flatten(self.call, self.whole, self._input())

    def show_change(self, row=None, feature=None):
        row, feature = (own if one is None else one for one, own in zip((row, feature), self._grown()))
        return change(self.call, self.whole, row, feature)

    def _grown(self):
        return min(self.grows[0], self.call.rows - 1), min(self.grows[1], self.call.features - 1)

    def _input(self):
        named = axes(ROWS, self.call.x.shape, features="→")
        return block("input", "input", self.call.x[0], named, down="rows", right="features", behind="batch")

    def _stage(self):
        """The input, the kernel with its bias, the output."""
        call = self.call
        weights, out = axes(KERNEL, call.kernel.shape, units="→"), axes("batch rows units", call.y.shape, units="→")
        look = {"cell": cell_for(call.kernel, call.bias)}
        kernel = block(
            "kernel", "weights", call.kernel, weights, down="features", right="units", axes_over=True, **look
        )
        bias = None
        if call.bias is not None:
            bias = block("bias", "weights", call.bias[None], head=24, row_names=("bias",), **look)
        output = block("output", "output", call.y[0], out, down="rows", right="units", behind="batch", side="right")
        return Stage.of(row(self._input(), WAYS, column(kernel, bias), WAYS, output))

    def _moment(self, key, title, arithmetic, at, drawn=()):
        """A moment in which a row goes through the kernel, and the output is filled up to it."""
        on = self._stage()
        weights = around(*(cells(on[one]) for one in ("kernel", "bias") if one in on))
        into, out, output = cells(on["input"], at), cells(on["output"], at), filled(on["output"], lambda r, _: r <= at)
        ways = [
            bracket(weights, "left"),
            bracket(weights, "right"),
            bend(into, weights, far=12),
            bend(weights, out, near=10),
        ]
        shown = [*(one for one in on.grids if one != "output"), output]
        return on.moment(key, title, shown, arithmetic, [into, out, *ways, *drawn], list(self._touches(on, output)))

    def _touches(self, on, output):
        call = self.call
        for r, values in enumerate(output.values):
            for u in (u for u, value in enumerate(values) if value is not None):
                lit = [
                    (on["input"], block_of([r], range(call.features))),
                    (on["kernel"], block_of(range(call.features), [u])),
                ]
                lit += [(on["bias"], [(0, u)])] if call.bias is not None else []
                bias = None if call.bias is None else call.bias[u]
                yield touch(output, r, u, *lit, text=sum_text(call.x[0, r], call.kernel[:, u], bias, values[u]))
