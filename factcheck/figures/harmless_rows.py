"""This file holds the wordings of harmless numbers: the words that each can begin with ("0" for digits), and its expression.

A blank in an expression stands for any white space; where only part of it is the number, that part is the group `core`.
"""

from __future__ import annotations

from factcheck.figures.scan import led
from factcheck.figures.words import SMALL, TENS

NAMING_NOUNS = (
    "policy|policies|schemes?|rules?|programmes?|programs?|plan|system|regime|arrangements?|waiver|exemptions?"
    "|initiative|strategy|campaign|operation"
    "|project|services?|hotline|line|platform|concept|framework|procedures?|summit|race|challenge|format|pass"
)
"""Nouns that a hyphenated measure only names: the 240-hour policy."""
NUMBERED = (
    "section|sect|page|pages|pp?|chapter|ch|article|art|item|items|part|paragraph|para|clause|annex|appendix|table"
    "|figure|fig|chart|box|note|footnote"
    "|number|no|nos|issue|vol|volume|room|gate|terminal|flight|route|line|bus|train|highway|channel|door|building|floor"
    "|lane|lot|episode|season|round|stage"
    "|phase|step|version|type|model|class|grade|form|decree|resolution|directive|circular|document|file|code|postcode"
    "|zip|id|ref|reference|question"
    "|answer|lesson|unit|slot|brief|bulletin|draft|extension|ext|group|team|level|tier|category"
)
"""Words before a number that it numbers, not counts."""
DIALLED = (
    "hotline|helpline|phone|telephone|tel|line|number|platform|dial|dialling|dialing|dialled|ring|ringing|call"
    "|calling|callers|calls|text|texting|service"
)
ABOUT_THE_TEXT = (
    "rows?|columns?|tables?|charts?|graphs?|footnotes?|paragraphs?|sections?|chapters?|pages|reports?|periods?|groups"
    "|categories|kinds|types|sorts|modes|sides|places|parties|halves|ways"
    "|aspects|respects|fronts|points|questions|reasons|examples|things|notes|figures|numbers"
)
"""Things that a text counts when it speaks of itself, or back of what it named."""
TIMES = "months|quarters|years|weeks|days|decades|hours|minutes"

_SMALL = "|".join(list(SMALL)[2:13])
_ONES = "|".join(list(SMALL)[1:])
_HOUR = f"(?:{'|'.join(list(SMALL)[1:13])})"
_TENS = "|".join(TENS)
_NUMBER = rf"(?:[0-9]{{1,4}}|(?:{_TENS})(?:[\s-](?:{_ONES}))?|{_ONES})"
_MEASURE = (
    r"(?:second|minute|hour|day|night|week|month|year|km|kilomet(?:er|re)|met(?:er|re)|mile|point|party|member|nation"
    r"|country|city|man|person)"
)
_MEASURED = r"(?:(?:m|b|tr)illion|thousand|per\s?cent|percentage|points?|times|tons?|tonnes?|k?m|kg|litres?|hours?|minutes?|days?|years?)\b"
_NUMBER_WORDS = " ".join([*SMALL, *TENS])
_AMOUNT_BEHIND = r"(?![0-9]|[.,][0-9]|\s?%|\s(?:million|billion|thousand|per\s?cent|people|persons|cases|times|tons|countries))"


def _words(*tables: str) -> str:
    return " ".join(tables).replace("|", " ").replace("?", "")


ROWS: tuple[tuple[str, str], ...] = (
    ("http https www", r"(?:https?://|www\.)[^\s<>()]{1,300}"),
    ("[", r"\[\^?[0-9]{1,3}\]"),
    ("¹ ² ³ ⁴ ⁵ ⁶ ⁷ ⁸ ⁹ ⁰", r"[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,4}"),
    # times of day
    ("#2", r"(?<![0-9.,])[0-9]{1,2}(?:[:.][0-9]{2})?\s?(?:[ap]\.?m\b\.?|o'clock|GMT\b|UTC\b)"),
    ("0: 0.", r"(?<![0-9.,])[0-9]{1,2}[:.][0-9]{2} ?(?:hrs?|CET|BST|EST|Beijing)\b"),
    ("0:", r"(?<![0-9.,:])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])"),
    (
        f"{_NUMBER_WORDS} {led('0', 'thirty fifteen forty o a p am pm in')}",
        rf"{_NUMBER}(?: (?:thirty|fifteen|forty-five))? (?:o'clock|[ap]\.? ?m\b\.?|in the (?:morning|afternoon|evening))",
    ),
    ("it", rf"[Ii]t's (?:{_NUMBER}) (?:{_NUMBER})\b"),
    ("at", rf"at (?P<core>(?:five|ten|twenty) to {_HOUR})(?=\s?[.,;:!?)]|\s?$)"),
    ("half quarter", rf"(?:half past|quarter (?:past|to)) {_HOUR}\b"),
    (
        "week tomorrow tonight today morning afternoon evening night monday tuesday wednesday thursday friday saturday sunday",
        rf"[A-Za-z]{{4,9}},? (?:again )?(?:at|from|by|until) (?P<core>{_HOUR})(?=\s?[.,;:!?)]|\s(?:sharp|with|for|on|and)\b|\s?$)",
    ),
    (
        "at by from before after until till around",
        rf"(?:at|by|from|before|after|until|till|around) (?P<core>{_HOUR} (?:{_TENS}|ten|fifteen)(?:[\s-](?:{_ONES}))?|(?:five|ten|twenty) past {_HOUR})(?=\s?[.,;:!?)]|\s(?:today|tonight|tomorrow|this|in|on|and)\b|\s?$)",
    ),
    ("#2", r"24/7|(?:9/11|7/7)\b|24[\s-]hours?[\s-](?:a[\s-]day|hotline|service|line)\b"),
    # codes, names
    ("iso iec rfc en din gb ipv", r"(?:ISO|IEC|RFC|EN|DIN|GB|IPv)[\s-]?[0-9][0-9:.-]{0,12}\b"),
    ("g", r"[Gg][\s-]?(?:7|8|20|77)\b"),
    ("0.", rf"(?<=[a-zA-Z]\s)(?<!of\s)(?<!to\s)(?<!by\s)(?<!from\s)(?<!than\s)[0-9]\.0(?=[\s,.;:)]|$)(?!\s{_MEASURED})"),
    ("# №", r"[#№]\s?[0-9]{1,6}"),
    (
        _words(NUMBERED),
        (
            rf"(?<![A-Za-z.-])(?i:{NUMBERED})\.? ?(?:no\.? ?|number )?#?[0-9]{{1,6}}(?:[.:][0-9]{{1,3}}){{0,3}}{_AMOUNT_BEHIND}"
            r"(?: ?(?:of|to|and|-|–) ?[0-9]{1,4}(?![0-9.,]{0,3}[0-9]|\s?%))?"
        ),
    ),
    (
        "section page chapter article item part paragraph question phase stage round volume episode grade class number level",
        rf"(?<![A-Za-z.-])[A-Za-z]{{4,9}} (?:{_SMALL}|one)(?: of (?:{_SMALL}))?\b",
    ),
    # lines to call
    (
        "#5",
        (
            r"[0-9]{5,6}(?= (?:[a-z]{1,12} ){0,2}(?:hotline|line|helpline|service|platform|app|callers|desk|centre|center"
            r"|portal|mini)\b)"
        ),
    ),
    (
        "the_0",
        (
            r"[Tt]he (?P<core>(?!(?:19|20)[0-9]{2}\b)[0-9]{3,6})(?= (?:[a-z]{1,12} ){0,2}(?:hotline|line|helpline|service"
            r"|platform|app|desk|centre|center|portal)\b)"
        ),
    ),
    (
        _words(DIALLED),
        (
            rf"(?<![A-Za-z-])(?i:{DIALLED})(?:(?:,? (?:is|at|on|to|called|reachable by dial(?:l)?ing|by dial(?:l)?ing))|:)? "
            rf"?[\"“'‘(]?(?P<core>(?:[0-9]{{5,6}}|(?!(?:19|20)[0-9]{{2}}\b)[0-9]{{3,4}}(?! [a-z]{{3,20}}s\b))(?: [0-9]{{2,4}}){{0,4}})\b(?![.,][0-9]"
            rf"|\s?[%万亿]| (?:million|billion|people))"
        ),
    ),
    (
        "tel telephone phone fax mobile",
        r"(?i:tel|telephone|phone|fax|mobile)\.?:? ?(?P<core>\+?\(?[0-9]{1,4}\)?(?:[ /-]\(?[0-9]{2,4}\)?){2,6})(?![0-9]|[.,][0-9]| [a-z])",
    ),
    ("热 电 拨", r"(?:热线|电话|拨打)(?:为|号码为?)?[“‘]?[0-9]{3,6}"),
    ("00", r"[0-9]{4,6}(?=[一-鿿]{0,8}(?:热线|平台|电话))"),
    ("+ ( 0) 0- 0_0 0_(", r"\+?\(?[0-9]{1,4}\)?[\s-]\(?[0-9]{2,4}\)?[\s-][0-9]{3,4}[\s-]?[0-9]{4}\b(?![.,]?[0-9])"),
    ("0-", r"[0-9]{3}-(?:[0-9]{3}-)?[0-9]{4}\b"),
    # ordinals, decades, ages
    (
        "0s 0n 0r 0t",
        (
            r"(?<![0-9.,])[0-9]{1,4}(?:st|nd|rd|th)\b(?! (?:of )?(?:January|February|March|April|May|June|July|August"
            r"|September|October|November|December))"
        ),
    ),
    ("0s '", r"(?:1[0-9]|20|[0-9])[0-9]0s\b|'[0-9]0s\b|[0-9]{2}s\b"),
    ("five", r"[Ff]ive-[Yy]ear [Pp]lan"),
    ("aged age ages", r"[Aa]ge[ds]?(?: of| between)? (?P<core>[0-9]{1,3}(?: (?:to|and|-|–) [0-9]{1,3})?)\b(?![,.][0-9])"),
    (f"{_NUMBER_WORDS} 0- 0_year 0_years", rf"{_NUMBER}[\s-]years?[\s-]olds?\b"),
    # measures that name
    (f"{_NUMBER_WORDS} 0-", rf"{_NUMBER}-{_MEASURE}(?=(?:[\s-][A-Za-z-]{{2,20}}){{0,3}}[\s-](?:{NAMING_NOUNS})\b)"),
    (
        f"this that the_0 {led('the', _NUMBER_WORDS)}",
        rf"(?:[Tt]he|[Tt]his|[Tt]hat) (?P<core>{_NUMBER}-{_MEASURE})(?![A-Za-z])(?=[\s-][a-z])",
    ),
    ("' ’", rf"['’]s (?P<core>{_NUMBER}-{_MEASURE})(?![A-Za-z])(?=[\s-][a-z])"),
    ("00", r"[0-9]{1,4}(?:小时|天|日|年)(?=[一-鿿]{0,8}(?:政策|方案|计划|制度|规定|措施|行动|工程))"),
    # what a rate is told for: "8.1 per 100,000 births"
    ("per", r"(?<=[0-9]\s)per (?P<core>1,?000|10,?000|100,?000)\b(?![.,][0-9]|\s(?:million|billion|tons|tonnes))"),
    # the text of itself, or back of what it named
    (
        f"these those all of other both its their ' ’ the_0 {led('the', _NUMBER_WORDS)}",
        (
            rf"(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll|[Oo]f|[Oo]ther|[Bb]oth|[Ii]ts|[Tt]heir|['’]s?) (?P<core>(?:{_SMALL}|[2-9]) (?:[a-z-]{{2,20}} )?"
            rf"(?:{ABOUT_THE_TEXT}))\b"
        ),
    ),
    (
        f"{_NUMBER_WORDS} #2",
        (
            rf"(?:{_SMALL}|[0-9]{{1,2}}) (?:{ABOUT_THE_TEXT})\b(?= (?:below|above|of this|of the table|here|side by side|from "
            rf"the table)|[^.;]{{0,60}}\bcompared$)"
        ),
    ),
    ("table tables", rf"[Tt]ables? (?:has|have) (?:{_SMALL}|[0-9]{{1,2}}) (?:{ABOUT_THE_TEXT})"),
    ("last", rf"(?<=(?:he|se|ts|ir|ur)\s)last (?P<core>(?:{_SMALL}|[0-9]{{1,3}}) (?:{TIMES}))\b"),
    (
        "remaining other rest same final next past previous following coming recent these those intervening ensuing",
        rf"[A-Za-z]{{4,11}} (?P<core>(?:{_SMALL}|[0-9]{{1,3}}) (?:{TIMES}))\b",
    ),
    (
        "over in during throughout across",
        rf"(?:[Oo]ver|[Ii]n|[Dd]uring|[Tt]hroughout|[Aa]cross) the (?P<core>(?:{_SMALL}|[0-9]{{1,3}}) (?:{TIMES}))(?! (?:to|from|since)\b)",
    ),
    (
        f"twice thrice half {_NUMBER_WORDS} 0_times",
        rf"(?:twice|thrice|half|{_NUMBER} times) as (?:long(?=\s?[.,;:!?)]|\s?$)|many (?:{TIMES})\b)",
    ),
    (
        f"{_NUMBER_WORDS} 0_years 0_months",
        rf"(?P<core>(?i:{_NUMBER}) (?:years|months)) (?:earlier|before|ago|previously|prior|later)\b",
    ),
    ("the", rf"(?i:the) (?:preceding|previous|foregoing|prior) (?P<core>{_NUMBER} months)\b"),
    (
        "in within",
        (
            rf"(?i:in|within) (?:just |only |barely |under |the space of )?(?P<core>{_NUMBER} (?:months|quarters|weeks|years))"
            r"(?= of (?:19|20)[0-9]{2}\b|\s?[.,;:!?)]|\s?$)"
        ),
    ),
    ("one two three", r"(?:one|two|three) (?:of the most|another|day or)\b"),
    (" ".join(SMALL), r"(?<=[a-z,]\s)(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)(?= [A-Z])"),
    (
        "the_two both its their my our",
        r"(?i:the|both|its|their|my|our) (?P<core>two)\b(?! (?:million|billion|thousand|hundred|dozen|point))",
    ),
    (
        "in since until",
        r"(?i:in|since|until) (?P<core>1[0-8][0-9]{2})(?![0-9,.][0-9]|\s?%| [a-z]{2,20}s\b| (?:million|billion|people))",
    ),
    ("/", r"(?:(?<![0-9])/\s?[0-9]{1,3}|(?:(?<=[A-Z]/[0-9]{2})|(?<=[A-Z]/[0-9]{4}))/[0-9]{1,4})\b"),
    ("the_three the_four", r"[Tt]he (?P<core>three|four)(?=\s?[,.;]| (?:and|were|was|are|is|have|had|who|which|that)\b)"),
    ("zero one two three", r"(?:zero|one|two|three)[\s-](?:tolerance|sum|[Cc]ovid|COVID|carbon|hour contracts?)\b"),
    ('“ " ‘', r"[“\"‘](?P<core>(?i:two|three|four|one|[0-9]{1,2}) [A-Za-z]{2,20}(?: [A-Za-z]{2,20}){0,3})[”\"’]"),
    # Chinese
    ("第", r"第[0-9零〇一二两三四五六七八九十百]{1,6}(?:届|次|条|章|节|页|项|款|号|期|批|轮|个五年规划)?"),
    (
        "00 " + " ".join("一二三四五六七八九十"),
        r"[一二三四五六七八九十0-9]{1,3}(?:届|大)(?=[一二三四五六七八九十]?中全会|报告|精神|以来|全国|代表|中央)",
    ),
    ('十 “ "', r"[“\"]?十[一二三四五六七八九]五[”\"]?(?=规划|时期|期间|开局)"),
    ("00 上 下 晚 凌", r"[0-9]{1,2}(?:时|点)(?:[0-9]{1,2}分)?(?=[许，,。\s]|$)|(?:上午|下午|晚上?|凌晨)[0-9]{1,2}[时点]"),
    ("( （", r"[（(][一二三四五六七八九十0-9]{1,2}[）)](?=\s?[A-Za-z一-鿿])(?!\s(?:and|or)\s[A-Za-z])"),
    # dates in digits, fractions without "of"
    ("0/ 0.", r"(?<![0-9.,])[0-9]{1,2}/[0-9]{1,2}/(?:19|20)?[0-9]{2}\b|(?<![0-9.,])[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20)[0-9]{2}\b"),
    ("0/ 0_/", r"(?<![0-9/])[0-9]{1,3}\s?/\s?[0-9]{1,3}(?![0-9]|\sof\b)"),
)
