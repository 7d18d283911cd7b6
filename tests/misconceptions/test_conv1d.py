"""The computations that Conv1D is wrongly believed to do, against the layers that really do them.

Where a Keras layer realises a belief, that layer is run with the corresponding weights. Where none does, the oracle
is a sum written with einsum over the windows; it shares nothing with the loops of the library.
"""

import numpy as np
import pytest

from misconceptions.believing import layers_behind, numbers
from shapewise.layers import conv1d
from shapewise.layers.call import LayerCall
from shapewise.misconceptions import conv1d_padding
from shapewise.misconceptions.predicting import beliefs_about
from shapewise.reading import build, keras, run, small_integers

FILTERS, SIZE, STEPS, CHANNELS = 4, 3, 9, 5
X = small_integers((2, STEPS, CHANNELS), 1)
KERNEL = small_integers((SIZE, CHANNELS, FILTERS), 2)
BIAS = small_integers((FILTERS,), 3)
#: every channel with the same strip of weights: what a filter without depth has
STRIP = np.repeat(KERNEL[:, :1], CHANNELS, axis=1)

#: the code, options of the layer asked about, its kernel, and the weights that make the other layer compute the belief
REALISED = [
    ("conv1d/channels-kept-apart", {}, KERNEL, (KERNEL, np.tile(BIAS, CHANNELS))),
    ("conv1d/channels-kept-apart", {"padding": "same", "strides": 2}, KERNEL, (KERNEL, np.tile(BIAS, CHANNELS))),
    ("conv1d/feature-axis-kept", {}, STRIP, (KERNEL[:, None, :1], BIAS)),
    ("conv1d/feature-axis-kept", {"padding": "same"}, STRIP, (KERNEL[:, None, :1], BIAS)),
    ("conv1d/windows-do-not-overlap", {}, KERNEL, (KERNEL, BIAS)),
    ("conv1d/one-window-forgotten", {}, KERNEL, (np.pad(KERNEL, ((0, 1), (0, 0), (0, 0))), BIAS)),
    ("conv1d/padding-ignored", {"padding": "same"}, KERNEL, (KERNEL, BIAS)),
    ("conv1d/padding-ignored", {"padding": "causal"}, KERNEL, (KERNEL, BIAS)),
    ("conv1d/strides-ignored", {"strides": 2}, KERNEL, (KERNEL, BIAS)),
    ("conv1d/dilation-ignored", {"dilation_rate": 2}, KERNEL, (KERNEL, BIAS)),
    ("conv1d/bias-forgotten", {}, KERNEL, (KERNEL,)),
    ("conv1d/length-kept", {}, KERNEL, (KERNEL, BIAS)),
    ("conv1d/length-kept", {"strides": 2}, KERNEL, (KERNEL, BIAS)),
    ("conv1d/one-step-at-a-time", {}, KERNEL, (KERNEL[0], BIAS)),
    ("conv1d/relu-built-in", {}, KERNEL, (KERNEL, BIAS)),
]


def run_chain(calls, x, weights):
    """What real layers give one after the other; the last has the weights."""
    for call in calls[:-1]:
        x = run(build(call), x)
    layer = build(calls[-1])
    layer.build(x.shape)
    layer.set_weights([np.asarray(w).reshape(v.shape) for w, v in zip(weights, layer.get_weights(), strict=True)])
    return run(layer, x)


@pytest.mark.parametrize(("code", "options", "kernel", "weights"), REALISED, ids=lambda value: str(value)[:40])
def test_the_computation_of_a_belief_is_what_its_layer_does(code, options, kernel, weights):
    config = {"filters": FILTERS, "kernel_size": SIZE, **options}
    ours = numbers(code, X, kernel, BIAS, **config)
    theirs = run_chain(layers_behind(code, X.shape, **config), X, weights)
    assert np.array_equal(ours, theirs)


def windows(x, size):
    """Every window of `size` steps: (batch, windows, size, channels)."""
    return np.stack([x[:, start : start + size] for start in range(x.shape[1] - size + 1)], axis=1)


def scrambled(kernel):
    """The kernel's numbers in their order in memory, dealt out as (channels, kernel_size, filters)."""
    flat, result = kernel.ravel(), np.zeros_like(kernel)
    for k, c, f in np.ndindex(kernel.shape):
        result[k, c, f] = flat[(c * SIZE + k) * FILTERS + f]
    return result


W = windows(X, SIZE).astype(float)
COMPUTED = [
    # the code, the same sum on paper
    ("conv1d/channels-averaged", np.einsum("bnkc,kcf->bnfc", W, KERNEL).mean(axis=-1) + BIAS),
    ("conv1d/plain-sum", W.sum(axis=(2, 3))[..., None] + BIAS),
    ("conv1d/first-channel-only", np.einsum("bnk,kf->bnf", W[..., 0], KERNEL[:, 0]) + BIAS),
    ("conv1d/bias-per-channel", (np.einsum("bnkc,kcf->bncf", W, KERNEL) + BIAS).sum(axis=2)),
    ("conv1d/bias-per-product", (np.einsum("bnkc,kcf->bnkcf", W, KERNEL) + BIAS).sum(axis=(2, 3))),
    ("conv1d/kernel-flipped", np.einsum("bnkc,kcf->bnf", W[:, :, ::-1], KERNEL) + BIAS),
    ("conv1d/kernel-axes-swapped", np.einsum("bnkc,kcf->bnf", W, scrambled(KERNEL)) + BIAS),
    ("conv1d/filters-alike", np.repeat(np.einsum("bnkc,kc->bn", W, KERNEL[..., 0])[..., None], FILTERS, axis=2) + BIAS),
    ("conv1d/channels-kept-apart", np.concatenate([np.einsum("bnk,kf->bnf", W[..., c], KERNEL[:, c]) + BIAS
                                                   for c in range(CHANNELS)], axis=-1)),
    ("conv1d/feature-axis-kept", np.einsum("bnkc,kcf->bncf", W, KERNEL) + BIAS),
    ("conv1d/windows-do-not-overlap", np.einsum("bnkc,kcf->bnf", W[:, ::SIZE], KERNEL) + BIAS),
    ("conv1d/one-window-forgotten", np.einsum("bnkc,kcf->bnf", W[:, :-1], KERNEL) + BIAS),
    ("conv1d/bias-forgotten", np.einsum("bnkc,kcf->bnf", W, KERNEL)),
    ("conv1d/window-averaged", (W[..., None] * KERNEL).mean(axis=(2, 3)) + BIAS),
    ("conv1d/bias-per-step", (np.einsum("bnkc,kcf->bnkf", W, KERNEL) + BIAS).sum(axis=2)),
    ("conv1d/one-bias-for-all", np.einsum("bnkc,kcf->bnf", W, KERNEL) + BIAS[0]),
    ("conv1d/one-step-at-a-time", X @ KERNEL[0] + BIAS),
    ("conv1d/is-a-pooling", W.max(axis=2)),
    ("conv1d/relu-built-in", np.clip(np.einsum("bnkc,kcf->bnf", W, KERNEL) + BIAS, 0, None)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "on_paper"), COMPUTED, ids=[code for code, _ in COMPUTED])
def test_the_computation_of_a_belief_is_the_sum_on_paper(code, on_paper):
    ours = numbers(code, X, KERNEL, BIAS, filters=FILTERS, kernel_size=SIZE)
    assert ours.shape == on_paper.shape
    assert np.allclose(ours, on_paper, rtol=1e-6, atol=1e-6)


def test_strides_believed_to_shorten_only_take_the_first_windows():
    ours = numbers("conv1d/strides-shorten-only", X, KERNEL, BIAS, filters=FILTERS, kernel_size=SIZE, strides=3)
    assert np.array_equal(ours, np.einsum("bnkc,kcf->bnf", W[:, :3], KERNEL) + BIAS)


def test_every_wrong_computation_is_verified_here():
    verified = {code for code, *_ in REALISED} | {code for code, _ in COMPUTED} | {"conv1d/strides-shorten-only"}
    elsewhere = {one.code for one in conv1d_padding.BELIEFS}
    assert verified == {one.code for one in beliefs_about("Conv1D") if "value" in one.about} - elsewhere


def test_no_wrong_computation_gives_what_keras_gives_on_these_numbers():
    truth = run_chain((LayerCall("Conv1D", FILTERS, SIZE),), X, (KERNEL, BIAS))
    for code, on_paper in COMPUTED:
        assert on_paper.shape != truth.shape or not np.allclose(on_paper, truth), code


def test_ones_everywhere_give_90_and_an_average_over_channels_would_give_10():
    x, kernel = np.ones((1, 128, 9)), np.ones((10, 9, 1))
    average = numbers("conv1d/channels-averaged", x[:, :12], kernel, filters=1, kernel_size=10)
    assert np.all(conv1d.forward(x[:, :12], kernel) == 90)
    assert np.allclose(average, 10)
    apart = keras.layers.DepthwiseConv1D(10, depthwise_initializer="ones")
    assert np.all(run(apart, x).mean(axis=-1) == 10)


OPTIONS = [{}, {"padding": "same"}, {"padding": "causal"}, {"strides": 2}, {"dilation_rate": 2}, {"groups": 5}]
#: every belief that some layers make true, with a kind of question that it is about
WITH_LAYERS = [
    (one.code, quantity)
    for one in beliefs_about("Conv1D")
    for quantity in one.about
    if any(layers_behind(one.code, (None, 12, 5), quantity, filters=5, kernel_size=3, **options) for options in OPTIONS)
]


def test_most_beliefs_about_conv1d_have_layers_that_make_them_true():
    assert len({code for code, _ in WITH_LAYERS}) >= 14


@pytest.mark.parametrize(("code", "quantity"), WITH_LAYERS)
def test_a_belief_offers_only_layers_that_keras_can_build(code, quantity):
    offered = 0
    for options in OPTIONS:
        config = {"filters": 5, "kernel_size": 3, **options}
        calls = layers_behind(code, (None, 12, 5), quantity, **config)
        x = small_integers((1, 12, 5))
        for call in calls:
            x = run(build(call), x)
        offered += bool(calls)
        assert not calls or x.shape[0] == 1
    assert offered
