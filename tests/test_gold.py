"""How much of what a careful reader finds is found: exact F1 in per cent on the annotated documents, never to fall."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

FLOORS = {
    "header": 100,
    "furniture": 100,
    "sections": 100,
    "titles": 100,
    "quantities": 99.8,
    "periods": 100,
    "citations": 100,
    "notes": 100,
    "indicators": 99.4,
    "anomalies": 100,
}


@pytest.fixture(scope="module")
def scores(root: Path, shared: Path) -> Mapping[str, float]:
    script = shared / "gold" / "score.py"
    run = subprocess.run([sys.executable, script, "--json"], cwd=root, capture_output=True, text=True, check=True)
    return {layer: 100 * score["exact_f1"] for layer, score in json.loads(run.stdout).items()}


@pytest.mark.parametrize("layer", FLOORS)
def test_exact(scores: Mapping[str, float], layer: str) -> None:
    assert scores[layer] >= FLOORS[layer]
