"""What a page may be made of: for each kind of dictionary, the keys that are kept and the kind of what they hold.

Everything that is not named here is dropped, so a new trick in the PDF format is dropped too. `PLAIN` is numbers,
names, text and lists of them; `MAP + role` is a dictionary whose keys are the producer's own names.
Source: ISO 32000-2, the tables for each kind (page objects, resources, fonts, images, patterns, shadings).
"""

from __future__ import annotations

PLAIN = "plain"
MAP = "map:"

_STREAM = {"/Length": PLAIN, "/Filter": PLAIN, "/DecodeParms": "decoding"}


def _plain(names: str) -> dict[str, str]:
    return {f"/{name}": PLAIN for name in names.split()}


_FUNCTION = _plain("FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds") | {
    "/Functions": "function"
}

_IMAGE = (
    _STREAM
    | _plain(
        "Type Subtype Width Height BitsPerComponent Intent ImageMask Decode Interpolate SMaskInData Matte "
        "StructParent"
    )
    | {"/ColorSpace": "colour", "/Mask": "image", "/SMask": "image"}
)

_FORM = (
    _STREAM
    | _plain("Type Subtype FormType BBox Matrix StructParent StructParents")
    | {
        "/Resources": "resources",
        "/Group": "group",
    }
)

ROLES: dict[str, dict[str, str]] = {
    "page": _plain("Type MediaBox CropBox BleedBox TrimBox ArtBox Rotate UserUnit StructParents Tabs")
    | {"/Resources": "resources", "/Contents": "content", "/Group": "group"},
    "content": _STREAM,
    "binary": _STREAM,
    "decoding": _plain(
        "Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock "
        "BlackIs1 DamagedRowsBeforeError ColorTransform"
    )
    | {"/JBIG2Globals": "binary"},
    "resources": _plain("ProcSet")
    | {
        "/ExtGState": MAP + "graphics",
        "/ColorSpace": MAP + "colour",
        "/Pattern": MAP + "pattern",
        "/Shading": MAP + "shading",
        "/XObject": MAP + "xobject",
        "/Font": MAP + "font",
        "/Properties": MAP + "property",
    },
    "image": _IMAGE,
    "form": _FORM,
    "group": _plain("Type S I K") | {"/CS": "colour"},
    "graphics": _plain("Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK UseBlackPtComp")
    | {
        "/Font": "font",
        "/SMask": "softmask",
        "/TR": "function",
        "/TR2": "function",
        "/BG": "function",
        "/BG2": "function",
        "/UCR": "function",
        "/UCR2": "function",
    },
    "softmask": _plain("Type S BC") | {"/G": "form", "/TR": "function"},
    "function": _STREAM | _FUNCTION,
    "colour": _STREAM
    | _FUNCTION
    | _plain("WhitePoint BlackPoint Gamma Matrix Subtype Components")
    | {
        "/Alternate": "colour",
        "/ColorSpace": "colour",
        "/Process": "colour",
        "/Colorants": MAP + "colour",
    },
    "pattern": _STREAM
    | _plain("Type PatternType PaintType TilingType BBox XStep YStep Matrix")
    | {"/Resources": "resources", "/Shading": "shading", "/ExtGState": "graphics"},
    "shading": _STREAM
    | _plain(
        "ShadingType Background BBox AntiAlias Coords Domain Extend Matrix BitsPerCoordinate BitsPerComponent "
        "BitsPerFlag Decode VerticesPerRow"
    )
    | {"/ColorSpace": "colour", "/Function": "function"},
    "font": _plain("Type Subtype BaseFont Name FirstChar LastChar Widths DW W DW2 W2 FontBBox FontMatrix")
    | {
        "/FontDescriptor": "fontdescriptor",
        "/Encoding": "encoding",
        "/ToUnicode": "encoding",
        "/DescendantFonts": "font",
        "/CIDSystemInfo": "charset",
        "/CIDToGIDMap": "binary",
        "/CharProcs": MAP + "content",
        "/Resources": "resources",
    },
    "fontdescriptor": _plain(
        "Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading "
        "CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth CharSet Lang"
    )
    | {"/FontFile": "fontfile", "/FontFile2": "fontfile", "/FontFile3": "fontfile", "/CIDSet": "binary"},
    "fontfile": _STREAM | _plain("Subtype Length1 Length2 Length3"),
    "encoding": _STREAM
    | _plain("Type BaseEncoding Differences CMapName WMode")
    | {"/CIDSystemInfo": "charset", "/UseCMap": "encoding"},
    "charset": _plain("Registry Ordering Supplement"),
    "property": _plain(
        "Type Subtype MCID ActualText Alt E Lang Attached BBox O Placement WritingMode Width Height TextAlign "
        "LineHeight BaselineShift Contents"
    ),
    "link": _plain("Type Subtype Rect QuadPoints Border C F H StructParent Contents") | {"/BS": "border"},
    "border": _plain("Type W S D"),
    # The structure tree (its own shape is kept by structure.py)
    "attributes": _plain(
        "O Placement WritingMode BackgroundColor BorderColor BorderStyle BorderThickness Padding Color SpaceBefore "
        "SpaceAfter StartIndent EndIndent TextIndent TextAlign BBox Width Height BlockAlign InlineAlign TBorderStyle "
        "TPadding BaselineShift LineHeight TextDecorationColor TextDecorationThickness TextDecorationType "
        "RubyAlign RubyPosition GlyphOrientationVertical ColumnCount ColumnGap ColumnWidths ListNumbering "
        "RowSpan ColSpan Headers Scope Summary Short Role Checked checked Desc Type Subtype ContinuedList "
        "ContinuedFrom NoteType"
    ),
    "namespace": _plain("Type NS"),
}

# What was behind a dropped key, for the words told to the author.
DROPPED_MEANS = {
    "/AA": "pdf.scripts_removed",
    "/JS": "pdf.scripts_removed",
    "/AF": "pdf.attachments_removed",
    "/EF": "pdf.attachments_removed",
    "/PieceInfo": "pdf.properties_removed",
    "/Metadata": "pdf.properties_removed",
}
