# The portal's image: one for web, worker and beat; docker-compose.yml says which command each runs.

FROM node:22-bookworm-slim AS assets
RUN apt-get update \
 && apt-get install --yes --no-install-recommends python3 \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY scripts scripts
COPY static static
RUN python3 scripts/assets.py

FROM python:3.11-slim-bookworm AS packages
WORKDIR /build
COPY requirements-production.lock ./
RUN python -m venv /opt/venv \
 && /opt/venv/bin/pip install --no-cache-dir --require-hashes --requirement requirements-production.lock

FROM python:3.11-slim-bookworm
WORKDIR /app
# The same list as on a developer's machine: what WeasyPrint draws with, and the font of the PDFs.
COPY scripts/system.py /tmp/setup/system.py
RUN cd /tmp/setup && python -c "import system; system.install(system.DEMO)" \
 && rm -rf /tmp/setup /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin portal \
 && install --directory --owner portal /data/files
COPY --from=packages /opt/venv /opt/venv
COPY --chown=root:root . .
COPY --from=assets /build/static/dist static/dist
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=pbp_portal.settings \
    PBP_FILES_ROOT=/data/files
# Collecting files needs no secret and no server; both values are gone after this line.
RUN SECRET_KEY=only-while-the-image-is-built DATABASE_URL=postgresql://nowhere/none \
    python manage.py collectstatic --no-input --verbosity 0
USER portal
VOLUME /data/files
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["python", "scripts/healthcheck.py"]
CMD ["gunicorn", "pbp_portal.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--threads", "4", \
     "--worker-tmp-dir", "/dev/shm", "--no-control-socket", "--access-logfile", "-", "--max-requests", "2000", \
     "--max-requests-jitter", "200"]
