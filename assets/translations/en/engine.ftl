# engine

paper-comparative-table = Comparative table
paper-column-element = Element
paper-column-draft = Draft
paper-column-proposed = Proposed
paper-column-by = By
paper-draft = draft
paper-option = Option { $letter } — { $whose }
paper-proposed = proposed
paper-proposed-by = proposed by { $names }
paper-added = Addition proposed
paper-added-by = Addition proposed by { $names }
paper-removed = proposed to delete
paper-removed-by = proposed to delete — { $names }
paper-delete-here = delete
paper-moved = ↕ { $place } — { $whose }
paper-move = to stand { $place }
paper-before = before { $place }
paper-after = after { $place }
paper-to-the-end = at the end
paper-numbered = numbered “{ $label }”
paper-page = page
paper-page-of = of
paper-heard-added = added:
paper-heard-removed = deleted:
paper-status = Draft
