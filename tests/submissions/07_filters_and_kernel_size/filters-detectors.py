# %% right: both arguments by name
def detectors(how_long, how_many):
    """A layer that looks at windows of how_long steps with how_many filters."""
    return keras.layers.Conv1D(filters=how_many, kernel_size=how_long)

# %% right: in their order
def detectors(how_long, how_many):
    return keras.layers.Conv1D(how_many, how_long)

# %% right: a tuple for the window
def detectors(how_long, how_many):
    return keras.layers.Conv1D(how_many, (how_long,), strides=1, padding="valid")

# %% right: a model
def detectors(how_long, how_many):
    return keras.Sequential([keras.layers.Conv1D(how_many, how_long, activation=None)])

# %% right: an activation that changes nothing, behind the layer
def detectors(how_long, how_many):
    return keras.Sequential([keras.layers.Conv1D(how_many, how_long), keras.layers.Activation("linear")])

# %% wrong: the two exchanged -> conv1d/filters-is-the-length
def detectors(how_long, how_many):
    return keras.layers.Conv1D(how_long, how_many)

# %% wrong: the two exchanged, by name -> conv1d/filters-is-the-length
def detectors(how_long, how_many):
    return keras.layers.Conv1D(filters=how_long, kernel_size=how_many)

# %% wrong: a window of one step -> conv1d/one-step-at-a-time
def detectors(how_long, how_many):
    return keras.layers.Conv1D(how_many, 1)

# %% wrong: Dense sees one step -> conv1d/one-step-at-a-time
def detectors(how_long, how_many):
    return keras.layers.Dense(how_many)

# %% wrong: each channel by itself -> conv1d/channels-kept-apart
def detectors(how_long, how_many):
    return keras.layers.DepthwiseConv1D(how_long, depth_multiplier=how_many)

# %% wrong: windows end to end -> conv1d/windows-do-not-overlap
def detectors(how_long, how_many):
    return keras.layers.Conv1D(how_many, how_long, strides=how_long)

# %% wrong: as many windows as steps -> conv1d/length-kept
def detectors(how_long, how_many):
    return keras.layers.Conv1D(how_many, how_long, padding="same")

# %% wrong: without a bias -> conv1d/bias-forgotten
def detectors(how_long, how_many):
    return keras.layers.Conv1D(how_many, how_long, use_bias=False)

# %% wrong: with relu -> conv1d/relu-built-in
def detectors(how_long, how_many):
    return keras.layers.Conv1D(how_many, how_long, activation="relu")

# %% wrong: the numbers of the first try only -> "right for the first sizes, but not for how_long=5"
def detectors(how_long, how_many):
    return keras.layers.Conv1D(7, 3)

# %% wrong: two layers -> "as if one Conv1D were too many"
def detectors(how_long, how_many):
    return keras.Sequential([keras.layers.Conv1D(how_many, how_long), keras.layers.Conv1D(how_many, how_long)])

# %% wrong: the class, not a layer -> "layer"
def detectors(how_long, how_many):
    return keras.layers.Conv1D

# %% wrong: nothing returned -> "None"
def detectors(how_long, how_many):
    keras.layers.Conv1D(how_many, how_long)

# %% wrong: nothing written -> "nothing is written here yet"
def detectors(how_long, how_many):
    """A layer that looks at windows of how_long steps with how_many filters."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")
