"""Settings for readers: what the site needs comes from the environment, or it does not start."""

from config.env import base_url, env, required
from config.settings.base import *

SECRET_KEY = required("SECRET_KEY", "50 or more random characters that nobody else knows")
# Former secrets: what was signed with them, such as review links, is still believed.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = [
    host.strip()
    for host in required(
        "ALLOWED_HOSTS", "the host names that the site answers to, separated by commas"
    ).split(",")
]
WAGTAILADMIN_BASE_URL = required("BASE_URL", "the site's public address").rstrip("/")
_address = base_url(WAGTAILADMIN_BASE_URL)
CSRF_TRUSTED_ORIGINS = [f"{_address.scheme}://{_address.netloc}"]

_email = env.email_url_config(
    required("EMAIL_URL", "the mail server, such as smtp+tls://user:password@mail.example:587")
)
vars().update(_email)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"noreply@{_address.hostname}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Plain http is only possible on this computer's own address, which config.env checks.
_https = _address.scheme == "https"
SECURE_SSL_REDIRECT = _https
SECURE_REDIRECT_EXEMPT = [r"^healthz(/schedule)?$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _https
SECURE_HSTS_PRELOAD = _https
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_SECURE = _https
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
