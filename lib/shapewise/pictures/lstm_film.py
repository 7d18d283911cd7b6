"""LSTM: units downwards, timesteps to the right, the weights drawn once beside them and used at every step."""

from __future__ import annotations

from dataclasses import dataclass

from shapewise.derivation import Function, Number, product
from shapewise.layers import lstm as rule
from shapewise.pictures.lstm_blocks import entering, gate_names, parts_of, stage_of, step_touches, ways_of
from shapewise.pictures.lstm_numbers import LSTMNumbers, small_call
from shapewise.pictures.lstm_opened import change_felt, gates_opened
from shapewise.pictures.paper.arithmetic import data
from shapewise.pictures.paper.film import Control, Film, check
from shapewise.pictures.paper.places import cells, lead_below
from shapewise.pictures.paper.stage import empty, filled, line, lines

SLIDERS = (
    Control("units", 1, 4, changes="how many rows the output has, and how large the weights are"),
    Control("steps", 1, 9, changes="how long the input is"),
    Control("features", 1, 3, changes="how many numbers a step has"),
    Control("return_sequences", options=(False, True), changes="what comes out"),
)


def lstm(layer, x) -> Film:
    """An LSTM at work, with the numbers of its own weights and outputs, to two decimals.

    Parameters
    ----------
    layer : keras.layers.LSTM
        Built or not, with or without `return_sequences`.
    x : array
        ``(batch, steps, features)``; the first sample is drawn.

    Returns
    -------
    Film
        Its moments: "weights"; "step" for each `step`; "gates", one `unit` at one `step` worked out; "sequences", what
        comes out; "change", in which a `feature` of step 0 is raised by 1.

    Raises
    ------
    ValueError
        For another layer, for other activations than Keras' default, for more numbers than can be read.

    Examples
    --------
    >>> from shapewise.reading import build, small_integers, with_small_weights
    >>> from shapewise.layers.call import LayerCall
    >>> layer = with_small_weights(build(LayerCall("LSTM", 3)), (None, 5, 2))
    >>> print(lstm(layer, small_integers((1, 5, 2)))["weights"].arithmetic)
    parameters: 4 x (2 + 3 + 1) x 3 = 72
    """
    from shapewise import reading  # here and not above: it imports Keras

    x = data(x)
    facts = reading.read(layer, x.shape)
    if facts.kind != "LSTM":
        raise ValueError(f"this is a picture of LSTM: got a {facts.kind} layer. Use keras.layers.LSTM.")
    if not layer.built:
        layer.build(x.shape)
    every = type(layer).from_config(layer.get_config() | {"return_sequences": True, "return_state": False})
    every.build(x.shape)
    every.set_weights(layer.get_weights())
    kernel, recurrent_kernel, bias = (*layer.get_weights(), None)[:3]
    call = LSTMNumbers.of(x, kernel, recurrent_kernel, bias, reading.run(every, x), facts.config)
    return LSTMFilm(call, bool(facts.config.get("return_sequences")))


def small(*, units=3, steps=5, features=2, return_sequences=False):
    """LSTM on small whole numbers.

    Parameters
    ----------
    units, steps, features : int
        Up to 4, 9 and 3.
    return_sequences : bool
        Of the layer.

    Returns
    -------
    Film

    Examples
    --------
    >>> print(small(steps=9).facts["parameters"])
    parameters: 4 x (2 + 3 + 1) x 3 = 72
    """
    sizes = {"units": units, "steps": steps, "features": features}
    check(SLIDERS, **sizes, return_sequences=return_sequences)
    return LSTMFilm(small_call(**sizes), return_sequences)


@dataclass(frozen=True, repr=False)
class LSTMFilm(Film):
    """The moments of one call."""

    call: LSTMNumbers
    return_sequences: bool = False

    title, sliders = "LSTM: one set of weights for every step", SLIDERS

    @property
    def strip(self):
        return ("weights", "step", *(("step step=1",) if self.call.sizes[0] > 1 else ()), "sequences")

    @property
    def places(self):
        return dict(zip(("step", "feature", "unit"), self.call.sizes))

    @property
    def arguments(self):
        return {
            "units": self.places["unit"], "steps": self.places["step"], "features": self.places["feature"],
            "return_sequences": self.return_sequences,
        }  # fmt: skip

    @property
    def facts(self):
        shape, units = self.call.x.shape, self.places["unit"]
        return {
            "output": rule.output_shape(shape, units=units, return_sequences=self.return_sequences),
            "parameters": self.call.parameters(),
        }

    def rebuilt(self, *, return_sequences, **sizes):
        return LSTMFilm(self.call.resized(**sizes), return_sequences)

    def scenes(self):
        steps = self.places["step"]
        each = [("step", {"step": step}) for step in range(steps)]
        return [("weights", {}), *each, ("sequences", {}), ("gates", {"step": steps - 1, "unit": 0}), ("change", {})]

    def show_weights(self, step=0, unit=0, feature=0):
        title = f"The weights of {self.places['unit']} units: four gates, drawn once and used at every step"
        return self._moment("weights", title, self.call.parameters(), None)

    def show_step(self, step=0, unit=0, feature=0):
        before, opened = f"the column of step {step - 1}" if step else "a state of zeros", self.call.steps[step]
        title = f"Step {step}: its input and {before} enter the same weights; column {step} fills"
        output = Number(float(opened.gates["output"][0, 0])) * Function("tanh", (Number(float(opened.cell[0, 0])),))
        return self._moment("step", title, line("unit 0, output gate x tanh(cell)", output), step)

    def show_sequences(self, step=0, unit=0, feature=0):
        (steps, _, units), on = self.call.sizes, stage_of(self.call)
        title = "Without return_sequences the last column alone comes out; with it the whole grid, steps first"
        last, column, every = (
            cells(on["last step"]),
            cells(on["every step"], columns=steps - 1),
            cells(on["every step"]),
        )
        counts = [
            ("return_sequences=False, numbers", Number(units)),
            ("return_sequences=True, numbers", product(Number(steps), Number(units))),
        ]
        shown = [*gate_names(), "input", "last step", "every step", "last", "every"]
        comes_out = every if self.return_sequences else last
        parts = [one for name in gate_names() for one in parts_of(self.call, on[name])]
        drawn = [*parts, column, comes_out, lead_below(column, last)]
        return on.moment("sequences", title, shown, lines(counts), drawn)

    def show_gates(self, step=0, unit=0, feature=0):
        return gates_opened(self.call, step, unit)

    def show_change(self, step=0, unit=0, feature=0):
        return change_felt(self.call, self.call.raised(feature), feature)

    def _moment(self, key, title, arithmetic, step):
        """A moment at a step, or before all of them."""
        on, drawn, names = stage_of(self.call, step), [], gate_names()
        drawn = [one for name in names for one in parts_of(self.call, on[name])]
        full = -1 if step is None else step
        output = filled(on["output"], lambda unit, column: column <= full)
        cell = empty(on["cell"]) if step is None else on["cell"]
        if step is not None:
            drawn += [cells(on[one], columns=step) for one in ("input", "output")]
            drawn += [cells(on["output"], columns=step - 1, thin=True)] if step else []
            drawn += ways_of(on, step)
        shown = [*(one for one in entering(self.call) if one in on), *names, cell, "input", output]
        return on.moment(key, title, shown, arithmetic, drawn, list(step_touches(self.call, on, output)))
