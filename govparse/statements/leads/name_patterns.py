"""The patterns by which a name is told from the words around it.

mark      = "[3]" | "⑴" | "1." | "一、" | "一是" | "(二)"               in front of a name
verb      = verb of `verbs.toml` [ "了" ]                        发放救助金, but not 发放率
adverbial = "在" words ( "下" | "中" | … )                       right before the number's verb
opening   = ( "截至" | "随着" | … ) words ( "末" | "后" | … )     at the head of the clause
"""

from __future__ import annotations

from functools import cache

import regex

from govparse.expressions.units import units
from govparse.statements.leads.gated import Gated
from govparse.statements.lexicon import alternation, lexicon

__all__ = [
    "adverbial",
    "agent",
    "beneficiary",
    "count",
    "counted",
    "grown",
    "how_long",
    "inner",
    "mark",
    "opening",
    "operand",
    "pace",
    "per",
    "unnamed",
    "verb",
]


@cache
def mark() -> regex.Pattern[str]:
    """A mark in front of a name: [3], ⑴, 1., 一、, 一是."""
    # 一、二产业增加值 is a list.
    return regex.compile(
        r"\[\d{1,3}\]|[①-⒇]|\d{1,2}[.、](?!\d)"
        r"|[一二三四五六七八九十]{1,3}、(?![二三四五六七八九十\d]|一(?![般批体]))"
        r"|[一二三四五六七八九十]{1,3}是|\([一二三四五六七八九十\d]{1,3}\)|\(\p{Han}\)|-+"
    )


@cache
def verb() -> regex.Pattern[str]:
    """A verb in front of a name that its shortest form leaves out."""
    # 建设用地, 培训人次, 拆除面积 are nouns; so is 发放率.
    return regex.compile(
        rf"(?:(?:{alternation(lexicon().drop)})(?:了|出|到)?)"
        r"(?!业|用地|时限|时间|期限|面积|率|比例|比重|额|量|数|费|金额|人次|人数|基金|性|者|型|期|项目|规模|资金|总|里程|工程|任务|情况|贷款|债|单位|机构|企业|中心|条件|标准|水平|能力|体系|厅|局|区|点|站|馆|园|院|校|线|品|[、和及与])"
    )


@cache
def inner() -> Gated:
    """A verb between the subject and the name."""
    # 完成率, 实现程度 and the like are nouns.
    return Gated(
        "投完实累共发兑拨建核获开接受办认打拥现得争安新引预力",
        regex.compile(
            r"(?:(?P<light>(?<!固定资产)完成|实现|累计|共计|发放|兑现|拨付|建成|获批|核定|获评|获(?=中央|省|市|国家|全|上级)|开展|接待(?!支出|经费)|受理|(?<!新)办理|(?<![级家])认定|打造|拥有|(?<!公)共有|现有|获得|得到|争取|安排(?=\p{Han}{3})|投入(?=\p{Han}{2,8}资金$))"
            r"|(?P<keep>新增|新建|引进(?=\p{Han}{2}))"
            r"|(?P<modal>预计|力争|预期(?!目标|寿命)))"
            r"(?!贷款|[时期年]限|率|情况|额|量|值|数|度|费|的|进度|总额|用地|能力|机构|面积|金额|区)"
        ),
    )


@cache
def grown() -> Gated:
    """增加 or 减少 in front of what grew or fell."""
    # 增加值 is a noun, 增加6个 no name at all.
    return Gated(
        "加减削",
        regex.compile(
            r"(?:日均|年均|累计|净|可|平均)?(?:(?P<up>增加(?!值|额|量|的))|减少|减轻|压减|削减)(?=\p{Han}{2})(?!率|量|数)"
        ),
    )


@cache
def agent() -> regex.Pattern[str]:
    """Who sets money aside: 区财政, 青山新区."""
    return regex.compile(
        rf"(?:{alternation(lexicon().acting)}|(?:新|高新|开发|示范)区|(?<!\p{{Han}})\p{{Han}}{{2,3}}[省市区县州])$"
    )


@cache
def adverbial() -> Gated:
    """在 or 按 with its noun, right before the verb."""
    return Gated(
        "在则",
        regex.compile(
            r"(?r)在[^,;在]{2,24}(?:下|中|期间|基础上|支撑下|方面)|(?:按照?|本着|根据|坚持|遵循)[^,;按]{2,24}原则"
        ),
    )


@cache
def how_long() -> Gated:
    """For how many years it has been so, right before the verb: 优良天数连续6年."""
    return Gated("续", regex.compile(r"(?r)连续[\d一二两三四五六七八九十]{1,3}年"))


@cache
def opening() -> Gated:
    """What a clause opens with: 截至年末, 随着…以来."""
    return Gated(
        "因要采在随通经按根截到至面来",
        regex.compile(
            r"[^,;]{0,12}(?:原因|主要)(?:是|为|系)|(?:通过|采取)[^,;]{1,12}?方式(?=\p{Han}{2})|(?:在|随着|通过|经过|按照|根据|截至|截止|到|至)[^,;]{1,24}?(?:下|中|期间|基础上|方面|后|底|末|以来|时)(?=\p{Han}{2})(?!学|国|心)|[^,;在]{2,16}?(?:方面|以来)"
        ),
    )


@cache
def unnamed() -> regex.Pattern[str]:
    """What names nothing: marks, digits and words of order."""
    return regex.compile(
        r"[\P{L}]+|/.*|.*[路街道]\d+号.*|\([^()]*\)|[\d,.]+(?:万|亿)?\p{Han}|(?:\d+日)?[晚早上下午]*\d+时|不[低高少多]于.*|[\d.,]+(?:万|亿)?元/?\p{Han}{0,2}|[\d.,]+(?:万|亿|万亿)?(?:元|亩|人|吨)?|(?:比|较|接近).{1,6}|[一二三四五六七八九十]+[是要]?|第[一二三四五六七八九十\d]+|[A-Za-z]|[以之其每]?[内中外上下前后间]|.{61,}"
    )


@cache
def count() -> regex.Pattern[str]:
    """How many the name is said of: 12个监测断面水质优良率."""
    # 20亿元以上项目, 5G基站 and 5A级景区 are named so.
    classifiers = alternation(name for name, unit in units.spellings.items() if unit.classifier)
    return regex.compile(
        rf"\d[\d,.]*+[百千万亿]*+[余多]?(?:{classifiers})(?=[\p{{Han}}“]{{2}})(?!以|及以|不含|月|工作日|百分|级)"
    )


@cache
def counted() -> Gated:
    """A number that another name of the list has: 医院227个、."""
    return Gated("0123456789", regex.compile(r"(?<=\p{Han}{2})\d[\d,.]*+(?:[万亿]+\p{Han}{0,2}|\p{Han}{1,2})[、和]"))


@cache
def operand() -> Gated:
    """What comes before a plus or a minus, with the sign."""
    # 加上级补助收入 is 加 and 上级.
    return Gated(
        "加减",
        regex.compile(
            r".*?(?:收入|支出|资金|结余|财力)(?:加上?(?=上级|下级|上年|上缴|上解)|加上|加|减去?)(?=\p{Han}{2})"
        ),
    )


@cache
def pace() -> regex.Pattern[str]:
    """A growth, of which a mean in front is the basis: 年均增速; but 日均客流量 and 平均降水量 are measures."""
    return regex.compile(r"增|涨|降[幅低至到]|下降|减[少幅]|上升|升[幅至]|提[高升]|回落")


@cache
def beneficiary() -> Gated:
    """A preposition with its noun, in front of a verb."""
    # 对外依存度降低 is for nobody.
    verbs = alternation((*lexicon().drop, *lexicon().serving))
    return Gated("为向给对", regex.compile(rf"(?:[为向给]|对(?!外))(?!期)\p{{Han}}{{2,10}}?(?={verbs})"))


@cache
def per() -> Gated:
    """Per what a measure is counted, right before its verb: 每百户拥有."""
    return Gated("每", regex.compile(r"(?r)每[百千万]*[户人]口?"))
