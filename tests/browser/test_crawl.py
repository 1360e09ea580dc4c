"""Every address that the site gives a reader or a search engine leads somewhere."""

import re
from collections import deque
from collections.abc import Iterator
from typing import Any, Final
from urllib.error import HTTPError
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from urllib.request import urlopen

from bs4 import BeautifulSoup

ASIDE: Final = ("/admin/", "/api/")


class Site:
    """The site as somebody finds it who follows every link once."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.faults: list[str] = []
        self.pages: dict[str, Any] = {}
        self._answers: dict[str, bool] = {}

    def read(self, start: str) -> None:
        """Read the page and all that it leads to."""
        waiting = deque([start])
        while waiting:
            url = waiting.popleft()
            if url in self.pages:
                continue
            html = self._get(url, from_page=start)
            self.pages[url] = page = BeautifulSoup(html, "html.parser")
            for target in self._targets(page, url):
                address, _ = urldefrag(target)
                if self._is_page(address, url):
                    waiting.append(address)
                elif address not in self._answers and not urlsplit(address).query:
                    self._get(address, from_page=url)

    def broken_anchors(self) -> list[str]:
        """Return each link to a place that its page does not have."""
        places = {
            url: {one["id"] for one in page.find_all(id=True)} for url, page in self.pages.items()
        }
        found = []
        for url, page in self.pages.items():
            for link in page.find_all("a", href=True):
                address, anchor = urldefrag(urljoin(url, link["href"]))
                known = places.get(address)
                if anchor and known is not None and unquote(anchor) not in {*known, "top"}:
                    found.append(f"{url} → {link['href']}")
        return found

    def _targets(self, page: Any, url: str) -> Iterator[str]:
        for element in page.find_all(["a", "link", "img", "script", "source"]):
            if "nofollow" in element.get("rel", ()):
                continue
            for name in ("href", "src"):
                if (value := element.get(name)) and urljoin(url, value).startswith(self.base):
                    yield urljoin(url, value)
            for value in re.findall(r"(\S+)\s+\d+w", element.get("srcset", "")):
                yield urljoin(url, value)
        for meta in page.find_all("meta", property="og:image"):
            yield meta["content"]

    def _is_page(self, url: str, from_page: str) -> bool:
        parts = urlsplit(url)
        # From one choice to the next there is no end.
        too_far = parts.query and urlsplit(from_page).query
        return parts.path.endswith("/") and not too_far and not parts.path.startswith(ASIDE)

    def _get(self, url: str, from_page: str) -> str:
        self._answers[url] = True
        try:
            with urlopen(url, timeout=30) as answer:  # noqa: S310 - of the site itself
                return str(answer.read().decode("utf-8", "ignore"))
        except HTTPError as error:
            self.faults.append(f"{error.code} {url} from {from_page}")
            return ""


def test_no_link_and_no_anchor_is_broken_and_the_sitemap_is_right(base_url: str) -> None:
    site = Site(base_url)
    with urlopen(f"{base_url}/sitemap.xml") as answer:  # noqa: S310 - of the site itself
        listed = re.findall(r"<loc>([^<]+)</loc>", answer.read().decode())
    for url in (f"{base_url}/", *listed):
        site.read(url)
    assert site.faults == []
    assert site.broken_anchors() == []
    for url in listed:
        assert site.pages[url].find("link", rel="canonical")["href"] == url
        assert not site.pages[url].find("meta", attrs={"name": "robots"})
    assert len(listed) >= 12 + 6
    indexed = {url for url, page in site.pages.items() if page.find("link", rel="canonical")}
    assert {one for one in indexed if not urlsplit(one).query} <= set(listed)
