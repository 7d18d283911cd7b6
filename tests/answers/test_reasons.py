"""Reasons are right: what a belief or one changed step gives is answered with it, or with one that is equally simple."""

import random

import pytest

from shapewise.answers.diagnosis import diagnose, predictions_for
from shapewise.near_misses import Quantities
