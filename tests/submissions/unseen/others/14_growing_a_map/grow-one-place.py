# %% wrong: only the second stamp -> conv_transpose/last-stamp-wins
how_many, at_place_3 = 10, 6

# %% wrong: kernel turned -> conv_transpose/kernel-turned
how_many, at_place_3 = 10, 29

# %% wrong: strides 1 -> conv_transpose/strides-ignored
how_many, at_place_3 = 6, 26

# %% wrong: 3 x 3 -> conv_transpose/scaled-by-strides
how_many, at_place_3 = 9, 26

# %% wrong: no overlap -> conv_transpose/stamps-end-to-end
how_many, at_place_3 = 12, 26

# %% wrong: one stamp only at 3 -> conv_transpose/stamps-end-to-end
how_many, at_place_3 = 10, 20
