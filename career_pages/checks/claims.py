"""Claims without a source, quotes without a name, years that are over, and placeholders."""

import re
from collections.abc import Iterator
from typing import Final

from career_pages.checks.registry import Remark, Severity, check
from career_pages.checks.subject import Subject
from career_pages.sections.parts import Part, PartKind

_PLACEHOLDER: Final = re.compile(
    r"\b(?i:lorem ipsum)\b"
    r"|\b(?:TODO|TBC|TBD|FIXME|XXX|XYZ|JOB)\b"
    r"|\[(?:[A-Z][A-Z _-]*|your [^\]]*|insert [^\]]*)\]"
    r"|\{\{?\s*\w+\s*\}?\}"
)


@check(
    "placeholder",
    found="words that stand for others: TODO, TBC, XYZ, lorem ipsum, [your text]",
    advice="Write the real words.",
)
def placeholders(subject: Subject) -> Iterator[Remark]:
    """Find words that stand for others: “lorem ipsum”, TODO, TBC, XYZ, JOB, `[your …]`,
    `{name}`.
    """
    for field, text in subject.texts():
        for placeholder in dict.fromkeys(_PLACEHOLDER.findall(text)):
            yield Remark(field, text, f"Replace the placeholder “{placeholder}” with real words.")


@check(
    "unattributed-quote",
    found="a quote without the name of whoever said it",
    advice="Name them, or remove the quote. See [Quotes and consent](quotes.md).",
)
def unattributed_quotes(subject: Subject) -> Iterator[Remark]:
    """Find a quote without the name of whoever said it."""
    for part, fields in _quotes(subject):
        if not fields & {"person", "attribution"}:
            yield Remark(part.path, part.text, "Say whose words these are, or remove the quote.")


@check(
    "unconsented-testimonial",
    Severity.WARNING,
    found="a quote whose consent is not recorded",
    advice="Enter the date of the consent. Until then readers do not see the quote.",
)
def unconsented_testimonials(subject: Subject) -> Iterator[Remark]:
    """Find a testimonial whose consent is not recorded; readers do not see it."""
    for part, _ in _quotes(subject):
        if not part.shown:
            field = part.path.removesuffix(".quote") + ".consent_date"
            message = (
                "Record when this person agreed to be quoted; until then readers do not see it."
            )
            yield Remark(field, part.text, message)


def _quotes(subject: Subject) -> Iterator[tuple[Part, set[str]]]:
    """Yield each quote with the names of the fields that are filled beside it."""
    for section, part in subject.parts:
        if part.kind is PartKind.QUOTE:
            beside = part.path.rpartition(".")[0]
            others = (one for one in section.parts if one is not part)
            yield part, {one.field for one in others if one.path.rpartition(".")[0] == beside}


_YEAR: Final = re.compile(r"(?<![\d.,/-])(20\d\d)(?![\d/-]|[.,]\d)")
EARLIEST: Final = 2000


@check(
    "stale-year",
    found="a year that is over in a heading, the lede or what search engines show",
    advice="Take the year out, or leave the heading blank so that it writes itself.",
)
def stale_years(subject: Subject) -> Iterator[Remark]:
    """Find a year that is over in a heading, the lede, a teaser, or what search engines show."""
    places = dict(subject.headings())
    for section in subject.sections:
        if section.stands_alone or section.block.KIND.leads_elsewhere:
            places.update({part.path: part.text for part in section.parts})
    for field, text in places.items():
        for year in dict.fromkeys(_YEAR.findall(text)):
            if EARLIEST <= int(year) < subject.today.year:
                yield Remark(field, text, f"{year} is over: leave the year out, or update it.")


FIELDS: Final = ("headline", "lede", "search_description")


@check(
    "unsourced-claim",
    Severity.WARNING,
    found="a number, or “the best” and the like, that nobody can check",
    advice=(
        "Name a source, add a link, or leave it out. See "
        "[Sources](skills-titles-sources.md#sources)."
    ),
)
def unsourced_claims(subject: Subject) -> Iterator[Remark]:
    """Find a superlative that praises (“the best”, “world's leading”, “fastest-growing”) or a
    figure (a share, a sum of money, a large count) that a reader cannot check: the role names
    no source, and the section has no link.

    A role with sources has them for its whole page and its chapters. Without any, a section needs
    a link in its text or a quote with its address.
    """
    if subject.sources:
        return
    for field, text in _texts(subject):
        if claim := next(_claims_in(text), ""):
            message = (
                f"Say where “{claim}” can be checked: add a source or a link, or leave it out."
            )
            yield Remark(field, text, message)


def _texts(subject: Subject) -> Iterator[tuple[str, str]]:
    yield from ((name, subject.fields[name]) for name in FIELDS if name in subject.fields)
    for section in subject.sections:
        if any(link.cites for link in section.links):
            continue
        if section.has_own_heading:
            yield section.heading_path(), section.heading
        for part in section.parts:
            # What somebody is quoted as saying is no claim of the page.
            if part.kind is not PartKind.QUOTE:
                yield part.path, part.text


def _claims_in(text: str) -> Iterator[str]:
    """Yield the words of the text that claim something a reader may want to check.

    Other words in -est, years and measures claim nothing.
    """
    for claim in _CLAIMS:
        if found := claim.search(text):
            yield found[0].strip()
    for best in _BEST.finditer(text):
        if not _LOOKED_FOR.search(text[: best.start()]):
            yield best[0]
            return


_COUNT: Final = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d+)"
_NUMBER: Final = r"\d+(?:,\d{3})*(?:\.\d+)?"
_ALONE: Final = r"(?<![\w.,$£€¥/-])"
_MANY: Final = r"(?:million|billion|trillion|thousand)"

# A number before a unit is a measurement, and no count of people, jobs or firms.
_MEASURED: Final = (
    r"(?! ?-?(?:[°%]|volts?|watts?|amps?|kilo|mega|giga|milli|centi|hertz|hours?|minutes?|seconds?"
    r"|met(?:er|re)s?|miles?|feet|foot|inch|yards?|square|cubic|acres?|hectares?|lit(?:er|re)s?"
    r"|gallons?|pounds?|tons?|tonnes?|degrees?|words?|characters?|pages?|lines?|rows?|requests?"
    r"|bytes?|pixels?|calories|[kMGT]?(?:V|W|A|Hz|B|m|g|rpm)\b))"
)

# "Two in ten minutes" is no share either.
_NO_SHARE: Final = (
    r"(?! ?-?(?:minutes?|hours?|days?|weeks?|months?|years?|shifts?|steps?|parts?|stages?|rooms?"
    r"|places?|cases?|lines?|columns?|languages?|countries|different|separate)\b)"
)

_EVERYWHERE: Final = (
    r"(?:in|on) (?:the (?:world|country|nation|industry|market|profession|planet)|earth)\b"
)

FIGURES: Final = (
    rf"{_ALONE}(?!100 ?(?:%|per))(?:{_NUMBER} ?(?:%|per ?cent\b))",
    rf"(?:(?:US|AU|CA|NZ)?[$£€¥]|\b(?:USD|EUR|GBP)) ?{_NUMBER}(?: ?(?:k|m|bn|{_MANY})\b)?",
    rf"{_ALONE}{_NUMBER} ?(?:{_MANY} )?(?:dollars|euros|pounds sterling)\b",
    rf"{_ALONE}{_NUMBER}\+? ?{_MANY}\b{_MEASURED}",
    rf"{_ALONE}\d{{1,3}}(?:,\d{{3}})+(?![,.]?\d)\+?{_MEASURED}",
    rf"{_ALONE}\d{{3,}}\+{_MEASURED}",
    rf"\b{_COUNT} out of (?:every )?{_COUNT}\b",
    rf"\b{_COUNT} in (?:every )?(?:{_COUNT}|a hundred|a thousand)\b{_NO_SHARE}",
    r"\b(?:(?:two|three)[ -](?:thirds|quarters)|(?:a|one)[ -](?:third|quarter|fifth|tenth)|half)"
    r" of (?:all|the (?:world|country|workforce|population|industry|profession|people))\b",
)

SUPERLATIVES: Final = (
    r"\bworld(?:'s|’s|[ -])[ -]?(?:leading|class|largest|biggest|best|first|top|most|number|oldest"
    r"|fastest|finest|greatest)\b",
    r"\b(?:industry|market)[ -]leading\b",
    r"(?<!rule )(?<!step )(?<!priority )(?<!question )(?<!lesson )"
    r"(?:\bnumber[ -]one\b|\bno\. ?1\b|#1\b)(?! ?[:.)])",
    r"\b(?:highest|best|lowest|top)[ -](?:paid|paying|rated|ranked|earning)\b",
    r"\b(?:fastest|quickest)[ -]growing\b",
    r"\bmost (?:popular|in[ -]demand|sought[ -]after|lucrative|respected|prestigious|trusted"
    r"|successful|versatile|powerful|widely[ -]used)\b",
    r"\bthe (?:best|largest|biggest|oldest|richest|safest|happiest|strongest|greatest|finest)\b"
    rf"[^.!?;:]{{0,60}}?\b{_EVERYWHERE}",
    r"\b(?:second to none|unrivall?ed|unmatched|unparalleled|unbeatable)\b",
)

# No claim is "the best" of a way or a time, nor in advice ("choose the best one").
_BEST: Final = re.compile(
    r"\bthe (?:very )?best\b(?!\s+(?:practices?|ways?|parts?|things?|times?|of|at|for|in|possible"
    r"|available|suited|known|interests?|use|moments?|results?|outcomes?|fit|match|approach"
    r"|methods?|means|tools?|solutions?|options?|answers?|course|choice|advice|price)\b)",
    re.IGNORECASE,
)

_LOOKED_FOR: Final = re.compile(
    r"\b(?:plan|assess|aim|help|choos|chose|select|find|found|identif|determin|decid|pick"
    r"|recommend|suggest|provid|giv|deliver|offer|ensur|get|achiev|obtain|seek|secur|want|look"
    r"|bring|judg|what|which|whether|who|how)\w*\b[^.!?;:]{0,40}$",
    re.IGNORECASE,
)

_CLAIMS: Final = tuple(re.compile(one, re.IGNORECASE) for one in (*SUPERLATIVES, *FIGURES))
