# %% right: zeros, then slide
def slide(x, kernel, bias, strides):
    """What Conv1D gives without padding."""
    starts = range(0, x.shape[1] - len(kernel) + 1, strides)
    windows = [x[:, start:start + len(kernel)] for start in starts]
    return np.stack([np.tensordot(one, kernel, axes=2) + bias for one in windows], axis=1)


def same(x, kernel, bias, strides):
    steps, size = x.shape[1], len(kernel)
    missing = max((-(-steps // strides) - 1) * strides + size - steps, 0)
    before = missing // 2
    return slide(np.pad(x, ((0, 0), (before, missing - before), (0, 0))), kernel, bias, strides)

# %% right: zeros joined to the input
def slide(x, kernel, bias, strides):
    """What Conv1D gives without padding."""
    starts = range(0, x.shape[1] - len(kernel) + 1, strides)
    windows = [x[:, start:start + len(kernel)] for start in starts]
    return np.stack([np.tensordot(one, kernel, axes=2) + bias for one in windows], axis=1)


def same(x, kernel, bias, strides):
    steps, size = x.shape[1], len(kernel)
    missing = max((-(-steps // strides) - 1) * strides + size - steps, 0)
    before = missing // 2
    left = np.zeros((len(x), before, x.shape[2]))
    right = np.zeros((len(x), missing - before, x.shape[2]))
    return slide(np.concatenate([left, x, right], axis=1), kernel, bias, strides)

# %% right: loops that leave out what is not there
def same(x, kernel, bias, strides):
    batch, steps, channels = x.shape
    size, _, filters = kernel.shape
    windows = (steps + strides - 1) // strides
    before = max((windows - 1) * strides + size - steps, 0) // 2
    y = np.zeros((batch, windows, filters)) + bias
    for window in range(windows):
        for offset in range(size):
            step = window * strides - before + offset
            if 0 <= step < steps:
                y[:, window] += x[:, step] @ kernel[offset]
    return y

# %% right: without max, by the remainder
def slide(x, kernel, bias, strides):
    """What Conv1D gives without padding."""
    starts = range(0, x.shape[1] - len(kernel) + 1, strides)
    windows = [x[:, start:start + len(kernel)] for start in starts]
    return np.stack([np.tensordot(one, kernel, axes=2) + bias for one in windows], axis=1)


def same(x, kernel, bias, strides):
    steps, size = x.shape[1], len(kernel)
    rest = steps % strides or strides
    missing = size - rest if size > rest else 0
    before = missing // 2
    return slide(np.pad(x, ((0, 0), (before, missing - before), (0, 0))), kernel, bias, strides)

# %% right: einsum over windows
def same(x, kernel, bias, strides):
    steps, size = x.shape[1], len(kernel)
    missing = max((-(-steps // strides) - 1) * strides + size - steps, 0)
    x = np.pad(x, ((0, 0), (missing // 2, missing - missing // 2), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(x, size, axis=1)[:, ::strides]
    return np.einsum("bnck,kcf->bnf", windows, kernel) + bias

# %% wrong: through Keras -> "NumPy alone is asked for"
def slide(x, kernel, bias, strides):
    """What Conv1D gives without padding."""
    starts = range(0, x.shape[1] - len(kernel) + 1, strides)
    windows = [x[:, start:start + len(kernel)] for start in starts]
    return np.stack([np.tensordot(one, kernel, axes=2) + bias for one in windows], axis=1)


def same(x, kernel, bias, strides):
    layer = keras.layers.Conv1D(kernel.shape[2], len(kernel), strides=strides, padding='same')
    layer.build(x.shape)
    layer.set_weights([kernel, bias])
    return layer(x)

# %% wrong: as many at each end, as in PyTorch -> conv1d/zeros-alike-at-both-ends
def slide(x, kernel, bias, strides):
    """What Conv1D gives without padding."""
    starts = range(0, x.shape[1] - len(kernel) + 1, strides)
    windows = [x[:, start:start + len(kernel)] for start in starts]
    return np.stack([np.tensordot(one, kernel, axes=2) + bias for one in windows], axis=1)


def same(x, kernel, bias, strides):
    p = (len(kernel) - 1) // 2
    return slide(np.pad(x, ((0, 0), (p, p), (0, 0))), kernel, bias, strides)

# %% wrong: the odd zero first -> conv1d/odd-zero-first
def slide(x, kernel, bias, strides):
    """What Conv1D gives without padding."""
    starts = range(0, x.shape[1] - len(kernel) + 1, strides)
    windows = [x[:, start:start + len(kernel)] for start in starts]
    return np.stack([np.tensordot(one, kernel, axes=2) + bias for one in windows], axis=1)


def same(x, kernel, bias, strides):
    steps, size = x.shape[1], len(kernel)
    missing = max((-(-steps // strides) - 1) * strides + size - steps, 0)
    after = missing // 2
    return slide(np.pad(x, ((0, 0), (missing - after, after), (0, 0))), kernel, bias, strides)

# %% wrong: all zeros at the end -> conv1d/zeros-at-the-end
def slide(x, kernel, bias, strides):
    """What Conv1D gives without padding."""
    starts = range(0, x.shape[1] - len(kernel) + 1, strides)
    windows = [x[:, start:start + len(kernel)] for start in starts]
    return np.stack([np.tensordot(one, kernel, axes=2) + bias for one in windows], axis=1)


def same(x, kernel, bias, strides):
    steps, size = x.shape[1], len(kernel)
    missing = max((-(-steps // strides) - 1) * strides + size - steps, 0)
    return slide(np.pad(x, ((0, 0), (0, missing), (0, 0))), kernel, bias, strides)

# %% wrong: no zeros -> conv1d/padding-ignored
def slide(x, kernel, bias, strides):
    """What Conv1D gives without padding."""
    starts = range(0, x.shape[1] - len(kernel) + 1, strides)
    windows = [x[:, start:start + len(kernel)] for start in starts]
    return np.stack([np.tensordot(one, kernel, axes=2) + bias for one in windows], axis=1)


def same(x, kernel, bias, strides):
    return slide(x, kernel, bias, strides)

# %% wrong: strides forgotten -> conv1d/same-keeps-the-length
def slide(x, kernel, bias, strides):
    """What Conv1D gives without padding."""
    starts = range(0, x.shape[1] - len(kernel) + 1, strides)
    windows = [x[:, start:start + len(kernel)] for start in starts]
    return np.stack([np.tensordot(one, kernel, axes=2) + bias for one in windows], axis=1)


def same(x, kernel, bias, strides):
    missing = len(kernel) - 1
    return slide(np.pad(x, ((0, 0), (missing // 2, missing - missing // 2), (0, 0))), kernel, bias, 1)

# %% wrong: neither zeros nor strides -> conv1d/neither-zeros-nor-strides
def slide(x, kernel, bias, strides):
    """What Conv1D gives without padding."""
    starts = range(0, x.shape[1] - len(kernel) + 1, strides)
    windows = [x[:, start:start + len(kernel)] for start in starts]
    return np.stack([np.tensordot(one, kernel, axes=2) + bias for one in windows], axis=1)


def same(x, kernel, bias, strides):
    return slide(x, kernel, bias, 1)

# %% wrong: zeros for strides of one -> conv1d/zeros-alike-at-both-ends
def slide(x, kernel, bias, strides):
    """What Conv1D gives without padding."""
    starts = range(0, x.shape[1] - len(kernel) + 1, strides)
    windows = [x[:, start:start + len(kernel)] for start in starts]
    return np.stack([np.tensordot(one, kernel, axes=2) + bias for one in windows], axis=1)


def same(x, kernel, bias, strides):
    missing = len(kernel) - 1
    before = missing // 2
    return slide(np.pad(x, ((0, 0), (before, missing - before), (0, 0))), kernel, bias, strides)

# %% wrong: all zeros in front -> "numbers differ"
def slide(x, kernel, bias, strides):
    """What Conv1D gives without padding."""
    starts = range(0, x.shape[1] - len(kernel) + 1, strides)
    windows = [x[:, start:start + len(kernel)] for start in starts]
    return np.stack([np.tensordot(one, kernel, axes=2) + bias for one in windows], axis=1)


def same(x, kernel, bias, strides):
    steps, size = x.shape[1], len(kernel)
    missing = max((-(-steps // strides) - 1) * strides + size - steps, 0)
    return slide(np.pad(x, ((0, 0), (missing, 0), (0, 0))), kernel, bias, strides)

# %% wrong: the bias forgotten -> conv1d/bias-forgotten
def slide(x, kernel, bias, strides):
    """What Conv1D gives without padding."""
    starts = range(0, x.shape[1] - len(kernel) + 1, strides)
    windows = [x[:, start:start + len(kernel)] for start in starts]
    return np.stack([np.tensordot(one, kernel, axes=2) + bias for one in windows], axis=1)


def same(x, kernel, bias, strides):
    steps, size = x.shape[1], len(kernel)
    missing = max((-(-steps // strides) - 1) * strides + size - steps, 0)
    before = missing // 2
    return slide(np.pad(x, ((0, 0), (before, missing - before), (0, 0))), kernel, 0 * bias, strides)

# %% wrong: the kernel turned round -> conv1d/kernel-flipped
def slide(x, kernel, bias, strides):
    """What Conv1D gives without padding."""
    starts = range(0, x.shape[1] - len(kernel) + 1, strides)
    windows = [x[:, start:start + len(kernel)] for start in starts]
    return np.stack([np.tensordot(one, kernel, axes=2) + bias for one in windows], axis=1)


def same(x, kernel, bias, strides):
    steps, size = x.shape[1], len(kernel)
    missing = max((-(-steps // strides) - 1) * strides + size - steps, 0)
    before = missing // 2
    return slide(np.pad(x, ((0, 0), (before, missing - before), (0, 0))), kernel[::-1], bias, strides)

# %% wrong: the border repeated in place of zeros -> "numbers differ"
def slide(x, kernel, bias, strides):
    """What Conv1D gives without padding."""
    starts = range(0, x.shape[1] - len(kernel) + 1, strides)
    windows = [x[:, start:start + len(kernel)] for start in starts]
    return np.stack([np.tensordot(one, kernel, axes=2) + bias for one in windows], axis=1)


def same(x, kernel, bias, strides):
    steps, size = x.shape[1], len(kernel)
    missing = max((-(-steps // strides) - 1) * strides + size - steps, 0)
    before = missing // 2
    return slide(np.pad(x, ((0, 0), (before, missing - before), (0, 0)), mode='edge'), kernel, bias, strides)

# %% wrong: zeros at the channels -> "raised"
def slide(x, kernel, bias, strides):
    """What Conv1D gives without padding."""
    starts = range(0, x.shape[1] - len(kernel) + 1, strides)
    windows = [x[:, start:start + len(kernel)] for start in starts]
    return np.stack([np.tensordot(one, kernel, axes=2) + bias for one in windows], axis=1)


def same(x, kernel, bias, strides):
    steps, size = x.shape[1], len(kernel)
    missing = max((-(-steps // strides) - 1) * strides + size - steps, 0)
    before = missing // 2
    return slide(np.pad(x, ((0, 0), (0, 0), (before, missing - before))), kernel, bias, strides)

# %% wrong: a negative number of zeros -> "raised"
def slide(x, kernel, bias, strides):
    """What Conv1D gives without padding."""
    starts = range(0, x.shape[1] - len(kernel) + 1, strides)
    windows = [x[:, start:start + len(kernel)] for start in starts]
    return np.stack([np.tensordot(one, kernel, axes=2) + bias for one in windows], axis=1)


def same(x, kernel, bias, strides):
    steps, size = x.shape[1], len(kernel)
    missing = (-(-steps // strides) - 1) * strides + size - steps
    before = missing // 2
    return slide(np.pad(x, ((0, 0), (before, missing - before), (0, 0))), kernel, bias, strides)

# %% wrong: nothing yet -> "nothing is written here yet"
def slide(x, kernel, bias, strides):
    """What Conv1D gives without padding."""
    starts = range(0, x.shape[1] - len(kernel) + 1, strides)
    windows = [x[:, start:start + len(kernel)] for start in starts]
    return np.stack([np.tensordot(one, kernel, axes=2) + bias for one in windows], axis=1)


def same(x, kernel, bias, strides):
    raise NotImplementedError()
