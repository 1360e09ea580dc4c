from django.core.paginator import Paginator
from django.template.loader import render_to_string


def pagination(number: int, of: int, query: str = "") -> str:
    page = Paginator(range(of), 1).page(number)
    return render_to_string("includes/pagination.html", {"page_obj": page, "query": query})


def test_one_page_needs_no_pagination() -> None:
    assert pagination(1, of=1).strip() == ""


def test_first_last_and_nearest_pages_are_linked() -> None:
    html = pagination(10, of=20)
    linked = [number for number in range(1, 21) if f'href="?page={number}"' in html]
    assert linked == [1, 9, 10, 11, 20]
    assert html.count("pagination__gap") == 2
    assert html.count('aria-current="page"') == 1


def test_the_rest_of_the_query_stays_and_is_escaped() -> None:
    html = pagination(1, of=2, query='q=a&b="')
    assert 'href="?q=a&amp;b=&quot;&amp;page=2"' in html
    assert 'rel="prev"' not in html
