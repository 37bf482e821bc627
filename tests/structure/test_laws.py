"""Laws and rules: every article, in order, below its chapter, and the items below their articles."""

import re
from collections.abc import Iterator
from pathlib import Path

import govparse
from govparse import Section
from govparse.expressions.numbering import marker_number
from govparse.structure.sections import SectionStyle

ARTICLE = re.compile(r"^ *(第 ?([一二三四五六七八九十百千零〇]{1,9}) ?条)(?!第|的|规定|[、和,至或款项])", re.MULTILINE)
CHAPTER = re.compile(r"^ *第 ?([一二三四五六七八九十百]{1,5}) ?章", re.MULTILINE)
ITEM = re.compile(r"^ *(\([一二三四五六七八九十]{1,3}\))", re.MULTILINE)


def below(
    sections: tuple[Section, ...], above: tuple[Section, ...] = ()
) -> Iterator[tuple[Section, tuple[Section, ...]]]:
    """Every section with those around it, the outermost first."""
    for section in sections:
        yield section, above
        yield from below(section.children, (*above, section))


def test_every_article(law_path: Path) -> None:
    """A plain count of the lines that begin with 第…条 finds the same articles, none more and none less."""
    doc = govparse.parse(law_path.read_bytes().decode("utf-8"))
    normal = doc.source.normal
    articles = [(section, above) for section, above in below(doc.sections) if section.style is SectionStyle.ARTICLE]
    assert [(section.marker_span.start, section.number) for section, _ in articles] == [
        (hit.start(1), marker_number(hit[2])) for hit in ARTICLE.finditer(normal)
    ]
    chapters = [(hit.start(), marker_number(hit[1])) for hit in CHAPTER.finditer(normal)]
    for section, above in articles:
        heads = [other.number for other in above if other.style is SectionStyle.CHAPTER]
        before = [number for start, number in chapters if start < section.marker_span.start]
        assert heads == before[-1:], section.marker


def test_every_item(law_path: Path) -> None:
    """The items of an article, （一） （二）, are below it, and begin at 1."""
    doc = govparse.parse(law_path.read_bytes().decode("utf-8"))
    items = {hit.start(1) for hit in ITEM.finditer(doc.source.normal)}
    for section, above in below(doc.sections):
        if section.marker_span.start in items and any(other.style is SectionStyle.ARTICLE for other in above):
            items.discard(section.marker_span.start)
            assert above[-1].style is SectionStyle.ARTICLE, section.marker
    articles = [section for section, _ in below(doc.sections) if section.style is SectionStyle.ARTICLE]
    for start in items:
        assert not any(start in article.span for article in articles), doc.text[start : start + 10]
