"""What a lead names: the measure, whose it is, and the words around both.

named = { connective | adverb | order word | mark } [ subject ] [ content verb ] name
name  = noun phrase       "固定资产投资(不含农户)", "产品、体系和服务认证机构"; never ends in 的, 等, 每

The name is read from both ends: words are taken off its left end while they name nothing, and what stands before an
inner 完成 or 实现 is the subject. The patterns are those of `name_patterns`.
"""

from __future__ import annotations

import attrs

from govparse.statements.leads import name_patterns as patterns
from govparse.statements.lexicon import lexicon
from govparse.statements.values import Direction, Modality

__all__ = ["Name", "read_name"]

_LONGEST_WORD = 7
_SHORTEST = 5
"""资金等 alone says nothing of whose."""
_LONGEST_BARE = 3
_MARKS = "、,:) ”;·-."


@attrs.frozen(slots=True)
class Name:
    """The name in a lead; offsets are the lead's."""

    start: int
    end: int
    """Equal to `start` where nothing is named."""
    subject: tuple[int, int] | None = None
    modality: Modality | None = None
    modality_at: tuple[int, int] | None = None
    part: bool = False
    """Whether 其中 or 含 opens it."""
    grown: Direction | None = None
    """Which way 增加 or 减少 in front says that it went: 减少碳排放5万吨."""

    def __bool__(self) -> bool:
        return self.end > self.start


def read_name(text: str, end: int) -> Name:
    """The name that ends at `end` of a lead, where the words that join it to its number have been taken off.

    >>> lead = "其中全市累计发放救助金"
    >>> name = read_name(lead, len(lead))
    >>> lead[name.start : name.end], name.part, lead[slice(*name.subject)]
    ('救助金', True, '全市')
    """
    stretch = _Stretch(text, *_without_adverbial(text, end))
    stretch.drop_list()
    stretch.drop_left()
    stretch.drop_operand()
    stretch.split_at_verb()
    stretch.split_after_count()
    stretch.split_at_of()
    stretch.trim()
    return stretch.name()


def _without_adverbial(text: str, end: int) -> tuple[int, int]:
    """Where a name may lie: before 在重点企业的带动下 at the right, behind 截至年末 at the left."""
    often = patterns.how_long().match(text, 0, end)
    if often is not None and often.start() > 0:
        end = often.start()
    closing = patterns.adverbial().match(text, 0, end)
    if closing is not None and closing.start() > 0:
        return 0, closing.start()
    opening = patterns.opening().match(text, 0, end)
    return (opening.end() if opening is not None and opening.end() < end else 0), end


class _Stretch:
    """What may still be the name, and what the words taken off it say."""

    __slots__ = ("end", "kept", "modality", "modality_at", "part", "start", "subject", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start, self.end = start, end
        self.subject: tuple[int, int] | None = None
        self.modality: Modality | None = None
        self.modality_at: tuple[int, int] | None = None
        self.part = False
        self.kept = False
        """Whether it begins with a verb whose loss would change the measure."""

    def drop_list(self) -> None:
        """Takes off what another number was for: 医院227个、基层医疗机构."""
        for found in patterns.counted().find_all(self.text, self.start, self.end):
            self.start = found.end()

    def drop_operand(self) -> None:
        """Takes off what the measure is added to or taken from: 当年收入加上级补助收入."""
        for found in patterns.operand().find_all(self.text, self.start, self.end):
            self.start = found.end()

    def drop_left(self) -> None:
        """Takes words, marks and verbs off that name nothing."""
        while self.start < self.end and (
            self._drop_for() or self._drop_word() or self._drop_mark() or self._drop_verb()
        ):
            pass

    def split_at_verb(self) -> None:
        """Takes what stands before an inner verb for the subject: 规上企业实现利润."""
        inner = None
        for inner in patterns.inner().find_all(self.text, self.start, self.end):  # noqa: B007
            pass
        if inner is None or inner.end() >= self.end:
            return
        if inner[0] == "累计" and _is_bare(self.text[inner.end() : self.end]) and inner.start() > self.start:
            return
        if patterns.per().match(self.text, self.start, inner.start()) is not None:
            return
        whose = inner.start() - self.start
        if whose > 0 and not (inner["keep"] and whose <= 2):
            self.subject = (self.start, inner.start())
        if not inner["keep"]:
            self.start = inner.end()
        else:
            self.kept = True
            if whose > 2:
                self.start = inner.start("keep")
        if inner["modal"]:
            estimate = inner["modal"] in lexicon().estimate
            self.modality = Modality.ESTIMATE if estimate else Modality.TARGET
            self.modality_at = inner.span("modal")
        if not self.kept:
            self._drop_verb()

    def split_after_count(self) -> None:
        """Takes what a number in front counts for the subject: 175家企业发行债券."""
        if self.start < self.end and self.text[self.start].isdigit():
            verb = None
            for verb in patterns.verb().finditer(self.text, self.start + 2, self.end):  # noqa: B007
                pass
            if verb is not None and verb.end() < self.end:
                self.subject, self.start = (self.start, verb.start()), verb.end()
            elif (count := patterns.count().match(self.text, self.start, self.end)) is not None:
                # 2.5万栋农房整治、120栋: what is counted before its name has no level behind it.
                self.start = self.end if self.text[self.end - 1] == "、" else count.end()

    def split_at_of(self) -> None:
        """Takes what stands before the last 的 for the subject."""
        of = _last_of(self.text, self.start, self.end)
        if (
            of >= 0
            and self.end - of > 2
            and (self.text[of + 1 : self.end] not in lexicon().heads or self.text[self.start : of] in lexicon().scopes)
            and not self._is_attribute(of)
        ):
            self.subject = self.subject or (self.start, of)
            self.start = of + 1
            self._drop_verb()

    def _is_attribute(self, of: int) -> bool:
        """Whether what stands before 的 says which are counted: 未就业的毕业生, but 批准的支出预算."""
        words = lexicon()
        attribute = self.text[self.start : of]
        return any(word in attribute for word in words.attributes) and not self.text.endswith(words.money, of, self.end)

    def trim(self) -> None:
        """Takes marks off both ends."""
        while self.start < self.end and self.text[self.start] in "、,): ”":
            self.start += 1
        while self.end > self.start and self.text[self.end - 1] in "、,(: “-":
            self.end -= 1
        if self.text.startswith("”", self.end) and self.text.rfind("“", self.start, self.end) >= 0:
            self.end += 1

    def name(self) -> Name:
        """The name, an empty one where what is left names nothing."""
        start, end = self.start, self.end
        written = self.text[start:end]
        grown: Direction | None = None
        if written.endswith("等") and ("、" in written or (end - start > _SHORTEST and _is_headed(written[:-1]))):
            # 上级补助、调入资金等, 企业发展资金等: the list names the measure, if it is one of a single noun.
            end, written = end - 1, written[:-1]
        if not _names_something(written):
            end = start
        elif (found := patterns.grown().search(written, 0, len(written))) is not None:
            grown = Direction.UP if found["up"] else Direction.DOWN
            if written[found.end() :] in ("收入", "产量") and found.start() > 1:
                end = start + found.start()
            else:
                self.subject = (start, start + found.start()) if found.start() > 1 else self.subject
                start += found.end()
        return Name(start, end, self.subject, self.modality, self.modality_at, self.part, grown)

    def _drop_word(self) -> bool:
        words, text, start = lexicon(), self.text, self.start
        for size in range(min(_LONGEST_WORD, self.end - start), 0, -1):
            word, after = text[start : start + size], start + size
            if word in words.left:
                if text[start : min(after + 1, self.end)] in words.longer_left:
                    continue
                if text.startswith(("率", "额", "情况", "值", "数", "能力", "程度"), after):
                    continue
                if word == "计划" and text.startswith("生育", after):
                    continue
                if word in words.means and after < self.end and patterns.pace().match(text, after) is None:
                    continue
                if word in words.estimate:
                    self.modality, self.modality_at = Modality.ESTIMATE, (start, after)
                elif word in words.target:
                    # 将扶贫标准提高 does something with the standard, 将提高 is yet to come.
                    if word != "拟" and (word != "将" or patterns.verb().match(text, after) is not None):
                        self.modality, self.modality_at = Modality.TARGET, (start, after)
                    if word == "计划" and text.startswith(("总投资", "投资", "外"), after):
                        continue
                elif word in words.parts:
                    self.part = True
            elif word in words.parts:
                if size == 1 and text.startswith(("氧", "税", "量", "金", "农", "水"), after):
                    continue
                self.part = True
            elif word in words.scopes and after < self.end and not text.startswith(words.titles, after):
                self.subject = (start, after)
            else:
                continue
            self.start = after
            return True
        return False

    def _drop_mark(self) -> bool:
        if self.text[self.start] in _MARKS:
            self.start += 1
            return True
        mark = patterns.mark().match(self.text, self.start, self.end)
        if mark is None or mark.end() >= self.end:
            return False
        self.start = mark.end()
        return True

    def _drop_for(self) -> bool:
        """Takes off for whom something is done: 为国家筹集资金."""
        beneficiary = patterns.beneficiary().match(self.text, self.start, self.end)
        if beneficiary is None:
            return False
        self.start = beneficiary.end()
        return True

    def _drop_verb(self) -> bool:
        verb = patterns.verb().match(self.text, self.start, self.end)
        if verb is None or verb.end() >= self.end:
            return False
        self.start = verb.end()
        return True


def _last_of(text: str, start: int, end: int) -> int:
    """Where the last 的 stands that is in no bracket: 文盲人口(15岁及以上不识字的人) has none."""
    of = text.rfind("的", start, end)
    while of >= 0 and (close := text.find(")", of, end)) >= 0 and text.find("(", of, close) < 0:
        of = text.rfind("的", start, max(start, text.rfind("(", start, of)))
    return of


def _is_bare(name: str) -> bool:
    """Whether a noun says nothing of whose it is: 支出, 成交量."""
    return name in lexicon().heads or (len(name) <= _LONGEST_BARE and name.endswith(("量", "额")))


def _is_headed(name: str) -> bool:
    return any(name.endswith(head) for head in lexicon().heads)


def _names_something(name: str) -> bool:
    words = lexicon()
    if not name or name in words.refuse_whole:
        return False
    if name.endswith(words.refuse_ends) and not name.endswith("人均可支配"):
        return False
    if patterns.unnamed().fullmatch(name) is not None:
        return False
    return len(name) > 1 or name in words.alone
