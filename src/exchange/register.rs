//! Members through time, as the files beside a charter tell them: `members.csv`, `outside.csv` and `changes.csv`.
//!
//! `members.csv` lists every member of all times, each with its newest number; the other two add who was merged into
//! whom, and the numbers borne before.

use super::facts::{FactsFault, MemberFact, lines, wrong};
use crate::domain::date::{Date, add_days, parse_iso};
use crate::domain::ids::Id;
use crate::domain::member::{Member, MemberNumber, Placement};
use crate::domain::sort::Sorter;

/// A line of `outside.csv`: a municipality that is never a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutsideFact {
    /// Handle.
    pub handle: String,
    /// Municipality number.
    pub code: String,
    /// Name.
    pub name: String,
}

/// A line of `changes.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeFact {
    /// Line in the file.
    pub line: u64,
    /// First day of what it led to.
    pub on: Date,
    /// What changed.
    pub change: Change,
}

/// A change of members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A number was replaced, and nothing else.
    Number {
        /// The number before.
        from: String,
        /// The number after.
        to: String,
    },
    /// Members became one.
    Merger {
        /// Handles of those that ended.
        from: Vec<String>,
        /// Handle of the one that began.
        to: String,
    },
}

/// Reads `outside.csv`: handle, code, name.
///
/// # Errors
/// The first line that is wrong.
pub fn outside(text: &str) -> Result<Vec<OutsideFact>, FactsFault> {
    lines(text)
        .map(|line| {
            let (line, fields) = line?;
            let field = |i: usize| fields.get(i).filter(|f| !f.is_empty()).map(str::to_owned).ok_or_else(|| wrong(line, ""));
            Ok(OutsideFact { handle: field(0)?, code: field(1)?, name: field(2)? })
        })
        .collect()
}

/// Reads `changes.csv`: date, kind (`number`, `merger`), from, to, name; the name is for whoever reads the file.
///
/// # Errors
/// The first line that is wrong.
pub fn changes(text: &str) -> Result<Vec<ChangeFact>, FactsFault> {
    lines(text)
        .map(|line| {
            let (line, fields) = line?;
            let field = |i: usize| fields.get(i).unwrap_or_default();
            let on = parse_iso(field(0)).ok_or_else(|| wrong(line, field(0)))?;
            let (from, to) = (field(2), field(3).to_owned());
            if from.is_empty() || to.is_empty() {
                return Err(wrong(line, field(1)));
            }
            let change = match field(1) {
                "number" => Change::Number { from: from.to_owned(), to },
                "merger" => Change::Merger { from: from.split(';').map(|h| h.trim().to_owned()).collect(), to },
                other => return Err(wrong(line, other)),
            };
            Ok(ChangeFact { line, on, change })
        })
        .collect()
}

/// Everything the three files say of members.
#[derive(Clone, Debug, Default)]
pub struct RegisterFacts {
    /// Members of all times.
    pub members: Vec<MemberFact>,
    /// Municipalities from outside.
    pub outside: Vec<OutsideFact>,
    /// What changed.
    pub changes: Vec<ChangeFact>,
}

/// The records that come of it.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// Members of all times and those from outside, a successor before those merged into it.
    pub members: Vec<Member>,
    /// Numbers borne.
    pub numbers: Vec<MemberNumber>,
    /// Areas of members.
    pub placements: Vec<Placement>,
}

/// Makes the records. A member without an order stands by name, a successor where its earliest predecessor stands.
///
/// # Errors
/// A change that names none of the members, made into an error of the caller's; or the caller's own, of an identity.
pub fn register<E>(
    facts: RegisterFacts,
    sorter: &Sorter,
    mut mint: impl FnMut() -> Result<Id, E>,
    fault: impl Fn(FactsFault) -> E,
) -> Result<Register, E> {
    let mut register = Register::default();
    let mut unordered = Vec::new();
    let RegisterFacts { mut members, outside, mut changes } = facts;
    members.sort_by_key(|m| (m.order.unwrap_or(u32::MAX), sorter.key(&m.name)));
    let given = members.iter().filter_map(|m| m.order).max().unwrap_or(0);
    for (place, fact) in (given.saturating_add(1)..).zip(members) {
        let id = mint()?;
        if fact.order.is_none() {
            unordered.push(id);
        }
        for (scheme, value) in fact.areas {
            register.placements.push(Placement { id: mint()?, member: id, scheme, value, from: None, until: None });
        }
        register.members.push(Member {
            id,
            handle: fact.handle,
            code: fact.code,
            name: fact.name,
            order: fact.order.unwrap_or(place),
            org_number: fact.org_number,
            from: fact.from,
            until: fact.until,
            successor: None,
            outside: false,
        });
    }
    let last = register.members.iter().map(|m| m.order).max().unwrap_or(0);
    for (place, fact) in (last + 1..).zip(outside) {
        let OutsideFact { handle, code, name } = fact;
        let id = mint()?;
        let member = Member {
            id,
            handle,
            code,
            name,
            order: place,
            org_number: None,
            from: None,
            until: None,
            successor: None,
            outside: true,
        };
        register.members.push(member);
    }
    changes.sort_by_key(|c| c.on);
    for change in &changes {
        if let Change::Merger { from, to } = &change.change {
            register.merge(change.on, from, to, &unordered).map_err(|found| fault(wrong(change.line, found)))?;
        }
    }
    register.renumber(&changes, &mut mint, fault)?;
    // Whoever is pointed at must be there first.
    register.members.sort_by_key(|m| std::cmp::Reverse(m.from));
    Ok(register)
}

impl Register {
    /// Ends the predecessors the day before and points them at the successor; gives the handle that names none.
    fn merge<'a>(&mut self, on: Date, from: &'a [String], to: &'a str, unordered: &[Id]) -> Result<(), &'a str> {
        let successor = self.members.iter().position(|m| m.handle == to && m.from == Some(on) && !m.outside).ok_or(to)?;
        let id = self.members[successor].id;
        let eve = add_days(on, -1);
        let mut place = u32::MAX;
        for handle in from {
            let fits = |m: &&mut Member| m.handle == *handle && m.id != id && m.successor.is_none() && m.exists_on(eve);
            let member = self.members.iter_mut().find(fits).ok_or(handle.as_str())?;
            member.until = Some(eve);
            member.successor = Some(id);
            if !member.outside {
                place = place.min(member.order);
            }
        }
        if unordered.contains(&id) && place < u32::MAX {
            self.members[successor].order = place;
        }
        Ok(())
    }

    /// Follows numbers from those that the members bear, back and forth through the changes.
    fn renumber<E>(
        &mut self,
        changes: &[ChangeFact],
        mint: &mut impl FnMut() -> Result<Id, E>,
        fault: impl Fn(FactsFault) -> E,
    ) -> Result<(), E> {
        // Per member: the days on which it took a number, the number before, the number after.
        let mut taken: Vec<Vec<(Date, &str, &str)>> = vec![Vec::new(); self.members.len()];
        let mut open: Vec<_> = changes
            .iter()
            .filter_map(|c| match &c.change {
                Change::Number { from, to } => Some((c.line, c.on, from.as_str(), to.as_str())),
                Change::Merger { .. } => None,
            })
            .collect();
        while !open.is_empty() {
            let before = open.len();
            open.retain(|(_, on, from, to)| {
                let bears = |n: &usize| {
                    let (member, taken) = (&self.members[*n], &taken[*n]);
                    let known = |code: &str| member.code == code || taken.iter().any(|(_, a, b)| [*a, *b].contains(&code));
                    member.exists_on(*on) && member.exists_on(add_days(*on, -1)) && (known(to) || known(from))
                };
                let Some(owner) = (0..self.members.len()).find(bears) else { return true };
                taken[owner].push((*on, from, to));
                false
            });
            if open.len() == before {
                return Err(fault(wrong(open[0].0, open[0].2)));
            }
        }
        for (member, mut taken) in self.members.iter_mut().zip(taken) {
            taken.sort_unstable();
            let Some((_, first, _)) = taken.first() else { continue };
            let mut add = |code: &str, from: Option<Date>| {
                self.numbers.push(MemberNumber { id: mint()?, member: member.id, code: code.to_owned(), name: None, from });
                Ok(())
            };
            add(first, None)?;
            for (on, _, to) in &taken {
                add(to, Some(*on))?;
                member.code = (*to).to_owned();
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sort::Language;
    use crate::exchange::facts::members;

    fn made(list: &str, beside: &str, changed: &str) -> Result<Register, FactsFault> {
        let list = format!("handle,code,name,order,org_number,from,until,areas\n{list}");
        let facts = RegisterFacts {
            members: members(&list)?,
            outside: outside(&format!("handle,code,name\n{beside}"))?,
            changes: changes(&format!("date,kind,from,to,name\n{changed}"))?,
        };
        let mut next = 0;
        let mint = || {
            next += 1;
            Ok(Id::from_stored(next).expect("positive"))
        };
        register(facts, &Sorter::new(Language::Nb), mint, |fault| fault)
    }

    #[test]
    fn numbers_are_followed_from_either_end() {
        for code in ["0219", "3024", "3201"] {
            let changed = "2024-01-01,number,3024,3201,\n2020-01-01,number,0219,3024,\n";
            let made = made(&format!("baerum,{code},Bærum,,,,,\n"), "", changed).expect("a register");
            assert_eq!(made.members[0].code, "3201");
            let borne: Vec<_> = made.numbers.iter().map(|n| (n.code.as_str(), n.from.map(|d| d.to_string()))).collect();
            let on = |text: &str| Some(text.to_owned());
            assert_eq!(borne, [("0219", None), ("3024", on("2020-01-01")), ("3201", on("2024-01-01"))]);
        }
    }

    #[test]
    fn a_successor_of_the_same_name_stands_where_its_first_predecessor_stood() {
        let list = "as,2,As,2,,,,\nby,1,By,1,,,,\nas,9,As,,,2020-01-01,,\n";
        let made = made(list, "ut,7,Ut\n", "2020-01-01,merger,as;ut,as,As\n").expect("a register");
        let new = made.members.iter().find(|m| m.code == "9").expect("a successor");
        assert_eq!((new.order, new.successor), (2, None));
        for code in ["2", "7"] {
            let old = made.members.iter().find(|m| m.code == code).expect("a predecessor");
            assert_eq!((old.successor, old.until.map(|d| d.to_string())), (Some(new.id), Some("2019-12-31".to_owned())));
        }
        assert_eq!(made.members[0].id, new.id, "it must be there before it is pointed at");
    }

    #[test]
    fn a_place_that_is_given_is_given_to_nobody_else() {
        let made = made("as,1,As,3,,,,\nby,2,By,,,,,\nco,3,Co,2,,,,\n", "", "").expect("a register");
        let mut places: Vec<_> = made.members.iter().map(|m| m.order).collect();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), 3);
    }

    #[test]
    fn a_change_of_nobody_names_its_line() {
        let fault = |changed: &str| made("by,1,By,,,,,\n", "", changed).expect_err("a fault");
        let at = |line: &str, found: &str| FactsFault { place: line.to_owned(), found: found.to_owned(), fault: None };
        assert_eq!(fault("2020-01-01,number,8,9,\n"), at("2", "8"));
        assert_eq!(fault("2020-01-01,merger,by,as,\n"), at("2", "as"));
        assert_eq!(fault("2020-01-01,merged,by,as,\n"), at("2", "merged"));
        assert_eq!(fault("soon,number,1,2,\n"), at("2", "soon"));
    }
}
