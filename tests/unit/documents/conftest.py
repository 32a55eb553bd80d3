"""One renderer, one municipality and one sealed paper for all tests of documents."""

from __future__ import annotations

import pytest
from municipal_ca import Municipality, municipality
from paper_examples import REASON, dutch_paper

from jgvisit.config import resources_dir
from jgvisit.documents.render import Renderer
from jgvisit.documents.sealing import seal


@pytest.fixture(scope="session")
def renderer() -> Renderer:
    return Renderer(resources_dir())


@pytest.fixture(scope="session")
def town() -> Municipality:
    return municipality()


@pytest.fixture(scope="session")
def unsealed(renderer: Renderer) -> bytes:
    return renderer.pdf(dutch_paper())


@pytest.fixture(scope="session")
def sealed(unsealed: bytes, town: Municipality) -> bytes:
    return seal(unsealed, town.device, town.certificate_pem, reason=REASON)
