"""Exercises of lesson 05."""

import numpy as np

from shapewise.exercises.computing import Computes
from shapewise.exercises.exercise import Exercise
from shapewise.exercises.quantities import Corrections, Count, Number, Quantities, Sentences, Shape
from shapewise.reading import keras

layers, ops = keras.layers, keras.ops


def predicted(_):
    points, coordinates = 68, 2
    place = int(np.arange(points * coordinates).reshape(points, coordinates)[30, 1])
    head = layers.Dense(points * coordinates)
    head.build((None, 32))
    flat = layers.Dense(points * coordinates)
    flat.build((None, 10 * 10 * 32))
    return {
        "shape_a": Shape(layers.Reshape((points, coordinates)), (None, points * coordinates)),
        "parameters_a": Count(layers.Reshape((points, coordinates)), (None, points * coordinates)),
        "place": Number(
            place,
            {"reshape/columns-first": points + 30, "points/coordinate-of-the-next-point": 29 * coordinates + 1},
        ),
        "parameters_b": Number(
            head.count_params(),
            {
                "points/map-flattened-for-the-head": flat.count_params(),
                "points/two-filters-are-points": 32 * coordinates + coordinates,
                "reshape/has-weights": head.count_params() + (points * coordinates) ** 2,
            },
        ),
    }


# ---------------------------------------------------------------- fold and unfold


def folded(row, points, coordinates):
    return np.asarray(ops.reshape(row, (points, coordinates)))


def some_rows(n, rng):
    sizes = [(n.points, n.coordinates), (n.points + 1, n.coordinates + 1)]
    return [(rng.normal(size=points * coordinates), points, coordinates) for points, coordinates in sizes]


def sorted_by_point(rows):
    """All x, then all y of each sample, as points."""
    samples, twice = rows.shape
    return np.asarray(ops.transpose(ops.reshape(rows, (samples, 2, twice // 2)), (0, 2, 1)))


def some_halves(n, rng):
    return [(rng.normal(size=(n.samples, 2 * n.points)),), (rng.normal(size=(n.samples + 1, 2 * n.points + 2)),)]


# ---------------------------------------------------------------- find the errors


def corrected(n):
    places = np.arange(n.points * n.coordinates).reshape(n.points, n.coordinates)
    place = int(places[n.point, n.coordinate])
    conv = layers.Conv2D(n.coordinates, 3)
    numbers = int(np.prod(conv.compute_output_shape((None, n.side, n.side, n.channels))[1:]))
    head = layers.Dense(n.points * n.coordinates)
    head.build((None, n.channels))
    return {
        "numbers of the convolution": Number(
            numbers,
            {
                "points/two-filters-are-points": n.points * n.coordinates,
                "points/map-keeps-its-size": n.side * n.side * n.coordinates,
            },
        ),
        "place in the row": Number(
            place,
            {
                "reshape/columns-first": n.coordinate * n.points + n.point,
                "points/coordinate-of-the-next-point": (n.point - 1) * n.coordinates + n.coordinate,
            },
        ),
        "weights behind global pooling": Number(
            head.count_params(),
            {
                "points/map-flattened-for-the-head": (n.side * n.side * n.channels + 1) * n.points * n.coordinates,
                "reshape/has-weights": head.count_params() + (n.points * n.coordinates) ** 2,
            },
        ),
    }


EXERCISES = (
    Exercise(
        "points-predict",
        Quantities(predicted),
        points=2,
        minutes=6,
        stars=1,
        hints=(
            "A takes a row of 136 numbers and writes them in rows of two. How many rows are there, and what is computed?",
            "Point 0 stands at places 0 and 1 of the row, point 1 at 2 and 3. Go on to point 30.",
            "Global pooling leaves one number for each of the 32 channels. How many weights has Dense(136) behind 32 numbers?",
        ),
        solution="""
shape_a = (None, 68, 2)
parameters_a = 0
place = 30 * 2 + 1
parameters_b = 32 * 136 + 136
""",
        because="Reshape computes nothing, so it has no weights; point p stands at 2 x p and 2 x p + 1. The number of outputs is made by "
        "Dense, from the 32 numbers that global pooling leaves.",
    ),
    Exercise(
        "points-fold",
        Computes(
            folded,
            some_rows,
            {
                "reshape/columns-first": lambda row, points, coordinates: row.reshape(coordinates, points).T,
                "points/another-output": lambda row, points, coordinates: row,
            },
        ),
        points=2,
        minutes=8,
        stars=1,
        hints=(
            "Make an empty table of points and coordinates first, and fill it in two loops.",
            "At which place of the row does a point begin? Each point before it has taken as many places as there are coordinates.",
            "So coordinate c of point p comes from place p x coordinates + c of the row.",
        ),
        solution='''
def folded(row, points, coordinates):
    """(points, coordinates): the row, folded as Reshape does."""
    table = np.zeros((points, coordinates))
    for point in range(points):
        for coordinate in range(coordinates):
            table[point, coordinate] = row[point * coordinates + coordinate]
    return table
''',
        because="Row after row: a point takes the next numbers of the row. It is the arithmetic behind every Reshape: place = point x "
        "coordinates + coordinate.",
        sizes=({"points": 5, "coordinates": 2}, {"points": 3, "coordinates": 4}),
        hidden=({"points": 7, "coordinates": 3},),
        ranges={"points": (3, 9), "coordinates": (2, 5)},
    ),
    Exercise(
        "points-sorted",
        Computes(
            sorted_by_point,
            some_halves,
            {
                "points/another-output": lambda rows: rows,
                "permute/cuts-anew": lambda rows: rows.reshape(len(rows), -1, 2),
            },
        ),
        points=3,
        minutes=8,
        stars=2,
        hints=(
            "Cut each row where y begins: what shape holds x in one row and y in the other?",
            "(samples, 2, points) has the right numbers together, and the last two axes the wrong way round.",
            "reshape first, then transpose(0, 2, 1).",
        ),
        solution='''
def as_points(rows):
    """(samples, points, 2): from all x, then all y of each sample."""
    samples, twice = rows.shape
    return rows.reshape(samples, 2, twice // 2).transpose(0, 2, 1)
''',
        because="The numbers of a point are not neighbours here, so no reshape alone brings them together. An axis has to move, and "
        "that is what transpose does. In Keras it is Reshape((2, points)), then Permute((2, 1)).",
        sizes=({"samples": 3, "points": 5}, {"samples": 2, "points": 4}),
        hidden=({"samples": 4, "points": 6},),
        ranges={"samples": (2, 5), "points": (3, 8)},
    ),
    Exercise(
        "points-find-the-errors",
        Corrections(
            Sentences(wrong=(1, 3, 5), of=5), ("point", "coordinate", "points", "coordinates", "side", "channels"), corrected
        ),
        points=3,
        minutes=12,
        stars=3,
        hints=(
            "For the first sentence: how many numbers does a convolution with two filters give, and on what does that depend?",
            "For the third: write out the row for two points. Where does y of point 0 stand?",
            "For the fifth: global pooling leaves one number for each channel. How many weights has a Dense behind them?",
        ),
        solution='''
def corrected(point, coordinate, points, coordinates, side, channels):
    """Numbers that the convolution gives; place in the row; weights of the Dense behind global pooling."""
    numbers = (side - 2) * (side - 2) * coordinates
    place = point * coordinates + coordinate
    weights = channels * points * coordinates + points * coordinates
    return numbers, place, weights

wrong = [1, 3, 5]
''',
        because="A convolution gives two numbers at each place of the map, however many points there are. Reshape fills point after point. "
        "And Flatten is not needed: global pooling leaves one number for each channel, and Dense makes the outputs from them.",
        sizes=(
            {"point": 5, "coordinate": 1, "points": 68, "coordinates": 2, "side": 20, "channels": 32},
            {"point": 3, "coordinate": 2, "points": 9, "coordinates": 3, "side": 12, "channels": 8},
            {"point": 6, "coordinate": 1, "points": 11, "coordinates": 4, "side": 9, "channels": 5},
        ),
        hidden=({"point": 4, "coordinate": 2, "points": 13, "coordinates": 3, "side": 15, "channels": 7},),
    ),
)
