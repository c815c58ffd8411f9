"""Which text Word does not show."""

from lxml import etree

from engine.word.markup import w

_OFF = ("0", "false", "off")


class Hiding:
    """Says whether a run is hidden: by its own properties, else by its style, else by its paragraph's style."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._styles: dict[str | None, etree._Element] = {}
        self._known: dict[str | None, bool | None] = {}
        for style in () if styles is None else styles.findall(w("style")):
            self._styles[style.get(w("styleId"))] = style

    def hides(self, run: etree._Element | None, paragraph: etree._Element | None) -> bool:
        """`run` is a w:rPr, `paragraph` a w:pPr; either may be missing."""
        own = _vanish(run)
        if own is not None:
            return own
        for properties, name in ((run, "rStyle"), (paragraph, "pStyle")):
            style = None if properties is None else properties.find(w(name))
            if style is not None and (found := self._of(style.get(w("val")))) is not None:
                return found
        return False

    def _of(self, identity: str | None) -> bool | None:
        if identity not in self._known:
            self._known[identity] = self._found(identity)
        return self._known[identity]

    def _found(self, identity: str | None) -> bool | None:
        seen: set[str | None] = set()
        while identity in self._styles and identity not in seen:
            seen.add(identity)
            style = self._styles[identity]
            found = _vanish(style.find(w("rPr")))
            if found is not None:
                return found
            based = style.find(w("basedOn"))
            identity = None if based is None else based.get(w("val"))
        return None


def _vanish(properties: etree._Element | None) -> bool | None:
    node = None if properties is None else properties.find(w("vanish"))
    return None if node is None else node.get(w("val"), "true") not in _OFF
