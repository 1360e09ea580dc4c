"""How the application server runs the site. Command-line options override what stands here."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent

# The workers are forked from this process and inherit the path.
sys.path[:0] = [str(ROOT / "site"), str(ROOT)]

from config.env import env  # noqa: E402 - not to be found before

wsgi_app = "config.wsgi:application"
chdir = str(ROOT)
worker_class = "gthread"
workers = env.int("WEB_CONCURRENCY", default=2)
threads = 4
timeout = 60
max_requests = 5000
max_requests_jitter = 500
control_socket_disable = True
