"""Attention, merging, skip connections and recurrent states: several tensors that do not go together."""

import numpy as np

from errors.provoked.helpers import I, L, func, provokes, seq, z
from shapewise.reading import keras


@provokes("call/attention", "layer([x, x])")
def attention_of_one_tensor():
    L.Attention()(I((5, 8)))


@provokes("call/attention", "layer(x, x)")
def multi_head_attention_of_a_list():
    L.MultiHeadAttention(2, 4)([I((5, 8)), I((5, 8))])


@provokes("attention/lengths", "a key of 6 steps")
def multi_head_attention_with_another_key():
    L.MultiHeadAttention(2, 4)(I((5, 8)), I((6, 8)), I((7, 8)))


@provokes("attention/lengths", "7 values, 6 keys")
def attention_with_more_values_than_keys():
    L.Attention()([z(2, 5, 8), z(2, 7, 8), z(2, 6, 8)])


@provokes("attention/widths", "a Dense(8) on the value")
def attention_of_two_widths():
    L.Attention()([z(2, 5, 8), z(2, 6, 4)])


@provokes("attention/widths", "MultiHeadAttention(1, 8)")
def additive_attention_of_two_widths():
    L.AdditiveAttention()([z(2, 5, 8), z(2, 6, 4)])


@provokes("attention/batch", "2 samples of queries, 3 of values", fixed=False)
def attention_of_two_batches():
    L.MultiHeadAttention(2, 4)(z(2, 5, 8), z(3, 5, 8))


@provokes("attention/mask", "mask[:, None, :]")
def padding_mask_without_queries():
    L.MultiHeadAttention(2, 4)(z(3, 5, 8), z(3, 6, 8), attention_mask=np.ones((3, 6), bool))


@provokes("attention/mask", "queries before values")
def mask_of_values_before_queries():
    L.MultiHeadAttention(2, 4)(z(3, 5, 8), z(3, 6, 8), attention_mask=np.ones((3, 6, 5), bool))


@provokes("attention/mask", "mask=[None, mask]", fixed=False)
def attention_mask_of_another_length():
    L.Attention()([z(3, 5, 8), z(3, 6, 8)], mask=[None, np.ones((3, 5), bool)])


@provokes("attention/built", "a Dense(8) before it")
def attention_on_another_width_than_before():
    layer = L.MultiHeadAttention(2, 4)
    layer(z(2, 5, 8), z(2, 5, 8))
    layer(z(2, 5, 6), z(2, 5, 6))


@provokes("merge/count", "two at a time")
def three_tensors_subtracted():
    L.Subtract()([I((4,)), I((4,)), I((4,))])


@provokes("merge/count", "layer([a, b])")
def dot_of_one():
    L.Dot(axes=1)([I((4,))])


@provokes("merge/list", "layer([a, b])")
def add_of_two_arguments():
    L.Add()(I((4,)), I((4,)))


@provokes("merge/list", "layer([a, b])")
def concatenate_of_two_arguments():
    L.Concatenate()(I((4, 2)), I((4, 2)))


@provokes("merge/batch", "different numbers of them", fixed=False)
def sum_of_two_batches():
    L.Add()([z(4, 3), z(5, 3)])


@provokes("merge/axis", "axes=")
def dot_over_a_missing_axis():
    L.Dot(axes=2)([I((4,)), I((4,))])


@provokes("merge/shapes", "Cropping2D")
def residual_of_an_odd_picture():
    x = I((25, 25, 2))
    y = L.UpSampling2D()(L.MaxPooling2D()(x))
    L.Add()([x, y])


@provokes("merge/concatenate", "ZeroPadding2D")
def unet_of_an_odd_picture():
    x = I((101, 101, 3))
    small = L.MaxPooling2D(name="halve")(L.Conv2D(4, 3, padding="same")(x))
    large = L.Conv2DTranspose(4, 2, strides=2)(small)
    L.Concatenate()([x, large])


@provokes("merge/shapes", "Conv1D")
def residual_of_a_series_that_is_halved():
    x = I((64, 8))
    L.Add()([x, L.Conv1D(8, 3, strides=2, padding="same")(x)])


@provokes("merge/shapes", 'padding is "valid"')
def residual_without_padding():
    x = I((64, 8))
    L.Add()([x, L.Conv1D(8, 3)(x)])


@provokes("merge/shapes", "a Dense(8) on the second input")
def residual_of_two_widths():
    x = I((8,))
    L.Add()([x, L.Dense(16)(x)])


@provokes("recurrent/state-width", "units=8")
def decoder_narrower_than_its_encoder():
    _, h, c = L.LSTM(8, return_state=True)(z(2, 5, 3))
    L.LSTM(4)(z(2, 5, 3), initial_state=[h, c])


@provokes("recurrent/states", "output, h, c")
def states_that_were_not_asked_for():
    output, h, c = L.LSTM(4)(I((5, 3)))


@provokes("recurrent/states", "output, h")
def cell_state_of_a_gru():
    output, h, c = L.GRU(4, return_state=True)(I((5, 3)))


@provokes("recurrent/cell", "keras.layers.LSTM(4)")
def units_in_place_of_a_cell():
    L.RNN(4)


@provokes("input/one", "return_state=False")
def dense_on_output_and_states():
    x = I((5, 3))
    L.Dense(1, name="answer")(L.LSTM(4, return_state=True, name="memory")(x))


@provokes("input/one", "Concatenate")
def dense_on_two_tensors():
    L.Dense(1)([I((3,)), I((3,))])


@provokes("input/several", "layer([a, b])")
def model_of_two_inputs_on_two_arguments():
    a, b = I((3,), name="a"), I((3,), name="b")
    keras.Model([a, b], L.Add()([a, b]))(z(2, 3), z(2, 3))


@provokes("input/model", "in the order of the inputs picture, size")
def two_inputs_in_the_other_order():
    a, b = I((28, 28), name="picture"), I((3,), name="size")
    model = keras.Model([a, b], L.Dense(1)(L.Concatenate()([L.Flatten()(a), b])))
    model.predict([z(4, 3), z(4, 28, 28)], verbose=0)


@provokes("input/model", "x[..., :3]")
def rgba_into_rgb():
    func((32, 32, 3), L.Conv2D(2, 3), L.GlobalMaxPooling2D()).predict(z(2, 32, 32, 4), verbose=0)


@provokes("input/model", "Concatenate()([x, x, x])")
def grey_into_rgb():
    func((32, 32, 3), L.Conv2D(2, 3), L.GlobalMaxPooling2D()).predict(z(2, 28, 28, 1), verbose=0)


@provokes("input/model", "np.transpose(x, (0, 2, 3, 1))")
def channels_first_from_another_framework():
    func((32, 32, 3), L.Conv2D(2, 3), L.GlobalMaxPooling2D()).predict(z(2, 3, 32, 32), verbose=0)


@provokes("input/model", "without it")
def samples_counted_into_the_input():
    seq(I((1000, 20, 3)), L.Dense(4)).predict(z(1000, 20, 3), verbose=0)


@provokes("input/kernel-axes", "one channel")
def convolution_over_pictures_without_channels():
    L.Conv2D(4, 3).compute_output_shape((None, 28, 28))


@provokes("input/kernel-axes", "without TimeDistributed")
def time_distributed_convolution_of_single_pictures():
    L.TimeDistributed(L.Conv2D(4, 3))(I((28, 28, 1)))


@provokes("input/number-of-axes", "RepeatVector")
def repeat_of_a_sequence():
    seq(I((5, 3)), L.RepeatVector(4))


@provokes("input/number-of-axes")
def permute_of_three_axes_on_two():
    seq(I((5, 3)), L.Permute((1, 2, 3)))


@provokes("reshape/time-distributed")
def time_distributed_convolution_of_pictures():
    seq(I((28,)), L.TimeDistributed(L.Dense(4)))
