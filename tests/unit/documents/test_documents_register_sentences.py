"""What a reader of a register's extract or a journal is told, word for word (as in `test_documents_sentences`)."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
from municipal_ca import Municipality, municipality
from test_documents_journal import Key, written
from test_documents_register import extract, signed
from test_documents_register import paper as registered
from test_documents_sentences import DEVICE, NO_LIST, NOT_JUDGED, told

from jgvisit.documents.model import Step, Verification
from jgvisit.documents.verify_journal import verify_journal
from jgvisit.documents.verify_register import paper_step
from jgvisit.records.canonical import sha256
from jgvisit.records.export import write_export
from jgvisit.records.link import StoredRecord, link_hash, read_link
from jgvisit.records.paper_register import RegisteredChain


class TestRegister:
    RECEIVED = (
        "Ontvangen door Gemeente Waterrijk op 22 november 2026. Zo staat het in het register van 23 november 2026."
    )
    ASK = " Of het later is ingetrokken, staat niet in dit register: vraag dat de gemeente."

    def said(self, town: Municipality, pdf: bytes, stamps: int, register: bytes) -> Step:
        return paper_step(sha256(pdf), stamps, register, [town.root.certificate])

    def test_of_a_paper(self, town: Municipality) -> None:
        pdf = b"a paper"
        known = signed(town, extract(registered(pdf, stamps=3)))
        for stamps, more in (
            (3, ""),
            (4, ""),  # stamped since
            (2, " De gemeente heeft het met 1 tijdstempel meer."),
            (1, " De gemeente heeft het met 2 tijdstempels meer."),
        ):
            assert self.said(town, pdf, stamps, known) == Step("register", "holds", self.RECEIVED + more + self.ASK)

    def test_of_a_paper_it_does_not_name(self, town: Municipality) -> None:
        why = " Het is nog niet ontvangen, vernietigd, of nooit van hen."
        for whole, part in ((True, ""), (False, " Dit register is een deel.")):
            said = self.said(town, b"another", 0, signed(town, extract(registered(b"a paper"), whole=whole)))
            assert said == Step("register", "notKnown", f"Niet in het register van 23 november 2026.{part}{why}")


class TestJournal:
    def said(
        self,
        town: Municipality,
        records: tuple[StoredRecord, ...],
        *chains: RegisteredChain,
        given: bool = True,
        **more: object,
    ) -> Verification:
        out = io.BytesIO()
        write_export(out, records, {Key(town.device).device: town.certificate_pem})
        source = io.BytesIO(out.getvalue())
        register = signed(town, extract(chains=chains)) if given else None
        wanted = {"trust_pem": (town.root.pem,), "explicit_trust": True} | more
        return verify_journal(source, name="j.jsonl", register=register, **wanted)  # type: ignore[arg-type]  # two kinds

    def chain(self, town: Municipality, records: tuple[StoredRecord, ...], upto: int) -> RegisteredChain:
        last = records[upto - 1]
        link = read_link(last.link)
        head = link_hash(last.link, last.signature)
        return RegisteredChain(device=Key(town.device).device, chain=link.chain, received=upto, head=head)

    def test_as_it_was_written(self, town: Municipality) -> None:
        records = written(town, 3)
        said = self.said(town, records, given=False)
        assert (said.file, said.readable, said.valid) == ("j.jsonl", True, True)
        assert told(said) == [
            ("holds", "3 vastleggingen, in volgorde; geen is veranderd."),
            ("holds", f"Geschreven door: {DEVICE}."),
            ("notKnown", NO_LIST),
            (
                "notKnown",
                "Niet bewezen: een logboek draagt geen tijdstempel. Tijden zijn die van de klok van het apparaat.",
            ),
            ("notKnown", "Niet nagegaan. Of er aan het eind iets ontbreekt, staat alleen bij de gemeente."),
        ]

    def test_two_devices_are_both_named_and_their_records_counted(self, town: Municipality) -> None:
        other = municipality("Andere")
        records = (*written(town, 2), *written(other, 3))
        out = io.BytesIO()
        write_export(out, records, {Key(one.device).device: one.certificate_pem for one in (town, other)})
        trust = (town.root.pem, other.root.pem)
        said = verify_journal(io.BytesIO(out.getvalue()), name="j", trust_pem=trust, explicit_trust=True, register=None)
        assert told(said)[0] == ("holds", "5 vastleggingen, in volgorde; geen is veranderd.")
        names = f"Andere {DEVICE}; {DEVICE}"
        assert told(said)[1] == ("holds", f"Geschreven door: {names}.")

    def test_demo(self) -> None:
        demo = municipality("DEMO")
        said = self.said(demo, written(demo, 1), given=False)
        assert told(said)[1] == (
            "holds",
            f"Geschreven door: DEMO {DEVICE}. Dit zijn DEMO-certificaten: het logboek is niet echt.",
        )
        by_machine = self.said(demo, written(demo, 1), given=False, explicit_trust=False)
        assert told(by_machine)[1] == ("fails", "Dit is een DEMO-certificaat: het logboek is niet echt.")

    def test_nobody_trusted_or_another(self, town: Municipality) -> None:
        records = written(town, 1)
        nobody = self.said(town, records, given=False, trust_pem=())
        assert told(nobody)[1] == ("fails", "Er is geen certificaat genoemd om op te vertrouwen.")
        stranger = self.said(town, records, given=False, trust_pem=(municipality().root.pem,))
        device = Key(town.device).device
        assert told(stranger)[1] == ("fails", f"Apparaat {device} is niet van een gemeente die u vertrouwt.")
        assert not stranger.valid

    def test_against_the_register(self, town: Municipality) -> None:
        records = written(town, 4)
        known = self.chain(town, records, 4)
        wrong = msgspec.structs.replace(self.chain(town, records, 3), head="0" * 64)
        holds = "Alles wat Gemeente Waterrijk op DAG had ontvangen, staat erin."
        other = "Een vastlegging is een andere dan in het register van DAG."
        cut = "Aan het eind ontbreken 2 vastleggingen die het register van DAG kent. "
        cut += "Ze zijn weggelaten, of later geschreven."
        unknown = "Het register van DAG zegt van 1 van 1 reeksen niets."
        for chains, kept, expected in (
            ((known,), records, ("holds", holds)),
            ((wrong,), records, ("fails", other)),
            ((known,), records[:2], ("notKnown", cut)),
            ((), records, ("notKnown", unknown)),
        ):
            said = self.said(town, kept, *chains)
            assert (said.steps[4].name, told(said)[4]) == ("register", expected)

    def test_a_part_that_begins_after_what_the_register_knows_says_nothing(self, town: Municipality) -> None:
        records = written(town, 4)
        said = self.said(town, records[2:], self.chain(town, records, 1))
        assert said.steps[0].outcome == "holds"
        assert said.steps[4].detail == "Het register van 23 november 2026 zegt van 1 van 1 reeksen niets."

    def test_what_is_wrong_with_the_file(self, town: Municipality, tmp_path: Path) -> None:
        others = [("notKnown", NOT_JUDGED)] * 4
        out = io.BytesIO()
        write_export(out, written(town, 2), {Key(town.device).device: town.certificate_pem})
        first, second, third, _ = out.getvalue().split(b"\n")
        empty = first[: first.index(b'"chains":')] + b'"chains":[],"devices":[],"format":"jgvisit-journal/1"}'
        for data, readable, why in (
            (b"{}\n", False, "Dit is geen leesbaar logboek (line 1)."),
            (b"\n".join((first, b"{}", third)) + b"\n", False, "Dit is geen leesbaar logboek (line 2)."),
            (empty + b"\n", True, "Dit logboek is leeg."),
            (
                b"\n".join((first, second)) + b"\n",
                True,
                "Er is iets veranderd of weg: order: 1 of 2 records, or another end than the first line names.",
            ),
        ):
            said = verify_journal(
                io.BytesIO(data), name="j.jsonl", trust_pem=(town.root.pem,), explicit_trust=True, register=None
            )
            assert (said.file, said.readable, told(said)) == ("j.jsonl", readable, [("fails", why), *others])
