"""A layer as it is written in code."""

from shapewise.layers.call import LayerCall


def test_a_layer_is_written_as_in_code_and_equal_when_written_alike():
    call = LayerCall("Conv1D", 100, 10, padding="same")
    assert repr(call) == "Conv1D(100, 10, padding='same')"
    assert call == LayerCall("Conv1D", 100, 10, padding="same") != LayerCall("Conv1D", 100, 10)
    assert len({call, LayerCall("Conv1D", 100, 10, padding="same")}) == 1
