"""This file holds the names of countries and their people: another country is another matter."""

from __future__ import annotations

from factcheck.match.tokens import stem

_NAMES = """
afghanistan afghan, albania albanian, algeria algerian, andorra, angola angolan, argentina argentine argentinian, armenia armenian,
australia australian, austria austrian, azerbaijan azerbaijani, bahamas, bahrain, bangladesh bangladeshi, barbados, belarus belarusian,
belgium belgian, belize, benin, bhutan, bolivia bolivian, bosnia, botswana, brazil brazilian, britain british briton brits uk, england
english, scotland scottish scot, wales welsh, brunei, bulgaria bulgarian, burundi, cambodia cambodian, cameroon, canada canadian, chile
chilean, colombia colombian, congo congolese, croatia croatian, cuba cuban, cyprus cypriot, czech czechia, denmark danish dane, djibouti,
dominican, ecuador, egypt egyptian, eritrea, estonia estonian, eswatini, ethiopia ethiopian, fiji, finland finnish finn, france french,
gabon, gambia, georgia georgian, germany german, ghana ghanaian, greece greek, grenada, guatemala, guinea, guyana, haiti haitian, honduras,
hungary hungarian, iceland icelandic, india indian, indonesia indonesian, iran iranian, iraq iraqi, ireland irish, israel israeli, italy
italian, jamaica, japan japanese, jordan jordanian, kazakhstan kazakh, kenya kenyan, kiribati, korea korean, kosovo, kuwait kuwaiti,
kyrgyzstan kyrgyz, laos laotian, latvia latvian, lebanon lebanese, lesotho, liberia, libya libyan, liechtenstein, lithuania lithuanian,
luxembourg, madagascar, malawi, malaysia malaysian, maldives, mali, malta maltese, mauritania, mauritius, mexico mexican, micronesia,
moldova, monaco, mongolia mongolian, montenegro, morocco moroccan, mozambique, myanmar burmese, namibia, nauru, nepal nepali nepalese,
netherlands dutch, zealand zealander, nicaragua, niger, nigeria nigerian, norway norwegian, oman omani, pakistan pakistani, palau, palestine
palestinian, panama, papua, paraguay, peru peruvian, philippines philippine filipino, poland polish pole, portugal portuguese, qatar qatari,
romania romanian, russia russian, rwanda rwandan, samoa, saudi, senegal, serbia serbian, seychelles, singapore singaporean, slovakia slovak,
slovenia slovenian, somalia somali, spain spanish spaniard, lanka lankan, sudan sudanese, suriname, sweden swedish swede, switzerland swiss,
syria syrian, tajikistan tajik, tanzania tanzanian, thailand thai, togo, tonga, trinidad, tunisia tunisian, turkey turkish turkiye,
turkmenistan, tuvalu, uganda ugandan, ukraine ukrainian, emirates emirati, uruguay, america american usa, us, uzbekistan uzbek, vanuatu,
vatican, venezuela venezuelan, vietnam vietnamese, yemen yemeni, zambia, zimbabwe, eu european, schengen
"""
_CHINESE = "日本 韩国 朝鲜 美国 英国 法国 德国 俄罗斯 印度 泰国 越南 新加坡 马来西亚 印尼 印度尼西亚 菲律宾 澳大利亚 新西兰 加拿大 意大利 西班牙 巴西 墨西哥 土耳其 沙特 阿联酋 埃及 南非 欧盟 老挝 缅甸 柬埔寨 哈萨克斯坦 蒙古国 巴基斯坦 尼泊尔 斯里兰卡 以色列 伊朗 瑞士 瑞典 荷兰 波兰 乌克兰"
COUNTRIES = frozenset(stem(name) for name in _NAMES.replace(",", " ").split())
"""The stems of the English names."""
PEOPLES = COUNTRIES | frozenset(
    stem(name) for name in "african asian arab nordic baltic balkan scandinavian caribbean latin central south southeast".split()
)
"""The same with those of wider regions, of which some are names of much else."""
_LONG_NAMES = {
    "United States": "america",
    "United Kingdom": "britain",
    "New Zealand": "zealand",
    "South Africa": "",
    "Saudi Arabia": "saudi",
    "Sri Lanka": "lanka",
    "Costa Rica": "",
    "U.S.": "america",
}
"""Names of several words, each with one by which a country of the list goes besides."""
COUNTRY_NAMES = (*_LONG_NAMES, *_CHINESE.split())
"""Those names, and the commonest Chinese ones, to be found as they stand."""


def country_names(word: str) -> tuple[str, ...]:
    """The names of a country and its people, the long ones among them, by one of them; none for what is no country's name.

    >>> country_names("Norwegian")
    ('norway', 'norwegian')
    >>> country_names("United States")
    ('america', 'american', 'usa', 'united states', 'u.s.')
    """
    told = stem((_LONG_NAMES.get(word) or word).casefold())
    alike = next((names.split() for names in _NAMES.split(",") if told in map(stem, names.split())), [])
    return (*alike, *(long.lower() for long, short in _LONG_NAMES.items() if short in alike))
