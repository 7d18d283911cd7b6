"""Conv1D adds its channels up: a block over all channels, its products, their sum, the row that it fills."""

from __future__ import annotations

from dataclasses import dataclass

from shapewise.derivation import Labelled, Number, maximum, parameters, product
from shapewise.pictures.conv1d_apart import kept_apart
from shapewise.pictures.conv1d_blocks import stage_of, sums_into, touches_of, window_on, without_absent
from shapewise.pictures.conv1d_numbers import MOST_CELLS, Conv1DNumbers, small_call
from shapewise.pictures.paper.arithmetic import count_of, data, products, total, values
from shapewise.pictures.paper.film import Control, Film, check
from shapewise.pictures.paper.places import cells, under
from shapewise.pictures.paper.stage import filled, line, lines
from shapewise.pictures.paper.style import number_text

SLIDERS = (
    Control("steps", 1, 10, changes="how long the input is"),
    Control("channels", 1, 4, changes="how many rows the input and each filter have"),
    Control("filters", 1, 4, changes="how many rows the output has"),
    Control("kernel_size", 1, 4, changes="how many steps a filter covers"),
    Control("strides", 1, 3, changes="how far the filter moves"),
    Control("padding", options=("valid", "same", "causal"), changes="whether zeros are added to the input"),
)


def conv1d(layer, x) -> Film:
    """A Conv1D at work, with the numbers of its own kernel, bias and output.

    Parameters
    ----------
    layer : keras.layers.Conv1D
        Built or not; padding, strides and dilation are drawn as they are.
    x : array
        ``(batch, steps, channels)``; the first sample is drawn.

    Returns
    -------
    Film
        Its moments: "filter", "products", "sum" and "row" for each `filter`, "sum" for each `window`; "filters";
        "apart", which is the belief that channels stay apart.

    Raises
    ------
    TypeError, ValueError
        For another layer, for groups, for an activation other than "relu", for more than 100 numbers in an array.

    Examples
    --------
    >>> from shapewise.reading import build, small_integers, with_small_weights
    >>> from shapewise.layers.call import LayerCall
    >>> layer = with_small_weights(build(LayerCall("Conv1D", 2, 2)), (None, 6, 3))
    >>> film = conv1d(layer, small_integers((1, 6, 3)))
    >>> print(film["row"].arithmetic)
    steps: (6 - 2) // 1 + 1 = 5
    """
    from shapewise import reading  # here and not above: it imports Keras

    x = data(x)
    facts = reading.read(layer, x.shape)
    if facts.kind != "Conv1D":
        raise ValueError(f"this is a picture of Conv1D: got a {facts.kind} layer. Use keras.layers.Conv1D.")
    y = reading.run(layer, x)  # builds a layer that was not
    kernel, bias = (*reading.read(layer, x.shape).weights, None)[:2]
    return Conv1DFilm(Conv1DNumbers.of(x, kernel, bias, y, facts.config))


def small(*, steps=6, channels=3, filters=2, kernel_size=2, strides=1, padding="valid"):
    """Conv1D on small whole numbers.

    Parameters
    ----------
    steps, channels : int
        Of the input: up to 10 and 4.
    filters, kernel_size, strides : int
        Of the layer: up to 4, 4 and 3.
    padding : {"valid", "same", "causal"}

    Returns
    -------
    Film

    Examples
    --------
    >>> print(small(filters=3).facts["parameters"])
    parameters: kernel 2 x 3 x 3 + bias 3 = 21
    """
    arguments = {
        "steps": steps, "channels": channels, "filters": filters, "kernel_size": kernel_size, "strides": strides,
        "padding": padding,
    }  # fmt: skip
    check(SLIDERS, **arguments)
    return Conv1DFilm(small_call(**arguments))


@dataclass(frozen=True, repr=False)
class Conv1DFilm(Film):
    """The moments of one call."""

    call: Conv1DNumbers

    title, sliders = "Conv1D adds its channels up", SLIDERS
    strip = ("filter", "products", "sum", "row", "filters")

    @property
    def places(self):
        return {"window": self.call.windows, "filter": self.call.sizes[2]}

    @property
    def arguments(self):
        (kernel_size, channels, filters), call = self.call.sizes, self.call
        return {
            "steps": call.x.shape[1], "channels": channels, "filters": filters, "kernel_size": kernel_size,
            "strides": call.strides, "padding": call.padding,
        }  # fmt: skip

    @property
    def facts(self):
        return {"output": self.call.derivation("output_shape"), "parameters": self.call.derivation("parameters")}

    def rebuilt(self, **arguments):
        return Conv1DFilm(self.call.resized(**arguments))

    def scenes(self):
        found = []
        for filter in range(self.call.sizes[2]):
            found += [("filter", {"filter": filter}), ("products", {"filter": filter})]
            found += [("sum", {"window": window, "filter": filter}) for window in range(self.call.windows)]
            found += [("row", {"filter": filter})] if filter == 0 else []
        apart = self.call.sizes[1] * self.call.y[0].size <= MOST_CELLS
        return [*found, ("filters", {}), *([("apart", {})] if apart else [])]

    def show_filter(self, window=0, filter=0):
        kernel_size, channels, filters = self.call.sizes
        terms = [Labelled("kernel", product(Number(kernel_size, "kernel_size"), Number(channels, "channels")))]
        terms += [] if self.call.bias is None else [Labelled("bias", Number(1))]
        title = f"One filter is one block over all {channels} channels" if channels > 1 else "One filter is one block"
        weights = line(f"filter {filter + 1} of {filters}, weights", parameters(*terms).parts[0][1], "parameters")
        return self._moment(
            stage_of(self.call, 0, filter), "filter", title, weights, ["filter", "bias"], (0, filter, 0)
        )

    def show_products(self, window=0, filter=0):
        (seen, weights), channels = self.call.factors(window, filter), self.call.sizes[1]
        sums = count_of(channels, "partial sum") + (", one per channel" if channels > 1 else "")
        title = f"The block lies on {self.call.steps_of(window)}: {count_of(seen.size, 'product')}, {sums}"
        parts = [(f"channel {c}", products(*pair)) for c, pair in enumerate(zip(seen.T, weights.T))]
        return self._lying(stage_of(self.call, window, filter), "products", title, lines(parts), window, filter, window)

    def show_sum(self, window=0, filter=0):
        what = "The partial sums" if self.call.sizes[1] > 1 else "The products"
        what += " and the bias" if self.call.bias is not None else ""
        came = f"{count_of(self.call.sizes[1], 'channel')} went in, one number came out"
        if window or filter:
            result = number_text(self.call.y[0, window, filter])
            came = f"filter {filter + 1} on {self.call.steps_of(window)} gives {result}"
        value = line(f"output[0, {window}, {filter}]", self._value(window, filter))
        return self._summed(
            stage_of(self.call, window, filter), "sum", f"{what} run together: {came}", value, window, filter
        )

    def show_row(self, window=0, filter=0):
        call, last = self.call, self.call.windows - 1
        on, ghost = stage_of(call, last, filter), []
        if call.padding == "valid":
            text = f"there is no step {len(call.padded)}" if call.absent == 1 else "does not fit"
            start = call.windows * call.strides
            dashed = cells(on["input"], columns=slice(start, start + call.reach), dashed=True)
            ghost = [dashed, under(dashed, text)]
        title = (
            f"The block slides: row {filter} fills, {count_of(call.windows, 'window')} {'fits' if last == 0 else 'fit'}"
        )
        steps = line(*call.derivation("output_shape").parts[1], "output_shape")
        return self._summed(on, "row", title, steps, last, filter, on["input"], ghost)

    def show_filters(self, window=0, filter=0):
        window, filter = self.call.windows - 1, self.call.sizes[2] - 1
        title = "One filter makes one output channel"
        if filter:
            title = f"Filter {filter + 1}, another block, fills row {filter}: filters make the output's channels"
        weights = line("weights of the layer", self.call.derivation("parameters").parts[0][1], "parameters")
        return self._summed(stage_of(self.call, window, filter), "filters", title, weights, window, filter)

    def show_apart(self, window=0, filter=0):
        return kept_apart(self.call)

    def _summed(self, on, key, title, arithmetic, window, filter, seen=None, drawn=()):
        """A moment in which a window's sums run together into an output cell."""
        target = cells(on["output"], filter, window)
        drawn = [target, *sums_into(self.call, on, target), *drawn]
        return self._lying(on, key, title, arithmetic, window, filter, window + 1, drawn, seen, ["bias again"])

    def _lying(self, on, key, title, arithmetic, window, filter, full, drawn=(), seen=None, more=()):
        """A moment in which the block lies on a window, and the filter's row is filled up to so many windows."""
        shown = ["filter", "bias", "products", "partial sums", *more]
        drawn = [*window_on(self.call, on["input"], window), *drawn]
        return self._moment(on, key, title, arithmetic, shown, (window, filter, full), drawn, seen)

    def _moment(self, on, key, title, arithmetic, shown, place, drawn=(), seen=None):
        window, filter, full = place
        output = filled(on["output"], lambda f, w: f < filter or (f == filter and w < full))
        grids = [seen or without_absent(on["input"]), *(on[one] for one in shown if one in on), output]
        return on.moment(key, title, grids, arithmetic, drawn, touches_of(self.call, grids, window, filter))

    def _value(self, window, filter):
        """One output number: its partial sums, its bias, its activation."""
        sums = total(values(self.call.partial_sums(window, filter)))
        if self.call.bias is not None:
            sums = sums + Labelled("bias", values([self.call.bias[filter]])[0])
        return maximum(0, sums) if self.call.activation == "relu" else sums
