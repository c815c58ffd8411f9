"""Where the configuration is, for every command that needs it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from web.cli.failures import Refused

if TYPE_CHECKING:
    from engine.formats import Format
    from web.books import Bodies
    from web.config import Config

_KEY = "web.cli.config"
_DEFAULT = Path("config.yaml")

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def _remember(ctx: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.meta[_KEY] = value


def config_option(function: Decorated) -> Decorated:
    """Adds `--config FILE`, so that it may stand before the command or after it."""
    return click.option(
        "--config",
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=_remember,
        help=f"The configuration; {_DEFAULT} unless given.",
    )(function)


def load_config() -> "Config":
    """The configuration that the command line names; a fault in it ends the command."""
    from web.config import ConfigRefused, load

    try:
        return load(_given() or _DEFAULT)
    except ConfigRefused as error:
        raise Refused(str(error)) from None


def load_bodies(config: "Config") -> "Bodies":
    """The rules and the formats that the configuration names; a fault in them ends the command."""
    from engine.yamlfile import Invalid
    from web.books import read_bodies

    try:
        return read_bodies(config)
    except Invalid as error:
        raise Refused(str(error)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"a workflow or the format cannot be read as UTF-8 text: {error}") from None


def load_format() -> "Format":
    """The format of papers: that of the configuration's first body, or, where there is no configuration, the one that
    comes with us."""
    from engine.formats import read_format
    from engine.yamlfile import Invalid

    path = _first_format() if _given() or _DEFAULT.exists() else _own_format()
    try:
        return read_format(path.read_text(encoding="utf-8"), str(path))
    except Invalid as error:
        raise Refused(str(error)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"{path}: cannot be read as UTF-8 text: {error}") from None


def _given() -> Path | None:
    found: Path | None = click.get_current_context().meta.get(_KEY)
    return found


def _first_format() -> Path:
    config = load_config()
    return config.bodies[config.first_body].format


def _own_format() -> Path:
    import workflows

    return Path(workflows.__path__[0]) / "formats" / "rcgm.yaml"
