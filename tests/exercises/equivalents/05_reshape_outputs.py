"""Mutants of the solutions of lesson 05 that are right as well, with the reason."""

ORDER = "the order of the sentences does not matter"
INSIDE = "nothing is asked of what happens before the last Dense"
STACK = (
    "[keras.Input((side, side, channels)), keras.layers.Dense(1), keras.layers.Flatten(), keras.layers.Dense(2 * "
    "points), "
    "keras.layers.Reshape((points, 2))]"
)
EQUIVALENT = {
    "points-few-weights": {
        **{f"activation='{name}': keras.layers.Dense(1)": INSIDE for name in ("relu", "tanh", "gelu", "sigmoid")},
        "use_bias=False: keras.layers.Dense(1)": INSIDE,
        "use_bias=False: keras.layers.Dense(2 * points)": "a bias is not asked for",
        f"without part 0: {STACK}": "the model is built when it is called",
    },
    "points-predict": {"without part 0: (None, 21, 3)": "a shape may be given without its batch axis"},
    "points-find-the-errors": {"parts 0 exchanged: [1, 3, 5]": ORDER, "parts 1 exchanged: [1, 3, 5]": ORDER},
}
