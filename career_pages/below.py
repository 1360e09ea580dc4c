"""The place of pages in the tree, as a condition that costs a database little."""

from typing import Any, Final

from django.db.models import BooleanField, F, Func

# Paths in the tree are letters and digits, none of which has a meaning to LIKE.
FOR_EACH_PAGE: Final = (
    "EXISTS (SELECT 1 FROM (%(select)s) AS above WHERE %(expressions)s LIKE above.path || '%%%%')"
)
AT_ONCE: Final = (
    "%(expressions)s LIKE ANY (ARRAY(SELECT above.path || '%%%%' FROM (%(select)s) AS above))"
)


class Below(Func):
    """The condition that a page is one of those whose ``path`` a SELECT gives, or is below one.

    The statement is SQL without a percent sign. It is written out since Django would make it anew
    for each query, which takes longer than to answer it.
    """

    output_field = BooleanField()

    def __init__(self, select: str) -> None:
        """Make the condition for the pages of that SELECT."""
        super().__init__(F("path"), select=select)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Return the condition for SQLite."""
        return self.as_sql(compiler, connection, template=FOR_EACH_PAGE, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Return the condition for PostgreSQL, which looks up those pages once."""
        return self.as_sql(compiler, connection, template=AT_ONCE, **context)
