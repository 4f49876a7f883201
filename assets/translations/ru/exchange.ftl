# exchange

## Word: why a file could not be read
word-empty = Файл пуст. Ничего не принято; попросите отправителя прислать файл ещё раз.
word-old = Это файл Word старого формата (.doc). Откройте его в Word или LibreOffice, сохраните как .docx и передайте этот файл.
word-encrypted = Файл защищён паролем. Откройте его в Word, снимите пароль («Файл» › «Сведения» › «Защита документа»), сохраните и передайте этот файл.
word-foreign = Это не файл Word (.docx), а { $kind }. Откройте его в той программе, в которой он создан, и сохраните как .docx.
word-pdf = Это файл PDF: в нём страницы, а не текст, который можно сравнить. Попросите у отправителя файл Word, из которого он сделан; скан письма можно внести с --kind no-comments или --kind remarks, набрав его слова в текстовом файле.
word-foreign-pdf = файл PDF
word-foreign-rtf = файл Rich Text (.rtf)
word-foreign-html = веб-страница (HTML)
word-foreign-xml = файл XML
word-foreign-odt = файл OpenDocument (.odt)
word-foreign-workbook = книга Excel (.xlsx)
word-foreign-presentation = презентация PowerPoint (.pptx)
word-foreign-zip = архив, в котором нет документа
word-foreign-ole = файл старой версии Office, не являющийся документом
word-foreign-unknown = файл неизвестного вида
word-truncated = { $bytes ->
    [one] Файл обрывается после { $bytes } байта: он скопирован или передан не до конца. Попросите прислать файл ещё раз.
   *[other] Файл обрывается после { $bytes } байт: он скопирован или передан не до конца. Попросите прислать файл ещё раз.
}
word-archive = Файл повреждён и не распаковывается. Попросите прислать его ещё раз либо откройте его в Word — возможно, Word его восстановит — и сохраните заново.
word-too-many-parts = В файле { $found } частей; в настоящих документах их не бывает больше { $limit }. Файл не прочитан. Уточните у отправителя, откуда он.
word-too-large = Часть { $part } при распаковке занимает больше { $limit } МБ; в настоящих документах так не бывает. Файл не прочитан. Уточните у отправителя, откуда он.
word-too-deep = Вложенность части { $part } больше, чем в любом настоящем документе. Файл не прочитан. Уточните у отправителя, откуда он.
word-too-many-attributes = В части { $part } есть элемент, у которого атрибутов больше, чем в любом настоящем документе. Файл не прочитан. Уточните у отправителя, откуда он.
word-too-many-elements = В части { $part } больше элементов, чем можно прочитать. Файл не прочитан. Разделите документ и передайте его по частям.
word-entities = Часть { $part } объявляет сущности: Word так не пишет, а для атак это используют. Файл не прочитан. Уточните у отправителя, откуда он.
word-no-main-part = В файле нет документа. Откройте его в Word, сохраните заново и передайте этот файл.
word-part = Часть { $part } файла повреждена и не распаковывается. Попросите прислать файл ещё раз.
word-xml = Часть { $part } файла повреждена: строка { $line }, позиция { $column }. Откройте файл в Word — возможно, Word его восстановит — и сохраните заново.
word-not-written = Файл Word слишком велик, собрать его не удалось. Ничего не записано; выведите документ по частям.
word-not-a-document = Файл устроен как файл Word, но содержит не документ. Откройте его в Word, сохраните заново как .docx и передайте этот файл.

## Word: what was noticed while reading
word-noted-duplicate-part = В файле две части с одним именем; прочитана первая. Word таких файлов не создаёт: сверьте показанное здесь с тем, что показывает Word.
word-noted-no-content-types = В файле нет перечня содержимого; файл всё же прочитан.
word-noted-no-relations = В файле нет перечня связей; текст найден на обычном месте.
word-noted-macros = Файл содержит макросы. Они не запускались и не сохраняются.
word-noted-external = Файл ссылается на внешний адрес { $address }. По нему ничего не открывалось.
word-noted-wrong-bytes = { $count ->
    [one] { $count } место в части { $part } не является текстом и показано знаком �.
    [few] { $count } места в части { $part } не являются текстом и показаны знаком �.
   *[other] { $count } мест в части { $part } не являются текстом и показаны знаком �.
}
word-noted-left-out = Часть { $part } повреждена и пропущена.
word-noted-nested-table = { $count ->
    [one] { $count } таблица внутри таблицы изложена текстом своей ячейки.
    [few] { $count } таблицы внутри таблиц изложены текстом своих ячеек.
   *[other] { $count } таблиц внутри таблиц изложены текстом своих ячеек.
}
word-noted-covered-cell = { $count ->
    [one] { $count } ячейка таблицы, закрытая объединённой, содержит слова, которых Word не показывает; они опущены.
    [few] { $count } ячейки таблиц, закрытые объединёнными, содержат слова, которых Word не показывает; они опущены.
   *[other] { $count } ячеек таблиц, закрытых объединёнными, содержат слова, которых Word не показывает; они опущены.
}
word-noted-text-box = { $count ->
    [one] { $count } надпись прочитана как текст после своего абзаца.
    [few] { $count } надписи прочитаны как текст после своих абзацев.
   *[other] { $count } надписей прочитаны как текст после своих абзацев.
}
word-noted-hidden-text = { $count ->
    [one] { $count } фрагмент оформлен как скрытый: Word его не показывает и не печатает. Он прочитан как текст.
    [few] { $count } фрагмента оформлены как скрытые: Word их не показывает и не печатает. Они прочитаны как текст.
   *[other] { $count } фрагментов оформлены как скрытые: Word их не показывает и не печатает. Они прочитаны как текст.
}
word-noted-struck-out = { $count ->
    [one] { $count } фрагмент зачёркнут оформлением, а не удалён в режиме исправлений. Он прочитан как текст.
    [few] { $count } фрагмента зачёркнуты оформлением, а не удалены в режиме исправлений. Они прочитаны как текст.
   *[other] { $count } фрагментов зачёркнуты оформлением, а не удалены в режиме исправлений. Они прочитаны как текст.
}
word-noted-missing-note = { $count ->
    [one] В тексте { $count } ссылка на сноску, которой нет в файле.
    [few] В тексте { $count } ссылки на сноски, которых нет в файле.
   *[other] В тексте { $count } ссылок на сноски, которых нет в файле.
}
word-noted-open-field = { $count ->
    [one] { $count } поле начинается и не заканчивается; его текст сохранён.
    [few] { $count } поля начинаются и не заканчиваются; их текст сохранён.
   *[other] { $count } полей начинаются и не заканчиваются; их текст сохранён.
}
word-noted-shape = { $count ->
    [one] { $count } фигура или диаграмма без слов опущена.
    [few] { $count } фигуры или диаграммы без слов опущены.
   *[other] { $count } фигур или диаграмм без слов опущены.
}
word-noted-embedded = { $count ->
    [one] В файл внедрён { $count } объект другой программы; сохранено только его изображение.
    [few] В файл внедрены { $count } объекта других программ; сохранены только их изображения.
   *[other] В файл внедрены { $count } объектов других программ; сохранены только их изображения.
}
word-noted-missing-picture = { $count ->
    [one] { $count } изображение опущено: его данных нет в файле.
    [few] { $count } изображения опущены: их данных нет в файле.
   *[other] { $count } изображений опущены: их данных нет в файле.
}
word-noted-embedded-document = { $count ->
    [one] В файл внедрён { $count } другой документ; он опущен.
    [few] В файл внедрены { $count } других документа; они опущены.
   *[other] В файл внедрены { $count } других документов; они опущены.
}
word-noted-headers = { $count ->
    [one] Слова { $count } колонтитула опущены.
    [few] Слова { $count } колонтитулов опущены.
   *[other] Слова { $count } колонтитулов опущены.
}
word-noted-unknown-symbol = { $count ->
    [one] { $count } знак шрифта { $font } не имеет известного соответствия и оставлен как есть.
    [few] { $count } знака шрифта { $font } не имеют известного соответствия и оставлены как есть.
   *[other] { $count } знаков шрифта { $font } не имеют известного соответствия и оставлены как есть.
}
word-noted-unknown-number-format = Автоматические номера вида «{ $format }» записаны как 1, 2, 3.
word-noted-formatting-only = { $count ->
    [one] { $count } отслеженное исправление касается только оформления.
    [few] { $count } отслеженных исправления касаются только оформления.
   *[other] { $count } отслеженных исправлений касаются только оформления.
}

## Characters that deceive the eye
suspect-direction = Скрытый знак ({ $code }) меняет порядок показа текста: видимое не совпадает с написанным.
suspect-invisible = Здесь есть невидимый знак ({ $code }).
suspect-tag = Здесь есть скрытый знак ({ $code }), с помощью которого прячут текст.
suspect-mixed = В слове «{ $word }» смешаны похожие латинские и русские буквы.
suspect-private = Здесь есть знак ({ $code }), который показывает только тот шрифт, каким он набран.

## Файлы JSON
json-malformed = Файл повреждён или создан не программой Travaux: его не удаётся прочитать в строке { $line }, столбце { $column }. Ничего не изменено. Попросите прислать файл ещё раз или создайте его заново командой «travaux consolidate».
json-not-rolling = Этот файл — не сводный проект: в нём нет формата «travaux-rolling/1». Выберите файл, созданный командой «travaux consolidate --format json».
json-unknown = Файл создан другой версией Travaux (формат { $format }). Ничего не изменено. Установите версию, которой он создан, или создайте файл заново.
json-contradiction = Файл противоречит сам себе: { $part }. Он повреждён или изменён вручную. Ничего не изменено. Попросите прислать файл ещё раз или создайте его заново командой «travaux consolidate».
json-part-base = его исходный текст записан не в каноническом виде
json-part-provisions = структурная единица { $item } не соответствует исходному тексту
json-part-voice = участник { $item } описан так, как быть не может
json-part-passage = расхождение { $item } не может стоять на указанном месте
json-part-wording = у расхождения { $item } невозможная редакция
json-part-moves = перестановка { $item } не соответствует расхождениям
json-part-certificate = в его удостоверении указан другой алгоритм
json-unknown-voice = В файле среди предложивших указан участник { $code }, но его текста в файле нет. Файл повреждён или изменён вручную. Ничего не изменено. Попросите прислать его ещё раз.
json-twice = В файле два текста участника { $code }. Файл повреждён или изменён вручную. Ничего не изменено. Попросите прислать его ещё раз.

## Открытие файлов
open-missing = Файла { $name } нет. Проверьте имя и подключён ли диск или сетевая папка.
open-folder = { $name } — папка. Укажите файл в ней.
open-forbidden = Нет разрешения на чтение файла { $name }. Попросите доступ у того, кто ведает папкой.
open-disk = Файл { $name } не читается: { $why }. Ничего не изменено. Скопируйте файл на другой диск и повторите.
open-too-large = Файл { $name } больше { $limit } МБ — таких документов не бывает. Он не прочитан.
open-empty = В файле { $name } нет текста. Проверьте, тот ли это файл, или попросите отправителя прислать его ещё раз.
open-inside = { $name }: { $what }
open-noticed-line = строка { $line }: { $what }
open-noticed-dropped = «{ $what }» не относится к тексту и пропущено.
open-noticed-encoding = Файл прочитан в кодировке { $encoding }. Если буквы выглядят неправильно, сохраните его в UTF-8 и повторите.
open-noticed-replaced = { $count ->
    [one] { $count } байт не является текстом и показан как �.
    [few] { $count } байта не являются текстом и показаны как �.
   *[other] { $count } байт не являются текстом и показаны как �.
}
open-noticed-simplified = Упрощено: { $what }.

## The import report
report-nothing = {""}
report-more = { $count ->
    [one] … и ещё { $count }.
   *[other] … и ещё { $count }.
}
report-and-more = { $count ->
    [one] ; и ещё { $count }
   *[other] ; и ещё { $count }
}
report-at = { $at }: { $what }
report-silent = { $count ->
    [one] { $count } изменение внесено без исправлений — проверьте его в первую очередь
    [few] { $count } изменения внесены без исправлений — проверьте их в первую очередь
   *[other] { $count } изменений внесено без исправлений — проверьте их в первую очередь
}
report-untracked = { $count ->
    [one] В файле нет ни одного исправления. Он отличается от проекта в { $count } месте
   *[other] В файле нет ни одного исправления. Он отличается от проекта в { $count } местах
}
report-silent-changed = { $at }: «{ $before }» → «{ $after }»
report-silent-added = { $at }: добавлено «{ $after }»
report-silent-gone = { $at }: опущено «{ $before }»
report-silent-moved = { $at }: стоит в другом месте: «{ $before }»
report-silent-form = { $at }: иной вид структурной единицы: «{ $before }»
report-file = { $name }
report-is = { $format }, { $written }.
report-format-markdown = Файл Markdown
report-format-plain = Простой текст
report-format-word = Файл Word
report-format-odt = Файл OpenDocument
report-format-html = Веб-страница
report-written = язык — «{ $language }»
report-written-unknown = букв почти нет
report-encoding = Кодировка определена предположительно: { $encoding }. Если буквы выглядят неверно, укажите правильную.
report-kind = Похоже на { $kind }: { $ground }.
report-kind-full = полный текст
report-kind-parts = изменённые части
report-kind-points = перечень замечаний
report-kind-no-comments = письмо «замечаний не имеется»
report-kind-remarks = соображения
report-kind-approved = текст, одобренный правительством
report-ground-said = так указано при внесении
report-ground-no-draft = проекта для сравнения нет
report-ground-covers = в нём есть { $share } % слов проекта
report-ground-missing = в нём есть { $share } % слов проекта. Отсутствуют — исключены или не рассматривались? { $missing }
report-ground-some = в нём { $found } из { $of } нумерованных заголовков проекта; то, чего в нём нет, считается не рассмотренным, а не исключённым
report-ground-points = { $count ->
    [one] в нём прочитан { $count } пункт
    [few] в нём прочитаны { $count } пункта
   *[other] в нём прочитано { $count } пунктов
}
report-ground-none = в нём сказано, что замечаний нет
report-ground-apart = с проектом у него почти нет общих слов
report-tracked = { $count ->
    [one] { $count } исправление.
    [few] { $count } исправления.
   *[other] { $count } исправлений.
}
report-tracking-off = При сохранении файла запись исправлений была выключена.
report-tracking-off-later = При последнем сохранении запись исправлений была выключена: сделанное тогда не отмечено.
report-nameless = Имена всех, кто вносил исправления, удалены из файла; спросите отправителя, кто они.
report-looks = { $count ->
    [one] { $count } не отмеченное отличие только в оформлении (выделение, пробелы, кавычки, тире).
    [few] { $count } не отмеченных отличия только в оформлении (выделение, пробелы, кавычки, тире).
   *[other] { $count } не отмеченных отличий только в оформлении (выделение, пробелы, кавычки, тире).
}
report-people = Кто работал с файлом
report-author-unnamed = (без имени)
report-author-name = { $name }
report-author = { $name }: { $insertions ->
    [one] { $insertions } вставка
    [few] { $insertions } вставки
   *[other] { $insertions } вставок
}, { $deletions ->
    [one] { $deletions } удаление
    [few] { $deletions } удаления
   *[other] { $deletions } удалений
}, { $comments ->
    [one] { $comments } примечание
    [few] { $comments } примечания
   *[other] { $comments } примечаний
}; { $dates }{ $delegation }
report-author-day = { $day }
report-author-days = с { $first } по { $last }
report-author-undated = без даты
report-author-perhaps = {" "}— возможно, { $code }
report-several-authors = { $count ->
    [one] Исправления внёс { $count } человек: кто из них делегация?
    [few] Исправления внесли { $count } человека: кто из них делегация?
   *[other] Исправления внесли { $count } человек: кто из них делегация?
}
report-sender = Файл и его авторы указывают на { $code }.
report-points = { $count ->
    [one] { $count } пункт
    [few] { $count } пункта
   *[other] { $count } пунктов
}
report-point = { $number }. { $at }: { $what }
report-asks-replace = слова «{ $find }» заменить словами «{ $text }»
report-asks-rewrite = изложить в редакции «{ $text }»
report-asks-delete = слова «{ $find }» исключить
report-asks-delete-all = исключить
report-asks-after = после слов «{ $find }» дополнить словами «{ $text }»
report-asks-before = перед словами «{ $find }» дополнить словами «{ $text }»
report-asks-add = дополнить: «{ $text }»
report-remarks = { $count ->
    [one] { $count } примечание
    [few] { $count } примечания
   *[other] { $count } примечаний
}
report-remark = { $at }: { $said }{ $resolved } — { $text }
report-remark-answer = ↳ { $at }: { $said }{ $resolved } — { $text }
report-remark-author = { $author }
report-remark-codes = { $codes }
report-remark-unknown = { $codes } (и неизвестные: { $names })
report-remark-resolved = {" "}(снято)
report-suspects = { $count ->
    [one] { $count } обманчивый знак
    [few] { $count } обманчивых знака
   *[other] { $count } обманчивых знаков
}
report-notices = Что замечено при чтении
