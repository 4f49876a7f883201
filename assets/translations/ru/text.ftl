# text

text-not-text = Файл не является текстом: в нём есть байты, которых в тексте не бывает. Ничего не прочитано и не изменено. Укажите файл Word, Markdown или простой текст.
text-not-text-but = Файл не является текстом, он похож на формат: { $format }. Ничего не прочитано и не изменено. Укажите файл Word, Markdown или простой текст с правильным расширением.

text-cite-part = часть { $number }
text-cite-section = раздел { $number }
text-cite-chapter = глава { $number }
text-cite-subchapter = параграф { $number }
text-cite-article = статья { $number }
text-cite-annex = приложение № { $number }
text-cite-only-annex = приложение
text-cite-paragraph = пункт { $number }
text-cite-subparagraph = подпункт { $number })
text-cite-indent = дефис { $ordinal ->
    [1] первый
    [2] второй
    [3] третий
    [4] четвёртый
    [5] пятый
    [6] шестой
    [7] седьмой
    [8] восьмой
    [9] девятый
    [10] десятый
   *[other] { $ordinal }-й
}
text-cite-abzac = абзац { $ordinal ->
    [1] первый
    [2] второй
    [3] третий
    [4] четвёртый
    [5] пятый
    [6] шестой
    [7] седьмой
    [8] восьмой
    [9] девятый
    [10] десятый
   *[other] { $ordinal }-й
}
text-cite-abzac-within = { text-cite-abzac }
text-cite-recital = преамбула, { text-cite-abzac }
text-cite-enacting = вступительная формула
text-cite-closing = заключительная формула
text-cite-signature = строка подписи
text-cite-meta = сведения о документе
text-cite-title = название
text-cite-heading = заголовок «{ $words }»
text-cite-head = таблица { $table }, заголовок
text-cite-row-number = позиция { $name }
text-cite-row-name = строка «{ $name }»
text-cite-row = таблица { $table }, строка { $row }
text-cite-footnote = сноска { $number }
