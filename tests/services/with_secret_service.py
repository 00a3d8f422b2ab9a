"""Makes and opens a store with the Secret Service of the session; started by its test.

Prints the id of the store and its secret in hex, so that another program can be asked for it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import keyring

from app.errors import NoKeyring
from app.paths import DataFolder
from app.services import keychain
from app.services import store as stores
from tests.services.conftest import CHEAP, PASSPHRASE


def main() -> None:
    """Make, open, lose the secret, and open with the recovery code."""
    folder = DataFolder(Path(sys.argv[1]))
    secrets = keychain.available()
    assert secrets is not None, keyring.get_keyring()
    made, code = stores.create(folder, PASSPHRASE, secrets=secrets, _kdf=CHEAP)
    made.close()
    stores.unlock(folder, PASSPHRASE, secrets=keychain.available()).close()
    secrets.delete(made.store_id)
    try:
        stores.unlock(folder, PASSPHRASE, secrets=keychain.available())
    except NoKeyring:
        stores.reset_passphrase(folder, code, PASSPHRASE, secrets=secrets).close()
    else:
        raise AssertionError("the secret was gone")
    stores.unlock(folder, PASSPHRASE, secrets=keychain.available()).close()
    secret = secrets.get(made.store_id)
    assert secret is not None
    sys.stdout.write(f"{made.store_id} {secret.hex()}\n")


if __name__ == "__main__":
    main()
