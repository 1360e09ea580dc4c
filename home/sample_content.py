"""A guide to begin with: the sample roles and the pages about the site."""

import re
from pathlib import Path

from django.db import transaction
from wagtail.models import Site

from career_pages.documents.bodies import prose_data
from career_pages.documents.importing import FailedImport, import_files
from career_pages.documents.matching.prose import prose_of
from career_pages.documents.reading import read_document
from career_pages.documents.undo import Writing
from career_pages.models import CallToAction, RoleIndexPage, RolePage, Skill
from home.models import FeaturedRole, HomePage, SiteSettings, TextPage

HERE = Path(__file__).resolve().parent
SAMPLE_GUIDES = HERE.parent / "career_pages" / "sample_guides"
SAMPLE_PAGES = HERE / "sample_pages"
FEATURED = ("Registered Nurse", "Electrician", "Data Analyst")
# In the order of the footer.
PAGES = ("about", "privacy", "accessibility")


@transaction.atomic
def load_sample_content() -> int:
    """Load the sample guide where there is no role yet; return how many roles were loaded.

    Raises ValueError if a sample does not load.
    """
    if RolePage.objects.exists():
        return 0
    files = sorted(str(path) for path in SAMPLE_GUIDES.glob("*.md"))
    _confirm_skills(files)
    results = import_files(files, RoleIndexPage.objects.get(), publish=True)
    for result in results:
        if isinstance(result, FailedImport):
            raise ValueError(f"{result.file}: {result.error}")
    home = HomePage.objects.get()
    for name in PAGES:
        if not TextPage.objects.child_of(home).filter(slug=name).exists():
            _add_page(home, name)
    _feature_roles(HomePage.objects.get())
    _set_call_to_action()
    return len(results)


def _confirm_skills(files: list[str]) -> None:
    """Make the skills that the samples name: an import would leave them to be confirmed."""
    for file in files:
        document = read_document(Path(file).read_bytes(), file)
        for name in document.front_matter.skills:
            if not Skill.objects.filter(name__iexact=name).exists():
                Skill.objects.create(name=name)


def _add_page(home: HomePage, name: str) -> None:
    path = SAMPLE_PAGES / f"{name}.md"
    title, introduction, *rest = read_document(path.read_bytes(), path.name).outline.lines
    body = [
        # The only headings on such a page, so they come right below its title.
        {**piece, "value": re.sub(r"(</?)h3>", r"\1h2>", piece["value"])}
        for piece in prose_data(prose_of(rest), Writing())
    ]
    stream = TextPage._meta.get_field("body").stream_block
    page = TextPage(
        title=title.title,
        slug=name,
        introduction=introduction.title,
        search_description=introduction.title,
        body=stream.to_python(body),
    )
    home.refresh_from_db()
    home.add_child(instance=page).save_revision().publish()


def _feature_roles(home: HomePage) -> None:
    roles = {role.title: role for role in RolePage.objects.filter(title__in=FEATURED)}
    home.featured_roles = [
        FeaturedRole(role=roles[title], sort_order=at) for at, title in enumerate(FEATURED)
    ]
    home.save_revision().publish()


def _set_call_to_action() -> None:
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    if settings.default_call_to_action is None:
        settings.default_call_to_action, _ = CallToAction.objects.get_or_create(
            name="Browse all careers",
            defaults={
                "heading": "Not Sure Yet?",
                "text": "Look through the other careers in this guide and compare a day in each.",
                "button": "Browse all careers",
                "page": RoleIndexPage.objects.get(),
            },
        )
        settings.footer = settings.footer or "Written for people who are deciding what to do."
        settings.save()
