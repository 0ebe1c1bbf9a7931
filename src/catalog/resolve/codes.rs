//! Whether every design has a code that says all of it.
//!
//! Invariant: of a line without an error no design has a code that loses text or a drawing, or cannot be read.

use super::{Work, groups::Groups, problems::quoted};
use crate::catalog::{
    Kind,
    code_room::{MAX_LENGTH, MAX_OWN_BYTES, longest, own_bytes},
    spans::Place,
};

impl Work<'_> {
    /// Texts, drawings and keys that do not fit into a code. `place` is that of all groups.
    pub fn check_codes(&mut self, place: &Place, groups: &Groups) {
        let mut bytes = 0;
        for (group, origin) in groups.all.iter().zip(&groups.origins) {
            let Some(own) = own_bytes(group) else { continue };
            if bytes <= MAX_OWN_BYTES && bytes + own > MAX_OWN_BYTES {
                let message = format!(
                    "with {} the texts and drawings of a design have up to {} bytes; a design code carries \
                     {MAX_OWN_BYTES} of them",
                    quoted(&group.id),
                    bytes + own
                );
                let (field, remedy) = match group.kind {
                    Kind::Drawing(_) => ("room", "write a smaller `room`, or have shorter texts"),
                    _ => (
                        "max_chars",
                        "write a smaller `max_chars`, or accept characters that take fewer bytes: `Digits` take one each, \
                         `Latin` three, `Printable` four",
                    ),
                };
                let at = place.item(origin.group).field("kind").field(field);
                self.problems.error(at, "long-code", message, remedy);
            }
            bytes += own;
        }
        let length = longest(&groups.all);
        if length > MAX_LENGTH {
            let message = format!("design codes have up to {length} characters; at most {MAX_LENGTH} can be read");
            let remedy = "have fewer groups, texts and free colours, or write smaller keys";
            self.problems.error(place.clone(), "long-code", message, remedy);
        }
    }
}
