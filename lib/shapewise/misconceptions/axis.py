"""What people believe of the axis that time runs along."""

from shapewise.misconceptions.belief import beliefs_of

TABLE = {
    "goes-where-it-fits": (
        "a series may stand on any axis, and the window slides along it",
        "The window slides along axis 1, the steps. What stands on the last axis is added up at once, each value "
        "with a weight of its own.",
        "build the layer for a longer series: does it get more weights?",
    ),
    "kernel-of-one-sees-time": (
        "a kernel of length 1 looks for patterns in time",
        "A window of one step sees no other step. On one step of many channels it is a Dense on all the values.",
        "compare its weights with those of Dense on the same values.",
    ),
    "same-lets-it-slide": (
        'padding="same" lets the window slide along a series on the channel axis',
        "It adds steps of zeros before and after the only one; most weights then meet nothing but zeros.",
        "count the weights that meet a number of the series.",
    ),
    "reshape-moves-the-axis": (
        "reshape brings an axis to another place",
        "Reshape keeps the numbers in their order and cuts them anew; to move an axis, use transpose, swapaxes or "
        "moveaxis.",
        "follow one series: does it still stand in one piece?",
    ),
    "left-as-it-is": (
        "the axes of an array are samples, steps and channels, in whatever order they come",
        "Keras takes axis 0 for the samples, axis 1 for the steps and the last one for the channels.",
        "name the axes of your array, one by one.",
    ),
    "counted-without-the-batch": (
        "axes are counted without the batch",
        "In an array, axis 0 is the batch; the steps are axis 1.",
        "print x.shape and count from 0.",
    ),
    "differences-for-likeness": (
        "neighbours are alike where their mean difference is small",
        "That depends on the unit that is measured in. A correlation does not: it is 1 where neighbours rise and "
        "fall together.",
        "multiply the series by ten: does your number change?",
    ),
}
BELIEFS = beliefs_of("axis", "Conv1D", TABLE)
