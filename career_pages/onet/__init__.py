"""The occupations of O*NET, read from a release of its database, without Django."""

from career_pages.onet.occupation_facts import (
    JobZone,
    OccupationFacts,
    OtherName,
    Technology,
)
from career_pages.onet.release import Release, open_release
from career_pages.onet.release_error import ReleaseError
from career_pages.onet.role_offer import RoleOffer, SkillOffer, offer_of

__all__ = [
    "JobZone",
    "OccupationFacts",
    "OtherName",
    "Release",
    "ReleaseError",
    "RoleOffer",
    "SkillOffer",
    "Technology",
    "offer_of",
    "open_release",
]
