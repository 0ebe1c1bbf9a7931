//! What stands between the program and a hub, in words.

use super::super::{super::texts::Texts, bill::date};
use crate::{
    app::community::{
        address::AddressError,
        trouble::{HubTrouble, Network, OwnHub, Refusal, Unfit},
    },
    catalog::{Catalog, Day},
    wire::{Field, MAX_BODY_BYTES, Reason},
};

/// The trouble, and what helps; a refusal names what it is about as `catalog` calls it.
pub fn hub_trouble(trouble: &HubTrouble, catalog: Option<&Catalog>, texts: &Texts) -> String {
    match trouble {
        HubTrouble::Slow => texts.get("hub-slow"),
        HubTrouble::NoConnection(why) => texts.named("hub-no-connection", &network(why, texts)),
        HubTrouble::Broken(why) => texts.named("hub-broken", &network(why, texts)),
        HubTrouble::Failing(status) => texts.count("hub-failing", (*status).into()),
        HubTrouble::Refused(refusal) => refused(refusal, catalog, texts),
        HubTrouble::Unfit(unfit) => texts.named("hub-unfit", &how(unfit, texts)),
        HubTrouble::Address(error) => address(error, texts),
        HubTrouble::NoEncryption(said) => texts.named("hub-no-encryption", said),
        HubTrouble::OwnHub(error) => own_hub(error, texts),
        HubTrouble::NoThread(said) => texts.named("trouble-thread", said),
        HubTrouble::Stopped => texts.get("hub-stopped"),
        HubTrouble::Busy => texts.get("hub-worker-busy"),
        HubTrouble::Off => texts.get("hub-off"),
        HubTrouble::OutboxFull => texts.get("hub-outbox-full"),
    }
}

fn network(why: &Network, texts: &Texts) -> String {
    match why {
        Network::Refused => texts.get("network-refused"),
        Network::Reset => texts.get("network-reset"),
        Network::NoRoute => texts.get("network-no-route"),
        Network::Other(said) => said.clone(),
    }
}

fn how(unfit: &Unfit, texts: &Texts) -> String {
    match unfit {
        Unfit::Json(said) => texts.named("unfit-json", said),
        Unfit::Type(media) => texts.named("unfit-type", media),
        Unfit::Long => texts.count("unfit-long", MAX_BODY_BYTES),
        Unfit::Status(status) => texts.count("unfit-status", (*status).into()),
    }
}

fn address(error: &AddressError, texts: &Texts) -> String {
    match error {
        AddressError::Malformed(text) => texts.named("address-malformed", text),
        AddressError::Unencrypted(host) => texts.named("address-unencrypted", host),
        AddressError::Extras => texts.get("address-extras"),
    }
}

fn own_hub(error: &OwnHub, texts: &Texts) -> String {
    match error {
        OwnHub::None => texts.get("own-hub-none"),
        OwnHub::Folder(path, said) => {
            texts.with("own-hub-folder", &[("file", path.to_string_lossy().into()), ("why", said.as_str().into())])
        }
        OwnHub::Full(path) => texts.named("own-hub-full", &path.to_string_lossy()),
        OwnHub::Busy(path) => texts.named("own-hub-busy", &path.to_string_lossy()),
        OwnHub::Damaged(path) => texts.named("own-hub-damaged", &path.to_string_lossy()),
        OwnHub::Newer(path) => texts.named("own-hub-newer", &path.to_string_lossy()),
        OwnHub::Other(said) => texts.named("own-hub-other", said),
    }
}

/// The reason in our words; where it is unknown the kind of the problem, and only then the hub's own words.
fn refused(refusal: &Refusal, catalog: Option<&Catalog>, texts: &Texts) -> String {
    let reason = refusal.reason.as_ref().and_then(|reason| because(reason, catalog, texts));
    reason.or_else(|| kind(&refusal.kind, texts)).unwrap_or_else(|| match refusal.detail.as_str() {
        "" => texts.count("refused-status", refusal.status.into()),
        detail => detail.to_owned(),
    })
}

/// Kinds of problems that say enough by themselves.
fn kind(kind: &str, texts: &Texts) -> Option<String> {
    Some(match kind {
        "unknown-line" => texts.get("refused-unknown-line"),
        "id-taken" => texts.get("refused-id-taken"),
        "unknown-address" => texts.get("refused-older-hub"),
        "unknown-design" => texts.get("refused-no-design"),
        "body-too-large" => texts.get("refused-too-large"),
        _ => return None,
    })
}

/// `None` where the reason names what the catalog does not have.
fn because(reason: &Reason, catalog: Option<&Catalog>, texts: &Texts) -> Option<String> {
    let (lang, field) = (texts.language(), |field: &Field| match field {
        Field::Title => texts.get("field-title"),
        Field::Author => texts.get("field-author"),
        Field::Review => texts.get("field-review"),
    });
    let groups = |ids: &[String]| {
        let label =
            |id: &String| Some(catalog?.groups.iter().find(|group| group.id == *id)?.label.get(lang).to_owned());
        Some(ids.iter().map(label).collect::<Option<Vec<_>>>()?.join(", "))
    };
    let day = |day: &String| Some(date(Day::parse(day)?, texts));
    Some(match reason {
        Reason::BadId => texts.get("refused-id-taken"),
        Reason::TextEmpty { field: which } => texts.named("refused-text-empty", &field(which)),
        Reason::TextLong { field: which, most } => {
            texts.with("refused-text-long", &[("name", field(which).into()), ("n", (*most).into())])
        }
        Reason::TextUnfit { field: which } => texts.named("refused-text-unfit", &field(which)),
        Reason::TextOffends { field: which } => texts.named("refused-text-offends", &field(which)),
        Reason::BadStars => texts.get("refused-bad-stars"),
        Reason::BadKey => texts.get("refused-bad-key"),
        Reason::TooOften { minutes } => texts.count("refused-too-often", *minutes),
        Reason::NotYet { day: from } => texts.named("refused-not-yet", &day(from)?),
        Reason::Ended { day: until } => texts.named("refused-ended", &day(until)?),
        Reason::Retired => texts.get("refused-retired"),
        Reason::NoCode => texts.get("refused-no-code"),
        Reason::Mistyped => texts.get("code-checksum"),
        Reason::NewerCode => texts.get("refused-newer-code"),
        Reason::OtherLine => texts.get("code-other-line"),
        Reason::Lost { count } => texts.count("refused-lost", *count),
        Reason::Open { groups: ids } => texts.named("refused-open", &groups(ids)?),
        Reason::Unfit { groups: ids } => texts.named("refused-unfit", &groups(ids)?),
        Reason::Withdrawn { values } => {
            let label = |(group, value): &(String, String)| {
                Some(catalog?.value(catalog?.find(group, value)?).label.get(lang).to_owned())
            };
            let labels = values.iter().map(label).collect::<Option<Vec<_>>>()?;
            texts.named("refused-withdrawn", &labels.join(", "))
        }
        Reason::Forbidden { rules } => {
            let told =
                |id: &String| Some(catalog?.rules.iter().find(|rule| rule.id == *id)?.reason.get(lang).to_owned());
            texts.named("refused-forbidden", &rules.iter().map(told).collect::<Option<Vec<_>>>()?.join("; "))
        }
    })
}
