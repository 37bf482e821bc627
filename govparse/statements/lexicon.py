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
    longer_gaps: frozenset[str]
    """超高层: it begins with a word of `gaps` and says no distance."""
    longer_verbs: frozenset[str]
    """新增: it ends in a verb and is none."""
    manner: frozenset[str]
    manner_and_places: frozenset[str]
    places: frozenset[str]
    light: frozenset[str]
    longer_light: frozenset[str]
    """公共: it ends in a light word and is none."""
    left: frozenset[str]
    longer_left: frozenset[str]
    """对外: it begins with a word of `left` and is none."""
    means: frozenset[str]
    """日均: of the words of `left` those with which a measure is another one than without."""
    scopes: frozenset[str]
    titles: tuple[str, ...]
    """文明村: behind a word of `scopes`, it makes a title of both."""
    estimate: frozenset[str]
    target: frozenset[str]
    acting: tuple[str, ...]
    """财政: behind it 安排 says what was done."""
    begun: tuple[str, ...]
    """加快: behind one of these 已开工 says which projects."""
    parts: frozenset[str]
    refuse_whole: frozenset[str]
    refuse_ends: tuple[str, ...]
    alone: frozenset[str]
    heads: frozenset[str]
    """支出: a noun that names nothing without what stands before its 的."""
    attributes: tuple[str, ...]
    """未: before a 的 it changes what is counted."""
    money: tuple[str, ...]
    drop: tuple[str, ...]
    serving: tuple[str, ...]
    pairs: tuple[str, ...]
    """城乡: two things in one word."""
    aspects: frozenset[str]
    paces: dict[str, Direction]
    """增速 → up."""
    timed: tuple[str, ...]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package's own data."""
    verbs, bases = words("comparisons.toml", "verbs"), words("comparisons.toml", "bases")
    gaps, states = words("comparisons.toml", "gaps"), words("comparisons.toml", "states")
    content, modality = words("verbs.toml", "content"), words("verbs.toml", "modality")
    refuse, aspects = words("verbs.toml", "refuse"), words("verbs.toml", "aspects")
    left, inside = words("verbs.toml", "left"), words("verbs.toml", "inside")
    manner, places = words("comparisons.toml", "manner")["words"], words("comparisons.toml", "places")["words"]
    return Lexicon(
        verbs={**dict.fromkeys(verbs["up"], Direction.UP), **dict.fromkeys(verbs["down"], Direction.DOWN)},
        bare={**dict.fromkeys(verbs["bare_up"], Direction.UP), **dict.fromkeys(verbs["bare_down"], Direction.DOWN)},
        bases=frozenset(bases["words"]),
        flat=frozenset(states["flat"]),
        gaps={**dict.fromkeys(gaps["up"], Direction.UP), **dict.fromkeys(gaps["down"], Direction.DOWN)},
        longer_gaps=frozenset(words("comparisons.toml", "inside")["gaps"]),
        longer_verbs=frozenset(words("comparisons.toml", "inside")["verbs"]),
        manner=frozenset(manner),
        manner_and_places=frozenset((*manner, *places)),
        places=frozenset(places),
        light=frozenset(words("verbs.toml", "light")["words"]),
        longer_light=frozenset(inside["light"]),
        left=frozenset(left["words"]),
        longer_left=frozenset(inside["left"]),
        means=frozenset(left["means"]),
        scopes=frozenset(words("verbs.toml", "scopes")["words"]),
        titles=words("verbs.toml", "scopes")["titles"],
        estimate=frozenset(modality["estimate"]),
        target=frozenset(modality["target"]),
        acting=modality["acting"],
        begun=modality["begun"],
        parts=frozenset(words("verbs.toml", "parts")["words"]),
        refuse_whole=frozenset(refuse["whole"]),
        refuse_ends=refuse["ends"],
        alone=frozenset(content["alone"]),
        heads=frozenset(content["heads"]),
        attributes=content["attributes"],
        money=content["money"],
        drop=content["drop"],
        serving=content["serving"],
        pairs=words("verbs.toml", "pairs")["words"],
        aspects=frozenset(aspects["words"]),
        paces={
            **dict.fromkeys(aspects["pace_up"], Direction.UP),
            **dict.fromkeys(aspects["pace_down"], Direction.DOWN),
        },
        timed=aspects["timed"],
    )


def alternation(several: Iterable[str]) -> str:
    """The words as alternatives of a pattern, longer ones first."""
    return "|".join(map(regex.escape, sorted(set(several), key=lambda word: (-len(word), word))))
