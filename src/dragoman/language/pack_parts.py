"""The parts of a language pack: all that the program knows of one language, as data.

Every field below is explained for pack writers in ``docs/writing-a-language-pack.md``. Lists of forms hold patterns,
see `patterns`.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import Struct

from dragoman.language.pack_dispute import DisputeForms
from dragoman.language.pack_status import StatusForms
from dragoman.language.pack_times import TimeWords
from dragoman.language.senses import Attachment, Marks, Sense, senses

Forms = tuple[str, ...]
WordOrder = Literal["SVO", "SOV", "VSO", "free"]
Case = Literal["subject", "object", "of", "to", "by"]


class Strict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a pack: a key that is not known is an error, not a silent loss."""


class QuotationRules(Strict, frozen=True, kw_only=True):
    """How the language opens and closes a quotation; each pair is "opening closing", the most usual first.

    ``fewest`` words between marks, within a sentence of the reporter's, are a quotation: more where the press sets
    marks to keep its distance, too.
    """

    marks: tuple[str, ...]
    dash: bool = False
    fewest: int = 2


class NameRules(Strict, frozen=True, kw_only=True):
    """How a name is written and how it inflects.

    ``endings``: "suffix" is cut off, "suffix>base" is replaced; ``particles`` stand inside a name in lower case;
    ``accusative``: those of the endings that only an object has; ``cases``: endings of names as they are written
    that attach as a preposition does ("'ya" in ``to``), or make an object or an owner ("'nın" in ``of``),
    ``noun_cases`` the same of offices and of people without a name ("ların"), and ``perhaps_object`` those of their
    endings that an object has as well as a subject ("leri"); ``first_cases`` those of the first word of a phrase, an
    office, a group or a country ("președintelui Macron"); ``prefixes`` are what is written together with the word
    behind it, in the same way: "و" is cut off, "لل>ال" is replaced, and ``prefix_senses`` those of them that join or
    attach, by the heads of the grammar ("ل" in ``to``); ``latin`` is how letters are written in Latin, where the
    country has a rule of its own; ``sounds`` is how a language in Latin letters writes sounds of foreign names, where
    others write them otherwise ("sz" for "s"); ``last_inflects``: only the last word of a name does ("Sauli
    Niinistön"); ``syllable`` is what a word looks like without accents, where that is regular (a regular expression);
    ``title_case``: headlines capitalise every word; ``body_last``: the noun of a body's name stands last and small
    ("Национальная ассамблея"); ``place_last``: so does what a place is ("Kossuth Lajos utca");
    ``body_nouns`` are the common nouns right behind which a body's name stands as it is ("компания «Лидер»");
    ``legal_forms`` make the name beside them a company's (GmbH), ``no_bodies`` are what is written in capitals and
    no body (GDP); ``titles`` stand before a name and are no part of it; ``never`` are capitalised words that are no
    names, and in a script without capitals the usual words beside names; ``given_names`` and ``family_names`` are
    the usual ones of a language in which nothing else tells them; ``role_behind``: the office stands right behind
    the name ("岸田首相"); ``masculine`` are the countries (ISO 3166) that are masculine, where most are not;
    ``owner_side``: where the country of an office or a body stands, if it never stands on the other side; ``nouns``
    are common nouns, where the language writes these with a capital, mostly by their last part.

    In a script without capitals, ``article`` is the one that is written together with its word ("ال"), and four
    regular expressions say what the language's verbs, its other words that are no names, its family names, and foreign
    names that no list knows look like: ``verb_like``, ``common_like``, ``family_like``, ``unknown_like``. Where words
    are not spaced, ``foreign_like`` is a character that foreign names are written in, ``most_given`` and
    ``most_characters`` how long given names and whole names of the language may be; ``short`` are countries by a single
    character, which count side by side (中美) and in ``short_frames`` (访_), but not inside ``not_short`` (美好).
    """

    endings: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    accusative: tuple[str, ...] = ()
    cases: dict[Attachment, tuple[str, ...]] = {}
    genitive: tuple[str, ...] = ()
    first_cases: dict[Attachment, tuple[str, ...]] = {}
    noun_cases: dict[Attachment, tuple[str, ...]] = {}
    perhaps_object: tuple[str, ...] = ()
    prefix_senses: dict[str, tuple[str, ...]] = {}
    latin: dict[str, str] = {}
    sounds: dict[str, str] = {}
    particles: Forms = ()
    titles: Forms = ()
    organisation_words: Forms = ()
    body_nouns: Forms = ()
    legal_forms: Forms = ()
    no_bodies: Forms = ()
    place_words: Forms = ()
    never: Forms = ()
    nouns: Forms = ()
    given_names: Forms = ()
    family_names: Forms = ()
    short: dict[str, str] = {}
    short_frames: Forms = ()
    not_short: Forms = ()
    family_first: bool = False
    last_inflects: bool = False
    role_behind: bool = False
    owner_side: Literal["front", "behind"] | None = None
    article: str = ""
    verb_like: str | None = None
    common_like: str | None = None
    family_like: str | None = None
    unknown_like: str | None = None
    masculine: tuple[str, ...] = ()
    foreign_like: str | None = None
    most_given: int = 2
    most_characters: int = 4
    body_last: bool = False
    place_last: bool = False
    title_case: bool = False
    syllable: str | None = None


class Declension(Strict, frozen=True, kw_only=True):
    """What the ending of a name or noun makes of it: who acts, whom it befalls, whose, to whom, by whom.

    "а>" is "а" where the plain form has nothing, "ы>а" is "ы" where it has "а", "а>а" the plain form itself, and "ами"
    whatever the plain form has. The endings under ``names`` hold for nouns too, those under ``nouns``, of the plural
    mostly, for nouns alone. One ending may stand for several cases. What a preposition attaches is not asked.
    """

    names: dict[Case, tuple[str, ...]] = {}
    nouns: dict[Case, tuple[str, ...]] = {}


class Grammar(Strict, frozen=True, kw_only=True):
    """The small words, by what they do. A word may stand under several heads.

    ``suffix_pronouns`` are written together with the word before them, by their person ("ها" is "her" in ``she``).
    Regular expressions say what verbs look like whose subject stands right behind them (``attributive``: "X'e vuran
    Y") or before them as an owner (``nominal``: "Y'nin vurduğu"), and nouns that have an owner (``owned``:
    "saldırısı"), and where verbs stand first those forms of verbs that tell the gender of their subject
    (``feminine_verb``, ``masculine_verb``).
    """

    with_: Forms = msgspec.field(name="with", default=())
    between: Forms = ()
    and_: Forms = msgspec.field(name="and", default=())
    by: Forms = ()
    to: Forms = ()
    of: Forms = ()
    from_: Forms = msgspec.field(name="from", default=())
    against: Forms = ()
    in_: Forms = msgspec.field(name="in", default=())
    here: Forms = ()
    about: Forms = ()
    for_: Forms = msgspec.field(name="for", default=())
    article: Forms = ()
    articled: Forms = ()
    posted: Forms = ()
    posting: Forms = ()
    indefinite: Forms = ()
    possessive: Forms = ()
    this: Forms = ()
    that: Forms = ()
    relative: Forms = ()
    whom: Forms = ()
    jussive: Forms = ()
    complement: Forms = ()
    break_: Forms = msgspec.field(name="break", default=())
    negation: Forms = ()
    future: Forms = ()
    hypothetical: Forms = ()
    would: Forms = ()
    condition: Forms = ()
    historical: Forms = ()
    former: Forms = ()
    deputy: Forms = ()
    passive: Forms = ()
    perfect: Forms = ()
    light: Forms = ()
    infinitive: Forms = ()
    clitic: Forms = ()
    collective: Forms = ()
    both: Forms = ()
    both_alone: Forms = ()
    both_people: Forms = ()
    both_sides: Forms = ()
    subject: Forms = ()
    topic: Forms = ()
    object_: Forms = msgspec.field(name="object", default=())
    i: Forms = ()
    we: Forms = ()
    he: Forms = ()
    she: Forms = ()
    they: Forms = ()
    it: Forms = ()
    accusative: Forms = ()
    dative: Forms = ()
    genitive: Forms = ()
    shared: Forms = ()
    feminine: Forms = ()
    finite: Forms = ()
    having: Forms = ()
    becoming: Forms = ()
    participle_like: str | None = None
    subject_relative: Forms = ()
    infinitive_endings: tuple[str, ...] = ()
    complement_endings: tuple[str, ...] = ()
    bare_genitive: bool = False
    adjectives_behind: bool = False
    postpositions: bool = False
    verb_second: bool = False
    auxiliary_second: bool = False
    doer_between: bool = False
    adjuncts_first: bool = False
    drops_subject: bool = False
    suffix_pronouns: dict[str, tuple[str, ...]] = {}
    attributive: str | None = None
    nominal: str | None = None
    owned: str | None = None
    feminine_verb: str | None = None
    masculine_verb: str | None = None


class Role(Strict, frozen=True, kw_only=True):
    """An office or a standing that a person has; ``office`` is the English term that all packs share."""

    office: str
    forms: Forms
    sector: str = "GOV"
    country: str | None = None


class CountryWords(Strict, frozen=True, kw_only=True):
    """How a country is called here beyond its plain name: its name's forms, its people, its adjective, its metonyms.

    ``halves`` are what stands for its adjective before a hyphen and the adjective of another ("**franco**-allemand").
    """

    names: Forms = ()
    people: Forms = ()
    adjectives: Forms = ()
    halves: Forms = ()
    metonyms: Forms = ()


class PlaceWords(Strict, frozen=True, kw_only=True):
    """A place with a name of its own in this language, or an inflected one."""

    name: str
    country: str | None = None
    forms: Forms


class OrganisationWords(Strict, frozen=True, kw_only=True):
    """An organisation of this language's news that the knowledge lacks, or further forms of one that it has."""

    name: str
    country: str | None = None
    sector: str | None = None
    forms: Forms


class Group(Strict, frozen=True, kw_only=True):
    """People without a name who act: police, protesters, rebels."""

    name: str
    sector: str
    forms: Forms


class Reporting(Strict, frozen=True, kw_only=True):
    """Words that hand over to somebody's words.

    ``verbs`` take a subject ("said"), ``according`` stand before the speaker ("according to"),
    ``according_behind`` behind him ("zufolge"), ``nouns`` name the words
    ("a statement"), ``sources`` follow or precede the name of an outlet ("reports"), ``given`` stand before the
    outlet that somebody speaks to ("told"), ``citing`` are the words by which one outlet names another ("quoting"),
    ``media`` what outlets are called ("news agency"). ``bare_clause``: the
    reported clause may follow without a "that". ``body_marker``: the sense of the preposition with which a body speaks
    through a verb that ends in one of ``body_endings`` and has no subject ("In the ministry they said").

    What hands over to a clause only: ``plain`` are the reporting words behind which a bare clause is the rule ("said"),
    ``stances`` think, want, demand or deny ("believes that", "refused to"), ``claims`` are nouns ("his claim that"),
    ``labels`` give something a name in somebody's words ("called it"). ``questions`` open a reported question
    ("whether"), ``as_told`` a reporting clause set beside its words ("as the ministry said"), ``mood`` are the finite
    forms that by themselves tell words as somebody else's (German "sei"), ``mood_behind`` those that do so behind a
    reporting word only ("hätte"). ``infinitives`` mark an infinitive that no word before it tells ("zu" at its end,
    "having"). ``listeners`` are words whose object is who listens ("told"). ``comma``: one stands before a reported
    clause. ``masculine`` and ``feminine`` are the endings of verbs that tell whether a man or a woman speaks, where the
    language leaves out the pronoun.
    """

    verbs: Forms = ()
    passives: Forms = ()
    according: Forms = ()
    according_behind: Forms = ()
    sources: Forms = ()
    given: Forms = ()
    citing: Forms = ()
    media: Forms = ()
    nouns: Forms = ()
    plain: Forms = ()
    stances: Forms = ()
    claims: Forms = ()
    labels: Forms = ()
    questions: Forms = ()
    as_told: Forms = ()
    mood: Forms = ()
    mood_behind: Forms = ()
    infinitives: Forms = ()
    listeners: Forms = ()
    bare_clause: bool = False
    comma: bool = False
    body_marker: str = ""
    body_endings: tuple[str, ...] = ()
    masculine: tuple[str, ...] = ()
    feminine: tuple[str, ...] = ()


class EventWords(Strict, frozen=True, kw_only=True):
    """Words that tell an event in one of the senses of `senses.toml`.

    ``verbs`` are active finite forms and infinitives; ``passives`` are passive by themselves (their subject is the
    recipient); ``nouns`` are names of the happening; ``states`` are predicates ("is ready to"). ``recipient`` tells
    how the other side is attached, where it is not as the sense says; ``needs``: one of these must stand in the
    sentence; ``objects``: the verbs count only with one of these as their object, which is part of the phrase;
    ``people``: the words count only where somebody by name is whom they befall; ``doubtful``: the words mean something
    else as often; ``auxiliary`` is a mark that the words themselves bear.
    """

    sense: str
    verbs: Forms = ()
    passives: Forms = ()
    nouns: Forms = ()
    states: Forms = ()
    recipient: tuple[Attachment, ...] = ()
    needs: Forms = ()
    objects: Forms = ()
    people: bool = False
    doubtful: bool = False
    auxiliary: Marks = ()

    @property
    def told(self) -> Sense:
        """What the words tell."""
        return senses()[self.sense]


class NumberWords(Strict, frozen=True, kw_only=True):
    """Numbers in words, their signs, and the words that open an interval.

    ``many`` are words for an untold number, with the least that they leave ("hundreds of"), ``rough`` those for about
    so many ("a score of", "une centaine de"), ``parts`` fractions of a whole ("two thirds of"), ``half`` what adds a
    half to what stands before ("and a half"), ``joint`` what joins the words of one number, beside "and". The bounds
    ``more_than``, ``less_than``, ``nearly`` and ``about`` stand before the number, those under ``behind`` behind it or
    its unit ("or more"). ``from`` and ``to`` make a range of two numbers; ``label`` stands before a number that is a
    name ("resolution"), and ``exactly`` hides a bound that it ends in: in "rose to" is no "up to".
    """

    decimal: str = "."
    group: tuple[str, ...] = (",",)
    words: dict[str, float] = {}
    multipliers: dict[str, float] = {}
    many: dict[str, float] = {}
    rough: dict[str, float] = {}
    parts: dict[str, float] = {}
    half: Forms = ()
    joint: Forms = ()
    more_than: Forms = ()
    less_than: Forms = ()
    nearly: Forms = ()
    about: Forms = ()
    exactly: Forms = ()
    behind: dict[Literal["more_than", "less_than", "nearly", "about"], Forms] = {}
    from_: Forms = msgspec.field(name="from", default=())
    to: Forms = ()
    label: Forms = ()


class Unit(Strict, frozen=True, kw_only=True):
    """What a figure counts; ``name`` is the English plural that all packs share.

    ``before`` are forms that stand before the number ("yüzde 9"). ``fate`` are words that make this unit of those
    counted in another one, ``of``: "killed" makes dead of people, "sentenced to" makes years in prison of years. A unit
    that is not ``alone`` makes a figure only by such a word. ``toll`` are words for how many they are, further before
    the number: "the death toll rose to 15".
    """

    name: str
    forms: Forms = ()
    before: Forms = ()
    fate: Forms = ()
    toll: Forms = ()
    of: str = "people"
    alone: bool = True


class CleaningWords(Strict, frozen=True, kw_only=True):
    """Phrases that menus, comment boxes and inserted links are made of, never an article."""

    boilerplate: Forms = ()
    comments: Forms = ()


class Pack(Strict, frozen=True, kw_only=True):
    """All that the program knows of one language."""

    code: str
    name: str
    own_name: str
    script: str
    order: WordOrder = "SVO"
    spaced: bool = True
    syllabic: bool = False
    fold: dict[str, str] = {}
    elisions: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    quotation: QuotationRules
    names: NameRules = NameRules()
    declension: Declension = Declension()
    grammar: Grammar = Grammar()
    role: tuple[Role, ...] = ()
    country: dict[str, CountryWords] = {}
    place: tuple[PlaceWords, ...] = ()
    organisation: tuple[OrganisationWords, ...] = ()
    group: tuple[Group, ...] = ()
    reporting: Reporting = Reporting()
    event: tuple[EventWords, ...] = ()
    time: TimeWords = TimeWords()
    number: NumberWords = NumberWords()
    unit: tuple[Unit, ...] = ()
    context: dict[str, Forms] = {}
    cleaning: CleaningWords = CleaningWords()
    status: StatusForms = StatusForms()
    dispute: DisputeForms = DisputeForms()

    @property
    def names_alone(self) -> bool:
        """Whether the pack is a partial one, which knows names and offices but no words that tell an event."""
        return not self.event
