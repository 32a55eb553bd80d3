"""The bill of materials of one package: CycloneDX 1.6, JSON."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

from installer.bundle.licences import Component
from installer.bundle.lock import Pin
from installer.bundle.targets import Target

_SPACE = uuid.UUID("6f0d4c2e-6a53-4d0e-9f0a-0d8b7f2d7a11")


def bill_of_materials(
    version: str,
    pins: Sequence[Pin],
    packages: Sequence[Component],
    parts: Sequence[Component],
    target: Target,
    made: int,
) -> str:
    """Return the bill: what is in the package, of which version, under which licence, and who asked for it.

    The hashes are those of the lock: of all files a package may come as, so a reader can tell that a file is the one
    that was meant. The number is made from the content: the same package has the same number.

    Args:
        version: ours.
        pins: of the lock, for this target.
        packages: the same with their licences.
        parts: what is no package of its own.
        target: for which machine.
        made: the moment all files carry, in seconds since 1970.
    """
    own = f"pkg:generic/jgvisit@{version}"
    listed = [_component(each, "library", f"pkg:pypi/{each.name}@{each.version}") for each in packages]
    listed += [_component(each, "data" if each.licence == "CC-BY-SA-4.0" else "library", "") for each in parts]
    content = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(made, UTC).isoformat().replace("+00:00", "Z"),
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": "jgvisit",
                "version": version,
                "purl": own,
                "licenses": [{"expression": "EUPL-1.2"}],
            },
            "properties": [
                {"name": "jgvisit:platform", "value": target.platform},
                {"name": "jgvisit:python", "value": target.version},
            ],
        },
        "components": listed,
        "dependencies": _dependencies(own, pins),
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    numbered = {"serialNumber": f"urn:uuid:{uuid.uuid5(_SPACE, text)}", **content}
    return json.dumps(numbered, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _component(each: Component, kind: str, purl: str) -> dict[str, object]:
    made: dict[str, object] = {
        "type": kind,
        "bom-ref": purl or f"part:{each.name}",
        "name": each.name,
        "licenses": [{"expression": each.licence}],
    }
    if each.version:
        made["version"] = each.version
    if purl:
        made["purl"] = purl
    if each.by:
        made["supplier"] = {"name": each.by}
    return made


def _dependencies(own: str, pins: Sequence[Pin]) -> list[dict[str, object]]:
    refs = {pin.name: f"pkg:pypi/{pin.name}@{pin.version}" for pin in pins}
    asked = {
        name: sorted(refs[pin.name] for pin in pins if name in pin.asked_by)
        for name in ("jgvisit (pyproject.toml)", *refs)
    }
    return [{"ref": refs.get(name, own), "dependsOn": names} for name, names in asked.items()]
