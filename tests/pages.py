"""This file holds drafts that the tests of the HTML report check: one with every kind of block and verdict, and a hostile one."""

from __future__ import annotations

from functools import cache

from factcheck.core.run import BaseInfo, RunError, RunResult
from factcheck.desk import Desk
from factcheck.factbase import FactBase
from factcheck.pipeline import check_at
from factcheck.read import read_text
from factcheck.report.html import render

ARTICLE = """\
---
title: A record year, and what to make of it
date: 2025-01-20
---

BEIJING, Jan. 20 — In 2024, China's border inspectors handled **610 million** crossings, up 44.9%, the National
Immigration Administration said. Of the total, 291 million were mainland residents, 245 million residents of Hong Kong,
Macao and Taiwan, and 64.882 million foreigners.

## On wheels & keels

> Inspectors cleared 31.49,000 motor vehicles, said [the agency](https://example.org/release).

- 879,000 aircraft
- 437,000 ships
- 1,234 airships, the Airship Owners' League says

| | 2024 | Growth |
| --- | ---: | ---: |
| People (million) | 610 | 43.9% |
| Trains | 101,000 | 12% |

```
total = 610_000_000
```

### In Chinese

2024年全国移民管理机构共查验出入境人员6.1亿人次，同比上升43.9%。
"""
HOSTILE = """\
# <script>document.title = "owned"</script> & "quotes"

In 2024, 610 million people <b onclick="document.title='owned'">crossed</b>, up 44.9%" onclick="x, said [them](javascript:alert)
and <img src=https://example.org/pixel.png onerror=alert()> \u202edesrever\u202c {{ 7 * 7 }} {% raw %} \x1b[31m red \x07.

<script src="https://example.org/script.js"></script>

<style>body { display: none }</style>

- ]]> --> </style></pre></a></title> 64.882 million foreigners in 2024\u2066
- " autofocus onfocus="document.title = 'owned'" style="position:fixed"

| "><svg onload=alert()> | javascript:alert() | &lt;i&gt; |
| --- | --- | --- |
| 610 million people in 2024 | <iframe src="https://example.org"> | \u200bzero |

```
</pre><script>document.title = "owned"</script>
```
"""
DRAFTS = {"drafts/record.md": ARTICLE, 'drafts/<b>&\u202e".md': HOSTILE}
ERROR = RunError("drafts/gone.md", "no such file: drafts/gone.md", "did you mean drafts/record.md?")


@cache
def desk() -> Desk:
    """A desk with the base that comes with the program."""
    return Desk(FactBase.load())


@cache
def outcome(*names: str) -> RunResult:
    """The outcome of a check of these drafts, with a file that was not there."""
    files = tuple(check_at(desk(), read_text(DRAFTS[name], name)) for name in names)
    return RunResult(files, (ERROR,), BaseInfo("0123456789abcdef", 5, 300), "0.1.0")


@cache
def page(*names: str) -> str:
    """The page about these drafts; of no names, about all."""
    return render(outcome(*(names or DRAFTS)))
