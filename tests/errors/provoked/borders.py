"""Borders and indices: more cut off than there is, output_padding, an einsum with two lengths for one letter."""

from errors.provoked.helpers import I, L, provokes, z
from shapewise.reading import keras


@provokes("reshape/cropping", "7 - 4 - 4 = -1")
def all_of_a_series_cut_off():
    L.Cropping1D(4)(z(1, 7, 2))


@provokes("reshape/cropping", "cropping=((3, 3), (4, 4))")
def all_of_a_picture_cut_off():
    L.Cropping2D(4)(I((7, 20, 2)))


@provokes("reshape/cropping", "axis 1, which has 4")
def all_of_a_volume_cut_off():
    L.Cropping3D(2)(z(1, 4, 9, 9, 2))


@provokes("argument/output-padding", "output_padding=1")
def output_padding_as_large_as_the_strides():
    L.Conv2DTranspose(3, 3, strides=2, output_padding=2)(z(1, 4, 4, 2))


@provokes("tensor/einsum", "the index j of 'bij,bjk->bik' has two lengths: 4 and 5", fixed=False)
def an_index_with_two_lengths():
    keras.ops.einsum("bij,bjk->bik", z(2, 3, 4), z(2, 5, 6))


@provokes("call/attention", "layer([x, x])")
def attention_of_a_list_of_one():
    L.Attention()([z(2, 3, 4)])
