# %% right: as products
each_entry = 12 * 30
each_column = 30
scale_and_shift = 2 * 30

# %% right: asked of Keras
def weights(layer):
    layer.build((None, 12, 30))
    return layer.count_params()
each_entry = weights(keras.layers.EinsumDense("bij,ij->bij", (12, 30)))
each_column = weights(keras.layers.DepthwiseConv1D(1, use_bias=False))
scale_and_shift = weights(keras.layers.LayerNormalization())

# %% right: the plain numbers
each_entry, each_column, scale_and_shift = 360, 30, 60

# %% right: NumPy's numbers
each_entry, each_column, scale_and_shift = np.ones((12, 30)).size, np.int64(30), np.float32(60)

# %% wrong: a weight for each number of the data -> weights/every-entry-of-the-data
each_entry, each_column, scale_and_shift = 2000 * 12 * 30, 30, 60

# %% wrong: a weight for each number of a batch -> weights/batch-counts
each_entry, each_column, scale_and_shift = 50 * 12 * 30, 30, 60

# %% wrong: rows share -> weights/rows-share
each_entry, each_column, scale_and_shift = 30, 30, 60

# %% wrong: columns share -> weights/columns-share
each_entry, each_column, scale_and_shift = 12, 30, 60

# %% wrong: each to each -> weights/everything-to-everything
each_entry, each_column, scale_and_shift = 360 * 360, 30, 60

# %% wrong: a Dense -> weights/dense-in-its-place
each_entry, each_column, scale_and_shift = 30 * 30, 30, 60

# %% wrong: rows for columns -> weights/columns-share
each_entry, each_column, scale_and_shift = 360, 12, 60

# %% wrong: a bias for each column -> weights/bias-added
each_entry, each_column, scale_and_shift = 360, 60, 60

# %% wrong: scale and shift for each entry -> weights/every-entry-of-a-sample
each_entry, each_column, scale_and_shift = 360, 30, 2 * 12 * 30

# %% wrong: a scale alone -> "scale_and_shift: The real number is larger than 30"
each_entry, each_column, scale_and_shift = 360, 30, 30

# %% wrong: a shape -> "each_entry: expected a whole number"
each_entry, each_column, scale_and_shift = (12, 30), 30, 60

# %% wrong: nothing written -> "nothing is written here yet for each_entry, each_column, scale_and_shift"
each_entry = each_column = scale_and_shift = ...

# %% wrong: a bias for each entry -> weights/bias-added
each_entry, each_column, scale_and_shift = 720, 30, 60
