"""Activations that undo the output: softmax over one number, relu at the end, one activation after another."""

from __future__ import annotations

import math

import numpy as np

from shapewise.layers.call import LayerCall
from shapewise.reviewing.finding import Finding
from shapewise.reviewing.subject import ACTIVATION_LAYERS, activation_of, of_each_output, where

_LINEAR = ("linear",)
_OUTPUT = {
    "LSTM": "its output is a gate times the softmax",
    "GRU": "its output is a mixture of the last output and the softmax",
}
_LOGITS = ("binary_crossentropy", "categorical_crossentropy", "sparse_categorical_crossentropy")
#: what a second activation cannot change, because the first one leaves nothing below 0
_NOT_BELOW_0 = ("relu", "sigmoid", "softmax", "softplus", "hard_sigmoid", "exponential", "relu6")


def softmax_of_one(subject):
    """Softmax over an axis of length 1."""
    ends = [part.last for part in subject.parts()]
    for facts in subject.all_facts:
        if "softmax" not in (activation_of(facts), _inside(facts)) or isinstance(facts.output_shape, list):
            continue
        axis = facts.config.get("axis", -1) if facts.kind in ("Softmax", "ops.Softmax") else -1
        if isinstance(axis, int) and facts.output_shape[axis] == 1:
            units = "units" in facts.config
            fix = f'{facts.kind}(1, activation="sigmoid")' if units else 'Activation("sigmoid")'
            follows = "the accuracy is the share of ones among the targets"
            if facts not in ends and len(facts.output_shape) > 2:  # weights of steps or places, as attention has them
                softmax = "Dense(1), and Softmax(axis=1) behind it" if units else "Softmax(axis=1)"
                fix = f"{softmax}: over the places, not over one number"
                follows = "what it is multiplied with is weighed by nothing"
            yield Finding(
                "output/softmax-of-one",
                "softmax over one number is always 1",
                where(facts),
                f"every output is 1.0, whatever comes in; {follows}",
                fix,
            )


def softmax_in_recurrence(subject):
    """Softmax as the inner activation of an LSTM or a GRU, alone, in a Bidirectional, or of the cell of an RNN."""
    for facts in subject.all_facts:
        kind, options = _recurrent(facts)
        if kind in _OUTPUT and options.get("activation") == "softmax":
            units = options["units"]
            yield Finding(
                "output/softmax-in-recurrence",
                f"softmax inside {'an LSTM' if kind == 'LSTM' else 'a GRU'} gives no probabilities",
                where(facts),
                f"{_OUTPUT[kind]}: {_sums(subject, facts)}",
                f'activation="tanh", and a Dense({units}, activation="softmax") behind it',
            )


def _recurrent(facts):
    """The kind and the options of the recurrent layer that a layer is, holds, or has the cell of."""
    inner = (
        facts.config.get("layer" if facts.kind == "Bidirectional" else "cell")
        if facts.kind in ("Bidirectional", "RNN")
        else None
    )
    if isinstance(inner, LayerCall):
        return inner.kind.removesuffix("Cell"), inner.options
    return facts.kind, facts.config


def _inside(facts):
    """The activation of the layer in a TimeDistributed, which is that of its output."""
    inner = facts.config.get("layer") if facts.kind == "TimeDistributed" else None
    if not isinstance(inner, LayerCall):
        return ""
    return "softmax" if inner.kind == "Softmax" else inner.options.get("activation", "")


def _sums(subject, facts):
    layer = subject.layer(facts.name)
    shape = facts.input_shape[0] if isinstance(facts.input_shape, list) else facts.input_shape
    x = np.random.default_rng(0).normal(size=(8, *(10 if n is None else n for n in shape[1:]))).astype("float32")
    x = x[:, :50] if shape[1] is None or shape[1] > 50 else x
    y = layer(x)
    sums = np.asarray(y[0] if isinstance(y, (list, tuple)) else y).sum(axis=-1)
    return f"rows add up to {sums.min():.2f} to {sums.max():.2f} on random inputs, not to 1"


@of_each_output
def relu_at_the_end(subject):
    """relu as the last activation of a classifier."""
    last = subject.last
    if (
        subject.loss not in _LOGITS
        or subject.from_logits
        or last is None
        or activation_of(last) not in ("relu", "leaky_relu")
    ):
        return
    binary = subject.loss == "binary_crossentropy"
    right = "sigmoid" if binary else "softmax"
    cost = -math.log(1e-7)
    outputs = subject.outputs()
    seen = ""
    if outputs is not None and outputs.size:
        seen = (
            f"; now {int((outputs <= 0).sum())} of {outputs.size} outputs are 0 and {int((outputs > 1).sum())} above 1"
        )
    yield Finding(
        "output/relu-classifier",
        f"relu gives no probabilities, and {subject.loss} takes them for such",
        where(last),
        f"a 0 for a true 1 costs {cost:.1f} and has no slope to learn from{seen}",
        f'activation="{right}"',
    )


@of_each_output
def linear_at_the_end(subject):
    """No activation at the end of a classifier whose loss expects probabilities."""
    last = subject.last
    if (
        subject.loss not in _LOGITS
        or subject.from_logits
        or last is None
        or last.kind not in ("Dense", "Conv1D", "Conv2D")
    ):
        return
    if activation_of(last) != "linear":
        return
    binary = subject.loss == "binary_crossentropy"
    name = "".join(part.capitalize() for part in subject.loss.split("_"))
    outputs = subject.outputs()
    seen = ""
    if outputs is not None and outputs.size:
        seen = f"now {int(((outputs < 0) | (outputs > 1)).sum())} of {outputs.size} outputs are below 0 or above 1, and cut off"
    yield Finding(
        "output/no-activation",
        f"the outputs are no probabilities, and {subject.loss} takes them for such",
        where(last),
        seen or "outputs below 0 and above 1 are cut off, and have no slope to learn from",
        f'activation="{"sigmoid" if binary else "softmax"}", or loss=keras.losses.{name}(from_logits=True)',
    )


def activation_after_activation(subject):
    """An activation layer behind a layer that has an activation already."""
    for facts in subject.all_facts:
        before = subject.before(facts)
        if facts.kind not in ACTIVATION_LAYERS or before is None:
            continue
        first, second = activation_of(before), activation_of(facts)
        if first in _LINEAR or second in _LINEAR or first == second == "relu" or facts.first_use or before.own:
            continue
        yield Finding(
            "output/two-activations",
            f"{second} after {first}",
            where(facts),
            _consequence(first, second, facts),
            f"leave out {facts.name}, or the activation of {where(before)}",
        )


def _consequence(first, second, facts):
    if second in ("relu", "leaky_relu", "prelu", "elu") and first in _NOT_BELOW_0:
        return f"{first} leaves nothing below 0, so {second} changes no number"
    if second == "sigmoid" and first in _NOT_BELOW_0:
        top = " or above 0.73" if first in ("sigmoid", "softmax") else ""
        return f"no output is below 0.5{top}: sigmoid(0) = 0.5"
    if second == "softmax" and first in ("softmax", "sigmoid") and isinstance(facts.output_shape[-1], int):
        n = facts.output_shape[-1]
        return f"no output is above e / (e + {n - 1}) = {math.e / (math.e + n - 1):.2f}, however sure the model is"
    if second == "softmax" and first == "relu":
        return "all scores below 0 become the same 0 before they are compared"
    return f"{second} squeezes what {first} has squeezed already"


CHECKS = (softmax_of_one, softmax_in_recurrence, relu_at_the_end, linear_at_the_end, activation_after_activation)
