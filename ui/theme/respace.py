"""Distances and widths that were laid out for one text size, taken along to another while the page stands there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QBoxLayout,
    QCheckBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QWidget,
)

from ui.theme.tokens import Theme

_NO_LIMIT = 16_777_215
_MEASURED_BY_THE_SHEET = (QLineEdit, QAbstractSpinBox, QCheckBox, QRadioButton, QProgressBar)
_PROBE = "basis-space-2xl"


def respace(widgets: Iterable[QWidget], before: Theme, after: Theme) -> None:
    """Give each layout and each width that was set the room it would have had, had it been made at this text size."""
    text = after.text_scale / before.text_scale
    space = after.px(_PROBE) / before.px(_PROBE)
    for widget in widgets:
        for layout in widget.findChildren(QLayout):
            if layout.parentWidget() is widget:
                _respace(layout, space)
        if not widget.isWindow() and not isinstance(widget, _MEASURED_BY_THE_SHEET):
            _resize_limits(widget, text)


def _respace(layout: QLayout, by: float) -> None:
    margins = layout.contentsMargins()
    sides = (margins.left(), margins.top(), margins.right(), margins.bottom())
    layout.setContentsMargins(*(round(side * by) for side in sides))
    if isinstance(layout, QGridLayout):
        layout.setHorizontalSpacing(round(layout.horizontalSpacing() * by))
        layout.setVerticalSpacing(round(layout.verticalSpacing() * by))
    elif isinstance(layout, QBoxLayout) and layout.spacing() > 0:
        layout.setSpacing(round(layout.spacing() * by))


def _resize_limits(widget: QWidget, by: float) -> None:
    least, most = widget.minimumSize(), widget.maximumSize()
    wide = (least.width(), most.width())
    high = (least.height(), most.height())
    if most.width() < _NO_LIMIT:
        widget.setMaximumWidth(round(wide[1] * by))
    if most.height() < _NO_LIMIT:
        widget.setMaximumHeight(round(high[1] * by))
    if wide[0] > 0:
        widget.setMinimumWidth(round(wide[0] * by))
    if high[0] > 0:
        widget.setMinimumHeight(round(high[0] * by))
