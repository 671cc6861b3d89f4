//! Any value of the model on one line of RON.
//!
//! ron's own serializer writes texts either with every foreign letter escaped or, where they hold a quotation mark or a
//! line break, raw and over several lines. An entity must be one line, and readable: so this small one.

use std::fmt::{self, Display, Write as _};

use serde::ser::{self, Impossible, Serialize};
use thiserror::Error;

/// Why a value could not be written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WriteError {
    /// A type that this format has no form for.
    #[error("cant-write-type: {0}")]
    NoForm(&'static str),
    /// A message of a type's own.
    #[error("cant-write: {0}")]
    Refused(String),
    /// Memory ran out while formatting.
    #[error("cant-write-value")]
    Format,
}

impl From<fmt::Error> for WriteError {
    fn from(_: fmt::Error) -> Self {
        Self::Format
    }
}

impl ser::Error for WriteError {
    fn custom<T: Display>(message: T) -> Self {
        Self::Refused(message.to_string())
    }
}

/// A value as one line: `(name: "Seoul", names: {"ko": "서울"})`.
///
/// # Errors
/// When the value is of a type that has no form in a file.
pub fn line<T: Serialize>(value: &T) -> Result<String, WriteError> {
    let mut out = String::new();
    value.serialize(Line { out: &mut out })?;
    Ok(out)
}

struct Line<'a> {
    out: &'a mut String,
}

/// A bracket whose entries are being written.
struct Entries<'a> {
    out: &'a mut String,
    close: char,
    first: bool,
}

impl<'a> Line<'a> {
    fn open(self, open: char, close: char) -> Entries<'a> {
        self.out.push(open);
        Entries {
            out: self.out,
            close,
            first: true,
        }
    }

    fn word(self, word: impl Display) -> Result<(), WriteError> {
        Ok(write!(self.out, "{word}")?)
    }
}

impl Entries<'_> {
    /// The value that comes next, behind a comma where it is not the first.
    fn next(&mut self) -> Line<'_> {
        if !self.first {
            self.out.push_str(", ");
        }
        self.first = false;
        Line { out: self.out }
    }

    fn close(self) {
        self.out.push(self.close);
    }
}

/// Quotation marks, backslashes and what is no letter are escaped; every script stays as it is.
fn quote(out: &mut String, text: &str) -> fmt::Result {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => write!(out, "\\u{{{:x}}}", u32::from(c))?,
            c => out.push(c),
        }
    }
    out.push('"');
    Ok(())
}

impl<'a> ser::Serializer for Line<'a> {
    type Ok = ();
    type Error = WriteError;
    type SerializeSeq = Entries<'a>;
    type SerializeTuple = Impossible<(), WriteError>;
    type SerializeTupleStruct = Impossible<(), WriteError>;
    type SerializeTupleVariant = Impossible<(), WriteError>;
    type SerializeMap = Entries<'a>;
    type SerializeStruct = Entries<'a>;
    type SerializeStructVariant = Impossible<(), WriteError>;

    fn serialize_bool(self, v: bool) -> Result<(), WriteError> {
        self.word(v)
    }
    fn serialize_i8(self, v: i8) -> Result<(), WriteError> {
        self.word(v)
    }
    fn serialize_i16(self, v: i16) -> Result<(), WriteError> {
        self.word(v)
    }
    fn serialize_i32(self, v: i32) -> Result<(), WriteError> {
        self.word(v)
    }
    fn serialize_i64(self, v: i64) -> Result<(), WriteError> {
        self.word(v)
    }
    fn serialize_u8(self, v: u8) -> Result<(), WriteError> {
        self.word(v)
    }
    fn serialize_u16(self, v: u16) -> Result<(), WriteError> {
        self.word(v)
    }
    fn serialize_u32(self, v: u32) -> Result<(), WriteError> {
        self.word(v)
    }
    fn serialize_u64(self, v: u64) -> Result<(), WriteError> {
        self.word(v)
    }
    fn serialize_f32(self, v: f32) -> Result<(), WriteError> {
        self.serialize_f64(v.into())
    }
    fn serialize_f64(self, v: f64) -> Result<(), WriteError> {
        // The shortest digits that read back as the same number; exponents only where zeros would fill the line.
        if v != 0.0 && v.is_finite() && !(1e-9..1e15).contains(&v.abs()) {
            Ok(write!(self.out, "{v:e}")?)
        } else {
            self.word(v)
        }
    }
    fn serialize_char(self, v: char) -> Result<(), WriteError> {
        self.serialize_str(v.encode_utf8(&mut [0; 4]))
    }
    fn serialize_str(self, v: &str) -> Result<(), WriteError> {
        Ok(quote(self.out, v)?)
    }
    fn serialize_bytes(self, _: &[u8]) -> Result<(), WriteError> {
        Err(WriteError::NoForm("bytes"))
    }
    fn serialize_none(self) -> Result<(), WriteError> {
        self.word("None")
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), WriteError> {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Result<(), WriteError> {
        self.word("()")
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), WriteError> {
        self.word("()")
    }
    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), WriteError> {
        self.word(variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<(), WriteError> {
        Err(WriteError::NoForm("a newtype"))
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), WriteError> {
        self.out.push_str(variant);
        let mut entries = self.open('(', ')');
        value.serialize(entries.next())?;
        entries.close();
        Ok(())
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Entries<'a>, WriteError> {
        Ok(self.open('[', ']'))
    }
    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, WriteError> {
        Err(WriteError::NoForm("a tuple"))
    }
    fn serialize_tuple_struct(
        self,
        name: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, WriteError> {
        Err(WriteError::NoForm(name))
    }
    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, WriteError> {
        Err(WriteError::NoForm(name))
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Entries<'a>, WriteError> {
        Ok(self.open('{', '}'))
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Entries<'a>, WriteError> {
        Ok(self.open('(', ')'))
    }
    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, WriteError> {
        Err(WriteError::NoForm(name))
    }
}

impl ser::SerializeSeq for Entries<'_> {
    type Ok = ();
    type Error = WriteError;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
        value.serialize(self.next())
    }
    fn end(self) -> Result<(), WriteError> {
        self.close();
        Ok(())
    }
}

impl ser::SerializeMap for Entries<'_> {
    type Ok = ();
    type Error = WriteError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), WriteError> {
        key.serialize(self.next())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
        self.out.push_str(": ");
        value.serialize(Line { out: self.out })
    }
    fn end(self) -> Result<(), WriteError> {
        self.close();
        Ok(())
    }
}

impl ser::SerializeStruct for Entries<'_> {
    type Ok = ();
    type Error = WriteError;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), WriteError> {
        let line = self.next();
        line.out.push_str(name);
        line.out.push_str(": ");
        value.serialize(line)
    }
    fn end(self) -> Result<(), WriteError> {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_of_every_script_stay_and_marks_are_escaped() {
        let text = "서울 تهران \"a\\b\"\n\u{7}\u{200f}";
        let written = line(&text).unwrap();
        assert_eq!(written, "\"서울 تهران \\\"a\\\\b\\\"\\n\\u{7}\u{200f}\"");
    }

    #[test]
    fn numbers_have_no_digit_too_many() {
        for (number, text) in [
            (126.0, "126"),
            (37.566, "37.566"),
            (-0.5, "-0.5"),
            (0.0, "0"),
            (1e300, "1e300"),
            (f64::INFINITY, "inf"),
        ] {
            assert_eq!(line(&number).as_deref(), Ok(text));
        }
    }

    proptest! {
        #[test]
        fn every_text_is_one_line_and_reads_back(text: String) {
            let written = line(&text).unwrap();
            prop_assert!(!written.contains('\n'));
            prop_assert_eq!(ron::from_str::<String>(&written), Ok(text));
        }

        #[test]
        fn every_number_reads_back(bits: u64) {
            let number = f64::from_bits(bits);
            prop_assume!(!number.is_nan());
            let read: f64 = ron::from_str(&line(&number).unwrap()).unwrap();
            prop_assert_eq!(read.to_bits(), bits);
        }
    }
}
