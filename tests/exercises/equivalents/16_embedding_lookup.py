"""Mutants of the solutions of lesson 16 that are right as well, with the reason."""

WITHOUT_BATCH = "a shape may be given without its batch axis"
ORDER = "the order of the sentences does not matter"
EQUIVALENT = {
    "emb-predict": {"without part 0: (None, 12, 8)": WITHOUT_BATCH, "without part 0: (None, 5, 6)": WITHOUT_BATCH},
    "emb-find-the-errors": {"parts 0 exchanged: [1, 3, 4]": ORDER, "parts 1 exchanged: [1, 3, 4]": ORDER},
}
