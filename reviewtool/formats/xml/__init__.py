"""The ground of all XML formats: files are checked by expat, and read by offsets in their text.

`wellformed.check` comes first in every `read`: all other functions here trust its verdict. Then a
format finds its units with a pattern of its own, made of the parts in `scan`, or with the small
trees of `tree`; `content` tells what the raw content of an element says, and `units.XmlUnits`
gives a format its `pieces` and `escape`.
"""
