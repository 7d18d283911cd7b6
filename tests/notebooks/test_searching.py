"""A question in a learner's own words finds the lesson that answers it."""

import pytest

from shapewise.errors import known
from shapewise.lessons import lessons
from shapewise.misconceptions.predicting import beliefs_by_code
from shapewise.notebooks.searching import search

#: Questions as people ask them, none of them in the words of a title -> the lesson.
QUESTIONS = {
    "does a 1D convolution apply its filters to every feature separately?": "06_conv1d_channels",
    "is units in an LSTM the number of time steps it remembers?": "18_lstm_units",
    "should I downsample with strides or max pooling": "13_stride_or_pooling",
    "what does a dense layer do with 3D input, does it flatten?": "02_dense_last_axis",
}
#: Titles of questions as they are typed into a search box, pasted errors included: the words of the index were chosen
#: with these.
TUNED_ON = {
    "What is the None in model.summary() output shape?": "01_batch_axis",
    "does changing batch_size change the number of weights": "01_batch_axis",
    "keras dense layer on 3d input output shape": "02_dense_last_axis",
    "why does my mnist classifier with Dense(10) on 28x28 give output (None, 28, 10)": "03_flatten_images",
    "do I need Flatten before Dense for images": "03_flatten_images",
    "loss goes down but the predictions are all the same, mse": "04_target_shape",
    "ValueError: Arguments `target` and `output` must have the same rank (ndim). Received: "
    "target.shape=(None,)": "04_target_shape",
    "how do I output 68 landmarks with x and y coordinates": "05_reshape_outputs",
    "conv1d input with 9 features, output is 119x100 instead of 119x900, where did the "
    "features go?": "06_conv1d_channels",
    "difference between filters and kernel_size in Conv1D": "07_filters_and_kernel_size",
    "what is the point of a 1x1 convolution?": "08_kernel_of_one",
    "Computed output size would be zero or negative. Received inputs shape=(None, 1, 133906)": "09_which_axis_is_time",
    "why is my output 64 long when I use padding='same' with strides=2": "10_padding_and_strides",
    "what does valid padding mean, how long is the output": "10_padding_and_strides",
    "conv2d get_weights shape (3, 3, 3, 32) what does each number mean": "11_kernel_layout",
    "how to visualise the filters of the first conv layer": "11_kernel_layout",
    "can I use densenet with images larger than 224": "12_input_size_and_weights",
    "max pooling vs strided convolution which is better": "13_stride_or_pooling",
    "how do I upsample with Conv2DTranspose, checkerboard artifacts": "14_growing_a_map",
    "why is SeparableConv2D not faster than Conv2D on GPU": "15_count_and_clock",
    "Embedding layer input_dim 263 output_dim 64 what is the output shape": "16_embedding_lookup",
    "InvalidArgumentError: indices[0,0] = 263 is not in [0, 263)": "16_embedding_lookup",
    "expected ndim=3, found ndim=2. Full shape received: (None, 2) simple_rnn": "17_rnn_three_axes",
    "what does the number of units in LSTM mean": "18_lstm_units",
    "stack two LSTM layers error expected ndim=3, found ndim=2": "19_return_sequences",
    "when should I use return_sequences=True": "19_return_sequences",
    "TimeDistributed(Dense) after LSTM one output per timestep": "19_return_sequences",
    "predict on a shorter sequence than the model was trained on": "20_windows",
    "how to make sliding windows from a time series for LSTM": "20_windows",
    "Data cardinality is ambiguous. Make sure all arrays contain the same number of samples": "21_samples_first",
    "should I reshape or transpose my numpy array": "21_samples_first",
    "custom layer add_weight shape=input_shape None error": "22_weights_and_the_batch",
    "elementwise multiplication with trainable weights hadamard": "22_weights_and_the_batch",
    "lstm many to one vs many to many": "19_return_sequences",
    "what is hidden state size in an rnn": "17_rnn_three_axes",
    "stateful lstm batch size must be the same": "18_lstm_units",
}
#: The same, written before the index was looked at: of these, some may miss.
UNSEEN = {
    "model.fit batch size vs number of samples, what is one epoch": "01_batch_axis",
    "why does the summary show (None, 20, 1), where is my 100": "01_batch_axis",
    "Dense after Conv1D keeps the time dimension": "02_dense_last_axis",
    "CNN accuracy stuck, dense applied directly on 2d image": "03_flatten_images",
    "UserWarning: Using a target size that is different to the input size mse": "04_target_shape",
    "my model outputs shape (None, 28, 1) but I have one label per sample": "04_target_shape",
    "face keypoints regression output (68, 2)": "05_reshape_outputs",
    "does conv1d share the kernel across input channels": "06_conv1d_channels",
    "Conv1D(100, 4) what is 100 and what is 4": "07_filters_and_kernel_size",
    "is conv1d with kernel size 1 the same as a dense layer": "08_kernel_of_one",
    "Negative dimension size caused by subtracting 3 from 1 for 'conv1d_1/convolution/Conv2D'": "09_which_axis_is_time",
    "conv1d on a univariate series: (samples, 1, n) or (samples, n, 1)?": "09_which_axis_is_time",
    "formula for output size with stride and padding": "10_padding_and_strides",
    "shape of kernel weights of Conv2D for RGB image": "11_kernel_layout",
    "number of parameters of a CNN when image size doubles": "12_input_size_and_weights",
    "replace MaxPooling2D by stride 2 convolution": "13_stride_or_pooling",
    "how to invert a convolution in a decoder": "14_growing_a_map",
    "depthwise separable convolution slower than expected": "15_count_and_clock",
    "keras embedding index out of range": "16_embedding_lookup",
    "how to feed 2D data to SimpleRNN": "17_rnn_three_axes",
    "Input 0 of layer lstm is incompatible: expected ndim=3, found ndim=2. Full shape received: "
    "(None, 10)": "19_return_sequences",
    "how many lstm units should I choose for 30 timesteps": "18_lstm_units",
    "LSTM output only last timestep, I want all": "19_return_sequences",
    "Bidirectional LSTM output shape doubled": "19_return_sequences",
    "lstm trained on 600 timesteps, test on 10": "20_windows",
    "timeseries_dataset_from_array off by one target": "20_windows",
    "group 7 images as one training example": "21_samples_first",
    "Data cardinality is ambiguous x sizes: 42 y sizes: 6": "21_samples_first",
    "Shapes used to initialize variables must be fully-defined (no `None` dimensions)": "22_weights_and_the_batch",
    "write my own layer with one weight per input": "22_weights_and_the_batch",
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_finds_its_lesson_among_the_first(root, question):
    assert QUESTIONS[question] in search(root, question).lessons[:2]


@pytest.mark.parametrize(("asked", "may_miss"), [(TUNED_ON, 3), (UNSEEN, 4)], ids=["tuned on", "unseen"])
def test_questions_as_people_ask_them_find_their_lesson_first_or_second(root, asked, may_miss):
    missed = {
        question: found for question, slug in asked.items() if slug not in (found := search(root, question).lessons[:2])
    }
    assert len(missed) <= may_miss, missed


def test_whoever_pastes_an_error_finds_that_error_first(root):
    pasted = "Shapes used to initialize variables must be fully-defined (no `None` dimensions). Received: shape=(None, 16) for variable"
    assert search(root, pasted).errors[0] == "weights/not-defined"
    assert search(root, "Dense and its units").errors[:1] != ("data/no-batch",)


@pytest.mark.parametrize("one", [one for one in lessons() if one.belief], ids=lambda one: one.slug)
def test_a_belief_in_its_own_words_finds_its_lesson(root, one):
    assert one.slug in search(root, one.belief).lessons[:2]


def test_beliefs_and_errors_that_are_found_exist_and_are_said_once(root):
    found = search(root, "the last axis of the input shape of a recurrent layer")
    assert 1 <= len(found.beliefs) <= 3
    beliefs = [beliefs_by_code()[code].claim for code in found.beliefs]
    assert len(set(beliefs)) == len(beliefs)
    assert set(search(root, "kernel window does not fit").errors) <= {one.code for one in known()}
    assert "kernel/does-not-fit" in search(root, "kernel window does not fit").errors


def test_words_that_nobody_uses_find_nothing(root):
    assert not search(root, "xyzzy")


@pytest.mark.parametrize("question", ["", "?", "why is it what it is", "(None, 28, 1)"])
def test_a_question_without_a_word_is_asked_again(root, question):
    with pytest.raises(ValueError, match="has no word to search for: say what it is about"):
        search(root, question)


@pytest.mark.parametrize("question", ['dense" OR 1', "dense AND NEAR(", "dense*", "title: dense", "dense -conv"])
def test_marks_of_the_search_language_are_only_marks(root, question):
    assert search(root, question)
