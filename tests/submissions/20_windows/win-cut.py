# %% right: a table of steps
def windows(series, width):
    starts = np.arange(len(series) - width + 1)
    return series[starts[:, None] + np.arange(width)]

# %% right: slices in a list
def windows(series, width):
    return np.array([series[start : start + width] for start in range(len(series) - width + 1)])

# %% right: a view
def windows(series, width):
    return np.lib.stride_tricks.sliding_window_view(series, width)

# %% right: columns put together
def windows(series, width):
    count = len(series) - width + 1
    return np.stack([series[place : place + count] for place in range(width)], axis=1)

# %% wrong: one too few -> windows/one-too-few
def windows(series, width):
    return np.array([series[start : start + width] for start in range(len(series) - width)])

# %% wrong: side by side -> windows/side-by-side
def windows(series, width):
    count = len(series) // width
    return series[: count * width].reshape(count, width)

# %% wrong: windows in columns -> "in another order than the real shape"
def windows(series, width):
    return np.array([series[start : start + width] for start in range(len(series) - width + 1)]).T

# %% wrong: from the last to the first -> "numbers differ"
def windows(series, width):
    return np.array([series[start : start + width] for start in range(len(series) - width + 1)])[::-1]

# %% wrong: each turned round -> "numbers differ"
def windows(series, width):
    return np.array([series[start : start + width][::-1] for start in range(len(series) - width + 1)])

# %% wrong: round the end -> "Axis 1 is 8"
def windows(series, width):
    steps = np.arange(len(series))[:, None] + np.arange(width)
    return series[steps % len(series)]

# %% wrong: zeros at the end -> windows/as-many-as-points
def windows(series, width):
    padded = np.concatenate([series, np.zeros(width - 1)])
    return np.array([padded[start : start + width] for start in range(len(series))])

# %% wrong: the first window again and again -> "numbers differ"
def windows(series, width):
    return np.repeat(series[None, :width], len(series) - width + 1, axis=0)

# %% wrong: with the target -> "Axis 1 is 5"
def windows(series, width):
    return np.array([series[start : start + width + 1] for start in range(len(series) - width)])

# %% wrong: from step 1 -> "Axis 1 is 5"
def windows(series, width):
    return np.array([series[start : start + width] for start in range(1, len(series) - width + 1)])
