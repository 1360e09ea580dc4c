"""The part of schema.org that the guide speaks, and a check of a graph against it.

Written by hand from https://schema.org and from what Google documents for WebSite, BreadcrumbList,
FAQPage and ItemList.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

Check = Callable[[Any], bool]


def is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def is_url(value: Any) -> bool:
    parts = urlsplit(value) if isinstance(value, str) else urlsplit("")
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and " " not in value


def is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def is_date(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value))


def is_moment(value: Any) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", value))


def is_language(value: Any) -> bool:
    return bool(re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value))


def is_template(value: Any) -> bool:
    return is_url(value) and value.endswith("?q={search_term_string}")


def is_query_input(value: Any) -> bool:
    return bool(value == "required name=search_term_string")


def is_a(*types: str) -> Check:
    """A node of one of the types, or a reference to one."""

    def check(value: Any) -> bool:
        return isinstance(value, dict) and (set(value) == {"@id"} or value.get("@type") in types)

    return check


def many(check: Check) -> Check:
    def check_all(value: Any) -> bool:
        return isinstance(value, list) and bool(value) and all(map(check, value))

    return check_all


class Type(NamedTuple):
    """What a node of a type must have, and what it may have."""

    required: dict[str, Check]
    allowed: dict[str, Check]


WEB_PAGE = Type(
    {
        "@id": is_url,
        "url": is_url,
        "name": is_text,
        "inLanguage": is_language,
        "isPartOf": is_a("WebSite"),
        "publisher": is_a("Organization"),
    },
    {
        "description": is_text,
        "breadcrumb": is_a("BreadcrumbList"),
        "datePublished": is_moment,
        "dateModified": is_moment,
        "lastReviewed": is_date,
        "reviewedBy": is_a("Person"),
        "author": is_a("Person"),
        "primaryImageOfPage": is_a("ImageObject"),
        "about": is_a("Occupation"),
    },
)

TYPES = {
    "WebSite": Type(
        {"@id": is_url, "url": is_url, "name": is_text, "publisher": is_a("Organization")},
        {
            "description": is_text,
            "inLanguage": is_language,
            "potentialAction": is_a("SearchAction"),
        },
    ),
    "SearchAction": Type({"target": is_a("EntryPoint"), "query-input": is_query_input}, {}),
    "EntryPoint": Type({"urlTemplate": is_template}, {}),
    "Organization": Type({"@id": is_url, "name": is_text, "url": is_url}, {}),
    "Person": Type({"name": is_text}, {}),
    "ImageObject": Type(
        {"url": is_url, "width": is_count, "height": is_count}, {"creditText": is_text}
    ),
    "WebPage": WEB_PAGE,
    "CollectionPage": Type(WEB_PAGE.required, WEB_PAGE.allowed | {"mainEntity": is_a("ItemList")}),
    "FAQPage": Type(WEB_PAGE.required | {"mainEntity": many(is_a("Question"))}, WEB_PAGE.allowed),
    "BreadcrumbList": Type({"@id": is_url, "itemListElement": many(is_a("ListItem"))}, {}),
    "ItemList": Type(
        {"@id": is_url, "numberOfItems": is_count, "itemListElement": many(is_a("ListItem"))}, {}
    ),
    "ListItem": Type({"position": is_count, "name": is_text}, {"item": is_url, "url": is_url}),
    "Question": Type({"@id": is_url, "name": is_text, "acceptedAnswer": is_a("Answer")}, {}),
    "Answer": Type({"text": is_text}, {}),
    "Occupation": Type(
        {"@id": is_url, "name": is_text},
        {
            "alternateName": many(is_text),
            "description": is_text,
            "occupationalCategory": many(
                lambda value: is_text(value) or is_a("CategoryCode")(value)
            ),
            "responsibilities": many(is_text),
            "skills": many(is_text),
            "mainEntityOfPage": is_a("WebPage"),
        },
    ),
    "CategoryCode": Type({"codeValue": is_text, "inCodeSet": is_a("CategoryCodeSet")}, {}),
    "CategoryCodeSet": Type({"name": is_text}, {}),
}


def faults(document: Any) -> list[str]:
    """Return what is wrong with a JSON-LD document; nothing if it is as it should be."""
    if set(document) != {"@context", "@graph"} or document["@context"] != "https://schema.org":
        return ["not one graph in the words of schema.org"]
    nodes = list(nodes_in(document["@graph"]))
    known = [node["@id"] for node in nodes if "@id" in node and "@type" in node]
    found = [fault for node in nodes if "@type" in node for fault in _faults_of(node)]
    found += [f"twice: {one}" for one in set(known) if known.count(one) > 1]
    asked = {node["@id"] for node in nodes if set(node) == {"@id"}}
    return found + [f"nowhere: {one}" for one in asked - set(known)]


def nodes_in(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every node of a graph, and those inside others."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from nodes_in(inner)


def _faults_of(node: dict[str, Any]) -> Iterator[str]:
    kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    if unknown := [kind for kind in kinds if kind not in TYPES]:
        yield f"unknown: {unknown}"
        return
    required = {name: check for kind in kinds for name, check in TYPES[kind].required.items()}
    allowed = {name: check for kind in kinds for name, check in TYPES[kind].allowed.items()}
    for name in required.keys() - node.keys():
        yield f"{kinds} without {name}"
    for name, value in node.items():
        check = required.get(name) or allowed.get(name)
        if name not in {"@type", "@id"} and check is None:
            yield f"{kinds} cannot have {name}"
        elif check and not check(value):
            yield f"{name} of {kinds}: {value!r}"
