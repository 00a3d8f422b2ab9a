"""What every test stands on: no screen, fonts of our own, no leftovers.

`BANSO_TEST_CAMPAIGN=long` (`make soak`) looks for much longer: more examples, more kills.
"""

from __future__ import annotations

import os

from hypothesis import settings

from tests.campaign import LONG

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR_ROUNDING_POLICY", "PassThrough")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

# No deadline: a slow machine is no fault. CI looks at the same examples every time.
settings.register_profile("usual", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=5_000)
settings.load_profile("long" if LONG else "usual")
