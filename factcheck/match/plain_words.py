"""This file holds the words that tell nothing of what a figure is about: grammar, reporting verbs, and the talk around numbers."""

from __future__ import annotations

from factcheck.match.tokens import stem

_GRAMMAR = """
a an the this that these those it its they them their theirs he she his her him hers we our ours us you your i my me who whom whose which what
when where why how there here and or nor but so yet if then than as at by for from in into of off on onto out over to under up upon with within
without about above across after against along among amid around before behind below beneath beside between beyond despite down during except
inside near outside per since through throughout till until toward towards via versus is are was were be been being am has have had having do does
did doing done will would shall should can could may might must not no none neither either both each every all any some such same other another others
more most less least fewer few many much numerous several enough own very too also only just even still already ever never once again almost nearly
roughly approximately about around some estimated or so plus minus both one ones two three first second third last next now today yesterday
tomorrow while whereas because although though however meanwhile therefore thus hence moreover besides instead rather quite s t d ll re ve q h fy
"""
_REPORTING = """
say said says saying tell told tells according report reported reports reportedly announce announced announcement show showed shown shows figure figures
number numbers total totals totalled totaled totaling sum overall altogether combined count counted counts counting tally record recorded records
data statistic statistics official officially authorities authority government release released releases statement press briefing news conference
reach reached reaching hit hits stand stood stands come came coming amount amounted go went gone going get got make made makes making take took taken
takes give gave given put log logged handle handled see saw seen seeing have register registered post posted note noted add added adding
rise rose risen rising raise raised grow grew grown growing growth increase increased increasing increases climb climbed jump jumped surge surged
soar soared gain gained leap leapt swell swelled expand expanded fall fell fallen falling drop dropped decline declined decrease decreased shrink
shrank slip slipped slide slid down up lower higher high low large larger largest big bigger biggest small smaller smallest great
compare compared comparison against earlier later previous previously before ago year years yearly annual annually month months monthly quarter
quarterly half week weeks weekly day days daily hour hours january february march april may june july august september october november december
jan feb mar apr jun jul aug sept sep oct nov dec period time times date spring summer autumn winter fall end start beginning middle mid early late
percent per cent percentage point points pct share rate ratio proportion portion part parts fraction majority minority average mean
account accounted accounts make up made comprise comprised represent represented include included including includes involve involved
thousand million billion trillion lakh crore hundred dozen double doubled triple tripled twice fold times
just under over more less than close well fully entire entirely whole full new newly main major key important significant
nationwide national nation country countrywide people public state authorities
shorten shortened lengthen lengthened extend extended extending widen widened cut trim trimmed slash slashed boost boosted rebound rebounded recover
recovered bounce bounced edge edged inch inched tick ticked soaring rocketed skyrocketed plunged tumbled sank sunk dipped eased halved multiplied
swollen stretched doubling tripling change changed changes shift shifted move moved moves switch switched gone went bring top topped exceed exceeded outnumber outnumbered surpass surpassed overtake overtook outstrip outstripped trail trailed
beat passed past pass neared approach approached cover covers covered covering span spans spanned run runs ran average averaged equalled
equaled matched clock clocked notch notched rack racked chalk chalked tot totted work works worked working come comes happen happened occur occurred
enjoy enjoyed enjoys find found finds mark marked marks prove proved provided provide provides offer offered offers offering enable enabled allow allowed allows
busy busiest best worst strongest fastest quickest slowest biggest ever whopping staggering impressive modest sharp sharply slight slightly strong
strongly steady steadily rapid rapidly quick quickly considerable considerably substantial substantially dramatic dramatically significantly
monday tuesday wednesday thursday friday saturday sunday today tonight morning evening afternoon
alone so far yet recent recently past current currently present latest
start started begin began begun launch launched end ended continue continued remain remained keep kept become became turn turned
help helped let bring brought lead led leave left carry carried set follow followed mean meant meaning equal equivalent
everyone anyone someone everybody nobody thing things way ways kind kinds sort sorts type types form forms
merely mere together jointly maximum minimum expected heard appeared appear drew draw drawn successfully better
true fact facts news story piece pieces item items lot lots
"""
PLAIN = frozenset(stem(word) for word in (_GRAMMAR + _REPORTING).split())
"""The stems of those words."""
REPORTING_VERBS = frozenset(
    stem(word)
    for word in "say said says tell told report reported announce announced according note noted add added cite cited write wrote quote".split()
)
"""A name beside one of these is that of a speaker, not of what is counted."""
