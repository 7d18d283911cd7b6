import threading

import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from shapewise.pictures.paper.metrics import advances, measure, reach

WORDS = ["channels, axis 2", "output (1, 5, 2)", "−2×−1", "return_sequences=False", "↗ convolution", "0.53"]


@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.parametrize("words", WORDS)
def test_widths_are_those_that_matplotlib_draws_but_for_kerning(words, weight):
    font = FontProperties(family="DejaVu Sans", size=72, weight=weight)
    width, _, _ = TextToPath().get_text_width_height_descent(words, font, False)
    assert measure(words, weight) * 72 == pytest.approx(width, rel=0.02)


def test_every_digit_is_as_wide_as_every_other_so_that_numbers_do_not_move_blocks():
    assert len({advances("normal")[digit] for digit in "0123456789"}) == 1


def test_many_threads_measure_the_same():
    found = []
    threads = [threading.Thread(target=lambda: found.append([measure(words) for words in WORDS])) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[measure(words) for words in WORDS]] * 8


def test_what_is_known_of_the_font_cannot_be_changed():
    with pytest.raises(TypeError, match="does not support item assignment"):
        advances("normal")["a"] = 0


def test_only_letters_with_a_tail_reach_below_the_line():
    assert reach("axis 2")[1] < reach("gaps")[1]
