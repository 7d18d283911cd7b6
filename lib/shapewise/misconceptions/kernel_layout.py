"""What people believe of the order of the axes in a kernel."""

from __future__ import annotations

from shapewise.misconceptions.belief import beliefs_of

TABLE = {
    "filters-first": (
        "the kernel begins with the filters, as in PyTorch",
        "In Keras the order is height, width, channels, filters: the filters come last.",
        "print layer.kernel.shape and find the number of filters in it.",
    ),
    "filters-before-channels": (
        "the filters stand before the channels",
        "In Keras the order is height, width, channels, filters. (Conv2DTranspose has the last two the other way "
        "round.)",
        "build the layer with more filters than channels and print layer.kernel.shape.",
    ),
    "one-matrix-a-filter": (
        "a filter is a single matrix",
        "A filter is as deep as its input: it has a matrix for each channel.",
        "compare layer.kernel.shape for one channel and for three.",
    ),
    "reshape-reorders": (
        "a reshape puts the axes in another order",
        "A reshape keeps the numbers in their order in memory and cuts them elsewhere; only a transpose moves axes.",
        "try both on np.arange(6).reshape(2, 3).",
    ),
    "axes-back-to-front": (
        "all axes are turned back to front",
        "That exchanges height and width as well: every matrix comes out transposed.",
        "compare one matrix before and after, number by number.",
    ),
    "window-taken-off": (
        "a side gets shorter by the length of the window, or by half of it",
        "A window of k fits n - k + 1 times on a side of n.",
        "draw the window on squared paper and count where its left column can stand.",
    ),
}
BELIEFS = beliefs_of("kernel_layout", "Conv2D", TABLE)
