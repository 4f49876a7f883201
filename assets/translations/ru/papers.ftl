# papers

## What they are
paper-comments = Сводная таблица замечаний и предложений
paper-about-comments = Всё, что поступило по проекту, и результат рассмотрения
paper-about-comparative = Все предложения рядом с текстом проекта, по структурным единицам
paper-four-column = Согласительная таблица
paper-about-four-column = Проект, предложения, позиции и компромисс в четырёх графах — для экспертной группы
paper-disagreements = Таблица разногласий
paper-about-disagreements = Что остаётся открытым: все редакции, кто их предложил и какие позиции заявлены
paper-comments-none = Замечаний и предложений не поступило.
paper-disagreements-none = Разногласий по тексту нет.
paper-four-column-none = Предложений по тексту не поступило.

## Their columns
paper-column-number = №
paper-column-delegation = Делегация, письмо
paper-column-comment = Замечание, предложение
paper-column-outcome = Результат рассмотрения
paper-column-wording = Редакция
paper-column-holders = Кем предложена
paper-column-positions = Позиции
paper-column-standing = Ход рассмотрения, остальные делегации
paper-column-option = Вариант
paper-column-course = Ход рассмотрения
paper-column-proposals = Предложения делегаций
paper-column-remarks = Позиции и замечания
paper-column-compromise = Компромиссная редакция, результат

## Their sections
paper-section-whole = По проекту в целом
paper-section-text = По тексту проекта
paper-section-replies = По предложениям других делегаций
paper-section-unplaced = Предложения, место которых в тексте не найдено
paper-section-partly = Предложения ко всему тексту: места, оставленные без изменения
paper-point-left = Оставлено без изменения: { $at } — «{ $words }»
paper-section-left = Предложения к прежнему проекту, которым в этом тексте нет места
paper-section-withdrawn = Снятые предложения
paper-by-letter = Основание: { $letter }
paper-not-repeated = Не повторено в последующем ответе
paper-not-repeated-in = Не повторено в последующем ответе ({ $letter })

## What stands in them
paper-element-whole = Проект в целом
paper-element-reply = Предложение делегации
paper-element-reply-of = Предложение: { $names }
paper-no-comments = Замечаний и предложений не имеется.
paper-reply-full = Направлен полный текст проекта.
paper-reply-parts = Направлены изменённые части проекта.
paper-reply-remarks = Направлены соображения.
paper-reason = Обоснование:
paper-reason-of = Обоснование ({ $names }):
paper-compromise = Компромиссная редакция:
paper-said-by = { $said }: { $names }
paper-jointly = { $names } (совместно)
paper-carried = (к проекту № { $number })
paper-numbered-place = № { $number }. { $place }
paper-letter-alone = Вариант { $letter }
paper-left-was = В прежнем проекте: «{ $words }»
paper-left-proposed = Предложено: «{ $words }»
paper-left-now = В этом проекте: «{ $words }»
paper-point-reword = Изложить в следующей редакции: «{ $text }»
paper-point-replace = { $find-is ->
    [word] Слово
    [figures] Цифры
   *[words] Слова
} «{ $find }» заменить { $text-is ->
    [word] словом
    [figures] цифрами
   *[words] словами
} «{ $text }»
paper-point-add = Дополнить: «{ $text }»
paper-point-insert = После { $find-is ->
    [word] слова
    [figures] цифр
   *[words] слов
} «{ $find }» дополнить { $text-is ->
    [word] словом
    [figures] цифрами
   *[words] словами
} «{ $text }»
paper-point-add-before = Дополнить перед этим местом: «{ $text }»
paper-point-insert-before = Перед { $find-is ->
    [word] словом
    [figures] цифрами
   *[words] словами
} «{ $find }» дополнить { $text-is ->
    [word] словом
    [figures] цифрами
   *[words] словами
} «{ $text }»
paper-point-delete = Исключить
paper-point-delete-words = { $find-is ->
    [word] Слово
    [figures] Цифры
   *[words] Слова
} «{ $find }» исключить
paper-point-move = Переместить: { $text }

## What they refer to
paper-letter = № { $number } от { $date }
paper-letter-numbered = № { $number }
paper-letter-dated = письмо от { $date }

## What the command says
paper-not-to-circulate = Внутренний документ, не для рассылки
help-readers = Для кого: everyone (для всех), secretariat (для секретариата), own (для ведомства, ведущего дело) или код. То, что им не предназначено, не печатается
command-paper-about = Документ готовится по проекту; укажите номер проекта.
paper-folder-there = «{ $path }» уже существует. Укажите другое имя или сначала удалите эту папку: поверх неё ничего не записывается.
paper-folder-cancelled = Отменено; ничего не записано.
paper-contents = Содержание
paper-contents-nameless = В этих документах не указано, кто внёс предложения.
paper-contents-left-out = Не включены, поскольку сведений для них нет:
paper-contents-without = { $name }. { $reason }
paper-text-draft = Проект
paper-text-tracked = Сводный проект с отслеживанием исправлений
paper-text-bracketed = Сводный проект в квадратных скобках
paper-text-voice = Проект в редакции { $genitive }
paper-column-paper = Документ
paper-column-file = Файл
command-paper-format = Этот документ нельзя записать как .{ $ending }.
command-papers-reading = Сопоставляются проект и ответы…
command-papers-step = { $number } из { $of }: { $name }
command-papers-written = { $count ->
    [one] В папке { $path } { $count } файл:
    [few] В папке { $path } { $count } файла:
   *[other] В папке { $path } { $count } файлов:
}
command-settings-verdicts = Результат рассмотрения предложений обозначается словами: { $words }.
help-papers = Записывает все документы по проекту в папку: под номерами и с содержанием.
help-papers-output = Папка, которую нужно записать; её ещё не должно быть, или она должна быть пустой
help-papers-format = В каком виде каждый документ: docx (обычно), html, markdown, xlsx (только таблицы), json
help-settings = Показывает или меняет порядок оформления документов дела.
help-verdicts = Слова для результата рассмотрения: considered (учтено, учтено частично, не учтено) или accepted (принято, принято частично, отклонено)
workbook-cut = [продолжение — в файле Word: в ячейку больше не входит]
news-settings = изменён порядок оформления документов
