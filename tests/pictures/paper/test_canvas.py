import io

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from pictures.conv1d_calls import CALLS, call
from shapewise.pictures.conv1d_film import Conv1DFilm
from shapewise.pictures.paper.canvas import Canvas
from shapewise.pictures.paper.drawing import new_figure, paint


def pixels(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def painted(frame):
    figure, ax = new_figure([frame])
    agg = FigureCanvasAgg(figure)
    paint([frame], ax)
    agg.draw()
    return np.asarray(agg.buffer_rgba())[:, :, :3].astype(int)


def blurred(image):
    """Means over squares of 4 pixels: where a letter stands to a fraction of a pixel does not matter."""
    high, wide = (length // 4 * 4 for length in image.shape[:2])
    return image[:high, :wide].reshape(high // 4, 4, wide // 4, 4, 3).mean(axis=(1, 3))


def test_the_stamped_frame_looks_like_the_painted_one():
    canvas = Canvas()
    for numbers in (CALLS["storyboard"], CALLS["a batch"], CALLS["same"]):
        for key in ("filter", "sum window=1 filter=1", "row"):
            frame = Conv1DFilm(numbers)[key]
            stamped, drawn = blurred(pixels(canvas.png(frame))), blurred(painted(frame))
            assert stamped.shape == drawn.shape
            assert np.abs(stamped - drawn).max() < 110
            assert np.abs(stamped - drawn).mean() < 1.5


def test_a_missing_text_would_be_seen():
    canvas, frame = Canvas(), Conv1DFilm(call())["row"]
    canvas._stamps.put = lambda text, pixels: None
    assert np.abs(blurred(pixels(canvas.png(frame))) - blurred(painted(frame))).mean() > 1.5


def test_the_same_frame_gives_the_same_bytes_whatever_was_drawn_before():
    frames = list(Conv1DFilm(call()))
    canvas = Canvas()
    before = [canvas.png(frame) for frame in frames]
    assert [canvas.png(frame) for frame in reversed(frames)] == before[::-1]
    assert Canvas().png(frames[3]) == before[3]
    assert len(set(before)) == len(before)
