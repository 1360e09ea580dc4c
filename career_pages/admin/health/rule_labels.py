"""What a rule is called in the admin."""


def rule_label(name: str) -> str:
    """Return a rule's name in words: "Missing alt text" for "missing-alt-text"."""
    return name.replace("-", " ").replace("_", " ").capitalize()
