# %% wrong: batch size and updates exchanged: 60 x 4 -> "The real number is smaller"
default_updates, default_last, updates = 16, 20, 240

# %% wrong: one update an epoch -> batch/all-in-one
default_updates, default_last, updates = 1, 20, 36

# %% wrong: the last batch holds what is missing: 12 -> "The real number is larger"
default_updates, default_last, updates = 16, 12, 36

# %% wrong: epochs forgotten -> batch/one-epoch-counted
default_updates, default_last, updates = 16, 20, 9

# %% wrong: the rest dropped by default -> batch/rest-left-out
default_updates, default_last, updates = 15, 20, 36

# %% wrong: last batch is full -> batch/rest-filled-up
default_updates, default_last, updates = 16, 32, 36

# %% wrong: rounded down with 60 -> batch/rest-left-out
default_updates, default_last, updates = 16, 20, 32

# %% wrong: samples times epochs over batches before rounding up: 2000/60 -> "The real number is larger"
default_updates, default_last, updates = 16, 20, 34
