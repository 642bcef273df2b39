"""The house's one structural law: each layer imports only from those below."""

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports


def test_every_import_goes_down_and_no_stage_knows_another() -> None:
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == EXIT_STATUS_SUCCESS
