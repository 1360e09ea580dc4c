"""How the application server runs the site. Command-line options override what stands here."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent

# The workers are forked from this process and inherit the path.
sys.path[:0] = [str(ROOT / "site"), str(ROOT)]

wsgi_app = "config.wsgi:application"
chdir = str(ROOT)
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
timeout = 60
max_requests = 5000
max_requests_jitter = 500
control_socket_disable = True
