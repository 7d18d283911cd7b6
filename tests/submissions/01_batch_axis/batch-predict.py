# %% right: worked out
default_updates = 16
default_last = 20
updates = 36

# %% right: as arithmetic of Python
import math
default_updates = math.ceil(500 / 32)
default_last = 500 % 32
updates = math.ceil(500 / 60) * 4

# %% right: NumPy's numbers
default_updates = np.int64(16)
default_last = np.arange(500)[480:].size
updates = len(range(0, 500, 60)) * 4

# %% right: counted by Keras
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
model.fit(np.zeros((500, 1)), np.zeros(500), verbose=0)
default_updates = int(model.optimizer.iterations)
default_last = 500 - 15 * 32
updates = 36

# %% wrong: all data is one batch -> batch/all-in-one
default_updates, default_last, updates = 1, 500, 4

# %% wrong: the default is one by one -> batch/one-by-one
default_updates, default_last, updates = 500, 1, 36

# %% wrong: the rest is left out -> batch/rest-left-out
default_updates, default_last, updates = 15, 20, 32

# %% wrong: the last batch is filled up -> batch/rest-filled-up
default_updates, default_last, updates = 16, 32, 36

# %% wrong: the last batch is everything -> batch/all-in-one
default_updates, default_last, updates = 16, 500, 36

# %% wrong: an update an epoch -> batch/one-update-an-epoch
default_updates, default_last, updates = 16, 20, 4

# %% wrong: an update for each sample -> batch/update-for-each-sample
default_updates, default_last, updates = 16, 20, 2000

# %% wrong: the rest left out in the epochs -> batch/rest-left-out
default_updates, default_last, updates = 16, 20, 32

# %% wrong: one epoch only -> batch/one-epoch-counted
default_updates, default_last, updates = 16, 20, 9

# %% wrong: a fraction -> "default_updates"
default_updates, default_last, updates = 15.6, 20, 36

# %% wrong: the number of batches as a shape -> "default_updates"
default_updates, default_last, updates = (16, 32), 20, 36
