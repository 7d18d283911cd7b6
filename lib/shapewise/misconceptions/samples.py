"""What people believe of samples: that they meet by themselves, and that a reshape moves them to another axis."""

from __future__ import annotations

from shapewise.layers.call import LayerCall
from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.mistakes import another, instead


def flat_along_depth(case):
    """The window covers one picture and not its neighbours: the last axis that it slides along."""
    return case.each("kernel_size")[-1] == 1 and case.known and case.lengths[2] > 2


def with_depth(depth):
    """The window with another length along the pictures."""
    return lambda case: (*case.each("kernel_size")[:2], depth(case))


def on_channels(case):
    """The pictures as channels of one picture, for a Conv2D."""
    height, width, pictures, channels = case.lengths
    conv = case.like("Conv2D", case["filters"], tuple(case.each("kernel_size")[:2]), keep=("use_bias", "activation"))
    return LayerCall("Reshape", (height, width, pictures * channels)), conv


def by_one(case):
    """The window moves by one step, and covers neighbours."""
    return set(case.each("strides")) == {1} == set(case.each("dilation_rate"))


#: of a Conv3D whose window has length 1 along the pictures of a sample
WINDOWS = {
    "added-up-by-the-convolution": (
        "the convolution adds up all pictures of a sample",
        "It adds up what its window covers, and all channels; along the pictures this window covers one.",
        "look at the last number of kernel_size.",
        instead(where=flat_along_depth, kernel_size=with_depth(lambda case: case.lengths[2])),
    ),
    "neighbours-mixed": (
        "the window covers the neighbours of a picture as well",
        "It is as long as kernel_size says; with 1, each picture is convolved by itself.",
        "change one picture and see which outputs move.",
        instead(where=flat_along_depth, kernel_size=with_depth(lambda case: 3)),
    ),
    "pictures-are-channels": (
        "the pictures of a sample are its channels",
        "The channels are the last axis. Pictures on an axis before it are convolved one by one, with the same "
        "weights.",
        "name the axes of the input: which one is the last?",
        another(on_channels, where=lambda case: flat_along_depth(case) and case["padding"] == "valid" and by_one(case)),
    ),
}


#: of the samples themselves, whatever the layer
ALL = {
    "noticed-by-itself": (
        "the network sees by itself which samples belong together",
        "In a network like this one, each sample goes through the model alone. What belongs together has to be "
        "inside one sample.",
        "change one sample and see which outputs move.",
    ),
    "reshape-regroups": (
        "reshape moves an axis to where the new shape has it",
        "Reshape keeps the numbers in their order in memory and folds that row anew; to move an axis, use transpose.",
        "number the entries and look at one sample.",
    ),
    "targets-repeated": (
        "each picture needs a target of its own, so the targets are copied",
        "Copying asks for an answer to each picture by itself. What shows only in all of them together cannot be "
        "learned so.",
        "count the samples: how many questions do you ask, and how many answers do you have?",
    ),
    "neighbours-are-a-sample": (
        "every run of neighbouring pictures is a sample",
        "Runs that overlap belong to two targets; here each picture belongs to one.",
        "write down which pictures belong to target 0, and which to target 1.",
    ),
    "dealt-out": (
        "the pictures are dealt out to the samples in turn",
        "Neighbours belong together: the first pictures of the array are those of target 0.",
        "write down which pictures belong to target 0, and which to target 1.",
    ),
    "samples-in-columns": (
        "the columns of an array are its samples as they are",
        "Keras takes axis 0 for the samples: an array with samples in its columns has to be transposed.",
        "print x.shape and y.shape: the first numbers have to be equal.",
    ),
    "steps-are-features": (
        "the numbers of a series are the features of one step",
        "Numbers that follow one another in time are steps, (samples, steps, 1); on the last axis they would all "
        "be of one moment.",
        "say in words what follows one another, and what is measured at the same moment.",
    ),
    "samples-are-features": (
        "the number of samples is the number of features",
        "The samples are in no layer: a layer sees the axes of one sample.",
        "take twice as many samples: may the layer need more weights?",
    ),
}
BELIEFS = (*beliefs_of("samples", "Conv3D", WINDOWS), *beliefs_of("samples", "Conv3D", ALL))
