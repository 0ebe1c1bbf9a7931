//! The parts of a glTF file: its JSON, and its binary buffers.
//!
//! Invariant: nothing outside of the folder of the file is read, and nothing from a network.

use super::{Flaw, json::Root};
use std::{
    borrow::Cow,
    io::Read,
    path::{Component, Path},
};

/// Most bytes in a file and in all its buffers.
const MOST_BYTES: u64 = 1 << 30;
pub const MAGIC: &[u8] = b"glTF";
const JSON_CHUNK: u32 = 0x4E4F_534A;
const BINARY_CHUNK: u32 = 0x004E_4942;

/// A file that was read but not yet understood.
pub struct File<'a> {
    pub root: Root,
    buffers: Vec<Cow<'a, [u8]>>,
    folder: &'a Path,
}

/// The bytes of the file at `path`, unless there are too many.
pub fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(std::io::Error::other(format!("it has more than {} MiB", MOST_BYTES >> 20)));
    }
    Ok(bytes)
}

impl<'a> File<'a> {
    pub fn parse(bytes: &'a [u8], folder: &'a Path) -> Result<Self, Flaw> {
        let (text, binary) = split(bytes)?;
        let root: Root = serde_json::from_slice(text).map_err(|error| Flaw::new("JSON", error.to_string()))?;
        if !root.asset.version.starts_with("2.") {
            let found = &root.asset.version;
            return Err(Flaw::new("asset.version", format!("it is “{found}”, only glTF 2 can be read")));
        }
        let mut buffers = Vec::with_capacity(root.buffers.len().min(1024));
        let mut total = 0;
        for (at, buffer) in root.buffers.iter().enumerate() {
            let place = format!("buffers[{at}]");
            let data = match (&buffer.uri, binary) {
                (Some(uri), _) => Cow::Owned(fetch(uri, folder, &place)?),
                (None, Some(binary)) if at == 0 => Cow::Borrowed(binary),
                (None, _) => return Err(Flaw::new(place, "it has no data")),
            };
            if data.len() < buffer.byte_length {
                let (has, says) = (data.len(), buffer.byte_length);
                return Err(Flaw::new(place, format!("it has {has} bytes of {says}; the file is cut off")));
            }
            total += data.len() as u64;
            if total > MOST_BYTES {
                return Err(Flaw::too_large(place, format!("all buffers have more than {} MiB", MOST_BYTES >> 20)));
            }
            buffers.push(data);
        }
        Ok(Self { root, buffers, folder })
    }

    /// The bytes of a buffer view, and its stride.
    pub fn view(&self, at: usize) -> Result<(&[u8], Option<usize>), Flaw> {
        let place = format!("bufferViews[{at}]");
        let Some(view) = self.root.buffer_views.get(at) else { return Err(Flaw::new(place, "there is none")) };
        let buffer = self.buffers.get(view.buffer);
        let buffer = buffer.ok_or_else(|| Flaw::new(&place, format!("there is no buffer {}", view.buffer)))?;
        let end = view.byte_offset.checked_add(view.byte_length);
        let bytes = end.and_then(|end| buffer.get(view.byte_offset..end));
        let bytes = bytes.ok_or_else(|| Flaw::new(&place, "it reaches beyond its buffer"))?;
        Ok((bytes, view.byte_stride))
    }

    /// The encoded picture of an image.
    pub fn image(&self, at: usize) -> Result<Cow<'_, [u8]>, Flaw> {
        let place = format!("images[{at}]");
        let image = self.root.images.get(at).ok_or_else(|| Flaw::new(&place, "there is none"))?;
        match (&image.uri, image.buffer_view) {
            (_, Some(view)) => Ok(Cow::Borrowed(self.view(view)?.0)),
            (Some(uri), None) => Ok(Cow::Owned(fetch(uri, self.folder, &place)?)),
            (None, None) => Err(Flaw::new(place, "it has no data")),
        }
    }
}

type Chunks<'a> = (&'a [u8], Option<&'a [u8]>);

/// The JSON of a file, and the binary chunk if it is a GLB that has one.
pub fn split(bytes: &[u8]) -> Result<Chunks<'_>, Flaw> {
    if bytes.starts_with(MAGIC) { chunks(bytes) } else { Ok((bytes, None)) }
}

/// A GLB of this JSON and binary chunk.
pub fn join(mut text: Vec<u8>, binary: Option<&[u8]>) -> Vec<u8> {
    text.resize(text.len().next_multiple_of(4), b' ');
    let mut binary = binary.map(<[u8]>::to_vec);
    let mut bytes = [MAGIC, &2_u32.to_le_bytes(), &[0; 4]].concat();
    if let Some(binary) = &mut binary {
        binary.resize(binary.len().next_multiple_of(4), 0);
    }
    for (kind, chunk) in [(JSON_CHUNK, Some(&text)), (BINARY_CHUNK, binary.as_ref())] {
        let Some(chunk) = chunk else { continue };
        bytes.extend((chunk.len() as u32).to_le_bytes());
        bytes.extend(kind.to_le_bytes());
        bytes.extend(chunk);
    }
    let length = bytes.len() as u32;
    bytes[8..12].copy_from_slice(&length.to_le_bytes());
    bytes
}

/// The JSON and the binary chunk of a GLB.
fn chunks(bytes: &[u8]) -> Result<Chunks<'_>, Flaw> {
    let cut_off = || Flaw::new("GLB", "the file is cut off");
    let word = |at: usize| {
        let bytes = bytes.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map(u32::from_le_bytes).ok_or_else(cut_off)
    };
    if word(4)? != 2 {
        return Err(Flaw::new("GLB", format!("it has version {}, only 2 can be read", word(4)?)));
    }
    let (mut text, mut binary, mut at) = (None, None, 12);
    while at + 8 <= bytes.len() {
        let length = word(at)? as usize;
        let chunk = bytes.get(at + 8..at + 8 + length).ok_or_else(cut_off)?;
        match word(at + 4)? {
            JSON_CHUNK => text = text.or(Some(chunk)),
            BINARY_CHUNK => binary = binary.or(Some(chunk)),
            _ => {}
        }
        at += 8 + length.next_multiple_of(4);
    }
    Ok((text.ok_or_else(cut_off)?, binary))
}

/// What a URI stands for: data that it holds itself, or a file beside the glTF.
fn fetch(uri: &str, folder: &Path, place: &str) -> Result<Vec<u8>, Flaw> {
    if let Some(data) = uri.strip_prefix("data:") {
        let encoded = data.split_once(";base64,").map(|(_, encoded)| encoded.as_bytes());
        let encoded = encoded.ok_or_else(|| Flaw::new(place, "its data URI is not in base64"))?;
        let bytes = data_encoding::BASE64.decode(encoded);
        return bytes.map_err(|error| Flaw::new(place, format!("its data URI cannot be decoded: {error}")));
    }
    let name = uri.replace("%20", " ");
    let inside = Path::new(&name).components().all(|part| matches!(part, Component::Normal(_)));
    if !inside || name.contains(':') {
        return Err(Flaw {
            place: place.into(),
            message: format!("“{uri}” lies outside of the folder of the file"),
            remedy: "export it as one GLB file",
        });
    }
    read(&folder.join(&name)).map_err(|error| Flaw::new(place, format!("“{uri}” cannot be read: {error}")))
}
