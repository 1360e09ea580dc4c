"""Which tests one process runs, when several share them."""

from xdist.scheduler import LoadScopeScheduling

BROWSER = "tests/browser/"


class BrowserTogether(LoadScopeScheduling):
    """Gives the browser tests of a folder to one process, which starts one site and one browser.

    All other tests go one by one to whichever process is free. xdist's own groups do not reach the
    names of tests in pytest 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        return nodeid.rpartition("/")[0] if nodeid.startswith(BROWSER) else nodeid
