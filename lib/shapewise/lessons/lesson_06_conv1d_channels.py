"""Lesson 06."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question

LESSON = Lesson(
    slug="06_conv1d_channels",
    title="Conv1D: where do my channels go?",
    belief="Conv1D convolves each feature by itself.",
    kind="surprise",
    minutes=40,
    questions=("Q01", "Q19"),
    asked_as=(
        "multivariate time series, several features or sensors",
        "where do the features go",
        "groups, depthwise, one filter for each feature",
    ),
    teaches=(
        "Conv1D",
        "DepthwiseConv1D",
        "DepthwiseConv1D.depth_multiplier",
        "GlobalMaxPooling1D",
        "Dense",
        "Dense.activation",
    ),
    removes=("conv1d/*", "depthwise_conv1d/*"),
    vote=Question("conv1d-vote", LayerCall("Conv1D", 50, 5), (None, 60, 4), ("output_shape",)),
    mixed=(
        Question("conv1d-64-filters", LayerCall("Conv1D", 64, 3), (None, 10, 32)),
        Question("conv1d-12-sensors", LayerCall("Conv1D", 16, 5), (None, 40, 12)),
        Question(
            "conv1d-in-a-model",
            (LayerCall("Conv1D", 8, 4), LayerCall("GlobalMaxPooling1D"), LayerCall("Dense", 3)),
            (None, 24, 6),
        ),
    ),
)
