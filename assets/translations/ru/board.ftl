# dates
desk-day = { $padded }.{ $year }
desk-reply-not-sent = не направлялся

# records
record-edition = проект
record-submission = ответ
record-roster = изменение состава участников
record-position = позиция
record-remark = замечание
record-outcome = результат рассмотрения
record-withdrawal = отзыв записи
record-retraction = снятие отдельных предложений
record-expunged = изъятие файла
record-circulation = рассылка
record-meeting = заседание
record-link = связь расхождений
record-carried = перенос ответа
record-key = ключ подписи
record-settings = настройка печати документов
record-unknown = запись

# the reply board
board-tab = Ответы
board-command-show = Ответы делегаций
board-command-enter = Внести ответ
board-command-circulate = Разослать проект
board-command-remind = Напомнить об ответе
board-command-meeting = Записать заседание
board-command-remark = Записать замечание
board-command-transfer = Сохранить файл обмена
board-command-next = Следующая делегация
board-command-previous = Предыдущая делегация
board-command-unfold = Показать присланное
board-command-passages = Расхождения делегации
board-help = Ответы
board-circulate = Разослать…
board-remind = Напомнить…
board-enter = Внести ответ…
board-enter-short = Внести…
board-meeting = Заседание…
board-remark = Замечание…
board-transfer = Файл обмена…
board-answered = Ответили { $count } из { $asked }
board-not-sent = Рассылка проекта ещё не записана.
board-sent = Проект разослан { $date }
board-deadline = {" "}· ответ до { $date }
board-days-left = { $count ->
    [0] , сегодня последний день
    [one] , остался { $count } день
    [few] , осталось { $count } дня
   *[many] , осталось { $count } дней
}
board-all = Все
board-awaited = Ждём ответа
board-late = Просрочено
board-awaited-from = Ждём ответа:
board-nobody-late = Никто не просрочил ответ.
board-nobody-awaited = Ответили все.
board-drop = Отпустите файл на строке делегации — это будет её ответ. В другом месте автор определяется по файлу.
board-met = { $body }: { $place }, { $days } · { $count ->
    [one] участвовала { $count } делегация
    [few] участвовали { $count } делегации
   *[many] участвовали { $count } делегаций
}
board-met-absent = {" "}· отсутствовали: { $codes }
board-pending = Запись участника { $voice } ({ $what }, { $date }) ещё не действует: { $why }.
board-no-effect = Запись участника { $voice } ({ $what }, { $date }) не имеет действия: { $why }

# the columns
board-head-delegation = Делегация
board-head-sent = Направлено
board-head-deadline = Срок
board-head-reply = Ответ
board-head-letter = Письмо
board-head-proposals = Предложений
board-head-wanting = Осталось внести
board-overdue = { $count ->
    [one] просрочен на { $count } день
    [few] просрочен на { $count } дня
   *[many] просрочен на { $count } дней
}
board-reminded = напомнили { $date }
board-numbered = № { $number }
board-of = от { $date }
board-quoted = «{ $words }»
board-carried = прежние предложения перенесены
board-came-late = поступил после выпуска следующего проекта: ответ на проект № { $number }
board-want-letter = номер письма
board-want-file = файл письма
board-want-language = текст на языке «{ $language }»
board-want-carry = перенести ответ на прежний проект
board-want-rest = ввод не закончен

# what was sent
board-nothing-came = Ничего не поступало. Молчание не означает согласия.
board-passages = К расхождениям ({ $count })
board-carry = Перенести прежние предложения
board-report = Отчёт
board-withdraw = Отозвать…
board-with = совместно с { $codes }
board-stands = действует
board-superseded = заменён более поздним
board-withdrawn = отозван
board-older = к проекту № { $number }
board-kept = хранится в канцелярии
board-reply-of = { $codes }: { $kind }, письмо № { $number }

# sending out
board-circulate-title = Разослать проект № { $number }
board-circulate-done = Записать рассылку
board-remind-title = Напомнить о проекте № { $number }
board-remind-done = Записать напоминание
board-letter-number = Письмо №
board-sent-on = Дата письма
board-answer-by = Ответ до
board-own-letter = своё письмо №
board-chosen = Кому: { $count } из { $all }
board-everyone = Всем
board-none = Никому
board-files = Записать проект, письма и файлы обмена для адресатов
board-files-about = Проект и письма в Word и по файлу .travaux, в котором только то, что адресату можно видеть. Папку вы выберете.
board-files-failed = Рассылка внесена в дело; проект и письма — в папке { $place }. Не удалось записать файлы обмена для { $codes }: { $why }
board-files-written = { $count ->
    [one] Записаны проект, письмо и файл обмена для { $count } адресата.
   *[other] Записаны проект, письма и файлы обмена для { $count } адресатов.
}
board-dialog-out = Куда записать файлы для адресатов
board-work-stating = Вносится запись

# taking back, meetings, remarks
board-withdraw-title = Отозвать ответ
board-withdraw-done = Отозвать
board-reason = Причина
board-withdraw-about = С номером письма ответ отзывает сама делегация, без него — ваша канцелярия. Отозванный ответ остаётся в деле.
board-meeting-title = Записать заседание
board-meeting-done = Записать
board-meeting-body = Кто заседал
board-meeting-place = Где
board-meeting-from = Первый день
board-meeting-to = Последний день
board-expert-group = Экспертная группа
board-present = Присутствовали: { $count } из { $all }
board-all-present = Отметить всех
board-none-present = Снять отметки
board-people = участники, через «;»
board-remark-title = Замечание к проекту
board-remark-done = Записать
board-remark-place = К чему
board-remark-place-hint = пункт 2 статьи 5
board-remark-words = Текст
board-remark-for = Для кого
board-for-own = Своя канцелярия
board-for-secretariat = Секретариат
board-for-everyone = Все
board-no-place = «{ $place }»: такого места в проекте нет. Проверьте номер или оставьте поле пустым.

# transfer files
board-parcel-title = Файл обмена
board-parcel-for = Для кого
board-parcel-done = Сохранить…
board-parcel-everyone = Всё, что предназначено всем. Внутренние записи в файл не попадут.
board-parcel-own = Всё дело целиком, со всеми внутренними записями: только для своей канцелярии.
board-parcel-office = Только то, что вправе видеть этот участник.

# what is missing
board-need-voice = Укажите, чей это ответ.
board-need-file = Выберите файл с текстом.
board-need-points = Введите предложения или выберите файл.
board-need-remarks = Напишите замечание.
board-need-reason = Укажите письмо или причину.
board-need-addressee = Выберите хотя бы одного адресата.
board-need-later = Срок ответа раньше даты письма.
board-need-place = Укажите, кто и где заседал.
board-need-order = Последний день раньше первого.
board-need-present = Отметьте хотя бы одного участника.
board-date-hint = дд.мм.гггг
board-date-wrong = «{ $date }» — не дата. Введите её так: 26.03.2026.

# entering a reply
board-entry = Ответ делегации
board-entry-whose = Чей ответ
board-entry-what = Вид ответа
board-entry-letter = На основании письма
board-letter-date = Дата письма
board-letter-signed = Подписал
board-letter-received = Поступило
board-letter-dated = от
board-letter-added = { $count ->
    [one] приложен { $count } файл
    [few] приложено { $count } файла
   *[many] приложено { $count } файлов
}
board-letter-add = Приложить письмо…
board-letter-about = Скан или файл письма хранится в деле таким, каким поступил.
board-joint = Совместный ответ: { $names }
board-entry-done = Внести ответ
board-entry-look = Проверить и внести…
board-entry-drop = Удалить введённое
board-entry-kept = Введённое сохраняется на этом компьютере и не входит в дело, пока ответ не внесён.
board-entry-full = Файл читается и сличается с проектом. До внесения вы увидите отчёт: сначала — правки, которых никто не отметил.
board-entry-parts = В файле только изменённые части. Чего в нём нет, то оставлено без ответа, а не исключено.
board-entry-none = В письме сказано, что замечаний и предложений нет. Укажите номер и дату письма и приложите его.
board-file-choose = Выбрать файл…
board-points-choose = Взять из файла…
board-points-file = Предложения читаются из файла. До внесения вы увидите, какие из них находят место в проекте.
board-points-hint = В пункте 2 статьи 5 слово «…» заменить словом «…».
board-points-example = Каждое предложение — с новой строки: «Пункт 3 статьи 4 исключить», «Статью 6 дополнить пунктом 4 следующего содержания: «…»». Здесь сразу видно, что оно изменит в проекте.
board-points-count = Находят место в проекте: { $count } из { $all }
board-point-left = { $at }: { $why }. Предложение останется в записи, текст по нему не изменится.
board-point-unread = Это не прочитано как предложение и сохранится как замечание. Назовите место и приведите слова в кавычках.
board-remarks-about = Замечания без готовой редакции: в сводный проект они не войдут, но останутся в деле и в таблице замечаний.
board-remarks-hint = О проекте в целом
board-remarks-places = К отдельным местам
board-reasons = Обоснования
board-place-add = + Добавить место
board-begun = Введённое ранее возвращено.

# transfer files that come in
board-add = Принять файл…
board-command-add = Принять файл обмена
board-work-adding = Принимается { $name }
board-parcel-what = Сколько
board-add-head = { $name } приносит в дело «{ $title }»:
board-add-new = { $name } — дело, которого здесь ещё нет: «{ $title }». Файл приносит:
board-add-other = { $name } относится к другому делу — «{ $title }», оно откроется. Файл приносит:
board-add-about = Пока ничего не изменено. Принятое остаётся в деле навсегда.
board-add-nothing = В файле нет ничего нового.
board-add-done = Принять
board-add-leave = Не принимать
board-add-one = Файлы обмена принимаются по одному: показан первый из них.

## Новое дело
founding-title = Новое дело
founding-about = В деле хранятся проект, все ответы на него и все решения. После создания дела проект можно разослать.
founding-document = Документ
founding-line-title = Название
founding-line-draft = Первый проект
founding-line-other = На другом языке
founding-line-date = Дата проекта
founding-choose = Выбрать проект…
founding-add = Добавить текст на другом языке…
founding-language = язык
founding-working = рабочий перевод
founding-table = Участники
founding-line-table = Состав
founding-table-none = взять готовый состав
founding-seated = участвуют { $on } из { $of }
founding-line-others = Другие участники
founding-line-office = Ведёт дело
founding-office-about = Код органа, который ведёт дело, например SEC. Он вносит решения и выпускает проекты.
founding-make = Создать дело
founding-ready = Дело будет храниться в вашей папке дел.
founding-need-title = Укажите название документа.
founding-need-draft = Выберите файл первого проекта.
founding-need-language = Укажите язык каждого текста.
founding-language-twice = Два текста на одном языке. Удалите один или укажите другой язык.
founding-need-date = Укажите дату проекта.
founding-need-table = Укажите участников: возьмите готовый состав или введите коды.
founding-dossier = Как в деле «{ $title }»
founding-made = Дело создано. Разослать проект можно на вкладке «Ответы».
desk-command-new = Новое дело…
desk-dialog-new = Первый проект, на каждом из его языков
desk-work-drafts = Чтение проекта
board-apart = Незаинтересованность…
board-apart-title = Незаинтересованность в вопросе в целом
board-apart-about = Не препятствует принятию решения и не означает согласия. Отозвать можно в журнале.
board-apart-done = Записать
board-entry-of = { $words }
records-withdraw = Отозвать…
records-command-withdraw = Отозвать выбранную запись
desk-intake-found = Создать дело по этому проекту…
