"""The secrets of second factors, sealed anew when keys change."""

from typing import Any

from allauth.mfa.models import Authenticator

from gongzhi.ground.secrets.keys import keyring
from gongzhi.ground.web.signing.adapters import FactorAdapter

SEALED = ("secret", "seed")


def reseal_factors() -> int:
    """How many secrets were sealed anew. One that was replaced meanwhile is left: it is new already."""
    return sum(_resealed(row) for row in Authenticator.objects.order_by("pk").iterator())


def _resealed(row: Any) -> int:
    ring, place = keyring(), FactorAdapter.PLACE
    old = {
        name: row.data[name] for name in SEALED if name in row.data and not ring.is_current(row.data[name])
    }
    if not old:
        return 0
    fresh = {name: ring.seal(ring.open(token, place), place) for name, token in old.items()}
    same = Authenticator.objects.filter(pk=row.pk, data=row.data)
    return len(fresh) if same.update(data={**row.data, **fresh}) else 0
