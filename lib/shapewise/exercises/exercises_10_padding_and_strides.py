"""Exercises of lesson 10."""

from shapewise.exercises.exercise import Exercise
from shapewise.exercises.functions import ComputesLike
from shapewise.exercises.layers import MakesLayer
from shapewise.exercises.quantities import Corrections, Number, Quantities, Sentences, Shape
from shapewise.layers.windows import zeros_added
from shapewise.reading import keras

layers = keras.layers


def predicted(_):
    return {
        "shape_a": Shape(layers.Conv1D(8, 6, strides=3, padding="same"), (None, 20, 2)),
        "shape_b": Shape(layers.Conv1D(6, 3, dilation_rate=4), (None, 30, 5)),
        "shape_c": Shape(layers.Conv1D(4, 5, strides=2), (None, 24, 3)),
        "shape_d": Shape(layers.MaxPooling1D(4, strides=3, padding="same"), (None, 22, 7)),
    }


def where(_):
    before, _after = zeros_added(50, 7, strides=4, padding="same")
    return {
        "zeros_in_front": Number(
            before,
            {
                "conv1d/zeros-alike-at-both-ends": 3,
                "conv1d/zeros-as-many-as-the-kernel": 6,
                "conv1d/zeros-at-the-end": 0,
            },
        ),
        "begins_at": Number(
            3 * 4 - before,
            {
                "conv1d/padding-ignored": 12,
                "conv1d/zeros-alike-at-both-ends": 9,
                "conv1d/zeros-as-many-as-the-kernel": 6,
                "conv1d/strides-ignored": 3 - before,
                "conv1d/windows-do-not-overlap": 3 * 7 - before,
            },
        ),
        "loudest_at": Number(
            (25 - 3 + before) // 4,
            {"conv1d/padding-ignored": 5, "conv1d/same-keeps-the-length": 25, "conv1d/windows-do-not-overlap": 3},
        ),
    }


def conv_same(n):
    return layers.Conv1D(n.filters, n.kernel_size, strides=n.strides, padding="same")


def in_pytorch(n):
    conv = layers.Conv1D(n.filters, n.kernel_size, strides=n.strides)
    return keras.Sequential([layers.ZeroPadding1D(n.padding), conv])


def believed_pytorch(n):
    conv = layers.Conv1D
    share = {"strides": n.strides}

    def padded(*zeros):
        return keras.Sequential(
            [layers.ZeroPadding1D(zeros if len(zeros) > 1 else zeros[0]), conv(n.filters, n.kernel_size, **share)]
        )

    return {
        "conv1d/same-is-pytorchs-padding": lambda: conv(n.filters, n.kernel_size, padding="same", **share),
        "conv1d/padding-ignored": lambda: conv(n.filters, n.kernel_size, **share),
        "conv1d/zeros-at-the-end": lambda: padded(0, 2 * n.padding),
        "conv1d/zeros-as-many-as-the-kernel": lambda: padded(n.kernel_size - 1),
        "conv1d/strides-ignored": lambda: keras.Sequential(
            [layers.ZeroPadding1D(n.padding), conv(n.filters, n.kernel_size)]
        ),
    }


def corrected(n):
    steps, size, strides, rate = n.steps, n.kernel_size, n.strides, n.dilation_rate

    def length(**options):
        return layers.Conv1D(1, size, **options).compute_output_shape((None, steps, 1))[1]

    before, after = zeros_added(steps, size, strides=strides, padding="same")
    fits = length(strides=strides)
    return {
        'steps with "same" and strides': Number(
            length(strides=strides, padding="same"),
            {
                "conv1d/same-keeps-the-length": steps,
                "conv1d/same-rounds-down": steps // strides,
                "conv1d/padding-ignored": fits,
            },
        ),
        'zeros in front with "same" and strides': Number(
            before,
            {
                "conv1d/zeros-alike-at-both-ends": (size - 1) // 2,
                "conv1d/odd-zero-first": after,
                "conv1d/zeros-at-the-end": 0,
                "conv1d/zeros-as-many-as-the-kernel": size - 1,
            },
        ),
        'steps with "valid" and strides': Number(
            fits,
            {
                "conv1d/one-window-forgotten": fits - 1,
                "conv1d/rest-rounded-up": length(strides=strides, padding="same"),
                "conv1d/strides-ignored": length(),
            },
        ),
        'steps with "valid" and dilation_rate': Number(
            length(dilation_rate=rate),
            {
                "conv1d/dilation-ignored": length(),
                "conv1d/one-window-forgotten": length(dilation_rate=rate) - 1,
                "conv1d/length-kept": steps,
            },
        ),
    }


EXERCISES = (
    Exercise(
        "ruler-predict",
        Quantities(predicted),
        points=2,
        minutes=6,
        stars=1,
        hints=(
            'Which of the four have padding="same"? For those it is a division, rounded up.',
            "A dilation rate of 4 leaves 3 steps out between two that the window sees: from its first to its "
            "last, how far is that?",
            "Without padding count where a window can begin: at 0, at strides, at twice strides ... until it does "
            "not fit.",
        ),
        solution="""
shape_a = (None, 7, 8)
shape_b = (None, 30 - 4 * (3 - 1), 6)
shape_c = (None, (24 - 5) // 2 + 1, 4)
shape_d = (None, 8, 7)
""",
        because='With "same", 20 / 3 and 22 / 3 are rounded up, and the length of the window has no say. The '
        "three numbers that B "
        "sees span 4 x 2 + 1 = 9 steps. In C the last step fits no window. A pooling keeps its channels.",
    ),
    Exercise(
        "ruler-where",
        Quantities(where),
        points=2,
        minutes=7,
        stars=2,
        hints=(
            "First the windows: 50 / 4, rounded up. Where would the last one end, and how many steps are there?",
            "Deal the missing zeros out: half of them in front, rounded down.",
            "Window j begins at 4 * j minus the zeros in front, and its middle number is 3 steps further.",
        ),
        solution="""
zeros_in_front = 2
begins_at = 3 * 4 - 2
loudest_at = 6
""",
        because="13 windows span 12 x 4 + 7 = 55 steps, 5 more than there are: 2 zeros in front, 3 at the end. "
        "Window 3 begins at "
        "12 - 2 = 10. The window whose middle is at step 25 begins at 22, and 22 + 2 = 6 x 4.",
    ),
    Exercise(
        "ruler-same",
        ComputesLike(
            conv_same,
            lambda n: (n.batch, n.steps, n.channels),
            call=lambda n, same, x, kernel, bias: same(x, kernel, bias, n.strides),
        ),
        points=3,
        minutes=12,
        stars=3,
        hints=(
            "How many windows must come out? How many steps do they span together, from the first number to the last?",
            "What is missing to that many steps are zeros; there may be none missing. np.pad(x, ((0, 0), (before, "
            "after), (0, 0))).",
            "before is half of what is missing, rounded down; after is the rest. Then `slide` does it.",
        ),
        solution='''
def slide(x, kernel, bias, strides):
    """What Conv1D gives without padding."""
    starts = range(0, x.shape[1] - len(kernel) + 1, strides)
    windows = [x[:, start:start + len(kernel)] for start in starts]
    return np.stack([np.tensordot(one, kernel, axes=2) + bias for one in windows], axis=1)


def same(x, kernel, bias, strides):
    """What Conv1D gives with padding="same"."""
    steps, size = x.shape[1], len(kernel)
    windows = -(-steps // strides)
    missing = max((windows - 1) * strides + size - steps, 0)
    before = missing // 2
    padded = np.pad(x, ((0, 0), (before, missing - before), (0, 0)))
    return slide(padded, kernel, bias, strides)
''',
        because="The zeros depend on strides, too: only as many as the last window lacks. The odd one stands at "
        "the end.",
        sizes=(
            {"batch": 1, "steps": 12, "channels": 2, "filters": 3, "kernel_size": 9, "strides": 4},
            {"batch": 1, "steps": 14, "channels": 3, "filters": 2, "kernel_size": 7, "strides": 5},
            {"batch": 2, "steps": 9, "channels": 3, "filters": 2, "kernel_size": 2, "strides": 3},
            {"batch": 1, "steps": 8, "channels": 2, "filters": 2, "kernel_size": 5, "strides": 1},
            {"batch": 1, "steps": 11, "channels": 3, "filters": 2, "kernel_size": 6, "strides": 3},
        ),
        hidden=(
            {"batch": 2, "steps": 15, "channels": 2, "filters": 2, "kernel_size": 8, "strides": 5},
            {"batch": 1, "steps": 20, "channels": 3, "filters": 2, "kernel_size": 8, "strides": 5},
            {"batch": 1, "steps": 12, "channels": 3, "filters": 2, "kernel_size": 2, "strides": 4},
        ),
        ranges={"steps": (11, 16), "channels": (2, 4), "filters": (2, 4), "kernel_size": (6, 9), "strides": (4, 5)},
    ),
    Exercise(
        "ruler-pytorch",
        MakesLayer(
            lambda n: (None, n.steps, n.channels),
            ("filters", "kernel_size", "strides", "padding"),
            like=in_pytorch,
            known=believed_pytorch,
        ),
        points=1,
        minutes=5,
        stars=2,
        hints=(
            "Keras' padding argument takes no number. Which layer of the lesson adds zeros?",
            "The convolution that follows must add none of its own.",
            "One after the other: keras.Sequential takes a list of layers.",
        ),
        solution='''
def like_pytorch(filters, kernel_size, strides, padding):
    """What PyTorch's Conv1d computes, with `padding` zeros at each end."""
    zeros = keras.layers.ZeroPadding1D(padding)
    return keras.Sequential([zeros, keras.layers.Conv1D(filters, kernel_size, strides=strides)])
''',
        because="PyTorch's padding is a number of zeros for each end, whatever the strides. ZeroPadding1D adds "
        "just these, and a "
        "convolution without padding follows.",
        sizes=(
            {"filters": 3, "kernel_size": 5, "strides": 2, "padding": 2, "steps": 10, "channels": 2},
            {"filters": 2, "kernel_size": 6, "strides": 3, "padding": 2, "steps": 13, "channels": 3},
        ),
        hidden=({"filters": 4, "kernel_size": 6, "strides": 2, "padding": 3, "steps": 12, "channels": 2},),
        ranges={"filters": (2, 4), "steps": (10, 14), "channels": (2, 4)},
    ),
    Exercise(
        "ruler-find-the-errors",
        Corrections(Sentences(wrong=(2, 3, 4), of=5), ("steps", "kernel_size", "strides", "dilation_rate"), corrected),
        points=2,
        minutes=10,
        stars=2,
        hints=(
            "127 is odd. Lay windows on it, two steps apart: is there one for the last step?",
            "How many steps do the windows span together? Only what is missing is added.",
            "The very first place of a window counts, too. And a dilated window spans dilation_rate * "
            "(kernel_size - 1) + 1 steps.",
        ),
        solution='''
def corrected(steps, kernel_size, strides, dilation_rate):
    """Steps with "same", zeros in front of them, steps with "valid", steps with a dilation."""
    windows = -(-steps // strides)
    missing = max((windows - 1) * strides + kernel_size - steps, 0)
    fit = (steps - kernel_size) // strides + 1
    return windows, missing // 2, fit, steps - dilation_rate * (kernel_size - 1)

wrong = [2, 3, 4]
''',
        because="64 windows begin in 127 steps, and 128 steps with strides of 2 lack three zeros, not four. A "
        "window that can move 61 "
        "times has 62 places.",
        sizes=(
            {"steps": 47, "kernel_size": 14, "strides": 6, "dilation_rate": 3},
            {"steps": 39, "kernel_size": 11, "strides": 5, "dilation_rate": 2},
        ),
        hidden=({"steps": 53, "kernel_size": 13, "strides": 7, "dilation_rate": 3},),
        ranges={"steps": (40, 60), "kernel_size": (10, 14), "strides": (5, 7), "dilation_rate": (2, 3)},
    ),
)
