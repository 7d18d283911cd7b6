"""What people believe of transposed convolutions: how long they are, what their stamps do, and what they undo."""

from __future__ import annotations

import numpy as np

from shapewise.layers.call import LayerCall
from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.common import no_bias
from shapewise.misconceptions.mistakes import computed, instead, shape_of, the, weights_of

#: what a convolution in the other direction has as well
SHARED = ("strides", "padding", "use_bias")


def convolution(case):
    """The convolution with the same arguments; there is none where its window does not fit."""
    sizes = zip(case.lengths[:-1], case.each("kernel_size"), strict=True)
    if case["padding"] == "valid" and any(n is not None and n < k for n, k in sizes):
        return None
    return case.like(f"Conv{case.ndim}D", case["filters"], case["kernel_size"], keep=SHARED)


def larger_than_strides(case):
    """Stamps overlap."""
    return any(k > s for k, s in zip(case.each("kernel_size"), case.each("strides"), strict=True))


def unpadded(case):
    """Nothing is cut off."""
    return case["padding"] == "valid"


def last_stamp_wins(case, x, kernel, *bias):
    """Each place holds what the last stamp on it says; for steps only."""
    if case.ndim != 1:
        return None
    ones, y = np.ones_like(kernel, dtype=float), case.run(x, kernel) * 0.0
    for step in range(np.shape(x)[1]):
        there = case.run(only(np.ones_like(x, dtype=float), step), ones) != 0
        y = np.where(there, case.run(only(x, step), kernel), y)
    return y + (np.asarray(bias[0]) if bias else 0)


def only(x, step):
    """The input with one step, the others are 0."""
    alone = np.zeros_like(np.asarray(x, dtype=float))
    alone[:, step] = np.asarray(x)[:, step]
    return alone


def stamps_on_each_place(case, x, kernel):
    """How many stamps lie on each place, an array of the output's shape."""
    one = np.zeros_like(np.asarray(x, dtype=float))
    one[..., 0] = 1
    return case.run(one, np.ones_like(kernel, dtype=float))


TABLE = {
    "undoes": (
        "a transposed convolution undoes a convolution: what went in comes back",
        "A transposed convolution has the shapes of the way back, and weights of its own. "
        "Every number is a sum of stamps, so the numbers are others.",
        "convolve a short series, send the result through the transposed layer with the same kernel, and compare.",
    ),
    "scaled-by-strides": (
        "the output is strides times as long as the input",
        'That is padding="same". Without it the last stamp reaches beyond: nothing of it is cut off.',
        "write down at which place the last stamp begins, and where it ends.",
        instead(padding="same", where=unpadded),
    ),
    "nothing-cut-off": (
        "the whole of the last stamp comes out",
        'With padding="same" the output is strides times as long as the input; what the stamps reach beyond is '
        "cut off.",
        "multiply the length by strides.",
        instead(padding="valid", where=lambda case: case["padding"] == "same"),
    ),
    "strides-shrink": (
        "strides makes the output shorter, as in a convolution",
        "In a transposed convolution strides is how far apart the stamps are: the more, the longer.",
        "stamp two numbers, strides apart, and count the places.",
        shape_of(convolution),
    ),
    "keeps-the-size": (
        "the output is as long as the input",
        'That is so with strides of 1 and padding="same".',
        "stamp two numbers, strides apart, and count the places.",
        shape_of(lambda case: case.again(strides=1, padding="same")),
    ),
    "stamps-end-to-end": (
        "the stamps are laid end to end, so that none overlaps",
        "The next stamp begins strides further, however long the kernel is. Where stamps overlap they are added up.",
        "write down where the second stamp begins.",
        instead(strides=the("kernel_size"), where=lambda case: larger_than_strides(case) and unpadded(case)),
    ),
    "strides-ignored": (
        "each stamp begins one place after the one before",
        "The next stamp begins strides places further.",
        "write down where the second stamp begins.",
        instead(strides=1, where=unpadded),
    ),
    "channels-stay": (
        "as many channels come out as went in",
        "filters is how many channels come out, in this direction too.",
        "compare the last axis of the output with the argument filters.",
        shape_of(lambda case: case.again(filters=case.channels)),
    ),
    "no-weights": (
        "growing needs no weights",
        "A transposed convolution has a kernel of its own, which is learned. UpSampling repeats numbers and has none.",
        "ask the layer for get_weights().",
        weights_of(lambda case: LayerCall(f"UpSampling{case.ndim}D", case["strides"])),
    ),
    "bias-forgotten": (
        "there is no bias",
        "Every filter has a bias of its own, one number added to each of its results, unless use_bias=False.",
        "add one number for each filter.",
        no_bias(),
    ),
    "last-stamp-wins": (
        "a stamp takes the place of what lies under it",
        "Stamps are added up: a place under two of them holds the sum of both.",
        "write + where you write =, and begin with zeros.",
        computed(last_stamp_wins, where=larger_than_strides),
    ),
    "overlaps-averaged": (
        "where stamps overlap, the mean is taken",
        "They are added up, and the sum is not divided by anything.",
        "stamp ones with a kernel of ones: which numbers come out?",
        computed(
            lambda case, x, kernel, *bias: (
                case.run(x, kernel) / np.maximum(stamps_on_each_place(case, x, kernel), 1) + (bias[0] if bias else 0)
            ),
            where=larger_than_strides,
        ),
    ),
    "bias-per-stamp": (
        "every stamp brings the bias along",
        "The bias is added once to each place, when all stamps lie there.",
        "add the bias after the loop over the steps.",
        computed(
            lambda case, x, kernel, *bias: (
                case.run(x, kernel) + stamps_on_each_place(case, x, kernel) * bias[0] if bias else None
            ),
        ),
    ),
    "kernel-turned": (
        "the kernel is turned round",
        "Keras stamps the kernel as it is: kernel[0] lies on the first place of a stamp.",
        "stamp a single 1: what comes out is the kernel.",
        computed(lambda case, x, kernel, *bias: case.run(x, np.flip(kernel, tuple(range(case.ndim))), *bias)),
    ),
    "always-even": (
        "every place gets as many stamps, whatever the kernel",
        "Only where strides divides the length of the kernel do all places away from the ends get as many stamps.",
        "stamp ones with a kernel of ones: which numbers come out?",
    ),
    "sees-everything": (
        "each number that comes out depends on all that went in",
        "A number depends on the few whose stamps reach its place; only a Dense behind Flatten sees everything.",
        "change one number of the input and see which numbers of the output move.",
    ),
}
BELIEFS = beliefs_of("conv_transpose", ("Conv1DTranspose", "Conv2DTranspose"), TABLE)
