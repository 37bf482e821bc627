"""The outline of a document: its title and its section tree, for reading.

outline = [ title "\\n" ] { indent marker title "\\n" }
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govparse.structure.header import Header
    from govparse.structure.sections import Section
    from govparse.text import Source

__all__ = ["write"]

_INDENT = "    "
_WIDTH = 40


def write(source: Source, header: Header, sections: tuple[Section, ...]) -> str:
    """A line for the title and one for each section; an item without a title shows how its text begins."""
    lines = [header.title] if header.title else []
    waiting = list(reversed(sections))
    while waiting:
        section = waiting.pop()
        lines.append(_INDENT * section.depth + _line(source, section))
        waiting.extend(reversed(section.children))
    return "\n".join(lines)


def _line(source: Source, section: Section) -> str:
    marker = "".join(section.marker.split())
    gap = " " if marker[-1:].isalnum() and marker.isascii() else ""
    if section.title is not None:
        # A title that a hard break cut in two is one word again.
        return marker + gap + " ".join("".join(map(str.strip, section.title.splitlines())).split())
    # What a section says before its first child.
    end = section.children[0].span.start if section.children else section.span.end
    words = " ".join(source.text[section.marker_span.end : end].split())
    return marker + gap + (words if len(words) <= _WIDTH else words[: _WIDTH - 1] + "…")
