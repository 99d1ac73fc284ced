"""This folder holds the audit: a text against itself, and releases against each other; one file per family of rules."""

from factcheck.audit.base import BaseAudit, audit_base
from factcheck.audit.examine import Examination, audit, examine
from factcheck.audit.rule import Rule
from factcheck.audit.rules import RULES

__all__ = ["RULES", "BaseAudit", "Examination", "Rule", "audit", "audit_base", "examine"]
