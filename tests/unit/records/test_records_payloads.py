import msgspec
import pytest
from record_factory import MOTHER, Laptop, decided, order, person, said_back, uuid, withdrawn

from jgvisit.records.body import Body, read_body
from jgvisit.records.kinds import KINDS, goes_early, kind_of, read_payload
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_journal import VisibilityRestricted


@pytest.mark.parametrize(
    ("payload", "early"),
    [
        (withdrawn(), True),
        (VisibilityRestricted(hides=(), hidden_from=(MOTHER,), basis="veiligheid"), True),
        (decided("refused"), True),
        (decided("partly", lines={uuid(71): "agreed", uuid(72): "refused"}), True),
        (decided("partly", lines={uuid(71): "agreed", uuid(72): "later"}), False),
        (decided("agreed"), False),
        (said_back(), False),
        (None, False),
    ],
)
def test_what_protects_goes_before_the_rest_of_the_day(payload: Payload | None, early: bool) -> None:
    assert goes_early(payload) is early


def test_every_kind_is_found_by_its_class_and_its_name() -> None:
    for (name, version), kind in KINDS.items():
        assert (kind.name, kind.version) == (name, version)
        assert issubclass(kind.type, Payload)
    assert kind_of(person()) is KINDS["personRegistered", 1]


def body_with(laptop: Laptop, **fields: object) -> Body:
    return msgspec.structs.replace(read_body(laptop.write(person()).body or b""), **fields)


def test_an_unknown_kind_or_version_has_no_payload(laptop: Laptop) -> None:
    assert read_payload(body_with(laptop, kind="moonPhase")) is None
    assert read_payload(body_with(laptop, kind_version=2)) is None


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b'{"person":"x","name":"a","role":"parent"}', id="no id"),
        pytest.param(b'{"person":"%s","name":"a","role":"parent","born":"2013-02-30"}' % MOTHER.encode(), id="no day"),
        pytest.param(b'{"person":"%s\\n","name":"a","role":"parent"}' % MOTHER.encode(), id="id and a line end"),
        pytest.param(b'{"person":"%s","name":"a","role":"judge"}' % MOTHER.encode(), id="no role"),
        pytest.param(b'{"person":"%s","name":"a","role":"parent","x":1}' % MOTHER.encode(), id="a field too many"),
    ],
)
def test_a_known_kind_of_another_shape_is_an_error(laptop: Laptop, raw: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        read_payload(body_with(laptop, payload=msgspec.Raw(raw)))


@pytest.mark.parametrize("moment", ["2026-02-30T10:00:00.000Z", "2026-03-02T10:00:00Z", "٢٠٢٦-03-02T10:00:00.000Z"])
def test_a_body_with_an_impossible_moment_is_unreadable(laptop: Laptop, moment: str) -> None:
    data = (laptop.write(person()).body or b"").replace(b"2026-03-02T13:00:00.000Z", moment.encode())
    with pytest.raises(msgspec.ValidationError):
        read_body(data)


@pytest.mark.parametrize("day", ["0001-01-01", "1849-12-31", "2251-01-01", "9999-12-31"])
def test_a_day_in_an_impossible_year_is_refused_before_it_is_written_and_when_it_is_read(day: str) -> None:
    """One slip of the pen would else leave a family whose law question cannot be answered."""
    with pytest.raises(ValueError, match="year"):
        order(starts_on=day)
    with pytest.raises(msgspec.DecodeError):
        msgspec.convert({**msgspec.to_builtins(order()), "starts_on": day}, type(order()))
