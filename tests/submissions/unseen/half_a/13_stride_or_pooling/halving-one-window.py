# %% wrong: the mean -> max_pooling/takes-the-mean
def largest_of_each(window):
    pool_size, channels = window.shape
    kept = window[0].copy()
    for channel in range(channels):
        kept[channel] = 0
        for offset in range(pool_size):
            kept[channel] += window[offset, channel] / pool_size
    return kept
