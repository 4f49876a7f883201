# trust

## Сколько из дела передаётся
extent-draft = только проекты
extent-proposals = проекты и ответы
extent-everything = всё

## Что приносит файл обмена
news-told = { $what }
news-entered-by = { $what } (внёс { $office })
news-draft = проекту № { $number }
news-no-draft = другому ответу
news-edition = проект № { $number } от { $date }
news-reply = { $voices }: { $kind } к { $draft }
news-kind-full = ответ
news-kind-parts = ответ (изменённые части)
news-kind-points = ответ (перечень предложений)
news-kind-no-comments = письмо «замечаний не имеется»
news-kind-remarks = соображения
news-kind-approved = одобренный правительством текст
news-position = { $voices } — { $stance }: «{ $words }»
news-position-item = { $voices } — { $stance } (вопрос в целом)
news-position-nothing = { $voices } — { $stance } (исключение слов)
news-remark = { $author }, соображение: «{ $text }»
news-outcome = результат рассмотрения: { $decision }, { $status } — «{ $words }»
news-outcome-nothing = результат рассмотрения: { $decision }, { $status } (слова исключены)
news-link = { $voices }: одно расхождение поставлено в зависимость от другого
news-meeting = заседание: { $body }, { $from } – { $to }
news-circulation = рассылка по { $draft }, { $date }, адресатов: { $count }
news-reminder = напоминание по { $draft }, { $date }, адресатов: { $count }
news-carried = { $voices }: прежние предложения перенесены к { $draft }
news-withdrawal = { $author } отзывает: { $what }
news-withdrawal-unknown = { $author } отзывает запись
news-retraction = { $count ->
    [one] { $voices }: снято { $count } предложение
    [few] { $voices }: снято { $count } предложения
   *[other] { $voices }: снято { $count } предложений
}
news-roster = состав участников: добавлены или изменены { $set }, выбыли { $left }
news-roster-set = состав участников: добавлены или изменены { $set }
news-roster-left = состав участников: выбыли { $left }
news-expunged = удалён файл: { $reason }
news-key = { $office } объявляет ключ, которым подписывает
news-arising = противоречие: { $what }
news-settled = противоречие снимается: { $what }
news-something = того, чего здесь ещё нет
news-waiting = запись ({ $record }…) будет ждать: { $what }
news-entry = запись ({ $record }…)
news-refused = без действия — { $what }: { $why }
news-withheld = { $count ->
    [one] { $count } запись не предназначена этому получателю: известно только её место.
    [few] { $count } записи не предназначены этому получателю: известны только их места.
   *[many] { $count } записей не предназначено этому получателю: известны только их места.
}
news-files = Новых текстов и файлов: { $count }.
news-foreign = { $count ->
    [one] { $count } запись в файле относится к другому делу и не принимается.
    [few] { $count } записи в файле относятся к другому делу и не принимаются.
   *[many] { $count } записей в файле относится к другому делу, они не принимаются.
}
news-nothing = В { $path } нет ничего нового.
news-head = { $path } приносит:
news-whole = В { $path } — дело, которого здесь ещё нет: «{ $title }». Файл приносит:

## Как обстоит дело
status-withheld = { $count ->
    [one] { $count } запись не раскрыта: она не предназначена этому органу, известно только её место.
    [few] { $count } записи не раскрыты: они не предназначены этому органу, известны только их места.
   *[many] { $count } записей не раскрыто: они не предназначены этому органу, известны только их места.
}

## What help says
help-extent = Сколько: draft (только проекты), proposals (и ответы), everything (всё)
help-preview = Показать, что принесёт файл, и ничего не менять
command-transfer-preview = Для просмотра нужны файл обмена и дело после --into.

## Ключи и подписи
key-not-a-key = { $path } — не файл ключа. Ничего не изменено. Укажите файл, созданный командой «travaux key new» или программой minisign.
key-public-only = { $path } — открытый ключ; для подписи нужен секретный, он лежит рядом. Ничего не изменено.
key-needs-password = Ключ { $path } защищён паролем. Ничего не изменено. Запустите команду в терминале или поместите пароль в TRAVAUX_KEY_PASSWORD.
key-wrong-password = Это не пароль к { $path }, или ключ повреждён. Ничего не изменено. Повторите ввод.
key-already-there = { $path } уже есть, файл не затронут. Выберите другое имя.
key-refused = Подписать не удалось: { $why }. Ничего не изменено.
key-password = Пароль к { $path }:{" "}
key-new-password = Пароль для { $path }:{" "}
key-no-password-given = Новому ключу нужен пароль. Ничего не создано. Введите его в терминале, поместите в TRAVAUX_KEY_PASSWORD или укажите --no-password.
key-made = Секретный ключ — в { $path }: храните его и пароль, восстановить их нельзя. Открытый ключ — в { $public }. Отпечаток, который следует сообщить по телефону: { $fingerprint }
key-line = { $office }: { $fingerprint } (не подтверждён)
key-line-confirmed = { $office }: { $fingerprint } (подтверждён)
key-none = Здесь никто не объявил ключа. Записи действуют и без подписи.
key-announced = { $office }: ключ объявлен. Сообщите остальным его отпечаток по телефону: { $fingerprint }
key-kept = Отныне всё, что вносится в это дело на этом компьютере, подписывается этим ключом.
key-announce-what = Не сказано, какой ключ. Укажите его файл после --key.
key-confirm-what = Укажите орган после --office и сообщённый им отпечаток после --fingerprint.
key-office-none = Участник { $office } здесь ключа не объявлял.
key-differs = Это не отпечаток ключа участника { $office }. Не полагайтесь на подписанное этим ключом; переспросите по телефону.
key-confirmed = Ключ участника { $office } подтверждён на этом компьютере.
key-no-settings = На этом компьютере негде хранить настройки.
help-key = Создаёт ключ подписи, показывает ключи, объявляет ключ в деле, подтверждает ключ другого органа.
help-key-what = Что: new (создать ключ), show (показать), announce (объявить в деле), confirm (подтвердить чужой по отпечатку)
help-key-path = Файл ключа; для announce и confirm — дело
help-key-file = Объявляемый секретный ключ
help-key-office = Чей ключ; по умолчанию — органа, который ведёт дело
help-fingerprint = Отпечаток, сообщённый этим органом по телефону
help-instead-of = Прежний ключ, вместо которого объявляется новый; им и подписывается объявление
help-key-only = Отныне неподписанные записи этого органа не действуют
help-no-password = Хранить новый ключ без пароля
help-sign = Подписать этим секретным ключом; по умолчанию — объявленным здесь для этого дела
help-as = Внести от имени этого органа; по умолчанию — того, кто работает с этим экземпляром дела
help-demo-signed = Подписать записи секретариата созданным для этого ключом и подделать одну запись от его имени

## Что можно сократить
streamline-letters = только написанием букв
streamline-punctuation = только знаками препинания
streamline-order = порядком перечисления
streamline-found = { $count ->
    [0] Сокращать нечего.
    [one] Можно сократить в { $count } месте; ничего не изменится, пока это не подтвердят:
   *[other] Можно сократить в { $count } местах; ничего не изменится, пока это не подтвердят:
}
streamline-alike = № { $passage }: редакция { $gives } «{ $words }» и редакция { $stays } «{ $instead }» отличаются { $differs }. С согласия { $holders } редакцию { $gives } можно снять.
streamline-together = № { $passages }: стороны одни и те же ({ $holders }); достаточно одной пары скобок, ни один вариант не теряется.
streamline-repeated = № { $passages }: всюду «{ $was }» → «{ $reads }» ({ $holders }); можно решить один раз.
streamline-reason = редакции совпадают по смыслу
streamline-no-such = { $count ->
    [0] Сокращать нечего, поэтому номера { $number } нет.
   *[other] Номера { $number } нет: в перечне номера до { $count }.
}
streamline-not-agreed = Редакция снимается, только если согласны все, кто её предложил. Ничего не записано. Укажите согласившихся после --agreed: { $codes }.
streamline-applied = { $count ->
    [one] Внесена { $count } запись. Присланное осталось без изменений.
    [few] Внесены { $count } записи. Присланное осталось без изменений.
   *[many] Внесено { $count } записей. Присланное осталось без изменений.
}
clash-taken = № { $number } — { $whose }
clash-mixed = Расхождения № { $passages } — части одних и тех же редакций, а приняты разные: { $taken }. Получившуюся фразу никто не предлагал: перечитайте её.
clash-within = { $count ->
    [one] Решение по расхождению № { $passages } принято внутри того, что решено исключить (№ { $gone }): в тексте его не будет.
   *[many] Решения по расхождениям № { $passages } приняты внутри того, что решено исключить (№ { $gone }): в тексте их не будет.
}
status-streamline = { $count ->
    [one] Можно сократить в { $count } месте: см. «travaux streamline».
   *[other] Можно сократить в { $count } местах: см. «travaux streamline».
}
help-streamline = Находит редакции, которые говорят одно и то же, скобки, которые можно объединить, и повторяющиеся изменения.
help-apply = Записать то, что следует из предложения с этим номером в перечне
help-agreed = Кто согласен снять свою редакцию
