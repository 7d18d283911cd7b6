"""Pictures of LSTM: what is drawn is what Keras returns, the weights are the layer's, the words are the same."""

import numpy as np
import pytest
from matplotlib import pyplot

from shapewise import draw
from shapewise.layers.call import LayerCall
from shapewise.pictures.lstm_frames import LSTMFrames, frame_of, walk
from shapewise.pictures.lstm_numbers import LSTMNumbers
from shapewise.pictures.lstm_opened import gates_opened
from shapewise.reading import build, keras, run, small_integers, with_small_weights


@pytest.fixture(autouse=True)
def _close_figures():
    yield
    pyplot.close("all")


def layer_and_input(shape=(1, 5, 2), units=3, **options):
    layer = with_small_weights(build(LayerCall("LSTM", units, **options)), (None, *shape[1:]))
    return layer, small_integers(shape, seed=5)


def call_of(steps=5, features=2, units=3, bias=True):
    r = np.random.default_rng(1)
    weights = [r.integers(-1, 2, size) for size in ((features, 4 * units), (units, 4 * units), (4 * units,))]
    return LSTMNumbers.of(r.integers(-2, 3, (1, steps, features)), *weights[:2], weights[2] if bias else None)


def read_back(ax, name):
    found = {}
    for text in ax.texts:
        if (text.get_gid() or "").startswith(f"{name} "):
            row, column = map(int, text.get_gid().split()[-2:])
            found[row, column] = float(text.get_text().replace("−", "-"))
    return found


@pytest.mark.parametrize("options", [{}, {"return_sequences": True}, {"use_bias": False}], ids=str)
def test_the_picture_holds_what_keras_returns_cell_by_cell(options):
    layer, x = layer_and_input(**options)
    every = keras.layers.LSTM.from_config(layer.get_config() | {"return_sequences": True})
    every.build(x.shape)
    every.set_weights(layer.get_weights())
    y = run(every, x)
    drawn = read_back(draw.draw_lstm(layer, x, frame="sequences"), "every step")
    assert drawn == pytest.approx({(unit, step): y[0, step, unit] for step, unit in np.ndindex(5, 3)}, abs=0.006)
    last = read_back(draw.draw_lstm(layer, x, frame="sequences"), "last step")
    assert last == pytest.approx({(unit, 0): y[0, -1, unit] for unit in range(3)}, abs=0.006)


def test_all_weights_of_the_layer_are_drawn_once_and_add_up_to_the_count():
    layer, x = layer_and_input()
    ax = draw.draw_lstm(layer, x, frame="weights")
    kernel, recurrent_kernel, bias = layer.get_weights()
    drawn = {name: read_back(ax, name) for name in ("input gate", "forget gate", "candidate", "output gate")}
    assert sum(map(len, drawn.values())) == layer.count_params() == 72
    for place, numbers in enumerate(drawn.values()):
        block = slice(3 * place, 3 * place + 3)
        wanted = np.concatenate([kernel[:, block], recurrent_kernel[:, block], bias[None, block]]).T
        assert numbers == pytest.approx(dict(np.ndenumerate(wanted)), abs=0.006)


def test_at_every_step_its_input_and_the_column_before_enter_the_same_weights():
    call = call_of()
    weights = [frame_of(call, "weights").grid(name) for name in ("input gate", "candidate")]
    for step in range(5):
        frame = frame_of(call, "step", step)
        assert frame.grids[0].values == tuple((float(value),) for value in call.x[0, step])
        before = call.y[0, step - 1] if step else np.zeros(3)
        assert frame.grids[1].values == tuple((float(value),) for value in before)
        assert [frame.grid(one.name) for one in weights] == weights
        output = next(grid for grid in frame.grids if grid.name == "output")
        assert [value is not None for value in output.values[0]] == [column <= step for column in range(5)]


def test_more_steps_make_the_grid_longer_and_more_units_make_the_weights_larger():
    small, longer, wider = (LSTMFrames(call_of(*sizes)) for sizes in ((5, 2, 3), (9, 2, 3), (5, 2, 4)))
    assert (longer.gate_wide, longer.gate_high) == (small.gate_wide, small.gate_high)
    assert wider.gate_wide > small.gate_wide
    counts = [frames.call.parameters().value for frames in (small, longer, wider)]
    assert counts == [72, 72, 112]


@pytest.mark.parametrize("step, unit", [(0, 0), (1, 2), (4, 1)])
def test_the_opened_gates_add_up_from_products_to_the_output(step, unit):
    call = call_of()
    frame = gates_opened(call, step, unit)
    products, sums = (np.array(frame.grid(name).values) for name in ("products", "sums"))
    assert np.allclose(products.sum(axis=1), sums[:, 0])
    i, f, g, o = np.array(frame.grid("gates").values)[:, 0]
    assert np.allclose([i, f, o], 1 / (1 + np.exp(-sums[[0, 1, 3], 0])))
    cell = f * frame.grid("old cell").values[0][0] + i * g
    assert frame.grid("cell").values[0][0] == pytest.approx(cell)
    assert call.y[0, step, unit] == pytest.approx(o * np.tanh(cell))


def test_a_change_at_step_0_is_marked_at_the_last_step_though_there_are_fewer_units_than_steps():
    layer, x = layer_and_input()
    words = draw.describe_lstm_memory(layer, x)
    assert words.startswith("The input at step 0 is raised by 1: 5 of 5 columns move")
    ax = draw.draw_lstm_memory(layer, x)
    assert ax.figure.alternative_text == words


def test_the_words_are_the_alternative_text():
    layer, x = layer_and_input()
    ax = draw.draw_lstm(layer, x, step=2)
    assert ax.figure.alternative_text == draw.describe_lstm(layer, x, step=2)
    ax = draw.draw_lstm_gates(layer, x, step=2, unit=1)
    assert ax.figure.alternative_text == draw.describe_lstm_gates(layer, x, step=2, unit=1)
    film = draw.draw_lstm_film(layer, x).figure.alternative_text
    assert film.startswith("1. The weights of 3 units")
    assert "\n\n4. Without return_sequences the last column alone" in film


@pytest.mark.parametrize("sizes", [(5, 2, 3), (1, 1, 1), (10, 4, 5), (9, 1, 4)], ids=str)
def test_no_two_grids_and_no_text_leave_the_picture(sizes):
    call = call_of(*sizes)
    for key, step in walk(call):
        frame = frame_of(call, key, step)
        boxes = [(grid.x, grid.y, grid.x + grid.width, grid.y + grid.height) for grid in frame.grids]
        assert all(0 <= x and right <= frame.width and bottom <= frame.height for x, _, right, bottom in boxes)
        for i, a in enumerate(boxes):
            for b in boxes[:i]:
                assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (key, sizes)


REFUSED = [
    (LayerCall("GRU", 3), "a picture of LSTM: got a GRU layer"),
    (LayerCall("LSTM", 3, activation="softmax"), "does not show activation='softmax'"),
    (LayerCall("LSTM", 3, go_backwards=True), "does not show go_backwards=True"),
    (LayerCall("LSTM", 6), "got 6 units; expected at most 5"),
]


@pytest.mark.parametrize(("call", "reason"), REFUSED, ids=str)
def test_what_cannot_be_drawn_is_refused_by_name(call, reason):
    with pytest.raises(ValueError, match=reason):
        draw.draw_lstm(build(call), np.ones((1, 5, 2)))


def test_a_frame_or_step_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="there is no frame 'gate'"):
        frame_of(call_of(), "gate")
    with pytest.raises(ValueError, match="there is no step 5: expected step from 0 to 4"):
        frame_of(call_of(), "step", 5)
    with pytest.raises(ValueError, match="there is no unit 3"):
        gates_opened(call_of(), 0, 3)
