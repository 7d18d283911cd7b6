# %% right: the arithmetic
multiply_adds_a, parameters_a = 32 * 24 * 9 * 64 * 96, 9 * 64 * 96 + 96
multiply_adds_b, parameters_b = 32 * 24 * (9 * 64 + 64 * 96), 9 * 64 + 64 * 96 + 96

# %% right: the numbers themselves
multiply_adds_a, parameters_a = 42467328, 55392
multiply_adds_b, parameters_b = 5160960, 6816

# %% right: parameters asked of the layers
a = keras.layers.Conv2D(96, 3, padding="same")
b = keras.layers.SeparableConv2D(96, 3, padding="same")
shape = (1, 32, 24, 64)
a.build(shape), b.build(shape)
parameters_a, parameters_b = a.count_params(), b.count_params()
multiply_adds_a = 32 * 24 * (parameters_a - 96)
multiply_adds_b = 32 * 24 * (parameters_b - 96)

# %% right: kernels counted in arrays
window, mixing = np.zeros((3, 3, 64, 1)), np.zeros((1, 1, 64, 96))
parameters_a, parameters_b = window.size * 96 + 96, window.size + mixing.size + 96
multiply_adds_a = window.size * 96 * 768
multiply_adds_b = np.int64(768) * (window.size + mixing.size)

# %% wrong: at one place, A -> separable_conv2d/counted-at-one-place
multiply_adds_a, parameters_a = 9 * 64 * 96, 9 * 64 * 96 + 96
multiply_adds_b, parameters_b = 32 * 24 * (9 * 64 + 64 * 96), 9 * 64 + 64 * 96 + 96

# %% wrong: one window for each filter -> conv2d/weights-of-one-channel
multiply_adds_a, parameters_a = 32 * 24 * 9 * 96, 9 * 64 * 96 + 96
multiply_adds_b, parameters_b = 32 * 24 * (9 * 64 + 64 * 96), 9 * 64 + 64 * 96 + 96

# %% wrong: two operations for a multiply-add -> separable_conv2d/one-operation-for-two
multiply_adds_a, parameters_a = 2 * 32 * 24 * 9 * 64 * 96, 9 * 64 * 96 + 96
multiply_adds_b, parameters_b = 32 * 24 * (9 * 64 + 64 * 96), 9 * 64 + 64 * 96 + 96

# %% wrong: one filter for each channel -> conv2d/one-result-per-channel
multiply_adds_a, parameters_a = 32 * 24 * 9 * 64, 9 * 64 * 96 + 96
multiply_adds_b, parameters_b = 32 * 24 * (9 * 64 + 64 * 96), 9 * 64 + 64 * 96 + 96

# %% wrong: bias forgotten in A -> conv2d/bias-forgotten
multiply_adds_a, parameters_a = 32 * 24 * 9 * 64 * 96, 9 * 64 * 96
multiply_adds_b, parameters_b = 32 * 24 * (9 * 64 + 64 * 96), 9 * 64 + 64 * 96 + 96

# %% wrong: a filter of one channel -> conv2d/weights-of-one-channel
multiply_adds_a, parameters_a = 32 * 24 * 9 * 64 * 96, 9 * 96 + 96
multiply_adds_b, parameters_b = 32 * 24 * (9 * 64 + 64 * 96), 9 * 64 + 64 * 96 + 96

# %% wrong: a ninth -> separable_conv2d/nine-times
multiply_adds_a, parameters_a = 32 * 24 * 9 * 64 * 96, 9 * 64 * 96 + 96
multiply_adds_b, parameters_b = 32 * 24 * 9 * 64 * 96 // 9, 9 * 64 + 64 * 96 + 96

# %% wrong: the first half alone -> separable_conv2d/second-half-forgotten
multiply_adds_a, parameters_a = 32 * 24 * 9 * 64 * 96, 9 * 64 * 96 + 96
multiply_adds_b, parameters_b = 32 * 24 * 9 * 64, 9 * 64 + 64 * 96 + 96

# %% wrong: the halves multiplied -> separable_conv2d/halves-multiplied
multiply_adds_a, parameters_a = 32 * 24 * 9 * 64 * 96, 9 * 64 * 96 + 96
multiply_adds_b, parameters_b = 32 * 24 * 9 * 64 * 64 * 96, 9 * 64 + 64 * 96 + 96

# %% wrong: at one place, B -> separable_conv2d/counted-at-one-place
multiply_adds_a, parameters_a = 32 * 24 * 9 * 64 * 96, 9 * 64 * 96 + 96
multiply_adds_b, parameters_b = 9 * 64 + 64 * 96, 9 * 64 + 64 * 96 + 96

# %% wrong: as much as A -> separable_conv2d/as-many-as-ordinary
multiply_adds_a, parameters_a = 32 * 24 * 9 * 64 * 96, 9 * 64 * 96 + 96
multiply_adds_b, parameters_b = 32 * 24 * 9 * 64 * 96, 9 * 64 + 64 * 96 + 96

# %% wrong: two operations in B -> separable_conv2d/one-operation-for-two
multiply_adds_a, parameters_a = 32 * 24 * 9 * 64 * 96, 9 * 64 * 96 + 96
multiply_adds_b, parameters_b = 2 * 32 * 24 * (9 * 64 + 64 * 96), 9 * 64 + 64 * 96 + 96

# %% wrong: a bias for each half -> separable_conv2d/a-bias-for-each-half
multiply_adds_a, parameters_a = 32 * 24 * 9 * 64 * 96, 9 * 64 * 96 + 96
multiply_adds_b, parameters_b = 32 * 24 * (9 * 64 + 64 * 96), 9 * 64 + 64 + 64 * 96 + 96

# %% wrong: weights of the first half -> separable_conv2d/second-half-forgotten
multiply_adds_a, parameters_a = 32 * 24 * 9 * 64 * 96, 9 * 64 * 96 + 96
multiply_adds_b, parameters_b = 32 * 24 * (9 * 64 + 64 * 96), 9 * 64 + 64

# %% wrong: weights of the second half -> separable_conv2d/first-half-forgotten
multiply_adds_a, parameters_a = 32 * 24 * 9 * 64 * 96, 9 * 64 * 96 + 96
multiply_adds_b, parameters_b = 32 * 24 * (9 * 64 + 64 * 96), 64 * 96 + 96

# %% wrong: two groups -> separable_conv2d/convolution-in-groups
multiply_adds_a, parameters_a = 32 * 24 * 9 * 64 * 96, 9 * 64 * 96 + 96
multiply_adds_b, parameters_b = 32 * 24 * (9 * 64 + 64 * 96), 9 * 32 * 96 + 96

# %% wrong: weights of the ordinary layer -> separable_conv2d/as-many-as-ordinary
multiply_adds_a, parameters_a = 32 * 24 * 9 * 64 * 96, 9 * 64 * 96 + 96
multiply_adds_b, parameters_b = 32 * 24 * (9 * 64 + 64 * 96), 9 * 64 * 96 + 96

# %% wrong: no bias in B -> separable_conv2d/bias-forgotten
multiply_adds_a, parameters_a = 32 * 24 * 9 * 64 * 96, 9 * 64 * 96 + 96
multiply_adds_b, parameters_b = 32 * 24 * (9 * 64 + 64 * 96), 9 * 64 + 64 * 96

# %% wrong: the border counted out -> "multiply_adds_a"
multiply_adds_a, parameters_a = 30 * 22 * 9 * 64 * 96, 9 * 64 * 96 + 96
multiply_adds_b, parameters_b = 32 * 24 * (9 * 64 + 64 * 96), 9 * 64 + 64 * 96 + 96

# %% wrong: the dots left -> "nothing is written here yet"
multiply_adds_a = parameters_a = multiply_adds_b = parameters_b = ...
