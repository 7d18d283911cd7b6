# %% wrong: only the kernel of B counted, the shape of A flattened with the rows kept out -> dense/flattened
shape_a, parameters_a, shape_b, parameters_b = (None, 5), 25, (None, 3, 8, 7), 35

# %% wrong: B: a kernel for each of the 3 rows of 8 -> "as if everything were multiplied by axis 1"
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 5), 25, (None, 3, 8, 7), 126

# %% wrong: B: the axis of 8 goes away, a Dense eats the last two axes -> "as if there were no axis 2"
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 5), 25, (None, 3, 7), 42

# %% wrong: B: the units come as an axis behind the features -> dense/axis-added
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 5), 25, (None, 3, 8, 5, 7), 42

# %% wrong: B: one bias for each of the 8 rows, 5 x 7 + 8 -> "The real number is smaller"
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 5), 25, (None, 3, 8, 7), 43

# %% wrong: A: features plus units and a bias, added instead of multiplied: 4 + 5 -> "The real number is larger"
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 5), 9, (None, 3, 8, 7), 42
