"""Templates in the editor: `/` offers them, Tab goes from field to field, and an empty field is never sent.

Invariants: only a `/` typed into an empty editor offers anything, and Escape is the end of that; what is sent is never
altered here; a field is what a known template has in braces, whichever way it came into the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from evoinbox.domain.template import FIELD, Template, Templates, fields, find
from evoinbox.ui.compose_edit import ComposeEdit
from evoinbox.ui.controls import announce
from evoinbox.ui.suggestions import Suggestions
from evoinbox.words import mark, tr

if TYPE_CHECKING:
    from evoinbox.ui.template_dialog import Written

EDIT: Final = mark("Edit templates…")
_LONGEST_ROW: Final = 64


class TemplateWriting(QObject):
    """Owned by the compose pane.

    `saved` carries the agent's own templates as edited, `broken` an InboxError of a file when templates are asked for.
    """

    saved = Signal(object)
    broken = Signal(object)

    def __init__(self, edit: ComposeEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._templates = Templates()
        self._fields: set[str] = set()
        self._offered: list[Template] = []
        self._asked = False
        self.list = Suggestions(edit, tr("Templates"))
        self.list.taken.connect(self._take)
        self.list.closed.connect(self._stop)
        edit.typed.connect(self._on_typed)
        edit.textChanged.connect(self._close_stale)
        edit.installEventFilter(self)

    def use(self, templates: Templates) -> None:
        """These are the templates now; fields of earlier ones may still stand in a text."""
        self._templates = templates
        self._fields.update(name for one in templates.all for name in fields(one.text))

    def unfilled(self) -> str | None:
        """The first field that nothing was put in place of."""
        return next((name for name in fields(self._edit.text()) if name in self._fields), None)

    def go_to(self, name: str) -> None:
        """Select a field, so that what is typed takes its place."""
        text, sign = self._edit.text(), f"{{{name}}}"
        start = text.find(sign)
        if start >= 0:
            self._select(start, start + len(sign))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab goes on to the next field, where there is one."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or self._edit.composing:
            return super().eventFilter(watched, event)
        match Qt.Key(event.key()):
            case Qt.Key.Key_Tab if not event.modifiers():
                return self._step(forwards=True)
            case Qt.Key.Key_Backtab:
                return self._step(forwards=False)
            case _:
                return False

    def _step(self, *, forwards: bool) -> bool:
        """Go to another field; False if there is none, so that Tab leads out of the editor as always."""
        text = self._edit.text()
        places = [match.span() for match in FIELD.finditer(text) if match[1] in self._fields]
        here = self._edit.selection()
        others = [span for span in places if span != here]
        if not others:
            return False
        if forwards:
            start, end = next((span for span in others if span[0] >= here[1]), others[0])
        else:
            start, end = next((span for span in reversed(others) if span[1] <= here[0]), others[-1])
        self._select(start, end)
        return True

    def _select(self, start: int, end: int) -> None:
        self._edit.select(start, end)
        announce(self._edit, tr("Field {name}", name=self._edit.text()[start + 1 : end - 1]))

    # ---- the list

    def _on_typed(self) -> None:
        text = self._edit.text()
        if text == "/":
            self._asked = True
            for problem in self._templates.problems:
                self.broken.emit(problem)
        if self._asked and text.startswith("/"):
            self._offer(text[1:])

    def _offer(self, wanted: str) -> None:
        self._offered = find(self._templates.all, wanted)
        rows = [_row(one) for one in self._offered]
        # Not behind what was looked for: Enter is then to send a text that only begins with a slash.
        self.list.offer(rows if wanted else [*rows, tr(EDIT)], first=True)

    def _close_stale(self) -> None:
        text = self._edit.text()
        if not text.startswith("/") or "\n" in text:
            self._stop()

    def _stop(self) -> None:
        self._asked = False
        self.list.hide()

    def _take(self, row: int) -> None:
        self._asked = False
        if row == len(self._offered):
            self._edit.rewrite("", 0)
            self.edit_own()
            return
        text = self._offered[row].text
        self._edit.rewrite(text, len(text))
        if names := fields(text):
            self.go_to(names[0])

    def edit_own(self, written: Written | None = None) -> None:
        """Show the agent's own templates, to change them."""
        from evoinbox.ui.template_dialog import TemplateDialog  # 2 ms, seldom needed

        dialog = TemplateDialog(self._edit.window(), self._templates.own, again=self.edit_own, written=written)
        dialog.saved.connect(self.saved)
        dialog.open()


def _row(one: Template) -> str:
    row = f"{one.name}  ·  {' '.join(one.text.split())}"
    return row if len(row) <= _LONGEST_ROW else f"{row[: _LONGEST_ROW - 1]}…"
