# %% right: whole numbers
how_many = 10
at_place_3 = 26

# %% right: worked out
how_many = (3 - 1) * 3 + 4
at_place_3 = 5 * 4 + 6

# %% right: stamped
y = np.zeros(10)
for step, x in enumerate([5, 6, 7]):
    y[3 * step : 3 * step + 4] += x * np.array([1, 2, 3, 4])
how_many, at_place_3 = len(y), y[3]

# %% wrong: three times as long -> conv_transpose/scaled-by-strides
how_many = 9
at_place_3 = 26

# %% wrong: end to end -> conv_transpose/stamps-end-to-end
how_many = 12
at_place_3 = 26

# %% wrong: one place apart -> conv_transpose/strides-ignored
how_many = 6
at_place_3 = 26

# %% wrong: as long as before -> conv_transpose/keeps-the-size
how_many = 3
at_place_3 = 26

# %% wrong: as short as a convolution -> conv_transpose/strides-shrink
how_many = 1
at_place_3 = 26

# %% wrong: the last stamp wins -> conv_transpose/last-stamp-wins
how_many = 10
at_place_3 = 6

# %% wrong: the mean of both -> conv_transpose/overlaps-averaged
how_many = 10
at_place_3 = 13

# %% wrong: the kernel turned round -> conv_transpose/kernel-turned
how_many = 10
at_place_3 = 29

# %% wrong: the first stamp alone -> conv_transpose/stamps-end-to-end
how_many = 10
at_place_3 = 20

# %% wrong: stamps one place apart, at the place -> conv_transpose/strides-ignored
how_many = 10
at_place_3 = 52

# %% wrong: nothing yet -> "nothing is written here yet"
how_many = at_place_3 = ...
