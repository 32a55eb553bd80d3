"""What every use case stands on: the case files as they are now, the one pen that writes, the time that is known."""
