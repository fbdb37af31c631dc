//! Two courses side by side in one sentence: asked (`Soll sie A oder B?`), weighed (`ob A oder B`), open to somebody
//! (`kann A oder B`), pressed on somebody (`sonst B`).

use super::super::{
    Language,
    clauses::{Clause, ClauseKind},
    lexicon::WordSet,
    lore::Lore,
    phrases::Hit,
    prose::{Token, TokenKind},
    reading::Reading,
};

/// `Does he own up to Glynis, or sell his motorbike?`, `Opfert sie ihn, oder setzt sie die anderen aufs Spiel?`: whether a
/// question sets what somebody may do beside what else.
pub(super) fn asks_deeds(reading: &Reading<'_>, tokens: &[Token<'_>]) -> bool {
    let lore = reading.lore;
    // `starrt auf sein Handy: anrufen oder raushalten?`
    let tokens = tokens.rsplit(|token| token.text == ":").next().unwrap_or(tokens);
    let lower = |at: usize| tokens.get(at).map_or("", |token| token.lower.as_str());
    let Some(first) = tokens.iter().position(|token| token.kind == TokenKind::Word) else { return false };
    let Some(or) = (first + 1..tokens.len()).rfind(|&at| lore.words.or.contains(lower(at))) else {
        return false;
    };
    let word = |at: &usize| tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Word);
    let opens = lore.dilemmas.asking_deed.contains(lower(first));
    match reading.prose.language {
        Language::English => {
            let opens = opens || lore.verbs.infinitive(lower(first));
            // `or does she hand the scalpel to a beginner?`
            let again = lore.dilemmas.asking_deed.contains(lower(or + 1))
                && lore.words.subject_pronouns.contains(lower(or + 2));
            opens && word(&(or + 1)) && (again || lore.verbs.infinitive(lower(or + 1)))
        }
        Language::German => {
            let full = |at: usize| {
                let form = lore.verbs.finite(lower(at));
                !lore.words.finite_auxiliaries.contains(lower(at))
                    && form.is_some_and(|form| !lore.words.modals.contains(&form.lemma))
            };
            let last = |end: usize| (first..end).rfind(word).map_or("", |at| lower(at));
            let infinitive = |word: &str| word.ends_with("en") && lore.verbs.infinitive(word);
            // `Auf den Hubschrauber warten oder selbst zum Skalpell greifen?`
            let bare = infinitive(last(or))
                && infinitive(last(tokens.len()))
                && !tokens.iter().any(|token| {
                    lore.words.finite_auxiliaries.contains(&token.lower)
                        || lore.verbs.finite(&token.lower).is_some_and(|form| !form.bare)
                });
            bare || opens && infinitive(last(tokens.len())) || full(first) && full(or + 1)
        }
    }
}

/// Whether the sentence tells of two between which somebody decides: `ob … oder …`, `zwischen … und …`, `muss wählen:
/// die Bühne oder das Kind`.
pub(super) fn weighs(lore: &Lore, tokens: &[Token<'_>], cues: &[Hit]) -> bool {
    let told = |at: usize, words: &WordSet| !tokens[at].quoted && words.contains(&tokens[at].lower);
    let find = |words: &WordSet, from: usize| (from..tokens.len()).find(|&at| told(at, words));
    let decides = |hit: &Hit| {
        matches!(
            hit.rule,
            "dilemma/decide"
                | "dilemma/question-posed"
                | "dilemma/should"
                | "dilemma/put-to-choice"
                | "dilemma/torn"
                | "dilemma/named"
                | "dilemma/deadline"
        )
    };
    let before = |at: usize| cues.iter().any(|hit| decides(hit) && hit.tokens.start < at);
    let whether = find(&lore.dilemmas.whether, 0);
    let colon = tokens.iter().position(|token| token.text == ":" && !token.quoted);
    let parted = [whether, colon].into_iter().flatten();
    let or = parted.into_iter().any(|at| before(at) && find(&lore.words.or, at + 2).is_some());
    let between = find(&lore.dilemmas.between, 0).filter(|&at| {
        tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word)
            && find(&lore.words.and, at + 2).is_some_and(|and| and - at <= FAR)
    });
    let chooses = |hit: &Hit| matches!(hit.rule, "dilemma/decide" | "dilemma/torn" | "dilemma/named");
    or || between.is_some() && cues.iter().any(chooses)
}

/// The two between whom somebody decides stand no farther apart, in tokens.
const FAR: usize = 8;

/// Whether two courses stand side by side: `She can sell it, or she can ask him why.`, `Er darf bleiben; oder er geht.`,
/// `Solange muss sie warten oder selbst abschalten.`
pub(super) fn sets_courses(reading: &Reading<'_>, tokens: &[Token<'_>], cues: &[Hit]) -> bool {
    let told: Vec<&Token<'_>> = tokens.iter().filter(|token| !token.quoted).collect();
    let lower = |at: usize| told.get(at).map_or("", |token| token.lower.as_str());
    let Some(or) = (1..told.len()).rfind(|&at| reading.lore.words.or.contains(lower(at))) else {
        return false;
    };
    let Some(may) = (0..or).rfind(|&at| reading.lore.dilemmas.may.contains(lower(at))) else {
        return told_to_choose(reading, &told, or, cues);
    };
    let words = reading.lore.words;
    // `either she names six people, or head office sends …`
    let acts = |at: usize| {
        words.subject_pronouns.contains(lower(at))
            || words.determiners.contains(lower(at))
            || told.get(at).is_some_and(|token| token.text.starts_with(char::is_uppercase))
    };
    let finite = || (or + 1..told.len()).take(5).any(|at| reading.lore.verbs.finite(lower(at)).is_some());
    let either = (0..or).rfind(|&at| reading.lore.dilemmas.either.contains(lower(at)));
    let parted = matches!(lower(or - 1), "," | ";" | "–" | "—" | ".");
    let told_either = either.is_some_and(|either| words.subject_pronouns.contains(lower(either + 1)));
    let other = match reading.prose.language {
        Language::English => acts(or + 1) || finite(),
        // `Entweder sie geht zur Polizei, oder Tom kommt frei.`
        Language::German => parted && acts(or + 1),
    };
    if told_either && other {
        return true;
    }
    let clause = words.subject_pronouns.contains(lower(or + 1)) && parted;
    // `muss warten oder selbst abschalten.`
    let last = (or + 1..told.len()).rfind(|&at| told[at].kind == TokenKind::Word);
    let infinitive = reading.prose.language == Language::German
        && last.is_some_and(|last| {
            let verb = told[last].text == told[last].lower && lower(last).ends_with("en");
            verb && (last - or <= 4 || last - or <= FAR && reading.lore.verbs.infinitive(lower(last)))
        });
    // `can denounce the trick and claim his reward, or let a scullion die`
    let verb = reading.prose.language == Language::English
        && parted
        && reading.lore.verbs.finite(lower(or + 1)).is_some()
        && !lower(or + 1).ends_with('s');
    // `must fire either Brenda or Clyde`
    let one_of = either.is_some_and(|either| {
        either > 1
            && reading.lore.dilemmas.may.contains(lower(either - 2))
            && reading.lore.verbs.infinitive(lower(either - 1))
            && acts(or + 1)
    });
    clause || infinitive || verb || one_of || told_in_full(reading, &told, may, or)
}

/// `can report her brother or bury the evidence`, `kann schießen lassen oder den Wagen geben und damit …`: an infinitive on
/// either side.
fn told_in_full(reading: &Reading<'_>, told: &[&Token<'_>], may: usize, or: usize) -> bool {
    if reading.prose.language == Language::German {
        let infinitive = |at: usize| {
            let token = told[at];
            token.text == token.lower && reading.lore.verbs.infinitive(&token.lower)
        };
        let ends = |at: usize| {
            let next = told.get(at + 1);
            next.is_none_or(|next| {
                next.kind == TokenKind::Mark || reading.lore.words.and.contains(&next.lower)
            })
        };
        let end = told.len().min(or + FAR);
        return or > may + 2 && infinitive(or - 1) && (or + 2..end).any(|at| infinitive(at) && ends(at));
    }
    let lower = |at: usize| told.get(at).map_or("", |token| token.lower.as_str());
    let infinitive = |at: usize| reading.lore.verbs.infinitive(lower(at));
    let word = |at: usize| told.get(at).is_some_and(|token| token.kind == TokenKind::Word);
    // `can neither eat nor sleep`, `can not report him or hide it`
    let denied = (may..or).any(|at| reading.lore.words.negations.contains(lower(at)));
    !denied && or - may >= 3 && infinitive(may + 1) && infinitive(or + 1) && word(or + 2)
}

/// `gives her until Friday to sell the shop or lose the house`, `bis Freitag Zeit, den Laden zu verkaufen oder das Haus zu
/// verlieren`: what somebody is to choose between before a day.
fn told_to_choose(reading: &Reading<'_>, told: &[&Token<'_>], or: usize, cues: &[Hit]) -> bool {
    let lower = |at: usize| told.get(at).map_or("", |token| token.lower.as_str());
    let to = |at: &usize| reading.lore.words.to.contains(lower(*at));
    let infinitive = |at: usize| reading.lore.verbs.infinitive(lower(at));
    let first = (0..or).rfind(to).is_some_and(|to| infinitive(to + 1));
    let other = match reading.prose.language {
        Language::English => infinitive(or + 1),
        Language::German => (or + 1..told.len()).rfind(to).is_some_and(|to| infinitive(to + 1)),
    };
    first && other && cues.iter().any(|hit| hit.rule == "dilemma/deadline")
}

/// `threatens to tell, or else …`, `verlangt eine Falschaussage, sonst …`: what comes of refusing, in the sentence itself.
pub(super) fn threatens(lore: &Lore, tokens: &[Token<'_>], cues: &[Hit]) -> bool {
    let pressing = cues.iter().filter(|hit| PRESSING.contains(&hit.rule)).map(|hit| hit.tokens.end);
    let Some(pressed) = pressing.min() else { return false };
    (pressed.max(1)..tokens.len()).any(|at| {
        !tokens[at].quoted
            && lore.dilemmas.otherwise_opens.contains(&tokens[at].lower)
            && tokens[at - 1].kind == TokenKind::Mark
    })
}

/// What presses somebody to do what they would not.
pub(super) const PRESSING: [&str; 5] =
    ["dilemma/demand", "dilemma/urge", "dilemma/offer", "dilemma/threat", "dilemma/should"];

/// `Tom wants to sell; Laura wants to keep it.`: two persons who each want something.
pub(super) fn at_odds(reading: &Reading<'_>, clauses: &[Clause]) -> bool {
    let wants = |clause: &&Clause| {
        clause.kind == ClauseKind::Main && reading.lore.dilemmas.wants.contains(&clause.lemma)
    };
    let mut wanting = clauses.iter().filter(wants).map(Clause::subject_persons).filter(|who| !who.is_empty());
    let Some(first) = wanting.next() else { return false };
    wanting.any(|other| other.iter().all(|person| !first.contains(person)))
}
