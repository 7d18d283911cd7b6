"""What people believe of the batch axis: how it is cut, and what depends on it."""

from __future__ import annotations

from shapewise.misconceptions.belief import beliefs_of

#: no layer is wrong here: these are named by questions and checks
TABLE = {
    "all-in-one": (
        "the whole data set is one batch",
        "Axis 0 of your data counts the samples. fit cuts them into batches of batch_size, 32 if you do not say.",
        "read model.optimizer.iterations after one epoch.",
    ),
    "one-by-one": (
        "each sample is a batch of its own",
        "fit puts batch_size samples into each batch; only batch_size=1 takes them one by one.",
        "read model.optimizer.iterations after one epoch.",
    ),
    "rest-left-out": (
        "samples that do not fill a batch are left out",
        "fit uses every sample: the last batch of an epoch is just shorter.",
        "add up the lengths of the batches: is a sample missing?",
    ),
    "rest-filled-up": (
        "the last batch is filled up",
        "Nothing is added: the last batch of an epoch holds what is left over.",
        "add up the lengths of the batches: is it more than there are samples?",
    ),
    "counted-from-one": (
        "the first batch has the number 1",
        "Python counts from 0: batch 0 begins at sample 0.",
        "ask your function for batch 0.",
    ),
    "begins-at-its-number": (
        "batch n begins at sample n",
        "Each batch takes batch_size samples, so the next one begins that many samples later.",
        "ask your function for batch 0 and batch 1: is a sample in both?",
    ),
    "cut-along-the-steps": (
        "a batch is cut out of each sample",
        "A batch is a run of whole samples: the cut goes through axis 0 and through no other.",
        "look at the shape of what you return: is a sample still whole?",
    ),
    "one-update-an-epoch": (
        "the weights are updated once an epoch",
        "Each batch gives one update, so an epoch has as many updates as batches.",
        "read model.optimizer.iterations after one epoch.",
    ),
    "one-epoch-counted": (
        "the updates are those of a single epoch",
        "Each epoch goes through all batches once more, and each batch gives one more update.",
        "read model.optimizer.iterations after one epoch, and after two.",
    ),
    "update-for-each-sample": (
        "each sample gives an update of its own",
        "The samples of a batch give one update together.",
        "read model.optimizer.iterations after one epoch.",
    ),
    "fixed-by-the-data": (
        "the model can take no other number of samples than it was trained on",
        "None on the batch axis means any number: no weight knows how many samples come.",
        "call model.predict on a single sample.",
    ),
    "in-the-weights": (
        "the weights know how many samples or steps there are",
        "Dense and LSTM have weights for features and units. The batch is in no weight, and the steps use the "
        "same ones.",
        "build the model for twice as many, and compare count_params().",
    ),
    "steps-are-the-batch": (
        "the first number of a sample's shape is the batch",
        "Keras writes the batch axis in front of a sample's shape, and Input leaves it out.",
        "print model.input_shape: what stands in front?",
    ),
}
BELIEFS = beliefs_of("batch", "Dense", TABLE)
