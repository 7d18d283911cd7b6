"""Mutants of the solutions of lesson 08 that are right as well, with the reason."""

WITHOUT_BATCH = "a shape may be given without its batch axis"
ORDER = "the order of the sentences does not matter"
ONE_STEP = "kernel[0] and kernel[-1] are the same where the kernel has one step"
NARROW = "any number of channels in the middle is right that is small enough"
ACTIVATION = "an activation changes neither the shape nor what an output depends on"
NOTHING = "it changes nothing about a window of one step"
FEWER = "a layer without its bias has fewer weights still"
FEW, LOOK, MANY = (f"keras.layers.Conv1D({one})" for one in ("few, 1", "few, 3", "channels, 1"))
ACTIVATIONS = ("gelu", "relu", "sigmoid", "softmax", "tanh")
EQUIVALENT = {
    "mix-predict": {
        "without part 0: (None, 30, 5)": WITHOUT_BATCH,
        "without part 0: (None, 12, 40)": WITHOUT_BATCH,
    },
    "mix-colours": {"-1: 0": ONE_STEP},
    "mix-forward": {"-1: 0": ONE_STEP},
    "mix-squeeze": {
        "5: 4": NARROW,
        "right side only: channels // 4": NARROW,
        **{f"activation='{one}': {layer}": ACTIVATION for layer in (FEW, LOOK, MANY) for one in ACTIVATIONS},
        **{f"use_bias=False: {one}": FEWER for one in (FEW, LOOK, MANY)},
        **{f"groups=1: {one}": "one group is what Conv1D has anyway" for one in (FEW, LOOK, MANY)},
        **{
            f"{one}: {layer}": NOTHING
            for layer in (FEW, MANY)
            for one in ("dilation_rate=2", "padding='same'", "padding='causal'")
        },
    },
    "mix-find-the-errors": {"parts 0 exchanged: [1, 3, 4]": ORDER, "parts 1 exchanged: [1, 3, 4]": ORDER},
}
