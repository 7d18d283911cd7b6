from shapewise import draw
from shapewise.cli import main
from shapewise.pictures.discovery import small_film


def test_the_gallery_holds_every_moment_of_every_film_on_light_ground_and_on_dark(tmp_path, capsys):
    page = tmp_path / "pictures.html"
    assert main(["gallery", "--to", str(page)]) == 0
    text, films = page.read_text(encoding="utf-8"), [small_film(getattr(draw, name)) for name in draw.__all__]
    assert text.count("<svg ") == 2 * sum(map(len, films))
    assert text.count('data-jp-theme-light="false"') == text.count('data-jp-theme-light="true"') == len(films)
    assert all(f'id="{name}"' in text for name in draw.__all__)
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert capsys.readouterr().out == f"{page}: {sum(map(len, films))} moments of {len(films)} films\n"


def test_a_gallery_of_one_picture_holds_that_one(tmp_path):
    page = tmp_path / "one.html"
    main(["gallery", "dense", "--to", str(page)])
    assert page.read_text(encoding="utf-8").count('id="conv1d"') == 0


def test_a_picture_that_is_not_there_is_refused(capsys, tmp_path):
    assert main(["gallery", "conv9d", "--to", str(tmp_path / "x")]) == 2
    said = capsys.readouterr().err
    assert "there is no picture 'conv9d'; expected one of " in said
    assert "conv1d, dense" in said
