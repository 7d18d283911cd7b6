# %% wrong: the mean -> max_pooling/takes-the-mean
def largest_of_each(window):
    return window.mean(axis=0)

# %% wrong: the largest of each place -> "Axis 0 is 3 in your answer; the real one is longer."
def largest_of_each(window):
    return window.max(axis=1)

# %% wrong: the last one stays -> "The shape is right; 2 of 4 numbers differ"
def largest_of_each(window):
    pool_size, channels = window.shape
    kept = window[0].copy()
    for channel in range(channels):
        for offset in range(pool_size):
            kept[channel] = window[offset, channel]
    return kept

# %% wrong: the place of the largest -> "The shape is right; 4 of 4 numbers differ"
def largest_of_each(window):
    return window.argmax(axis=0)
