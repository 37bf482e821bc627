"""What a lead says: which part its number plays, of which measure, compared with what.

lead = name [ basis ] words        role: level, change, share, distance, rank …
"""

from __future__ import annotations

from enum import StrEnum

import attrs

from govparse.expressions.quantities import Approximation
from govparse.statements.leads.names import Name
from govparse.statements.leads.stripping import Stripped
from govparse.statements.values import Direction, Modality

__all__ = ["NO_NAME", "Lead", "Role", "Stretch", "lead_of"]

Stretch = tuple[int, int]
NO_NAME = Name(0, 0)


class Role(StrEnum):
    """What a number is for its measure."""

    LEVEL = "level"
    TO = "to"
    """The level that a growth leads to: 增至620张."""
    FROM = "from"
    """The level that it comes from: 由45天."""
    CHANGE = "change"
    SHARE = "share"
    GAP = "gap"
    """The distance to another place or level: 高于全市1.6个百分点."""
    RANK = "rank"
    NONE = "none"


@attrs.frozen(slots=True)
class Lead:
    """A lead that has been read; offsets are its own."""

    role: Role
    name: Name
    tail: int = 0
    """Where the words between name and number begin."""
    apart: bool = False
    """分别: one number for each."""
    each: bool = False
    """各, 均: the one number for all."""
    modality: Modality | None = None
    modality_at: Stretch | None = None
    direction: Direction | None = attrs.field(default=None, kw_only=True)
    basis: Stretch | None = attrs.field(default=None, kw_only=True)
    whole: Stretch | None = attrs.field(default=None, kw_only=True)
    """Of a share, a distance or a rank: of what."""
    verb: Stretch | None = attrs.field(default=None, kw_only=True)
    bound: Approximation | None = attrs.field(default=None, kw_only=True)
    """What stands before 每千人 says of the number behind it: 床位数超每千人6张."""
    plain: str = attrs.field(default="", kw_only=True)
    """The name, of the lead to a level that says no more than that: most leads do not."""
    several: bool = attrs.field(default=False, kw_only=True)
    """Whether a plain name is a list: more numbers may be for it, or one for each of it."""


def lead_of(
    role: Role,
    name: Name,
    tail: int,
    words: Stripped,
    *,
    direction: Direction | None = None,
    basis: Stretch | None = None,
    whole: Stretch | None = None,
    verb: Stretch | None = None,
) -> Lead:
    """A lead whose name ends where `words` were taken off; what these say of modality outweighs the name."""
    return Lead(
        role,
        name,
        tail,
        words.apart,
        words.each,
        words.modality or name.modality,
        words.modality_at or name.modality_at,
        direction=direction,
        basis=basis,
        whole=whole,
        verb=verb,
    )
