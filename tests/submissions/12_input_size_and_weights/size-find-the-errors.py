# %% right: in two lines
def corrected(height, width, channels, filters, classes):
    conv = 9 * channels * filters + filters
    return conv + filters * classes + classes, conv + (height - 2) * (width - 2) * filters * classes + classes, 18 * filters, 0

wrong = [1, 3, 5]

# %% right: in another order
def corrected(height, width, channels, filters, classes):
    conv = 9 * channels * filters + filters
    return conv + (filters + 1) * classes, conv + ((height - 2) * (width - 2) * filters + 1) * classes, 18 * filters, 0

wrong = {5, 1, 3}

# %% right: asked of Keras
def corrected(height, width, channels, filters, classes):
    L = keras.layers
    def count(middle, channels=channels, width=width):
        return keras.Sequential([keras.Input((height, width, channels)), L.Conv2D(filters, 3), middle, L.Dense(classes)]).count_params()
    mean = L.GlobalAveragePooling2D
    a = count(mean())
    return a, count(L.Flatten()), count(mean(), channels + 2) - a, count(mean(), width=2 * width) - a

wrong = (1, 3, 5)

# %% wrong: a weight for each pixel -> input_size/weights-grow-with-the-picture
def corrected(height, width, channels, filters, classes):
    conv = 9 * channels * filters + filters
    return height * width * channels * filters + filters + filters * classes + classes, conv + (height - 2) * (width - 2) * filters * classes + classes, 18 * filters, 0

wrong = [1, 3, 5]

# %% wrong: the channels do not count -> conv2d/weights-of-one-channel
def corrected(height, width, channels, filters, classes):
    conv = 9 * channels * filters + filters
    return 9 * filters + filters + filters * classes + classes, conv + (height - 2) * (width - 2) * filters * classes + classes, 18 * filters, 0

wrong = [1, 3, 5]

# %% wrong: no bias -> conv2d/bias-forgotten
def corrected(height, width, channels, filters, classes):
    conv = 9 * channels * filters + filters
    return 9 * channels * filters + filters * classes, conv + (height - 2) * (width - 2) * filters * classes + classes, 18 * filters, 0

wrong = [1, 3, 5]

# %% wrong: the head does not grow -> input_size/head-does-not-grow
def corrected(height, width, channels, filters, classes):
    conv = 9 * channels * filters + filters
    return 10 * 0 + conv + filters * classes + classes, conv + filters * classes + classes, 18 * filters, 0

wrong = [1, 3, 5]

# %% wrong: maps as large as the picture -> conv1d/length-kept
def corrected(height, width, channels, filters, classes):
    conv = 9 * channels * filters + filters
    return 10 * 0 + conv + filters * classes + classes, conv + height * width * filters * classes + classes, 18 * filters, 0

wrong = [1, 3, 5]

# %% wrong: channels cost nothing -> conv2d/weights-of-one-channel
def corrected(height, width, channels, filters, classes):
    conv = 9 * channels * filters + filters
    return 10 * 0 + conv + filters * classes + classes, conv + (height - 2) * (width - 2) * filters * classes + classes, 0, 0

wrong = [1, 3, 5]

# %% wrong: channels cost a weight for each pixel -> input_size/weights-grow-with-the-picture
def corrected(height, width, channels, filters, classes):
    conv = 9 * channels * filters + filters
    return 10 * 0 + conv + filters * classes + classes, conv + (height - 2) * (width - 2) * filters * classes + classes, height * width * 2 * filters, 0

wrong = [1, 3, 5]

# %% wrong: twice as wide, twice as many -> input_size/weights-grow-with-the-picture
def corrected(height, width, channels, filters, classes):
    conv = 9 * channels * filters + filters
    return 10 * 0 + conv + filters * classes + classes, conv + (height - 2) * (width - 2) * filters * classes + classes, 18 * filters, conv + filters * classes + classes

wrong = [1, 3, 5]

# %% wrong: a true sentence named -> "sentence 2 is true"
def corrected(height, width, channels, filters, classes):
    conv = 9 * channels * filters + filters
    return 10 * 0 + conv + filters * classes + classes, conv + (height - 2) * (width - 2) * filters * classes + classes, 18 * filters, 0

wrong = [1, 2, 3]

# %% wrong: one sentence missing -> "one more is"
def corrected(height, width, channels, filters, classes):
    conv = 9 * channels * filters + filters
    return 10 * 0 + conv + filters * classes + classes, conv + (height - 2) * (width - 2) * filters * classes + classes, 18 * filters, 0

wrong = [1, 3]

# %% wrong: right for one size only -> "parameters"
def corrected(height, width, channels, filters, classes):
    return 269, 3429, 144, 0

wrong = [1, 3, 5]

# %% wrong: nothing yet -> "nothing is written here yet"
def corrected(height, width, channels, filters, classes):
    raise NotImplementedError()

wrong = ...
