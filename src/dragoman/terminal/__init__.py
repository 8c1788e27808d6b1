"""How answers look: with rich on a terminal, plain and stable where the output goes elsewhere.

The same lines are written in both cases; colour, width and the progress bar are all that a terminal adds.
"""
