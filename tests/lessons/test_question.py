"""A question as data: said in a sentence, asked by a call that can be run."""

import pytest

from shapewise.answers.predictions import Response
from shapewise.layers.call import LayerCall
from shapewise.lessons import Question

CONV = LayerCall("Conv1D", 4, 3)


def test_a_question_says_its_layer_its_input_and_what_is_asked():
    assert Question("q", CONV, (None, 10, 2)).prompt == (
        "Conv1D(4, 3) gets an input of shape (None, 10, 2): what is the shape of its output, and how many "
        "parameters does it have?"
    )
    assert Question("q", CONV, (None, 10, 2), ("parameters",)).prompt.endswith(": how many parameters does it have?")
    model = Question("q", (CONV, LayerCall("Flatten")), (None, 10, 2), text="How long is the row?")
    assert (
        model.prompt
        == "A model of Conv1D(4, 3), then Flatten() gets an input of shape (None, 10, 2): How long is the row?"
    )
    assert model.is_model


def test_the_call_of_a_question_is_a_prediction_that_is_open():
    from shapewise import predict

    response = eval(Question("q", CONV, (None, 10, 2)).call, {"predict": predict})
    assert isinstance(response, Response)
    assert response.open == ["output_shape", "parameters", "confidence"]


@pytest.mark.parametrize("asks", [(), ("value",), ("output_shape", "moves")])
def test_what_a_question_cannot_ask_is_refused(asks):
    with pytest.raises(ValueError, match="question 'q' asks .*: expected output_shape or parameters, or both."):
        Question("q", CONV, (None, 10, 2), asks)
