"""The secretariat's own .docx, opened to be filled."""


class TemplateRefused(ValueError):
    """The template cannot be used. `reason` says why and what to do; `style` names the missing style, if that is why."""

    def __init__(self, reason: str, style: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.style = style
