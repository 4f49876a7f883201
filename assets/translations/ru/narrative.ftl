# narrative

## Что это за документы
paper-information = Информация о проекте документа
paper-about-information = Что и когда разослано, кто ответил, а кто нет, что согласовано и что остаётся открытым
paper-agreement = Состояние согласования проекта
paper-about-agreement = Какие места и насколько окончательно согласованы
paper-positions = Позиции делегаций по расхождениям
paper-about-positions = По каждому месту: все редакции, кто и почему их предложил, какие позиции заявлены
paper-minutes = Протокол заседания
paper-about-minutes = Протокол заседания, на котором рассмотрен проект
paper-proposals = Результаты рассмотрения предложений
paper-about-proposals = Что стало с предложениями делегации: для её министерства
paper-provenance = Происхождение текста проекта
paper-about-provenance = Из какого предложения и какого решения взяты слова каждой структурной единицы
paper-approved = Сопоставление с текстом, одобренным правительством
paper-about-approved = Каждая редакция как отличие от одобренного текста; документ остаётся в ведомстве

## Кто назван
paper-delegation-of = Делегация { $genitive }

## Решения
decided-replaced = { $before ->
    [1] слово «{ $was }» заменено
   *[other] слова «{ $was }» заменены
} { $after ->
    [1] словом
   *[other] словами
} «{ $now }»
decided-added = текст дополнен: «{ $now }»
decided-added-below = текст дополнен нижеследующими положениями
decided-left-out = { $before ->
    [1] слово «{ $was }» исключено
   *[other] слова «{ $was }» исключены
}
decided-removed = исключено полностью: «{ $was }»
decided-parted = со слов «{ $words }» начинается новый абзац
decided-parted-as = со слов «{ $words }» начинается новая структурная единица «{ $label }»
decided-kept = сохранена редакция проекта: «{ $was }»
decided-joined = объединены: { $first }; { $second }
decided-not-joined = объединение не принято, сохранена редакция проекта: { $first }; { $second }
decided-not-added = дополнение текста не принято
decided-moved = текст перенесён ({ $place })
decided-compromise = Принята компромиссная редакция: { $change }
decided-compromise-of = Принята компромиссная редакция (предложена: { $names }): { $change }

## Информация о проекте
information-sent = Рассылка проекта
information-replies = Полученные ответы
information-agreed = Согласовано
information-open = Остаётся открытым
information-whole = Позиции по вопросу в целом
information-languages = Тексты на других языках
information-not-sent = Сведений о рассылке проекта в деле нет.
information-sent-on = Проект направлен { $date }
information-sent-under = Проект направлен письмом { $letter }
information-reminded-on = Напоминание направлено { $date }
information-reminded-under = Напоминание направлено письмом { $letter }
information-deadline = Срок представления замечаний и предложений: { $date }
information-column-delegation = Делегация
information-column-reply = Ответ
information-column-letter = Письмо
information-nothing-known = сведений об ответе и о направлении проекта нет
information-no-comments = замечаний и предложений не имеется
information-remarks = направлены соображения без редакции
information-proposals = направлены предложения
information-proposals-in-part = направлены предложения по части текста
information-carried = прежние предложения перенесены в этот проект
information-older = ответ на проект № { $number } поступил после выпуска настоящего проекта и в нём не учтён
information-older-nameless = { $count ->
    [one] После выпуска настоящего проекта поступил { $count } ответ на прежний проект; в настоящем проекте он не учтён.
    [few] После выпуска настоящего проекта поступили { $count } ответа на прежний проект; в настоящем проекте они не учтены.
   *[other] После выпуска настоящего проекта поступило { $count } ответов на прежний проект; в настоящем проекте они не учтены.
}
information-late = поступило после срока
information-no-replies = Ответы не поступали.
information-nameless-replies = Ответы поступили. Кто ответил и что предложил, в этом документе не указывается.
information-silence = Непоступление ответа не означает согласия с проектом.
information-taken-in = Согласованное при рассмотрении проекта № { $number } внесено в настоящий проект.
information-nothing-agreed = Результатов рассмотрения, согласованных сторонами, пока нет.
information-nothing-open = Открытых расхождений нет.
information-open-places = { $count ->
    [one] Не согласовано { $count } положение:
    [few] Не согласованы { $count } положения:
   *[other] Не согласовано { $count } положений:
}
information-proposed-by = Предложения: { $names }
information-to-follow = { $language } язык: изменения, внесённые в ведущий текст, предстоит внести в следующие места: { $places }.

## Состояние согласования
agreement-column-text = Текст
agreement-column-standing = Состояние
agreement-none = По тексту проекта предложений не поступило.
agreement-rest = К остальным структурным единицам предложений не поступило.

## Позиции
positions-none = Предложений по тексту проекта не поступило.
positions-rest = Остальные делегации:
positions-signed = подписано: { $office }
positions-earlier = Позиции по редакциям, которых больше никто не предлагает
positions-hangs = зависит от решения по расхождению { $on }

## Протокол
minutes-none = Заседаний, на которых рассматривался этот проект, в деле нет.
minutes-of-expert-group = Протокол заседания экспертной группы
minutes-of = Протокол заседания. { $body }
minutes-present = Присутствовали
minutes-absent = Отсутствовали: { $names }. Отсутствие не означает согласия.
minutes-agenda = Повестка дня
minutes-about = О проекте документа «{ $title }» ({ $draft }).
minutes-course = Ход рассмотрения и решения
minutes-considered = Рассмотрены { $draft } документа «{ $title }» и поступившие по нему замечания и предложения.
minutes-considered-draft = Рассмотрен { $draft } документа «{ $title }».
minutes-nothing-decided = Решений по тексту на заседании не принято.
minutes-item = { $nth }. { $place } (расхождение № { $number })
minutes-heard = Слушали:
minutes-decided = Решили:
minutes-draft-reads = редакция проекта:
minutes-heard-above = предложения, изложенные выше под номером { $nth }.
minutes-nothing-there = о дополнении текста проекта.
minutes-proposal = Предложение:
minutes-proposal-of = Предложение ({ $names }):
minutes-verdict = По предложению — { $verdict }: { $reason }.
minutes-verdict-of = По предложению ({ $names }) — { $verdict }: { $reason }.
minutes-referendum = Согласованное ad referendum подлежит подтверждению: { $places }.
minutes-open = Открытыми остаются: { $places }.
minutes-nothing-open = Открытых расхождений не осталось.
minutes-annexes = Приложения
minutes-annex-draft = Сводный проект ({ $draft }) с предложениями делегаций.
minutes-annex-open = Таблица разногласий.
minutes-chair = Председатель
minutes-keeper = Секретарь

## Результаты рассмотрения предложений
proposals-none = Предложений по тексту не вносилось.
proposals-to = { $draft }
proposals-column-draft = Текст проекта
proposals-column-proposal = Предложение
proposals-column-now = Текст в проекте № { $number }
proposals-not-added = Текст не дополнен.
proposals-gone = Этой структурной единицы в тексте нет.
proposals-taken-out = Структурная единица исключена из текста позднее, в проекте № { $number }.
paper-agreed-stands = Согласованный в этой редакции текст сохраняется.
proposals-not-dealt-with = ещё не рассмотрено
proposals-reply-withdrawn = Один из ответов на этот проект отозван.
proposals-letter-withdrawn = Ответ { $letter } отозван.
proposals-left-behind = { $at }: предложение к прежнему проекту («{ $proposed }») не удалось перенести в этот проект.

## Происхождение текста
provenance-introduction = Слова, которые ниже не названы, взяты из первого разосланного текста ({ $draft }). Номера и ссылки, изменившиеся вместе с нумерацией, не приводятся.
provenance-unchanged = Со времени первой рассылки текст не менялся.
provenance-unknown = Происхождение текста установить нельзя: одного из прежних текстов в деле нет.
provenance-column-words = Слова
provenance-quoted = «{ $words }»
provenance-column-origin = Происхождение
provenance-column-outcome = Чем внесены
provenance-proposed = Предложение к проекту № { $number }
provenance-compromise = Компромиссная редакция к проекту № { $number }
provenance-edited = Редакция составителя на основе проекта № { $number }
provenance-at = { $body }, { $place }, { $date }
provenance-on = решение от { $date }

## Сопоставление с одобренным текстом
approved-none = Текста, одобренного правительством, здесь нет. Такой текст видит только ведомство, которое его внесло.
approved-introduction = Ниже каждая редакция показана как отличие от одобренного текста
approved-same = Ни проект, ни поступившие предложения от одобренного текста не отличаются.
approved-column-text = Одобренный текст
approved-column-difference = Отличие
approved-column-whose = Чья редакция
approved-draft = { $draft }

## Письма
letter-covering = Сопроводительное письмо
letter-reminder = Напоминание
letter-about = О проекте документа «{ $title }»
letter-sends = Направляем на рассмотрение { $draft } документа «{ $title }».
letter-reminds = Просим сообщить замечания и предложения к документу «{ $title }» ({ $draft }). Ответ до настоящего времени не поступил.
letter-reminds-of = Просим сообщить замечания и предложения к документу «{ $title }» ({ $draft }), направленному { $sent } Ответ до настоящего времени не поступил.
letter-deadline = Просим представить замечания и предложения не позднее { $date }
letter-deadline-past = Срок представления замечаний и предложений истёк { $date }
letter-no-deadline = Просим представить замечания и предложения.
letter-silence = Если замечаний и предложений не имеется, просим сообщить и об этом: непоступление ответа не рассматривается как согласие.
letter-how-to-reply = Ответ можно направить обычным файлом Word с отслеживаемыми исправлениями, перечнем предложений или файлом обмена Travaux.
letter-enclosures = Приложения:
letter-draft-file = { $draft } ({ $name })
letter-transfer-file = Файл обмена ({ $name })
letter-draft-name = проект
help-letters = Папка, в которую записываются письмо каждому адресату, проект в Word и файл обмена для адресата
command-letters = Письма, проект и файлы обмена находятся в { $path }.
command-nobody-to-remind = Все, кому направлен этот проект, ответили: напоминать некому. Ничего не записано.
