"""The window's one style sheet, made of a theme's colours; `theme.py` sets it and nobody else does.

Invariants: widgets opt in by the dynamic property `look`; no colour stands here that is not the palette's.
"""

from __future__ import annotations

from evoinbox.ui.palette import Palette


def style_sheet(colours: Palette, points: float, *, mirrored: bool = False) -> str:
    """The style sheet for these colours and this text size; `mirrored` where words run from right to left."""
    return "\n".join(
        (_surfaces(colours, points, "left" if mirrored else "right"), _buttons(colours, points), _lists(colours))
    )


def _surfaces(c: Palette, points: float, end: str) -> str:
    caption, title, display = points * 0.86, points * 1.24, points * 1.9
    return f"""
QWidget[look="side"] {{ background: {c.side}; }}
QWidget[look="surface"], QStackedWidget {{ background: {c.surface}; }}
QFrame[look="rule"] {{ background: {c.edge}; border: none; }}
QFrame[look="card"] {{ background: {c.raised}; border: 1px solid {c.edge}; border-radius: 16px; }}
QFrame[look="palette"] {{ background: {c.raised}; border: 1px solid {c.rim}; }}
QFrame[look="writing"] {{ background: {c.raised}; border: 1px solid {c.rim}; border-radius: 12px; }}
QFrame[look="writing"][lit="true"] {{ border: 2px solid {c.accent}; }}
QFrame[look="popup"] {{ background: {c.raised}; border: 1px solid {c.rim}; border-radius: 10px; }}
QFrame[look="notice"] {{ background: {c.warning_soft}; border-radius: 10px; }}
QFrame[look="alarm"] {{ background: {c.danger_soft}; border-radius: 10px; }}
QFrame[look="calm"] {{ background: {c.hover}; border-radius: 10px; }}
QLabel:focus {{ background: {c.hover}; border-radius: 4px; }}
QLabel[look="muted"] {{ color: {c.muted}; }}
QLabel[look="caption"] {{ color: {c.muted}; font-size: {caption:.1f}pt; }}
QLabel[look="warning"] {{ color: {c.warning}; font-size: {caption:.1f}pt; }}
QLabel[look="error"] {{ color: {c.danger}; }}
QLabel[look="heading"] {{ color: {c.accent}; font-weight: 600; }}
QLabel[look="title"] {{ color: {c.text}; font-size: {title:.1f}pt; font-weight: 600; }}
QLabel[look="display"] {{ color: {c.text}; font-size: {display:.1f}pt; font-weight: 600; }}

QLineEdit {{
    background: {c.raised}; color: {c.text}; border: 1px solid {c.rim}; border-radius: 8px; padding: 7px 10px;
    selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QLineEdit:focus {{ border: 2px solid {c.accent}; padding: 6px 9px; }}
QLineEdit[wrong="true"] {{ border: 2px solid {c.danger}; padding: 6px 9px; }}
QComboBox, QSpinBox {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.rim}; border-radius: 8px;
    padding: 5px 10px; selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QComboBox {{ padding-{end}: 30px; }}
QComboBox:hover, QSpinBox:hover {{ background: {c.hover}; }}
QComboBox:focus, QSpinBox:focus {{ border: 2px solid {c.accent}; padding: 4px 9px; }}
QComboBox:focus {{ padding-{end}: 29px; }}
QComboBox:disabled, QSpinBox:disabled, QLineEdit:disabled {{ color: {c.muted}; border-color: {c.edge};
    background: transparent; }}
QComboBox::drop-down {{ border: none; width: 0; }}
QComboBox QAbstractItemView {{ background: {c.raised}; color: {c.text}; border: none; padding: 0;
    outline: none; selection-background-color: {c.chosen}; selection-color: {c.text}; }}
QSpinBox QLineEdit, QSpinBox QLineEdit:focus, QSpinBox QLineEdit:disabled {{ background: transparent; border: none;
    padding: 0; }}
QSpinBox::up-button, QSpinBox::down-button {{ border: none; background: transparent; width: 30px; }}
QSpinBox::up-button:hover, QSpinBox::down-button:hover {{ background: {c.chosen}; }}
QSpinBox::up-button {{ border-top-right-radius: 7px; }}
QSpinBox::down-button {{ border-bottom-right-radius: 7px; }}
QSpinBox::up-arrow, QSpinBox::down-arrow {{ image: none; width: 0; height: 0; }}
QScrollArea, QWidget[look="bare"] {{ background: transparent; border: none; }}
QPlainTextEdit {{ background: transparent; color: {c.text}; border: none;
    selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
"""


def _buttons(c: Palette, points: float) -> str:
    caption = points * 0.86
    return f"""
QPushButton {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.rim}; border-radius: 8px;
    padding: 6px 14px; icon-size: {points * 1.5:.0f}px; }}
QPushButton:hover {{ background: {c.hover}; }}
QPushButton:focus {{ border: 2px solid {c.accent}; padding: 5px 13px; }}
QPushButton:disabled {{ color: {c.muted}; border-color: {c.edge}; background: transparent; }}
QPushButton[look="primary"] {{ background: {c.accent}; color: {c.on_accent}; border: 2px solid {c.accent};
    font-weight: 600; padding: 6px 14px; }}
QPushButton[look="primary"]:hover {{ background: {c.accent_hover}; border-color: {c.accent_hover}; }}
QPushButton[look="primary"]:focus {{ border: 2px solid {c.text}; padding: 6px 14px; }}
QPushButton[look="primary"]:disabled {{ background: {c.hover}; color: {c.muted}; border-color: {c.hover}; }}
QPushButton[look="link"] {{ background: transparent; color: {c.accent}; border: 2px solid transparent;
    padding: 4px 6px; }}
QPushButton[look="link"]:hover {{ background: {c.hover}; }}
QPushButton[look="link"]:focus {{ border: 2px solid {c.accent}; }}
QPushButton[look="segment"] {{ background: transparent; color: {c.muted}; border: 2px solid transparent;
    border-radius: 7px; padding: 4px 12px; font-weight: 500; }}
QPushButton[look="segment"]:hover {{ color: {c.text}; }}
QPushButton[look="segment"]:checked {{ background: {c.raised}; color: {c.text}; border: 2px solid {c.raised}; }}
QPushButton[look="segment"]:focus {{ border: 2px solid {c.accent}; }}
QFrame[look="segments"] {{ background: {c.hover}; border-radius: 9px; }}
QPushButton[look="pill"] {{ background: {c.accent}; color: {c.on_accent}; border: 2px solid {c.accent};
    border-radius: 16px; padding: 5px 16px; font-weight: 600; }}
QPushButton[look="pill"]:hover {{ background: {c.accent_hover}; }}
QPushButton[look="pill"]:focus {{ border: 2px solid {c.text}; }}
QPushButton[look="needing"] {{ background: {c.danger_soft}; color: {c.danger}; border: 2px solid {c.danger_soft};
    border-radius: 8px; padding: 5px 12px; font-weight: 600; text-align: left; }}
QPushButton[look="needing"]:hover {{ border-color: {c.danger}; }}
QPushButton[look="needing"]:focus {{ border: 2px solid {c.danger}; }}
QPushButton[look="line"] {{ background: transparent; color: {c.accent}; border: 2px solid transparent; padding: 1px 4px;
    border-radius: 6px; font-size: {caption:.1f}pt; text-align: left; }}
QPushButton[look="line"]:hover {{ background: {c.hover}; }}
QPushButton[look="line"]:focus {{ border: 2px solid {c.accent}; }}
QPushButton[look="line"]:disabled {{ color: {c.muted}; }}
QPushButton[look="tab"] {{ background: transparent; border: 2px solid transparent; padding: 3px 2px; }}
QPushButton[look="tab"]:hover {{ background: {c.hover}; }}
QPushButton[look="tab"]:focus {{ border: 2px solid {c.accent}; }}
QPushButton::menu-indicator {{ width: 0; }}

QToolButton {{ background: transparent; border: 2px solid transparent; border-radius: 8px; padding: 5px; }}
QToolButton:hover {{ background: {c.hover}; }}
QToolButton:pressed {{ background: {c.chosen}; }}
QToolButton:focus {{ border: 2px solid {c.accent}; }}
QToolButton::menu-indicator {{ image: none; }}
"""


def _lists(c: Palette) -> str:
    return f"""
QMenu {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.edge}; padding: 6px; }}
QMenu::item {{ padding: 6px 24px 6px 14px; border-radius: 6px; }}
QMenu::item:selected {{ background: {c.chosen}; }}
QMenu::item:disabled {{ color: {c.muted}; }}
QMenu::separator {{ height: 1px; background: {c.edge}; margin: 5px 8px; }}
QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.edge}; padding: 5px; }}

QListView[look] {{ background: transparent; border: none; outline: none; }}
QListView[look="plain"] {{ background: {c.raised}; border: 1px solid {c.rim}; border-radius: 8px; padding: 4px; }}
QListView[look="plain"]::item {{ padding: 8px; border-radius: 6px; color: {c.text}; }}
QListView[look="plain"]::item:selected {{ background: {c.chosen}; }}
QListView[look="plain"]:focus {{ border: 2px solid {c.accent}; }}
QListWidget[look="popup"] {{ background: {c.raised}; border: 1px solid {c.rim}; border-radius: 8px; padding: 4px; }}
QListWidget[look="popup"]::item {{ padding: 5px 8px; border-radius: 6px; color: {c.text}; }}
QListWidget[look="popup"]::item:selected {{ background: {c.chosen}; color: {c.text}; }}
QListView[look="grid"]::item {{ border-radius: 6px; border: 2px solid transparent; color: {c.text}; }}
QListView[look="grid"]::item:hover {{ background: {c.hover}; }}
QListView[look="grid"]::item:selected {{ background: {c.chosen}; border: 2px solid {c.accent}; color: {c.text}; }}
QSplitter::handle {{ background: {c.edge}; }}
QProgressBar {{ background: {c.hover}; border: none; border-radius: 2px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 2px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {c.edge}; border-radius: 4px; min-height: 32px; margin: 1px; }}
QScrollBar::handle:vertical:hover {{ background: {c.rim}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QDialog {{ background: {c.surface}; }}
"""
