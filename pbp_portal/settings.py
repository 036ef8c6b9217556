"""Settings, all by environment, with defaults that are safe in production.

With no DATABASE_URL or REDIS_URL the embedded servers of this checkout are used (see `pbp_portal/embedded`).
Two switches open doors that production keeps shut: DEBUG, and DEMO (one-click sign-in as a demo person).
"""

from __future__ import annotations

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from kombu import Queue

from pbp_portal import embedded

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
TESTING = env.bool("TESTING", default=False)
OPEN_DOORS = DEBUG or DEMO or TESTING  # no production deployment sets any of them

SECRET_KEY = env("SECRET_KEY", default="")
if not SECRET_KEY:
    if not OPEN_DOORS:
        raise ImproperlyConfigured("Set SECRET_KEY (50 random characters or more).")
    SECRET_KEY = "for-development-and-demonstration-only-" + "0" * 30

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if OPEN_DOORS else [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = env("SITE_URL", default="http://localhost:8000")
PORTAL_NAME = env("PORTAL_NAME", default="PBP Portal")

INSTALLED_APPS = [
    "governance",
    "membership",
    "delegation",
    "meetings",
    "reports",
    "pbp_portal",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",  # allauth's list of security keys
    "django.forms",
    "django_htmx",
    "simple_history",
    "guardian",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "governance.foundation.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "governance.foundation.middleware.PortalMiddleware",
]

ROOT_URLCONF = "pbp_portal.urls"
WSGI_APPLICATION = "pbp_portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "pbp_portal.jinja.environment",
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "governance.foundation.context.portal",
            ],
        },
    },
    {
        # The admin and allauth are written for Django's own templates.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates" / "django"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "governance.foundation.context.portal",
            ],
        },
    },
]

# --- Database, broker, cache ---------------------------------------------------------------------------------------

DATABASES = {"default": env.db_url_config(env("DATABASE_URL", default="") or embedded.database_url(BASE_DIR))}
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["ATOMIC_REQUESTS"] = False  # actions hold their own transactions
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env("REDIS_URL", default="") or embedded.redis_url(BASE_DIR)
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
SESSION_ENGINE = "django.contrib.sessions.backends.db"

CELERY_BROKER_URL = embedded.broker_url(REDIS_URL)
CELERY_TASK_IGNORE_RESULT = True  # the job row is the result
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SOFT_TIME_LIMIT = 900
CELERY_TASK_TIME_LIMIT = 960
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_DEFAULT_QUEUE = env("CELERY_QUEUE", default="portal")
CELERY_TASK_QUEUES = [Queue(CELERY_TASK_DEFAULT_QUEUE)]
CELERY_TIMEZONE = "Europe/London"
CELERY_BEAT_SCHEDULE = {
    "sweep-jobs": {"task": "governance.sweep_jobs", "schedule": 30.0},
    "sweep-outbox": {"task": "governance.sweep_outbox", "schedule": 60.0},
    "sweep-comparisons": {"task": "delegation.sweep_comparisons", "schedule": 600.0},
    "remind-of-terms": {"task": "membership.remind_of_terms", "schedule": 6 * 3600.0},
    "declaration-day": {"task": "membership.declaration_day", "schedule": 3600.0},
    "purge-questions": {"task": "meetings.purge_questions", "schedule": 6 * 3600.0},
    "remind-of-answers": {"task": "meetings.remind_of_answers", "schedule": 6 * 3600.0},
    "remind-of-actions": {"task": "meetings.remind_of_actions", "schedule": 6 * 3600.0},
    "purge-interests": {"task": "membership.purge_interests", "schedule": 6 * 3600.0},
    "refresh-registers": {"task": "reports.refresh_registers", "schedule": 3600.0},
    "tell-of-waiting-registers": {"task": "reports.tell_of_waiting_registers", "schedule": 3600.0},
    "tell-of-exemption-reviews": {"task": "meetings.tell_of_exemption_reviews", "schedule": 6 * 3600.0},
    "worker-heartbeat": {"task": "governance.heartbeat", "schedule": 20.0},
}
CELERY_BEAT_SCHEDULE_FILENAME = str(BASE_DIR / "var" / "celerybeat-schedule")

# --- Files ---------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "staticfiles"
if OPEN_DOORS:
    # Nothing is collected there; whitenoise warns when it is missing.
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [("dist", BASE_DIR / "static" / "dist")]  # what was built, not the sources
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if OPEN_DOORS
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = OPEN_DOORS
PBP_FILES_ROOT = env("PBP_FILES_ROOT", default=str(BASE_DIR / "var" / "files"))
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 310  # a folder of 300 papers at once
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# --- People ---------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "governance.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/workspace/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "governance.foundation.accounts.PortalAccountAdapter"
SOCIALACCOUNT_ADAPTER = "governance.foundation.accounts.PortalSocialAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by an administrator, never by sign-up
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
SESSION_COOKIE_AGE = 12 * 3600
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = PORTAL_NAME
# Staff roles sign in with a second factor; the demonstration lets them in without one.
REQUIRE_MFA_FOR_STAFF_ROLES = env.bool("REQUIRE_MFA", default=not (DEMO or TESTING))
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "organisation",
                "name": env("OIDC_NAME", default="your organisation"),
                "client_id": env("OIDC_CLIENT_ID"),
                "secret": env("OIDC_SECRET"),
                "settings": {"server_url": env("OIDC_SERVER_URL")},
            }
        ]
        if env("OIDC_SERVER_URL", default="")
        else []
    }
}

ANONYMOUS_USER_NAME = None
GUARDIAN_RAISE_403 = False
# The backend is left out on purpose: named exceptions are read by `visible_to()`, with their end dates.
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

# --- Mail -----------------------------------------------------------------------------------------------------------

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="portal@localhost")

# --- Language and time ----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
DATE_FORMAT = "j F Y"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# How long a process of the public site may go on with what it knows to be published before it asks again.
PUBLIC_STATE_SECONDS = env.float("PUBLIC_STATE_SECONDS", default=0.0 if TESTING else 1.0)

# --- The web --------------------------------------------------------------------------------------------------------

HTTPS = env.bool("HTTPS", default=not OPEN_DOORS)
SECURE_SSL_REDIRECT = HTTPS and env.bool("SECURE_SSL_REDIRECT", default=True)
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31536000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "pbp_portal.errors.csrf_failure"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
        "weasyprint": {"level": "ERROR"},
        "pikepdf": {"level": "WARNING"},
    },
}
