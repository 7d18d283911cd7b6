# %% right: reshape, then transpose
def regrouped(pictures, group):
    height, width = pictures.shape[1:]
    return pictures.reshape(-1, group, height, width).transpose(0, 2, 3, 1)

# %% right: moveaxis
def regrouped(pictures, group):
    return np.moveaxis(pictures.reshape((len(pictures) // group, group) + pictures.shape[1:]), 1, -1)

# %% right: two loops
def regrouped(pictures, group):
    samples = len(pictures) // group
    result = np.zeros((samples, *pictures.shape[1:], group))
    for sample in range(samples):
        for k in range(group):
            result[sample, :, :, k] = pictures[sample * group + k]
    return result

# %% right: stacked
def regrouped(pictures, group):
    return np.stack([pictures[k::group] for k in range(group)], axis=-1)

# %% right: a list of samples
def regrouped(pictures, group):
    return [np.dstack(pictures[start : start + group]) for start in range(0, len(pictures), group)]

# %% wrong: reshape straight to it -> samples/reshape-regroups
def regrouped(pictures, group):
    return pictures.reshape(len(pictures) // group, pictures.shape[1], pictures.shape[2], group)

# %% wrong: every run of neighbours -> samples/neighbours-are-a-sample
def regrouped(pictures, group):
    starts = range(len(pictures) - group + 1)
    return np.stack([np.moveaxis(pictures[start : start + group], 0, -1) for start in starts])

# %% wrong: left as they are -> samples/noticed-by-itself
def regrouped(pictures, group):
    return pictures

# %% wrong: dealt out in turn -> samples/dealt-out
def regrouped(pictures, group):
    return pictures.reshape(group, -1, *pictures.shape[1:]).transpose(1, 2, 3, 0)

# %% wrong: grouped, but the group in front -> "in another order than the real shape"
def regrouped(pictures, group):
    return pictures.reshape(-1, group, *pictures.shape[1:])

# %% wrong: width and height exchanged -> "regrouped(an array of shape (12, 5, 2), 4):"
def regrouped(pictures, group):
    return pictures.reshape(-1, group, *pictures.shape[1:]).transpose(0, 3, 2, 1)

# %% wrong: all pictures on channels of one sample -> "axis 0"
def regrouped(pictures, group):
    return np.moveaxis(pictures, 0, -1)[None]

# %% wrong: copied group times -> "real shape has 4"
def regrouped(pictures, group):
    return np.repeat(pictures, group, axis=0)

# %% wrong: the mean of a group -> "real shape has 4"
def regrouped(pictures, group):
    return pictures.reshape(-1, group, *pictures.shape[1:]).mean(axis=1)

# %% wrong: Keras does it -> "has its result computed by Keras"
def regrouped(pictures, group):
    whole = keras.ops.reshape(pictures, (-1, group, *pictures.shape[1:]))
    return keras.ops.transpose(whole, (0, 2, 3, 1))

# %% wrong: an error of its own -> "regrouped: it raised ValueError"
def regrouped(pictures, group):
    return pictures.reshape(60, 7, 8, 8).transpose(0, 2, 3, 1)

# %% wrong: nothing written -> "regrouped: nothing is written here yet"
def regrouped(pictures, group):
    """(samples, height, width, group): the pictures of a target as the channels of its sample."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")
