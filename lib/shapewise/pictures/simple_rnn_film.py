"""SimpleRNN: steps enter one by one, from left to right; each fills a column, which enters with the next step."""

from __future__ import annotations

from dataclasses import dataclass

from shapewise.derivation import Function, Labelled, Number
from shapewise.layers import simple_rnn as rule
from shapewise.pictures.lstm_blocks import INPUT, OUTPUT, WAYS, WEIGHT, array_block, entering, entering_blocks, parts_of
from shapewise.pictures.paper.arithmetic import data, moved, plain, products
from shapewise.pictures.paper.blocks import block, row, table
from shapewise.pictures.paper.film import Control, Film, check
from shapewise.pictures.paper.places import around, bend, bracket, cells, lead_below
from shapewise.pictures.paper.stage import Stage, block_of, filled, line, lines, marked, touch
from shapewise.pictures.paper.style import LOW_HEAD, number_text
from shapewise.pictures.simple_rnn_numbers import SimpleRNNNumbers, small_call

SLIDERS = (
    Control("steps", 1, 9, changes="how many columns enter, one after the other"),
    Control("features", 1, 4, changes="how many numbers enter at a step"),
    Control("units", 1, 4, changes="how many numbers come out of a step, and how large the weights are"),
)


def simple_rnn(layer, x) -> Film:
    """A SimpleRNN at work, with the numbers of its own weights and outputs, to two decimals.

    Parameters
    ----------
    layer : keras.layers.SimpleRNN
        Built or not, with or without `return_sequences`.
    x : array
        ``(batch, steps, features)``; the first sample is drawn.

    Returns
    -------
    Film
        Its moments: "step" for each `step`; "last", what comes out after the last one; "order", the same steps read in
        the opposite order.

    Raises
    ------
    ValueError
        For another layer or activation, for more numbers than can be read.

    Examples
    --------
    >>> from shapewise.layers.call import LayerCall
    >>> from shapewise.reading import build, small_integers, with_small_weights
    >>> layer = with_small_weights(build(LayerCall("SimpleRNN", 3)), (None, 4, 2))
    >>> print(simple_rnn(layer, small_integers((1, 4, 2))).facts["parameters"])
    parameters: (2 + 3 + 1) x 3 = 18
    """
    from shapewise import reading  # here and not above: it imports Keras

    x = data(x)
    facts = reading.read(layer, x.shape)
    if facts.kind != "SimpleRNN":
        raise ValueError(f"this is a picture of SimpleRNN: got a {facts.kind} layer. Use keras.layers.SimpleRNN.")
    if not layer.built:
        layer.build(x.shape)
    every = type(layer).from_config(layer.get_config() | {"return_sequences": True, "return_state": False})
    every.build(x.shape)
    every.set_weights(layer.get_weights())
    weights = (*layer.get_weights(), None)[:3]
    call = SimpleRNNNumbers.of(x, *weights, reading.run(every, x), facts.config)
    return SimpleRNNFilm(call, bool(facts.config.get("return_sequences")))


def small(*, steps=4, features=2, units=3):
    """SimpleRNN on small whole numbers.

    Parameters
    ----------
    steps, features, units : int
        Up to 9, 4 and 4.

    Returns
    -------
    Film

    Examples
    --------
    >>> print(small(steps=9).facts["parameters"])
    parameters: (2 + 3 + 1) x 3 = 18
    """
    sizes = {"steps": steps, "features": features, "units": units}
    check(SLIDERS, **sizes)
    return SimpleRNNFilm(small_call(**sizes))


@dataclass(frozen=True, repr=False)
class SimpleRNNFilm(Film):
    """The moments of one call."""

    call: SimpleRNNNumbers
    return_sequences: bool = False

    title, sliders = "SimpleRNN: one step after the other", SLIDERS

    @property
    def strip(self):
        return ("step", "step step=1", "last", "order") if self.call.sizes[0] > 1 else ("step", "last")

    @property
    def places(self):
        return {"step": self.call.sizes[0]}

    @property
    def arguments(self):
        return dict(zip(("steps", "features", "units"), self.call.sizes))

    @property
    def facts(self):
        shape, units = self.call.x.shape, self.call.sizes[2]
        output = rule.output_shape(shape, units=units, return_sequences=self.return_sequences)
        return {"output": output, "parameters": self.call.parameters()}

    def rebuilt(self, **sizes):
        return SimpleRNNFilm(self.call.resized(**sizes), self.return_sequences)

    def scenes(self):
        steps = self.call.sizes[0]
        rest = ("last", "order") if steps > 1 else ("last",)
        return [*(("step", {"step": step}) for step in range(steps)), *((kind, {}) for kind in rest)]

    def show_step(self, step=0):
        before = f"the column of step {step - 1}" if step else "a state of zeros"
        title = f"Step {step}: its input and {before} enter the weights; column {step} fills"
        return self._moment("step", title, self._sum_of(step), step)

    def show_last(self, step=0):
        steps, _, units = self.call.sizes
        comes_out = f"all {steps} columns come" if self.return_sequences else "the last column comes"
        title = f"The weights were the same at every step; {comes_out} out"
        on = self._stage(steps - 1)
        out = cells(on["output"], columns=slice(None) if self.return_sequences else steps - 1)
        shown = [*entering(self.call), "weights", "input", "output"]
        return on.moment("last", title, shown, self.call.parameters(), [out, *parts_of(self.call, on["weights"])])

    def show_order(self, step=0):
        call, after = self.call, self.call.backwards()
        places = moved(call.y[0, -1:].T, after.y[0, -1:].T)
        rows = [
            [array_block(role, role, before, names), array_block(name, role, now, names, named=False)]
            for role, before, now, names, name in (
                ("input", call.x, after.x, INPUT, "input, backwards"),
                ("output", call.y, after.y, OUTPUT, "output, backwards"),
            )
        ]
        on, last = Stage.of(table(*rows, gap=60, below=12)), call.sizes[0] - 1
        title = f"The same steps backwards: {len(places)} of {call.sizes[2]} numbers after the last step are different"
        parts = [
            (f"unit {unit} after the last step", Number(float(was)) - Number(float(now)))
            for unit, (was, now) in enumerate(zip(call.y[0, -1], after.y[0, -1]))
        ]
        out = [cells(on[name], columns=last) for name in ("output", "output, backwards")]
        others = marked(on["output, backwards"], [(unit, last) for unit, _ in places], "moved")
        return on.moment("order", title, ["input", "output", "input, backwards", others], lines(parts), out)

    def _sum_of(self, step):
        """Unit 0 at a step, worked out."""
        call, (x, before) = self.call, self.call.entering(step)
        from_x, from_h = products(x, call.kernel[:, 0]), products(before, call.recurrent_kernel[:, 0])
        terms = Labelled("x", from_x) + Labelled("h", from_h)
        terms = terms if call.bias is None else terms + Labelled("bias", Number(plain(call.bias[0])))
        return line(f"unit 0 at step {step}", Function("tanh", (terms,)))

    def _stage(self, step):
        """The input, what of it enters, the weights, the output."""
        call, names = self.call, tuple(f"unit {unit}" for unit in range(self.call.sizes[2]))
        weights = block("weights", "weights", call.weights, cell=WEIGHT + 4, row_names=names, head=LOW_HEAD)
        output = array_block("output", "output", call.y, OUTPUT, led_to=True)
        seen = array_block("input", "input", call.x, INPUT)
        return Stage.of(row(seen, entering_blocks(call, step, gap=10), 4 * WAYS, weights, WAYS, output))

    def _moment(self, key, title, arithmetic, step):
        on = self._stage(step)
        output = filled(on["output"], lambda unit, column: column <= step)
        into, weights = around(*(cells(on[one]) for one in entering(self.call))), cells(on["weights"])
        out, enters = cells(output, columns=step), cells(on["input"], columns=step)
        drawn = [out, enters, bracket(into, "right"), bracket(weights, "left"), bend(into, weights, near=10, far=12)]
        drawn += [lead_below(weights, out), *parts_of(self.call, on["weights"])]
        drawn += [cells(output, columns=step - 1, thin=True)] if step else []
        shown = [*entering(self.call), "weights", "input", output]
        return on.moment(key, title, shown, arithmetic, drawn, list(self._touches(on, output)))

    def _touches(self, on, output):
        """What each number was made of: its step's input, the column before it, its unit's weights."""
        steps, features, units = self.call.sizes
        for unit, values in enumerate(output.values):
            for step in (s for s, value in enumerate(values) if value is not None):
                lit = [(on["input"], block_of(range(features), [step]))]
                lit += [(output, block_of(range(units), [step - 1]))] if step else []
                lit += [(on["weights"], block_of([unit], range(len(on["weights"].values[0]))))]
                x, before = self.call.entering(step)
                terms = [weight * value for weight, value in zip(self.call.weights[unit], [*x, *before, 1])]
                text = f"tanh({' + '.join(map(number_text, terms))}) = {number_text(values[step])}"
                yield touch(output, unit, step, *lit, text=text)
