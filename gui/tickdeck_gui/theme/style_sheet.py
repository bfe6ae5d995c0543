"""The one style sheet, made from tokens."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tickdeck_gui.theme.tokens import HEADING_SIZE, RADIUS, SMALL_TEXT_SIZE, TEXT_SIZE

if TYPE_CHECKING:
    from tickdeck_gui.theme.tokens import Tokens

_SHEET = Template("""
QMainWindow, QDialog, QStackedWidget, QScrollArea#page { background: $window; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget#content { background: transparent; }
QToolTip { background: $raised; color: $ink; border: 1px solid $line;
  padding: 4px 6px; }

QLabel[role="title"] { font-size: ${heading}px; font-weight: 600; }
QLabel[role="subtitle"], QLabel[role="second"] { color: $second; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="caption"] { color: $second; font-size: ${small}px; }
QLabel[role="error"] { color: $failure; }
QLabel[role="error-strong"] { color: $failure; font-weight: 600; }
QLabel[role="badge"] { background: $failure; color: $panel; border-radius: 8px;
  padding: 1px 6px; font-size: ${small}px; font-weight: 600; }
QLabel[role="pill"] { background: $faint_line; border-radius: 4px;
  padding: 2px 6px; }

QFrame[role="card"] { background: $panel; border: 1px solid $line;
  border-radius: 8px; }
QFrame[role="rail"] { background: $panel; border: none;
  border-$end: 1px solid $line; }
QFrame[role="status"] { background: $panel; border: none;
  border-top: 1px solid $line; }
QFrame[role="error-box"] { background: $failure_ground; border: none;
  border-radius: ${radius}px; }
QFrame[role="toast"] { background: $ink; border: none; border-radius: 8px; }
QFrame[role="toast"] QLabel { color: $panel; }
QFrame[role="toast"] QPushButton { background: transparent; border: none;
  color: $accent_on_ink; font-weight: 600; padding: 4px 8px; min-height: 16px; }
QFrame[role="toast"] QPushButton:focus { text-decoration: underline; }
QFrame[role="separator"] { background: $line; border: none; }

QPushButton { background: $raised; color: $ink; border: 1px solid $line;
  border-radius: ${radius}px; padding: 5px 12px; min-height: 18px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $faint_line; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton:disabled { color: $third; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent;
  border: 1px solid $accent; font-weight: 600; }
QPushButton[kind="primary"]:focus { border: 2px solid $ink; padding: 4px 11px; }
QPushButton[kind="primary"]:disabled { background: $faint_line; color: $third;
  border: 1px solid $line; }
QPushButton[kind="danger"] { color: $failure; }
QPushButton[kind="danger"]:disabled { color: $third; }
QPushButton[kind="link"] { background: transparent; border: none; color: $accent;
  padding: 2px; text-align: left; }
QPushButton[kind="link"]:hover, QPushButton[kind="link"]:focus {
  text-decoration: underline; }
QPushButton[kind="chip"] { border-radius: 12px; padding: 2px 10px;
  color: $second; background: $panel; min-height: 18px; }
QPushButton[kind="chip"]:checked { background: $accent_ground; color: $accent;
  border: 1px solid $accent; }
QPushButton[kind="chip"]:focus { border: 1px solid $accent; }
QPushButton[kind="rail"] { text-align: left; border: none; background: transparent;
  color: $second; padding: 7px 10px; }
QPushButton[kind="rail"]:hover { background: $hover; }
QPushButton[kind="rail"]:checked { background: $accent_ground; color: $accent;
  font-weight: 600; }
QPushButton[kind="rail"]:focus { border: 1px solid $accent; padding: 6px 9px; }
QPushButton[kind="icon"] { padding: 5px 7px; }
QPushButton[kind="door"] { background: $panel; border: 1px solid $line;
  border-radius: 8px;
  min-height: 148px; max-height: 148px; padding: 0px; }
QPushButton[kind="door"]:hover, QPushButton[kind="door"]:focus {
  border: 1px solid $accent; background: $hover; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {
  background: $raised; color: $ink; border: 1px solid $line;
  border-radius: ${radius}px; padding: 4px 8px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox { min-height: 20px; }
QDoubleSpinBox, QSpinBox { min-height: 26px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus,
QComboBox:focus { border: 1px solid $accent; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line;
  selection-background-color: $accent_ground; selection-color: $ink; }
QPlainTextEdit[role="log"] { background: $panel; border: none; padding: 4px; }
QPlainTextEdit[role="log"]:focus { border: none; }

QTableView, QListView, QTreeView { background: $panel; color: $ink; border: none;
  gridline-color: $faint_line; outline: none;
  selection-background-color: $accent_ground; selection-color: $ink;
  alternate-background-color: $panel; }
QListWidget { border: 1px solid $line; border-radius: ${radius}px; padding: 2px; }
QListWidget:focus { border: 1px solid $accent; }
QListWidget::item { padding: 4px 6px; border-radius: 4px; }
QListWidget::item:selected { background: $accent_ground; color: $ink; }
QHeaderView { background: $panel; border: none; }
QHeaderView::section { background: $panel; color: $second; border: none;
  border-bottom: 1px solid $line; padding: 7px 8px; text-align: left; }
QHeaderView::section:hover { color: $ink; }
QTableView QTableCornerButton::section { background: $panel; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $second; border: none;
  padding: 8px 2px; margin-$end: 18px; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $ink; }

QMenu { background: $raised; color: $ink; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; }
QMenu::item:selected { background: $accent_ground; }
QMenu::item:disabled { color: $third; }
QMenu::separator { height: 1px; background: $line; margin: 4px; }
QMenu::icon { padding-left: 6px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; min-height: 28px;
  min-width: 28px; margin: 1px; }
QScrollBar::handle:hover { background: $third; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QProgressBar { background: $faint_line; border: none; border-radius: 3px;
  max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QRadioButton, QCheckBox { spacing: 6px; }
QRadioButton::indicator, QCheckBox::indicator { width: 14px; height: 14px;
  border: 1px solid $third; background: $raised; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator:checked, QCheckBox::indicator:checked { width: 6px;
  height: 6px; border: 5px solid $accent; background: $on_accent; }
QRadioButton:focus, QCheckBox:focus { color: $accent; }
""")


def style_sheet(
    tokens: Tokens, direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight
) -> str:
    """Return the style sheet of an appearance.

    Qt mirrors by itself how text is aligned, but no margins and borders.
    """
    from_right = direction == Qt.LayoutDirection.RightToLeft
    names = {
        name: getattr(tokens, name)
        for name in tokens.__dataclass_fields__
        if name != "dark"
    }
    return _SHEET.substitute(
        names,
        end="left" if from_right else "right",
        accent_on_ink=tokens.accent_ground,
        heading=HEADING_SIZE,
        small=SMALL_TEXT_SIZE,
        text=TEXT_SIZE,
        radius=RADIUS,
    )
