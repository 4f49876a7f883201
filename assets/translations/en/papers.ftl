# papers

## What they are
paper-about-comparative = Every proposal beside the draft, element by element

## What they refer to
paper-letter = No. { $number } of { $date }
paper-letter-numbered = No. { $number }
paper-letter-dated = letter of { $date }

## What the command says
paper-not-to-circulate = Internal paper, not to be circulated
help-readers = Who will read it: everyone, secretariat, own (the office of this dossier) or a code. What they may not see is not printed
command-paper-about = A paper is about a draft; name its number.
