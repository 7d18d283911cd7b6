# %% right: squeeze, look, widen
def squeeze(channels):
    few = channels // 4
    return keras.Sequential([
        keras.layers.Conv1D(few, 1),
        keras.layers.Conv1D(few, 3),
        keras.layers.Conv1D(channels, 1),
    ])

# %% right: Dense in the place of a kernel of one
def squeeze(channels):
    few = channels // 4
    return keras.Sequential([keras.layers.Dense(few), keras.layers.Conv1D(few, 3), keras.layers.Dense(channels)])

# %% right: narrower still
def squeeze(channels):
    few = channels // 8
    return keras.Sequential([keras.layers.Conv1D(few, 1), keras.layers.Conv1D(few, 3), keras.layers.Conv1D(channels, 1)])

# %% right: channels apart while looking
def squeeze(channels):
    few = channels // 4
    return keras.Sequential([
        keras.layers.Conv1D(few, 1),
        keras.layers.DepthwiseConv1D(3),
        keras.layers.Conv1D(channels, 1),
    ])

# %% right: widened in the last look, from very few
def squeeze(channels):
    few = max(1, channels // 16)
    return keras.Sequential([keras.layers.Conv1D(few, 1), keras.layers.Conv1D(channels, 3)])

# %% wrong: the expensive one -> "it has 784 parameters; expected at most 200"
def squeeze(channels):
    return keras.layers.Conv1D(channels, 3)

# %% wrong: squeezed to half -> "expected at most 200"
def squeeze(channels):
    few = channels // 2
    return keras.Sequential([keras.layers.Conv1D(few, 1), keras.layers.Conv1D(few, 3), keras.layers.Conv1D(channels, 1)])

# %% wrong: not widened again -> "expected (None, 10, 16)"
def squeeze(channels):
    few = channels // 4
    return keras.Sequential([keras.layers.Conv1D(few, 1), keras.layers.Conv1D(few, 3)])

# %% wrong: no look at neighbours -> "expected (None, 10, 16)"
def squeeze(channels):
    few = channels // 4
    return keras.Sequential([keras.layers.Conv1D(few, 1), keras.layers.Conv1D(channels, 1)])

# %% wrong: each channel by itself -> "does not move, and should"
def squeeze(channels):
    return keras.layers.DepthwiseConv1D(3)

# %% wrong: the shape alone, by Reshape and cutting -> "expected (None, 10, 16)"
def squeeze(channels):
    return keras.layers.Dense(channels)

# %% wrong: five steps seen -> "expected (None, 10, 16)"
def squeeze(channels):
    few = channels // 4
    return keras.Sequential([keras.layers.Conv1D(few, 3), keras.layers.Conv1D(few, 3), keras.layers.Conv1D(channels, 1)])

# %% wrong: padding in place of a window that fits -> "expected (None, 10, 16)"
def squeeze(channels):
    few = channels // 4
    return keras.Sequential([keras.layers.Conv1D(few, 1), keras.layers.Conv1D(few, 3, padding="same"), keras.layers.Conv1D(channels, 1)])

# %% wrong: the numbers of the first try -> "right for the first sizes, but not for channels=24"
def squeeze(channels):
    return keras.Sequential([keras.layers.Conv1D(4, 1), keras.layers.Conv1D(4, 3), keras.layers.Conv1D(16, 1)])

# %% wrong: nothing returned -> "None"
def squeeze(channels):
    keras.Sequential([keras.layers.Conv1D(channels // 4, 1), keras.layers.Conv1D(channels, 3)])

# %% wrong: nothing written -> "nothing is written here yet"
def squeeze(channels):
    """A model that sees three steps at a time and gives `channels` channels, for few weights."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")
