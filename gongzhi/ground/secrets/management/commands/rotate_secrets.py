from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongzhi.ground.secrets.keys import keyring
from gongzhi.ground.secrets.rotation import rotate


class Command(BaseCommand):
    """Seal every personal field with the first key of GONGZHI_FIELD_KEYS. Runs beside the web processes."""

    requires_system_checks = ()  # no page is asked for: they need not be read in
    help = "Encrypt every personal field again under the current key and cipher."

    def handle(self, *args: Any, **options: Any) -> None:
        told, ring = rotate(), keyring()
        self.stdout.write(
            f"已用密钥 {ring.keys[0].name}（{ring.cipher}）重新加密 {told['resealed']} 项；"
            f"同时被人修改而留到下次的 {told['raced']} 项；无法核验的 {told['unreadable']} 项。"
        )
        if told["unreadable"]:
            raise CommandError(
                "有密文无法核验：可能被改动，或旧密钥已经移除。旧密钥请保留到全部重新加密之后。"
            )
