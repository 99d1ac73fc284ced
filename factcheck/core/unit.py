"""This file holds the units in which figures are told, and their conversion."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

SCALES = {"thousand": Fraction(1000), "million": Fraction(1_000_000), "billion": Fraction(1_000_000_000)}
"""Words before a unit that say how many of it are meant."""


class Unit(Struct, frozen=True):
    """A unit: its name, the dimension it measures, and how many of the dimension's base unit it is.

    The dimension of things that are counted is "count"; there the name is the counting word ("vehicle"), or empty.
    """

    name: str
    dimension: str = "count"
    factor: Fraction = Fraction(1)

    @property
    def is_continuous(self) -> bool:
        """Whether a whole number of it is a rounded one: 48 % is [47.5, 48.5) %, but 60 ports and 30 days are exact."""
        return self.dimension not in ("count", "time", "multiple")

    @property
    def is_time(self) -> bool:
        """Whether it tells how long something takes: in days and hours, or in months and years."""
        return self.dimension in ("time", "duration")

    @property
    def is_extensive(self) -> bool:
        """Whether the parts of what is measured in it have less of it: fewer persons and tons, but not a lower share or a shorter stay."""
        return self.dimension not in ("proportion", "point", "multiple") and not self.is_time

    @property
    def is_money(self) -> bool:
        """Whether it is a currency, or part of one."""
        return len(self.dimension) == 3 and self.dimension.isupper()

    @property
    def scale(self) -> Fraction:
        """How many of it are meant by one: 1000 for "thousand t"."""
        return SCALES.get(self.name.partition(" ")[0], Fraction(1)) if " " in self.name else Fraction(1)

    def converts_to(self, other: Unit) -> bool:
        """Whether both measure the same."""
        return self.dimension == other.dimension

    def __str__(self) -> str:
        return self.name


COUNT = Unit("")
PERCENT = Unit("%", "proportion", Fraction(1, 100))
FRACTION = Unit("fraction", "proportion")
PER_MILLE = Unit("‰", "proportion", Fraction(1, 1000))
POINT = Unit("percentage point", "point", Fraction(1, 100))
BASIS_POINT = Unit("basis point", "point", Fraction(1, 10_000))
MULTIPLE = Unit("times", "multiple")


def _units(dimension: str, *rows: tuple[str, str, str]) -> dict[str, Unit]:
    """Every wording of every row (name, factor, wordings) → its unit."""
    table: dict[str, Unit] = {}
    for name, factor, wordings in rows:
        unit = Unit(name, dimension, Fraction(factor))
        table |= dict.fromkeys([name.casefold(), *wordings.split("|")], unit)
    return table


MEASURES: dict[str, Unit] = {
    **dict.fromkeys(["%", "per cent", "percent", "pct", "pc", "％"], PERCENT),
    **dict.fromkeys(["‰", "per mille"], PER_MILLE),
    **dict.fromkeys(
        ["percentage point", "percentage points", "percent point", "percent points", "pp", "ppt", "ppts", "个百分点", "百分点"],
        POINT,
    ),
    **dict.fromkeys(["basis point", "basis points", "bp", "bps", "个基点", "基点"], BASIS_POINT),
    **_units(
        "mass",
        ("kg", "1", "kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos|kgs|公斤|千克"),
        ("g", "1/1000", "gram|grams|gramme|grammes|克"),
        ("mg", "1/1000000", "milligram|milligrams|毫克"),
        ("t", "1000", "ton|tons|tonne|tonnes|metric ton|metric tons|metric tonne|metric tonnes|吨"),
        ("lb", "0.45359237", "lbs|pound weight"),
        ("oz", "0.028349523125", "ounce|ounces"),
    ),
    **_units(
        "length",
        ("m", "1", "metre|metres|meter|meters|米"),
        ("km", "1000", "kilometre|kilometres|kilometer|kilometers|kms|公里|千米"),
        ("cm", "1/100", "centimetre|centimetres|centimeter|centimeters|厘米"),
        ("mi", "1609.344", "mile|miles|英里"),
        ("ft", "0.3048", "foot|feet|英尺"),
        ("nmi", "1852", "nautical mile|nautical miles|海里"),
    ),
    **_units(
        "area",
        ("m²", "1", "square metre|square metres|square meter|square meters|sq m|平方米"),
        ("km²", "1000000", "square kilometre|square kilometres|square kilometer|square kilometers|sq km|平方公里"),
        ("ha", "10000", "hectare|hectares|公顷"),
    ),
    **_units(
        "volume",
        ("l", "1", "litre|litres|liter|liters|升"),
        ("m³", "1000", "cubic metre|cubic metres|cubic meters|立方米"),
        ("bbl", "158.987294928", "barrel|barrels|桶"),
    ),
    **_units(
        "energy",
        ("kWh", "1", "kilowatt-hour|kilowatt-hours|kilowatt hours|度电|千瓦时"),
        ("MWh", "1000", "megawatt hours|megawatt-hours"),
        ("GWh", "1000000", "gigawatt hours|gigawatt-hours"),
        ("TWh", "1000000000", "terawatt hours|terawatt-hours|terawatt-hour"),
    ),
    **_units(
        "power", ("kW", "1", "kilowatt|kilowatts"), ("MW", "1000", "megawatt|megawatts"), ("GW", "1000000", "gigawatt|gigawatts")
    ),
    **_units(
        "time",
        ("second", "1", "seconds|sec|secs|秒|秒钟"),
        ("minute", "60", "minutes|min|mins|分钟"),
        ("hour", "3600", "hours|hr|hrs|个小时|小时"),
        ("day", "86400", "days|天|日内"),
        ("week", "604800", "weeks|个星期|星期|周"),
        ("fortnight", "1209600", "fortnights"),
    ),
    **_units("duration", ("month", "1", "months|个月"), ("year", "12", "years|年"), ("decade", "120", "decades")),
    **_units("CNY", ("yuan", "1", "rmb|cny|¥|￥|renminbi|rmb yuan|元|元人民币|人民币")),
    **_units("USD", ("dollar", "1", "dollars|us$|$|usd|us dollars|u.s. dollars|美元"), ("cent", "1/100", "cents")),
    **_units("EUR", ("euro", "1", "euros|€|eur|欧元")),
    **_units("GBP", ("pound", "1", "pounds|£|gbp|sterling|英镑")),
    **_units("JPY", ("yen", "1", "jpy|日元")),
    **_units("HKD", ("Hong Kong dollar", "1", "hong kong dollars|hk$|hkd|港元|港币")),
    **_units("CHF", ("franc", "1", "francs|chf")),
    **_units("CRN", ("crown", "1", "crowns|krona|kronor|krone|kroner")),
    **_units("INR", ("rupee", "1", "rupees|inr")),
    **_units("RUB", ("rouble", "1", "roubles|ruble|rubles")),
    **_units("PLN", ("zloty", "1", "zlotys|zloties")),
    **_units("temperature", ("°C", "1", "degrees celsius|℃|摄氏度")),
}
"""Every wording of a unit of measurement, in lower case → the unit. Units of one dimension convert into each other."""


def unit_of(word: str) -> Unit:
    """The unit that the word names: one of measurement, or else a counting word; a table may tell it in thousands or more.

    >>> unit_of("tonnes").factor, unit_of("vehicle").dimension, unit_of("thousand t").factor
    (Fraction(1000, 1), 'count', Fraction(1000000, 1))
    """
    scale, _, unit = word.partition(" ")
    if scale in SCALES and word.casefold() not in MEASURES:
        scaled = unit_of(unit)
        return Unit(word, scaled.dimension, scaled.factor * SCALES[scale])
    return MEASURES.get(word.casefold()) or Unit(word)
