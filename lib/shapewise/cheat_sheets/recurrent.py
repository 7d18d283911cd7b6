"""The cheat sheet of recurrent layers: each kind on a few numbers, one step by hand, what comes out and what it weighs."""

from __future__ import annotations

import numpy as np

from shapewise import layers
from shapewise.cheat_sheets.by_hand import defaults_of, facts, inside, made_of
from shapewise.cheat_sheets.sheet import Box, Sheet
from shapewise.cheat_sheets.windows import GAP, HEAD, LOOK, moment
from shapewise.derivation import Number
from shapewise.layers.call import LayerCall as Call
from shapewise.layers.lstm_cell import lstm_gates
from shapewise.layers.recurrent import blocks
from shapewise.pictures.paper.blocks import axes, block, column, row
from shapewise.pictures.paper.places import cells
from shapewise.pictures.paper.stage import Stage
from shapewise.pictures.paper.style import number_text

#: one feature over four steps, for all that remember
SERIES = np.array([[[1.0], [2.0], [-1.0], [1.0]]])
STEPS, UNITS, IDENTITY = "batch steps features", "batch steps units", "features units"
#: what the layers of the table are given, one after the other
STACK_INPUT = (None, 20, 8)
STACK = (
    Call("LSTM", 32, return_sequences=True),
    Call("Bidirectional", Call("GRU", 16, return_sequences=True)),
    Call("LSTM", 16),
    Call("Dense", 1),
)


def sheet() -> Sheet:
    """The sheet."""
    return Sheet(
        "recurrent",
        "Recurrent layers in Keras",
        "Sequences",
        "Shape, weights and any number. → steps; ↓ features or units; ↗ batch; outlined: the number that is "
        "worked out, "
        "and the input of its step",
        ((_simple(), _sequences(), _state(), _stacked()), (_lstm(), _gru(), _defaults()), (_embedding(), _every_step(),
         _bidirectional(), _weights(), _pytorch())),
        scale=0.57,
    )  # fmt: skip


def _two_units():
    """Kernel, recurrent kernel and bias of a SimpleRNN of two units."""
    return np.array([[0.5, -1.0]]), np.array([[0.5, 1.0], [-1.0, 0.5]]), np.array([0.5, -0.5])


def _simple():
    made = made_of(Call("SimpleRNN", units=2), SERIES[:, :3], *_two_units())
    every = made_of(Call("SimpleRNN", units=2, return_sequences=True), SERIES[:, :3], *_two_units()).y
    kernel, recurrent, bias = made.weights
    lines = []
    for step in (0, 1):
        state = every[0, step - 1] if step else np.zeros(2)
        seen = " + ".join(
            f"{inside(value)} x {inside(weight)}"
            for value, weight in zip((made.x[0, step, 0], *state), (kernel[0, 0], *recurrent[:, 0]))
        )
        lines.append((f"step {step}, unit 0", f"tanh({seen} + {inside(bias[0])}) = {number_text(every[0, step, 0])}"))
    say = "Each step adds up its features and the last step's units. The first state is 0; only the last output comes out."
    return Box(str(made.call), (*facts(made), *lines, say), _all_of(made, every), example=made)


def _all_of(made, every):
    """Input, weights and all outputs, of which the last is the layer's."""
    kernel, recurrent, bias = made.weights
    on = Stage.of(column(row(_input(made.x), _weight("kernel", kernel), gap=GAP),
                         row(_weight("recurrent", recurrent), _bias(bias), _over_steps("outputs", every), gap=GAP),
                         level="left", gap=4))  # fmt: skip
    return moment(on, [cells(on["input"], 0, 1), cells(on["outputs"], 0, 1)])


def _sequences():
    made = made_of(Call("SimpleRNN", units=2, return_sequences=True), SERIES[:, :3], *_two_units())
    on = Stage.of(row(_input(made.x), _over_steps("output", made.y), gap=GAP))
    last = cells(on["output"], slice(None), made.y.shape[1] - 1)
    say = "Every step comes out. Outlined: the column that would come out alone without return_sequences."
    return Box(str(made.call), (*facts(made), say), moment(on, [last]), example=made)


def _state():
    call = Call("LSTM", units=1, return_state=True)
    made = made_of(call, SERIES[:, :2], *_one_unit(4))
    output, state, cell = (number_text(array[0, 0]) for array in made.y)
    say = f"Three arrays: output, last output state, last cell state. Here {output}, {state}, {cell}: the first two are the same."
    return Box(str(call), (*facts(made), say, "A GRU and a SimpleRNN have one state: two arrays."), example=made)


def _stacked():
    shape, rows = STACK_INPUT, [("layer, one after the other", "output", "weights")]
    for call in STACK:
        rule = layers.rule(call.kind)
        config = rule.config(call)
        count = rule.apply(rule.parameters, shape, config=config).value
        shape = rule.apply(rule.output_shape, shape, config=config).value
        rows.append((str(call), str(shape), f"{count:,}"))
    say = "A recurrent layer in front of another one needs return_sequences=True, or there are no steps left to read."
    return Box(f"Stacked, for an input {STACK_INPUT}", (say,), table=tuple(rows))


def _one_unit(gates):
    """Weights of a layer of one unit; a GRU has two biases."""
    kernel = np.array([[1.0, 0.5, -1.0, 2.0][:gates]])
    recurrent = np.array([[0.5, -1.0, 1.0, 0.5][:gates]])
    bias = np.array([0.5, 1.0, -0.5, 1.0][:gates])
    return kernel, recurrent, bias if gates == 4 else np.stack([bias, bias[::-1] / 2])


def _lstm():
    call = Call("LSTM", units=1)
    made = made_of(call, SERIES[:, :2], *_one_unit(4))
    kernel, recurrent, bias = made.weights
    output, cell = np.zeros((1, 1)), np.zeros((1, 1))
    lines = []
    for step in range(2):
        its = lstm_gates(made.x[:, step], output, cell, kernel, recurrent, bias)
        x, before, kept = (float(array[0, 0]) for array in (made.x[:, step], output, cell))
        lines.append(
            (
                f"step {step}",
                f"input {number_text(x)}, output before {number_text(before)}, cell before {number_text(kept)}",
            )
        )
        for number, (name, gate) in enumerate(its.gates.items()):
            seen = f"{inside(x)} x {inside(kernel[0, number])} + {inside(before)} x {inside(recurrent[0, number])}"
            function, label = ("tanh", name) if name == "candidate" else ("sigmoid", f"{name} gate")
            lines.append((label, f"{function}({seen} + {inside(bias[number])}) = {number_text(gate[0, 0])}"))
        gates = {name: inside(gate[0, 0]) for name, gate in its.gates.items()}
        output, cell = its.output, its.cell
        forgotten, new = (
            f"forget {gates['forget']} x {inside(kept)}",
            f"input {gates['input']} x candidate {gates['candidate']}",
        )
        lines.append(("cell", f"{forgotten} + {new} = {number_text(cell[0, 0])}"))
        lines.append(
            ("output", f"output gate {gates['output']} x tanh({number_text(cell[0, 0])}) = {number_text(output[0, 0])}")
        )
    on = Stage.of(row(*_blocks(made), gap=GAP))
    say = "Rows of the weights: input, forget, candidate, output gate, in this order. Two states: output and cell."
    return Box(str(call), (*facts(made), *lines, say), moment(on, []), example=made)


def _gru():
    call = Call("GRU", units=1)
    made = made_of(call, SERIES[:, :2], *_one_unit(3))
    kernel, recurrent, (of_input, of_state) = made.weights
    before = made_of(call, SERIES[:, :1], *made.weights).y
    x, h = made.x[0, 1, 0], before[0, 0]
    seen = [float(part[0]) for part in blocks(x * kernel[0] + of_input, 3)]
    kept = [float(part[0]) for part in blocks(h * recurrent[0] + of_state, 3)]
    update, reset = (1 / (1 + np.exp(-(a + b))) for a, b in zip(seen[:2], kept[:2]))
    candidate = np.tanh(seen[2] + reset * kept[2])
    lines = [("step 1", f"input {number_text(x)}, state before {number_text(h)}")]
    for number, (name, value) in enumerate((("update", update), ("reset", reset))):
        seen = f"{_sums(x, kernel, of_input, number)} + {_sums(h, recurrent, of_state, number)}"
        lines.append((name, f"sigmoid({seen}) = {number_text(value)}"))
    lines += [
        ("candidate", f"tanh({_sums(x, kernel, of_input, 2)} + reset {number_text(reset)} x "
                      f"({_sums(h, recurrent, of_state, 2)})) = {number_text(candidate)}"),
        ("state", f"update {number_text(update)} x {inside(h)} + (1 - {number_text(update)}) x {inside(candidate)} = "
                  f"{number_text(made.y[0, 0])}"),
        "Blocks of the weights: update, reset, candidate. Two biases (reset_after=True, Keras' default), one state.",
    ]  # fmt: skip
    return Box(str(call), (*facts(made), *lines), moment(Stage.of(row(*_blocks(made), gap=GAP)), []), example=made)


def _sums(value, kernel, bias, number):
    return f"{inside(value)} x {inside(kernel[0, number])} + {inside(bias[number])}"


def _embedding():
    table = np.array([[1.0, 5.0], [2.0, 6.0], [3.0, 7.0], [4.0, 8.0]])
    made = made_of(Call("Embedding", 4, 2), np.array([[2.0, 0.0, 2.0]]), table)
    indices = block("input", "input", made.x, axes("batch steps", made.x.shape), right="steps", **LOOK)
    rows = block(
        "table", "weights", table.T, axes("input_dim units", table.shape), right="input_dim", down="units", **LOOK
    )
    on = Stage.of(row(indices, rows, _over_steps("output", made.y), gap=GAP))
    marked = [cells(on["input"], 0, 1), cells(on["table"], slice(None), 0), cells(on["output"], slice(None), 1)]
    say = "Index i copies row i of the table (drawn as a column): one vector a step. Indices are 0 to input_dim - 1."
    return Box(str(made.call), (*facts(made), say), moment(on, marked), example=made)


def _every_step():
    kernel, bias = np.array([[1.0, 2.0], [-1.0, 3.0]]), np.array([1.0, -1.0])
    made = made_of(
        Call("TimeDistributed", Call("Dense", 2)), np.array([[[2.0, 1.0], [1.0, 3.0], [4.0, 2.0]]]), kernel, bias
    )
    on = Stage.of(row(_input(made.x), _weight("kernel", kernel), _bias(bias), _over_steps("output", made.y), gap=GAP))
    marked = [cells(on["input"], slice(None), 1), cells(on["output"], 0, 1)]
    total = " + ".join(f"{number_text(a)} x {inside(w)}" for a, w in zip(made.x[0, 1], kernel[:, 0]))
    lines = (("output[0, 1, 0]", f"{total} + bias {inside(bias[0])} = {number_text(made.y[0, 1, 0])}"),
             "The same weights at every step, and no step sees another. Dense alone does the same.")  # fmt: skip
    return Box(str(made.call), (*facts(made), *lines), moment(on, marked), example=made)


def _bidirectional():
    call = Call("Bidirectional", Call("SimpleRNN", 1, return_sequences=True))
    weights = np.array([[1.0]]), np.array([[1.0]]), np.array([0.5])
    made = made_of(call, SERIES[:, :3], *weights, np.array([[-1.0]]), np.array([[0.5]]), np.array([1.0]))
    on = Stage.of(row(_input(made.x), _over_steps("output", made.y), gap=GAP))
    ends = [cells(on["output"], 0, made.y.shape[1] - 1), cells(on["output"], 1, 0)]
    say = (
        "Row 0 reads forwards, row 1 backwards. Outlined: where each has read all steps; without return_sequences "
        "these "
        "two come out, one after the other. merge_mode: concat (doubles the units), sum, mul, ave."
    )
    return Box(str(call), (*facts(made), say), moment(on, ends), example=made)


def _weights():
    def rule(kind):
        ((_, count),) = layers.rule(kind).parameters((None, 10, 8), units=32).parts
        return kind, f"{count.words}; for 8 features and 32 units {count.numbers} = {count.value:,}"

    return Box(
        "Weights: the number of steps is not in them",
        (*map(rule, ("SimpleRNN", "LSTM", "GRU")), ("Bidirectional", "twice as many"),
         ("arrays", "kernel (features, gates x units), recurrent kernel (units, gates x units), bias")),
    )  # fmt: skip


def _defaults():
    listed = (*map(defaults_of, ("SimpleRNN", "LSTM")), ("GRU", "as LSTM, and reset_after=True"))
    return Box("Arguments, and what Keras takes for one that is left out", listed)


def _pytorch():
    features, units = 8, 32
    theirs = 4 * (Number(features) + Number(units) + 2) * Number(units)
    return Box(
        "PyTorch says it otherwise",
        (
            ("data", "(steps, batch, features), unless batch_first=True; hidden_size are the units"),
            ("output", "always every step, and the last state: output, (h, c) = lstm(x)"),
            ("weights", f"transposed, and two biases: an LSTM has {theirs.numbers} = {theirs.value:,}"),
            ("gates", "LSTM in the same order; GRU reset, update, new"),
            ("layers", "num_layers=2 stacks, bidirectional=True reads both ways"),
        ),
    )


def _input(x):
    return block("input", "input", x[0].T, axes(STEPS, x.shape), right="steps", down="features", **LOOK)


def _over_steps(name, y):
    return block(name, "output", y[0].T, axes(UNITS, y.shape), right="steps", down="units", **LOOK)


def _last(name, y):
    return block(name, "output", y.T, axes("batch units", y.shape), down="units", shape=False, **LOOK)


def _weight(name, kernel):
    return block(name, "weights", kernel.T, axes(IDENTITY, kernel.shape), right="features", down="units", **LOOK)


def _blocks(made):
    """Input, all weights and the output of a layer of one unit."""
    kernel, recurrent, bias = made.weights
    bias = bias if bias.ndim == 2 else bias[None]
    of = block("bias", "weights", bias.T, name="biases" if len(bias) > 1 else "bias", head=HEAD)
    return _input(made.x), _weight("kernel", kernel), _weight("recurrent", recurrent), of, _last("output", made.y)


def _bias(bias):
    return block("bias", "weights", bias[:, None], name="bias", head=HEAD)
