"""The general sentences of lesson 00, tried on Keras; and running it counts no answers of the learner."""

import pytest

from lessons.claims import COURSE, claims
from shapewise import predict, progress, reveal
from shapewise.notebooks.canonical import read
from shapewise.reading import keras


@claims("The batch axis comes first; None means any number of samples.")
def test_none_is_any_number_of_samples_on_the_first_axis():
    model = keras.Sequential([keras.Input((2, 5)), keras.layers.Flatten()])
    assert model.input_shape == (None, 2, 5)
    for samples in (1, 3, 40):
        assert model(keras.ops.zeros((samples, 2, 5))).shape == (samples, 10)


@claims("Here somebody says that Dense(5) on 7 numbers has 35 parameters:")
def test_the_wrong_count_of_the_example_is_that_of_a_layer_without_bias():
    layer, without = keras.layers.Dense(5), keras.layers.Dense(5, use_bias=False)
    layer.build((None, 7)), without.build((None, 7))
    assert (layer.count_params(), without.count_params()) == (40, 35)


@pytest.fixture
def journal(tmp_path, monkeypatch):
    file = tmp_path / "progress.jsonl"
    monkeypatch.setenv("SHAPEWISE_PROGRESS", str(file))
    return file


def run(notebook):
    """Run the cells of a notebook one after the other, as they stand; what a cell raises on purpose is passed over."""
    names = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            source = "\n".join(line for line in cell.source.splitlines() if not line.startswith("%"))
            try:
                exec(compile(source, cell.id, "exec"), names)
            except Exception:
                assert "raises-exception" in cell.metadata.get("tags", []), cell.id


def test_running_the_lesson_as_it_is_counts_no_answer(journal):
    run(read(COURSE / "00_start_here.ipynb"))
    assert not journal.exists()
    assert progress().by_confidence == {}


def test_an_answer_of_the_learner_is_counted(journal):
    run(read(COURSE / "00_start_here.ipynb"))
    predict("first", output_shape=(None, 5), confidence=3)
    reveal("first", keras.layers.Flatten(), (None, 2, 5))
    assert progress().by_confidence == {3: (0, 1)}
