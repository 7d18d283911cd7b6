# %% right: as sums
wrong = [1, 3, 5]

def corrected(point, coordinate, points, coordinates, side, channels):
    numbers = (side - 2) * (side - 2) * coordinates
    return numbers, point * coordinates + coordinate, (channels + 1) * points * coordinates

# %% right: asked of Keras
wrong = {5, 3, 1}

def corrected(point, coordinate, points, coordinates, side, channels):
    conv, head = keras.layers.Conv2D(coordinates, 3), keras.layers.Dense(points * coordinates)
    head.build((None, channels))
    numbers = np.prod(conv.compute_output_shape((1, side, side, channels)))
    place = np.arange(points * coordinates).reshape(points, coordinates)[point, coordinate]
    return numbers, place, head.count_params()

# %% right: as a list
wrong = (5, 1, 3)

def corrected(point, coordinate, points, coordinates, side, channels):
    outputs = points * coordinates
    return [coordinates * (side - 3 + 1) ** 2, coordinate + coordinates * point, outputs + outputs * channels]

# %% right: raveled
wrong = np.array([1, 3, 5])

def corrected(point, coordinate, points, coordinates, side, channels):
    place = np.ravel_multi_index((point, coordinate), (points, coordinates))
    return (side * side - 4 * side + 4) * coordinates, int(place), points * coordinates * channels + coordinates * points

# %% wrong: two filters are points -> points/two-filters-are-points
wrong = [1, 3, 5]

def corrected(point, coordinate, points, coordinates, side, channels):
    return points * coordinates, point * coordinates + coordinate, (channels + 1) * points * coordinates

# %% wrong: the map keeps its size -> points/map-keeps-its-size
wrong = [1, 3, 5]

def corrected(point, coordinate, points, coordinates, side, channels):
    return side * side * coordinates, point * coordinates + coordinate, (channels + 1) * points * coordinates

# %% wrong: all x, then all y -> reshape/columns-first
wrong = [1, 3, 5]

def corrected(point, coordinate, points, coordinates, side, channels):
    return (side - 2) ** 2 * coordinates, coordinate * points + point, (channels + 1) * points * coordinates

# %% wrong: counted from 1 -> points/coordinate-of-the-next-point
wrong = [1, 3, 5]

def corrected(point, coordinate, points, coordinates, side, channels):
    return (side - 2) ** 2 * coordinates, (point - 1) * coordinates + coordinate, (channels + 1) * points * coordinates

# %% wrong: flattened -> points/map-flattened-for-the-head
wrong = [1, 3, 5]

def corrected(point, coordinate, points, coordinates, side, channels):
    return (side - 2) ** 2 * coordinates, point * coordinates + coordinate, (side * side * channels + 1) * points * coordinates

# %% wrong: Reshape has weights -> reshape/has-weights
wrong = [1, 3, 5]

def corrected(point, coordinate, points, coordinates, side, channels):
    return (side - 2) ** 2 * coordinates, point * coordinates + coordinate, (channels + 1) * points * coordinates + (points * coordinates) ** 2

# %% wrong: without biases -> "weights behind global pooling"
wrong = [1, 3, 5]

def corrected(point, coordinate, points, coordinates, side, channels):
    return (side - 2) ** 2 * coordinates, point * coordinates + coordinate, channels * points * coordinates

# %% wrong: the fourth for the fifth -> "sentence"
wrong = [1, 3, 4]

def corrected(point, coordinate, points, coordinates, side, channels):
    return (side - 2) ** 2 * coordinates, point * coordinates + coordinate, (channels + 1) * points * coordinates

# %% wrong: one is missing -> "sentence"
wrong = [1, 3]

def corrected(point, coordinate, points, coordinates, side, channels):
    return (side - 2) ** 2 * coordinates, point * coordinates + coordinate, (channels + 1) * points * coordinates

# %% wrong: all of them -> "sentence"
wrong = [1, 2, 3, 4, 5]

def corrected(point, coordinate, points, coordinates, side, channels):
    return (side - 2) ** 2 * coordinates, point * coordinates + coordinate, (channels + 1) * points * coordinates

# %% wrong: nothing written -> "nothing is written here yet"
wrong = ...

def corrected(point, coordinate, points, coordinates, side, channels):
    """Numbers that the convolution gives; place in the row; weights of the Dense behind global pooling."""
    raise NotImplementedError("put your own code in the place of this line")
