//! Where the action happens.
//!
//! A word that can name a place does so where a preposition of place, another place's genitive or a verb like
//! `verlassen` says so. What is found is then joined: `Klinik` is the `Marien-Klinik` named before.

mod english;
mod headings;
mod quoted;
mod roads;
mod sightings;
mod standing;

use std::{collections::BTreeMap, ops::Range};

use self::sightings::{Scan, Sighting};
use super::{Cue, Language, people::People, prose::Prose, settings::PlaceWords};

/// A place where action happens or is said to happen.
#[derive(Clone, Debug)]
pub struct Place {
    /// The fullest form of its name, nominative.
    pub name: String,
    /// Every other form.
    pub aliases: Vec<String>,
    /// The sentence and the tokens of each mention, in order.
    pub mentions: Vec<(usize, Range<usize>)>,
    /// The scene headings that name it, as bytes of the text.
    pub headings: Vec<Range<usize>>,
    /// How likely this is a place of the story, 0 to 1.
    pub confidence: f32,
    /// What spoke for it.
    pub cues: Vec<Cue>,
}

/// What must speak for a place before it is one.
const ENOUGH: f32 = 0.6;

/// The places of the story, in order of first mention.
pub fn find(prose: &Prose<'_>, people: &People) -> Vec<Place> {
    let scan = Scan::new(prose, people);
    let mut sightings: Vec<Sighting> = Vec::new();
    for sentence in &prose.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match scan.sighting(at, sentence.tokens.clone()) {
                Some(sighting) => {
                    at = sighting.tokens.end.max(at + 1);
                    match sightings.last_mut().filter(|last| scan.says_what(last, &sighting)) {
                        Some(last) => {
                            last.aliases.push(sighting.name);
                            if sighting.cue.weight > last.cue.weight {
                                last.cue = sighting.cue;
                            }
                        }
                        None => sightings.push(sighting),
                    }
                }
                None => at += 1,
            }
        }
    }
    let mut places = join(sightings, scan.words, prose);
    headings::add(prose, &mut places);
    places
}

/// Makes places of sightings: those of one name, and short forms of the one named before.
fn join(sightings: Vec<Sighting>, words: &PlaceWords, prose: &Prose<'_>) -> Vec<Place> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
    for sighting in sightings {
        let known = by_name
            .get(&sighting.name)
            .copied()
            .or_else(|| short_for(&drafts, &sighting, words, prose.language));
        let index = known.unwrap_or(drafts.len());
        by_name.entry(sighting.name.clone()).or_insert(index);
        if known.is_none() {
            drafts.push(Draft::default());
        }
        drafts[index].add(sighting, prose);
    }
    drafts.into_iter().filter(|draft| draft.weight >= ENOUGH).map(|draft| draft.place).collect()
}

#[derive(Debug)]
struct Draft {
    place: Place,
    head: Option<String>,
    named: bool,
    weight: f32,
}

impl Default for Draft {
    fn default() -> Self {
        let place = Place {
            name: String::new(),
            aliases: Vec::new(),
            mentions: Vec::new(),
            headings: Vec::new(),
            confidence: 0.0,
            cues: Vec::new(),
        };
        Self { place, head: None, named: false, weight: 0.0 }
    }
}

impl Draft {
    fn add(&mut self, sighting: Sighting, prose: &Prose<'_>) {
        let Sighting { name, aliases, head, named, tokens, cue } = sighting;
        if self.place.name.is_empty() {
            self.place.name = name;
            self.head = head;
            self.named = named;
            // Of the parts of a long name only those count as other forms that stand in quotation marks.
            self.place.aliases = aliases.into_iter().filter(|alias| *alias != self.place.name).collect();
        } else if name != self.place.name && !self.place.aliases.contains(&name) {
            self.place.aliases.push(name);
        }
        self.place.mentions.push((prose.tokens[tokens.start].sentence, tokens));
        self.weight = self.weight.max(cue.weight) + if self.weight > 0.0 { 0.15 } else { 0.0 };
        self.place.confidence = (self.weight * 0.85).clamp(0.0, 0.97);
        self.place.cues.push(cue);
    }
}

/// The place that a plain noun means because it was named before: the same noun, the end of its compound, or
/// the only one of its kind.
fn short_for(drafts: &[Draft], sighting: &Sighting, words: &PlaceWords, language: Language) -> Option<usize> {
    // `in der Garderobe … in Rosas Garderobe`
    let bare = |draft: &Draft| sighting.aliases.contains(&draft.place.name) && !draft.named;
    if let Some(index) = drafts.iter().rposition(bare).filter(|_| !sighting.named) {
        return Some(index);
    }
    let head = sighting.head.as_deref().filter(|_| !sighting.named);
    if words.towns.contains(&sighting.name) {
        let mut towns =
            drafts.iter().enumerate().filter(|(_, draft)| draft.head.is_none() && draft.weight >= ENOUGH);
        let only = towns.next()?.0;
        return towns.next().is_none().then_some(only);
    }
    // `Falkenrode` of `Burgschule Falkenrode`, `the Bridge` of `Harbour Bridge`
    let english = language == Language::English;
    if (sighting.head.is_none() || english && sighting.named) && !sighting.name.contains(' ') {
        let end = format!(" {}", sighting.name);
        return drafts.iter().rposition(|draft| draft.named && draft.place.name.ends_with(&end));
    }
    let head = head?;
    let end = sighting.name.to_lowercase();
    let longer = |draft: &Draft| {
        let name = draft.place.name.to_lowercase();
        let word = format!(" {end}");
        draft
            .place
            .aliases
            .iter()
            .any(|alias| *alias == sighting.name || alias.to_lowercase().ends_with(&word))
            || name.len() > end.len() + 2 && name.ends_with(&end)
    };
    if let Some(index) = drafts.iter().rposition(longer) {
        return Some(index);
    }
    // A compound says which one of its kind it is.
    let plain = sighting.name.eq_ignore_ascii_case(head);
    let same = |draft: &Draft| {
        plain
            && draft.named
            && draft.weight >= ENOUGH
            && draft.head.as_deref().is_some_and(|known| words.same_kind(known, head))
    };
    let mut kind = drafts.iter().enumerate().filter(|(_, draft)| same(draft));
    let only = kind.next()?.0;
    kind.next().is_none().then_some(only)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: Language, text: &str, expected: &[&str]) {
        // One line alone could be a heading.
        let end = if language == Language::German { "Dann ist es still." } else { "Then it is over." };
        let text = format!("{text} {end}");
        let prose = Prose::read(&text, Some(language));
        let people = People::read(&prose);
        let found: Vec<String> = find(&prose, &people).into_iter().map(|place| place.name).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn german_places() {
        for (text, expected) in [
            (
                "Im Marien-Klinikum herrscht Aufregung, und auf dem Flur weint Karla.",
                &["Marien-Klinikum", "Flur"][..],
            ),
            ("Uwe wartet in der Werkstatt seines Vaters.", &["Werkstatt"]),
            ("Da betritt Leopold von Stetten die Werkstatt.", &["Werkstatt"]),
            ("Karla zieht nach Husum und kauft dort ein altes Boot.", &["Husum"]),
            ("Auf der Terrasse des Lindenhofs streiten sie.", &["Terrasse", "Lindenhof"]),
            ("Im Hotel Seeblick wartet Karla auf den Makler.", &["Hotel Seeblick"]),
            ("Die Fähre „Stern von Amrum“ legt im Hafen ab.", &["Stern von Amrum", "Hafen"]),
            ("Wortlos verlässt Uwe das Krankenhaus.", &["Krankenhaus"]),
            ("Vor der Kirche trifft Karla ihren Bruder, und in der Kirche singt der Chor.", &["Kirche"]),
            ("Auf dem Marktplatz von Husum treffen sie sich.", &["Marktplatz", "Husum"]),
            ("Karla wartet auf der Langen Brücke.", &["Lange Brücke"]),
            ("Im „Goldenen Hirsch“ feiert Uwe seinen Geburtstag.", &["Goldener Hirsch"]),
            ("Uwe erwacht am Hamburger Fischmarkt.", &["Hamburger Fischmarkt"]),
            ("Uwe steht unter den Dachbalken der Tenne.", &["Tenne"]),
            ("Uwe flieht über die Dächer der Altstadt.", &["Altstadt"]),
            ("Die Bürgermeisterin von Altenbrück schweigt.", &["Altenbrück"]),
            ("Im Frauengefängnis Preungesheim sitzt Karla ein.", &["Frauengefängnis Preungesheim"]),
            ("Auf dem Planeten Kharon stößt Uwe auf Spuren.", &["Kharon"]),
            ("Die Spur führt die Ermittler in ein Lokal.", &["Lokal"]),
            ("Da verliest der Vogt auf dem Dorfplatz den Befehl.", &["Dorfplatz"]),
            ("Uwe isst im Roten Ochsen zu Abend.", &["Roter Ochse"]),
            ("Karla lebt seit Jahren in Udine und zieht nach Dahlem.", &["Udine", "Dahlem"]),
            ("Karla arbeitet im Städtischen Fundbüro.", &["Städtisches Fundbüro"]),
            ("Uwe fährt nach Groß Vahlberg.", &["Groß Vahlberg"]),
            ("In der halb verfallenen Kirche singt Karla.", &["Kirche"]),
            ("Uwe liegt am Fuß der Kellertreppe.", &["Kellertreppe"]),
            ("Der Garten des Waisenhauses, kurz vor neun.", &["Garten", "Waisenhaus"]),
            ("Uwe erbt ein Dorf namens Zarnwitz.", &["Zarnwitz"]),
            ("Im Haus der Großeltern kommt alles ans Licht.", &["Haus"]),
            ("Hinter den Mauern des Internats regiert die Angst.", &["Internat"]),
            ("Karla bewirbt sich bei der Oper.", &[]),
            ("Auf der A 7 bei Kassel platzt Uwe ein Reifen.", &["A 7", "Kassel"]),
            ("Uwe liegt im Krankenhaus von Bad Tölz.", &["Krankenhaus", "Bad Tölz"]),
            ("Karla wohnt in der Küche ihrer WG.", &["Küche", "WG"]),
            ("Karla sitzt in der JVA Rottbach.", &["JVA Rottbach"]),
            ("Uwe wartet an der Rotenhäuser Straße.", &["Rotenhäuser Straße"]),
            ("Uwe fährt zur Schule an der Rotenhäuser Straße.", &["Schule", "Rotenhäuser Straße"]),
            ("Uwe wohnt in der Langen Straße.", &["Lange Straße"]),
            ("Karla geht die Kirchgasse hinauf.", &["Kirchgasse"]),
            ("Karla wartet in Raum 7 auf Uwe.", &["Raum 7"]),
            ("Uwe kommt nicht zum Essen.", &[]),
            ("Karla wohnt in Gelsenkirchen.", &["Gelsenkirchen"]),
            ("Uwe kehrt in sein Heimatdorf Alt-Gries zurück.", &["Alt-Gries"]),
            // Metaphors, metonyms, origins, furniture.
            ("Karla bekommt einen Brief aus München, und Uwe ist nur hinter ihrem Haus her.", &[]),
            ("Karla, Hebamme im Krankenhaus, kommt mit Uwe über die Grenze.", &[]),
            ("Uwe lässt Karla im Stich und gerät in Panik.", &[]),
            ("Das Gericht entscheidet gegen Uwe, und das Ministerium schweigt.", &[]),
            ("Karla liegt am Boden zerstört im Bett, und das Geld liegt auf der Hand.", &[]),
            ("Ein Hochstapler aus Bottrop bringt Uwe auf den richtigen Weg.", &[]),
            ("Der Leipziger Stadtrat tagt, und der Nachbar bekommt seinen Studienplatz.", &[]),
        ] {
            check(Language::German, text, expected);
        }
    }

    #[test]
    fn short_names_mean_the_place_named_before() {
        for (text, name, mentions) in [
            ("Karla kommt ins Marien-Klinikum. In der Klinik wartet schon Uwe.", "Marien-Klinikum", 2),
            ("Sie treffen sich im Obstgarten. Dort im Garten blüht es.", "Obstgarten", 2),
            ("Uwe kommt nach Hinterfelden. Im Dorf kennt ihn keiner.", "Hinterfelden", 2),
        ] {
            let prose = Prose::read(text, Some(Language::German));
            let people = People::read(&prose);
            let places = find(&prose, &people);
            let found: Vec<(&str, usize)> =
                places.iter().map(|place| (place.name.as_str(), place.mentions.len())).collect();
            assert_eq!(found, [(name, mentions)], "{text}");
        }
    }

    #[test]
    fn english_places() {
        for (text, expected) in [
            ("Grace waits in the old boathouse until dawn.", &["boathouse"][..]),
            ("Hugh drives to Manchester and searches the flat.", &["Manchester", "flat"]),
            ("They meet at the dispatch office, and nobody speaks.", &["dispatch office"]),
            ("On Friday Grace walks into the Cabinet Room.", &["Cabinet Room"]),
            ("Hugh visits the strikers' soup kitchen and peels potatoes.", &["soup kitchen"]),
            ("On Harbour Bridge a car burns for an hour.", &["Harbour Bridge"]),
            ("Tess confronts him in the interview room of the station.", &["interview room", "station"]),
            ("At the Rose and Crown, Hugh overhears them.", &["Rose and Crown"]),
            ("Everybody has come home to Cedar Falls for Tess.", &["Cedar Falls"]),
            ("Jo finds him at the Ashgrove care home.", &["Ashgrove care home"]),
            ("Grace waits in the hospital corridor.", &["hospital corridor"]),
            ("Hugh is born in the village of Penrow.", &["Penrow"]),
            ("Tess is thrown out of her tenement.", &["tenement"]),
            ("Grace waits in front of the gates.", &["gates"]),
            ("Hugh meets her in the lobby of a high-rise.", &["lobby", "high-rise"]),
            ("Jo waits in the precinct break room.", &["precinct break room"]),
            ("They meet at the Red Lion.", &["Red Lion"]),
            ("The bus breaks down outside a town called Penrow.", &["Penrow"]),
            ("Hugh meets Tess in the post office.", &["post office"]),
            ("It opens in Wing Kingdom, a chicken shop.", &["Wing Kingdom"]),
            ("Hugh waits in a lay-by on the A40.", &["lay-by", "A40"]),
            ("Hugh waits in the back of a taxi, then in the van.", &["taxi", "van"]),
            ("Tess sits in the boot of his car, and two men follow in a grey van.", &[]),
            ("A hotel suite, Hugh in a bathrobe, counting.", &["hotel suite"]),
            ("Bar. A man buys Tess a whiskey.", &["bar"]),
            ("Car deck, 4 a.m. Tess trips the sprinklers and runs.", &["car deck"]),
            ("Tess misses her hospital appointment and the school play.", &[]),
            ("The council votes to close the library.", &[]),
            ("Hugh writes a letter to Tess and learns the hospital code.", &[]),
            ("Sergeant Penny Marsh asks Pastor Joe Whitfield.", &[]),
            ("Hugh is left in the dark, and everything is at stake.", &[]),
        ] {
            check(Language::English, text, expected);
        }
    }
}
