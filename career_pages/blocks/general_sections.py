"""The sections that any page of the guide may have."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from career_pages.blocks.base import SectionBlock, generated_help, heading_field, sample_page
from career_pages.blocks.prose import ProseBlock
from career_pages.names import TOPIC_HEADINGS, RoleName
from career_pages.sections.page_links import leads_somewhere
from career_pages.sections.projection import anchor_from

_is_web_address = URLValidator(schemes=["http", "https"])


_is_email = EmailValidator()


def is_allowed_target(value: str) -> None:
    """Check that a link leads to a web address, a page of this site, an e-mail or a telephone.

    Raises ValidationError, saying what to write, for anything else.
    """
    if not value or value.startswith("#") or (value.startswith("/") and value[1:2] != "/"):
        return
    scheme, _, rest = value.partition(":")
    scheme = scheme.lower()
    if scheme == "tel" and any(map(str.isdecimal, rest)) and not rest.strip("+-.() 0123456789"):
        return
    try:
        if scheme == "mailto":
            _is_email(rest.partition("?")[0])
        else:
            _is_web_address(value)
    except ValidationError:
        raise ValidationError(
            "Write a whole web address (https://…), a path on this site (/careers/), "
            "mailto: and an e-mail address, or tel: and a number."
        ) from None


class CallToActionBlock(SectionBlock):
    """An invitation with a button: written here, or a shared one chosen."""

    shared = SnippetChooserBlock(
        "career_pages.CallToAction",
        required=False,
        label="Shared call to action",
        help_text="Choose one that many pages use; what is written below then replaces its parts.",
    )
    heading = heading_field("CallToActionBlock")
    text = blocks.TextBlock(required=False, rows=2, max_length=600)
    button = blocks.CharBlock(required=False, max_length=80, label="Button text")
    page = blocks.PageChooserBlock(required=False, label="Button leads to a page")
    link = blocks.CharBlock(
        required=False,
        max_length=500,
        label="Or to a web address",
        help_text="Such as https://example.org/courses or /careers/.",
        validators=[is_allowed_target],
    )

    ANCHOR = "call-to-action"

    class Meta:
        icon = "pick"
        label = "Call to action"
        group = "Where to go next"
        description = "A short invitation with a button."
        help_text = "One sentence and one button. {role}, {roles} and {a_role} stand for the name."
        template = "career_pages/blocks/call_to_action_block.html"
        preview_value = {
            "shared": None,
            "heading": "",
            "text": "See which careers build on the same skills, and where each can lead.",
            "button": "Browse all careers",
            "page": None,
            "link": "/careers/",
            "anchor": "call-to-action",
        }

    def heading_pattern(self, value: dict[str, Any]) -> str:
        """Return the heading of the shared call to action, or the generated one."""
        shared = value.get("shared")
        return (shared and shared.heading) or super().heading_pattern(value)

    def stands_alone(self, value: dict[str, Any]) -> bool:
        """Say whether a shared call to action supplies what is not written here."""
        return bool(value.get("shared"))

    def get_context(
        self, value: dict[str, Any], parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the template's context with ``text``, ``button`` and ``href``, slots filled.

        ``href`` is "" when the button leads nowhere.
        """
        context = super().get_context(value, parent_context=parent_context)
        shared, role, page = value.get("shared"), context["role_name"], value.get("page")
        own_target = (page.url if page and leads_somewhere(page) else "") or value.get("link") or ""
        context["text"] = role.fill(value.get("text") or (shared.text if shared else ""))
        context["button"] = role.fill(value.get("button") or (shared.button if shared else ""))
        context["href"] = own_target or (shared.href if shared else "") or ""
        return context


class UpNextBlock(SectionBlock):
    """A teaser of the page to read next."""

    title = blocks.CharBlock(
        required=False,
        max_length=200,
        help_text=generated_help("UpNextBlock"),
    )
    teaser = blocks.TextBlock(required=False, rows=2, max_length=400)
    page = blocks.PageChooserBlock(
        required=False,
        help_text="Where it leads. Left empty, it leads to this role's next chapter or to a "
        "related role.",
    )

    ANCHOR = "up-next"
    RARE_FIELDS = frozenset({"title"})
    SILENT_FIELDS = frozenset({"anchor", "title"})

    class Meta:
        icon = "arrow-right"
        label = "Up next"
        label_format = "{title}|{generated}"
        group = "Where to go next"
        description = "A teaser of the page to read next."
        help_text = "One sentence that says what the reader will find there."
        template = "career_pages/blocks/up_next_block.html"

    def get_preview_value(self) -> Any:
        """Return a teaser that leads on."""
        return self.normalize(
            {
                "title": "",
                "teaser": "The training, the license and the first job, step by step.",
                "page": sample_page("How to Become an Electrician"),
                "anchor": "up-next",
            }
        )

    def heading(self, value: dict[str, Any], role: RoleName) -> str:
        """Return the title: the editor's own, or the generated one."""
        pattern = (value.get("title") or "").strip() or self.heading_pattern(value)
        return role.fill(pattern, **self.heading_slots(value))

    def stands_alone(self, value: dict[str, Any]) -> bool:
        """Say that it does: its heading and the way on are generated."""
        return True

    def get_context(
        self, value: dict[str, Any], parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the template's context with the filled ``teaser`` and the ``target`` page.

        It ``leads_elsewhere`` when nobody chose the target and it is not about the same role.
        """
        context = super().get_context(value, parent_context=parent_context)
        context["teaser"] = context["role_name"].fill(
            value.get("teaser") or "", **self.heading_slots(value)
        )
        chosen, page = value.get("page"), context.get("page")
        is_chosen = bool(chosen and leads_somewhere(chosen))
        target = chosen if is_chosen else getattr(page, "reading_next", None)
        context["target"] = target
        same_role = getattr(target, "role_name", None) == context["role_name"]
        context["leads_elsewhere"] = not (is_chosen or same_role)
        return context


class KeywordsSection(SectionBlock):
    """Keywords from job descriptions that belong in a resume."""

    heading = heading_field("KeywordsSection")
    introduction = ProseBlock(default=[])
    keywords = blocks.ListBlock(
        blocks.CharBlock(required=False, max_length=120, label="Keyword"), label="Keywords"
    )
    closing = ProseBlock(label="Text after the keywords", default=[])

    ANCHOR = "keywords"

    class Meta:
        icon = "key"
        label = "Resume keywords"
        group = "The role"
        description = "The words from job descriptions that belong in a resume."
        help_text = (
            "Twelve to twenty words or phrases from job advertisements. Enter adds the next."
        )
        template = "career_pages/blocks/keywords_section.html"
        preview_value = {
            "heading": "",
            "anchor": "keywords",
            "introduction": [],
            "keywords": [
                "Wiring diagrams",
                "Fault finding",
                "Inspection and testing",
                "Conduit bending",
                "Motor control",
                "Risk assessment",
            ],
            "closing": [],
        }


class FAQBlock(SectionBlock):
    """One question as a reader would ask it, with its answer."""

    question = blocks.CharBlock(required=False, max_length=250)
    answer = ProseBlock(heading="")

    SILENT_FIELDS = frozenset({"anchor", "question"})

    class Meta:
        icon = "help"
        label = "Question"
        label_format = "{question}"
        description = "One question in a reader's words, and the answer."
        help_text = "Answer in the first sentence, then explain."
        template = "career_pages/blocks/faq_block.html"
        preview_value = {
            "question": "Do electricians work alone?",
            "anchor": "do-electricians-work-alone",
            "answer": [
                (
                    "rich_text",
                    "<p>Often, once qualified. Live or high-voltage work is done in pairs.</p>",
                )
            ],
        }

    def heading(self, value: dict[str, Any], role: RoleName) -> str:
        """Return the question, with the role's name in its slots."""
        return role.fill((value.get("question") or "").strip())

    def suggested_anchor(self, value: dict[str, Any], role: RoleName) -> str:
        """Return an anchor made from the question."""
        return anchor_from(self.heading(value, role))


class FAQSection(SectionBlock):
    """The questions about a role, each with its answer."""

    heading = heading_field("FAQSection")
    introduction = ProseBlock(default=[])
    questions = blocks.ListBlock(FAQBlock(), collapsed=True)

    ANCHOR = "faqs"

    class Meta:
        icon = "help"
        label = "Questions and answers"
        group = "The role"
        description = "What readers ask about the role, each question with its answer."
        help_text = "Use the words in which people really ask."
        template = "career_pages/blocks/faq_section.html"
        preview_value = {
            "heading": "",
            "anchor": "faqs",
            "introduction": [],
            "questions": [
                {
                    "question": "Do electricians work alone?",
                    "anchor": "do-electricians-work-alone",
                    "answer": [("rich_text", "<p>Often, once they are qualified.</p>")],
                },
                {
                    "question": "Can color-blind people become electricians?",
                    "anchor": "can-color-blind-people-become-electricians",
                    "answer": [
                        ("rich_text", "<p>It depends on the country and the kind of work.</p>")
                    ],
                },
            ],
        }


TOPICS = [
    ("work_environment", "Work environment"),
    ("working_conditions", "Working conditions"),
    ("difficulty", "How hard it is"),
    ("career_path", "Whether it is a good career path"),
]


class TopicSection(SectionBlock):
    """One of the standing topics, or one of the editor's own."""

    topic = blocks.ChoiceBlock(choices=TOPICS, required=False)
    heading = blocks.CharBlock(
        required=False,
        max_length=200,
        help_text="Leave it blank to use the topic's own heading.",
    )
    content = ProseBlock()

    class Meta:
        icon = "comment"
        label = "Topic"
        label_format = "{heading}|{generated}|{topic}"
        group = "The role"
        description = "Where people work, the conditions, how hard it is, whether it has a future."
        help_text = "Choose a topic to get its heading, or write a heading of your own."
        template = "career_pages/blocks/topic_section.html"
        preview_value = {
            "topic": "work_environment",
            "heading": "",
            "anchor": "work-environment",
            "content": [
                (
                    "rich_text",
                    "<p>Building sites, attics and plant rooms: indoors and out, often on a "
                    "ladder.</p><ul><li>Hard hat, boots and gloves on site</li>"
                    "<li>Early starts, and calls at night for those on duty</li></ul>",
                )
            ],
        }

    def generated_headings(self) -> tuple[str, dict[str, str]]:
        """Return the patterns of the topics' headings."""
        return "topic", TOPIC_HEADINGS

    def heading_pattern(self, value: dict[str, Any]) -> str:
        """Return the pattern of the chosen topic's heading."""
        return TOPIC_HEADINGS.get(value.get("topic") or "", "")

    def suggested_anchor(self, value: dict[str, Any], role: RoleName) -> str:
        """Return the topic's own anchor, or one made from the editor's heading."""
        topic = value.get("topic")
        return topic.replace("_", "-") if topic else super().suggested_anchor(value, role)


class TextSection(SectionBlock):
    """Anything that no other section is made for."""

    heading = heading_field()
    content = ProseBlock()

    RARE_FIELDS = frozenset()

    class Meta:
        icon = "doc-full"
        label = "Text"
        label_format = "{heading}|{content}"
        group = "Text"
        description = "A section under your own heading, for what no other section is made for."
        help_text = "Write a heading that says what is in it."
        template = "career_pages/blocks/text_section.html"
        preview_value = {
            "heading": "Tools of the Trade",
            "anchor": "tools-of-the-trade",
            "content": [
                (
                    "rich_text",
                    "<p>A voltage tester comes first, and good boots come second.</p><ul>"
                    "<li>Insulated screwdrivers and pliers</li>"
                    "<li>A multimeter, and the habit of trusting it</li></ul>",
                )
            ],
        }
