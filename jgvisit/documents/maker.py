"""Shows and seals the papers of ceremonies; implements the services' `DocumentMaker`."""

from __future__ import annotations

from pathlib import Path

from cryptography import x509

from jgvisit.documents.cms_signer import CmsSigner
from jgvisit.documents.consent_paper import paper_of
from jgvisit.documents.errors import UndrawableTextError
from jgvisit.documents.form_paper import form_paper
from jgvisit.documents.lettering import undrawable
from jgvisit.documents.moral_case_paper import moral_case_paper
from jgvisit.documents.outgoing_paper import outgoing_paper
from jgvisit.documents.render import Renderer
from jgvisit.documents.sealing import seal
from jgvisit.records import canonical
from jgvisit.records.certificates import DEMO
from jgvisit.services.forms.on_paper import FormPrint
from jgvisit.services.papers.moral_case import MoralCase
from jgvisit.services.ports.documents import Ceremony, SealedDocument
from jgvisit.services.sending.outgoing_model import Outgoing


class PaperMaker:
    """Draws with the vendored template and fonts, seals with the device's certificate."""

    def __init__(
        self, resources_dir: Path, signer: CmsSigner, certificate_pem: str, municipality: str, mark: str = DEMO
    ) -> None:
        """Prepare; `mark` is what stands on every page of a paper that is not a real one."""
        self._renderer = Renderer(resources_dir, mark)
        self._fonts = resources_dir / "fonts"
        self._signer = signer
        self._certificate_pem = certificate_pem
        self._reason = f"Verzegeld door {municipality}"

    def pages(self, ceremony: Ceremony) -> tuple[bytes, ...]:
        """Return the pages as PNG, from the template that is sealed."""
        return self._renderer.pages(paper_of(ceremony))

    def paper(self, ceremony: Ceremony) -> bytes:
        """Return the paper as PDF/A-3a and PDF/UA-1, not sealed yet."""
        return self._renderer.pdf(paper_of(ceremony))

    def seal(self, pdf: bytes, number: str) -> SealedDocument:
        """Return the sealed PDF under a neutral file name."""
        sealed = seal(pdf, self._signer, self._certificate_pem, reason=self._reason)
        certificate = x509.load_pem_x509_certificate(self._certificate_pem.encode())
        return SealedDocument(
            pdf=sealed,
            sha256=canonical.sha256(sealed),
            file_name=f"{number}.pdf",
            certificate_serial=f"{certificate.serial_number:x}",
        )

    def form_pdf(self, printed: FormPrint) -> bytes:
        """Return any filled form as PDF/A-3a and PDF/UA-1: a print, not sealed.

        Raises:
            UndrawableTextError, RenderError: nothing was made.
        """
        return self._renderer.pdf(form_paper(printed))

    def form_pages(self, printed: FormPrint) -> tuple[bytes, ...]:
        """Return the pages of that print as PNG."""
        return self._renderer.pages(form_paper(printed))

    def outgoing_pdf(self, outgoing: Outgoing) -> bytes:
        """Return what goes to a GI or the Raad as PDF/A-3a and PDF/UA-1, not sealed; errors as `form_pdf`."""
        return self._renderer.pdf(outgoing_paper(outgoing))

    def outgoing_pages(self, outgoing: Outgoing) -> tuple[bytes, ...]:
        """Return the pages of that paper as PNG."""
        return self._renderer.pages(outgoing_paper(outgoing))

    def moral_case_pdf(self, case: MoralCase) -> bytes:
        """Return the page for moreel beraad as PDF/A-3a and PDF/UA-1, not sealed; errors as `form_pdf`."""
        return self._renderer.pdf(moral_case_paper(case))

    def undrawable(self, text: str) -> frozenset[str]:
        """Return the characters no vendored font has."""
        return frozenset(undrawable(text, self._fonts))

    def require_drawable(self, field: str, text: str) -> None:
        """Look whether a paper can show `text`.

        Raises:
            UndrawableTextError: it cannot; with `field` and the characters.
        """
        missing = self.undrawable(text)
        if missing:
            raise UndrawableTextError(field, missing)
