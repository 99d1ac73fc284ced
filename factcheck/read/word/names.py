"""This file holds the names of the elements of a Word file that are read."""

from __future__ import annotations

from docx.oxml.ns import qn

W_VAL = qn("w:val")
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES, CHOICE, FALLBACK = (f"{COMPATIBILITY}{name}" for name in ("AlternateContent", "Choice", "Fallback"))
PARAGRAPH, TABLE, ROW, CELL, RUN, TEXT = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "r", "t"))
SDT, SDT_CONTENT = qn("w:sdt"), qn("w:sdtContent")
BOX = qn("w:txbxContent")
FIELD = qn("w:fldChar")
RUBY = qn("w:ruby")
"""Words with their reading in small letters above them, which is left out."""
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MATH_RUN, MATH_TEXT = f"{MATH}r", f"{MATH}t"
WRAPPERS = frozenset(
    [qn(f"w:{name}") for name in "hyperlink ins moveTo smartTag fldSimple dir bdo customXml sdt sdtContent rubyBase".split()]
    + [f"{MATH}{name}" for name in "oMath oMathPara f num den sSup sSub e sup sub d r".split()]
)
"""What may stand around the runs of a paragraph; w:del and w:moveFrom are not among them, so that changes count as accepted."""
BLOCK_WRAPPERS = frozenset(qn(f"w:{name}") for name in "customXml ins moveTo sdt sdtContent smartTag".split())
"""What may stand around paragraphs, tables, rows and cells."""
BREAKS = frozenset(qn(f"w:{name}") for name in ("br", "cr"))
SIGNS: dict[str, str] = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:noBreakHyphen"): "-", qn("w:sym"): " "}
"""Elements of a run that stand for a character."""
PICTURES = frozenset(qn(f"w:{name}") for name in ("drawing", "pict", "object"))
NOTES: dict[str, str] = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}
"""The marks of notes, and the part of the file in which the notes stand."""
