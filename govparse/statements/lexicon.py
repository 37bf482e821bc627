"""The words of statements, read once from `comparisons.toml` and `verbs.toml` and compiled where they are used.

word list = [ "word", … ]        a word may be stripped from the right or the left end of a stretch of text
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import attrs
import regex

from govparse.data import words
from govparse.statements.values import Direction

__all__ = ["Lexicon", "alternation", "lexicon"]


@attrs.frozen(slots=True, kw_only=True)
class Lexicon:
    """Every list of words that the statements floor asks, in the shape in which it asks."""

    verbs: dict[str, Direction]
    """增长 → up."""
    bare: dict[str, Direction]
    """高 → up, behind a base only."""
    bases: frozenset[str]
    flat: frozenset[str]
    gaps: dict[str, Direction]
    manner: frozenset[str]
    places: frozenset[str]
    light: frozenset[str]
    left: frozenset[str]
    scopes: frozenset[str]
    estimate: frozenset[str]
    target: frozenset[str]
    parts: frozenset[str]
    refuse_whole: frozenset[str]
    refuse_ends: tuple[str, ...]
    alone: frozenset[str]
    drop: tuple[str, ...]
    keep: tuple[str, ...]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package's own data."""
    verbs, bases = words("comparisons.toml", "verbs"), words("comparisons.toml", "bases")
    gaps, states = words("comparisons.toml", "gaps"), words("comparisons.toml", "states")
    content, modality = words("verbs.toml", "content"), words("verbs.toml", "modality")
    refuse = words("verbs.toml", "refuse")
    return Lexicon(
        verbs={**dict.fromkeys(verbs["up"], Direction.UP), **dict.fromkeys(verbs["down"], Direction.DOWN)},
        bare={**dict.fromkeys(verbs["bare_up"], Direction.UP), **dict.fromkeys(verbs["bare_down"], Direction.DOWN)},
        bases=frozenset(bases["words"]),
        flat=frozenset(states["flat"]),
        gaps={**dict.fromkeys(gaps["up"], Direction.UP), **dict.fromkeys(gaps["down"], Direction.DOWN)},
        manner=frozenset(words("comparisons.toml", "manner")["words"]),
        places=frozenset(words("comparisons.toml", "places")["words"]),
        light=frozenset(words("verbs.toml", "light")["words"]),
        left=frozenset(words("verbs.toml", "left")["words"]),
        scopes=frozenset(words("verbs.toml", "scopes")["words"]),
        estimate=frozenset(modality["estimate"]),
        target=frozenset(modality["target"]),
        parts=frozenset(words("verbs.toml", "parts")["words"]),
        refuse_whole=frozenset(refuse["whole"]),
        refuse_ends=refuse["ends"],
        alone=frozenset(content["alone"]),
        drop=content["drop"],
        keep=content["keep"],
    )


def alternation(several: Iterable[str]) -> str:
    """The words as alternatives of a pattern, longer ones first."""
    return "|".join(map(regex.escape, sorted(set(several), key=lambda word: (-len(word), word))))
