# desk
desk-name = Travaux
desk-light-light = Светлая
desk-light-dark = Тёмная
desk-light-contrast = Контрастная

# commands
desk-command-next = Следующее расхождение
desk-command-previous = Предыдущее расхождение
desk-command-keep-base = Оставить текст проекта
desk-command-take-1 = Принять редакцию 1
desk-command-take-2 = Принять редакцию 2
desk-command-take-3 = Принять редакцию 3
desk-command-take-4 = Принять редакцию 4
desk-command-take-5 = Принять редакцию 5
desk-command-take-6 = Принять редакцию 6
desk-command-take-7 = Принять редакцию 7
desk-command-take-8 = Принять редакцию 8
desk-command-take-9 = Принять редакцию 9
desk-command-compromise = Записать компромисс
desk-command-keep-open = Оставить открытым
desk-command-edit = Править структурную единицу
desk-command-accept = Закончить правку
desk-command-undo = Отменить
desk-command-redo = Вернуть
desk-command-save = Выпустить следующий проект
desk-command-export = Выгрузить в файл
desk-command-find = Найти
desk-command-find-next = Следующее найденное место
desk-command-find-previous = Предыдущее найденное место
desk-command-copy = Скопировать
desk-command-select-all = Выделить всё
desk-command-text = Текст
desk-command-table = Таблица
desk-command-clean = Показать чистый текст
desk-command-all = Показать все предложения
desk-command-one = Показать одну делегацию
desk-command-two = Сравнить два текста
desk-command-side = Строкой или рядом
desk-command-attribution = Указывать авторов
desk-command-outline = Содержание
desk-command-panel = Панель расхождения
desk-command-consolidate = Свести ответы
desk-command-compare = Сравнить два файла
desk-command-open = Открыть дело
desk-command-close = На начальный экран
desk-command-zoom-in = Крупнее
desk-command-zoom-out = Мельче
desk-command-zoom-reset = Обычный размер текста
desk-command-light = Светлая, тёмная, контрастная тема
desk-command-language = English / Русский
desk-command-settings = Настройки
desk-command-palette = Команды
desk-command-help = Справка
desk-command-dismiss = Закрыть то, что сверху
desk-command-quit = Выйти

# welcome
desk-welcome-question = Что сегодня на столе?
desk-welcome-consolidate = Свести ответы
desk-welcome-consolidate-about = Перетащите сюда проект и файлы делегаций. Вы получите сравнительную таблицу, сводный проект и каждую правку, которую никто не отметил.
desk-welcome-compare = Сравнить два файла
desk-welcome-compare-about = Слово за словом; перестановки и перенумерация показаны отдельно. Word, Markdown или простой текст.
desk-welcome-choose = Выбрать файлы…
desk-welcome-dossiers = Дела
desk-welcome-none = Дела ещё не открывались. В деле хранятся проект, ответы на него и все решения — в одной папке.
desk-welcome-open = Открыть дело…
desk-welcome-samples = Попробовать на примере
desk-welcome-sample-agreement = Соглашение, девять делегаций
desk-welcome-sample-agreement-about = соперничающие редакции, перенесённая статья, неотмеченная правка, письмо без замечаний
desk-welcome-sample-programme = Программа из тридцати мероприятий
desk-welcome-sample-programme-about = сроки, исполнители и финансирование с правками пяти делегаций
desk-welcome-offline = Работает без сети. Файлы остаются на этом компьютере.
desk-welcome-drop = Отпустите, чтобы добавить файлы
desk-hint-keys = F1 — справка · Ctrl+K — команды
desk-settings = Настройки
desk-back = Назад

# intake
desk-intake-consolidate = Чьи это файлы?
desk-intake-compare = Какой файл раньше?
desk-intake-consolidate-about = Проект, на который отвечают все, и ответ каждой делегации. Догадки можно исправить.
desk-intake-compare-about = Изменения показываются от первого файла ко второму.
desk-intake-base = Проект
desk-intake-old = Прежний
desk-intake-new = Новый
desk-intake-reply = Ответ
desk-intake-leave = Не брать
desk-intake-other = Другая делегация…
desk-intake-add = Добавить файлы…
desk-intake-swap = Поменять местами
desk-intake-start-consolidate = Свести
desk-intake-start-compare = Сравнить
desk-intake-remove = Убрать
desk-intake-make-base = Сделать проектом
desk-intake-by-name = по имени файла
desk-intake-by-author = по автору: { $author }
desk-intake-by-hand = указано вручную
desk-intake-by-rest = файл без названия делегации
desk-intake-unknown = не распознан
desk-intake-code = Код
desk-intake-need-base = Укажите, какой из файлов — проект.
desk-intake-need-reply = Добавьте хотя бы один ответ.
desk-intake-need-two = Выберите два файла.
desk-intake-twice = { $voice }: указаны два файла. Уберите один или назовите другую делегацию.
desk-intake-size = { $size } КБ
desk-intake-files = { $count ->
    [one] { $count } файл
    [few] { $count } файла
   *[many] { $count } файлов
}
desk-intake-save-as = Сохранить как дело

# work
desk-work-reading = Чтение: { $name }
desk-work-comparing = Сравнение
desk-work-consolidating = Сведение ответов
desk-work-opening = Открывается { $name }
desk-notice-again = Повторить
desk-warnings = { $count ->
    [one] Об этих файлах есть { $count } замечание.
    [few] Об этих файлах есть { $count } замечания.
   *[other] Об этих файлах есть { $count } замечаний.
} Ctrl+Shift+R — отчёт о каждом.
desk-work-key = Разблокировка: { $name }
desk-work-exporting = Запись: { $name }
desk-work-cancel = Отменить
desk-work-cancelled = Остановлено. Ничего не изменено.
desk-work-done = Готово

# page
desk-show-clean = Чистый текст
desk-show-all = Все предложения
desk-show-one = Одна делегация
desk-show-two = Сравнить два
desk-tab-text = Текст
desk-tab-table = Таблица
desk-find = Найти
desk-find-placeholder = Найти в тексте
desk-find-none = ничего не найдено
desk-find-count = { $place } из { $count }
desk-export = Выгрузить…
desk-save-next = Выпустить проект № { $number }
desk-save-clean = Сохранить текст…
desk-outline = Содержание
desk-outline-open = Содержание · { $count ->
    [0] всё согласовано
    [one] { $count } расхождение
    [few] { $count } расхождения
   *[many] { $count } расхождений
}
desk-replies = Ответы
desk-status-open = { $count } открыто
desk-status-settled = { $count } решено
desk-status-saved = Все изменения сохранены
desk-status-loose = Отдельные файлы · решения в черновике
desk-panel-passage = расхождение { $place } из { $count }
desk-panel-none = Выберите расхождение в тексте или нажмите J.
desk-panel-all-settled = Открытых расхождений нет.
desk-panel-base = Проект
desk-panel-proposed-one = Предложила
desk-panel-proposed-many = Предложили
desk-panel-take = Принять редакцию
desk-panel-keep = Оставить проект
desk-panel-compromise = Компромисс…
desk-panel-open = Оставить открытым
desk-panel-deleted = слова исключаются
desk-panel-nothing = здесь ничего нет
desk-panel-reason = Обоснование
desk-panel-settled-base = Решено: остаётся текст проекта
desk-panel-settled-wording = Решено: принята редакция { $holders }
desk-panel-settled-own = Решено: компромисс
desk-panel-compromise-title = Компромисс
desk-panel-compromise-hint = Всё расхождение так, как оно должно читаться
desk-panel-done = Готово
desk-panel-cancel = Отменить
desk-panel-moved = Перенос
desk-known-keeps = Сохранить текст:
desk-known-no-proposal = Предложений здесь нет:
desk-known-not-answered = Часть не направлена:
desk-known-no-comments = Без замечаний:
desk-known-no-reply = Нет ответа:
desk-known-absent = Отсутствует:
desk-reply-received = получен
desk-reply-part = часть текста
desk-reply-no-comments = без замечаний
desk-reply-none = нет ответа
desk-reply-points = перечень предложений
desk-reply-remarks = замечания
desk-names = Авторы
desk-side-by-side = Рядом
desk-everyone = Все
desk-only-open = Только открытые
desk-editing-hint = Ctrl+Enter — принять, Esc — оставить как было
desk-moved-here = ↕ перенесено из { $place } — { $holders }
desk-moved-away = ↕ перенести в { $place } — { $holders }
desk-agreed = решено
desk-variant = { $label } · вариант { $option } — { $holders }
desk-option-draft = проект
desk-inserted-by = предложили { $holders }
desk-delete = исключить — { $holders }
desk-add = + { $words } — { $holders }
desk-who = { $words } — { $holders }
desk-left-out = исключено
desk-more = и ещё { $count }

# table
desk-table-element = Элемент
desk-table-base = Проект
desk-table-proposed = Предложение
desk-table-by = Кто
desk-table-reason = Обоснование
desk-table-outcome = Результат
desk-outcome-open = Открыто
desk-outcome-kept = Текст проекта
desk-outcome-taken = Учтено
desk-outcome-not-taken = Не учтено
desk-outcome-compromise = Компромисс
desk-table-empty = Расхождений нет: ответы совпадают с проектом.

# settings
desk-settings-language = Язык интерфейса
desk-settings-light = Тема
desk-settings-zoom = Размер текста документа
desk-settings-attribution = Указывать авторов предложений
desk-settings-attribution-about = Один переключатель для всех видов и всех файлов.
desk-settings-samples = Образец текста
desk-settings-sample = Компетентные органы Сторон незамедлительно информируют друг друга.
desk-settings-about = О программе
desk-settings-version = Travaux { $version }. Всё остаётся на этом компьютере; ничего никуда не отправляется.

# palette and help
desk-palette-placeholder = Что сделать?
desk-palette-none = Такой команды нет
desk-help-title = Клавиши
desk-help-about = Буквы действуют и в русской раскладке: важна клавиша, а не буква на ней.
desk-help-reading = Работа с расхождениями
desk-help-document = Документ
desk-help-everywhere = Везде
desk-close = Закрыть

# dialogs
desk-dialog-consolidate = Проект и ответы
desk-dialog-compare = Два файла для сравнения
desk-dialog-open = Дело
desk-dialog-export = Выгрузка
desk-dialog-save = Выпуск следующего проекта
desk-dialog-files = Документы
desk-export-title = Выгрузить в файл
desk-export-consolidated = Сводный проект
desk-export-consolidated-about = Все предложения в квадратных скобках, с авторами
desk-export-tracked = С исправлениями, для Word
desk-export-tracked-about = Каждое предложение — исправление под именем авторов; «отклонить все» возвращает проект
desk-export-table = Сравнительная таблица
desk-export-table-about = Элемент, проект, предложение, кто предложил, результат
desk-export-clean = Чистый текст
desk-export-clean-about = На данный момент: решённое внесено, открытое — по тексту проекта
desk-export-paper = Документ к заседанию
desk-export-format = Файл
desk-export-write = Записать файл…
desk-export-done = Записано: { $name }
desk-export-show = Открыть
desk-saved-draft = Сохранено: { $name }
desk-saved-dossier = Проект № { $number } внесён в дело

# errors
desk-error-display = Окно не открывается: здесь нет графического экрана. Запустите Travaux в графическом сеансе или пользуйтесь командами (travaux --help).
desk-error-window = Окно не открывается: { $reason }. Ваши файлы не затронуты.
desk-error-cannot-open = Не удалось открыть { $name } программой для таких файлов. Файл лежит здесь: { $place }.
desk-error-write = Не удалось записать { $name }: { $reason }. Ничего не изменено; выберите другое место.
desk-error-settings = Не удалось сохранить настройки: { $reason }.
desk-error-gone = { $name } больше нет на прежнем месте.
desk-error-nothing = Сравнивать нечего: ни один файл не удалось прочитать.

# recent dossiers
desk-recent-about = проект № { $edition } · ответы: { $replies } из { $asked }
desk-help-take = Принять редакцию с этим номером

# what the page says
desk-preamble = Преамбула
desk-status-changes = { $count ->
    [one] { $count } изменение
    [few] { $count } изменения
   *[many] { $count } изменений
}
desk-status-editorial = { $count ->
    [one] { $count } редакционная правка
    [few] { $count } редакционные правки
   *[many] { $count } редакционных правок
}
desk-option = Вариант { $option } — { $whose }
desk-move-to = ↕ переместить: { $place }
desk-moved-from = ↕ сюда: { $place }
desk-note-delete = исключить
desk-note-renumber = нумеровать { $label }
desk-table-take = Учесть
desk-table-keep = Не учитывать
desk-base-file = { $name }
desk-base-edition = Проект № { $number } от { $date }
desk-work-sample = Открывается пример
desk-work-publishing = Выпуск следующего проекта

# files
desk-error-empty-folder = { $name }: в папке нет документов, которые можно прочитать.
desk-error-kind = { $name }: файл такого вида не читается. Подойдут Word (.docx), Markdown (.md) и простой текст (.txt).
desk-error-missing = { $name } не найден.
desk-error-forbidden = { $name }: система не разрешает читать этот файл.
desk-error-read = { $name } не читается: { $reason }.
desk-error-folder = { $name } — папка, а не документ.
desk-error-large = { $name } больше { $size } МБ и не прочитан.
desk-error-encoding = { $name } — не текст в кодировке UTF-8; файл не прочитан.
desk-error-empty = { $name }: в файле нет текста.
desk-warning-encoding = { $name } прочитан в кодировке { $encoding }: проверьте несколько особых букв.
desk-warning-replaced = { $name }: нечитаемых знаков заменено на �: { $count }.

# dates and languages
desk-date = { $day } { $month } { $year } г.
desk-month-1 = января
desk-month-2 = февраля
desk-month-3 = марта
desk-month-4 = апреля
desk-month-5 = мая
desk-month-6 = июня
desk-month-7 = июля
desk-month-8 = августа
desk-month-9 = сентября
desk-month-10 = октября
desk-month-11 = ноября
desk-month-12 = декабря
desk-error-no-edition = { $name }: в деле ещё нет проекта.
desk-warning-contradictions = { $count ->
    [one] { $count } противоречие записано порознь и остаётся открытым.
    [few] { $count } противоречия записаны порознь и остаются открытыми.
   *[many] { $count } противоречий записаны порознь и остаются открытыми.
}
desk-working = перевод
desk-language-ru = Русский
desk-language-en = Английский
desk-language-kk = Казахский
desk-language-az = Азербайджанский
desk-language-be = Белорусский
desk-language-fr = Французский
desk-language-hy = Армянский
desk-language-ky = Киргизский
desk-language-ro = Румынский
desk-language-tg = Таджикский
desk-language-tk = Туркменский
desk-language-uk = Украинский
desk-language-uz = Узбекский
desk-error-word = { $name }: { $reason }
desk-warning-word = { $name }: { $notice }

# work left unfinished
desk-resumed = { $count ->
    [one] Возвращено { $count } решение, ещё не внесённое в проект.
    [few] Возвращены { $count } решения, ещё не внесённые в проект.
   *[many] Возвращено { $count } решений, ещё не внесённых в проект.
}
desk-resumed-not = { $count ->
    [one] { $count } решение не возвращено: принятой редакции среди предложений больше нет.
    [few] { $count } решения не возвращены: принятых редакций среди предложений больше нет.
   *[many] { $count } решений не возвращены: принятых редакций среди предложений больше нет.
}

# decisions in files, dossiers of files
desk-export-decisions = Решения
desk-export-decided = Учесть
desk-export-received = Как получено
desk-save-dossier = Сохранить как дело
desk-status-files = Отдельные файлы
desk-work-founding = Создаётся дело
desk-work-entering = Вносится { $name }
desk-intake-code-wrong = «{ $code }» не годится как код делегации: нужны латинские прописные буквы и цифры, не больше шестнадцати.
desk-path-about = Система здесь не может показать окно выбора файлов: нет портала рабочего стола и программы zenity.
desk-path-files = Наберите или вставьте путь к файлу, к нескольким через точку с запятой либо к папке, в которой они лежат. Файлы можно и перетащить на окно.
desk-path-folder = Наберите или вставьте путь к папке.
desk-path-room = Наберите или вставьте путь к папке для записи. Если её нет, она будет создана.
desk-path-place = Наберите или вставьте путь к файлу, который будет записан.
desk-path-placeholder = Путь
desk-path-open = Открыть
desk-path-write = Записать
desk-path-replace = Заменить
desk-path-empty = Путь не указан.
desk-path-missing = Нет файла или папки { $path }.
desk-path-no-folder = Нет папки { $path }.
desk-path-no-files = В папке { $path } нет файлов, которые здесь можно прочитать.
desk-path-not-made = Папки { $path } нет, и создать её не удалось.
desk-path-taken = Файл { $path } уже есть. Нажмите «Заменить», чтобы записать поверх, или укажите другой путь.

# what came in
desk-command-receive = Внести ответы в дело
desk-command-reports = Отчёт о прочитанных файлах
desk-receive = Внести ответы…
desk-dialog-receive = Ответы на проект
desk-reports = Что пришло
desk-reports-about = Сначала — изменения, которых никто не отметил. Нажмите на строку, чтобы увидеть место в проекте.
desk-reports-from = Ответ:
desk-reports-take = Внести
desk-reports-enter = Внести в дело
desk-reports-whose = { $name }: укажите, чей это ответ.
reports-same-file = Этот же файл уже внесён: { $what }.
reports-looked = Знаки просмотрены, их можно оставить
reports-look-first = { $name }: обманчивые знаки не просмотрены.
desk-reports-none = Отчёта нет: файлы в этот раз не читались.
desk-work-looking = Чтение ответов
desk-work-entering-all = Ответы вносятся в дело
desk-error-receive = Ответы вносятся в дело. Сначала откройте дело или сохраните файлы как дело.
desk-status-silent = { $count ->
    [one] { $count } неотмеченное изменение
    [few] { $count } неотмеченных изменения
   *[many] { $count } неотмеченных изменений
}

# решения в деле
desk-command-put-off = Отложить
desk-command-reopen = Вернуться к обсуждению
desk-command-position = Внести позицию
desk-command-firmness = Следующая степень согласования
desk-command-judge = Результат по выбранному предложению
desk-command-reason = Обоснование следующего решения
desk-command-mark = Отметить расхождение
desk-command-mark-all = Отметить всё открытое под этим заголовком
desk-command-history = История: откуда слова
desk-command-remark-next = Следующее замечание
desk-command-remark-previous = Предыдущее замечание
desk-command-word-next = Следующее слово истории
desk-command-word-previous = Предыдущее слово истории
desk-command-delegation-next = Следующая делегация
desk-command-delegation-previous = Предыдущая делегация
desk-help-position = Внесение позиций и результатов
desk-side-passage = Расхождение
desk-side-history = История
desk-panel-number = № { $numbers }
desk-panel-put-off = Отложить
desk-panel-reopen = Вернуться к обсуждению
desk-panel-once-agreed = Было согласовано; сейчас этого никто не предлагает
desk-panel-take-agreed = Вернуться к согласованному
desk-known-remarks = Соображения без редакции:
desk-known-not-sent = Проект не направлялся:
desk-terms = Степень согласования
desk-terms-reason = Обоснование (можно не указывать)
desk-terms-no-meeting = вне заседания
desk-terms-author = Текст предложен
desk-marked = { $count ->
    [one] { $count } расхождение вместе
    [few] { $count } расхождения вместе
   *[other] { $count } расхождений вместе
}
desk-marked-take = Принять редакцию там, где она предложена:
desk-marked-clear = Снять отметки
desk-link-hangs-on = Зависит от № { $number }
desk-link-hangs-here = От этого зависит № { $number }
desk-stand-apart = { $code }: «{ $words }»

# позиции
desk-position-add = Позиция…
desk-judge-title = Результат по предложению { $option }, № { $numbers }
desk-judge-keys = стрелки — предложение · 1–6 — результат · Tab — обоснование
desk-position-title = Позиция по варианту { $option }, № { $numbers }
desk-position-whose = Чья позиция
desk-position-condition = При каком условии
desk-position-reason = Обоснование (можно не указывать)
desk-position-hangs = Зависит от №
desk-position-hangs-number = номер
desk-position-keys = стрелки — делегация · 1–6 — что заявлено
desk-position-record = Внести

# записи
desk-record-under-way = Вносится в дело…
desk-record-lost = Запись не внесена: фоновая работа остановилась. В деле ничего не изменилось, повторите действие.
desk-record-refused = Внесено не всё. { $reason }
desk-record-taken-back = { $count ->
    [one] Отменено новой записью. Прежняя запись остаётся в истории.
   *[other] Отменено новыми записями ({ $count }). Прежние записи остаются в истории.
}
desk-compromise-empty = В компромиссе нет слов, а в проекте на этом месте текста нет. Чтобы не дополнять проект, нажмите «Оставить проект». Ничего не внесено.
desk-record-referendum = Укажите делегации, которым ещё требуется согласование в столице.
desk-status-recorded = Всё внесено · войдёт в следующий проект

# история
desk-history-words = Эти слова
desk-history-outcomes = Решения по расхождению
desk-history-earlier = О прежней редакции
desk-history-position = { $codes } — { $stance }
desk-history-draft = Проект № { $number }
desk-history-overtaken = позднее заменено
desk-history-tracing = Устанавливается происхождение слов…
desk-history-none = Нажмите на слово проекта или выберите расхождение.
desk-history-hint = Нажмите на любое слово проекта; ← и → — от слова к слову.
desk-undated = без даты
desk-origin-first = Из первого проекта (№ { $number }), разослан: { $codes }
desk-origin-proposed = Предложено: { $codes }; в тексте с проекта № { $number }
desk-origin-proposed-nameless = Предложено в ответе; в тексте с проекта № { $number }
desk-origin-compromise = Компромиссная редакция: { $codes }; в тексте с проекта № { $number }
desk-origin-compromise-nameless = Компромиссная редакция; в тексте с проекта № { $number }
desk-origin-edited = Внесено в проект № { $number }: { $codes }
desk-origin-numbering = Нумерация проекта № { $number }
desk-origin-reply = Ответ: { $codes }

# следующий проект до его выпуска
desk-next-under-way = Готовится следующий проект…
desk-next-title = Проект № { $number } перед выпуском
desk-next-publish = Выпустить проект № { $number }
desk-next-count-taken = { $count ->
    [0] текст не меняется
    [one] меняется { $count } структурная единица
    [few] меняются { $count } структурные единицы
   *[other] меняется { $count } структурных единиц
}
desk-next-count-left = { $count ->
    [one] { $count } предложение перенести нельзя
    [few] { $count } предложения перенести нельзя
   *[other] { $count } предложений перенести нельзя
}
desk-next-taken = Вносится в текст
desk-next-open = Остаётся открытым
desk-next-renumbered = Меняются номера
desk-next-open-in = { $language }: { $count } открыто
desk-next-references = Ссылки следуют за номерами
desk-next-clashes = Решения, которые не согласуются друг с другом
desk-next-check = Ссылки, которые нужно проверить
desk-next-endings = Знаки в конце подпунктов, которые нужно проверить
desk-next-carried = Предложения переносятся
desk-next-left = Перенести нельзя
desk-next-added = новая структурная единица
desk-next-reply = ответ
desk-next-was = В прежнем проекте
desk-next-proposed = Предложено
desk-next-now = В новом проекте
desk-next-nothing = Ничего не меняется: ничего не согласовано и ничего не предложено.

# таблицы и документы
desk-table-comparative = Сравнительная
desk-table-comments = Замечания
desk-table-disagreements = Разногласия
desk-table-four-column = С компромиссом
desk-verdict = результат
desk-export-folder = Все документы к заседанию, папкой
desk-export-folder-about = Все документы по проекту в пронумерованной папке с перечнем

# remarks, and what is to follow the leading language
desk-remarks = Замечания
desk-remarks-whole = К проекту в целом
desk-remarks-mark = { $count ->
    [one] { $count } замечание
    [few] { $count } замечания
   *[other] { $count } замечаний
}
desk-remark-answered = дан ответ
desk-follow-mark = предстоит изменить вслед за ведущим текстом
desk-follow-change = В ведущем тексте ({ $language } язык) эта структурная единица изменена; здесь изменение ещё предстоит внести.
desk-follow-add = В ведущем тексте ({ $language } язык) после этой структурной единицы появилась новая; здесь её ещё предстоит добавить.
desk-follow-delete = В ведущем тексте ({ $language } язык) этой структурной единицы больше нет; здесь её ещё предстоит исключить.
desk-follow-go = Перейти к ведущему тексту

# чего не хватает, чтобы клавиша подействовала
desk-base-number = Проект № { $number }
desk-remark-add = Замечание…
desk-decides-other = Проекты выпускает и решения вносит тот, кто ведёт дело: { $office }. Здесь вносятся позиции и замечания вашей делегации.
desk-wanting-choice = Сначала выберите расхождение: щёлкните его в тексте или перейдите к нему клавишами J и K.
desk-wanting-differences = Расхождений здесь нет.
desk-wanting-equal = Эти тексты не различаются.
desk-wanting-compared = Сейчас сравниваются два текста. Решения и позиции вносятся в режиме «Все предложения» (Alt+2).
desk-wanting-past = Открыт прежний проект. Сначала вернитесь к текущему.
desk-wanting-pair = Сравниваются два файла; решения здесь не принимаются.
desk-wanting-dossier = Это вносится только в дело. Сначала сохраните эти файлы как дело.
desk-wanting-wording = Редакции { $number } здесь нет: { $most ->
    [0] ничего не предложено.
    [one] предложена { $most } редакция.
    [few] предложены { $most } редакции.
   *[other] предложено { $most } редакций.
}
desk-wanting-apart = Расхождение охватывает несколько положений, а компромисс пишется для одного. Примите одну из редакций или исправьте положения по отдельности (E).
desk-wanting-heading = Здесь нет заголовка, под которым можно отметить всё сразу.
desk-wanting-remarks = Замечаний к этому проекту нет.
desk-wanting-words = Щёлкните слово в тексте, чтобы узнать, откуда оно взялось.
desk-wanting-agreed = Иного здесь ранее не согласовано.
desk-wanting-undo = Отменять нечего.
desk-wanting-redo = Возвращать нечего.
desk-wanting-selection = Сначала выделите текст.
desk-wanting-provision = Чтобы исправить положение, перейдите к нему в режиме «Все предложения» (Alt+2).

## Снятие предложения
retract-command = Снять рассматриваемое предложение
retract-offer = Снять…
retract-title = № { $numbers }: снятие предложения { $option }
retract-who = Кто снимает
retract-reason = причина, если указана
retract-keep = Снять предложение
retract-rest = Остальное в ответе сохраняется. Запись можно отозвать.
retract-left-nobody = Эту редакцию больше никто не будет предлагать.
retract-left = Редакцию по-прежнему предлагают: { $codes }.
retract-need-who = Укажите, кто снимает предложение.
retract-nobody = Сначала выберите предложение: здесь снимать нечего.
retract-done = № { $numbers }: предложение снято ({ $codes }).

## Что можно сократить
shorten-command = Показать, что можно сократить
shorten-offer = Сократить…
shorten-title = Что можно сократить
shorten-count = { $count ->
    [0] нигде
    [one] в { $count } месте
   *[other] в { $count } местах
}
shorten-about = Присланное остаётся без изменений: вносятся только записи, и их можно отозвать.
shorten-agreed = Согласны:
shorten-show = Показать место
shorten-keep = Записать
shorten-none = Совпадающих по смыслу редакций, соседних мест с одними и теми же сторонами и повторяющихся изменений нет.
shorten-none-hint = Проверьте снова, когда поступят новые ответы.
shorten-keys = стрелки — выбор · 1–6 — кто согласен · Enter — записать

## Следующий проект из готовых текстов
finished-choose = Взять готовый текст…
finished-texts = Готовые тексты
finished-open = { $count ->
    [one] { $count } расхождение остаётся открытым: с выпуском этого проекта всё поступившее к текущему считается рассмотренным.
    [few] { $count } расхождения остаются открытыми: с выпуском этого проекта всё поступившее к текущему считается рассмотренным.
   *[many] { $count } расхождений остаются открытыми: с выпуском этого проекта всё поступившее к текущему считается рассмотренным.
}
finished-file = { $count ->
    [0] { $name } ({ $language }): текст не отличается от проекта.
    [one] { $name } ({ $language }): от проекта отличается { $count } структурная единица.
    [few] { $name } ({ $language }): от проекта отличаются { $count } структурные единицы.
   *[many] { $name } ({ $language }): от проекта отличаются { $count } структурных единиц.
}
finished-tracked = { $count ->
    [one] { $name }: { $count } отслеживаемое исправление учтено как принятое.
    [few] { $name }: { $count } отслеживаемых исправления учтены как принятые.
   *[many] { $name }: { $count } отслеживаемых исправлений учтены как принятые.
}
finished-suspect = { $at }: { $what }
finished-twice = { $name }: файл на этом языке уже выбран. Выберите по одному файлу на каждый язык; ничего не изменено.
