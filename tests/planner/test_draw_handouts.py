from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from planner.handouts.layouts import LAYOUTS

EXAMPLES = Path(__file__).parents[2] / "examples"

pytestmark = pytest.mark.draws


@pytest.fixture
def one_example(tmp_path: Path) -> Path:
    """A folder with an assessment that is planned and one that is blocked."""
    folder = tmp_path / "assessments"
    folder.mkdir()
    for name in ("sciatica.json", "red-flag.json"):
        (folder / name).write_bytes((EXAMPLES / name).read_bytes())
    return folder


def test_every_layout_is_drawn_of_what_can_be_planned(
    one_example: Path, tmp_path: Path, library_rows: None, capsys: pytest.CaptureFixture[str]
) -> None:
    pictures = tmp_path / "pictures"
    call_command("draw_handouts", one_example, pictures)
    assert {path.name for path in pictures.iterdir()} == {f"sciatica-{layout}.png" for layout in LAYOUTS}
    assert "7 pictures in 7 layouts" in capsys.readouterr().out
    with Image.open(pictures / "sciatica-standard.png") as plate:
        assert plate.width > 3 * plate.height * 0.6


def test_a_folder_that_cannot_be_made_is_named(one_example: Path, tmp_path: Path, library_rows: None) -> None:
    (tmp_path / "pictures").write_text("a file")
    with pytest.raises(CommandError, match=r"pictures: cannot be written"):
        call_command("draw_handouts", one_example, tmp_path / "pictures")
