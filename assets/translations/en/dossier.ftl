# dossier

## Rosters
roster-damaged = The file is not a roster that can be read: { $why }. Nothing was changed. Compare it with one of the rosters supplied with the program.
roster-code-reserved = The code BASE is reserved for the base text. Give this delegation another code.
roster-code-malformed = “{ $code }” cannot be the code of a delegation. Use 1 to 16 capital Latin letters, digits or hyphens, for example KAZ.
roster-code-twice = The code { $code } is given twice in the roster. Every delegation needs its own code.
roster-empty = There is nobody on the roster. Name at least one delegation.
