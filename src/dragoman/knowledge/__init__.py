"""What is known of the world: the ontology, the calendar, countries, places, offices, organisations, outlets, names.

Everything here is data beside the code, baked before release by the scripts of the same names; a table is read
once, when the first question is put to it.
"""
