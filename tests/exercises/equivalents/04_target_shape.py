"""Mutants of the solutions of lesson 04 that are right as well, with the reason."""

MODEL = (
    "[keras.Input((None, channels)), keras.layers.Conv1D(filters, window), "
    "keras.layers.GlobalAveragePooling1D(), keras.layers.Dense(1)]"
)
SHAPES = "the two shapes are treated alike, so it does not matter which is which"
MSE = "return np.mean((outputs - targets) ** 2)"
EQUIVALENT = {
    "target-loss": {
        "-1: 0": "on an axis of length 1 the last index is the first",
        f"np.asarray({{}}).T: {MSE}": "a single number has no axes to exchange",
        f"np.abs({{}}): {MSE}": "a mean of squares is never below zero",
        f"np.maximum({{}}, 0): {MSE}": "a mean of squares is never below zero",
    },
    "target-verdict": {
        "parts 0 exchanged: (tuple(output_shape), tuple(target_shape))": SHAPES,
        "arguments 0 exchanged: np.broadcast_shapes(one, other)": SHAPES,
    },
    "target-one-answer": {
        f"without part 0: {MODEL}": "a model without Input is built when it is called",
        f"parts 2 exchanged: {MODEL}": "the mean of what Dense gives is what Dense gives for the mean",
        "groups=1: keras.layers.Conv1D(filters, window)": "one group is what Conv1D has anyway",
    },
    "target-find-the-errors": {"parts 0 exchanged: [2, 3]": "the order of the sentences does not matter"},
}
