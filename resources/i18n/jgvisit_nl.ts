<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL">
<context>
    <name>AboutPresenter</name>
    <message>
        <source>{file} holds what stands here, and nothing else.</source>
        <translation>In {file} staat wat u hier ziet, en niets anders.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Opgeslagen.</translation>
    </message>
</context>
<context>
    <name>AboutScreen</name>
    <message>
        <source>Save in a file</source>
        <translation>Bewaar in een bestand</translation>
    </message>
    <message>
        <source>For the service desk</source>
        <translation>Voor de servicedesk</translation>
    </message>
    <message>
        <source>The service desk can ask for this. It says nothing about families, and nothing about you.</source>
        <translation>De servicedesk kan hierom vragen. Er staat niets in over gezinnen, en niets over u.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Gemaakt met</translation>
    </message>
    <message>
        <source>About this program</source>
        <translation>Over dit programma</translation>
    </message>
</context>
<context>
    <name>AddressFields</name>
    <message>
        <source>Who is it about?</source>
        <translation>Over wie gaat het?</translation>
    </message>
    <message>
        <source>Which address is it?</source>
        <translation>Welk adres is het?</translation>
    </message>
    <message>
        <source>Where this person lives</source>
        <translation>Waar deze persoon woont</translation>
    </message>
    <message>
        <source>Where their post may go</source>
        <translation>Waar de post naartoe mag</translation>
    </message>
    <message>
        <source>Ask this person alone. Nobody else of the family reads it here.</source>
        <translation>Vraag het deze persoon alleen. Niemand anders van het gezin leest het hier.</translation>
    </message>
    <message>
        <source>Without a postcode the office sends nothing: then you bring the paper yourself.</source>
        <translation>Zonder postcode verstuurt het kantoor niets: dan brengt u het papier zelf.</translation>
    </message>
    <message>
        <source>It stands on the page for the telephone. By itself no paper goes there.</source>
        <translation>Het staat op de bladzijde om te bellen. Er gaat niet vanzelf papier naartoe.</translation>
    </message>
    <message>
        <source>Is it secret from somebody? Save it, and then hide it from that person at once.</source>
        <translation>Mag iemand het niet weten? Bewaar het, en verberg het dan meteen voor die persoon.</translation>
    </message>
    <message>
        <source>What stood here before stays in the history.</source>
        <translation>Wat hier eerder stond, blijft in de geschiedenis.</translation>
    </message>
    <message>
        <source>The address</source>
        <translation>Het adres</translation>
    </message>
    <message>
        <source>Street and number, postcode and place. No telephone number.</source>
        <translation>Straat en nummer, postcode en plaats. Geen telefoonnummer.</translation>
    </message>
    <message>
        <source>Does it hold?</source>
        <translation>Klopt het?</translation>
    </message>
    <message>
        <source>Yes, this person lives there</source>
        <translation>Ja, deze persoon woont daar</translation>
    </message>
    <message>
        <source>No, not any more</source>
        <translation>Nee, niet meer</translation>
    </message>
    <message>
        <source>May paper with names go there?</source>
        <translation>Mag papier met namen daarheen?</translation>
    </message>
    <message>
        <source>Yes, this person says it is safe</source>
        <translation>Ja, deze persoon zegt dat het veilig is</translation>
    </message>
    <message>
        <source>No, it is not safe there</source>
        <translation>Nee, het is daar niet veilig</translation>
    </message>
    <message>
        <source>Who said so, or where did you read it?</source>
        <translation>Wie zei het, of waar las u het?</translation>
    </message>
</context>
<context>
    <name>AddressWords</name>
    <message>
        <source>{said} (being checked)</source>
        <translation>{said} (wordt nagegaan)</translation>
    </message>
    <message>
        <source>Lives at: {address}</source>
        <translation>Woont op: {address}</translation>
    </message>
    <message>
        <source>Does not live there any more: {address}</source>
        <translation>Woont daar niet meer: {address}</translation>
    </message>
    <message>
        <source>Post may go to: {address}</source>
        <translation>Post mag naar: {address}</translation>
    </message>
    <message>
        <source>Post there is not safe: {address}</source>
        <translation>Post is daar niet veilig: {address}</translation>
    </message>
    <message>
        <source>Post does not go there any more: {address}</source>
        <translation>Post gaat daar niet meer heen: {address}</translation>
    </message>
</context>
<context>
    <name>AdviceList</name>
    <message>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>Better: {words}</source>
        <translation>Beter: {words}</translation>
    </message>
    <message>
        <source>This sentence has {count} words. A sentence of at most {most} is easier to follow.</source>
        <translation>Deze zin heeft {count} woorden. Een zin van hoogstens {most} woorden leest makkelijker.</translation>
    </message>
    <message>
        <source>Not everybody knows: {words}. Say it in other words, or tell what it means.</source>
        <translation>Niet iedereen kent: {words}. Zeg het anders, of vertel wat het betekent.</translation>
    </message>
    <message>
        <source>Take this word</source>
        <translation>Neem dit woord</translation>
    </message>
    <message>
        <source>Take this sentence</source>
        <translation>Neem deze zin</translation>
    </message>
</context>
<context>
    <name>AgendaPanel</name>
    <message>
        <source>Other cards, if the family asks</source>
        <translation>Andere kaarten, als het gezin ernaar vraagt</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Uitleggen</translation>
    </message>
    <message>
        <source>How was our explanation?</source>
        <translation>Hoe was onze uitleg?</translation>
    </message>
    <message>
        <source>Any order: follow what the family asks.</source>
        <translation>In elke volgorde: volg wat het gezin vraagt.</translation>
    </message>
    <message>
        <source>First tap who is here: then their cards stand here.</source>
        <translation>Tik eerst aan wie er is. Dan staan hier hun kaarten.</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>Komt terug</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>Verteld</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Open: {card}, for {people}</source>
        <translation>Openen: {card}, voor {people}</translation>
    </message>
</context>
<context>
    <name>AllActions</name>
    <message>
        <source>Find in everything: {words}</source>
        <translation>Zoek in alles: {words}</translation>
    </message>
    <message>
        <source>No visit is open.</source>
        <translation>Er is geen bezoek open.</translation>
    </message>
    <message>
        <source>A visit is open. This can be done after it.</source>
        <translation>Er is een bezoek open. Dit kan daarna.</translation>
    </message>
    <message>
        <source>Families cannot be read now. Log in under the end of the day.</source>
        <translation>Gezinnen zijn nu niet te lezen. Log in bij het einde van de dag.</translation>
    </message>
    <message>
        <source>Not yet: the page says what comes first.</source>
        <translation>Nog niet: op de pagina staat wat eerst komt.</translation>
    </message>
    <message>
        <source>Not with the practice family: all of it is thrown away.</source>
        <translation>Niet met het oefengezin: alles daarvan wordt weggegooid.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>day visits start</source>
        <translation>dag bezoeken begin start</translation>
    </message>
    <message>
        <source>Find in everything</source>
        <translation>Zoek in alles</translation>
    </message>
    <message>
        <source>To the end of the day</source>
        <translation>Naar einde van de dag</translation>
    </message>
    <message>
        <source>send sync log in fetch</source>
        <translation>versturen sync inloggen ophalen</translation>
    </message>
    <message>
        <source>Write down a new family</source>
        <translation>Nieuw gezin opschrijven</translation>
    </message>
    <message>
        <source>About this program</source>
        <translation>Over dit programma</translation>
    </message>
    <message>
        <source>To the visit</source>
        <translation>Naar het bezoek</translation>
    </message>
    <message>
        <source>Family without a name</source>
        <translation>Gezin zonder naam</translation>
    </message>
</context>
<context>
    <name>AloneButton</name>
    <message>
        <source>Close again</source>
        <translation>Weer sluiten</translation>
    </message>
    <message>
        <source>For me alone</source>
        <translation>Alleen voor mij</translation>
    </message>
</context>
<context>
    <name>AloudBar</name>
    <message>
        <source>Read aloud</source>
        <translation>Lees voor</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Stop met voorlezen</translation>
    </message>
    <message>
        <source>The voice of this laptop broke off. Please read it aloud yourself.</source>
        <translation>De stem van deze laptop hield op. Lees het zelf voor.</translation>
    </message>
    <message>
        <source>This laptop has no voice to read aloud with. The IT department can install one.</source>
        <translation>Deze laptop heeft geen stem om voor te lezen. ICT kan er een installeren.</translation>
    </message>
    <message>
        <source>This laptop has a voice for one of the two languages only.</source>
        <translation>Deze laptop heeft maar voor één van de twee talen een stem.</translation>
    </message>
</context>
<context>
    <name>AppearancePresenter</name>
    <message>
        <source>This could not be kept.</source>
        <translation>Dit kon niet worden bewaard.</translation>
    </message>
    <message>
        <source>It looks like this until the program closes. Is the disk full?</source>
        <translation>Het ziet er zo uit tot het programma sluit. Is de schijf vol?</translation>
    </message>
    <message>
        <source>The colours of the municipality are not used.</source>
        <translation>De kleuren van de gemeente worden niet gebruikt.</translation>
    </message>
    <message>
        <source>For who made them: {fault}</source>
        <translation>Voor wie ze maakte: {fault}</translation>
    </message>
</context>
<context>
    <name>AppearanceScreen</name>
    <message>
        <source>As the laptop</source>
        <translation>Zoals de laptop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoog contrast</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
    <message>
        <source>Let nothing move</source>
        <translation>Laat niets bewegen</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Weergave</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Kleuren</translation>
    </message>
    <message>
        <source>The pages for the family stay warm and light; with high contrast they have it too.</source>
        <translation>De pagina’s voor het gezin blijven warm en licht. Bij hoog contrast hebben zij dat ook.</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tekstgrootte</translation>
    </message>
    <message>
        <source>Everything grows along, the buttons too.</source>
        <translation>Alles groeit mee, ook de knoppen.</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Beweging</translation>
    </message>
    <message>
        <source>Little moves here: only what shows where something goes.</source>
        <translation>Er beweegt hier weinig: alleen wat laat zien waar iets naartoe gaat.</translation>
    </message>
    <message>
        <source>This is kept on this laptop alone, and says nothing about anybody.</source>
        <translation>Dit wordt alleen op deze laptop bewaard en zegt niets over iemand.</translation>
    </message>
</context>
<context>
    <name>AskContactPanel</name>
    <message>
        <source>Write down how</source>
        <translation>Schrijf op hoe</translation>
    </message>
    <message>
        <source>Not yet known: do not approach</source>
        <translation>Nog niet bekend: niet benaderen</translation>
    </message>
    <message>
        <source>Ask it alone. Until it stands here, no letter and no message goes to this person.</source>
        <translation>Vraag het alleen aan deze persoon. Tot het hier staat, gaat er geen brief en geen bericht naartoe.</translation>
    </message>
    <message>
        <source>How can {name} be reached safely?</source>
        <translation>Hoe is {name} veilig te bereiken?</translation>
    </message>
</context>
<context>
    <name>AskPage</name>
    <message>
        <source>In their own words</source>
        <translation>In eigen woorden</translation>
    </message>
    <message>
        <source>In their own words, as they said it</source>
        <translation>In eigen woorden, zoals gezegd</translation>
    </message>
    <message>
        <source>Go over the card again</source>
        <translation>De kaart nog eens doornemen</translation>
    </message>
    <message>
        <source>Told in own words</source>
        <translation>In eigen woorden verteld</translation>
    </message>
    <message>
        <source>Told after we went over it again</source>
        <translation>Verteld nadat we het nog eens doornamen</translation>
    </message>
    <message>
        <source>We come back to this</source>
        <translation>We komen hierop terug</translation>
    </message>
    <message>
        <source>Rather another time</source>
        <translation>Liever een andere keer</translation>
    </message>
    <message>
        <source>Rather not say it back</source>
        <translation>Liever niet terugvertellen</translation>
    </message>
    <message>
        <source>Did not ask</source>
        <translation>Niet gevraagd</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>The last day is known</source>
        <translation>De laatste dag is bekend</translation>
    </message>
    <message>
        <source>The day of sending stands on the letter</source>
        <translation>De dag van versturen staat op de brief</translation>
    </message>
    <message>
        <source>Terms run from that day. Not known? Then look at the letter.</source>
        <translation>De termijn loopt vanaf die dag. Niet bekend? Kijk dan op de brief.</translation>
    </message>
    <message>
        <source>Who promises something?</source>
        <translation>Wie belooft iets?</translation>
    </message>
</context>
<context>
    <name>AuthorityFields</name>
    <message>
        <source>Who holds authority?</source>
        <translation>Wie heeft gezag?</translation>
    </message>
    <message>
        <source>A GI</source>
        <translation>Een GI</translation>
    </message>
    <message>
        <source>Perhaps somebody else</source>
        <translation>Misschien nog iemand</translation>
    </message>
    <message>
        <source>As what?</source>
        <translation>Als wat?</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Ouder</translation>
    </message>
    <message>
        <source>Other person</source>
        <translation>Andere persoon</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>Voogd</translation>
    </message>
    <message>
        <source>Provisional guardian</source>
        <translation>Voorlopige voogd</translation>
    </message>
    <message>
        <source>It began on a later day than the birth</source>
        <translation>Het begon later dan de geboorte</translation>
    </message>
    <message>
        <source>Does it hold now?</source>
        <translation>Geldt het gezag nu?</translation>
    </message>
    <message>
        <source>Yes, it holds</source>
        <translation>Ja, het geldt</translation>
    </message>
    <message>
        <source>No, a judge suspended it</source>
        <translation>Nee, de rechter heeft het geschorst</translation>
    </message>
    <message>
        <source>No, it has ended</source>
        <translation>Nee, het is beëindigd</translation>
    </message>
    <message>
        <source>It has ended; the last day is known</source>
        <translation>Het is gestopt; de laatste dag is bekend</translation>
    </message>
    <message>
        <source>Where did you look it up?</source>
        <translation>Waar heeft u het nagekeken?</translation>
    </message>
    <message>
        <source>Such as the authority register. What somebody says is no evidence.</source>
        <translation>Bijvoorbeeld in het gezagsregister. Wat iemand zegt, is geen bewijs.</translation>
    </message>
    <message>
        <source>Advice: who gave birth to the child?</source>
        <translation>Advies: uit wie is het kind geboren?</translation>
    </message>
    <message>
        <source>Advice: who is the second parent?</source>
        <translation>Advies: wie is de tweede ouder?</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Advice: were or are they married or registered partners?</source>
        <translation>Advies: waren of zijn zij getrouwd of geregistreerd partner?</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nooit</translation>
    </message>
    <message>
        <source>Married</source>
        <translation>Getrouwd</translation>
    </message>
    <message>
        <source>Registered partners</source>
        <translation>Geregistreerd partner</translation>
    </message>
    <message>
        <source>No longer</source>
        <translation>Niet meer</translation>
    </message>
    <message>
        <source>Advice: recognised on a day</source>
        <translation>Advies: erkend op een dag</translation>
    </message>
    <message>
        <source>Advice: joint authority noted in the register?</source>
        <translation>Advies: samen gezag aangetekend in het register?</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>Until now it stands here as suspended.</source>
        <translation>Tot nu toe staat het hier als geschorst.</translation>
    </message>
    <message>
        <source>Until now it stands here as holding.</source>
        <translation>Tot nu toe staat het hier als geldend.</translation>
    </message>
    <message>
        <source>Until now its last day stands here as {day}.</source>
        <translation>Tot nu toe staat hier als laatste dag: {day}.</translation>
    </message>
</context>
<context>
    <name>BackButton</name>
    <message>
        <source>Back to today</source>
        <translation>Terug naar vandaag</translation>
    </message>
    <message>
        <source>Back to what was found</source>
        <translation>Terug naar wat is gevonden</translation>
    </message>
    <message>
        <source>Back to the family</source>
        <translation>Terug naar het gezin</translation>
    </message>
    <message>
        <source>Back to the visit</source>
        <translation>Terug naar het bezoek</translation>
    </message>
    <message>
        <source>Stop with this card</source>
        <translation>Stoppen met deze kaart</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
</context>
<context>
    <name>BalanceWords</name>
    <message>
        <source>Nothing was made on this laptop yet.</source>
        <translation>Op deze laptop is nog niets gemaakt.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) made on this laptop.</source>
        <translation>
            <numerusform>%n stuk gemaakt op deze laptop.</numerusform>
            <numerusform>%n stukken gemaakt op deze laptop.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n received by the municipality.</source>
        <translation>
            <numerusform>%n ontvangen door de gemeente.</numerusform>
            <numerusform>%n ontvangen door de gemeente.</numerusform>
        </translation>
    </message>
    <message>
        <source>New texts arrived: number {number}, valid until {day}. They count when the program is next opened and no visit is open.</source>
        <translation>Er zijn nieuwe teksten: nummer {number}, geldig tot en met {day}. Ze gelden zodra u het programma weer opent en er geen bezoek open staat.</translation>
    </message>
    <message>
        <source>New texts are in use: number {number}, valid until {day}.</source>
        <translation>Nieuwe teksten zijn in gebruik: nummer {number}, geldig tot en met {day}.</translation>
    </message>
    <message>
        <source>The municipality&apos;s texts (number {number}) do not fit this program. Call the service desk.</source>
        <translation>De teksten van de gemeente (nummer {number}) passen niet bij dit programma. Bel de servicedesk.</translation>
    </message>
    <message>
        <source>{day}: the server was put back from a backup.</source>
        <translation>{day}: de server is teruggezet uit een reservekopie.</translation>
    </message>
    <message>
        <source>What you made since is sent again. Does your officer not know of this? Then report it.</source>
        <translation>Wat u sindsdien maakte, wordt opnieuw verstuurd. Weet uw beheerder hier niet van? Meld het dan.</translation>
    </message>
    <message>
        <source>{day}: the municipality&apos;s logbook does not go on from what this laptop saw of it.</source>
        <translation>{day}: het logboek van de gemeente loopt niet door op wat deze laptop ervan zag.</translation>
    </message>
    <message>
        <source>{day}: the server no longer shows how its logbook goes on.</source>
        <translation>{day}: de server laat niet meer zien hoe zijn logboek doorloopt.</translation>
    </message>
    <message>
        <source>Your officer can read this at the server.</source>
        <translation>Uw beheerder kan dit bij de server lezen.</translation>
    </message>
    <message>
        <source>Nothing that you made is lost. Report this to your officer.</source>
        <translation>Er is niets verloren van wat u maakte. Meld dit bij uw beheerder.</translation>
    </message>
    <message>
        <source>Nothing that this laptop saw of the logbook before is still in it.</source>
        <translation>Niets van wat deze laptop eerder van het logboek zag, staat er nog in.</translation>
    </message>
    <message>
        <source>Up to {moment} the logbook is the same.</source>
        <translation>Tot {moment} is het logboek gelijk gebleven.</translation>
    </message>
    <message>
        <source>No longer on this laptop: {families}. The municipality has everything of it.</source>
        <translation>Niet meer op deze laptop: {families}. De gemeente heeft er alles van.</translation>
    </message>
    <message>
        <source>What was received was read back, checked and is in a backup.</source>
        <translation>Wat is ontvangen, is teruggelezen, nagekeken en staat in een back-up.</translation>
    </message>
    <message>
        <source>This laptop may be lost now.</source>
        <translation>Deze laptop mag nu kwijtraken.</translation>
    </message>
    <message>
        <source>What was received was read back and checked. It is not in a backup yet; this laptop keeps it.</source>
        <translation>Wat is ontvangen, is teruggelezen en nagekeken. Het staat nog niet in een back-up; deze laptop bewaart het.</translation>
    </message>
    <message>
        <source>The server is still checking. This laptop keeps everything.</source>
        <translation>De server kijkt het nog na. Deze laptop bewaart alles.</translation>
    </message>
    <message>
        <source>Nothing waits on this laptop.</source>
        <translation>Er wacht niets meer op deze laptop.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) wait safely on this laptop for the next sync.</source>
        <translation>
            <numerusform>%n stuk wacht veilig op deze laptop op de volgende sync.</numerusform>
            <numerusform>%n stukken wachten veilig op deze laptop op de volgende sync.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n received, and somebody must look at it before it counts.</source>
        <translation>
            <numerusform>%n ontvangen, maar iemand moet ernaar kijken voordat het telt.</numerusform>
            <numerusform>%n ontvangen, maar iemand moet ernaar kijken voordat ze tellen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused by the server. It stays on this laptop; call the service desk.</source>
        <translation>
            <numerusform>%n geweigerd door de server. Het blijft op deze laptop; bel de servicedesk.</numerusform>
            <numerusform>%n geweigerd door de server. Ze blijven op deze laptop; bel de servicedesk.</numerusform>
        </translation>
    </message>
    <message>
        <source>you are not assigned to this family at the moment</source>
        <translation>u bent op dit moment niet aan dit gezin gekoppeld</translation>
    </message>
    <message>
        <source>made under another worker&apos;s name</source>
        <translation>gemaakt op naam van een andere medewerker</translation>
    </message>
    <message>
        <source>the server does not know this kind yet</source>
        <translation>de server kent deze soort nog niet</translation>
    </message>
    <message>
        <source>the server could not read it</source>
        <translation>de server kon het niet lezen</translation>
    </message>
    <message>
        <source>an order without court, number and day: nobody may call it seen</source>
        <translation>een besluit zonder rechtbank, nummer en dag: niemand mag het gezien noemen</translation>
    </message>
    <message>
        <source>the server has something else under this number</source>
        <translation>de server heeft iets anders onder dit nummer</translation>
    </message>
    <message>
        <source>other reason ({code})</source>
        <translation>andere reden ({code})</translation>
    </message>
    <message>
        <source>There is no receipt from the server yet.</source>
        <translation>Er is nog geen ontvangstbewijs van de server.</translation>
    </message>
    <message>
        <source>Signed receipt of {moment} (time of the server).</source>
        <translation>Ondertekend ontvangstbewijs van {moment} (tijd van de server).</translation>
    </message>
</context>
<context>
    <name>BeforeLayingPanel</name>
    <message>
        <source>First write down the agreement itself, for all who sign.</source>
        <translation>Leg eerst de afspraak zelf vast, voor iedereen die tekent.</translation>
    </message>
    <message>
        <source>Nothing stands before it: it can be laid before its signers.</source>
        <translation>Alles is gedaan: de afspraak kan aan wie tekent worden voorgelegd.</translation>
    </message>
    <message>
        <source>Before it can be laid before anybody</source>
        <translation>Dit komt eerst, voordat iemand de afspraak te tekenen krijgt</translation>
    </message>
    <message>
        <source>From {day} the carers must agree to its end, or the court decides (BW 1:253s).</source>
        <translation>Vanaf {day} moeten de opvoeders instemmen met het einde, of de rechtbank beslist (BW 1:253s).</translation>
    </message>
</context>
<context>
    <name>BeginVisit</name>
    <message>
        <source>Where is it?</source>
        <translation>Waar is het?</translation>
    </message>
</context>
<context>
    <name>BookletPanel</name>
    <message>
        <source>Print the booklet</source>
        <translation>Druk het boekje af</translation>
    </message>
    <message>
        <source>Print it in large letters</source>
        <translation>Druk het af in grote letters</translation>
    </message>
    <message>
        <source>General booklet</source>
        <translation>Algemeen boekje</translation>
    </message>
    <message>
        <source>The same for everybody: no names, nothing about this family. Leave it only with who wants it.</source>
        <translation>Voor iedereen hetzelfde: zonder namen, en niets over dit gezin. Geef het alleen aan wie het wil.</translation>
    </message>
    <message>
        <source>Version on the cover of the one you left</source>
        <translation>Versie op de voorkant van het boekje dat u achterliet</translation>
    </message>
    <message>
        <source>Is it an older print? Type the code of its cover.</source>
        <translation>Was het een oudere druk? Typ dan de code van die voorkant.</translation>
    </message>
    <message>
        <source>Version as it is printed now: {code}</source>
        <translation>Versie zoals hij nu wordt afgedrukt: {code}</translation>
    </message>
    <message>
        <source>Left with {name}</source>
        <translation>Gegeven aan {name}</translation>
    </message>
</context>
<context>
    <name>BookletPresenter</name>
    <message>
        <source>Has version {code}, since {day}</source>
        <translation>Heeft versie {code}, sinds {day}</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Naar de printer gestuurd.</translation>
    </message>
    <message>
        <source>This laptop knows no printer.</source>
        <translation>Deze laptop kent geen printer.</translation>
    </message>
    <message>
        <source>Connect one, or print at the office.</source>
        <translation>Sluit een printer aan, of druk af op kantoor.</translation>
    </message>
    <message>
        <source>The printer did not take it.</source>
        <translation>De printer nam het niet aan.</translation>
    </message>
    <message>
        <source>Look at the printer and try again.</source>
        <translation>Kijk naar de printer en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Written down: version {code} was left with {name}.</source>
        <translation>Opgeschreven: versie {code} is gegeven aan {name}.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
</context>
<context>
    <name>BookmarkButton</name>
    <message>
        <source>Bookmark ({key})</source>
        <translation>Bladwijzer ({key})</translation>
    </message>
</context>
<context>
    <name>BookmarkList</name>
    <message numerus="yes">
        <source>%n bookmark(s) still without words.</source>
        <translation>
            <numerusform>%n bladwijzer wacht nog op woorden.</numerusform>
            <numerusform>%n bladwijzers wachten nog op woorden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Write down what was said while you still know it well.</source>
        <translation>Schrijf op wat er is gezegd nu u het nog goed weet.</translation>
    </message>
    <message>
        <source>{family}: {count}</source>
        <translation>{family}: {count}</translation>
    </message>
</context>
<context>
    <name>BookmarksPresenter</name>
    <message>
        <source>Still to be written down</source>
        <translation>Nog op te schrijven</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>Opgeschreven</translation>
    </message>
    <message>
        <source>Nothing to write down</source>
        <translation>Niets op te schrijven</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>Vastgelegd.</translation>
    </message>
</context>
<context>
    <name>BookmarksScreen</name>
    <message>
        <source>Record this</source>
        <translation>Leg dit vast</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nu niet</translation>
    </message>
    <message>
        <source>First choose who may read it. Then write.</source>
        <translation>Kies eerst wie het mag lezen. Schrijf dan pas.</translation>
    </message>
    <message>
        <source>In a visit you kept that something was said. Here you write down what, on your own.</source>
        <translation>In een bezoek onthield u dat er iets is gezegd. Hier schrijft u op wat, als u alleen bent.</translation>
    </message>
    <message>
        <source>Bookmarks: {family}</source>
        <translation>Bladwijzers: {family}</translation>
    </message>
    <message>
        <source>Write down what was said</source>
        <translation>Schrijf op wat er is gezegd</translation>
    </message>
    <message>
        <source>Change this</source>
        <translation>Verander dit</translation>
    </message>
    <message>
        <source>Nothing to write down</source>
        <translation>Niets op te schrijven</translation>
    </message>
</context>
<context>
    <name>Building</name>
    <message>
        <source>Visit under way</source>
        <translation>Bezoek bezig</translation>
    </message>
</context>
<context>
    <name>CallPresenter</name>
    <message>
        <source>birth date not known</source>
        <translation>geboortedatum niet bekend</translation>
    </message>
    <message>
        <source>To be reached: {how}</source>
        <translation>Te bereiken: {how}</translation>
    </message>
    <message>
        <source>No number is noted.</source>
        <translation>Er staat geen nummer.</translation>
    </message>
    <message>
        <source>Address, being checked: {address}</source>
        <translation>Adres, wordt nagegaan: {address}</translation>
    </message>
    <message>
        <source>Address: {address}</source>
        <translation>Adres: {address}</translation>
    </message>
    <message>
        <source>No address of its own is noted.</source>
        <translation>Er staat geen apart adres.</translation>
    </message>
</context>
<context>
    <name>CallScreen</name>
    <message>
        <source>For me alone</source>
        <translation>Alleen voor mij</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Bellen</translation>
    </message>
    <message>
        <source>Close again</source>
        <translation>Weer sluiten</translation>
    </message>
    <message>
        <source>Place of this visit: {place}</source>
        <translation>Plaats van dit bezoek: {place}</translation>
    </message>
    <message>
        <source>Here now: {names}</source>
        <translation>Nu hier: {names}</translation>
    </message>
</context>
<context>
    <name>CapacityFields</name>
    <message>
        <source>Who is it about?</source>
        <translation>Over wie gaat het?</translation>
    </message>
    <message>
        <source>Can this person decide about this help now?</source>
        <translation>Kan deze persoon nu zelf beslissen over deze hulp?</translation>
    </message>
    <message>
        <source>Why was what stands here never so?</source>
        <translation>Waarom was wat hier staat nooit zo?</translation>
    </message>
    <message>
        <source>Yes, this person decides</source>
        <translation>Ja, deze persoon beslist</translation>
    </message>
    <message>
        <source>No, not about this help for now</source>
        <translation>Nee, kan nu niet zelf beslissen over deze hulp</translation>
    </message>
    <message>
        <source>No, a judge appointed a guardian (curator)</source>
        <translation>Nee, de rechter benoemde een curator (curatele)</translation>
    </message>
    <message>
        <source>What stands here was a mistake</source>
        <translation>Wat hier staat, was een vergissing</translation>
    </message>
    <message>
        <source>What does that rest on?</source>
        <translation>Waar rust dat op?</translation>
    </message>
    <message>
        <source>What we think ourselves is neither: then nothing is written down here.</source>
        <translation>Wat wij zelf denken is geen van beide: dan schrijft u hier niets op.</translation>
    </message>
    <message>
        <source>We saw a paper or the public register</source>
        <translation>Wij zagen een papier, of het openbare register</translation>
    </message>
    <message>
        <source>Somebody told us</source>
        <translation>Iemand vertelde het ons</translation>
    </message>
    <message>
        <source>Since when is known</source>
        <translation>Sinds wanneer is bekend</translation>
    </message>
    <message>
        <source>Look again on a day</source>
        <translation>Opnieuw kijken op een dag</translation>
    </message>
    <message>
        <source>What did you see?</source>
        <translation>Wat hebt u gezien?</translation>
    </message>
    <message>
        <source>Such as the decision of the court with its number, or the entry in the register of guardianship.</source>
        <translation>Zoals de beschikking van de rechter met het nummer, of de inschrijving in het register van curatele.</translation>
    </message>
    <message>
        <source>Seen on</source>
        <translation>Gezien op</translation>
    </message>
    <message>
        <source>Who told us, and how?</source>
        <translation>Wie vertelde het ons, en hoe?</translation>
    </message>
    <message>
        <source>Told on</source>
        <translation>Verteld op</translation>
    </message>
    <message>
        <source>Then nothing rests on it any more. What stood here stays in the history.</source>
        <translation>Dan rust er niets meer op. Wat hier stond, blijft in de geschiedenis staan.</translation>
    </message>
    <message>
        <source>Until we saw it, this person decides, and the page of the family asks us to find out.</source>
        <translation>Zolang wij het niet zagen, beslist deze persoon. De pagina van het gezin vraagt ons het na te gaan.</translation>
    </message>
    <message>
        <source>From then on this person decides.</source>
        <translation>Vanaf dan beslist deze persoon.</translation>
    </message>
    <message>
        <source>From then on this person is asked for no consent. Keep telling what happens, as before.</source>
        <translation>Vanaf dan vragen wij deze persoon geen toestemming. Blijf vertellen wat er gebeurt, net als eerst.</translation>
    </message>
    <message>
        <source>Why is read by this person and by you. Others only see that this person does not decide now.</source>
        <translation>Waarom lezen alleen deze persoon en u. Anderen zien alleen dat deze persoon nu niet beslist.</translation>
    </message>
</context>
<context>
    <name>CapacityWords</name>
    <message>
        <source>Can decide.</source>
        <translation>Kan zelf beslissen.</translation>
    </message>
    <message>
        <source>Under guardianship (curatele): does not decide now.</source>
        <translation>Staat onder curatele: beslist nu niet.</translation>
    </message>
    <message>
        <source>Cannot decide about this help now.</source>
        <translation>Kan nu niet zelf beslissen over deze hulp.</translation>
    </message>
    <message>
        <source>There are two versions; we are finding out. Until then this person decides.</source>
        <translation>Er zijn twee versies; wij gaan dit na. Tot dan beslist deze persoon.</translation>
    </message>
    <message>
        <source>Seen: {paper}, {day}.</source>
        <translation>Gezien: {paper}, {day}.</translation>
    </message>
    <message>
        <source>Told to us by {who} on {day}, not seen yet; we are finding out. Until then this person decides.</source>
        <translation>Ons verteld door {who} op {day}, nog niet gezien; wij gaan dit na. Tot dan beslist deze persoon.</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>Next</source>
        <translation>Verder</translation>
    </message>
    <message>
        <source>We talked about this</source>
        <translation>Hier hebben we het over gehad</translation>
    </message>
    <message>
        <source>For the telephone</source>
        <translation>Voor de telefoon</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>Op papier</translation>
    </message>
    <message>
        <source>Who heard this?</source>
        <translation>Wie heeft dit gehoord?</translation>
    </message>
</context>
<context>
    <name>CarryPanel</name>
    <message>
        <source>Take over what the safety plan says</source>
        <translation>Neem over wat het veiligheidsplan zegt</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Help and agreements</source>
        <translation>Hulp en afspraken</translation>
    </message>
    <message>
        <source>Veilig Thuis and the Raad</source>
        <translation>Veilig Thuis en de Raad</translation>
    </message>
    <message>
        <source>Judge and orders</source>
        <translation>Rechter en besluiten</translation>
    </message>
    <message>
        <source>People and rights</source>
        <translation>Mensen en rechten</translation>
    </message>
    <message>
        <source>Plan a visit, or move one</source>
        <translation>Bezoek plannen of verzetten</translation>
    </message>
    <message>
        <source>The family may make its own plan</source>
        <translation>Het gezin mag een eigen plan maken</translation>
    </message>
    <message>
        <source>What came of it?</source>
        <translation>Wat kwam eruit?</translation>
    </message>
    <message>
        <source>They want to</source>
        <translation>Zij willen dat</translation>
    </message>
    <message>
        <source>They do not want to</source>
        <translation>Zij willen dat niet</translation>
    </message>
    <message>
        <source>Not decided yet</source>
        <translation>Nog niet beslist</translation>
    </message>
    <message>
        <source>Not offered</source>
        <translation>Niet aangeboden</translation>
    </message>
    <message>
        <source>The plan can wait until a day</source>
        <translation>Het plan kan tot en met een dag</translation>
    </message>
    <message>
        <source>Why was it not offered?</source>
        <translation>Waarom is het niet aangeboden?</translation>
    </message>
    <message>
        <source>New or changed plan</source>
        <translation>Nieuw of veranderd plan</translation>
    </message>
    <message>
        <source>Which plan?</source>
        <translation>Welk plan?</translation>
    </message>
    <message>
        <source>Safety plan proposed</source>
        <translation>Veiligheidsplan voorgesteld</translation>
    </message>
    <message>
        <source>Why? One fact with its day</source>
        <translation>Waarom? Eén feit met de dag erbij</translation>
    </message>
    <message>
        <source>Looked whether an agreement was kept</source>
        <translation>Gekeken of een afspraak gelukt is</translation>
    </message>
    <message>
        <source>Which agreement?</source>
        <translation>Welke afspraak?</translation>
    </message>
    <message>
        <source>Was it kept?</source>
        <translation>Is het gelukt?</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>Voor een deel</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>We looked together how the help goes</source>
        <translation>Wij keken samen hoe de hulp gaat</translation>
    </message>
    <message>
        <source>What comes after it?</source>
        <translation>Wat komt daarna?</translation>
    </message>
    <message>
        <source>The help goes on</source>
        <translation>De hulp gaat door</translation>
    </message>
    <message>
        <source>The help changes</source>
        <translation>De hulp wordt anders</translation>
    </message>
    <message>
        <source>The help stops</source>
        <translation>De hulp stopt</translation>
    </message>
    <message>
        <source>Who looked along?</source>
        <translation>Wie keek mee?</translation>
    </message>
    <message>
        <source>Share something with somebody new</source>
        <translation>Iets delen met iemand nieuw</translation>
    </message>
    <message>
        <source>With whom?</source>
        <translation>Met wie?</translation>
    </message>
    <message>
        <source>About whom is it?</source>
        <translation>Over wie gaat het?</translation>
    </message>
    <message>
        <source>Stay elsewhere proposed</source>
        <translation>Verblijf elders voorgesteld</translation>
    </message>
    <message>
        <source>Who would take the child in?</source>
        <translation>Wie neemt het kind in huis?</translation>
    </message>
    <message>
        <source>Less contact proposed</source>
        <translation>Minder contact voorgesteld</translation>
    </message>
    <message>
        <source>Less contact with whom, as the child says it?</source>
        <translation>Minder contact met wie, zoals het kind het zegt?</translation>
    </message>
    <message>
        <source>Whose contact becomes less?</source>
        <translation>Van wie wordt het contact minder?</translation>
    </message>
    <message>
        <source>Check or test proposed</source>
        <translation>Controle of test voorgesteld</translation>
    </message>
    <message>
        <source>Which check?</source>
        <translation>Welke controle?</translation>
    </message>
    <message>
        <source>More help, or another name for it</source>
        <translation>Meer hulp, of een andere naam</translation>
    </message>
    <message>
        <source>Which help?</source>
        <translation>Welke hulp?</translation>
    </message>
    <message>
        <source>Another organisation helps</source>
        <translation>Een andere organisatie helpt</translation>
    </message>
    <message>
        <source>Which organisation?</source>
        <translation>Welke organisatie?</translation>
    </message>
    <message>
        <source>Handover to a GI proposed</source>
        <translation>Overdracht aan een GI voorgesteld</translation>
    </message>
    <message>
        <source>Which GI?</source>
        <translation>Welke GI?</translation>
    </message>
    <message>
        <source>The GI has spoken with the family</source>
        <translation>De GI heeft het gezin gesproken</translation>
    </message>
    <message>
        <source>An agreement ended</source>
        <translation>Een afspraak is gestopt</translation>
    </message>
    <message>
        <source>Somebody said no, or takes a yes back</source>
        <translation>Iemand zei nee, of trekt een ja in</translation>
    </message>
    <message>
        <source>No to what?</source>
        <translation>Nee waartegen?</translation>
    </message>
    <message>
        <source>Who said so?</source>
        <translation>Wie zei dat?</translation>
    </message>
    <message>
        <source>With whom, as the child says it?</source>
        <translation>Bij wie, zoals het kind het zegt?</translation>
    </message>
    <message>
        <source>Where, in plain words?</source>
        <translation>Waar, in gewone woorden?</translation>
    </message>
    <message>
        <source>Does the child live with them in their family?</source>
        <translation>Woont het kind dan in hun gezin?</translation>
    </message>
    <message>
        <source>The child lives elsewhere now, by agreement</source>
        <translation>Het kind woont nu ergens anders, als afspraak</translation>
    </message>
    <message>
        <source>Who took the child in?</source>
        <translation>Wie nam het kind in huis?</translation>
    </message>
    <message>
        <source>The child no longer lives elsewhere</source>
        <translation>Het kind woont niet meer ergens anders</translation>
    </message>
    <message>
        <source>The first day is known</source>
        <translation>De eerste dag is bekend</translation>
    </message>
    <message>
        <source>What was agreed about contact?</source>
        <translation>Wat is afgesproken over contact?</translation>
    </message>
    <message>
        <source>A weekend agreement, at most 72 hours?</source>
        <translation>Een weekendafspraak, hoogstens 72 uur?</translation>
    </message>
    <message>
        <source>Veilig Thuis</source>
        <translation>Veilig Thuis</translation>
    </message>
    <message>
        <source>Which step?</source>
        <translation>Welke stap?</translation>
    </message>
    <message>
        <source>Considered</source>
        <translation>Overwogen</translation>
    </message>
    <message>
        <source>Advice asked</source>
        <translation>Advies gevraagd</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Gemeld</translation>
    </message>
    <message>
        <source>We think of the Raad</source>
        <translation>Wij denken aan de Raad</translation>
    </message>
    <message>
        <source>Why, in plain words?</source>
        <translation>Waarom, in gewone woorden?</translation>
    </message>
    <message>
        <source>A colleague looked along</source>
        <translation>Een collega keek mee</translation>
    </message>
    <message>
        <source>Which colleague?</source>
        <translation>Welke collega?</translation>
    </message>
    <message>
        <source>What does the colleague think?</source>
        <translation>Wat vindt de collega?</translation>
    </message>
    <message>
        <source>How?</source>
        <translation>Hoe?</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Met naam</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Zonder naam</translation>
    </message>
    <message>
        <source>Table meeting planned</source>
        <translation>Overleg aan tafel gepland</translation>
    </message>
    <message>
        <source>We said what worries us</source>
        <translation>Wij vertelden onze zorgen over het kind</translation>
    </message>
    <message>
        <source>What worries us? One thing, as a fact</source>
        <translation>Waar maken wij ons zorgen over? Eén ding, als feit</translation>
    </message>
    <message>
        <source>When is the meeting?</source>
        <translation>Wanneer is het overleg?</translation>
    </message>
    <message>
        <source>Asked the Raad to investigate</source>
        <translation>De Raad om onderzoek gevraagd</translation>
    </message>
    <message>
        <source>It has been sent</source>
        <translation>Het is verstuurd</translation>
    </message>
    <message>
        <source>Urgent request to the Raad</source>
        <translation>Spoedverzoek aan de Raad</translation>
    </message>
    <message>
        <source>What is the danger? Facts only</source>
        <translation>Wat is het gevaar? Alleen feiten</translation>
    </message>
    <message>
        <source>We called</source>
        <translation>Wij belden</translation>
    </message>
    <message>
        <source>Whom did we call?</source>
        <translation>Wie belden wij?</translation>
    </message>
    <message>
        <source>Was speed asked?</source>
        <translation>Is om spoed gevraagd?</translation>
    </message>
    <message>
        <source>Who stays with the child now?</source>
        <translation>Wie blijft nu bij het kind?</translation>
    </message>
    <message>
        <source>The Raad answered</source>
        <translation>De Raad antwoordde</translation>
    </message>
    <message>
        <source>Does the Raad investigate?</source>
        <translation>Gaat de Raad onderzoeken?</translation>
    </message>
    <message>
        <source>Report of the Raad</source>
        <translation>Rapport van de Raad</translation>
    </message>
    <message>
        <source>Which one?</source>
        <translation>Welk?</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Concept</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Definitief</translation>
    </message>
    <message>
        <source>The last day to react stands in the letter</source>
        <translation>De laatste dag om te reageren staat in de brief</translation>
    </message>
    <message>
        <source>About what?</source>
        <translation>Waarover?</translation>
    </message>
    <message>
        <source>Who asks?</source>
        <translation>Wie vraagt het?</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Bezoeken</translation>
    </message>
    <message>
        <source>Asked a GI for advice</source>
        <translation>Een GI om advies gevraagd</translation>
    </message>
    <message>
        <source>By name only with a yes on form B to telling this GI, or where this GI carries out an order.</source>
        <translation>Met naam alleen na een ja op formulier B om dit aan deze GI te vertellen, of als deze GI een besluit van de rechter uitvoert.</translation>
    </message>
    <message>
        <source>Who gave the advice?</source>
        <translation>Wie gaf het advies?</translation>
    </message>
    <message>
        <source>What did we ask?</source>
        <translation>Wat vroegen wij?</translation>
    </message>
    <message>
        <source>What was the advice?</source>
        <translation>Wat was het advies?</translation>
    </message>
    <message>
        <source>Which grown-ups were named?</source>
        <translation>Welke volwassenen zijn genoemd?</translation>
    </message>
    <message>
        <source>A request to the Raad</source>
        <translation>Een verzoek aan de Raad</translation>
    </message>
    <message>
        <source>Living elsewhere for a while</source>
        <translation>Een tijdje ergens anders wonen</translation>
    </message>
    <message>
        <source>Less contact</source>
        <translation>Minder contact</translation>
    </message>
    <message>
        <source>A safety plan</source>
        <translation>Een veiligheidsplan</translation>
    </message>
    <message>
        <source>A handover to a GI</source>
        <translation>Een overdracht aan een GI</translation>
    </message>
    <message>
        <source>No agreement</source>
        <translation>Geen overeenstemming</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Iets anders</translation>
    </message>
    <message>
        <source>Asked the Raad for advice</source>
        <translation>De Raad om advies gevraagd</translation>
    </message>
    <message>
        <source>What do we do with it?</source>
        <translation>Wat doen wij ermee?</translation>
    </message>
    <message>
        <source>Somebody new, or a person written down otherwise</source>
        <translation>Iemand erbij, of een persoon anders opschrijven</translation>
    </message>
    <message>
        <source>How somebody can be reached safely</source>
        <translation>Hoe iemand veilig te bereiken is</translation>
    </message>
    <message>
        <source>Where somebody lives, or where their post may go</source>
        <translation>Waar iemand woont, of waar de post naartoe mag</translation>
    </message>
    <message>
        <source>Whether somebody can decide now, or can again</source>
        <translation>Kan iemand nu zelf beslissen, of weer</translation>
    </message>
    <message>
        <source>Something was written down by mistake</source>
        <translation>Iets is per ongeluk opgeschreven</translation>
    </message>
    <message>
        <source>Authority looked up or changed</source>
        <translation>Gezag nagekeken of veranderd</translation>
    </message>
    <message>
        <source>Asked the municipality for help</source>
        <translation>Hulp aangevraagd bij de gemeente</translation>
    </message>
    <message>
        <source>For what?</source>
        <translation>Waarvoor?</translation>
    </message>
    <message>
        <source>The decision is due on a day</source>
        <translation>De dag waarop het besluit er moet zijn</translation>
    </message>
    <message>
        <source>Decision of the municipality came</source>
        <translation>Beschikking van de gemeente gekregen</translation>
    </message>
    <message>
        <source>For whom is it?</source>
        <translation>Voor wie is die?</translation>
    </message>
    <message>
        <source>Go on without somebody&apos;s consent, by an exception of the law</source>
        <translation>Doorgaan zonder iemands toestemming, door een uitzondering in de wet</translation>
    </message>
    <message>
        <source>Which exception?</source>
        <translation>Welke uitzondering?</translation>
    </message>
    <message>
        <source>For which form?</source>
        <translation>Voor welk formulier?</translation>
    </message>
    <message>
        <source>It counts for that form, and for no other.</source>
        <translation>De uitzondering geldt voor dat formulier, en voor geen ander.</translation>
    </message>
    <message>
        <source>Why, in facts?</source>
        <translation>Waarom, in feiten?</translation>
    </message>
    <message>
        <source>Which colleague looked along?</source>
        <translation>Welke collega keek mee?</translation>
    </message>
    <message>
        <source>Needed, except where there was no time to ask: then within 24 hours.</source>
        <translation>Nodig, behalve als er geen tijd was om te vragen: dan binnen 24 uur.</translation>
    </message>
    <message>
        <source>Another contact person</source>
        <translation>Andere contactpersoon</translation>
    </message>
    <message>
        <source>Who is it now?</source>
        <translation>Wie is het nu?</translation>
    </message>
    <message>
        <source>Wants to see, copy or change the file</source>
        <translation>Wil het dossier zien, kopiëren of veranderen</translation>
    </message>
    <message>
        <source>What?</source>
        <translation>Wat?</translation>
    </message>
    <message>
        <source>See</source>
        <translation>Zien</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Verbeteren</translation>
    </message>
    <message>
        <source>Destroy</source>
        <translation>Vernietigen</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Klacht</translation>
    </message>
    <message>
        <source>Moves to another municipality</source>
        <translation>Verhuist naar een andere gemeente</translation>
    </message>
    <message>
        <source>Which municipality?</source>
        <translation>Welke gemeente?</translation>
    </message>
</context>
<context>
    <name>CertificateWording</name>
    <message>
        <source>The certificate of this laptop ends on {day}.</source>
        <translation>Het certificaat van deze laptop loopt af op {day}.</translation>
    </message>
    <message>
        <source>Until then all goes on as before.</source>
        <translation>Tot dan gaat alles gewoon door.</translation>
    </message>
    <message>
        <source>Nothing is lost: all is kept, and sending works. Who checks a paper sealed since then reads that the certificate had ended.</source>
        <translation>Er gaat niets verloren: alles blijft bewaard en versturen werkt. Wie een papier controleert dat daarna is verzegeld, leest dat het certificaat was afgelopen.</translation>
    </message>
    <message>
        <source>At the next sync this laptop asks for a new one. Your officer has to approve it.</source>
        <translation>Bij de volgende sync vraagt deze laptop een nieuw certificaat aan. Uw beheerder moet het goedkeuren.</translation>
    </message>
    <message>
        <source>This laptop asked for a new one. Your officer has to approve it first.</source>
        <translation>Deze laptop heeft een nieuw certificaat aangevraagd. Uw beheerder moet het nog goedkeuren.</translation>
    </message>
    <message>
        <source>Your officer did not approve a new one. Ask your officer to enrol this laptop again.</source>
        <translation>Uw beheerder heeft geen nieuw certificaat goedgekeurd. Vraag uw beheerder om deze laptop opnieuw aan te melden.</translation>
    </message>
    <message>
        <source>The new one is here. It counts from the next time that you unlock.</source>
        <translation>Het nieuwe certificaat is er. Het telt vanaf de volgende keer dat u ontgrendelt.</translation>
    </message>
    <message>
        <source>The certificate of this laptop ended on {day}.</source>
        <translation>Het certificaat van deze laptop is afgelopen op {day}.</translation>
    </message>
</context>
<context>
    <name>ChangePresenter</name>
    <message>
        <source>A promise of ours</source>
        <translation>Een belofte van ons</translation>
    </message>
    <message>
        <source>Here something else was half filled in. Finish that first.</source>
        <translation>Hier is iets anders half ingevuld. Maak dat eerst af.</translation>
    </message>
    <message>
        <source>Last day of the order: {day}</source>
        <translation>Laatste dag van het besluit: {day}</translation>
    </message>
    <message>
        <source>To explain after this: {what}</source>
        <translation>Daarna uit te leggen: {what}</translation>
    </message>
    <message>
        <source>About which child?</source>
        <translation>Over welk kind?</translation>
    </message>
    <message>
        <source>About which children?</source>
        <translation>Over welke kinderen?</translation>
    </message>
    <message>
        <source>When were you told?</source>
        <translation>Wanneer is het u verteld?</translation>
    </message>
    <message>
        <source>When was it?</source>
        <translation>Wanneer was het?</translation>
    </message>
    <message>
        <source>Who said so, or where did you read it?</source>
        <translation>Wie zei het, of waar las u het?</translation>
    </message>
    <message>
        <source>No form yet: for each about this child that is opened on that day</source>
        <translation>Nog geen formulier: voor elk formulier over dit kind dat op die dag wordt geopend</translation>
    </message>
</context>
<context>
    <name>ChangeScreen</name>
    <message>
        <source>Find what changed, by a word of it</source>
        <translation>Zoek met een woord wat er veranderde</translation>
    </message>
    <message>
        <source>Nothing found with this word. Try another word, or look in the whole list.</source>
        <translation>Niets gevonden met dit woord. Kies een ander woord, of kijk in de hele lijst.</translation>
    </message>
    <message>
        <source>Something else happened</source>
        <translation>Er is iets anders gebeurd</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Leg het vast</translation>
    </message>
    <message>
        <source>Something changed: {family}</source>
        <translation>Er is iets veranderd: {family}</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Record this</source>
        <translation>Leg dit vast</translation>
    </message>
    <message>
        <source>{name}: this is your own paper. Is it right?</source>
        <translation>{name}: dit is jouw papier. Klopt het?</translation>
    </message>
    <message>
        <source>{name}: this is your paper. Is it right?</source>
        <translation>{name}: dit is uw papier. Klopt het?</translation>
    </message>
</context>
<context>
    <name>ChildsViewPanel</name>
    <message>
        <source>What does each child think?</source>
        <translation>Wat vindt elk kind?</translation>
    </message>
    <message>
        <source>First ask the child who may read it. Usually it belongs in the child&apos;s own part, which nobody else of the family reads here. Sometimes we have to pass something on.</source>
        <translation>Vraag eerst aan het kind wie het mag lezen. Gewoon hoort het in het eigen deel van het kind. Dat leest verder niemand uit het gezin hier. Soms moeten wij iets doorvertellen.</translation>
    </message>
    <message>
        <source>In the child&apos;s own part</source>
        <translation>In het eigen deel van het kind</translation>
    </message>
    <message>
        <source>What {name} thinks: in the child&apos;s own part</source>
        <translation>Wat {name} vindt: in het eigen deel van het kind</translation>
    </message>
    <message>
        <source>Everybody who reads this may read it</source>
        <translation>Ieder die dit leest mag het lezen</translation>
    </message>
    <message>
        <source>What {name} thinks: everybody who reads this may read it</source>
        <translation>Wat {name} vindt: ieder die dit leest mag het lezen</translation>
    </message>
    <message>
        <source>We do not know</source>
        <translation>Wij weten het niet</translation>
    </message>
    <message>
        <source>What {name} thinks: we do not know</source>
        <translation>Wat {name} vindt: wij weten het niet</translation>
    </message>
    <message>
        <source>Nothing is written down yet.</source>
        <translation>Er is nog niets opgeschreven.</translation>
    </message>
    <message>
        <source>It stands in the child&apos;s own part.</source>
        <translation>Het staat in het eigen deel van het kind.</translation>
    </message>
    <message>
        <source>Words for everybody who reads this are written down.</source>
        <translation>Er staan woorden die ieder mag lezen.</translation>
    </message>
    <message>
        <source>Why we do not know is written down.</source>
        <translation>Er staat waarom wij het niet weten.</translation>
    </message>
</context>
<context>
    <name>ChoosePage</name>
    <message>
        <source>What may each of you decide?</source>
        <translation>Wat mag ieder van jullie beslissen?</translation>
    </message>
    <message>
        <source>There is no card for anybody in the room.</source>
        <translation>Er is geen kaart voor wie hier is.</translation>
    </message>
    <message>
        <source>about {names}</source>
        <translation>over {names}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Aanvullen</translation>
    </message>
    <message>
        <source>Add something to the card of {name}</source>
        <translation>De kaart van {name} aanvullen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tonen</translation>
    </message>
    <message>
        <source>Show the card of {name}</source>
        <translation>De kaart van {name} tonen</translation>
    </message>
</context>
<context>
    <name>ChoosePart</name>
    <message>
        <source>When do we ask again?</source>
        <translation>Wanneer vragen we het opnieuw?</translation>
    </message>
    <message>
        <source>{name}: every answer is fine.</source>
        <translation>{name}: elk antwoord is goed.</translation>
    </message>
    <message>
        <source>The rest is the same text as just now.</source>
        <translation>De rest is dezelfde tekst als net.</translation>
    </message>
    <message>
        <source>Read the whole paper</source>
        <translation>Het hele papier lezen</translation>
    </message>
    <message>
        <source>In your own words, if you like</source>
        <translation>In je eigen woorden, als je dat wilt</translation>
    </message>
    <message>
        <source>In your own words, if you want to</source>
        <translation>In uw eigen woorden, als u dat wilt</translation>
    </message>
    <message>
        <source>This choice is complete once the part is written down.</source>
        <translation>Deze keuze is klaar als het deel erbij staat.</translation>
    </message>
    <message>
        <source>Which part is that? Write it down here.</source>
        <translation>Welk deel is dat? Schrijf het hier op.</translation>
    </message>
    <message>
        <source>Here is room for your own words, child.</source>
        <translation>Hier komen jouw eigen woorden.</translation>
    </message>
    <message>
        <source>Here is room for your own words.</source>
        <translation>Hier komen uw eigen woorden.</translation>
    </message>
    <message>
        <source>What you said before stands on a paper of your own. What you sign now is another paper. Here you may say it in other words, child.</source>
        <translation>Wat je eerder zei, staat op een eigen papier van jou. Wat je nu tekent, is een ander papier. Je mag het hier anders zeggen.</translation>
    </message>
    <message>
        <source>What you said before stands on a paper of your own. What you sign now is another paper. Here you may say it in other words.</source>
        <translation>Wat u eerder zei, staat op een eigen papier van u. Wat u nu tekent, is een ander papier. U mag het hier anders zeggen.</translation>
    </message>
    <message>
        <source>Complete once there are words.</source>
        <translation>Klaar als er woorden staan.</translation>
    </message>
    <message>
        <source>Choose at each line.</source>
        <translation>Kies bij elke regel.</translation>
    </message>
</context>
<context>
    <name>ChoosingFiles</name>
    <message>
        <source>Folder:</source>
        <translation>Map:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Naam:</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>Soort:</translation>
    </message>
</context>
<context>
    <name>CodePage</name>
    <message>
        <source>Enrolment code</source>
        <translation>Aanmeldcode</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Kies het bestand</translation>
    </message>
    <message>
        <source>A hand scanner that types a QR code works in this field too.</source>
        <translation>Een handscanner die een QR-code typt, werkt ook in dit veld.</translation>
    </message>
    <message>
        <source>Looking for the server…</source>
        <translation>De server wordt gezocht…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Verder</translation>
    </message>
</context>
<context>
    <name>CodePanel</name>
    <message>
        <source>Code for today, from an officer</source>
        <translation>Code voor vandaag, van een beheerder</translation>
    </message>
    <message>
        <source>Eight digits, by telephone.</source>
        <translation>Acht cijfers, via de telefoon.</translation>
    </message>
    <message>
        <source>Read the families today</source>
        <translation>Vandaag de gezinnen lezen</translation>
    </message>
</context>
<context>
    <name>ColleagueLine</name>
    <message>
        <source>Did a colleague explain it again, here or by telephone? Write the name (may stay empty)</source>
        <translation>Legde een collega het nog een keer uit, hier of aan de telefoon? Schrijf de naam op (mag leeg blijven)</translation>
    </message>
    <message>
        <source>Fill in {name}</source>
        <translation>Vul {name} in</translation>
    </message>
</context>
<context>
    <name>CompanyPanel</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>Not sure yet</source>
        <translation>Weet het nog niet</translation>
    </message>
    <message>
        <source>May somebody else be there?</source>
        <translation>Mag er iemand anders bij zijn?</translation>
    </message>
    <message>
        <source>Somebody else, such as a new partner</source>
        <translation>Iemand anders, zoals een nieuwe partner</translation>
    </message>
    <message>
        <source>A no holds at once: talk without that person then, and give no reason. A yes is no consent to share anything, and may become a no later.</source>
        <translation>Een nee telt meteen: praat dan zonder die ander, en noem geen reden. Een ja is geen toestemming om iets te delen, en mag later een nee worden.</translation>
    </message>
    <message>
        <source>Ask {name} now that nobody else is here. Others are there only if this person agrees (Jeugdwet 7.3.13).</source>
        <translation>Vraag het {name} nu er niemand anders is. Een ander is er alleen bij als deze persoon dat goed vindt (Jeugdwet 7.3.13).</translation>
    </message>
</context>
<context>
    <name>ConfirmPanel</name>
    <message>
        <source>This is my own opinion</source>
        <translation>Dit is mijn eigen mening</translation>
    </message>
    <message>
        <source>The colleague confirmed this opinion.</source>
        <translation>De collega heeft deze mening bevestigd.</translation>
    </message>
    <message>
        <source>Put it on record to confirm it.</source>
        <translation>Leg het vast om het te bevestigen.</translation>
    </message>
    <message>
        <source>A colleague noted this as your opinion. Read it, change what is not right, and confirm it.</source>
        <translation>Een collega schreef dit op als uw mening. Lees het, verander wat niet klopt, en bevestig het.</translation>
    </message>
    <message>
        <source>The name does not tell whether you were asked: {colleague}. If so, let {asker} write only your whole name, with a comma before what you do.</source>
        <translation>Aan de naam is niet te zien of het u is gevraagd: {colleague}. Is het u gevraagd? Laat {asker} dan alleen uw hele naam opschrijven, met een komma voor wat u doet.</translation>
    </message>
    <message>
        <source>{colleague} confirms this on an own laptop, by tomorrow. That works after a sync, where this family is on that laptop too. Is it not? Ask who assigns families.</source>
        <translation>{colleague} bevestigt dit uiterlijk morgen, op een eigen laptop. Dat kan na de sync, als dit gezin ook op die laptop staat. Is dat niet zo? Vraag het aan wie de gezinnen verdeelt.</translation>
    </message>
    <message>
        <source>Noted before: {text}</source>
        <translation>Eerder opgeschreven: {text}</translation>
    </message>
</context>
<context>
    <name>ConflictsPresenter</name>
    <message>
        <source>Version {number}</source>
        <translation>Versie {number}</translation>
    </message>
    <message>
        <source>This one holds now</source>
        <translation>Deze geldt nu</translation>
    </message>
    <message>
        <source>This one is right</source>
        <translation>Deze klopt</translation>
    </message>
    <message>
        <source>Chosen because: “{reason}”</source>
        <translation>Gekozen omdat: “{reason}”</translation>
    </message>
    <message>
        <source>Here they say the same. Only who wrote it, and when, differs.</source>
        <translation>Hier staat in beide hetzelfde. Alleen wie het opschreef en wanneer verschilt.</translation>
    </message>
    <message>
        <source>None is right: write down how it is</source>
        <translation>Geen van beide klopt: schrijf op hoe het is</translation>
    </message>
    <message>
        <source>Authority over {name}: these exclude each other</source>
        <translation>Gezag over {name}: dit kan niet samen waar zijn</translation>
    </message>
    <message>
        <source>Order about {name}: these do not agree whether it still holds</source>
        <translation>Besluit over {name}: het is niet duidelijk of het nog geldt</translation>
    </message>
    <message>
        <source>Order about {name}: decided on a day that is still to come</source>
        <translation>Besluit over {name}: de dag van het besluit moet nog komen</translation>
    </message>
    <message>
        <source>Look up who holds authority now, and correct what is not so. Until then nobody decides on it.</source>
        <translation>Zoek op wie nu gezag heeft, en verbeter wat niet klopt. Tot dan is het gezag onbekend.</translation>
    </message>
    <message>
        <source>What does the paper say? Until it is right we say: we are looking into this.</source>
        <translation>Wat staat er op het papier? Tot het klopt zeggen wij: wij gaan dit na.</translation>
    </message>
    <message>
        <source>Look at the day on the paper, and correct it.</source>
        <translation>Kijk op het papier naar de dag, en verbeter die.</translation>
    </message>
    <message>
        <source>Correct this one</source>
        <translation>Deze verbeteren</translation>
    </message>
    <message>
        <source>You cannot choose this one. Ask this person. Still yes? Then the person signs again.</source>
        <translation>Deze kunt u niet kiezen. Vraag het aan deze persoon. Toch ja? Dan tekent die opnieuw.</translation>
    </message>
    <message>
        <source>This visit may still be going on. Close it on the laptop where it is open, or choose tomorrow.</source>
        <translation>Dit bezoek is misschien nog bezig. Sluit het op de laptop waar het open staat, of kies morgen.</translation>
    </message>
    <message>
        <source>Court, number or day of the decision is missing. Nothing rests on it until the paper was seen.</source>
        <translation>Rechtbank, nummer of dag van het besluit ontbreekt. Zonder het papier telt dit niet als gezien.</translation>
    </message>
    <message>
        <source>No consent or order that stands now covers this step.</source>
        <translation>Er is nu geen toestemming of besluit waarop deze stap kan rusten.</translation>
    </message>
    <message>
        <source>You chose version {number} of: {title}</source>
        <translation>U koos versie {number} van: {title}</translation>
    </message>
    <message>
        <source>Chosen. The other version stays in the history, below.</source>
        <translation>Gekozen. De andere versie blijft bewaard, hieronder.</translation>
    </message>
</context>
<context>
    <name>ConflictsScreen</name>
    <message>
        <source>Both are kept. Until you choose, what protects the family holds. Ask, or look at the paper, before you choose. You can choose again later.</source>
        <translation>Alle versies zijn bewaard. Tot u kiest, geldt wat het gezin beschermt. Vraag het na, of kijk op het papier, voor u kiest. U kunt later opnieuw kiezen.</translation>
    </message>
    <message>
        <source>Versions side by side: {family}</source>
        <translation>Versies naast elkaar: {family}</translation>
    </message>
    <message>
        <source>Nothing stands against something else here.</source>
        <translation>Hier spreekt niets elkaar tegen.</translation>
    </message>
    <message>
        <source>These cannot all be so</source>
        <translation>Dit kan niet allemaal kloppen</translation>
    </message>
    <message>
        <source>Chosen before</source>
        <translation>Eerder gekozen</translation>
    </message>
    <message>
        <source>Put the versions away</source>
        <translation>Versies wegleggen</translation>
    </message>
    <message>
        <source>Look at the versions, or choose again</source>
        <translation>Versies bekijken, of opnieuw kiezen</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Verschilt</translation>
    </message>
    <message>
        <source>How do you know this one is right?</source>
        <translation>Hoe weet u dat deze klopt?</translation>
    </message>
    <message>
        <source>Such as the paper that you saw, or whom you asked.</source>
        <translation>Bijvoorbeeld het papier dat u zag, of aan wie u het vroeg.</translation>
    </message>
    <message>
        <source>Let this version hold</source>
        <translation>Deze versie laten gelden</translation>
    </message>
    <message>
        <source>Do not choose yet</source>
        <translation>Nog niet kiezen</translation>
    </message>
</context>
<context>
    <name>ContactAsking</name>
    <message>
        <source>it is not known yet how this is safe</source>
        <translation>nog niet bekend hoe het veilig kan</translation>
    </message>
    <message>
        <source>nobody told us yet</source>
        <translation>nog door niemand verteld</translation>
    </message>
    <message>
        <source>Written down how to reach this person.</source>
        <translation>Opgeschreven hoe deze persoon te bereiken is.</translation>
    </message>
    <message>
        <source>You change it on the page of the family, under “Something changed”.</source>
        <translation>U verandert het op de pagina van het gezin, onder “Er is iets veranderd”.</translation>
    </message>
</context>
<context>
    <name>ContactFields</name>
    <message>
        <source>Who is it about?</source>
        <translation>Over wie gaat het?</translation>
    </message>
    <message>
        <source>May we approach this person?</source>
        <translation>Mogen wij deze persoon benaderen?</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No, do not approach</source>
        <translation>Nee, niet benaderen</translation>
    </message>
    <message>
        <source>Is it safe to talk together with the others?</source>
        <translation>Is samen praten met de anderen veilig?</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Niet bekend</translation>
    </message>
    <message>
        <source>Who said so, or where did you read it?</source>
        <translation>Wie zei het, of waar las u het?</translation>
    </message>
    <message>
        <source>Then nobody asks this person for anything, and no list shows a signature as missing.</source>
        <translation>Dan vraagt niemand deze persoon iets. Op geen lijst staat een handtekening als ontbrekend.</translation>
    </message>
    <message>
        <source>What stood here before stays in the history.</source>
        <translation>Wat hier eerder stond, blijft in de geschiedenis.</translation>
    </message>
    <message>
        <source>How?</source>
        <translation>Hoe?</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Bellen</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>Persoonlijk</translation>
    </message>
    <message>
        <source>Through somebody else</source>
        <translation>Via iemand anders</translation>
    </message>
    <message>
        <source>The number, the mail address or the person</source>
        <translation>Het nummer, het mailadres of de persoon</translation>
    </message>
    <message>
        <source>Where this person lives, and where their post may go, have a page of their own.</source>
        <translation>Waar deze persoon woont, en waar de post naartoe mag, heeft een eigen bladzijde.</translation>
    </message>
    <message>
        <source>At what hours?</source>
        <translation>Wanneer?</translation>
    </message>
    <message>
        <source>Why not?</source>
        <translation>Waarom niet?</translation>
    </message>
    <message>
        <source>Look again on a day</source>
        <translation>Opnieuw kijken op een dag</translation>
    </message>
    <message>
        <source>Who else reads the post or the messages?</source>
        <translation>Wie leest de post of de berichten nog meer?</translation>
    </message>
</context>
<context>
    <name>CoverWording</name>
    <message>
        <source>a colleague</source>
        <translation>een collega</translation>
    </message>
    <message>
        <source>{name} has one family of yours, from {first} up to and including {last}.</source>
        <translation>{name} heeft één gezin van u, van {first} tot en met {last}.</translation>
    </message>
    <message>
        <source>You have one family of {name}, from {first} up to and including {last}.</source>
        <translation>U hebt één gezin van {name}, van {first} tot en met {last}.</translation>
    </message>
    <message>
        <source>{name} has your families, from {first} up to and including {last}.</source>
        <translation>{name} heeft uw gezinnen, van {first} tot en met {last}.</translation>
    </message>
    <message>
        <source>{name} is away. You have their families up to and including {last}.</source>
        <translation>{name} is weg. U hebt die gezinnen tot en met {last}.</translation>
    </message>
    <message>
        <source>You get the families of {name}, from {first} up to and including {last}.</source>
        <translation>U krijgt de gezinnen van {name}, van {first} tot en met {last}.</translation>
    </message>
</context>
<context>
    <name>DayEditor</name>
    <message>
        <source>Now</source>
        <translation>Nu</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>Another moment</source>
        <translation>Ander moment</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>Andere dag</translation>
    </message>
    <message>
        <source>Make empty: {label}</source>
        <translation>Leeg maken: {label}</translation>
    </message>
</context>
<context>
    <name>DecisionPanel</name>
    <message>
        <source>The decision is late. The municipality should have decided by {day}.</source>
        <translation>Het besluit is te laat. De gemeente had uiterlijk op {day} moeten beslissen.</translation>
    </message>
    <message>
        <source>The municipality decides by {day} at the latest. That is eight weeks after receipt (Awb 4:13).</source>
        <translation>De gemeente beslist uiterlijk op {day}. Dat is acht weken na ontvangst (Awb 4:13).</translation>
    </message>
    <message>
        <source>The municipality decides by {day} at the latest, by its own term: {source}.</source>
        <translation>De gemeente beslist uiterlijk op {day}. Dat is haar eigen termijn: {source}.</translation>
    </message>
    <message>
        <source>Fill in {day}</source>
        <translation>Vul {day} in</translation>
    </message>
    <message>
        <source>The day below lies before the day of receipt.</source>
        <translation>De dag hieronder ligt vóór de dag van ontvangst.</translation>
    </message>
    <message>
        <source>The day below is later than this term allows.</source>
        <translation>De dag hieronder is later dan deze termijn.</translation>
    </message>
</context>
<context>
    <name>DifferencePanel</name>
    <message>
        <source>The old text does not stand beside it. Explain all of it.</source>
        <translation>De oude tekst staat hier niet naast. Leg alles uit.</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) stayed the same.</source>
        <translation>
            <numerusform>%n zin bleef hetzelfde.</numerusform>
            <numerusform>%n zinnen bleven hetzelfde.</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Veranderd</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nieuw</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Was: {text}</source>
        <translation>Was: {text}</translation>
    </message>
    <message>
        <source>Is: {text}</source>
        <translation>Is nu: {text}</translation>
    </message>
</context>
<context>
    <name>DisputeList</name>
    <message numerus="yes">
        <source>%n families have two versions of a fact.</source>
        <translation>
            <numerusform>%n gezin heeft twee versies van een feit.</numerusform>
            <numerusform>%n gezinnen hebben twee versies van een feit.</numerusform>
        </translation>
    </message>
    <message>
        <source>Two people wrote it down without knowing of each other. Both are kept. Somebody chooses.</source>
        <translation>Twee mensen schreven het op zonder het van elkaar te weten. Alles is bewaard. Iemand kiest.</translation>
    </message>
    <message>
        <source>Look: {family}</source>
        <translation>Bekijk: {family}</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>Go on</source>
        <translation>Verder</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Vastgelegd</translation>
    </message>
    <message>
        <source>After this: {what}</source>
        <translation>Hierna: {what}</translation>
    </message>
    <message>
        <source>Pause here</source>
        <translation>Hier even stoppen</translation>
    </message>
    <message>
        <source>You may get a copy, and you may think again later.</source>
        <translation>Een kopie krijgen mag. Later nog eens nadenken mag ook.</translation>
    </message>
</context>
<context>
    <name>DossierPresenter</name>
    <message>
        <source>Saved.</source>
        <translation>Opgeslagen.</translation>
    </message>
</context>
<context>
    <name>DossierScreen</name>
    <message>
        <source>Make the concept</source>
        <translation>Maak het concept</translation>
    </message>
    <message>
        <source>Who is in the file may see it and get a copy, not what is another person&apos;s own (Jeugdwet 7.3.10). Nobody at the table decides this. First you look through every page; nothing is saved before that.</source>
        <translation>Wie in het dossier staat, mag het zien en een kopie krijgen, maar niet wat van een ander is (Jeugdwet 7.3.10). Niemand aan tafel beslist hierover. Eerst kijkt u elke bladzijde na. Voor die tijd wordt niets opgeslagen.</translation>
    </message>
    <message>
        <source>Case file of {family}, for who asks</source>
        <translation>Dossier van {family}, voor wie het vraagt</translation>
    </message>
</context>
<context>
    <name>DossierWords</name>
    <message>
        <source>For a child under 12 the parent or guardian with authority asks (Jeugdwet 7.3.15).</source>
        <translation>Voor een kind onder de 12 vraagt de ouder of voogd met gezag het (Jeugdwet 7.3.15).</translation>
    </message>
    <message>
        <source>This person asks</source>
        <translation>Deze persoon zelf</translation>
    </message>
    <message>
        <source>Somebody asks for this person</source>
        <translation>Iemand vraagt het voor deze persoon</translation>
    </message>
    <message>
        <source>Not you at the table: the privacy officer, or who does that in your municipality.</source>
        <translation>Niet u aan tafel: de privacyfunctionaris, of wie dat in uw gemeente doet.</translation>
    </message>
    <message>
        <source>Whose case file?</source>
        <translation>Wiens dossier?</translation>
    </message>
    <message>
        <source>Who asks?</source>
        <translation>Wie vraagt het?</translation>
    </message>
    <message>
        <source>Who asks for them?</source>
        <translation>Wie vraagt het voor deze persoon?</translation>
    </message>
    <message>
        <source>Name and what they are, such as a lawyer, a mentor or a curator.</source>
        <translation>De naam, en wat die persoon is. Zoals advocaat, mentor of curator.</translation>
    </message>
    <message>
        <source>From which paper do you know that they may?</source>
        <translation>Uit welk papier blijkt dat dit mag?</translation>
    </message>
    <message>
        <source>Such as the written permission, with its day.</source>
        <translation>Zoals de schriftelijke machtiging, met de datum.</translation>
    </message>
    <message>
        <source>Who decided?</source>
        <translation>Wie besliste?</translation>
    </message>
    <message>
        <source>On which day?</source>
        <translation>Op welke dag?</translation>
    </message>
    <message>
        <source>Number of the decision</source>
        <translation>Nummer van de beslissing</translation>
    </message>
    <message>
        <source>In it is what is about {name}, and what is about the whole family.</source>
        <translation>Erin staat wat over {name} gaat, en wat over het hele gezin gaat.</translation>
    </message>
    <message>
        <source>In it is what is about {name}, what is about the whole family, and what is about {children}: under 12, and we saw that {name} has authority.</source>
        <translation>Erin staat wat over {name} gaat, wat over het hele gezin gaat, en wat over {children} gaat: nog geen 12, en wij zagen dat {name} gezag heeft.</translation>
    </message>
    <message>
        <source>No sealed paper goes along.</source>
        <translation>Er gaat geen verzegeld papier mee.</translation>
    </message>
    <message>
        <source>1 sealed paper goes along: what {name} signed.</source>
        <translation>Er gaat 1 verzegeld papier mee: wat {name} tekende.</translation>
    </message>
    <message>
        <source>{count} sealed papers go along: what {name} signed.</source>
        <translation>Er gaan {count} verzegelde papieren mee: wat {name} tekende.</translation>
    </message>
    <message>
        <source>The case file for {name} has {count} pages. Look at each of them.</source>
        <translation>Het dossier voor {name} heeft {count} bladzijden. Kijk ze allemaal na.</translation>
    </message>
    <message>
        <source>Kept from this person: somebody wrote down that they may not read it</source>
        <translation>Verborgen voor deze persoon: er is vastgelegd dat die dit niet mag lezen</translation>
    </message>
    <message>
        <source>About somebody else alone</source>
        <translation>Gaat alleen over een ander</translation>
    </message>
    <message>
        <source>Says that somebody may not be safe with the reader: in nobody&apos;s file</source>
        <translation>Zegt dat iemand misschien niet veilig is bij de lezer: staat in niemands dossier</translation>
    </message>
    <message>
        <source>How the program keeps its records: nothing that anybody said</source>
        <translation>Hoe het programma zijn stukken bewaart: niets wat iemand zei</translation>
    </message>
    <message>
        <source>{what}: {count}</source>
        <translation>{what}: {count}</translation>
    </message>
    <message>
        <source>Sealed papers that by now say something hidden from this person: {count}</source>
        <translation>Verzegelde papieren waar iets op staat dat nu verborgen is voor deze persoon: {count}</translation>
    </message>
    <message>
        <source>They stay here. Ask who decided.</source>
        <translation>Die blijven hier. Overleg met wie besliste.</translation>
    </message>
    <message>
        <source>It is in {folder}. There it is not encrypted. Give it to who asked, by a way that is safe for them, and then take it away there.</source>
        <translation>Het staat in {folder}. Daar is het niet versleuteld. Geef het aan wie het vroeg, op een manier die voor die persoon veilig is. Haal het daarna daar weg.</translation>
    </message>
</context>
<context>
    <name>DutyPresenter</name>
    <message>
        <source>Do not approach {name}</source>
        <translation>Benader {name} niet</translation>
    </message>
    <message>
        <source>To be gone over by</source>
        <translation>Nog eens doornemen vóór</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sinds</translation>
    </message>
    <message>
        <source>What to explain</source>
        <translation>Wat is uit te leggen</translation>
    </message>
    <message>
        <source>What {name} should know after it</source>
        <translation>Wat {name} daarna moet weten</translation>
    </message>
    <message>
        <source>With these cards</source>
        <translation>Met deze kaarten</translation>
    </message>
    <message>
        <source>The rights card</source>
        <translation>De rechtenkaart</translation>
    </message>
    <message>
        <source>It was found out who holds authority</source>
        <translation>Uitgezocht wie gezag heeft</translation>
    </message>
    <message>
        <source>{title}: version {old} became {new}</source>
        <translation>{title}: versie {old} is nu {new}</translation>
    </message>
</context>
<context>
    <name>DutyScreen</name>
    <message>
        <source>Begin a visit and explain</source>
        <translation>Begin een bezoek en leg het uit</translation>
    </message>
    <message>
        <source>Close this</source>
        <translation>Sluit dit af</translation>
    </message>
    <message>
        <source>How does this end?</source>
        <translation>Hoe eindigt dit?</translation>
    </message>
    <message>
        <source>By explaining it in a visit. When the cards were told, this is gone by itself.</source>
        <translation>Door het uit te leggen in een bezoek. Zijn de kaarten verteld? Dan verdwijnt dit vanzelf.</translation>
    </message>
    <message>
        <source>Or, if that does not go</source>
        <translation>Of, als dat niet gaat</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Wat er gebeurde</translation>
    </message>
    <message>
        <source>Why is this not right?</source>
        <translation>Waarom klopt dit niet?</translation>
    </message>
    <message>
        <source>Take it out: it did not happen</source>
        <translation>Haal het weg: het is niet gebeurd</translation>
    </message>
    <message>
        <source>This is not right</source>
        <translation>Dit klopt niet</translation>
    </message>
</context>
<context>
    <name>EarlyEndsPanel</name>
    <message>
        <source>Ends before the plan does</source>
        <translation>Stopt eerder dan het plan</translation>
    </message>
</context>
<context>
    <name>ElsewherePage</name>
    <message>
        <source>Bring it back to this screen</source>
        <translation>Terughalen naar dit scherm</translation>
    </message>
    <message>
        <source>It also comes back when that screen is unplugged.</source>
        <translation>Het komt ook terug als dat scherm wordt losgemaakt.</translation>
    </message>
    <message>
        <source>The form of {name} lies on the other screen</source>
        <translation>Het formulier van {name} ligt op het andere scherm</translation>
    </message>
</context>
<context>
    <name>EndOfDayScreen</name>
    <message>
        <source>Sync and close</source>
        <translation>Sync en sluit</translation>
    </message>
    <message>
        <source>Stop for now</source>
        <translation>Stop voor nu</translation>
    </message>
    <message>
        <source>Log in to fetch</source>
        <translation>Inloggen om op te halen</translation>
    </message>
    <message>
        <source>End of the day</source>
        <translation>Einde van de dag</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balans</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Bezig met stoppen…</translation>
    </message>
    <message>
        <source>Log in to read on</source>
        <translation>Inloggen om verder te lezen</translation>
    </message>
    <message>
        <source>This laptop is not enrolled with a server.</source>
        <translation>Deze laptop is niet aangemeld bij een server.</translation>
    </message>
    <message>
        <source>Everything stays safely on this laptop.</source>
        <translation>Alles blijft veilig op deze laptop.</translation>
    </message>
    <message>
        <source>The coming visits were not fetched.</source>
        <translation>De komende bezoeken zijn niet opgehaald.</translation>
    </message>
    <message>
        <source>Fetching needs a log-in; sending never does.</source>
        <translation>Voor ophalen moet u inloggen; voor versturen nooit.</translation>
    </message>
    <message>
        <source>Send what was made today and fetch the coming visits.</source>
        <translation>Verstuur wat vandaag is gemaakt en haal de komende bezoeken op.</translation>
    </message>
    <message>
        <source>The sync is running. You can stop it; what was sent stays sent.</source>
        <translation>De sync loopt. U kunt stoppen; wat is verstuurd, blijft verstuurd.</translation>
    </message>
    <message>
        <source>The sync stops after this step.</source>
        <translation>De sync stopt na deze stap.</translation>
    </message>
    <message>
        <source>The sync stopped. It goes on where it stopped, now or later.</source>
        <translation>De sync is gestopt. Hij gaat verder waar hij stopte, nu of later.</translation>
    </message>
    <message>
        <source>The sync is done.</source>
        <translation>De sync is klaar.</translation>
    </message>
    <message>
        <source>Go on with the sync</source>
        <translation>Ga verder met de sync</translation>
    </message>
    <message>
        <source>Sync again</source>
        <translation>Opnieuw syncen</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Nu syncen</translation>
    </message>
</context>
<context>
    <name>Ends</name>
    <message>
        <source>Does not want to hear it</source>
        <translation>Wil het niet horen</translation>
    </message>
    <message>
        <source>Could not be reached</source>
        <translation>Is niet bereikt</translation>
    </message>
    <message>
        <source>Is not safe</source>
        <translation>Is niet veilig</translation>
    </message>
    <message>
        <source>Not told for now: it would do serious harm</source>
        <translation>Nu niet verteld: het zou ernstig schaden</translation>
    </message>
    <message>
        <source>What is the case?</source>
        <translation>Wat is er aan de hand?</translation>
    </message>
    <message>
        <source>What did you try, and when? One on each line</source>
        <translation>Wat probeerde u, en wanneer? Eén per regel</translation>
    </message>
    <message>
        <source>With which colleague did you talk it over?</source>
        <translation>Met welke collega overlegde u?</translation>
    </message>
    <message>
        <source>When will it be told?</source>
        <translation>Wanneer wordt het verteld?</translation>
    </message>
    <message>
        <source>Look again on a day</source>
        <translation>Opnieuw kijken op een dag</translation>
    </message>
    <message>
        <source>Why, in a few words?</source>
        <translation>Waarom, in een paar woorden?</translation>
    </message>
</context>
<context>
    <name>EntryFields</name>
    <message>
        <source> (may stay empty)</source>
        <translation> (mag leeg blijven)</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>Vul dit nog in.</translation>
    </message>
</context>
<context>
    <name>ErrorTexts</name>
    <message>
        <source>Something did not work.</source>
        <translation>Er ging iets mis.</translation>
    </message>
    <message>
        <source>What was saved before stays saved. Try again. If it happens again, call the service desk.</source>
        <translation>Wat al bewaard was, blijft bewaard. Probeer het nog eens. Gebeurt het weer, bel dan de servicedesk.</translation>
    </message>
    <message>
        <source>The store of this laptop did not answer.</source>
        <translation>De opslag van deze laptop reageerde niet.</translation>
    </message>
    <message>
        <source>Nothing was changed by this. Try again. If it happens again, lock the program and call the service desk.</source>
        <translation>Er is hierdoor niets veranderd. Probeer het nog eens. Gebeurt het weer, vergrendel dan het programma en bel de servicedesk.</translation>
    </message>
    <message>
        <source>jgvisit is already open on this laptop.</source>
        <translation>jgvisit staat al open op deze laptop.</translation>
    </message>
    <message>
        <source>Nothing was changed. Go to the window that is open, or close it first.</source>
        <translation>Er is niets veranderd. Ga naar het venster dat open staat, of sluit dat eerst.</translation>
    </message>
    <message>
        <source>There is no store on this laptop.</source>
        <translation>Er is geen opslag op deze laptop.</translation>
    </message>
    <message>
        <source>Nothing was created or deleted. Call the service desk: they can look for it or set this laptop up.</source>
        <translation>Er is niets gemaakt en niets gewist. Bel de servicedesk: zij kunnen zoeken of de laptop inrichten.</translation>
    </message>
    <message>
        <source>There already is a store on this laptop.</source>
        <translation>Er is al een opslag op deze laptop.</translation>
    </message>
    <message>
        <source>It was left as it is. Call the service desk.</source>
        <translation>Die is niet veranderd. Bel de servicedesk.</translation>
    </message>
    <message>
        <source>This store was made by a newer version of the program.</source>
        <translation>Deze opslag is gemaakt door een nieuwere versie van het programma.</translation>
    </message>
    <message>
        <source>Nothing was changed. Update the program, then open it again.</source>
        <translation>Er is niets veranderd. Werk het programma bij en open het opnieuw.</translation>
    </message>
    <message>
        <source>The store of this laptop is damaged.</source>
        <translation>De opslag van deze laptop is beschadigd.</translation>
    </message>
    <message>
        <source>It was not opened and nothing was changed, so what can be saved stays savable. Do not delete anything and call the service desk.</source>
        <translation>Hij is niet geopend en er is niets veranderd: wat te redden is, blijft te redden. Wis niets en bel de servicedesk.</translation>
    </message>
    <message>
        <source>It could not be proven that the store is closed to others.</source>
        <translation>Het is niet bewezen dat de opslag voor anderen dicht is.</translation>
    </message>
    <message>
        <source>The program does not open a store that others could read. Nothing was changed. Call the service desk.</source>
        <translation>Het programma opent geen opslag die anderen zouden kunnen lezen. Er is niets veranderd. Bel de servicedesk.</translation>
    </message>
    <message>
        <source>The store is older than the last time this laptop was used.</source>
        <translation>De opslag is ouder dan de laatste keer dat deze laptop werd gebruikt.</translation>
    </message>
    <message>
        <source>Records are missing here. It was set aside, nothing was deleted. Call the service desk before you go on.</source>
        <translation>Er ontbreken hier gegevens. De opslag is apart gezet en er is niets gewist. Bel de servicedesk voordat u verdergaat.</translation>
    </message>
    <message>
        <source>The store is closed.</source>
        <translation>De opslag is gesloten.</translation>
    </message>
    <message>
        <source>What was saved stays saved. Lock the program and open it again.</source>
        <translation>Wat bewaard is, blijft bewaard. Vergrendel het programma en open het weer.</translation>
    </message>
    <message>
        <source>The disk of this laptop is full.</source>
        <translation>De schijf van deze laptop is vol.</translation>
    </message>
    <message>
        <source>This last step was not saved; everything before it was. What you typed is still here. Make room on the disk and try again.</source>
        <translation>Deze laatste stap is niet bewaard, alles daarvoor wel. Wat u typte staat er nog. Maak ruimte op de schijf en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The disk of this laptop refused to write.</source>
        <translation>De schijf van deze laptop weigert te schrijven.</translation>
    </message>
    <message>
        <source>This last step was not saved; everything before it was. Sync as soon as you can and call the service desk.</source>
        <translation>Deze laatste stap is niet bewaard, alles daarvoor wel. Sync zodra het kan en bel de servicedesk.</translation>
    </message>
    <message>
        <source>It is not sure whether this last step was saved.</source>
        <translation>Het is niet zeker of deze laatste stap is bewaard.</translation>
    </message>
    <message>
        <source>The disk failed while it was saved. Everything before it is safe. Lock the program, open it again and look whether the step is there before you do it once more. If the disk is full, make room first.</source>
        <translation>De schijf haperde tijdens het bewaren. Alles daarvoor is bewaard. Vergrendel het programma, open het weer en kijk of de stap er staat, voor u hem nog eens doet. Is de schijf vol? Maak dan eerst ruimte.</translation>
    </message>
    <message>
        <source>This file is not on this laptop.</source>
        <translation>Dit bestand staat niet op deze laptop.</translation>
    </message>
    <message>
        <source>Nothing is lost: it is with the municipality. It comes with the next sync.</source>
        <translation>Er is niets kwijt: het staat bij de gemeente. Het komt mee met de volgende sync.</translation>
    </message>
    <message>
        <source>The key file of this store is missing.</source>
        <translation>Het sleutelbestand van deze opslag ontbreekt.</translation>
    </message>
    <message>
        <source>The store itself is unharmed and stays closed. Do not delete anything and call the service desk.</source>
        <translation>De opslag zelf is heel en blijft dicht. Wis niets en bel de servicedesk.</translation>
    </message>
    <message>
        <source>The key file of this store is damaged.</source>
        <translation>Het sleutelbestand van deze opslag is beschadigd.</translation>
    </message>
    <message>
        <source>The store itself is unharmed. No try was counted. Do not delete anything and call the service desk.</source>
        <translation>De opslag zelf is heel. Er is geen poging geteld. Wis niets en bel de servicedesk.</translation>
    </message>
    <message>
        <source>The keyring of this laptop did not answer.</source>
        <translation>De sleutelbos van deze laptop reageerde niet.</translation>
    </message>
    <message>
        <source>Your records are unharmed and no try was counted. Try again, or open with your six words.</source>
        <translation>Uw gegevens zijn heel en er is geen poging geteld. Probeer het nog eens, of open met uw zes woorden.</translation>
    </message>
    <message>
        <source>This laptop has no keyring that we trust.</source>
        <translation>Deze laptop heeft geen sleutelbos die wij vertrouwen.</translation>
    </message>
    <message>
        <source>Your records are unharmed. The PIN cannot be used here; your six words open the store.</source>
        <translation>Uw gegevens zijn heel. De pincode werkt hier niet; met uw zes woorden gaat de opslag open.</translation>
    </message>
    <message>
        <source>The keyring of this laptop is locked.</source>
        <translation>De sleutelbos van deze laptop zit op slot.</translation>
    </message>
    <message>
        <source>Your records are unharmed and no try was counted. Unlock the keyring and give your PIN again.</source>
        <translation>Uw gegevens zijn heel en er is geen poging geteld. Ontgrendel de sleutelbos en geef uw pincode opnieuw.</translation>
    </message>
    <message>
        <source>The keyring asked for a password and did not get it.</source>
        <translation>De sleutelbos vroeg om een wachtwoord en kreeg het niet.</translation>
    </message>
    <message>
        <source>No try was counted. Give your PIN again and answer the keyring&apos;s question.</source>
        <translation>Er is geen poging geteld. Geef uw pincode opnieuw en beantwoord de vraag van de sleutelbos.</translation>
    </message>
    <message>
        <source>The keyring of this laptop no longer holds our key.</source>
        <translation>De sleutelbos van deze laptop heeft onze sleutel niet meer.</translation>
    </message>
    <message>
        <source>Nothing is lost. Your PIN cannot open the store now; your six words can.</source>
        <translation>Er is niets kwijt. Uw pincode kan de opslag nu niet openen; uw zes woorden wel.</translation>
    </message>
    <message>
        <source>This store has no PIN.</source>
        <translation>Deze opslag heeft geen pincode.</translation>
    </message>
    <message>
        <source>Open it with your six words.</source>
        <translation>Open de opslag met uw zes woorden.</translation>
    </message>
    <message>
        <source>This PIN is too short.</source>
        <translation>Deze pincode is te kort.</translation>
    </message>
    <message>
        <source>A PIN has at least six characters. Nothing was changed.</source>
        <translation>Een pincode heeft ten minste zes tekens. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>This PIN is not right.</source>
        <translation>Deze pincode klopt niet.</translation>
    </message>
    <message>
        <source>Your records are safe. Tries left: {attempts_left}. After that only your six words open the store.</source>
        <translation>Uw gegevens zijn veilig. Pogingen over: {attempts_left}. Daarna gaat de opslag alleen nog open met uw zes woorden.</translation>
    </message>
    <message>
        <source>Please wait before the next try.</source>
        <translation>Wacht even voor de volgende poging.</translation>
    </message>
    <message>
        <source>Your records are safe and this try was not counted. Tries left: {attempts_left}.</source>
        <translation>Uw gegevens zijn veilig en deze poging is niet geteld. Pogingen over: {attempts_left}.</translation>
    </message>
    <message>
        <source>The PIN was wrong too often and no longer works.</source>
        <translation>De pincode was te vaak fout en werkt niet meer.</translation>
    </message>
    <message>
        <source>Nothing in the store is lost. Open it with your six words, or call the service desk.</source>
        <translation>Er is niets kwijt uit de opslag. Open hem met uw zes woorden, of bel de servicedesk.</translation>
    </message>
    <message>
        <source>The municipality has closed this laptop.</source>
        <translation>De gemeente heeft deze laptop afgesloten.</translation>
    </message>
    <message>
        <source>PIN and six words work no more. What was not sent yet is still here, encrypted: two officers can get it back. Do not delete anything, and hand the laptop in.</source>
        <translation>Pincode en zes woorden werken niet meer. Wat nog niet verstuurd was, staat hier nog versleuteld: twee beheerders kunnen het terughalen. Wis niets en lever de laptop in.</translation>
    </message>
    <message>
        <source>The municipality has emptied this laptop.</source>
        <translation>De gemeente heeft deze laptop leeggemaakt.</translation>
    </message>
    <message>
        <source>What was sent before is with the municipality. Hand the laptop in, or call the service desk.</source>
        <translation>Wat al verstuurd was, is bij de gemeente. Lever de laptop in, of bel de servicedesk.</translation>
    </message>
    <message>
        <source>These words do not open the store.</source>
        <translation>Deze woorden openen de opslag niet.</translation>
    </message>
    <message>
        <source>Your records are safe. Check the order and the spelling of the six words.</source>
        <translation>Uw gegevens zijn veilig. Kijk naar de volgorde en de spelling van de zes woorden.</translation>
    </message>
    <message>
        <source>This step was not saved.</source>
        <translation>Deze stap is niet bewaard.</translation>
    </message>
    <message>
        <source>Everything before it was. Try again, and call the service desk if it happens again.</source>
        <translation>Alles daarvoor wel. Probeer het nog eens en bel de servicedesk als het weer gebeurt.</translation>
    </message>
    <message>
        <source>This text is too long to save in one piece.</source>
        <translation>Deze tekst is te lang om in één keer te bewaren.</translation>
    </message>
    <message>
        <source>Nothing was saved and your text is still here. Make it shorter, or save it in two parts.</source>
        <translation>Er is niets bewaard en uw tekst staat er nog. Maak hem korter, of bewaar hem in twee delen.</translation>
    </message>
    <message>
        <source>This step holds something that cannot be saved.</source>
        <translation>In deze stap staat iets dat niet bewaard kan worden.</translation>
    </message>
    <message>
        <source>Nothing was saved; everything before it was. Call the service desk.</source>
        <translation>Deze stap is niet bewaard, alles daarvoor wel. Bel de servicedesk.</translation>
    </message>
    <message>
        <source>The texts of this program cannot be used.</source>
        <translation>De teksten van dit programma zijn niet te gebruiken.</translation>
    </message>
    <message>
        <source>What you recorded stays readable. Sync to fetch the texts again, or call the service desk.</source>
        <translation>Wat u vastlegde, blijft leesbaar. Sync om de teksten opnieuw op te halen, of bel de servicedesk.</translation>
    </message>
    <message>
        <source>The document was not made.</source>
        <translation>Het document is niet gemaakt.</translation>
    </message>
    <message>
        <source>What was signed is saved and stays saved. Try again; the document can also be made later.</source>
        <translation>Wat ondertekend is, is bewaard en blijft bewaard. Probeer het nog eens; het document kan ook later worden gemaakt.</translation>
    </message>
    <message>
        <source>This text has characters that cannot be printed: {characters}</source>
        <translation>In deze tekst staan tekens die niet gedrukt kunnen worden: {characters}</translation>
    </message>
    <message>
        <source>Nothing was made and your text is still here. Replace these characters and try again.</source>
        <translation>Er is niets gemaakt en uw tekst staat er nog. Vervang deze tekens en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The document could not be laid out.</source>
        <translation>Het document kon niet worden opgemaakt.</translation>
    </message>
    <message>
        <source>No document was made; what was recorded stays. Call the service desk.</source>
        <translation>Er is geen document gemaakt; wat is vastgelegd, blijft. Bel de servicedesk.</translation>
    </message>
    <message>
        <source>The document could not be sealed.</source>
        <translation>Het document kon niet worden verzegeld.</translation>
    </message>
    <message>
        <source>The seal of this laptop is missing or not valid. Nothing was recorded; nobody has to sign again because of this. Call the service desk.</source>
        <translation>Het zegel van deze laptop ontbreekt of is niet geldig. Er is niets vastgelegd. Bel de servicedesk.</translation>
    </message>
    <message>
        <source>The sync stopped.</source>
        <translation>De sync is gestopt.</translation>
    </message>
    <message>
        <source>Everything that has not been received waits on this laptop. Try again later.</source>
        <translation>Alles wat nog niet is ontvangen, wacht op deze laptop. Probeer het later nog eens.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>De server is niet bereikbaar.</translation>
    </message>
    <message>
        <source>Everything waits safely on this laptop, in order. Try again where there is a network.</source>
        <translation>Alles wacht veilig op deze laptop, op volgorde. Probeer het opnieuw waar netwerk is.</translation>
    </message>
    <message>
        <source>The server is busy or has a fault.</source>
        <translation>De server is druk of heeft een storing.</translation>
    </message>
    <message>
        <source>Everything that was not received waits on this laptop. Try again in a few minutes.</source>
        <translation>Alles wat niet is ontvangen, wacht op deze laptop. Probeer het over een paar minuten opnieuw.</translation>
    </message>
    <message>
        <source>This is not our server.</source>
        <translation>Dit is niet onze server.</translation>
    </message>
    <message>
        <source>Its certificate is not the municipality&apos;s, so nothing was sent. Everything waits on this laptop. Try another network, or call the service desk.</source>
        <translation>Het certificaat is niet van de gemeente. Daarom is er niets verstuurd. Alles wacht op deze laptop. Probeer een ander netwerk, of bel de servicedesk.</translation>
    </message>
    <message>
        <source>The server refused this.</source>
        <translation>De server weigert dit.</translation>
    </message>
    <message>
        <source>It stored nothing of it; everything waits on this laptop. Call the service desk (answer {status}).</source>
        <translation>Hij heeft hier niets van bewaard; alles wacht op deze laptop. Bel de servicedesk (antwoord {status}).</translation>
    </message>
    <message>
        <source>This was too much for the server at once.</source>
        <translation>Dit was te veel voor de server in één keer.</translation>
    </message>
    <message>
        <source>Nothing of it was stored there; everything waits on this laptop. Sync again.</source>
        <translation>Daar is er niets van bewaard; alles wacht op deze laptop. Sync opnieuw.</translation>
    </message>
    <message>
        <source>This program is too old to fetch.</source>
        <translation>Dit programma is te oud om op te halen.</translation>
    </message>
    <message>
        <source>Everything made here can still be sent. Update the program to fetch the visits.</source>
        <translation>Alles wat hier is gemaakt, kan nog wel worden verstuurd. Werk het programma bij om de bezoeken op te halen.</translation>
    </message>
    <message>
        <source>The answer of the server was not understood.</source>
        <translation>Het antwoord van de server was niet te begrijpen.</translation>
    </message>
    <message>
        <source>Nothing was marked as received; everything waits on this laptop. Try again, or call the service desk.</source>
        <translation>Er is niets als ontvangen genoteerd; alles wacht op deze laptop. Probeer het nog eens, of bel de servicedesk.</translation>
    </message>
    <message>
        <source>The receipt is not from the municipality.</source>
        <translation>Het ontvangstbewijs is niet van de gemeente.</translation>
    </message>
    <message>
        <source>Nothing was marked as received; everything waits on this laptop. Call the service desk.</source>
        <translation>Er is niets als ontvangen genoteerd; alles wacht op deze laptop. Bel de servicedesk.</translation>
    </message>
    <message>
        <source>The server has {missing} records that this laptop has lost.</source>
        <translation>De server heeft {missing} gegevens die deze laptop kwijt is.</translation>
    </message>
    <message>
        <source>Nothing was continued and nothing deleted. Do not make new records; call the service desk.</source>
        <translation>Er is niets voortgezet en niets gewist. Leg niets nieuws vast en bel de servicedesk.</translation>
    </message>
    <message>
        <source>The server did not give this laptop more time to read the families.</source>
        <translation>De server gaf deze laptop geen nieuwe tijd om de gezinnen te lezen.</translation>
    </message>
    <message>
        <source>What came was not signed for this laptop and does not count. Call the service desk.</source>
        <translation>Wat binnenkwam, is niet voor deze laptop ondertekend en telt niet. Bel de servicedesk.</translation>
    </message>
    <message>
        <source>The list of colleagues does not hold.</source>
        <translation>De lijst van collega&apos;s klopt niet.</translation>
    </message>
    <message>
        <source>It was not signed for this laptop and does not count. All else came. Call the service desk.</source>
        <translation>De lijst is niet voor deze laptop getekend en telt niet. Al het andere kwam wel. Bel de servicedesk.</translation>
    </message>
    <message>
        <source>An order to close this laptop does not count.</source>
        <translation>Een opdracht om deze laptop af te sluiten telt niet.</translation>
    </message>
    <message>
        <source>Nothing was changed. The server is told. Call the service desk.</source>
        <translation>Er is niets veranderd. De server krijgt dit te horen. Bel de servicedesk.</translation>
    </message>
    <message>
        <source>What was fetched does not hold.</source>
        <translation>Wat is opgehaald, klopt niet.</translation>
    </message>
    <message>
        <source>None of it was stored; what is here stays as it was. Call the service desk.</source>
        <translation>Er is niets van bewaard; wat hier staat, blijft zoals het was. Bel de servicedesk.</translation>
    </message>
    <message>
        <source>This laptop was not enrolled.</source>
        <translation>Deze laptop is niet aangemeld.</translation>
    </message>
    <message>
        <source>Nothing was stored. Ask the officer for a new code and try again.</source>
        <translation>Er is niets bewaard. Vraag de beheerder om een nieuwe code en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>This is not a whole enrolment code.</source>
        <translation>Dit is geen hele aanmeldcode.</translation>
    </message>
    <message>
        <source>A code begins with JGV1. and is long. The code was not used: copy all of it and try again.</source>
        <translation>Een code begint met JGV1. en is lang. De code is niet gebruikt: neem hem helemaal over en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>There is no enrolment code to be read in this file.</source>
        <translation>In dit bestand staat geen aanmeldcode die te lezen is.</translation>
    </message>
    <message>
        <source>No code was used. Choose the file with the code that the officer gave you, or paste the code itself.</source>
        <translation>Er is geen code gebruikt. Kies het bestand met de code dat u van de beheerder kreeg, of plak de code zelf.</translation>
    </message>
    <message>
        <source>The server does not take this code.</source>
        <translation>De server neemt deze code niet aan.</translation>
    </message>
    <message>
        <source>A code works once, for 15 minutes. Ask the officer for a new code and give it here.</source>
        <translation>Een code werkt één keer en 15 minuten lang. Vraag de beheerder om een nieuwe code en geef die hier.</translation>
    </message>
    <message>
        <source>The officer refused this laptop.</source>
        <translation>De beheerder heeft deze laptop geweigerd.</translation>
    </message>
    <message>
        <source>There is nothing about families on this laptop. Ask the officer why; with a new code you can start over.</source>
        <translation>Er staat niets over gezinnen op deze laptop. Vraag de beheerder waarom; met een nieuwe code kunt u opnieuw beginnen.</translation>
    </message>
    <message>
        <source>You stopped waiting for the officer.</source>
        <translation>U bent gestopt met wachten op de beheerder.</translation>
    </message>
    <message>
        <source>The request is still with the officer. Go on with the same code when you want; it need not be new.</source>
        <translation>De aanvraag staat nog bij de beheerder. Ga verder met dezelfde code wanneer u wilt; er is geen nieuwe nodig.</translation>
    </message>
    <message>
        <source>This code is for a demo.</source>
        <translation>Deze code is voor een demo.</translation>
    </message>
    <message>
        <source>This laptop is for real work and takes no demo. Ask the officer for a code of the municipality.</source>
        <translation>Deze laptop is voor echt werk en neemt geen demo aan. Vraag de beheerder om een code van de gemeente.</translation>
    </message>
    <message>
        <source>This code is of another server.</source>
        <translation>Deze code hoort bij een andere server.</translation>
    </message>
    <message>
        <source>The IT department set this laptop for one server only. Ask the officer for a code of that server.</source>
        <translation>Beheer heeft deze laptop voor één server ingesteld. Vraag de beheerder om een code van die server.</translation>
    </message>
    <message>
        <source>A setting of the IT department cannot be read.</source>
        <translation>Een instelling van beheer is niet te lezen.</translation>
    </message>
    <message>
        <source>Your work is saved, and sending goes on. Call the service desk: the policy of this laptop has a mistake.</source>
        <translation>Uw werk is bewaard en versturen gaat door. Bel de servicedesk: in het beleid van deze laptop staat een fout.</translation>
    </message>
    <message>
        <source>The log-in page is not the one that the IT department set.</source>
        <translation>De inlogpagina is niet die beheer heeft ingesteld.</translation>
    </message>
    <message>
        <source>You are not logged in; everything could be sent. Type your password nowhere. Call the service desk.</source>
        <translation>U bent niet ingelogd; alles kon verstuurd worden. Typ nergens uw wachtwoord. Bel de servicedesk.</translation>
    </message>
    <message>
        <source>You are not logged in.</source>
        <translation>U bent niet ingelogd.</translation>
    </message>
    <message>
        <source>Everything could be sent; nothing was fetched. Log in to fetch the visits.</source>
        <translation>Versturen lukt zonder inloggen; er is niets opgehaald. Log in om de bezoeken op te halen.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate does not fit the clock of this laptop.</source>
        <translation>Het certificaat van de server past niet bij de klok van deze laptop.</translation>
    </message>
    <message>
        <source>Nothing was sent; everything waits on this laptop. Check date and time of the laptop, then sync again.</source>
        <translation>Er is niets verstuurd; alles wacht op deze laptop. Kijk datum en tijd van de laptop na en sync opnieuw.</translation>
    </message>
    <message>
        <source>This day is still to come.</source>
        <translation>Deze dag moet nog komen.</translation>
    </message>
    <message>
        <source>Nothing was saved. Choose the day on which it happened, or on which you heard it.</source>
        <translation>Er is niets opgeslagen. Kies de dag waarop het gebeurde, of waarop u het hoorde.</translation>
    </message>
    <message>
        <source>For a child under 12 who holds authority asks.</source>
        <translation>Voor een kind onder de 12 vraagt wie gezag heeft het.</translation>
    </message>
    <message>
        <source>Nothing was made. Choose the parent or guardian.</source>
        <translation>Er is niets gemaakt. Kies de ouder of voogd.</translation>
    </message>
    <message>
        <source>Something in this case file changed meanwhile.</source>
        <translation>Er is intussen iets veranderd in dit dossier.</translation>
    </message>
    <message>
        <source>Nothing was saved. Make the concept anew, and look through it again.</source>
        <translation>Er is niets opgeslagen. Maak het concept opnieuw, en kijk het weer na.</translation>
    </message>
    <message>
        <source>Something changed while you were looking.</source>
        <translation>Er veranderde iets terwijl u keek.</translation>
    </message>
    <message>
        <source>Nothing was saved. Look at the versions once more.</source>
        <translation>Er is niets opgeslagen. Bekijk de versies nog een keer.</translation>
    </message>
    <message>
        <source>A visit is open.</source>
        <translation>Er staat een bezoek open.</translation>
    </message>
    <message>
        <source>Nothing was saved. Choose after the visit, on your own.</source>
        <translation>Er is niets opgeslagen. Kies na het bezoek, als u alleen bent.</translation>
    </message>
    <message>
        <source>Nothing was saved. Write it down after the visit, on your own.</source>
        <translation>Er is niets bewaard. Schrijf het op na het bezoek, als u alleen bent.</translation>
    </message>
    <message>
        <source>Nothing was saved. Do this after the visit, on your own.</source>
        <translation>Er is niets bewaard. Doe dit na het bezoek, als u alleen bent.</translation>
    </message>
    <message>
        <source>This holds only from a later day; until then this person does not decide.</source>
        <translation>Dit geldt pas vanaf een latere dag; tot dan beslist deze persoon niet.</translation>
    </message>
    <message>
        <source>Nothing was saved; what holds now stays as it is. Write this down on that day.</source>
        <translation>Er is niets opgeslagen; wat nu geldt, blijft staan. Schrijf dit op die dag op.</translation>
    </message>
    <message>
        <source>It was seen already that this person does not decide now.</source>
        <translation>Er is al gezien dat deze persoon nu niet beslist.</translation>
    </message>
    <message>
        <source>Nothing was saved; what was seen stays as it is. Have you seen another paper? Then write that down.</source>
        <translation>Er is niets opgeslagen; wat gezien is, blijft staan. Hebt u een ander stuk gezien? Schrijf dat dan op.</translation>
    </message>
    <message>
        <source>Nobody can be hidden from themself.</source>
        <translation>Niemand kan voor zichzelf verborgen zijn.</translation>
    </message>
    <message>
        <source>Nothing was saved. Choose somebody else from whom it is hidden.</source>
        <translation>Er is niets bewaard. Kies iemand anders voor wie het verborgen is.</translation>
    </message>
    <message>
        <source>Too little was tried to find this person.</source>
        <translation>Er is te weinig geprobeerd om deze persoon te vinden.</translation>
    </message>
    <message>
        <source>Nothing was saved. Write down what you tried where you explain something.</source>
        <translation>Er is niets bewaard. Schrijf op wat u probeerde, bij wat er nog uit te leggen is.</translation>
    </message>
    <message>
        <source>This is not for you to choose.</source>
        <translation>Dit kunt u niet kiezen.</translation>
    </message>
    <message>
        <source>Nothing was saved. Ask the person, or wait until the visit is closed.</source>
        <translation>Er is niets opgeslagen. Vraag het aan de persoon, of wacht tot het bezoek is afgesloten.</translation>
    </message>
    <message>
        <source>You could read the families on this laptop until {last_day}.</source>
        <translation>U kon de gezinnen op deze laptop lezen tot en met {last_day}.</translation>
    </message>
    <message>
        <source>Nothing is deleted. Your PIN works no more. Open with your six words: you can send, and see what waits. To read on, log in there, or ask an officer by telephone for a code for today.</source>
        <translation>Er is niets gewist. Uw pincode werkt niet meer. Open met uw zes woorden: u kunt versturen en zien wat wacht. Verder lezen? Log daar in, of bel een beheerder voor een code voor vandaag.</translation>
    </message>
    <message>
        <source>This is not the code of this laptop for today.</source>
        <translation>Dit is niet de code van deze laptop voor vandaag.</translation>
    </message>
    <message>
        <source>You can try {attempts_left} more times today.</source>
        <translation>U kunt het vandaag nog {attempts_left} keer proberen.</translation>
    </message>
    <message>
        <source>No code can be tried any more today.</source>
        <translation>Vandaag kan geen code meer worden geprobeerd.</translation>
    </message>
    <message>
        <source>Log in, or try again tomorrow with a new code. Nothing is deleted.</source>
        <translation>Log in, of probeer het morgen met een nieuwe code. Er is niets gewist.</translation>
    </message>
    <message>
        <source>There is no code for this laptop yet.</source>
        <translation>Voor deze laptop is er nog geen code.</translation>
    </message>
    <message>
        <source>Log in first, once. Nothing is deleted.</source>
        <translation>Log eerst één keer in. Er is niets gewist.</translation>
    </message>
    <message>
        <source>This day cannot be right for this promise.</source>
        <translation>Deze dag kan niet kloppen bij deze belofte.</translation>
    </message>
    <message>
        <source>Nothing was saved. A promise is for today or later. It was kept on the day it was made, or after, and not after today.</source>
        <translation>Er is niets opgeslagen. Een belofte is voor vandaag of later. Ze is gehouden op de dag van de belofte of daarna, en niet na vandaag.</translation>
    </message>
    <message>
        <source>To whom alone was this promised?</source>
        <translation>Aan wie alleen is dit beloofd?</translation>
    </message>
    <message>
        <source>Nothing was saved. Choose the person, or let the whole family know of it.</source>
        <translation>Er is niets opgeslagen. Kies de persoon, of laat het hele gezin het weten.</translation>
    </message>
    <message>
        <source>There are two versions of this promise.</source>
        <translation>Er zijn twee versies van deze belofte.</translation>
    </message>
    <message>
        <source>Nothing was saved. First choose which one is right, outside the visit.</source>
        <translation>Er is niets opgeslagen. Kies eerst welke klopt, buiten het bezoek.</translation>
    </message>
    <message>
        <source>This exception counts only with a colleague who looked along.</source>
        <translation>Deze uitzondering telt alleen met een collega die meekeek.</translation>
    </message>
    <message>
        <source>Nothing was saved. Ask a colleague, and write down who it was.</source>
        <translation>Er is niets bewaard. Vraag een collega, en schrijf op wie het was.</translation>
    </message>
    <message>
        <source>This is your own name.</source>
        <translation>Dit is uw eigen naam.</translation>
    </message>
    <message>
        <source>This text names somebody or something of this family.</source>
        <translation>Deze tekst noemt iemand of iets van dit gezin.</translation>
    </message>
    <message>
        <source>Nothing was printed. Take out what stands in the list.</source>
        <translation>Er is niets afgedrukt. Haal weg wat in de lijst staat.</translation>
    </message>
    <message>
        <source>Not every word was looked at.</source>
        <translation>Niet elk woord is bekeken.</translation>
    </message>
    <message>
        <source>Nothing was printed. Look at each word in the list.</source>
        <translation>Er is niets afgedrukt. Bekijk elk woord in de lijst.</translation>
    </message>
    <message>
        <source>This is more than one page.</source>
        <translation>Dit is meer dan één blad.</translation>
    </message>
    <message>
        <source>Nothing was printed. Make the text shorter.</source>
        <translation>Er is niets afgedrukt. Maak de tekst korter.</translation>
    </message>
    <message>
        <source>This GI may not hear their names from us yet.</source>
        <translation>Deze GI mag hun namen nog niet van ons horen.</translation>
    </message>
    <message>
        <source>Choose which child this is about.</source>
        <translation>Kies over welk kind dit gaat.</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>Er is niets bewaard.</translation>
    </message>
    <message>
        <source>This cannot be left out under this form, or no more.</source>
        <translation>Dit kan bij dit formulier niet, of niet meer.</translation>
    </message>
    <message>
        <source>Nothing was saved. Look at who answered since, and choose again.</source>
        <translation>Er is niets opgeslagen. Kijk wie intussen antwoordde, en kies opnieuw.</translation>
    </message>
    <message>
        <source>This is asked apart, and somebody else is noted as being here.</source>
        <translation>Dit vraagt u apart, en er staat dat er nog iemand is.</translation>
    </message>
    <message>
        <source>Nothing was saved. Ask it when this person is alone with you.</source>
        <translation>Er is niets opgeslagen. Vraag het als deze persoon alleen met u is.</translation>
    </message>
    <message>
        <source>This names somebody who does not belong to this family.</source>
        <translation>Hier staat iemand die niet bij dit gezin hoort.</translation>
    </message>
    <message>
        <source>Nothing was saved. Add the person to the family first.</source>
        <translation>Er is niets opgeslagen. Zet de persoon eerst bij het gezin.</translation>
    </message>
    <message>
        <source>Something is missing to take this out.</source>
        <translation>Er ontbreekt nog iets om dit weg te halen.</translation>
    </message>
    <message>
        <source>Nothing was saved. Write down why it should not stand here.</source>
        <translation>Er is niets bewaard. Schrijf op waarom dit hier niet hoort te staan.</translation>
    </message>
    <message>
        <source>Something is missing to close this.</source>
        <translation>Er ontbreekt iets om dit af te sluiten.</translation>
    </message>
    <message>
        <source>Nothing was saved. Not told: a reason, a colleague and a later day. Not reached: what you tried.</source>
        <translation>Er is niets opgeslagen. Niet verteld: een reden, een collega en een latere dag. Niet bereikt: wat u probeerde.</translation>
    </message>
    <message>
        <source>This paper cannot be drawn for a printer.</source>
        <translation>Dit papier kan niet voor een printer worden getekend.</translation>
    </message>
    <message>
        <source>Nothing was printed; the paper is still here. Call the service desk.</source>
        <translation>Er is niets afgedrukt; het papier is er nog. Bel de servicedesk.</translation>
    </message>
    <message>
        <source>This is not possible as things stand.</source>
        <translation>Dit kan zo niet.</translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>Er is niets vastgelegd.</translation>
    </message>
    <message>
        <source>Another visit is still open.</source>
        <translation>Er is nog een ander bezoek open.</translation>
    </message>
    <message>
        <source>Nothing was recorded. End that visit first.</source>
        <translation>Er is niets vastgelegd. Sluit eerst dat bezoek af.</translation>
    </message>
    <message>
        <source>This interpreter was already written down as gone, or is taken out.</source>
        <translation>Van deze tolk staat al dat die weg is, of de tolk is weggehaald.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Look at the page of the visit.</source>
        <translation>Er is niets vastgelegd. Kijk op de bladzijde van het bezoek.</translation>
    </message>
    <message>
        <source>This name has characters that cannot be printed: {characters}</source>
        <translation>In deze naam staan tekens die niet gedrukt kunnen worden: {characters}</translation>
    </message>
    <message>
        <source>Nothing was recorded. Write the name as it stands on the passport or ask how it is written.</source>
        <translation>Er is niets vastgelegd. Schrijf de naam zoals in het paspoort, of vraag hoe de naam wordt geschreven.</translation>
    </message>
    <message>
        <source>An order you have seen needs its court, number and dates.</source>
        <translation>Bij een gezien besluit horen rechtbank, nummer en data.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Fill them in, or record that you were told about it.</source>
        <translation>Er is niets vastgelegd. Vul ze in, of leg vast dat het u is verteld.</translation>
    </message>
    <message>
        <source>This code is too easy to guess.</source>
        <translation>Deze code is te makkelijk te raden.</translation>
    </message>
    <message>
        <source>The old code stays. Choose four digits, not all the same and not in a row.</source>
        <translation>De oude code blijft. Kies vier cijfers, niet allemaal gelijk en niet op een rij.</translation>
    </message>
    <message>
        <source>A reason is missing.</source>
        <translation>Er ontbreekt een reden.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Write why in a few words.</source>
        <translation>Er is niets vastgelegd. Schrijf in een paar woorden waarom.</translation>
    </message>
    <message>
        <source>Who goes over it again is somebody else than you.</source>
        <translation>Wie het nog een keer uitlegt, is iemand anders dan u.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Write the whole name of the colleague, or leave that line empty.</source>
        <translation>Er is niets vastgelegd. Schrijf de hele naam van de collega op, of laat die regel leeg.</translation>
    </message>
    <message>
        <source>Nobody who is here was chosen.</source>
        <translation>Er is niemand gekozen die hier is.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Choose who heard this.</source>
        <translation>Er is niets vastgelegd. Kies wie dit heeft gehoord.</translation>
    </message>
    <message>
        <source>This person was asked such a question in this talk already.</source>
        <translation>Deze persoon kreeg in dit gesprek al zo&apos;n vraag.</translation>
    </message>
    <message>
        <source>Nothing was recorded. One question a talk is enough.</source>
        <translation>Er is niets vastgelegd. Eén vraag per gesprek is genoeg.</translation>
    </message>
    <message>
        <source>This person does not sign this form.</source>
        <translation>Deze persoon tekent dit formulier niet.</translation>
    </message>
    <message>
        <source>Nothing was recorded. The list shows who does and why.</source>
        <translation>Er is niets vastgelegd. In de lijst staat wie wel tekent en waarom.</translation>
    </message>
    <message>
        <source>This person is not in the room.</source>
        <translation>Deze persoon is niet in de kamer.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Add the person to those present, or choose later.</source>
        <translation>Er is niets vastgelegd. Voeg de persoon toe aan wie er is, of kies later.</translation>
    </message>
    <message>
        <source>This text cannot go on paper yet.</source>
        <translation>Deze tekst kan nog niet op papier.</translation>
    </message>
    <message>
        <source>Nothing was recorded; what was typed stays. Read it over by yourself first.</source>
        <translation>Er is niets vastgelegd; wat getypt is, blijft staan. Lees het eerst alleen na.</translation>
    </message>
    <message>
        <source>This does not look like a signature.</source>
        <translation>Dit lijkt geen handtekening.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Ask to sign again, or choose another way.</source>
        <translation>Er is niets vastgelegd. Vraag om opnieuw te tekenen, of kies een andere manier.</translation>
    </message>
    <message>
        <source>Which part is it? That is not written down yet.</source>
        <translation>Welk deel is het? Dat staat er nog niet bij.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Write down which part the answer is about.</source>
        <translation>Er is niets vastgelegd. Schrijf op over welk deel het antwoord gaat.</translation>
    </message>
    <message>
        <source>A visit is under way.</source>
        <translation>Er is een bezoek bezig.</translation>
    </message>
    <message>
        <source>Nothing was printed. Close the visit first.</source>
        <translation>Er is niets afgedrukt. Sluit eerst het bezoek af.</translation>
    </message>
    <message>
        <source>A paper that was confirmed is not sealed yet.</source>
        <translation>Een papier is bevestigd, maar nog niet verzegeld.</translation>
    </message>
    <message>
        <source>The answer and the signature are kept on this laptop; nobody has to sign again. Sealing is tried again each time the program opens. If this comes back, call the service desk.</source>
        <translation>Het antwoord en de handtekening zijn bewaard op deze laptop. Niemand hoeft opnieuw te tekenen. Elke keer dat het programma opent, probeert het opnieuw te verzegelen. Komt deze melding terug? Bel de servicedesk.</translation>
    </message>
    <message>
        <source>No timestamp was added to this document.</source>
        <translation>Aan dit document is geen tijdstempel toegevoegd.</translation>
    </message>
    <message>
        <source>The document and its seal are as they were. A timestamp can be added later.</source>
        <translation>Het document en het zegel zijn zoals ze waren. Een tijdstempel kan er later bij.</translation>
    </message>
    <message>
        <source>The form changed after it was shown.</source>
        <translation>Het formulier is veranderd nadat het is getoond.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Read the new text together first.</source>
        <translation>Er is niets vastgelegd. Lees eerst samen de nieuwe tekst.</translation>
    </message>
    <message>
        <source>Other people must sign this form now: {names}</source>
        <translation>Er moeten nu anderen tekenen: {names}</translation>
    </message>
    <message>
        <source>Nothing was recorded. Lay the form before them again. What others signed under the same text stays.</source>
        <translation>Er is niets vastgelegd. Leg het formulier opnieuw voor. Wat anderen onder dezelfde tekst tekenden, blijft staan.</translation>
    </message>
    <message>
        <source>Nobody signs this form as it is filled in.</source>
        <translation>Zoals het nu is ingevuld, tekent niemand dit formulier.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Add whom the form names to the family, or correct who is named in it.</source>
        <translation>Er is niets vastgelegd. Zet wie het formulier noemt bij het gezin, of verbeter wie er genoemd is.</translation>
    </message>
    <message>
        <source>There is no such yes of this person that can still be taken back.</source>
        <translation>Er is geen ja van deze persoon dat nog ingetrokken kan worden.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Look at what this person gave, or write the no down.</source>
        <translation>Er is niets vastgelegd. Kijk wat deze persoon gaf, of schrijf de nee op.</translation>
    </message>
    <message>
        <source>The own words are not written down yet.</source>
        <translation>De eigen woorden staan er nog niet.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Write down what this person says, as they say it.</source>
        <translation>Er is niets vastgelegd. Schrijf op wat deze persoon zegt, zoals die het zegt.</translation>
    </message>
    <message>
        <source>This answer does not fit this form yet.</source>
        <translation>Dit antwoord past nog niet bij dit formulier.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Choose an answer for each line, then for the whole.</source>
        <translation>Er is niets vastgelegd. Kies eerst een antwoord per regel, dan voor het geheel.</translation>
    </message>
    <message>
        <source>Something is still missing for this way of signing.</source>
        <translation>Voor deze manier van tekenen ontbreekt nog iets.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Fill in the witness, the number called, who was in the room, or the photograph.</source>
        <translation>Er is niets vastgelegd. Vul de getuige in, het gebelde nummer, wie er in de kamer was, of de foto.</translation>
    </message>
    <message>
        <source>This file cannot be kept as a photograph of the paper.</source>
        <translation>Dit bestand kan niet als foto van het papier worden bewaard.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Use a JPEG, PNG or PDF of at most 20 MB.</source>
        <translation>Er is niets vastgelegd. Gebruik een JPEG, PNG of PDF van hoogstens 20 MB.</translation>
    </message>
    <message>
        <source>Something comes first with this form.</source>
        <translation>Bij dit formulier moet eerst iets anders.</translation>
    </message>
    <message>
        <source>{why} Nothing was recorded; what you filled in is kept.</source>
        <translation>{why} Er is niets vastgelegd; wat u invulde blijft bewaard.</translation>
    </message>
    <message>
        <source>This is not for everybody who is here.</source>
        <translation>Dit is niet voor iedereen die hier is.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Talk about it with this person alone.</source>
        <translation>Er is niets vastgelegd. Praat er met deze persoon alleen over.</translation>
    </message>
    <message>
        <source>Somebody has to be told first.</source>
        <translation>Eerst moet iemand het horen.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Tell whom it is about, and mark who was told.</source>
        <translation>Er is niets vastgelegd. Vertel het aan wie het gaat, en kruis aan wie het hoorde.</translation>
    </message>
    <message>
        <source>This cannot go yet.</source>
        <translation>Dit kan nog niet weg.</translation>
    </message>
    <message>
        <source>Nothing was recorded. The list shows what must be there first.</source>
        <translation>Er is niets vastgelegd. De lijst laat zien wat er eerst moet zijn.</translation>
    </message>
    <message>
        <source>Another step comes first.</source>
        <translation>Er komt eerst een andere stap.</translation>
    </message>
    <message>
        <source>Nothing was recorded. The page shows where the paper is now.</source>
        <translation>Er is niets vastgelegd. De pagina laat zien hoe ver het papier is.</translation>
    </message>
    <message>
        <source>Something is still empty in this form.</source>
        <translation>Er is nog iets leeg in dit formulier.</translation>
    </message>
    <message>
        <source>What you typed is kept. Fill in the marked fields.</source>
        <translation>Wat u typte, blijft staan. Vul de gemarkeerde velden in.</translation>
    </message>
    <message>
        <source>Some answers do not fit together yet.</source>
        <translation>Sommige antwoorden passen nog niet bij elkaar.</translation>
    </message>
    <message>
        <source>{why} What you typed is kept.</source>
        <translation>{why} Wat u typte, blijft staan.</translation>
    </message>
    <message>
        <source>This form is for voluntary help only.</source>
        <translation>Dit formulier is alleen voor vrijwillige hulp.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Inside a measure of the judge this form asks nobody&apos;s consent. Look at the frame of this child.</source>
        <translation>Er is niets vastgelegd. Binnen een maatregel van de rechter vraagt dit formulier niemand om toestemming. Kijk welk kader voor dit kind geldt.</translation>
    </message>
    <message>
        <source>Nothing was saved. Ask a colleague to look along, and write down who it was.</source>
        <translation>Er is niets bewaard. Vraag een collega om mee te kijken, en schrijf op wie dat was.</translation>
    </message>
    <message>
        <source>Nothing was saved. Ask without a name, or ask first on form B. Does this GI carry out the order? Then write its name as it stands with the order. Were names said already? Call the privacy officer today.</source>
        <translation>Er is niets opgeslagen. Vraag het zonder naam, of vraag eerst toestemming met formulier B. Voert deze GI het besluit van de rechter uit? Schrijf de naam dan zoals die bij dat besluit staat. Zijn er al namen genoemd? Bel vandaag de privacyfunctionaris.</translation>
    </message>
    <message>
        <source>This text has not been released by a jurist.</source>
        <translation>Deze tekst is nog niet vrijgegeven door een jurist.</translation>
    </message>
    <message>
        <source>Nothing was shown or recorded. Use another text, or tell it in your own words and write that down.</source>
        <translation>Er is niets getoond en niets vastgelegd. Gebruik een andere tekst, of vertel het in eigen woorden en schrijf dat op.</translation>
    </message>
    <message>
        <source>This laptop has not been enrolled yet.</source>
        <translation>Deze laptop is nog niet aangemeld.</translation>
    </message>
    <message>
        <source>Nothing was changed. Ask the officer for an enrolment code first.</source>
        <translation>Er is niets veranderd. Vraag eerst de beheerder om een aanmeldcode.</translation>
    </message>
    <message>
        <source>The law tables of this program cannot be used.</source>
        <translation>De wettabellen van dit programma zijn niet te gebruiken.</translation>
    </message>
    <message>
        <source>No question is answered from them; families and records are untouched. Update the program or call the service desk.</source>
        <translation>Er wordt geen vraag uit beantwoord; gezinnen en gegevens zijn niet geraakt. Werk het programma bij of bel de servicedesk.</translation>
    </message>
    <message>
        <source>These new texts cannot be used.</source>
        <translation>Deze nieuwe teksten zijn niet te gebruiken.</translation>
    </message>
    <message>
        <source>The texts used before stay in use and every record is untouched. Call the service desk.</source>
        <translation>De teksten van hiervoor blijven in gebruik en alle gegevens zijn heel. Bel de servicedesk.</translation>
    </message>
    <message>
        <source>These new texts are not used.</source>
        <translation>Deze nieuwe teksten worden niet gebruikt.</translation>
    </message>
    <message>
        <source>The new texts did not arrive whole.</source>
        <translation>De nieuwe teksten zijn niet heel aangekomen.</translation>
    </message>
    <message>
        <source>The texts used before stay in use and every record is untouched. Fetch again later; if it happens again, call the service desk.</source>
        <translation>De teksten van vóór nu blijven in gebruik en alle vastleggingen zijn onaangeroerd. Haal later nog eens op. Gebeurt het weer? Bel dan de servicedesk.</translation>
    </message>
    <message>
        <source>It is not sure who signed these new texts.</source>
        <translation>Het is niet zeker wie deze nieuwe teksten heeft getekend.</translation>
    </message>
    <message>
        <source>The texts used before stay in use and every record is untouched. Call the service desk: jurist and second pair of eyes must both sign.</source>
        <translation>De teksten van vóór nu blijven in gebruik en alle vastleggingen zijn onaangeroerd. Bel de servicedesk: de jurist en het tweede paar ogen moeten allebei tekenen.</translation>
    </message>
    <message>
        <source>These new texts are those of a practice municipality.</source>
        <translation>Deze nieuwe teksten zijn van een oefengemeente.</translation>
    </message>
    <message>
        <source>These texts are older than those in use.</source>
        <translation>Deze teksten zijn ouder dan de teksten in gebruik.</translation>
    </message>
    <message>
        <source>The texts used before stay in use and every record is untouched. Nothing needs to be done.</source>
        <translation>De teksten van vóór nu blijven in gebruik en alle vastleggingen zijn onaangeroerd. U hoeft niets te doen.</translation>
    </message>
    <message>
        <source>These new texts need a newer program.</source>
        <translation>Deze nieuwe teksten vragen een nieuwer programma.</translation>
    </message>
    <message>
        <source>The texts used before stay in use and every record is untouched. Update the program; the texts follow by themselves.</source>
        <translation>De teksten van vóór nu blijven in gebruik en alle vastleggingen zijn onaangeroerd. Werk het programma bij; de teksten volgen dan vanzelf.</translation>
    </message>
    <message>
        <source>The last day of these new texts is over.</source>
        <translation>De laatste dag van deze nieuwe teksten is al voorbij.</translation>
    </message>
    <message>
        <source>This program cannot show these new texts.</source>
        <translation>Dit programma kan deze nieuwe teksten niet tonen.</translation>
    </message>
    <message>
        <source>This text is not complete.</source>
        <translation>Deze tekst is niet af.</translation>
    </message>
    <message>
        <source>A name or date is missing in it, so it was not shown. Nothing was recorded. Call the service desk.</source>
        <translation>Er ontbreekt een naam of datum. Daarom is hij niet getoond. Er is niets vastgelegd. Bel de servicedesk.</translation>
    </message>
    <message>
        <source>This is not an export of the journal.</source>
        <translation>Dit is geen uitvoer van het journaal.</translation>
    </message>
    <message>
        <source>Nothing was taken from it. Choose another file.</source>
        <translation>Er is niets uit overgenomen. Kies een ander bestand.</translation>
    </message>
    <message>
        <source>The practice family is never sent.</source>
        <translation>Het oefengezin wordt nooit verstuurd.</translation>
    </message>
    <message>
        <source>Nobody is in it. On a working day this sends what you made.</source>
        <translation>Het gaat over niemand. Op een werkdag verstuurt dit wat u maakte.</translation>
    </message>
    <message>
        <source>Practice cannot begin here.</source>
        <translation>Oefenen kan hier niet beginnen.</translation>
    </message>
    <message>
        <source>Nothing was changed, and every record is untouched. Call the service desk.</source>
        <translation>Er is niets veranderd, en alles wat is vastgelegd staat er nog. Bel de servicedesk.</translation>
    </message>
    <message>
        <source>Write down who told it, and who that is to the family.</source>
        <translation>Schrijf op wie het vertelde, en wie dat is voor het gezin.</translation>
    </message>
    <message>
        <source>Nothing was recorded. What you typed is still there.</source>
        <translation>Er is niets vastgelegd. Wat u typte, staat er nog.</translation>
    </message>
    <message>
        <source>Nobody asked yet how this person can be reached safely.</source>
        <translation>Nog niemand vroeg hoe deze persoon veilig te bereiken is.</translation>
    </message>
    <message>
        <source>Nothing was sent or recorded. Ask that first, alone, and write it down.</source>
        <translation>Er is niets verstuurd of vastgelegd. Vraag dat eerst, alleen, en schrijf het op.</translation>
    </message>
    <message>
        <source>This is not the code of a booklet.</source>
        <translation>Dit is niet de code van een boekje.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Look at the cover again: a letter may be wrong.</source>
        <translation>Er is niets vastgelegd. Kijk nog eens op de voorkant: misschien is er een letter fout.</translation>
    </message>
    <message>
        <source>Say where you saw this.</source>
        <translation>Zeg waar u dit zag.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Name the paper, or who said it.</source>
        <translation>Er is niets vastgelegd. Noem het papier, of wie het zei.</translation>
    </message>
    <message>
        <source>This question to the law tables cannot be read.</source>
        <translation>Deze vraag aan de wettabellen is niet te lezen.</translation>
    </message>
    <message>
        <source>Nothing was answered or kept. Check the field that is named.</source>
        <translation>Er is niets beantwoord en niets bewaard. Kijk het genoemde veld na.</translation>
    </message>
    <message>
        <source>This file or value cannot be read.</source>
        <translation>Dit bestand of deze waarde is niet te lezen.</translation>
    </message>
    <message>
        <source>Nothing was changed. Check it and try again.</source>
        <translation>Er is niets veranderd. Kijk het na en probeer het opnieuw.</translation>
    </message>
</context>
<context>
    <name>EventFields</name>
    <message>
        <source>What did not happen?</source>
        <translation>Wat is niet gebeurd?</translation>
    </message>
    <message>
        <source>Nothing stands here yet.</source>
        <translation>Hier staat nog niets.</translation>
    </message>
    <message>
        <source>Why should it not stand here?</source>
        <translation>Waarom hoort het hier niet te staan?</translation>
    </message>
    <message>
        <source>Then it did not happen. That it was written down, and your reason, stay in the history.</source>
        <translation>Dan is het niet gebeurd. Dat het er stond, en uw reden, blijven in de geschiedenis.</translation>
    </message>
</context>
<context>
    <name>ExceptionWords</name>
    <message>
        <source>12 to 15: clearly needed to prevent serious harm</source>
        <translation>12 tot en met 15: duidelijk nodig om ernstig nadeel te voorkomen</translation>
    </message>
    <message>
        <source>12 to 15: a parent refuses, the child keeps wanting it</source>
        <translation>12 tot en met 15: een ouder weigert, het kind blijft het willen</translation>
    </message>
    <message>
        <source>12 or older: cannot weigh this matter</source>
        <translation>12 of ouder: kan dit niet zelf afwegen</translation>
    </message>
    <message>
        <source>Under 16: no time to ask, acting at once is clearly needed</source>
        <translation>Jonger dan 16: geen tijd om te vragen, meteen handelen is duidelijk nodig</translation>
    </message>
    <message>
        <source>What we do is not far-reaching</source>
        <translation>Wat wij doen is niet ingrijpend</translation>
    </message>
    <message>
        <source>Under 12: following the parents&apos; no would be bad care</source>
        <translation>Jonger dan 12: de weigering van de ouders volgen zou slechte zorg zijn</translation>
    </message>
    <message>
        <source>12 to 15: the child refuses, the parents agree</source>
        <translation>12 tot en met 15: het kind weigert, de ouders stemmen in</translation>
    </message>
    <message>
        <source>16 or 17: the young person refuses, the parents want it</source>
        <translation>16 of 17: de jongere weigert, de ouders willen het</translation>
    </message>
</context>
<context>
    <name>ExceptionsPresenter</name>
    <message>
        <source>Nobody was written down</source>
        <translation>Er is niemand opgeschreven</translation>
    </message>
    <message>
        <source>Nobody yet: within 24 hours a colleague looks along</source>
        <translation>Nog niemand: binnen 24 uur kijkt een collega mee</translation>
    </message>
    <message>
        <source>Two versions: until somebody chooses, it does not count</source>
        <translation>Er zijn twee versies: tot iemand kiest, telt het niet</translation>
    </message>
    <message>
        <source>For which form?</source>
        <translation>Voor welk formulier?</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Niet gevraagd</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>Colleague who looked along</source>
        <translation>Collega die meekeek</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>Who said so, or where it was read</source>
        <translation>Wie zei het, of waar stond het</translation>
    </message>
    <message>
        <source>Every form about this child that was opened on {day}</source>
        <translation>Elk formulier over dit kind dat is geopend op {day}</translation>
    </message>
    <message>
        <source>Not help, but: {form}</source>
        <translation>Niet voor hulp, maar voor: {form}</translation>
    </message>
    <message>
        <source>A form that cannot be shown here</source>
        <translation>Een formulier dat hier niet te zien is</translation>
    </message>
    <message>
        <source>A new version took its place: there it does not count.</source>
        <translation>Er is een nieuwe versie van: daarvoor geldt de uitzondering niet.</translation>
    </message>
    <message>
        <source>Without it this help needs the consent again that was left out.</source>
        <translation>Zonder deze uitzondering is voor deze hulp de toestemming weer nodig die was weggelaten.</translation>
    </message>
    <message>
        <source>Without it whoever was not asked is asked again.</source>
        <translation>Zonder deze uitzondering wordt wie niet gevraagd was, weer gevraagd.</translation>
    </message>
    <message>
        <source>Written down who looked along.</source>
        <translation>Opgeschreven wie meekeek.</translation>
    </message>
    <message>
        <source>Taken out. What stood there is kept in the history.</source>
        <translation>Weggehaald. Wat er stond, blijft bewaard in de geschiedenis.</translation>
    </message>
    <message>
        <source>It stands here again as before.</source>
        <translation>Het staat er weer zoals het stond.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
</context>
<context>
    <name>ExceptionsScreen</name>
    <message>
        <source>Leave it as it is</source>
        <translation>Zo laten staan</translation>
    </message>
    <message>
        <source>Take it out: it should not stand here</source>
        <translation>Weghalen: dit hoort hier niet te staan</translation>
    </message>
    <message>
        <source>With these the law lets help go on without somebody&apos;s consent. Each counts for its own form only.</source>
        <translation>Hiermee mag hulp volgens de wet doorgaan zonder iemands toestemming. Elke uitzondering geldt alleen voor haar eigen formulier.</translation>
    </message>
    <message>
        <source>Exceptions of the law: {family}</source>
        <translation>Uitzonderingen in de wet: {family}</translation>
    </message>
    <message>
        <source>Why should it not stand here?</source>
        <translation>Waarom hoort het hier niet te staan?</translation>
    </message>
    <message>
        <source>No exception is in use for this family.</source>
        <translation>Voor dit gezin is geen uitzondering in gebruik.</translation>
    </message>
    <message>
        <source>This is not right</source>
        <translation>Dit klopt niet</translation>
    </message>
    <message>
        <source>Which colleague looked along?</source>
        <translation>Welke collega keek mee?</translation>
    </message>
    <message>
        <source>A colleague looked along</source>
        <translation>Collega keek mee</translation>
    </message>
</context>
<context>
    <name>ExitScreen</name>
    <message>
        <source>Keep the same code</source>
        <translation>Dezelfde code houden</translation>
    </message>
    <message>
        <source>Back to the page</source>
        <translation>Terug naar de bladzijde</translation>
    </message>
    <message>
        <source>Choose a code</source>
        <translation>Kies een code</translation>
    </message>
    <message>
        <source>Four digits. With these you take the page back from the family. Not your PIN.</source>
        <translation>Vier cijfers. Hiermee neemt u de bladzijde terug van het gezin. Het is niet uw pincode.</translation>
    </message>
    <message>
        <source>Last time the page did not come back by the code. Choose a new one, or keep it.</source>
        <translation>De vorige keer kwam de bladzijde niet met de code terug. Kies een nieuwe, of houd dezelfde.</translation>
    </message>
    <message>
        <source>The same code once more</source>
        <translation>Nog een keer dezelfde code</translation>
    </message>
    <message>
        <source>Then you hand the page over.</source>
        <translation>Daarna geeft u de bladzijde uit handen.</translation>
    </message>
    <message>
        <source>Code of the worker</source>
        <translation>Code van de medewerker</translation>
    </message>
    <message>
        <source>The worker types the code here.</source>
        <translation>De medewerker typt hier de code.</translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n cijfer getypt</numerusform>
            <numerusform>%n cijfers getypt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExplainPresenter</name>
    <message>
        <source>Recorded.</source>
        <translation>Vastgelegd.</translation>
    </message>
</context>
<context>
    <name>ExplainScreen</name>
    <message>
        <source>Next</source>
        <translation>Verder</translation>
    </message>
    <message>
        <source>We talked about this</source>
        <translation>Hier hebben we het over gehad</translation>
    </message>
    <message>
        <source>Who wants to tells it in own words</source>
        <translation>Wie wil, vertelt het in eigen woorden</translation>
    </message>
    <message>
        <source>Who heard this?</source>
        <translation>Wie heeft dit gehoord?</translation>
    </message>
</context>
<context>
    <name>FactWords</name>
    <message>
        <source>About what</source>
        <translation>Waarover</translation>
    </message>
    <message>
        <source>About which children</source>
        <translation>Over welke kinderen</translation>
    </message>
    <message>
        <source>Look at it again on</source>
        <translation>Opnieuw nagaan op</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Afspraak</translation>
    </message>
    <message>
        <source>Annulled: the first day without it</source>
        <translation>Vernietigd: eerste dag zonder</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Wat kwam eruit</translation>
    </message>
    <message>
        <source>What was filled in</source>
        <translation>Wat is ingevuld</translation>
    </message>
    <message>
        <source>May we approach this person</source>
        <translation>Mogen wij deze persoon benaderen</translation>
    </message>
    <message>
        <source>Was it asked</source>
        <translation>Is het gevraagd</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>What was tried</source>
        <translation>Wat is geprobeerd</translation>
    </message>
    <message>
        <source>Born on</source>
        <translation>Geboren op</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Door wie</translation>
    </message>
    <message>
        <source>Called on</source>
        <translation>Gebeld op</translation>
    </message>
    <message>
        <source>Who was called</source>
        <translation>Wie is gebeld</translation>
    </message>
    <message>
        <source>Can this person decide</source>
        <translation>Kan deze persoon beslissen</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kaart</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>Met wie</translation>
    </message>
    <message>
        <source>Carried out on</source>
        <translation>Uitgevoerd op</translation>
    </message>
    <message>
        <source>How we heard it</source>
        <translation>Hoe wij het hoorden</translation>
    </message>
    <message>
        <source>How to reach this person</source>
        <translation>Hoe te bereiken</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Onderzoek</translation>
    </message>
    <message>
        <source>Looked up on</source>
        <translation>Opgezocht op</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Kinderen</translation>
    </message>
    <message>
        <source>What is done with it</source>
        <translation>Wat ermee gebeurt</translation>
    </message>
    <message>
        <source>Colleague who looked along</source>
        <translation>Collega die meekeek</translation>
    </message>
    <message>
        <source>What worries us</source>
        <translation>Wat ons zorgen geeft</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>Contactpersoon</translation>
    </message>
    <message>
        <source>Less contact with</source>
        <translation>Minder contact met</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>Rechtbank</translation>
    </message>
    <message>
        <source>The danger</source>
        <translation>Het gevaar</translation>
    </message>
    <message>
        <source>Day of the decision</source>
        <translation>Dag van het besluit</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Besluit</translation>
    </message>
    <message>
        <source>The decision is due on</source>
        <translation>Besluit komt uiterlijk op</translation>
    </message>
    <message>
        <source>Number, address or person</source>
        <translation>Nummer, adres of persoon</translation>
    </message>
    <message>
        <source>Of which day</source>
        <translation>Van welke dag</translation>
    </message>
    <message>
        <source>Counts from</source>
        <translation>Geldt vanaf</translation>
    </message>
    <message>
        <source>Ended: the first day without it</source>
        <translation>Geëindigd: eerste dag zonder</translation>
    </message>
    <message>
        <source>Where it was seen, or who said so</source>
        <translation>Waar gezien, of wie het zei</translation>
    </message>
    <message>
        <source>Exception of the law</source>
        <translation>Uitzondering in de wet</translation>
    </message>
    <message>
        <source>Explained to</source>
        <translation>Uitgelegd aan</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>First talk on</source>
        <translation>Eerste gesprek op</translation>
    </message>
    <message>
        <source>Second talk on</source>
        <translation>Tweede gesprek op</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formulier</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Eerste dag</translation>
    </message>
    <message>
        <source>GI</source>
        <translation>GI</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Uitgereikt</translation>
    </message>
    <message>
        <source>Why it was not offered</source>
        <translation>Waarom niet aangeboden</translation>
    </message>
    <message>
        <source>Who heard it</source>
        <translation>Wie het hoorde</translation>
    </message>
    <message>
        <source>The judge heard the parents on</source>
        <translation>De rechter hoorde de ouders op</translation>
    </message>
    <message>
        <source>Day of the meeting or hearing</source>
        <translation>Dag van het overleg of de zitting</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hulp</translation>
    </message>
    <message>
        <source>Who holds authority</source>
        <translation>Wie heeft gezag</translation>
    </message>
    <message>
        <source>Is it so</source>
        <translation>Is het zo</translation>
    </message>
    <message>
        <source>At which hours</source>
        <translation>Op welke tijden</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Hoe</translation>
    </message>
    <message>
        <source>Lives with them in their family</source>
        <translation>Woont bij hen in het gezin</translation>
    </message>
    <message>
        <source>Does the Raad investigate</source>
        <translation>Doet de Raad onderzoek</translation>
    </message>
    <message>
        <source>Safe to talk with the others there</source>
        <translation>Veilig om te praten met anderen erbij</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Wat het is</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Talen</translation>
    </message>
    <message>
        <source>Says it on</source>
        <translation>Zegt het op</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Wat wordt gevraagd</translation>
    </message>
    <message>
        <source>May it go along</source>
        <translation>Mag het mee</translation>
    </message>
    <message>
        <source>Taken out as a mistake, because</source>
        <translation>Weggehaald als vergissing, omdat</translation>
    </message>
    <message>
        <source>Moment to explain</source>
        <translation>Moment om uit te leggen</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Gemeente</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notitie</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>What the colleague thinks</source>
        <translation>Wat de collega vindt</translation>
    </message>
    <message>
        <source>Others who were there</source>
        <translation>Anderen die erbij waren</translation>
    </message>
    <message>
        <source>In their own words</source>
        <translation>In eigen woorden</translation>
    </message>
    <message>
        <source>Part of the form</source>
        <translation>Deel van het formulier</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Waar</translation>
    </message>
    <message>
        <source>Who was there</source>
        <translation>Wie waren erbij</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisatie</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Waarvoor</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Vraag</translation>
    </message>
    <message>
        <source>Last day to react</source>
        <translation>Laatste dag om te reageren</translation>
    </message>
    <message>
        <source>What this person says of it</source>
        <translation>Wat deze persoon ervan zegt</translation>
    </message>
    <message>
        <source>The text that was read</source>
        <translation>De tekst die is gelezen</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Leest</translation>
    </message>
    <message>
        <source>Who else reads the post</source>
        <translation>Wie leest de post nog meer</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>Their number</source>
        <translation>Hun kenmerk</translation>
    </message>
    <message>
        <source>Times repeated</source>
        <translation>Keer herhaald</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>Verstuurd op</translation>
    </message>
    <message>
        <source>Sheet about rights</source>
        <translation>Blad over rechten</translation>
    </message>
    <message>
        <source>How it was signed</source>
        <translation>Hoe getekend</translation>
    </message>
    <message>
        <source>Was speed asked</source>
        <translation>Is spoed gevraagd</translation>
    </message>
    <message>
        <source>Spoken alone</source>
        <translation>Alleen gesproken</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Bureau</translation>
    </message>
    <message>
        <source>Version of the booklet</source>
        <translation>Versie van het boekje</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Van</translation>
    </message>
    <message>
        <source>Done on</source>
        <translation>Gedaan op</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>The advice</source>
        <translation>Het advies</translation>
    </message>
    <message>
        <source>How our explanation was</source>
        <translation>Hoe onze uitleg was</translation>
    </message>
    <message>
        <source>What we do with it</source>
        <translation>Wat wij ermee doen</translation>
    </message>
    <message>
        <source>Promised to this person alone</source>
        <translation>Alleen aan deze persoon beloofd</translation>
    </message>
    <message>
        <source>Our question</source>
        <translation>Onze vraag</translation>
    </message>
    <message>
        <source>Who gave the advice</source>
        <translation>Wie het advies gaf</translation>
    </message>
    <message>
        <source>Who said it</source>
        <translation>Wie het zei</translation>
    </message>
    <message>
        <source>May they be there</source>
        <translation>Mag die erbij zijn</translation>
    </message>
    <message>
        <source>About whom</source>
        <translation>Over wie</translation>
    </message>
    <message>
        <source>About whom, in words</source>
        <translation>Over wie, in woorden</translation>
    </message>
    <message>
        <source>Who of the family may read it</source>
        <translation>Wie uit het gezin het mag lezen</translation>
    </message>
    <message>
        <source>What was said about passing it on</source>
        <translation>Wat is gezegd over doorvertellen</translation>
    </message>
    <message>
        <source>Why nobody else reads it</source>
        <translation>Waarom niemand anders het leest</translation>
    </message>
    <message>
        <source>Who asked to keep it so</source>
        <translation>Wie vroeg om het zo te houden</translation>
    </message>
    <message>
        <source>The paper or register</source>
        <translation>Het papier of register</translation>
    </message>
    <message>
        <source>Promised for</source>
        <translation>Beloofd voor</translation>
    </message>
    <message>
        <source>Seen on</source>
        <translation>Gezien op</translation>
    </message>
    <message>
        <source>What the address is for</source>
        <translation>Waarvoor het adres is</translation>
    </message>
    <message>
        <source>Does it still hold</source>
        <translation>Klopt het nog</translation>
    </message>
    <message>
        <source>Which report</source>
        <translation>Welk verslag</translation>
    </message>
    <message>
        <source>Who stays with the child</source>
        <translation>Wie blijft bij het kind</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Stap</translation>
    </message>
    <message>
        <source>Suspended by a judge</source>
        <translation>Geschorst door de rechter</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Aan wie</translation>
    </message>
    <message>
        <source>Who heard it before</source>
        <translation>Wie het vooraf hoorde</translation>
    </message>
    <message>
        <source>Who that is to the family</source>
        <translation>Wie dat is voor het gezin</translation>
    </message>
    <message>
        <source>Who told it, and how</source>
        <translation>Wie het vertelde, en hoe</translation>
    </message>
    <message>
        <source>What we told the family</source>
        <translation>Wat wij het gezin vertelden</translation>
    </message>
    <message>
        <source>Told to us on</source>
        <translation>Aan ons verteld op</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Laatste dag</translation>
    </message>
    <message>
        <source>Who came with it</source>
        <translation>Wie kwam ermee</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Bezoek</translation>
    </message>
    <message>
        <source>In which way</source>
        <translation>Op welke manier</translation>
    </message>
    <message>
        <source>Weekend agreement</source>
        <translation>Weekendafspraak</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Do we know where this person is</source>
        <translation>Weten wij waar deze persoon is</translation>
    </message>
    <message>
        <source>Who of us</source>
        <translation>Wie van ons</translation>
    </message>
    <message>
        <source>Wish</source>
        <translation>Wens</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Woord</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Medewerker</translation>
    </message>
    <message>
        <source>This person lives there</source>
        <translation>Deze persoon woont daar</translation>
    </message>
    <message>
        <source>Post may go there</source>
        <translation>Post mag daarheen</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No longer</source>
        <translation>Niet meer</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gedaan</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Niet gedaan</translation>
    </message>
    <message>
        <source>No, do not approach</source>
        <translation>Nee, niet benaderen</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Niet bekend</translation>
    </message>
    <message>
        <source>By telephone</source>
        <translation>Per telefoon</translation>
    </message>
    <message>
        <source>By post</source>
        <translation>Per post</translation>
    </message>
    <message>
        <source>By mail</source>
        <translation>Per e-mail</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>Persoonlijk</translation>
    </message>
    <message>
        <source>Through somebody else</source>
        <translation>Via iemand anders</translation>
    </message>
    <message>
        <source>The paper was seen</source>
        <translation>Papier gezien</translation>
    </message>
    <message>
        <source>Told to us, not seen yet</source>
        <translation>Ons verteld, nog niet gezien</translation>
    </message>
    <message>
        <source>Cannot weigh this matter</source>
        <translation>Kan dit niet zelf afwegen</translation>
    </message>
    <message>
        <source>Under guardianship (curatele)</source>
        <translation>Onder curatele</translation>
    </message>
    <message>
        <source>Reads alone</source>
        <translation>Leest zelf</translation>
    </message>
    <message>
        <source>With help</source>
        <translation>Met hulp</translation>
    </message>
    <message>
        <source>Does not read</source>
        <translation>Leest niet</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Ouder</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>Voogd</translation>
    </message>
    <message>
        <source>Foster parent</source>
        <translation>Pleegouder</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netwerk</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anders</translation>
    </message>
    <message>
        <source>Other person</source>
        <translation>Andere persoon</translation>
    </message>
    <message>
        <source>Provisional guardian</source>
        <translation>Voorlopige voogd</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Samen</translation>
    </message>
    <message>
        <source>Own part</source>
        <translation>Eigen deel</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Paper now</source>
        <translation>Nu op papier</translation>
    </message>
    <message>
        <source>At the next visit</source>
        <translation>Bij het volgende bezoek</translation>
    </message>
    <message>
        <source>By post to a safe address</source>
        <translation>Per post naar een veilig adres</translation>
    </message>
    <message>
        <source>At another place</source>
        <translation>Op een andere plek</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Alleen lezen</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Niets</translation>
    </message>
    <message>
        <source>Not safe</source>
        <translation>Niet veilig</translation>
    </message>
    <message>
        <source>General sheet</source>
        <translation>Algemeen blad</translation>
    </message>
    <message>
        <source>Personal sheet</source>
        <translation>Persoonlijk blad</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Geen</translation>
    </message>
    <message>
        <source>Does not want it</source>
        <translation>Wil het niet</translation>
    </message>
    <message>
        <source>Kept back for now</source>
        <translation>Nu niet verteld</translation>
    </message>
    <message>
        <source>Could not be reached</source>
        <translation>Niet te bereiken</translation>
    </message>
    <message>
        <source>Said it in own words</source>
        <translation>Zei het in eigen woorden</translation>
    </message>
    <message>
        <source>Said it after we explained again</source>
        <translation>Zei het na nog een keer uitleggen</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Nog niet</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Niet gevraagd</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Klopt</translation>
    </message>
    <message>
        <source>Not correct</source>
        <translation>Klopt niet</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Duidelijk</translation>
    </message>
    <message>
        <source>Not clear</source>
        <translation>Niet duidelijk</translation>
    </message>
    <message>
        <source>Wants it different</source>
        <translation>Wil het anders</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Laat weg</translation>
    </message>
    <message>
        <source>Tell it by telephone</source>
        <translation>Per telefoon vertellen</translation>
    </message>
    <message>
        <source>Goes along</source>
        <translation>Gaat mee</translation>
    </message>
    <message>
        <source>In writing</source>
        <translation>Schriftelijk</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bevestigd</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>Gedeeltelijk</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>Ontkend</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>Signed with an objection</source>
        <translation>Getekend met bezwaar</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Toestemming</translation>
    </message>
    <message>
        <source>Agreed to an arrangement</source>
        <translation>Akkoord met een afspraak</translation>
    </message>
    <message>
        <source>Seen, received</source>
        <translation>Gezien, ontvangen</translation>
    </message>
    <message>
        <source>Own statement</source>
        <translation>Eigen verklaring</translation>
    </message>
    <message>
        <source>Drawn on the tablet</source>
        <translation>Getekend op de tablet</translation>
    </message>
    <message>
        <source>With a mark</source>
        <translation>Met een teken</translation>
    </message>
    <message>
        <source>Aloud</source>
        <translation>Hardop</translation>
    </message>
    <message>
        <source>By video</source>
        <translation>Via video</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>Op papier</translation>
    </message>
    <message>
        <source>At a visit</source>
        <translation>Bij een bezoek</translation>
    </message>
    <message>
        <source>By letter</source>
        <translation>Per brief</translation>
    </message>
    <message>
        <source>Interpreter by telephone</source>
        <translation>Tolk per telefoon</translation>
    </message>
    <message>
        <source>Interpreter by video</source>
        <translation>Tolk met beeld</translation>
    </message>
    <message>
        <source>Interpreter at the table</source>
        <translation>Tolk aan tafel</translation>
    </message>
    <message>
        <source>An adult they know</source>
        <translation>Een volwassene die zij kennen</translation>
    </message>
    <message>
        <source>No interpreter was free</source>
        <translation>Er was geen tolk vrij</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Niet nodig</translation>
    </message>
    <message>
        <source>First talk</source>
        <translation>Eerste gesprek</translation>
    </message>
    <message>
        <source>When it mattered</source>
        <translation>Toen het ertoe deed</translation>
    </message>
    <message>
        <source>The parents live apart</source>
        <translation>De ouders wonen apart</translation>
    </message>
    <message>
        <source>The child stays elsewhere</source>
        <translation>Het kind verblijft elders</translation>
    </message>
    <message>
        <source>Takes care of the child</source>
        <translation>Zorgt voor het kind</translation>
    </message>
    <message>
        <source>The child was not brought back</source>
        <translation>Het kind is niet teruggebracht</translation>
    </message>
    <message>
        <source>There is less contact</source>
        <translation>Er is minder contact</translation>
    </message>
    <message>
        <source>First request for a placement</source>
        <translation>Eerste verzoek om uithuisplaatsing</translation>
    </message>
    <message>
        <source>A promise of ours</source>
        <translation>Een belofte van ons</translation>
    </message>
    <message>
        <source>Authority looked up</source>
        <translation>Gezag opgezocht</translation>
    </message>
    <message>
        <source>New version of: {form}</source>
        <translation>Nieuwe versie van: {form}</translation>
    </message>
    <message>
        <source>What was written down</source>
        <translation>Wat is opgeschreven</translation>
    </message>
    <message>
        <source>Not filled in</source>
        <translation>Niet ingevuld</translation>
    </message>
    <message>
        <source>The visit</source>
        <translation>Het bezoek</translation>
    </message>
    <message>
        <source>A GI</source>
        <translation>Een GI</translation>
    </message>
    <message>
        <source>Perhaps somebody else</source>
        <translation>Misschien iemand anders</translation>
    </message>
    <message>
        <source>A stranger</source>
        <translation>Iemand van buiten het gezin</translation>
    </message>
    <message>
        <source>A worker</source>
        <translation>Een medewerker</translation>
    </message>
    <message>
        <source>A visit</source>
        <translation>Een bezoek</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Afgesloten</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>Weer geopend</translation>
    </message>
    <message>
        <source>A form</source>
        <translation>Een formulier</translation>
    </message>
    <message>
        <source>Written down by you, {name}</source>
        <translation>Opgeschreven door u, {name}</translation>
    </message>
    <message>
        <source>Written down by {name}</source>
        <translation>Opgeschreven door {name}</translation>
    </message>
    <message>
        <source>Written down by a colleague ({worker})</source>
        <translation>Opgeschreven door een collega ({worker})</translation>
    </message>
    <message>
        <source>{moment}, estimated from the time of the server</source>
        <translation>{moment}, geschat met de tijd van de server</translation>
    </message>
    <message>
        <source>{moment} by the clock of that laptop</source>
        <translation>{moment}, volgens de klok van die laptop</translation>
    </message>
    <message>
        <source>not before {moment}</source>
        <translation>niet voor {moment}</translation>
    </message>
    <message>
        <source>Name of the family</source>
        <translation>Naam van het gezin</translation>
    </message>
    <message>
        <source>Who somebody is</source>
        <translation>Gegevens van</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Gezag</translation>
    </message>
    <message>
        <source>Safe contact</source>
        <translation>Veilig contact</translation>
    </message>
    <message>
        <source>An address</source>
        <translation>Een adres</translation>
    </message>
    <message>
        <source>Whether somebody can decide</source>
        <translation>Kan iemand zelf beslissen</translation>
    </message>
    <message>
        <source>A planned visit</source>
        <translation>Een gepland bezoek</translation>
    </message>
    <message>
        <source>Who was in the room</source>
        <translation>Wie in de kamer waren</translation>
    </message>
    <message>
        <source>Something to explain</source>
        <translation>Iets om uit te leggen</translation>
    </message>
    <message>
        <source>What somebody decided about a form</source>
        <translation>Wat iemand besliste over een formulier</translation>
    </message>
    <message>
        <source>A sealed paper</source>
        <translation>Een verzegeld papier</translation>
    </message>
    <message>
        <source>What somebody says of a sentence</source>
        <translation>Wat iemand van een zin vindt</translation>
    </message>
    <message>
        <source>What goes along with a paper</source>
        <translation>Wat meegaat met een papier</translation>
    </message>
    <message>
        <source>How far a paper is</source>
        <translation>Hoe ver een papier is</translation>
    </message>
    <message>
        <source>What somebody wants left</source>
        <translation>Wat iemand wil houden</translation>
    </message>
    <message>
        <source>A paper handed over</source>
        <translation>Een uitgereikt papier</translation>
    </message>
    <message>
        <source>A sheet handed over</source>
        <translation>Een uitgereikt blad</translation>
    </message>
    <message>
        <source>The general booklet</source>
        <translation>Het algemene boekje</translation>
    </message>
    <message>
        <source>A circumstance</source>
        <translation>Een omstandigheid</translation>
    </message>
    <message>
        <source>Which sheet somebody wants</source>
        <translation>Welk blad iemand wil</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Tolk</translation>
    </message>
    <message>
        <source>A card that was explained</source>
        <translation>Een uitgelegde kaart</translation>
    </message>
    <message>
        <source>What somebody said back</source>
        <translation>Wat iemand terugzei</translation>
    </message>
    <message>
        <source>What was said aside</source>
        <translation>Wat onder vier ogen is gezegd</translation>
    </message>
    <message>
        <source>A bookmark</source>
        <translation>Een bladwijzer</translation>
    </message>
    <message>
        <source>Whether somebody else may be there</source>
        <translation>Of een ander erbij mag zijn</translation>
    </message>
    <message>
        <source>A word that was explained</source>
        <translation>Een uitgelegd woord</translation>
    </message>
    <message>
        <source>The rights card</source>
        <translation>De rechtenkaart</translation>
    </message>
    <message>
        <source>Asked after with another source</source>
        <translation>Nagevraagd bij een andere bron</translation>
    </message>
    <message>
        <source>A consent taken back</source>
        <translation>Een ingetrokken toestemming</translation>
    </message>
    <message>
        <source>Hidden from somebody</source>
        <translation>Verborgen voor iemand</translation>
    </message>
    <message>
        <source>A choice between two versions</source>
        <translation>Een keuze tussen twee versies</translation>
    </message>
</context>
<context>
    <name>FamilyPresenter</name>
    <message>
        <source>The visit is closed.</source>
        <translation>Het bezoek is afgesloten.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Taken out. What stood there is kept in the history.</source>
        <translation>Weggehaald. Wat er stond, blijft bewaard in de geschiedenis.</translation>
    </message>
    <message>
        <source>somebody who was there</source>
        <translation>iemand die erbij was</translation>
    </message>
    <message>
        <source>{day}: our explanation was not clear to {who}.</source>
        <translation>{day}: onze uitleg was niet duidelijk voor {who}.</translation>
    </message>
    <message>
        <source>{day}: our explanation was a bit clear to {who}.</source>
        <translation>{day}: onze uitleg was een beetje duidelijk voor {who}.</translation>
    </message>
    <message>
        <source>Perhaps explain it again.</source>
        <translation>Misschien nog eens uitleggen.</translation>
    </message>
    <message>
        <source>Perhaps explain again: {cards}.</source>
        <translation>Misschien nog eens uitleggen: {cards}.</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>duidelijk</translation>
    </message>
    <message>
        <source>a bit clear</source>
        <translation>een beetje duidelijk</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>niet duidelijk</translation>
    </message>
    <message>
        <source>{day}, {who}: {face}</source>
        <translation>{day}, {who}: {face}</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>zonder naam</translation>
    </message>
    <message>
        <source>Not fetched from the server yet</source>
        <translation>Nog niet opgehaald van de server</translation>
    </message>
    <message>
        <source>As known on {moment}</source>
        <translation>Zoals bekend op {moment}</translation>
    </message>
    <message>
        <source>Reads best: {language}</source>
        <translation>Leest het liefst: {language}</translation>
    </message>
    <message>
        <source>Do not approach</source>
        <translation>Niet benaderen</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>niet bepaald</translation>
    </message>
    <message>
        <source>Reason: {reason}. Look again: {day}</source>
        <translation>Reden: {reason}. Nagaan op: {day}</translation>
    </message>
    <message>
        <source>Speak alone</source>
        <translation>Alleen spreken</translation>
    </message>
    <message>
        <source>Safe contact: not asked yet</source>
        <translation>Veilig contact: nog niet gevraagd</translation>
    </message>
    <message>
        <source>{other} may be at a talk, said {day}</source>
        <translation>{other} mag bij een gesprek zijn, gezegd op {day}</translation>
    </message>
    <message>
        <source>Talk without {other}, said {day}; name no reason</source>
        <translation>Praat zonder {other}, gezegd op {day}; noem geen reden</translation>
    </message>
    <message>
        <source>Does not know yet whether {other} may be at a talk, said {day}</source>
        <translation>Weet nog niet of {other} bij een gesprek mag zijn, gezegd op {day}</translation>
    </message>
    <message>
        <source>Whereabouts unknown</source>
        <translation>Verblijf onbekend</translation>
    </message>
    <message>
        <source>Not reached yet</source>
        <translation>Nog niet bereikt</translation>
    </message>
    <message>
        <source>{day} at {time}</source>
        <translation>{day} om {time}</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Bezoek</translation>
    </message>
    <message>
        <source>Consent to help: {name}</source>
        <translation>Toestemming hulp: {name}</translation>
    </message>
    <message>
        <source>Explained to {names}, {day}</source>
        <translation>Uitgelegd aan {names}, {day}</translation>
    </message>
    <message>
        <source>Update jgvisit first</source>
        <translation>Werk jgvisit eerst bij</translation>
    </message>
    <message>
        <source>This family has facts written by a newer version. Nothing is lost; help cannot start yet.</source>
        <translation>Bij dit gezin staan gegevens uit een nieuwere versie. Er is niets kwijt; de hulp kan nog niet beginnen.</translation>
    </message>
    <message>
        <source>Two versions of a fact</source>
        <translation>Twee versies van een gegeven</translation>
    </message>
    <message>
        <source>Both are kept. Until somebody chooses, what protects the family holds.</source>
        <translation>Beide zijn bewaard. Tot iemand kiest, geldt wat het gezin beschermt.</translation>
    </message>
</context>
<context>
    <name>FamilyScreen</name>
    <message>
        <source>Voluntary or ordered?</source>
        <translation>Vrijwillig of door de rechter?</translation>
    </message>
    <message>
        <source>Nothing is due.</source>
        <translation>Er staat niets open.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Mensen</translation>
    </message>
    <message>
        <source>Something changed</source>
        <translation>Er is iets veranderd</translation>
    </message>
    <message>
        <source>Case file for who asks</source>
        <translation>Dossier voor wie het vraagt</translation>
    </message>
    <message>
        <source>What not everybody may know</source>
        <translation>Wat niet ieder mag weten</translation>
    </message>
    <message>
        <source>Take along to moreel beraad</source>
        <translation>Mee naar moreel beraad</translation>
    </message>
    <message>
        <source>Papers to hand over: {count}</source>
        <translation>Papieren om te geven: {count}</translation>
    </message>
    <message>
        <source>General booklet</source>
        <translation>Algemeen boekje</translation>
    </message>
    <message>
        <source>Exceptions of the law: {count}</source>
        <translation>Uitzonderingen in de wet: {count}</translation>
    </message>
    <message>
        <source>Versions side by side: {count}</source>
        <translation>Versies naast elkaar: {count}</translation>
    </message>
    <message>
        <source>Versions chosen before</source>
        <translation>Eerder gekozen versies</translation>
    </message>
    <message>
        <source>Promises of ours, too late: {count}</source>
        <translation>Beloften van ons, te laat: {count}</translation>
    </message>
    <message>
        <source>What we promised</source>
        <translation>Wat wij beloofden</translation>
    </message>
    <message>
        <source>Bookmarks without words: {count}</source>
        <translation>Bladwijzers zonder woorden: {count}</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Bladwijzers</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Bezoeken</translation>
    </message>
    <message>
        <source>Begin this visit</source>
        <translation>Begin dit bezoek</translation>
    </message>
    <message>
        <source>Begin this visit: {title}</source>
        <translation>Begin dit bezoek: {title}</translation>
    </message>
    <message>
        <source>Begin a visit that was not planned</source>
        <translation>Begin een bezoek dat niet gepland was</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>Formulieren</translation>
    </message>
    <message>
        <source>Words the family heard</source>
        <translation>Woorden die het gezin hoorde</translation>
    </message>
    <message>
        <source>What they said of our explanation</source>
        <translation>Wat zij van onze uitleg zeiden</translation>
    </message>
    <message>
        <source>To explain and to do</source>
        <translation>Uit te leggen en te doen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Bekijk</translation>
    </message>
    <message>
        <source>Look: {duty}</source>
        <translation>Bekijk: {duty}</translation>
    </message>
    <message>
        <source>Coming up</source>
        <translation>Komt eraan</translation>
    </message>
</context>
<context>
    <name>FeltFree</name>
    <message>
        <source>Could you say no freely, child? You may skip this.</source>
        <translation>Kon je vrij nee zeggen? Je mag dit overslaan.</translation>
    </message>
    <message>
        <source>Could you say no freely? You may skip this.</source>
        <translation>Kon u vrij nee zeggen? U mag dit overslaan.</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Helemaal niet</translation>
    </message>
    <message>
        <source>Not really</source>
        <translation>Niet echt</translation>
    </message>
    <message>
        <source>A little</source>
        <translation>Een beetje</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Yes, quite freely</source>
        <translation>Ja, heel vrij</translation>
    </message>
</context>
<context>
    <name>FillPage</name>
    <message>
        <source>Lay it before the family</source>
        <translation>Leg het aan het gezin voor</translation>
    </message>
    <message>
        <source>{form}: {name}</source>
        <translation>{form}: {name}</translation>
    </message>
</context>
<context>
    <name>FilledPresenter</name>
    <message>
        <source>Please choose about whom this is.</source>
        <translation>Kies over wie dit gaat.</translation>
    </message>
    <message>
        <source>Begin a visit first.</source>
        <translation>Begin eerst een bezoek.</translation>
    </message>
    <message>
        <source>What is signed belongs to a visit.</source>
        <translation>Wat getekend wordt, hoort bij een bezoek.</translation>
    </message>
</context>
<context>
    <name>FilledScreen</name>
    <message>
        <source>Put on record</source>
        <translation>Vastleggen</translation>
    </message>
    <message>
        <source>See it on paper</source>
        <translation>Bekijk het op papier</translation>
    </message>
    <message>
        <source>Two versions of this part</source>
        <translation>Twee versies van dit deel</translation>
    </message>
    <message>
        <source>Both are kept. Put right below what holds, and put it on record: then there is one again.</source>
        <translation>Beide zijn bewaard. Zet hieronder wat geldt en leg het vast: dan is er weer één.</translation>
    </message>
    <message>
        <source>In the other: {words}</source>
        <translation>In de andere: {words}</translation>
    </message>
    <message>
        <source>Here: {words}</source>
        <translation>Hier: {words}</translation>
    </message>
    <message>
        <source>Not the same any more as what was laid before who signs</source>
        <translation>Niet meer gelijk aan wat voorlag</translation>
    </message>
    <message>
        <source>Lay it before them again: everybody then signs anew.</source>
        <translation>Leg het opnieuw voor: iedereen tekent dan opnieuw.</translation>
    </message>
    <message>
        <source>It was: {words}</source>
        <translation>Het was: {words}</translation>
    </message>
    <message>
        <source>It is: {words}</source>
        <translation>Het is nu: {words}</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>These are not the words {first} and {second}.</source>
        <translation>Dit zijn niet de woorden {first} en {second}.</translation>
    </message>
    <message>
        <source>Look at your paper, or let the words be shown again.</source>
        <translation>Kijk op uw papier, of laat de woorden nog eens zien.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>De server is niet te bereiken.</translation>
    </message>
    <message>
        <source>The code is still good. Check the network of this laptop and go on again.</source>
        <translation>De code is nog goed. Kijk het netwerk van deze laptop na en ga opnieuw verder.</translation>
    </message>
    <message>
        <source>The keyring of this laptop is locked.</source>
        <translation>De sleutelbos van deze laptop zit op slot.</translation>
    </message>
    <message>
        <source>Unlock the keyring, then choose your PIN here.</source>
        <translation>Ontgrendel de sleutelbos en kies dan hier uw pincode.</translation>
    </message>
    <message>
        <source>The keyring asked for a password and did not get it.</source>
        <translation>De sleutelbos vroeg om een wachtwoord en kreeg het niet.</translation>
    </message>
    <message>
        <source>Choose your PIN here and answer the question of the keyring.</source>
        <translation>Kies hier uw pincode en beantwoord de vraag van de sleutelbos.</translation>
    </message>
    <message>
        <source>The keyring of this laptop did not answer.</source>
        <translation>De sleutelbos van deze laptop reageerde niet.</translation>
    </message>
    <message>
        <source>Try again, or go on without a PIN: you can choose one later.</source>
        <translation>Probeer het opnieuw, of ga verder zonder pincode: u kunt er later een kiezen.</translation>
    </message>
    <message>
        <source>The server is busy or has a fault.</source>
        <translation>De server is bezet of heeft een storing.</translation>
    </message>
    <message>
        <source>Go on again in a few minutes.</source>
        <translation>Ga over een paar minuten opnieuw verder.</translation>
    </message>
    <message>
        <source>This is not the server that the code names.</source>
        <translation>Dit is niet de server van de code.</translation>
    </message>
    <message>
        <source>Its certificate is another one, so nothing was sent to it. Try another network. If it happens again, tell the officer.</source>
        <translation>Het certificaat is een ander, dus er is niets naartoe gestuurd. Probeer een ander netwerk. Gebeurt het weer, zeg het dan tegen de beheerder.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate does not fit the clock of this laptop.</source>
        <translation>Het certificaat van de server past niet bij de klok van deze laptop.</translation>
    </message>
    <message>
        <source>Nothing was sent. Set date and time of this laptop right and go on again.</source>
        <translation>Er is niets verstuurd. Zet datum en tijd van deze laptop goed en ga opnieuw verder.</translation>
    </message>
    <message>
        <source>The server&apos;s answer does not fit the code.</source>
        <translation>Het antwoord van de server past niet bij de code.</translation>
    </message>
    <message>
        <source>Nothing of it was taken over. Tell the officer and ask for a new code.</source>
        <translation>Er is niets van overgenomen. Zeg het tegen de beheerder en vraag om een nieuwe code.</translation>
    </message>
</context>
<context>
    <name>FirstRunScreen</name>
    <message>
        <source>DEMO · fictional families</source>
        <translation>DEMO · verzonnen gezinnen</translation>
    </message>
    <message>
        <source>Practise with a made-up family</source>
        <translation>Oefenen met een verzonnen gezin</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Programma sluiten</translation>
    </message>
    <message>
        <source>Set this laptop up: step {step} of 4</source>
        <translation>Deze laptop klaarmaken: stap {step} van 4</translation>
    </message>
    <message>
        <source>This laptop opens with six words</source>
        <translation>Deze laptop gaat open met zes woorden</translation>
    </message>
    <message>
        <source>Give the enrolment code</source>
        <translation>Geef de aanmeldcode</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>Kies een pincode</translation>
    </message>
    <message>
        <source>Write these six words down</source>
        <translation>Schrijf deze zes woorden op</translation>
    </message>
    <message>
        <source>Take your paper: two of the words</source>
        <translation>Pak uw papier: twee van de woorden</translation>
    </message>
    <message>
        <source>Compare these words with the officer</source>
        <translation>Vergelijk deze woorden met de beheerder</translation>
    </message>
    <message>
        <source>This laptop was not enrolled</source>
        <translation>Deze laptop is niet aangemeld</translation>
    </message>
    <message>
        <source>Your six words are set. Only the officer&apos;s approval is missing.</source>
        <translation>Uw zes woorden staan klaar. Alleen het akkoord van de beheerder ontbreekt nog.</translation>
    </message>
    <message>
        <source>There is no keyring on this laptop, and a PIN is not safe without one. You open the program with six words each time. When there is a keyring later, you can choose a PIN then.</source>
        <translation>Deze laptop heeft geen sleutelbos, en zonder sleutelbos is een pincode niet veilig. U opent het programma elke keer met zes woorden. Komt er later een sleutelbos, dan kunt u alsnog een pincode kiezen.</translation>
    </message>
    <message>
        <source>The words appear in a moment.</source>
        <translation>De woorden komen zo.</translation>
    </message>
    <message>
        <source>You get it from the officer who sets laptops up. It begins with JGV1., works once and for 15 minutes.</source>
        <translation>U krijgt de code van de beheerder die laptops klaarmaakt. Hij begint met JGV1. en werkt één keer, 15 minuten lang.</translation>
    </message>
    <message>
        <source>You give it each time you open the program. Nobody can look it up for you.</source>
        <translation>U geeft hem elke keer als u het programma opent. Niemand kan hem voor u opzoeken.</translation>
    </message>
    <message>
        <source>On paper, with their numbers, and keep the paper apart from this laptop. They open the program when the PIN cannot. You see them only now.</source>
        <translation>Op papier, met de nummers erbij, en bewaar het papier niet bij deze laptop. Met deze woorden gaat het programma open als de pincode het niet doet. U ziet ze alleen nu.</translation>
    </message>
    <message>
        <source>So that we both know that the paper is right.</source>
        <translation>Dan weten we allebei dat het goed op papier staat.</translation>
    </message>
    <message>
        <source>The officer sees eight words too. Read them to each other: all eight must be the same, in the same order. Is one different? Then stop, and tell the officer.</source>
        <translation>De beheerder ziet ook acht woorden. Lees ze elkaar voor: alle acht moeten gelijk zijn, in dezelfde volgorde. Is er één anders? Stop dan, en zeg het tegen de beheerder.</translation>
    </message>
    <message>
        <source>Nothing about families is on this laptop.</source>
        <translation>Er staat niets over gezinnen op deze laptop.</translation>
    </message>
</context>
<context>
    <name>FormEntries</name>
    <message>
        <source>All answers are here. Every line is a yes</source>
        <translation>Alle antwoorden zijn er. Elke regel is een ja</translation>
    </message>
    <message>
        <source>All answers are here. Not every line is a yes</source>
        <translation>Alle antwoorden zijn er. Niet elke regel is een ja</translation>
    </message>
    <message>
        <source>All answers are here. It may go ahead</source>
        <translation>Alle antwoorden zijn er. Het mag doorgaan</translation>
    </message>
    <message>
        <source>All answers are here. It may not go ahead</source>
        <translation>Alle antwoorden zijn er. Het mag niet doorgaan</translation>
    </message>
    <message>
        <source>We do not have all answers yet. It may not go ahead</source>
        <translation>Wij hebben nog niet alle antwoorden. Het mag niet doorgaan</translation>
    </message>
    <message>
        <source>We do not have all answers yet. It may still go ahead</source>
        <translation>Wij hebben nog niet alle antwoorden. Het mag toch doorgaan</translation>
    </message>
    <message>
        <source>All answers are here</source>
        <translation>Alle antwoorden zijn er</translation>
    </message>
    <message>
        <source>We do not have all answers yet</source>
        <translation>Wij hebben nog niet alle antwoorden</translation>
    </message>
    <message>
        <source>{receiver}: no; share nothing</source>
        <translation>{receiver}: nee; niets delen</translation>
    </message>
    <message>
        <source>{receiver}: ran out, the last day was {day}; share nothing</source>
        <translation>{receiver}: verlopen, de laatste dag was {day}; niets delen</translation>
    </message>
    <message>
        <source>{receiver}: not yet; share nothing</source>
        <translation>{receiver}: nog niet; niets delen</translation>
    </message>
    <message>
        <source>{receiver}: yes</source>
        <translation>{receiver}: ja</translation>
    </message>
    <message>
        <source>{receiver}: yes, until and on {day}</source>
        <translation>{receiver}: ja, tot en met {day}</translation>
    </message>
    <message>
        <source>Typed, not on record yet</source>
        <translation>Getypt, nog niet vastgelegd</translation>
    </message>
    <message>
        <source>On record since {day}</source>
        <translation>Vastgelegd op {day}</translation>
    </message>
    <message>
        <source>with changes that are not on record</source>
        <translation>met wijzigingen die nog niet vastgelegd zijn</translation>
    </message>
    <message>
        <source>{name}: do not approach. {reason}. Look again: {day}</source>
        <translation>{name}: niet benaderen. {reason}. Nagaan op: {day}</translation>
    </message>
    <message>
        <source>{name} is not asked, for safety</source>
        <translation>{name}: niet gevraagd, voor de veiligheid</translation>
    </message>
    <message>
        <source>{name} is not asked: the child does not want it</source>
        <translation>{name} wordt niet gevraagd: het kind wil dat niet</translation>
    </message>
    <message>
        <source>{name} said no</source>
        <translation>{name} zei nee</translation>
    </message>
    <message>
        <source>{name} took it back</source>
        <translation>{name} trok het in</translation>
    </message>
    <message>
        <source>{name}: two answers, being checked</source>
        <translation>{name}: twee antwoorden, wij gaan dit na</translation>
    </message>
    <message>
        <source>{name} decides later: ask on {day}</source>
        <translation>{name} beslist later: vragen op {day}</translation>
    </message>
    <message>
        <source>{name} has not answered yet</source>
        <translation>{name} antwoordde nog niet</translation>
    </message>
    <message>
        <source>{name}: “{said}” ({day})</source>
        <translation>{name}: “{said}” ({day})</translation>
    </message>
</context>
<context>
    <name>FormPaper</name>
    <message>
        <source>Sent to the printer.</source>
        <translation>Naar de printer gestuurd.</translation>
    </message>
    <message>
        <source>Take it from the printer yourself.</source>
        <translation>Haal het zelf bij de printer op.</translation>
    </message>
    <message>
        <source>This laptop knows no printer.</source>
        <translation>Deze laptop kent geen printer.</translation>
    </message>
    <message>
        <source>Connect one, or print at the office.</source>
        <translation>Sluit een printer aan, of druk af op kantoor.</translation>
    </message>
    <message>
        <source>The printer did not take it.</source>
        <translation>De printer nam het niet aan.</translation>
    </message>
    <message>
        <source>Look at the printer and try again.</source>
        <translation>Kijk naar de printer en probeer het opnieuw.</translation>
    </message>
</context>
<context>
    <name>FormParts</name>
    <message>
        <source>The paper</source>
        <translation>Het papier</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Samen</translation>
    </message>
    <message>
        <source>Own part: {name}</source>
        <translation>Eigen deel: {name}</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Only who is named below reads this part.</source>
        <translation>Alleen wie hieronder genoemd staat, leest dit deel.</translation>
    </message>
    <message>
        <source>Everybody who signs reads this part.</source>
        <translation>Iedereen die tekent, leest dit deel.</translation>
    </message>
    <message>
        <source>This part is of {name}. It stands on nobody else&apos;s paper. In danger we may have to tell something.</source>
        <translation>Dit deel is van {name}. Het staat niet op het papier van een ander. Bij gevaar moeten wij soms iets doorvertellen.</translation>
    </message>
    <message>
        <source>For our team. It stands on no screen and no paper of the family.</source>
        <translation>Voor ons team. Het staat op geen scherm en geen papier van het gezin.</translation>
    </message>
    <message>
        <source>A form of the team</source>
        <translation>Een formulier van het team</translation>
    </message>
    <message>
        <source>A paper of one person</source>
        <translation>Een papier van één persoon</translation>
    </message>
    <message>
        <source>You fill in this part with {name} alone. Note on the visit who is here now.</source>
        <translation>Dit deel vult u in met {name} alleen. Zet bij het bezoek wie er nu is.</translation>
    </message>
    <message>
        <source>This part is for the team. Open it with “For me alone”.</source>
        <translation>Dit deel is voor het team. Open het met “Alleen voor mij”.</translation>
    </message>
    <message>
        <source>This paper is of one person. Fill it in with “For me alone”, or when you are with that person alone. Only then it can be signed; a child under six may be there. Note on the visit who is here now.</source>
        <translation>Dit papier is van één persoon. Vul het in met “Alleen voor mij”, of als u met die persoon alleen bent. Alleen dan kan het getekend worden; een kind jonger dan zes mag erbij zijn. Zet bij het bezoek wie er nu is.</translation>
    </message>
    <message>
        <source>This form cannot be opened now. It can be opened at another moment.</source>
        <translation>Dit formulier kan nu niet open. Het kan wel op een ander moment.</translation>
    </message>
    <message>
        <source>Kept as you type. Not on record yet.</source>
        <translation>Bewaard terwijl u typt. Nog niet vastgelegd.</translation>
    </message>
    <message>
        <source>On record: version {number}, {day}.</source>
        <translation>Vastgelegd: versie {number}, {day}.</translation>
    </message>
    <message>
        <source>Your changes are kept, but not on record yet.</source>
        <translation>Uw wijzigingen zijn bewaard, maar nog niet vastgelegd.</translation>
    </message>
</context>
<context>
    <name>FormPresenter</name>
    <message>
        <source>Make a new version</source>
        <translation>Maak een nieuwe versie</translation>
    </message>
    <message>
        <source>Everybody reads the new version and decides anew. What was signed before stays kept. Nothing changes before you lay it before the family.</source>
        <translation>Iedereen leest de nieuwe versie en beslist opnieuw. Wat eerder is ondertekend, blijft bewaard. Er verandert niets voordat u de nieuwe versie aan het gezin voorlegt.</translation>
    </message>
    <message>
        <source>This form is for other help. The form for the help of before stays as it is.</source>
        <translation>Dit formulier is voor andere hulp. Het formulier van de eerdere hulp blijft zoals het is.</translation>
    </message>
</context>
<context>
    <name>FormsCatalogue</name>
    <message>
        <source>Help and consent</source>
        <translation>Hulp en toestemming</translation>
    </message>
    <message>
        <source>Explaining, and own words</source>
        <translation>Uitleg en eigen woorden</translation>
    </message>
    <message>
        <source>Plans and agreements</source>
        <translation>Plannen en afspraken</translation>
    </message>
    <message>
        <source>To somebody else</source>
        <translation>Naar een ander</translation>
    </message>
    <message>
        <source>For our team</source>
        <translation>Voor ons team</translation>
    </message>
    <message>
        <source>Of the municipality</source>
        <translation>Van de gemeente</translation>
    </message>
    <message>
        <source>{form} is not offered: for help inside a measure nobody&apos;s consent is asked.</source>
        <translation>{form} staat hier niet: voor hulp binnen een maatregel wordt geen toestemming gevraagd.</translation>
    </message>
    <message>
        <source>{form} is not offered: the judge decided where the child lives.</source>
        <translation>{form} staat hier niet: de rechter besliste waar het kind woont.</translation>
    </message>
    <message>
        <source>Voluntary help: what, for whom, until when, and who says yes.</source>
        <translation>Vrijwillige hulp: wat, voor wie, tot wanneer, en wie ja zegt.</translation>
    </message>
    <message>
        <source>Ask or tell others something: one line for each, each with its own yes or no.</source>
        <translation>Iets vragen of vertellen aan anderen: een regel per ontvanger, elk met een eigen ja of nee.</translation>
    </message>
    <message>
        <source>Somebody asks the municipality for help. They get a receipt with a date.</source>
        <translation>Iemand vraagt de gemeente om hulp. Die krijgt een bewijs met een datum.</translation>
    </message>
    <message>
        <source>Somebody takes a yes back. That counts at once.</source>
        <translation>Iemand trekt een ja in. Dat geldt meteen.</translation>
    </message>
    <message>
        <source>What was explained, to whom, and what they understood.</source>
        <translation>Wat is uitgelegd, aan wie, en wat terugkwam.</translation>
    </message>
    <message>
        <source>What a child wants to say, in their own words.</source>
        <translation>Wat een kind wil zeggen, in eigen woorden.</translation>
    </message>
    <message>
        <source>We do not agree: each opinion, and what happens now.</source>
        <translation>Wij zijn het niet eens: ieders mening, en wat er nu gebeurt.</translation>
    </message>
    <message>
        <source>The family makes its own plan, with people around them.</source>
        <translation>Het gezin maakt zelf een plan, met mensen om hen heen.</translation>
    </message>
    <message>
        <source>Who does what so that it is safe, tonight or longer.</source>
        <translation>Wie wat doet zodat het veilig is, vannacht of langer.</translation>
    </message>
    <message>
        <source>The child lives elsewhere or sees somebody less, because people agree on it.</source>
        <translation>Het kind woont ergens anders of ziet iemand minder, omdat mensen dat afspreken.</translation>
    </message>
    <message>
        <source>Hand over to child protection, written together with the parents.</source>
        <translation>Overdragen aan de jeugdbescherming, samen met de ouders geschreven.</translation>
    </message>
    <message>
        <source>Ask the Raad to investigate, with everybody&apos;s own words in it.</source>
        <translation>De Raad vragen om onderzoek, met ieders eigen woorden erin.</translation>
    </message>
    <message>
        <source>A colleague looks along and gives an own opinion.</source>
        <translation>Een collega kijkt mee en geeft een eigen mening.</translation>
    </message>
    <message>
        <source>The five steps when we think of violence or abuse.</source>
        <translation>De vijf stappen als wij denken aan geweld of mishandeling.</translation>
    </message>
</context>
<context>
    <name>FormsPresenter</name>
    <message>
        <source>This cannot be opened now.</source>
        <translation>Dit kan nu niet open.</translation>
    </message>
    <message>
        <source>A child signs its own words alone with you. What is of one person, that person signs alone with you; a child under six may be there. Note on the visit who is here now, or do it at another moment. What is for the team is signed outside the visit.</source>
        <translation>Een kind tekent eigen woorden alleen met u. Wat van één persoon is, tekent die persoon alleen met u; een kind jonger dan zes mag erbij zijn. Zet bij het bezoek wie er nu is, of doe het op een ander moment. Wat voor het team is, wordt buiten het bezoek getekend.</translation>
    </message>
    <message>
        <source>There are two versions of a fact.</source>
        <translation>Er zijn twee versies van een feit.</translation>
    </message>
    <message>
        <source>Help does not begin and nothing is sent until somebody chooses.</source>
        <translation>Hulp begint niet en er gaat niets weg tot iemand kiest.</translation>
    </message>
    <message>
        <source>Look at them side by side</source>
        <translation>Naast elkaar bekijken</translation>
    </message>
    <message>
        <source>Thrown away.</source>
        <translation>Weggegooid.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
</context>
<context>
    <name>FormsScreen</name>
    <message>
        <source>Forms: {family}</source>
        <translation>Formulieren: {family}</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Before the signers</source>
        <translation>Bij wie tekent</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klaar</translation>
    </message>
    <message>
        <source>No forms yet.</source>
        <translation>Nog geen formulieren.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Open: {form}</source>
        <translation>Openen: {form}</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Weggooien</translation>
    </message>
    <message>
        <source>Throw away: {form}</source>
        <translation>Weggooien: {form}</translation>
    </message>
    <message>
        <source>Begin a new form</source>
        <translation>Nieuw formulier beginnen</translation>
    </message>
    <message>
        <source>Begin: {form}</source>
        <translation>Beginnen: {form}</translation>
    </message>
</context>
<context>
    <name>FramePicture</name>
    <message>
        <source>You decide</source>
        <translation>U beslist</translation>
    </message>
    <message>
        <source>Voluntary help</source>
        <translation>Vrijwillige hulp</translation>
    </message>
    <message>
        <source>The judge decides</source>
        <translation>De rechter beslist</translation>
    </message>
    <message>
        <source>Ordered help</source>
        <translation>Verplichte hulp</translation>
    </message>
    <message>
        <source>Our own help: voluntary</source>
        <translation>Onze hulp: vrijwillig</translation>
    </message>
    <message>
        <source>Parents choose</source>
        <translation>Ouders kiezen</translation>
    </message>
    <message>
        <source>You decide too</source>
        <translation>Jij beslist mee</translation>
    </message>
    <message>
        <source>You decide yourself</source>
        <translation>Jij beslist</translation>
    </message>
    <message>
        <source>We are checking this: {names}</source>
        <translation>Wij gaan dit na: {names}</translation>
    </message>
    <message>
        <source>{names}: voluntary</source>
        <translation>{names}: vrijwillig</translation>
    </message>
    <message>
        <source>{names}: ordered by the judge</source>
        <translation>{names}: verplicht door de rechter</translation>
    </message>
    <message>
        <source>{names}: we are checking this</source>
        <translation>{names}: wij gaan dit na</translation>
    </message>
</context>
<context>
    <name>FrameStrip</name>
    <message>
        <source>voluntary</source>
        <translation>vrijwillig</translation>
    </message>
    <message>
        <source>ordered by the judge</source>
        <translation>verplicht door de rechter</translation>
    </message>
    <message>
        <source>we are checking this</source>
        <translation>wij gaan dit na</translation>
    </message>
    <message>
        <source>Our own help: voluntary</source>
        <translation>Onze hulp: vrijwillig</translation>
    </message>
</context>
<context>
    <name>GiveBackPage</name>
    <message>
        <source>Thank you</source>
        <translation>Bedankt</translation>
    </message>
    <message>
        <source>Please give the screen back to the worker.</source>
        <translation>Geef het scherm terug aan de medewerker.</translation>
    </message>
</context>
<context>
    <name>HandsBar</name>
    <message>
        <source>This visit ({key})</source>
        <translation>Dit bezoek ({key})</translation>
    </message>
    <message>
        <source>Telephone ({key})</source>
        <translation>Bellen ({key})</translation>
    </message>
    <message>
        <source>Break ({key})</source>
        <translation>Pauze ({key})</translation>
    </message>
    <message>
        <source>Look together</source>
        <translation>Samen kijken</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Uit handen geven</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Teruggeven</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klaar</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>DEMO</source>
        <translation>DEMO</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>Vergrendel (Ctrl+L)</translation>
    </message>
    <message>
        <source>This visit ({key})</source>
        <translation>Dit bezoek ({key})</translation>
    </message>
    <message>
        <source>Telephone ({key})</source>
        <translation>Bellen ({key})</translation>
    </message>
    <message>
        <source>Break ({key})</source>
        <translation>Pauze ({key})</translation>
    </message>
    <message>
        <source>Display: colours and text size</source>
        <translation>Weergave: kleuren en tekstgrootte</translation>
    </message>
    <message>
        <source>Help ({key})</source>
        <translation>Hulp ({key})</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Sync loopt</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) to send</source>
        <translation>
            <numerusform>%n stuk te versturen</numerusform>
            <numerusform>%n stukken te versturen</numerusform>
        </translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>Alles verstuurd</translation>
    </message>
</context>
<context>
    <name>HeardButton</name>
    <message>
        <source>A word you heard</source>
        <translation>Een gehoord woord</translation>
    </message>
</context>
<context>
    <name>HeardScreen</name>
    <message>
        <source>Which word was it?</source>
        <translation>Welk woord was het?</translation>
    </message>
    <message>
        <source>Look for a word</source>
        <translation>Zoek een woord</translation>
    </message>
    <message>
        <source>Accents and capitals make no difference.</source>
        <translation>Accenten en hoofdletters maken niet uit.</translation>
    </message>
    <message>
        <source>This word is not on the list.</source>
        <translation>Dit woord staat niet in de lijst.</translation>
    </message>
    <message>
        <source>Who came with the word?</source>
        <translation>Wie kwam met dit woord?</translation>
    </message>
    <message>
        <source>An open question, only if somebody wants it</source>
        <translation>Een open vraag, alleen als iemand dat wil</translation>
    </message>
    <message>
        <source>We talked about: {word}</source>
        <translation>Wij spraken over: {word}</translation>
    </message>
    <message>
        <source>Another word: {word}</source>
        <translation>Een ander woord: {word}</translation>
    </message>
    <message>
        <source>Heard: {word}</source>
        <translation>Gehoord: {word}</translation>
    </message>
    <message>
        <source>To {name}: {question}</source>
        <translation>Aan {name}: {question}</translation>
    </message>
    <message>
        <source>Names for help</source>
        <translation>Namen voor hulp</translation>
    </message>
    <message>
        <source>Words around the judge</source>
        <translation>Woorden rond de rechter</translation>
    </message>
    <message>
        <source>Words that sound like a must</source>
        <translation>Woorden die klinken als moeten</translation>
    </message>
    <message>
        <source>What people sometimes think</source>
        <translation>Wat mensen soms denken</translation>
    </message>
</context>
<context>
    <name>HelpPresenter</name>
    <message>
        <source>Printed.</source>
        <translation>Afgedrukt.</translation>
    </message>
    <message>
        <source>There is no printer here.</source>
        <translation>Er is hier geen printer.</translation>
    </message>
    <message>
        <source>Save it instead.</source>
        <translation>Bewaar de handleiding als bestand.</translation>
    </message>
    <message>
        <source>The printer stopped.</source>
        <translation>De printer stopte.</translation>
    </message>
    <message>
        <source>Try it again.</source>
        <translation>Probeer het nog een keer.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Bewaard.</translation>
    </message>
</context>
<context>
    <name>HelpScreen</name>
    <message>
        <source>Why do I see this?</source>
        <translation>Waarom zie ik dit?</translation>
    </message>
    <message>
        <source>How it goes</source>
        <translation>Zo gaat het</translation>
    </message>
    <message>
        <source>The law behind it</source>
        <translation>De wet hierachter</translation>
    </message>
    <message>
        <source>Print the guide</source>
        <translation>Druk de handleiding af</translation>
    </message>
    <message>
        <source>Save the guide</source>
        <translation>Bewaar de handleiding</translation>
    </message>
    <message>
        <source>Other subjects</source>
        <translation>Andere onderwerpen</translation>
    </message>
</context>
<context>
    <name>HidingFields</name>
    <message>
        <source>Can this betray the place too? Then hide it as well</source>
        <translation>Kan dit de plek ook verraden? Verberg het dan mee</translation>
    </message>
    <message>
        <source>A school, a helper or a visit says in which town somebody is.</source>
        <translation>Een school, een hulpverlener of een bezoek zegt in welke plaats iemand is.</translation>
    </message>
    <message>
        <source>From whom is it hidden?</source>
        <translation>Voor wie is het verborgen?</translation>
    </message>
    <message>
        <source>What is hidden?</source>
        <translation>Wat is verborgen?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Waarom?</translation>
    </message>
    <message>
        <source>For your team. None of the family reads this.</source>
        <translation>Voor uw team. Niemand uit het gezin leest dit.</translation>
    </message>
    <message>
        <source>Who asked for it?</source>
        <translation>Wie vroeg erom?</translation>
    </message>
    <message>
        <source>What was the child told about it?</source>
        <translation>Wat is het kind erover verteld?</translation>
    </message>
    <message>
        <source>When do you look at this again?</source>
        <translation>Wanneer kijkt u hier opnieuw naar?</translation>
    </message>
    <message>
        <source>Why is this no longer hidden?</source>
        <translation>Waarom is dit niet langer verborgen?</translation>
    </message>
    <message>
        <source>Meldcode: no family sees this</source>
        <translation>Meldcode: geen gezin ziet dit</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>Who asked for it</source>
        <translation>Wie erom vroeg</translation>
    </message>
    <message>
        <source>What the child was told</source>
        <translation>Wat het kind is verteld</translation>
    </message>
    <message>
        <source>Look again on</source>
        <translation>Opnieuw kijken op</translation>
    </message>
    <message>
        <source>Hidden from {names}</source>
        <translation>Verborgen voor {names}</translation>
    </message>
    <message>
        <source>Everything about {name}</source>
        <translation>Alles over {name}</translation>
    </message>
    <message>
        <source>{what}, {day}</source>
        <translation>{what}, {day}</translation>
    </message>
</context>
<context>
    <name>HidingPresenter</name>
    <message>
        <source>Recorded. It goes first at the next sync.</source>
        <translation>Vastgelegd. Dit gaat als eerste mee bij de volgende sync.</translation>
    </message>
</context>
<context>
    <name>HidingScreen</name>
    <message>
        <source>Hide something</source>
        <translation>Iets verbergen</translation>
    </message>
    <message>
        <source>This hides too:</source>
        <translation>Dit verbergt ook:</translation>
    </message>
    <message>
        <source>Record this</source>
        <translation>Leg dit vast</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nu niet</translation>
    </message>
    <message>
        <source>What stands here shows on no page, paper or search as long as one of them looks on. It is kept. Papers that were given out before cannot be reached.</source>
        <translation>Wat hier staat, is op geen scherm, papier of zoekpagina te zien zolang een van hen meekijkt. Het blijft bewaard. Papieren die al gegeven zijn, halen wij niet terug.</translation>
    </message>
    <message>
        <source>What not everybody may know: {family}</source>
        <translation>Wat niet ieder mag weten: {family}</translation>
    </message>
    <message>
        <source>Nothing is hidden in this family.</source>
        <translation>In dit gezin is niets verborgen.</translation>
    </message>
    <message>
        <source>Hide it no longer</source>
        <translation>Niet langer verbergen</translation>
    </message>
    <message>
        <source>Hide this no longer</source>
        <translation>Dit niet langer verbergen</translation>
    </message>
</context>
<context>
    <name>InkPad</name>
    <message>
        <source>Signature field</source>
        <translation>Handtekeningveld</translation>
    </message>
</context>
<context>
    <name>InkPart</name>
    <message>
        <source>{name}: write your name here, or draw it</source>
        <translation>{name}: zet hier je naam of een tekening</translation>
    </message>
    <message>
        <source>Signature of {name}</source>
        <translation>Handtekening van {name}</translation>
    </message>
    <message>
        <source>{name}: draw something here, or write your name</source>
        <translation>{name}: teken hier iets, of zet je naam</translation>
    </message>
    <message>
        <source>{name}: a cross or a mark of your own here</source>
        <translation>{name}: hier een kruisje of een eigen teken</translation>
    </message>
    <message>
        <source>Witness {name} ({role})</source>
        <translation>Getuige {name} ({role})</translation>
    </message>
    <message>
        <source>Left hand</source>
        <translation>Met links</translation>
    </message>
</context>
<context>
    <name>InsteadPanel</name>
    <message>
        <source>There is no consent</source>
        <translation>Er is geen toestemming</translation>
    </message>
    <message>
        <source>Nothing goes to the GI without it. No reason takes its place.</source>
        <translation>Zonder toestemming gaat er niets naar de GI. Geen enkele reden vervangt die.</translation>
    </message>
    <message>
        <source>This is what there is. Never name it to the family to get a yes.</source>
        <translation>Dit is er wel. Noem het nooit tegen het gezin om een ja te krijgen.</translation>
    </message>
    <message>
        <source>Forms H and I open on the page that everybody here sees.</source>
        <translation>Formulier H en I gaan open op het scherm dat iedereen hier ziet.</translation>
    </message>
    <message>
        <source>Do not send it</source>
        <translation>Niet versturen</translation>
    </message>
    <message>
        <source>It stays here. Our help may go on as it is.</source>
        <translation>Het blijft hier. Onze hulp kan gewoon doorgaan.</translation>
    </message>
    <message>
        <source>Offer something else (form H)</source>
        <translation>Iets anders voorstellen (formulier H)</translation>
    </message>
    <message>
        <source>Each opinion on paper, and what happens now.</source>
        <translation>Ieders mening op papier, en wat er nu gebeurt.</translation>
    </message>
    <message>
        <source>Ask a colleague to look along (form J)</source>
        <translation>Een collega laten meekijken (formulier J)</translation>
    </message>
    <message>
        <source>Before a request to the Raad somebody else looks at the facts.</source>
        <translation>Vóór een verzoek aan de Raad kijkt iemand anders naar de feiten.</translation>
    </message>
    <message>
        <source>Veilig Thuis, by the reporting code (form L)</source>
        <translation>Veilig Thuis, met de meldcode (formulier L)</translation>
    </message>
    <message>
        <source>Only where we think of violence, abuse or neglect. No is no sign of that.</source>
        <translation>Alleen als wij denken aan geweld, mishandeling of verwaarlozing. Nee zeggen is daar geen teken van.</translation>
    </message>
    <message>
        <source>Ask the Raad to investigate (form I)</source>
        <translation>De Raad om onderzoek vragen (formulier I)</translation>
    </message>
    <message>
        <source>Only where the child is seriously threatened. That somebody says no is not enough.</source>
        <translation>Alleen als het kind ernstig wordt bedreigd. Dat iemand nee zegt, is niet genoeg.</translation>
    </message>
    <message>
        <source>There is no consent.</source>
        <translation>Er is geen toestemming.</translation>
    </message>
</context>
<context>
    <name>InterpreterPanel</name>
    <message>
        <source>Number of the interpreter</source>
        <translation>Nummer van de tolk</translation>
    </message>
    <message>
        <source>Name of the interpreter</source>
        <translation>Naam van de tolk</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Bureau</translation>
    </message>
    <message>
        <source>Read this first</source>
        <translation>Lees dit eerst voor</translation>
    </message>
    <message>
        <source>Read this at the end</source>
        <translation>Lees dit aan het eind voor</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Tolk</translation>
    </message>
    <message>
        <source>A child never interprets: stop, and call an interpreter.</source>
        <translation>Een kind tolkt nooit: stop, en bel een tolk.</translation>
    </message>
    <message>
        <source>For {name}</source>
        <translation>Voor {name}</translation>
    </message>
</context>
<context>
    <name>InterpreterRow</name>
    <message>
        <source>Until now</source>
        <translation>Tot nu</translation>
    </message>
    <message>
        <source>The interpreter is gone: {who}</source>
        <translation>De tolk is weg: {who}</translation>
    </message>
    <message>
        <source>such as 16:40</source>
        <translation>zoals 16:40</translation>
    </message>
    <message>
        <source>Until when the interpreter helped</source>
        <translation>Tot hoe laat de tolk hielp</translation>
    </message>
    <message>
        <source>Until then</source>
        <translation>Tot dan</translation>
    </message>
</context>
<context>
    <name>InterpreterScript</name>
    <message>
        <source>To the interpreter. Do not say the name of the family yet.</source>
        <translation>Tegen de tolk. Noem de naam van het gezin nog niet.</translation>
    </message>
    <message>
        <source>“What may I call you? A number is fine. For which agency do you work?”</source>
        <translation>“Hoe mag ik u noemen? Een nummer is ook goed. Voor welk bureau werkt u?”</translation>
    </message>
    <message>
        <source>“I am visiting a family for the municipality. Tell me at once if you recognise somebody. Then I ask for another interpreter.”</source>
        <translation>“Ik ben voor de gemeente bij een gezin. Herkent u iemand? Zeg het mij meteen. Dan vraag ik een andere tolk.”</translation>
    </message>
    <message>
        <source>“Say everything that somebody says. Add nothing and leave nothing out.”</source>
        <translation>“Vertaal alles wat iemand zegt. Voeg niets toe en laat niets weg.”</translation>
    </message>
    <message>
        <source>“Say ‘I’ when somebody says ‘I’. I use short sentences and wait for you.”</source>
        <translation>“Zegt iemand ‘ik’? Zeg dan ook ‘ik’. Ik praat in korte zinnen en wacht op u.”</translation>
    </message>
    <message>
        <source>“Do you not understand something? Tell me, and I say it in another way.”</source>
        <translation>“Begrijpt u iets niet? Zeg het mij. Dan zeg ik het op een andere manier.”</translation>
    </message>
    <message>
        <source>“What you hear here you do not pass on.”</source>
        <translation>“Wat u hier hoort, vertelt u niet verder.”</translation>
    </message>
    <message>
        <source>To the family, through the interpreter.</source>
        <translation>Tegen het gezin, met de tolk.</translation>
    </message>
    <message>
        <source>“The interpreter says all that you say and all that I say. The interpreter decides nothing.”</source>
        <translation>“De tolk vertaalt alles wat u zegt en alles wat ik zeg. De tolk beslist niets.”</translation>
    </message>
    <message>
        <source>“Nobody of the family interprets for somebody else here. A child never does.”</source>
        <translation>“Niemand van het gezin tolkt hier voor een ander. Een kind tolkt nooit.”</translation>
    </message>
    <message>
        <source>“Is the interpreter hard to understand, or do you want another one? Say so at any moment.”</source>
        <translation>“Verstaat u de tolk niet goed, of wilt u een andere? Zeg het gerust, op elk moment.”</translation>
    </message>
    <message>
        <source>“Do you want to ask or say something else, while the interpreter is there?”</source>
        <translation>“Wilt u nog iets vragen of zeggen, nu de tolk er nog is?”</translation>
    </message>
    <message>
        <source>“Could you understand the interpreter well? Was everything said?”</source>
        <translation>“Kon u de tolk goed verstaan? Is alles gezegd?”</translation>
    </message>
    <message>
        <source>“I write down who interpreted, and from when until when.”</source>
        <translation>“Ik schrijf op wie tolkte, en van hoe laat tot hoe laat.”</translation>
    </message>
    <message>
        <source>To the interpreter.</source>
        <translation>Tegen de tolk.</translation>
    </message>
    <message>
        <source>“Was something hard to translate, or did I say something that could be misunderstood?”</source>
        <translation>“Was iets moeilijk te vertalen? Zei ik iets wat iemand verkeerd kan begrijpen?”</translation>
    </message>
    <message>
        <source>“Thank you. We stop here. What you heard here you do not pass on.”</source>
        <translation>“Dank u wel. Wij stoppen nu. Wat u hier hoorde, vertelt u niet verder.”</translation>
    </message>
</context>
<context>
    <name>ItemsEditor</name>
    <message>
        <source>Add</source>
        <translation>Toevoegen</translation>
    </message>
    <message>
        <source>Add: {label}</source>
        <translation>Toevoegen: {label}</translation>
    </message>
    <message>
        <source>Removed. Put it back</source>
        <translation>Weggehaald. Terugzetten</translation>
    </message>
    <message>
        <source>Remove {label} {number}</source>
        <translation>{label} {number} weghalen</translation>
    </message>
</context>
<context>
    <name>JudgeChanges</name>
    <message>
        <source>Order of the judge: I saw the paper</source>
        <translation>Besluit van de rechter: ik zag het papier</translation>
    </message>
    <message>
        <source>Order of the judge: only told</source>
        <translation>Besluit van de rechter: alleen verteld</translation>
    </message>
    <message>
        <source>Who told it, and how?</source>
        <translation>Wie vertelde het, en hoe?</translation>
    </message>
    <message>
        <source>About an order that stands here already</source>
        <translation>Over een besluit dat hier al staat</translation>
    </message>
    <message>
        <source>Was an extension asked?</source>
        <translation>Is verlenging gevraagd?</translation>
    </message>
    <message>
        <source>Of which order?</source>
        <translation>Van welk besluit?</translation>
    </message>
    <message>
        <source>What is known?</source>
        <translation>Wat is bekend?</translation>
    </message>
    <message>
        <source>Yes, asked</source>
        <translation>Ja, gevraagd</translation>
    </message>
    <message>
        <source>No, not asked</source>
        <translation>Nee, niet gevraagd</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Niet bekend</translation>
    </message>
    <message>
        <source>Hearing planned</source>
        <translation>Zitting gepland</translation>
    </message>
    <message>
        <source>When is the hearing?</source>
        <translation>Wanneer is de zitting?</translation>
    </message>
    <message>
        <source>Which court?</source>
        <translation>Welke rechtbank?</translation>
    </message>
    <message>
        <source>Written direction of a GI</source>
        <translation>Schriftelijke aanwijzing van een GI</translation>
    </message>
    <message>
        <source>Which GI?</source>
        <translation>Welke GI?</translation>
    </message>
    <message>
        <source>About what?</source>
        <translation>Waarover?</translation>
    </message>
    <message>
        <source>The judge refused a measure</source>
        <translation>De rechter wees een maatregel af</translation>
    </message>
    <message>
        <source>Number on the paper</source>
        <translation>Nummer op het papier</translation>
    </message>
    <message>
        <source>Day of the decision</source>
        <translation>Dag van de beslissing</translation>
    </message>
    <message>
        <source>Other decision, such as a huisverbod</source>
        <translation>Ander besluit, zoals een huisverbod</translation>
    </message>
    <message>
        <source>Which one?</source>
        <translation>Welk?</translation>
    </message>
    <message>
        <source>Huisverbod</source>
        <translation>Huisverbod</translation>
    </message>
    <message>
        <source>Contact ban</source>
        <translation>Contactverbod</translation>
    </message>
    <message>
        <source>Condition of a criminal judge</source>
        <translation>Voorwaarde van de strafrechter</translation>
    </message>
    <message>
        <source>Contact arrangement of the judge</source>
        <translation>Omgangsregeling van de rechter</translation>
    </message>
    <message>
        <source>Where the child lives, by the judge</source>
        <translation>Hoofdverblijf, door de rechter</translation>
    </message>
    <message>
        <source>Who decided?</source>
        <translation>Wie besliste?</translation>
    </message>
    <message>
        <source>What does it say?</source>
        <translation>Wat staat erin?</translation>
    </message>
    <message>
        <source>Did you see the paper?</source>
        <translation>Heeft u het papier gezien?</translation>
    </message>
    <message>
        <source>Whom does it bind?</source>
        <translation>Voor wie geldt het?</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Eerste dag</translation>
    </message>
    <message>
        <source>What does the paper say of its end?</source>
        <translation>Wat zegt het papier over het einde?</translation>
    </message>
    <message>
        <source>tot</source>
        <translation>tot</translation>
    </message>
    <message>
        <source>tot en met</source>
        <translation>tot en met</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>geen einde</translation>
    </message>
    <message>
        <source>The day that the paper names</source>
        <translation>De dag die het papier noemt</translation>
    </message>
    <message>
        <source>Which GI carries it out, as the paper names it?</source>
        <translation>Welke GI voert het uit, zoals het papier die noemt?</translation>
    </message>
    <message>
        <source>Whose authority?</source>
        <translation>Wiens gezag?</translation>
    </message>
    <message>
        <source>Both parents? Then write it down once for each of them. Not in this row? Then first write down who holds authority.</source>
        <translation>Gaat het over beide ouders? Leg het dan voor ieder apart vast. Staat iemand er niet bij? Leg dan eerst vast wie het gezag heeft.</translation>
    </message>
    <message>
        <source>Supervision (OTS)</source>
        <translation>Ondertoezichtstelling (OTS)</translation>
    </message>
    <message>
        <source>Provisional supervision (VOTS)</source>
        <translation>Voorlopige ondertoezichtstelling (VOTS)</translation>
    </message>
    <message>
        <source>Placement (machtiging uithuisplaatsing)</source>
        <translation>Machtiging uithuisplaatsing</translation>
    </message>
    <message>
        <source>Authority suspended</source>
        <translation>Gezag geschorst</translation>
    </message>
    <message>
        <source>Authority ended</source>
        <translation>Gezag beëindigd</translation>
    </message>
    <message>
        <source>Closed youth care</source>
        <translation>Gesloten jeugdhulp</translation>
    </message>
    <message>
        <source>Juvenile probation</source>
        <translation>Jeugdreclassering</translation>
    </message>
    <message>
        <source>Which order?</source>
        <translation>Welk besluit?</translation>
    </message>
</context>
<context>
    <name>KeyPad</name>
    <message>
        <source>Delete the last character</source>
        <translation>Wis het laatste teken</translation>
    </message>
</context>
<context>
    <name>KnownOrderFields</name>
    <message>
        <source>Which order?</source>
        <translation>Welk besluit?</translation>
    </message>
    <message>
        <source>No order stands here yet.</source>
        <translation>Er staat hier nog geen besluit.</translation>
    </message>
    <message>
        <source>What do you know of it?</source>
        <translation>Wat weet u ervan?</translation>
    </message>
    <message>
        <source>Then this order never was, also not in what the family sees. Did somebody hear or read it? Tell them it was our mistake.</source>
        <translation>Dan is dit besluit er nooit geweest, ook niet in wat het gezin ziet. Heeft iemand het gehoord of gelezen? Zeg dan dat het onze fout was.</translation>
    </message>
    <message>
        <source>Then it says: about the authority of {name}.</source>
        <translation>Dan staat er: over het gezag van {name}.</translation>
    </message>
    <message>
        <source>On this order, this GI can be asked for advice by name. Another GI cannot.</source>
        <translation>Op dit besluit kunt u deze GI met naam om advies vragen. Een andere GI niet.</translation>
    </message>
    <message>
        <source>Then it says: parents heard on {day}.</source>
        <translation>Dan staat er: ouders gehoord op {day}.</translation>
    </message>
    <message>
        <source>Then it says: carried out on {day}.</source>
        <translation>Dan staat er: uitgevoerd op {day}.</translation>
    </message>
    <message>
        <source>From {day} this order no longer holds.</source>
        <translation>Vanaf {day} geldt dit besluit niet meer.</translation>
    </message>
    <message>
        <source>From {day} this order no longer holds: annulled.</source>
        <translation>Vanaf {day} geldt dit besluit niet meer: vernietigd.</translation>
    </message>
    <message>
        <source>That is later than two weeks after the first day. Is this the right day?</source>
        <translation>Dat is later dan twee weken na de eerste dag. Is dit de goede dag?</translation>
    </message>
    <message>
        <source>Two versions of this order stand here. What you write down replaces both.</source>
        <translation>Van dit besluit staan hier twee versies. Wat u opschrijft, komt in de plaats van beide.</translation>
    </message>
    <message>
        <source>Why should it not stand here?</source>
        <translation>Waarom hoort het hier niet te staan?</translation>
    </message>
    <message>
        <source>Such as: it is about another child, or it was written down twice.</source>
        <translation>Zoals: het gaat over een ander kind, of het is twee keer opgeschreven.</translation>
    </message>
    <message>
        <source>Which GI, as the paper names it?</source>
        <translation>Welke GI, zoals het papier die noemt?</translation>
    </message>
    <message>
        <source>Whose authority does the paper name?</source>
        <translation>Wiens gezag noemt het papier?</translation>
    </message>
    <message>
        <source>On which day did the judge hear the parents?</source>
        <translation>Op welke dag hoorde de rechter de ouders?</translation>
    </message>
    <message>
        <source>On which day did the child go?</source>
        <translation>Op welke dag ging het kind?</translation>
    </message>
    <message>
        <source>On which day did it hold no longer? The first day without it</source>
        <translation>Vanaf welke dag geldt het niet meer? De eerste dag zonder het besluit</translation>
    </message>
    <message>
        <source>From which day does it hold no longer? Look at the decision</source>
        <translation>Vanaf welke dag geldt het niet meer? Kijk in de uitspraak</translation>
    </message>
    <message>
        <source>tot</source>
        <translation>tot</translation>
    </message>
    <message>
        <source>tot en met</source>
        <translation>tot en met</translation>
    </message>
    <message>
        <source>Which court?</source>
        <translation>Welke rechtbank?</translation>
    </message>
    <message>
        <source>Number on the paper</source>
        <translation>Nummer op het papier</translation>
    </message>
    <message>
        <source>Day of the decision</source>
        <translation>Dag van de beslissing</translation>
    </message>
    <message>
        <source>What does the paper say of its end?</source>
        <translation>Wat zegt het papier over het einde?</translation>
    </message>
    <message>
        <source>The day that the paper names</source>
        <translation>De dag die het papier noemt</translation>
    </message>
    <message>
        <source>This end does not lie after the old one. Look at the paper.</source>
        <translation>Dit einde ligt niet na het oude einde. Kijk op het papier.</translation>
    </message>
    <message>
        <source>It then goes on from {start} through {end}. The old end stays in the history.</source>
        <translation>Dan loopt het door van {start} tot en met {end}. Het oude einde blijft bewaard.</translation>
    </message>
    <message>
        <source>The judge heard the parents</source>
        <translation>De rechter hoorde de ouders</translation>
    </message>
    <message>
        <source>It was carried out</source>
        <translation>Het is uitgevoerd</translation>
    </message>
    <message>
        <source>The judge extended it: I saw the paper</source>
        <translation>De rechter heeft het verlengd: ik zag het papier</translation>
    </message>
    <message>
        <source>It ended</source>
        <translation>Het is geëindigd</translation>
    </message>
    <message>
        <source>A judge annulled it</source>
        <translation>Een rechter heeft het vernietigd</translation>
    </message>
    <message>
        <source>The paper names whose authority it is</source>
        <translation>Het papier noemt wiens gezag het is</translation>
    </message>
    <message>
        <source>Which GI carries it out</source>
        <translation>Welke GI het uitvoert</translation>
    </message>
    <message>
        <source>Written down by mistake</source>
        <translation>Verkeerd opgeschreven</translation>
    </message>
    <message>
        <source>only told</source>
        <translation>alleen verteld</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>vanaf {day}</translation>
    </message>
    <message>
        <source>{start} through {end}</source>
        <translation>{start} tot en met {end}</translation>
    </message>
</context>
<context>
    <name>Lacking</name>
    <message>
        <source>No paper can show this: {letters}. Write it otherwise.</source>
        <translation>Dit kan niet op papier: {letters}. Schrijf het anders.</translation>
    </message>
    <message>
        <source>This answer cannot stay as it is. Please look at it again.</source>
        <translation>Dit antwoord kan zo niet blijven. Kijk er nog eens naar.</translation>
    </message>
    <message>
        <source>Write down where we know it from, or choose another kind.</source>
        <translation>Schrijf op van wie of waaruit wij het weten, of kies een andere soort.</translation>
    </message>
    <message>
        <source>Choose the day, or choose another kind.</source>
        <translation>Kies de dag, of kies een andere soort.</translation>
    </message>
    <message>
        <source>This answer no longer exists. Choose again.</source>
        <translation>Dit antwoord bestaat niet meer. Kies opnieuw.</translation>
    </message>
    <message>
        <source>Please choose.</source>
        <translation>Kies een antwoord.</translation>
    </message>
    <message>
        <source>Please say who.</source>
        <translation>Kies wie.</translation>
    </message>
    <message>
        <source>Please choose a day.</source>
        <translation>Kies een dag.</translation>
    </message>
    <message>
        <source>Please add at least one.</source>
        <translation>Voeg er minstens één toe.</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>Vul dit in.</translation>
    </message>
    <message>
        <source>This is too long: {most} characters at most.</source>
        <translation>Dit is te lang: hoogstens {most} tekens.</translation>
    </message>
</context>
<context>
    <name>LeaseWording</name>
    <message numerus="yes">
        <source>You can read the families for %n more day(s) after today.</source>
        <translation>
            <numerusform>U kunt de gezinnen na vandaag nog %n dag lezen.</numerusform>
            <numerusform>U kunt de gezinnen na vandaag nog %n dagen lezen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Today is the last day on which you can read the families.</source>
        <translation>Vandaag is de laatste dag dat u de gezinnen kunt lezen.</translation>
    </message>
    <message>
        <source>Log in at the end of the day. Then it goes on. Nothing is deleted.</source>
        <translation>Log in bij ‘Einde van de dag’. Dan loopt het door. Er wordt niets gewist.</translation>
    </message>
    <message>
        <source>You cannot read the families on this laptop now.</source>
        <translation>U kunt de gezinnen op deze laptop nu niet lezen.</translation>
    </message>
    <message>
        <source>You could until {last_day}. Nothing is deleted. Sending still works. Log in to read on, or ask an officer by telephone for a code for today. On this laptop it is {today}. If that day is wrong, say so.</source>
        <translation>Dat kon tot en met {last_day}. Er is niets gewist. Versturen werkt nog. Verder lezen? Log in, of bel een beheerder voor een code voor vandaag. Op deze laptop is het {today}. Klopt die dag niet, zeg dat erbij.</translation>
    </message>
    <message>
        <source>You can read the families today, with the code of an officer.</source>
        <translation>U kunt de gezinnen vandaag lezen, met de code van een beheerder.</translation>
    </message>
    <message>
        <source>Log in at the end of the day. Then it goes on tomorrow.</source>
        <translation>Log in bij ‘Einde van de dag’. Dan kan het morgen ook.</translation>
    </message>
</context>
<context>
    <name>LeaveBehindScreen</name>
    <message>
        <source>Where or how, if it needs saying</source>
        <translation>Waar of hoe, als dat nodig is</translation>
    </message>
    <message>
        <source>What do you want to keep?</source>
        <translation>Wat wil ieder houden?</translation>
    </message>
    <message>
        <source>We ask each of you apart.</source>
        <translation>Wij vragen het ieder apart.</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Vragen</translation>
    </message>
    <message>
        <source>Ask {name}</source>
        <translation>Vraag {name}</translation>
    </message>
    <message>
        <source>On paper, now</source>
        <translation>Op papier, nu</translation>
    </message>
    <message>
        <source>At the next visit</source>
        <translation>Bij het volgende bezoek</translation>
    </message>
    <message>
        <source>By post, to a safe address</source>
        <translation>Per post, naar een veilig adres</translation>
    </message>
    <message>
        <source>At school, the doctor, a lawyer or our office</source>
        <translation>Op school, bij de huisarts, een advocaat of ons kantoor</translation>
    </message>
    <message>
        <source>Only read it, keep nothing</source>
        <translation>Alleen lezen, niets houden</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Niets</translation>
    </message>
    <message>
        <source>Do you want a copy, and how? Nothing is fine too.</source>
        <translation>Wil je een kopie, en hoe? Niets is ook goed.</translation>
    </message>
    <message>
        <source>How do you want your copy? You may also choose nothing.</source>
        <translation>Hoe wilt u uw kopie? Niets is ook goed.</translation>
    </message>
    <message>
        <source>General, without names</source>
        <translation>Algemeen, zonder namen</translation>
    </message>
    <message>
        <source>Personal, with names</source>
        <translation>Persoonlijk, met namen</translation>
    </message>
    <message>
        <source>No sheet</source>
        <translation>Geen blad</translation>
    </message>
    <message>
        <source>A sheet about your rights?</source>
        <translation>Wil je een blad over jouw rechten?</translation>
    </message>
    <message>
        <source>A sheet with your rights?</source>
        <translation>Wilt u een blad met uw rechten?</translation>
    </message>
    <message>
        <source>Record this</source>
        <translation>Leg dit vast</translation>
    </message>
</context>
<context>
    <name>LeavingOut</name>
    <message>
        <source>For which child?</source>
        <translation>Voor welk kind?</translation>
    </message>
    <message>
        <source>A parent is not asked: clearly needed to prevent serious harm</source>
        <translation>Een ouder wordt niet gevraagd: duidelijk nodig om ernstig nadeel te voorkomen</translation>
    </message>
    <message>
        <source>A parent is not asked: {child} does not want it, after careful thought</source>
        <translation>Een ouder wordt niet gevraagd: {child} wil dat niet, na goed nadenken</translation>
    </message>
    <message>
        <source>{child} cannot weigh this: who has authority decides</source>
        <translation>{child} kan dit niet zelf afwegen: wie gezag heeft, beslist</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>Wat is het?</translation>
    </message>
    <message>
        <source>Who is not asked?</source>
        <translation>Wie wordt niet gevraagd?</translation>
    </message>
    <message>
        <source>Every line about {child}</source>
        <translation>Elke regel over {child}</translation>
    </message>
    <message>
        <source>For which line?</source>
        <translation>Voor welke regel?</translation>
    </message>
    <message>
        <source>Why, in facts?</source>
        <translation>Waarom, in feiten?</translation>
    </message>
    <message>
        <source>Which colleague looked along?</source>
        <translation>Welke collega keek mee?</translation>
    </message>
    <message>
        <source>The child stays involved, and a no of the child still counts. A jurist has to look at who judges this.</source>
        <translation>Het kind blijft erbij betrokken, en een nee van het kind telt. Een jurist moet kijken wie dit beoordeelt.</translation>
    </message>
    <message>
        <source>From 16 on the law asks the child alone. Now who has authority is asked: lay the form before them.</source>
        <translation>Vanaf 16 jaar vraagt de wet alleen het kind. Nu wordt wie gezag heeft gevraagd: leg het formulier aan hen voor.</translation>
    </message>
    <message>
        <source>Who is not asked sees nothing of this form, also not what is on it for others: put on another form what you do ask. It never counts as a yes. Who answered before knows of the form, and what was said stays.</source>
        <translation>Wie niet gevraagd wordt, ziet niets van dit formulier, ook niet wat er voor anderen op staat: zet op een ander formulier wat u wel vraagt. Het telt nooit als een ja. Wie al antwoordde, kent het formulier, en dat antwoord blijft staan.</translation>
    </message>
    <message>
        <source>For this agreement the law needs everybody with authority: as long as somebody is not asked, it does not begin.</source>
        <translation>Voor deze afspraak vraagt de wet ieder met gezag: zolang iemand niet gevraagd is, begint de afspraak niet.</translation>
    </message>
    <message>
        <source>The line then counts without this parent. A jurist has to look at it.</source>
        <translation>De regel telt dan zonder deze ouder. Een jurist moet ernaar kijken.</translation>
    </message>
    <message>
        <source>Why: {reason}</source>
        <translation>Waarom: {reason}</translation>
    </message>
    <message>
        <source>Looked along: {colleague}. {day}, {source}</source>
        <translation>Keek mee: {colleague}. {day}, {source}</translation>
    </message>
    <message>
        <source>For this line: {line}</source>
        <translation>Voor deze regel: {line}</translation>
    </message>
    <message>
        <source>Two versions: until somebody chooses, it does not count</source>
        <translation>Er zijn twee versies: tot iemand kiest, telt het niet</translation>
    </message>
    <message>
        <source>For the jurist: {point}</source>
        <translation>Voor de jurist: {point}</translation>
    </message>
    <message>
        <source>{who} is not asked for {child}: {child} does not want it</source>
        <translation>{who} wordt niet gevraagd voor {child}: {child} wil dat niet</translation>
    </message>
    <message>
        <source>{who} is not asked for {child}: safety</source>
        <translation>{who} wordt niet gevraagd voor {child}: veiligheid</translation>
    </message>
</context>
<context>
    <name>LeavingPanel</name>
    <message>
        <source>Do not ask somebody under this form…</source>
        <translation>Iemand bij dit formulier niet vragen…</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>Opschrijven</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nu niet</translation>
    </message>
    <message>
        <source>Who is not asked, for you alone</source>
        <translation>Wie niet gevraagd wordt, alleen voor u</translation>
    </message>
    <message>
        <source>Take this back</source>
        <translation>Dit terugnemen</translation>
    </message>
</context>
<context>
    <name>LinesChoice</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>Previous page</source>
        <translation>Vorige bladzijde</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Volgende bladzijde</translation>
    </message>
    <message>
        <source>It is right: save it in a folder</source>
        <translation>Het klopt: sla het op in een map</translation>
    </message>
    <message>
        <source>Change the request</source>
        <translation>Pas de aanvraag aan</translation>
    </message>
    <message>
        <source>Page {number} of {count} of the concept</source>
        <translation>Bladzijde {number} van {count} van het concept</translation>
    </message>
    <message>
        <source>Before page 1 of {count}</source>
        <translation>Vóór bladzijde 1 van {count}</translation>
    </message>
    <message>
        <source>Not looked at yet: {count}</source>
        <translation>Nog niet bekeken: {count}</translation>
    </message>
    <message>
        <source>What is not in it, and why</source>
        <translation>Wat er niet in staat, en waarom</translation>
    </message>
    <message>
        <source>Only for you and who decides. None of this stands in the file: it may tell who said what.</source>
        <translation>Alleen voor u en wie beslist. Niets hiervan staat in het dossier: het kan verraden wie wat zei.</translation>
    </message>
    <message>
        <source>Nothing is left out.</source>
        <translation>Er is niets weggelaten.</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>Consent</source>
        <translation>Toestemming</translation>
    </message>
    <message>
        <source>Own agreements</source>
        <translation>Eigen afspraken</translation>
    </message>
    <message>
        <source>Read or heard</source>
        <translation>Gelezen of gehoord</translation>
    </message>
    <message>
        <source>Own words</source>
        <translation>Eigen woorden</translation>
    </message>
</context>
<context>
    <name>MeansPage</name>
    <message>
        <source>With an own mark, for who does not write</source>
        <translation>Met een eigen teken, voor wie niet schrijft</translation>
    </message>
    <message>
        <source>Aloud, here in the room</source>
        <translation>Hardop, hier in de kamer</translation>
    </message>
    <message>
        <source>By telephone</source>
        <translation>Per telefoon</translation>
    </message>
    <message>
        <source>By video</source>
        <translation>Per video</translation>
    </message>
    <message>
        <source>On paper, with a photograph</source>
        <translation>Op papier, met een foto</translation>
    </message>
    <message>
        <source>Who heard it with you?</source>
        <translation>Wie hoorde het samen met u?</translation>
    </message>
    <message>
        <source>A name. Not the person who answers, and not yourself.</source>
        <translation>Een naam. Niet wie antwoordt, en niet uzelf.</translation>
    </message>
    <message>
        <source>Who is here with you and sees it?</source>
        <translation>Wie is hier bij u en ziet het?</translation>
    </message>
    <message>
        <source>A name, such as of a neighbour or a second worker. Not who signs, and not yourself.</source>
        <translation>Een naam, zoals van een buurvrouw of een tweede medewerker. Niet wie tekent, en niet uzelf.</translation>
    </message>
    <message>
        <source>As what is this person here?</source>
        <translation>Als wat is deze persoon hier?</translation>
    </message>
    <message>
        <source>Which number did you call?</source>
        <translation>Welk nummer belde u?</translation>
    </message>
    <message>
        <source>Who was in the room there, as the person says?</source>
        <translation>Wie was daar in de kamer, zegt de persoon zelf?</translation>
    </message>
    <message>
        <source>Add a photograph of the paper</source>
        <translation>Foto van het papier toevoegen</translation>
    </message>
    <message>
        <source>Take the last page away</source>
        <translation>Haal het laatste blad weg</translation>
    </message>
    <message>
        <source>Go on to the paper</source>
        <translation>Verder naar het papier</translation>
    </message>
    <message>
        <source>Read the whole paper aloud, in the language of the person.</source>
        <translation>Lees het hele papier voor, in de taal van de persoon.</translation>
    </message>
    <message>
        <source>{name} answers in another way</source>
        <translation>{name} antwoordt op een andere manier</translation>
    </message>
    <message>
        <source>Pages added: {count}</source>
        <translation>Toegevoegde bladen: {count}</translation>
    </message>
    <message>
        <source>Photographs and PDF (*.jpg *.jpeg *.png *.pdf)</source>
        <translation>Foto&apos;s en PDF (*.jpg *.jpeg *.png *.pdf)</translation>
    </message>
    <message>
        <source>Photograph of the paper</source>
        <translation>Foto van het papier</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Sluit deze melding</translation>
    </message>
</context>
<context>
    <name>MomentWording</name>
    <message>
        <source>{name} turns {age}</source>
        <translation>{name} wordt {age}</translation>
    </message>
    <message>
        <source>{names} turn {age}</source>
        <translation>{names} worden {age}</translation>
    </message>
    <message>
        <source>Go over it again</source>
        <translation>Nog eens doornemen</translation>
    </message>
    <message>
        <source>Something to tell, for you alone</source>
        <translation>Iets om te vertellen, alleen voor u</translation>
    </message>
    <message>
        <source>{name}: {what}, by {day}</source>
        <translation>{name}: {what}, vóór {day}</translation>
    </message>
    <message>
        <source>{name}: {what}, from {day}</source>
        <translation>{name}: {what}, vanaf {day}</translation>
    </message>
    <message>
        <source>Too late: a promise to one person, for {day}</source>
        <translation>Te laat: een belofte aan één persoon, voor {day}</translation>
    </message>
    <message>
        <source>A promise to one person, by {day}</source>
        <translation>Een belofte aan één persoon, uiterlijk {day}</translation>
    </message>
    <message>
        <source>Too late, promised for {day}: {what} ({who})</source>
        <translation>Te laat, beloofd voor {day}: {what} ({who})</translation>
    </message>
    <message>
        <source>We promised: {what} ({who}), by {day}</source>
        <translation>Wij beloofden: {what} ({who}), uiterlijk {day}</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>niet gekozen</translation>
    </message>
    <message>
        <source>do not approach: {reason}, look again on {day}</source>
        <translation>niet benaderen: {reason}, opnieuw kijken op {day}</translation>
    </message>
    <message>
        <source>Ask first how contact is safe.</source>
        <translation>Vraag eerst hoe contact veilig is.</translation>
    </message>
    <message>
        <source>Ask first how contact with {names} is safe.</source>
        <translation>Vraag eerst hoe contact met {names} veilig is.</translation>
    </message>
    <message>
        <source>Before we act</source>
        <translation>Voordat we iets doen</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>Volgend bezoek</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Goed om te weten</translation>
    </message>
    <message>
        <source>Look at the letter</source>
        <translation>Kijk op de brief</translation>
    </message>
    <message>
        <source>of the GI</source>
        <translation>van de GI</translation>
    </message>
    <message>
        <source>of the judge</source>
        <translation>van de rechter</translation>
    </message>
    <message>
        <source>of the municipality</source>
        <translation>van de gemeente</translation>
    </message>
    <message>
        <source>{what} on {day}. Source: {source}</source>
        <translation>{what} op {day}. Bron: {source}</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>less than a minute</source>
        <translation>minder dan een minuut</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuut</numerusform>
            <numerusform>%n minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n uur</numerusform>
            <numerusform>%n uur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n dag</numerusform>
            <numerusform>%n dagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoralCasePresenter</name>
    <message>
        <source>What do we ask ourselves?</source>
        <translation>Wat vragen wij ons af?</translation>
    </message>
    <message>
        <source>One question, such as: is it right that we …?</source>
        <translation>Eén vraag, zoals: is het goed dat wij …?</translation>
    </message>
    <message>
        <source>What is going on?</source>
        <translation>Wat speelt er?</translation>
    </message>
    <message>
        <source>Facts only, without days and places.</source>
        <translation>Alleen feiten, zonder dagen en plaatsen.</translation>
    </message>
    <message>
        <source>How does each look at it?</source>
        <translation>Hoe kijkt ieder ernaar?</translation>
    </message>
    <message>
        <source>The child, each parent, others, we.</source>
        <translation>Het kind, elke ouder, anderen, wij.</translation>
    </message>
    <message>
        <source>What is at stake?</source>
        <translation>Wat staat er op het spel?</translation>
    </message>
    <message>
        <source>Such as safety, being heard, trust, own choice.</source>
        <translation>Zoals veiligheid, gehoord worden, vertrouwen, eigen keuze.</translation>
    </message>
    <message>
        <source>What can we do, and what is for and against it?</source>
        <translation>Wat kunnen wij doen, en wat is daar voor en tegen?</translation>
    </message>
</context>
<context>
    <name>MoralCaseScreen</name>
    <message>
        <source>This has to go: it stands in the case file</source>
        <translation>Dit moet weg: het staat in het dossier</translation>
    </message>
    <message>
        <source>Look at each of these words. Can it tell who it is? Then change it. Else press it.</source>
        <translation>Bekijk elk van deze woorden. Kan het verraden wie het is? Verander het dan. Zo niet, druk erop.</translation>
    </message>
    <message>
        <source>Print the page</source>
        <translation>Druk het blad af</translation>
    </message>
    <message>
        <source>Throw this text away</source>
        <translation>Gooi deze tekst weg</translation>
    </message>
    <message>
        <source>For a talk with colleagues about what is right. Write without names, days, places and numbers. It is kept on this laptop only, half done, and goes nowhere.</source>
        <translation>Voor een gesprek met collega&apos;s over wat goed is. Schrijf zonder namen, dagen, plaatsen en nummers. Het blijft als kladje op deze laptop en gaat nergens heen.</translation>
    </message>
    <message>
        <source>So it stands on the page</source>
        <translation>Zo staat het op het blad</translation>
    </message>
    <message>
        <source>For moreel beraad: {family}</source>
        <translation>Voor moreel beraad: {family}</translation>
    </message>
    <message>
        <source>{word} may stand</source>
        <translation>{word} mag blijven staan</translation>
    </message>
</context>
<context>
    <name>NeutralScreen</name>
    <message>
        <source>Go on</source>
        <translation>Verder</translation>
    </message>
    <message>
        <source>Our talk</source>
        <translation>Ons gesprek</translation>
    </message>
    <message>
        <source>We go on in a moment.</source>
        <translation>Wij gaan zo verder.</translation>
    </message>
</context>
<context>
    <name>NewFamilyPresenter</name>
    <message>
        <source>Name of the family</source>
        <translation>Naam van het gezin</translation>
    </message>
    <message>
        <source>As you call it among colleagues.</source>
        <translation>Zoals u het onder collega&apos;s noemt.</translation>
    </message>
    <message>
        <source>An order of the judge stands in no name. Write it down at the family, from its paper.</source>
        <translation>Een besluit van de rechter hoort niet in een naam. Schrijf het op bij het gezin, van het papier.</translation>
    </message>
    <message>
        <source>An address or a number stands in no name. Write down at the family how to reach them.</source>
        <translation>Een adres of nummer hoort niet in een naam. Vraag het de persoon, en schrijf op hoe u die bereikt.</translation>
    </message>
    <message>
        <source>This cannot stand here.</source>
        <translation>Dit kan hier niet staan.</translation>
    </message>
</context>
<context>
    <name>NewFamilyScreen</name>
    <message>
        <source>Write down a new family</source>
        <translation>Nieuw gezin opschrijven</translation>
    </message>
    <message>
        <source>Begin with the name and one person. The others, authority and how to reach them follow on the page of the family. An order of the judge you write down from its paper.</source>
        <translation>Begin met de naam en één persoon. De anderen, het gezag en hoe u hen bereikt, volgen op de pagina van het gezin. Een besluit van de rechter schrijft u op van het papier.</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Leg het vast</translation>
    </message>
</context>
<context>
    <name>NewPinPresenter</name>
    <message>
        <source>The new PIN is set.</source>
        <translation>De nieuwe pincode is ingesteld.</translation>
    </message>
    <message>
        <source>Use it from the next time on. Your six words stay valid.</source>
        <translation>Gebruik hem vanaf de volgende keer. Uw zes woorden blijven gelden.</translation>
    </message>
    <message>
        <source>The keyring of this laptop is gone.</source>
        <translation>De sleutelbos van deze laptop is weg.</translation>
    </message>
    <message>
        <source>Nothing is lost, but the PIN does not work without it: open with your six words for now. Tell the service desk.</source>
        <translation>Er is niets kwijt, maar zonder sleutelbos werkt de pincode niet: open voorlopig met uw zes woorden. Meld het bij de servicedesk.</translation>
    </message>
</context>
<context>
    <name>NewPinScreen</name>
    <message>
        <source>Not now</source>
        <translation>Nu niet</translation>
    </message>
    <message>
        <source>Choose a new PIN</source>
        <translation>Kies een nieuwe pincode</translation>
    </message>
    <message>
        <source>You opened with your six words. If you forgot the PIN, choose a new one here.</source>
        <translation>U hebt geopend met uw zes woorden. Bent u de pincode vergeten, kies dan hier een nieuwe.</translation>
    </message>
    <message>
        <source>The keyring of this laptop lost our key, so the old PIN opens nothing any more.</source>
        <translation>De sleutelbos van deze laptop is onze sleutel kwijt. De oude pincode opent daarom niets meer.</translation>
    </message>
    <message>
        <source>The old PIN was wrong too often and opens nothing any more.</source>
        <translation>De oude pincode was te vaak fout en opent niets meer.</translation>
    </message>
    <message>
        <source>This laptop has a keyring now, so a PIN is possible. Your six words stay valid.</source>
        <translation>Deze laptop heeft nu een sleutelbos, dus een pincode kan. Uw zes woorden blijven gelden.</translation>
    </message>
</context>
<context>
    <name>Newcomer</name>
    <message>
        <source>somebody</source>
        <translation>iemand</translation>
    </message>
</context>
<context>
    <name>NewcomerButton</name>
    <message>
        <source>Somebody is coming in ({key})</source>
        <translation>Er komt iemand bij ({key})</translation>
    </message>
</context>
<context>
    <name>OfferingEditor</name>
    <message>
        <source>Fill in {name}</source>
        <translation>Vul {name} in</translation>
    </message>
</context>
<context>
    <name>OnCallEditor</name>
    <message>
        <source>The municipality gave no list of whom to call. Type the name of the colleague.</source>
        <translation>De gemeente gaf geen lijst van wie u kunt bellen. Typ de naam van de collega.</translation>
    </message>
    <message>
        <source>The municipality checked this on {day}.</source>
        <translation>De gemeente keek dit na op {day}.</translation>
    </message>
    <message>
        <source>Call:</source>
        <translation>Bel:</translation>
    </message>
</context>
<context>
    <name>OtherScreens</name>
    <message>
        <source>On the other screen</source>
        <translation>Op het andere scherm</translation>
    </message>
    <message>
        <source>On the screen {name}</source>
        <translation>Op scherm {name}</translation>
    </message>
</context>
<context>
    <name>OutgoingPanel</name>
    <message>
        <source>See what goes out</source>
        <translation>Bekijk wat weggaat</translation>
    </message>
    <message>
        <source>This program sends nothing. The back office does that.</source>
        <translation>Dit programma verstuurt niets. Dat doet het kantoor.</translation>
    </message>
    <message>
        <source>Nothing of it is on record for everybody yet.</source>
        <translation>Er is nog niets vastgelegd van het deel voor iedereen.</translation>
    </message>
    <message>
        <source>{name} can read this later, and does not know it yet:</source>
        <translation>{name} kan dit later lezen, en weet het nog niet:</translation>
    </message>
    <message>
        <source>Not to be copied or printed yet: it may not go.</source>
        <translation>Nog niet kopiëren of afdrukken: het mag nog niet weg.</translation>
    </message>
    <message>
        <source>Copy everything</source>
        <translation>Kopieer alles</translation>
    </message>
    <message>
        <source>Print it for the office</source>
        <translation>Druk het af voor het kantoor</translation>
    </message>
    <message>
        <source>Copy this block</source>
        <translation>Kopieer dit blok</translation>
    </message>
    <message>
        <source>Copy: {heading}</source>
        <translation>Kopieer: {heading}</translation>
    </message>
    <message>
        <source>Print it in large letters</source>
        <translation>Druk het af in grote letters</translation>
    </message>
</context>
<context>
    <name>OutsidePanel</name>
    <message>
        <source>They said: no papers wanted</source>
        <translation>Die zei: geen papieren gewenst</translation>
    </message>
    <message>
        <source>They said: a paper is not safe</source>
        <translation>Die zei: papier is niet veilig</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Zo laten staan</translation>
    </message>
    <message>
        <source>Who told it about {name}?</source>
        <translation>Wie vertelde dit over {name}?</translation>
    </message>
    <message>
        <source>Ask {name} too, alone, as soon as you can.</source>
        <translation>Vraag het ook aan {name} zelf, alleen, zodra het kan.</translation>
    </message>
    <message>
        <source>Name of who told it</source>
        <translation>Naam van wie het vertelde</translation>
    </message>
    <message>
        <source>Who is that to the family, such as a nurse or a neighbour?</source>
        <translation>Wie is dat voor het gezin, zoals een wijkverpleegkundige of een buurvrouw?</translation>
    </message>
</context>
<context>
    <name>PadBox</name>
    <message>
        <source>Begin again</source>
        <translation>Begin opnieuw</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
</context>
<context>
    <name>PaletteScreen</name>
    <message>
        <source>What do you want to do?</source>
        <translation>Wat wilt u doen?</translation>
    </message>
    <message>
        <source>An action, or the name of a family</source>
        <translation>Een handeling, of de naam van een gezin</translation>
    </message>
    <message>
        <source>Enter takes the first, Escape goes back.</source>
        <translation>Enter kiest de eerste, Escape gaat terug.</translation>
    </message>
    <message>
        <source>Nothing here is called so.</source>
        <translation>Niets heet hier zo.</translation>
    </message>
    <message numerus="yes">
        <source>%n more. Type another letter.</source>
        <translation>
            <numerusform>Nog %n. Typ een letter erbij.</numerusform>
            <numerusform>Nog %n. Typ een letter erbij.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperPage</name>
    <message>
        <source>General: the same for everybody, without names</source>
        <translation>Algemeen: voor iedereen gelijk, zonder namen</translation>
    </message>
    <message>
        <source>Personal: with names and what is true now</source>
        <translation>Persoonlijk: met namen en wat nu geldt</translation>
    </message>
    <message>
        <source>The paper is being drawn.</source>
        <translation>Het papier wordt getekend.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Afdrukken</translation>
    </message>
    <message>
        <source>Print in large letters</source>
        <translation>Afdrukken in grote letters</translation>
    </message>
    <message>
        <source>Paper of {name}</source>
        <translation>Papier van {name}</translation>
    </message>
    <message>
        <source>One moment, the paper is being laid out.</source>
        <translation>Een ogenblik, het papier wordt klaargelegd.</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>Page {number} of the paper</source>
        <translation>Bladzijde {number} van het papier</translation>
    </message>
</context>
<context>
    <name>PaperWay</name>
    <message>
        <source>Written. Not read with the family yet.</source>
        <translation>Geschreven. Nog niet met het gezin gelezen.</translation>
    </message>
    <message>
        <source>Read with the family.</source>
        <translation>Met het gezin gelezen.</translation>
    </message>
    <message>
        <source>No consent. That is written down.</source>
        <translation>Geen toestemming. Dat is opgeschreven.</translation>
    </message>
    <message>
        <source>It may go now.</source>
        <translation>Het mag nu weg.</translation>
    </message>
    <message>
        <source>Ready for the back office. Nothing was sent yet.</source>
        <translation>Klaar voor het kantoor. Er is nog niets verstuurd.</translation>
    </message>
    <message>
        <source>Sent. The family stays with us.</source>
        <translation>Verstuurd. Het gezin blijft bij ons.</translation>
    </message>
    <message>
        <source>Received. The family stays with us.</source>
        <translation>Ontvangen. Het gezin blijft bij ons.</translation>
    </message>
    <message>
        <source>They took over.</source>
        <translation>Zij hebben het overgenomen.</translation>
    </message>
    <message>
        <source>They took over and had their first talk.</source>
        <translation>Zij hebben het overgenomen en een eerste gesprek gehad.</translation>
    </message>
    <message>
        <source>It came back. The family is with us.</source>
        <translation>Het kwam terug. Het gezin is bij ons.</translation>
    </message>
    <message>
        <source>It is not sent.</source>
        <translation>Het wordt niet verstuurd.</translation>
    </message>
    <message>
        <source>Read with the family</source>
        <translation>Met het gezin gelezen</translation>
    </message>
    <message>
        <source>No consent</source>
        <translation>Geen toestemming</translation>
    </message>
    <message>
        <source>Ready for the back office</source>
        <translation>Klaar voor het kantoor</translation>
    </message>
    <message>
        <source>Sent by the back office</source>
        <translation>Verstuurd door het kantoor</translation>
    </message>
    <message>
        <source>Received over there</source>
        <translation>Daar ontvangen</translation>
    </message>
    <message>
        <source>They took over</source>
        <translation>Overgenomen</translation>
    </message>
    <message>
        <source>First talk was held</source>
        <translation>Eerste gesprek was er</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Kwam terug</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Niet versturen</translation>
    </message>
    <message>
        <source>Written. Not ready to be sent yet.</source>
        <translation>Geschreven. Nog niet klaar om te versturen.</translation>
    </message>
    <message>
        <source>The Raad took it up. Our help goes on.</source>
        <translation>De Raad heeft het opgepakt. Onze hulp gaat door.</translation>
    </message>
    <message>
        <source>Written. Not given to the back office yet.</source>
        <translation>Opgeschreven. Nog niet aan het kantoor gegeven.</translation>
    </message>
    <message>
        <source>Given to the back office. They did not take it over yet.</source>
        <translation>Aan het kantoor gegeven. Zij namen het nog niet over.</translation>
    </message>
    <message>
        <source>The back office took it over. The decision comes from there.</source>
        <translation>Het kantoor nam het over. Het besluit komt daarvandaan.</translation>
    </message>
    <message>
        <source>It came back from the back office.</source>
        <translation>Het kwam terug van het kantoor.</translation>
    </message>
    <message>
        <source>Who asked took it back.</source>
        <translation>Wie het vroeg, trok het in.</translation>
    </message>
    <message>
        <source>The new text was given to the back office. Until they take it over, the earlier one counts there.</source>
        <translation>De nieuwe tekst is aan het kantoor gegeven. Tot zij die overnemen, geldt daar de eerdere.</translation>
    </message>
    <message>
        <source>The text changed after the back office took it over. The earlier one counts there. Give them the new text, or call them.</source>
        <translation>De tekst is veranderd nadat het kantoor die overnam. Daar geldt de eerdere. Geef hun de nieuwe tekst, of bel hen.</translation>
    </message>
    <message>
        <source>The back office did not take the new text over. The earlier one counts there.</source>
        <translation>Het kantoor nam de nieuwe tekst niet over. Daar geldt de eerdere.</translation>
    </message>
    <message>
        <source>Who asked took it back. The back office has an earlier text of it: call them.</source>
        <translation>Wie het vroeg, trok het in. Het kantoor heeft er een eerdere tekst van: bel hen.</translation>
    </message>
    <message>
        <source>Taken over by the back office</source>
        <translation>Overgenomen door het kantoor</translation>
    </message>
    <message>
        <source>Taken back by who asked</source>
        <translation>Ingetrokken door wie het vroeg</translation>
    </message>
    <message>
        <source>The part for everybody is not on record yet.</source>
        <translation>Het deel voor iedereen is nog niet vastgelegd.</translation>
    </message>
    <message>
        <source>There are two versions. Somebody has to choose first.</source>
        <translation>Er zijn twee versies. Eerst moet iemand kiezen.</translation>
    </message>
    <message>
        <source>This family has records of a newer program. Update first.</source>
        <translation>Dit gezin heeft gegevens van een nieuwer programma. Werk eerst bij.</translation>
    </message>
    <message>
        <source>There are two versions of a fact. Somebody has to choose first.</source>
        <translation>Er zijn twee versies van een feit. Eerst moet iemand kiezen.</translation>
    </message>
    <message>
        <source>It was not laid before its signers yet: {names}.</source>
        <translation>Nog niet voorgelegd aan wie tekent: {names}.</translation>
    </message>
    <message>
        <source>The text changed after they said yes. Lay it before them again.</source>
        <translation>De tekst veranderde na het ja. Leg hem opnieuw voor.</translation>
    </message>
    <message>
        <source>Other people decide about {names} now. Lay it before them again.</source>
        <translation>Over {names} beslissen nu andere mensen. Leg hem opnieuw voor.</translation>
    </message>
    <message>
        <source>No consent to send it from {names}.</source>
        <translation>Geen toestemming om te versturen van {names}.</translation>
    </message>
    <message>
        <source>{names} is not asked, for safety. That never counts as a yes.</source>
        <translation>{names} is niet gevraagd: veiligheid. Dat telt nooit als ja.</translation>
    </message>
    <message>
        <source>Somebody asked to leave a sentence out, and it is still in.</source>
        <translation>Iemand vroeg om een zin weg te laten. Die staat er nog in.</translation>
    </message>
    <message>
        <source>A sentence is about {names} alone. It belongs in the own part.</source>
        <translation>Een zin gaat alleen over {names}. Die hoort in het eigen deel.</translation>
    </message>
    <message>
        <source>The number in the register, or who guided, is not filled in.</source>
        <translation>Het nummer in het register, of wie begeleidde, staat er niet.</translation>
    </message>
    <message>
        <source>Not yet written down what each child thinks, or why we do not know: {names}. Ask first who may read it.</source>
        <translation>Nog niet opgeschreven wat het kind vindt, of waarom wij dat niet weten: {names}. Vraag eerst wie het mag lezen.</translation>
    </message>
    <message>
        <source>Call first: whom, when, who it was, and what we had to do.</source>
        <translation>Bel eerst: wie, wanneer, met wie, en wat wij moesten doen.</translation>
    </message>
    <message>
        <source>Not yet written down who told {names}, or why not and when.</source>
        <translation>Er staat nog niet wie het {names} vertelde, of waarom niet en wanneer wel.</translation>
    </message>
    <message>
        <source>A finding has one source. Ask after it with a second one.</source>
        <translation>Een bevinding heeft één bron. Vraag het na bij een tweede.</translation>
    </message>
    <message>
        <source>Choose what happens with what the family may not read.</source>
        <translation>Kies wat er gebeurt met wat het gezin niet mag lezen.</translation>
    </message>
    <message>
        <source>An agreement that goes along holds no longer. Take it out of the text, and lay that before them again.</source>
        <translation>Een afspraak die meegaat, geldt niet meer. Haal die uit de tekst en leg die opnieuw voor.</translation>
    </message>
    <message>
        <source>{names} does not ask for this any more.</source>
        <translation>{names} vraagt dit niet meer.</translation>
    </message>
    <message>
        <source>Find out first whether we may make this request.</source>
        <translation>Zoek eerst uit of wij dit verzoek mogen doen.</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Klopt</translation>
    </message>
    <message>
        <source>Not correct</source>
        <translation>Klopt niet</translation>
    </message>
    <message>
        <source>I want it different</source>
        <translation>Wil ik anders</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Laat weg</translation>
    </message>
    <message>
        <source>The Raad took it up</source>
        <translation>De Raad pakte het op</translation>
    </message>
    <message>
        <source>Somebody wrote down that this was sent. The consents or orders we know do not cover that. Call the receiver today, and tell the family.</source>
        <translation>Iemand schreef op dat dit is verstuurd. Geen toestemming of besluit dat wij kennen dekt dat. Bel vandaag de ontvanger, en vertel het aan het gezin.</translation>
    </message>
    <message>
        <source>Two people wrote a next step. The earlier one counts.</source>
        <translation>Twee mensen schreven een volgende stap op. De vroegste telt.</translation>
    </message>
    <message>
        <source>The sentence was then: {text}</source>
        <translation>De zin was toen: {text}</translation>
    </message>
    <message>
        <source>Earlier: {words}</source>
        <translation>Eerder: {words}</translation>
    </message>
    <message>
        <source>To whom did it go</source>
        <translation>Naar wie ging het</translation>
    </message>
    <message>
        <source>Number the back office gave it</source>
        <translation>Nummer dat het kantoor gaf</translation>
    </message>
</context>
<context>
    <name>PapersPresenter</name>
    <message>
        <source>Sheet of the visit: how it stands, what they chose, and how to reach us</source>
        <translation>Blad van het bezoek: hoe het staat, wat diegene koos, en hoe wij te bereiken zijn</translation>
    </message>
    <message>
        <source>Sheet with rights, with names</source>
        <translation>Blad met rechten, met namen</translation>
    </message>
    <message>
        <source>Sheet with rights, without names</source>
        <translation>Blad met rechten, zonder namen</translation>
    </message>
    <message>
        <source>Signed copy: {form}, about {name}</source>
        <translation>Getekende kopie: {form}, over {name}</translation>
    </message>
    <message>
        <source>On paper, now</source>
        <translation>Op papier, nu</translation>
    </message>
    <message>
        <source>At the next visit</source>
        <translation>Bij het volgende bezoek</translation>
    </message>
    <message>
        <source>By post, to a safe address</source>
        <translation>Per post, naar een veilig adres</translation>
    </message>
    <message>
        <source>At school, the doctor, a lawyer or our office</source>
        <translation>Op school, bij de huisarts, een advocaat of ons kantoor</translation>
    </message>
    <message>
        <source>How they want it was not asked yet: ask first.</source>
        <translation>Nog niet gevraagd hoe iemand het wil krijgen: vraag dat eerst.</translation>
    </message>
    <message>
        <source>It came back to the back office on {day}. Ask again, alone, where it may go.</source>
        <translation>Het kwam op {day} terug bij het kantoor. Vraag opnieuw, alleen, waar het heen mag.</translation>
    </message>
    <message>
        <source>The back office cannot send it: the address is not right ({day}). Ask again, alone, where it may go.</source>
        <translation>Het kantoor kan het niet versturen: het adres klopt niet ({day}). Vraag opnieuw, alleen, waar het heen mag.</translation>
    </message>
    <message>
        <source>The back office prints and sends this copy. It leaves this list once that was done.</source>
        <translation>Het kantoor drukt deze kopie af en verstuurt die. Daarna staat de kopie niet meer in deze lijst.</translation>
    </message>
    <message>
        <source>Ask first how this person can be reached safely. Until then it is not sent.</source>
        <translation>Vraag eerst hoe deze persoon veilig te bereiken is. Tot dan wordt het niet verstuurd.</translation>
    </message>
    <message>
        <source>You send this yourself: the back office does not get it.</source>
        <translation>U verstuurt dit zelf: het kantoor krijgt het niet.</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Naar de printer gestuurd.</translation>
    </message>
    <message>
        <source>Take it from the printer yourself. Press “Given” once its owner has it.</source>
        <translation>Haal het zelf van de printer. Druk op ‘Gegeven’ zodra de eigenaar het heeft.</translation>
    </message>
    <message>
        <source>This laptop knows no printer.</source>
        <translation>Deze laptop kent geen printer.</translation>
    </message>
    <message>
        <source>Connect one, or print at the office. The paper stays in this list.</source>
        <translation>Sluit er een aan, of druk af op kantoor. Het papier blijft in deze lijst staan.</translation>
    </message>
    <message>
        <source>The printer did not take it.</source>
        <translation>De printer nam het niet aan.</translation>
    </message>
    <message>
        <source>Look at the printer and try again. The paper stays in this list.</source>
        <translation>Kijk bij de printer en probeer het opnieuw. Het papier blijft in deze lijst staan.</translation>
    </message>
    <message>
        <source>Written down as given.</source>
        <translation>Opgeschreven als gegeven.</translation>
    </message>
    <message>
        <source>Written down: wants no papers any more.</source>
        <translation>Opgeschreven: wil geen papieren meer.</translation>
    </message>
    <message>
        <source>Written down: a paper is not safe.</source>
        <translation>Opgeschreven: papier is niet veilig.</translation>
    </message>
    <message>
        <source>Written down, with who told it.</source>
        <translation>Opgeschreven, met wie het vertelde.</translation>
    </message>
    <message>
        <source>Ask at the next visit, alone, what may be left. Until then nothing is given.</source>
        <translation>Vraag bij het volgende bezoek, alleen, wat er mag blijven. Tot dan wordt er niets gegeven.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
</context>
<context>
    <name>PapersScreen</name>
    <message>
        <source>Back to the family</source>
        <translation>Terug naar het gezin</translation>
    </message>
    <message>
        <source>Print at the office. Hand over only where its owner is safe with it.</source>
        <translation>Druk af op kantoor. Geef het alleen waar het veilig is voor de eigenaar.</translation>
    </message>
    <message>
        <source>Papers to hand over: {family}</source>
        <translation>Papieren om te geven: {family}</translation>
    </message>
    <message>
        <source>No papers are waiting.</source>
        <translation>Er wachten geen papieren.</translation>
    </message>
    <message>
        <source>Who said that {name} wants no papers?</source>
        <translation>Wie zei dat {name} geen papieren wil?</translation>
    </message>
    <message>
        <source>Was it somebody else? Then ask {name} too, alone, as soon as you can.</source>
        <translation>Zei iemand anders het? Vraag het dan zo snel mogelijk ook aan {name}, alleen.</translation>
    </message>
    <message>
        <source>{name} said so</source>
        <translation>{name} zei het zelf</translation>
    </message>
    <message>
        <source>{other} said so</source>
        <translation>{other} zei het</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Zo laten staan</translation>
    </message>
    <message>
        <source>{name} wants no papers any more</source>
        <translation>{name} wil geen papieren meer</translation>
    </message>
    <message>
        <source>A paper is not safe for {name}</source>
        <translation>Papier is niet veilig voor {name}</translation>
    </message>
    <message>
        <source>Somebody outside the family told something about {name}</source>
        <translation>Iemand buiten het gezin vertelde iets over {name}</translation>
    </message>
    <message>
        <source>This is about every paper of {name}, until you ask again.</source>
        <translation>Dit geldt voor elk papier van {name}, tot u het opnieuw vraagt.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Afdrukken</translation>
    </message>
    <message>
        <source>Print in large letters</source>
        <translation>Afdrukken in grote letters</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Gegeven</translation>
    </message>
</context>
<context>
    <name>PartDrawing</name>
    <message>
        <source>Sign it</source>
        <translation>Ondertekenen</translation>
    </message>
    <message>
        <source>Lay it before who signs</source>
        <translation>Voorleggen aan wie tekent</translation>
    </message>
</context>
<context>
    <name>PartPage</name>
    <message>
        <source>May wait until after tonight</source>
        <translation>Dit mag na vannacht</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>Meer velden</translation>
    </message>
    <message>
        <source>About whom is this?</source>
        <translation>Over wie gaat dit?</translation>
    </message>
    <message>
        <source>About {name}</source>
        <translation>Over {name}</translation>
    </message>
</context>
<context>
    <name>PassageView</name>
    <message>
        <source>Take out what was asked to be left out</source>
        <translation>Haal weg wat eruit moet</translation>
    </message>
    <message>
        <source>Sentence before</source>
        <translation>Vorige zin</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>Volgende zin</translation>
    </message>
</context>
<context>
    <name>PauseScreen</name>
    <message>
        <source>Break</source>
        <translation>Pauze</translation>
    </message>
    <message>
        <source>We go on later.</source>
        <translation>Wij gaan straks verder.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Verder</translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>Somebody else in the room</source>
        <translation>Iemand anders in de kamer</translation>
    </message>
    <message>
        <source>Somebody else, such as a neighbour</source>
        <translation>Iemand anders, zoals een buurvrouw</translation>
    </message>
    <message>
        <source>Who is here?</source>
        <translation>Wie is er?</translation>
    </message>
</context>
<context>
    <name>PerChildEditor</name>
    <message>
        <source>First choose about whom this is.</source>
        <translation>Kies eerst over wie dit gaat.</translation>
    </message>
</context>
<context>
    <name>PersonFields</name>
    <message>
        <source>Who is it?</source>
        <translation>Wie is het?</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Iemand erbij</translation>
    </message>
    <message>
        <source>Who is this in the family?</source>
        <translation>Wie is dit in het gezin?</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>The day of birth is known</source>
        <translation>De geboortedatum is bekend</translation>
    </message>
    <message>
        <source>Which language does this person read best?</source>
        <translation>In welke taal leest deze persoon het best?</translation>
    </message>
    <message>
        <source>How does reading go?</source>
        <translation>Hoe gaat lezen?</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Leest</translation>
    </message>
    <message>
        <source>With help</source>
        <translation>Met hulp</translation>
    </message>
    <message>
        <source>Does not read</source>
        <translation>Leest niet</translation>
    </message>
    <message>
        <source>Yes, or not reached yet</source>
        <translation>Ja, of nog niet bereikt</translation>
    </message>
    <message>
        <source>No: nobody knows it</source>
        <translation>Nee: niemand weet het</translation>
    </message>
    <message>
        <source>Tried: {attempts}. While nobody knows it, this person is not asked.</source>
        <translation>Geprobeerd: {attempts}. Zolang niemand het weet, wordt deze persoon niet gevraagd.</translation>
    </message>
    <message>
        <source>Do we know where this person is?</source>
        <translation>Weten wij waar deze persoon is?</translation>
    </message>
    <message>
        <source>Authority is written down apart, with its evidence. How to reach somebody too.</source>
        <translation>Gezag schrijft u apart op, met het bewijs. Hoe iemand te bereiken is ook.</translation>
    </message>
    <message>
        <source>What stood here before stays in the history. Papers that were signed stay as they are.</source>
        <translation>Wat hier eerst stond, blijft in de geschiedenis. Getekende papieren blijven zoals ze zijn.</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Ouder</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>Voogd</translation>
    </message>
    <message>
        <source>Foster parent</source>
        <translation>Pleegouder</translation>
    </message>
    <message>
        <source>Somebody of the network</source>
        <translation>Iemand uit het netwerk</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Iemand anders</translation>
    </message>
</context>
<context>
    <name>PersonsEditor</name>
    <message>
        <source>Somebody else</source>
        <translation>Iemand anders</translation>
    </message>
</context>
<context>
    <name>PhonePage</name>
    <message>
        <source>Code for a telephone: {caption}</source>
        <translation>Code voor een telefoon: {caption}</translation>
    </message>
</context>
<context>
    <name>PinForm</name>
    <message>
        <source>New PIN</source>
        <translation>Nieuwe pincode</translation>
    </message>
    <message>
        <source>At least six characters; letters are allowed too.</source>
        <translation>Minstens zes tekens; letters mogen ook.</translation>
    </message>
    <message>
        <source>The same PIN again</source>
        <translation>Nog eens dezelfde pincode</translation>
    </message>
    <message>
        <source>Use this PIN</source>
        <translation>Deze pincode gebruiken</translation>
    </message>
    <message>
        <source>This PIN is too short: it has at least six characters.</source>
        <translation>Deze pincode is te kort: minstens zes tekens.</translation>
    </message>
    <message>
        <source>This is not the same PIN. Type it once more.</source>
        <translation>Dit is niet dezelfde pincode. Typ hem nog eens.</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Go on with six words only</source>
        <translation>Verder met alleen zes woorden</translation>
    </message>
    <message>
        <source>Go on without a PIN</source>
        <translation>Verder zonder pincode</translation>
    </message>
</context>
<context>
    <name>PlanCardsPanel</name>
    <message>
        <source>Cards with whom to call</source>
        <translation>Kaartjes: wie kan ik bellen</translation>
    </message>
    <message>
        <source>One for each person you choose, on a sheet to cut. Somebody else may find them. What a person wrote for their own card is printed from their own part.</source>
        <translation>Eén voor ieder die u kiest, op een vel om uit te knippen. Een ander kan ze vinden. Wat iemand voor het eigen kaartje schreef, drukt u af bij het eigen deel van die persoon.</translation>
    </message>
    <message>
        <source>Print the cards</source>
        <translation>Kaartjes afdrukken</translation>
    </message>
    <message>
        <source>The cards in large letters</source>
        <translation>De kaartjes in grote letters</translation>
    </message>
    <message>
        <source>Card for {name}</source>
        <translation>Kaartje voor {name}</translation>
    </message>
</context>
<context>
    <name>PlanPapersPanel</name>
    <message>
        <source>Papers to take along</source>
        <translation>Papieren om mee te nemen</translation>
    </message>
    <message>
        <source>Only if this person asks. Somebody else may find them. Printed at the office.</source>
        <translation>Alleen als deze persoon erom vraagt. Een ander kan ze vinden. Afdrukken gebeurt op kantoor.</translation>
    </message>
    <message>
        <source>Print the card with whom to call</source>
        <translation>Druk het kaartje af: wie kan ik bellen</translation>
    </message>
    <message>
        <source>A whole sheet of this card</source>
        <translation>Een heel vel van dit kaartje</translation>
    </message>
    <message>
        <source>Print the page in pictures</source>
        <translation>Druk het blad met plaatjes af</translation>
    </message>
    <message>
        <source>The card in large letters</source>
        <translation>Het kaartje in grote letters</translation>
    </message>
    <message>
        <source>The page in large letters</source>
        <translation>Het blad in grote letters</translation>
    </message>
</context>
<context>
    <name>PracticeBar</name>
    <message>
        <source>Begin again</source>
        <translation>Begin opnieuw</translation>
    </message>
    <message>
        <source>Stop practising</source>
        <translation>Stoppen met oefenen</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>Tip</translation>
    </message>
</context>
<context>
    <name>PracticeGuide</name>
    <message>
        <source>{step} of {steps}</source>
        <translation>{step} van {steps}</translation>
    </message>
    <message>
        <source>Open the family, press “Something changed” and plan a visit for today. Nobody here exists.</source>
        <translation>Open het gezin, kies “Er is iets veranderd” en plan een bezoek voor vandaag. Niemand hier bestaat.</translation>
    </message>
    <message>
        <source>Open the family and press “Begin this visit”. From then on you see this family alone.</source>
        <translation>Open het gezin en kies “Begin dit bezoek”. Vanaf dan ziet u alleen dit gezin.</translation>
    </message>
    <message>
        <source>Tap who is in the room: the parents and the child. All of them may look at this screen.</source>
        <translation>Tik aan wie er is: de ouders en het kind. Zij mogen allemaal meekijken op dit scherm.</translation>
    </message>
    <message>
        <source>Open a card under “Explain”. Turn its pages together, and press “We talked about this” at the end.</source>
        <translation>Open een kaart onder “Uitleggen”. Blader er samen door, en kies aan het eind “Hier hebben we het over gehad”.</translation>
    </message>
    <message>
        <source>Open the card about voluntary and ordered. Ask what they remember, and tap how it went. It is no exam.</source>
        <translation>Open de kaart over vrijwillig en verplicht. Vraag wat zij onthouden hebben, en tik aan hoe het ging. Het is geen examen.</translation>
    </message>
    <message>
        <source>Open the form under “Consent to help”. Fill in what is agreed, and press “Lay it before the family”.</source>
        <translation>Open het formulier onder “Toestemming hulp”. Vul in wat is afgesproken, en kies “Leg het aan het gezin voor”.</translation>
    </message>
    <message>
        <source>Let a parent read, choose and sign. A no is a good answer too. Whoever is away signs another day.</source>
        <translation>Laat een ouder lezen, kiezen en tekenen. Nee is ook een goed antwoord. Wie er niet is, tekent op een andere dag.</translation>
    </message>
    <message>
        <source>Press “What do you want to keep?” and ask each of them apart. Nothing is an answer too.</source>
        <translation>Kies “Wat wil ieder houden?” en vraag het ieder apart. Niets is ook een antwoord.</translation>
    </message>
    <message>
        <source>Press “End the visit”. What they wanted on paper waits on the page of the family.</source>
        <translation>Kies “Bezoek afsluiten”. Wat zij op papier wilden, staat klaar op de pagina van het gezin.</translation>
    </message>
    <message>
        <source>That was a whole visit. On a working day it is sent at the end of the day; this never is.</source>
        <translation>Dat was een heel bezoek. Op een werkdag gaat het aan het einde van de dag naar de server; dit nooit.</translation>
    </message>
</context>
<context>
    <name>PracticeTurn</name>
    <message>
        <source>One moment: the practice family is on its way.</source>
        <translation>Een moment: het oefengezin wordt klaargezet.</translation>
    </message>
</context>
<context>
    <name>PromiseCard</name>
    <message>
        <source>Kept</source>
        <translation>Gelukt</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>Voor een deel</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>Niet gelukt</translation>
    </message>
    <message>
        <source>How did it go</source>
        <translation>Hoe ging het</translation>
    </message>
    <message>
        <source>By whose account</source>
        <translation>Volgens wie</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Wat is veranderd</translation>
    </message>
</context>
<context>
    <name>PromiseFields</name>
    <message>
        <source>When was it done?</source>
        <translation>Wanneer is het gedaan?</translation>
    </message>
    <message>
        <source>The family reads this on the paper of today.</source>
        <translation>Het gezin leest dit op het papier van vandaag.</translation>
    </message>
    <message>
        <source>Why not?</source>
        <translation>Waarom niet?</translation>
    </message>
    <message>
        <source>What did you tell the family?</source>
        <translation>Wat vertelde u het gezin?</translation>
    </message>
    <message>
        <source>About which children?</source>
        <translation>Over welke kinderen?</translation>
    </message>
    <message>
        <source>None chosen: about the whole family.</source>
        <translation>Niets gekozen: over het hele gezin.</translation>
    </message>
    <message>
        <source>What do we promise, in plain words?</source>
        <translation>Wat beloven wij, in gewone woorden?</translation>
    </message>
    <message>
        <source>Who of us does it?</source>
        <translation>Wie van ons doet het?</translation>
    </message>
    <message>
        <source>By which day at the latest?</source>
        <translation>Uiterlijk op welke dag?</translation>
    </message>
    <message>
        <source>To whom?</source>
        <translation>Aan wie?</translation>
    </message>
    <message>
        <source>None chosen: to the whole family.</source>
        <translation>Niets gekozen: aan het hele gezin.</translation>
    </message>
    <message>
        <source>May the others know of it?</source>
        <translation>Mogen de anderen het weten?</translation>
    </message>
    <message>
        <source>No: then it stands on no paper. Promise no secrecy: sometimes you have to pass something on.</source>
        <translation>Nee: dan staat het op geen papier. Beloof geen geheimhouding: soms moet u iets doorvertellen.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No, only who I chose</source>
        <translation>Nee, alleen wie ik koos</translation>
    </message>
    <message>
        <source>we ourselves</source>
        <translation>wijzelf</translation>
    </message>
</context>
<context>
    <name>PromisePanel</name>
    <message>
        <source>Write or read together</source>
        <translation>Opschrijven of samen lezen</translation>
    </message>
    <message>
        <source>What we promise</source>
        <translation>Wat wij beloven</translation>
    </message>
    <message>
        <source>Too late</source>
        <translation>Te laat</translation>
    </message>
</context>
<context>
    <name>PromiseRows</name>
    <message>
        <source>about {names}</source>
        <translation>over {names}</translation>
    </message>
    <message>
        <source>to {names}</source>
        <translation>aan {names}</translation>
    </message>
    <message>
        <source>only for who is named here</source>
        <translation>alleen voor wie hier genoemd is</translation>
    </message>
    <message>
        <source>Done on {day}</source>
        <translation>Gedaan op {day}</translation>
    </message>
    <message>
        <source>No later than {day}</source>
        <translation>Uiterlijk op {day}</translation>
    </message>
    <message>
        <source>Promised for {day}</source>
        <translation>Beloofd voor {day}</translation>
    </message>
    <message>
        <source>Why not: {reason}</source>
        <translation>Waarom niet: {reason}</translation>
    </message>
    <message>
        <source>What we told the family: {words}</source>
        <translation>Wat wij het gezin vertelden: {words}</translation>
    </message>
    <message>
        <source>There are two versions of this. Choose one, outside the visit.</source>
        <translation>Hiervan zijn twee versies. Kies er een, buiten het bezoek.</translation>
    </message>
    <message>
        <source>Still to be done</source>
        <translation>Nog te doen</translation>
    </message>
    <message>
        <source>Too late: still to be done</source>
        <translation>Te laat: nog te doen</translation>
    </message>
    <message>
        <source>Done, in time</source>
        <translation>Gedaan, op tijd</translation>
    </message>
    <message>
        <source>Done, but too late</source>
        <translation>Gedaan, maar te laat</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Niet gedaan</translation>
    </message>
</context>
<context>
    <name>PromisesPresenter</name>
    <message>
        <source>What we promised</source>
        <translation>Wat wij beloofden</translation>
    </message>
    <message>
        <source>What do we promise?</source>
        <translation>Wat beloven wij?</translation>
    </message>
    <message>
        <source>It is done</source>
        <translation>Het is gedaan</translation>
    </message>
    <message>
        <source>It will not happen</source>
        <translation>Het lukt niet</translation>
    </message>
    <message>
        <source>Taken back at once.</source>
        <translation>Meteen teruggenomen.</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>Vastgelegd.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
</context>
<context>
    <name>PromisesScreen</name>
    <message>
        <source>No promises yet.</source>
        <translation>Nog geen beloften.</translation>
    </message>
    <message>
        <source>Write down a promise</source>
        <translation>Een belofte opschrijven</translation>
    </message>
    <message>
        <source>Record this</source>
        <translation>Vastleggen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nu niet</translation>
    </message>
    <message>
        <source>What we say, we do. Read it together.</source>
        <translation>Wat wij zeggen, doen wij. Lees het samen.</translation>
    </message>
    <message>
        <source>What we promise: {family}</source>
        <translation>Wat wij beloven: {family}</translation>
    </message>
    <message>
        <source>It is done</source>
        <translation>Het is gedaan</translation>
    </message>
    <message>
        <source>It will not happen</source>
        <translation>Het lukt niet</translation>
    </message>
</context>
<context>
    <name>QuestionButton</name>
    <message>
        <source>A question</source>
        <translation>Een vraag</translation>
    </message>
</context>
<context>
    <name>QuestionsPresenter</name>
    <message>
        <source>Yes and no</source>
        <translation>Ja en nee</translation>
    </message>
    <message>
        <source>Children and parents</source>
        <translation>Kinderen en ouders</translation>
    </message>
    <message>
        <source>Writing down and sharing</source>
        <translation>Opschrijven en delen</translation>
    </message>
    <message>
        <source>Another opinion</source>
        <translation>Een andere mening</translation>
    </message>
</context>
<context>
    <name>QuestionsScreen</name>
    <message>
        <source>Questions that families ask</source>
        <translation>Vragen die gezinnen stellen</translation>
    </message>
    <message>
        <source>Who asks it?</source>
        <translation>Wie vraagt het?</translation>
    </message>
    <message>
        <source>{question} (told)</source>
        <translation>{question} (verteld)</translation>
    </message>
</context>
<context>
    <name>RatingPresenter</name>
    <message>
        <source>Thank you. It is written down.</source>
        <translation>Bedankt. Het is opgeschreven.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>It is gone again.</source>
        <translation>Het is weer weg.</translation>
    </message>
</context>
<context>
    <name>RatingScreen</name>
    <message>
        <source>How was our explanation?</source>
        <translation>Hoe was onze uitleg?</translation>
    </message>
    <message>
        <source>This is about us. Nobody has to answer.</source>
        <translation>Dit gaat over ons. Niemand hoeft te antwoorden.</translation>
    </message>
    <message>
        <source>Whose answer is it?</source>
        <translation>Van wie is dit antwoord?</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Duidelijk</translation>
    </message>
    <message>
        <source>A bit clear</source>
        <translation>Een beetje duidelijk</translation>
    </message>
    <message>
        <source>Not clear</source>
        <translation>Niet duidelijk</translation>
    </message>
    <message>
        <source>Add something in your own words</source>
        <translation>Er in eigen woorden iets bij zeggen</translation>
    </message>
    <message>
        <source>In your own words, in one sentence. Then choose a face.</source>
        <translation>In eigen woorden, in één zin. Kies daarna een gezicht.</translation>
    </message>
    <message>
        <source>Our team reads this, and whoever looks along now. Without a name it does not say whose it is.</source>
        <translation>Ons team leest dit, en wie nu meekijkt. Zonder naam staat er niet bij van wie het is.</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Zonder naam</translation>
    </message>
</context>
<context>
    <name>ReactionForm</name>
    <message>
        <source>Who says something about this sentence?</source>
        <translation>Wie zegt iets over deze zin?</translation>
    </message>
    <message>
        <source>In their own words</source>
        <translation>In eigen woorden</translation>
    </message>
    <message>
        <source>This may go along to the youth protection</source>
        <translation>Dit mag mee naar de jeugdbescherming</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Leg het vast</translation>
    </message>
    <message>
        <source>By telephone</source>
        <translation>Per telefoon</translation>
    </message>
    <message>
        <source>In writing</source>
        <translation>Schriftelijk</translation>
    </message>
</context>
<context>
    <name>ReadPage</name>
    <message>
        <source>One moment, the paper is being laid out.</source>
        <translation>Een ogenblik, het papier wordt klaargelegd.</translation>
    </message>
    <message>
        <source>It was read aloud</source>
        <translation>Het is voorgelezen</translation>
    </message>
    <message>
        <source>I read it myself</source>
        <translation>Ik heb het zelf gelezen</translation>
    </message>
</context>
<context>
    <name>ReadingPanel</name>
    <message>
        <source>Read it together</source>
        <translation>Samen lezen</translation>
    </message>
    <message>
        <source>Put the sentences on record first. Then read them here, one by one.</source>
        <translation>Leg de zinnen eerst vast. Lees ze dan hier, een voor een.</translation>
    </message>
    <message>
        <source>Here stands what is on record. What was typed since is not in it.</source>
        <translation>Hier staat wat is vastgelegd. Wat daarna is getypt, staat er niet in.</translation>
    </message>
</context>
<context>
    <name>ReceiverEditor</name>
    <message>
        <source>Works there: {names}</source>
        <translation>Werkt daar: {names}</translation>
    </message>
    <message>
        <source>Telephone: {number}</source>
        <translation>Telefoon: {number}</translation>
    </message>
    <message>
        <source>E-mail: {mail}</source>
        <translation>E-mail: {mail}</translation>
    </message>
    <message>
        <source>The municipality checked this on {day}.</source>
        <translation>De gemeente keek dit na op {day}.</translation>
    </message>
</context>
<context>
    <name>RefusedPage</name>
    <message>
        <source>Start over with a new code</source>
        <translation>Opnieuw beginnen met een nieuwe code</translation>
    </message>
</context>
<context>
    <name>ReleasePanel</name>
    <message>
        <source>Restricted: what happens with it</source>
        <translation>Niet voor het gezin: wat gebeurt ermee</translation>
    </message>
    <message>
        <source>The own part of {name}</source>
        <translation>Het eigen deel van {name}</translation>
    </message>
    <message>
        <source>Why it was not safe to tell {name}: {words}</source>
        <translation>Waarom het niet veilig was om het {name} te vertellen: {words}</translation>
    </message>
    <message>
        <source>What a colleague thinks of this request. {words}</source>
        <translation>Wat een collega van dit verzoek vindt. {words}</translation>
    </message>
    <message>
        <source>Not chosen yet: stays out</source>
        <translation>Nog niet gekozen: blijft eruit</translation>
    </message>
    <message>
        <source>Stays out</source>
        <translation>Blijft eruit</translation>
    </message>
    <message>
        <source>Told by telephone, stays out</source>
        <translation>Per telefoon verteld, blijft eruit</translation>
    </message>
    <message>
        <source>Goes along</source>
        <translation>Gaat mee</translation>
    </message>
    <message>
        <source>What happens with it</source>
        <translation>Wat gebeurt ermee</translation>
    </message>
    <message>
        <source>Who heard before that it goes along</source>
        <translation>Wie hoorde vooraf dat het meegaat</translation>
    </message>
    <message>
        <source>With whom by telephone, or why</source>
        <translation>Met wie per telefoon, of waarom</translation>
    </message>
</context>
<context>
    <name>RepeatPage</name>
    <message>
        <source>Show the words again</source>
        <translation>De woorden nog eens zien</translation>
    </message>
    <message>
        <source>Word {number}</source>
        <translation>Woord {number}</translation>
    </message>
    <message>
        <source>Making the store…</source>
        <translation>De opslag wordt gemaakt…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Verder</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Looking back, promise by promise</source>
        <translation>Terugkijken, per afspraak</translation>
    </message>
    <message>
        <source>Put it in the list below</source>
        <translation>Zet het in de lijst hieronder</translation>
    </message>
    <message>
        <source>Ends on {day}, before the plan does.</source>
        <translation>Stopt op {day}, eerder dan het plan.</translation>
    </message>
    <message>
        <source>Ended on {day}. The plan goes on without this promise.</source>
        <translation>Stopte op {day}. Het plan gaat door zonder deze afspraak.</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>gelukt</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>voor een deel</translation>
    </message>
    <message>
        <source>not kept</source>
        <translation>niet gelukt</translation>
    </message>
    <message>
        <source>{day}: {outcome}, by the account of {who}. {changed}</source>
        <translation>{day}: {outcome}, volgens {who}. {changed}</translation>
    </message>
</context>
<context>
    <name>RightsScreen</name>
    <message>
        <source>worked out from the law</source>
        <translation>afgeleid uit de wet</translation>
    </message>
    <message>
        <source>generally known, not seen in a source</source>
        <translation>algemeen bekend, niet in een bron gezien</translation>
    </message>
    <message>
        <source>Source: {articles}</source>
        <translation>Bron: {articles}</translation>
    </message>
    <message>
        <source>The parents live apart</source>
        <translation>De ouders zijn uit elkaar</translation>
    </message>
    <message>
        <source>The child lives with someone else, by agreement</source>
        <translation>Het kind woont bij een ander, volgens afspraak</translation>
    </message>
    <message>
        <source>This person looks after the child at home</source>
        <translation>Deze persoon zorgt thuis voor het kind</translation>
    </message>
    <message>
        <source>The child was asked back and does not come home</source>
        <translation>Het kind is teruggevraagd en komt niet thuis</translation>
    </message>
    <message>
        <source>The youth protection limits the contact</source>
        <translation>De jeugdbescherming beperkt het contact</translation>
    </message>
    <message>
        <source>The judge is asked for the first time to let the child live elsewhere</source>
        <translation>De rechter krijgt voor het eerst een verzoek om het kind elders te laten wonen</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>Sending the day&apos;s work. The program closes by itself.</source>
        <translation>Het werk van vandaag wordt verstuurd. Het programma sluit vanzelf.</translation>
    </message>
    <message>
        <source>What was confirmed just before the program closed is now sealed. Nobody has to sign again.</source>
        <translation>Wat net voor het sluiten is bevestigd, is nu verzegeld. Niemand hoeft opnieuw te tekenen.</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>Vastgelegd.</translation>
    </message>
</context>
<context>
    <name>SaidFields</name>
    <message>
        <source>Who of the family may read this?</source>
        <translation>Wie uit het gezin mag dit lezen?</translation>
    </message>
    <message>
        <source>Usually nobody. Who said it may always read it.</source>
        <translation>Gewoon: niemand. Wie het zei, mag het altijd lezen.</translation>
    </message>
    <message>
        <source>Who said it?</source>
        <translation>Wie zei het?</translation>
    </message>
    <message>
        <source>What was said? In the words of who said it</source>
        <translation>Wat is er gezegd? In de woorden van wie het zei</translation>
    </message>
    <message>
        <source>Spoken alone: who thought that right, or why was nobody asked?</source>
        <translation>Alleen gesproken: wie vond dat goed, of waarom is het niemand gevraagd?</translation>
    </message>
    <message>
        <source>What did you say about passing it on?</source>
        <translation>Wat zei u over doorvertellen?</translation>
    </message>
    <message>
        <source>Nobody is promised secrecy: sometimes you have to pass something on.</source>
        <translation>Beloof niemand geheimhouding: soms moet u iets doorvertellen.</translation>
    </message>
    <message>
        <source>Why does nobody else read this?</source>
        <translation>Waarom leest niemand anders dit?</translation>
    </message>
    <message>
        <source>Who asked to keep it so?</source>
        <translation>Wie vroeg om het zo te houden?</translation>
    </message>
    <message>
        <source>When do you look at this again?</source>
        <translation>Wanneer kijkt u hier opnieuw naar?</translation>
    </message>
    <message>
        <source>May read it</source>
        <translation>Mag het lezen</translation>
    </message>
    <message>
        <source>Nobody of the family, but who said it</source>
        <translation>Niemand uit het gezin, behalve wie het zei</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Gezegd door</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Wat er is gezegd</translation>
    </message>
    <message>
        <source>Spoken alone</source>
        <translation>Alleen gesproken</translation>
    </message>
    <message>
        <source>Said about passing it on</source>
        <translation>Gezegd over doorvertellen</translation>
    </message>
    <message>
        <source>Why nobody else reads it</source>
        <translation>Waarom niemand anders het leest</translation>
    </message>
    <message>
        <source>Who asked to keep it so</source>
        <translation>Wie vroeg om het zo te houden</translation>
    </message>
    <message>
        <source>Look again on</source>
        <translation>Opnieuw kijken op</translation>
    </message>
</context>
<context>
    <name>SearchPresenter</name>
    <message>
        <source>Written down on {moment}</source>
        <translation>Opgeschreven op {moment}</translation>
    </message>
    <message>
        <source>taken out: written down by mistake</source>
        <translation>doorgehaald: per vergissing opgeschreven</translation>
    </message>
    <message>
        <source>seen on paper</source>
        <translation>op papier gezien</translation>
    </message>
    <message>
        <source>told to us, not seen</source>
        <translation>aan ons verteld, niet gezien</translation>
    </message>
</context>
<context>
    <name>SearchScreen</name>
    <message>
        <source>Find</source>
        <translation>Zoeken</translation>
    </message>
    <message>
        <source>Words or names, of all your families</source>
        <translation>Woorden of namen, bij al uw gezinnen</translation>
    </message>
    <message>
        <source>A part of a word is enough. Accents and capitals make no difference.</source>
        <translation>Een deel van een woord is genoeg. Accenten en hoofdletters maken niet uit.</translation>
    </message>
    <message>
        <source>Looking through what was written down …</source>
        <translation>Er wordt gezocht in wat is opgeschreven …</translation>
    </message>
    <message>
        <source>Nothing found with these words.</source>
        <translation>Niets gevonden met deze woorden.</translation>
    </message>
    <message>
        <source>The newest of many. Type another word to find fewer.</source>
        <translation>Dit is het nieuwste van veel. Typ een woord erbij om minder te vinden.</translation>
    </message>
    <message numerus="yes">
        <source>Found in %n families.</source>
        <translation>
            <numerusform>Gevonden bij %n gezin.</numerusform>
            <numerusform>Gevonden bij %n gezinnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Family without a name</source>
        <translation>Gezin zonder naam</translation>
    </message>
    <message numerus="yes">
        <source>%n more in this family.</source>
        <translation>
            <numerusform>Nog %n bij dit gezin.</numerusform>
            <numerusform>Nog %n bij dit gezin.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeenPage</name>
    <message>
        <source>Since this day</source>
        <translation>Sinds deze dag</translation>
    </message>
    <message>
        <source>Record this</source>
        <translation>Leg dit vast</translation>
    </message>
    <message>
        <source>This is no longer so</source>
        <translation>Dit geldt niet meer</translation>
    </message>
    <message>
        <source>Where did you see this, or who said it?</source>
        <translation>Waar zag u dit, of wie zei het?</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Eerste dag</translation>
    </message>
    <message>
        <source>Only what you saw or heard yourself. It changes what the card says.</source>
        <translation>Alleen wat u zelf zag of hoorde. Het verandert wat op de kaart staat.</translation>
    </message>
    <message>
        <source>The card of {name}</source>
        <translation>De kaart van {name}</translation>
    </message>
    <message>
        <source>{what} – recorded</source>
        <translation>{what} – vastgelegd</translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>That is not the code.</source>
        <translation>Dat is niet de code.</translation>
    </message>
    <message>
        <source>Everybody tries that one first. Choose another.</source>
        <translation>Die probeert iedereen het eerst. Kies een andere.</translation>
    </message>
    <message>
        <source>That was another code. Choose once more.</source>
        <translation>Dat was een andere code. Kies nog een keer.</translation>
    </message>
    <message>
        <source>The code could not be kept. Try once more.</source>
        <translation>De code kon niet bewaard worden. Probeer het nog een keer.</translation>
    </message>
</context>
<context>
    <name>SignPage</name>
    <message>
        <source>Choose something else</source>
        <translation>Kies iets anders</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Verder</translation>
    </message>
    <message>
        <source>See it on paper</source>
        <translation>Bekijk het op papier</translation>
    </message>
    <message>
        <source>Nobody has to sign.</source>
        <translation>Niemand hoeft te tekenen.</translation>
    </message>
</context>
<context>
    <name>SignersPage</name>
    <message>
        <source>Look at the answers, or change them</source>
        <translation>De antwoorden bekijken of wijzigen</translation>
    </message>
    <message>
        <source>{form}: {name}</source>
        <translation>{form}: {name}</translation>
    </message>
    <message>
        <source>A form for other help</source>
        <translation>Een formulier voor andere hulp</translation>
    </message>
    <message>
        <source>Make a new version</source>
        <translation>Maak een nieuwe versie</translation>
    </message>
    <message>
        <source>On record, for you alone</source>
        <translation>Vastgelegd, alleen voor u</translation>
    </message>
    <message>
        <source>Who says yes or no?</source>
        <translation>Wie zegt ja of nee?</translation>
    </message>
    <message>
        <source>Who reads this?</source>
        <translation>Wie leest dit?</translation>
    </message>
    <message>
        <source>Nobody needs to read this form now. It can also be done later.</source>
        <translation>Niemand hoeft dit formulier nu te lezen. Het kan ook later.</translation>
    </message>
    <message>
        <source>Read and decide</source>
        <translation>Lees en beslis</translation>
    </message>
    <message>
        <source>Read and answer</source>
        <translation>Lees en antwoord</translation>
    </message>
    <message>
        <source>Who may say no?</source>
        <translation>Wie mag nee zeggen?</translation>
    </message>
    <message>
        <source>For this help nobody is asked for a yes. A no counts at once.</source>
        <translation>Voor deze hulp vragen wij hun geen ja. Een nee telt meteen.</translation>
    </message>
    <message>
        <source>In another way</source>
        <translation>Op een andere manier</translation>
    </message>
    <message>
        <source>In another way: {name}</source>
        <translation>Op een andere manier: {name}</translation>
    </message>
    <message>
        <source>Not here now</source>
        <translation>Is er nu niet</translation>
    </message>
    <message>
        <source>{name} is not here now</source>
        <translation>{name} is er nu niet</translation>
    </message>
</context>
<context>
    <name>SourcesPanel</name>
    <message>
        <source>Two sources for each finding</source>
        <translation>Twee bronnen voor elke bevinding</translation>
    </message>
    <message>
        <source>Verified: {sources}</source>
        <translation>Nagevraagd: {sources}</translation>
    </message>
    <message>
        <source>One source: {sources}. Ask after it</source>
        <translation>Eén bron: {sources}. Vraag het na</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Klopt</translation>
    </message>
    <message>
        <source>Confirmed in part</source>
        <translation>Klopt voor een deel</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>Klopt niet</translation>
    </message>
    <message>
        <source>Asked of whom</source>
        <translation>Bij wie nagevraagd</translation>
    </message>
    <message>
        <source>What did they say</source>
        <translation>Wat zei die</translation>
    </message>
    <message>
        <source>How they said it</source>
        <translation>Hoe die het zei</translation>
    </message>
</context>
<context>
    <name>Statements</name>
    <message>
        <source>Fact: seen or on paper</source>
        <translation>Feit: gezien, of op papier</translation>
    </message>
    <message>
        <source>Heard from somebody</source>
        <translation>Van iemand gehoord</translation>
    </message>
    <message>
        <source>Opinion of a parent</source>
        <translation>Mening van een ouder</translation>
    </message>
    <message>
        <source>Opinion of the child</source>
        <translation>Mening van het kind</translation>
    </message>
    <message>
        <source>Our judgement</source>
        <translation>Ons oordeel</translation>
    </message>
</context>
<context>
    <name>StayLooksPanel</name>
    <message>
        <source>Looking how it goes</source>
        <translation>Kijken hoe het gaat</translation>
    </message>
    <message>
        <source>{name} tells</source>
        <translation>{name} vertelt</translation>
    </message>
    <message>
        <source>Look together by {day} at the latest.</source>
        <translation>Kijk samen, uiterlijk op {day}.</translation>
    </message>
    <message>
        <source>Nobody was asked yet. Ask the child too, without others there.</source>
        <translation>Nog niemand is gevraagd. Vraag het ook het kind, zonder anderen erbij.</translation>
    </message>
    <message>
        <source>Last looked at on {day}. Told then: {who}.</source>
        <translation>Laatst gekeken op {day}. Toen vertelde: {who}.</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>{step}: stopped here</source>
        <translation>{step}: hier gestopt</translation>
    </message>
    <message>
        <source>Look for the server</source>
        <translation>De server zoeken</translation>
    </message>
    <message>
        <source>Send withdrawals and refusals first</source>
        <translation>Eerst intrekkingen en weigeringen versturen</translation>
    </message>
    <message>
        <source>Send what was made</source>
        <translation>Versturen wat is gemaakt</translation>
    </message>
    <message>
        <source>Send signed papers</source>
        <translation>Ondertekende papieren versturen</translation>
    </message>
    <message>
        <source>Fetch the coming visits</source>
        <translation>Komende bezoeken ophalen</translation>
    </message>
    <message>
        <source>Check the receipt</source>
        <translation>Het ontvangstbewijs nakijken</translation>
    </message>
</context>
<context>
    <name>StoppedWindow</name>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>jgvisit cannot be opened now</source>
        <translation>jgvisit kan nu niet openen</translation>
    </message>
    <message>
        <source>The program stopped three times in a row.</source>
        <translation>Het programma stopte drie keer achter elkaar.</translation>
    </message>
    <message>
        <source>Nothing is lost: everything that was shown as done is saved on this laptop.</source>
        <translation>Er is niets verloren: alles wat als klaar is getoond, is bewaard op deze laptop.</translation>
    </message>
    <message>
        <source>Restart the laptop and open jgvisit again.</source>
        <translation>Start de laptop opnieuw op en open jgvisit daarna weer.</translation>
    </message>
    <message>
        <source>Does it happen again? Call the service desk. Do not delete anything until then.</source>
        <translation>Gebeurt het weer? Bel de servicedesk. Verwijder tot die tijd niets.</translation>
    </message>
    <message>
        <source>In an appointment now? Go on talking, and note on paper what you agree.</source>
        <translation>Zit u nu bij een gezin? Praat rustig verder en schrijf afspraken op papier.</translation>
    </message>
</context>
<context>
    <name>TakenOut</name>
    <message>
        <source>An order that never was</source>
        <translation>Een besluit dat er nooit was</translation>
    </message>
    <message>
        <source>{order}, {name}: {why}. Say that no judge decided this, and that it was our mistake.</source>
        <translation>{order}, {name}: {why}. Zeg dat geen rechter dit besloot, en dat het onze fout was.</translation>
    </message>
</context>
<context>
    <name>TalkLine</name>
    <message>
        <source>{place} of {total}: {what}</source>
        <translation>{place} van {total}: {what}</translation>
    </message>
</context>
<context>
    <name>TalkOverview</name>
    <message>
        <source>Reading once is enough. Each answer after it is apart.</source>
        <translation>Eén keer lezen is genoeg. Daarna is elk antwoord apart.</translation>
    </message>
    <message>
        <source>Each answer gets a paper of its own. They may differ.</source>
        <translation>Elk antwoord krijgt een eigen papier. Ze mogen verschillen.</translation>
    </message>
</context>
<context>
    <name>TodayPresenter</name>
    <message>
        <source>This laptop does not encrypt its disk, or its swap.</source>
        <translation>Deze laptop versleutelt zijn schijf of zijn wisselbestand niet.</translation>
    </message>
    <message>
        <source>Families are encrypted in our own file. What the system writes besides is not. Tell the service desk.</source>
        <translation>Gezinnen staan versleuteld in ons eigen bestand. Wat het systeem daarnaast wegschrijft, is dat niet. Meld het bij de servicedesk.</translation>
    </message>
    <message>
        <source>{first} · {count} more to do now</source>
        <translation>{first} · nog {count} te doen</translation>
    </message>
</context>
<context>
    <name>TodayScreen</name>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>To the end of the day</source>
        <translation>Naar einde van de dag</translation>
    </message>
    <message>
        <source>Write down a new family</source>
        <translation>Nieuw gezin opschrijven</translation>
    </message>
    <message>
        <source>Find in everything</source>
        <translation>Zoek in alles</translation>
    </message>
    <message>
        <source>Do it by typing ({key})</source>
        <translation>Doe het door te typen ({key})</translation>
    </message>
    <message>
        <source>About this program</source>
        <translation>Over dit programma</translation>
    </message>
    <message>
        <source>Practise with a made-up family</source>
        <translation>Oefenen met een verzonnen gezin</translation>
    </message>
    <message>
        <source>Find a family on this laptop</source>
        <translation>Zoek een gezin op deze laptop</translation>
    </message>
    <message>
        <source>What you do here is sent to nobody</source>
        <translation>Wat u hier doet, wordt naar niemand verstuurd</translation>
    </message>
    <message>
        <source>These people do not exist. Never write a real family down here.</source>
        <translation>Deze mensen bestaan niet. Schrijf hier nooit een echt gezin op.</translation>
    </message>
    <message>
        <source>The day&apos;s work is being sent</source>
        <translation>Het werk van vandaag wordt verstuurd</translation>
    </message>
    <message>
        <source>What others changed comes in meanwhile, and shows here by itself.</source>
        <translation>Wat anderen veranderden, komt intussen binnen. U ziet het hier vanzelf.</translation>
    </message>
    <message>
        <source>Everything has been sent</source>
        <translation>Alles is verstuurd</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) still to be sent</source>
        <translation>
            <numerusform>Nog %n stuk te versturen</numerusform>
            <numerusform>Nog %n stukken te versturen</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest has been waiting for {age}.</source>
        <translation>Het oudste wacht al {age}.</translation>
    </message>
    <message>
        <source>Families as known on {moment}.</source>
        <translation>Gezinnen zoals bekend op {moment}.</translation>
    </message>
    <message>
        <source>Not fetched from the server yet.</source>
        <translation>Nog niet opgehaald van de server.</translation>
    </message>
    <message>
        <source>Other families on this laptop</source>
        <translation>Andere gezinnen op deze laptop</translation>
    </message>
    <message>
        <source>Tomorrow, {day}</source>
        <translation>Morgen, {day}</translation>
    </message>
    <message>
        <source>No visits planned, as far as this laptop knows.</source>
        <translation>Geen bezoeken gepland, voor zover deze laptop weet.</translation>
    </message>
    <message numerus="yes">
        <source>%n families. Type a part of the name to see others.</source>
        <translation>
            <numerusform>%n gezin. Typ een deel van de naam om andere te zien.</numerusform>
            <numerusform>%n gezinnen. Typ een deel van de naam om andere te zien.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n families with this in the name.</source>
        <translation>
            <numerusform>%n gezin met dit in de naam.</numerusform>
            <numerusform>%n gezinnen met dit in de naam.</numerusform>
        </translation>
    </message>
    <message>
        <source>No families on this laptop yet</source>
        <translation>Nog geen gezinnen op deze laptop</translation>
    </message>
    <message>
        <source>Log in to fetch your families. For this you need the network, once.</source>
        <translation>Log in om uw gezinnen op te halen. Daar is één keer het netwerk voor nodig.</translation>
    </message>
    <message>
        <source>To the log-in</source>
        <translation>Naar het inloggen</translation>
    </message>
    <message>
        <source>No visits planned for today</source>
        <translation>Vandaag staan er geen bezoeken</translation>
    </message>
    <message>
        <source>Here you plan one yourself.</source>
        <translation>Hier plant u er zelf een.</translation>
    </message>
    <message>
        <source>New visits come with the next sync.</source>
        <translation>Nieuwe bezoeken komen mee met de volgende sync.</translation>
    </message>
</context>
<context>
    <name>UnlockPresenter</name>
    <message>
        <source>The program stopped unexpectedly.</source>
        <translation>Het programma stopte onverwacht.</translation>
    </message>
    <message>
        <source>Everything that was shown as done is saved. Give your PIN to go on where you were.</source>
        <translation>Alles wat als klaar is getoond, is bewaard. Geef uw pincode om verder te gaan waar u was.</translation>
    </message>
</context>
<context>
    <name>UnlockScreen</name>
    <message>
        <source>DEMO · fictional families</source>
        <translation>DEMO · verzonnen gezinnen</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Pincode</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>Laat zien wat ik typ</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Programma sluiten</translation>
    </message>
    <message>
        <source>Practise with a made-up family</source>
        <translation>Oefenen met een verzonnen gezin</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Weergave</translation>
    </message>
    <message>
        <source>Your six words, with a space between them</source>
        <translation>Uw zes woorden, met een spatie ertussen</translation>
    </message>
    <message>
        <source>Open with six words</source>
        <translation>Openen met zes woorden</translation>
    </message>
    <message>
        <source>Open with the PIN</source>
        <translation>Openen met de pincode</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Bezig met openen…</translation>
    </message>
    <message>
        <source>The store stays closed</source>
        <translation>De opslag blijft dicht</translation>
    </message>
    <message>
        <source>Give your PIN</source>
        <translation>Geef uw pincode</translation>
    </message>
    <message>
        <source>Give your six words</source>
        <translation>Geef uw zes woorden</translation>
    </message>
    <message>
        <source>You got these words when this laptop was set up. Capitals do not matter.</source>
        <translation>U kreeg deze woorden toen deze laptop werd ingericht. Hoofdletters maken niet uit.</translation>
    </message>
    <message>
        <source>What is stored on this laptop is left as it is.</source>
        <translation>Wat op deze laptop staat, blijft zoals het is.</translation>
    </message>
    <message>
        <source>This laptop works without a network.</source>
        <translation>Deze laptop werkt ook zonder netwerk.</translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n second(s)</source>
        <translation>
            <numerusform>Volgende poging over %n seconde</numerusform>
            <numerusform>Volgende poging over %n seconden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n minute(s)</source>
        <translation>
            <numerusform>Volgende poging over %n minuut</numerusform>
            <numerusform>Volgende poging over %n minuten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Vault</name>
    <message>
        <source>The municipality closes this laptop. What is done is being sent first.</source>
        <translation>De gemeente sluit deze laptop af. Wat klaar is, wordt eerst verstuurd.</translation>
    </message>
</context>
<context>
    <name>VisitCard</name>
    <message>
        <source>Family without a name</source>
        <translation>Gezin zonder naam</translation>
    </message>
    <message>
        <source>No time planned</source>
        <translation>Geen tijd afgesproken</translation>
    </message>
    <message>
        <source>Visit is open</source>
        <translation>Bezoek is bezig</translation>
    </message>
    <message>
        <source>Visit is done</source>
        <translation>Bezoek is geweest</translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren)</source>
        <translation>
            <numerusform>%n kind</numerusform>
            <numerusform>%n kinderen</numerusform>
        </translation>
    </message>
    <message>
        <source>Before we act</source>
        <translation>Voordat we iets doen</translation>
    </message>
    <message>
        <source>This visit</source>
        <translation>Dit bezoek</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Goed om te weten</translation>
    </message>
    <message>
        <source>Look at the family</source>
        <translation>Bekijk het gezin</translation>
    </message>
    <message>
        <source>Go on with the visit</source>
        <translation>Ga verder met het bezoek</translation>
    </message>
    <message>
        <source>To the visit</source>
        <translation>Naar het bezoek</translation>
    </message>
</context>
<context>
    <name>VisitFields</name>
    <message>
        <source>Which visit?</source>
        <translation>Welk bezoek?</translation>
    </message>
    <message>
        <source>A new visit</source>
        <translation>Een nieuw bezoek</translation>
    </message>
    <message>
        <source>On which day?</source>
        <translation>Op welke dag?</translation>
    </message>
    <message>
        <source>At what time?</source>
        <translation>Hoe laat?</translation>
    </message>
    <message>
        <source>Such as 14:30.</source>
        <translation>Zoals 14:30.</translation>
    </message>
    <message>
        <source>Where?</source>
        <translation>Waar?</translation>
    </message>
    <message>
        <source>What for?</source>
        <translation>Waarvoor?</translation>
    </message>
    <message>
        <source>Who is in the room may read this.</source>
        <translation>Wie erbij is, kan dit lezen.</translation>
    </message>
    <message>
        <source>It stands on the page of {day}, after the sync on colleagues&apos; laptops too.</source>
        <translation>Het staat bij {day}. Na de sync staat het ook op de laptop van collega&apos;s met dit gezin.</translation>
    </message>
</context>
<context>
    <name>VisitPresenter</name>
    <message>
        <source>Visit to {name}</source>
        <translation>Bezoek aan {name}</translation>
    </message>
    <message>
        <source>Not filled in yet</source>
        <translation>Nog niet ingevuld</translation>
    </message>
    <message>
        <source>for {names}</source>
        <translation>voor {names}</translation>
    </message>
    <message>
        <source>from {hour}</source>
        <translation>van {hour}</translation>
    </message>
    <message>
        <source>until {hour}</source>
        <translation>tot {hour}</translation>
    </message>
    <message>
        <source>on the telephone</source>
        <translation>aan de telefoon</translation>
    </message>
    <message>
        <source>by video</source>
        <translation>met beeld</translation>
    </message>
    <message>
        <source>in the room</source>
        <translation>in de kamer</translation>
    </message>
</context>
<context>
    <name>VisitScreen</name>
    <message>
        <source>What do you want to keep?</source>
        <translation>Wat wil ieder houden?</translation>
    </message>
    <message>
        <source>What may each of you decide?</source>
        <translation>Wat mag ieder van jullie beslissen?</translation>
    </message>
    <message>
        <source>All forms</source>
        <translation>Alle formulieren</translation>
    </message>
    <message>
        <source>End the visit</source>
        <translation>Bezoek afsluiten</translation>
    </message>
    <message>
        <source>Interpreter on the telephone</source>
        <translation>Tolk aan de telefoon</translation>
    </message>
    <message>
        <source>Interpreter by video</source>
        <translation>Tolk met beeld</translation>
    </message>
    <message>
        <source>Interpreter in the room</source>
        <translation>Tolk in de kamer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Consent to help</source>
        <translation>Toestemming hulp</translation>
    </message>
    <message>
        <source>Open the form for {name}</source>
        <translation>Open het formulier voor {name}</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>Stop waiting</source>
        <translation>Stoppen met wachten</translation>
    </message>
    <message>
        <source>The officer sees this laptop as “{name}”.</source>
        <translation>De beheerder ziet deze laptop als “{name}”.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Stoppen…</translation>
    </message>
    <message>
        <source>The server is being asked.</source>
        <translation>De server wordt gevraagd.</translation>
    </message>
    <message>
        <source>Waiting for the officer. The program goes on by itself. You may close it: when you open it again, it waits for the same officer.</source>
        <translation>Wachten op de beheerder. Het programma gaat vanzelf verder. U mag het sluiten: opent u het weer, dan wacht het op dezelfde beheerder.</translation>
    </message>
</context>
<context>
    <name>WayPanel</name>
    <message>
        <source>How far is it</source>
        <translation>Hoe ver is het</translation>
    </message>
    <message>
        <source>This must be there first</source>
        <translation>Dit moet er eerst zijn</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Volgende stap</translation>
    </message>
    <message>
        <source>Write this step down</source>
        <translation>Schrijf deze stap op</translation>
    </message>
    <message>
        <source>Look at them side by side</source>
        <translation>Naast elkaar bekijken</translation>
    </message>
    <message>
        <source>Who did it, or who said so</source>
        <translation>Wie deed het, of wie zei het</translation>
    </message>
    <message>
        <source>Why, or what else must be known</source>
        <translation>Waarom, of wat nog meer nodig is</translation>
    </message>
</context>
<context>
    <name>WithdrawalPanel</name>
    <message>
        <source>This has not stopped yet.</source>
        <translation>Dit is nog niet gestopt.</translation>
    </message>
    <message>
        <source>The paper alone stops nothing. Choose under “Take back now” what stops, and press the button.</source>
        <translation>Het papier alleen stopt niets. Kies bij “Nu intrekken” wat stopt, en druk op de knop.</translation>
    </message>
    <message>
        <source>Stop this now</source>
        <translation>Nu laten stoppen</translation>
    </message>
    <message>
        <source>Take back now</source>
        <translation>Nu intrekken</translation>
    </message>
    <message>
        <source>It stops at once. Nobody has to sign, and nobody asks why.</source>
        <translation>Het stopt meteen. Niemand hoeft te tekenen, en niemand vraagt waarom.</translation>
    </message>
    <message>
        <source>This person gave nothing that can be taken back here.</source>
        <translation>Deze persoon gaf niets dat hier ingetrokken kan worden.</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Choose above who takes back: one person at a time.</source>
        <translation>Kies hierboven wie intrekt: één persoon tegelijk.</translation>
    </message>
    <message>
        <source>Choose above how we heard it.</source>
        <translation>Kies hierboven hoe wij het hoorden.</translation>
    </message>
    <message>
        <source>It has stopped.</source>
        <translation>Het is gestopt.</translation>
    </message>
    <message>
        <source>Fill in below what follows. It counts already.</source>
        <translation>Vul hieronder in wat erbij hoort. Het geldt al.</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Not together with others: {name}. Plan this visit apart.</source>
        <translation>Niet samen met anderen: {name}. Plan dit bezoek apart.</translation>
    </message>
    <message>
        <source>A decision is in force for {name}: {about}. Plan apart.</source>
        <translation>Voor {name} geldt een besluit: {about}. Plan apart.</translation>
    </message>
    <message>
        <source>Until {day} a decision is in force for {name}: {about}. Plan apart.</source>
        <translation>Tot en met {day} geldt voor {name} een besluit: {about}. Plan apart.</translation>
    </message>
    <message>
        <source>Draft: no jurist has checked this text yet.</source>
        <translation>Concept: deze tekst is nog niet door een jurist gecontroleerd.</translation>
    </message>
    <message>
        <source>A jurist has checked this text. It has not been released yet.</source>
        <translation>Concept: een jurist heeft deze tekst gecontroleerd, maar nog niet vrijgegeven.</translation>
    </message>
    <message>
        <source>This text held until {day}. Ask the municipality whether it is still right.</source>
        <translation>Deze tekst gold tot en met {day}. Vraag de gemeente of hij nog klopt.</translation>
    </message>
    <message>
        <source>No translator has checked this translation. The Dutch text counts.</source>
        <translation>Nog geen vertaler heeft deze vertaling nagekeken. De Nederlandse tekst telt.</translation>
    </message>
    <message>
        <source>This card has no translation for this family yet.</source>
        <translation>Deze kaart is er nog niet in de taal van dit gezin.</translation>
    </message>
    <message>
        <source>There is a translation. It opens once an interpreter is there.</source>
        <translation>Er is een vertaling. Die gaat open als er een tolk is.</translation>
    </message>
    <message>
        <source>parent</source>
        <translation>ouder</translation>
    </message>
    <message>
        <source>child</source>
        <translation>kind</translation>
    </message>
    <message>
        <source>guardian</source>
        <translation>voogd</translation>
    </message>
    <message>
        <source>foster parent</source>
        <translation>pleegouder</translation>
    </message>
    <message>
        <source>network</source>
        <translation>netwerk</translation>
    </message>
    <message>
        <source>other</source>
        <translation>anders</translation>
    </message>
    <message>
        <source>{role}, {age} years</source>
        <translation>{role}, {age} jaar</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>Thuis</translation>
    </message>
    <message>
        <source>At our office</source>
        <translation>Op ons kantoor</translation>
    </message>
    <message>
        <source>At school</source>
        <translation>Op school</translation>
    </message>
    <message>
        <source>By telephone</source>
        <translation>Per telefoon</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Ergens anders</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>iemand</translation>
    </message>
    <message>
        <source>{name}, help from {day}</source>
        <translation>{name}, hulp vanaf {day}</translation>
    </message>
    <message>
        <source>Authority over {name}: two versions, being checked</source>
        <translation>Gezag over {name}: twee versies, wordt nagegaan</translation>
    </message>
    <message>
        <source>Authority over {name}: not checked yet</source>
        <translation>Gezag over {name}: nog niet nagegaan</translation>
    </message>
    <message>
        <source>Authority over {name}: {evidence}</source>
        <translation>Gezag over {name}: {evidence}</translation>
    </message>
    <message>
        <source>checked on {day}</source>
        <translation>nagegaan op {day}</translation>
    </message>
    <message>
        <source>Look on the paper of the judge whose authority it is about, and write that down.</source>
        <translation>Kijk op het papier van de rechter over wiens gezag het gaat, en leg dat vast.</translation>
    </message>
    <message>
        <source>Check the authority of: {name}</source>
        <translation>Ga het gezag na van: {name}</translation>
    </message>
    <message>
        <source>An exception in the law lets the help begin. Not all answers are here.</source>
        <translation>De hulp kan beginnen door een uitzondering in de wet. Niet alle antwoorden zijn er.</translation>
    </message>
    <message>
        <source>All answers are here. The help can begin.</source>
        <translation>Alle antwoorden zijn er. De hulp kan beginnen op de afgesproken dag.</translation>
    </message>
    <message>
        <source>We do not have all answers yet. The help does not begin yet.</source>
        <translation>Wij hebben nog niet alle antwoorden. De hulp begint nog niet.</translation>
    </message>
    <message>
        <source>Consent to help, opened on {moment}: “{help}”</source>
        <translation>Toestemming hulp, geopend op {moment}: “{help}”</translation>
    </message>
    <message>
        <source>{name}: this is only a dot.</source>
        <translation>{name}: dit is alleen een stip.</translation>
    </message>
    <message>
        <source>{name}: this is very small.</source>
        <translation>{name}: dit is heel klein.</translation>
    </message>
    <message>
        <source>{name}: this is only one straight line.</source>
        <translation>{name}: dit is alleen één rechte streep.</translation>
    </message>
    <message>
        <source>{name}: there is nothing yet.</source>
        <translation>{name}: hier staat nog niets.</translation>
    </message>
    <message>
        <source>Nothing was recorded and what was drawn stays. Ask to sign again.</source>
        <translation>Er is niets vastgelegd; wat er staat blijft staan. Vraag om opnieuw te tekenen.</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>sinds {day}</translation>
    </message>
    <message>
        <source>This text says “{found}”. {rule}</source>
        <translation>In deze tekst staat “{found}”. {rule}</translation>
    </message>
    <message>
        <source>The last day in this form is over: it takes no yes any more. Make a new version, with a new last day.</source>
        <translation>De laatste dag in dit formulier is voorbij: een ja kan hier niet meer. Maak een nieuwe versie, met een nieuwe laatste dag.</translation>
    </message>
    <message>
        <source>The last day in this form is over: it takes no yes any more. Put a new last day in the answers, and lay it before the family again.</source>
        <translation>De laatste dag in dit formulier is voorbij: een ja kan hier niet meer. Zet een nieuwe laatste dag in de antwoorden, en leg het opnieuw voor.</translation>
    </message>
    <message>
        <source>All answers are here.</source>
        <translation>Alle antwoorden zijn er.</translation>
    </message>
    <message>
        <source>We do not have all answers yet.</source>
        <translation>Wij hebben nog niet alle antwoorden.</translation>
    </message>
</context>
<context>
    <name>WordsPage</name>
    <message>
        <source>I have written them down</source>
        <translation>Ik heb ze opgeschreven</translation>
    </message>
</context>
<context>
    <name>_ChoosingPanel</name>
    <message>
        <source>Write it down</source>
        <translation>Leg het vast</translation>
    </message>
</context>
<context>
    <name>_PassageItem</name>
    <message>
        <source>What was it?</source>
        <translation>Wat was er?</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>Wat is het?</translation>
    </message>
    <message>
        <source>Where do we know it from?</source>
        <translation>Van wie of waaruit weten wij het?</translation>
    </message>
    <message>
        <source>Who saw or said it, or which paper.</source>
        <translation>Wie zag of zei het, of welk papier.</translation>
    </message>
    <message>
        <source>Which day was that?</source>
        <translation>Welke dag was dat?</translation>
    </message>
</context>
<context>
    <name>_RowItem</name>
    <message>
        <source>More of this</source>
        <translation>Meer hierover</translation>
    </message>
</context>
<context>
    <name>_Script</name>
    <message>
        <source>Draft: no jurist and no interpreter has looked at these lines yet.</source>
        <translation>Concept: nog geen jurist en geen tolk heeft deze zinnen nagekeken.</translation>
    </message>
</context>
</TS>
