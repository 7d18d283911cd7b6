# %% right: whole numbers
zeros_in_front = 2
begins_at = 10
loudest_at = 6

# %% right: worked out
windows = -(-50 // 4)
missing = (windows - 1) * 4 + 7 - 50
zeros_in_front = missing // 2
begins_at = 3 * 4 - zeros_in_front
loudest_at = (25 + zeros_in_front - 3) / 4

# %% right: asked of NumPy
sound = np.zeros((1, 50, 1))
sound[0, 25] = 1
kernel = np.array([0, 0, 1, 5, 1, 0, 0]).reshape(7, 1, 1)
layer = keras.layers.Conv1D(1, 7, strides=4, padding='same')
layer.build(sound.shape)
layer.set_weights([kernel, np.zeros(1)])
loudest_at = np.asarray(layer(sound))[0, :, 0].argmax()
zeros_in_front = np.int64(2)
begins_at = 10.0

# %% wrong: as many at each end, as in PyTorch -> conv1d/zeros-alike-at-both-ends
zeros_in_front = 3
begins_at = 9
loudest_at = 6

# %% wrong: one less than the kernel -> conv1d/zeros-as-many-as-the-kernel
zeros_in_front = 6
begins_at = 6
loudest_at = 6

# %% wrong: all zeros at the end -> conv1d/zeros-at-the-end
zeros_in_front = 0
begins_at = 12
loudest_at = 6

# %% wrong: zeros forgotten for the window -> conv1d/padding-ignored
zeros_in_front = 2
begins_at = 12
loudest_at = 6

# %% wrong: begins as in PyTorch -> conv1d/zeros-alike-at-both-ends
zeros_in_front = 2
begins_at = 9
loudest_at = 6

# %% wrong: windows one step apart -> conv1d/strides-ignored
zeros_in_front = 2
begins_at = 1
loudest_at = 6

# %% wrong: windows end to end -> conv1d/windows-do-not-overlap
zeros_in_front = 2
begins_at = 19
loudest_at = 6

# %% wrong: the loudest answer is at the knock -> conv1d/same-keeps-the-length
zeros_in_front = 2
begins_at = 10
loudest_at = 25

# %% wrong: the knock divided by strides, without zeros -> conv1d/padding-ignored
zeros_in_front = 2
begins_at = 10
loudest_at = 5

# %% wrong: all zeros counted -> "zeros_in_front"
zeros_in_front = 5
begins_at = 10
loudest_at = 6

# %% wrong: a step -> "begins_at"
zeros_in_front = 2
begins_at = 11
loudest_at = 6

# %% wrong: a list -> "zeros_in_front"
zeros_in_front = [2, 3]
begins_at = 10
loudest_at = 6

# %% wrong: nothing yet -> "nothing is written here yet"
zeros_in_front = begins_at = loudest_at = ...
