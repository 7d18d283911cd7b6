"""What people believe of TimeDistributed."""

from __future__ import annotations

from shapewise.layers.call import LayerCall
from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.common import weights_for_every_step
from shapewise.misconceptions.mistakes import another

TABLE = {
    "weights-for-every-step": (
        "every step has a layer of its own",
        "It is one layer, with one set of weights, that runs on one step after the other.",
        "build it for a longer input: does the count change?",
        weights_for_every_step(),
    ),
    "all-steps-at-once": (
        "the layer inside gets all steps at once",
        "It gets one step at a time and knows nothing of the others.",
        "change one step of the input: how many steps of the output change?",
        another(lambda case: (LayerCall("Flatten"), case["layer"])),
    ),
}
BELIEFS = beliefs_of("time_distributed", "TimeDistributed", TABLE)
