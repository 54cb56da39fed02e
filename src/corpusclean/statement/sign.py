"""Signing and verifying statements with Sigstore, through the extra ``sign``, which is imported when it is used."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from corpusclean.errors import CorpuscleanError, MissingExtra

_WHAT = "signing and verifying statements"


class SignatureError(CorpuscleanError):
    """A signature cannot be made, or does not hold; the text says why in one line."""


@frozen
class Signer:
    """Who is to have signed: an identity (mail address or workflow) and the issuer that vouched for it."""

    identity: str
    issuer: str


def sign(data: bytes, *, token: str | None = None, staging: bool = False) -> bytes:
    """A Sigstore bundle (JSON) that holds the statement ``data`` and its signature.

    The identity is that of ``token`` (an OpenID Connect token), of the surroundings (a build service), or of the user,
    who is asked in a browser. Goes to the network. Raises ``MissingExtra`` and ``SignatureError``.
    """
    try:
        from sigstore import dsse, oidc  # noqa: PLC0415  (of the extra sign)
        from sigstore.errors import Error  # noqa: PLC0415
        from sigstore.models import ClientTrustConfig  # noqa: PLC0415
        from sigstore.sign import SigningContext  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra(_WHAT, "sign") from error
    try:
        statement = dsse.Statement(data)
        trust = ClientTrustConfig.staging() if staging else ClientTrustConfig.production()
        raw = token or oidc.detect_credential()
        identity = oidc.IdentityToken(raw) if raw else oidc.Issuer(trust.signing_config.get_oidc_url()).identity_token()
        with SigningContext.from_trust_config(trust).signer(identity) as signer:
            bundle: str = signer.sign_dsse(statement).to_json()
    except (Error, oidc.IssuerError, oidc.ExpiredIdentity, OSError) as error:
        raise SignatureError(_said(error)) from error
    return bundle.encode("utf-8")


def verified(bundle: bytes, signer: Signer, *, staging: bool = False, offline: bool = False) -> bytes:
    """The statement in ``bundle``, after its signature is found to be good and ``signer``'s.

    ``offline``: with the roots of trust that are at hand. Raises ``MissingExtra`` and ``SignatureError``.
    """
    try:
        from sigstore.errors import Error  # noqa: PLC0415  (of the extra sign)
        from sigstore.models import Bundle  # noqa: PLC0415
        from sigstore.verify import Verifier, policy  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra(_WHAT, "sign") from error
    try:
        known = Bundle.from_json(bundle)
        made: Any = Verifier.staging if staging else Verifier.production
        kind, payload = made(offline=offline).verify_dsse(
            known, policy.Identity(identity=signer.identity, issuer=signer.issuer)
        )
    except (Error, ValueError, OSError) as error:
        raise SignatureError(_said(error)) from error
    if kind != "application/vnd.in-toto+json":
        raise SignatureError(f"it holds {kind!r}, not an in-toto statement")
    return bytes(payload)


def _said(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
