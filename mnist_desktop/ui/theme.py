"""The looks: a light and a dark palette, and the style sheet for both.

Widgets take their colors from the palette alone: text, `highlight` (the accent), `placeholderText`
(quiet text), `base` (cards), `mid` (borders), `dark` (around controls), `brightText` (faults),
`alternateBase` (wells); so they follow a change between light and dark without knowing of it.
"""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from mnist_desktop import palette, paths
from mnist_desktop.texts import mark, tr

VALIDATION = QColor(palette.VALIDATION)
"""Marks validation in plots and errors in the matrix; readable on light and dark."""


class Theme(Enum):
    """What the user chooses: to be as the system is, or light or dark whatever that is."""

    SYSTEM = mark("System")
    LIGHT = mark("Light")
    DARK = mark("Dark")

    @property
    def title(self) -> str:
        """What it is called on screen."""
        return tr(self.value)


TEXT_SCALES = (0.85, 1.0, 1.15, 1.3, 1.5)
"""The sizes of text, as parts of the system's."""

_SCHEMES = {
    Theme.SYSTEM: Qt.ColorScheme.Unknown,
    Theme.LIGHT: Qt.ColorScheme.Light,
    Theme.DARK: Qt.ColorScheme.Dark,
}
_HEADLINE_POINTS = 15
# Fields have no window behind them, but Qt's style takes their border from its color, darker by
# this.
_FIELDS = ("QComboBox", "QAbstractSpinBox", "QLineEdit")
_FUSION_DARKENS = 140
_STYLE = """
QFrame[role="card"] {
    background: palette(base); border: 1px solid palette(mid); border-radius: 12px;
}
QFrame[role="bar"] { background: palette(base); border-bottom: 1px solid palette(mid); }
QLabel[role="quiet"] { color: palette(placeholder-text); }
QLabel[role="title"] { font-weight: 600; }
QLabel[role="headline"] { font-size: HEADLINEpt; font-weight: 600; }
QLabel[role="reading"] {
    background: palette(base); border: 1px solid palette(mid); border-radius: 6px; padding: 5px 8px;
}
QLabel[role="fault"], QAbstractSpinBox[role="fault"] {
    color: palette(bright-text); font-weight: 600;
}
QPushButton, QToolButton {
    padding: 7px 14px; border: 1px solid palette(dark); border-radius: 8px;
    background: palette(button);
}
QPushButton:hover, QToolButton:hover { border-color: palette(highlight); }
QPushButton:pressed, QToolButton:pressed { background: palette(alternate-base); }
QPushButton:focus, QToolButton:focus { padding: 6px 13px; border: 2px solid palette(highlight); }
QPushButton:disabled, QToolButton:disabled {
    color: palette(placeholder-text); border-color: palette(mid);
}
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0px; }
QPushButton[role="primary"] {
    background: palette(highlight); color: palette(highlighted-text);
    border-color: palette(highlight); font-weight: 600;
}
QPushButton[role="primary"]:focus {
    padding: 4px 11px; border: 4px double palette(highlighted-text);
}
QPushButton[role="primary"]:disabled {
    background: palette(alternate-base); color: palette(placeholder-text);
    border-color: palette(mid);
}
QToolButton[role="small"] { padding: 3px 7px; }
QToolButton[role="small"]:focus { padding: 2px 6px; }
QFileDialog QToolButton { padding: 2px; background: palette(dark); }
QFileDialog QToolButton:focus { padding: 1px; }
QPushButton[role="page"], QPushButton[role="tab"] {
    border: 2px solid transparent; background: transparent; font-weight: 600;
    color: palette(placeholder-text);
}
QPushButton[role="page"] { padding: 6px 14px; }
QPushButton[role="tab"] { padding: 3px 8px; }
QPushButton[role="page"]:hover, QPushButton[role="tab"]:hover { color: palette(text); }
QPushButton[role="page"]:checked { color: palette(highlight); background: palette(alternate-base); }
QPushButton[role="tab"]:checked { color: palette(text); background: palette(alternate-base); }
QPushButton[role="page"]:focus, QPushButton[role="tab"]:focus { border-color: palette(highlight); }
QCheckBox::indicator {
    width: 14px; height: 14px; border: 1px solid palette(placeholder-text); border-radius: 4px;
    background: palette(base);
}
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: palette(highlight); }
QCheckBox::indicator:checked {
    background: palette(highlight); border-color: palette(highlight); image: url(CHECK);
}
QCheckBox::indicator:disabled { border-color: palette(mid); background: palette(alternate-base); }
QComboBox, QAbstractSpinBox, QLineEdit { min-height: 22px; }
QProgressBar {
    border: none; border-radius: 4px; background: palette(alternate-base);
    max-height: 8px; min-height: 8px;
}
QProgressBar::chunk { border-radius: 4px; background: palette(highlight); }
QTableView, QListView, QScrollArea { border: none; background: transparent; }
QHeaderView::section {
    background: transparent; border: none; padding: 3px 6px; color: palette(placeholder-text);
}
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 14px; }
QScrollBar:horizontal { height: 14px; }
QScrollBar::handle { background: palette(dark); border-radius: 4px; margin: 3px; }
QScrollBar::handle:hover { background: palette(placeholder-text); }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: palette(dark); }
QSlider::handle:horizontal {
    width: 12px; margin: -5px 0px; border: 1px solid palette(highlight); border-radius: 7px;
    background: palette(highlight);
}
QSlider::handle:horizontal:focus { border: 2px solid palette(text); width: 10px; }
QSlider::handle:horizontal:disabled { background: palette(dark); border-color: palette(dark); }
QToolTip { padding: 4px; }
"""


def follow_system(application: QApplication) -> None:
    """Dress the application, and again whenever the system turns light or dark."""
    application.setStyle(QStyleFactory.create("Fusion"))
    hints = application.styleHints()
    hints.colorSchemeChanged.connect(lambda scheme: dress(application, scheme))
    dress(application, hints.colorScheme())


def choose(application: QApplication, theme: Theme) -> None:
    """Dress the application as the user wants it."""
    hints = application.styleHints()
    # Frames and dialogs of the system's own follow, where the system lets them.
    hints.setColorScheme(_SCHEMES[theme])
    dress(application, hints.colorScheme() if theme is Theme.SYSTEM else _SCHEMES[theme])


def scale_text(application: QApplication, scale: float) -> None:
    """Make all text larger or smaller: `scale` is its part of the system's size."""
    font = _system_font()
    font.setPointSizeF(font.pointSizeF() * scale)
    application.setFont(font)
    _set_style(application)


def dress(application: QApplication, scheme: Qt.ColorScheme) -> None:
    """Dress the application in light or dark; light where the system does not say."""
    colors = palette.DARK if scheme == Qt.ColorScheme.Dark else palette.LIGHT
    made = _palette(colors)
    application.setPalette(made)
    made.setColor(QPalette.ColorRole.Window, QColor(colors.control).lighter(_FUSION_DARKENS))
    for field in _FIELDS:
        # Qt's stub wants bytes for the name, Qt itself takes the word.
        application.setPalette(made, field)  # type: ignore[arg-type]
    _set_style(application)


def scheme_of(seen: QPalette) -> palette.Scheme:
    """Return the colors that a palette was made of."""
    # Of its roles, the text is the one that no style sheet sets.
    is_dark = seen.text().color() == QColor(palette.DARK.text)
    return palette.DARK if is_dark else palette.LIGHT


def _set_style(application: QApplication) -> None:
    # Set again, so that every palette(…) in it is read anew.
    application.setStyleSheet("")
    scale = application.font().pointSizeF() / _system_font().pointSizeF()
    values = {
        "CHECK": (paths.resources_folder() / "check.png").as_posix(),
        "HEADLINE": f"{_HEADLINE_POINTS * scale:.1f}",
    }
    style = _STYLE
    for name, value in values.items():
        style = style.replace(name, value)
    application.setStyleSheet(style)


def _system_font() -> QFont:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)


def _palette(colors: palette.Scheme) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette(QColor(colors.window))
    for target, color in {
        role.Window: colors.window,
        role.WindowText: colors.text,
        role.Base: colors.card,
        role.AlternateBase: colors.well,
        role.Text: colors.text,
        role.Button: colors.card,
        role.ButtonText: colors.text,
        role.ToolTipBase: colors.card,
        role.ToolTipText: colors.text,
        role.PlaceholderText: colors.quiet,
        role.Mid: colors.border,
        role.Dark: colors.control,
        role.BrightText: colors.fault,
        role.Highlight: colors.accent,
        role.HighlightedText: colors.on_accent,
        role.Accent: colors.accent,
        role.Link: colors.accent,
    }.items():
        made.setColor(target, QColor(color))
    for disabled in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, disabled, QColor(colors.quiet))
    return made
