# %% right: transpose, then the missing axes
def arrange(x, axes):
    wanted = ("samples", "steps", "channels")
    x = np.transpose(x, [axes.index(name) for name in wanted if name in axes])
    for place, name in enumerate(wanted):
        if name not in axes:
            x = np.expand_dims(x, place)
    return x

# %% right: the missing axes first
def arrange(x, axes):
    axes = list(axes)
    for name in ("samples", "steps", "channels"):
        if name not in axes:
            x, axes = x[..., None], axes + [name]
    return x.transpose(axes.index("samples"), axes.index("steps"), axes.index("channels"))

# %% right: einsum
def arrange(x, axes):
    letters = {"samples": "b", "steps": "t", "channels": "c"}
    missing = [name for name in letters if name not in axes]
    x = np.reshape(x, x.shape + (1,) * len(missing))
    return np.einsum("".join(letters[name] for name in [*axes, *missing]) + "->btc", x)

# %% right: number by number
def arrange(x, axes):
    lengths = dict(zip(axes, x.shape))
    result = np.zeros([lengths.get(name, 1) for name in ("samples", "steps", "channels")])
    for place in np.ndindex(result.shape):
        where = dict(zip(("samples", "steps", "channels"), place))
        result[place] = x[tuple(where[name] for name in axes)]
    return result

# %% wrong: a reshape to the right lengths -> axis/reshape-moves-the-axis
def arrange(x, axes):
    lengths = dict(zip(axes, x.shape))
    return x.reshape([lengths.get(name, 1) for name in ("samples", "steps", "channels")])

# %% wrong: the series on the channels -> axis/goes-where-it-fits
def arrange(x, axes):
    order = [name for name in ("samples", "channels", "steps")]
    x = np.transpose(x, [axes.index(name) for name in order if name in axes])
    for place, name in enumerate(order):
        if name not in axes:
            x = np.expand_dims(x, place)
    return x

# %% wrong: left in their order -> axis/left-as-it-is
def arrange(x, axes):
    while x.ndim < 3:
        x = x[..., None]
    return x

# %% wrong: two axes exchanged, whatever they are -> "arrange("
def arrange(x, axes):
    while x.ndim < 3:
        x = x[..., None]
    return np.swapaxes(x, 1, 2)

# %% wrong: missing axes in front -> "arrange("
def arrange(x, axes):
    x = np.transpose(x, [axes.index(name) for name in ("samples", "steps", "channels") if name in axes])
    return x.reshape((1,) * (3 - x.ndim) + x.shape)

# %% wrong: missing axes left out -> "arrange("
def arrange(x, axes):
    return np.transpose(x, [axes.index(name) for name in ("samples", "steps", "channels") if name in axes])

# %% wrong: the inverse order -> "arrange("
def arrange(x, axes):
    axes = list(axes) + [name for name in ("samples", "steps", "channels") if name not in axes]
    x = x.reshape(x.shape + (1,) * (3 - x.ndim))
    wanted = ("samples", "steps", "channels")
    return np.transpose(x, [wanted.index(name) for name in axes])

# %% wrong: three axes only -> "arrange: it raised ValueError"
def arrange(x, axes):
    return np.transpose(x, [axes.index(name) for name in ("samples", "steps", "channels")])

# %% wrong: Keras does it -> "has its result computed by Keras"
def arrange(x, axes):
    wanted = ("samples", "steps", "channels")
    x = keras.ops.transpose(x, [axes.index(name) for name in wanted if name in axes])
    for place, name in enumerate(wanted):
        if name not in axes:
            x = keras.ops.expand_dims(x, place)
    return x

# %% wrong: the shape, not the array -> "arrange("
def arrange(x, axes):
    lengths = dict(zip(axes, x.shape))
    return tuple(lengths.get(name, 1) for name in ("samples", "steps", "channels"))

# %% wrong: nothing written -> "arrange: nothing is written here yet"
def arrange(x, axes):
    """(samples, steps, channels), whatever the order of x's axes; a missing one has length 1."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")
