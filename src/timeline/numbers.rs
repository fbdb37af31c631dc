//! The episode in figures: its length against the slot, each strand's share, and how long who is absent.

use std::collections::BTreeMap;

use super::{chart::ChartWords, plan::Plan, telling::count, units::Minute};
use crate::outline::{CharacterId, CharacterKind, Length, Minutes, Outline, StrandId};

/// A character is a main one who takes part in at least this share of the scenes …
const MAIN_SHARE: f64 = 0.2;
/// … and in at least so many.
const MAIN_SCENES: usize = 3;

/// So many strands' shares stand in a line.
const MOST_SHARES: usize = 6;

/// How long the episode is, and how long it may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Runtime {
    /// How long the scenes are together that have a length.
    pub known: Length,
    /// How many scenes have no length yet.
    pub unknown_scenes: usize,
    /// The length of the slot.
    pub slot: Option<Minutes>,
}

impl Runtime {
    /// The runtime of `outline`.
    pub fn of(outline: &Outline) -> Self {
        Self {
            known: outline.scenes.iter().filter_map(|scene| scene.length).sum(),
            unknown_scenes: outline.scenes.iter().filter(|scene| scene.length.is_none()).count(),
            slot: outline.runtime_minutes.map(Minutes::whole),
        }
    }

    /// By how much the known minutes alone are too long for the slot.
    pub fn over(&self) -> Option<Minutes> {
        let over = self.known.minutes.tenths().checked_sub(self.slot?.tenths())?;
        (over > 0).then(|| Minutes::from_f64(f64::from(over) / 10.0))
    }

    /// How much of the slot the known minutes leave; nothing where no slot is set.
    pub fn left(&self) -> Option<Minutes> {
        let left = self.slot?.tenths().checked_sub(self.known.minutes.tenths())?;
        Some(Minutes::from_f64(f64::from(left) / 10.0))
    }

    /// The runtime in a line: `40 of 48 min`, and what is too much or missing behind it.
    pub fn text(&self, words: &dyn ChartWords) -> String {
        let text = match self.slot {
            Some(slot) => words.length_in_slot(self.known, slot),
            None => words.length(self.known),
        };
        match (self.over(), self.unknown_scenes) {
            (Some(over), _) => format!("{text} · {}", words.over(over)),
            (None, 0) => text,
            (None, unknown) => format!("{text} · {}", words.without_length(unknown)),
        }
    }
}

/// A strand's share of the episode.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// The strand; none for the scenes that belong to none.
    pub strand: Option<StrandId>,
    /// Its scenes.
    pub scenes: usize,
    /// How long those of them are together that have a length.
    pub length: Length,
    /// Its part of all lengths, in hundredths; of the number of scenes where none has a length. The parts of all
    /// strands make up a hundred.
    pub percent: u32,
}

/// The shares of all strands, in their order; then of the scenes without, where there are any.
pub fn shares(outline: &Outline) -> Vec<Share> {
    let mut sums: BTreeMap<Option<&StrandId>, (usize, Length)> = BTreeMap::new();
    for scene in &outline.scenes {
        let (scenes, length) = sums.entry(scene.strand.as_ref()).or_default();
        *scenes += 1;
        *length = *length + scene.length.unwrap_or_default();
    }
    let share = |strand: Option<&StrandId>| {
        let (scenes, length) = sums.get(&strand).copied().unwrap_or_default();
        Share { strand: strand.cloned(), scenes, length, percent: 0 }
    };
    let without = Some(share(None)).filter(|share| share.scenes > 0);
    let mut shares: Vec<_> =
        outline.strands.iter().map(|strand| share(Some(&strand.id))).chain(without).collect();
    let by_minutes: Vec<u64> = shares.iter().map(|share| share.length.minutes.tenths().into()).collect();
    let by_scenes = || shares.iter().map(|share| share.scenes as u64).collect();
    let has_lengths = by_minutes.iter().any(|minutes| *minutes > 0);
    let parts = hundredths(&if has_lengths { by_minutes } else { by_scenes() });
    shares.iter_mut().zip(parts).for_each(|(share, percent)| share.percent = percent);
    shares
}

/// The shares of the strands in a line, of the first ones of many: `A 25′ · B 10′`. Where a strand's scenes have no length,
/// how many they are.
pub fn shares_text(outline: &Outline, shares: &[Share], words: &dyn ChartWords) -> String {
    let parts = shares.iter().filter(|share| share.scenes > 0).take(MOST_SHARES).filter_map(|share| {
        let letter = outline.strand_letter(share.strand.as_ref()?)?;
        Some(match share.length.minutes {
            Minutes::ZERO => format!("{letter} {}", share.scenes),
            _ => format!("{letter} {}", words.short_length(share.length)),
        })
    });
    parts.collect::<Vec<_>>().join(" · ")
}

/// The parts of the whole in hundredths, which make up a hundred: those whose fraction is largest are rounded up.
fn hundredths(parts: &[u64]) -> Vec<u32> {
    let whole: u64 = parts.iter().sum::<u64>().max(1);
    let mut shares: Vec<u64> = parts.iter().map(|part| part * 100 / whole).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&index| (std::cmp::Reverse(parts[index] * 100 % whole), index));
    let wanted = if parts.iter().any(|part| *part > 0) { 100 } else { 0 };
    let short = wanted - shares.iter().sum::<u64>();
    for index in order.into_iter().take(usize::try_from(short).unwrap_or_default()) {
        shares[index] += 1;
    }
    shares.into_iter().map(|share| u32::try_from(share).unwrap_or(100)).collect()
}

/// Who or what is absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absentee {
    /// A strand.
    Strand(StrandId),
    /// A main character.
    Character(CharacterId),
}

/// The longest time in which somebody is not seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Absence {
    /// Who.
    pub who: Absentee,
    /// From when.
    pub from: Minute,
    /// Until when; the end of the episode where they do not come back.
    pub to: Minute,
    /// How many scenes go by.
    pub scenes: usize,
    /// Whether they come back.
    pub comes_back: bool,
}

/// The longest absence of each strand and each main character after their first scene. Who is never absent,
/// or never there, is not named.
pub fn absences(outline: &Outline, plan: &Plan) -> Vec<Absence> {
    let strands = outline.strands.iter().filter_map(|strand| {
        let scenes = scenes_where(plan, |place| plan.slots[place].scene.strand.as_ref() == Some(&strand.id));
        longest_absence(plan, Absentee::Strand(strand.id.clone()), &scenes)
    });
    let characters = main_characters(outline).into_iter().filter_map(|id| {
        let scenes = scenes_where(plan, |place| plan.slots[place].scene.characters.contains(&id));
        longest_absence(plan, Absentee::Character(id), &scenes)
    });
    strands.chain(characters).collect()
}

/// Named characters who take part in many of the scenes, in the order of the list.
pub fn main_characters(outline: &Outline) -> Vec<CharacterId> {
    let total = outline.scenes.len();
    let is_main = |id: &CharacterId| {
        let scenes = outline.scenes.iter().filter(|scene| scene.characters.contains(id)).count();
        scenes >= MAIN_SCENES && count(scenes) >= MAIN_SHARE * count(total)
    };
    let named = outline.characters.iter().filter(|character| character.kind == CharacterKind::Named);
    named.map(|character| character.id.clone()).filter(is_main).collect()
}

fn scenes_where(plan: &Plan, is_there: impl Fn(usize) -> bool) -> Vec<usize> {
    (0..plan.slots.len()).filter(|place| is_there(*place)).collect()
}

fn longest_absence(plan: &Plan, who: Absentee, scenes: &[usize]) -> Option<Absence> {
    let ends = plan.slots.len();
    let nexts = scenes.iter().skip(1).copied().chain([ends]);
    let gaps = scenes.iter().copied().zip(nexts).filter(|(here, next)| next - here > 1);
    let length = |(here, next): (usize, usize)| {
        let to = plan.slots.get(next).map_or(plan.total, |slot| slot.start);
        to - plan.slots[here].end()
    };
    // Of equally long ones the first.
    let longest = gaps.reduce(|a, b| if length(b) > length(a) { b } else { a })?;
    Some(Absence {
        who,
        from: plan.slots[longest.0].end(),
        to: plan.slots[longest.0].end() + length(longest),
        scenes: longest.1 - longest.0 - 1,
        comes_back: longest.1 < ends,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::{View, testing::story};

    #[test]
    fn the_slot_is_held_against_known_minutes() {
        let runtime = |text: &str, slot| {
            let outline = Outline { runtime_minutes: slot, ..story(text) };
            let runtime = Runtime::of(&outline);
            (runtime.known.minutes.as_f64(), runtime.unknown_scenes, runtime.over().map(Minutes::as_f64))
        };
        assert_eq!(runtime("A:20 A:25.5", Some(45)), (45.5, 0, Some(0.5)));
        assert_eq!(runtime("A:20 A:25", Some(45)), (45.0, 0, None));
        assert_eq!(runtime("A:20 A", Some(45)), (20.0, 1, None));
        assert_eq!(runtime("A:50", None), (50.0, 0, None));
    }

    #[test]
    fn strands_share_the_episode() {
        let outline = story("A:6 B:3 A:0 -:3");
        let shares: Vec<_> = shares(&outline)
            .into_iter()
            .map(|share| {
                (
                    share.strand.map(|id| id.to_string()),
                    share.scenes,
                    share.length.minutes.as_f64(),
                    share.percent,
                )
            })
            .collect();
        assert_eq!(
            shares,
            [(Some("A".into()), 2, 6.0, 50), (Some("B".into()), 1, 3.0, 25), (None, 1, 3.0, 25)]
        );
    }

    #[test]
    fn parts_make_a_whole() {
        for (text, expected) in [
            // A scene without a length counts for nothing here, as it does in the sums beside them.
            ("A:10.5 B:30 -:10.5 B", &[21, 59, 20][..]),
            ("A:1 B:1 -:1", &[34, 33, 33]),
            ("A B A -", &[50, 25, 25]),
            ("A:0 B:3", &[0, 100]),
        ] {
            let percents: Vec<_> = shares(&story(text)).into_iter().map(|share| share.percent).collect();
            assert_eq!(percents, expected, "{text}");
        }
        assert!(shares(&Outline::default()).is_empty());
    }

    #[test]
    fn the_longest_absence_is_named() {
        let outline = story("B:2 A:5+kai A:1+kai B:9 A:1+kai B:4 B:1");
        let plan = Plan::of(&outline, &View::default());
        let absences: Vec<_> = absences(&outline, &plan)
            .into_iter()
            .map(|absence| {
                let who = match absence.who {
                    Absentee::Strand(id) => id.to_string(),
                    Absentee::Character(id) => id.to_string(),
                };
                (who, absence.from.0, absence.to.0, absence.scenes, absence.comes_back)
            })
            .collect();
        assert_eq!(
            absences,
            [
                ("A".into(), 8.0, 17.0, 1, true),
                ("B".into(), 2.0, 8.0, 2, true),
                ("kai".into(), 8.0, 17.0, 1, true)
            ]
        );
    }

    #[test]
    fn who_does_not_come_back_is_absent_to_the_end() {
        let outline = story("A:2 B:3 B:4");
        let plan = Plan::of(&outline, &View::default());
        let absences = absences(&outline, &plan);
        assert_eq!(absences.len(), 1);
        assert_eq!((absences[0].to, absences[0].comes_back), (Minute(9.0), false));
    }

    #[test]
    fn a_small_part_is_no_main_character() {
        let outline = story("A+kai+tom A+kai A+kai A+sara A+sara");
        assert_eq!(main_characters(&outline), ["kai".into()]);
    }
}
