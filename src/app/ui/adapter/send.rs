//! From what was asked for to the messages of the rooms that carry it out.

use super::{
    super::model::UiAction,
    Asked,
    reviews::{self, VisitorKey},
    told::Told,
};
use crate::{
    app::{
        community::{Community, CommunityRequest, Opinion},
        library::{Library, LibraryRequest, Randomness, Settings},
        modes::Profile,
        session::{Edit, Focus, Notice, Notices, Origin, Session, ShowLine, Trouble},
    },
    catalog::{Catalog, Choice, text::FALLBACK},
    design::{code, migration::Then},
    wire::{Feed, NewDesign, NewReview, VendorSuggestion},
};
use bevy::{ecs::system::SystemParam, prelude::*};

/// Where wishes go.
#[derive(SystemParam)]
pub struct Rooms<'w> {
    edits: MessageWriter<'w, Edit>,
    community: MessageWriter<'w, CommunityRequest>,
    library: MessageWriter<'w, LibraryRequest>,
    lines: MessageWriter<'w, ShowLine>,
    focus: ResMut<'w, Focus>,
    settings: Option<ResMut<'w, Settings>>,
    profile: Option<Res<'w, Profile>>,
    notices: ResMut<'w, Notices>,
    told: ResMut<'w, Told>,
    visitor: ResMut<'w, VisitorKey>,
}

impl Rooms<'_> {
    /// Says something of a design, or takes back what was said.
    fn say(&mut self, line: &str, design: &str, review: Option<NewReview>, randomness: Option<Randomness>) {
        let known = reviews::key(self.profile.as_deref(), self.settings.as_deref(), &self.visitor);
        let key = known.or_else(|| {
            let new = randomness?.id()?;
            reviews::remember(self.profile.as_deref(), self.settings.as_deref_mut(), &mut self.visitor, &new);
            Some(new)
        });
        match key {
            Some(key) => _ = self.community.write(CommunityRequest::Say(Opinion::new(line, design, &key, review))),
            None => self.notices.push(Notice::Trouble(Trouble::NoRandomness)),
        }
    }

    /// Remembers a handle where people are remembered.
    fn remember(&mut self, author: &str) {
        let remember = self.profile.as_ref().is_some_and(|profile| profile.keep_designs);
        if let Some(settings) = self.settings.as_mut().filter(|settings| remember && settings.author != author) {
            author.clone_into(&mut settings.author);
        }
    }
}

/// Sends everything on.
pub fn send(
    mut asked: ResMut<Asked>,
    session: Option<Res<Session>>,
    known: Option<Res<Community>>,
    saved: Option<Res<Library>>,
    randomness: Option<Res<Randomness>>,
    mut rooms: Rooms,
) {
    if asked.0.is_empty() {
        return;
    }
    for action in std::mem::take(&mut asked.0) {
        match action {
            UiAction::Choose(choice) => _ = rooms.edits.write(Edit::Choose(choice)),
            UiAction::ChooseGivingUp(choice, given_up) => {
                rooms.edits.write(Edit::ChooseGivingUp(choice, given_up));
            }
            UiAction::Write(choice, free) => _ = rooms.edits.write(Edit::Write(choice, free)),
            UiAction::Focus(group) => _ = rooms.focus.set_if_neq(Focus(group)),
            // What is set is news even if it is the same: the camera goes there again.
            UiAction::LookAt(group) => *rooms.focus = Focus(Some(group)),
            UiAction::Undo => _ = rooms.edits.write(Edit::Undo),
            UiAction::Redo => _ = rooms.edits.write(Edit::Redo),
            UiAction::Reset => _ = rooms.edits.write(Edit::Reset),
            UiAction::OpenCard(feed, id) => {
                if let Some((code, title)) = known.as_ref().and_then(|known| card(known, feed, &id)) {
                    rooms.edits.write(Edit::OpenCode { code, origin: Origin::Titled(title), then: Then::Unknown });
                }
            }
            UiAction::OpenPreset(id) => {
                let presets = session.as_ref().map_or(&[][..], |session| &session.catalog.presets);
                if let (Some(session), Some(preset)) = (&session, presets.iter().find(|preset| preset.id == id)) {
                    let language = rooms.settings.as_ref().map_or(FALLBACK, |settings| &settings.language);
                    let title = preset.title.get(language).to_owned();
                    let code = code::encode(&session.catalog, &preset.selection);
                    rooms.edits.write(Edit::OpenCode { code, origin: Origin::Titled(title), then: Then::Unknown });
                }
            }
            UiAction::Apply(wishes, written) => _ = rooms.edits.write(Edit::Apply { wishes, written }),
            UiAction::PriceList(id) => {
                if let Some(settings) = rooms.settings.as_mut() {
                    settings.price_list = id;
                }
            }
            UiAction::KeepQuotation => _ = rooms.library.write(LibraryRequest::KeepQuotation),
            UiAction::More(feed) => _ = rooms.community.write(CommunityRequest::More(feed)),
            UiAction::Refresh => _ = rooms.community.write(CommunityRequest::Refresh),
            UiAction::Publish { title, author } => {
                let Some(session) = &session else { continue };
                let Some(id) = randomness.as_ref().and_then(|randomness| randomness.id()) else {
                    rooms.notices.push(Notice::Trouble(Trouble::NoRandomness));
                    continue;
                };
                rooms.remember(&author);
                let (line, code) = (session.catalog.line.clone(), session.code().to_owned());
                rooms.community.write(CommunityRequest::Publish(NewDesign { id, line, code, title, author }));
            }
            UiAction::Reviews(design) => {
                let key = reviews::key(rooms.profile.as_deref(), rooms.settings.as_deref(), &rooms.visitor);
                rooms.community.write(CommunityRequest::Reviews { design, key });
            }
            UiAction::MoreReviews => _ = rooms.community.write(CommunityRequest::MoreReviews),
            UiAction::Review { design, stars, text, author } => {
                let Some(session) = &session else { continue };
                rooms.remember(&author);
                let review = NewReview { stars, text, author };
                rooms.say(&session.catalog.line, &design, Some(review), randomness.as_deref().copied());
            }
            UiAction::WithdrawReview(design) => {
                let Some(session) = &session else { continue };
                rooms.say(&session.catalog.line, &design, None, randomness.as_deref().copied());
            }
            UiAction::OpenCode(code) => {
                rooms.edits.write(Edit::OpenCode { code, origin: Origin::Silent, then: Then::Unknown });
            }
            UiAction::ShowLine(id) => _ = rooms.lines.write(ShowLine(id)),
            UiAction::Language(language) => {
                if let Some(settings) = rooms.settings.as_mut() {
                    settings.language = language.to_owned();
                }
            }
            UiAction::Light(id) => {
                if let Some(settings) = rooms.settings.as_mut() {
                    settings.light = id;
                }
            }
            UiAction::Dismiss(number) => rooms.told.dismiss(number),
            UiAction::Save { name } => _ = rooms.library.write(LibraryRequest::Save { name }),
            UiAction::RenameSaved { id, name } => _ = rooms.library.write(LibraryRequest::Rename { id, name }),
            UiAction::OpenSaved(id) => _ = rooms.library.write(LibraryRequest::Open { id }),
            UiAction::DuplicateSaved(id) => _ = rooms.library.write(LibraryRequest::Duplicate { id }),
            UiAction::DeleteSaved(id) => {
                if saved.as_ref().is_some_and(|saved| saved.get(&id).is_some()) {
                    rooms.library.write(LibraryRequest::Delete { id });
                }
            }
        }
    }
}

/// Code and title of a card.
fn card(known: &Community, feed: Feed, id: &str) -> Option<(String, String)> {
    let design = known.feeds.get(&feed)?.items.iter().find(|design| design.id == id)?;
    Some((design.code.clone(), design.title.clone()))
}

/// The change list of a suggestion in terms of today's catalog; `None` if it names what the catalog does not have.
pub fn change(catalog: &Catalog, suggestion: &VendorSuggestion) -> Option<Vec<Choice>> {
    suggestion.change.iter().map(|(group, value)| catalog.find_ids(group, value)).collect()
}
