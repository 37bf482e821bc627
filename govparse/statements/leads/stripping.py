"""The words between a name and its number, taken off from the right.

words = { word | blank | ":" }        a word of the list that is asked for: light verbs, manner, places
"""

from __future__ import annotations

import attrs

from govparse.statements.lexicon import lexicon
from govparse.statements.values import Modality

__all__ = ["Stripped", "strip_words"]

_LONGEST = 5
_EACH = frozenset(("各", "均"))


@attrs.frozen(slots=True)
class Stripped:
    """Where the words begin, and what they say besides."""

    start: int
    apart: bool = False
    """Whether 分别 is among them."""
    each: bool = False
    """Whether 各 or 均 is among them."""
    modality: Modality | None = None
    modality_at: tuple[int, int] | None = None

    def dealing(self) -> Stripped:
        """The same, with 分别 among the words."""
        return attrs.evolve(self, apart=True)

    def before(self, other: Stripped) -> Stripped:
        """What both say, where `other` stands further left."""
        return Stripped(
            other.start,
            self.apart or other.apart,
            self.each or other.each,
            self.modality or other.modality,
            self.modality_at or other.modality_at,
        )


def strip_words(text: str, end: int, words: frozenset[str]) -> Stripped:
    """Takes the words that end at `end` off, the longest first.

    >>> lead = "结案率预计达到"
    >>> found = strip_words(lead, len(lead), lexicon().light)
    >>> lead[: found.start], found.modality.value
    ('结案率', 'estimate')
    """
    apart = each = False
    modality: Modality | None = None
    at: tuple[int, int] | None = None
    lex = lexicon()
    while end:
        if text[end - 1] in " :":
            end -= 1
            continue
        for size in range(min(_LONGEST, end), 0, -1):
            word = text[end - size : end]
            if word in words and text[end - size - 1 : end] not in lex.longer_light:
                break
        else:
            break
        end -= size
        if word == "分别":
            apart = True
        elif word in _EACH:
            each = True
        elif word in lex.estimate:
            modality, at = Modality.ESTIMATE, (end, end + size)
        elif word in lex.target and not (word == "安排" and text.endswith(lex.acting, 0, end)):
            modality, at = Modality.TARGET, (end, end + size)
    return Stripped(end, apart, each, modality, at)
