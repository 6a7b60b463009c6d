//! The reading of typed values, from the tree of a document and from a compiled form: one deserializer for both, since each
//! makes half a megabyte of program.

use serde::de::{self, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, Unexpected};
use serde::de::{VariantAccess, Visitor};
use std::ops::Range;

use super::packed::Packed;
use super::read_fault::ReadFault;
use super::tree::{Field, Node, TAGS, Value};

/// A value to be read.
#[derive(Clone, Copy)]
pub(super) enum Source<'de> {
    /// One of a document.
    Written(&'de Node),
    /// One of a compiled form.
    Packed(Packed<'de>),
}

/// What a source is.
enum Look<'de> {
    Text(&'de str),
    Integer(i64),
    Boolean(bool),
    Array(Elements<'de>),
    Table(Fields<'de>),
    /// Nothing that any field takes.
    Other,
}

impl<'de> Source<'de> {
    fn look(self) -> Look<'de> {
        match self {
            Self::Written(node) => match &node.value {
                Value::Text(text) => Look::Text(text),
                Value::Integer(n) => Look::Integer(*n),
                Value::Boolean(b) => Look::Boolean(*b),
                Value::Float(_) | Value::Left => Look::Other,
                Value::Array(nodes) => Look::Array(Elements { rest: Rest::Written(nodes.iter()), taken: 0 }),
                Value::Table(fields) => Look::Table(Fields::of(Rest::Written(fields.iter()))),
            },
            Self::Packed(packed) => match packed {
                Packed::Text(text) => Look::Text(text),
                Packed::Integer(n) => Look::Integer(n),
                Packed::Boolean(b) => Look::Boolean(b),
                Packed::Array(bytes) => Look::Array(Elements { rest: Rest::Packed(bytes), taken: 0 }),
                Packed::Table(bytes) => Look::Table(Fields::of(Rest::Packed(bytes))),
                Packed::Damaged => Look::Other,
            },
        }
    }

    fn unexpected(self) -> Unexpected<'de> {
        match self {
            Self::Written(node) => node.unexpected(),
            Self::Packed(_) => Unexpected::Other(""),
        }
    }

    /// That it is not what is expected.
    fn is_not(self, expected: &dyn de::Expected) -> ReadFault {
        self.place(de::Error::invalid_type(self.unexpected(), expected))
    }

    /// Places a fault within this value; a compiled form has no places.
    fn place(self, fault: ReadFault) -> ReadFault {
        match self {
            Self::Written(node) => fault.within(node),
            Self::Packed(_) => fault,
        }
    }
}

impl<'de> Deserializer<'de> for Source<'de> {
    type Error = ReadFault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadFault> {
        match self.look() {
            Look::Text(text) => visitor.visit_str(text),
            Look::Integer(n) => visitor.visit_i64(n),
            Look::Boolean(b) => visitor.visit_bool(b),
            Look::Other => Err(de::Error::invalid_type(self.unexpected(), &visitor)),
            // A pair takes two elements and asks for no more.
            Look::Array(mut elements) => visitor.visit_seq(&mut elements).and_then(|value| elements.none_left().map(|()| value)),
            Look::Table(fields) => visitor.visit_map(fields),
        }
        .map_err(|fault| self.place(fault))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadFault> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, ReadFault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadFault> {
        let tag = TAGS.iter().find(|(of, _)| *of == name).map(|(_, tag)| *tag);
        match (self, self.look(), tag) {
            (_, Look::Text(text), None) | (Self::Packed(_), Look::Text(text), _) => visitor.visit_enum(text.into_deserializer()),
            (_, Look::Table(fields), Some(tag)) => visitor.visit_enum(Tagged { fields, tag }),
            (_, _, Some(_)) => Err(de::Error::invalid_type(self.unexpected(), &"table")),
            (_, _, None) => Err(de::Error::invalid_type(self.unexpected(), &"text")),
        }
        .map_err(|fault: ReadFault| self.place(fault))
    }

    // Each kind of value by itself: what all others would be read as is a third of the program otherwise.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadFault> {
        self.deserialize_map(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadFault> {
        match self.look() {
            Look::Table(fields) => visitor.visit_map(fields).map_err(|fault| self.place(fault)),
            _ => Err(self.is_not(&visitor)),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadFault> {
        match self.look() {
            Look::Array(elements) => elements.read(visitor).map_err(|fault| self.place(fault)),
            _ => Err(self.is_not(&visitor)),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, ReadFault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadFault> {
        match self.look() {
            Look::Text(text) => visitor.visit_str(text).map_err(|fault| self.place(fault)),
            _ => Err(self.is_not(&visitor)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadFault> {
        self.deserialize_string(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadFault> {
        match self.look() {
            Look::Boolean(b) => visitor.visit_bool(b).map_err(|fault| self.place(fault)),
            _ => Err(self.is_not(&visitor)),
        }
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple_struct identifier ignored_any
    }
}

/// A table that is one of several by a word: in a document the one in its tag; in a compiled form the name of its only
/// field, in which the others are.
struct Tagged<'de> {
    fields: Fields<'de>,
    tag: &'static str,
}

impl<'de> EnumAccess<'de> for Tagged<'de> {
    type Error = ReadFault;
    type Variant = Fields<'de>;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Fields<'de>), ReadFault> {
        let Self { mut fields, tag } = self;
        let missing = || de::Error::missing_field(tag);
        if let Rest::Written(written) = &fields.rest {
            let word = written.clone().find(|f| f.name == tag && !matches!(f.node.value, Value::Left)).ok_or_else(missing)?;
            let read = seed.deserialize(Source::Written(&word.node));
            let word = read.map_err(|fault| fault.within(&word.node).under(tag))?;
            return Ok((word, Fields { besides: Some(tag), ..fields }));
        }
        let (name, _, source) = fields.step().ok_or_else(missing)?;
        let Look::Table(fields) = source.look() else { return Err(missing()) };
        let name: de::value::StrDeserializer<'_, ReadFault> = name.into_deserializer();
        Ok((seed.deserialize(name)?, fields))
    }
}

impl<'de> VariantAccess<'de> for Fields<'de> {
    type Error = ReadFault;

    fn unit_variant(self) -> Result<(), ReadFault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, ReadFault> {
        seed.deserialize(de::value::MapAccessDeserializer::new(self))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, ReadFault> {
        visitor.visit_map(self)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, ReadFault> {
        visitor.visit_map(self)
    }
}

/// What of an array or a table is still to be read.
enum Rest<'de, T> {
    Written(std::slice::Iter<'de, T>),
    Packed(&'de [u8]),
}

struct Elements<'de> {
    rest: Rest<'de, Node>,
    taken: usize,
}

impl<'de> Elements<'de> {
    fn step(&mut self) -> Option<Source<'de>> {
        match &mut self.rest {
            Rest::Written(nodes) => loop {
                let node = nodes.next()?;
                self.taken += 1;
                if !matches!(node.value, Value::Left) {
                    return Some(Source::Written(node));
                }
            },
            Rest::Packed([]) => None,
            Rest::Packed(bytes) => {
                self.taken += 1;
                Some(Source::Packed(Packed::take(bytes)))
            }
        }
    }

    /// All of them: a pair takes two and asks for no more.
    fn read<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, ReadFault> {
        let value = visitor.visit_seq(&mut self)?;
        self.none_left().map(|()| value)
    }

    fn none_left(&self) -> Result<(), ReadFault> {
        let left = match &self.rest {
            Rest::Written(nodes) => nodes.len(),
            Rest::Packed(bytes) => bytes.len(),
        };
        match left {
            0 => Ok(()),
            left => Err(de::Error::invalid_length(self.taken + left, &"array of length 2")),
        }
    }
}

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = ReadFault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, ReadFault> {
        let Some(source) = self.step() else { return Ok(None) };
        let read = seed.deserialize(source).map(Some);
        read.map_err(|fault| source.place(fault).under(&format!("[{}]", self.taken)))
    }
}

struct Fields<'de> {
    rest: Rest<'de, Field>,
    /// A field that was read before.
    besides: Option<&'static str>,
    /// The field whose name was read last.
    here: Option<(&'de str, Source<'de>)>,
}

impl<'de> Fields<'de> {
    fn of(rest: Rest<'de, Field>) -> Self {
        Self { rest, besides: None, here: None }
    }

    /// The next name, where it stands, and the value.
    fn step(&mut self) -> Option<(&'de str, Option<&'de Range<usize>>, Source<'de>)> {
        match &mut self.rest {
            Rest::Written(fields) => {
                let besides = self.besides;
                let field = fields.find(|f| !matches!(f.node.value, Value::Left) && besides != Some(f.name.as_str()))?;
                Some((&field.name, Some(&field.span), Source::Written(&field.node)))
            }
            Rest::Packed([]) => None,
            Rest::Packed(bytes) => {
                // A name that is none is one that no table has.
                let name = if let Packed::Text(name) = Packed::take(bytes) { name } else { "" };
                Some((name, None, Source::Packed(Packed::take(bytes))))
            }
        }
    }
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = ReadFault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, ReadFault> {
        let Some((name, span, source)) = self.step() else { return Ok(None) };
        self.here = Some((name, source));
        let key: de::value::StrDeserializer<'_, ReadFault> = name.into_deserializer();
        seed.deserialize(key).map(Some).map_err(|mut fault| {
            fault.span = fault.span.or_else(|| span.cloned());
            fault
        })
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, ReadFault> {
        let Some((name, source)) = self.here.take() else { return Err(de::Error::missing_field("value")) };
        seed.deserialize(source).map_err(|fault| source.place(fault).under(name))
    }
}
