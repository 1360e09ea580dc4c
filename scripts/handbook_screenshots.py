"""Take the screenshots of the editors' handbook.

usage: python -m scripts.handbook_screenshots [NAME ...]

Starts a site of its own, does what the handbook says, and writes docs/editors/images/. A picture
that looks the same as before is left as it is. With names, takes only those.
"""

import sys

from playwright.sync_api import sync_playwright

from scripts.chromium import CHROMIUM
from scripts.screenshots import FOLDER, SHOTS, Studio, keep, studio_site


def main(names: list[str]) -> int:
    """Return 0 when all pictures were taken, 2 for a name that is not in the table."""
    wanted = [shot for shot in SHOTS if not names or shot.name in names]
    if unknown := set(names) - {shot.name for shot in SHOTS}:
        print(f"There is no shot named {', '.join(sorted(unknown))}.", file=sys.stderr)
        return 2
    FOLDER.mkdir(exist_ok=True)
    with studio_site() as address, sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        studio = Studio(browser, address)
        for shot in wanted:
            said = keep(FOLDER / f"{shot.name}.png", studio.take(shot))
            print(f"{shot.name}.png: {said}")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
