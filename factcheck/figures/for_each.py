"""This file holds the wordings that make a figure so many of one thing for each of another."""

from __future__ import annotations

import re

from factcheck.expressions import regex

WORDS = r"[^.;:!?；。]{3,110}"
"""The words for one side."""
_NO_TIME = r"(?!(?:single |working )?(?:second|minute|hour|day|night|week|month|quarter|year|time)\b)"
"""So many "every day" are not so many for each of something."""
_WHOLE_WORDS = r"(?<! or)(?<! and)(?<! in)(?<! of)(?<! to)"
"""The words for a side end with none of these: "three for every case, or 9,985 in 2,811"."""
_ON = r"(?:[^.;:!?；。]|(?<=[0-9])[.](?=[0-9])){0,80}?"
"""What may stand between two parts of a clause, numbers with their point among it."""
_MET = (
    "(?:led|leads|brought|brings|yielded|yields|meant|means|produced|produces|c[ao]mes? with|ended with|ends with|had|has|carried|carries"
    "|involved|involves|netted|nets|saw|sees|took|takes)"
)
_THING = r"(?P<left>[^.;:!?,；。0-9]{0,60}?)(?=[.;:!?,；。]|$| (?:and|but|or|while|against) )"
"""What is counted or weighed for each, up to the next part of the sentence."""
_THEN = (
    r"(?= (?:in|during|for|over) (?:(?:the|all of|same|whole|full|year) ){0,3}(?:first|second|third|fourth|last|previous|half|quarter|year"
    r"|(?:[A-Z][a-z]{2,8} )?(?:19|20)[0-9]{2})\b)"
)
"""What stands behind the same told again of another time: ", against 2.5 | in the first half of 2021"."""
_AGAIN = r"(?:and|but|then|against|versus|compared with|up from|down from|after)"
_DATED = r"(?: (?:of|in|during|for|over) [^.;:!?,#]{0,30}?\b(?:19|20)[0-9]{2}\b[^.;:!?,#]{0,20}?)?"
"""A time told of what was told before, which is not that of what is told again."""
_AGAIN_THEN = rf"(?: {_ON},?(?: {_AGAIN})?(?= #{_THEN}))?"
"""What stands between a first number and the same told again of another time: " 8.9 in the first half of 2021, | 18.7 in 2024"."""
_AMOUNTED = (
    r"averag(?:ed|es)|c[ao]mes? to|work(?:ed|s) out (?:at|to|as)|weigh(?:ed|s)|amount(?:ed|s) to|r[ua]ns? at|st(?:ood|ands) at|reach(?:ed|es)"
    r"|number(?:ed|s)|turn(?:ed|s) out (?:at|to be)"
)
_CAME_TO = rf"(?:{_AMOUNTED}|average|(?:was|were|is|are) (?:worth|valued at|put at))"
"""How a mean is told between what it is of and its number."""
_FOR_ONE = r"(?:per|for (?:an?|each|every)|to (?:an?|each|every)|an?)"
_FOR_ONE_CUES = (" per ", " a ", " an ", " each ", " every ")
_WAS = rf"(?:{_AMOUNTED}|was|were|is|are|of|at)"
_NO_RATE = r"(?!(?:(?:average|typical|single|normal|given) )?(?:cent|second|minute|hour|day|night|week|month|quarter|year|time|person|head|capita)\b)"
Wording = tuple[tuple[str, ...], re.Pattern[str]]
"""Stretches of which a sentence has one in lower case, if it is so worded, and the expression."""
RATES: tuple[Wording, ...] = (
    (
        (" per ", " for each ", " for every "),
        regex(
            rf"(?P<left>[^.;:,，。0-9#]{{3,60}}?) (?:per|for each|for every) {_NO_RATE}(?P<right>[^.;:!?,0-9#]{{3,60}}?{_DATED})"
            rf" (?:{_AMOUNTED}|was|were|is|are)(?: [a-z]{{1,12}}| {_ON},? {_AGAIN}(?= #{_THEN}))? #"
        ),
    ),
    (
        ("per ", "for each ", "for every "),
        regex(
            rf"(?:^|[,;:—–] )(?:per|for each|for every) {_NO_RATE}(?P<right>[^.;:!?,0-9#]{{3,60}}?), [^.;:!?,#]{{2,40}} {_MET}(?: [a-z]{{1,12}}){{0,3}} #(?P<left>[^.;:!?]{{1,60}})",
            re.IGNORECASE,
        ),
    ),
    (
        ("each ", "every "),
        regex(
            rf"\b(?:each|every) {_NO_TIME}[^.;:!?#]{{3,100}} {_MET}\b{_ON},? (?:and|while|but) (?:each|every) {_NO_TIME}(?P<right>[^.;:!?,0-9#]{{3,60}}?)"
            rf"(?: (?:to|with|in))? #{_THING}",
            re.IGNORECASE,
        ),
    ),
    (
        ("each ", "every "),
        regex(
            rf"\b(?:each|every) {_NO_TIME}(?P<right>[^.;:!?,0-9#(]{{3,60}}?){_DATED} {_MET}(?: [a-z]{{1,12}}){{0,3}} [0-9][0-9.,]{{0,12}}(?P<left> [^.;:!?,0-9#]{{2,40}}?)"
            rf"{_DATED},? {_AGAIN} (?:to |with )?#{_THEN}",
            re.IGNORECASE,
        ),
    ),
    (
        (" per ", " for each ", " for every ", " to each ", " to every "),
        regex(
            rf"(?P<left>\b[a-z][^.;:,，。0-9#]{{2,50}}?) (?:per|for each|for every|to each|to every) {_NO_RATE}(?P<right>[^.;:!?,0-9#]{{3,60}}?)"
            rf"(?: (?:in|during|for|over) [^.;:!?,#]{{2,50}})?, {_AGAIN} #{_THEN}"
        ),
    ),
    (
        ("divid",),
        regex(
            r"\bdivid(?:e|ed|ing) (?P<left>[^;:!?]{3,80}?) by (?P<right>[^;:!?]{3,80}?)(?:,? and| to|,)? (?:(?:you|we|one|that|it|this|the result) )?"
            r"(?:get|gets|have|has|arrives? at|gives?|gave|yields?|makes?|comes? to|came to|is|works? out at)[^.;:,0-9]{0,12} #",
            re.IGNORECASE,
        ),
    ),
    (
        (" per ", " to ", " for each ", " for every "),
        regex(
            r"(?P<left>[^.;:,，。0-9]{3,60}?) (?:to (?:a|an|one|each|every)|per|for (?:each|every)) (?P<right>[^.;:,]{3,50}):"
            rf"{_AGAIN_THEN} #"
        ),
    ),
    (
        ("ratio of ",),
        regex(rf"\bratio of (?P<left>[^.;:,0-9#]{{3,60}}?) to (?P<right>[^.;:,0-9#]{{3,60}}?){_DATED},? {_WAS}{_AGAIN_THEN} #"),
    ),
    (
        ("-to-",),
        regex(
            rf"(?P<left>\b[a-z]{{3,20}})-to-(?P<right>[a-z]{{3,20}}) (?:ratio|rate)\b[^.;:,0-9#]{{0,60}}? {_WAS}{_AGAIN_THEN} #",
            re.IGNORECASE,
        ),
    ),
    (
        _FOR_ONE_CUES,
        regex(
            rf"(?P<left>\b(?!(?:that|this|it|which|they|these|those) )[^.;:,，。0-9#]{{3,80}}?{_DATED}) {_CAME_TO}(?: [a-z]{{1,12}}){{0,3}} # {_FOR_ONE} {_NO_RATE}(?P<right>[^.;:!?,#]{{3,60}})",
            re.IGNORECASE,
        ),
    ),
    (
        ("average ", "mean ", "typical "),
        regex(
            rf"(?P<left>\b(?:average|mean|typical) [^.;:,，。0-9#]{{3,60}}?{_DATED}) {_WAS}(?: [a-z]{{1,12}}){{0,2}} # {_FOR_ONE} {_NO_RATE}(?P<right>[^.;:!?,#]{{3,60}})",
            re.IGNORECASE,
        ),
    ),
    (
        ("per ", "for each ", "for every "),
        regex(
            rf"(?:^|[,;:—–] )(?:per|for each|for every) {_NO_RATE}(?P<right>[^.;:!?,0-9#]{{3,60}}?), (?P<left>[^.;:!?0-9#]{{3,110}}? {_CAME_TO})(?: [a-z]{{1,12}}){{0,2}} #",
            re.IGNORECASE,
        ),
    ),
    (
        ("there ",),
        regex(
            rf"\bthere (?:was|were|is|are)(?: [a-z]{{1,12}}){{0,2}} #(?P<left> [^.;:!?,0-9#]{{3,40}}?) to an? {_NO_RATE}(?P<right>[^.;:!?,#]{{3,60}})",
            re.IGNORECASE,
        ),
    ),
    (
        (" a ", " an "),
        regex(
            rf"#(?P<left> [^.;:!?,0-9#]{{3,40}}?)(?<! on)(?<! in)(?<! of)(?<! to)(?<! as)(?<! by) an? {_NO_RATE}(?P<right>[a-z-]{{3,20}}(?: [a-z]{{3,14}})?)(?= (?:was|were|has|have|had|on average|in|during|over)\b)"
        ),
    ),
    (
        ("average",),
        regex(
            rf"\ban? {_NO_TIME}(?P<right>[^.;:!?,0-9#]{{3,60}}?{_DATED}) {_MET}(?: in)?,? (?:on average,?|an average of|a mean of)(?: [a-z]{{1,12}}){{0,2}} #{_THING}",
            re.IGNORECASE,
        ),
    ),
    (
        ("on average",),
        regex(
            rf"\ban? {_NO_TIME}(?P<right>[^.;:!?,0-9#]{{3,60}}?{_DATED}) {_MET}(?: [a-z]{{1,12}}){{0,2}} #(?P<left>[^.;:!?,0-9#]{{0,60}}?),? on average\b",
            re.IGNORECASE,
        ),
    ),
    (
        (" each", " apiece"),
        regex(
            rf"(?P<right>\b(?:the|these|those|its|their) [^.;:!?#]{{3,60}}?){_DATED} (?:{_MET}|{_AMOUNTED})(?: (?:on average,?|an average of|a mean of))?(?: [a-z]{{1,12}}){{0,2}}"
            r" #(?P<left>[^.;:!?,0-9#]{0,40}?),? (?:each|apiece)\b",
            re.IGNORECASE,
        ),
    ),
    (
        ("each", "every"),
        regex(
            rf"\b(?:for )?(?<!of )(?:each|every) {_NO_TIME}(?P<right>(?!of\b)[^.;:!?；。]{{3,140}}?)(?:, [^.;:,!?；。]{{2,60}})?,?{_WHOLE_WORDS}"
            r" #(?P<left>[^.;:!?；。]{3,60})",
            re.IGNORECASE,
        ),
    ),
    (
        ("for every", "for each"),
        regex(
            rf"\bfor (?:every|each) {_NO_TIME}(?P<right>{WORDS}?),? there (?:was|were|is|are) (?:[\w ]{{0,20}}|{_ON} and )#(?P<left>{WORDS})",
            re.IGNORECASE,
        ),
    ),
    (
        ("each ", "every ", "average ", "typical "),
        regex(
            rf"\b(?:for )?(?<!of )(?:each|every|(?:the|an) average|(?:the|a) typical) {_NO_TIME}(?P<right>{WORDS}?) {_MET}\b"
            rf"(?:(?: (?!and\b)[a-z-]{{1,14}}){{0,4}}| {_ON} and {_MET}(?: [a-z]{{1,12}}){{0,2}}) #{_THING}",
            re.IGNORECASE,
        ),
    ),
    (
        ("on average", "on an average"),
        regex(
            rf"(?:^|, |: |; )(?:on average,? )?an? {_NO_TIME}(?P<right>{WORDS}?) (?:led|brought|yielded|meant|produced|had|carried|involved|netted|saw|took|counted)"
            rf" #(?P<left>[^.;:!?；。]{{3,60}})",
            re.IGNORECASE,
        ),
    ),
    (
        (" per ", " for each ", " for every ", " to each ", " to every "),
        regex(rf"#(?P<left>[^.;:,，。0-9]{{1,60}}?) (?:per|for each|for every|to each|to every) {_NO_RATE}(?P<right>{WORDS})"),
    ),
)
"""Sentences in which the figure is so many of one thing for each of another."""
