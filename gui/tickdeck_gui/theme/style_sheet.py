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
QFrame[role="foot"] { background: transparent; border: none;
  border-top: 1px solid $line; }
QFrame[role="status"] { background: $panel; border: none;
  border-top: 1px solid $line; }
QFrame[role="foot"] { background: $panel; border: none;
  border-top: 1px solid $line; border-bottom-left-radius: 8px;
  border-bottom-right-radius: 8px; }
QFrame[role="hover"] { background: $raised; border: 1px solid $line;
  border-radius: 8px; }
QFrame[role="error-box"] { background: $failure_ground; border: none;
  border-radius: ${radius}px; }
QFrame[role="notice-box"] { background: $accent_ground; border: none;
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

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  background: $raised; color: $ink; border: 1px solid $line;
  border-radius: ${radius}px; padding: 4px 8px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $second; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 20px; }
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover { border-color: $third; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus,
QAbstractSpinBox:focus { border: 1px solid $accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled,
QComboBox:disabled, QAbstractSpinBox:disabled { background: $window;
  color: $third; border-color: $line; }
QLineEdit > QToolButton { background: transparent; border: none; padding: 0; }
QAbstractSpinBox { padding: 4px 0; }
QComboBox QLineEdit { background: transparent;
  border: none; padding: 0; min-height: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  subcontrol-origin: border; width: 20px; border: none; background: transparent;
  margin: 1px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {
  background: $faint_line; border-radius: 4px; }
QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow { width: 12px;
  height: 12px; }
QComboBox { padding-$end: 24px; }
QComboBox::drop-down, QDateTimeEdit::drop-down { subcontrol-origin: border;
  subcontrol-position: center right; border: none; width: 24px;
  background: transparent; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $raised; color: $ink;
  border: 1px solid $line; padding: 4px; outline: none;
  selection-background-color: $accent_ground; selection-color: $ink; }
QComboBox QAbstractItemView::item { min-height: 24px; padding: 0 6px;
  border-radius: 4px; }
QComboBox QAbstractItemView::item:selected { background: $accent_ground;
  color: $ink; }
QComboBox[kind="chip"] { border-radius: 12px; padding: 2px 10px;
  padding-$end: 22px; min-height: 18px; color: $second; background: $panel; }
QComboBox[kind="chip"][chosen="true"] { background: $accent_ground;
  color: $accent; border-color: $accent; }
QComboBox[kind="chip"]:focus { border-color: $accent; }
QComboBox[kind="chip"]::drop-down { width: 22px; }
QToolButton { background: transparent; color: $ink; border: 1px solid transparent;
  border-radius: ${radius}px; padding: 4px 6px; }
QToolButton:hover { background: $hover; border-color: $line; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $third; }
QGroupBox { border: 1px solid $line; border-radius: ${radius}px; margin-top: 16px;
  padding: 8px; }
QGroupBox::title { subcontrol-origin: margin; color: $second; padding: 0 4px; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $panel; }
QCalendarWidget QAbstractItemView { background: $panel; color: $ink;
  selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QAbstractItemView:disabled { color: $third; }
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
QMenu::item:selected { background: $accent_ground; color: $ink; }
QMenu::item:disabled { color: $third; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: 4px; }
QMenu::icon { padding-left: 6px; }
QMenu::indicator { width: 14px; height: 14px; margin-left: 6px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $third; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle { background: transparent; }
QProgressBar { background: $faint_line; border: none; border-radius: 3px;
  max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QRadioButton, QCheckBox { spacing: 8px; color: $ink; border: none;
  padding: 2px; }
QRadioButton:disabled, QCheckBox:disabled { color: $third; }
QRadioButton::indicator, QCheckBox::indicator { width: 14px; height: 14px;
  border: 1px solid $third; background: $raised; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator:hover, QCheckBox::indicator:hover { border-color: $accent; }
QRadioButton::indicator:checked { width: 6px; height: 6px;
  border: 5px solid $accent; background: $on_accent; }
QCheckBox::indicator:checked, QCheckBox::indicator:indeterminate {
  border-color: $accent; background: $accent; }
QRadioButton::indicator:disabled, QCheckBox::indicator:disabled {
  border-color: $line; background: $window; }
QRadioButton::indicator:checked:disabled { border: 5px solid $third; }
QCheckBox::indicator:checked:disabled { border-color: $third; background: $third; }
QRadioButton:focus, QCheckBox:focus { color: $accent; }
""")
_PICTURES = Template("""
QAbstractSpinBox::up-arrow { image: url("$folder/up.svg"); }
QAbstractSpinBox::down-arrow { image: url("$folder/down.svg"); }
QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off {
  image: url("$folder/up-faint.svg"); }
QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off {
  image: url("$folder/down-faint.svg"); }
QComboBox::down-arrow, QDateTimeEdit::down-arrow {
  image: url("$folder/down.svg"); }
QComboBox::down-arrow:disabled, QDateTimeEdit::down-arrow:disabled {
  image: url("$folder/down-faint.svg"); }
QCheckBox::indicator:checked { image: url("$folder/check-on-accent.svg"); }
QMenu::indicator:checked { image: url("$folder/check.svg"); }
""")
PICTURES: dict[str, tuple[str, str]] = {
    "up": ("up", "second"),
    "up-faint": ("up", "third"),
    "down": ("down", "second"),
    "down-faint": ("down", "third"),
    "check": ("check", "accent"),
    "check-on-accent": ("check", "on_accent"),
}
"""What the sheet shows of files: the icon and the token of its ink, by file name."""


def style_sheet(
    tokens: Tokens,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
    pictures: str = "",
) -> str:
    """Return the style sheet of an appearance.

    Qt mirrors by itself how text is aligned, but no margins and borders.

    Args:
        tokens: The colours.
        direction: To which side one reads.
        pictures: The folder with `PICTURES`; without it arrows and ticks are missing.
    """
    from_right = direction == Qt.LayoutDirection.RightToLeft
    names = {
        name: getattr(tokens, name)
        for name in tokens.__dataclass_fields__
        if name != "dark"
    }
    sheet = _SHEET.substitute(
        names,
        end="left" if from_right else "right",
        accent_on_ink=tokens.accent_ground,
        heading=HEADING_SIZE,
        small=SMALL_TEXT_SIZE,
        text=TEXT_SIZE,
        radius=RADIUS,
    )
    return sheet + (_PICTURES.substitute(folder=pictures) if pictures else "")
