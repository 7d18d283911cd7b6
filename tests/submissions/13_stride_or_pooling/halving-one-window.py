# %% right: the loops finished
def largest_of_each(window):
    """What MaxPooling1D keeps of one window."""
    pool_size, channels = window.shape
    kept = window[0].copy()
    for channel in range(channels):
        for offset in range(pool_size):
            if window[offset, channel] > kept[channel]:
                kept[channel] = window[offset, channel]
    return kept

# %% right: whole arrays
def largest_of_each(window):
    return window.max(axis=0)

# %% right: sorted
def largest_of_each(window):
    return np.sort(window, axis=0)[-1]

# %% right: a list of Python numbers
def largest_of_each(window):
    return [max(column) for column in window.T.tolist()]

# %% right: reduce, row by row
def largest_of_each(window):
    kept = np.full(window.shape[1], -np.inf)
    for row in window:
        kept = np.where(row > kept, row, kept)
    return kept

# %% right: argmax, then taken
def largest_of_each(window):
    return np.take_along_axis(window, window.argmax(axis=0)[None], axis=0)[0]

# %% wrong: through Keras -> "NumPy alone is asked for"
def largest_of_each(window):
    return keras.layers.GlobalMaxPooling1D()(window[None])[0]

# %% wrong: the mean -> max_pooling/takes-the-mean
def largest_of_each(window):
    return window.mean(axis=0)

# %% wrong: the sum -> max_pooling/adds-up
def largest_of_each(window):
    return window.sum(axis=0)

# %% wrong: added up in the loops -> max_pooling/adds-up
def largest_of_each(window):
    pool_size, channels = window.shape
    kept = np.zeros(channels)
    for channel in range(channels):
        for offset in range(pool_size):
            kept[channel] += window[offset, channel]
    return kept

# %% wrong: the first step -> max_pooling/takes-the-first
def largest_of_each(window):
    return window[0]

# %% wrong: the largest of all channels -> max_pooling/channels-share
def largest_of_each(window):
    return np.full(window.shape[1], window.max())

# %% wrong: one number for the window -> "; the real shape has"
def largest_of_each(window):
    return window.max()

# %% wrong: the largest channel of each step -> "Axis 0 is"
def largest_of_each(window):
    return window.max(axis=1)

# %% wrong: the smallest -> "4 of 4 numbers differ"
def largest_of_each(window):
    return window.min(axis=0)

# %% wrong: the last step -> "2 of 4 numbers differ"
def largest_of_each(window):
    return window[-1]

# %% wrong: zero to begin with -> "numbers differ"
def largest_of_each(window):
    pool_size, channels = window.shape
    kept = np.zeros(channels)
    for channel in range(channels):
        for offset in range(pool_size):
            kept[channel] = max(kept[channel], window[offset, channel])
    return kept

# %% wrong: the largest in absolute value -> "numbers differ"
def largest_of_each(window):
    places = np.abs(window).argmax(axis=0)
    return window[places, range(window.shape[1])]

# %% wrong: the place in the place of the number -> "numbers differ"
def largest_of_each(window):
    return window.argmax(axis=0)

# %% wrong: compared the other way -> "4 of 4 numbers differ"
def largest_of_each(window):
    pool_size, channels = window.shape
    kept = window[0].copy()
    for channel in range(channels):
        for offset in range(pool_size):
            if window[offset, channel] < kept[channel]:
                kept[channel] = window[offset, channel]
    return kept

# %% wrong: returned from within the loop -> "numbers differ"
def largest_of_each(window):
    pool_size, channels = window.shape
    kept = window[0].copy()
    for channel in range(channels):
        for offset in range(pool_size):
            if window[offset, channel] > kept[channel]:
                kept[channel] = window[offset, channel]
        return kept

# %% wrong: the first three steps only -> "numbers differ"
def largest_of_each(window):
    return window[:3].max(axis=0)

# %% wrong: cut to whole numbers -> "fractions"
def largest_of_each(window):
    return window.max(axis=0).astype(int)

# %% wrong: window left out -> "Whatever x holds"
def largest_of_each(window):
    return np.array([4.0, 4.0, 4.0, 4.0])

# %% wrong: printed, not returned -> "None: was the result returned?"
def largest_of_each(window):
    print(window.max(axis=0))

# %% wrong: nothing written -> "nothing is written here yet"
def largest_of_each(window):
    raise NotImplementedError

# %% wrong: indices exchanged -> "it raised IndexError"
def largest_of_each(window):
    pool_size, channels = window.shape
    kept = window[0].copy()
    for channel in range(channels):
        for offset in range(pool_size):
            kept[channel] = max(kept[channel], window[channel, offset])
    return kept
