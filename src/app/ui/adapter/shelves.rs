//! Feeds and suggestions as carousels, and the pictures of designs.

use super::{
    super::{
        model::{Card, Memory, SavedCard, Shelf, ShelfStatus, Tab, Why},
        texts::Texts,
    },
    answer::change_in_words,
    reviews, send, words,
};
use crate::{
    advice,
    app::{
        community::{Community, FeedStatus},
        library::SavedDesign,
        session::{Pictures, Session, Shot, View},
    },
    catalog::{Choice, Preset, text::FALLBACK},
    design::{Decoded, Selection, code, edit, price},
    wire::{CommunityDesign, Feed, VendorSuggestion},
};
use bevy::{platform::collections::HashMap, prelude::*};
use bevy_egui::{EguiTextureHandle, EguiUserTextures};
use std::collections::BTreeMap;

/// Most codes that are remembered; then everything is forgotten.
const CAPACITY: usize = 1024;

/// What codes mean in the catalog of the day.
#[derive(Resource, Debug, Default)]
pub struct Codes {
    catalog: String,
    known: HashMap<String, Known>,
}

#[derive(Debug)]
struct Known {
    /// `None` if it is no code.
    decoded: Option<Decoded>,
    /// What opening it gives; `None` until somebody asks, then `None` inside if it cannot be opened.
    adopted: Option<Option<Selection>>,
}

impl Codes {
    fn get(&mut self, session: &Session, code: &str) -> &mut Known {
        if self.catalog != session.catalog.hash || self.known.len() >= CAPACITY {
            self.catalog.clone_from(&session.catalog.hash);
            self.known.clear();
        }
        self.known
            .entry(code.to_owned())
            .or_insert_with(|| Known { decoded: code::decode(&session.catalog, code).ok(), adopted: None })
    }

    /// In how many choices the code agrees with the design.
    fn shared(&mut self, session: &Session, code: &str) -> usize {
        let selection = &session.design().selection;
        let choices = self.get(session, code).decoded.iter().flat_map(|decoded| &decoded.choices);
        choices.filter(|&&choice| selection.has(choice)).count()
    }

    /// The design the code opens.
    fn selection(&mut self, session: &Session, code: &str) -> Option<Selection> {
        let known = self.get(session, code);
        let adopted = known.adopted.get_or_insert_with(|| {
            let outcome = edit::open(&session.catalog, &session.book, known.decoded.as_ref()?)?;
            Some(outcome.design.selection)
        });
        adopted.clone()
    }
}

/// What is needed to show a design as a picture.
pub struct Gallery<'a> {
    pub session: &'a Session,
    pub codes: &'a mut Codes,
    pub pictures: &'a Pictures,
    pub textures: &'a mut EguiUserTextures,
    /// Every picture that is shown, whether it is there or not.
    pub wanted: Vec<Shot>,
}

impl Gallery<'_> {
    /// On a card.
    pub fn of(&mut self, selection: &Selection) -> Option<egui::TextureId> {
        self.seen(selection, View::Card)
    }

    pub fn seen(&mut self, selection: &Selection, view: View) -> Option<egui::TextureId> {
        let shot = Shot { selection: selection.clone(), view };
        let image = self.pictures.get(&shot).map(Handle::id);
        self.wanted.push(shot);
        Some(self.textures.add_image(EguiTextureHandle::Weak(image?)))
    }

    /// A picture of the design that a code opens.
    pub fn of_code(&mut self, code: &str) -> Option<egui::TextureId> {
        let selection = self.codes.selection(self.session, code)?;
        self.of(&selection)
    }
}

/// All carousels; pictures only for the cards in sight.
pub fn shelves(gallery: &mut Gallery, community: &Community, memory: &Memory, texts: &Texts, now: i64) -> Vec<Shelf> {
    let shelf = |gallery: &mut Gallery, tab: Tab| match tab.feed() {
        Some(feed) => {
            let state = community.feeds.get(&feed)?;
            let in_sight = |i: usize| memory.tab == tab && memory.in_sight.contains(&i);
            let items = if memory.tab == tab { &state.items[..] } else { &[] };
            let cards = items.iter().enumerate().map(|(i, item)| card(gallery, tab, item, in_sight(i), texts, now));
            Some(Shelf { tab, cards: cards.collect(), status: status(&state.status, texts, now), more: state.more })
        }
        None if tab == Tab::Presets => {
            let presets = &gallery.session.catalog.clone().presets;
            let in_sight = |i: usize| memory.tab == tab && memory.in_sight.contains(&i);
            let presets_on_view = if memory.tab == tab { &presets[..] } else { &[] };
            let cards = presets_on_view.iter().enumerate();
            let cards = cards.map(|(i, preset)| preset_card(gallery, preset, in_sight(i), texts)).collect();
            (!presets.is_empty()).then_some(Shelf { tab, cards, status: ShelfStatus::Ready, more: false })
        }
        None if memory.tab != Tab::Advice => None,
        None => {
            let state = &community.suggestions;
            let cards = state.items.iter().filter_map(|item| advice_card(gallery, item, texts)).collect();
            Some(Shelf { tab, cards, status: status(&state.status, texts, now), more: false })
        }
    };
    Tab::ALL.into_iter().filter_map(|tab| shelf(gallery, tab)).collect()
}

/// What is loved: real designs, or made-up ones where there is no real one yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Liked {
    /// The choices of each design, with how much that says: every like, and every order three times.
    pub votes: Vec<(Vec<Choice>, i64)>,
    pub sample: bool,
}

/// What is loved in the community.
pub fn liked(session: &Session, codes: &mut Codes, community: &Community) -> Liked {
    let items = community.feeds.get(&Feed::Popular).map_or(&[][..], |state| &state.items);
    let sample = items.iter().all(|item| item.sample);
    let liked = |item: &CommunityDesign| {
        let choices = codes.get(session, &item.code).decoded.as_ref()?.choices.clone();
        Some((choices, 1 + i64::from(item.likes) + 3 * i64::from(item.orders)))
    };
    let votes = items.iter().filter(|item| item.sample == sample).filter_map(liked).collect();
    Liked { votes, sample }
}

/// What is said of a list.
pub fn status(status: &FeedStatus, texts: &Texts, now: i64) -> ShelfStatus {
    match status {
        FeedStatus::Loading => ShelfStatus::Loading,
        FeedStatus::Ready => ShelfStatus::Ready,
        FeedStatus::Stale { since } => ShelfStatus::Stale(ago(texts, now - since)),
        FeedStatus::Offline { why } => ShelfStatus::Offline(words::hub_trouble(why, None, texts)),
        FeedStatus::Empty => ShelfStatus::Empty,
        FeedStatus::Off => ShelfStatus::Off,
    }
}

/// How long ago something was, in words.
pub fn ago(texts: &Texts, secs: i64) -> String {
    let (minutes, hours, days) = (secs / 60, secs / 3_600, secs / 86_400);
    let count = |key: &str, n: i64| texts.count(key, usize::try_from(n).unwrap_or(0));
    if minutes < 1 {
        texts.get("ago-now")
    } else if hours < 1 {
        count("ago-minutes", minutes)
    } else if days < 1 {
        count("ago-hours", hours)
    } else {
        count("ago-days", days)
    }
}

fn card(gallery: &mut Gallery, tab: Tab, item: &CommunityDesign, in_sight: bool, texts: &Texts, now: i64) -> Card {
    let shared = gallery.codes.shared(gallery.session, &item.code);
    let (why, reason) = reason(tab, item, shared, gallery.session.catalog.groups.len(), texts, now);
    Card {
        id: item.id.clone(),
        title: item.title.clone(),
        author: item.author.clone(),
        likes: item.likes,
        rating: item.rating.as_ref().map(|rating| reviews::rating(rating, texts)),
        why,
        reason,
        sample: item.sample,
        picture: if in_sight { gallery.of_code(&item.code) } else { None },
        price: String::new(),
        changes: Vec::new(),
    }
}

/// Why a card is shown: what the feed is about, else how close it is to the design.
fn reason(tab: Tab, item: &CommunityDesign, shared: usize, groups: usize, texts: &Texts, now: i64) -> (Why, String) {
    let days = usize::try_from((now - item.created_at) / 86_400).unwrap_or(0);
    if let (Tab::Rated, Some(rating)) = (tab, &item.rating) {
        return (Why::Rated, reviews::reason(rating, texts));
    }
    match (tab, &item.staff_note) {
        _ if shared == groups => (Why::Shared, texts.get("reason-yours")),
        (Tab::Staff, Some(note)) => (Why::Staff, texts.named("reason-staff", note)),
        (Tab::Loved, _) if item.orders > 0 => (Why::Bought, texts.count("reason-bought", item.orders as usize)),
        (Tab::New, _) if days == 0 => (Why::Recent, texts.get("reason-today")),
        (Tab::New, _) => (Why::Recent, texts.count("reason-days", days)),
        _ => (Why::Shared, texts.count("reason-shared", shared)),
    }
}

fn preset_card(gallery: &mut Gallery, preset: &Preset, in_sight: bool, texts: &Texts) -> Card {
    let (session, lang) = (gallery.session, texts.language());
    let total = price::quote_in(&session.catalog, session.price_list().ix, &preset.selection).total;
    Card {
        id: preset.id.clone(),
        title: preset.title.get(lang).to_owned(),
        author: String::new(),
        likes: 0,
        rating: None,
        why: Why::Preset,
        reason: preset.story.get(lang).to_owned(),
        sample: false,
        picture: if in_sight { gallery.of(&preset.selection) } else { None },
        price: price::format_money(total, session.price_list().currency, lang),
        changes: Vec::new(),
    }
}

fn advice_card(gallery: &mut Gallery, item: &VendorSuggestion, texts: &Texts) -> Option<Card> {
    let (session, lang) = (gallery.session, texts.language());
    let catalog = &session.catalog;
    let selection = &session.design().selection;
    let applies = item.when.iter().all(|(group, values)| {
        values.iter().any(|value| catalog.find_ids(group, value).is_some_and(|choice| selection.has(choice)))
    });
    let change = send::change(catalog, item).filter(|_| applies)?;
    let offer = advice::offer(&session.book, session.design(), &change)?;
    let after = &offer.design.selection;
    let changes = selection.diff(after).into_iter().map(|to| {
        let from = Choice { group: to.group, value: selection.value(to.group) };
        change_in_words(catalog, &crate::design::Change { from, to, was_own: false }, lang)
    });
    Some(Card {
        id: item.id.clone(),
        title: said(&item.title, lang),
        author: item.author.clone(),
        likes: 0,
        rating: None,
        why: Why::Advice,
        reason: said(&item.why, lang),
        sample: item.sample,
        changes: changes.collect(),
        picture: gallery.of(after),
        price: price::format_difference(session.difference(after), session.price_list().currency, lang),
    })
}

/// Words of the hub in `lang`, if it has them.
pub fn said(words: &BTreeMap<String, String>, lang: &str) -> String {
    words.get(lang).or_else(|| words.get(FALLBACK)).cloned().unwrap_or_default()
}

/// Saved designs that get a picture: fewer than are kept at a time, or one would push out another for ever.
const SAVED_PICTURES: usize = 32;

/// The saved designs.
pub fn saved(gallery: &mut Gallery, designs: &[SavedDesign], texts: &Texts, now: i64) -> Vec<SavedCard> {
    let card = |(place, design): (usize, &SavedDesign)| SavedCard {
        id: design.id.clone(),
        name: design.name.clone(),
        changed: ago(texts, now - design.changed_at),
        published: design.published.is_some(),
        picture: if place < SAVED_PICTURES { gallery.of_code(&design.code) } else { None },
    };
    designs.iter().enumerate().map(card).collect()
}

#[cfg(test)]
#[path = "shelves_tests.rs"]
pub(super) mod tests;
