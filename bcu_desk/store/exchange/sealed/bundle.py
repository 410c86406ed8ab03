"""The exchange file (`.bcusync`): a plain archive with a signed list of what is in it.

An archive of stored members with fixed names, so that a mail gateway, IT staff and whoever finds
the stick can see what it is; what it says lies in members that only the addressed desks can open
(age). There is one way to write given contents, and the reader takes no other: it writes anew
what it has read and compares, so that no byte of the archive can be other than it was.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pyrage
from pyrage import x25519

from bcu_desk.domain.merge.knowledge import FeedId, Knowledge
from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.sealed.keys import DeskKeys, PublicKeys
from bcu_desk.store.exchange.sealed.packing import decoded
from bcu_desk.store.exchange.sealed.segments import Segment
from bcu_desk.store.replace import beside, discard, put_new

ENDING = ".bcusync"
FORMAT = (1, 0)
FEATURES = frozenset({"segments-1", "age-1"})
CHANGES, RECEIPT, REQUEST = "changes", "receipt", "request"
MIME = "application/vnd.bcu-desk.exchange"
README = (
    "This is an exchange file of BCU Desk: changes on their way between police desks.\r\n"
    "It can be read only there. If you found it, please hand it in at a police station.\r\n"
)
EXPORT = "bcu_desk_export"  # what an export for partners begins with; it is no feed
LARGEST = 1 << 30
MOST_MEMBERS = 10_000
_PURPOSE = "manifest"
_FIXED = ("mimetype", "README.txt", "manifest.msgpack", "manifest.sig")


class Member(msgspec.Struct, frozen=True):
    """A segment in the file: its place in its feed, its name, and what it must be byte for byte."""

    desk: int
    incarnation: int
    first: int
    last: int
    size: int
    hash: bytes

    @property
    def name(self) -> str:
        """Its name in the archive."""
        return f"seg/{self.desk}.{self.incarnation}.{self.first}-{self.last}.age"


class Manifest(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a file says of itself; signed by the desk that made it.

    `purpose` is `changes`, `receipt` (what we have) or `request` (please send). `knows` is what the
    sender knows, `needs` what the reader must know before these changes can be taken; both are
    desk, incarnation and last number of each feed. `wants` is what a request asks for: desk,
    incarnation, first and last number. `part` is which file of how many. `made` is UTC text.
    `renews` is what a desk asks that was let in by a passphrase: its new keys as PublicKeys has
    them, and the signature for them by those that it was let in with.
    """

    format: tuple[int, int]
    features: tuple[str, ...]
    group: str
    group_name: str
    desk: int
    incarnation: int
    desk_name: str
    to: tuple[int, ...]
    purpose: str
    marking: str
    knows: tuple[tuple[int, int, int], ...]
    needs: tuple[tuple[int, int, int], ...]
    wants: tuple[tuple[int, int, int, int], ...]
    part: tuple[int, int]
    members: tuple[Member, ...]
    schema: str
    program: str
    made: str
    renews: tuple[bytes, str, bytes] | None = None


@dataclass(frozen=True)
class Bundle:
    """An exchange file in memory, checked as far as it can be without keys."""

    manifest: Manifest
    told: bytes
    signature: bytes
    sealed: Mapping[str, bytes]

    def check(self, signer: PublicKeys) -> None:
        """Refuse what was changed after the sender signed it."""
        if not signer.signed(_PURPOSE, self.told, self.signature):
            raise Refused("exchange_tampered", desk=self.manifest.desk, first=0)

    def segments(self, keys: DeskKeys) -> tuple[Segment, ...]:
        """The segments, opened with a desk's keys; those of one feed stand in order."""
        return tuple(self._opened(member, keys) for member in self.manifest.members)

    def _opened(self, member: Member, keys: DeskKeys) -> Segment:
        try:
            told = pyrage.decrypt(self.sealed[member.name], keys.identities())
        except pyrage.DecryptError as error:
            raise Refused("exchange_not_for_us", to=_told(self.manifest.to)) from error
        segment = Segment(*decoded(tuple[bytes, bytes, bytes], told))
        header = segment.header
        if (*header.feed, header.first, header.last) != (
            member.desk,
            member.incarnation,
            member.first,
            member.last,
        ):
            raise Refused("exchange_damaged", desk=member.desk, first=member.first)
        return segment


def sealed_for(segment: Segment, readers: Iterable[PublicKeys]) -> bytes:
    """A segment that only these desks can open."""
    told = msgspec.msgpack.encode((segment.head, segment.signature, segment.payload))
    return pyrage.encrypt(told, [x25519.Recipient.from_str(one.opens) for one in readers])


def member_of(segment: Segment, sealed: bytes) -> Member:
    """What a manifest says of a sealed segment."""
    header = segment.header
    where = (header.desk, header.incarnation, header.first, header.last)
    return Member(*where, len(sealed), hashlib.sha256(sealed).digest())


def with_members(manifest: Manifest, members: tuple[Member, ...]) -> Manifest:
    """The manifest with a list of what is in the file."""
    return msgspec.structs.replace(manifest, members=members)


def bundle(manifest: Manifest, sealed: Sequence[bytes], keys: DeskKeys) -> bytes:
    """The whole file: the manifest signed, the sealed segments in the order of its members."""
    told = msgspec.msgpack.encode(manifest)
    named = {one.name: part for one, part in zip(manifest.members, sealed, strict=True)}
    return _archive(told, keys.sign(_PURPOSE, told), named)


def write_new(path: Path, told: bytes) -> None:
    """Write a file under a name that must be free, then read it back from the disk.

    Raises FileExistsError, OSError as the disk does, and Refused `exchange_not_read_back`
    where the disk gives back something else.
    """
    made = beside(path, "sending")
    try:
        made.write_bytes(told)
        put_new(made, path)
    finally:
        discard(made)
    if path.read_bytes() != told:
        raise Refused("exchange_not_read_back", file=path.name)


def read_file(path: Path) -> Bundle:
    """Read an exchange file. Raises Refused, or OSError as the disk does."""
    if path.stat().st_size > LARGEST:
        raise Refused("exchange_impossible_size", size=path.stat().st_size)
    return read_bundle(path.read_bytes())


def read_bundle(told: bytes) -> Bundle:
    """Read the bytes of an exchange file; whatever is not as it was written is refused."""
    if told.startswith(f'{{"{EXPORT}"'.encode()):
        raise Refused("exchange_is_an_export")
    parts = _members(told)
    manifest = _manifest(parts["manifest.msgpack"])
    sealed = {name: part for name, part in parts.items() if name not in _FIXED}
    if [member.name for member in manifest.members] != list(sealed):
        raise Refused("exchange_damaged")
    for member in manifest.members:
        part = sealed[member.name]
        if (len(part), hashlib.sha256(part).digest()) != (member.size, member.hash):
            raise Refused("exchange_damaged", desk=member.desk, first=member.first)
    found = Bundle(manifest, parts["manifest.msgpack"], parts["manifest.sig"], sealed)
    if _archive(found.told, found.signature, sealed) != told:
        raise Refused("exchange_damaged")
    return found


def triples(known: Knowledge) -> tuple[tuple[int, int, int], ...]:
    """Knowledge as a manifest tells it."""
    return tuple((*feed, last) for feed, last in known)


def knowledge(told: Iterable[tuple[int, int, int]]) -> Knowledge:
    """Knowledge as a manifest told it."""
    return Knowledge({FeedId(desk, incarnation): last for desk, incarnation, last in told})


def _manifest(told: bytes) -> Manifest:
    """A newer format is told as such, whatever else it says."""
    told_format = decoded(_Format, told)
    unknown = set(told_format.features) - FEATURES
    if told_format.format[0] > FORMAT[0] or unknown:
        raise Refused("exchange_newer", program=told_format.program)
    return decoded(Manifest, told)


class _Format(msgspec.Struct, frozen=True):
    format: tuple[int, int]
    features: tuple[str, ...]
    program: str


def _archive(told: bytes, signature: bytes, sealed: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    fixed = zip(_FIXED, (MIME.encode(), README.encode(), told, signature), strict=True)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, part in (*fixed, *sealed.items()):
            archive.writestr(_info(name), part)
    return made.getvalue()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 0
    return info


def _members(told: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(told)) as archive:
            infos = archive.infolist()
            if not _plausible(infos, len(told)):
                raise Refused("exchange_impossible_size", size=len(told))
            parts = {info.filename: archive.read(info) for info in infos}
    except (zipfile.BadZipFile, *_ZIP_FAULTS) as error:
        raise Refused("exchange_damaged") from error
    if tuple(parts)[: len(_FIXED)] != _FIXED or len(parts) != len(infos):
        raise Refused("exchange_damaged")
    return parts


# What the archive reader raises over bytes that are no archive.
_ZIP_FAULTS = (EOFError, LookupError, NotImplementedError, OverflowError, RuntimeError, ValueError)


def _plausible(infos: Sequence[zipfile.ZipInfo], size: int) -> bool:
    """Stored members only, no more of them and no larger than the file can hold."""
    stored = all(info.compress_type == zipfile.ZIP_STORED for info in infos)
    return stored and len(infos) <= MOST_MEMBERS and sum(i.file_size for i in infos) <= size


def _told(desks: Iterable[int]) -> str:
    return ", ".join(f"{desk:02d}" for desk in desks)
