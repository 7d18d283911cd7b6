"""What people believe of SeparableConv2D, and of what a layer costs."""

from __future__ import annotations

from shapewise.layers.call import LayerCall
from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.common import no_bias
from shapewise.misconceptions.mistakes import another, weights_of

#: what its first half and an ordinary convolution have as well
WINDOWS = ("strides", "padding", "dilation_rate")


def depthwise(case, **options):
    """Its first half: every channel by itself."""
    return case.like("DepthwiseConv2D", case["kernel_size"], **options, keep=(*WINDOWS, "depth_multiplier"))


def convolution(case, **options):
    """The ordinary convolution with the same windows."""
    return case.like("Conv2D", case["filters"], case["kernel_size"], **options, keep=(*WINDOWS, "use_bias"))


def in_groups(case):
    """A convolution in two groups, where channels and filters can be halved."""
    halves = case.channels % 2 == case["filters"] % 2 == 0 and case.channels > 2
    return convolution(case, groups=2) if halves else None


def halves_with_a_bias_each(case):
    """Depthwise and pointwise, each with a bias."""
    return (depthwise(case), LayerCall("Conv2D", case["filters"], 1)) if case["use_bias"] else None


TABLE = {
    "nine-times": (
        "a separable convolution with windows of 3 x 3 does a ninth of the work, and takes a ninth of the time",
        "The ninth is its second half alone, the mixing; the windows of the first half come on top. "
        "And time is spent on more than multiplying.",
        "count both halves, then put a clock beside them.",
    ),
    "second-half-forgotten": (
        "it is its depthwise half: every channel by itself, and nothing else",
        "A second half follows, a convolution with windows of one place, which makes the filters out of all channels.",
        "look at layer.get_weights(): how many arrays are there?",
        another(depthwise),
    ),
    "first-half-forgotten": (
        "it is its pointwise half: channels into filters, place by place",
        "A first half goes before, which looks at a window of each channel.",
        "look at layer.get_weights(): how many arrays are there?",
        weights_of(lambda case: LayerCall("Conv2D", case["filters"], 1, use_bias=case["use_bias"])),
    ),
    "a-bias-for-each-half": (
        "each of its halves has a bias",
        "There is a single bias, one number for each filter, at the very end.",
        "look at layer.get_weights(): which of the arrays has one axis?",
        weights_of(halves_with_a_bias_each),
    ),
    "convolution-in-groups": (
        "it is a convolution with its channels in two groups",
        "Groups split channels and filters alike. Here the first half keeps every channel by itself, the second "
        "mixes all.",
        "change one channel of the input: how many channels of the output change?",
        weights_of(in_groups),
    ),
    "as-many-as-ordinary": (
        "it has as many weights as the ordinary convolution",
        "An ordinary filter has a window of weights for every channel. Here all filters share one window for each "
        "channel.",
        "count the weights of each half, then add them up.",
        weights_of(convolution),
    ),
    "bias-forgotten": (
        "there is no bias",
        "Every filter has a bias, unless use_bias=False.",
        "add one number for each filter.",
        no_bias(),
    ),
    "halves-multiplied": (
        "the costs of its two halves are multiplied",
        "One half runs after the other, so their costs are added.",
        "count each half on paper.",
    ),
    "counted-at-one-place": (
        "the work is as large as the number of weights",
        "Each weight works anew at every place of the output.",
        "multiply by height times width of the output.",
    ),
    "only-the-output-moves": (
        "only what comes out of a layer is moved",
        "A layer reads its input, too; and what lies between two halves is written once and read once.",
        "list what is read and what is written, layer by layer.",
    ),
    "one-operation-for-two": (
        "a product and its sum are one floating point operation",
        "FLOP/s count both: a multiply-add is two operations.",
        "look up what the unit counts, then multiply.",
    ),
    "batch-forgotten": (
        "a batch costs as much as one sample",
        "Every sample of the batch is computed.",
        "multiply by the length of axis 0.",
    ),
}
BELIEFS = beliefs_of("separable_conv2d", "SeparableConv2D", TABLE)
