"""The citations of a document: titles, numbers and laws, each joined to what it stands for.

    citation   = title or number (`govparse.expressions.citations`) | bare law (`bare_laws`)
    short form = citation, "(", "以下简称", name, ")"

A short form holds from the place where it is introduced to the end of the document. What has been cited once, a law by
its title or any document by a short form, is cited again without 《》 where 根据 or its like stands before, or 第…条
behind. Source: the corpus.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import attrs
import regex

from govparse.expressions.citations import Citation, CitationKind, citation_of, find_titles_and_numbers, identity_of
from govparse.expressions.pointers import Pointer, match_pointer, pointer
from govparse.structure.bare_laws import find_bare_laws, find_names
from govparse.structure.furniture import Furniture
from govparse.structure.header import Header
from govparse.structure.regions import Regions
from govparse.structure.sections import Section
from govparse.text import Source, Span, normalise

__all__ = ["CitedDocument", "find_citations", "find_pointers", "merge_citations"]


@attrs.frozen(slots=True)
class CitedDocument:
    """A document that is cited once or more."""

    title: str | None
    """The fullest title that the text gives."""
    number: str | None
    """Its number, where any of the citations gives it."""
    kind: CitationKind
    citations: tuple[Citation, ...]
    """In the order of the text."""

    @property
    def identity(self) -> str:
        """The same in every text that cites the document by its title: the title in a plain form, else the number.

        >>> source = Source("依照《中华人民共和国预算法》")
        >>> merge_citations(find_citations(source, Header(), (), ()))[0].identity
        '预算法'
        """
        return identity_of(self.title) if self.title is not None else self.number or ""


def find_citations(
    source: Source, header: Header, sections: tuple[Section, ...], furniture: tuple[Furniture, ...]
) -> tuple[Citation, ...]:
    """Every citation, in the order of the text.

    >>> source = Source("根据《云溪区公园管理办法》（以下简称《办法》）第三条，依照预算法，执行《办法》。")
    >>> for found in find_citations(source, Header(), (), ()):
    ...     print(found.text, found.pointer and str(found.pointer), found.refers_to)
    《云溪区公园管理办法》 第3条 None
    《办法》 None 云溪区公园管理办法
    预算法 None None
    《办法》 None 云溪区公园管理办法
    """
    del sections
    silent = Regions(
        [
            *(item.span for item in furniture),
            *(field.span for field in header.fields if field.name in _OWN),
        ]
    )
    found = [made for made in find_titles_and_numbers(source) if not silent.touch(made.span)]
    found = _with_bare_laws(source, found, silent)
    return tuple(_with_names_again(source, _with_short_forms(source, found)))


def find_pointers(source: Source) -> tuple[Pointer, ...]:
    """Every place in this document that its own text points to: 本办法第三条, 前款.

    >>> [str(found) for found in find_pointers(Source("违反本办法第三条、第五条至第八条的，依照前款处理。"))]
    ['本办法第3条、第5条至第8条', '前款']
    """
    return tuple(found.value for found in pointer.find_all(source) if found.value.within is not None)


def merge_citations(citations: Iterable[Citation]) -> tuple[CitedDocument, ...]:
    """The cited documents, each once, in the order of their first citation.

    Citations are of one document when their numbers are equal or their titles, short forms resolved.

    >>> source = Source("《中华人民共和国预算法》规定，执行《预算法》。")
    >>> [(cited.title, len(cited.citations)) for cited in merge_citations(find_citations(source, Header(), (), ()))]
    [('中华人民共和国预算法', 2)]
    """
    groups: list[list[Citation]] = []
    known: dict[str, list[Citation]] = {}
    for made in citations:
        keys = [made.identity, *([str(made.number)] if made.number is not None else [])]
        group = next((known[key] for key in keys if key in known), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(made)
        for key in keys:
            known[key] = group
    return tuple(_cited(group) for group in groups)


def _cited(group: list[Citation]) -> CitedDocument:
    titles = [made.refers_to or made.title for made in group]
    kinds = [made.kind for made in group if made.kind is not CitationKind.WORK]
    return CitedDocument(
        title=max((title for title in titles if title is not None), key=len, default=None),
        number=next((made.number_text for made in group if made.number is not None), None),
        kind=kinds[0] if kinds else CitationKind.WORK,
        citations=tuple(group),
    )


def _with_bare_laws(source: Source, found: list[Citation], silent: Regions) -> list[Citation]:
    text = source.normal
    laws = find_bare_laws(text)
    if not laws:
        return found
    taken = Regions(made.span for made in found)
    bare: list[Citation] = []
    for span in laws:
        if not taken.touch(span) and not silent.touch(span):
            places = match_pointer(source, span.end) if text.startswith("第", span.end) else None
            bare.append(citation_of(source[span], kind=CitationKind.LAW, pointer=places, span=span, text=source[span]))
    return sorted([*found, *bare], key=lambda made: made.span) if bare else found


def _with_short_forms(source: Source, found: list[Citation]) -> list[Citation]:
    text = source.normal
    full: dict[str, str] = {}
    joined: list[Citation] = []
    introduced: str | None = None
    for made in found:
        title, end = made.title, made.span.end
        if title is None:
            joined.append(made)
            continue
        pointer_at: int | None = end
        if introduced is not None:
            # 以下简称《办法》 is the short form of the citation before; what is behind its bracket points into that.
            full[identity_of(title)] = introduced
            introduced, pointer_at = None, None
        stands_for = full.get(identity_of(title)) if full else None
        if stands_for is not None and stands_for != title:
            made = attrs.evolve(made, refers_to=stands_for)
        behind = _short().match(text, end) if text[end : end + 1] in _OPENS_SHORT else None
        if behind is not None:
            if behind["name"]:
                full[identity_of(behind["name"])] = title
                made = attrs.evolve(made, short_form=source[Span(*behind.span("name"))])
            else:
                introduced = title
                made = attrs.evolve(made, short_form=_short_title(source, behind.end()))
            pointer_at = text.find(")", behind.end() - 1, behind.end() + 40) + 1
        if pointer_at and made.pointer is None and text.startswith("第", pointer_at):
            made = attrs.evolve(made, pointer=match_pointer(source, pointer_at))
        joined.append(made)
    return joined


def _with_names_again(source: Source, found: list[Citation]) -> list[Citation]:
    """Adds the places where a law or a short form stands without 《》 for what was cited before: 税法第四条."""
    text = source.normal
    named: dict[str, Citation] = {}
    for made in found:
        if made.short_form and "《" not in source.text[made.span.end : made.span.end + 12]:
            named.setdefault(normalise(made.short_form), made)
        # 《章程》 and 《实施细则》 name a kind of text; that kind without 《》 is no citation.
        if made.kind is _LAW and made.refers_to is None and made.text[0] == "《":
            identity = made.identity
            if len(identity) > 4:
                named.setdefault(identity, made)
    spans = set(find_names(text, named)) if named else None
    if not spans:
        return found
    taken = Regions(made.span for made in found)
    again: list[Citation] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        made = named[text[span.start : span.end]]
        if span.start <= made.span.end or taken.touch(span) or (again and span.start < again[-1].span.end):
            continue
        places = match_pointer(source, span.end) if text.startswith("第", span.end) else None
        refers_to = made.title if made.title != source[span] else None
        again.append(
            citation_of(source[span], kind=made.kind, pointer=places, refers_to=refers_to, span=span, text=source[span])
        )
    return sorted([*found, *again], key=lambda made: made.span) if again else found


def _short_title(source: Source, at: int) -> str | None:
    end = source.text.find("》", at, at + 40)
    return source.text[at:end] if end >= 0 else None


_LAW = CitationKind.LAW
_OPENS_SHORT = frozenset("(,;")
_OWN = frozenset({"document_number", "index_number"})


@cache
def _short() -> regex.Pattern[str]:
    return regex.compile(r"[(,;]以下(?:统|均)?简?称:?为?[“\"]?(?:《|(?<name>[^()《》“”\"]{2,20})[”\"]?\))")
