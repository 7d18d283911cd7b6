"""What people believe of every recurrent layer: of its units, its steps, and what comes out.

The same ideas meet SimpleRNN, LSTM and GRU; each has them under a code of its own family, made true by its own kind.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from shapewise.derivation import Derivation, Number, product
from shapewise.derivation import parameters as count
from shapewise.layers.call import LayerCall
from shapewise.layers.options import options_of, when
from shapewise.misconceptions.belief import Belief

LESSON = "18_lstm_units"


def again(kind, config, **changes):
    """The recurrent layer of `config`, of some kind and with some arguments changed.

    Examples
    --------
    >>> again("GRU", {"units": 3, "return_sequences": True}, units=5)
    (GRU(5, return_sequences=True),)
    """
    units = changes.pop("units", config["units"])
    names = ("return_sequences", "use_bias", *(("reset_after",) if kind == "GRU" else ()))
    return (LayerCall(kind, units, **options_of(config | changes, *names)),)


def dense(config, units):
    """A Dense layer with a bias if the recurrent one has one."""
    return LayerCall("Dense", units, **options_of(config, "use_bias"))


def _dense_a_step(input_shape, config):
    _, steps, _ = input_shape
    if steps is None:
        return None
    bias = {"bias_axes": "tu"} if config.get("use_bias", True) else {}
    return (LayerCall("EinsumDense", "btf,tfu->btu", (steps, config["units"]), **bias),)


def _window_of_units(input_shape, config):
    return (LayerCall("Conv1D", config["units"], config["units"], **options_of(config, "use_bias")),)


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


def _about_gates(family, kind, gates):
    return (
        Belief(
            code=f"{family}/no-gates",
            claim="a unit has one set of weights and no gates",
            because=f"{_article(kind)} {kind} unit has gates, each with weights of its own: {', '.join(gates)}.",
            next_step="look at layer.cell.kernel.shape: how does its last axis compare with units?",
            lesson=LESSON,
            about=("parameters",),
            layers=lambda input_shape, config: again("SimpleRNN", config),
        ),
        Belief(
            code=f"{family}/no-recurrence",
            claim="the gates see the input alone",
            because="Every gate sees the input of this step and the outputs of all units at the step before.",
            next_step="list the weights of the layer: what is recurrent_kernel for?",
            lesson=LESSON,
            about=("parameters",),
            layers=lambda input_shape, config: (dense(config, len(gates) * config["units"]),),
        ),
    )


def _article(kind):
    return "An" if kind == "LSTM" else "A"


def common(
    family: str, kind: str, count_for: Callable[[tuple, dict], Derivation], gates: tuple[str, ...] = ()
) -> tuple[Belief, ...]:
    """The beliefs about one recurrent layer that all of them share.

    Parameters
    ----------
    family, kind : str
        The first part of the codes, and the Keras class name.
    count_for : callable
        ``(input_shape, config) -> Derivation`` of the layer's parameter count.
    gates : tuple of str
        The names of the gates of its units, if they have any.

    Returns
    -------
    tuple of Belief

    Examples
    --------
    >>> from shapewise.layers.recurrent import count_of
    >>> found = common("gru", "GRU", lambda shape, config: count_of("GRU", shape, config["units"], True, 3, 2))
    >>> found[1].code, found[1].layers((None, 10, 64), {"units": 32})
    ('gru/one-unit-per-step', (GRU(10),))
    """
    in_gates = ", and has several sets of weights, its gates" if gates else ""
    sees = f"{_article(kind)} {kind} unit sees its own layer's last outputs as well{in_gates}."
    inside, part = ("gates and with ", "gate of every unit") if gates else ("", "unit")

    def with_features(input_shape, config, features):
        """The count on an input with another number of features."""
        batch, steps, _ = input_shape
        return count_for((batch, steps, features), config)

    def own_weights(input_shape, config):
        """The whole layer anew for every step."""
        if input_shape[1] in (None, 1):
            return None
        return count(Number(input_shape[1], "steps") * count_for(input_shape, config).parts[0][1])

    return (
        Belief(
            code=f"{family}/looks-back-units-steps",
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
            code=f"{family}/one-unit-per-step",
            claim="there is one unit for every timestep",
            because="The same units are used again at every step; how many there are is what the argument units says.",
            next_step="make the input longer and see whether the output or the weights grow.",
            lesson=LESSON,
            about=("output_shape", "parameters"),
            layers=lambda input_shape, config: when(input_shape[1], again(kind, config, units=input_shape[1])),
        ),
        Belief(
            code=f"{family}/one-unit-per-feature",
            claim="there must be one unit for every feature",
            because="units is chosen freely: every unit sees all features, however many there are.",
            next_step="compare the last axis of the output with the argument units.",
            lesson=LESSON,
            about=("output_shape", "parameters"),
            layers=lambda input_shape, config: again(kind, config, units=input_shape[2]),
        ),
        Belief(
            code=f"{family}/steps-and-features-swapped",
            claim="the first axis after the batch holds the features and the last the steps",
            because="The input of a recurrent layer is (batch, steps, features): the last axis is what one step brings.",
            next_step="name the axes of the input before you count: (batch, steps, features).",
            lesson=LESSON,
            about=("output_shape", "parameters"),
            layers=lambda input_shape, config: when(None not in input_shape[1:], (LayerCall("Permute", (2, 1)), *again(kind, config))),
        ),
        Belief(
            code=f"{family}/like-dense",
            claim="a unit has one weight for every feature, as in a Dense layer",
            because=sees,
            next_step="list the shapes of layer.get_weights().",
            lesson=LESSON,
            about=("parameters",),
            layers=lambda input_shape, config: (dense(config, config["units"]),),
        ),
        Belief(
            code=f"{family}/all-steps-at-once",
            claim="all steps enter at once, each number with a weight of its own",
            because="The steps enter one after the other, and all of them meet the same weights.",
            next_step="make the input one step longer: does the count change?",
            lesson=LESSON,
            about=("parameters",),
            layers=lambda input_shape, config: when(
                input_shape[1],
                (LayerCall("Flatten"), dense(config, config["units"])),
            ),
        ),
        Belief(
            code=f"{family}/weights-for-every-step",
            claim="every step has weights of its own",
            because="There is one set of weights; it is used again at every step, so the number of steps is not in the count.",
            next_step="build the layer for a longer input and compare the counts.",
            lesson=LESSON,
            about=("parameters",),
            parameters=own_weights,
        ),
        Belief(
            code=f"{family}/dense-for-every-step",
            claim="every step has a Dense layer of its own",
            because=f"One set of weights, with {inside}weights for the state, serves all steps.",
            next_step="look for the number of steps in the shapes of layer.get_weights().",
            lesson=LESSON,
            about=("parameters",),
            layers=_dense_a_step,
        ),
        Belief(
            code=f"{family}/features-are-the-output",
            claim="the last axis of the input shape names the output, and one feature goes in",
            because="The last axis of the input says how many numbers one step brings; units alone says how many come out.",
            next_step="write down one step of the input: how many numbers are in it?",
            lesson=LESSON,
            about=("parameters",),
            parameters=lambda input_shape, config: with_features(input_shape, config, 1),
        ),
        Belief(
            code=f"{family}/batch-as-features",
            claim="the batch size is what one step brings",
            because="The batch says how many sequences are computed side by side; it stands in no weight.",
            next_step="leave the batch axis out and read the rest: (steps, features).",
            lesson=LESSON,
            about=("parameters",),
            parameters=lambda input_shape, config: (
                None if input_shape[0] is None else with_features(input_shape, config, input_shape[0])
            ),
        ),
        Belief(
            code=f"{family}/every-step-comes-out",
            claim="an output of every step comes out",
            because="Only the output of the last step comes out, unless return_sequences=True.",
            next_step="look at the argument return_sequences.",
            lesson=LESSON,
            about=("output_shape", "value"),
            layers=lambda input_shape, config: when(not config.get("return_sequences"), again(kind, config, return_sequences=True)),
            forward=lambda forward, x, *weights, **options: (
                None if options.get("return_sequences") else forward(x, *weights, **options | {"return_sequences": True})
            ),
        ),
        Belief(
            code=f"{family}/only-the-last-step-comes-out",
            claim="the output of the last step alone comes out",
            because="With return_sequences=True the outputs of all steps come out, one after the other.",
            next_step="look at the argument return_sequences.",
            lesson=LESSON,
            about=("output_shape", "value"),
            layers=lambda input_shape, config: when(config.get("return_sequences"), again(kind, config, return_sequences=False)),
            forward=lambda forward, x, *weights, **options: forward(x, *weights, **options | {"return_sequences": False}),
        ),
        Belief(
            code=f"{family}/units-before-steps",
            claim="the units come before the steps",
            because="Keras writes the steps first: (batch, steps, units). A picture with the units downwards is turned by a quarter.",
            next_step="name the axes of the output: which one counts the steps?",
            lesson=LESSON,
            about=("output_shape", "value"),
            layers=lambda input_shape, config: when(
                config.get("return_sequences") and input_shape[1], (*again(kind, config), LayerCall("Permute", (2, 1)))
            ),
            forward=lambda forward, x, *weights, **options: (
                np.swapaxes(forward(x, *weights, **options), 1, 2) if options.get("return_sequences") else None
            ),
        ),
        Belief(
            code=f"{family}/one-column-one-unit",
            claim="labels in a single column ask for a single unit",
            because="The layer gives units numbers, however the labels are written; classes are made by a layer behind it.",
            next_step="compare the last axis of the output with the argument units.",
            lesson=LESSON,
            about=("output_shape",),
            layers=lambda input_shape, config: when(config["units"] > 1, (*again(kind, config), LayerCall("Dense", 1))),
        ),
        Belief(
            code=f"{family}/bias-forgotten",
            claim="there is no bias",
            because=f"Every {part} has a bias, one number added to its sum, unless use_bias=False.",
            next_step=f"add one number for every {part}.",
            lesson=LESSON,
            about=("parameters", "value"),
            layers=lambda input_shape, config: when(config.get("use_bias", True), again(kind, config, use_bias=False)),
            forward=lambda forward, x, kernel, recurrent_kernel, bias=None, **options: forward(x, kernel, recurrent_kernel, **options),
        ),
        *(_about_gates(family, kind, gates) if gates else ()),
    )
