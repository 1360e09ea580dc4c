"""The headings that are generated from a role's name when an author leaves them blank."""

from typing import Final

HEADLINE: Final = "What {is} {a_role}?"

# By block class name. A kind that is not listed has no heading of its own to generate.
SECTION_HEADINGS: Final[dict[str, str]] = {
    "DefinitionSection": "Definition of {a_role}",
    "OverviewSection": "What {does} {a_role} do?",
    "ResponsibilitiesSection": "Key Responsibilities of {a_role}",
    "LevelsSection": "Day to Day Activities for {roles} at Different Levels",
    "LevelSection": "Daily Responsibilities for {level} {roles}",
    "SpecializationsSection": "Types of {roles}",
    "ExperienceSection": "What's it like to be {a_role}?",
    "FAQSection": "FAQs about {roles}",
    "UpNextBlock": "How To Become {a_role} in {year}",
    "CallToActionBlock": "Start Your {role} Career",
    "KeywordsSection": "Job Description Keywords for Resumes",
}

# By the topic that an editor chooses in a TopicSection.
TOPIC_HEADINGS: Final[dict[str, str]] = {
    "work_environment": "{role} Work Environment",
    "working_conditions": "{role} Working Conditions",
    "difficulty": "How Hard is it to be {a_role}?",
    "career_path": "{Is} {a_role} a Good Career Path?",
}
