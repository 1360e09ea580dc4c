"""How the screenshots of the editors' handbook are taken."""

from scripts.screenshots.keeping import FOLDER, keep
from scripts.screenshots.shot import Shot
from scripts.screenshots.shots import SHOTS
from scripts.screenshots.studio import Studio
from scripts.screenshots.studio_site import studio_site

__all__ = ["FOLDER", "SHOTS", "Shot", "Studio", "keep", "studio_site"]
