"""Datasets, generators and the names of inputs: what a model is fed with."""

import numpy as np
import tensorflow as tf

from errors.provoked.helpers import I, L, provokes, seq, z
from shapewise.reading import keras


def compiled(*layers):
    model = seq(*layers)
    model.compile("sgd", "mse")
    return model


def dataset(*arrays):
    return tf.data.Dataset.from_tensor_slices(arrays if len(arrays) > 1 else arrays[0])


def of_two():
    a, b = I((3,), name="size"), I((2,), name="age")
    model = keras.Model([a, b], L.Dense(1)(L.Concatenate()([a, b])))
    model.compile("sgd", "mse")
    return model


@provokes("data/no-batch", "dataset.batch(32)")
def dataset_without_batches():
    compiled(I((3,)), L.Dense(1)).fit(dataset(z(8, 3), z(8, 1)), verbose=0)


@provokes("data/no-batch", "dataset.batch(32)")
def pictures_without_batches():
    compiled(I((8, 8, 1)), L.Conv2D(2, 3), L.GlobalMaxPooling2D()).fit(dataset(z(4, 8, 8, 1), z(4, 2)), verbose=0)


@provokes("data/no-batch", "dataset.batch(32)")
def series_without_batches_predicted():
    compiled(I((5, 3)), L.LSTM(2)).predict(dataset(z(4, 5, 3)), verbose=0)


@provokes("data/batched-twice", "unbatch")
def dataset_of_batches_of_batches():
    compiled(I((3,)), L.Dense(1)).fit(dataset(z(8, 3), z(8, 1)).batch(2).batch(2), verbose=0)


@provokes("data/structure", "((x1, x2), y)")
def three_parts_for_two_inputs():
    of_two().fit(dataset(z(8, 3), z(8, 2), z(8, 1)).batch(4), verbose=0)


@provokes("data/structure", "sample_weight")
def four_parts():
    compiled(I((3,)), L.Dense(1)).fit(dataset(z(8, 3), z(8, 2), z(8, 2), z(8, 1)).batch(4), verbose=0)


@provokes("data/targets-twice", "fit(dataset)")
def dataset_and_targets():
    compiled(I((3,)), L.Dense(1)).fit(dataset(z(8, 3), z(8, 1)).batch(4), z(8, 1), verbose=0)


@provokes("data/no-targets", "lambda x: (x, x)")
def dataset_of_inputs_alone():
    compiled(I((3,)), L.Dense(3)).fit(dataset(z(8, 3)).batch(4), verbose=0)


@provokes("data/split", "dataset.skip")
def split_of_a_dataset():
    compiled(I((3,)), L.Dense(1)).fit(dataset(z(8, 3), z(8, 1)).batch(2), validation_split=0.25, verbose=0)


@provokes("input/names", "'age' in place of 'Age'")
def dictionary_with_another_name():
    of_two().predict({"size": z(4, 3), "Age": z(4, 2)}, verbose=0)


@provokes("input/names", "'size' in place of 'height'")
def dataset_of_dictionaries_with_another_name():
    of_two().fit(dataset({"height": z(8, 3), "age": z(8, 2)}, z(8, 1)).batch(4), verbose=0)


@provokes("input/names", "there is no array for input age", fixed=False)
def dictionary_without_an_input():
    of_two().predict({"size": z(4, 3)}, verbose=0)


@provokes("data/generator", "signature", fixed=False)
def generator_against_its_signature():
    def samples():
        yield np.zeros((4,), "float32")

    data = tf.data.Dataset.from_generator(samples, output_signature=tf.TensorSpec((3,)))
    list(data)


@provokes("data/no-batch", "yield x[None], y[None]")
def generator_of_single_samples():
    def samples():
        while True:
            yield np.zeros(3, "float32"), np.zeros(1, "float32")

    compiled(I((3,)), L.Dense(1)).fit(samples(), steps_per_epoch=2, verbose=0)


@provokes("data/samples", "x 95; y 100", fixed=False)
def more_targets_than_series():
    compiled(I((5, 3)), L.LSTM(1)).fit(z(95, 5, 3), z(100, 1), verbose=0)


@provokes("data/samples", fixed=False)
def sample_weights_of_another_length():
    compiled(I((3,)), L.Dense(1)).fit(z(8, 3), z(8, 1), sample_weight=z(7), verbose=0)


@provokes("data/dtype", "Python objects", fixed=False)
def a_table_with_a_column_of_text():
    compiled(I((3,)), L.Dense(1)).fit(np.array([["a", 1, 2], ["b", 3, 4]], dtype=object), z(2, 1), verbose=0)


@provokes("input/several", "a list of 2 arrays")
def one_array_for_two_inputs():
    of_two().fit(z(8, 5), z(8, 1), verbose=0)
