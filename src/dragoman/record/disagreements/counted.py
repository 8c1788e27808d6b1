"""What numbers count: units that change day by day, those that are told by several names, those that say little."""

from __future__ import annotations

from dragoman.reading.currencies import CODES, SIGNS

# Tolls and crowds: what is counted of them changes from day to day.
CHANGING = frozenset({
    "dead", "wounded", "missing", "detained", "refugees", "hostages", "cases", "houses", "attacks", "percent",
    "prisoners", "migrants",
})  # fmt: skip
# Of these there may be more tomorrow, but where both numbers are told of one event or of one day.
GROWING = frozenset({"people", "vehicles", "ships"})
# Who is missing is found, hostages are set free: of these there may be fewer later on.
SHRINKING = frozenset({"missing", "hostages", "percent"})
FATES = frozenset({"dead", "wounded", "missing", "detained"})
# What is counted in so many ways that the unit alone tells nothing.
VAGUE = frozenset({"times", "years", "share", "countries", "percentage points"})

# Those whom one source counts as people another counts by what they are.
PEOPLE = "people"
ALIKE = frozenset({PEOPLE, "protesters", "firefighters", "sailors", "workers", "delegates"})
# Whoever of these was killed is one of the dead.
PERSONS = ALIKE | {
    "troops", "fighters", "children", "police officers", "journalists", "civilians", "prisoners", "migrants",
    "refugees", "hostages",
}  # fmt: skip
# What one source counts under a wider name.
WIDER = {"helicopters": "aircraft", "armoured vehicles": "vehicles", "batteries": "weapons"}

MONEY = frozenset({*SIGNS.values(), *CODES.values()})
DOLLARS = {"AUS": "Australian dollars", "CAN": "Canadian dollars"}
