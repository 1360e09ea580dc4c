"""What a reader may mean who is still typing."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import heapify, heappop
from itertools import islice
from typing import Final, NamedTuple
from urllib.parse import quote

from django.db.models import Max, Min
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from rapidfuzz import process
from rapidfuzz.distance import OSA

from career_pages.editions import forget, kept, present_editions
from career_pages.models import OtherTitle, RoleIndexPage, RolePage, RoleSkill
from career_pages.sections.kinds import section_kinds, topics
from career_pages.text import WORD, without_accents
from search.models import PASSAGES, Passage
from search.public_pages import addresses, visible

MOST: Final = 8
# So many names may lead to one page, so that all suggestions together lead to several.
MOST_OF_ONE_PAGE: Final = 3
NAMES: Final = "names"
BEHIND_EVERYTHING: Final = "\U0010ffff"
APOSTROPHE: Final = re.compile("['’]")


class Kind(StrEnum):
    """Whose name it is, in the order in which equals are suggested."""

    ROLE = "role"
    OTHER_TITLE = "other title"
    SKILL = "skill"
    TOPIC = "topic"


ORDER: Final = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a record, as readers see it, and the record's primary key.

    ``roles`` are the ids of the role that has it, or of some that need the skill.
    """

    kind: Kind
    key: int
    title: str
    roles: tuple[int, ...] = ()

    @property
    def page(self) -> tuple[Kind, int]:
        """What the name leads to: the same for all names of one role."""
        if self.kind is Kind.OTHER_TITLE:
            return Kind.ROLE, self.roles[0]
        return self.kind, self.key


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name, the address to which it leads, and whose name it is.

    ``about`` says the same to readers, in a word or two; it is "" for a role's own name.
    """

    title: str
    url: str
    kind: Kind
    about: str


@dataclass(frozen=True, slots=True)
class Destination:
    """A page, by its path in Wagtail's tree of addresses, and what follows behind its address.

    Without a path, what follows is the address. ``about`` is what readers are told of the name
    that leads there.
    """

    path: str
    beyond: str = ""
    about: str = ""


class Role(NamedTuple):
    """What is to be known of a role that every reader may see."""

    title: str
    path: str


Roles = Mapping[int, Role]
# A destination for each primary key and name.
Rows = Iterator[tuple[tuple[int, str], Destination]]


def suggestions(typed: str) -> tuple[Suggestion, ...]:
    """Return at most eight names that a reader who typed this may mean, the likeliest first.

    They are names and other titles of roles that every reader may see, confirmed skills that
    those need, and what is asked of every role. However well names are remembered, the database
    is asked whether they are still there.
    """
    for anew in (False, True):
        known = snapshot(anew=anew)
        matches = known.names.matches(typed, MOST)
        there = still_there(matches, known.careers)
        if len(there) == len(matches):
            break
        # What has gone unnoticed may have taken the place of something else.
    urls = addresses({where.path for where in there.values() if where.path})
    return tuple(
        Suggestion(name.title, urls.get(where.path, "") + where.beyond, name.kind, where.about)
        for name in matches
        if (where := there.get(name))
    )


def still_there(names: Collection[Name], careers: str) -> dict[Name, Destination]:
    """Return those of the names that readers may see now, and where each leads.

    A name is there if the database still has it for one of its roles, and readers may see that
    role. ``careers`` is the path of the roles index. There are at most three queries.
    """
    roles = _visible_roles({role for name in names for role in name.roles})
    keys = {kind: [name.key for name in names if name.kind is kind] for kind in Kind}
    now = {
        Kind.ROLE: dict(_roles(roles)),
        Kind.OTHER_TITLE: dict(_other_titles(keys[Kind.OTHER_TITLE], roles)),
        Kind.SKILL: dict(_skills(keys[Kind.SKILL], roles, careers)),
    }
    found = {}
    for name in names:
        where = (
            _topic(name) if name.kind is Kind.TOPIC else now[name.kind].get((name.key, name.title))
        )
        if where:
            found[name] = where
    return found


def _visible_roles(ids: Collection[int]) -> Roles:
    if not ids:
        return {}
    rows = visible(RolePage.objects.order_by().filter(pk__in=ids))
    return {
        key: Role(title, path) for key, title, path in rows.values_list("pk", "title", "url_path")
    }


def _roles(roles: Roles) -> Rows:
    for key, role in roles.items():
        yield (key, role.title), Destination(role.path)


def _other_titles(keys: Collection[int], roles: Roles) -> Rows:
    if not keys:
        return
    rows = OtherTitle.objects.order_by().filter(pk__in=keys, role__in=roles)
    for key, title, of in rows.values_list("pk", "title", "role"):
        about = gettext("see %(role)s") % {"role": roles[of].title}
        yield (key, title), Destination(roles[of].path, about=about)


def _skills(keys: Collection[int], roles: Roles, careers: str) -> Rows:
    if not keys or not careers:
        return
    rows = RoleSkill.objects.order_by().filter(
        skill__in=keys, skill__is_confirmed=True, role__in=roles
    )
    for key, title, slug in rows.values_list("skill", "skill__name", "skill__slug").distinct():
        yield (key, title), Destination(careers, f"skills/{quote(slug)}/", gettext("Skill"))


def _topic(name: Name) -> Destination:
    return Destination("", f"{reverse('search')}?{urlencode({'q': name.title})}", gettext("Topic"))


def all_names() -> Iterator[Name]:
    """Yield every name that may be suggested now, in a fixed number of queries."""
    roles = visible(RolePage.objects.order_by())
    ids = roles.values("pk")
    for key, title in roles.values_list("pk", "title"):
        yield Name(Kind.ROLE, key, title, (key,))
    titles = OtherTitle.objects.order_by().filter(role__in=ids)
    for key, title, role in titles.values_list("pk", "title", "role"):
        yield Name(Kind.OTHER_TITLE, key, title, (role,))
    needed = RoleSkill.objects.order_by().filter(role__in=ids, skill__is_confirmed=True)
    by_skill = needed.values_list("skill", "skill__name")
    for key, title, first, last in by_skill.annotate(Min("role"), Max("role")):
        yield Name(Kind.SKILL, key, title, (first, last))
    with_topics = [block for block, kind in section_kinds().items() if kind.topics]
    anchors = [topic.anchor for topic in topics().values()]
    sections = Passage.objects.order_by().filter(kind__in=with_topics, anchor__in=anchors)
    there = set(sections.values_list("anchor", flat=True).distinct())
    for key, topic in enumerate(topics().values()):
        if topic.anchor in there:
            yield Name(Kind.TOPIC, key, gettext(topic.question))


class Beginning(NamedTuple):
    """What begins at one place of a name: whether that is inside of it, and the name's number."""

    text: str
    is_inside: bool
    number: int


class Beginnings:
    """Finds where names begin in some way."""

    def __init__(self, entries: Iterable[Beginning]) -> None:
        """Sort the entries."""
        self._entries = sorted(entries)
        self._texts = [entry.text for entry in self._entries]

    def __call__(self, text: str) -> Iterator[Beginning]:
        """Yield the entries that begin with the text, by the alphabet."""
        first = bisect_left(self._texts, text)
        last = bisect_right(self._texts, text + BEHIND_EVERYTHING, first)
        return iter(self._entries[first:last])

    def cut(self, length: int) -> Collection[str]:
        """Return the different first that many letters of the entries."""
        return {text[:length] for text in self._texts}


class NameIndex:
    """Finds names by what a reader has typed so far."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Index the names; shorter ones come before longer ones of their kind."""
        known = [(name, plain_words(name.title)) for name in names]
        known.sort(key=lambda one: (ORDER.index(one[0].kind), one[1].count(" "), one[1]))
        self._names: Sequence[Name] = [name for name, _ in known]
        entries = [
            Beginning(words[at:], bool(at), number)
            for number, (_, words) in enumerate(known)
            for at in _word_starts(words)
        ]
        self._beginning = Beginnings(entries)
        self._beginning_closed = Beginnings(
            entry._replace(text=_closed(entry.text)) for entry in entries
        )

    def matches(self, typed: str, most: int) -> list[Name]:
        """Return at most that many names that a reader may mean, the likeliest first.

        Names that begin with what was typed come first, then those of which a later word does,
        then those in which every word begins another. Where there are none, typing errors and
        spaces are forgiven. A text without a letter or digit matches nothing.
        """
        wanted = plain_words(typed)
        if not wanted:
            return []
        ranks: dict[int, int] = {}
        for entry in self._beginning(wanted):
            ranks[entry.number] = min(ranks.get(entry.number, 1), int(entry.is_inside))
        for number in self._with_all(wanted.split()):
            ranks.setdefault(number, 2)
        if not ranks:
            for number, errors in self._alike(_closed(wanted)):
                ranks[number] = min(ranks.get(number, errors), errors)
        return list(islice(self._varied(ranks), most))

    def _varied(self, ranks: Mapping[int, int]) -> Iterator[Name]:
        """Yield the names by rank, a few for each page."""
        waiting = [(rank, number) for number, rank in ranks.items()]
        heapify(waiting)
        taken: Counter[tuple[Kind, int]] = Counter()
        while waiting:
            name = self._names[heappop(waiting)[1]]
            taken[name.page] += 1
            if taken[name.page] <= MOST_OF_ONE_PAGE:
                yield name

    def _with_all(self, words: Sequence[str]) -> set[int]:
        """Return the names in which each of several words begins one."""
        if len(words) < 2:
            return set()
        having = ({entry.number for entry in self._beginning(word)} for word in words)
        return set.intersection(*having)

    def _alike(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Yield names in which a word begins what is like the wanted text, and its errors."""
        allowed = errors_allowed(len(wanted))
        pieces = self._beginning_closed.cut(len(wanted))
        # A beginning with a letter more or less is that far from the one that is as long.
        near = process.extract(
            wanted, pieces, scorer=OSA.distance, score_cutoff=2 * allowed, limit=None
        )
        for piece, *_distance in near:
            for entry in self._beginning_closed(piece):
                errors = _errors(wanted, entry.text, allowed)
                if errors <= allowed:
                    yield entry.number, errors


def plain_words(text: str) -> str:
    """Return the text's words, in lower case and without accents, with a space between them."""
    return " ".join(WORD.findall(without_accents(APOSTROPHE.sub("", text).casefold())))


def errors_allowed(length: int) -> int:
    """Return how many letters of a text of that many may be wrong, missing, extra or swapped."""
    return 0 if length < 4 else 1 if length < 8 else 2


def _word_starts(words: str) -> Iterator[int]:
    return (word.start() for word in re.finditer(r"\S+", words))


def _closed(words: str) -> str:
    return words.replace(" ", "")


def _errors(wanted: str, text: str, allowed: int) -> int:
    """Return in how many letters the wanted text differs from that beginning of the other which
    is most like it; more than are allowed if none is.
    """
    lengths = range(len(wanted) - allowed, len(wanted) + allowed + 1)
    return min(OSA.distance(wanted, text[:length], score_cutoff=allowed) for length in lengths)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The names as they were, and the path of the roles index; "" for none."""

    names: NameIndex
    careers: str


def snapshot(*, anew: bool = False) -> Snapshot:
    """Return the names as they are; they are read when the index has changed, or ``anew``."""
    # What changes while the names are read gives the index another edition than this one.
    edition = present_editions().get(PASSAGES)
    if anew:
        forget(NAMES)
    return kept(NAMES, edition, _read)


def _read() -> Snapshot:
    paths = visible(RoleIndexPage.objects.order_by()).values_list("url_path", flat=True)
    return Snapshot(NameIndex(all_names()), paths.first() or "")
