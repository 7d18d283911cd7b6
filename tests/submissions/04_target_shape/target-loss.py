# %% right: a last axis of length 1 left out
def mse(outputs, targets):
    if outputs.ndim == targets.ndim + 1 and outputs.shape[-1] == 1:
        outputs = outputs[..., 0]
    if targets.ndim == outputs.ndim + 1 and targets.shape[-1] == 1:
        targets = targets[..., 0]
    return np.mean((outputs - targets) ** 2)

# %% right: a last axis added to the other one
def mse(outputs, targets):
    if outputs.ndim - targets.ndim == 1 and outputs.shape[-1] == 1:
        targets = targets[..., None]
    elif targets.ndim - outputs.ndim == 1 and targets.shape[-1] == 1:
        outputs = np.expand_dims(outputs, -1)
    return np.square(outputs - targets).mean()

# %% right: a loop over all places
def mse(outputs, targets):
    if outputs.ndim == targets.ndim + 1 and outputs.shape[-1] == 1:
        outputs = np.squeeze(outputs, -1)
    if targets.ndim == outputs.ndim + 1 and targets.shape[-1] == 1:
        targets = np.squeeze(targets, -1)
    outputs, targets = np.broadcast_arrays(outputs, targets)
    total = 0.0
    for place in np.ndindex(outputs.shape):
        total += (outputs[place] - targets[place]) ** 2
    return total / outputs.size

# %% right: the mean of the means of the last axis
def mse(outputs, targets):
    def trimmed(one, other):
        return one.reshape(one.shape[:-1]) if one.ndim == other.ndim + 1 and one.shape[-1] == 1 else one

    outputs, targets = trimmed(outputs, targets), trimmed(targets, outputs)
    difference = outputs - targets
    return float((difference * difference).mean(axis=-1).mean())

# %% wrong: each output with the target of its own sample -> "mse(an array of shape (4, 3), an array of shape (3,))"
def mse(outputs, targets):
    own = np.reshape(targets, (len(targets), -1)) if len(targets) == len(outputs) else targets
    if outputs.ndim == 3 and targets.ndim == 1:
        return np.mean((outputs - targets) ** 2)
    return np.mean((outputs.reshape(len(outputs), -1) - own) ** 2) if len(own) == len(outputs) else 0.0

# %% wrong: each sample by itself -> target/paired-if-it-runs
def mse(outputs, targets):
    one, other = outputs.reshape(len(outputs), -1), targets.reshape(len(targets), -1)
    return np.mean((one - other) ** 2)

# %% wrong: as NumPy broadcasts -> target/never-lined-up
def mse(outputs, targets):
    return np.mean((outputs - targets) ** 2)

# %% wrong: the sum in the place of the mean -> target/squares-added-up
def mse(outputs, targets):
    if outputs.ndim == targets.ndim + 1 and outputs.shape[-1] == 1:
        outputs = outputs[..., 0]
    if targets.ndim == outputs.ndim + 1 and targets.shape[-1] == 1:
        targets = targets[..., 0]
    return np.sum((outputs - targets) ** 2)

# %% wrong: the absolute difference -> "is not the number that comes out"
def mse(outputs, targets):
    if outputs.ndim == targets.ndim + 1 and outputs.shape[-1] == 1:
        outputs = outputs[..., 0]
    if targets.ndim == outputs.ndim + 1 and targets.shape[-1] == 1:
        targets = targets[..., 0]
    return np.mean(np.abs(outputs - targets))

# %% wrong: the root of it -> "is not the number that comes out"
def mse(outputs, targets):
    if outputs.ndim == targets.ndim + 1 and outputs.shape[-1] == 1:
        outputs = outputs[..., 0]
    if targets.ndim == outputs.ndim + 1 and targets.shape[-1] == 1:
        targets = targets[..., 0]
    return np.sqrt(np.mean((outputs - targets) ** 2))

# %% wrong: all axes of length 1 left out -> "mse: it raised ValueError"
def mse(outputs, targets):
    return np.mean((np.squeeze(outputs) - np.squeeze(targets)) ** 2)

# %% wrong: only the outputs are lined up -> "mse("
def mse(outputs, targets):
    if outputs.ndim == targets.ndim + 1 and outputs.shape[-1] == 1:
        outputs = outputs[..., 0]
    return np.mean((outputs - targets) ** 2)

# %% wrong: the mean of every sample, no number -> "One number is wanted here"
def mse(outputs, targets):
    if outputs.ndim == targets.ndim + 1 and outputs.shape[-1] == 1:
        outputs = outputs[..., 0]
    if targets.ndim == outputs.ndim + 1 and targets.shape[-1] == 1:
        targets = targets[..., 0]
    return np.mean((outputs - targets) ** 2, axis=-1)

# %% wrong: flattened, then cut to the shorter one -> "mse("
def mse(outputs, targets):
    size = min(outputs.size, targets.size)
    return np.mean((outputs.ravel()[:size] - targets.ravel()[:size]) ** 2)

# %% wrong: Keras does it -> "mse has its result computed by Keras"
def mse(outputs, targets):
    return float(keras.losses.MeanSquaredError()(targets, outputs))

# %% wrong: flattened -> "mse: it raised ValueError"
def mse(outputs, targets):
    return np.mean((outputs.ravel() - targets.ravel()) ** 2)

# %% wrong: printed, not returned -> "None: was the result returned?"
def mse(outputs, targets):
    print(np.mean((outputs - targets) ** 2))

# %% wrong: no function -> "expected a function"
mse = np.mean(np.zeros(3))

# %% wrong: nothing written -> "mse: nothing is written here yet"
def mse(outputs, targets):
    """The mean squared error that Keras reports."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")
