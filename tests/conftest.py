"""What every test stands on: no screen, fonts of our own, no leftovers."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR_ROUNDING_POLICY", "PassThrough")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
