"""What people believe of padding and strides together: of the length of a Conv1D, and of where its zeros go."""

from __future__ import annotations

import numpy as np

from shapewise.layers.call import LayerCall
from shapewise.layers.windows import zeros_added
from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.mistakes import computed, instead, shape_of


def strided(case):
    """The windows skip steps."""
    return case["strides"] > 1


def filled(case):
    """Zeros are added at both ends."""
    return case["padding"] == "same"


def filled_and_strided(case):
    """Both, which is where most is believed."""
    return filled(case) and strided(case)


def zeros_of(case, steps):
    """How many zeros Keras adds before and after so many steps."""
    return zeros_added(
        steps, case["kernel_size"], strides=case["strides"], padding="same", dilation_rate=case["dilation_rate"]
    )


def uneven(case):
    """One zero is left over when they are dealt out to the two ends."""
    if not filled(case) or case.lengths[0] is None:
        return False
    before, after = zeros_of(case, case.lengths[0])
    return before != after


def with_zeros(before, after, case, x, *weights):
    """The layer on an input that has these zeros already."""
    return case.run(np.pad(np.asarray(x, dtype=float), ((0, 0), (before, after), (0, 0))), *weights, padding="valid")


def half_the_reach(case):
    """What one writes as `padding` in PyTorch: as many zeros at either end as a window reaches to either side."""
    return case["dilation_rate"] * (case["kernel_size"] - 1) // 2


TABLE = {
    "same-keeps-the-length": (
        'padding="same" keeps the length, whatever strides is',
        'With "same" as many windows come out as strides leave room for: the steps divided by strides, rounded up.',
        "put a window on the first step, and the next one strides further: how many until the end?",
        instead(strides=1, where=filled_and_strided),
    ),
    "rest-rounded-up": (
        "what is left over at the end gets a window too",
        'With padding="valid" the whole window must fit; padding="same" is what rounds up.',
        "lay the windows on the steps one after the other: is the last one whole?",
        instead(padding="same", where=lambda case: case["padding"] == "valid" and strided(case)),
    ),
    "zeros-as-many-as-the-kernel": (
        'padding="same" adds kernel_size - 1 zeros at each end',
        "It adds no more zeros than the last window lacks, and deals them out to the two ends.",
        "count the zeros that the first window holds and those that the last one holds.",
        shape_of(
            lambda case: (LayerCall("ZeroPadding1D", case["kernel_size"] - 1), case.again(padding="valid")),
            where=lambda case: filled(case) and case["kernel_size"] > 1 and case["dilation_rate"] == 1,
        ),
    ),
    "strides-lengthen": (
        "strides makes the output longer",
        "Strides are steps that the window skips: the more, the fewer windows. A transposed convolution is what grows.",
        "count the windows on a short series by hand.",
        shape_of(
            lambda case: case.like(
                "Conv1DTranspose", case["filters"], case["kernel_size"], keep=("strides", "padding")
            ),
            where=filled_and_strided,
        ),
    ),
    "neither-zeros-nor-strides": (
        "no zeros are added, and the window moves by one step at a time",
        'padding="same" adds zeros at both ends, and strides is how far the window moves.',
        "write the input down with its zeros, and under it where each window starts.",
        instead(padding="valid", strides=1, where=filled_and_strided),
    ),
    "zeros-alike-at-both-ends": (
        "the two ends get as many zeros, as with padding=2 in PyTorch",
        "Keras adds no more zeros than needed. An odd one goes to the end, so the windows begin elsewhere than in "
        "PyTorch.",
        "add up the zeros that are needed in all, and deal them out: the odd one at the end.",
        computed(
            lambda case, x, *weights: with_zeros(half_the_reach(case), half_the_reach(case), case, x, *weights),
            by=lambda case: (LayerCall("ZeroPadding1D", half_the_reach(case)), case.again(padding="valid")),
            where=uneven,
        ),
    ),
    "odd-zero-first": (
        "the odd zero comes before the first step",
        "Keras adds zeros at both ends, and the odd one at the end.",
        "write down which numbers the first window holds.",
        computed(
            lambda case, x, *weights: with_zeros(*zeros_of(case, np.shape(x)[1])[::-1], case, x, *weights),
            by=lambda case: (
                LayerCall("ZeroPadding1D", zeros_of(case, case.lengths[0])[::-1]),
                case.again(padding="valid"),
            ),
            where=uneven,
        ),
    ),
    "zeros-at-the-end": (
        "all zeros are added at the end",
        "Keras deals the zeros out to both ends; only the odd one goes to the end.",
        "write down which numbers the first window holds.",
        computed(
            lambda case, x, *weights: with_zeros(0, sum(zeros_of(case, np.shape(x)[1])), case, x, *weights),
            by=lambda case: (
                LayerCall("ZeroPadding1D", (0, sum(zeros_of(case, case.lengths[0])))),
                case.again(padding="valid"),
            ),
            where=lambda case: filled(case) and case.lengths[0] is not None and zeros_of(case, case.lengths[0])[0] > 0,
        ),
    ),
    "same-rounds-down": (
        'padding="same" leaves the steps divided by strides, rounded down',
        "A window begins in each stretch of strides steps, also in a last one that is shorter: it is rounded up.",
        "count the windows for an odd number of steps and strides of 2.",
        shape_of(
            lambda case: case.again(kernel_size=case["strides"], padding="valid"),
            where=lambda case: filled_and_strided(case) and case.lengths[0] and case.lengths[0] % case["strides"] > 0,
        ),
    ),
    "same-is-pytorchs-padding": (
        'padding="same" adds the zeros that a number as padding adds in PyTorch',
        "A number as padding means that many zeros at each end; Keras adds no more than needed, the odd one at "
        "the end.",
        "add the zeros with a layer of their own, and then convolve without padding.",
    ),
}
BELIEFS = beliefs_of("conv1d", "Conv1D", TABLE)
