"""Records that an import made and nothing needs any more."""

import json
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.apps import apps
from wagtail.models import Page, ReferenceIndex, Revision

from career_pages.importing.writing.ledger import RecordMade

# Where the content of a revision names records by their primary keys. A body is JSON in JSON.
_NAMED: Final = re.compile(r'(\w+)\\*": ?(\d+)')
_FIELDS: Final = {
    "skill": "career_pages.skill",
    "area": "career_pages.careerarea",
    "image": "home.guideimage",
    "hero_image": "home.guideimage",
}


def delete_unused(records: Iterable[RecordMade], since: datetime) -> None:
    """Delete the records that no page refers to, live or in its latest draft.

    ``since`` is a time before they were made: older drafts cannot know them.
    """
    in_drafts = _in_drafts(since)
    for one in records:
        record = apps.get_model(one.model)._default_manager.filter(pk=one.pk).first()
        if record is None or one in in_drafts:
            continue
        if not ReferenceIndex.get_references_to(record).exists():
            record.delete()


def _in_drafts(since: datetime) -> set[RecordMade]:
    latest = Page.objects.filter(latest_revision_created_at__gte=since)
    contents = Revision.objects.filter(pk__in=latest.values("latest_revision"))
    return {
        RecordMade(_FIELDS[name], int(pk))
        for content in contents.values_list("content", flat=True).iterator(chunk_size=50)
        for name, pk in _NAMED.findall(json.dumps(content))
        if name in _FIELDS
    }
