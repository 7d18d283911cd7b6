from shapewise import draw
from shapewise.pictures.benchmark import bench_pictures


def test_every_film_is_measured_and_told_in_ratios():
    lines = []
    found = bench_pictures(1, lines.append)
    assert set(found["films"]) == set(draw.__all__)
    assert found["sound"] is True
    for name, ratios in found["films"].items():
        assert set(ratios) == {"svg_to_building", "slider_to_step", "step_to_loop"}
        assert any(line.startswith(f"{name}: ") for line in lines)
