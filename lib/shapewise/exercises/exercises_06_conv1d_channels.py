"""Exercises of lesson 06."""

from shapewise.exercises.exercise import Exercise
from shapewise.exercises.functions import ComputesLike
from shapewise.exercises.layers import MakesLayer
from shapewise.exercises.quantities import Corrections, Count, Number, Quantities, Sentences, Shape
from shapewise.reading import keras

Conv1D, Apart = keras.layers.Conv1D, keras.layers.DepthwiseConv1D


def conv1d(n):
    return Conv1D(n.filters, n.kernel_size)


def predicted(_):
    a, b = Conv1D(6, 4), Conv1D(8, 5)
    return {
        "shape_a": Shape(a, (None, 20, 3)),
        "parameters_a": Count(a, (None, 20, 3)),
        "shape_b": Shape(b, (None, 50, 7)),
        "parameters_b": Count(b, (None, 50, 7)),
    }


def one_window(n, one_number, x, kernel, bias):
    window = x[n.sample, n.step : n.step + n.kernel_size]
    return one_number(window, kernel[:, :, n.filter], bias[n.filter])


def believed_apart(n):
    channels, kernel_size, results = n.channels, n.kernel_size, n.results_per_channel
    return {
        "conv1d/more-filters-keep-apart": lambda: Conv1D(channels * results, kernel_size),
        "conv1d/filters-counted-per-channel": lambda: Conv1D(results, kernel_size),
        "conv1d/one-filter-per-feature": lambda: Apart(kernel_size),
        "conv1d/bias-forgotten": lambda: Apart(kernel_size, depth_multiplier=results, use_bias=False),
        "conv1d/windows-do-not-overlap": lambda: Apart(kernel_size, kernel_size, depth_multiplier=results),
        "conv1d/length-kept": lambda: Apart(kernel_size, padding="same", depth_multiplier=results),
        "conv1d/one-step-at-a-time": lambda: Apart(1, depth_multiplier=results),
        "conv1d/relu-built-in": lambda: Apart(kernel_size, depth_multiplier=results, activation="relu"),
        "depthwise_conv1d/multiplier-is-the-total": lambda: Apart(kernel_size, depth_multiplier=channels * results),
        "depthwise_conv1d/arguments-swapped": lambda: Apart(results, depth_multiplier=kernel_size),
    }


def corrected(n):
    steps, channels, filters, kernel_size = n.steps, n.channels, n.filters, n.kernel_size
    layer = conv1d(n)
    layer.build((None, steps, channels))
    kernel = layer.get_weights()[0]
    return {
        "products in one sum": Number(
            kernel[:, :, 0].size,
            {
                "conv1d/window-is-channels-wide": channels * channels,
                "conv1d/feature-axis-kept": kernel_size,
                "conv1d/one-step-at-a-time": channels,
                "conv1d/all-filters-in-one-sum": kernel_size * channels * filters,
                "conv1d/filters-is-the-length": filters * channels,
                "conv1d/bias-is-a-product": kernel_size * channels + 1,
            },
        ),
        "different sums at one place": Number(
            kernel.shape[-1],
            {
                "conv1d/filters-alike": 1,
                "conv1d/one-filter-per-feature": channels,
                "conv1d/channels-kept-apart": channels * filters,
            },
        ),
        "steps that come out": Number(
            layer.compute_output_shape((None, steps, channels))[1],
            {
                "conv1d/length-kept": steps,
                "conv1d/one-window-forgotten": steps - kernel_size,
                "conv1d/windows-do-not-overlap": steps // kernel_size,
                "conv1d/filters-is-the-length": steps - filters + 1,
            },
        ),
    }


EXERCISES = (
    Exercise(
        "conv1d-predict",
        Quantities(predicted),
        points=2,
        minutes=5,
        stars=1,
        hints=(
            "Lay a window of 4 steps on 20 steps. Where can it begin, and where must it stop?",
            "Each filter gives one number at each of these places. What does that make of the last axis?",
            "One filter of layer A has a weight for each of its 4 steps in each of the 3 channels, and one bias.",
        ),
        solution="""
shape_a = (None, 20 - 4 + 1, 6)
parameters_a = 4 * 3 * 6 + 6
shape_b = (None, 50 - 5 + 1, 8)
parameters_b = 5 * 7 * 8 + 8
""",
        because="A window of 4 steps fits into 20 steps at 17 places. At each place every filter gives one "
        "number, so the last "
        "axis counts filters. The channels show up in the weights only: each filter has 4 x 3 of them, and a bias.",
    ),
    Exercise(
        "conv1d-one-number",
        ComputesLike(
            conv1d,
            lambda n: (n.sample + 1, n.step + n.kernel_size + 2, n.channels),
            call=one_window,
            at=lambda n: (n.sample, n.step, n.filter),
        ),
        points=1,
        minutes=5,
        stars=1,
        hints=(
            "Which two numbers meet at offset 0 of channel 0? What happens to them?",
            "Every number of the window is multiplied by the weight at the same place; all products go into one sum.",
            "The bias belongs to the filter, not to a product: add it once, when the loops are done.",
        ),
        solution='''
def one_number(window, kernel, bias):
    """What one filter gives at one place."""
    kernel_size, channels = window.shape
    total = 0
    for offset in range(kernel_size):
        for channel in range(channels):
            total += window[offset, channel] * kernel[offset, channel]
    return total + bias
''',
        because="All products of a window, those of every channel, run into one sum: this is where the channels go. "
        "The bias is added once.",
        sizes=(
            {"sample": 0, "step": 2, "filter": 1, "channels": 4, "filters": 2, "kernel_size": 3, "seed": 4},
            {"sample": 0, "step": 2, "filter": 2, "channels": 3, "filters": 3, "kernel_size": 4, "seed": 4},
        ),
        hidden=({"sample": 1, "step": 4, "filter": 2, "channels": 5, "filters": 3, "kernel_size": 2, "seed": 4},),
        ranges={
            "sample": (0, 1),
            "step": (1, 4),
            "filter": (0, 1),
            "channels": (2, 6),
            "filters": (2, 4),
            "kernel_size": (2, 5),
        },
    ),
    Exercise(
        "conv1d-forward",
        ComputesLike(conv1d, lambda n: (n.batch, n.steps, n.channels)),
        points=3,
        minutes=12,
        stars=2,
        hints=(
            "Make the output first: np.zeros((batch, windows, filters)). How many windows fit?",
            "Three loops: over samples, over windows, over filters. In the innermost, call one_number.",
            "The window that begins at `step` is x[sample, step:step + kernel_size]; the filter is kernel[:, :, "
            "filter].",
        ),
        solution='''
def conv1d(x, kernel, bias):
    """What Conv1D gives for x."""
    batch, steps, channels = x.shape
    kernel_size, channels, filters = kernel.shape
    windows = steps - kernel_size + 1
    y = np.zeros((batch, windows, filters))
    for sample in range(batch):
        for step in range(windows):
            window = x[sample, step:step + kernel_size]
            for filter in range(filters):
                y[sample, step, filter] = one_number(window, kernel[:, :, filter], bias[filter])
    return y
''',
        because="The loops run over what is kept apart: samples, places, filters. The channels have no loop of "
        "their own here, "
        "since one_number adds them up.",
        sizes=(
            {"batch": 1, "steps": 7, "channels": 4, "filters": 2, "kernel_size": 3},
            {"batch": 2, "steps": 6, "channels": 3, "filters": 3, "kernel_size": 2},
        ),
        hidden=({"batch": 2, "steps": 9, "channels": 5, "filters": 3, "kernel_size": 4},),
        ranges={"batch": (2, 3), "steps": (7, 12), "channels": (2, 6), "filters": (2, 5), "kernel_size": (2, 5)},
    ),
    Exercise(
        "conv1d-keep-apart",
        MakesLayer(
            lambda n: (None, n.steps, n.channels),
            ("channels", "kernel_size", "results_per_channel"),
            like=lambda n: Apart(n.kernel_size, depth_multiplier=n.results_per_channel),
            known=believed_apart,
        ),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "The lesson built a layer for which the belief is true. Which was it?",
            "That layer runs windows over each channel by itself. How many results it gives for a channel is an "
            "argument of its own.",
            "Another way: split the channels, give each a Conv1D of its own, and put the results side by side.",
        ),
        solution='''
def keep_apart(channels, kernel_size, results_per_channel):
    """A layer that runs windows over every channel by itself."""
    return keras.layers.DepthwiseConv1D(kernel_size, depth_multiplier=results_per_channel)
''',
        because="DepthwiseConv1D gives each channel windows of its own and adds nothing across channels; "
        "depth_multiplier says "
        "how many. A Conv1D for each channel, joined by Concatenate, does the same.",
        sizes=(
            {"channels": 4, "kernel_size": 3, "results_per_channel": 5, "steps": 20},
            {"channels": 2, "kernel_size": 4, "results_per_channel": 3, "steps": 12},
        ),
        hidden=({"channels": 3, "kernel_size": 4, "results_per_channel": 2, "steps": 15},),
        ranges={"channels": (2, 5), "kernel_size": (2, 5), "results_per_channel": (2, 5), "steps": (12, 20)},
    ),
    Exercise(
        "conv1d-find-the-errors",
        Corrections(Sentences(wrong=(1, 3, 5), of=5), ("steps", "channels", "filters", "kernel_size"), corrected),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "Which of the two arguments, 6 and 4, says how long a window is?",
            "Every filter has weights of its own. Can two of them give the same sum at one place, other than by "
            "chance?",
            "Count on paper where a window of 4 steps can begin, if the last one must end at step 20.",
        ),
        solution='''
def corrected(steps, channels, filters, kernel_size):
    """Products in one sum, different sums at one place, steps that come out."""
    return kernel_size * channels, filters, steps - kernel_size + 1

wrong = [1, 3, 5]
''',
        because="A window spans 4 steps of all 3 channels: 12 numbers. Each filter has its own weights and so its "
        "own sum. "
        "A window of 4 steps fits into 20 steps at 17 places.",
        sizes=(
            {"steps": 20, "channels": 3, "filters": 6, "kernel_size": 4},
            {"steps": 27, "channels": 4, "filters": 9, "kernel_size": 7},
        ),
        hidden=({"steps": 31, "channels": 5, "filters": 7, "kernel_size": 9},),
        ranges={"steps": (21, 40), "channels": (3, 6), "filters": (5, 9), "kernel_size": (3, 9)},
    ),
)
