//! A dozen failures as they are said, read by people who write the language.

use super::super::words::{failure, finding};
use super::super::{Failure, Rejection, Wanted, charter_words, store_words};
use super::on;
use super::samples::{amount, key, line, missing_figures, not_found, person_added, placed};
use crate::domain::charter::KeyChoice;
use crate::domain::charter::fault::FaultKind;
use crate::domain::cost::weights::KeyRefusal;
use crate::domain::money::Money;
use crate::domain::sort::Language;
use crate::store::{Finding, StoreError};
use crate::text::Say;
use crate::text::read::AmountFault;
use std::path::{Path, PathBuf};

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// The dozen in one language, with spaces that do not break as plain ones.
fn dozen(language: Language) -> String {
    let say = Say::new(language);
    let known = texts(&["namnd", "rad", "edit"]);
    let faults = [
        placed("seat[3].of.body", FaultKind::UnknownName { name: "namd".to_owned(), wanted: "body", known }),
        placed("duty[2].when.every", FaultKind::UnknownWord { word: "quater".to_owned(), allowed: texts(&["year", "quarter"]) }),
        placed("exit[1].period", FaultKind::WrongValue { found: "1,5 år".to_owned(), expected: "length".to_owned() }),
    ];
    let fault = AmountFault::Ambiguous { text: "1.234".to_owned(), grouped: Money::from_minor(123_400), thousandths: 1234 };
    let later = vec![line(1014, person_added("Kari Nes")), line(1013, None)];
    let copies = Some(Path::new("/home/kari/.local/state/samvirke/backups"));
    let store = |error| store_words::error(say, &error, copies);
    let doctor = |found| {
        let (subject, message) = finding(say, &found);
        vec![format!("{subject}: {message}")]
    };
    let all = [
        charter_words::faults(say, "moa.toml", &faults),
        failure(say, &key(missing_figures(), &["Orsa", "Mora", "Älvdalen", "Rättvik"])),
        failure(say, &key(KeyRefusal::Undecided { choices: vec![KeyChoice::Population, KeyChoice::Fixed] }, &[])),
        failure(say, &amount(fault)),
        failure(say, &not_found(Wanted::Member, "orza", &["orsa (Orsa)", "mora (Mora)"])),
        failure(say, &Failure::Rejected(Rejection::TermsOverlap { from: on("2023-01-01"), until: on("2026-12-31") })),
        failure(say, &Failure::ChangedBetween(line(1012, person_added("Kari Nes")))),
        store(StoreError::UndoBlocked { later }),
        store(StoreError::Newer { found: 3, known: 1 }),
        store(StoreError::Damaged { code: 11 }),
        store(StoreError::Backup { folder: PathBuf::from("/copies"), cause: Box::new(StoreError::DiskFull) }),
        store(StoreError::ReadOnly),
        doctor(Finding::RowMissing { table: "meeting".to_owned(), row: 71, change: 8 }),
        doctor(Finding::SyncedFolder { folder: "OneDrive - Region".to_owned() }),
    ];
    all.map(|lines| lines.join("\n")).join("\n\n").replace('\u{a0}', " ")
}

#[test]
fn in_swedish() {
    insta::assert_snapshot!(dozen(Language::Sv), @r#"
    Avtalet kan inte användas, för det finns 3 fel i moa.toml:
    moa.toml, rad 41, kolumn 9: seat[3].of.body: det finns inget organ ”namd”. Menade du namnd? Finns: namnd, rad, edit.
    moa.toml, rad 41, kolumn 9: duty[2].when.every: ordet ”quater” kan inte stå här. Menade du quarter? Kan stå här: year, quarter.
    moa.toml, rad 41, kolumn 9: exit[1].period: här ska det stå en tid som 18 months, 14 days, 2 weeks eller 1 year, inte ”1,5 år”.
    Ingenting har ändrats. Rätta avtalsfilen och försök igen.

    ”Kontingent” (§6.5) ger ingen fördelning: invånarantalet per 31 dec 2025 saknas för 4 kommuner.
      Orsa: 6 868 per 31 dec 2024, därefter 20 511 per 31 dec 2026
      Mora: 6 868 per 31 dec 2024, inget senare
      Älvdalen: först 20 511 per 31 dec 2026, inget tidigare
      Rättvik: inget invånarantal är registrerat
    Talen måste gälla en och samma dag. Registrera de som saknas, eller välj en dag som alla har tal för, med --on.

    Beloppet kan inte fördelas ännu: avtalet anger inte vilken nyckel som gäller för ”Kontingent” (§6.5).
    Ett beslut om nyckeln måste registreras först.
    Valet står mellan: invånarantal, fasta andelar.
    Vill du se vad en nyckel skulle ge, prova samvirke split med --key equal eller --key population.

    ”1.234” kan betyda 1 234,00 eller 1,234.
    Menar du 1 234,00, skriv 1234.
    Menar du 1,234, skriv 1,23; ett belopp har högst två decimaler.

    Ingen kommun i samarbetet heter ”orza”. Menade du orsa (Orsa)?
    Finns: orsa (Orsa), mora (Mora).

    Perioden har dagar gemensamma med en annan mandatperiod för organet: 1 jan 2023 till 31 dec 2026.
    Välj dagar utanför den. Ska den ändras, skriv den på nytt med samma första dag: samvirke term add BODY 2023-01-01 TO

    En annan ändring kom emellan, så ingenting har gjorts:
      1012: Person tillagd: Kari Nes (kari)
    Är det den du menar, försök en gång till. En äldre ändring ångras med samvirke undo NUMBER.

    Ändringen kan inte ångras för sig: senare ändringar gäller samma sak eller bygger på den.
    Ångra dessa först, uppifrån och ned, med samvirke undo 1014
      1014: Person tillagd: Kari Nes (kari)
      1013: En ändring från en nyare version av programmet (kari)

    Filen är skriven av en nyare version av programmet: filen har format 3, detta program känner till och med 1.
    Ingenting har ändrats. Uppdatera programmet för att öppna filen.

    Filen är skadad (kod 11).
    Skriv inte mer i den. Se vad som är fel: samvirke doctor
    Kopior från tidigare dagar ligger i /home/kari/.local/state/samvirke/backups; den nyaste öppnas med samvirke -f FILE.

    Ändringen har inte gjorts, eftersom kopian som tas först inte kunde skapas i /copies.
    Disken är full, så ändringen har inte sparats.
    Ingenting har gått förlorat: filen är som den var. Frigör utrymme på disken och försök igen.

    Filen kan läsas men inte ändras här.
    Listor, sökning och utskrifter fungerar. Ska något ändras, kopiera filen till en mapp där du kan skriva, och öppna kopian med -f.

    möte 71: Posten har tagits bort utanför programmet efter ändring 8. Se i en kopia från en tidigare dag vad det var, och registrera det på nytt.

    mappen: Mappen OneDrive - Region verkar kopieras till andra datorer av en molntjänst, som kan blanda ihop två versioner av filen. Ha filen på datorns egen disk, och lägg kopior i mappen.
    "#);
}

#[test]
fn in_nynorsk() {
    insta::assert_snapshot!(dozen(Language::Nn), @r#"
    Avtalen kan ikkje brukast, for det er 3 feil i moa.toml:
    moa.toml, linje 41, kolonne 9: seat[3].of.body: det finst ikkje noko organ «namd». Meinte du namnd? Finst: namnd, rad, edit.
    moa.toml, linje 41, kolonne 9: duty[2].when.every: ordet «quater» kan ikkje stå her. Meinte du quarter? Kan stå her: year, quarter.
    moa.toml, linje 41, kolonne 9: exit[1].period: her skal det stå ei tid som 18 months, 14 days, 2 weeks eller 1 year, ikkje «1,5 år».
    Ingenting vart endra. Rett avtalefila, og prøv igjen.

    «Kontingent» (§6.5) gir inga fordeling: innbyggjartalet per 31. des. 2025 manglar for 4 kommunar.
      Orsa: 6 868 per 31. des. 2024, deretter 20 511 per 31. des. 2026
      Mora: 6 868 per 31. des. 2024, ikkje noko seinare
      Älvdalen: først 20 511 per 31. des. 2026, ikkje noko tidlegare
      Rättvik: ikkje noko innbyggjartal er registrert
    Tala må gjelde éin og same dag. Registrer dei som manglar, eller vel ein dag alle har tal for, med --on.

    Beløpet kan ikkje fordelast enno: avtalen seier ikkje kva nøkkel som gjeld for «Kontingent» (§6.5).
    Eit vedtak om nøkkelen må registrerast først.
    Det kan veljast mellom: innbyggjartal, faste delar.
    Vil du sjå kva ein nøkkel ville gi, prøv samvirke split med --key equal eller --key population.

    «1.234» kan bety 1 234,00 eller 1,234.
    Meiner du 1 234,00, skriv 1234.
    Meiner du 1,234, skriv 1,23; eit beløp har høgst to desimalar.

    Ingen kommune i samarbeidet heiter «orza». Meinte du orsa (Orsa)?
    Finst: orsa (Orsa), mora (Mora).

    Perioden har dagar felles med ein annan periode for organet: 1. jan. 2023 til 31. des. 2026.
    Vel dagar utanfor han. Skal han endrast, skriv han på nytt med same første dag: samvirke term add BODY 2023-01-01 TO

    Ei anna endring kom imellom, så ingenting vart gjort:
      1012: Person lagd til: Kari Nes (kari)
    Er det den du meiner, prøv éin gong til. Ei eldre endring blir angra med samvirke undo NUMBER.

    Endringa kan ikkje angrast for seg: seinare endringar gjeld det same eller byggjer på ho.
    Angre desse først, ovanfrå og ned, med samvirke undo 1014
      1014: Person lagd til: Kari Nes (kari)
      1013: Ei endring frå ein nyare versjon av programmet (kari)

    Fila er skriven av ein nyare versjon av programmet: fila har format 3, dette programmet kjenner til og med 1.
    Ingenting vart endra. Oppdater programmet for å opne fila.

    Fila er skadd (kode 11).
    Ikkje skriv meir i ho. Sjå kva som er gale: samvirke doctor
    Kopiar frå tidlegare dagar ligg i /home/kari/.local/state/samvirke/backups; den nyaste kan opnast med samvirke -f FILE.

    Endringa vart ikkje gjord, for kopien som blir teken først, kunne ikkje lagast i /copies.
    Disken er full, så endringa vart ikkje lagra.
    Ingenting er tapt: fila er som ho var. Frigjer plass på disken, og prøv igjen.

    Fila kan lesast, men ikkje endrast her.
    Lister, søk og utskrifter verkar. Skal noko endrast, kopier fila til ei mappe der du kan skrive, og opne kopien med -f.

    møte 71: Oppføringa er fjerna utanom programmet etter endring 8. Sjå i ein kopi frå ein tidlegare dag kva det var, og registrer det på nytt.

    mappa: Mappa OneDrive - Region ser ut til å bli kopiert til andre maskiner av ei skyteneste, som kan blande saman to versjonar av fila. Ha fila på disken til maskina, og legg kopiar i mappa.
    "#);
}
