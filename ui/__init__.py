"""The Qt Widgets program."""
