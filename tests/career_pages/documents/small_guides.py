"""Small guides in Markdown."""

GUIDE = """---
role: {role}
area: {area}
skills: [{skill}]
related: [{related}]
---
# What is a {role}?

They work with care.

## Definition of a {role}

A {role} does what the name says.

## Key Responsibilities of a {role}

- Beginning on time
- Clearing up
"""


def guide(
    role: str, area: str = "Crafts", skill: str = "Patience", related: str = "", more: str = ""
) -> bytes:
    """Return a small guide in Markdown."""
    text = GUIDE.format(role=role, area=area, skill=skill, related=related)
    return (text + more).encode()
