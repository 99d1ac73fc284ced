"""This file holds the list of all rules."""

from __future__ import annotations

from factcheck.audit import counts, growth, lists, numerals, rankings, repeats, running, shares, thresholds, totals
from factcheck.audit.rule import Rule

RULES: tuple[Rule, ...] = (
    numerals.malformed_numeral,
    numerals.comma_for_point,
    numerals.number_cut_from_unit,
    numerals.percent_sign_alone,
    numerals.more_than_the_whole,
    totals.parts_miss_the_total,
    totals.part_greater_than_whole,
    totals.parts_of_an_open_list_miss_the_total,
    growth.growth_is_another,
    growth.difference_is_another,
    growth.growth_of_the_parts,
    growth.value_went_the_other_way,
    shares.share_is_another,
    shares.shares_miss_the_whole,
    counts.list_has_another_length,
    counts.list_is_one_short,
    thresholds.mark_not_passed,
    rankings.another_is_first,
    repeats.told_twice_with_another_value,
    repeats.told_twice_in_one_list,
    running.whole_smaller_than_its_part,
    running.out_of_scale,
    running.mean_of_another_whole,
    lists.lists_of_different_length,
)
"""All rules, by code."""
