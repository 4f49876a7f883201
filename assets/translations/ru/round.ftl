# round

## Positions
stance-supports = поддерживает
stance-accepts = может согласиться
stance-accepts-if = может согласиться при условии
stance-opposes = возражает
stance-reserves = резервирует позицию
stance-studies = изучает
stance-not-interested = незаинтересованность

## Outcomes
decision-take = редакция принята
decision-keep = сохранена редакция проекта
decision-compromise = компромиссная редакция
decision-keep-open = оставлено открытым
decision-put-off = отложено
decision-reopen = обсуждение возобновлено
agreed-not = не согласовано
agreed-in-group = согласовано в рабочей группе
agreed-ad-referendum = согласовано ad referendum
agreed = согласовано

## How a passage stands
stand-open = открыто
stand-pending = рассмотрено, остаётся открытым
stand-partly = согласовано частично
stand-reopened = вновь открыто более поздним предложением
stand-contradicted = решено дважды независимо друг от друга

## What is known of those who propose nothing
known-keeps = прямо поддерживает текст проекта
known-no-proposal = предложений здесь не внесено
known-not-answered = эта часть оставлена без ответа
known-not-sent = проект не направлялся
known-no-comments = ответ «замечаний не имеется»
known-remarks = соображения без редакции
known-silent = ответ не поступил
known-absent = отсутствует

## What help says
help-circulate = Записывает рассылку проекта: кому, когда, каким письмом, к какому сроку ожидается ответ.
help-to = Кому: коды; с отдельным письмом — KAZ=12/3; по умолчанию всем, от кого ожидается ответ
help-about-draft = Номер проекта; по умолчанию текущий
help-remind = Только напоминание; по умолчанию тем, кто ещё не ответил
help-sent-files = Приложенные файлы, хранятся байт в байт
help-position = Записывает позицию делегации по редакции или по вопросу в целом.
help-passage = Номер расхождения, как его показывает «status», или «item» — вопрос в целом
help-passages = Номера расхождений, как их показывает «status»; несколько, если решение одно и то же
help-stance = Что заявлено: supports (поддерживает), accepts (может согласиться), accepts-if (при условии), opposes (возражает), reserves (резервирует позицию), studies (изучает), not-interested (незаинтересованность)
help-on = О какой редакции: её буква, предложившая делегация или base (по умолчанию)
help-reason = Почему или при каком условии
help-hangs-on = Номер расхождения, от которого зависит позиция
help-decide = Записывает результат рассмотрения расхождений.
help-take-wording = Принять редакцию: её буква или предложившая делегация
help-keep = Сохранить слова проекта
help-words = Компромисс: слова, которых никто не предлагал
help-by = Кто предложил компромисс
help-leave-open = Оставить открытым
help-put-off = Отложить рассмотрение
help-reopen = Вернуться к согласованному
help-firmness = Степень согласования: agreed, group (в рабочей группе), open, ad-referendum:KAZ,ARM
help-transfer = Собирает дело в один файл для адресата или принимает такой файл.
help-transfer-from = Дело или принимаемый файл обмена
help-for = Для кого: код (что этому органу можно видеть), everyone (что для всех), own (всё)
help-transfer-output = Файл обмена, который нужно записать
help-into = Дело, в которое принимается файл, или папка, где создаётся новое
help-demo = Разыгрывает учебное согласование: от первого ответа до проекта без открытых расхождений.
help-play = Какое: negotiate
help-keep-rest = Сохранить слова проекта везде, где ничего не решено

## What a command says
command-circulated = { $count ->
    [one] Проект № { $number } направлен { $count } адресату.
   *[other] Проект № { $number } направлен { $count } адресатам.
}
command-reminded = { $count ->
    [one] О проекте № { $number } напомнили { $count } адресату.
   *[other] О проекте № { $number } напомнили { $count } адресатам.
}
command-position-whole = По вопросу в целом: { $voice } — { $stance }.
command-position = № { $passage }: { $voice } — { $stance }.
command-decided-goes-on = { $count ->
    [one] Расхождение № { $passages } — часть тех же редакций, и оно ещё открыто.
   *[many] Расхождения № { $passages } — части тех же редакций, и они ещё открыты.
}
command-decided = { $count ->
    [one] Рассмотрено { $count } расхождение
    [few] Рассмотрено { $count } расхождения
   *[many] Рассмотрено { $count } расхождений
}; { $open ->
    [0] открытых нет.
    [one] открытым остаётся { $open }.
   *[other] открытыми остаются { $open }.
}
command-decide-nothing = Не сказано, что решено. Укажите --take, --keep, --words, --open, --put-off или --reopen.
command-status-word = «{ $status }» — не степень согласования. Укажите agreed, group, open или ad-referendum: с кодами, например ad-referendum:KAZ,ARM.
command-transfer-nothing = Не сказано, куда. Укажите файл после -o, чтобы собрать дело, или дело после --into, чтобы принять файл.
command-taken-in = { $count ->
    [0] Для { $path } в файле нет ничего нового.
    [one] В { $path } принята { $count } новая запись.
    [few] В { $path } приняты { $count } новые записи.
   *[many] В { $path } принято { $count } новых записей.
}
command-carried = { $voice }: ответ на проект № { $number } перенесён в проект № { $current }.
command-entered-late = Ответ поступил после выхода следующего проекта и в нём не учтён. Его переносит «travaux carry».
command-carry-nothing = Опоздавших ответов, которые следует перенести, нет.
command-carry-none = У «{ $what }» нет опоздавшего ответа, который следует перенести. Такие ответы перечисляет «status».
help-carry = Переносит в текущий проект ответы на прежний проект, поступившие после выпуска следующего. Сказанное делегацией ранее уступает им место; что перенести нельзя, перечисляется с обоими текстами.
help-carry-what = Чьи ответы либо начала их идентификаторов; по умолчанию все, которые перечисляет «status»
command-left-behind = { $voice }: предложение ({ $at }) не переносится в новый проект. { $was } { $proposed } { $now }
command-left-was = В прежнем проекте: «{ $words }».
command-left-was-nothing = В прежнем проекте текста здесь не было.
command-left-proposed = Предложено: «{ $words }».
command-left-proposed-nothing = Предложено исключить.
command-left-now = В новом проекте: «{ $words }».
command-left-now-nothing = В новом проекте этого места нет.
help-submit-files = Приложенные файлы, хранятся байт в байт: скан письма, приложения
command-letter-kept = Файл { $name } сохранён в том виде, в каком получен. Текст из него не извлекался.
help-works-as = Кто отныне работает с этой копией; для новой копии по умолчанию тот, для кого создан файл, судя по его имени
command-works-as = Записи в этой копии вносятся от имени { $office }.
command-works-as-keeper = Записи в этой копии вносятся от имени { $office } — того, кто ведёт дело. Чтобы работать от имени другой стороны, примите файл ещё раз с параметром «--as КОД».
command-taken-files = В { $path } принято новых текстов и файлов: { $count }.
renamed-told = Поступили записи, сделанные в другой копии раньше последних здешних. Обозначения изменились: { $list }.
renamed-told-more = Поступили записи, сделанные в другой копии раньше последних здешних. Обозначения изменились: { $list }; и ещё { $more }.
renamed-head = Поступили записи, сделанные в другой копии раньше последних здешних. Обозначения изменились:
renamed-passage = расхождение № { $was } теперь № { $now }
renamed-wording = в расхождении № { $passage } редакция { $was } теперь { $now }
status-left-behind = Предложения, которые не удалось перенести в этот проект:
command-renumbered = «{ $old }» теперь «{ $new }».
command-reference-left = { $at }: изменившийся номер назван словами. Проверьте его сами.
command-ending-amiss = Знак в конце не подходит к тому, что следует далее: { $at }. Проверьте его сами.

## The reply board
status-partial = только часть
status-late = с опозданием
status-carried = прежние предложения перенесены
status-older = ответ на прежний проект не учтён
status-late-reply = { $voice }: ответ на проект № { $number } поступил после выпуска следующего проекта и в нём не учтён. Перенести его: «travaux carry».
status-late-letter = { $voice }: ответ № { $letter } на проект № { $number } поступил после выпуска следующего проекта и в нём не учтён. Перенести его: «travaux carry».
status-late-reply-stays = { $voice }: ответ на проект № { $number } поступил после выпуска следующего проекта. Он не переносится: в нём нет предлагаемых редакций либо участник ещё до него ответил на более поздний проект.
status-late-letter-stays = { $voice }: ответ № { $letter } на проект № { $number } поступил после выпуска следующего проекта. Он не переносится: в нём нет предлагаемых редакций либо участник ещё до него ответил на более поздний проект.

## Where words come from
help-blame = Показывает, откуда каждое слово проекта: кто его написал и каким решением оно внесено.
help-blame-format = Вид: text — для чтения, json — с номерами записей
blame-first = проект № { $number }
blame-proposed = предложение: { $names }, внесено в проект № { $number }
blame-compromise = компромисс ({ $names }), проект № { $number }
blame-edited = { $names }, проект № { $number }
blame-numbering = нумерация проекта № { $number }
history-taken-back = позднее отозвано: { $name }, { $date }{ $reason }
history-taken-back-nameless = позднее отозвано, { $date }{ $reason }
history-no-reason = { "" }
history-reason = {" "}({ $reason })
blame-outcome = решение от { $date }

## What became of a proposal
verdict-considered = учтено
verdict-considered-in-part = учтено частично
verdict-not-considered = не учтено
verdict-accepted = принято
verdict-accepted-in-part = принято частично
verdict-rejected = отклонено
verdict-withdrawn = снято
verdict-noted = принято к сведению
verdict-to-discuss = обсудить на заседании
