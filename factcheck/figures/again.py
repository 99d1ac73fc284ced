"""This file holds the words by which a text tells a change once more: "up 83 percent, in other words it doubled"."""

from __future__ import annotations

import re

from factcheck.expressions import regex

OTHER_WORDS = (
    r"(?:(?P<same>which is to say|that is to say|that is|in other words|put differently|put another way|to put it another way|i\.e\.)"
    r"|meaning|which means|this means)"
)
"""What tells a thing again, the same where it is said to be so: what follows from a change may draw on others as well."""
IT = r"(?:(?:it|they|this|that|the (?:number|figure|total|count|tally|volume)s?|numbers|volumes)\s)?(?:(?:has|have|had|was|were|is|are)\s)?(?:up\s)?"
AGAIN = regex(
    rf"(?:[^.;:()0-9]|(?<![0-9])(?:19|20)[0-9]{{2}}(?![0-9])){{0,40}}?(?:(?:[,;(—–]|\s-)\s?(?:or\s)?(?:{OTHER_WORDS},?\s(?:that\s)?|(?:and\s)?so\s(?:that\s)?|or\s)|(?:[;—–]|\s-)\s?(?=it\s|they\s)){IT}(?P<by>by\s)?",
    re.I,
)
"""Between a change and the same in other words: "up 83 percent, | in other words it | doubled"."""
OPENS = regex(rf"{OTHER_WORDS},?\s(?:that\s)?{IT}(?P<by>by\s)?", re.I)
"""How a sentence begins that tells the change in the one before in other words."""
