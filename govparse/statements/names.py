"""What a lead names: the measure, whose it is, and the words around both.

lead = { connective | adverb | order word } [ subject ] [ content verb ] name
name = noun phrase       "固定资产投资(不含农户)", "产品、体系和服务认证机构"; never ends in 的, 等, 每

The name is read from both ends of the lead: words are taken off its left end while they name nothing, and what stands
before an inner 完成 or 实现 is the subject.
"""

from __future__ import annotations

from functools import cache

import attrs
import regex

from govparse.statements.lexicon import alternation, lexicon
from govparse.statements.values import Direction, Modality

__all__ = ["Name", "is_aspect", "is_length_of_time", "pace_of", "read_name", "split_names", "times_something"]


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
    kept_verb: bool = False
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
    words = lexicon()
    start, part = 0, False
    subject: tuple[int, int] | None = None
    modality: Modality | None = None
    modality_at: tuple[int, int] | None = None
    if (adverbial := _adverbial_pattern().match(text, 0, end)) is not None and adverbial.start() > 0:
        end = adverbial.start()
    elif (opening := _opening_pattern().match(text, 0, end)) is not None and opening.end() < end:
        start = opening.end()
    while start < end:
        for size in range(min(7, end - start), 0, -1):
            word = text[start : start + size]
            if word in words.left:
                if start + size < end and text[start + size] in _BOUND.get(word, ""):
                    continue
                if text.startswith(("率", "额", "情况", "值", "数", "能力", "程度"), start + size):
                    continue
                if word == "计划" and text.startswith("生育", start + 2):
                    continue
                if word in words.estimate:
                    modality, modality_at = Modality.ESTIMATE, (start, start + size)
                elif word in words.target:
                    if word != "拟":
                        modality, modality_at = Modality.TARGET, (start, start + size)
                    if word == "计划" and text.startswith(("总投资", "投资", "外"), start + 2):
                        continue
                elif word in words.parts:
                    part = True
            elif word in words.parts:
                if size == 1 and text.startswith(("氧", "税", "量", "金", "农", "水"), start + 1):
                    continue
                part = True
            elif (
                word in words.scopes
                and start + size < end
                and not text.startswith(("以上", "及以上", "各级"), start + size)
            ):
                subject = (start, start + size)
            else:
                continue
            start += size
            break
        else:
            if text[start] in "、,:) ”;·-0123456789." and not text[start].isdigit():
                start += 1
                continue
            if (mark := _mark_pattern().match(text, start, end)) is not None and mark.end() < end:
                start = mark.end()
                continue
            found = _verb_pattern().match(text, start, end)
            if found is not None and found.end() < end:
                start = found.end()
                continue
            break
    inner = None
    for inner in _inner_pattern().finditer(text, start, end):  # noqa: B007
        pass
    kept = False
    if inner is not None and inner.end() < end:
        whose = inner.start() - start
        if whose > 0 and not (inner["keep"] and whose <= 2):
            subject = (start, inner.start())
        if inner["keep"]:
            kept = True
            if whose > 2:
                start = inner.start("keep")
        else:
            start = inner.end()
        if inner["modal"]:
            estimate = inner["modal"] in words.estimate
            modality, modality_at = (Modality.ESTIMATE if estimate else Modality.TARGET), inner.span("modal")
        found = _verb_pattern().match(text, start, end)
        if found is not None and found.end() < end and not kept:
            start = found.end()
    if start < end and text[start].isdigit():
        # 175家企业发行债券: the number counts the subject.
        found = _verb_pattern().search(text, start + 2, end)
        if found is not None and found.end() < end:
            subject, start = (start, found.start()), found.end()
    of = text.rfind("的", start, end)
    if of >= 0 and end - of > 2:
        subject = subject or (start, of)
        start = of + 1
        found = _verb_pattern().match(text, start, end)
        if found is not None and found.end() < end:
            start = found.end()
    while start < end and text[start] in "、,): ”":
        start += 1
    while end > start and text[end - 1] in "、,(: “":
        end -= 1
    name = text[start:end]
    if (
        not name
        or name in words.refuse_whole
        or (name.endswith(words.refuse_ends) and not name.endswith(("人均可支配",)))
    ):
        return Name(start, start, subject, modality, modality_at, part)
    if _unnamed_pattern().fullmatch(name) is not None or (len(name) < 2 and name not in words.alone):
        return Name(start, start, subject, modality, modality_at, part)
    grown: Direction | None = None
    found = _grown_pattern().search(name)
    if found is not None:
        grown = Direction.UP if found["up"] else Direction.DOWN
        if name[found.end() :] in ("收入", "产量") and found.start() > 1:
            end = start + found.start()
        else:
            subject = (start, start + found.start()) if found.start() > 1 else subject
            start += found.end()
    return Name(start, end, subject, modality, modality_at, part, kept, grown)


def split_names(text: str, count: int) -> list[tuple[int, int]] | None:
    """The parts of a list of names for 分别 or 各, or None where it has not `count` of them.

    >>> split_names("生产安全事故起数和死亡人数", 2), split_names("第一、二、三产业增加值", 3)
    ([(0, 8), (9, 13)], [(0, 2), (3, 4), (5, 11)])
    """
    best: list[tuple[int, int]] | None = None
    for separators in (r"、|以及|和|及|与", r"、|和(?!\p{Han}{1,3}(?:业|服务))|以及", r"、", r"和|及|与|以及"):
        parts: list[tuple[int, int]] = []
        start = 0
        for found in _separator(separators).finditer(text):
            parts.append((start, found.start()))
            start = found.end()
        parts.append((start, len(text)))
        parts = [(a, b) for a, b in parts if b > a]
        if len(parts) == count:
            best = parts
            break
    return best


@cache
def _separator(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


# A word of one character that is the head of a longer word, not a connective.
_BOUND = {
    "对": "外口接台俄美华非",
    "将": "军",
    "要": "素点求闻道",
    "可": "支再持用燃",
    "能": "源耗力",
    "使": "用馆",
    "经": "济营常开",
    "各": "类",
    "和": "平谐",
    "及": "格",
    "与": "会",
    "中": "小学央药医长欧标等国型试专期部西介高外心级波成职",
    "后": "备勤",
    "内": "资贸河需销",
    "时": "间限",
    "年": "末均度产人末",
    "个": "人体税",
    "等": "级效",
    "是": "",
    "为": "民",
    "有": "效色机线害偿",
    "需": "求",
    "应": "急税届收用",
    "上": "市年缴海线学级解",
    "按": "揭",
    "以": "工色外内",
    "从": "业",
    "由": "",
    "向": "",
    "在": "建校园册职岗读编训营线鄂",
    "于": "",
    "到": "位账港期",
    "加上": "级",
    "至": "",
    "了": "",
    "已": "",
    "均": "等衡价",
    "都": "市",
    "共": "享同有建富治青产",
    "且": "",
    "而": "",
    "也": "",
    "还": "款建贷",
    "又": "",
    "再": "就生贷造融",
    "拟": "上",
    "另": "",
    "并": "购网轨联",
    "把": "",
    "让": "利",
    "高标准": "农",
    "基本": "养医公民药建生",
    "重点": "项产行群企领人区高产工优民",
    "直接": "融投",
    "主动": "脉",
    "其他": "收支",
    "加": "工油快气密权",
    "现": "代有行金役存",
    "即": "期时",
    "如": "",
    "或": "",
    "的": "",
    "需要": "",
}


@cache
def _mark_pattern() -> regex.Pattern[str]:
    # [3], ⑴, 1., 一是
    return regex.compile(
        r"\[\d{1,3}\]|[①-⒇]|\d{1,2}[.、](?!\d)|[一二三四五六七八九十]{1,3}是|\([一二三四五六七八九十\d]{1,3}\)|-+"
    )


@cache
def _verb_pattern() -> regex.Pattern[str]:
    # 建设用地, 培训人次, 拆除面积 are nouns; so is 发放率.
    return regex.compile(
        rf"(?:(?:{alternation(lexicon().drop)})(?:了|出|到)?)"
        r"(?!用地|时限|时间|期限|面积|率|额|量|数|费|金额|人次|人数|基金|性|者|型|期|项目|规模|资金|总|里程|工程|任务|情况|贷款|债|单位|机构|企业|中心|条件|标准|水平|能力|体系|厅|局|区|点|站|馆|园|院|校|线|品|[、和及与])"
    )


@cache
def _inner_pattern() -> regex.Pattern[str]:
    # 完成率, 实现程度 and the like are nouns.
    return regex.compile(
        r"(?:(?P<light>完成|实现|累计|共计|发放|兑现|拨付|建成|获批|核定|获评|获(?=中央|省|市|国家|全|上级)|开展|接待|受理|办理|认定|打造|拥有|(?<!公)共有|现有|获得|得到|争取|安排(?=\p{Han}{3}))"
        r"|(?P<keep>新增|新建|引进(?=\p{Han}{2}))"
        r"|(?P<modal>预计|力争|预期(?!目标|寿命)))"
        r"(?!时限|率|情况|额|量|值|数|度|的|进度|总额|用地|能力|机构|区)"
    )


@cache
def _grown_pattern() -> regex.Pattern[str]:
    # 增加值 is a noun, 增加6个 no name at all.
    return regex.compile(
        r"(?:日均|年均|累计|净|可|平均)?(?:(?P<up>增加(?!值|额|量|的))|减少|减轻|压减|削减)(?=\p{Han}{2})(?!率|量|数)"
    )


@cache
def _adverbial_pattern() -> regex.Pattern[str]:
    # 在重点企业的带动下, right before the verb
    return regex.compile(r"(?r)在[^,;在]{2,24}(?:下|中|期间|基础上|支撑下|方面)")


@cache
def _opening_pattern() -> regex.Pattern[str]:
    return regex.compile(
        r"[^,;]{0,12}(?:原因|主要)(?:是|为|系)|(?:在|随着|通过|经过|按照|根据|截至|截止|到|至)[^,;]{1,24}?(?:下|中|期间|基础上|方面|后|底|末|以来|时)(?=\p{Han}{2})(?!学|国|心)|[^,;在]{2,16}?(?:方面|以来)"
    )


@cache
def _unnamed_pattern() -> regex.Pattern[str]:
    # Nothing but marks, digits and words of order.
    return regex.compile(
        r"[\P{L}]+|不[低高少多]于.*|[\d.,]+(?:万|亿)?元/?\p{Han}{0,2}|[\d.,]+(?:万|亿|万亿)?(?:元|亩|人|吨)?|(?:比|较|接近).{1,6}|[一二三四五六七八九十]+[是要]?|第[一二三四五六七八九十\d]+|[A-Za-z]|[以之其每]?[内中外上下前后间]|.{61,}"
    )


_ASPECTS = frozenset(
    (
        "规模",
        "总量",
        "增速",
        "增幅",
        "排名",
        "位次",
        "总量增速",
        "总量和增速",
        "增量",
        "规模排名",
        "增速排名",
        "降幅",
        "涨幅",
        "综合排名",
        "总数",
        "数量",
        "金额",
        "总额",
        "总值",
        "水平",
        "收入增速",
        "幅度",
        "名义增速",
        "实际增速",
    )
)
_TIMES_NAMED = (
    "天数",
    "时限",
    "寿命",
    "时间",
    "年限",
    "期限",
    "时长",
    "周期",
    "年龄",
    "日数",
    "时数",
    "小时数",
    "工期",
    "用时",
    "耗时",
    "日照",
    "学时",
    "课时",
    "机时",
    "缩短",
    "压缩",
    "期",
)


def is_aspect(name: str) -> bool:
    """Whether a name only says which side of the measure before is meant: 增速, 总量."""
    return name in _ASPECTS


def is_length_of_time(name: str) -> bool:
    """Whether a length of time can be the level of such a measure: 优良天数, 办理时限."""
    return name.endswith(_TIMES_NAMED)


_PACES = {
    "增速": Direction.UP,
    "增幅": Direction.UP,
    "涨幅": Direction.UP,
    "名义增速": Direction.UP,
    "降幅": Direction.DOWN,
}


def pace_of(name: str) -> Direction | None:
    """Which way a bare 增速 or 降幅 says that the measure before went."""
    return _PACES.get(name)


def times_something(text: str, start: int) -> bool:
    """Whether a length of time that starts there can be a level: 优良天数260天, 由45天压缩至18天, but not 近五年."""
    return _timed().match(text, max(0, start - 8), start) is not None


@cache
def _timed() -> regex.Pattern[str]:
    names = alternation((*_TIMES_NAMED, "由", "从", "到", "至", "减少", "增加", "提前", "延长", "优", "良", "达标"))
    return regex.compile(rf"(?r)(?:{names})(?:为|达到?|共|约|了|\[\d+\])?\ ?")
