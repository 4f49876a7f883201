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
