"""What an LSTM hands on: its last column, or all of them; and what Bidirectional puts together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.derivation import Number, product
from shapewise.layers import lstm as rule
from shapewise.pictures.lstm_blocks import INPUT, OUTPUT, VALUE, array_block
from shapewise.pictures.lstm_numbers import LSTMNumbers, small_call
from shapewise.pictures.paper.arithmetic import data
from shapewise.pictures.paper.blocks import axes, block, lowered, row, table
from shapewise.pictures.paper.film import Control, Film, check
from shapewise.pictures.paper.places import bend, cells, lead
from shapewise.pictures.paper.stage import Stage, line

SLIDERS = (
    Control("units", 1, 4, changes="how many rows each grid has"),
    Control("steps", 1, 8, changes="how many columns"),
    Control("features", 1, 3, changes="how many numbers enter at a step"),
)
#: room for the lines from one grid to the next
WAYS = 40
#: how far a line ends from a grid whose rows are numbered
NAMED = 28


def return_sequences(layer, x) -> Film:
    """What comes out of an LSTM with and without `return_sequences`, in the numbers of its own weights.

    Parameters
    ----------
    layer : keras.layers.LSTM or keras.layers.Bidirectional
        An LSTM, or Bidirectional around one; with or without `return_sequences`.
    x : array
        ``(batch, steps, features)``; the first sample is drawn.

    Returns
    -------
    Film
        Its moments: "last", the last column alone; "all", every column; "repeated", what RepeatVector makes of the
        last one;
        of a Bidirectional also "both", the grids of both directions and what they hand on.

    Raises
    ------
    ValueError
        For another layer, for more numbers than can be read.

    Examples
    --------
    >>> from shapewise.reading import keras, small_integers
    >>> film = return_sequences(keras.layers.LSTM(3), small_integers((1, 5, 2)))
    >>> film["all"].title
    'return_sequences=True: every column comes out, one for each step'
    """
    from shapewise import reading  # here and not above: it imports Keras

    x = data(x)
    facts = reading.read(layer, x.shape)
    inner = (layer.forward_layer, layer.backward_layer) if facts.kind == "Bidirectional" else (layer,)
    if {type(one).__name__ for one in inner} != {"LSTM"}:
        raise ValueError(f"this is a picture of LSTM and of Bidirectional around one: got a {facts.kind} layer.")
    if not layer.built:
        layer.build(x.shape)
    calls = []
    for one, read_in_order in zip(inner, (x, x[:, ::-1])):
        every = type(one).from_config(
            one.get_config() | {"return_sequences": True, "return_state": False, "go_backwards": False}
        )
        every.build(x.shape)
        every.set_weights(one.get_weights())
        kernel, recurrent_kernel, bias = (*one.get_weights(), None)[:3]
        config = every.get_config()
        y = reading.run(every, read_in_order)
        calls.append(LSTMNumbers.of(read_in_order, kernel, recurrent_kernel, bias, y, config))
    return ReturnSequencesFilm(*calls)


def small(*, units=3, steps=4, features=2):
    """Both directions of an LSTM on small whole numbers.

    Parameters
    ----------
    units, steps, features : int
        Up to 4, 8 and 3.

    Returns
    -------
    Film

    Examples
    --------
    >>> small(steps=6).facts["every step"].value
    (1, 6, 3)
    """
    sizes = {"units": units, "steps": steps, "features": features}
    check(SLIDERS, **sizes)
    return ReturnSequencesFilm(small_call(**sizes), backward_of(small_call(**sizes)))


def backward_of(call):
    """A layer of other weights, which reads the steps of `call` from the last to the first."""
    weights = [None if one is None else -one for one in (call.kernel, call.recurrent_kernel)]
    return LSTMNumbers.of(call.x[:, ::-1], *weights, call.bias)


@dataclass(frozen=True, repr=False)
class ReturnSequencesFilm(Film):
    """The moments of one call; `backward` has read the steps in the opposite order, if there is one."""

    call: LSTMNumbers
    backward: LSTMNumbers | None = None

    title, sliders = "What is handed on", SLIDERS

    @property
    def strip(self):
        return tuple(kind for kind, _ in self.scenes())

    @property
    def arguments(self):
        return dict(zip(("steps", "features", "units"), self.call.sizes))

    @property
    def facts(self):
        shape, units = self.call.x.shape, self.call.sizes[2]
        return {
            "last step": rule.output_shape(shape, units=units),
            "every step": rule.output_shape(shape, units=units, return_sequences=True),
        }

    def rebuilt(self, **sizes):
        backward = None if self.backward is None else self.backward.resized(**sizes)
        call = self.call.resized(**sizes)
        if backward is not None:
            weights = backward.kernel, backward.recurrent_kernel, backward.bias
            backward = LSTMNumbers.of(call.x[:, ::-1], *weights)
        return ReturnSequencesFilm(call, backward)

    def scenes(self):
        return [(kind, {}) for kind in ("last", "all", "repeated", *(("both",) if self.backward is not None else ()))]

    def show_last(self):
        on, (steps, _, units) = self._stage(self.call.y[:, -1:]), self.call.sizes
        last, out = cells(on["at each step"], columns=steps - 1), cells(on["handed on"])
        title = "Unless you ask for more, the last column alone comes out"
        counted = line("numbers handed on", Number(units, "units"))
        return on.moment(
            "last", title, ["input", "at each step", "handed on"], counted, [last, out, lead(last, out, far=NAMED)]
        )

    def show_all(self):
        on, (steps, _, units) = self._stage(self.call.y, sequence=True), self.call.sizes
        title = "return_sequences=True: every column comes out, one for each step"
        whole, out = cells(on["at each step"]), cells(on["handed on"])
        counted = line("numbers handed on", product(Number(steps, "steps"), Number(units, "units")))
        return on.moment(
            "all", title, ["input", "at each step", "handed on"], counted, [whole, out, lead(whole, out, far=NAMED)]
        )

    def show_repeated(self):
        steps, _, units = self.call.sizes
        on = self._stage(np.repeat(self.call.y[:, -1:], steps, axis=1), sequence=True)
        title = "RepeatVector has the shape, but every column is the last one: the others are lost"
        last, out = cells(on["at each step"], columns=steps - 1), cells(on["handed on"])
        counted = line("different numbers handed on", Number(units, "units"))
        return on.moment(
            "repeated", title, ["input", "at each step", "handed on"], counted, [last, out, lead(last, out, far=NAMED)]
        )

    def show_both(self):
        (steps, _, units), back = self.call.sizes, self.backward.y[:, ::-1]
        look = {"role": "output", "names": OUTPUT}
        forward = array_block("forward", array=self.call.y, **look)
        backward = array_block("backward", array=back, named=False, **look)
        ends = np.concatenate([self.call.y[0, -1], back[0, 0]])
        along = axes("batch units", (1, 2 * units))
        out = block("handed on", "output", ends[:, None], along, down="units", cell=VALUE, named=False)
        seen = array_block("input", "input", self.call.x, INPUT)
        on = Stage.of(row(seen, table([forward], [backward]), 2 * WAYS, lowered(out, 1)))
        last, first = cells(on["forward"], columns=steps - 1), cells(on["backward"], columns=0)
        parts = cells(on["handed on"], slice(0, units)), cells(on["handed on"], slice(units, None))
        title = (
            "Bidirectional: the backward grid is read from the right, so it ends at step 0; both ends are put together"
        )
        counted = line("numbers handed on", product(Number(2, "directions"), Number(units, "units")))
        ways = [bend(start, end, part=0.8, far=NAMED) for start, end in zip((last, cells(on["backward"])), parts)]
        return on.moment("both", title, list(on.grids), counted, [last, first, *parts, *ways])

    def _stage(self, handed_on, sequence=False):
        """The input, the output, and on the right what is handed on."""
        every = array_block("at each step", "output", self.call.y, OUTPUT)
        if sequence:
            out = array_block("handed on", "output", handed_on, OUTPUT, named=False)
        else:
            along = axes("batch units", (1, handed_on.shape[-1]))
            out = block("handed on", "output", handed_on[0].T, along, down="units", cell=VALUE, named=False)
        return Stage.of(row(array_block("input", "input", self.call.x, INPUT), every, 3 * WAYS, out))
