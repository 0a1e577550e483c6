"""Files of ours in the web chat: each inside its own sealed bubble; no address serves one."""

from typing import Any

from core.messages import Attachment


def described(attachment: Attachment | None) -> dict[str, Any]:
    """What the page needs to let somebody keep the file, its size in bytes; nothing for none."""
    if attachment is None:
        return {}
    return {
        "file": {
            "name": attachment.name,
            "type": attachment.media_type,
            "size": len(attachment.data),
            "content": attachment.content,
        }
    }
