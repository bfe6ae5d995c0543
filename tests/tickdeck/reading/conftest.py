from tests.tickdeck.storage.conftest import deck

__all__ = ["deck"]
