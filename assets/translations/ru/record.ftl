# record

## Что говорит справка
help-withdraw = Отзывает запись, ответ делегации или отдельные её предложения. Ничего не стирается: отзыв — тоже запись.
help-withdraw-what = Начало идентификатора записи, как его показывает «history», или код делегации — её ответ на текущий проект
help-withdraw-passages = Из этого ответа — только предложения в этих расхождениях; остальное остаётся в силе
help-withdraw-by = От чьего имени отзыв; по умолчанию от имени делегации или ведомства, которое ведёт дело
help-why = Почему: обоснование
help-letter-says = Номер письма, в котором это сказано
help-letter-date = Дата этого письма в виде 2026-03-12 или 12.03.2026
help-audience = Для кого запись: all (для всех, по умолчанию), secretariat (для секретариата), own (только для своего ведомства)
help-remark = Записывает соображение: о проекте в целом, о структурной единице, о расхождении или о записи.
help-remark-words = Текст соображения
help-remark-by = Кто его высказал; по умолчанию ведомство, которое ведёт дело
help-remark-at = К какой структурной единице оно относится: «статья 5, пункт 1»
help-remark-passage = Номер расхождения, к которому оно относится, как его показывает «status»
help-remark-record = Запись, к которой оно относится: начало её идентификатора
help-meeting = Записывает заседание: какой орган, где и когда заседал, кто присутствовал и кто отсутствовал.
help-meeting-body = Какой орган заседает; по умолчанию экспертная группа
help-meeting-place = Где: город
help-meeting-from = Первый день в виде 2026-04-07 или 07.04.2026
help-meeting-to = Последний день; по умолчанию первый
help-meeting-present = Кто присутствует: коды через запятую или один код со списком лиц — "KAZ=Имя, должность; Имя, должность"
help-meeting-absent = Кто из участников отсутствует. Отсутствие не говорит о согласии
help-link = Записывает, что одно расхождение зависит от другого: «здесь согласимся на „обязаны“, если отпадёт 5 bis».
help-link-passage = Зависимое расхождение и его редакция: 12=B; по умолчанию слова проекта
help-link-on = Расхождение, от которого оно зависит, и его редакция
help-link-condition = Как зависит, словами
help-history = Показывает все записи дела, начиная с первой, с идентификаторами, по которым их отзывают.
help-signatures = Новая папка для подписанных записей, их подписей и объявленных ключей: проверить их можно программой minisign, без Travaux
help-verdict = Что стало с отдельными предложениями, если это не следует из решения: KAZ=noted, ARM+BLR=not-taken:обоснование
help-of-meeting = Заседание, на котором это решено: один из его дней, начало идентификатора или none; по умолчанию то, которое идёт сегодня
help-reason-at = Обоснование к месту текста в виде МЕСТО=СЛОВА; можно указать несколько раз

## Что говорит команда
command-withdrawn = Отозвано: { $what }.
command-withdrawn-proposals = { $count ->
    [one] Отозвано { $count } предложение участника { $voice }.
    [few] Отозваны { $count } предложения участника { $voice }.
   *[other] Отозвано { $count } предложений участника { $voice }.
}
command-remarked = Соображение внесено ({ $id }).
command-linked = Для { $voice } расхождение № { $passage } зависит от расхождения № { $on } ({ $id }).
command-met = { $count ->
    [one] Заседание внесено; присутствует { $count } делегация ({ $id }).
    [few] Заседание внесено; присутствуют { $count } делегации ({ $id }).
   *[other] Заседание внесено; присутствуют { $count } делегаций ({ $id }).
}
command-proposes-nothing = В расхождении № { $passage } у { $voice } предложений нет. Ничего не внесено; кто что предложил, показывает «travaux status».
command-no-single-reply = Единственного ответа { $voice } на текущий проект нет. Записи перечисляет «travaux history»; укажите нужную началом её идентификатора.
command-no-record = Записи { $id } нет. Записи перечисляет «travaux history»; нужны хотя бы четыре знака идентификатора. Ничего не изменено.
command-several-records = С { $id } начинается несколько записей. Наберите больше знаков. Ничего не изменено.
command-no-place = В проекте нет места «{ $at }». Укажите его так: «статья 5, пункт 1». Ничего не внесено.
command-reason = В «{ $words }» не сказано, к какому месту относится обоснование. Напишите МЕСТО=СЛОВА, например "статья 5=тридцати дней недостаточно".
command-remark-empty = Соображение пустое. Изложите его словами.
command-link-itself = Расхождение № { $passage } не может зависеть от самого себя. Укажите другое.
command-meeting-days = Последний день заседания раньше первого. Проверьте --from и --to.
command-no-meeting = Заседания «{ $meeting }» нет. Заседания перечисляет «travaux status --json»; укажите один из дней или none. Ничего не внесено.
command-several-meetings = «{ $meeting }» подходит к нескольким заседаниям. Укажите начало идентификатора. Ничего не внесено.
command-verdict = В «{ $words }» не сказано, что стало с чьим предложением. Напишите KAZ=taken, taken-in-part, not-taken, withdrawn, noted или to-discuss; после двоеточия можно дать обоснование.

## Как обстоят дела
status-once-agreed = ранее согласовано: «{ $words }» — вернуться к этому: decide { $number } --take agreed
status-hangs-on = { $voices }: зависит от № { $number }
status-hangs = { $voices }: зависит от слов, о которых больше нет расхождения
status-item = По вопросу в целом:
status-to-follow = { $count ->
    [one] В ведущем языке изменена { $count } структурная единица; на другом языке её ещё предстоит изменить:
    [few] В ведущем языке изменены { $count } структурные единицы; на других языках их ещё предстоит изменить:
   *[other] В ведущем языке изменено { $count } структурных единиц; на других языках их ещё предстоит изменить:
}

## Перечень записей
history-reply = ответ { $voices } ({ $kind }){ $letter }
history-kind-full = полный текст
history-kind-parts = изменённые части
history-kind-points = перечень предложений
history-kind-no-comments = замечаний не имеется
history-kind-remarks = соображения
history-kind-approved = текст, одобренный правительством
history-roster = изменение состава участников: { $codes }
history-position = { $voices }: { $stance } — { $at }
history-whole-item = вопрос в целом
history-remark = соображение: { $text }
history-outcome = результат рассмотрения: { $at } — { $decision }, { $status }
history-parted = { $voices }: сняты отдельные предложения совместного ответа{ $letter }
history-withdrawal = отзыв записи { $id }
history-retraction = { $count ->
    [one] { $voices }: снято предложение, { $at }{ $letter }
    [few] { $voices }: снято { $count } предложения, { $at }{ $letter }
   *[other] { $voices }: снято { $count } предложений, { $at }{ $letter }
}
history-expunged = удалён файл: { $reason }
history-circulation = рассылка { $date }: { $to }{ $letter }
history-reminder = напоминание { $date }: { $to }{ $letter }
history-meeting = заседание: { $body }, { $place }, { $date }
history-link = { $voices }: { $of } зависит от: { $on }
history-carried = ответ { $id } перенесён в более поздний проект
history-key = ключ { $office }
history-letter = , письмо № { $number }
history-letter-of = , письмо № { $number } от { $date }
history-no-letter = { "" }
history-about = об ответе { $id }
history-for-secretariat = для секретариата
history-for-own = только для своего ведомства
history-withdrawn = отозвано
history-pending = ожидает того, чего здесь ещё нет
history-no-effect = без действия
history-signatures = { $count ->
    [one] { $count } подпись записана в папку { $path }. Проверить её можно в этой папке командой:
    [few] { $count } подписи записаны в папку { $path }. Проверить их можно в этой папке командами:
   *[many] { $count } подписей записано в папку { $path }. Проверить их можно в этой папке командами:
}
history-nothing-signed = В этом деле нет подписанных записей. Ключи создаёт и объявляет команда «travaux key».
history-no-key = { $entry }: ни один из объявленных в деле ключей не подходит к подписи
meeting-expert-group = Экспертная группа

# всё, что внесено
records-tab = Журнал
records-command-show = Журнал: всё, что внесено в дело
records-command-go = Перейти к месту записи
records-open = Журнал дела…
records-search = Найти: кто, что, когда
records-reading = Журнал читается…
records-none = Таких записей нет.
records-all = Все
records-replies = Ответы
records-positions = Позиции
records-outcomes = Результаты
records-remarks = Замечания
records-drafts = Проекты и рассылка
records-other = Прочее
records-void = Без действия
records-when = Когда
records-who = Кто
records-what = Что внесено
records-sort = Вид
records-go = К месту записи:
records-entered-by = внёс { $office }
records-entered-on = внёс { $office }, письмо № { $letter }
records-no-effect = без действия: { $why }
records-count = { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
}
