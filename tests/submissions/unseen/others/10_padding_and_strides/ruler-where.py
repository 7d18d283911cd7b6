# %% wrong: as if strides were 1 -> conv1d/same-keeps-the-length
zeros_in_front, begins_at, loudest_at = 2, 10, 25

# %% wrong: all zeros in front -> "The real number is smaller"
zeros_in_front, begins_at, loudest_at = 5, 10, 6

# %% wrong: half the kernel -> conv1d/zeros-alike-at-both-ends
zeros_in_front, begins_at, loudest_at = 3, 10, 6

# %% wrong: no padding counted -> conv1d/padding-ignored
zeros_in_front, begins_at, loudest_at = 2, 12, 6

# %% wrong: padding on wrong side -> "The real number is smaller"
zeros_in_front, begins_at, loudest_at = 2, 14, 6

# %% wrong: 25 / 4 rounded up -> "The real number is smaller"
zeros_in_front, begins_at, loudest_at = 2, 10, 7
