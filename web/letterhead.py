"""The secretariat's own Word template: the file that the configuration names."""

from engine.word.template import TemplateRefused, Unfit
from web.config import Config


def template_of(config: Config) -> bytes | None:
    """Its bytes, unless none is named. It is looked at when a server starts; TemplateRefused if it is gone since."""
    try:
        return config.template.read_bytes() if config.template else None
    except OSError as error:
        raise TemplateRefused(Unfit.UNREADABLE) from error
