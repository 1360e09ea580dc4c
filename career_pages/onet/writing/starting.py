"""One role, started from an occupation by an editor."""

from typing import Any

from career_pages.models import ImportedRole, Occupation, RoleIndexPage, RolePage
from career_pages.onet.occupation_facts import OccupationFacts
from career_pages.onet.occupation_names import occupation_name
from career_pages.onet.role_offer import offer_of
from career_pages.onet.writing.import_progress import ImportProgress, one_write
from career_pages.onet.writing.import_release import write_roles
from career_pages.onet.writing.known_roles import KnownRoles
from career_pages.onet.writing.role_writer import RoleWriter


def role_of(occupation: Occupation, index: RoleIndexPage) -> int | None:
    """Return the id of the role that the guide has for the occupation, or None.

    It is the one that an import made, else one with the same code, else one of the same name.
    """
    roles = KnownRoles.below(index)
    name = occupation_name(occupation.title)
    return roles.pages.get(occupation.code) or roles.same_role(occupation.code, name)


def start_role(occupation: Occupation, index: RoleIndexPage, user: Any = None) -> RolePage:
    """Return a new draft role below the index, made of what O*NET says of the occupation.

    One that editors have deleted is made anew.
    """
    facts = OccupationFacts.from_json(occupation.facts)
    with one_write():
        index = index.for_adding()
        ImportedRole.objects.filter(occupation_code=facts.code, page=None).delete()
        writer = RoleWriter.below(index, user)
        writer.find_or_add(offer_of(facts, occupation.release))
        write_roles(writer, [facts], occupation.release, ImportProgress())
    return RolePage.objects.get(imported_role__occupation_code=facts.code)
