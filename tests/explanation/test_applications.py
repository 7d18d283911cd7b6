"""explain on the models of keras.applications: shapes and parameters are Keras' own, each with its arithmetic."""

import pytest

from shapewise.explanation import explain
from shapewise.reading import keras

#: one of every family, quick to build
QUICK = [
    "ConvNeXtTiny", "DenseNet121", "EfficientNetB0", "EfficientNetV2B0", "InceptionResNetV2", "InceptionV3", "MobileNet",
    "MobileNetV2", "MobileNetV3Small", "NASNetMobile", "ResNet50", "ResNet50V2", "Xception",
]  # fmt: skip
#: the others
REST = [
    "ConvNeXtBase", "ConvNeXtLarge", "ConvNeXtSmall", "ConvNeXtXLarge", "DenseNet169", "DenseNet201", "EfficientNetB1",
    "EfficientNetB2", "EfficientNetB3", "EfficientNetB4", "EfficientNetB5", "EfficientNetB6", "EfficientNetB7",
    "EfficientNetV2B1", "EfficientNetV2B2", "EfficientNetV2B3", "EfficientNetV2L", "EfficientNetV2M", "EfficientNetV2S",
    "MobileNetV3Large", "NASNetLarge", "ResNet101", "ResNet101V2", "ResNet152", "ResNet152V2", "VGG16", "VGG19",
]  # fmt: skip


def disagreements(name):
    """The rows of a model that are not what Keras says, or have no arithmetic."""
    model = getattr(keras.applications, name)(weights=None)
    explanation = explain(model)
    said = {
        operation.name: (tuple(operation.output.shape), getattr(operation, "count_params", lambda: 0)())
        for operation in model.operations
        if not isinstance(operation, keras.layers.InputLayer)
    }
    wrong = [row.name for row in explanation.rows if (row.output_shape.value, row.parameters.value) != said[row.name]]
    unexplained = [row.kind for row in explanation.rows if not row.explained]
    assert len(explanation.rows) == len(said)
    assert explanation.total == model.count_params() == sum(row.parameters.value for row in explanation.rows)
    assert explanation.trainable == sum(int(weight.shape.num_elements()) for weight in model.trainable_weights)
    keras.backend.clear_session()
    return wrong + unexplained


@pytest.mark.parametrize("name", QUICK)
def test_a_model_of_every_family_is_explained_without_a_disagreement(name):
    assert disagreements(name) == []


@pytest.mark.slow
@pytest.mark.everything
@pytest.mark.parametrize("name", REST)
def test_every_other_model_is_explained_without_a_disagreement(name):
    assert disagreements(name) == []


def test_no_model_is_left_out():
    there = {
        name for name in dir(keras.applications) if name[0].isupper() and callable(getattr(keras.applications, name))
    }
    assert there == {*QUICK, *REST}


def test_the_figures_of_the_question_about_input_size_and_channels():
    def net(shape):
        return keras.applications.DenseNet121(weights=None, include_top=False, pooling="avg", input_shape=shape)

    grey, large, colour = net((224, 224, 1)), net((512, 512, 1)), net((224, 224, 3))
    assert explain(grey).total == explain(large).total == 7_031_232
    assert explain(colour).total == 7_037_504
    whole = explain(keras.Sequential([keras.Input((224, 224, 1)), grey, keras.layers.Dense(2)]))
    assert (whole.total, whole.trainable) == (7_033_282, 6_949_634)
    assert "7031232 + 2050 = 7033282" in str(whole)
    assert "a model of 427 layers" in str(whole)
    sizes = explain(grey, large)
    assert "layers with the same number of parameters in both: 427 of 427" in str(sizes)
    channels = explain(colour, grey)
    assert [one.layer for one in channels.differences if one.what == "parameters"] == ["conv1_conv"]
    assert "7 x 7 x 3 x 64 = 9408" in str(channels)
    assert "7 x 7 x 1 x 64 = 3136" in str(channels)
    assert "because its input has 3 on the last axis against 1" in str(channels)
    assert "6272 fewer" in str(channels)
