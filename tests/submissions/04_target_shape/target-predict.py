# %% right: as products
pairs_a = 16
pairs_b = 16 * 10 * 16
pairs_c = 16 * 10

# %% right: counted by NumPy
pairs_a = np.broadcast(np.zeros((16, 1)), np.zeros((16, 1))).size
pairs_b = np.broadcast(np.zeros((16, 10, 1)), np.zeros(16)).size
pairs_c = np.broadcast(np.zeros((16, 10)), np.zeros((16, 10))).size

# %% right: the plain numbers
pairs_a, pairs_b, pairs_c = 16, 2560, 160

# %% right: NumPy's numbers
pairs_a, pairs_b, pairs_c = np.int64(16), np.prod([16, 10, 16]), np.prod((16, 10))

# %% wrong: each output with its own target -> target/paired-if-it-runs
pairs_a = 16
pairs_b = 16 * 10
pairs_c = 16 * 10

# %% wrong: one output for each sample -> target/one-output-a-sample
pairs_a, pairs_b, pairs_c = 16, 16, 16

# %% wrong: as NumPy broadcasts -> target/never-lined-up
pairs_a, pairs_b, pairs_c = 256, 2560, 160

# %% wrong: as NumPy broadcasts, in C -> target/never-lined-up
pairs_a, pairs_b, pairs_c = 16, 2560, 16 * 10 * 16 * 10

# %% wrong: one for each sample in C -> target/one-output-a-sample
pairs_a, pairs_b, pairs_c = 16, 2560, 16

# %% wrong: the steps twice -> "pairs_b: The real number is larger than 1600"
pairs_a, pairs_b, pairs_c = 16, 16 * 10 * 10, 160

# %% wrong: shapes in the place of numbers -> "pairs_a: expected a whole number"
pairs_a, pairs_b, pairs_c = (16, 1), (16, 10, 16), (16, 10)

# %% wrong: shapes in the place of numbers, in B -> "pairs_b: expected a whole number"
pairs_a, pairs_b, pairs_c = 16, (16, 10, 16), 160

# %% wrong: Keras refuses B, so none -> target/only-equal-shapes-run
pairs_a, pairs_b, pairs_c = 16, 0, 160

# %% wrong: B for a batch of ten -> "pairs_b: The real number is larger than 1000"
pairs_a, pairs_b, pairs_c = 16, 10 * 10 * 10, 160

# %% wrong: nothing written -> "nothing is written here yet for pairs_a, pairs_b, pairs_c"
pairs_a = pairs_b = pairs_c = ...
