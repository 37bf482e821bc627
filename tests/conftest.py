"""What all tests share: the settings of Hypothesis and the documents to test on."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

# A slow machine is no failure of the library; a run that fails must fail again.
settings.register_profile("default", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("wide", deadline=None, max_examples=2_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and annotations, which is not part of the repository."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, the real documents, which are not part of the repository")
    return SHARED


LAWS = ("law_", "localreg_", "regulation_", "rule_", "judicial_", "measures_")
"""How the names of the real documents begin that consist of articles."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for `example_path`, `real_path` or `law_path` once for each sample, real document or law."""
    real = sorted((SHARED / "corpus").glob("*.txt"))
    for fixture, paths in (
        ("example_path", sorted((ROOT / "examples" / "documents").glob("*.txt"))),
        ("real_path", real),
        ("law_path", [path for path in real if path.stem.startswith(LAWS)]),
    ):
        if fixture in metafunc.fixturenames:
            metafunc.parametrize(fixture, paths or [_ABSENT], ids=lambda path: path.stem if path else "none")


_ABSENT = pytest.param(
    None, marks=pytest.mark.skip(reason="needs ../shared/corpus, which is not part of the repository")
)
