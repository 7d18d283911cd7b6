"""The moments of an LSTM: what is drawn is what Keras returns, the weights are the layer's."""

import numpy as np
import pytest

from pictures.frames_read import cells, expected, touched
from shapewise import draw
from shapewise.layers import lstm
from shapewise.layers.call import LayerCall
from shapewise.pictures.lstm_film import LSTMFilm, small
from shapewise.pictures.lstm_numbers import LSTMNumbers, small_call
from shapewise.pictures.paper.style import number_text
from shapewise.reading import build, keras, run, small_integers, with_small_weights


def layer_and_input(shape=(1, 5, 2), units=3, **options):
    layer = with_small_weights(build(LayerCall("LSTM", units, **options)), (None, *shape[1:]))
    return layer, small_integers(shape, seed=5)


def call_of(steps=5, features=2, units=3, bias=True):
    r = np.random.default_rng(1)
    weights = [r.integers(-1, 2, size) for size in ((features, 4 * units), (units, 4 * units), (4 * units,))]
    return LSTMNumbers.of(r.integers(-2, 3, (1, steps, features)), *weights[:2], weights[2] if bias else None)


@pytest.mark.parametrize("options", [{}, {"return_sequences": True}, {"use_bias": False}], ids=str)
def test_the_picture_holds_what_keras_returns_cell_by_cell(options):
    layer, x = layer_and_input(**options)
    every = keras.layers.LSTM.from_config(layer.get_config() | {"return_sequences": True})
    every.build(x.shape)
    every.set_weights(layer.get_weights())
    y = run(every, x)
    frame = draw.lstm(layer, x)["sequences"]
    assert cells(frame, "every step") == pytest.approx(expected(y[0].T))
    assert cells(frame, "last step") == pytest.approx(expected(y[0, -1:].T))


def test_all_weights_of_the_layer_are_drawn_once_and_add_up_to_the_count():
    layer, x = layer_and_input()
    frame = draw.lstm(layer, x)["weights"]
    kernel, recurrent_kernel, bias = layer.get_weights()
    drawn = {name: cells(frame, name) for name in ("input gate", "forget gate", "candidate", "output gate")}
    assert sum(map(len, drawn.values())) == layer.count_params() == 72
    for place, numbers in enumerate(drawn.values()):
        block = slice(3 * place, 3 * place + 3)
        wanted = np.concatenate([kernel[:, block], recurrent_kernel[:, block], bias[None, block]]).T
        assert numbers == pytest.approx(expected(wanted))


def test_at_every_step_its_input_and_the_column_before_enter_the_same_weights():
    call, film = call_of(), LSTMFilm(call_of())
    weights = [film["weights"].grid(name) for name in ("input gate", "candidate")]
    for step in range(5):
        frame = film.at("step", step=step)
        assert frame.grids[0].values == tuple((float(value),) for value in call.x[0, step])
        before = call.y[0, step - 1] if step else np.zeros(3)
        assert frame.grids[1].values == tuple((float(value),) for value in before)
        assert [frame.grid(one.name) for one in weights] == weights
        output = next(grid for grid in frame.grids if grid.name == "output")
        assert [value is not None for value in output.values[0]] == [column <= step for column in range(5)]


def test_more_steps_make_the_grid_longer_and_more_units_make_the_weights_larger():
    films = [LSTMFilm(call_of(*sizes)) for sizes in ((5, 2, 3), (9, 2, 3), (5, 2, 4))]
    gates = [film["weights"].grid("forget gate") for film in films]
    assert (gates[1].width, gates[1].height) == (gates[0].width, gates[0].height)
    assert gates[2].width > gates[0].width
    assert [film.facts["parameters"].value for film in films] == [72, 72, 112]


@pytest.mark.parametrize("step, unit", [(0, 0), (1, 2), (4, 1)])
def test_the_opened_gates_add_up_from_products_to_the_output(step, unit):
    call = call_of()
    frame = LSTMFilm(call).at("gates", step=step, unit=unit)
    products, sums = (np.array(frame.grid(name).values) for name in ("products", "sums"))
    assert np.allclose(products.sum(axis=1), sums[:, 0])
    place = {name.removesuffix(" gate"): row for row, name in enumerate(frame.grid("gates").row_names)}
    i, f, g, o = (frame.grid("gates").values[place[gate]][0] for gate in ("input", "forget", "candidate", "output"))
    assert np.allclose([i, f, o], 1 / (1 + np.exp(-sums[[place["input"], place["forget"], place["output"]], 0])))
    cell = f * frame.grid("old cell").values[0][0] + i * g
    assert frame.grid("cell").values[0][0] == pytest.approx(cell)
    assert call.y[0, step, unit] == pytest.approx(o * np.tanh(cell))


def test_the_opened_gates_are_drawn_with_their_signs():
    frame = small()["gates"]
    gates, old, cell = frame.grid("gates"), frame.grid("old cell"), frame.grid("cell")
    level = {name: gates.row_y(row) + gates.tall / 2 for row, name in enumerate(gates.row_names)}
    signs = {(sign.text, round(sign.y)): sign for sign in frame.labels if sign.kind == "sign"}
    times_old = signs["×", round(level["forget gate"])]
    times_new = signs["×", round((level["input gate"] + level["candidate"]) / 2)]
    plus = next(sign for sign in frame.labels if sign.text == "+")
    assert gates.x + gates.width < times_old.x < old.x

    def into(sign):
        return [line.points[0] for line in frame.lines if line.points[-1] == (sign.x, sign.y)]

    middle = old.y + old.tall / 2
    assert sorted(y for _, y in into(times_old)) == pytest.approx([level["forget gate"], middle])
    assert sorted(y for _, y in into(times_new)) == pytest.approx([level["input gate"], level["candidate"]])
    assert set(into(plus)) == {(times_old.x, times_old.y), (times_new.x, times_new.y)}
    assert any(
        line.points[0] == (plus.x, plus.y) and line.points[-1][1] == cell.y + cell.tall / 2 for line in frame.lines
    )


def test_a_change_at_step_0_is_marked_where_it_can_be_seen():
    layer, x = layer_and_input()
    frame = draw.lstm(layer, x)["change"]
    before, after = frame.grid("output").values, frame.grid("output, moved")
    seen = {(r, c) for r, c in np.ndindex(3, 5) if number_text(before[r][c]) != number_text(after.values[r][c])}
    assert {(row, column) for row, column, _ in after.marks} == seen
    assert frame.title.startswith(f"The input at step 0 is raised by 1: {len({c for _, c in seen})} of 5 columns move")
    changed = x.astype("float32")
    changed[:, 0, 0] += 1
    every = keras.layers.LSTM.from_config(layer.get_config() | {"return_sequences": True})
    every.build(x.shape)
    every.set_weights(layer.get_weights())
    assert cells(frame, "output, moved") == pytest.approx(expected(run(every, changed)[0].T), abs=1e-5)


def test_a_change_that_cannot_be_seen_at_the_last_step_is_not_said_to_be_there():
    frame = small(units=1, features=1)["change"]
    assert frame.title.endswith("3 of 5 columns move; at the last step it is too little for these digits")
    assert 4 not in {column for _, column, _ in frame.grid("output, moved").marks}
    assert small()["change"].title.endswith("5 of 5 columns move, the last one too")


def test_the_moments_go_from_the_weights_over_every_step_to_the_change_that_is_felt():
    titles = [frame.title for frame in small()]
    assert titles[0].startswith("The weights of 3 units")
    assert [title.split(":")[0] for title in titles[1:6]] == [f"Step {step}" for step in range(5)]
    assert titles[-2].startswith("Unit 0 at step 4, opened")
    assert titles[-1].startswith("The input at step 0 is raised by 1: 5 of 5 columns move")


def test_the_words_say_each_moment_and_the_alternative_text_is_a_sentence_a_frame():
    film = draw.lstm(*layer_and_input())
    assert repr(film).startswith("1. The weights of 3 units")
    assert film.alternative_text.splitlines()[-1].startswith("4. Without return_sequences the last column alone")
    assert film.at("step", step=2).words.startswith("Step 2: its input and the column of step 1")
    assert film.at("gates", step=2, unit=1).words.startswith("Unit 1 at step 2, opened")


def test_what_comes_out_is_outlined():
    for return_sequences, name in ((False, "last step"), (True, "every step")):
        frame = small(return_sequences=return_sequences)["sequences"]
        grid = frame.grid(name)
        assert any((one.x, one.width, one.height) == (grid.x, grid.width, grid.height) for one in frame.outlines)


def test_a_cell_lights_up_what_it_was_made_of():
    lit, text = touched(small().at("step", step=1), "output", 2, 1)
    assert lit["input"] == {(0, 1), (1, 1)}
    assert lit["output"] == {(0, 0), (1, 0), (2, 0)}
    assert all(lit[gate] == {(2, column) for column in range(6)} for gate in ("forget gate", "candidate"))
    assert text.startswith("output gate ")
    frame = small()["gates"]
    assert touched(frame, "cell", 0, 0)[0] == {"gates": {(0, 0), (1, 0), (2, 0)}, "old cell": {(0, 0)}}
    assert touched(frame, "output", 0, 0)[0] == {"gates": {(3, 0)}, "cell": {(0, 0)}}


def test_a_longer_input_begins_like_a_shorter_one_and_no_bias_is_zero():
    short, long = small_call(units=3, steps=5, features=2), small_call(units=3, steps=9, features=2)
    assert np.array_equal(long.y[:, :5], short.y)
    assert np.all(long.bias != 0)
    ours = lstm.forward(long.x, long.kernel, long.recurrent_kernel, long.bias, return_sequences=True)
    assert np.allclose(ours, long.y)


REFUSED = [
    (LayerCall("GRU", 3), "a picture of LSTM: got a GRU layer"),
    (LayerCall("LSTM", 3, activation="softmax"), "does not show activation='softmax'"),
    (LayerCall("LSTM", 3, go_backwards=True), "does not show go_backwards=True"),
    (LayerCall("LSTM", 6), "got 6 units; expected at most 5"),
]


@pytest.mark.parametrize(("call", "reason"), REFUSED, ids=str)
def test_what_cannot_be_drawn_is_refused_by_name(call, reason):
    with pytest.raises(ValueError, match=reason):
        draw.lstm(build(call), np.ones((1, 5, 2)))


def test_a_moment_or_place_that_is_not_there_is_refused():
    film = LSTMFilm(call_of())
    with pytest.raises(ValueError, match="there is no frame 'gate'"):
        film["gate"]
    with pytest.raises(ValueError, match="there is no step 5: expected step from 0 to 4"):
        film.at("step", step=5)
    with pytest.raises(ValueError, match="there is no unit 3"):
        film.at("gates", step=0, unit=3)
