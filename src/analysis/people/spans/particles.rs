//! Particles that belong to a name: `von der Heide`, `Klara von Thun`, `Ana da Silva`.

use super::{Finder, Span};
use crate::analysis::lexicon;
use crate::analysis::morphology::Known;
use crate::analysis::people::candidates::is_capital;
use crate::analysis::prose::Token;

impl Finder<'_, '_, '_> {
    /// `von`; with a capital only where it is no first name, as `Ben` is.
    pub(super) fn is_leading_particle(&self, token: usize) -> bool {
        let token = self.scan.token(token);
        is_noble_particle(&token.lower)
            && (!is_capital(token) || lexicon::first_name(&token.lower, self.scan.language).is_none())
    }

    /// How many particles at `at` belong to the name after them: `von der Heide` standing alone.
    pub(super) fn leading_particles(&self, at: usize, end: usize) -> usize {
        let scan = self.scan;
        let count = (at..end.min(at + 3)).take_while(|&token| self.is_leading_particle(token)).count();
        let Some(candidate) =
            scan.candidate_of.get(at + count).copied().flatten().filter(|_| count > 0 && at + count < end)
        else {
            return 0;
        };
        let base = scan.candidates[candidate].base.as_str();
        let last = scan.token(at + count - 1).lower.as_str();
        // The same particle stands before it inside a full name, here or in the cast list.
        let seen = self.cast_pairs.contains(&(last, base))
            || self
                .led
                .get(&(scan.candidates[candidate].group, last))
                .is_some_and(|places| places.iter().any(|&other| other != at + count));
        // `die Schwester von Jonas Veit`, `die Frau von Jonas` are no noblewomen.
        let whose = |title: &Token<'_>| {
            let first = scan.form(&scan.candidates[candidate]).first.is_some();
            let named = scan.candidate_of.get(at + count + 1).is_some_and(Option::is_some);
            first && (named || lexicon::kin(&title.lower, scan.language).is_some())
        };
        let titled = at > 0
            && scan
                .beside(at, -1)
                .is_some_and(|token| lexicon::title(token.text, scan.language).is_some() && !whose(token));
        if seen || titled { count } else { 0 }
    }

    /// Takes the name at `at` and `particles` more into `span`, if it goes on there: `Klara von der Heide`.
    pub(super) fn extend_over_particles(
        &self,
        span: &mut Span,
        at: usize,
        particles: usize,
        end: usize,
    ) -> bool {
        let scan = self.scan;
        let next = at + particles;
        let Some(candidate) = scan.candidate_of.get(next).copied().flatten().filter(|_| next < end) else {
            return false;
        };
        let base = scan.candidates[candidate].base.as_str();
        let form = scan.form(&scan.candidates[candidate]);
        let last = scan.quiet(next - 1);
        let noble = (at..next).all(|token| is_noble_particle(scan.quiet(token)));
        let in_cast = self.cast_pairs.contains(&(last, base));
        let particles = lexicon::particles();
        let foreign = particles.foreign.has(last);
        let unknown = form.known == Known::No
            || particles.surely.has(last) && form.known != Known::Listed
            || base.contains('-');
        let place = crate::analysis::settings::place_words(scan.language).names.contains(base);
        // `Kommissar Paul Wolf den Fall`: an article alone is no part of a name.
        let article = next == at + 1 && lexicon::closed(scan.language).is_article(last);
        let titled = !article && !self.titles(span.tokens.start).is_empty();
        // `Onkel Schorsch zu Besuch`
        let surely = (at..next).any(|token| particles.surely.has(scan.quiet(token)));
        let visits = form.known == Known::Listed && !surely;
        // `Herrn Kuhlmann vom Fitnessstudio`: where he is to be found.
        let whereabouts = lexicon::closed(scan.language).contracted.contains(last)
            && (self.is_setting(scan.token(next)) || lexicon::is_noun(&form.lower, scan.language));
        // `redet Gernot von Rosenrost`, and elsewhere he is Gernot Pohl.
        let is_anothers = span.parts.last().is_some_and(|first| self.is_taken(first, base));
        let fits = in_cast
            || !whereabouts
                && !is_anothers
                && noble
                && (foreign || titled && !visits || unknown && !place && form.first.is_none());
        if !fits || span.parts.len() > 3 || span.family {
            return false;
        }
        span.parts.extend((at..next).map(|token| scan.quiet(token).to_owned()));
        self.take(span, next);
        true
    }
}

/// Particles of names that do not join two people.
pub(super) fn is_noble_particle(word: &str) -> bool {
    lexicon::particles().noble.has(word)
}
