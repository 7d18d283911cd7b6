# %% wrong: the smallest is kept -> "as if the smallest were taken in place of the largest"
def largest_of_each(window):
    pool_size, channels = window.shape
    kept = window[0].copy()
    for channel in range(channels):
        for offset in range(pool_size):
            if window[offset, channel] < kept[channel]:
                kept[channel] = window[offset, channel]
    return kept

# %% wrong: summed up -> "4 of 4 numbers differ"
def largest_of_each(window):
    pool_size, channels = window.shape
    kept = window[0].copy()
    for channel in range(channels):
        for offset in range(pool_size):
            kept[channel] += window[offset, channel]
    return kept

# %% wrong: the last one is kept, no comparison -> "2 of 4 numbers differ"
def largest_of_each(window):
    pool_size, channels = window.shape
    kept = window[0].copy()
    for channel in range(channels):
        for offset in range(pool_size):
            kept[channel] = window[offset, channel]
    return kept

# %% wrong: the largest in amount, by abs -> "3 of 4 numbers differ"
def largest_of_each(window):
    pool_size, channels = window.shape
    kept = window[0].copy()
    for channel in range(channels):
        for offset in range(pool_size):
            if abs(window[offset, channel]) > abs(kept[channel]):
                kept[channel] = window[offset, channel]
    return kept

# %% wrong: one number for all channels -> "has 0 axes; the real shape has 1"
def largest_of_each(window):
    pool_size, channels = window.shape
    kept = window[0].copy()
    for channel in range(channels):
        for offset in range(pool_size):
            kept[channel] = max(kept[channel], window[offset, channel])
    return kept.max()

# %% wrong: compared with the first row always, not with what is kept -> "1 of 4 numbers differ"
def largest_of_each(window):
    pool_size, channels = window.shape
    kept = window[0].copy()
    for channel in range(channels):
        for offset in range(pool_size):
            if window[offset, channel] > window[0, channel]:
                kept[channel] = window[offset, channel]
    return kept

# %% wrong: returns inside the loop, after the first channel -> "right for the first channel only"
def largest_of_each(window):
    pool_size, channels = window.shape
    kept = window[0].copy()
    for channel in range(channels):
        for offset in range(pool_size):
            kept[channel] = max(kept[channel], window[offset, channel])
        return kept

# %% wrong: the largest channel of each step: the wrong axis -> "wrong in one line only"
def largest_of_each(window):
    return window.max(axis=1)
