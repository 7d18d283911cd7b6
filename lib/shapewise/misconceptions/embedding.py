"""What people believe of Embedding: that the whole vocabulary comes out, that its numbers count, that it mixes words."""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Labelled, Number, product, shape
from shapewise.derivation import parameters as count
from shapewise.layers.call import LayerCall
from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.mistakes import afterwards, computed, weights_of


def a_sentence(case):
    """One row of indexes for each sample."""
    return len(case.input_shape) == 2


def of_known_length(case):
    """A sentence whose length is known."""
    return a_sentence(case) and case.known


def table_of(case):
    """The table as a shape behind the batch axis."""
    return shape(
        batch=case.input_shape[0], words=Number(case["input_dim"], "input_dim"),
        channels=Number(case["output_dim"], "output_dim"),
    )  # fmt: skip


def with_bias(case):
    """The table, and a bias for each number of a vector."""
    words, width = Number(case["input_dim"], "input_dim"), Number(case["output_dim"], "output_dim")
    return count(Labelled("table", product(words, width)), Labelled("bias", width))


def for_every_step(case):
    """A table for every place in a sentence."""
    words, width = Number(case["input_dim"], "input_dim"), Number(case["output_dim"], "output_dim")
    return count(Labelled("tables", product(Number(case.lengths[0], "steps"), words, width)))


def counted_from_one(case, x, table):
    """The row before the one that is meant; 0 gives the first as well."""
    return np.asarray(table)[np.maximum(np.asarray(x).astype(int) - 1, 0)]


TABLE = {
    "whole-table-comes-out": (
        "one vector for every word of the vocabulary comes out",
        "The table has a row for every word; what comes out are copies of the rows whose numbers went in.",
        "count the indexes that go in for one sample.",
        computed(shape=table_of, where=a_sentence),
    ),
    "width-before-steps": (
        "the numbers of a vector come before the words of the sentence",
        "Each index is replaced by a row: the words stay where they are, and the vector is a new last axis.",
        "look at the output for a single index: which axis is new?",
        afterwards(lambda y: np.swapaxes(y, 1, 2), lambda case: LayerCall("Permute", (2, 1)), where=of_known_length),
    ),
    "one-vector-per-sentence": (
        "a sentence becomes one vector, the mean of its words",
        "Embedding mixes nothing: it copies a row for each word. A pooling layer after it takes the mean.",
        "change one index and see which rows of the output change.",
        afterwards(lambda y: np.mean(y, axis=1), lambda case: LayerCall("GlobalAveragePooling1D"), where=a_sentence),
    ),
    "one-long-vector": (
        "the vectors of a sentence are put one after the other",
        "Each word keeps its own row in the output; Flatten would put them in a row.",
        "count the axes of the output.",
        afterwards(lambda y: y.reshape(len(y), -1), lambda case: LayerCall("Flatten"), where=of_known_length),
    ),
    "indexes-are-amounts": (
        "an index is a number to be multiplied, as in a Dense layer",
        "An index says which row is meant. Word 8 is not twice word 4.",
        "exchange two words of the vocabulary: does anything but the order of the rows change?",
    ),
    "padding-is-a-word": (
        "the padding is a word like the others",
        "Row 0 is a vector like any other, and training moves it too: leave it out where sentences were filled up "
        "with 0.",
        "change row 0 of the table: does your result move?",
    ),
    "padding-is-counted": (
        "a sentence has as many words as its row has places",
        "A sum without the padding is divided by how many words there are, and a short sentence has fewer.",
        "count the indexes above 0 in each row.",
    ),
    "dense-on-the-indexes": (
        "there is a weight for every place in the sentence",
        "Places have no weights: every place looks into the same table.",
        "make the sentence longer and build the layer again.",
        weights_of(lambda case: LayerCall("Dense", case["output_dim"]), where=of_known_length),
    ),
    "bias-too": (
        "there is a bias as well",
        "Rows are copied as they are: nothing is added.",
        "list layer.get_weights().",
        computed(count=with_bias),
    ),
    "table-for-every-step": (
        "every place in the sentence has a table of its own",
        "All places look into one table; that is why a word has the same vector wherever it stands.",
        "make the sentence longer and build the layer again.",
        computed(count=for_every_step, where=of_known_length),
    ),
    "counted-from-one": (
        "index 1 is the first row",
        "Rows are counted from 0, as everywhere in Python.",
        "look up index 0, and compare it with the first row of the table.",
        computed(counted_from_one),
    ),
}
BELIEFS = beliefs_of("embedding", "Embedding", TABLE)
