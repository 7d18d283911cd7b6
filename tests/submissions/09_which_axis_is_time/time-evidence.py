# %% right: corrcoef
def likeness(x, axis):
    before = np.delete(x, -1, axis=axis).ravel()
    after = np.delete(x, 0, axis=axis).ravel()
    return np.corrcoef(before, after)[0, 1]

# %% right: take, and the formula
def likeness(x, axis):
    length = x.shape[axis]
    one = np.take(x, range(length - 1), axis=axis).ravel()
    other = np.take(x, range(1, length), axis=axis).ravel()
    one, other = one - one.mean(), other - other.mean()
    return (one * other).sum() / np.sqrt((one**2).sum() * (other**2).sum())

# %% right: moveaxis and slices
def likeness(x, axis):
    x = np.moveaxis(x, axis, 0)
    return float(np.corrcoef(x[1:].flatten(), x[:-1].flatten())[1, 0])

# %% right: standard scores
def likeness(x, axis):
    x = np.swapaxes(x, axis, -1)
    a, b = x[..., :-1], x[..., 1:]
    return np.mean((a - a.mean()) / a.std() * (b - b.mean()) / b.std())

# %% wrong: axes counted without the batch -> axis/counted-without-the-batch
def likeness(x, axis):
    axis = (axis + 1) % x.ndim
    return np.corrcoef(np.delete(x, -1, axis=axis).ravel(), np.delete(x, 0, axis=axis).ravel())[0, 1]

# %% wrong: the mean difference -> axis/differences-for-likeness
def likeness(x, axis):
    return np.mean(np.abs(np.diff(x, axis=axis)))

# %% wrong: with itself -> "1 is not the number that comes out"
def likeness(x, axis):
    return np.corrcoef(x.ravel(), x.ravel())[0, 1]

# %% wrong: all numbers in a row -> "likeness("
def likeness(x, axis):
    row = x.ravel()
    return np.corrcoef(row[:-1], row[1:])[0, 1]

# %% wrong: always along the last axis -> "likeness("
def likeness(x, axis):
    return np.corrcoef(x[..., :-1].ravel(), x[..., 1:].ravel())[0, 1]

# %% wrong: every second value -> "likeness("
def likeness(x, axis):
    x = np.moveaxis(x, axis, 0)
    return np.corrcoef(x[:-2].ravel(), x[2:].ravel())[0, 1]

# %% wrong: rolled round, the last one beside the first -> "likeness("
def likeness(x, axis):
    return np.corrcoef(x.ravel(), np.roll(x, 1, axis=axis).ravel())[0, 1]

# %% wrong: the covariance -> "likeness("
def likeness(x, axis):
    return np.cov(np.delete(x, -1, axis=axis).ravel(), np.delete(x, 0, axis=axis).ravel())[0, 1]

# %% wrong: the whole table -> "One number is wanted here"
def likeness(x, axis):
    return np.corrcoef(np.delete(x, -1, axis=axis).ravel(), np.delete(x, 0, axis=axis).ravel())

# %% wrong: squared -> "likeness("
def likeness(x, axis):
    return np.corrcoef(np.delete(x, -1, axis=axis).ravel(), np.delete(x, 0, axis=axis).ravel())[0, 1] ** 2

# %% wrong: no number -> "None: was the result returned?"
def likeness(x, axis):
    np.corrcoef(np.delete(x, -1, axis=axis).ravel(), np.delete(x, 0, axis=axis).ravel())[0, 1]

# %% wrong: nothing written -> "likeness: nothing is written here yet"
def likeness(x, axis):
    """The correlation of neighbours along an axis of x."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")
