//! `split`.

use crate::desk::{Desk, squeezed};
use serde_json::{Value, json};

/// Members and shares in minor units.
fn shares(items: &Value) -> Vec<(&str, i64)> {
    let items = items.as_array().expect("items");
    items.iter().map(|i| (i["member"].as_str().expect("member"), i["share"]["minor"].as_i64().expect("minor"))).collect()
}

#[test]
fn m01_consultants_for_all_three() {
    let desk = Desk::demo("moa");
    let split = desk.json(&["split", "340000", "--pool", "konsulter"]);
    assert_eq!(shares(&split["items"]), [("mora", 20_400_000), ("orsa", 6_800_000), ("alvdalen", 6_800_000)]);
    assert_eq!(split["total"], json!({"minor": 34_000_000, "currency": "SEK"}));
    assert!(split["key"]["clause"].as_str().expect("clause").contains('§'));
    insta::assert_snapshot!(desk.ok(&["split", "340000", "--pool", "konsulter"]));
}

#[test]
fn m01_consultants_for_two_have_both_readings() {
    let desk = Desk::demo("moa");
    let args = ["split", "340000", "--pool", "konsulter", "--members", "mora,orsa"];
    let split = desk.json(&args);
    let readings = split["readings"].as_array().expect("readings");
    let found: Vec<_> = readings.iter().map(|r| (r["reading"].as_str(), r["default"].as_bool(), shares(&r["items"]))).collect();
    let needing = vec![("mora", 25_500_000), ("orsa", 8_500_000)];
    let all = vec![("mora", 20_400_000), ("orsa", 6_800_000), ("alvdalen", 6_800_000)];
    assert_eq!(found, [(Some("those-in-need"), Some(true), needing), (Some("all-three"), Some(false), all)]);
    let said = desk.ok(&args);
    assert!(said.contains("§ 5.2"), "{said}");
    insta::assert_snapshot!(said);
}

#[test]
fn m02_the_odd_ore_is_named() {
    let desk = Desk::demo("moa");
    let split = desk.json(&["split", "340000,01", "--pool", "konsulter"]);
    assert_eq!(shares(&split["items"]), [("mora", 20_400_001), ("orsa", 6_800_000), ("alvdalen", 6_800_000)]);
    let odd: Vec<_> = split["items"].as_array().expect("items").iter().map(|i| i["odd_unit"].as_bool()).collect();
    assert_eq!(odd, [Some(true), Some(false), Some(false)]);
    let said = desk.ok(&["split", "340000,01", "--pool", "konsulter"]);
    assert!(said.contains("1 öre blir över") && said.contains("avtalet: Mora"), "{said}");
}

/// Digitale Akershus: 3 kr for each inhabitant of the 19 on 2020-01-01, and what the 22 of the year before would have paid.
#[test]
fn the_fee_of_2020_and_its_what_ifs() {
    let desk = Desk::demo("akershus");
    let fee = ["split", "--pool", "kontingent", "--year", "2020"];
    let decided = desk.json(&fee);
    assert_eq!((&decided["total"]["minor"], shares(&decided["items"]).len()), (&json!(199_857_600), 19));
    let of_22 = [&fee[..], &["--on", "2019-01-01"]].concat();
    let split = desk.json(&of_22);
    let share = |handle: &str| shares(&split["items"]).into_iter().find(|(member, _)| *member == handle).map(|(_, minor)| minor);
    assert_eq!((&split["total"]["minor"], shares(&split["items"]).len()), (&json!(187_216_500), 22));
    assert_eq!((share("baerum"), share("hurdal")), (Some(38_052_300), Some(859_200)));
    desk.ok(&["figure", "set", "sats", "2020", "3,50", "--decided", "årsmøtet"]);
    assert_eq!(desk.json(&of_22)["total"]["minor"], 218_419_250);
}

/// V21, V22: a joint purchase by inhabitants, over those that take part.
#[test]
fn v21_a_joint_purchase_by_inhabitants() {
    let desk = Desk::demo("vestland");
    let some = "alver,askøy,austevoll,bjørnafjorden,bømlo,fitjar,gloppen,kinn,kvam,kvinnherad,luster,sogndal,stad,stord,\
                sunnfjord,voss,øygarden";
    let more = format!("{some},bergen,etne,gulen,osterøy,stryn,sveio,tysnes,vaksdal");
    for (members, heads, stord, fitjar, oygarden) in
        [(some, 280_784, 5_835_304, 979_917, 12_302_998), (&more, 610_328, 2_684_557, 450_815, 5_660_047)]
    {
        let split = desk.json(&["split", "850000", "--key", "population", "--members", members, "--on", "2026-01-01"]);
        let found = shares(&split["items"]);
        for share in [("stord", stord), ("fitjar", fitjar), ("oygarden", oygarden)] {
            assert!(found.contains(&share), "{share:?} in {found:?}");
        }
        let weights = split["items"].as_array().expect("items").iter().map(|i| i["weight"].as_u64().expect("a weight"));
        assert_eq!(weights.sum::<u64>(), heads);
        assert_eq!(found.iter().map(|(_, minor)| minor).sum::<i64>(), 85_000_000);
    }
}

/// N10, N11: the costs of a project are for those that take part.
#[test]
fn n10_a_pool_of_participants_is_split_over_those_named() {
    let desk = Desk::demo("norrbotten");
    let split = |members: &str| desk.json(&["split", "400000", "--pool", "projektkostnad", "--members", members]);
    let five = [("boden", 6_575_556), ("kalix", 3_504_883), ("lulea", 18_433_451), ("pitea", 9_685_474), ("alvsbyn", 1_800_636)];
    assert_eq!(shares(&split("kalix,älvsbyn,luleå,piteå,boden")["items"]), five);
    let four = [("boden", 7_207_053), ("lulea", 20_203_745), ("pitea", 10_615_638), ("alvsbyn", 1_973_564)];
    assert_eq!(shares(&split("älvsbyn,luleå,piteå,boden")["items"]), four);
    let base = desk.json(&["split", "2150000", "--pool", "grund"]);
    assert_eq!(shares(&base["items"]).iter().filter(|(_, minor)| *minor == 15_357_143).count(), 12);
    assert_eq!(shares(&base["items"]).iter().filter(|(_, minor)| *minor == 15_357_142).count(), 2);
}

#[test]
fn the_figures_of_a_date_are_named() {
    let desk = Desk::demo("vestland");
    let split = desk.json(&["split", "10000,02", "--key", "population", "--on", "2020-01-01"]);
    assert_eq!(split["basis"]["date"], "2020-01-01");
    let sum: i64 = shares(&split["items"]).iter().map(|(_, minor)| minor).sum();
    assert_eq!((sum, split["items"].as_array().map(Vec::len)), (1_000_002, Some(43)));
}

#[test]
fn refusals_name_what_is_missing() {
    let desk = Desk::demo("moa");
    let missing = squeezed(&desk.refused(4, &["split", "5", "--key", "invanare", "--on", "2010-01-01"]));
    for word in ["Mora", "Orsa", "Älvdalen", "20101", "6750", "7035"] {
        assert!(missing.contains(word), "{word} in {missing}");
    }
    let keys = desk.refused(4, &["split", "5"]);
    assert!(keys.contains("--pool konsulter") && keys.contains("--key fordelning"), "{keys}");
    desk.refused(4, &["split"]);
    desk.refused(4, &["split", "5", "--key", "egen"]);
    desk.refused(2, &["split", "340.000", "--key", "fordelning"]);
    desk.refused(2, &["split", "mye", "--key", "fordelning"]);
    desk.refused(3, &["split", "5", "--key", "fordeling"]);
    desk.refused(3, &["split", "5", "--key", "fordelning", "--members", "mora,malung"]);
}

#[test]
fn a_member_named_twice_pays_once_and_less_than_nothing_is_shared_too() {
    let desk = Desk::demo("moa");
    let lines = |args: &[&str]| -> Vec<(String, String)> {
        let split = desk.json(args);
        let items = split["items"].as_array().expect("items").iter();
        items.map(|i| (i["member"].to_string(), i["share"].to_string())).collect()
    };
    assert_eq!(
        lines(&["split", "100", "--key", "equal", "--members", "mora,orsa,mora"]),
        lines(&["split", "100", "--key", "equal", "--members", "mora,orsa"])
    );
    assert_eq!(lines(&["split", "-0,01", "--key", "equal"]).len(), 3);
}

/// Who pays by the agreement cannot be left out by a flag; who takes part in a project can be named, or follows from the
/// answers.
#[test]
fn those_who_take_part_pay_and_nobody_is_left_out_without_a_word() {
    let desk = Desk::demo("akershus");
    desk.ok(&["figure", "set", "sats", "2026", "3", "--decided", "sak 12/25"]);
    let refused = desk.refused(4, &["split", "--pool", "kontingent", "--year", "2026", "--members", "asker,nes"]);
    assert!(refused.contains("--key per-innbygger"), "{refused}");
    desk.ok(&["project", "add", "Felles skjema", "--type", "utbredelse-eier", "--category", "p3"]);
    let handle = desk.json(&["find", "Felles", "skjema"])["items"][0]["handle"].as_str().expect("a handle").to_owned();
    let project = ["split", "300", "--key", "population", "--project", &handle];
    let nobody = desk.refused(4, &project);
    assert!(nobody.contains(&handle) && nobody.contains("stance set"), "{nobody}");
    let set = |members: &str, state: &str| {
        desk.ok(&["stance", "set", members, &format!("{handle}.tilbud"), state, "--on", "2026-11-02"]);
    };
    set("asker,nes,lorenskog", "deltar");
    set("baerum", "deltar ikke");
    let payers = |args: &[&str]| {
        let sheet = desk.json(args);
        let items = sheet["items"].as_array().expect("items").iter();
        items.map(|i| i["member"].as_str().expect("a member").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(payers(&project), ["asker", "lorenskog", "nes"]);
    assert_eq!(payers(&["split", "300", "--key", "population", "--members", "nes,asker"]), ["asker", "nes"]);
    let before = desk.refused(4, &[&project[..], &["--on", "2026-11-01"]].concat());
    assert!(before.contains(&handle), "{before}");
    desk.refused(2, &[&project[..], &["--members", "nes"]].concat());
    // Who has gone does not pay.
    let gone = desk.refused(4, &["split", "100", "--key", "equal", "--members", "hurum,asker"]);
    assert!(gone.contains("Hurum"), "{gone}");
    // Of two that became one, one said yes and one said nothing: nobody is left out without a word.
    desk.ok(&["member", "merge", "nes,gjerdrum", "--into", "Nyby", "--code", "3999", "--on", "2026-11-10"]);
    let mixed = desk.refused(4, &project);
    assert!(mixed.contains("Nyby"), "{mixed}");
}

/// What has several questions is asked by the one that is meant: who has the need is not who takes part.
#[test]
fn the_question_that_is_meant_decides_who_pays() {
    let desk = Desk::demo("moa");
    let refused = desk.refused(3, &["split", "340000", "--pool", "konsulter", "--project", "P-1"]);
    assert!(refused.contains("P-1.behov") && refused.contains("P-1.deltagande"), "{refused}");
    desk.ok(&["stance", "set", "alvdalen,orsa", "P-1.behov", "har-inte-behovet"]);
    desk.ok(&["stance", "set", "mora", "P-1.behov", "har-behovet"]);
    let split = desk.json(&["split", "340000", "--pool", "konsulter", "--project", "P-1.behov"]);
    assert_eq!(shares(&split["items"]), [("mora", 34_000_000)]);
}

/// A project with a second topic is still meant by its handle alone where only one topic fits what is said of it.
#[test]
fn the_only_topic_that_fits_need_not_be_named() {
    let desk = Desk::new("vestland");
    desk.ok(&["project", "add", "Prøve", "--number", "900"]);
    desk.ok(&["stance", "set", "alver,voss", "P-900", "ressursar"]);
    desk.ok(&["stance", "set", "alver,askoy,voss", "P-900", "einig"]);
    let split = desk.json(&["split", "300", "--key", "equal", "--project", "P-900"]);
    let mut payers = shares(&split["items"]);
    payers.sort_unstable();
    assert_eq!(payers, [("alver", 15_000), ("voss", 15_000)]);
    // A state that no topic has, and a topic that nothing tells, are asked for.
    let refused = desk.refused(3, &["stance", "set", "alver", "P-900", "xyzzy"]);
    assert!(refused.contains("P-900.deltaking") && refused.contains("P-900.semje"), "{refused}");
}

#[test]
fn a_split_by_layers_names_the_figures_it_counts() {
    let desk = Desk::empty();
    let charter = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/charters/fifth");
    desk.ok(&["new", "a.samvirke", "--charter", charter, "--kept-from", "2025-01-01"]);
    let sheet = desk.json(&["split", "100000", "--pool", "running-costs"]);
    assert_eq!(sheet["items"][0]["weight"], Value::Null);
    assert!(sheet["basis"]["date"].is_string(), "{sheet}");
    let shown = desk.ok(&["split", "100000", "--pool", "running-costs"]);
    assert!(shown.contains("Inhabitants as of 1 Jan 2026"), "{shown}");
}

#[test]
fn n18_what_a_member_pays_stands_on_its_page_by_rule() {
    let desk = Desk::demo("moa");
    let page = desk.json(&["member", "show", "orsa", "--pays"]);
    let pays = page["items"][0]["pays"].as_array().expect("costs").clone();
    let of = |name: &str| pays.iter().find(|cost| cost["name"].as_str().is_some_and(|n| n.starts_with(name))).cloned();
    let shared = of("Verksamhetsutveckling").expect("a cost by the fixed key");
    assert_eq!((shared["part"].as_i64(), shared["clause"].as_str()), (Some(2000), Some("§ 5.2")), "{shared}");
    assert!(
        desk.ok(&["member", "show", "orsa", "--pays"]).contains("20,00\u{a0}%") || desk.ok(&["show", "orsa"]).contains("20,00 %")
    );
    // A rate that is decided gives an amount.
    let desk = Desk::demo("akershus");
    desk.ok(&["figure", "set", "sats", "2026", "3,50", "--decided", "AM 5/26"]);
    let page = desk.json(&["member", "show", "asker", "--pays"]);
    let amounts: Vec<_> =
        page["items"][0]["pays"].as_array().expect("costs").iter().map(|c| c["amount"]["minor"].clone()).collect();
    assert!(amounts.contains(&35_528_150.into()), "101 509 inhabitants at 3.50: {amounts:?}");
}

#[test]
fn a_key_that_is_not_known_or_not_alone_is_answered_with_those_there_are() {
    let desk = Desk::demo("akershus");
    let said = desk.refused(3, &["split", "1000", "--key", "foo"]);
    for key in ["per-innbygger", "equal", "population"] {
        assert!(said.contains(key), "{said}");
    }
    let desk = Desk::demo("moa");
    assert!(desk.refused(3, &["split", "1000", "--pool", "x"]).contains("samvirke split 1"));
    assert!(desk.refused(4, &["split", "1"]).contains("--pool utveckling"), "the list is there");
}

#[test]
fn days_that_nobody_can_mean_are_refused_and_numbers_that_cannot_be() {
    let desk = Desk::demo("akershus");
    let before = desk.ok(&["dump"]);
    for day in ["1850-01-01", "2062-01-01"] {
        let said = desk.refused(4, &["stance", "set", "asker", "agreement", "vedtatt", "--on", day]);
        assert!(said.contains(&day[..4]), "{said}");
        desk.refused(4, &["meeting", "add", "programstyre", day]);
    }
    desk.refused(4, &["ask", "P-6.tilbud", "--on", "2026-12-24"]);
    desk.refused(4, &["member", "merge", "nes,gjerdrum", "--into", "Nyby", "--code", "39999", "--on", "2027-01-01"]);
    desk.refused(4, &["member", "edit", "asker", "--org-number", "12345"]);
    assert_eq!(desk.ok(&["dump"]), before);
    let said = desk.run(&["member", "edit", "asker", "--org-number", "920125289"]);
    assert!(said.code == 0 && said.err.contains("920125289"), "{}", said.err);
}
