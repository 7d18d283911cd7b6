# %% right: as sums
samples = 420420 // 7
shape_a = (None, 36, 32, 9, 8)
shape_b = (None, 36, 32, 8)
parameters_c = 4 * (1 + 50 + 1) * 50

# %% right: asked of Keras
samples = int(420420 / 7)
shape_a = keras.layers.Conv3D(8, (5, 5, 1)).compute_output_shape((None, 40, 36, 9, 1))
shape_b = keras.layers.Conv2D(8, 5).compute_output_shape((None, 40, 36, 9))
encoder = keras.layers.LSTM(50)
encoder.build((None, 512, 1))
parameters_c = encoder.count_params()

# %% right: without the batch axis
samples, shape_a, shape_b, parameters_c = 60060, (36, 32, 9, 8), (36, 32, 8), 10400

# %% right: lists
samples, shape_a, shape_b, parameters_c = np.int64(60060), [None, 36, 32, 9, 8], [36, 32, 8], 10400.0

# %% wrong: a target for each picture -> samples/targets-repeated
samples, shape_a, shape_b, parameters_c = 420420, (36, 32, 9, 8), (36, 32, 8), 10400

# %% wrong: a sample for each run of neighbours -> samples/neighbours-are-a-sample
samples, shape_a, shape_b, parameters_c = 420420 - 6, (36, 32, 9, 8), (36, 32, 8), 10400

# %% wrong: the convolution adds up the nine -> samples/added-up-by-the-convolution
samples, shape_a, shape_b, parameters_c = 60060, (36, 32, 1, 8), (36, 32, 8), 10400

# %% wrong: the pictures are channels -> samples/pictures-are-channels
samples, shape_a, shape_b, parameters_c = 60060, (36, 32, 8), (36, 32, 8), 10400

# %% wrong: neighbours are mixed -> samples/neighbours-mixed
samples, shape_a, shape_b, parameters_c = 60060, (36, 32, 7, 8), (36, 32, 8), 10400

# %% wrong: features as many as samples -> samples/samples-are-features
samples, shape_a, shape_b, parameters_c = 60060, (36, 32, 9, 8), (36, 32, 8), 120010200

# %% wrong: 512 features of one step -> samples/steps-are-features
samples, shape_a, shape_b, parameters_c = 60060, (36, 32, 9, 8), (36, 32, 8), 112600

# %% wrong: times seven -> "samples: The real number is smaller than 2942940"
samples, shape_a, shape_b, parameters_c = 420420 * 7, (36, 32, 9, 8), (36, 32, 8), 10400

# %% wrong: a Dense in place of the LSTM -> "parameters_c: The real number is smaller than 25650"
samples, shape_a, shape_b, parameters_c = 60060, (36, 32, 9, 8), (36, 32, 8), 512 * 50 + 50

# %% wrong: weights of its own for each step -> "parameters_c: The real number is smaller than 51200"
samples, shape_a, shape_b, parameters_c = 60060, (36, 32, 9, 8), (36, 32, 8), 512 * (50 + 50)

# %% wrong: nothing written -> "nothing is written here yet for samples, shape_a, shape_b, parameters_c"
samples = shape_a = shape_b = parameters_c = ...
