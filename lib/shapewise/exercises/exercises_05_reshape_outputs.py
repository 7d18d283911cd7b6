"""Exercises of lesson 05."""

import numpy as np

from shapewise.exercises.computing import Computes
from shapewise.exercises.exercise import Exercise
from shapewise.exercises.layers import MakesLayer
from shapewise.exercises.properties import AnyNumber, AtMost, Moves, NotFromOneNumber, OutputShape, TellsApart
from shapewise.exercises.quantities import Corrections, Count, Number, Quantities, Sentences, Shape
from shapewise.reading import keras

layers, ops = keras.layers, keras.ops


def predicted(_):
    points, coordinates, channels, side = 21, 3, 48, 12
    place = int(np.arange(points * coordinates).reshape(points, coordinates)[12, 2])
    head, flat = layers.Dense(points * coordinates), layers.Dense(points * coordinates)
    folded = layers.Reshape((points, coordinates))
    head.build((None, channels))
    flat.build((None, side * side * channels))
    return {
        "shape_a": Shape(folded, (None, points * coordinates)),
        "parameters_a": Count(folded, (None, points * coordinates)),
        "place": Number(
            place,
            {
                "reshape/columns-first": 2 * points + 12,
                "points/coordinate-of-the-next-point": 11 * coordinates + 2,
                "points/places-counted-from-one": place + 1,
            },
        ),
        "parameters_b": Number(
            head.count_params(),
            {
                "points/map-flattened-for-the-head": flat.count_params(),
                "points/two-filters-are-points": channels * coordinates + coordinates,
                "reshape/has-weights": head.count_params() + (points * coordinates) ** 2,
                "dense/bias-forgotten": channels * points * coordinates,
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


# ---------------------------------------------------------------- a head for little money


def sees_all_and_tells_places(n):
    return (
        OutputShape((None, n.points, 2)),
        AtMost(n.most),
        Moves(lambda place, where: True),
        AnyNumber(),
        NotFromOneNumber(),
        TellsApart(lambda x: x[:, ::-1], "turn the map upside down"),
    )


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
                "dense/bias-forgotten": n.channels * n.points * n.coordinates,
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
            "A takes a row of 63 numbers and writes them in rows of three. How many rows are there, and what is "
            "computed?",
            "Point 0 stands at places 0, 1 and 2 of the row, point 1 at 3, 4 and 5. Go on to point 12.",
            "Global pooling leaves one number for each of the 48 channels. How many weights has Dense(63) behind "
            "48 numbers?",
        ),
        solution="""
shape_a = (None, 21, 3)
parameters_a = 0
place = 12 * 3 + 2
parameters_b = 48 * 63 + 63
""",
        because="Reshape computes nothing, so it has no weights; coordinate c of point p stands at place 3 x p + "
        "c. The number of "
        "outputs is made by Dense, from the 48 numbers that global pooling leaves.",
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
            "At which place of the row does a point begin? Each point before it has taken as many places as there "
            "are coordinates.",
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
        because="Row after row: a point takes the next numbers of the row. It is the arithmetic behind every "
        "Reshape: place = point x "
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
        points=2,
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
        because="The numbers of a point are not neighbours here, so no reshape alone brings them together. An "
        "axis has to move, and "
        "that is what transpose does. In Keras it is Reshape((2, points)), then Permute((2, 1)).",
        sizes=({"samples": 3, "points": 5}, {"samples": 2, "points": 4}),
        hidden=({"samples": 4, "points": 6},),
        ranges={"samples": (2, 5), "points": (3, 8)},
    ),
    Exercise(
        "points-few-weights",
        MakesLayer(
            lambda n: (None, n.side, n.side, n.channels),
            ("side", "channels", "points", "most"),
            properties=sees_all_and_tells_places,
        ),
        points=2,
        minutes=12,
        stars=3,
        hints=(
            "Behind Flatten, Dense has (side * side * channels + 1) weights for each output. Which of the three "
            "lengths can you make "
            "smaller without losing the places?",
            "Lesson 02: Dense works on the last axis, with the same weights at every place of the map. How many "
            "weights has "
            "Dense(1) there?",
            "Dense(1), Flatten, Dense(2 * points), Reshape.",
        ),
        solution='''
def few_weights(side, channels, points, most):
    """The end of a model: (points, 2) from a map, with at most `most` weights."""
    return keras.Sequential([
        keras.Input((side, side, channels)),
        keras.layers.Dense(1),
        keras.layers.Flatten(),
        keras.layers.Dense(2 * points),
        keras.layers.Reshape((points, 2)),
    ])
''',
        because="Dense(1) makes one number of the channels at each place, with the same few weights everywhere. "
        "So Flatten passes on "
        "side x side numbers, and their places are still told apart; behind global pooling they are not.",
        sizes=(
            {"side": 6, "channels": 8, "points": 5, "most": 500},
            {"side": 5, "channels": 10, "points": 7, "most": 600},
        ),
        hidden=({"side": 7, "channels": 6, "points": 4, "most": 600},),
    ),
    Exercise(
        "points-find-the-errors",
        Corrections(
            Sentences(wrong=(1, 3, 5), of=5),
            ("point", "coordinate", "points", "coordinates", "side", "channels"),
            corrected,
        ),
        points=2,
        minutes=12,
        stars=3,
        hints=(
            "For the first sentence: how many numbers does a convolution with two filters give, and on what does "
            "that depend?",
            "For the third: write out the row for two points. Where does y of point 0 stand?",
            "For the fifth: global pooling leaves one number for each channel. How many weights has a Dense "
            "behind them?",
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
        because="A convolution gives two numbers at each place of the map, however many points there are. Reshape "
        "fills point after point. "
        "And Flatten is not needed: global pooling leaves one number for each channel, and Dense makes the "
        "outputs from them.",
        sizes=(
            {"point": 5, "coordinate": 1, "points": 68, "coordinates": 2, "side": 20, "channels": 32},
            {"point": 3, "coordinate": 2, "points": 9, "coordinates": 3, "side": 12, "channels": 8},
            {"point": 6, "coordinate": 1, "points": 11, "coordinates": 4, "side": 9, "channels": 5},
        ),
        hidden=({"point": 4, "coordinate": 2, "points": 13, "coordinates": 3, "side": 15, "channels": 7},),
    ),
)
