"""Windows and targets in the picture are those of Keras' own utility."""

import numpy as np
import pytest

from pictures.frames_read import cells, expected
from shapewise import draw
from shapewise.pictures.windows_film import number_of_windows, small
from shapewise.reading import keras

SERIES = np.array([3, 1, 4, 2, 5, 9, 2, 6, 5, 8])


@pytest.mark.parametrize(("width", "horizon", "stride"), [(3, 1, 1), (2, 3, 1), (4, 1, 2), (3, 0, 3), (1, 1, 1)])
def test_windows_and_targets_are_those_of_keras(width, horizon, stride):
    frame = draw.windows(SERIES, width, horizon, stride)["all"]
    targets = SERIES[width - 1 + horizon :]
    data = keras.utils.timeseries_dataset_from_array(
        SERIES[: len(targets) + width - 1], targets, width, sequence_stride=stride, batch_size=99
    )
    theirs, their_targets = next(iter(data))
    assert cells(frame, "windows") == expected(np.asarray(theirs, dtype=float))
    assert cells(frame, "targets") == expected(np.asarray(their_targets, dtype=float)[:, None])
    assert number_of_windows(len(SERIES), width, horizon, stride) == len(theirs)


def test_a_window_is_outlined_in_the_series_and_its_target_too():
    frame = draw.windows(SERIES, 3, 2).at("window", window=4)
    assert frame.title == "Window 4 begins at step 4; its target is 2 steps after its end"
    assert str(frame.arithmetic) == "target of the window, step: 8"
    assert len(cells(frame, "windows")) == 5 * 3


def test_a_horizon_of_0_takes_the_last_point_of_the_window():
    film = small(horizon=0)
    assert film.targets.tolist() == film.table[:, -1].tolist()
    assert film["window"].title == "Window 0 begins at step 0; its target is its last point"
    assert film.facts["windows"].value == 5


def test_what_cannot_be_drawn_is_refused_by_name():
    with pytest.raises(ValueError, match="the picture shows a series of single numbers: got 2 axes"):
        draw.windows(np.ones((5, 2)), 2)
    with pytest.raises(ValueError, match="no window has a target: got 3 points, width 3, horizon 1"):
        draw.windows(np.ones(3), 3)
    with pytest.raises(ValueError, match="got 40 points; expected at most 12"):
        draw.windows(np.ones(40), 3)
