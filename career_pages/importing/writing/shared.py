"""What many pages share and a document names."""

from career_pages.models import CallToAction


def shared_call_to_action(name: str) -> CallToAction | None:
    """Return the shared call to action of that name, whatever its case, or None."""
    return CallToAction.objects.filter(name__iexact=name).first() if name else None
