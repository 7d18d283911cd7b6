"""A strided convolution and a pooling over the same steps: the same windows, and what each makes of them."""

from __future__ import annotations

from dataclasses import dataclass

from shapewise.derivation import Number
from shapewise.layers import conv1d as rule
from shapewise.layers import pooling
from shapewise.pictures.conv1d_blocks import sums_into, touches_of, window_on
from shapewise.pictures.conv1d_film import Conv1DFilm
from shapewise.pictures.conv1d_numbers import Conv1DNumbers
from shapewise.pictures.paper.arithmetic import count_of
from shapewise.pictures.paper.film import Control, Film, check
from shapewise.pictures.paper.places import cells, lead_under
from shapewise.pictures.paper.stage import filled, lines
from shapewise.pictures.pooling_blocks import kept_of, pooled_touches, stage_of
from shapewise.pictures.pooling_numbers import KINDS, PoolingNumbers, read_pair, small_pair
from shapewise.pictures.pooling_once import channel_changed, with_a_rest

SLIDERS = (
    Control("steps", 1, 10, changes="how long the input is"),
    Control("channels", 1, 3, changes="how many rows the input has"),
    Control("filters", 1, 4, changes="how many rows the convolution has"),
    Control("window", 1, 4, changes="how many steps a window covers, in both layers"),
    Control("strides", 1, 4, changes="how far the window moves, in both layers"),
    Control("padding", options=("valid", "same"), changes="whether places are added to the input"),
    Control("keeps", options=tuple(KINDS), changes="what the pooling keeps of a window"),
)


def stride_or_pooling(conv, pool, x) -> Film:
    """A convolution and a pooling over the same steps.

    Parameters
    ----------
    conv : keras.layers.Conv1D
        With the strides and the padding of the pooling, its kernel as long as the pool.
    pool : keras.layers.MaxPooling1D or keras.layers.AveragePooling1D
        The layer beside it.
    x : array
        ``(batch, steps, channels)``; the first sample is drawn.

    Returns
    -------
    Film
        Its moments: "windows"; "window" for each `window` and `filter`; "results"; "rest", an input that does not come
        out even; "changed", in which channel 0 of the input is another.

    Raises
    ------
    TypeError, ValueError
        For other layers, or two that do not look through the same windows.

    Examples
    --------
    >>> from shapewise.reading import build, small_integers, with_small_weights
    >>> from shapewise.layers.call import LayerCall
    >>> conv = with_small_weights(build(LayerCall("Conv1D", 3, 2, strides=2)), (None, 8, 2))
    >>> film = stride_or_pooling(conv, build(LayerCall("MaxPooling1D", 2)), small_integers((1, 8, 2)))
    >>> print(film["results"].arithmetic)
    convolution, weights: kernel 2 x 2 x 3 + bias 3 = 15
    pooling, weights: 0
    """
    facts, seen, ran = read_pair(conv, pool, x)
    if facts.kind != "Conv1D":
        raise ValueError(f"this is a picture of steps: got a {facts.kind} layer. For maps there is draw.halved_maps.")
    kernel, bias = (*facts.weights, None)[:2]
    return StrideOrPoolingFilm(
        PoolingNumbers(Conv1DNumbers.of(seen, kernel, bias, ran[0], facts.config), ran[1], type(pool).__name__)
    )


def small(*, steps=8, channels=2, filters=3, window=2, strides=2, padding="valid", keeps="largest"):
    """Both layers on small whole numbers.

    Parameters
    ----------
    steps, channels : int
        Of the input: up to 10 and 3.
    filters : int
        Of the convolution: up to 4.
    window, strides : int
        Of both: up to 4.
    padding : {"valid", "same"}
        Of both.
    keeps : {"largest", "mean"}
        What the pooling keeps of a window.

    Returns
    -------
    Film

    Examples
    --------
    >>> small().facts["pooling's output"].value
    (1, 4, 2)
    """
    arguments = {
        "steps": steps, "channels": channels, "filters": filters, "window": window, "strides": strides,
        "padding": padding, "keeps": keeps,
    }  # fmt: skip
    check(SLIDERS, **arguments)
    return StrideOrPoolingFilm(small_pair(**arguments))


@dataclass(frozen=True, repr=False)
class StrideOrPoolingFilm(Film):
    """The moments in which both layers stand: the convolution above, the pooling below."""

    numbers: PoolingNumbers

    title, sliders = "Stride or pooling", SLIDERS

    @property
    def strip(self):
        return ("windows", "window", "results", *(("rest",) if self._fits else ()), "changed")

    @property
    def places(self):
        return {"window": self.numbers.conv.windows, "filter": self.numbers.conv.sizes[2]}

    @property
    def arguments(self):
        (window, channels, filters), conv = self.numbers.conv.sizes, self.numbers.conv
        return {
            "steps": conv.x.shape[1], "channels": channels, "filters": filters, "window": window,
            "strides": conv.strides, "padding": conv.padding, "keeps": self.numbers.keeps,
        }  # fmt: skip

    @property
    def facts(self):
        conv, kind = self.numbers.conv, self.numbers.kind
        shape, share = conv.x.shape, {"strides": conv.strides, "padding": conv.padding}
        size, _, filters = conv.sizes
        return {
            "convolution's output": rule.output_shape(shape, filters=filters, kernel_size=size, **share),
            "pooling's output": pooling.output_shape(kind, shape, pool_size=size, **share),
            "convolution's parameters": conv.derivation("parameters"),
            "pooling's parameters": pooling.parameters(kind, shape, pool_size=size, strides=conv.strides),
        }

    def rebuilt(self, **arguments):
        return StrideOrPoolingFilm(self.numbers.resized(**arguments))

    def scenes(self):
        places = [(w, f) for f in range(self.places["filter"]) for w in range(self.places["window"])]
        windows = [("window", {"window": window, "filter": filter}) for window, filter in places]
        rest = [("rest", {})] if self._fits else []
        return [("windows", {}), *windows, ("results", {}), *rest, ("changed", {})]

    @property
    def _fits(self):
        """Whether a window fits the input without padding, so that there can be a rest."""
        return self.numbers.conv.x.shape[1] >= self.numbers.conv.sizes[0]

    def show_windows(self, window=0, filter=0):
        conv, on = self.numbers.conv, stage_of(self.numbers, 0, filter)
        windows = f"{count_of(conv.windows, 'window')}, the same for both"
        title = f"One input, two layers, {windows}. Only the convolution has weights"
        outlines = [one for place in range(conv.windows) for one in window_on(conv, on["input"], place, thin=True)]
        arithmetic = Conv1DFilm(conv).show_filter(filter=filter).arithmetic
        return self._moment(on, "windows", title, arithmetic, [], (0, filter, 0), outlines, 0)

    def show_window(self, window=0, filter=0):
        sums = Conv1DFilm(self.numbers.conv).show_sum(window, filter).arithmetic.parts[0]
        title = f"On {self.numbers.conv.steps_of(window)} the convolution adds up all channels; the pooling keeps the "
        worked = lines([(f"convolution, {sums[0]}", sums[1]), *kept_of(self.numbers, window)])
        return self._both("window", f"{title}{self.numbers.keeps} of each", worked, window, filter)

    def show_results(self, window=0, filter=0):
        conv = self.numbers.conv
        weights, (_, channels, filters) = conv.derivation("parameters").parts[0][1], conv.sizes
        sizes = f"{count_of(conv.windows, 'step')} each, but {filters} channels and {channels}"
        title = f"Side by side: {sizes}; {weights.value} weights and none"
        counts = lines([("convolution, weights", weights), ("pooling, weights", Number(0))], "parameters")
        return self._both("results", title, counts, conv.windows - 1, filters - 1)

    def show_rest(self, window=0, filter=0):
        return with_a_rest(self.numbers)

    def show_changed(self, window=0, filter=0):
        return channel_changed(self.numbers)

    def _both(self, key, title, arithmetic, window, filter):
        """A moment in which both layers lie on a window."""
        conv, on = self.numbers.conv, stage_of(self.numbers, window, filter)
        target, channels = cells(on["output"], filter, window), range(conv.sizes[1])
        pooled = [cells(on["pooling"], channel, window) for channel in channels]
        leads = [lead_under(cells(on["kept"], channel), pooled[channel]) for channel in channels]
        drawn = [*window_on(conv, on["input"], window), target, *sums_into(conv, on, target), *pooled, *leads]
        shown = ["products", "partial sums", "bias again", "the window", "kept"]
        return self._moment(on, key, title, arithmetic, shown, (window, filter, window + 1), drawn, window + 1)

    def _moment(self, on, key, title, arithmetic, shown, place, drawn, pooled):
        window, filter, full = place
        output = filled(on["output"], lambda f, w: f < filter or (f == filter and w < full))
        pooling_output = filled(on["pooling"], lambda c, w: w < pooled)
        before = [one for one in ("input", "filter", "bias", *shown[:3]) if one in on]
        grids = [*(on[one] for one in before), output, *(on[one] for one in shown[3:]), pooling_output]
        touches = [*touches_of(self.numbers.conv, [*(on[one] for one in before), output], window, filter),
                   *pooled_touches(self.numbers, on, pooling_output)]  # fmt: skip
        names = ["to convolution", "to pooling", "no weights"]
        return on.moment(key, title, [*grids, *names], arithmetic, drawn, touches)
