"""A kernel of one step: the channels of a step go through a small table of weights, the same table at every step."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.derivation import Labelled, Number
from shapewise.pictures.conv1d_blocks import GRID, KERNEL, STEPS, input_block, widths
from shapewise.pictures.conv1d_numbers import Conv1DNumbers, small_call
from shapewise.pictures.paper.arithmetic import count_of, plain, products, sum_text
from shapewise.pictures.paper.blocks import axes, block, column, row
from shapewise.pictures.paper.film import Control, Film, check
from shapewise.pictures.paper.places import around, bracket, cells, lead
from shapewise.pictures.paper.stage import Stage, block_of, filled, line, lines, touch

#: room for the line into the table, and out of it
WAYS = 60
SLIDERS = (
    Control("steps", 1, 6, changes="how many steps go through the table"),
    Control("channels", 1, 4, changes="how many rows the table has"),
    Control("filters", 1, 4, changes="how many columns the table has, and how many channels come out"),
)


def kernel_of_one(layer, x) -> Film:
    """A Conv1D with kernel_size 1: one step lifted out, then every step, then what a number for each channel would do.

    Parameters
    ----------
    layer : keras.layers.Conv1D
        Built or not, with kernel_size 1 and strides 1, and an activation that is linear.
    x : array
        ``(batch, steps, channels)``; the first sample is drawn.

    Returns
    -------
    Film
        Its moments: "step" for each `step`; "steps"; "scaled", in which each channel has a number of its own.

    Raises
    ------
    TypeError, ValueError
        For another layer or other options, for more than 100 numbers in an array.

    Examples
    --------
    >>> from shapewise.layers.call import LayerCall
    >>> from shapewise.reading import build, small_integers, with_small_weights
    >>> layer = with_small_weights(build(LayerCall("Conv1D", 2, 1)), (None, 5, 3))
    >>> print(kernel_of_one(layer, small_integers((1, 5, 3)))["steps"].arithmetic)
    weights of the layer: kernel 1 x 3 x 2 + bias 2 = 8
    """
    from shapewise import reading  # here and not above: it imports Keras

    x = np.asarray(x, dtype="float32")
    facts = reading.read(layer, x.shape)
    if facts.kind != "Conv1D":
        raise ValueError(f"this is a picture of Conv1D: got a {facts.kind} layer. Use keras.layers.Conv1D.")
    if facts.config.get("activation") not in (None, "linear"):
        raise ValueError(f'the picture shows sums: got activation="{facts.config["activation"]}"; expected None.')
    y = reading.run(layer, x)  # builds a layer that was not
    kernel, bias = (*reading.read(layer, x.shape).weights, None)[:2]
    call = Conv1DNumbers.of(x, kernel, bias, y, facts.config)
    if len(kernel) != 1 or call.strides != 1:
        raise ValueError(
            f"the picture shows one step: got kernel_size {len(kernel)}, strides {call.strides}; expected 1, 1."
        )
    return KernelOfOneFilm(call)


def small(*, steps=5, channels=3, filters=2):
    """A kernel of one step on small whole numbers.

    Parameters
    ----------
    steps, channels, filters : int
        Up to 6, 4 and 4.

    Returns
    -------
    Film

    Examples
    --------
    >>> print(small(channels=4).facts["parameters"])
    parameters: kernel 1 x 4 x 2 + bias 2 = 10
    """
    sizes = {"steps": steps, "channels": channels, "filters": filters}
    check(SLIDERS, **sizes)
    return KernelOfOneFilm(small_call(**sizes, kernel_size=1, strides=1, padding="valid"))


@dataclass(frozen=True, repr=False)
class KernelOfOneFilm(Film):
    """The moments of one call."""

    call: Conv1DNumbers

    title, sliders = "One step through a table of weights", SLIDERS
    strip = ("step", "steps", "scaled")

    @property
    def places(self):
        return {"step": self.call.windows}

    @property
    def arguments(self):
        _, channels, filters = self.call.sizes
        return {"steps": self.call.windows, "channels": channels, "filters": filters}

    @property
    def facts(self):
        return {"output": self.call.derivation("output_shape"), "parameters": self.call.derivation("parameters")}

    def rebuilt(self, **arguments):
        return KernelOfOneFilm(self.call.resized(**arguments, kernel_size=1, strides=1, padding="valid"))

    def scenes(self):
        return [*(("step", {"step": step}) for step in range(self.call.windows)), ("steps", {}), ("scaled", {})]

    def show_step(self, step=0):
        (_, channels, filters), parts = self.call.sizes, []
        for f in range(filters):
            sums = products(self.call.x[0, step], self.call.kernel[0, :, f])
            if self.call.bias is not None:
                sums = sums + Labelled("bias", Number(plain(self.call.bias[f])))
            parts.append((f"output[0, {step}, {f}]", sums))
        what, table = (f"Step {step}", "the same table") if step else ("One step", "the table")
        title = f"{what} goes through {table}: {count_of(channels, 'channel')} in, {count_of(filters, 'channel')} out"
        return self._moment("step", title, lines(parts), step)

    def show_steps(self, step=0):
        title = f"{count_of(self.call.windows, 'step').capitalize()}, one table, no neighbours: Dense does the same"
        weights = line("weights of the layer", self.call.derivation("parameters").parts[0][1], "parameters")
        return self._moment("steps", title, weights, self.call.windows - 1)

    def show_scaled(self, step=0):
        """Each channel times the weight that it has in filter 1, which is DepthwiseConv1D(1) without a bias."""
        call, channels = self.call, self.call.sizes[1]
        factors, y = call.kernel[0, :, :1], call.x * call.kernel[:, :, 0]
        cell, _, wide = widths(call)
        names = {"row_names": tuple(f"channel {c}" for c in range(channels)), "cell": cell, "gap": 6}
        numbers = block("numbers", "weights", factors, subtitle=("one each",), **names)
        output = block("output", "output", y[0].T, axes(STEPS, y.shape), **GRID, side="right", cell=wide, gap=6)
        on = Stage.of(row(input_block(call, gap=6), WAYS, numbers, WAYS, output))
        rows = range(channels)
        ways = [lead(cells(on["input"], c), cells(on["numbers"], c), arrow=False) for c in rows]
        ways += [lead(cells(on["numbers"], c), cells(on["output"], c)) for c in rows]
        touches = [
            touch(on["output"], c, s, (on["input"], [(c, s)]), (on["numbers"], [(c, 0)]),
                  text=sum_text([call.x[0, s, c]], [factors[c, 0]], None, y[0, s, c]))
            for c in rows for s in range(call.windows)
        ]  # fmt: skip
        title = "The belief: a number for each channel, none meets another: DepthwiseConv1D(1)"
        weights = line("numbers", Number(channels, "channels"), "parameters")
        return on.moment("scaled", title, list(on.grids), weights, ways, touches)

    def _stage(self):
        """The input, the table with the biases below it, the output."""
        call, (cell, _, wide) = self.call, widths(self.call)
        table = block(
            "table", "weights", call.kernel[0], axes(KERNEL, call.kernel.shape, filters="→"), down="channels",
            right="filters", name="kernel[0]", shape=False, cell=max(cell, 40), axes_over=True,
        )  # fmt: skip
        bias = None
        if call.bias is not None:
            bias = block("bias", "weights", call.bias[None], row_names=("bias",), head=24, cell=max(cell, 40))
        shape = axes(STEPS, call.y.shape)
        output = block("output", "output", call.y[0].T, shape, **GRID, side="right", cell=wide)
        return Stage.of(row(input_block(call), WAYS, column(table, bias, gap=8), WAYS, output))

    def _moment(self, key, title, arithmetic, step):
        """A step on its way through the table, and the output filled up to it."""
        on = self._stage()
        output = filled(on["output"], lambda _, s: s <= step)
        weights = around(*(cells(on[one]) for one in ("table", "bias") if one in on))
        ways = [bracket(weights, "left", 8), bracket(weights, "right", 8)]
        ways += [lead(cells(on["input"]), cells(on["table"]), arrow=False, far=12)]
        ways += [lead(cells(on["table"]), cells(output), near=12)]
        into, out = cells(on["input"], columns=step), cells(output, columns=step)
        shown = [*(one for one in on.grids if one != "output"), output]
        return on.moment(key, title, shown, arithmetic, [into, out, *ways], list(self._touches(on, output)))

    def _touches(self, on, output):
        """The step and the column of the table of each number."""
        call, channels = self.call, range(self.call.sizes[1])
        for f, values in enumerate(output.values):
            for s in (s for s, value in enumerate(values) if value is not None):
                lit = [(on["input"], block_of(channels, [s])), (on["table"], block_of(channels, [f]))]
                lit += [(on["bias"], [(0, f)])] if call.bias is not None else []
                bias = None if call.bias is None else call.bias[f]
                yield touch(output, f, s, *lit, text=sum_text(call.x[0, s], call.kernel[0, :, f], bias, values[s]))
