"""Models that are the right one with one change, as data."""

import pytest

from shapewise.near_misses import near_layers

CONV = ("Conv1D", {"filters": 4, "kernel_size": (3,), "padding": "valid", "use_bias": True, "activation": "linear"})
DENSE = ("Dense", {"units": 2, "activation": "softmax", "name": "scores"})


def changed(layer, **options):
    return layer[0], {**layer[1], **options}


@pytest.mark.parametrize(
    ("yours", "phrase"),
    [
        ([changed(CONV, padding="same"), DENSE], 'as if the padding of Conv1D were "same"'),
        ([changed(CONV, use_bias=False), DENSE], "as if Conv1D had no bias"),
        ([changed(CONV, activation="relu"), DENSE], "as if one activation were too many: relu"),
        ([CONV, changed(DENSE, activation="linear")], "as if an activation were missing"),
        ([CONV, changed(DENSE, units=3)], "as if the units of Dense were 3"),
        ([DENSE, CONV], "as if Dense and Conv1D were exchanged"),
        ([CONV], "as if one layer were missing"),
        ([CONV, ("Flatten", {}), DENSE], "as if one Flatten were too many"),
        ([("LSTM", {"units": 4}), DENSE], "as if LSTM stood where another layer belongs"),
    ],
)
def test_one_change_is_named_by_its_part(yours, phrase):
    assert [miss.phrase for miss in near_layers(yours, [CONV, DENSE])] == [phrase]


def test_too_few_groups_are_named_where_each_channel_is_to_stay_apart():
    grouped, apart = changed(CONV, groups=2), ("DepthwiseConv1D", {"kernel_size": (3,), "depth_multiplier": 2})
    assert [miss.phrase for miss in near_layers([grouped], [apart])] == ["as if the groups of Conv1D were 2"]


def test_a_model_of_ones_own_is_not_named_by_its_class():
    assert near_layers([("Functional", {"layers": []})], [DENSE]) == ()


def test_names_and_ways_of_writing_make_no_difference():
    assert near_layers([changed(CONV, kernel_size=3), changed(DENSE, name="other")], [CONV, DENSE]) == ()


def test_two_changes_are_told_nothing():
    assert near_layers([changed(CONV, padding="same", filters=8), DENSE], [CONV, DENSE]) == ()
