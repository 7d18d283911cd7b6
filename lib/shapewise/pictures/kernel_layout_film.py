"""The kernel of a Conv2D as a table of small matrices: a row for each input channel, a column for each filter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.derivation import Labelled, Number, parameters, product
from shapewise.pictures.paper.arithmetic import count_of
from shapewise.pictures.paper.blocks import block, table, words
from shapewise.pictures.paper.film import Control, Film, check, laid_over
from shapewise.pictures.paper.places import cells
from shapewise.pictures.paper.stage import Stage, line, lines, touch
from shapewise.pictures.paper.style import number_text

#: more matrices than this across or down, and more cells in one, cannot be read
MOST_ACROSS, MOST_DOWN, MOST_CELLS = 5, 4, 25
SLIDERS = (
    Control("channels", 1, 3, changes="how many rows of matrices there are"),
    Control("filters", 1, 4, changes="how many columns of matrices there are"),
)


def kernel_layout(layer, x) -> Film:
    """Where everything stands in the kernel of a Conv2D.

    Parameters
    ----------
    layer : keras.layers.Conv2D
        Built or not.
    x : array
        What goes in, ``(batch, height, width, channels)``; only its channels matter.

    Returns
    -------
    Film
        Its moments: "table"; "filter" for each `filter`; "place", which is what ``kernel[0, 0]`` holds; "reshaped",
        which
        is what comes of ``kernel.reshape(filters, channels, height, width)``.

    Raises
    ------
    TypeError, ValueError
        For another layer, for more matrices or larger ones than can be read.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> print(kernel_layout(keras.layers.Conv2D(2, 3), np.ones((1, 6, 6, 3)))["table"].arithmetic)
    matrices: 3 x 2 = 6
    """
    from shapewise import reading  # here and not above: it imports Keras

    x = np.asarray(x, dtype="float32")
    facts = reading.read(layer, x.shape)
    if facts.kind != "Conv2D":
        raise ValueError(f"this is a picture of Conv2D: got a {facts.kind} layer. Use keras.layers.Conv2D.")
    reading.run(layer, x[:1])  # builds a layer that was not
    kernel, bias = (*reading.read(layer, x.shape).weights, None)[:2]
    return KernelLayoutFilm.of(np.asarray(kernel), bias is not None)


def small(*, channels=3, filters=2):
    """A kernel of 3 x 3 whose numbers count their places in memory.

    Parameters
    ----------
    channels, filters : int
        Up to 3 and 4.

    Returns
    -------
    Film

    Examples
    --------
    >>> print(small(filters=4).facts["parameters"])
    parameters: kernel 3 x 3 x 3 x 4 + bias 4 = 112
    """
    check(SLIDERS, channels=channels, filters=filters)
    return KernelLayoutFilm.of(counting(channels, filters))


def counting(channels, filters):
    """Every weight is its own place in memory.

    >>> counting(3, 2)[0, 0].tolist()
    [[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]]
    """
    return np.arange(9.0 * channels * filters).reshape(3, 3, channels, filters)


def matrices_of(number):
    """So many matrices, in words.

    >>> matrices_of(1), matrices_of(6)
    ('one matrix', 'six matrices')
    """
    return count_of(number, "matrix") if number == 1 else count_of(number, "matrice")


@dataclass(frozen=True, repr=False)
class KernelLayoutFilm(Film):
    """The moments of one kernel, ``(height, width, channels, filters)``."""

    kernel: np.ndarray
    has_bias: bool = True

    title, sliders = "Four axes: height, width, channels, filters", SLIDERS
    strip = ("filter", "place", "reshaped")

    @classmethod
    def of(cls, kernel, has_bias=True):
        """The film, once it is sure that it can be read."""
        tall, wide, channels, filters = kernel.shape
        if filters > MOST_ACROSS or channels > MOST_DOWN or tall * wide > MOST_CELLS:
            raise ValueError(
                f"the picture writes every number: got a kernel {kernel.shape}; expected at most {MOST_CELLS} "
                "numbers in a "
                f"matrix, {MOST_DOWN} channels and {MOST_ACROSS} filters. Draw a smaller layer."
            )
        return cls(kernel, has_bias)

    @property
    def places(self):
        return {"filter": self.kernel.shape[3]}

    @property
    def arguments(self):
        return {"channels": self.kernel.shape[2], "filters": self.kernel.shape[3]}

    @property
    def facts(self):
        names = ("kernel_height", "kernel_width", "channels", "filters")
        each = product(*(Number(length, name) for length, name in zip(self.kernel.shape, names)))
        terms = [Labelled("kernel", each)]
        terms += [Labelled("bias", Number(self.kernel.shape[3], "filters"))] if self.has_bias else []
        return {"parameters": parameters(*terms)}

    def rebuilt(self, **arguments):
        if self.kernel.shape[:2] != (3, 3):
            other = np.resize(counting(**arguments), (*self.kernel.shape[:2], *arguments.values()))
            return KernelLayoutFilm.of(laid_over(self.kernel, other), self.has_bias)
        return KernelLayoutFilm.of(laid_over(self.kernel, counting(**arguments)), self.has_bias)

    def scenes(self):
        each = [("filter", {"filter": filter}) for filter in range(self.kernel.shape[3])]
        return [("table", {}), *each, ("place", {}), ("reshaped", {})]

    def show_table(self, filter=0):
        *_, channels, filters = self.kernel.shape
        title = f"A row for each input channel, a column for each filter: {matrices_of(channels * filters)}"
        matrices = line("matrices", Number(channels, "channels") * Number(filters, "filters"))
        return self._moment("table", title, matrices)

    def show_filter(self, filter=0):
        tall, wide, channels, filters = self.kernel.shape
        title = f"Filter {filter} is a column, kernel[:, :, :, {filter}]: {matrices_of(channels)}, one for each channel"
        numbers = (Number(tall, "kernel_height"), Number(wide, "kernel_width"), Number(channels, "channels"))
        matrices = ("matrices", Number(channels, "channels") * Number(filters, "filters"))
        weights = (f"weights of filter {filter}", product(*numbers))
        column = [(c, filter) for c in range(channels)]
        return self._moment("filter", title, lines([matrices, weights]), outline=column)

    def show_place(self, filter=0):
        *_, channels, filters = self.kernel.shape
        title = f"kernel[0, 0] is no filter: one place of the window, in every matrix: ({channels}, {filters})"
        numbers = line("numbers", Number(channels, "channels") * Number(filters, "filters"))
        return self._moment("place", title, numbers, corner=True)

    def show_reshaped(self, filter=0):
        tall, wide, channels, filters = self.kernel.shape
        wrong = self.kernel.reshape(filters, channels, tall, wide).transpose(2, 3, 1, 0)
        title = "reshape tears them apart, transpose(3, 2, 0, 1) keeps each matrix whole"
        total = line("numbers, the same as before", Number(int(self.kernel.size)))
        return self._moment("reshaped", title, total, kernel=wrong, called="reshaped[{f}, {c}]")

    def _moment(self, key, title, arithmetic, outline=(), corner=False, kernel=None, called="kernel[:, :, {c}, {f}]"):
        """All matrices in their table, with some of them outlined."""
        kernel = self.kernel if kernel is None else kernel
        *_, channels, filters = kernel.shape
        rows = range(channels)
        whole = (kernel == np.round(kernel)).all()
        names = {(c, f): called.format(c=c, f=f) for c in rows for f in range(filters)}
        grid = [
            [
                words(f"row {c}", f"channel {c}"),
                *(self._matrix(names[c, f], kernel[:, :, c, f], whole) for f in range(filters)),
            ]
            for c in rows
        ]
        on = Stage.of(table(*grid))
        drawn = [cells(on[names[place]]) for place in outline]
        drawn += [cells(on[name], 0, 0) for name in names.values()] if corner else []
        touches = [
            touch(on[name], h, w, text=f"{name.replace(':, :', f'{h}, {w}')} = {number_text(kernel[h, w, c, f])}")
            for (c, f), name in names.items() for h, w in np.ndindex(kernel.shape[:2])
        ]  # fmt: skip
        return on.moment(key, title, list(on.grids), arithmetic, drawn, touches)

    def _matrix(self, name, matrix, whole):
        return block(name, "weights", matrix, cell=32 if whole else 48, shape=False, head=24)
