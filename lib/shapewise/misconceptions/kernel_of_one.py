"""What people believe of a convolution whose windows are one step long."""

from __future__ import annotations

from shapewise.derivation import Labelled, Number, parameters
from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.mistakes import computed


def one_and_its_bias(case):
    """A single weight, and a single bias."""
    return parameters(Labelled("kernel", Number(1)), *([Labelled("bias", Number(1))] if case["use_bias"] else []))


def sees_one_step(case):
    """The window is one step long, and more than one weight is needed all the same."""
    return case["kernel_size"] == 1 and (case.channels > 1 or case["filters"] > 1)


TABLE = {
    "one-number": (
        "the whole kernel is a single number",
        "kernel_size counts steps, not numbers: each filter has a weight for every channel of its one step.",
        "look at layer.kernel.shape: which of its lengths is 1?",
        computed(count=one_and_its_bias, where=sees_one_step),
    ),
    "one-number-a-filter": (
        "each filter is a single number",
        "kernel_size counts steps, not numbers: each filter has a weight for every channel of its one step.",
        "look at layer.kernel.shape: which of its lengths is 1?",
    ),
    "one-number-a-channel": (
        "each channel is multiplied by a number of its own",
        "Every filter adds up all channels of a step. (A number for each channel is DepthwiseConv1D(1).)",
        "change one channel of the input and count the channels of the output that move.",
    ),
    "filters-first": (
        "the kernel begins with the filters, as in PyTorch",
        "In Keras the filters come last: (kernel_size, channels, filters).",
        "print layer.kernel.shape and find the number of filters in it.",
    ),
    "one-step-back-to-front": (
        "the kernel is channels times channels, whatever filters says",
        "The table has a row for every channel that goes in, and a column for every filter.",
        "count the channels of the output, then the weights that each of them needs.",
    ),
}
BELIEFS = beliefs_of("kernel_of_one", "Conv1D", TABLE)
