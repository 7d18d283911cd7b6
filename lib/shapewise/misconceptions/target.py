"""What people believe of targets: that a loss which runs compares each output with its own target."""

from shapewise.layers.call import LayerCall
from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.mistakes import shape_of


def one_unit_on_rows(case):
    """A Dense(1) that gets rows whose number is known."""
    return case["units"] == 1 and case.ndim > 0 and case.known


def one_plain_number(case):
    """The layers that give a single number for a sample, without an axis of its own."""
    return LayerCall("Flatten"), case.layer, LayerCall("Reshape", ())


TABLE = {
    "paired-if-it-runs": (
        "a loss that runs compares each output with the target of its own sample",
        "Keras fits a missing last axis of length 1, and no other. mse repeats what else is missing: each target "
        "then meets "
        "the outputs of all samples, and the best output is the mean target.",
        "compare output.shape with y.shape, axis by axis.",
    ),
    "never-lined-up": (
        "shapes are broadcast as NumPy does it, and nothing is done before",
        "Before it broadcasts, Keras adds or drops a last axis of length 1, if that makes the number of axes the same.",
        "compute keras.losses.MeanSquaredError() for shapes (3, 1) and (3,).",
    ),
    "one-output-a-sample": (
        "the outputs of a sample are one number for the loss",
        "Every number that comes out is compared: a sample with several outputs is in several pairs.",
        "count the numbers in output.shape, without the batch.",
    ),
    "squares-added-up": (
        "mse is the sum of the squared differences",
        "It is their mean: the sum, divided by how many pairs were made.",
        "double the batch: does mse double?",
    ),
    "any-target-fits": (
        "targets of any shape are taken",
        "Two lengths on the same axis have to be equal, or one of them 1; otherwise it raises an error.",
        "write both shapes under each other, their last axes in line.",
    ),
    "only-equal-shapes-run": (
        "targets of another shape than the output are refused",
        "mse refuses only what cannot be broadcast; cross entropies look at the shapes and refuse more.",
        "compute keras.losses.MeanSquaredError() for your two shapes.",
    ),
    "dense-gives-one-answer": (
        "Dense(1) gives one number for a sample, whatever goes in",
        "It gives one number for each vector of the last axis: a sample with steps has one answer for each of them.",
        "look at model.output_shape.",
        shape_of(one_plain_number, where=one_unit_on_rows),
    ),
    "one-filter-before-flatten": (
        "there has to be a single channel before Flatten, or it does not give a plain list",
        "Flatten puts all steps and all channels on one axis, however many there are.",
        "compute Flatten()(x).shape for an x with several channels.",
    ),
}
BELIEFS = beliefs_of("target", "Dense", TABLE)
