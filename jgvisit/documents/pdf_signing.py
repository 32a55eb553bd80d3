"""All that pyHanko does when a paper is sealed. Importing this takes about 0.4 s: `sealing` does so late."""

from __future__ import annotations

import io

from asn1crypto import cms, x509
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter

from jgvisit.documents import seal_container
from jgvisit.documents.cms_signer import CmsSigner
from jgvisit.documents.pdf_writing import OUT_OF_SIGHT, QuietWriter

_FIELD_TOOLTIP = "Zegel van de gemeente"


class _DeviceSigner(signers.Signer):
    """The key stays where it is: it is asked for one DER ECDSA signature a seal."""

    def __init__(self, certificate: x509.Certificate, issuers: list[x509.Certificate], key: CmsSigner) -> None:
        super().__init__(signing_cert=certificate)
        self._issuers = issuers
        self._key = key

    async def async_sign_prescribed_attributes(
        self, digest_algorithm: str, signed_attrs: cms.CMSAttributes, *_: object, dry_run: bool = False, **__: object
    ) -> cms.ContentInfo:
        signature = seal_container.LONGEST_SIGNATURE if dry_run else self._key.sign_cms(signed_attrs.dump())
        return seal_container.build(self.signing_cert, self._issuers, signed_attrs, signature)


def sign(pdf: bytes, certificate: bytes, issuers: list[bytes], key: CmsSigner, *, reason: str, field: str) -> bytes:
    """Return `pdf` with one certifying PAdES B-B seal in the invisible field `field`.

    Args:
        pdf: ends with a line end, or PDF/A rule 6.1.9 breaks.
        certificate: DER of the key's certificate.
        issuers: DER of the certificates to put beside it.
        key: signs the CMS attributes.
        reason: carries no name.
        field: name of the new field.
    """
    writer = QuietWriter(io.BytesIO(pdf))
    # No change is allowed afterwards; document timestamps and revocation data stay allowed (ISO 32000-2, 12.8.2.2.2).
    meta = signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm=seal_container.DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        reason=reason,
    )
    signer = _DeviceSigner(x509.Certificate.load(certificate), [x509.Certificate.load(one) for one in issuers], key)
    spec = SigFieldSpec(field, invis_sig_settings=OUT_OF_SIGHT, readable_field_name=_FIELD_TOOLTIP)
    sealed = io.BytesIO()
    signers.PdfSigner(meta, signer=signer, new_field_spec=spec).sign_pdf(writer, output=sealed)
    return sealed.getvalue()
