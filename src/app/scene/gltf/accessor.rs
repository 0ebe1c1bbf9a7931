//! Numbers out of buffers: any component type, normalised or not, interleaved, sparse.
//!
//! Invariant: what is returned is finite, and no more is allocated than the file itself has bytes for.

use super::{Flaw, file::File, json};

/// Most elements of one accessor.
const MOST_ELEMENTS: usize = 1 << 24;
/// Most elements of an accessor that has no bytes in the file but stands for zeros.
const MOST_ZEROS: usize = 1 << 20;

/// The elements of accessor `at`, as vectors of `N` numbers; missing ones are filled up with `fill`.
pub fn floats<const N: usize>(file: &File, at: usize, fill: f32) -> Result<Vec<[f32; N]>, Flaw> {
    let (accessor, place) = accessor(file, at)?;
    let has = components(&accessor.shape).filter(|has| *has <= N || *has == 16);
    let Some(has) = has else { return Err(Flaw::new(place, format!("a {} cannot stand here", accessor.shape))) };
    let kind = Kind::of(accessor.component_type, accessor.normalized, &place)?;
    let element = |bytes: &[u8]| {
        let mut element = [fill; N];
        for (number, value) in element.iter_mut().zip(bytes.chunks_exact(kind.size())) {
            *number = kind.float(value);
        }
        element
    };
    let mut elements: Vec<[f32; N]> = match accessor.buffer_view {
        Some(view) => raw(file, view, accessor.byte_offset, accessor.count, kind, has, &place)?.map(element).collect(),
        None if accessor.count > MOST_ZEROS => {
            return Err(Flaw::too_large(place, format!("it has {} elements without data", accessor.count)));
        }
        None => vec![std::array::from_fn(|at| if at < has { 0.0 } else { fill }); accessor.count],
    };
    if let Some(sparse) = &accessor.sparse {
        let (indices, values) = (&sparse.indices, &sparse.values);
        let index_kind = Kind::of(indices.component_type, false, &place)?;
        let wheres = raw(file, indices.buffer_view, indices.byte_offset, sparse.count, index_kind, 1, &place)?;
        let values = raw(file, values.buffer_view, values.byte_offset, sparse.count, kind, has, &place)?;
        for (index, bytes) in wheres.zip(values) {
            let index = index_kind.integer(index) as usize;
            let Some(replaced) = elements.get_mut(index) else {
                return Err(Flaw::new(place, format!("its sparse index {index} is out of range")));
            };
            *replaced = element(bytes);
        }
    }
    if elements.iter().flatten().any(|number| !number.is_finite()) {
        return Err(Flaw::new(place, "it holds numbers that are infinite or not a number"));
    }
    Ok(elements)
}

/// The elements of accessor `at`, which holds whole numbers.
pub fn integers<const N: usize>(file: &File, at: usize) -> Result<Vec<[u32; N]>, Flaw> {
    let (accessor, place) = accessor(file, at)?;
    let kind = Kind::of(accessor.component_type, false, &place)?;
    let Some(view) = accessor.buffer_view.filter(|_| components(&accessor.shape) == Some(N) && kind.is_unsigned())
    else {
        return Err(Flaw::new(place, "it must hold unsigned whole numbers"));
    };
    let values = raw(file, view, accessor.byte_offset, accessor.count, kind, N, &place)?;
    Ok(values
        .map(|bytes| {
            let mut element = [0; N];
            for (number, value) in element.iter_mut().zip(bytes.chunks_exact(kind.size())) {
                *number = kind.integer(value);
            }
            element
        })
        .collect())
}

fn accessor<'a>(file: &'a File, at: usize) -> Result<(&'a json::Accessor, String), Flaw> {
    let place = format!("accessors[{at}]");
    let accessor = file.root.accessors.get(at).ok_or_else(|| Flaw::new(&place, "there is none"))?;
    let count = accessor.count;
    // The format forbids it, and renderers have no room of size zero.
    if count == 0 {
        return Err(Flaw::new(place, "it has no elements"));
    }
    if count > MOST_ELEMENTS {
        return Err(Flaw::too_large(place, format!("it has {count} elements, more than {MOST_ELEMENTS}")));
    }
    Ok((accessor, place))
}

/// The bytes of each element.
fn raw<'a>(
    file: &'a File,
    view: usize,
    offset: usize,
    count: usize,
    kind: Kind,
    components: usize,
    place: &str,
) -> Result<impl Iterator<Item = &'a [u8]> + use<'a>, Flaw> {
    let (bytes, stride) = file.view(view)?;
    let size = kind.size() * components;
    let stride = stride.unwrap_or(size);
    let needed = count.saturating_sub(1).checked_mul(stride).and_then(|all| all.checked_add(offset)?.checked_add(size));
    if stride < size || count > 0 && needed.is_none_or(|needed| needed > bytes.len()) {
        return Err(Flaw::new(place, format!("its {count} elements reach beyond its buffer view")));
    }
    Ok((0..count).map(move |at| {
        let first = offset + at * stride;
        &bytes[first..first + size]
    }))
}

fn components(shape: &str) -> Option<usize> {
    match shape {
        "SCALAR" => Some(1),
        "VEC2" => Some(2),
        "VEC3" => Some(3),
        "VEC4" => Some(4),
        "MAT4" => Some(16),
        _ => None,
    }
}

#[derive(Clone, Copy)]
enum Kind {
    I8 { normalized: bool },
    U8 { normalized: bool },
    I16 { normalized: bool },
    U16 { normalized: bool },
    U32,
    F32,
}

impl Kind {
    fn of(code: u32, normalized: bool, place: &str) -> Result<Self, Flaw> {
        Ok(match code {
            5120 => Self::I8 { normalized },
            5121 => Self::U8 { normalized },
            5122 => Self::I16 { normalized },
            5123 => Self::U16 { normalized },
            5125 => Self::U32,
            5126 => Self::F32,
            _ => return Err(Flaw::new(place, format!("its component type {code} is unknown"))),
        })
    }

    fn size(self) -> usize {
        match self {
            Self::I8 { .. } | Self::U8 { .. } => 1,
            Self::I16 { .. } | Self::U16 { .. } => 2,
            Self::U32 | Self::F32 => 4,
        }
    }

    fn is_unsigned(self) -> bool {
        matches!(self, Self::U8 { .. } | Self::U16 { .. } | Self::U32)
    }

    fn integer(self, bytes: &[u8]) -> u32 {
        match *bytes {
            [a] => u32::from(a),
            [a, b] => u32::from(u16::from_le_bytes([a, b])),
            [a, b, c, d] => u32::from_le_bytes([a, b, c, d]),
            _ => 0,
        }
    }

    fn float(self, bytes: &[u8]) -> f32 {
        let whole = self.integer(bytes);
        let scaled =
            |value: f32, most: f32, normalized: bool| if normalized { (value / most).max(-1.0) } else { value };
        match self {
            Self::I8 { normalized } => scaled(f32::from(whole as u8 as i8), 127.0, normalized),
            Self::U8 { normalized } => scaled(whole as f32, 255.0, normalized),
            Self::I16 { normalized } => scaled(f32::from(whole as u16 as i16), 32767.0, normalized),
            Self::U16 { normalized } => scaled(whole as f32, 65535.0, normalized),
            Self::U32 => whole as f32,
            Self::F32 => f32::from_bits(whole),
        }
    }
}
