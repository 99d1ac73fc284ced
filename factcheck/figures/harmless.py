"""This file holds the recogniser of harmless numbers: those that name or number a thing and state nothing to be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.core.text import BlockKind, Span
from factcheck.figures.calendars import MONTH
from factcheck.figures.words import SMALL, TENS, digit_by_digit

POLICY_WORDS = (
    "policy|policies|scheme|schemes|rule|rules|programme|program|plan|system|regime|arrangement|waiver|exemption|exemptions|initiative|strategy"
    "|campaign|operation|project|service|services|hotline|line|platform|concept|framework|procedures|summit|race|challenge|format|pass|permit system"
)
"""Nouns that a hyphenated measure only names: the 240-hour policy."""
REFERENCES = (
    "section|sect\\.|page|pages|p\\.|pp\\.|chapter|ch\\.|article|art\\.|item|items|part|paragraph|para|clause|annex|appendix|table|figure|fig\\."
    "|chart|box|note|footnote|number|no\\.|nos\\.|issue|vol\\.|volume|line|room|gate|terminal|flight|route|bus|train|highway|channel|door|platform"
    "|building|floor|lane|hall|group|team|lot|episode|season|round|stage|phase|level|tier|step|version|type|model|class|grade|form|act|law|order"
    "|decree|resolution|directive|regulation|circular|document|file|case no\\.|hotline|dial|dialling|dialing|call|calling|phone|telephone|tel\\.?|text|texting|extension|ext\\."
    "|code|postcode|zip|id|ref\\.?|reference|question|answer|lesson|unit|slot|brief|bulletin|draft|release"
)
"""Words before a number that it numbers, not counts."""
NAMED_LINES = "hotline|line|helpline|service|platform|app|callers|desk|centre|center|portal|mini"
ABOUT_THE_TEXT = "rows?|columns?|tables?|charts?|graphs?|footnotes?|paragraphs?|sections?|chapters?|pages|parts|reports?|periods?|groups|categories|kinds|types|sides|halves|ways|points|questions|reasons|examples|things|steps forward|sessions|notes|figures|numbers"
"""Things that a text counts when it speaks of itself or back of what it named."""

_SMALL = "|".join(list(SMALL)[2:13])
_NUMBER = rf"(?:[0-9]{{1,4}}|(?:(?:{'|'.join(TENS)})[- ])?(?:{'|'.join(list(SMALL)[1:])})|{'|'.join(TENS)})"
_TIME_UNIT = r"(?:second|minute|hour|day|night|week|month|year|km|kilomet(?:er|re)|met(?:er|re)|mile|point|party|member|star|step|way|nation|country|city|man|person)"
_PATTERNS = (
    r"(?:https?://|www\.)[^\s<>()]{1,300}",
    r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}",
    r"\[\^?[0-9]{1,3}\]",
    r"[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,4}",
    r"(?<![0-9.,])[0-9]{1,2}[:.][0-9]{2}\s?(?:[ap]\.?m\b\.?|hrs?\b|o'clock|GMT|UTC|CET|BST|EST|Beijing)",
    r"(?<![0-9.,:])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])",
    r"(?<![0-9.,])[0-9]{1,2}\s?(?:[ap]\.?m\b\.?|o'clock|GMT\b|UTC\b)",
    rf"\b{_NUMBER}(?:\s(?:thirty|fifteen|forty-five))?\s(?:o'clock|[ap]\.?\s?m\b\.?|in the (?:morning|afternoon|evening))",
    r"\b24/7\b|\b(?:9/11|7/7)\b|\b24[- ]hours?[- ](?:a[- ]day|hotline|service|line)\b",
    r"\b(?:COVID|Covid|SARS-CoV)-?[0-9]{1,2}\b",
    r"(?<![A-Za-z0-9])(?:[A-Z]{1,6}[a-z]{0,8}|[a-z]{0,2}[A-Z]{1,4})-[0-9]{1,4}[A-Za-z]?\b(?![.,]?[0-9]|[\s-](?:million|billion|percent|per\scent)|%)",
    r"\b(?:ISO|IEC|RFC|EN|DIN|GB|GB/T|IPv)[\s-]?[0-9][0-9:.-]{0,12}\b",
    r"\b[A-Z]{1,3}\s[0-9]{3,4}\b(?=\s(?:flight|from|to|bound))",
    r"\b[A-Z][A-Za-z]{1,20}\s[0-9]{1,2}\.[0-9](?![0-9%]|\s(?:million|billion|thousand|percent|per\scent|tons?|times|points))(?=[\s,.;:)]|$)(?<!\b[A-Z][a-z]\s[0-9]\.[0-9])",
    rf"(?<![A-Za-z.-])(?i:{REFERENCES})\s?(?:no\.?\s?|number\s)?(?:#\s?)?[0-9]{{1,6}}(?:[.:][0-9]{{1,3}}){{0,3}}(?![0-9]|[.,][0-9]|\s?%|\s(?:million|billion|thousand|per\s?cent|people|persons|cases|times|tons|countries))(?:\s(?:of|to|and|-|–)\s?[0-9]{{1,4}}(?![0-9,.]*[0-9]|\s?%))?",
    rf"(?<![A-Za-z.-])(?i:section|page|chapter|article|item|part|paragraph|question|phase|stage|round|volume|episode|grade|class|number|level|tier)\s(?:{_SMALL}|one)(?:\sof\s(?:{_SMALL}))?\b",
    rf"(?:#|№)\s?[0-9]{{1,6}}",
    rf"\b[0-9]{{5,6}}(?=\s(?:[a-z]{{1,12}}\s){{0,2}}(?:{NAMED_LINES})\b)",
    rf"(?<=[Tt]he\s)(?!(?:19|20)[0-9]{{2}}\b)[0-9]{{3,6}}(?=\s(?:[a-z]{{1,12}}\s){{0,2}}(?:{NAMED_LINES})\b)",
    r"(?:\b[Hh]otline|\b[Hh]elpline|\b[Pp]hone|\bline|\bnumber|\b[Pp]latform|\b[Cc]allers to|\b[Cc]alls to|\b[Dd]ial(?:l?ing|led)?|\b[Rr]ing|热线|电话|拨打)(?:\sis|\sat|\son|:|\scalled|为|号码为?)?\s?[\"“”'‘(]?[0-9]{3,6}\b(?![.,][0-9]|\s?[%万亿])",
    r"\b[0-9]{4,6}(?=(?:移民|政务|便民|服务)?[一-鿿]{0,6}(?:热线|平台|电话))",
    r"\+?\(?[0-9]{1,4}\)?[\s-]\(?[0-9]{2,4}\)?[\s-][0-9]{3,4}[\s-]?[0-9]{3,4}\b",
    r"\b[0-9]{3}-[0-9]{4}\b|\b[0-9]{3}-[0-9]{3}-[0-9]{4}\b",
    r"(?<![0-9.,])[0-9]{1,4}(?:st|nd|rd|th)\b(?!\s(?:of\s)?(?:January|February|March|April|May|June|July|August))(?:[\s-](?:anniversary|century|Five-Year\sPlan|[A-Z][a-z]+))?",
    r"\b(?:1[0-9]|20|[0-9])[0-9]0s\b|'[0-9]0s\b|\b[0-9]{2}s\b",
    r"\b[Ff]ive-[Yy]ear [Pp]lan",
    r"\b(?:[Aa]ged?|[Aa]ge of|[Aa]ges)\s[0-9]{1,3}(?:\s(?:to|and|-|–)\s[0-9]{1,3})?\b(?!,[0-9])",
    r"(?<=[A-Z][a-z]{2}),\s[0-9]{1,2},(?=\s[a-z])",
    rf"\b(?:[0-9]{{1,3}}|{_NUMBER})[-\s]years?[-\s]olds?\b",
    rf"\b(?:[0-9]{{1,4}}|(?:{'|'.join(TENS)})(?:-(?:{'|'.join(list(SMALL)[1:10])}))?|{'|'.join(list(SMALL)[1:])})-{_TIME_UNIT}(?=(?:[\s-][A-Za-z-]{{2,20}}){{0,3}}[\s-](?:{POLICY_WORDS})\b)",
    rf"(?<=[Tt]he\s)(?:[0-9]{{1,4}}|{_NUMBER})-{_TIME_UNIT}(?![A-Za-z])(?=[\s-][a-z])",
    rf"(?<=['’]s\s)(?:[0-9]{{1,4}}|{_NUMBER})-{_TIME_UNIT}(?![A-Za-z])(?=[\s-][a-z])",
    r"[0-9]{1,4}(?:小时|天|日|年)(?=[一-鿿]{0,8}(?:政策|方案|计划|制度|规定|措施|行动|工程))",
    rf"\b(?:[0-9]{{1,3}}|{_SMALL}|one)-(?:star|way|sided|stop|time|track|pronged|dimensional|tier|tiered|step|party|state|nation|faced|fold-out|digit|in-one|trip|off|to-one|on-one|size)\b",
    rf"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll|[Oo]f|[Oo]ther|[Tt]ogether the)\s(?:{_SMALL}|[2-9])\s(?:[a-z-]{{2,20}}\s)?(?:{ABOUT_THE_TEXT})\b",
    rf"\b(?:{_SMALL}|[0-9]{{1,2}})\s(?:{ABOUT_THE_TEXT})\b(?=\s(?:below|above|of\sthis|of\sthe\stable|here|compared|side\sby\sside|from\sthe))|\btables?\shas\s(?:{_SMALL}|[0-9]{{1,2}})\s(?:{ABOUT_THE_TEXT})",
    rf"\b(?:remaining|other|rest|same|last|final|next|past|previous|following|coming|recent|these|those|intervening)\s(?:{_SMALL}|[0-9]{{1,3}})\s(?:months|quarters|years|weeks|days|decades|hours)\b",
    r"\b(?:one|two|three)\s(?:of\sthe\smost|another|day\sor)\b|\b[Nn]o\.\s?[0-9]{1,3}\b",
    rf"\b[Ii]t's\s(?:{_NUMBER})\s(?:{_NUMBER})\b",
    r"[“\"'‘][^“”\"]{0,2}\b(?:two|three|four|one|[0-9]{1,2})\s[A-Za-z]{2,20}(?:\s[A-Za-z]{2,20}){0,3}[”\"]",
    r"\bthe\s(?:two|three|four)(?=\s?[,.;]|\s(?:and|were|was|are|is|have|had|who|which|that)\b)",
    r"第[0-9零〇一二两三四五六七八九十百]{1,6}(?:届|次|条|章|节|页|项|款|号|期|批|轮|个五年规划)?",
    r"[一二三四五六七八九十0-9]{1,3}(?:届|大)(?=[一二三四五六七八九十]?中全会|报告|精神|以来|全国|代表|中央)|[“\"]?十[一二三四五六七八九]五[”\"]?(?=规划|时期|期间|开局)",
    r"[0-9]{1,2}(?:时|点)(?:[0-9]{1,2}分)?(?=[许，,。\s]|$)|(?:上午|下午|晚上?|凌晨)[0-9]{1,2}[时点]",
    r"[（(][一二三四五六七八九十0-9]{1,3}[）)]|^[一二三四五六七八九十]{1,3}、",
    r"(?<![0-9.,])[0-9]{1,2}/[0-9]{1,2}/(?:19|20)?[0-9]{2}\b|(?<![0-9.,])[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20)[0-9]{2}\b",
    r"(?<![0-9])[0-9]{1,3}\s?/\s?[0-9]{1,3}(?![0-9]|\sof\b)",
    r"\b[Gg][- ]?(?:7|8|20|77)\b",
    r"\b(?:zero|one|two|three)[- ](?:tolerance|sum|COVID|Covid|carbon|hour\scontracts?)\b",
)
_HARMLESS = tuple(re.compile(pattern.replace("[- ]", r"[\s-]")) for pattern in _PATTERNS)
_LIST_NUMBER = re.compile(r"^\s{0,10}(?:\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)、]?|[(（][0-9a-z]{1,3}[)）])(?=\s|、|[一-鿿])")
_ITEM_NUMBER = re.compile(r"^\s{0,10}(?:[0-9]{1,3}[.)、]|[(（][0-9]{1,3}[)）])\s")
_DATELINE = re.compile(
    rf"^\W{{0,4}}(?:[A-Z][A-Za-z'.-]{{1,20}}[ /,]{{1,2}}){{1,6}}\(?(?:{MONTH}\s[0-9]{{1,2}}(?:st|nd|rd|th)?|[0-9]{{1,2}}\s{MONTH})(?:,?\s(?:19|20)[0-9]{{2}})?\)?"
    r"(?=\s?(?:[—–:(]|-{1,2}\s|\.\s|\.?\s?$|\([A-Z]))"
)
_LABEL = re.compile(r"^\W{0,4}(?:[Dd]ate|[Dd]ated|[Pp]ublished|[Uu]pdated|[Pp]osted|[Ii]ssued|[Ss]lot|[Tt]ime|[Rr]eleased|[Ee]mbargo(?:ed)?(?:\suntil)?|日期|时间)\s?[:：][^\n]{0,80}$")
_HAS_NUMBER = re.compile(r"[0-9]|[¹²³⁴⁵⁶⁷⁸⁹⁰一二两三四五六七八九十]|\b(?:" + "|".join([*list(SMALL), *TENS]) + r")\b", re.I)


def harmless_numbers(text: str, kind: BlockKind = BlockKind.PROSE) -> Iterator[Span]:
    """The stretches of a plain text whose numbers name or number something, in no order.

    >>> [(span.start, span.end) for span in harmless_numbers("See page 4 at 10 a.m.")]
    [(14, 21), (4, 10)]
    """
    if not _HAS_NUMBER.search(text):
        return
    for pattern in _HARMLESS:
        for match in pattern.finditer(text):
            yield Span(*match.span())
    yield from digit_by_digit(text)
    for pattern in (_DATELINE, _LABEL, _ITEM_NUMBER, *((_LIST_NUMBER,) if kind is BlockKind.HEADING else ())):
        if match := pattern.match(text):
            yield Span(*match.span())
