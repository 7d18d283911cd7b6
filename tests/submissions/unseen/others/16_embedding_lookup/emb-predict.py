# %% wrong: words come out -> "as if input_dim stood where output_dim belongs"
shape_a, parameters_a, shape_b, parameters_b = (None, 12, 50), 400, (None, 5, 6), 180

# %% wrong: axes exchanged -> embedding/width-before-steps
shape_a, parameters_a, shape_b, parameters_b = (None, 8, 12), 400, (None, 5, 6), 180

# %% wrong: one vector -> embedding/one-vector-per-sentence
shape_a, parameters_a, shape_b, parameters_b = (None, 12, 8), 400, (None, 6), 180

# %% wrong: steps times width -> "as if steps or features stood where input_dim belongs in the table"
shape_a, parameters_a, shape_b, parameters_b = (None, 12, 8), 96, (None, 5, 6), 180

# %% wrong: flattened -> embedding/one-long-vector
shape_a, parameters_a, shape_b, parameters_b = (None, 96), 400, (None, 5, 6), 180

# %% wrong: a bias -> embedding/bias-too
shape_a, parameters_a, shape_b, parameters_b = (None, 12, 8), 408, (None, 5, 6), 180

# %% wrong: each step a table -> embedding/table-for-every-step
shape_a, parameters_a, shape_b, parameters_b = (None, 12, 8), 400, (None, 5, 6), 900
