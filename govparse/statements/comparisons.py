"""What a number is for the name before it: its level, its growth, a share, a distance, a place.

lead   = name [ basis ] { manner } verb [ "了" ]                 change      固定资产投资 同比 增长 | 8%
       | name [ verb ] ( "到" | "至" | "为" | "达" )             level       床位 增 至 | 620张
       | name ( "从" | "由" ) [ period "的" ]                    from        办理时限 由 | 45天
       | [ name ] ( "占" | "为" | "完成" | "相当于" ) whole "的" share       为 预算 的 | 110%
       | [ name ] "占" whole "比重"                              share
       | [ name ] ( "高于" | "低于" ) whole                      distance    高于 全市 | 1.6个百分点
       | [ name ] place [ whole ]                                rank        居 全市 | 第二
       | name { light verb }                                     level       结案率 达 | 99.9%
basis  = "同比" | "环比" | "年均" | ( "比" | "较" | "与" ) words        as written

The lead is read from its right end: words are taken off while they are in the lexicon.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

import attrs
import regex

from govparse.statements.lexicon import alternation, lexicon
from govparse.statements.names import Name, read_name
from govparse.statements.values import Direction, Modality

__all__ = ["Lead", "Role", "read_lead"]


class Role(StrEnum):
    """What a number is for its measure."""

    LEVEL = "level"
    TO = "to"
    FROM = "from"
    CHANGE = "change"
    SHARE = "share"
    GAP = "gap"
    RANK = "rank"
    NONE = "none"


@attrs.frozen(slots=True)
class Lead:
    """A lead that has been read; offsets are its own."""

    role: Role
    name: Name
    direction: Direction | None = None
    basis: tuple[int, int] | None = None
    whole: tuple[int, int] | None = None
    """Of a share, a distance or a place: of what."""
    tail: int = 0
    """Where the words between name and number begin."""
    apart: bool = False
    """分别: one number for each."""
    each: bool = False
    """各: the one number for all."""
    modality: Modality | None = None
    modality_at: tuple[int, int] | None = None
    verb: tuple[int, int] | None = None


_NO_NAME = Name(0, 0)


@lru_cache(maxsize=16384)
def read_lead(text: str, sort: str) -> Lead:
    """Reads a lead; `sort` is `rank`, `rate` (%, 百分点), `flat` (持平) or `other`.

    >>> lead = read_lead("规上工业增加值同比增长", "rate")
    >>> lead.role.value, lead.direction.value, "规上工业增加值"[lead.name.start : lead.name.end]
    ('change', 'up', '规上工业增加值')
    """
    end = len(text.rstrip(" \"'“”"))
    if _rule_pattern().search(text) is not None:
        return Lead(Role.NONE, _NO_NAME)
    if (tail := _per_pattern().match(text, 0, end)) is not None:
        end = tail.start()
    if sort == "rank":
        return _rank(text, end)
    if sort == "flat":
        return _flat(text, end)
    if sort == "rate":
        share = _share(text, end)
        if share is not None:
            return share
    return _change(text, end, sort) or _level(text, end)


def _change(text: str, end: int, sort: str) -> Lead | None:
    """A growth or a distance, or a level that a growth leads to."""
    words = lexicon()
    if (to := _to_pattern().match(text, 0, end)) is not None:
        verb_end = to.start()
        direction, verb_start = _verb(text, verb_end)
        if direction is not None:
            apart, each, modality, at, start = _strip(text, verb_start, words.manner)
            basis, start = _basis(text, start)
            name = read_name(text, start)
            return Lead(
                Role.TO,
                name,
                direction,
                basis,
                None,
                start,
                apart,
                each,
                modality or name.modality,
                at or name.modality_at,
                (verb_start, verb_end),
            )
        if to["from"]:
            return Lead(Role.TO, read_name(text, to.start()), None, tail=to.start(), verb=to.span())
    if (source := _from_pattern().match(text, 0, end)) is not None:
        apart, each, modality, at, start = _strip(text, source.start(), words.manner)
        return Lead(Role.FROM, read_name(text, start), tail=start)
    gap = _gap(text, end)
    if gap is not None:
        return gap
    closing = end - 1 if text.startswith("了", end - 1) or text.startswith("约", end - 1) else end
    direction, verb_start = _verb(text, closing)
    if direction is None:
        for size in (2, 1):
            word = text[closing - size : closing] if closing >= size else ""
            if word in words.bare:
                basis, start = _basis(text, closing - size)
                if basis is not None and text[basis[0]] in "比较":
                    direction, verb_start = words.bare[word], closing - size
                    break
        if direction is None:
            return None
    apart, each, modality, at, start = _strip(text, verb_start, words.manner)
    basis, start = _basis(text, start)
    if basis is not None:
        apart2, each2, modality2, at2, start = _strip(text, start, words.manner)
        apart, each, modality, at = apart or apart2, each or each2, modality or modality2, at or at2
    name = read_name(text, start)
    return Lead(
        Role.CHANGE,
        name,
        direction,
        basis,
        None,
        start,
        apart,
        each,
        modality or name.modality,
        at or name.modality_at,
        (verb_start, end),
    )


def _verb(text: str, end: int) -> tuple[Direction | None, int]:
    verbs = lexicon().verbs
    for size in range(min(4, end), 0, -1):
        word = text[end - size : end]
        direction = verbs.get(word)
        if direction is not None:
            if size == 1 and end > 1 and text[end - 2] in _BOUND_VERB.get(word, ""):
                continue
            return direction, end - size
    return None, end


_BOUND_VERB = {"增": "新倍递激", "升": "公提晋", "减": "加消缓节裁", "降": "升沉空霜投", "涨": "", "跌": ""}


def _basis(text: str, end: int) -> tuple[tuple[int, int] | None, int]:
    """The basis that ends at `end`, and where what stands before it ends."""
    bases = lexicon().bases
    start = end
    while start:
        for size in range(min(8, start), 1, -1):
            if text[start - size : start] in bases:
                start -= size
                break
        else:
            break
        if text.startswith(("同比", "环比"), start):
            break
    if (found := _against_pattern().match(text, 0, start)) is not None and (
        start == end or found.end() - found.start() <= 9
    ):
        start = found.start("basis")
    if start == end and (found := _against_plan_pattern().match(text, 0, end)) is not None:
        start = found.start()
    if start == end:
        return None, end
    before = start
    if (found := _condition_pattern().match(text, 0, before)) is not None:
        before = found.start()
    return (start, end), before


def _gap(text: str, end: int) -> Lead | None:
    found = _gap_pattern().match(text, 0, end)
    if found is None:
        return None
    word = found["verb"]
    direction = lexicon().gaps.get(word) or lexicon().bare[word[0]]
    whole = found.span("whole") if found["whole"] else found.span("than")
    start = found.start()
    apart, each, modality, at, start = _strip(text, start, lexicon().manner)
    return Lead(
        Role.GAP,
        read_name(text, start),
        direction,
        found.span(),
        whole,
        start,
        apart or "分别" in found[0],
        each,
        modality,
        at,
        found.span("verb"),
    )


def _share(text: str, end: int) -> Lead | None:
    found = _share_pattern().match(text, 0, end)
    if found is None:
        return None
    whole = found.span("whole") if found["whole"] else found.span("total")
    apart, each, modality, at, start = _strip(text, found.start(), lexicon().manner)
    return Lead(
        Role.SHARE, read_name(text, start), None, found.span(), whole, start, apart, each, modality, at, found.span()
    )


def _rank(text: str, end: int) -> Lead:
    words = lexicon()
    found = _place_pattern().match(text, 0, end)
    if found is None:
        return Lead(Role.NONE, _NO_NAME)
    whole = found.span("whole") if found["whole"] else None
    apart, each, _, _, start = _strip(text, found.start(), words.manner | words.places)
    if (on := _in_ranking_pattern().match(text, 0, start)) is not None:
        start = on.start()
    if (times := _times_pattern().match(text, 0, start)) is not None:
        start = times.start()
    return Lead(Role.RANK, read_name(text, start), whole=whole, tail=start, apart=apart, each=each)


def _flat(text: str, end: int) -> Lead:
    start = end
    if (found := _with_pattern().match(text, 0, end)) is not None:
        start = found.start()
        basis: tuple[int, int] | None = (start, end)
    else:
        _, _, _, _, start = _strip(text, start, lexicon().manner)
        basis, start = _basis(text, start)
    apart, each, modality, at, start = _strip(text, start, lexicon().manner)
    name = read_name(text, start)
    return Lead(
        Role.CHANGE,
        name,
        Direction.FLAT,
        basis,
        None,
        start,
        apart,
        each,
        modality or name.modality,
        at or name.modality_at,
    )


def _level(text: str, end: int) -> Lead:
    apart, each, modality, at, start = _strip(text, end, lexicon().light)
    name = read_name(text, start)
    if name.grown is not None:
        return Lead(
            Role.CHANGE,
            name,
            name.grown,
            tail=start,
            apart=apart,
            each=each,
            modality=modality or name.modality,
            modality_at=at or name.modality_at,
        )
    return Lead(
        Role.LEVEL,
        name,
        tail=start,
        apart=apart,
        each=each,
        modality=modality or name.modality,
        modality_at=at or name.modality_at,
    )


# Characters before which a word of one character belongs to a longer word: 公共, 人均, 签约.
_TIED = {
    "共": "公总",
    "有": "国所没保含具享私",
    "为": "作成行认因",
    "均": "人年户日亩地月",
    "计": "统会审设累总合预估",
    "约": "签节公合预制条契",
    "超": "商",
    "列": "系行序专陈",
    "合": "联综整结融组混符复配场集",
    "上": "网以线海路之早晚",
    "在": "存现所内",
    "到": "达得收",
    "至": "甚",
    "仅": "",
    "只": "",
    "要": "主重需纪摘",
    "能": "节产性功职储",
    "可": "许认",
    "需": "刚内",
    "应": "供响适",
    "过": "通超经",
    "还": "偿归",
    "则": "原准规",
    "近": "附邻",
    "是": "",
    "已": "",
    "再": "",
    "又": "",
    "也": "",
    "将": "",
    "达": "发到",
    "地": "土用基绿耕林湿产属工场当草",
    "即": "",
    "就": "成造",
    "不": "",
    "拟": "",
    "仍": "",
    "各": "",
    "都": "首成古",
    "计划": "资度产生工建目学",
}


def _strip(
    text: str, end: int, words: frozenset[str]
) -> tuple[bool, bool, Modality | None, tuple[int, int] | None, int]:
    """Takes the words off the right end; says whether 分别, 各 or a word of modality was among them."""
    apart = each = False
    modality: Modality | None = None
    at: tuple[int, int] | None = None
    lex = lexicon()
    while end:
        if text[end - 1] in " :":
            end -= 1
            continue
        for size in range(min(5, end), 0, -1):
            word = text[end - size : end]
            if word not in words:
                continue
            if end > size and text[end - size - 1] in _TIED.get(word, ""):
                continue
            break
        else:
            break
        end -= size
        if word == "分别":
            apart = True
        elif word == "各":
            each = True
        elif word in lex.estimate:
            modality, at = Modality.ESTIMATE, (end, end + size)
        elif word in lex.target:
            modality, at = Modality.TARGET, (end, end + size)
    return apart, each, modality, at, end


def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.VERBOSE)


@lru_cache(maxsize=1)
def _rule_pattern() -> regex.Pattern[str]:
    # What a rule grants, asks or forbids is no statement: 给予二孩家庭2万元, 每增加1岁减2分.
    return _compiled(
        r"×$|一式|[东西南北]距|给予|处以|罚款|罚金|每增加|每减少|每超过|每满|只能|不得|应当|享受|[未已年]满|周岁|(?<!多)扣除|上限|下限|最高额|限额为"
    )


@lru_cache(maxsize=1)
def _per_pattern() -> regex.Pattern[str]:
    return _compiled(
        r"(?r)(?:\ *\[\d{1,3}\])|(?:每(?:人|户|亩|年|月|日|天|周|生|床|吨|学期|学年|公斤|餐|次|村|个|千克|位)){1,3}"
    )


@lru_cache(maxsize=1)
def _to_pattern() -> regex.Pattern[str]:
    return _compiled(
        r"(?r)(?:(?:达到|到了|到|至|为|达)|(?P<from>到|至)(?P<when>[^,、到至]{2,12}的))|(?:到|至)[^,、到至]{2,12}的"
    )


@lru_cache(maxsize=1)
def _from_pattern() -> regex.Pattern[str]:
    # 从业人员25万人 is a level, 由于 and 自由 are no 由
    return _compiled(r"(?r)(?:从|(?<!自|理|缘)由)(?!业|事|严|于|此|而|重|紧)(?:[^,、从由]{2,14}的|[^,、从由]{0,6})?")


@lru_cache(maxsize=1)
def _against_pattern() -> regex.Pattern[str]:
    # 占比, 比重, 比例 and 比较 compare nothing.
    return _compiled(
        r"""(?r)
        (?P<basis>
            (?<![占对评正环同可])比(?![重例值率赛较如])[^,;比较]{1,18}
          | (?<!(?<!占)比)较(?![大小多少高低快慢好强])[^,;比较]{1,18}
          | (?:与|同|和)[^,;与同]{1,14}相比(?:较)?
          | 同比“[^”]{1,12}”
        )
        """
    )


@lru_cache(maxsize=1)
def _against_plan_pattern() -> regex.Pattern[str]:
    return _compiled(r"(?r)(?:五年|[两二三四五六七八九十]年)(?:来)?(?:累计|年均|平均)?")


@lru_cache(maxsize=1)
def _condition_pattern() -> regex.Pattern[str]:
    return _compiled(r"(?r)(?:剔除|扣除|按|不考虑|还原|考虑)[^,;]{2,24}(?:后|计算|因素|口径)")


@lru_cache(maxsize=1)
def _with_pattern() -> regex.Pattern[str]:
    return _compiled(r"(?r)(?:与|和|同|跟)(?!比)[^,;与和]{1,14}?")


@lru_cache(maxsize=1)
def _gap_pattern() -> regex.Pattern[str]:
    verbs = alternation(lexicon().gaps)
    return _compiled(
        rf"""(?r)
        (?:分别)?(?P<verb>{verbs})(?P<whole>(?:全|省|市|区|县|国|预期|年度|目标|既定|计划|东部|中部|西部|周边|同期
            |GDP|经济|地区|规|上年|去年|城镇|农村|财政|所|各|平均)[^,;]{{0,14}})
      | (?<![占对同环])比(?P<than>全[^,;比]{{1,12}}
            |[^,;比]{{1,8}}(?:平均水平|平均|目标))(?:分别)?(?P<verb>高出|高|低|快|慢)(?:了)?
        """
    )


@lru_cache(maxsize=1)
def _share_pattern() -> regex.Pattern[str]:
    return _compiled(
        r"""(?r)
        占(?P<whole>[^,;占]{1,24}?)的?(?:比重|比例|份额|总量比重)(?:分别)?(?:约|为|达|达到|是|超|提高到|提升到|上升到|提升至|提高至|上升至|降至|下降到|保持在)?
      | [占佔](?P<whole>(?:[^,;占佔]|(?<=\d),(?=\d{3})){1,30})的(?:约|近)?
      | (?:(?<![成认因行])为|是|完成|相当于|等于|等於|达到?|仅?为|压缩至|压减至|降至|缩短至)
            (?P<whole>(?:[^,;占的]|(?<=\d),(?=\d{3})){1,30}?)的(?:比重|比例)?(?:约|为)?
      | 占(?![比达超])(?P<whole>[^,;占比的]{1,10})
      | (?:完成|为)(?P<total>[^,;]{0,10}(?:预算|计划|任务|目标)数?(?:安排)?)
        """
    )


@lru_cache(maxsize=1)
def _place_pattern() -> regex.Pattern[str]:
    return _compiled(
        rf"(?r)(?:分别)?(?:{alternation(lexicon().places)})(?:了)?(?P<whole>(?:全|各|省|市|我|国|中|东|西|世|同|长|珠|华|县|区|“|副|福|第|城|其|一|亚|湾|直|设|地|计)[^,;居列]{{0,14}}|)"
    )


@lru_cache(maxsize=1)
def _in_ranking_pattern() -> regex.Pattern[str]:
    return _compiled(r"(?r)(?<=\p{Han}{2})(?:排名|名次)?中")


@lru_cache(maxsize=1)
def _times_pattern() -> regex.Pattern[str]:
    return _compiled(r"(?r)(?:连续[\d一二三四五六七八九十]{1,3}(?:年|次|个月|个季度)|[\d]{1,2}次|首次|稳定|继续|一直)+")
