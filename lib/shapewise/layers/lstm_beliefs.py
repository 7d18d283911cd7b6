"""What people believe of the shape and the parameters of an LSTM, and which layers would make each belief true."""

from __future__ import annotations

import numpy as np

from shapewise.beliefs import Belief, LayerCall
from shapewise.derivation import Number, product
from shapewise.derivation import parameters as count
from shapewise.layers import lstm_slips
from shapewise.layers.recurrent import count_of

LESSON = "18_lstm_units"


def _options(config, *names):
    """The options among `names` that differ from Keras' default, to write them into a layer."""
    defaults = {"return_sequences": False, "use_bias": True}
    given = {name: config.get(name, defaults[name]) for name in names or defaults}
    return {name: value for name, value in given.items() if value != defaults[name]}


def _recurrent(config, kind="LSTM", **changes):
    """The layer itself, or one of another kind, with some arguments changed."""
    units = changes.pop("units", config["units"])
    return (LayerCall(kind, units, **_options(config | changes)),)


def _with_features(input_shape, config, features):
    """The parameter count on an input with another number of features."""
    batch, steps, _ = input_shape
    return count_of("LSTM", (batch, steps, features), config["units"], config.get("use_bias", True), gates=4)


def _own_weights(input_shape, config):
    """The whole layer anew for every step."""
    if input_shape[1] in (None, 1):
        return None
    once = _with_features(input_shape, config, input_shape[2]).parts[0][1]
    return count(Number(input_shape[1], "steps") * once)


def _dense_a_step(input_shape, config):
    _, steps, _ = input_shape
    if steps is None:
        return None
    bias = {"bias_axes": "tu"} if config.get("use_bias", True) else {}
    return (LayerCall("EinsumDense", "btf,tfu->btu", (steps, config["units"]), **bias),)


def _window_of_units(input_shape, config):
    return (LayerCall("Conv1D", config["units"], config["units"], **_options(config, "use_bias")),)


def _window_count(input_shape, config):
    """What Conv1D(units, units) has: a window of as many steps as there are units."""
    units = Number(config["units"], "units")
    kernel = product(units, Number(input_shape[2], "features"), units)
    return count(kernel, units) if config.get("use_bias", True) else count(kernel)


def _windows(input_shape, config):
    """The steps at which such a window fits; only where a step has a place in the output."""
    from shapewise.layers import conv1d  # here: only this one asks for it

    if not config.get("return_sequences"):
        return None
    return conv1d.output_shape(input_shape, filters=config["units"], kernel_size=config["units"])


def _when(condition, layers):
    return layers if condition else None


BELIEFS = (
    Belief(
        code="lstm/looks-back-units-steps",
        claim="the layer looks back as many steps as it has units",
        because="units is how many numbers the state holds, not how far it reaches: the state is handed on at every step.",
        next_step="change the input at step 0 and look at the last output.",
        lesson=LESSON,
        about=("output_shape", "parameters"),
        layers=_window_of_units,
        output_shape=_windows,
        parameters=_window_count,
    ),
    Belief(
        code="lstm/one-unit-per-step",
        claim="there is one unit for every timestep",
        because="The same units are used again at every step; how many there are is what the argument units says.",
        next_step="make the input longer and see whether the output or the weights grow.",
        lesson=LESSON,
        about=("output_shape", "parameters"),
        layers=lambda input_shape, config: _when(input_shape[1], _recurrent(config, units=input_shape[1])),
    ),
    Belief(
        code="lstm/one-unit-per-feature",
        claim="there must be one unit for every feature",
        because="units is chosen freely: every unit sees all features, however many there are.",
        next_step="compare the last axis of the output with the argument units.",
        lesson=LESSON,
        about=("output_shape", "parameters"),
        layers=lambda input_shape, config: _recurrent(config, units=input_shape[2]),
    ),
    Belief(
        code="lstm/steps-and-features-swapped",
        claim="the first axis after the batch holds the features and the last the steps",
        because="The input of a recurrent layer is (batch, steps, features): the last axis is what one step brings.",
        next_step="name the axes of the input before you count: (batch, steps, features).",
        lesson=LESSON,
        about=("output_shape", "parameters"),
        layers=lambda input_shape, config: _when(None not in input_shape[1:], (LayerCall("Permute", (2, 1)), *_recurrent(config))),
    ),
    Belief(
        code="lstm/no-gates",
        claim="a unit has one set of weights and no gates",
        because="An LSTM unit has gates, each with weights of its own: input, forget, candidate, output.",
        next_step="look at layer.cell.kernel.shape: how does its last axis compare with units?",
        lesson=LESSON,
        about=("parameters",),
        layers=lambda input_shape, config: _recurrent(config, "SimpleRNN"),
    ),
    Belief(
        code="lstm/three-gates",
        claim="a unit has three gates, as in a GRU",
        because="The candidate for the cell has weights like the gates that open and close: with it there is one block more.",
        next_step="count the blocks in layer.cell.kernel: its last axis over units.",
        lesson=LESSON,
        about=("parameters",),
        layers=lambda input_shape, config: _recurrent(config, "GRU"),
    ),
    Belief(
        code="lstm/no-recurrence",
        claim="the gates see the input alone",
        because="Every gate sees the input of this step and the outputs of all units at the step before.",
        next_step="list the weights of the layer: what is recurrent_kernel for?",
        lesson=LESSON,
        about=("parameters",),
        layers=lambda input_shape, config: (LayerCall("Dense", 4 * config["units"], **_options(config, "use_bias")),),
    ),
    Belief(
        code="lstm/like-dense",
        claim="a unit has one weight for every feature, as in a Dense layer",
        because="An LSTM unit sees its own layer's last outputs as well, and has several sets of weights, its gates.",
        next_step="list the shapes of layer.get_weights().",
        lesson=LESSON,
        about=("parameters",),
        layers=lambda input_shape, config: (LayerCall("Dense", config["units"], **_options(config, "use_bias")),),
    ),
    Belief(
        code="lstm/all-steps-at-once",
        claim="all steps enter at once, each number with a weight of its own",
        because="The steps enter one after the other, and all of them meet the same weights.",
        next_step="make the input one step longer: does the count change?",
        lesson=LESSON,
        about=("parameters",),
        layers=lambda input_shape, config: _when(
            input_shape[1],
            (LayerCall("Flatten"), LayerCall("Dense", config["units"], **_options(config, "use_bias"))),
        ),
    ),
    Belief(
        code="lstm/weights-for-every-step",
        claim="every step has weights of its own",
        because="There is one set of weights; it is used again at every step, so the number of steps is not in the count.",
        next_step="build the layer for a longer input and compare the counts.",
        lesson=LESSON,
        about=("parameters",),
        parameters=_own_weights,
    ),
    Belief(
        code="lstm/dense-for-every-step",
        claim="every step has a Dense layer of its own",
        because="One set of weights, with gates and with weights for the state, serves all steps.",
        next_step="look for the number of steps in the shapes of layer.get_weights().",
        lesson=LESSON,
        about=("parameters",),
        layers=_dense_a_step,
    ),
    Belief(
        code="lstm/features-are-the-output",
        claim="the last axis of the input shape names the output, and one feature goes in",
        because="The last axis of the input says how many numbers one step brings; units alone says how many come out.",
        next_step="write down one step of the input: how many numbers are in it?",
        lesson=LESSON,
        about=("parameters",),
        parameters=lambda input_shape, config: _with_features(input_shape, config, 1),
    ),
    Belief(
        code="lstm/batch-as-features",
        claim="the batch size is what one step brings",
        because="The batch says how many sequences are computed side by side; it stands in no weight.",
        next_step="leave the batch axis out and read the rest: (steps, features).",
        lesson=LESSON,
        about=("parameters",),
        parameters=lambda input_shape, config: (
            None if input_shape[0] is None else _with_features(input_shape, config, input_shape[0])
        ),
    ),
    Belief(
        code="lstm/every-step-comes-out",
        claim="an output of every step comes out",
        because="Only the output of the last step comes out, unless return_sequences=True.",
        next_step="look at the argument return_sequences.",
        lesson=LESSON,
        about=("output_shape", "value"),
        layers=lambda input_shape, config: _when(not config.get("return_sequences"), _recurrent(config, return_sequences=True)),
        forward=lambda forward, x, *weights, **options: (
            None if options.get("return_sequences") else forward(x, *weights, **options | {"return_sequences": True})
        ),
    ),
    Belief(
        code="lstm/only-the-last-step-comes-out",
        claim="the output of the last step alone comes out",
        because="With return_sequences=True the outputs of all steps come out, one after the other.",
        next_step="look at the argument return_sequences.",
        lesson=LESSON,
        about=("output_shape", "value"),
        layers=lambda input_shape, config: _when(config.get("return_sequences"), _recurrent(config, return_sequences=False)),
        forward=lambda forward, x, *weights, **options: forward(x, *weights, **options | {"return_sequences": False}),
    ),
    Belief(
        code="lstm/units-before-steps",
        claim="the units come before the steps",
        because="Keras writes the steps first: (batch, steps, units). A picture with the units downwards is turned by a quarter.",
        next_step="name the axes of the output: which one counts the steps?",
        lesson=LESSON,
        about=("output_shape", "value"),
        layers=lambda input_shape, config: _when(
            config.get("return_sequences") and input_shape[1], (*_recurrent(config), LayerCall("Permute", (2, 1)))
        ),
        forward=lambda forward, x, *weights, **options: (
            np.swapaxes(forward(x, *weights, **options), 1, 2) if options.get("return_sequences") else None
        ),
    ),
    Belief(
        code="lstm/one-column-one-unit",
        claim="labels in a single column ask for a single unit",
        because="The layer gives units numbers, however the labels are written; classes are made by a layer behind it.",
        next_step="compare the last axis of the output with the argument units.",
        lesson=LESSON,
        about=("output_shape",),
        layers=lambda input_shape, config: _when(config["units"] > 1, (*_recurrent(config), LayerCall("Dense", 1))),
    ),
    Belief(
        code="lstm/bias-forgotten",
        claim="there is no bias",
        because="Every gate of every unit has a bias, one number added to its sum, unless use_bias=False.",
        next_step="add one number for every gate of every unit.",
        lesson=LESSON,
        about=("parameters", "value"),
        layers=lambda input_shape, config: _when(config.get("use_bias", True), _recurrent(config, use_bias=False)),
        forward=lambda forward, x, kernel, recurrent_kernel, bias=None, **options: forward(x, kernel, recurrent_kernel, **options),
    ),
    Belief(
        code="lstm/second-layer-sees-the-input",
        claim="a second layer sees the features that went into the first",
        because="It sees what the first one gives: as many features as the first has units.",
        next_step="write down the output shape of the first layer; it is the second one's input shape.",
        lesson=LESSON,
        about=(),
    ),
    Belief(
        code="lstm/one-state",
        claim="one number for every unit is kept from step to step",
        because="Every unit keeps two: its output, which enters all gates of the next step, and its cell, which stays inside.",
        next_step="make the layer with return_state=True and count the arrays it gives.",
        lesson=LESSON,
        about=(),
    ),
    Belief(
        code="lstm/states-of-all-steps",
        claim="the states of all steps are kept",
        because="Each step takes the place of the one before it: only the states of a single step are kept.",
        next_step="look at the shapes that return_state=True gives: is the number of steps in them?",
        lesson=LESSON,
        about=(),
    ),
    Belief(
        code="lstm/gates-counted-together",
        claim="all four gates of a unit are one",
        because="Each gate has weights of its own; together the four make the weights of the unit.",
        next_step="take one column of the kernel: whose weights are they?",
        lesson=LESSON,
        about=(),
    ),
    *lstm_slips.BELIEFS,
)
