# text

text-not-text = The file is not a text: it holds bytes that no text has. Nothing was read or changed. Please give a Word, Markdown or plain text file.
text-not-text-but = The file is not a text but looks like this format: { $format }. Nothing was read or changed. Please give a Word, Markdown or plain text file under its proper name.
