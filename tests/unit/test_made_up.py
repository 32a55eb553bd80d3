"""The families of the demo: made up, and the program shows what it can do with what is known of them."""

from __future__ import annotations

from datetime import date

from jgvisit.made_up import load_municipality
from jgvisit.records.payload_family import AddressRecorded


def test_a_family_of_the_demo_lives_at_an_address_in_a_town_that_does_not_exist() -> None:
    made_up = load_municipality(date(2026, 11, 21))
    town = made_up.name.removeprefix("Gemeente ")
    homes = {
        family.key: [payload for payload in family.payloads if isinstance(payload, AddressRecorded)]
        for family in made_up.families
    }
    (haddad,) = (family for family in made_up.families if family.key == "haddad")
    assert [home.person for home in homes["haddad"]] == list(haddad.people.values())
    for home in (each for found in homes.values() for each in found):
        assert home.serves == "livesThere", "where post may go is asked of somebody, alone"
        assert home.address.startswith("Verzonnen ")
        assert home.address.endswith(f" {town}")
