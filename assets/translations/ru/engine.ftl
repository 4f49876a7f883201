# engine

paper-comparative-table = Сравнительная таблица
paper-column-element = Структурная единица
paper-column-draft = Проект
paper-column-proposed = Предлагаемая редакция
paper-column-by = Автор предложения
paper-draft = проект
paper-option = Вариант { $letter } — { $whose }
paper-proposed = предложение
paper-proposed-by = предложение: { $names }
paper-added = Предлагается дополнить
paper-added-by = Предлагается дополнить — { $names }
paper-removed = предлагается исключить
paper-removed-by = предлагается исключить — { $names }
paper-delete-here = исключить
paper-moved = ↕ { $place } — { $whose }
paper-move = переместить: { $place }
paper-before = перед: { $place }
paper-after = после: { $place }
paper-to-the-end = в конец текста
paper-numbered = нумерация: «{ $label }»
paper-page = страница
paper-page-of = из
paper-heard-added = добавлено:
paper-heard-removed = исключено:
paper-status = Проект
