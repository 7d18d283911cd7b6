# %% right: as sums
steps_out = 133906 - 3 + 1
weights_steps = 3 * 1 + 1
weights_channels = 1 * 133906 + 1
weights_same = 3 * 133906 + 1

# %% right: asked of Keras
steps_out = keras.layers.Conv1D(1, 3).compute_output_shape((None, 133906, 1))[1]
def weights(layer, shape):
    layer.build(shape)
    return layer.count_params()
weights_steps = weights(keras.layers.Conv1D(1, 3), (None, 133906, 1))
weights_channels = weights(keras.layers.Conv1D(1, 1), (None, 1, 133906))
weights_same = weights(keras.layers.Conv1D(1, 3, padding="same"), (None, 1, 133906))

# %% right: the plain numbers
steps_out, weights_steps, weights_channels, weights_same = 133904, 4, 133907, 401719

# %% right: NumPy's numbers
steps_out, weights_steps, weights_channels, weights_same = np.int64(133904), np.int32(4), np.float64(133907), 401719

# %% wrong: the length stays -> conv1d/length-kept
steps_out, weights_steps, weights_channels, weights_same = 133906, 4, 133907, 401719

# %% wrong: one window too few -> conv1d/one-window-forgotten
steps_out, weights_steps, weights_channels, weights_same = 133903, 4, 133907, 401719

# %% wrong: one step comes out -> axis/left-as-it-is
steps_out, weights_steps, weights_channels, weights_same = 1, 4, 133907, 401719

# %% wrong: no bias in A -> conv1d/bias-forgotten
steps_out, weights_steps, weights_channels, weights_same = 133904, 3, 133907, 401719

# %% wrong: A as if on the channels -> axis/goes-where-it-fits
steps_out, weights_steps, weights_channels, weights_same = 133904, 401719, 133907, 401719

# %% wrong: B as if on the steps -> axis/goes-where-it-fits
steps_out, weights_steps, weights_channels, weights_same = 133904, 4, 2, 401719

# %% wrong: C as if on the steps -> axis/goes-where-it-fits
steps_out, weights_steps, weights_channels, weights_same = 133904, 4, 133907, 4

# %% wrong: no bias in B -> conv1d/bias-forgotten
steps_out, weights_steps, weights_channels, weights_same = 133904, 4, 133906, 401719

# %% wrong: C as if with a window of one -> axis/kernel-of-one-sees-time
steps_out, weights_steps, weights_channels, weights_same = 133904, 4, 133907, 133907

# %% wrong: no bias in C -> conv1d/bias-forgotten
steps_out, weights_steps, weights_channels, weights_same = 133904, 4, 133907, 401718

# %% wrong: A with a weight for each output -> "weights_steps: The real number is smaller than 401713"
steps_out, weights_steps, weights_channels, weights_same = 133904, 3 * 133904 + 1, 133907, 401719

# %% wrong: a shape -> "steps_out: expected a whole number"
steps_out, weights_steps, weights_channels, weights_same = (133904, 1), 4, 133907, 401719

# %% wrong: nothing written -> "nothing is written here yet for steps_out, weights_steps, weights_channels, weights_same"
steps_out = weights_steps = weights_channels = weights_same = ...
