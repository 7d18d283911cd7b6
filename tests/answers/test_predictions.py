"""What can be an answer is noted; what cannot be one is refused at once, in words, and never with an error."""

import numpy as np
import pytest

from shapewise import predict
from shapewise.answers.predictions import response_to
from shapewise.reading import keras

WINNER = {"winner": ("stride", "pooling")}

REFUSED = [
    # what was written, and what is said
    ({"output_shape": "4, 2"}, "output_shape is a shape: the lengths of its axes in parentheses, such as (None, 8, 4). "
     "You wrote '4, 2': leave the quotation marks out."),
    ({"output_shape": 4}, "You wrote 4; a single axis of that length is (4,), with a comma."),
    ({"output_shape": 2.5}, "You wrote 2.5."),
    ({"output_shape": (2, "a")}, "You wrote (2, 'a')."),
    ({"output_shape": {2, 4}}, "You wrote {2, 4}."),
    ({"output_shape": (2, True)}, "You wrote (2, True)."),
    ({"output_shape": ((2, 4),)}, "You wrote ((2, 4),)."),
    ({"output_shape": (0, 2)}, "You wrote (0, 2), but no axis has the length 0."),
    ({"output_shape": (-1, 2)}, "You wrote (-1, 2), but no axis has the length -1."),
    ({"output_shape": np.ones((2, 4))}, "You gave an array of shape (2, 4); its shape is asked, not the numbers "
                                        "in it."),
    ({"output_shape": keras.layers.Dense}, "You gave the class Dense."),
    ({"output_shape": None}, "You wrote None, which is no answer."),
    ({"kernel_shape": "3, 4"}, "kernel_shape is a shape: the lengths of its axes in parentheses, such as (3, 4)."),
    ({"parameters": True}, "parameters is a whole number, such as 42. You wrote True."),
    ({"parameters": "42"}, "You wrote '42': leave the quotation marks out."),
    ({"parameters": (42,)}, "You wrote (42,)."),
    ({"parameters": 2.5}, "You wrote 2.5."),
    ({"parameters": -2}, "You wrote -2; nothing can be counted below 0."),
    ({"parameters": 10**5000}, "parameters is a whole number"),
    ({"parameters": lambda: 42}, "You gave a function."),
    ({"value": "3"}, "value is a number such as 3, or several as in [1, 2]. You wrote '3'"),
    ({"value": True}, "You wrote True."),
    ({"value": [1, "a"]}, "You wrote [1, 'a']."),
    ({"value": float("nan")}, "You wrote nan."),
    ({"value": []}, "You wrote []."),
    ({"moves": "yes"}, "moves is True or False. You wrote 'yes': leave the quotation marks out."),
    ({"moves": (1, 2)}, "You wrote (1, 2)."),
    ({"winner": "dense", "options": WINNER}, 'winner is "stride" or "pooling". You wrote \'dense\'.'),
    ({"winner": True, "options": WINNER}, "You wrote True."),
    ({"updates": True, "options": {"updates": int}}, "updates is a whole number, such as 42. You wrote True."),
    ({"loss": [1, 2], "options": {"loss": float}}, "loss is a number, such as 0.5. You wrote [1, 2]."),
    ({"moves": 1, "options": {"moves": bool}}, "moves is True or False. You wrote 1."),
    ({"parametres": 42}, "parametres is not a word that predict knows: did you mean parameters?"),
    ({"output_shap": (2, 4)}, "did you mean output_shape?"),
    ({"parameters": 1, "confidence": 7}, "confidence is one of 1 (a guess), 2 (not sure), 3 (fairly sure), 4 "
                                         "(certain). You wrote 7."),
    ({"parameters": 1, "confidence": [3]}, "You wrote [3]."),
    ({"parameters": 1, "confidence": True}, "You wrote True."),
    ({"parameters": 1, "confidence": "3"}, "You wrote '3'"),
    ({"parameters": 1, "confidence": 2.5}, "You wrote 2.5."),
    ({"parameters": 1, "confidence": 0}, "You wrote 0."),
    ({"parameters": 1, "confidence": None}, "You wrote None"),
    ({}, "Nothing is asked here: name a part"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "said"), REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_an_answer_is_refused_in_words_and_nothing_is_noted(written, said):
    response = predict("refused", **{"confidence": 3, **written})
    assert said in str(response)
    assert str(response).endswith("Nothing is noted yet: change it, then run this cell again.")
    assert not response.complete
    assert response.answers == {}
    assert 'role="alert"' in response._repr_html_()


def test_an_answer_without_its_name_and_a_question_without_one_are_refused():
    assert "Say what each answer is about" in str(predict("refused", (2, 4), confidence=3))
    for nameless in (predict(), predict(3, parameters=2), predict("", parameters=2), predict((2, 4))):
        assert "The question has no name" in str(nameless)


def test_a_refused_answer_takes_the_place_of_the_one_before():
    assert predict("twice", parameters=3, confidence=2).complete
    predict("twice", parameters="three", confidence=2)
    assert not response_to("twice").complete


NOTED = [
    ({"output_shape": [None, np.int64(4), 2.0]}, {"output_shape": (None, 4, 2)}),
    ({"output_shape": np.array([4, 2])}, {"output_shape": (4, 2)}),
    ({"output_shape": keras.layers.Dense(2).compute_output_shape((None, 4, 3))}, {"output_shape": (None, 4, 2)}),
    ({"parameters": np.float32(42)}, {"parameters": 42}),
    ({"value": np.float32(0.5)}, {"value": 0.5}),
    ({"moves": np.True_}, {"moves": True}),
    ({"updates": 4}, {"updates": 4}),
    ({"winner": " Stride", "options": WINNER}, {"winner": "stride"}),
    ({"updates": 4.0, "options": {"updates": int}}, {"updates": 4}),
    ({"loss": 3, "options": {"loss": float}}, {"loss": 3.0}),
    ({"after": (4, 2), "options": {"after": tuple}}, {"after": (4, 2)}),
]


@pytest.mark.parametrize(("written", "plain"), NOTED, ids=lambda value: str(value)[:40])
def test_an_answer_is_noted_in_every_notation_that_a_reasonable_person_writes(written, plain):
    response = predict("noted", **{"confidence": 3, **written})
    assert response.complete
    assert response.answers == plain
    assert {name: type(value) for name, value in response.answers.items()} == {
        name: type(value) for name, value in plain.items()
    }


def test_messages_read_word_by_word():
    assert str(predict("q", output_shape=..., parameters=3, confidence=2)) == (
        "Still open: output_shape. Put your answer in place of the dots, then run this cell again."
    )
    assert str(predict("q", winner=..., output_shape=(2, ...), confidence=..., options=WINNER)) == (
        "Still open: winner, output_shape, confidence. Put your answer in place of the dots, then run this cell again. "
        'winner is "stride" or "pooling". confidence is how sure you are: 1 a guess, 2 not sure, 3 fairly sure, 4 '
        "certain."
    )
    assert str(predict("q", parameters=3)) == (
        "Noted: parameters 3. How sure are you? Put a number in place of the dots: "
        "1 a guess, 2 not sure, 3 fairly sure, 4 certain."
    )
    assert str(predict("q", parameters=3, winner="pooling", confidence=4, options=WINNER)) == (
        "Noted, certain: parameters 3, winner 'pooling'."
    )


def test_a_confidence_in_words_is_not_told_to_lose_its_quotation_marks():
    assert "You wrote 'sure'." in str(predict("words", parameters=3, confidence="sure"))
    assert "leave the quotation marks out" in str(predict("words", parameters=3, confidence="4"))
