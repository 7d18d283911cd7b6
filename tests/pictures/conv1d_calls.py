"""Calls of a Conv1D as arrays, for tests that need no Keras: whole numbers, a bias that is not zero."""

import numpy as np

from shapewise.layers import conv1d
from shapewise.pictures.conv1d_numbers import Conv1DNumbers, small_call


def call(steps=6, channels=3, filters=2, kernel_size=2, strides=1, padding="valid"):
    """The storyboard's example, or another size of it."""
    return small_call(
        steps=steps, channels=channels, filters=filters, kernel_size=kernel_size, strides=strides, padding=padding
    )


def changed(original, *, batch=1, use_bias=True, **config):
    """The same arrays with another batch size, without the bias, or with other options."""
    x = original.x.repeat(batch, axis=0) + np.arange(batch)[:, None, None]
    bias = original.bias if use_bias else None
    return Conv1DNumbers.of(x, original.kernel, bias, conv1d.forward(x, original.kernel, bias, **config), config)


#: one of each kind of picture
CALLS = {
    "storyboard": call(),
    "one of everything": call(steps=3, channels=1, filters=1, kernel_size=1),
    "one window": call(steps=3, kernel_size=3),
    "strides": call(steps=8, kernel_size=3, strides=3),
    "strides beyond the kernel": call(steps=7, kernel_size=1, strides=3),
    "same": call(padding="same", kernel_size=3),
    "same, even kernel": call(padding="same", kernel_size=4, channels=4, filters=3),
    "causal": call(padding="causal", kernel_size=3),
    "dilated": changed(call(steps=7), dilation_rate=3),
    "no bias": changed(call(), use_bias=False),
    "a batch": changed(call(), batch=4),
    "relu": changed(call(), activation="relu"),
    "large": call(steps=10, channels=4, filters=4, kernel_size=4),
}
