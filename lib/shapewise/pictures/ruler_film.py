"""The ruler: where every window of a layer lies on its steps, which zeros are added, and what no window sees."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shapewise.derivation import Labelled
from shapewise.pictures.conv1d_blocks import STEPS, input_block, window_on
from shapewise.pictures.conv1d_numbers import Conv1DNumbers, small_call
from shapewise.pictures.paper.arithmetic import count_of, data, products, sum_text, values
from shapewise.pictures.paper.blocks import axes, block, column
from shapewise.pictures.paper.film import Control, Film, check
from shapewise.pictures.paper.places import beside, cells
from shapewise.pictures.paper.stage import Stage, block_of, filled, line, lines, touch
from shapewise.pictures.paper.style import LOW_HEAD, number_text
from shapewise.pictures.ruler_numbers import (
    in_pytorch,
    length_of,
    pytorch_length,
    pytorch_padding,
    pytorch_sums,
    zeros_of,
)

SLIDERS = (
    Control("steps", 1, 12, changes="how long the input is"),
    Control("kernel_size", 1, 5, changes="how many steps a window sees"),
    Control("strides", 1, 4, changes="how far apart the windows begin"),
    Control("dilation_rate", 1, 3, changes="how far apart the steps are that a window sees"),
    Control("padding", options=("valid", "same", "causal"), changes="whether zeros are added, and at which end"),
)


def ruler(layer, x) -> Film:
    """The windows of a Conv1D on its steps, one below the other.

    Parameters
    ----------
    layer : keras.layers.Conv1D
        With one filter; built or not.
    x : array
        ``(batch, steps, 1)``; the first sample is drawn.

    Returns
    -------
    Film
        Its moments: "window" for each `window`; "ruler", all of them; "pytorch", the zeros that PyTorch would add, for
        padding="same".

    Raises
    ------
    TypeError, ValueError
        For another layer, for several channels or filters, for what a picture of Conv1D refuses.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> import numpy as np
    >>> layer = keras.layers.Conv1D(1, 5, strides=2, padding="same", kernel_initializer="ones", use_bias=False)
    >>> print(ruler(layer, np.arange(1, 11).reshape(1, 10, 1))["ruler"].arithmetic)
    steps: ceil(10 / 2) = 5
    zeros: max((5 - 1) x 2 + 5 - 10, 0) = 3
    PyTorch, padding=2: (10 + 2 x 2 - 1 x (5 - 1) - 1) // 2 + 1 = 5
    """
    from shapewise import reading  # here and not above: it imports Keras

    x = data(x)
    facts = reading.read(layer, x.shape)
    if facts.kind != "Conv1D":
        raise ValueError(f"the ruler measures Conv1D: got a {facts.kind} layer. Its lengths are those of pooling, too.")
    y = reading.run(layer, x)  # builds a layer that was not
    kernel, bias = (*reading.read(layer, x.shape).weights, None)[:2]
    if kernel.shape[1:] != (1, 1):
        channels, filters = kernel.shape[1:]
        raise ValueError(f"the ruler has room for one channel and one filter: got {channels} and {filters}.")
    return RulerFilm(Conv1DNumbers.of(x, kernel, bias, y, facts.config))


def small(*, steps=10, kernel_size=5, strides=2, dilation_rate=1, padding="same"):
    """The ruler on small whole numbers.

    Parameters
    ----------
    steps : int
        Of the input: up to 12.
    kernel_size, strides, dilation_rate : int
        Of the layer: up to 5, 4 and 3.
    padding : {"valid", "same", "causal"}

    Returns
    -------
    Film

    Examples
    --------
    >>> print(small(padding="valid").facts["steps"])
    steps: (10 - 5) // 2 + 1 = 3
    """
    arguments = {
        "steps": steps, "kernel_size": kernel_size, "strides": strides, "dilation_rate": dilation_rate,
        "padding": padding,
    }  # fmt: skip
    check(SLIDERS, **arguments)
    return RulerFilm(small_call(steps=1, kernel_size=1, channels=1, filters=1, strides=1, padding="same")).rebuilt(
        **arguments
    )


@dataclass(frozen=True, repr=False)
class RulerFilm(Film):
    """The moments of one call; `call` has one channel and one filter."""

    call: Conv1DNumbers

    title, sliders = "The ruler of windows", SLIDERS

    @property
    def strip(self):
        return ("window", "ruler", *(("pytorch",) if self._has_pytorch else ()))

    @property
    def places(self):
        return {"window": self.call.windows}

    @property
    def arguments(self):
        call = self.call
        return {
            "steps": call.x.shape[1], "kernel_size": len(call.kernel), "strides": call.strides,
            "dilation_rate": call.dilation_rate, "padding": call.padding,
        }  # fmt: skip

    @property
    def facts(self):
        return {"steps": line("steps", length_of(self.call)), "zeros": line("zeros", zeros_of(self.call))}

    def rebuilt(self, *, dilation_rate, strides, **arguments):
        if dilation_rate > 1 and strides > 1:
            raise ValueError(
                f"Keras refuses strides {strides} together with dilation_rate {dilation_rate}: set one of them to 1."
            )
        call = replace(self.call, dilation_rate=dilation_rate)
        return RulerFilm(call.resized(strides=strides, channels=1, filters=1, **arguments))

    def scenes(self):
        windows = [("window", {"window": window}) for window in range(self.call.windows)]
        return [*windows, ("ruler", {}), *([("pytorch", {})] if self._has_pytorch else [])]

    @property
    def _has_pytorch(self):
        """Whether there is something to compare: without zeros both are the same, and PyTorch has none that are causal."""
        return self.call.padding == "same"

    def show_window(self, window=0):
        call, result = self.call, number_text(self.call.y[0, window, 0])
        seen, weights = call.factors(window, 0)
        sums = products(seen[:, 0], weights[:, 0])
        if call.bias is not None:
            sums = sums + Labelled("bias", values([call.bias[0]])[0])
        title = (
            f"Window {window} begins at step {number_text(call.columns(window)[0] - call.zeros[0])} and gives {result}"
        )
        return self._moment("window", title, line(f"output[0, {window}, 0]", sums), window + 1)

    def show_ruler(self, window=0):
        call, fit = self.call, count_of(self.call.windows, "window")
        (before, after), left = call.zeros, self._left_over
        zeros = f"{count_of(before, 'zero')} before, {count_of(after, 'zero')} after, {fit}"
        title = {
            "valid": f"{fit} fit{'s' if call.windows == 1 else ''}, {count_of(len(left), 'step')} left over at the end",
            "same": f"{zeros}, {call.strides} steps apart" if call.strides > 1 else zeros,
            "causal": f"{zeros}, none looks ahead",
        }[call.padding]
        parts = [("steps", length_of(call))] + ([] if call.padding == "valid" else [("zeros", zeros_of(call))])
        parts.append((in_pytorch(call), pytorch_length(call)))
        return self._moment("ruler", f'padding "{call.padding}": {title}', lines(parts), call.windows)

    def show_pytorch(self, window=0):
        call, zeros = self.call, pytorch_padding(self.call)
        theirs = pytorch_sums(call)
        look, shape = {"shape": False, "named": False, "head": LOW_HEAD}, axes(STEPS, call.y.shape)
        torch_input = block(
            "torch", "input", theirs.padded.T, shape, right="steps", name="PyTorch", first_column=-zeros,
            padding=theirs.added, **look,
        )  # fmt: skip
        blocks = [
            input_block(call, key="keras", **look, marks=self._marks()), self._output("keras gives", call, **look),
            torch_input, self._output("torch gives", theirs, **look),
        ]  # fmt: skip
        on = Stage.of(column(*blocks, level="left"))
        shown = [replace(on["keras"], name="Keras"), *(on[key] for key in ("keras gives", "torch", "torch gives"))]
        first = [*window_on(call, on["keras"], 0), *window_on(theirs, on["torch"], 0)]
        same = call.y.shape == theirs.y.shape
        numbers = "the same numbers" if same and (call.y == theirs.y).all() else "other numbers"
        title = f"PyTorch's padding={zeros} adds as many at each end: {'the same length' if same else 'another length'}, {numbers}"
        return on.moment("pytorch", title, shown, line("PyTorch, steps", pytorch_length(call)), first)

    @property
    def _left_over(self):
        """Columns of the padded input that no window covers, behind the last one."""
        last = max(self.call.columns(self.call.windows - 1))
        return range(last + 1, len(self.call.padded))

    def _marks(self):
        return tuple((0, place, "left over") for place in self._left_over)

    def _output(self, key, call, **look):
        return block(key, "output", call.y[0].T, axes(STEPS, call.y.shape), right="steps", name="output", **look)

    def _stage(self):
        """The input, below it a row for each window, below them the output."""
        call, wide = self.call, len(self.call.padded)
        laid = [[None] * wide for _ in range(call.windows)]
        for window, row in enumerate(laid):
            for place, weight in zip(call.columns(window), call.kernel[:, 0, 0]):
                row[place] = weight
        labels = tuple(f"window {window}" for window in range(call.windows))
        look = {"first_column": -call.zeros[0], "padding": call.added, "row_labels": labels, "head": LOW_HEAD}
        windows = block("windows", "weights", laid, name="kernel in each window", **look)
        seen = input_block(call, marks=self._marks())
        return Stage.of(column(seen, windows, self._output("output", call, head=LOW_HEAD, named=False), level="left"))

    def _moment(self, key, title, arithmetic, until):
        """A moment in which the first windows are laid, and the output is filled up to them."""
        call, on = self.call, self._stage()
        windows = filled(on["windows"], lambda window, _: window < until)
        outlines = []
        for window in range(until):
            columns = call.columns(window)
            place = cells(windows, window, slice(columns[0], columns[-1] + 1), thin=window != until - 1)
            row = cells(windows, window)
            outlines += [place, beside(row, f"= {number_text(call.y[0, window, 0])}")]
        if key == "window":
            outlines += window_on(call, on["input"], until - 1)
        output = filled(on["output"], lambda _, step: step < until)
        touches = list(self._touches(on["input"], windows, output, until))
        return on.moment(key, title, [on["input"], windows, output], arithmetic, outlines, touches)

    def _touches(self, seen, windows, output, until):
        """What each output number was made of: its window, and the kernel in it."""
        for window in range(until):
            columns, result = self.call.columns(window), self.call.y[0, window, 0]
            pairs = self.call.factors(window, 0)
            text = sum_text(
                pairs[0][:, 0], pairs[1][:, 0], None if self.call.bias is None else self.call.bias[0], result
            )
            lit = (seen, block_of([0], columns)), (windows, block_of([window], columns))
            yield touch(output, 0, window, *lit, text=text)
