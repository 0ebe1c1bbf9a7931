//! glTF files made on the spot.
