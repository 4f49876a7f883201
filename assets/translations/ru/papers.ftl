# papers

## What they are
paper-about-comparative = Все предложения рядом с текстом проекта, по структурным единицам

## What they refer to
paper-letter = № { $number } от { $date }
paper-letter-numbered = № { $number }
paper-letter-dated = письмо от { $date }

## What the command says
paper-not-to-circulate = Внутренний документ, не для рассылки
help-readers = Для кого: everyone (для всех), secretariat (для секретариата), own (для ведомства, ведущего дело) или код. То, что им не предназначено, не печатается
command-paper-about = Документ готовится по проекту; укажите номер проекта.
