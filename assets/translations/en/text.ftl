# text

text-not-text = The file is not a text: it holds bytes that no text has. Nothing was read or changed. Please give a Word, Markdown or plain text file.
text-not-text-but = The file is not a text but looks like this format: { $format }. Nothing was read or changed. Please give a Word, Markdown or plain text file under its proper name.

text-cite-part = Part { $number }
text-cite-section = Section { $number }
text-cite-chapter = Chapter { $number }
text-cite-subchapter = § { $number }
text-cite-article = Article { $number }
text-cite-annex = Annex { $number }
text-cite-only-annex = Annex
text-cite-paragraph = paragraph { $number }
text-cite-subparagraph = ({ $number })
text-cite-indent = { $ordinal ->
    [1] first
    [2] second
    [3] third
    [4] fourth
    [5] fifth
    [6] sixth
    [7] seventh
    [8] eighth
    [9] ninth
    [10] tenth
   *[other] { $ordinal }th
} indent
text-cite-abzac = { $ordinal ->
    [1] first
    [2] second
    [3] third
    [4] fourth
    [5] fifth
    [6] sixth
    [7] seventh
    [8] eighth
    [9] ninth
    [10] tenth
   *[other] { $ordinal }th
} unnumbered paragraph
text-cite-abzac-within = { $ordinal ->
    [1] first
    [2] second
    [3] third
    [4] fourth
    [5] fifth
    [6] sixth
    [7] seventh
    [8] eighth
    [9] ninth
    [10] tenth
   *[other] { $ordinal }th
} subparagraph
text-cite-recital = preamble, { $ordinal ->
    [1] first
    [2] second
    [3] third
    [4] fourth
    [5] fifth
    [6] sixth
    [7] seventh
    [8] eighth
    [9] ninth
    [10] tenth
   *[other] { $ordinal }th
} recital
text-cite-enacting = enacting formula
text-cite-closing = closing formula
text-cite-signature = signature line
text-cite-meta = particulars of the document
text-cite-title = title
text-cite-heading = heading “{ $words }”
text-cite-head = table { $table }, head
text-cite-row-number = item { $name }
text-cite-row-name = row “{ $name }”
text-cite-row = table { $table }, row { $row }
text-cite-footnote = footnote { $number }
