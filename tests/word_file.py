"""This file holds the making of Word files for tests: python-docx writes the plain parts, raw XML those that it does not know."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

SPACES = nsdecls("w", "r", "wp", "a") + " ".join(
    f' xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


def run(text: str, properties: str = "") -> str:
    """A run in XML; its text is XML, too."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inner: str, properties: str = "") -> str:
    """A paragraph in XML."""
    return f"<w:p {SPACES}>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(inner)}</w:p>"


def inserted(*inner: str) -> str:
    """Runs that a tracked change puts in."""
    return f'<w:ins w:id="901" w:author="Ed" w:date="2025-01-14T00:00:00Z">{"".join(inner)}</w:ins>'


def deleted(text: str) -> str:
    """Words that a tracked change takes out."""
    return f'<w:del w:id="902" w:author="Ed"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def field(instruction: str, result: str) -> str:
    """A field with what it shows."""
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{kinds[0]}<w:r><w:instrText>{instruction}</w:instrText></w:r>{kinds[1]}{run(result)}{kinds[2]}"


def box(*paragraphs: str) -> str:
    """A run with a text box, told twice, as Word does: for itself, and for readers that know only its old way."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    new = f"<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>'


def note_mark(number: int, kind: str = "footnote") -> str:
    """A run with the mark of a note."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def word_file(paragraphs: Iterable[str] = (), footnotes: dict[int, str] | None = None, package: Document | None = None) -> bytes:
    """The bytes of a Word file with these paragraphs (in XML) behind those of a package, and with footnotes (in XML)."""
    package = package or Document()
    end = package.element.body.sectPr
    for each in paragraphs:
        end.addprevious(parse_xml(each))
    if footnotes:
        notes = "".join(f'<w:footnote w:id="{number}">{inner}</w:footnote>' for number, inner in footnotes.items())
        line = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {SPACES}>{line}{notes}</w:footnotes>'
        part = Part(PackURI("/word/footnotes.xml"), NOTES_TYPE.format("footnotes"), blob.encode(), package.part.package)
        package.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    out = io.BytesIO()
    package.save(out)
    return out.getvalue()


def with_parts(data: bytes, changed: dict[str, bytes | None]) -> bytes:
    """A Word file with parts of these names changed, or (None) left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = changed.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()
